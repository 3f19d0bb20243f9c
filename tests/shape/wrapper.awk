# SPDX-License-Identifier: MIT
# -v target=TARGET -v wrappers="os_mmap ..." -v also=REGEX: prints from a listing (listing.awk) every instruction of
# these that is no move between registers, trap, error test (also: how this compiler writes it) or return, and each
# wrapper without exactly one trap. The last line is the number of wrappers.
BEGIN {
    FS = "\t"
    split(wrappers, list, "[ \n]+")
    for (i in list) is_wrapper[list[i]]
    if (target == "x86_64") {       # os_syscall6 finds its seventh argument on the stack
        trap = "syscall"
        allowed = "^(mov|movslq|movabs|xor|or|cmp|cmov[a-z]+) [^()]*$|^mov 0x8[(]%rsp[)],%r[0-9a-z]+$|^j(a|ae|b|be) "
        forbidden = "%[re]?[sb]pl?([^a-z]|$)"
    } else if (target == "aarch64") {
        trap = "svc #0x0"
        allowed = "^(mov|sxtw|cmn|cmp|csel|csinv) |^b[.][a-z][a-z] "
        forbidden = "sp|x29|x30"
    } else {
        trap = "ecall"
        allowed = "^(mv|li|lui|add|addw|sltu|neg|or) |^(bltu|bgeu) "
        forbidden = "(sp|ra|s[0-9]+)(,|$)"
    }
}
!($1 in is_wrapper) { next }
{ traps[$1] += 0 }
$3 == trap { traps[$1]++; next }
$3 ~ /^ret/ { next }
{
    fine = ($3 ~ allowed || (also != "" && $3 ~ also)) && ($3 == "mov 0x8(%rsp),%r9" || $3 !~ forbidden)
    if ($3 ~ / <.*>$/ && index($3, " <" $1 "+") == 0 && $3 !~ / <[.]L[0-9]+>$/) fine = 0   # to elsewhere
    if ($4 !~ /^-$|^R_RISCV_(BRANCH|RVC_BRANCH) [.]L/) fine = 0
    if (!fine) print $1 ": " $3 " " $4
}
END {
    for (name in traps) {
        seen++
        if (traps[name] != 1) print name ": " traps[name] " traps"
    }
    print seen + 0 " wrappers"
}
