#!/bin/sh
# SPDX-License-Identifier: MIT
# first: it takes longest
#
# Checks the shape of the code by disassembly, with gcc and clang on three targets. A wrapper is the argument moves that
# the ABI needs, the trap, the error test and the return. OS_CORE_STATIC inlines it everywhere. Arguments are widened.
# No register that a system call keeps is declared lost, and none that it loses is taken to live. The checks for misuse
# cost nothing. Programs run, too: code with inlined calls computes right at every level of optimisation.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/wrappers.sh

header=$PWD/single_include

# listing OBJECT: prints its instructions, one per line (tests/shape/listing.awk).
listing() { "$tools-objdump" -dr --no-show-raw-insn "$1" | awk -f tests/shape/listing.awk; }

# compile OBJECT SOURCE FLAGS...
compile() {
    object=$1 source=$2; shift 2; rm -f "$object"
    # shellcheck disable=SC2086  # $cc is a command with options
    $cc "$@" -ffunction-sections -Wall -Wextra -Werror -I"$header" -c -o "$object" "$source"
}

# expect NAME EXPECTED COMMAND...: the command must print exactly that.
expect() {
    expect_name=$1 expected=$2; shift 2
    printf '%s\n' "$expected" >"$work/expected"
    "$@" >"$work/log" 2>&1
    if cmp -s "$work/expected" "$work/log"; then ok "$expect_name"; else
        not_ok "$expect_name"; note "expected: $expected"; details "$work/log"
    fi
}

# --- how long the wrappers are ------------------------------------------------------------------

# The limits of each function: compiler, target, function, instructions on the success path, bytes. clang 14 moves one
# argument of os_syscall6 twice on x86_64. The limits of the other functions are reckoned from the prototypes.
cat >"$work/limits" <<'EOL'
gcc   x86_64  constants 12 53
gcc   aarch64 constants 11 44
gcc   riscv64 constants 11 34
*     x86_64  os_syscall0 3 6
*     x86_64  os_syscall1 4 9
*     x86_64  os_syscall2 5 12
*     x86_64  os_syscall3 6 15
*     x86_64  os_syscall4 7 18
*     x86_64  os_syscall5 8 21
gcc   x86_64  os_syscall6 9 26
clang x86_64  os_syscall6 10 29
*     aarch64 os_syscall0 3 12
*     aarch64 os_syscall1 4 16
*     aarch64 os_syscall2 5 20
*     aarch64 os_syscall3 6 24
*     aarch64 os_syscall4 7 28
*     aarch64 os_syscall5 8 32
*     aarch64 os_syscall6 9 36
*     riscv64 os_syscall0 3 8
*     riscv64 os_syscall1 4 10
*     riscv64 os_syscall2 5 12
*     riscv64 os_syscall3 6 14
*     riscv64 os_syscall4 7 16
*     riscv64 os_syscall5 8 18
*     riscv64 os_syscall6 9 20
*     x86_64  os_error_name 14 51
*     x86_64  os_error_text 14 51
*     aarch64 os_error_name 13 60
*     aarch64 os_error_text 13 60
*     riscv64 os_error_name 16 52
*     riscv64 os_error_text 16 52
EOL
prototypes | awk -f tests/shape/limits.awk docs/calls.tsv - >>"$work/limits"

# The same of what is inlined (tests/shape/constants.c), at each level: for the compilers of Debian 12 only.
cat >"$work/inlined" <<'EOL'
gcc   x86_64  -O2 constants 12 53
gcc   x86_64  -O2 checked   12 48
gcc   x86_64  -Os constants 12 50
gcc   x86_64  -Os checked   12 45
clang x86_64  -O2 constants 11 52
clang x86_64  -O2 checked   13 49
clang x86_64  -Os constants 14 55
clang x86_64  -Os checked   13 49
*     aarch64 *   constants 11 44
*     aarch64 *   checked   11 44
gcc   riscv64 -O2 constants 11 34
gcc   riscv64 -Os constants 14 36
gcc   riscv64 *   checked   14 38
clang riscv64 *   constants 12 36
clang riscv64 *   checked   11 30
EOL

