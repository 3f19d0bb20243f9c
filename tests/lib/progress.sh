#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/lib/progress.sh LOGS: prints how far a run of the suites in LOGS/suites is, without a newline: "suite 12 of 31,
# 3 min left or so". The time is the one that the suites took last time, less the time that those at work have taken by
# now; without that it is left out.
set -eu
logs=$1 total=0 counted=0 left=0 now=$(date +%s)
while read -r suite; do
    total=$((total + 1))
    if [ -f "$logs/$suite.count" ]; then
        counted=$((counted + 1))
    elif read -r seconds _ 2>/dev/null <"${logs%/*}/$suite.seconds"; then
        if read -r began 2>/dev/null <"$logs/$suite.began"; then
            seconds=$((seconds > now - began ? seconds - now + began : 0))
        fi
        [ -z "$left" ] || left=$((left + seconds))
    else left=; fi
done <"$logs/suites"
[ "$counted" -lt "$total" ] || exit 0
printf 'suite %d of %d' $((counted + 1)) "$total"
[ -z "$left" ] || printf ', %d min left or so' $((left / 60 / $(nproc 2>/dev/null || echo 2) + 1))
