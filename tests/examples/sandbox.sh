# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# sandbox: what examples/README.md shows; strace sees no other call. qemu-user has no seccomp: that it says so is what
# can be tried there. The suite kernel tries the filter on real kernels of the other machines.

calls() { # calls PROCESS-PATTERN: of the processes in $work/trace that the pattern names, the calls in their order
    sed -n "s/^$1 *\\([a-z0-9_]*\\)(.*/\\1/p" "$work/trace" | grep -vx arch_prctl | xargs
}
traced() {
    strace -f -o "$work/trace" "$program" && parent=$(sed -n '1s/ .*//p' "$work/trace") &&
        [ "$(calls "$parent")" = "execve clone wait4 write prctl seccomp $(
            )write mmap mprotect munmap write openat write exit_group" ] &&
        sed "/^$parent /d" "$work/trace" >"$work/child" && mv "$work/child" "$work/trace" &&
        [ "$(calls '[0-9]*')" = "prctl seccomp socket" ] && grep "killed by SIGSYS" "$work/trace"
}
entries() { # x86_64 has more than one
    # shellcheck disable=SC2086  # options
    gcc $flags -Isingle_include -DOS_CORE_STATIC -DOS_CORE_START tests/examples/sandbox-entries.c \
        -o "$work/entries" && "$work/entries" >"$work/stdout" && ! grep -v -e ': SIGSYS$' "$work/stdout"
}

run
if [ -n "$runner" ]; then
    try "$name: there is no seccomp" \
        fails_with 1 "sandbox: there is no seccomp: ENOSYS, Invalid system call number"
else
    awk '/^## / { here = $2 == "sandbox" } /^```/ { if (on) exit; on = here; next } on' examples/README.md \
        >"$work/shown"
    try "$name: it prints what examples/README.md has" prints "$(cat "$work/shown")"
    # shellcheck disable=SC2086  # $runner is empty
    "$program" >/dev/full 2>"$work/stderr"
    status=$?
    try "$name: an output that is full" fails_with 1 "sandbox: cannot write: ENOSPC, No space left on device"
    if have strace; then try "$name: strace sees its calls and no other" traced; else
        missing "$name: strace sees its calls and no other" "no strace"; fi
    [ "$target" != x86_64 ] || try "$name: the calls of i386 and x32 are none of them" entries
fi
