#!/bin/sh
# SPDX-License-Identifier: MIT
# The documents are true. Their programs and commands work as they stand there (docs/testing.md, "Documents", says how
# each block is tested). Each link, path, name and make command leads to something. README is short. The checklist of
# docs/porting.md holds. `make html` makes a web site whose links work.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/documents.sh

documents="README.md CONTRIBUTING.md SECURITY.md CHANGELOG.md $(echo docs/*.md) examples/README.md"
try "README has at most 100 lines" sh -c '[ "$(wc -l <README.md)" -le 100 ]'
try "tests/README.md has at most 150 lines" sh -c '[ "$(wc -l <tests/README.md)" -le 150 ]'

# --- programs and commands -------------------------------------------------------------------------

copy="$work/a copy"
mkdir "$copy" && cp -R Makefile README.md include src single_include tools man packaging examples "$copy/"
# Those of docs/bindings.md need other languages: the suite bindings runs them.
# shellcheck disable=SC2046,SC2086  # names without spaces
programs_of "$copy" $(echo $documents | tr ' ' '\n' | grep -v bindings)

try "the documents have programs, commands and pieces of code" sh -c '
    cd "$1" && [ -s names ] && [ -s commands ] && [ -s bodies ]' sh "$copy"
try "README has an example of the library and one of the header" sh -c '
    cd "$1" && grep -q los_core page.sh && grep -q single_include page-2.sh' sh "$copy"
try "README's program has at most ten lines of code, braces and includes not counted" sh -c '
    [ "$(grep -cvE "^ *([{}]|#.*|/\*.*)?$" "$1/page.c")" -le 10 ]' sh "$copy"
# Two files in a folder, by README's command, on a machine that has a compiler and no make; a third for no libc.
mkdir "$work/files" "$work/compiler"
cp "$copy/page.c" single_include/os_core.h "$work/files/"
in_files() { # in_files COMMANDS: those of README that compile and run, in the folder of the files
    grep -v -e '^set' -e '^cp ' "$copy/$1" >"$work/$1" &&
        (cd "$work/files" && PATH=$work/compiler "$(command -v sh)" -e "$work/$1" && rm page)
}
if have gcc; then
    for tool in gcc as ld; do ln -s "$(command -v $tool)" "$work/compiler/$tool"; done
    try "README's two files are a program, without make" in_files page-2.sh
    try "... and README's command copies no other" grep -xF "cp single_include/os_core.h ." "$copy/page-2.sh"
    cp single_include/os_core_start.h "$work/files/"
    try "... and with a third file one without a libc" in_files page-3.sh
else missing "README's two files are a program, without make" "no gcc"; fi
try "no two programs have one name" sh -c '! sort "$1/names" | uniq -d | grep .' sh "$copy"
try "each program has commands that build it" sh -c '
    cd "$1" && while read -r name; do
        [ -s "$name.sh" ] && grep -q "$name\.c" "$name.sh" || { echo "$name"; exit 1; }
    done <names' sh "$copy"
while read -r name; do
    lacks=$(grep -vE '^( |\./|set -e)' "$copy/$name.sh" | while read -r command _; do
        have "$command" || { echo "no $command"; break; }; done)
    if [ -n "$lacks" ]; then missing "the commands $name" "$lacks"; else
        try "the commands $name work as they stand there" \
            env -u BUILD -u CC -u CFLAGS -u MAKEFLAGS sh -c 'cd "$1" && sh "$2.sh"' sh "$copy" "$name"
    fi
done <"$copy/commands"
small=$(sed -n 's/^small=//p' packaging/os_core.pc.in)
# shellcheck disable=SC2016  # Markdown; and arguments
try "README and os_core.pc have flags that make its program small, 900 bytes at most" sh -c '
    grep -qF -e "\`$2\`" README.md && cd "$1" &&
        gcc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static $2 page.c \
            -L"build/$(uname -m)" -los_core_start -los_core -o small && ./small &&
        wc -c small && [ "$(wc -c <small)" -le 900 ]' sh "$copy" "$small"
while read -r name; do
    if have gcc; then
        try "the piece of code $name compiles" gcc -O2 -Wall -Wextra -Werror -Wno-unused-variable \
            -Wno-unused-but-set-variable -fsyntax-only -Isingle_include "$copy/$name.c"
    else missing "the piece of code $name compiles" "no gcc"; fi
done <"$copy/bodies"

# --- what they name --------------------------------------------------------------------------------

check() { # check NAME WHAT DOCUMENT...
    check_name=$1; shift
    if ! have python3; then missing "$check_name" "no python3"; return; fi
    try "$check_name" sh -c 'python3 tests/docs/check.py "$@" >"$0" && cat "$0" && [ ! -s "$0" ]' "$work/problems" "$@"
}
# shellcheck disable=SC2086
{
    check "each link leads somewhere, and none to another place" links $documents tests/README.md
    check "each path is there" paths $documents
    check "each function, macro, constant and manual page is there" names $documents
    check "each block is run, built or looked at" blocks $documents
    check "the checklist of docs/porting.md holds for each machine" checklist docs/porting.md
    check "docs/adding-a-call.md says by what each generated file is made" generated docs/adding-a-call.md
    check "docs/pitfalls.md names every mistake that is made on purpose, and its suites" catalogue docs/pitfalls.md
}

# Commands in the text, and those that take long: make knows their goals and variables, and the suites are there.
# shellcheck disable=SC2086
{ ! have python3 || python3 tests/docs/check.py commands $documents; } >"$work/commands"
try "the documents name commands of make" test "$(wc -l <"$work/commands")" -ge 30
cut -d: -f3- "$work/commands" | sort -u >"$work/makes"
make_knows() { # make_knows COMMAND: its goals and variables; nothing is made
    case $1 in *aarch64-linux-gnu*) have aarch64-linux-gnu-gcc || return 0 ;; *clang*) have clang || return 0 ;; esac
    eval "env -u MAKEFLAGS -u MAKELEVEL ${1%%make*} make -n BUILD='$place/n' ${1#*make}" || return 1
    eval "set -- $(printf '%s\n' "$1" | sed -n 's/.*SUITES=\("[^"]*"\|[a-z]*\).*/\1/p')"
    # shellcheck disable=SC2068
    for suite in $@; do [ -f "tests/$suite.sh" ] || { echo "there is no suite $suite"; return 1; }; done
}
while read -r command; do try "make knows: $command" make_knows "$command"; done <"$work/makes"

