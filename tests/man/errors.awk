# SPDX-License-Identifier: MIT
# errors.awk HEADER PAGE...: the errors in the "Result" paragraph of each contract, against those in
# the ERRORS of the page that has the function. Prints what only one of them has. ENOSYS may be the
# page's alone: "Linux: 6.5" says it in a contract.
FILENAME ~ /\.h$/ {
    if (/^\/\*/) { result = ""; inside = 1 }
    if (/^ \* Result /) here = 1
    if (/^ \*$/ || /\*\//) here = 0
    if (inside && here) result = result " " $0
    if (/\*\//) inside = 0
    if (!inside && /^OS_CORE_API/ && match($0, /os_[a-z0-9_]+\(/))
        contract[substr($0, RSTART, RLENGTH - 1)] = result " "
    next
}
/^\.Sh / { section = $2 }
section == "SYNOPSIS" && /^\.F[no] / && $2 in contract { text[FILENAME] = text[FILENAME] contract[$2] }
section == "ERRORS" && /^\.It Bq Er OS_E/ { listed[FILENAME] = listed[FILENAME] " " substr($4, 4) " " }
END {
    for (page in text) {
        pages++
        rest = text[page]
        gsub(/[^A-Za-z0-9_]/, "  ", rest)
        count = split(rest, words, " ")
        for (i = 1; i <= count; i++)
            if (words[i] ~ /^E[A-Z0-9]+$/ && index(listed[page], " " words[i] " ") == 0)
                print page ": not " words[i] ", which the contract has"
        count = split(listed[page], words, " ")
        for (i = 1; i <= count; i++)
            if (words[i] != "ENOSYS" && index(rest, " " words[i] " ") == 0)
                print page ": " words[i] ", which no contract has"
    }
    if (!pages)
        print "no page has a contract"
}
