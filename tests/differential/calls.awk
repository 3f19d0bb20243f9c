# SPDX-License-Identifier: MIT
# From tests/differential/untried, what a compiler's preprocessor makes of libc's <sys/mman.h>, and docs/calls.tsv, in
# this order: what tests/differential/differential.c calls, with which arguments.
#
#     MEMBER(addr) \                    in MEMBERS: a name of an argument
#     CALL(munmap, 1, os_munmap((void *)t.addr, (os_size_t)t.length),
#          munmap((void *)t.addr, (os_size_t)t.length), 0, (t.addr = any_address(at), t.length = any_length(at))) \
#
# in CALLS: each call of os_core/memory.h; whether libc has a function of that name, for otherwise it is made by libc's
# syscall(); our function that gives the kernel's own result; libc's; how long what it maps is, if its result is an
# address; and how its arguments are chosen, which their kinds and names say.
BEGIN { FS = "\t" }
FILENAME ~ /untried$/ { split($0, word, " "); untried[word[1]]; next }
FILENAME !~ /tsv$/ { # each name before a parenthesis
    for (text = $0; match(text, /[a-z_0-9]+ ?[(]/); text = substr(text, RSTART + RLENGTH)) {
        declared = substr(text, RSTART, RLENGTH - 1)
        sub(/ $/, "", declared)
        libc[declared]
    }
    next
}
FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
function choice(name, kind, size, i) {
    if (kind == "place") return "any_address(at)"
    if (size == "string") return "any_name()"
    if (kind == "in") return "(long)read_from"
    if (kind ~ /out|both|left/) return "(long)written[" i - 1 "]"
    if (kind == "any") return "0"
    if (name == "prot") return "any_prot()"
    if (kind == "bits") return "any_flags()"
    if (name == "fd") return "any_file()"
    if (name == "pid") return "any_process()"
    if (kind == "size") return name ~ /length|size/ ? "any_length(at)" : "any_count()"
    return "any_number()"
}
$column["target"] == "x86_64" && $column["header"] == "os_core/memory.h" && !($1 in untried) {
    n = split($column["names"], name, ";"); split($column["types"], type, ";")
    split($column["kinds"], kind, ";"); split($column["sizes"], size, ";")
    typed = longs = chosen = ""; mapped = 0; comma = ""
    for (i = 1; i <= n; i++) {
        if (!(name[i] in seen)) members = members " \\\n    MEMBER(" name[i] ")"
        seen[name[i]]
        typed = typed comma (type[i] ~ /\*$/ ? "(void *)" : "(" type[i] ")") "t." name[i]
        longs = longs ", t." name[i]
        chosen = chosen comma "t." name[i] " = " choice(name[i], kind[i], size[i], i)
        if (kind[i] == "size" && name[i] ~ /length|size/) mapped = "t." name[i]
        comma = ", "
    }
    address = $column["result"] == "void *"
    calls = calls sprintf(" \\\n    CALL(%s, %d, %s(%s), %s, %s, (%s))", $1, $1 in libc,
        $column["function"] (address ? "_raw" : ""), typed,
        $1 in libc ? $1 "(" typed ")" : "syscall(OS_NR_" $1 longs ")", address ? mapped : 0, chosen)
}
END { print "#define MEMBERS(MEMBER)" members "\n#define CALLS(CALL)" calls }
