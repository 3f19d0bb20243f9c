#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: native qemu-user: tests/unit/*.c
# first: it takes longest
#
# The functions, seen from a program: effects, errors, bad input, faults, threads and signals.
# One source, tests/unit/*.c, on three targets (natively or under qemu-user) and against the three
# products: the library, the single header's functions, and the single header inlined.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh
. tests/lib/qemu.sh
export TMPDIR="$work"

echo '#define OS_CORE_IMPLEMENTATION
#include "os_core.h"' >"$work/implementation.c"

# build TARGET OPTION...: $work/unit
build() {
    build_cc=$(compiler_for gcc "$1") build_cmocka=$cmocka/$1/libcmocka.a; shift
    "$build_cc" -std=gnu11 -O2 -Wall -Wextra -Werror -I"$cmocka/include" -static -pthread \
        -o "$work/unit" tests/unit/*.c "$@" "$build_cmocka"
}

# unit NAME TARGET OPTION...
unit() {
    unit_name=$1 unit_target=$2; shift
    if ! build "$@" >"$work/log" 2>&1; then
        not_ok "$unit_name: builds"
        details "$work/log"
        return
    fi
    case $(runner_for "$unit_target") in
    "") run_cmocka "$unit_name" "$work/unit" kernel ;;
    *) run_cmocka "$unit_name" "$(runner_for "$unit_target")" "$work/unit" "$work/answers.$unit_target" ;;
    esac
}

for target in $targets; do
    if lacks=$(missing_compiler gcc "$target" || missing_runner "$target" || missing_cmocka "$target"); then
        missing "$target" "$lacks"
        continue
    fi
    qemu_answers "$target"
    make_library lib gcc "$target" >"$work/log" 2>&1 || { not_ok "$target: library builds"; details "$work/log"; }
    unit "$target library" "$target" -DWITH_LIBRARY -Iinclude "$work/lib/$target/libos_core.a"
    unit "$target single header" "$target" -Isingle_include "$work/implementation.c"
    unit "$target OS_CORE_STATIC" "$target" -Isingle_include -DOS_CORE_STATIC
done
done_testing
