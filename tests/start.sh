#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native qemu-user: tests/start/complete.c tests/start/own.c tests/start/threads.c tests/start/again.c
# coverage: native qemu-user: tests/start/image.c
#
# Programs without a libc start and end right, on three targets, with the library and the single header, gcc and clang,
# also with -flto. Arguments, environment and exit status arrive, the stack is aligned, and memcpy, memmove, memset,
# memcmp, bcmp, strlen and wcslen do what compilers rely on. -flto does not inline the library's functions, which would
# mix code compiled for different vector registers.
#
# The complete start relocates a static PIE, and what IFUNCs are, sets up thread-local variables and a stack protector,
# and calls constructors and destructors, with every linker that there is. What it cannot start it ends, with a line.
. tests/lib/tap.sh
. tests/lib/targets.sh

# build FLAGS...: makes $work/program.
build() {
    rm -f "$work/program"
    # shellcheck disable=SC2086
    $cc -Wall -Wextra -Werror -fno-stack-protector -nostdlib -static "$@" -o "$work/program" \
        tests/start/main.c tests/start/memory.c ${library:+"${library%.a}_start.a" "$library"}
}

# exits STATUS ARGUMENT...: the program must exit with STATUS.
exits() {
    wanted=$1; shift
    if [ $# = 0 ]; then environment=; else environment=OS_CORE_TEST=yes; fi
    # shellcheck disable=SC2046,SC2086
    env -i $environment timeout -s KILL 20 $(command -v $(runner_for "$target")) "$work/program" "$@"
    status=$?
    [ "$status" = "$wanted" ] || { echo "exit status $status, not $wanted"; return 1; }
}
statuses() {
    build "$@" && exits 0 one "" 0 && exits 7 one "" 7 && exits 255 one "" -1 && exits 8
}

# After -flto the library's function is still one, under one of its two names.
not_inlined() { $objdump -d --no-show-raw-insn "$work/program" | grep -E '<os_(core_)?munmap>$'; } # it is called

# object NAME: takes that object out of the library, into $work.
object() { "$target-linux-gnu-ar" p "${library%.a}_start.a" "$1.o" >"$work/$1.o"; }

# An instruction that traps follows the call that ends the process, and nothing else does.
traps_after_exit() { # OBJECT
    object "$1" && $objdump -dz --no-show-raw-insn "$work/$1.o" | awk '
        />:$/ { inside = /<os_start_(bare_)?>:$/ || inside && /<[.]L/; next } # riscv64 has labels inside
        inside && /\t(syscall|svc|ecall)/ { exits++; after = 0; next }
        inside && exits && !after && NF > 1 { after++; code = $2 }
        END { print exits + 0, "trap,", code; exit !(exits >= 1 && code ~ /^(ud2|brk|ebreak|unimp)$/) }'
}

# No memory function takes more than 1 KiB, nor strlen and wcslen more than 100 bytes.
small() {
    object freestanding && "$target-linux-gnu-nm" -S -t d "$work/freestanding.o" | awk '
        { print $4, $2 + 0; limit = $4 ~ /^mem/ ? 1024 : 100; if ($2 + 0 < 1 || $2 + 0 > limit) bad = 1; functions++ }
        END { exit bad || functions != 7 }'
}

# The most instructions that 8 bytes take in a call, in hundredths, where both addresses are aligned alike, and where
# they are not: of memcpy, of memmove forwards and backwards, of memset and memcmp.
most_instructions() {
    cat <<'END'
aarch64 c  100  100
aarch64 f  100  100
aarch64 b  125  125
aarch64 s   62   62
aarch64 m  243  243
riscv64 c  300  800
riscv64 f  300  800
riscv64 b  600 4800
riscv64 s  175  175
riscv64 m  800 7200
END
}
# qemu writes a line for each instruction.
instructions() { # FUNCTION BYTES ODD
    one=-singlestep
    "$qemu" -help | grep -q -e -one-insn-per-tb && one=-one-insn-per-tb
    timeout -s KILL 60 "$qemu" "$one" -d nochain,exec -D "$work/trace" "$work/program" "$@" &&
        grep -c '^Trace' "$work/trace"
}
few_instructions() {
    qemu=$(runner_for "$target")
    whole count.c -fno-stack-protector -O2 -static "$@" || return 1
    most_instructions | grep "^$target" >"$work/most" && bad=
    while read -r _ function alike not_alike; do
        for odd in 0:$alike 3:$not_alike; do
            some=$(instructions "$function" 3200 "${odd%:*}") && more=$(instructions "$function" 6400 "${odd%:*}") ||
                return 1
            for_8=$(((more - some) * 100 / 400))
            echo "$function, ${odd%:*}: $for_8, at most ${odd#*:}"
            [ "$for_8" -gt 0 ] && [ "$for_8" -le "${odd#*:}" ] || bad=1
        done
    done <"$work/most"
    [ -z "$bad" ]
}

# No byte beyond is read, no word that is not aligned: sanitizers look, also at what machines without
# OS_ARCH_UNALIGNED_ do.
bounds() { # [MACRO [FLAG]]: without that macro
    printf '#include "arch.h"\n%s\n#include "freestanding.c"\n' "${1:+#undef $1}" >"$work/bounds.c"
    names=$(printf ' --redefine-sym %s=our_%s' memcpy memcpy memmove memmove memset memset memcmp memcmp bcmp bcmp \
        strlen strlen wcslen wcslen)
    watched="-fsanitize=address,undefined -fno-sanitize-recover=all"
    # shellcheck disable=SC2086
    gcc -O1 -g $watched ${2:-} -Iinclude -Isrc -c "$work/bounds.c" -o "$work/bounds.o" &&
        objcopy $names "$work/bounds.o" && gcc -O1 -g $watched -Wall -Wextra -Werror tests/start/bounds.c \
        "$work/bounds.o" -o "$work/bounds" && "$work/bounds"
}

# With -mavx2, which -march=x86-64-v3 has, a piece is of 32 bytes.
has_avx2() { grep -qw avx2 /proc/cpuinfo; }
of_32_bytes() {
    library=
    try "$on -O2 -mavx2, single header" statuses -Isingle_include -DSINGLE_HEADER -O2 -mavx2
    library=$place/$compiler-avx2/$target/libos_core.a
    try "$on -mavx2: the library builds" make_library "$compiler-avx2" "$compiler" "$target" "" "-O2 -mavx2"
    try "$on -mavx2, library" statuses -Iinclude -O2 -mavx2
    try "$on -mavx2: each memory function takes at most 1 KiB" small
}

# --- the complete start -----------------------------------------------------------------------------

# clang warns of a flag that it has no use for, ld.bfd of IFUNCs on riscv64.
quiet_for() { case $1 in clang) echo -Wno-unused-command-line-argument ;; esac; }

