#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/lib/count.sh SUITE LOGS: sums up LOGS/SUITE.tap, what one suite printed: a line on standard
# output, "passed failed skipped" in LOGS/SUITE.count, and in LOGS/SUITE.details what one wants to
# read at the end: each failure with the comments below it, each skip with its reason.
set -eu
suite=$1 logs=$2
read -r seconds <"$logs/$suite.seconds"

awk -v suite="$suite" -v seconds="$seconds" \
    -v count="$logs/$suite.count" -v details="$logs/$suite.details" '
    function name() { sub(/^(not )?ok [0-9]+ - /, ""); return suite ": " $0 }
    BEGIN { plan = -1; printf "" >details }
    /^ok / { failing = 0; if (/ # SKIP /) skipped++; else passed++ }
    /^ok .* # SKIP / { print "SKIP " name() >details }
    /^not ok / { failing = 1; failed++; print "FAIL " name() >details }
    /^#/ && failing { print "     " $0 >details }
    /^1\.\.[0-9]+$/ { plan = substr($0, 4) }
    END {
        if (plan != passed + failed + skipped) {
            failed++
            print "FAIL " suite ": it died before its end" >details
            while ((getline <(ARGV[1] ".err")) > 0) print "     " $0 >details
        }
        if (plan == 0) { failed++; print "FAIL " suite ": it tested nothing" >details }
        printf "%d %d %d\n", passed, failed, skipped >count
        printf "%-12s %4d passed, %d failed, %d skipped (%d s)\n", \
            suite, passed, failed, skipped, seconds
    }' "$logs/$suite.tap"
