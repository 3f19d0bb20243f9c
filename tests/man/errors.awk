# SPDX-License-Identifier: MIT
# errors.awk HEADER... PAGE...: the errors that each contract lists, one in a line, against those in the ERRORS of the
# page that has the function. Prints each that only one of them has, each that is not in its place of the alphabet, and
# each that the paragraph names in a sentence and its list has not. The headers begin with one that defines the errors.
# ENOSYS may be the page's alone: "Linux: 6.5" says it in a contract.
function named(text,    words, count, i, found) { # named TEXT: the errors in it, " ENOENT  EIO "
    gsub(/[^A-Za-z0-9_]+/, " ", text)
    count = split(text, words, " ")
    for (i = 1; i <= count; i++)
        if (words[i] in errno)
            found = found " " words[i] " "
    return found
}
function unlisted(place, text, list,    words, count, i) {
    count = split(text, words, " ")
    for (i = 1; i <= count; i++)
        if (index(list, " " words[i] " ") == 0)
            print place ": " words[i] " is in a sentence, and not in the list"
}
FILENAME ~ /\.h$/ {
    if (/^#define OS_E[A-Z0-9]+ /) errno[substr($2, 4)] = 1
    if (/^\/\*/) { listed_here = said_here = last = ""; inside = 1 }
    if (inside && /^ \* Errors/) errors = 1
    if (/^ \*(\/|$)/) errors = 0
    if (inside && /^ \*   E[A-Z0-9]+ /) {
        if ($2 <= last)
            print FILENAME ":" FNR ": " $2 " is not in its place of the alphabet"
        last = $2
        listed_here = listed_here " " $2 " "
    }
    if (errors) said_here = said_here named($0)
    if (inside && /^ \* Result .*(: E[A-Z]+|-errno) \(/)
        print FILENAME ":" FNR ": errors are a list, one in a line"
    if (/\*\//) {
        unlisted(FILENAME ":" FNR, said_here, listed_here)
        said_here = ""
        inside = 0
    }
    if (!inside && /^OS_CORE_API_/ && match($0, /os_[a-z0-9_]+\(/))
        contract[substr($0, RSTART, RLENGTH - 1)] = listed_here
    next
}
/^\.Sh / { section = $2; next }
section == "SYNOPSIS" && /^\.F[no] / && $2 in contract { wanted[FILENAME] = wanted[FILENAME] contract[$2]; pages++ }
section == "ERRORS" && /^\.It Bq Er OS_E/ { listed[FILENAME] = listed[FILENAME] " " substr($4, 4) " " }
section == "ERRORS" { said[FILENAME] = said[FILENAME] named($0) }
END {
    for (page in said)
        unlisted(page, said[page], listed[page])
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
    if (!pages || !("EIO" in errno))
        print "no page has a contract, or no header an error"
}