# whole SOURCE FLAGS...: makes $work/program of it, with a stack protector that looks at every function.
whole() {
    source=$1; shift
    rm -f "$work/program"
    # shellcheck disable=SC2086
    $cc -Wall -Wextra -Werror $quiet -ffreestanding -fstack-protector-all -nostdlib \
        "$@" -o "$work/program" "tests/start/$source" ${library:+"${library%.a}_start.a" "$library"}
}
begins() { whole complete.c tests/start/parts.c -DALIGNMENT=64 "$@" && exits 3 one "" 3; }
aligns() { whole complete.c tests/start/parts.c -DALIGNMENT=8192 "$@" && exits 3 one "" 3; }

forbidden= # a program that runs another one with fewer calls

# ends STATUS TEXT: the program must end with it, and say TEXT in its only line.
ends() {
    # shellcheck disable=SC2046,SC2086
    timeout -s KILL 20 $forbidden $(command -v $(runner_for "$target")) "$work/program" >"$work/said" 2>&1
    status=$?
    cat "$work/said"
    [ "$status" = "$1" ] && [ "$(cat "$work/said")" = "os_core: $2" ] || { echo "exit status $status"; return 1; }
}

# A function writes beyond its array: it says so, and a signal ends it. The guard is another one in each run, not 0.
guards() {
    whole smash.c "$@" && run_guarded 1 && cp "$work/guard" "$work/guard.1" && run_guarded 1 || return 1
    [ "$status" = 0 ] && [ "$(wc -c <"$work/guard")" = 8 ] && ! cmp -s "$work/guard" "$work/guard.1" || return 1
    # shellcheck disable=SC2046
    run_guarded $(awk 'BEGIN { for (i = 0; i < 64; i++) print i }')
    cat "$work/said"
    case $status in 132 | 133) ;; *) return 1 ;; esac # the trap's signal: SIGILL, SIGTRAP
    grep -qx 'os_core: the stack was overwritten' "$work/said" && [ "$(tr -d '\n -~' <"$work/said" | wc -c)" = 0 ]
}
run_guarded() {
    # shellcheck disable=SC2046,SC3045  # dash has ulimit -c
    (ulimit -c 0; timeout -s KILL 20 $(runner_for "$target") "$work/program" "$@" >"$work/guard" 2>"$work/said"
        echo $? >"$work/status") 2>"$work/shell"
    status=$(cat "$work/status")
    od -An -tx1 "$work/guard"
}

