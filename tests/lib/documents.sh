# SPDX-License-Identifier: MIT
# Takes the programs and commands out of the documents:   . tests/lib/documents.sh
#
# shellcheck shell=sh

# programs_of FOLDER DOCUMENT...: saves each block of C in FOLDER, under the name in its first line, and each block of
# commands after it as NAME.sh, NAME-2.sh ... The file "names" lists the programs, "commands" the commands. A block of
# C without a name becomes the body of a function, in body-DOCUMENT-LINE.c; "bodies" lists these.
programs_of() {
    programs_folder=$1; shift
    : >"$programs_folder/names"; : >"$programs_folder/commands"; : >"$programs_folder/bodies"
    awk -v folder="$programs_folder/" '
        function list(what, where) { print what >(folder where) }
        function begin(what) { file = folder what; printf "" >file }
        FNR == 1 { name = FILENAME; gsub(/^docs\/|\.md$/, "", name); gsub("/", "-", name)
                   document = name; delete count }
        { sub(/\r$/, "") }
        file == "" && match($0, /^ *```/) {
            margin = RLENGTH - 3
            language = substr($0, RLENGTH + 1)
            file = folder "other"
            if (language == "sh") {
                number = ++count[name]
                script = name (number > 1 ? "-" number : "")
                begin(script ".sh"); print "set -e" >file; list(script, "commands")
            } else if (language == "c") first = 1
            next
        }
        file != "" && match($0, /^ *```$/) {
            if (body) print "}" >file
            close(file); file = ""; body = 0
            next
        }
        file == "" { next }
        { line = substr($0, margin + 1) }
        first && match(line, /^\/\* [a-z_0-9]+\.c \*\/$/) {
            name = substr(line, 4, RLENGTH - 8)
            begin(name ".c"); list(name, "names")
        }
        first && name ".c" != substr(line, 4, length(line) - 6) {
            body = "body-" document "-" FNR
            begin(body ".c"); list(body, "bodies")
            print "#define OS_CORE_CALLS\n#include \"os_core.h\"\nvoid body(void);\nvoid body(void)\n{" >file
        }
        { first = 0; print line >file }' "$@"
    rm -f "$programs_folder/other"
}
