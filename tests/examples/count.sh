# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154,SC2034
# count against wc and grep of coreutils; /proc, pipes, and a file that becomes shorter while it is read.

: >"$folder/empty" && printf '\n' >"$folder/line" && printf 'no end' >"$folder/no end"
printf ' \t\v\f\r\n  two words \n\nand\tmore' >"$folder/blanks" && printf 'x\n' >"$folder/a\$b"
awk 'BEGIN { for (i = 0; i < 20000; i++) print "line", i % 1000, "of the file" }' >"$folder/big"
counted() { # counted FILE...: as wc counts
    wc -lwc "$@" | awk '{ lines = $1; words = $2; bytes = $3; sub(/^ *[0-9]+ +[0-9]+ +[0-9]+ /, "")
        print lines, words, bytes, $0 }'
}
for file in "$folder"/*; do
    run "$file"
    try "$name: ${file##*/} as wc counts it" prints "$(counted "$file")"
    for text in line 7 'of the' d '' 'no such text'; do
        run -c "$text" "$file"
        try "$name: lines of ${file##*/} with '$text'" prints "$(grep -cF -e "$text" "$file") $file"
    done
done
run "$folder"/*
try "$name: all files, and their sum" prints "$(counted "$folder"/*)"
run /proc/version /proc/filesystems
try "$name: files of /proc" prints "$(counted /proc/version /proc/filesystems)"
run - <"$folder/big"
try "$name: standard input" prints "$(counted "$folder/big" | sed 's/ [^ ]*$/ -/')"
# A pipe gives what there is: a part of a word, or of a text.
{ printf 'one li'; sleep 0.3; printf 'ne\nand a line'; } | { run -c line - && cp "$work/stdout" "$work/found"; }
try "$name: a pipe" grep -x '2 -' "$work/found"
mkfifo "$folder/fifo"
cat "$folder/big" >"$folder/fifo" &
run "$folder/fifo"
try "$name: a FIFO" prints "$(counted "$folder/big" | sed 's/big$/fifo/')"
wait
run -
try "$name: no input" prints "0 0 0 -"
run "$folder"
try "$name: a folder" fails_with 1 "count: cannot read '$folder': EISDIR, Is a directory"
run "$folder/missing"
try "$name: no file" fails_with 1 "count: cannot open '$folder/missing': ENOENT, No such file or directory"
for arguments in "" "-c" "-c x"; do
    # shellcheck disable=SC2086  # words
    run $arguments
    try "$name: arguments '$arguments'" fails_with 2 "usage: count [-c TEXT] FILE..."
done

# cut: the file becomes shorter between mapping and reading it. Natively strace holds the program there; qemu-user takes
# longer than a moment for 64 MiB.
shorter="count: it became shorter while it was read '$folder/shorter': EIO, I/O error"
cut_short() {
    cat "$folder/big" "$folder/big" >"$folder/shorter"
    if [ -z "$runner" ]; then
        strace -o "$work/trace" -e trace=close -e inject=close:delay_exit=2000000 \
            "$program" "$folder/shorter" >"$work/stdout" 2>"$work/stderr" &
    else
        truncate -s 64M "$folder/shorter"
        "$runner" "$program" "$folder/shorter" >"$work/stdout" 2>"$work/stderr" &
    fi
    tries=0
    until grep -qF "$folder/shorter" /proc/[0-9]*/maps 2>/dev/null || [ $tries = 100 ]; do
        tries=$((tries + 1)); sleep 0.02
    done
    : >"$folder/shorter"
    wait $!
    status=$?
    [ ! -s "$work/stdout" ] && fails_with 1 "$shorter"
}
if [ -z "$runner" ] && ! have strace; then missing "$name: a file that becomes shorter" "no strace"
elif [ -z "$runner" ] && ! strace -o /dev/null true 2>/dev/null; then
    skip "$name: a file that becomes shorter" "strace is not allowed here"
else try "$name: a file that becomes shorter" cut_short; fi
