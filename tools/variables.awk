# SPDX-License-Identifier: MIT
# Finds the first variable on make's command line that the Makefile refuses, and prints why:
#
#     awk -v given="V PREFX" -v goals="install" -f tools/variables.awk Makefile
#     there is no variable PREFX here: PREFIX is meant? make help names all
#
# It refuses those that would do harm, such as the Makefile's own, those that are nearly ours or what another project
# calls them, and those of a goal that is not made. It lets through the variables that people pass to every project.
# `make help` names ours: "make check [SUITES=...]" has one of its own, which other goals have too if they name it;
# those that are not in brackets are every goal's.

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
        known[variable]
        if (done ~ /\[[^]]*$/)
            own[variable]
    }
}

/^[A-Za-z_]+ :?=/ {
    computed[$1]
}

END {
    others("TARGET TARGET_ARCH TGT TRIPLE TRIPLET HOST ARCH ARCHITECTURE MACHINE PLATFORM CPU CROSS CROSS_PREFIX " \
        "TOOLCHAIN XCOMPILE", "CROSS_COMPILE= or CC= say what to build for")
    others("COMPILER", is_meant("CC"))
    others("O BUILD_DIR OBJDIR OUTDIR", is_meant("BUILD"))
    others("INSTALL_ROOT", is_meant("DESTDIR"))
    others("INSTALL_PREFIX", is_meant("PREFIX"))
    others("TESTS", is_meant("SUITES"))
    others("BENCHES BENCHMARKS", is_meant("BENCH"))
    count = split(given, name, " ")
    for (i = 1; i <= count; i++) {
        if (name[i] in goals_of) {
            if (name[i] in own && !made(goals_of[name[i]]))
                say(name[i] "= is for make " goals_of[name[i]] ": " \
                    (name[i] in of_others ? of_others[name[i]] : "make help says more"))
        } else if (name[i] in computed)
            say(name[i] " is the Makefile's own: BUILD= says where to build, make help names what else there is")
        else if ((word = nearest(name[i])))
            say("there is no variable " name[i] " here: " \
                (word in of_others && !made(goals_of[word]) ? of_others[word] : is_meant(word)))
    }
}

# others: these words of other projects' get that answer.
function others(words, answer,    word, i) {
    for (i = split(words, word, " "); i >= 1; i--) {
        known[word[i]]
        of_others[word[i]] = answer
    }
}

function is_meant(variable) {
    return variable " is meant? make help names all"
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

# nearest: the word, of ours and of others, that a name is or nearly is; of several as near one that the goals take. The
# flags that make has for other languages are none of ours.
function nearest(name,    word, found, rank, best) {
    if (name ~ /^([DFGLMPRY]|FC)FLAGS$/)
        return ""
    best = 4 * 3
    for (word in known) {
        rank = 4 * apart(name, word) + (word in of_others ? 1 : 2 * (word in own && !made(goals_of[word])))
        if (rank < best || (rank == best && word < found)) {
            best = rank
            found = word
        }
    }
    return found
}

# apart: how many letters a name is from a word, or 3 if that is too far: more than one for a word of four letters, more
# than two if both have eight; other tools' flags are near ours. Small letters and "_" make no difference.
function apart(name, word,    most, letters) {
    name = toupper(name)
    gsub(/_/, "", name)
    gsub(/_/, "", word)
    if (name == word)
        return 0
    most = length(word) < 4 ? 0 : length(word) < 8 || length(name) < 8 || name ~ /FLAGS$/ ? 1 : 2
    letters = distance(name, word)
    return letters <= most ? letters : 3
}

# distance: how many letters must be added, dropped, changed, or swapped with the next.
function distance(one, other,    d, i, j) {
    for (i = 0; i <= length(one); i++)
        for (j = 0; j <= length(other); j++) {
            if (i == 0 || j == 0) {
                d[i, j] = i + j
                continue
            }
            d[i, j] = least(d[i - 1, j] + 1, d[i, j - 1] + 1,
                d[i - 1, j - 1] + (substr(one, i, 1) != substr(other, j, 1)))
            if (i > 1 && j > 1 && substr(one, i - 1, 2) == substr(other, j, 1) substr(other, j - 1, 1))
                d[i, j] = least(d[i, j], d[i - 2, j - 2] + 1, d[i, j])
        }
    return d[length(one), length(other)]
}

function least(a, b, c) {
    return a < b ? (a < c ? a : c) : (b < c ? b : c)
}
