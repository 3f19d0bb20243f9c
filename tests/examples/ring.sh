# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# ring between other programs: each byte goes through, calls go over the end, and no process is left alone.

through() { run <"$1"; cmp "$1" "$work/stdout" && [ "$status" = 0 ]; }
piped() { # in pieces of odd sizes
    { printf odd; cat big; } | run
    { printf odd; cat big; } | cmp - "$work/stdout" &&
        grep -qE '^ring: [1-9][0-9]* reads and [1-9][0-9]* writes went over the end of the [0-9]+ bytes$' "$work/stderr"
}
children_of() {
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v parent="$1" '{ pid = $1; sub(/.*\) /, ""); if ($2 == parent) print pid }'
}
alone() { # alone parent|child: that one is killed; the other one ends by itself
    mkfifo in out && : >got
    # shellcheck disable=SC2086  # $runner may be empty
    timeout -s KILL 60 $runner "$program" <in >out 2>/dev/null &
    timed=$!
    timeout 60 cat out >got &
    cat=$!
    exec 9>in
    printf 'a line\n' >&9
    tries=0
    until [ -s got ] || [ $tries -ge 50 ]; do tries=$((tries + 1)); sleep 0.5; done # the child has begun
    parent=$(children_of $timed)
    case $1 in parent) victim=$parent ;; child) victim=$(children_of "$parent") ;; esac
    kill -KILL "$victim"
    cat big >&9 2>/dev/null # with the child gone, the parent fills the ring
    exec 9>&-
    wait $timed
    killed=$?
    wait $cat && rm in out && case $1 in parent) [ $killed = 137 ] ;; child) [ $killed = 1 ] ;; esac
}

cd "$folder" || exit
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "%d\n", i * 7919 }' >big
: >empty
try "$name: no byte" through empty
try "$name: a file" through big
try "$name: pieces of odd sizes go over the end" piped
run <.
try "$name: an input that cannot be read" fails_with 1 "ring: cannot read: EISDIR, Is a directory"
run x
try "$name: an argument" fails_with 2 "usage: ring <INPUT >OUTPUT"
# shellcheck disable=SC2086  # $runner may be empty
timeout -s KILL 60 $runner "$program" <big >/dev/full 2>"$work/stderr"
status=$?
try "$name: an output that is full" fails_with 1 "ring: cannot write: ENOSPC, No space left on device"
if [ "$compiler" = gcc ]; then # they wait for seconds
    try "$name: the parent is killed" alone parent
    try "$name: the child is killed" alone child
fi
cd - >/dev/null || exit