# within_limits OBJECT FUNCTION...: prints the length of each, and fails if one is over its limit.
within_limits() {
    object=$1; shift
    listing "$object" >"$work/list" && "$tools-nm" -S "$object" >"$work/sizes" || return 1
    printf '%s\n' "$@" | awk -v c="$compiler" -v t="$target" '
        FILENAME ~ /limits$/ { if (($1 == c || $1 == "*") && $2 == t) limit[$3] = limit[$3] " " $4 " " $5; next }
        FILENAME ~ /sizes$/ { sub(/^os_core_/, "os_", $4); size[$4] = $2; next }
        { print $1, "0x" ($1 in size ? size[$1] : 0) limit[$1] }' "$work/limits" "$work/sizes" - >"$work/within"
    while read -r function bytes instructions_limit bytes_limit more; do
        instructions=$(awk -v name="$function" -f tests/shape/path.awk "$work/list") bytes=$((bytes))
        echo "$function: $instructions instructions, $bytes bytes," \
            "at most ${instructions_limit:-?} and ${bytes_limit:-?}"
        [ -n "$bytes_limit" ] && [ -z "$more" ] &&
            [ "$instructions" -gt 2 ] && [ "$instructions" -le "$instructions_limit" ] &&
            [ "$bytes" -gt 0 ] && [ "$bytes" -le "$bytes_limit" ] || return 1
    done <"$work/within"
}

wrappers=$(wrappers)
count=$(echo "$wrappers" | wc -w)

# only_moves OBJECT: prints each instruction that is no move, trap, error test or return, and the number of wrappers.
only_moves() {
    also=
    case $compiler-$target in # from 19 on clang makes the mask of an error by adding
    clang-riscv64) [ "$version" -lt 19 ] || also='^addiw? (a[0-7]),a[0-7],-?1$' ;;
    esac
    listing "$1" | awk -v target="$target" -v also="$also" -v wrappers="$(echo "$wrappers" | tr "\n" " ")" \
        -f tests/shape/wrapper.awk
}

out_of_line() {
    make_library "$compiler" "$compiler" "$target" "" "${unrelaxed:+-O2 $unrelaxed}" >"$work/make.log" 2>&1 ||
        details "$work/make.log"
    echo '#include "os_core.h"' >"$work/one.c"
    for level in -O1 -O2 -O3 -Os; do
        compile "$work/one$level.o" "$work/one.c" $level -DOS_CORE_IMPLEMENTATION
        case $compiler-$version$level in clang-11-O1) continue ;; esac # it inlines nothing there that need not be
        expect "$on single header $level: moves, one trap, error test, return, nothing else in $count wrappers" \
            "$count wrappers" only_moves "$work/one$level.o"
    done
    "$tools-ar" d "$work/$compiler/$target/libos_core.a" calls.o # the generated calls: tests/calls.sh
    expect "$on library: the same" "$count wrappers" only_moves "$work/$compiler/$target/libos_core.a"
    # shellcheck disable=SC2086
    try "$on library: length of the wrappers" within_limits "$work/$compiler/$target/libos_core.a" $wrappers \
        os_error_name os_error_text
    # shellcheck disable=SC2086
    try "$on single header: length of the wrappers" within_limits "$work/one-O2.o" $wrappers
    [ "$compiler" = clang ] || {
        compile "$work/constants.o" tests/shape/constants.c -O2
        try "$on inlined: length of os_mmap of constants" within_limits "$work/constants.o" constants
    }
    case $compiler-$version in gcc-12 | clang-14) ;; *) return ;; esac
    cp "$work/limits" "$work/all.limits"
    for level in -O2 -Os; do
        awk -v level=$level '$3 == level || $3 == "*" { print $1, $2, $4, $5, $6 }' "$work/inlined" >"$work/limits"
        compile "$work/constants.o" tests/shape/constants.c $level
        try "$on inlined $level: length of os_mmap of constants, and with its test" \
            within_limits "$work/constants.o" constants checked
    done
    mv "$work/all.limits" "$work/limits"
}

# --- widths ---------------------------------------------------------------------------------------

# The fd is sign-extended, prot and flags are zero-extended. On riscv64 callers have sign-extended all three, and no
# argument is touched before the trap.
widened() {
    listing "$1" | awk -F '\t' -v target="$target" '
        BEGIN {
            wanted["x86_64"] = "mov %edx,%edx|mov %ecx,%r10d|movslq %r8d,%r8"
            wanted["aarch64"] = "mov w2, w2|mov w3, w3|sxtw x4, w4"
            wants = split(wanted[target], want, "|")
        }
        $1 != "os_mmap" && $1 != "os_mmap_raw" { next }
        $3 ~ /^(syscall|svc|ecall)/ { traps++; trapped[$1] = 1 }
        trapped[$1] { next }
        target == "riscv64" && $3 ~ /^[a-z.]+ a[0-5],/ { print $1 ": " $3 }
        { for (i = 1; i <= wants; i++) if ($3 == want[i]) widened++ }
        END { print widened + 0 " widened in " traps + 0 " functions" }'
}
widths() {
    case $target in riscv64) wanted="0 widened in 2 functions" ;; *) wanted="6 widened in 2 functions" ;; esac
    for level in -O1 -O2 -O3 -Os; do
        expect "$on $level: prot and flags zero-extended, fd sign-extended, once" "$wanted" \
            widened "$work/one$level.o"
    done
}

