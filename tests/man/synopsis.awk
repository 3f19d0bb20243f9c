# SPDX-License-Identifier: MIT
# The SYNOPSIS of manual pages, in the form of tools/prototypes: "name page prototype".
function squeeze(s) {
    gsub(/[ \t]+/, " ", s)
    gsub(/ *\* */, "*", s)
    gsub(/^ | $/, "", s)
    return s
}
function unquote(s) { gsub(/"/, "", s); return squeeze(s) }
function done(    p) {
    p = type (type ~ /\*$/ ? "" : " ") name "(" arguments ")"
    print name, FILENAME, p
}
/^\.Sh / { here = $2 == "SYNOPSIS" }
!here { next }
$1 == ".Ft" { type = unquote(substr($0, 5)) }
$1 == ".Fo" { name = $2; arguments = ""; open = 1 }
$1 == ".Fa" && open { arguments = arguments (arguments == "" ? "" : ",") unquote(substr($0, 5)) }
$1 == ".Fc" { open = 0; done() }
$1 == ".Fn" {
    name = $2; arguments = ""
    rest = substr($0, index($0, name) + length(name))
    while (match(rest, /"[^"]*"|[^ "]+/)) {
        arguments = arguments (arguments == "" ? "" : ",") unquote(substr(rest, RSTART, RLENGTH))
        rest = substr(rest, RSTART + RLENGTH)
    }
    done()
}
