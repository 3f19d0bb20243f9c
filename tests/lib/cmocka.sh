# SPDX-License-Identifier: MIT
# Building and running cmocka programs:   . tests/lib/cmocka.sh     (after tap.sh and targets.sh)
#
# shellcheck shell=sh disable=SC2154  # BUILD and work are tap.sh's
cmocka=$BUILD/cmocka

# missing_cmocka TARGET: prints why there is none, and succeeds; fails when it is there. `make
# test` fetches it, once; `make check` does not touch the network.
missing_cmocka() {
    [ -z "${REQUIRED:-}" ] || [ -f "$cmocka/$1/libcmocka.a" ] ||
        tools/fetch-cmocka "$cmocka" >"$work/log" 2>&1 || { tail -n 1 "$work/log"; return 0; }
    [ -f "$cmocka/$1/libcmocka.a" ] || { echo "no $cmocka: tools/fetch-cmocka $cmocka gets it"; return 0; }
    return 1
}

# run_cmocka NAME COMMAND...: a cmocka program; each of its tests becomes one of the suite's. It has
# a minute: a fault under qemu-user may repeat for ever.
run_cmocka() {
    run_name=$1; shift
    CMOCKA_MESSAGE_OUTPUT=TAP timeout -s KILL 60 "$@" >"$work/out" 2>"$work/err" </dev/null
    awk -v status=$? -f tests/lib/cmocka.awk "$work/out" >"$work/results"
    while IFS='|' read -r result test reason; do
        case $result in
        ok) ok "$run_name: $test" ;;
        skip) skip "$run_name: $test" "$reason" ;;
        note) note "  $test" ;;
        *)
            not_ok "$run_name: $test"
            [ "$result" != died ] || details "$work/err" ;;
        esac
    done <"$work/results"
}
