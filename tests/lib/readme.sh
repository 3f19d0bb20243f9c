# SPDX-License-Identifier: MIT
# README's examples:   . tests/lib/readme.sh
#
# shellcheck shell=sh

# readme_examples FOLDER: each block of C is saved there under the name in its first line, the block of
# commands after it as NAME.sh, and the names in a file "names".
readme_examples() {
    awk -v folder="$1" '
        /^```$/ { if (file) close(file); file = ""; next }
        /^```c$/ { getline; name = $2; sub(/\.c$/, "", name); file = folder "/" name ".c"; print >file; next }
        /^```sh$/ { file = folder "/" name ".sh"; print "set -e" >file; print name >(folder "/names"); next }
        file { print >file }' README.md
}
