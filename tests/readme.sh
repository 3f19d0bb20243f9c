#!/bin/sh
# SPDX-License-Identifier: MIT
# README's examples work as they stand there: each block of C is saved under the name in its first
# line, and the block of commands after it is run, in a copy of the tree.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/readme.sh

copy="$work/a copy"
mkdir "$copy" && cp -R Makefile README.md include src single_include tools "$copy/"

readme_examples "$copy"

try "README has an example of the library and one of the header" \
    sh -c 'grep -q los_core "$1"/*.sh && grep -q single_include "$1"/*.sh' sh "$copy"
[ -f "$copy/names" ] && while read -r name; do
    if have gcc; then
        try "README's $name.c compiles and runs" \
            env -u BUILD -u CC -u CFLAGS -u MAKEFLAGS sh -c 'cd "$1" && sh "$2.sh"' sh "$copy" "$name"
        try "... in at most ten lines of code, braces and includes not counted" sh -c '
            [ "$(grep -cvE "^ *([{}]|#.*|/\*.*)?$" "$1")" -le 10 ]' sh "$copy/$name.c"
    else
        missing "README's $name.c compiles and runs" "no gcc"
    fi
done <"$copy/names"

# What README names is there.
grep -ohE '\]\([^)]*\)' README.md tests/README.md | sed 's/.*(\(.*\))/\1/' >"$copy/links"
while read -r path; do
    try "the link to $path leads somewhere" test -e "$path"
done <"$copy/links"
grep -oE 'SUITES=[a-z]+' README.md | sed 's/.*=//' | sort -u >"$copy/suites"
while read -r suite; do
    try "the suite $suite that README names exists" test -f "tests/$suite.sh"
done <"$copy/suites"
done_testing