# unknown TYPE SOURCE FLAGS...: the first relocation becomes one of another type, of which TYPE is the lowest byte.
unknown() {
    type=$1; shift
    whole "$@" && "$target-linux-gnu-readelf" -rW "$work/program" >"$work/relocations" &&
        at=$(sed -n "s/^Relocation section '.rela.dyn' at offset 0x\\([0-9a-f]*\\) .*/\\1/p" "$work/relocations") &&
        printf '%b' "\\0$type" | dd of="$work/program" bs=1 seek=$((0x$at + 8)) conv=notrunc 2>"$work/dd" &&
        ends 127 "unknown relocation"
}

# One of a thread-local variable: R_X86_64_TPOFF64, R_AARCH64_TLS_TPREL and R_RISCV_TLS_TPREL64 for R_..._RELATIVE.
thread_local_type() { case $target in x86_64) echo 022 ;; aarch64) echo 006 ;; riscv64) echo 013 ;; esac; }
no_pointer() {
    whole main.c tests/start/memory.c "$@" && gcc -O1 -o "$work/forbid" tests/start/forbid.c &&
        forbidden=$work/forbid && ends 127 "arch_prctl failed"
    failed=$? forbidden=
    return "$failed"
}
# ld.lld can write relocations in other ways, which no start knows.
otherwise_written() {
    for option in -z,rel --pack-dyn-relocs=android; do
        whole complete.c tests/start/parts.c -DALIGNMENT=64 -fuse-ld=lld "-Wl,$option" "$@" &&
            ends 127 "unknown relocation" || return 1
    done
}
# Constants with addresses, in a program that was not compiled for any address.
read_only() {
    echo 'static const char text[] = "text"; const char *const table[] = {text, text};' >"$work/table.c"
    $cc -fno-pie -c "$work/table.c" -o "$work/table.o" &&
        whole main.c tests/start/memory.c "$work/table.o" "$@" && ends 127 "unknown relocation"
}
too_large() {
    whole large.c -DMORE=0 "$@" && exits 0 && whole large.c -DMORE=1 "$@" && ends 127 "TLS too large"
}
begins_again() { whole again.c "$@" && exits 0; }
with_threads() { whole threads.c "$@" && exits 0; }

