# SPDX-License-Identifier: MIT
# Makes from `objdump -dr --no-show-raw-insn` a line for each instruction, with tabs between function, address,
# instruction, and the linker's relocation (or -).
# A function is what the source calls it: os_mmap, not os_core_mmap.
BEGIN { FS = "\t" }
{ gsub(/<os_core_/, "<os_") }
function flush() { if (code != "") print name "\t" address "\t" code "\t" linked; code = "" }

# A local label (.L5, which riscv64 has) does not begin a function.
/^[0-9a-f]+ <[^.].*>:$/ { flush(); name = $0; gsub(/^[0-9a-f]+ <|>:$/, "", name) }
/^ *[0-9a-f]+:\t/ {
    flush()
    address = $1; gsub(/[ :]/, "", address)
    code = $2 " " $3
    sub(/ +(# |\/\/ ).*/, "", code); gsub(/ +/, " ", code); sub(/ $/, "", code)
    linked = "-"
}
/^\t\t\t[0-9a-f]+: R_/ && !/R_RISCV_RELAX/ { sub(/^.*: /, "", $4); linked = $4 " " $5; gsub(/os_core_/, "os_", linked) }
END { flush() }
