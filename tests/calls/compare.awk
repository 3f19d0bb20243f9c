# SPDX-License-Identifier: MIT
# From tools/calls.table and docs/calls.tsv, with -v target=TARGET: a line for tests/calls/kinds.cc
#
#     COMPARE(statx, statx, long, (int, const char *, unsigned int, unsigned int, struct statx *),
#             "nrnnw", (int, const char *, unsigned int, unsigned int, struct statx *))
#
# for each call that has a prototype in the kernel: its name, that of the kernel's function, result and arguments as
# declared, a letter for each argument, and the arguments with what they point to. The letters: f a file descriptor,
# b bits of os_core/memory.h, whose types are chosen by hand, p an address and no more, w what the call writes to, r
# another pointer, n another number.
BEGIN {
    FS = "\t"
    own["mmap"] # which each machine has in a file of its own
}
FILENAME ~ /table$/ {
    split($0, word, "[ (]+")
    if (word[1] == "like") like[word[2]] = word[3]
    if (word[1] == "own") own[word[2]]
    next
}
FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
function letter(kind, name) {
    if (kind == "number") return name ~ /^(fd|fildes|oldfd|newfd)$/ ? "f" : "n"
    if (kind == "bits") return $column["header"] == "os_core/memory.h" ? "b" : "n"
    if (kind == "place") return "p"
    return kind == "size" ? "n" : kind ~ /out|both|left/ ? "w" : "r"
}
$column["target"] == target && !($1 in own) {
    letters = pointing = declared = ""
    n = split($column["names"], name, ";"); split($column["types"], type, ";"); split($column["kinds"], kind, ";")
    split($column["structures"], structure, ";")
    for (i = 1; i <= n; i++) {
        letters = letters letter(kind[i], name[i])
        comma = i > 1 ? ", " : ""
        declared = declared comma type[i]
        if (structure[i] != "") type[i] = (type[i] ~ /^const / ? "const " : "") structure[i] " *"
        pointing = pointing comma type[i]
    }
    printf "COMPARE(%s, %s, %s, %s, (%s), \"%s\", (%s))\n", $1, $1 in like ? like[$1] : $1, $column["function"],
        $column["result"], declared, letters, pointing
}