# Constructors and destructors of C++. clang has destructors of objects call atexit, of a libc.
globals() {
    case $compiler in gcc) plus=g++ none= ;; clang) plus=clang++ none=-DNO_DESTRUCTORS ;; esac
    rm -f "$work/program"
    # shellcheck disable=SC2046,SC2086
    $(compiler_for $plus "$target") -Wall -Wextra -Werror -O2 -ffreestanding -fno-exceptions -fno-use-cxa-atexit $none \
        -nostdlib "$@" -o "$work/program" tests/start/globals.cc ${library:+"${library%.a}_start.a" "$library"} &&
        exits 0
}

# Functions of C++ that call others need no C++ library, though exceptions are on.
no_library() {
    case $compiler in gcc) plus=g++ ;; clang) plus=clang++ ;; esac
    rm -f "$work/program"
    # shellcheck disable=SC2046,SC2086
    $(compiler_for $plus "$target") -Wall -Wextra -Werror -x c++ -O2 $quiet -nostdlib -static \
        -Isingle_include "$@" -DOS_CORE_CALLS -DOS_CORE_START -o "$work/program" tests/compilers/page.c && exits 0
}

# A compiler can write the start as text, and read it.
as_text() {
    $cc -DSINGLE_HEADER -DALIGNMENT=64 -ffreestanding -Isingle_include "$@" -S -o "$work/text.s" \
        tests/start/complete.c && $cc -c -o "$work/text.o" "$work/text.s"
}

# os_relocate, os_tls_size and os_tls_init, byte by byte.
of_images() { whole image.c -fno-stack-protector -static "$@" && exits 0; }

# The bare start is had by the name of its entry; a _start of one's own takes the step that it wants.
bare() {
    whole main.c tests/start/memory.c -fno-stack-protector -static -Wl,-e,os_core_start_bare "$@" &&
        exits 7 one "" 7 &&
        ! "$target-linux-gnu-nm" "$work/program" | grep -E ' (_start|os_core_relocate|os_core_tls_init)$'
}
own_start() {
    whole own.c -fno-stack-protector "$@" && exits 0 &&
        ! "$target-linux-gnu-nm" "$work/program" | grep -E ' (main|os_start_|os_core_tls_init|os_core_constructors)$'
}

# The bytes of code that is linked for no address run at any other.
blob() {
    rm -f "$work/blob"
    # shellcheck disable=SC2086
    $cc -Wall -Wextra -Werror $quiet -ffreestanding -fno-stack-protector -fno-asynchronous-unwind-tables -fPIC \
        -nostdlib "$@" -Wl,-pie,--no-dynamic-linker,--build-id=none,-T,tests/start/blob.ld -o "$work/linked" \
        tests/start/blob.c ${library:+"${library%.a}_start.a" "$library"} &&
        "$target-linux-gnu-readelf" -rW "$work/linked" | grep 'There are no relocations' &&
        "$target-linux-gnu-objcopy" -O binary -j .text "$work/linked" "$work/blob" &&
        whole load.c -static "$@" && exits 0 "$work/blob"
}

# linkers: "NAME FLAGS" of each that there is for $on. gold makes no static PIE, and has no riscv64; gcc has the
# cross linkers of binutils only.
linkers() {
    echo "ld.bfd -fuse-ld=bfd"
    case $on in *clang | "$host "*) ! have ld.lld || echo "lld -fuse-ld=lld" ;; esac
    case $on in *clang | "$host "*) ! have mold || echo "mold -fuse-ld=mold" ;; esac
    case $on in riscv64*) ;; *) ! have "$target-linux-gnu-ld.gold" || echo "gold -fuse-ld=gold" ;; esac
}

# ld.bfd 2.40 counts relocations of thread-local variables to the text of a riscv64 PIE, which -z text refuses, and
# leaves them empty. It warns of IFUNCs there. So no -z text, which -static-pie brings; gcc 12 for riscv64 does not
# know that option. Its warning is not one of ours.
pie="-fPIE -Wl,-pie,--no-dynamic-linker"

