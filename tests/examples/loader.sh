# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# loader: a program that it starts does what it does when the kernel starts it; a damaged one is an error in one line.

same_as_started() { # same_as_started PROGRAM ARGUMENT...
    # shellcheck disable=SC2086  # $runner may be empty
    env -i A=b C= $runner "$@" >expected
    expected=$?
    # shellcheck disable=SC2086
    env -i A=b C= $runner "$program" "$@" >got 2>"$work/stderr"
    status=$?
    diff expected got && [ -s got ] && [ $status = $expected ] && [ ! -s "$work/stderr" ]
}
links() { # links NAME FLAG...: tests/examples/loaded.c
    loaded=$folder/$1; shift
    # shellcheck disable=SC2086  # a command with options
    $cc -O1 "$@" -o "$loaded" tests/examples/loaded.c
}
# The first segment to load: where its header stands in ./static.
first_load() {
    at=64
    while [ "$(od -An -tu4 -j $at -N 4 static | tr -d ' ')" != 1 ]; do at=$((at + 56)); done
    echo $at
}
# damaged OFFSET BYTES LINE: with these bytes there it is refused, and LINE says why.
damaged() {
    # shellcheck disable=SC2059  # the bytes are escapes
    cp static damaged && printf "$2" | dd of=damaged bs=1 seek="$1" conv=notrunc 2>/dev/null
    run damaged
    fails_with 1 "loader: $3 'damaged': ENOEXEC, Exec format error"
}
cut_off() { # cut_off BYTES LINE: it has so many bytes only
    head -c "$1" static >damaged
    run damaged
    fails_with 1 "loader: $2 'damaged': ENOEXEC, Exec format error"
}

cd "$folder" || exit
ff='\377\377\377\377\377\377\377\377' head="its head is damaged:" segment="a segment is damaged:"
for kind in static static-pie; do
    cd - >/dev/null || exit
    if ! links $kind -$kind >"$work/log" 2>&1; then
        skip "$name: a $kind program" "this compiler makes none: $(tail -n 1 "$work/log")"
        cd "$folder" || exit
        continue
    fi
    cd "$folder" || exit
    try "$name: a $kind program" same_as_started ./$kind one "two words" ""
    try "$name: ... without an argument" same_as_started ./$kind
done
try "$name: itself, and a program by that" same_as_started "$program" ./static x
load=$(first_load)
while IFS='|' read -r from offset bytes line what; do
    [ "$from" = head ] && from=0 || from=$load
    try "$name: refuses $what" damaged $((from + offset)) "$bytes" "$line"
done <<END
head|0|\177elf|no program for this machine:|another format
head|4|\001|no program for this machine:|one of 32 bits
head|16|\001\000|no program for this machine:|an object file
head|18|\377\377|no program for this machine:|another machine
head|24|$ff|it does not begin in its code:|an entry that is nowhere
head|32|$ff|$head|headers behind the file
head|32|\101|$head|headers at an odd place
head|54|\100\000|$head|headers of another size
head|56|\377\377|$head|more headers than there are
load|0|\003\000\000\000|it needs a dynamic loader:|a dynamic program
load|8|$ff|$segment|a segment behind the file
load|16|$ff|$segment|a segment behind all addresses
load|16|\001|$segment|a segment that is not at a page
load|32|$ff|$segment|more bytes than the file has
load|40|$ff|$segment|more memory than there is
load|40|\000\000\000\000\000\000\000\000|$segment|more bytes than memory
load|48|\003|$segment|an alignment that is no power of two
END
for size in 0 1 63; do
    try "$name: refuses $size bytes of it" cut_off $size "no program for this machine:"
done
try "$name: refuses 100 bytes of it" cut_off 100 "$head"
try "$name: refuses half of it" cut_off $(($(wc -c <static) / 2)) "$segment"
run missing
try "$name: a file that is not there" fails_with 1 "loader: cannot map 'missing': ENOENT, No such file or directory"
run .
try "$name: a folder" fails_with 1 "loader: cannot map '.': EISDIR, Is a directory"
mkfifo fifo
run fifo
try "$name: a FIFO, without waiting" fails_with 1 "loader: cannot map 'fifo': ESPIPE, Illegal seek"
run
try "$name: no program" fails_with 2 "usage: loader PROGRAM [ARGUMENT...]"
cd - >/dev/null || exit
