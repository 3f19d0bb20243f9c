#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native qemu-user: tests/errors/list.c
#
# os_error_name and os_error_text: what they say of every number, against the constants and against
# the kernel headers that this machine has; what each of them puts into a program; and that their
# generator refuses headers that it would misread. (tests/constants.sh generates the committed file
# again.)
. tests/lib/tap.sh
. tests/lib/targets.sh

# compile OUTPUT SOURCE FLAGS...
compile() {
    output=$1 source=$2; shift 2
    # shellcheck disable=SC2086  # $cc is a command with options
    $cc -Wall -Wextra -Werror -o "$output" "$source" "$@"
}
library() {
    archive=$work/$compiler/$target/libos_core.a
    make_library "$compiler" "$compiler" "$target"
}

# of_product COMMAND ARGUMENT...: runs the command with the options that compile with $product. The code is hosted: a
# compiler may turn loops of it into calls of strlen.
of_product() {
    case $product in
    library) "$@" -O2 -Iinclude "$archive" ;;
    static) "$@" -O3 -Isingle_include -DOS_CORE_STATIC ;;
    implementation)
        "$@" -O3 -Isingle_include -DOS_CORE_IMPLEMENTATION -ffunction-sections -fdata-sections ;;
    esac
}

# --- what they say ------------------------------------------------------------------------------

# Lists of "NUMBER ...", each error with both signs: at least 2 * 130.
both_signs() { awk '{ print; $1 = -$1; print }' | sort; }
enough()     { [ "$(wc -l <"$1")" -ge 260 ] || { echo "only $(wc -l <"$1") in $1"; return 1; }; }
numbers()    { cut -d' ' -f1 "$1" | sort "${2:--n}"; }

# shellcheck disable=SC2046  # the runner is two words, or none
list() {
    rm -f "$work/ours"
    of_product compile "$work/list" tests/errors/list.c -static &&
        timeout -s KILL 60 $(runner_for "$target") "$work/list" >"$work/unsorted" &&
        sort "$work/unsorted" >"$work/ours" && enough "$work/ours"
}

# Each number that a constant has, once, and no other; with a constant's name.
names() {
    list || return 1
    sed -n 's/^#define OS_\(E[A-Z0-9]*\) *\([0-9]*\)$/\2 \1/p' "include/os_core/constants/$target.h" |
        both_signs >"$work/constants"
    cut -d' ' -f1,2 "$work/ours" >"$work/names"
    numbers "$work/ours" >"$work/numbers.ours"
    numbers "$work/constants" -nu | diff "$work/numbers.ours" - &&
        ! comm -23 "$work/names" "$work/constants" | grep .
}

# The kernel's headers, read as text: a number and a comment, so not the names for another name.
texts() {
    awk '$1 == "#define" && $3 ~ /^[0-9]+$/ && $4 == "/*" {
            text = $3 " " $2
            for (i = 5; i < NF; i++) text = text " " $i
            print text
        }' "$headers"/errno*.h | both_signs >"$work/theirs"
    join -o 2.1 "$work/ours" "$work/theirs" | sort >"$work/known"
    join "$work/known" "$work/theirs" >"$work/expected"
    enough "$work/expected" && join "$work/known" "$work/ours" | diff "$work/expected" -
}

# --- what they cost -----------------------------------------------------------------------------

cat >"$work/user.c" <<'EOC'
#include "os_core.h"
const char *user(long error);
const char *user(long error) { return CALL; }
EOC

# carries NAMES TEXTS CALL: a shared object with that call has the names (1) or not (0), the texts or
# not, no data, calls nothing else, and has nothing for the loader to do.
carries() {
    of_product compile "$work/user.so" "$work/user.c" "-DCALL=$3" -shared -fPIC -nostdlib \
        -Wl,-z,defs -Wl,--gc-sections || return 1
    carried="$(grep -ac ENOMEM "$work/user.so") $(grep -ac 'Out of memory' "$work/user.so")"
    "$tools-readelf" -rSW "$work/user.so" >"$work/sections"
    echo "carries $carried" && [ "$carried" = "$1 $2" ] &&
        grep 'no relocations' "$work/sections" && ! grep -E ' \.(data|bss)' "$work/sections"
}

for target in $targets; do
    tools=$target-linux-gnu
    headers=/usr/include/asm-generic
    [ "$target" = "$host" ] || headers=/usr/$target-linux-gnu/include/asm-generic
    for compiler in gcc clang; do
        on="$target $compiler"
        if lacks=$(missing_compiler $compiler "$target"); then missing "$on" "$lacks"; continue; fi
        cc=$(compiler_for $compiler "$target")
        try "$on: the library builds" library
        for product in library static implementation; do
            if lacks=$(missing_runner "$target"); then missing "$on $product: names" "$lacks"; else
                try "$on $product: each number has its name, by either sign, and no other" names
                if [ -d "$headers" ]; then
                    try "$on $product: the texts are the comments in the machine's headers" texts
                else
                    missing "$on $product: texts" "no $headers"
                fi
            fi
            try "$on $product: os_error_name brings the names only" carries 1 0 "os_error_name(error)"
            try "$on $product: os_error_text brings the texts only" carries 0 1 "os_error_text(error)"
            try "$on $product: another program has neither" carries 0 0 "error ? \"\" : 0"
        done
    done
done
[ ! -s "$work/expected" ] ||
    note "$(wc -l <"$work/ours") numbers, $(wc -l <"$work/expected") of them in the machine's headers"

# --- the generator ------------------------------------------------------------------------------

# The host's headers with one change, for one target.
mkdir -p "$work/tools" "$work/headers/asm-generic"
cp -R tools/constants tools/lib "$work/tools/"
grep -v '^target' tools/constants.list >"$work/tools/constants.list"
grep "^target $host " tools/constants.list >>"$work/tools/constants.list"
asm=/usr/include/$host-linux-gnu/asm
[ -d "$asm" ] || asm=/usr/include/asm
ln -s "$asm" /usr/include/linux "$work/headers/"
generate() { # generate SED_SCRIPT
    cp /usr/include/asm-generic/* "$work/headers/asm-generic/"
    sed -i "$1" "$work/headers/asm-generic/errno.h"
    UAPI=$work/headers "$work/tools/constants" errors "$work/generated"
}
if [ ! -d "$asm" ] || ! have gcc; then missing "the generator" "no gcc, or no kernel headers"; else
    try "the generator takes the host's headers" generate ''
    refuse "an error without a comment is refused" "ENOSYS: no comment" generate '/ENOSYS.*38/s|/\*.*||'
    refuse "a comment that goes on is refused" "ENOSYS: no comment" generate '/ENOSYS.*38/s|\*/|\n*/|'
    refuse "a comment with a quote is refused" "ENOSYS: no comment" generate '/ENOSYS.*38/s|Inv|"Inv|'
    refuse "a comment with a backslash is refused" "ENOSYS: no comment" \
        generate '/ENOSYS.*38/s|Inv|\\Inv|'
    refuse "two names for a number are refused" "another name for 38" generate 's/ENOLCK\(.*\)37/ENOLCK\138/'
fi
done_testing
