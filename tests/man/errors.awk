# SPDX-License-Identifier: MIT
# errors.awk HEADER... PAGE...: the errors that each contract lists, one in a line, against those in the ERRORS of the
# page that has the function. Prints each that only one of them has, and each that is not in its place of the alphabet.
# ENOSYS may be the page's alone: "Linux: 6.5" says it in a contract.
FILENAME ~ /\.h$/ {
    if (/^\/\*/) { listed_here = ""; last = ""; inside = 1 }
    if (inside && /^ \*   E[A-Z0-9]+ /) {
        if ($2 <= last)
            print FILENAME ":" FNR ": " $2 " is not in its place of the alphabet"
        last = $2
        listed_here = listed_here " " $2 " "
    }
    if (inside && /^ \* Result .*: E[A-Z]+ \(/)
        print FILENAME ":" FNR ": errors are a list, one in a line"
    if (/\*\//) inside = 0
    if (!inside && /^OS_CORE_API_/ && match($0, /os_[a-z0-9_]+\(/))
        contract[substr($0, RSTART, RLENGTH - 1)] = listed_here
    next
}
/^\.Sh / { section = $2 }
section == "SYNOPSIS" && /^\.F[no] / && $2 in contract { wanted[FILENAME] = wanted[FILENAME] contract[$2]; pages++ }
section == "ERRORS" && /^\.It Bq Er OS_E/ { listed[FILENAME] = listed[FILENAME] " " substr($4, 4) " " }
END {
    for (page in wanted) {
        count = split(wanted[page], words, " ")
        for (i = 1; i <= count; i++)
            if (index(listed[page], " " words[i] " ") == 0)
                print page ": not " words[i] ", which the contract has"
        count = split(listed[page], words, " ")
        for (i = 1; i <= count; i++)
            if (words[i] != "ENOSYS" && index(wanted[page], " " words[i] " ") == 0)
                print page ": " words[i] ", which no contract has"
    }
    if (!pages)
        print "no page has a contract"
}
