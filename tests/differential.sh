#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native: include/os_core/memory.h - tests/differential/untried
# coverage: qemu-user: include/os_core/memory.h - tests/differential/untried tests/calls/enosys
# coverage: native qemu-user: tests/differential/differential.c
#
# os_* against libc's functions: the same random calls in two processes that begin alike give the same
# results, errno and mappings. Which calls, and the order of their arguments, docs/calls.tsv says; that it is right, the
# prototypes of libc's headers say, and what its functions do, or its syscall() where it has none. Natively the mappings
# are compared after each call, under qemu-user after each sixteenth. SEED= chooses other calls (a number), SEED=random
# any.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/qemu.sh
. tests/differential/calls.sh

case ${SEED:=1} in random) SEED=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ') ;; esac

echo '#define OS_CORE_IMPLEMENTATION
#include "os_core.h"' >"$work/implementation.c"

# Nothing is left out without a word: what is made and what is not are the calls of the header.
all_there() {
    differential_calls "$1" && sed -n 's/^ *CALL(\([a-z_0-9]*\),.*/\1/p' "$work/calls.inc" >"$work/made" &&
        sed -n 's/^\([a-z_0-9]*\) .*/\1/p' tests/differential/untried >"$work/untried" &&
        awk -F '\t' '$2 == "x86_64" && $6 == "os_core/memory.h" { print $1 }' docs/calls.tsv | sort >"$work/calls" &&
        sort "$work/made" "$work/untried" | diff "$work/calls" - && [ "$(wc -l <"$work/made")" -ge 25 ]
}

# differential TARGET MODE OPTION...: the options choose the product.
differential() {
    on=$1 mode=$2; shift 2
    name="$on $mode: $calls calls as libc's"
    "$(compiler_for gcc "$on")" -std=gnu11 -O2 -g -Wall -Wextra -Werror -static -Isingle_include "-I$work" \
        -o "$work/differential" tests/differential/differential.c "$@" >"$work/log" 2>&1 ||
        { not_ok "$on $mode: builds"; details "$work/log"; return; }
    # shellcheck disable=SC2046,SC2086  # the runner is a word, or none, as is what it does without
    if timeout -s KILL 600 $(runner_for "$on") "$work/differential" "$SEED" "$calls" "$every" $without >"$work/log" 2>&1
    then ok "$name"; else not_ok "$name"; fi
    cat "$work/log"
    note "seed $SEED: SEED=$SEED TARGETS=$on make check SUITES=differential"
}

for target in $targets; do
    can_run "$target" gcc "$target" || continue
    try "$target: each call of os_core/memory.h is made, or tests/differential/untried says why not" \
        all_there "$(compiler_for gcc "$target")"
    calls=100000
    if [ "$target" = "$host" ]; then every=1; else every=16; fi
    maps=$(qemu_answer "$target" "mremap: over a hole, to the same size, then /proc/self/maps is opened")
    case $maps in
    dies) without="without-maps" ;;
    *) without= ;;
    esac
    differential "$target" "single header" "$work/implementation.c"
    calls=10000
    differential "$target" OS_CORE_STATIC -DOS_CORE_STATIC
done
done_testing
