#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/lib/count.sh SUITE LOGS: sums up LOGS/SUITE.tap, the output of one suite. It prints a line, and leaves in
# LOGS/SUITE.count "passed failed skipped", in LOGS/SUITE.failures each failure with the comments below it, in
# LOGS/SUITE.skips "suite<TAB>test<TAB>reason" for each skipped test.
set -eu
suite=$1 logs=$2
read -r seconds processor <"$logs/$suite.seconds"

awk -v suite="$suite" -v seconds="$seconds" -v processor="$processor" -v count="$logs/$suite.count" \
    -v failures="$logs/$suite.failures" -v skips="$logs/$suite.skips" '
    function name() { sub(/^(not )?ok [0-9]+ - /, ""); return suite ": " $0 }
    BEGIN { plan = -1; printf "" >failures; printf "" >skips }
    /^ok / { failing = 0; if (/ # SKIP /) skipped++; else passed++ }
    /^ok .* # SKIP / { sub(/^ok [0-9]+ - /, ""); sub(/ # SKIP /, "\t"); print suite "\t" $0 >skips }
    /^not ok / { failing = 1; failed++; print "FAIL " name() >failures }
    /^#/ && failing { print "     " $0 >failures }
    /^1\.\.[0-9]+$/ { plan = substr($0, 4) }
    END {
        # The shell goes on after an error of its own, such as a function that is not there; its test is then lost.
        while ((getline line <(ARGV[1] ".err")) > 0) if (line ~ /^tests\/[^ ]*: (line )?[0-9]+: /) {
            failed++; lost++
            print "FAIL " suite ": " line >failures
        }
        close(ARGV[1] ".err")
        if (plan != passed + failed - lost + skipped) {
            failed++
            print "FAIL " suite ": it died before its end" >failures
            while ((getline <(ARGV[1] ".err")) > 0) print "     " $0 >failures
        }
        if (plan == 0) { failed++; print "FAIL " suite ": it tested nothing" >failures }
        printf "%d %d %d\n", passed, failed, skipped >count
        printf "%-12s %4d passed, %d failed, %d skipped (%d s, %d s of a processor)\n", \
            suite, passed, failed, skipped, seconds, processor
    }' "$logs/$suite.tap"
