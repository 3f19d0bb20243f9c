# SPDX-License-Identifier: MIT
# Makes from include/os_core/calls.h, as the compiler of a target sees it (cc -E -P), a line
#
#     CALL(openat, "ipih", os_openat((int)v[0], (const char *)v[1], (int)v[2], (unsigned short)v[3]))
#
# for each function, or NORETURN(...). The letters are the kinds of the arguments: i int, u unsigned int,
# h unsigned short, l a number of 64 bits, p a pointer.
{ text = text " " $0 }
function kind(type) {
    if (type ~ /\*$/) return "p"
    if (type == "int") return "i"
    if (type == "unsigned int") return "u"
    if (type == "unsigned short") return "h"
    if (type ~ /^(long|unsigned long|os_size_t|os_off_t)$/) return "l"
    print "calls.h: no kind for the type \"" type "\"" > "/dev/stderr"
    exit 1
}
END {
    gsub(/[ \t]+/, " ", text)
    n = split(text, statement, ";")
    for (i = 1; i <= n; i++) {
        if (!match(statement[i], / (long|void) os_[a-z_0-9]+\([^()]*\)/)) continue
        line = substr(statement[i], RSTART + 1, RLENGTH - 2)
        macro = line ~ /^void/ ? "NORETURN" : "CALL"
        sub(/^(long|void) os_/, "", line)
        name = line; sub(/\(.*/, "", name)
        sub(/^[^(]*\(/, "", line)
        kinds = call = ""
        n_args = line == "void" ? 0 : split(line, arg, ", ")
        for (a = 1; a <= n_args; a++) {
            sub(/[a-z_0-9]+$/, "", arg[a]); sub(/ $/, "", arg[a])
            kinds = kinds kind(arg[a])
            call = call (a > 1 ? ", " : "") "(" arg[a] ")v[" a - 1 "]"
        }
        printf "%s(%s, \"%s\", os_%s(%s))\n", macro, name, kinds, name, call
    }
}
