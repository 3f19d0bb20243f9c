#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The helpers and the error functions, called at random in an address space of the model (tests/model),
# each page of which is known: for three targets, the inputs that once failed (tests/fuzz/inputs) and
# random ones, on each run the same; natively by libFuzzer as well, whose runs differ. `make fuzz` goes on
# for longer. What reads bytes from outside, walks over messages and the search in a vDSO, reads any bytes.
. tests/lib/tap.sh
. tests/lib/targets.sh

for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        can_run "$on" $compiler "$target" || continue
        folder=$work/$compiler-$target
        try "$on: builds" tests/fuzz/build $compiler "$target" "$folder"
        # shellcheck disable=SC2046  # the runner is a word, or none
        try "$on: the inputs that once failed" $(runner_for "$target") "$folder/fuzz" tests/fuzz/inputs/*
        runs=20000
        [ "$target" = "$host" ] || runs=4000
        # shellcheck disable=SC2046
        try "$on: $runs random ones, and all is seen" \
            timeout -s KILL 120 $(runner_for "$target") "$folder/fuzz" -runs=$runs
        # shellcheck disable=SC2046
        try "$on: 20000 buffers of messages" \
            timeout -s KILL 120 $(runner_for "$target") "$folder/walks" -runs=20000
    done
done

libfuzzer() { # it adds to the first folder
    mkdir "$work/corpus"
    "$work/libfuzzer/fuzz" -seed=1 -runs=20000 -max_len=512 -timeout=10 -artifact_prefix="$work/" \
        "$work/corpus" tests/fuzz/inputs
}
case " $targets " in *" $host "*)
    if ! have clang; then missing "libFuzzer" "no clang"; else
        try "libFuzzer: builds" tests/fuzz/build libfuzzer "$host" "$work/libfuzzer"
        try "libFuzzer: 20000 runs" libfuzzer
        try "libFuzzer: 200000 damaged images of a vDSO" "$work/libfuzzer/vdso" -seed=1 -runs=200000 -max_len=600 \
            -timeout=10 "-artifact_prefix=$work/"
        try "libFuzzer: 200000 buffers of messages" "$work/libfuzzer/walks" -seed=1 -runs=200000 -max_len=200 \
            -timeout=10 "-artifact_prefix=$work/"
    fi ;;
esac
done_testing