# --- inlined --------------------------------------------------------------------------------------

# Prints what is left of a call that is not inlined: a function of ours, a call of anything; and counts the traps.
not_inlined() {
    "$tools-nm" "$1" | grep ' [TtUWw] os_'
    listing "$1" | awk -F '\t' '
        $3 ~ /^(syscall$|svc|ecall$)/ { traps++ }
        $3 ~ /^(call|bl|blr|jal|jalr|tail) / || $4 ~ /CALL|PLT/ { print $1 ": " $3 " " $4 }
        END { print traps + 0 " traps" }'
}
prototypes | awk -f tests/shape/calls.awk >"$work/each.c"
inlined() {
    for level in -O1 -O2 -O3 -Os; do
        compile "$work/calls.o" tests/shape/calls.c $level -DOS_CORE_STATIC
        expect "$on OS_CORE_STATIC $level: inlined at three places each, no copy, no call" "36 traps" \
            not_inlined "$work/calls.o"
        compile "$work/each.o" "$work/each.c" $level -DOS_CORE_STATIC
        expect "$on OS_CORE_STATIC $level: all $count wrappers are" "$((3 * count)) traps" not_inlined "$work/each.o"
    done
}

# same_code FLAGS...: the code is the same with and without the checks for misuse.
same_code() {
    compile "$work/with.o" tests/shape/checks.c "$@" &&
        compile "$work/without.o" tests/shape/checks.c -DOS_CORE_NO_CHECKS "$@" || return 1
    [ "$("$tools-nm" "$work/with.o" | grep -v ' os_' | grep -c ' [Tt] [a-z_]*$')" = 18 ] || return 1
    cmp -s "$work/with.o" "$work/without.o" && return
    listing "$work/with.o" >"$work/with" && listing "$work/without.o" >"$work/without"
    diff "$work/with" "$work/without"
}
checks_are_free() {
    for level in -O0 -O1 -O2 -O3 -Os; do
        try "$on $level: checks add no instruction where calls are inlined" same_code $level -DOS_CORE_STATIC
        try "$on $level: checks add no instruction where functions are called" same_code $level
    done
}

# --- registers ------------------------------------------------------------------------------------

stack_use() {
    listing "$1" | awk -F '\t' '
        $1 == "live" && $3 ~ /^(push|pop)|%[re]?[sb]p|\[?sp[],]|[(]sp[)]| x29| s[0-9]+,/ { print $3 }
        $1 == "live" && $3 ~ /^(syscall$|svc|ecall$)/ { traps++ }
        END { print traps + 0 " trap" }'
}
live() {
    compile "$work/live.o" tests/shape/live.c -O2
    expect "$on: a call keeps every register that the kernel keeps" "1 trap" stack_use "$work/live.o"
    [ "$target" = x86_64 ] || return
    name="$on -mapxf: so it does of those of APX"
    # shellcheck disable=SC2086  # $cc is a command with options
    $cc -mapxf -E -x c /dev/null >/dev/null 2>&1 || { skip "$name" "this compiler has no -mapxf"; return; }
    compile "$work/live.o" tests/shape/live.c -O2 -mapxf
    if listing "$work/live.o" | grep -q '(bad)'; then skip "$name" "this objdump does not know APX"; else
        expect "$name" "1 trap" stack_use "$work/live.o"
        case $compiler-$version in
        clang-18) skip "$on -mapxf: and it uses those" "clang 18 takes the flag, and uses none" ;;
        *) try "$on -mapxf: and it uses those" apx_registers "$work/live.o" ;;
        esac
    fi
}
apx_registers() {
    listing "$1" | grep '^live' | grep -oE '%r(1[6-9]|2[0-9]|3[01])' | sort -u >"$work/registers"
    cat "$work/registers"; [ "$(wc -l <"$work/registers")" -ge 15 ]
}

