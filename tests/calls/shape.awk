# SPDX-License-Identifier: MIT
# From calls.inc and the listing of calls.o (tests/shape/listing.awk): every function has one trap, at
# most one instruction for each argument, one for the number, and one to return; it uses no stack and
# calls nothing. One that never returns has a loop instead: a copy, a jump, and what pads its beginning, which is
# no cost and is not counted. Prints what is otherwise, and how many functions there were.
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
