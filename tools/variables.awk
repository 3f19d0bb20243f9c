# SPDX-License-Identifier: MIT
# Finds the variables on make's command line that the Makefile refuses:
#
#     awk -v given="V PREFX" -v harmful=TARGET -f tools/variables.awk Makefile      prints PREFX
#
# It refuses those that would do harm, and those that are nearly ours: in small letters, or one letter or a swap of two
# away. It lets through the variables that people pass to every project. `make help` names ours.

/^#: / {
    gsub(/[^A-Z_]+/, " ")
    for (i = 1; i <= NF; i++)
        if ($i ~ /../)
            ours[$i]
}

END {
    harm(harmful)
    count = split(given, name, " ")
    for (i = 1; i <= count; i++)
        if (name[i] in refused || (!(name[i] in ours) && nearly_ours(name[i])))
            print name[i]
}

function harm(names,    list) {
    split(names, list, " ")
    for (i in list)
        refused[list[i]]
}

# Names of two letters are all near each other. FFLAGS and the like are make's own, for other languages.
function nearly_ours(name,    our) {
    if (name ~ /^[FGLPRY]FLAGS$/)
        return 0
    for (our in ours) {
        if (name == tolower(our))
            return 1
        if (length(our) > 2 && (length(name) < length(our) ? near(our, name) : near(name, our)))
            return 1
    }
    return 0
}

# near: does adding, changing or swapping letters make `long` from `short`, which is not longer?
function near(long, short,    at) {
    for (at = 1; at <= length(short) && substr(long, at, 1) == substr(short, at, 1); at++)
        continue
    if (length(long) > length(short))
        return substr(long, at + 1) == substr(short, at)
    return substr(long, at + 1) == substr(short, at + 1) || (substr(long, at + 2) == substr(short, at + 2) &&
        substr(long, at, 1) == substr(short, at + 1, 1) && substr(long, at + 1, 1) == substr(short, at, 1))
}
