#!/bin/sh
# SPDX-License-Identifier: MIT
# single_include/ is current: `make single-header` always makes the same of the sources. It needs no other file.
# (tests/constants.sh does the same for the constants.) The picture of the demonstration is what that prints.
. tests/lib/tap.sh
. tests/lib/targets.sh

mkdir "$work/again"
try "single_include/ can be made again" tools/single-header "$work/again"
try "single_include/ is current (if not: make single-header)" diff -r "$work/again" single_include

# Elsewhere, in a folder with a space, another language and another time zone.
copy="$work/a copy"
mkdir "$copy" && cp -R include src tools LICENSE "$copy/"
try "made elsewhere it is the same" \
    env LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo sh -c 'cd "$1" && mkdir made && tools/single-header made' sh "$copy"
try "... byte by byte" diff -r "$copy/made" single_include

try "they include nothing, but the one the other" sh -c '
    ! grep -n "^ *# *include" single_include/* | grep -v "^single_include/os_core.h:.*\"os_core_[cdps][a-z]*.h\""'
try "no date and no path is in them" \
    sh -c '! grep -nE -e "$PWD|20[0-9][0-9]-[01][0-9]" single_include/*'

# A generator that fails leaves nothing half-written, and says why.
rm "$copy/src/memory.c"
refuse "a missing source is named" "cannot find memory.c" \
    sh -c 'cd "$1" && mkdir new && tools/single-header new' sh "$copy"
try "... and nothing is left behind" sh -c '! ls "$1/new" | grep .' sh "$copy"
refuse "a folder that is not there is named" "cannot write in $work/nowhere" tools/single-header "$work/nowhere"
refuse "without its argument it says how it is used" "usage:" tools/single-header

# --- the picture of the demonstration -----------------------------------------------------------

name="docs/pictures/demo.svg is current (if not: make demo-picture)"
lacks=$(have python3 || echo "no python3"; for target in x86_64 aarch64 riscv64; do
    missing_compiler gcc "$target" || missing_runner "$target"; done | head -n 1)
if [ "$host" != x86_64 ] || [ "$(getconf PAGESIZE)" != 4096 ]; then
    skip "$name" "the picture is that of an x86_64 with pages of 4 KiB"
elif [ -n "$lacks" ]; then missing "$name" "$lacks"
else
    try "the demonstration can be drawn again" tools/demo-picture "$work/demo.svg"
    try "$name" diff docs/pictures/demo.svg "$work/demo.svg"
fi

# A demonstration of one machine, and one that fails.
if have python3; then
    mkdir "$copy/bench" && cp bench/pictures.py "$copy/bench/"
    printf '#!/bin/sh\necho "== x86_64, on this machine"\n' >"$copy/tools/demo"
    drawn() { (cd "$copy" && tools/demo-picture drawn.svg); }
    refuse "a picture of one machine is not drawn" "the picture shows all machines" drawn
    echo "exit 1" >>"$copy/tools/demo"
    refuse "nor one of a demonstration that fails" "tools/demo failed" drawn
    try "... and nothing is left behind" test ! -e "$copy/drawn.svg"
else missing "a picture of one machine is not drawn" "no python3"; fi
done_testing
