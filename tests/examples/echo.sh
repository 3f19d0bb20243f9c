# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# echo with clients of all kinds (tests/examples/echo.py).

start() { # start SECONDS: leaves $server and $port
    : >said
    # shellcheck disable=SC2086  # $runner may be empty
    timeout -s KILL 120 $runner "$program" 0 "$1" >said 2>complaints &
    server=$!
    tries=0
    until [ -s said ] || [ $tries -ge 50 ]; do tries=$((tries + 1)); sleep 0.5; done
    port=$(sed -n 's/^listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' said)
    [ -n "$port" ]
}
client() { python3 tests/examples/echo.py "$port" "$1" | tee "$work/client" && grep -qx "$1: right" "$work/client"; }
ends() { # by SIGTERM, and says how many there were
    kill -TERM "$(cat /proc/[0-9]*/stat 2>/dev/null |
        awk -v parent="$server" '{ pid = $1; sub(/.*\) /, ""); if ($2 == parent) print pid }')"
    wait "$server" && cat said complaints &&
        tail -n 1 said | grep -qxE 'ended by a signal, after [1-9][0-9]* connections' && [ ! -s complaints ]
}

cd "$folder" || exit
try "$name: it listens at a port of the kernel's choice" start 60
cd - >/dev/null || exit
if ! have python3; then missing "$name: clients" "no python3"; else
    all="a line|3 MB|one that does not read|one that is reset|100 at a time"
    [ "$compiler" = gcc ] || all="3 MB"
    echo "$all" | tr '|' '\n' >"$work/clients"
    while read -r client; do try "$name: $client" client "$client"; done <"$work/clients"
fi
run "$port" 1
try "$name: a port that is taken" fails_with 1 "echo: cannot take the port: EADDRINUSE, Address already in use"
run 65536 1
try "$name: no port" fails_with 2 "usage: echo PORT SECONDS"
cd "$folder" || exit
try "$name: SIGTERM ends it" ends
if [ "$compiler" = gcc ] && have python3; then
    try "$name: it tells of each connection" \
        grep -xE 'connection [0-9]+: 3000000 bytes, closed by its client' said
    start 1
    cd - >/dev/null || exit
    try "$name: an idle one" client "an idle one"
    cd "$folder" || exit
    try "$name: it says that one was idle" sh -c 'grep -x "connection [0-9]*: 0 bytes, idle" said'
    ends >"$work/log"
fi
cd - >/dev/null || exit
