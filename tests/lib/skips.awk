# SPDX-License-Identifier: MIT
# Turns "suite<TAB>test<TAB>reason" lines into one line for each reason, with the number of its tests and their suites,
# most first. Reasons that differ only in their beginning, "mseal: ENOSYS", are one.
BEGIN { FS = "\t" }
{
    reason = $3
    subject = ""
    if (match(reason, /^[a-z0-9_]+: /)) {
        subject = substr(reason, 1, RLENGTH - 2)
        reason = substr(reason, RLENGTH + 1)
    }
    count[reason]++
    if (!seen[reason, "suite", $1]++) suites[reason] = suites[reason] (suites[reason] ? ", " : "") $1
    if (subject && !seen[reason, "subject", subject]++)
        subjects[reason] = subjects[reason] (subjects[reason] ? ", " : "") subject
}
END {
    sort = "sort -k2,2nr"
    for (reason in count)
        printf "SKIP %4d %s (%s): %s%s\n", count[reason], count[reason] == 1 ? "test" : "tests", suites[reason], reason,
            subjects[reason] ? ": " subjects[reason] : "" | sort
    close(sort)
}
