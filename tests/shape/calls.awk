# SPDX-License-Identifier: MIT
# Makes from "name header prototype" lines a C file that calls each function at three places.
BEGIN { print "#include \"os_core.h\"" }
{
    prototype = $0; sub(/^[^ ]+ [^ ]+ /, "", prototype)
    parameters = prototype; sub(/^[^(]*/, "", parameters)
    type = prototype; sub(/os_[a-z0-9_]+\(.*/, "", type)
    arguments = ""
    n = split(substr(parameters, 2, length(parameters) - 2), parameter, ",")
    for (i = 1; i <= n && parameter[i] != "void"; i++) {
        sub(/.*[ *]/, "", parameter[i])
        arguments = arguments (i > 1 ? ", " : "") parameter[i]
    }
    parameters = parameters == "(void)" ? ")" : "," substr(parameters, 2)
    for (place = 1; place <= 3; place++) { # each has other code, which the compiler cannot share
        head = "void at_place_" place "_" $1 "(" type " *at" parameters
        print head ";\n" head " { at[" place "] = " $1 "(" arguments "); }"
    }
}
