# SPDX-License-Identifier: MIT
# From tools/constants.list, the names of our constants, and "HEADER NAME OURS" of the headers': prints "missing HEADER NAME" for each that is neither ours nor left out by the list, and "used HEADER
# PATTERN" for each pattern of the list that leaves one out.
FILENAME ~ /list$/ && $1 == "not" { for (i = 3; i <= NF; i++) { patterns[$2] = patterns[$2] " " $i } next }
FILENAME ~ /list$/ { next }
NF == 1 { ours[$1]; next }
{
    if ($3 in ours) next
    excused = 0
    n = split(patterns[$1], pattern, " ")
    for (i = 1; i <= n; i++) if ($2 ~ ("^(" pattern[i] ")$")) { excused = 1; print "used", $1, pattern[i] }
    if (!excused) print "missing", $1, $2
}
