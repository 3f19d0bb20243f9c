#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native: tests/libc/libc.c
#
# Beside a libc: what a function of libc and os_core's of the same name do otherwise, in one program that
# calls both (tests/libc/libc.c), with glibc and, natively, musl. Its table is that of docs/beside-libc.md and
# of os_core(7). And what that page says is called otherwise is.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh

strict="-std=gnu99 -O1 -Wall -Wextra -Werror -Isingle_include -pthread"
program() { "$@" tests/libc/libc.c -o "$work/program" -lrt; }

# rows ON COMPILER...: the rows of the table that are for such programs, one test each.
rows() {
    on=$1; shift
    # shellcheck disable=SC2086  # flags
    try "$on: builds" program "$@" $strict
    mkdir -p "$work/files"
    # shellcheck disable=SC2046,SC2086  # the runner is a word, or none
    run_cmocka "$on" $runner "$work/program" "$work/files" $under
    sed -n 's/^\(ok\|skip\)|\([^|]*\).*/\2/p' "$work/results" >>"$work/tested"
}

: >"$work/tested"
native=
for target in $targets; do
    can_run "$target" gcc "$target" || continue
    cc=$(compiler_for gcc "$target")
    runner=$(runner_for "$target") under=${runner:+qemu-user}
    if [ -n "$runner" ]; then rows "$target" "$cc" -static; continue; fi
    native=yes
    # A library that stands in for one function of libc's.
    echo 'int getppid(void); int getppid(void) { return 4242; }' >"$work/preloaded.c"
    try "$target: a library for LD_PRELOAD" "$cc" -shared -fPIC -o "$work/preloaded.so" "$work/preloaded.c"
    runner="env LD_PRELOAD=./$place/preloaded.so"
    case $place in /*) runner="env LD_PRELOAD=$place/preloaded.so" ;; esac
    rows "$target" "$cc"
    if have musl-gcc; then runner=; rows "$target musl" musl-gcc -static; else missing "$target musl" "no musl-gcc"; fi
done

# --- what is written of it -------------------------------------------------------------------------

# rows_of HEADING: the rows of the table of docs/beside-libc.md that begins so.
rows_of() { sed -n "/^| $1/,/^\$/ { /^| /p; }" docs/beside-libc.md | sed 1d; }

# The rows as docs/beside-libc.md has them, and os_core(7).
as_markdown() {
    awk -F'|' '{ gsub(/(os|OS)_[A-Za-z0-9_]+/, "`&`"); print "| " $1 " | " $2 " | " $3 " |" }' "$work/table"
}
as_manual() {
    awk -F'|' '
        function text(s) { # in lines that are not too long
            gsub(/-/, "\\-", s)
            while (length(s) > 78 && match(substr(s, 1, 78), /.* /)) {
                print substr(s, 1, RLENGTH - 1)
                s = substr(s, RLENGTH + 1)
            }
            print s
        }
        {
            gsub(/os_/, "Fn &", $1); gsub(/OS_/, "Dv &", $1); gsub(/,/, " ,", $1)
            print ".It " $1
            text("libc: " $2 ".")
            text("os_core: " $3 ".")
        }' "$work/table"
}
if have gcc; then
    runner=
    # shellcheck disable=SC2086  # flags
    try "the table builds" program gcc $strict
    try "... and is printed" sh -c '"$1" table >"$2" && [ -s "$2" ]' sh "$work/program" "$work/table"
    awk -F'|' '{ print $1 ": " $3 }' "$work/table" | sort >"$work/rows"
    if [ -n "$native" ] && have musl-gcc; then
        try "every row has been tried, and no two have one name" sh -c 'sort -u "$1" | diff "$2" -' \
            sh "$work/tested" "$work/rows"
    fi
    as_markdown >"$work/table.md"
    rows_of 'function ' >"$work/docs.md"
    try "docs/beside-libc.md has the table (if not: $place/table.md)" sh -c '
        diff "$1" "$2"' sh "$work/table.md" "$work/docs.md"
    as_manual >"$work/table.7"
    try "os_core(7) has the table (if not: $place/table.7)" sh -c '
        sed -n "/^\.Ss Beside a libc/,/^\.El/p" man/os_core.7 | sed "1,/^\.Bl/d; /^\.El/d" | diff "$1" -' \
        sh "$work/table.7"
else missing "the table" "no gcc"; fi

# --- names -------------------------------------------------------------------------------------------

# The names in docs/beside-libc.md: os_core has the one name everywhere, and not the other.
names() { # names TARGET
    "$(compiler_for gcc "$1")" -E -P -DOS_CORE_CALLS -Iinclude include/os_core.h | grep -oE '[ *]os_[a-z0-9_]+\(' |
        tr -d ' *(' | sort -u >"$work/declared"
    rows_of 'libc ' | tr -d '`,' >"$work/names"
    [ "$(wc -l <"$work/names")" -ge 12 ] || return 1
    cut -d'|' -f2 "$work/names" | xargs -n 1 | sed 's/^/os_/' | sort | comm -12 - "$work/declared" >"$work/wrong"
    cut -d'|' -f3 "$work/names" | xargs -n 1 | sort -u | comm -23 - "$work/declared" >>"$work/wrong"
    ! grep . "$work/wrong"
}
for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "$target: names" "$lacks"; continue; fi
    try "$target: what is called otherwise is, and has that name" names "$target"
done
done_testing