# Numbers that stand elsewhere as well.
version=$(awk '/define OS_CORE_VERSION_M|define OS_CORE_VERSION_PATCH/ { printf "%s%s", dot, $3; dot = "." }' \
    include/os_core/version.h)
release=$(sed -n 's|^/\* Linux \([0-9]*\.[0-9]*\)\..*|\1|p' include/os_core/constants/x86_64.h)
try "README names this version and this release of Linux" sh -c '
    grep -qF "Version $1;" README.md && grep -qF "All calls of Linux $2 are there" README.md' sh "$version" "$release"
{   grep -E '^gcc +[a-z0-9_]+ +constants ' tests/shape.sh
    tools/prototypes include/os_core/memory.h | awk -f tests/shape/limits.awk docs/calls.tsv -
} >"$work/limits"
limits_of() { # limits_of FUNCTION: "INSTRUCTIONS / BYTES" on each target, as docs/costs.md has them
    for target in x86_64 aarch64 riscv64; do
        awk -v f="$1" -v t="$target" '
            ($1 == "*" || $1 == "gcc") && $2 == t && $3 == f { printf " %s / %s |", $4, $5 }' "$work/limits"
    done
}
costs() { # costs ROW FUNCTION
    printf '| %s |%s\n' "$1" "$(limits_of "$2")" >"$work/row"
    cat "$work/row" && [ "$(wc -w <"$work/row")" -gt 12 ] && grep -qxFf "$work/row" docs/costs.md
}
# shellcheck disable=SC2016  # Markdown
{
    try "docs/costs.md has the limit of os_mmap" costs '`os_mmap`, out of line' os_mmap
    try "docs/costs.md has the limit of os_mremap" costs '`os_mremap`, out of line' os_mremap
    try "docs/costs.md has the limit of os_munmap" costs '`os_munmap`, out of line' os_munmap
    try "docs/costs.md has the limit of os_mmap of constants" costs '`os_mmap` of constants, inlined' constants
}
# costs_say TEXT PATTERN FILE: docs/costs.md has TEXT, in which each N stands for a number that PATTERN finds in FILE.
costs_say() {
    sed -nE "s/$2/\\1/p" "$3" | sed -E 's/([0-9])([0-9]{3})$/\1,\2/' >"$work/numbers"
    said=$1
    while read -r number; do said=$(echo "$said" | sed "s/N/$number/"); done <"$work/numbers"
    echo "$said"
    case $said in *N*) return 1 ;; esac
    tr '\n' ' ' <docs/costs.md | grep -qF "$said"
}
each="N (x86_64), N (aarch64) and N (riscv64) bytes"
try "docs/costs.md has the limits of a program with a call" \
    costs_say "at most $each of code" '^call .* ([0-9]+)$' tests/archive/limits
