# SPDX-License-Identifier: MIT
# -v target=TARGET: prints the faults of the library, from `objdump -t` and `readelf -SW`. The last line is the number
# of its functions.
function problem(text) { print object ": " text }

# objdump -t: 0000000000000000 g     F .text.os_mmap<tab>0000000000000021 .hidden os_mmap
/^[^ ]+[.]o: +file format/ { object = $1; sub(/:$/, "", object) }
/^[0-9a-f]+ [lguw! ]/ && split($0, half, "\t") == 2 {
    flags = substr(half[1], 18, 7); section = substr(half[1], 26); name = $NF
    if (section == "*UND*") {
        undefined[name] = object
    } else if (section == "*COM*" || flags ~ /u/) problem(name " is common or unique")
    else if (flags ~ /^[gw ][w ]?/ && flags !~ /^l/) {
        functions++
        defined[name]
        if (flags !~ /F/) problem(name " is no function")
        if (section != ".text." name) problem(name " is in section " section)
        if (name !~ /^os_core_/ || flags !~ /^g/)
            problem(name " should not be defined, or otherwise: " $0)
        if (name ~ /^os_/ && half[2] !~ /[.]hidden/) problem(name " is not hidden")
    } else if (flags ~ /F/ && name !~ /^os_/) problem(name " is a function, though a local one")
}

# readelf -SW:  [ 4] .text.os_mmap PROGBITS 0000000000000000 000040 000021 00  AX  0   0  1
function end_of_object() {
    if (sections && stacks != 1) problem("no mark that the stack is not executable")
    sections = 0
}
/^File: / { end_of_object(); object = $2; gsub(/.*[(]|[)]$/, "", object); stacks = 0 }
/^ +\[ *[0-9]+\] [.]/ {
    sub(/^ +\[ *[0-9]+\] /, ""); sections++
    flags = $7 ~ /^[A-Zxop]+$/ ? $7 : ""
    if ($1 == ".note.GNU-stack") { stacks++; if (flags ~ /X/) problem("executable stack") }
    if (flags ~ /[WT]/ && $5 !~ /^0+$/) problem("section " $1 " is writable, " $5 " bytes")
    if (flags ~ /X/ && $1 == ".text" && $5 !~ /^0+$/) problem("code in .text")
}
END {
    end_of_object()
    for (name in undefined) # one object of the library may use another
        if (!(name in defined)) { object = undefined[name]; problem(name " is undefined") }
    print functions + 0 " functions"
}
