# SPDX-License-Identifier: MIT
# Reads a list of headers, and the output of cc -E -dD for them together. Prints a line "HEADER NAME" for each macro
# with a value and no parameters, and each enumerator, that one of them defines itself. A name that stands in
# asm-generic/, or in another header of asm/ whose name begins alike, counts as asm/'s. -v uapi=FOLDER/
FNR == NR { listed[$1]; next }
function header_of(path,    h, base) {
    if (index(path, uapi) != 1) return ""
    path = substr(path, length(uapi) + 1)
    sub(/^[a-z0-9_]+-linux-gnu\//, "", path)
    sub(/^asm-generic/, "asm", path)
    if (path in listed || path !~ /^asm/) return path in listed ? path : ""
    for (h in listed) {
        base = h; sub(/\.h$/, "", base)
        if (index(path, base) == 1) return h
    }
    return ""
}
function say_enumerators(    body, item, n, i) {
    while (match(text, /enum[^{};]*[{][^}]*[}]/)) {
        body = substr(text, RSTART, RLENGTH); text = substr(text, RSTART + RLENGTH)
        n = split(substr(body, index(body, "{") + 1), item, ",")
        for (i = 1; i <= n; i++)
            if (match(item[i], /[A-Za-z_][A-Za-z_0-9]*/)) print header, substr(item[i], RSTART, RLENGTH)
    }
}
/^# [0-9]+ "/ {
    split($0, part, "\"")
    now = header_of(part[2])
    if (now != header) { if (header != "") say_enumerators(); text = ""; header = now }
    next
}
header == "" { next }
/^#define/ && NF > 2 && $2 !~ /[(]/ { print header, $2 }
!/^#/ { text = text " " $0 }
END { if (header != "") say_enumerators() }
