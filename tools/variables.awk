# SPDX-License-Identifier: MIT
# Finds the first variable on make's command line that the Makefile refuses, and prints why:
#
#     awk -v given="V PREFX" -v goals="install" -f tools/variables.awk Makefile
#     there is no variable PREFX here: PREFIX is meant? make help names all
#
# It refuses those that would do harm, such as the Makefile's own, those that are nearly ours (in small letters, or one
# letter or a swap of two away) or what another project calls them, and those of a goal that is not made. It lets
# through the variables that people pass to every project. `make help` names ours: "make check [SUITES=...]" has one of
# its own, which other goals have too if they name it; every goal takes those that are not in brackets.

/^#: make/ {
    goal = substr($0, 9)
    sub(/  .*/, "", goal)
    gsub(/^ | ?\[.*|,/, "", goal)
}

/^#: / {
    for (done = ""; match($0, /[A-Z_][A-Z_]+=/); $0 = substr($0, RSTART + RLENGTH)) {
        variable = substr($0, RSTART, RLENGTH - 1)
        done = done substr($0, 1, RSTART)
        goals_of[variable] = goals_of[variable] (goals_of[variable] ? ", " : "") goal
        if (done ~ /\[[^]]*$/)
            own[variable]
    }
}

/^[A-Za-z_]+ :=/ {
    computed[$1]
}

END {
    build = "CROSS_COMPILE= or CC= say what to build for"
    to_build["TARGET"]; to_build["HOST"]; to_build["ARCH"]
    of_others["INSTALL_ROOT"] = "DESTDIR"; of_others["INSTALL_PREFIX"] = "PREFIX"
    count = split(given, name, " ")
    for (i = 1; i <= count; i++) {
        upper = toupper(name[i])
        if (name[i] in own && !made(goals_of[name[i]]))
            say(name[i] "= is for make " goals_of[name[i]] ": " (upper in to_build ? build : "make help says more"))
        else if (upper in to_build && !(name[i] in goals_of))
            say("there is no variable " name[i] " here: " build)
        else if (name[i] in computed && !(name[i] in goals_of))
            say(name[i] " is the Makefile's own: BUILD= says where to build, make help names what else there is")
        else if (!(name[i] in goals_of) && (meant = upper in of_others ? of_others[upper] : nearly_ours(name[i])))
            say("there is no variable " name[i] " here: " meant " is meant? make help names all")
    }
}

function say(text) {
    print text
    exit
}

# made: is one of these goals made?
function made(which,    goal, i) {
    split(which, goal, ", ")
    for (i in goal)
        if (index(" " goals " ", " " goal[i] " "))
            return 1
    return 0
}

# nearly_ours: which of ours a name nearly is, of several one that the goals take. Names of two letters are all near
# each other. FFLAGS and the like are make's own, for other languages.
function nearly_ours(name,    our, found) {
    if (name ~ /^[FGLPRY]FLAGS$/)
        return ""
    for (our in goals_of)
        if (name == tolower(our) ||
                (length(our) > 2 && (length(name) < length(our) ? near(our, name) : near(name, our))))
            if (!found || !(our in own) || made(goals_of[our]))
                found = our
    return found
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
