# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# uring against cat. qemu-user has no io_uring: that it says so is what can be tested there.

same_as_cat() { # same_as_cat FILE...
    cat "$@" >expected
    run "$@"
    cmp expected "$work/stdout" && [ "$status" = 0 ] && [ ! -s "$work/stderr" ]
}
some_then() { printf 'one\n' | diff - "$work/stdout" && fails_with 1 "$1"; } # the first file, then LINE
from_pipes() {
    # shellcheck disable=SC2086  # $runner may be empty
    { sleep 1; cat big; } | timeout -s KILL 60 $runner "$program" one /dev/stdin one | cmp - expected
}
injected() { # injected CALL ERROR LINE: strace makes that call fail
    strace -o strace -e "inject=$1:error=$2" "$program" one >"$work/stdout" 2>"$work/stderr"
    status=$?
    fails_with 1 "$3"
}

cd "$folder" || exit
echo one >one
: >empty
awk 'BEGIN { for (i = 0; i < 200000; i++) print i }' >big
run one
no="uring: there is no io_uring: Linux before 5.1, or qemu-user: ENOSYS, Invalid system call number"
if [ -n "$runner" ]; then
    try "$name: there is none" fails_with 1 "$no"
elif grep -qE 'there is no io_uring|io_uring is forbidden' "$work/stderr"; then
    skip "$name" "$(cat "$work/stderr")"
else
    try "$name: a file" same_as_cat one
    try "$name: large and empty files, more than it takes at a time" \
        same_as_cat big one empty empty one big big one empty big one big big empty one one
    try "$name: files of /proc" same_as_cat /proc/version /proc/filesystems /proc/version
    cat one big one >expected
    try "$name: a pipe that is slow" from_pipes
    run one missing big
    try "$name: a file that is not there" some_then "uring: cannot open 'missing': ENOENT, No such file or directory"
    run one . big
    try "$name: a directory" some_then "uring: cannot read '.': EISDIR, Is a directory"
    # shellcheck disable=SC2086  # $runner is empty
    "$program" big >/dev/full 2>"$work/stderr"
    status=$?
    try "$name: an output that is full" fails_with 1 "uring: cannot write: ENOSPC, No space left on device"
    if have strace; then
        try "$name: a kernel without it" injected io_uring_setup ENOSYS "$no"
        try "$name: it is forbidden" injected io_uring_setup EPERM "uring: io_uring is forbidden:$(
            ) kernel.io_uring_disabled, or a container: EPERM, Operation not permitted"
    else missing "$name: a kernel without it" "no strace"; fi
fi
run
try "$name: no file" fails_with 2 "usage: uring FILE..."
cd - >/dev/null || exit
