# SPDX-License-Identifier: MIT
# From docs/calls.tsv, for tests/differential/differential.c: the arguments of each call, as members of a structure.
#
#     #define ARGUMENTS_munmap(t) (t).addr, (t).length
BEGIN { FS = "\t" }
NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
$column["target"] == "x86_64" && $column["header"] == "os_core/memory.h" {
    n = split($column["names"], name, ";")
    line = "#define ARGUMENTS_" $1 "(t)"
    for (i = 1; i <= n; i++) line = line (i > 1 ? ", (t)." : " (t).") name[i]
    print line
}
