# SPDX-License-Identifier: MIT
# Turns the TAP of a cmocka program into one line "ok|NAME", "skip|NAME|REASON" or "fail|NAME" for each test,
# "note|TEXT" for each line about a failure, and "died|..." if the program did not run to its end, printed no test at
# all, or its exit status (-v status) contradicts its tests.
#
# Releases differ: 1.1.5 prints "not ok 2 # SKIP name", 1.1.7 "ok 2 # SKIP name", 2.0 "ok 2 - name
# # SKIP". None has a reason: the tests print it before, as "# skip: reason".

/^# skip: / { reason = substr($0, 9); next }
/^1\.\.[0-9]+$/ { plan += substr($0, 4); failing = 0; next }
/^(not )?ok [0-9]+/ {
    results++
    name = $0
    sub(/^(not )?ok [0-9]+ *-? */, "", name)
    if (sub(/ *# SKIP */, "", name)) {
        if (reason == "") { failed++; print "fail|" name ": skipped without a reason" }
        else print "skip|" name "|" reason
    } else if (/^ok/) {
        print "ok|" name
    } else {
        failed++
        print "fail|" name
    }
    failing = /^not ok/
    reason = ""
    next
}
failing && /^(#|  )/ { sub(/^#? */, ""); if (!/^(not ok|ok) - /) print "note|" $0 }
END {
    if (results == 0 || results != plan || (status != 0) != (failed != 0))
        print "died|runs to its end (exit status " status ", " results + 0 " of " plan + 0 " tests)"
}
