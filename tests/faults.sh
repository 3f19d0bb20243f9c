#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: native qemu-user: tests/faults/faults.c
#
# The helpers of os_core/map.h when a call that they make fails: each call, with several errors, alone
# and with all that follow; on pages of 4, 16 and 64 KiB; on a kernel that takes
# MAP_FIXED_NOREPLACE for a hint. The reason comes back, nothing stays mapped or open, and nothing is
# unmapped that is not the helper's. tests/faults/machine.c stands between them and the kernel
# (OS_CORE_TRAP). On three targets, against the three products.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh

seam="-DOS_CORE_TRAP=model -DOS_CORE_NO_CHECKS -include tests/faults/model.h"
echo '#define OS_CORE_IMPLEMENTATION
#include "os_core.h"' >"$work/implementation.c"

# build TARGET OPTION...: $work/faults
build() {
    build_cc=$(compiler_for gcc "$1") build_cmocka=$cmocka/$1/libcmocka.a; shift
    # shellcheck disable=SC2086  # options
    "$build_cc" -std=gnu11 -O2 -g -Wall -Wextra -Werror $seam -I"$cmocka/include" -static \
        -o "$work/faults" tests/faults/*.c "$@" "$build_cmocka"
}

# faults NAME TARGET OPTION...
faults() {
    faults_name=$1 faults_target=$2; shift
    if ! build "$@" >"$work/log" 2>&1; then
        not_ok "$faults_name: builds"
        details "$work/log"
        return
    fi
    # shellcheck disable=SC2046  # the runner is a word, or none
    run_cmocka "$faults_name" $(runner_for "$faults_target") "$work/faults"
}

for target in $targets; do
    if lacks=$(missing_compiler gcc "$target" || missing_runner "$target" || missing_cmocka "$target"); then
        missing "$target" "$lacks"
        continue
    fi
    make_library lib gcc "$target" "$seam" >"$work/log" 2>&1 ||
        { not_ok "$target: library builds"; details "$work/log"; }
    faults "$target library" "$target" -Iinclude "$work/lib/$target/libos_core.a"
    faults "$target single header" "$target" -Isingle_include "$work/implementation.c"
    faults "$target OS_CORE_STATIC" "$target" -Isingle_include -DOS_CORE_STATIC
done
done_testing
