# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# arena: a file's lines, last first, and what the arena takes: nothing is in memory before and after, and both ends are
# guarded.

: >"$folder/empty" && printf 'no end' >"$folder/one" && printf 'a\n\nb\n' >"$folder/three"
cp single_include/*.h "$folder"
for file in "$folder"/*; do
    run "$file"
    try "$name: ${file##*/}, last line first" sh -c 'tac "$1" | cmp - "$2" && [ "$3" = 0 ]' sh "$file" \
        "$work/stdout" "$status"
    try "$name: ${file##*/}, what the arena takes" awk -v bytes="$(wc -c <"$file")" '
        function kib(field) { return substr($0, index($0, field) - 6, 6) + 0 }
        { used = kib(" KiB used"); committed = kib(" committed"); there = kib(" in memory"); says = $1 " " $NF }
        says !~ /^(reserved|copied|released) guarded$/ || /not guarded/ { print; bad = 1 }
        $1 != "copied" && used + committed + there > 0 { print "is not free: " $0; bad = 1 }
        $1 == "copied" && (used < int(bytes / 1024) || committed < used || there > committed ||
            there < used) { print bytes " bytes: " $0; bad = 1 }
        END { exit bad || NR != 3 }' "$work/stderr"
done
run "$folder/missing"
try "$name: no file" fails_with 1 "arena: cannot map '$folder/missing': ENOENT, No such file or directory"
run "$folder"
try "$name: a folder" fails_with 1 "arena: cannot map '$folder': EISDIR, Is a directory"
run
try "$name: no argument" fails_with 2 "usage: arena FILE"
