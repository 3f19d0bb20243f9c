#!/bin/sh
# SPDX-License-Identifier: MIT
# single_include/os_core.h is what `make single-header` makes of the sources as they are, always the
# same, and needs no other file. (tests/constants.sh does the same for the constants.)
. tests/lib/tap.sh

try "single_include/os_core.h can be made again" tools/single-header "$work/os_core.h"
try "single_include/os_core.h is current (if not: make single-header)" \
    cmp "$work/os_core.h" single_include/os_core.h

# Elsewhere, in a folder with a space, another language and another time zone.
copy="$work/a copy"
mkdir "$copy" && cp -R include src tools LICENSE "$copy/"
try "made elsewhere it is the same" \
    env LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo sh -c 'cd "$1" && tools/single-header out.h' sh "$copy"
try "... byte by byte" cmp "$copy/out.h" single_include/os_core.h

try "it includes nothing" sh -c '! grep -n "^ *# *include" "$1"' sh single_include/os_core.h
try "no date and no path is in it" \
    sh -c '! grep -nE -e "$PWD|20[0-9][0-9]-[01][0-9]" "$1"' sh single_include/os_core.h

# What fails leaves nothing half-written, and says why.
rm "$copy/src/memory.c"
refuse "a missing source is named" "cannot find memory.c" \
    sh -c 'cd "$1" && tools/single-header new.h' sh "$copy"
try "... and nothing is left behind" sh -c '! ls "$1" | grep new' sh "$copy"
refuse "without its argument it says how it is used" "usage:" tools/single-header
done_testing
