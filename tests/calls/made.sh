# SPDX-License-Identifier: MIT
# The calls are made: what does no harm gives the same as libc's syscall(), and a hundred do real work.
#
# shellcheck shell=sh

# A call that the kernel or qemu-user lacks proves nothing: it is named, as skipped.
same() { # same TARGET
    mkdir -p "$work/$1/same"
    names tests/calls/untried >"$work/untried"
    rows "$1" | awk 'FILENAME != "-" { no["CALL(" $1] = no["NORETURN(" $1] = 1; next }
        !((substr($1, 1, length($1) - 1)) in no)' "$work/untried" - >"$work/$1/same/calls.inc"
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -O1 -I"$work/$1/same" -Isingle_include -static -o "$work/$1/same/same" \
        tests/calls/same.c && run "$1" "$work/$1/same/same"
}
say_skipped() {
    sed -n 's/^ENOSYS //p' "$work/log" | sort >"$work/enosys"
    tail -n 1 "$work/log" | sed 's/^/# /'
    [ ! -s "$work/enosys" ] || skip "$1: $(wc -w <"$work/enosys") calls gave the same" \
        "ENOSYS, so nothing was tried: $(tr '\n' ' ' <"$work/enosys")"
    [ -n "$(runner_for "$1")" ] || return 0
    names tests/calls/enosys >"$work/known"
    try "$1: which these are, tests/calls/enosys says" all_known
    sed -n 's/^[A-Z]*(\([a-z_0-9]*\),.*/\1/p' "$work/$1/same/calls.inc" | sort | comm -12 - "$work/known" |
        comm -23 - "$work/enosys" >"$work/newer"
    [ ! -s "$work/newer" ] || skip "$1: tests/calls/enosys names others" \
        "this qemu-user has it: $(tr '\n' ' ' <"$work/newer")"
}
all_known() { ! comm -23 "$work/enosys" "$work/known" | grep .; }
names() { sed -n 's/^\([a-z_0-9]*\) .*/\1/p' "$1" | sort; } # prints the calls in a file of reasons

# Calls do real work. The folder's name is short, for the name of a socket has a limit.
works() { # works TARGET
    rm -rf "$work/$1/folder" && mkdir "$work/$1/folder"
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -O1 -Wall -Wextra -Werror -fno-stack-protector -Isingle_include $(uapi_flags "$1") \
        -nostdlib -static -o "$work/$1/work" tests/calls/work.c || return 1
    if [ -z "$(runner_for "$1")" ]; then set -- "$1" "$work/$1/folder"; else set -- "$1" "$work/$1/folder" emulated; fi
    run "$1" "$work/$1/work" "$2" ${3:+"$3"}
}
say_missing() { # say_missing TARGET
    tail -n 1 "$work/log" | sed 's/^/# /'
    sed -n 's/^\(ENOSYS\|ENOEXEC\) /\1 /p' "$work/log" >"$work/lacking"
    while read -r reason what; do skip "$1: real work: ${what%%:*}" "$reason"; done <"$work/lacking"
}
a_hundred() {
    declared "$header" "$host" >"$work/here"
    grep -o 'os_[a-z0-9_]*(' tests/calls/work.c | sed 's/^os_//; s/($//' | sort -u >"$work/used"
    comm -12 "$work/here" "$work/used" | wc -l >"$work/used.count"
    read -r used <"$work/used.count"
    echo "$used calls do real work"
    [ "$used" -ge 100 ]
}
exist() { # exist FILE: each call that it names is there
    names "$1" >"$work/named"
    [ -s "$work/named" ] && while read -r name; do
        grep -q "^$name	" docs/calls.tsv || { echo "$name"; return 1; }
    done <"$work/named"
}
test_made() { # test_made TARGET
    try "$1: harmless calls give the same as libc's syscall()" same "$1"
    say_skipped "$1"
    try "$1: calls do real work" works "$1"
    say_missing "$1"
}
test_lists() {
    try "a hundred calls do real work, or more" a_hundred
    note "$(cat "$work/log")"
    for file in untried enosys; do
        try "tests/calls/$file names calls that there are" exist tests/calls/$file
    done
}