does_not_link() {
    ! whole large.c -DMORE=0 "$@" -Wl,-pie,--no-dynamic-linker >"$work/refused" 2>&1 && cat "$work/refused" &&
        grep -E '__rela_iplt_start|recompile with -fPI|when making a PIE object' "$work/refused"
}

# shellcheck disable=SC2086  # flags
complete_start() { # PRODUCT FLAGS...
    product=$1; shift
    linkers >"$work/linkers"
    while read -r linker link; do
        # lld before 23 shortens riscv64's code, and leaves the addresses of resolvers as they were.
        case $linker-$target in lld-riscv64) ifunc="-DIFUNC -Wl,--no-relax" ;; *) ifunc=-DIFUNC ;; esac
        for level in -O0 -O2; do
            try "$on $level, $product, $linker: complete, -static" begins $level $link -static $ifunc "$@"
            [ $linker = gold ] || {
                try "$on $level, $product, $linker: complete, static PIE" begins $level $link $pie $ifunc "$@"; }
        done
        try "$on, $product, $linker: complete, -fPIE -static" begins -O2 $link -fPIE -static $ifunc "$@"
        try "$on, $product, $linker: thread-local variables aligned to more than a page" aligns -O2 $link -static "$@"
        case $linker-$target in
        lld-*) relr=-Wl,--pack-dyn-relocs=relr ;;
        ld.bfd-x86_64 | mold-*) relr=-Wl,-z,pack-relative-relocs ;;
        *) continue ;;
        esac
        try "$on, $product, $linker: relocations packed" begins -O2 $link $pie $relr "$@"
        "$target-linux-gnu-readelf" -SW "$work/program" | grep -q ' \.relr' || not_ok "... and they are packed"
    done <"$work/linkers"
    [ "$target" != "$host" ] ||
        try "$on, $product: a dynamic loader has begun it" begins -O2 -fPIE -pie -DIFUNC "$@"
    try "$on, $product: a stack protector" guards -O2 -static "$@"
    try "$on, $product: a stack protector, static PIE" guards -O2 $pie "$@"
    try "$on, $product: a guard without random bytes" begins_again -O1 -static "$@"
    try "$on, $product: threads with thread-local variables of their own" with_threads -O2 -static "$@"
    try "$on, $product: ... static PIE, and the linker has nothing to say" with_threads -O2 $pie \
        -Wl,--fatal-warnings "$@"
    try "$on, $product: a blob, copied to two addresses" blob -O2 "$@"
    try "$on, $product: C++ globals" globals -static "$@"
    try "$on, $product: C++ globals, static PIE" globals $pie "$@"
    try "$on, $product: an unknown relocation is an end with a line" \
        unknown 377 complete.c tests/start/parts.c -DALIGNMENT=64 -O1 $pie "$@"
    try "$on, $product: one of a thread-local variable that there is not is an end with a line" \
        unknown "$(thread_local_type)" main.c tests/start/memory.c -O1 $pie "$@"
    try "$on, $product: one of memory that is read only is an end with a line" read_only -O1 $pie "$@"
    try "$on, $product: thread-local variables of more than 1 MiB are an end with a line" too_large -O1 -static "$@"
    case $on in *clang) ! have ld.lld || try "$on, $product: relocations in other ways are an end with a line" \
        otherwise_written -O1 $pie "$@" ;;
    esac
    # clang can put constructors where only ld.bfd and gold find them.
    case $on in *clang) ! have ld.lld || refuse "$on, $product: constructors that lld does not find" "for .ctors" \
        whole complete.c tests/start/parts.c -DALIGNMENT=64 -O2 -static -fno-use-init-array -fuse-ld=lld "$@" ;;
    esac
    [ "$target" != "$host" ] || [ "$host" != x86_64 ] ||
        try "$on, $product: arch_prctl fails: an end with a line" no_pointer -O1 -static "$@"
}

# elf CC: what the sources know of ELF files is what libc's header says.
elf() { $1 -std=gnu11 -Wall -Wextra -Werror -ffreestanding -Iinclude -Isrc -c tests/start/elf.c -o "$work/elf.o"; }

