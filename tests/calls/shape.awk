# SPDX-License-Identifier: MIT
# Reads calls.inc and the listing of calls.o (tests/shape/listing.awk). Every function has one trap, at most one
# instruction for each argument, one for the number, and one to return; it uses no stack and calls nothing. One that
# never returns has a loop instead: a copy, a jump, and padding at its beginning, which costs nothing and is not
# counted. Prints each difference, and the number of functions.
BEGIN { FS = "\t" }
NR == FNR {
    split($0, part, /[(",]/)    # CALL(openat, "ipih", os_openat...
    limit[part[2]] = length(part[4]) + 3 + (loop[part[2]] = ($0 ~ /^NORETURN/))
    next
}
{ name = substr($1, 4) }
!(name in limit) { print $1 ": not in the table"; next }
loop[name] && $3 ~ /^(nop|xchg %ax,%ax$|(data16 |cs )+nopw )/ { next }
{ count[name]++ }
$3 ~ /^(syscall|svc #0x0|ecall)$/ { traps[name]++ }
$3 ~ /^(push|pop|call|bl |blr|jal |jalr)|sp[],)]/ { print $1 ": " $3 }
END {
    for (name in limit) {
        functions++
        if (traps[name] != 1) print name ": " traps[name] + 0 " traps"
        if (count[name] > limit[name]) print name ": " count[name] " instructions, at most " limit[name]
    }
    print functions + 0 " functions"
}
