#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native qemu-user: tests/optimiser/memory.c
#
# Memory that has two addresses, or that changes in a call: tests/optimiser/memory.c does what
# os_core/memory.h says is to be done, and computes right, with gcc and clang, in C and C++, from -O1 to
# -O3, with the library and inlined, on three targets, and with -flto. Without the barrier it computes
# wrong, and with one that is not told the address as well: that shows that the test can fail.
. tests/lib/tap.sh
. tests/lib/targets.sh

none='-DBARRIER(address)=((void)(address))'
no_address='-DBARRIER(address)=__asm__ __volatile__("" : : : "memory")'

# The faults of each compiler without a barrier, and with one that has no address, at this level.
without_barrier() {
    case $1$2 in gcc-O1 | gcc-O2) printf 'two addresses that are constants|' ;; esac
    printf 'two objects that are mapped over|a ring, load, store and load|a ring, two stores|'
    echo "a file side by side|a page made one's own"
}
without_address() {
    case $1 in clang*) echo "a ring, by a restrict pointer|a ring, from a function with the attribute malloc" ;; esac
}

# may_lack TARGET CASE: what kernels, or qemu-user, do not have; the rest must be right everywhere.
may_lack() {
    case $2 in
    *GUARD*) ;;                                          # Linux 6.13
    userfaultfd | process_vm_writev) ;;                  # the unprivileged
    "remap_file_pages" | "mremap of 0 bytes" | *FREE* | *REMOVE* | *WIPEONFORK*) [ "$1" != "$host" ] ;; # qemu-user
    *) return 1 ;;
    esac
}

# run NAME OPTION...: compiles with $cc for $target and runs; $work/results has a line for each case.
run() {
    case $cc in *++*) language=c++ standard=gnu++11 ;; *) language=c standard=gnu99 ;; esac
    # shellcheck disable=SC2046,SC2086  # options; the runner is a word, or none
    $cc -x $language -std=$standard -Wall -Wextra -Werror $product "$@" tests/optimiser/memory.c \
        ${archive:+-x none $archive} -static -o "$work/program" >"$work/log" 2>&1 &&
        timeout -s KILL 60 $(runner_for "$target") "$work/program" >"$work/results" 2>>"$work/log" &&
        [ "$(wc -l <"$work/results")" -ge 25 ]
}
# right OPTION...: all cases compute right. A case that the machine lacks is told once.
right() {
    run "$@" || return 1
    sed -n 's/^lacks //p' "$work/results" >"$work/lacks"
    while read -r lacking; do
        may_lack "$target" "$lacking" || { echo "lacks $lacking"; return 1; }
        grep -qxF "$target $lacking" "$work/told" || echo "$target $lacking" >>"$work/told"
    done <"$work/lacks"
    ! grep '^wrong' "$work/results"
}
# wrong CASES OPTION...: these compute wrong.
wrong() {
    wrong_cases=$1; shift
    run "$@" || return 1
    echo "$wrong_cases" | tr '|' '\n' | while read -r case; do
        grep -xF "wrong $case" "$work/results" || { echo "not wrong: $case"; return 1; }
    done
}

: >"$work/told"
for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        can_run "$on" $compiler "$target" || continue
        try "$on: library builds" make_library "$compiler" "$compiler" "$target"
        for kind in library OS_CORE_STATIC; do
            product="-Isingle_include -DOS_CORE_STATIC" archive=
            [ $kind != library ] || product=-Iinclude archive=$place/$compiler/$target/libos_core.a
            cc=$(compiler_for $compiler "$target")
            for level in -O1 -O2 -O3; do
                try "$on, $kind $level: right" right $level
                try "$on, $kind $level: wrong without a barrier" \
                    wrong "$(without_barrier $compiler $level)" $level "$none"
                cases=$(without_address $compiler)
                [ -z "$cases" ] ||
                    try "$on, $kind $level: wrong without its address" wrong "$cases" $level "$no_address"
            done
            case $compiler in gcc) cxx=g++ ;; *) cxx=clang++ ;; esac
            have "$(compiler_for $cxx "$target" | cut -d' ' -f1)" || { missing "$on, $kind: C++" "no $cxx"; continue; }
            cc=$(compiler_for $cxx "$target")
            try "$on, $kind, C++ -O2: right" right -O2
            try "$on, $kind, C++ -O2: wrong without a barrier" wrong "$(without_barrier $compiler -O2)" -O2 "$none"
        done
    done
done

# The library as well: its functions are no calls to the optimiser unless they say so.
case " $targets " in *" $host "*)
    target=$host cc=gcc product=-Iinclude archive=$place/lto/$host/libos_core.a
    try "$host gcc -flto: library builds" make_library lto gcc "$host" "" "-O2 -flto"
    try "$host gcc -flto: right" right -O2 -flto
    try "$host gcc -flto: wrong without a barrier" wrong "$(without_barrier gcc -O2)" -O2 -flto "$none"
esac
while read -r target case; do
    skip "$target: $case" "the kernel, or qemu-user, lacks it"
done <"$work/told"
done_testing
