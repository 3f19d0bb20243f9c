#!/bin/sh
# SPDX-License-Identifier: MIT
# Programs stay small: examples/smallest.c, built with the flags that it names, takes no more bytes than the limits
# below, on three targets, with gcc and clang, and runs: as it is, with the bare start, and with the complete one. There
# are limits for its cost from exec to exit on x86_64: system calls, page faults, instructions; and for the cost of
# compiling the header. Calls, structures and constants that a program does not use add not one byte to it.
. tests/lib/tap.sh
. tests/lib/targets.sh

flags=$(sed -n 's/^ \* FLAGS: //p' examples/smallest.c)

# small: without .riscv.attributes, which stays in the file: it names more extensions with each release.
small() {
    # shellcheck disable=SC2086
    $cc $flags -Wall -Wextra -Werror -Isingle_include -o "$program" "$1" &&
        "$target-linux-gnu-objdump" -d --no-show-raw-insn "$program" >"$work/code" &&
        grep -E 'ldrb|lbu|cmpb.*0xfff\(|0xfff\(%[a-z]*\),%' "$work/code" &&
        attributes=$("$target-linux-gnu-size" -A "$program" | awk '$1 == ".riscv.attributes" { print $2 }') &&
        llvm-objcopy --strip-sections "$program" || { echo "it does not build, or reads nothing back"; return 1; }
    bytes=$(($(wc -c <"$program") - ${attributes:-0}))
    echo "$bytes bytes${attributes:+, and $attributes of attributes}"
    [ "$bytes" -gt 0 ] && [ "$bytes" -le "$limit" ]
}
# shellcheck disable=SC2046
runs() { timeout -s KILL 20 $(runner_for "$target") "$program"; }

# unused: the same program with the other calls, the structures and the constants in its sight is the same, byte by
# byte, at each level; so is a file that includes them and nothing else.
unused() {
    for level in -O0 -O2 -Os; do
        for kind in "" -DOS_CORE_CALLS -DOS_CORE_DATA "-DOS_CORE_DATA -DOS_CORE_UAPI"; do
            # shellcheck disable=SC2086
            $cc $flags $level $kind -Isingle_include -o "$work/unused$kind" examples/smallest.c &&
                $cc $level $kind -Isingle_include -c -o "$work/alone$kind" -x c "$work/alone.c" || return 1
            cmp "$work/unused" "$work/unused$kind" && cmp "$work/alone" "$work/alone$kind" || return 1
        done
    done
}

# costs: tests/size/count.c says "instructions calls faults status resident". A fault that the kernel has to begin
# again, when something else changed the page tables meanwhile, counts twice: the fewest of several runs are the
# program's.
costs() {
    for _ in 1 2 3 4 5 6 7 8 9; do "$work/count" "$program" || return 1; done >"$work/costs"
    sort -n -k3 "$work/costs" | tee "$work/sorted"
    read -r instructions calls faults status _ <"$work/sorted"
    [ "$status" = 0 ] && [ "$calls" = 3 ] && [ "$faults" -gt 0 ] && [ "$faults" -le 2 ] &&
        [ "$instructions" -gt 3 ] && [ "$instructions" -le "$most" ]
}

try "the flags stand in examples/smallest.c" test -n "$flags"
printf '#include "os_core.h"\nint nothing;\n' >"$work/alone.c"
sed 's/OS_CORE_START_BARE/OS_CORE_START/' examples/smallest.c >"$work/complete.c"
for target in $targets; do
    for compiler in gcc clang; do
        case $target-$compiler in
        x86_64-gcc) limit=308 ;; aarch64-gcc) limit=328 ;; riscv64-gcc) limit=352 ;;
        x86_64-clang) limit=319 ;; aarch64-clang) limit=324 ;; riscv64-clang) limit=364 ;;
        esac
        on="$target $compiler" program=$work/smallest.$compiler.$target
        if lacks=$(missing_compiler $compiler "$target"); then missing "$on" "$lacks"; continue; fi
        have llvm-objcopy || { missing "$on: size" "no llvm-objcopy"; continue; }
        cc=$(compiler_for $compiler "$target")
        case $target-$compiler-$($cc -dumpversion) in x86_64-gcc-15* | x86_64-gcc-16*) limit=312 ;; esac
        try "$on: at most $limit bytes" small examples/smallest.c
        note "$(cat "$work/log")"
        try "$on: what is not used adds not one byte" unused
        if lacks=$(missing_runner "$target"); then missing "$on: it runs" "$lacks"; else try "$on: it runs" runs; fi
        case $target-$compiler in
        x86_64-gcc) limit=1070 ;; aarch64-gcc) limit=1288 ;; riscv64-gcc) limit=1016 ;;
        x86_64-clang) limit=1307 ;; aarch64-clang) limit=1584 ;; riscv64-clang) limit=1288 ;;
        esac
        case $target-$compiler-$($cc -dumpversion) in # what Debian 13 has
        x86_64-gcc-14*) limit=1103 ;; aarch64-gcc-14*) limit=1320 ;; riscv64-gcc-14*) limit=1032 ;;
        esac
        program=$program.complete
        try "$on: with the complete start, at most $limit bytes" small "$work/complete.c"
        note "$(cat "$work/log")"
        if lacks=$(missing_runner "$target"); then missing "$on: it runs so" "$lacks"; else
            try "$on: it runs so" runs
        fi
    done
