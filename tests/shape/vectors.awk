# SPDX-License-Identifier: MIT
# Reads the listing (listing.awk) of vectors.c. Prints each vector or predicate register that is read after the trap
# before it was written again. `across` is a straight line. The last line counts such registers that were read at all:
# with none there would be nothing to see.
BEGIN { FS = "\t" }
$1 != "across" { next }
$3 ~ /^(svc|ecall)/ { trapped = 1; next }
!trapped { next }
{
    code = $3; gsub(/[][{},\/]/, " ", code)
    words = split(code, word, " ")
    stores = code ~ /^(st|vs[es1-8])/        # a store reads all its registers, the others write the first
    vsetvli = code ~ /^vsetv/ && words >= 2
    if (vsetvli) written["vl"] = 1
    if (code ~ /^v[ls].*[.]v / && !written["vl"] && code !~ /^v[ls][1-8]r/) print "vl is not set again: " $3
    for (i = words; i >= 2; i--) {
        register = word[i]; sub(/[.].*/, "", register)
        if (register !~ /^([zpv][0-9]+)$/) continue
        if (i == 2 && !stores) { written[register] = 1; continue }
        read[register] = 1
        if (!written[register]) print register " is live across the trap: " $3
    }
}
END { for (register in read) n++; print n + 0 " read" }