# SME's streaming mode ends at a system call: a streaming function leaves that mode for the call.
streaming() {
    [ "$target" = aarch64 ] || return
    sme=-march=armv9-a+sme
    # shellcheck disable=SC2086  # $cc is a command with options
    if ! $cc $sme -E -dM -x c /dev/null 2>/dev/null | grep -q 'define __ARM_FEATURE_SME '; then
        skip "$on $sme: streaming functions" "this compiler has no SME, or one that is not whole"; return
    fi
    for level in -O0 -O1 -O2 -O3 -Os; do
        compile "$work/streaming.o" tests/shape/streaming.c $level $sme
        expect "$on $level $sme: streaming functions leave that mode for a call" \
            "2 functions left it, called and entered it again" modes "$work/streaming.o"
    done
    # Where an attribute alone enables SME, gcc refuses, clang from 19 on warns.
    [ "$compiler-$version" != clang-18 ] || { skip "$on: SME by an attribute" "clang 19 warns"; return; }
    # shellcheck disable=SC2086
    refuse "$on: no call is inlined into a function that is streaming by an attribute" mismatch $cc -O2 -Werror \
        '-DSME=__attribute__((__target__("+sme")))' -I"$header" -c -o "$work/streaming.o" tests/shape/streaming.c
}
modes() { listing "$1" | awk -f tests/shape/streaming.awk; }

# vector_flags: the flags that turn on the vector registers that the kernel discards.
vector_flags() {
    case $target in
    aarch64) flags=-march=armv8-a+sve ;;
    riscv64)
        flags=-march=rv64gcv
        [ "$compiler" = gcc ] || [ "$version" -ge 16 ] || flags="$flags -menable-experimental-extensions"
        [ "$compiler-$version" != clang-13 ] || flags="-march=rv64gcv0p10 -menable-experimental-extensions" ;;
    esac
}
# no_vector_flags: it has none: before gcc 12 and clang 13 riscv64 had no such flags.
no_vector_flags() {
    case $compiler-$target in
    gcc-riscv64) [ "$version" -lt 12 ] ;;
    clang-riscv64) [ "$version" -lt 13 ] ;;
    *) [ "$target" = x86_64 ] ;; # its kernel keeps them
    esac
}

# no_vector_types: gcc 9 knows the flag, and has no arm_sve.h for tests/shape/vectors.c.
no_vector_types() { [ "$compiler-$target-$version" = gcc-aarch64-9 ]; }

# The calls with vector registers that the kernel discards, and without.
vectors() {
    ! no_vector_flags || return
    ! no_vector_types || { skip "$on: the calls with vector registers" "gcc 10 has arm_sve.h"; return; }
    vector_flags
    case $compiler-$target-$version in gcc-riscv64-12 | gcc-riscv64-13) named= ;; *) named=1 ;; esac
    for level in -O1 -O2 -O3 -Os; do
        # shellcheck disable=SC2086
        compile "$work/vectors.o" tests/shape/vectors.c -ffreestanding $level $flags # their headers take no libc's
        case ${named:-unnamed}-$target in
        unnamed-riscv64)
            expect "$on $level $flags: a call, since this compiler has no names for vector registers" \
                "across: R_RISCV_CALL_PLT os_trap0_" called "$work/vectors.o" ;;
        *-aarch64)
            expect "$on $level $flags: no vector or predicate is live across the trap" "2 read" \
                across "$work/vectors.o" ;;
        *)
            expect "$on $level $flags: no vector is live across the trap" "1 read" \
                across "$work/vectors.o" ;;
        esac
    done
}
across() { listing "$1" | awk -f tests/shape/vectors.awk; }
called() { listing "$1" | awk -F '\t' '$1 == "across" && $4 ~ /CALL/ {print $1 ": " $4}'; }

# clobbers FLAGS...: prints the different clobber lists of the seven traps, after the preprocessor. The instructions
# that os_flush_icache and the barrier have of their own are no traps.
clobbers() {
    # shellcheck disable=SC2086
    $cc "$@" -E -P -DOS_CORE_STATIC -xc single_include/os_core.h |
        sed '/ os_arch_flush_icache_(.*)$/,/^}/d; / os_compiler_barrier(.*) *$/,/^}/d' |
        grep -o ': ["a-z0-9, ]*"memory"' | sed 's/, */, /g' | sort | uniq -c |
        sed 's/^ *//'
}
no_vectors() {
    case $target in x86_64) list=': "rcx", "r11", "memory"' ;; *) list=': "memory"' ;; esac
    expect "$on: without vectors, nothing is declared lost that is not" "7 $list" clobbers
}