try "docs/costs.md has the limits of the archive" \
    costs_say "its size are $each" '^archive .* ([0-9]+)$' tests/archive/limits
try "docs/costs.md has the limit of an include" \
    costs_say "the limit is N times" '.*try "gcc: an include takes at most ([0-9.]+) times.*' tests/size.sh
try "docs/costs.md has the limit of an include with OS_CORE_CALLS" \
    costs_say "N times an empty file" '.*try "gcc: with OS_CORE_CALLS at most ([0-9.]+) times.*' tests/size.sh

# --- the web site ------------------------------------------------------------------------------------

if ! have cmark-gfm || ! have mandoc || ! have python3; then missing "make html" "no cmark-gfm, mandoc or python3"; else
    try "make html" make -s html BUILD="$place/site"
    try "its links lead somewhere, and no page stands alone" python3 tests/docs/site.py "$work/site/html"
    # shellcheck disable=SC2046,SC2086  # names without spaces
    try "it has each document, and each page of the manual" sh -c '
        cd "$1" && shift && for page; do
            case $page in README.md) page=index.html ;; man/*) page=$page.html ;; *) page=${page%.md}.html ;; esac
            [ -s "$page" ] || { echo "no $page"; exit 1; }
        done' sh "$work/site/html" $documents $(echo man/*)
    try "a reference to a function leads to the page that has it" \
        grep -q 'href="os_map_anonymous.3.html">os_map_exactly(3)<' "$work/site/html/man/os_mmap.3.html"
    try "made again it is the same" sh -c '
        make -s html BUILD="$1/again" && diff -r "$2/site/html" "$2/again/html"' sh "$place" "$work"
    mkdir "$copy/tests" && cp -R docs examples ./*.md "$copy/" && cp -R tests/*.md tests/*/ "$copy/tests/"
    sed 's|(docs/costs.md)|(docs/none.md)|' README.md >"$copy/README.md"
    mkdir "$work/interrupts" && printf '#!/bin/sh\nkill -INT $PPID; sleep 1\n' >"$work/interrupts/cmark-gfm" &&
        chmod +x "$work/interrupts/cmark-gfm"
    # A shell has its children ignore SIGINT behind an &: python3 begins anew.
    refuse "make html, interrupted, ends with a line" "tools/html: interrupted" \
        env PATH="$work/interrupts:$PATH" python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler); os.execvp(sys.argv[1], sys.argv[1:])' \
        tools/html "$work/interrupted"
    try "... and leaves nothing" sh -c '! ls -d "$1"/interrupted*' sh "$work"
    refuse "a link to nothing ends it" "tools/html: README.md: nothing is at docs/none.md: mend the link" \
        sh -c 'cd "$1" && tools/html site' sh "$copy"
    try "... and leaves nothing" sh -c '[ -z "$(find "$1" -maxdepth 1 -name "site*")" ]' sh "$copy"
fi
bin=$work/bin
mkdir "$bin" && for tool in sh env; do ln -s "$(command -v $tool)" "$bin/$tool"; done
if have python3; then
    refuse "make html without its tools says what to install" "tools/html: no cmark-gfm: install it" \
        env PATH="$bin" "$(python3 -c 'import sys; print(sys.executable)')" tools/html "$work/none"
    try "... and leaves nothing" test ! -e "$work/none"
else missing "make html without its tools" "no python3"; fi
done_testing
