#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# tools/calls.table and what is rendered from it: the committed files are current; docs/calls.tsv has the numbers of the
# kernel's headers (that its types, kinds and structures are those of the kernel's prototypes, tests/calls/kinds.cc
# says); a row and a prototype are enough for a call more, as docs/adding-a-call.md says; a row that cannot be right is
# refused.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/differential/calls.sh

uapi=${UAPI:-$BUILD/uapi/usr/include} manual=${MANUAL:-$BUILD/syscalls/syscalls.2}
for tool in clang python3; do
    have $tool || { missing "the table" "no $tool"; done_testing; }
done
if [ ! -d "$uapi/linux" ] || [ ! -r "$manual" ]; then
    missing "the table" "no headers in $uapi, or no $manual: make deps gets them"
    done_testing
fi
UAPI=$(cd "$uapi" && pwd) MANUAL=$(cd "$(dirname "$manual")" && pwd)/$(basename "$manual")
LINUX=$(cd "${LINUX:-$BUILD/syscalls/linux}" && pwd) # beside the manual
export UAPI MANUAL LINUX

copy="$work/a copy" # a path with a blank, and another language
mkdir "$copy" && cp -R Makefile LICENSE examples include src tools tests docs man single_include "$copy/"
made() { (cd "$copy" && make -s "$@"); }
rendered="src/memory.c src/checked.h src/unchecked.h src/written.h src/written_calls.h src/layout.h src/layout_calls.h
    include/os_core/checks.h include/os_core/names.h include/os_core/names_calls.h include/os_core/names_start.h
    include/os_core_prefix.h tests/seam/memory.h docs/calls.tsv"

try "it can all be rendered again" made table
for file in $rendered; do
    try "$file is current (if not: make table)" cmp "$file" "$copy/$file"
done

# The calls and numbers of docs/calls.tsv are those of the kernel's headers, as a compiler sees them. What calls.table
# leaves out, and no more, is in the headers alone.
kernels_numbers() { # kernels_numbers TARGET
    awk -F '\t' -v target="$1" '$2 == target { print $1, $3 }' docs/calls.tsv | sort >"$work/tsv"
    set -- "$1" clang "--target=$1-linux-gnu" -nostdinc "-I$UAPI/$1-linux-gnu" "-I$UAPI"
    echo '#include <asm/unistd.h>' >"$work/unistd.c"
    ( shift; exec "$@" -E -dM "$work/unistd.c" ) |
        sed -n 's/^#define __NR_\([a-z0-9_]*\) .*/\1/p' | grep -vx -e arch_specific_syscall -e syscalls >"$work/theirs"
    sed 's/.*/@@ & __NR_&/' "$work/theirs" >>"$work/unistd.c"
    ( shift; exec "$@" -E -P "$work/unistd.c" ) | sed -n 's/^@@ //p' | while read -r name number; do
        echo "$name $((number))"
    done | sort >"$work/numbers"
    awk '$1 == "left" { for (i = 2; i <= NF; i++) print $i }' tools/calls.table >"$work/left"
    awk 'NR == FNR { left[$1]; next } !($1 in left)' "$work/left" "$work/numbers" | diff "$work/tsv" - &&
        [ "$(wc -l <"$work/tsv")" -ge 320 ]
}
for target in $targets; do
    try "docs/calls.tsv has every call and number of the kernel's headers for $target, and no others" \
        kernels_numbers "$target"
done
try "... with all columns, and as many parts in those of the arguments" awk -F '\t' '
    NR == 1 { gsub(/\t/, " ") }
    NR == 1 && !/^call target number since function header result names types kinds sizes structures$/ { bad = 1 }
    NR == 1 { next }
    NF != 12 { print; bad = 1; next }
    { for (i = 9; i <= 12; i++) if (gsub(/;/, ";", $i) != gsub(/;/, ";", $8)) { print; bad = 1 } }
    END { exit bad || NR < 900 }' docs/calls.tsv
# Each pointer, and nothing else, has a structure or another type; of each that is read or written is said how much.
try "... and says of each pointer, and of nothing else, to what it points, and how much is read or written" \
    awk -F '\t' '
    NR == 1 { next }
    {
        n = split($9, type, ";"); split($10, kind, ";"); split($11, size, ";"); split($12, structure, ";")
        for (i = 1; i <= n; i++) {
            pointer = type[i] ~ /\*$/
            data = kind[i] ~ /in|out|both|left/
            if (pointer != (structure[i] != "") || pointer != (kind[i] ~ /in|out|both|left|any|place/) ||
                data != (size[i] != "") || size[i] ~ /sizeof/) {
                print $1, $2, type[i], kind[i], size[i], structure[i]; bad = 1
            }
            pointers += pointer
        }
    }
    END { exit bad || pointers < 800 }' docs/calls.tsv

