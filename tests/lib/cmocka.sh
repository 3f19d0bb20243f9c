# SPDX-License-Identifier: MIT
# Builds and runs cmocka programs:   . tests/lib/cmocka.sh     (after tap.sh and targets.sh)
#
# shellcheck shell=sh disable=SC2154  # BUILD and work are tap.sh's
cmocka=$BUILD/cmocka

# missing_cmocka TARGET: prints why there is no cmocka, and succeeds; fails when there is one. `make
# test` fetches it, once; `make check` does not touch the network.
missing_cmocka() {
    [ -z "${REQUIRED:-}" ] || [ -f "$cmocka/$1/libcmocka.a" ] ||
        tools/fetch-cmocka "$cmocka" >"$work/log" 2>&1 || { tail -n 1 "$work/log"; return 0; }
    [ -f "$cmocka/$1/libcmocka.a" ] || { echo "no $cmocka: tools/fetch-cmocka $cmocka gets it"; return 0; }
    return 1
}

# run_cmocka NAME COMMAND...: runs a cmocka program; each of its tests becomes one of the suite's. The program has a
# minute: a fault under qemu-user may repeat for ever.
run_cmocka() {
    run_name=$1; shift
    CMOCKA_MESSAGE_OUTPUT=TAP timeout -s KILL 60 "$@" >"$work/out" 2>"$work/err" </dev/null
    tell_cmocka "$run_name" $? "$work/out" "$work/err"
}

# tell_cmocka NAME STATUS OUTPUT ERRORS: the same from the output and exit status of such a program. The results of its
# tests stay in $work/results.
tell_cmocka() {
    awk -v status="$2" -f tests/lib/cmocka.awk "$3" >"$work/results"
    while IFS='|' read -r result test reason; do
        case $result in
        ok) ok "$1: $test" ;;
        skip) skip "$1: $test" "$reason" ;;
        note) note "  $test" ;;
        *)
            not_ok "$1: $test"
            [ "$result" != died ] || details "$4" ;;
        esac
    done <"$work/results"
}