done

case $host-$targets in
x86_64-*x86_64*)
    try "the counter compiles" gcc -O1 -Wall -Wextra -Werror -o "$work/count" tests/size/count.c
    for compiler in gcc clang; do
        program=$work/smallest.$compiler.x86_64
        case $compiler in gcc) most=37 ;; clang) most=39 ;; esac
        if "$work/count" "$program" 2>"$work/log" >&2; [ $? = 3 ]; then
            skip "x86_64 $compiler: what it costs" "this machine does not let a program be traced"
        else
            try "x86_64 $compiler: 3 system calls, at most 2 page faults and $most instructions" costs
            note "instructions, calls, faults, status: $(head -n 1 "$work/log")"
        fi
    done ;;
*) skip "what it costs" "counted on x86_64 only" ;;
esac

# Compiling the default include takes at most 1.5 times as long as an empty file. Time on a machine
# that does something else besides is no measure, so instructions are counted, of the compiler and all
# that it runs: where they were twice as many, it took 1.45 times as long (the median of 80 pairs).
instructions() { # COMMAND...
    valgrind --trace-children=yes --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 |
        awk '/Collected :/ { sum += $NF } END { print sum + 0 }'
}
# include_costs LIMIT FLAGS...: in hundredths of an empty file's.
include_costs() {
    limit=$1; shift
    include=$(instructions gcc -O2 "$@" -Isingle_include -c "$work/include.c" -o "$work/include.o")
    echo "instructions of gcc: $empty for an empty file, $include with the include"
    [ "$empty" -gt 1000000 ] && [ "$include" -gt "$empty" ] && [ "$include" -le $((limit * empty / 100)) ]
}
# structures_cost LIMIT FLAGS...: what the structures add to an include, in thousandths. The same headers without them
# name their tags, and no more.
structures_cost() {
    limit=$1; shift
    for file in single_include/*.h; do
        sed -E '/^(struct|union) os_[a-z0-9_]+ \{/,/^\}/ { s/^((struct|union) os_[a-z0-9_]+) \{.*/\1;/p; d; }
            /^#define OS_TAG_/d; s/OS_TAG_([a-z][a-z0-9_]*)_/os_\1/g' "$file" >"$work/named/${file##*/}"
    done
    with=$(instructions gcc -O2 "$@" -Isingle_include -c "$work/include.c" -o "$work/include.o")
    without=$(instructions gcc -O2 "$@" "-I$work/named" -c "$work/include.c" -o "$work/include.o")
    echo "instructions of gcc: $without without the structures, $with with them"
    [ "$without" -gt 1000000 ] && [ "$with" -gt "$without" ] && [ $((1000 * with / without)) -le "$limit" ]
}
if have valgrind; then
    : >"$work/empty.c"
    echo '#include "os_core.h"' >"$work/include.c"
    empty=$(instructions gcc -O2 -c "$work/empty.c" -o "$work/empty.o")
    try "gcc: an include takes at most 2.15 times the instructions of an empty file" include_costs 215
    note "$(cat "$work/log")"
    try "gcc: with OS_CORE_CALLS at most 5.32 times" include_costs 532 -DOS_CORE_CALLS
    note "$(cat "$work/log")"
    mkdir "$work/named"
    try "gcc: the structures add less than a hundredth to an include" structures_cost 1009
    note "$(cat "$work/log")"
    try "gcc: with OS_CORE_CALLS they add at most three tenths" structures_cost 1300 -DOS_CORE_CALLS
    note "$(cat "$work/log")"
else missing "gcc: what an include costs" "no valgrind"; fi
done_testing
