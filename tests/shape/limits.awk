# SPDX-License-Identifier: MIT
# Makes from docs/calls.tsv and "name header prototype" lines the limits of each wrapper, "compiler target function
# instructions bytes": number, trap and return; a move for each int or unsigned, which is widened (on riscv64 the caller
# has done it); on x86_64 a move for the fourth argument, which the kernel wants in another register; and the
# instructions that make OS_MAP_FAILED of an error. On x86_64 a move has three bytes, but two where a set of bits is
# widened in one of the first three registers.
function most(compiler, target, instructions, bytes) { print compiler, target, name, instructions, bytes }
FILENAME ~ /calls[.]tsv$/ && FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
FILENAME ~ /calls[.]tsv$/ {
    split($0, field, "\t"); split(field[column["names"]], name_of, ";"); n = split(field[column["kinds"]], kind, ";")
    for (i = 1; i <= n; i++) if (kind[i] == "bits") is_bits[$1, name_of[i]]
    next
}
$1 ~ /^os_syscall/ { next } # it takes any number, and is in the table of shape.sh
{
    name = call = $1; gsub(/^os_|_raw$/, "", call)
    prototype = $0; sub(/^[^ ]+ [^ ]+ /, "", prototype)
    address = prototype ~ /^void\*/ && name != "os_brk" # brk has no errors
    arguments = prototype; sub(/^[^(]*\(/, "", arguments); sub(/\).*/, "", arguments)
    n = arguments == "void" ? 0 : split(arguments, argument, ",")
    moves = short = aarch64 = 0
    for (i = 1; i <= n; i++) {
        narrow = argument[i] ~ /^(unsigned )?int [a-z_]+$/
        split(argument[i], word, " ")
        moves += narrow || i == 4
        short += narrow && i < 4 && (word[1] == "unsigned" || (call, word[2]) in is_bits)
        aarch64 += narrow
    }
    most("*", "x86_64", 3 + moves + address * 2, 8 + moves * 3 - short + address * 12)
    most("*", "aarch64", 3 + aarch64 + address * 2, 4 * (3 + aarch64 + address * 2))
    most("gcc", "riscv64", 3 + address * 2, 10 + address * 8)
    most("clang", "riscv64", 3 + address * 5, 10 + address * 12)
}