for target in $targets; do
    can_run "$target: ELF is that of <elf.h>" gcc "$target" &&
        try "$target: ELF is that of <elf.h>" elf "$(compiler_for gcc "$target")"
    for compiler in gcc clang; do
        on="$target $compiler"
        can_run "$on" $compiler "$target" || continue
        cc=$(compiler_for $compiler "$target") quiet=$(quiet_for $compiler)
        case $compiler in
        gcc) lto=-flto ;;
        clang) lto="-flto -fuse-ld=lld" ;;
        esac
        more=$(lto_flags $compiler "$($cc -dumpversion)" c)
        lto=$lto${more:+ $more}
        # clang 14 forgets riscv64's ABI on the way to the linker, and needs all files compiled as the library is.
        [ "$on" != "riscv64 clang" ] || lto="$lto -fPIC -Wl,-plugin-opt=-target-abi=lp64d"
        case $on in "x86_64 gcc") dialect="-O2 -masm=intel" ;; *) dialect=-O1 ;; esac
        for flags in -O0 "$dialect" -O2 "-O2 $lto"; do
            library=
            # shellcheck disable=SC2086
            try "$on $flags, single header" statuses -Isingle_include -DSINGLE_HEADER $flags
            library=$place/$compiler/$target/libos_core.a
            try "$on ${flags%% -fuse*}: the library builds" \
                make_library "$compiler" "$compiler" "$target" "" "${flags%% -fuse*}"
            # shellcheck disable=SC2086
            try "$on $flags, library" statuses -Iinclude $flags
        done
        objdump=$target-linux-gnu-objdump
        try "$on $lto, library: its functions are not inlined" not_inlined
        case $target-$(has_avx2 && echo avx2) in
        x86_64-avx2) of_32_bytes ;;
        x86_64-) skip "$on -mavx2" "this processor has no AVX2" ;;
        esac
        library=$place/$compiler/$target/libos_core.a
        try "$on: the library builds" make_library "$compiler" "$compiler" "$target"
        for object in start bare; do
            try "$on, $object.o: what comes after exit traps" traps_after_exit $object
        done
        try "$on: each memory function takes at most 1 KiB" small
        [ "$target" = "$host" ] || try "$on: each takes few instructions" few_instructions -Iinclude
        try "$on: the bare start" bare -O1 -Iinclude
        try "$on: relocations and thread-local variables of programs that a test makes" \
            of_images -O1 -Iinclude -Wl,-e,os_core_start_bare
        # shellcheck disable=SC2086
        try "$on: a _start of its own" own_start -O1 $pie -Iinclude
        complete_start library -Iinclude
        library=
        complete_start "single header" -Isingle_include -DSINGLE_HEADER
        # shellcheck disable=SC2086
        try "$on, single header: a _start of its own" own_start -O1 $pie -Isingle_include -DSINGLE_HEADER
        fixed="-fno-pie -fno-pic -Isingle_include -DSINGLE_HEADER"
        # shellcheck disable=SC2086
        try "$on, single header: complete, -fno-pie" begins -O2 -static $fixed
        try "$on, single header: as text" as_text -O2 -fPIE
        try "$on, OS_CORE_IMPLEMENTATION: C++ needs no library" no_library -DOS_CORE_IMPLEMENTATION
        try "$on, OS_CORE_STATIC: C++ needs no library" no_library -DOS_CORE_STATIC
        # shellcheck disable=SC2086
        try "$on, single header: compiled without -fPIE, it does not link as a static PIE" does_not_link -O2 $fixed
    done
done
case " $targets " in *" $host "*)
    try "$host: no memory function reads or writes beyond" bounds
    try "$host: nor those for aligned words" bounds OS_ARCH_UNALIGNED_
    ! has_avx2 || try "$host: nor those of 32 bytes" bounds "" -mavx2 ;;
esac
done_testing
