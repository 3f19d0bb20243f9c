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

# What make fuzz says: tests/fuzz/run with the program of libFuzzer.
summary() {
    tests/fuzz/run "$work/libfuzzer" 2 >"$work/said" 2>&1 && cat "$work/said" &&
        grep '^stat::number_of_executed_units: [1-9]' "$work/said" && [ "$(wc -l <"$work/said")" -le 10 ]
}
# shellcheck disable=SC2016  # the inner shell's
seconds_left() {
    FOLDER=$work/libfuzzer script -qec 'tests/fuzz/run "$FOLDER" 3' /dev/null </dev/null | tr '\r' '\n' >"$work/said"
    cat "$work/said" && [ "$(grep -c "^.\[Kfuzz $host, [123] s left" "$work/said")" -ge 2 ]
}
failing() { # is whole: libFuzzer says what it was, where, and with which input
    mkdir "$work/failing" && clang -g -fsanitize=fuzzer -x c - -o "$work/failing/fuzz" <<'END' || return 1
int LLVMFuzzerTestOneInput(const unsigned char *bytes, unsigned long size)
{
    if (size > 1 && bytes[0] > 1)
        __builtin_trap();
    return 0;
}
END
    ! tests/fuzz/run "$work/failing" 20 >"$work/said" 2>&1 && cat "$work/said" &&
        grep 'ERROR: libFuzzer: deadly signal' "$work/said" && grep 'in LLVMFuzzerTestOneInput' "$work/said" &&
        grep 'Test unit written to .*/failing/crash-' "$work/said" &&
        grep 'make fuzz: it ended with a failure.*/failing/crash-' "$work/said"
}
case " $targets " in *" $host "*)
    if ! have clang; then missing "libFuzzer" "no clang"; else
        try "libFuzzer: builds" tests/fuzz/build libfuzzer "$host" "$work/libfuzzer"
        try "libFuzzer: 20000 runs" libfuzzer
        try "libFuzzer: 200000 damaged images of a vDSO" "$work/libfuzzer/vdso" -seed=1 -runs=200000 -max_len=600 \
            -timeout=10 "-artifact_prefix=$work/"
        try "libFuzzer: 200000 buffers of messages" "$work/libfuzzer/walks" -seed=1 -runs=200000 -max_len=200 \
            -timeout=10 "-artifact_prefix=$work/"
        try "make fuzz: in a log there is the summary, and no more" summary
        try "make fuzz: a failure is seen whole" failing
        if have script; then try "make fuzz: on a terminal it says how long it still takes" seconds_left
        else missing "make fuzz: on a terminal it says how long it still takes" "no script"; fi
    fi ;;
esac
done_testing
