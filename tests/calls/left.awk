# SPDX-License-Identifier: MIT
# Reads tools/constants.list, the names of our constants, and "HEADER NAME OURS" lines of the headers. Prints the names
# that are neither ours nor left out by the list.
FILENAME ~ /list$/ {
    if ($1 == "not") for (i = 3; i <= NF; i++) patterns[$2] = patterns[$2] " " $i
    next
}
NF == 1 { ours[$1]; next }
!($3 in ours) {
    n = split(patterns[$1], pattern, " ")
    for (i = 1; i <= n; i++) if ($2 ~ ("^(" pattern[i] ")$")) next
    print "<" $1 "> has " $2
}