# Every name that the kernel's documents give is there, for compilers that know the names. gcc knows those of riscv64
# from 14 on: an older one plays it here, for it only has to preprocess.
numbered() { awk -v name="$1" -v last="$2" 'BEGIN { for (i = 0; i <= last; i++) printf "\"%s%d\", ", name, i }'; }
declared_lost() {
    case $compiler-$target in
    *-x86_64) return ;;
    *-aarch64) lost="$(numbered z 31)$(numbered p 15)" set_flags="-D__ARM_FEATURE_SVE=1" ;;
    *-riscv64) lost=$(numbered v 31) set_flags="-D__riscv_vector=1" ;;
    esac
    case $compiler-$target in
    gcc-aarch64) lost="$lost\"ffr\", " ;;
    gcc-riscv64) lost="$lost\"vl\", \"vtype\", " set_flags="$set_flags -U__GNUC__ -D__GNUC__=14" ;;
    esac
    # shellcheck disable=SC2086
    expect "$on: with vectors, every one is declared lost" "7 : $lost\"memory\"" clobbers $set_flags
}

# --- without vectors ------------------------------------------------------------------------------

# The second tree has no vectors in trap.h: the lines from #if to the blank line are taken out.
for tree in aware unaware; do
    mkdir -p "$work/$tree/single_include" && cp -R LICENSE include src tests/shape tools "$work/$tree/"
done
sed -i '/^#if !defined(__/,/^$/ { /^#if/!d; s/.*/#define OS_TRAP_CLOBBERS_/; }' "$work"/unaware/src/arch/*/trap.h
for tree in aware unaware; do (cd "$work/$tree" && tools/single-header single_include); done

# compare FLAGS... -- SOURCES...: compares the text that the compiler sees of them in the two trees, and prints the
# difference. Where the text is the same, the code is the same byte for byte.
compare() {
    flags_compared=
    while [ "$1" != -- ]; do flags_compared="$flags_compared $1"; shift; done
    shift
    for tree in aware unaware; do
        # shellcheck disable=SC2086
        (cd "$work/$tree/src" &&
            $cc -ffreestanding -E -P -I../single_include -I../include -I../src $flags_compared "$@" \
                >"$work/$tree/seen" && [ -s "$work/$tree/seen" ]) || return 2
    done
    diff "$work/aware/seen" "$work/unaware/seen"
}
differs() { compare "$@"; [ $? = 1 ]; }

without_vectors() {
    ! no_vector_flags || return # there is nothing to take out
    for level in -O0 -O2 -Os; do # a header can tell only these apart
        # shellcheck disable=SC2046  # the names of the sources
        try "$on $level: without vectors, the library is the same byte for byte if trap.h does not know them" \
            compare $level -fPIC -- $(cd src && printf '../src/%s ' *.c)
        try "$on $level: so is the single header, inlined" compare $level -DOS_CORE_STATIC -- ../shape/calls.c
    done
    ! no_vector_types || return
    vector_flags
    # shellcheck disable=SC2086
    try "$on $flags: with vectors, it is not" differs -O2 $flags -- ../shape/vectors.c
}

# --- running it -----------------------------------------------------------------------------------

run() {
    for level in -O0 -O1 -O2 -O3 -Os; do
        runs "$on $level: six arguments that are calls; every arity; registers, memory and red zone" $level
    done
}
runs() {
    name=$1; shift
    rm -f "$work/run"
    # shellcheck disable=SC2086
    $cc "$@" -Wall -Wextra -Werror -fno-stack-protector -I"$header" -nostdlib -static \
        -o "$work/run" tests/shape/run.c >"$work/log" 2>&1 || { not_ok "$name"; details "$work/log"; return; }
    # shellcheck disable=SC2046
    timeout -s KILL 20 $(runner_for "$target") "$work/run" >"$work/log" 2>&1
    status=$?
    if [ $status = 0 ]; then ok "$name"; else
        not_ok "$name"; note "test $status of main in tests/shape/run.c failed"; details "$work/log"
    fi
}

for target in $targets; do
    if [ "$target" = "$host" ] && ! have "$target-linux-gnu-objdump"; then tools=; else tools=$target-linux-gnu; fi
    for compiler in ${COMPILER:-gcc clang}; do # COMPILER=gcc: only that
        on="$target $compiler"
        if lacks=$(missing_compiler "$compiler" "$target"); then missing "$on" "$lacks"; continue; fi
        cc=$(compiler_for "$compiler" "$target")
        version=$($cc -dumpversion) version=${version%%.*} # differences of compilers are data with the version
        # clang leaves the target of a branch to the linker, which may shorten code: no path could be followed.
        unrelaxed=
        [ "$compiler-$target" != clang-riscv64 ] || unrelaxed=-mno-relax
        cc="$cc $unrelaxed"
        out_of_line
        widths
        inlined
        checks_are_free
        live
        streaming
        vectors
        no_vectors
        declared_lost
        without_vectors
        if lacks=$(missing_runner "$target"); then missing "$on: running it" "$lacks"; else run; fi
    done
done
done_testing
