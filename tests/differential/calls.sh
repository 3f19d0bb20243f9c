# SPDX-License-Identifier: MIT
# What tests/differential/differential.c includes.
#
# shellcheck shell=sh

# differential_calls COMPILER...: $work/calls.inc, for the libc of this compiler.
differential_calls() {
    echo '#include <sys/mman.h>' >"$work/mman.c"
    "$@" -D_GNU_SOURCE -E -o "$work/mman.i" "$work/mman.c" && awk -f tests/differential/calls.awk \
        tests/differential/untried "$work/mman.i" docs/calls.tsv >"$work/calls.inc"
}
