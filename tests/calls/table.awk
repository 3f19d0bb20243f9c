# SPDX-License-Identifier: MIT
# From tools/calls.table and docs/calls.tsv, with -v target=TARGET: a line
#
#     CALL(openat, "ipih", os_openat((int)v[0], (const char *)v[1], (int)v[2], (unsigned short)v[3]))
#
# for each call that is there, or NORETURN(...); of one header alone with -v header=os_core/calls.h. The letters are
# the kinds of the arguments: i int, u unsigned int, h unsigned short, l what is 64 bits wide, p a pointer. Of a
# function that gives -1 for an error it is the twin that gives the kernel's own result.
BEGIN { FS = "\t" }
FILENAME ~ /table$/ {
    n = split($0, word, " ")
    for (i = 2; word[1] == "no_error" && i <= n; i++) no_error[word[i]]
    next
}
FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
function kind(type) {
    if (type ~ /\*$/) return "p"
    if (type == "int") return "i"
    if (type == "unsigned int") return "u"
    if (type == "unsigned short") return "h"
    if (type ~ /^(long|unsigned long|os_size_t|os_off_t)$/) return "l"
    print "docs/calls.tsv: no kind for the type \"" type "\"" > "/dev/stderr"
    exit 1
}
$column["target"] == target && (header == "" || header == $column["header"]) {
    name = $1
    function_name = $column["function"]
    if ($column["result"] == "void *" && !(name in no_error)) function_name = function_name "_raw"
    kinds = call = ""
    n = split($column["types"], type, ";")
    for (i = 1; i <= n; i++) {
        kinds = kinds kind(type[i])
        call = call (i > 1 ? ", " : "") "(" type[i] ")v[" i - 1 "]"
    }
    printf "%s(%s, \"%s\", %s%s(%s))\n", $column["result"] == "void" ? "NORETURN" : "CALL", name, kinds,
        $column["result"] == "void *" && name in no_error ? "(long)" : "", function_name, call
}
