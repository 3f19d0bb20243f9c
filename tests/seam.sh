#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: seam: tests/seam/wrappers.h tests/seam/memory.h tests/seam/seam.c
#
# Every wrapper enters the kernel with the right number and the right six registers, all 64 bits of each, and makes the
# right result of the kernel's. This is tried in C and in C++, for three targets, in three products:
#   - with OS_CORE_TRAP, which puts a function in the place of the kernel;
#   - natively on x86_64 also with the real instruction; ptrace reads the registers.
# tests/seam/icache.c tries the instructions of os_flush_icache on aarch64.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/wrappers.sh

# library COMPILER TARGET: makes $library, with the CPPFLAGS in $seam.
library() {
    library=$place/$1${seam:+-seam}/$2/libos_core.a
    make_library "$1${seam:+-seam}" "$1" "$2" "$seam"
}

# build COMPILER TARGET FILE...: makes $work/program; the options of the product are in $product.
build() {
    build_cc=$(compiler_for "$1" "$2"); shift 2
    language=c standard=gnu99
    case $build_cc in *++*) language=c++ standard=gnu++11 ;; esac
    # shellcheck disable=SC2086  # options
    $build_cc -x $language -std=$standard -O2 -Wall -Wextra -Werror $seam $product "$@" \
        ${archive:+-x none $archive} -static -o "$work/program"
}

# relay NAME COMMAND...: the program's tests become the suite's.
relay() {
    relay_name=$1 relay_seen=0 relay_plan=none; shift
    timeout -s KILL 60 "$@" >"$work/out" 2>"$work/err" </dev/null
    relay_status=$? relay_before=$failures
    if [ $relay_status = 77 ]; then skip "$relay_name" "ptrace is not permitted"; return; fi
    while read -r line; do
        case $line in
        "ok "*) ok "$relay_name: ${line#* - }"; relay_seen=$((relay_seen + 1)) ;;
        "not ok "*) not_ok "$relay_name: ${line#* - }"; relay_seen=$((relay_seen + 1)) ;;
        1..*) relay_plan=${line#1..} ;;
        *) echo "$line" ;;
        esac
    done <"$work/out"
    if [ $relay_seen != "$relay_plan" ] || [ $((relay_status != 0)) != $((failures > relay_before)) ]; then
        not_ok "$relay_name: runs to its end"
        note "exit status $relay_status, $relay_seen of $relay_plan tests"
        details "$work/err"
    fi
}

# products COMPILER TARGET NAME FILE...: builds and runs the files against each product.
products() {
    products_cc=$1 products_target=$2 products_name=$3; shift 3
    for kind in library "single header" OS_CORE_STATIC; do
        archive=
        case $kind in
        library) product=-Iinclude archive=$library ;;
        single*) product="-Isingle_include -DOS_CORE_IMPLEMENTATION" ;;
        *) product="-Isingle_include -DOS_CORE_STATIC" ;;
        esac
        if build "$products_cc" "$products_target" "$@" >"$work/log" 2>&1; then
            # shellcheck disable=SC2046  # the runner is a word, or none
            relay "$products_name, $kind" $(runner_for "$products_target") "$work/program"
        else
            not_ok "$products_name, $kind: builds"
            details "$work/log"
        fi
    done
}

# Each wrapper is in the table of wrappers.h. The library defines these, the helpers, the inline functions and the
# other calls, which are in the table of tests/calls.sh; it defines no other os_*.
complete() {
    library gcc "$host" && nm "$library" | awk '
        /\.o:$/ { object = $1 }
        $2 == "T" && object !~ /^(calls|exit)\.o:$/ { sub(/^os_core_/, "os_", $3); print $3 }' | sort >"$work/defined"
    { wrappers; helpers; inlines; } | sort | diff "$work/defined" - || return 1
    sed -n 's/^    WRAPPER(\(os_[a-z0-9_]*\),.*/\1/p' tests/seam/wrappers.h tests/seam/memory.h | sort >"$work/table"
    [ -s "$work/table" ] && wrappers | diff - "$work/table"
}
seam=
try "every function that enters the kernel is in the table" complete

icache() {
    gcc -std=gnu99 -O1 -Wall -Wextra -Werror -Iinclude -Isrc tests/seam/icache.c -o "$work/icache" &&
        timeout -s KILL 60 "$work/icache"
}
try "os_flush_icache on aarch64: each instruction, whatever the caches are" icache

for target in $targets; do
    for make in gcc clang; do
        case $make in gcc) both="gcc g++" ;; clang) both="clang clang++" ;; esac
        for compiler in $both; do
            on="$target $compiler"
            can_run "$on" "$compiler" "$target" || continue
            seam="-DOS_CORE_TRAP=recorder -include tests/seam/recorder.h"
            try "$on: library with OS_CORE_TRAP builds" library $make "$target"
            products "$compiler" "$target" "$on" tests/seam/seam.c tests/seam/recorder.c
            [ "$target" = "$host" ] || continue
            [ "$host" = x86_64 ] || { skip "$on, ptrace" "tests/seam/tracer.c is for x86_64"; continue; }
            seam=
            try "$on: library builds" library $make "$target"
            products "$compiler" "$target" "$on, ptrace" tests/seam/seam.c tests/seam/tracer.c
        done
    done
done
done_testing
