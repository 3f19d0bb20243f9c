#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Programs without a libc start and end right, on three targets, with the library and the single header, gcc and clang,
# also with -flto. Arguments, environment and exit status arrive, the stack is aligned, and memcpy, memmove, memset,
# memcmp, bcmp, strlen and wcslen do what compilers rely on. -flto does not inline the library's functions, which would
# mix code compiled for different vector registers.
. tests/lib/tap.sh
. tests/lib/targets.sh

# build FLAGS...: makes $work/program.
build() {
    rm -f "$work/program"
    # shellcheck disable=SC2086
    $cc -Wall -Wextra -Werror -fno-stack-protector -nostdlib -static "$@" -o "$work/program" \
        tests/start/main.c tests/start/memory.c $library
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

# After -flto the library's function is still one.
not_inlined() { "$target-linux-gnu-nm" "$work/program" | grep ' [Tt] os_munmap$'; }

# object NAME: takes that object out of the library, into $work.
object() { "$target-linux-gnu-ar" p "$library" "$1.o" >"$work/$1.o"; }

# An instruction that traps follows the call that ends the process, and nothing else does.
traps_after_exit() {
    object start && $objdump -dz --no-show-raw-insn "$work/start.o" | awk '
        /<os_start_>:$/ { inside = 1 }
        /^$/ { inside = 0 }
        inside && /\t(syscall|svc|ecall)/ { exits++; after = 0; next }
        inside && exits && NF > 1 { after++; code = $2 }
        END { print exits + 0, "trap,", code; exit !(exits == 1 && code ~ /^(ud2|brk|ebreak|unimp)$/) }'
}

# memcpy copies words, and does not take them apart: it has 54 to 75 bytes; 114 and 190 on riscv64 where it did.
copies_words() {
    bytes=$(object freestanding && "$target-linux-gnu-nm" -S -t d "$work/freestanding.o" |
        awk '$4 == "memcpy" { print $2 + 0 }')
    echo "$bytes bytes"
    [ "$bytes" -gt 0 ] && [ "$bytes" -le 100 ]
}

for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        can_run "$on" $compiler "$target" || continue
        cc=$(compiler_for $compiler "$target")
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
        try "$on: what comes after exit traps" traps_after_exit
        try "$on: memcpy copies words" copies_words
        try "$on $lto, library: its functions are not inlined" not_inlined
    done
done
done_testing
