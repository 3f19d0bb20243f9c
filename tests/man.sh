#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The manual: every public function is in a page, with the prototype that the header has; the pages
# are clean, name only things that exist, and are installed with a link for each name; and every example
# compiles and runs, with the library and with the single header, natively and under qemu-user.
# coverage: native qemu-user: man/*
. tests/lib/tap.sh
. tests/lib/targets.sh

# --- what the pages say ------------------------------------------------------------------------

# Not about the page: which system it belongs to, and which pages of others are installed here. (Where
# references to our own lead is looked at below.)
others='STYLE: operating system explicitly specified: Os os_core|STYLE: referenced manual not found: Xr '
others="$others|^mandoc: outdated mandoc.db lacks "
for page in man/*; do
    if have mandoc; then
        try "$page: mandoc has nothing to say" sh -c '
            mandoc -T lint "$1" 2>&1 | grep -vE "$2" >"$3"; cat "$3"; [ ! -s "$3" ]' \
            sh "$page" "$others" "$work/lint"
        try "$page: no line begins with a comma" sh -c '
            mandoc -T ascii "$1" >"$2" && [ -s "$2" ] && ! grep -n "^ *," "$2"' sh "$page" "$work/shown"
    else missing "$page: mandoc has nothing to say" "no mandoc"; fi
    if have man; then try "$page: nor has groff" sh -c '
            said=$(man --warnings -E UTF-8 -l "$1" 2>&1 >/dev/null) && [ -z "$said" ] ||
                { echo "$said"; exit 1; }' sh "$page"
    else missing "$page: nor has groff" "no man"; fi
done

# All public functions; those of calls.h are generated, and section 2 of the manual has them.
find include/os_core -maxdepth 1 -name '*.h' ! -name calls.h | sort | xargs tools/prototypes >"$work/declared"
awk -f tests/man/synopsis.awk man/*.3 >"$work/synopsis"
try "the headers declare something" test -s "$work/declared"
while read -r name header prototype; do
    written=$(awk -v name="$name" '$1 == name' "$work/synopsis")
    try "$name: in one page, as in $header" sh -c '
        page=${1#* } && [ "${page#* }" = "$2" ] || { echo "header: $2"; echo "pages: $1"; exit 1; }' \
        sh "$written" "$prototype"
done <"$work/declared"
# Macros that are called like functions: the page says what they take.
find include/os_core -maxdepth 1 -name '*.h' ! -name calls.h -exec \
    sed -n 's/^# *define \(os_[a-z0-9_]*\)(.*/\1/p' {} + >"$work/macros"
try "the headers have such macros" test -s "$work/macros"
while read -r name; do
    try "$name: a macro, in one page" sh -c '[ "$(grep -c "^$1 " "$2")" -eq 1 ]' sh "$name" "$work/synopsis"
    echo "$name macro" >>"$work/declared"
done <"$work/macros"
while read -r name page prototype; do
    try "$name of $page: a header declares it, and the page's NAME names it" sh -c '
        grep -q "^$2 " "$1" && sed -n "/^.Sh NAME/,/^.Sh SYN/p" "$3" | grep -qE "^.Nm $2( ,)?\$"' \
        sh "$work/declared" "$name" "$page"
done <"$work/synopsis"

try "the pages' errors are those of the contracts" sh -c '
    awk -f tests/man/errors.awk $2 man/*.3 >"$1"; cat "$1"; [ ! -s "$1" ]' \
    sh "$work/errors" "$(printf 'include/os_core/%s.h ' constants/x86_64 memory map process signal thread vdso start)"

sections="NAME SYNOPSIS DESCRIPTION RETURN_VALUES EXAMPLES ERRORS DIFFERENCES_FROM_LIBC UNDER_QEMU-USER SEE_ALSO \
HISTORY"
for page in man/*.3; do
    try "$page: has all sections, in order" sh -c '
        found=$(sed -n "s/^\.Sh //p" "$1" | tr " " _ | xargs)
        [ "$found" = "$2" ] || { echo "$found"; exit 1; }' sh "$page" "$sections"
done

# os_core.7 is about all of it.
try "os_core.7 lists every page" sh -c '
    for page in man/*.3; do
        name=${page##*/}
        grep -qx ".It Xr ${name%.3} 3" man/os_core.7 || { echo "not $page"; exit 1; }
    done'
try "... every function's difference from libc" sh -c '
    while read -r name rest; do
        grep -q "^.It Fn $name Ta " man/os_core.7 || { echo "not $name"; exit 1; }
    done <"$1"' sh "$work/declared"
try "... and every macro that can be defined" sh -c '
    macros=$(grep -oE "^ \*     OS_CORE_[A-Z_]+ " src/single_header.h | cut -c8-)
    [ -n "$macros" ] || exit 1
    for macro in $macros; do
        grep -q "^.It Dv $macro\$" man/os_core.7 || { echo "not $macro"; exit 1; }
    done'