# The contracts say since when, too.
ages() {
    awk -F '\t' '
        FILENAME ~ /tsv$/ { if ($2 == "x86_64") since["`" $5 "`"] = $4; next }
        /^## / { mine = /memory.h/ }
        mine && /^\| `os_/ {
            split($0, cell, / *\| */)
            if (cell[7] ~ /^[0-9.]+$/ && cell[2] in since) {
                n++
                if (since[cell[2]] == cell[7]) next
                print cell[2] ": the contract says " cell[7] ", the table " since[cell[2]]; bad = 1
            }
        }
        END { print n " compared"; exit bad || n < 15 }' docs/calls.tsv docs/coverage.md
}
try "since when there is a call, its contract and docs/calls.tsv agree" ages

# What is a set of bits: every number of such a name, whatever its type, and no other.
try "what is called flags, flag, flg, prot, mask, options, or is an int called mode, is a set of bits" awk -F '\t' '
    NR == 1 { next }
    {
        n = split($8, name, ";"); split($9, type, ";"); split($10, kind, ";")
        for (i = 1; i <= n; i++) {
            if (type[i] ~ /\*$/) continue
            bits = name[i] ~ /flags?$|flg$|^prot$|^mask$|^options$/ || (name[i] == "mode" && type[i] == "int") ||
                ($1 " " name[i]) ~ /^(pkey_alloc access_rights|setns nstype)$/
            if (bits != (kind[i] == "bits")) { print $1, name[i], kind[i]; bad = 1 }
            seen += bits
        }
    }
    END { exit bad || seen < 400 }' docs/calls.tsv

# --- a call more ----------------------------------------------------------------------------------

# As docs/adding-a-call.md has it: its prototype and its row; its number, which `make constants` would bring; and the
# function in calls.h from which it moves.
cp -R "$copy" "$work/more" && copy=$work/more
snippet() { # snippet LANGUAGE: the first block of it in the document
    awk -v fence="   \`\`\`$1" '
        /^   ```/ { if (on) exit; on = !inside && $0 == fence; inside = !inside; next }
        on { print substr($0, 4) }' docs/adding-a-call.md
}
for target in x86_64 aarch64 riscv64; do
    sed -i 's/^#define OS_NR_munmap .*/&\n#define OS_NR_mfill 999/' "$copy/include/os_core/constants/$target.h"
done
snippet c >"$work/prototype" && snippet text >"$work/row"
awk 'NR == FNR { text = text $0 "\n"; next } /^OS_CORE_END_/ { printf "%s\n", text } { print }' "$work/prototype" \
    include/os_core/memory.h >"$copy/include/os_core/memory.h"
cat "$work/row" >>"$copy/tools/calls.table"
has() { grep -qF -e "$2" "$copy/$1" || { echo "$1 has no \"$2\""; return 1; }; }

printf '%s\n' 'OS_CORE_API_ long os_mfill(void *addr, os_size_t length,' \
    '                           const void *pattern, int flags) OS_CORE_NOEXCEPT_; /* 9.9 */' >"$work/moves"
sed -i "/^OS_CORE_BEGIN_/r $work/moves" "$copy/include/os_core/calls.h"
refuse "a function that is still in calls.h is told" \
    "os_mfill is to be in memory.h, and is still in calls.h: make calls" made table
# shellcheck disable=SC2086  # words
says() { grep -qF "Then \`make $1\`" docs/adding-a-call.md && made $1; }
try "the document's row and prototype are enough, and what it says to make" says "calls single-header coverage"
try "its body is there" has src/memory.c \
    "return os_trap4_(OS_NR_mfill, os_pointer_(addr), os_size_(length), os_pointer_(pattern),"
try "... and widens its flags as bits" sh -c 'grep -A1 "OS_NR_mfill" "$1" | grep -q "os_bits_(flags))"' \
    sh "$copy/src/memory.c"
try "a line of the seam's table" has tests/seam/memory.h \
    'WRAPPER(os_mfill, raw, OS_NR_mfill, "LLLB", (P(0), L(1), P(2), I(3)))'
rows="999	9.9	os_mfill	os_core/memory.h	long	addr;length;pattern;flags	void *;os_size_t;const void *;int"
try "a row of docs/calls.tsv for each target" sh -c '
    [ "$(grep -cF "	$2	place;size;in;bits	;;8;	void;;void;" "$1")" = 3 ]' sh "$copy/docs/calls.tsv" "$rows"
try "from which the tests call it" sh -c 'awk -v target=riscv64 -f "$1/tests/calls/table.awk" "$1/tools/calls.table" \
    "$1/docs/calls.tsv" | grep -F "CALL(mfill, \"plpi\", os_mfill((void *)v[0], (os_size_t)v[1], "' sh "$copy"
at_random() {
    (cd "$copy" && differential_calls gcc) && grep -F "os_mfill((void *)t.addr, (os_size_t)t.length, (void *)t.pattern,\
 (int)t.flags), syscall(OS_NR_mfill, " "$work/calls.inc" |
        grep -F "t.pattern = (long)read_from, t.flags = any_flags()" &&
        gcc -fsyntax-only -Wall -Wextra -Werror -I"$copy/single_include" "-I$work" tests/differential/differential.c
}
if ! have gcc; then missing "... and compare it with libc's syscall()" "no gcc"; else
    try "... and compare it with libc's syscall(), its arguments chosen by their kinds" at_random
fi
try "a row of docs/coverage.md, tested through the seam" has docs/coverage.md \
    '| `os_mfill` | mfill | 999 | 999 | 999 | 9.9 | seam | differential |'
try "no longer in calls.h" sh -c '! grep -r os_mfill "$1/include/os_core/calls.h" "$1/src/calls.c"' sh "$copy"
try "its place in the header to vendor" has single_include/os_core.h "long os_mfill(void *addr, os_size_t length,"
for compiler in gcc clang; do
    have $compiler || { missing "$compiler: it warns of misuse" "no $compiler"; continue; }
    echo '#include "os_core.h"
long use(void *p); long use(void *p) { return os_mfill(p, LENGTH, p, 0); }' >"$work/use.c"
    refuse "$compiler: it warns of misuse" "os_mfill: the length is zero" \
        $compiler -O1 -Werror -DLENGTH=0 -I"$copy/single_include" -c -o /dev/null "$work/use.c"
    try "$compiler: and not of what is right" \
        $compiler -O1 -Werror -DLENGTH=1 -I"$copy/single_include" -c -o /dev/null "$work/use.c"
done
try "the library has it" sh -c '
    cd "$1" && make -s BUILD=made && nm made/*/libos_core.a | grep -q " T os_core_mfill$"' sh "$copy"

# What it writes, the sanitizers are told, when the row says so.
row="call mfill memory addr:place pattern:out[least(result, length)]"
sed -i "s/^call mfill .*/$row/" "$copy/tools/calls.table"
sed -i '/os_mfill/s/const void \*pattern/void *pattern/' "$copy/include/os_core/memory.h"
try "with what it writes as \"out\"" made table
try "the sanitizers are told" has src/written.h "OS_WROTE_(mfill, c, os_annotate_least_(result, b));"

# --- what is refused -------------------------------------------------------------------------------

copy=$work/broken && cp -R "$work/a copy" "$copy"
broken() { # broken NAME TEXT TOOL SED: with this change of the table, the tool says TEXT and leaves what was there
    sed -i -e "$4" "$copy/tools/calls.table"
    refuse "$1" "$2" "$copy/tools/$3"
    cp tools/calls.table "$copy/tools/calls.table"
}
broken "a pointer of which nothing is known" "does not say what buf of os_read points to" memory '/^call read /d'
broken "an argument that is not there" "os_mmap has no argument adr" memory 's/^call mmap .*/& adr:place/'
broken "a kind that is not there" 'not ARGUMENT:KIND[SIZE]: "prot:bit"' memory 's/^call mmap .*/& prot:bit/'
broken "a pointer that is a set of bits" "cannot be bits" memory 's/^call munmap .*/call munmap memory addr:bits/'
broken "a number that is written" "cannot be out" memory 's/^call mmap .*/& prot:out/'
broken "what a name says, said again" "prot of os_mmap is bits by its name" memory 's/^call mmap .*/& prot:bits/'
broken "what is const, and written" "is const, and so not out" memory \
    's/^call acct.*//; s/^call bind .*/call bind addr:out[addrlen]/'
broken "a call twice" 'says "call mmap" twice' memory 's/^call mmap .*/&\n&/'
broken "a call without a function" "no function os_mmap3" memory 's/^call mmap .*/&\ncall mmap3 addr:place/'
broken "a size in terms of nothing" 'what is "size"' annotations '/^call uname /s/name:out/name:out[size]/'
broken "how much of what has no size" "how many bytes" annotations 's/^call mount .*/call mount data:in/'
broken "a structure that there is not" "no header has the size of struct ldt_entry" annotations \
    's/^call modify_ldt .*/call modify_ldt ptr:out{struct ldt_entry}/'
broken "misuse of nothing" "there is no argument prots" checks \
    's/(prot & OS_PROT_GROWSDOWN)/(prots \& OS_PROT_GROWSDOWN)/'
broken "misuse that no function is checked for" 'no function is checked for "misuse' checks '/^checked msync/d'
broken "a check of no function" "there is no function os_mmap9" checks '/^checked map /s/$/ os_mmap9/'
broken "a line that is of no kind" 'unknown "cal"' memory 's/^call mmap /cal mmap /'
try "and nothing is left behind" sh -c '
    for folder in src include tests/seam; do diff -r "$1/$folder" $folder || exit; done' sh "$copy"
done_testing