try "no constant is named that no target has" sh -c '
    names=$(cat man/* | grep -v "^\.Dt" | grep -oE "(^|[^A-Za-z0-9_])OS_[A-Z][A-Za-z0-9_]+" |
        sed "s/^[^O]//" | sort -u)
    [ -n "$names" ] || exit 1
    for name in $names; do
        grep -qE "define $name([ (]|\$)" -r include src/single_header.h && continue
        case $name in
        OS_CORE_*) grep -q "$name" -r include src && continue ;;
        *_) grep -q "define $name" -r include && continue ;;    # OS_MADV_*
        esac
        echo "$name"; exit 1
    done'

# --- the examples ------------------------------------------------------------------------------

mkdir "$work/examples"
awk -v dir="$work/examples" -f tests/man/examples.awk man/* >"$work/list"
for page in man/*; do
    try "$page: has an example" grep -q " $page\$" "$work/list"
done
# In roff, a bare minus may be shown as a hyphen, which no compiler takes.
try "the examples can be copied from the screen" sh -c '
    ! awk "/^\.Sh /{x=\$2==\"EXAMPLES\"} /^\.Bd/{b=1} /^\.Ed/{b=0}
           x && b && !/^\.Bd/ && /(^|[^\\\\])-/{print FILENAME\": \"\$0; f=1} END{exit !f}" man/*'

strict="-std=c99 -O2 -ffreestanding -Wall -Wextra -Wpedantic -Werror"
# example NAME COMPILER RUNNER FLAGS...: 0 if it compiles and works; 2 if something is not there.
example() {
    example=$1 cc=$2 runner=$3; shift 3
    # shellcheck disable=SC2086  # lists of flags
    $cc $strict -nostdlib -static "$work/examples/$example.c" -o "$work/$example" "$@" || return 1
    # shellcheck disable=SC2086  # none or one word
    timeout -s KILL 20 $runner "$work/$example"
}
for target in $targets; do
    can_run "$target: the examples" gcc "$target" || continue
    cc=$(compiler_for gcc "$target")
    try "$target: the library" make CC="$cc" BUILD="$place/build"
    while read -r name page; do
        what="$target: the example $name, library and single header"
        example "$name" "$cc" "$(runner_for "$target")" -Iinclude -L"$work/build/$target" -los_core_start -los_core \
            >"$work/log" 2>&1
        library=$?
        example "$name" "$cc" "$(runner_for "$target")" -Isingle_include -DOS_CORE_STATIC \
            -DOS_CORE_START >>"$work/log" 2>&1
        single=$?
        says_enosys=$(sed -n '/^.Sh UNDER QEMU/,/^.Sh SEE/p' "$page" | grep -c ENOSYS)
        case $library$single in
        00) ok "$what" ;;
        22) if [ "$target" = "$host" ]; then skip "$what" "this kernel or machine lacks it"
            elif [ "$says_enosys" -gt 0 ]; then skip "$what" "qemu-user lacks it: ENOSYS"
            else not_ok "$what"; note "not there, and $page does not say so of qemu-user"; fi ;;
        *)  not_ok "$what"; note "exit $library (library) and $single (single header)"; details "$work/log" ;;
        esac
    done <"$work/list"
done

# --- installing --------------------------------------------------------------------------------

dest="$work/a place"
if have gcc; then
    try "make install" make BUILD="$place/build" PREFIX=/usr DESTDIR="$dest" install
    man="$dest/usr/share/man"
    for page in man/*; do
        try "installed: $page" cmp "$page" "$man/man${page##*.}/${page##*/}"
    done
    while read -r name header prototype; do
        try "installed: man 3 $name shows a page that names it" sh -c '
            cd "$1" && page=man3/$2.3 && read -r so target <"$page" || exit 1
            [ "$so" != .so ] || page=$target
            grep -qE "^.Nm $2( ,)?\$" "$page"' sh "$man" "$name"
    done <"$work/declared"
    # The pages that a page refers to are installed; pages of section 2 and the like are the system's.
    sed -n 's/^\.\(It \)*Xr \(os_[a-z0-9_]*\) \([37]\).*/\2.\3/p' man/* | sort -u >"$work/references"
    try "the pages refer to each other" test -s "$work/references"
    while read -r page; do
        try "the reference to $page leads somewhere" test -f "$man/man${page##*.}/$page"
    done <"$work/references"
    try "make uninstall" make BUILD="$place/build" PREFIX=/usr DESTDIR="$dest" uninstall
    try "... leaves nothing" sh -c '[ -z "$(find "$1" -type f)" ] || { find "$1" -type f; exit 1; }' \
        sh "$dest"
    try "make install with another MANDIR" \
        make BUILD="$place/build" DESTDIR="$dest" PREFIX=/opt/x MANDIR=/opt/man install
    try "... has the pages there" test -f "$dest/opt/man/man3/os_munmap.3"
else
    missing "make install" "no gcc"
fi
done_testing
