#!/bin/sh
# SPDX-License-Identifier: MIT
# docs/coverage.md is current: `make coverage` makes it of the tree. It has every call of memory.h with its numbers and
# its age, and, once a suite covers the seam, with a test of its arguments. qemu-user lacks exactly the calls that it
# names.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/qemu.sh
. tests/lib/wrappers.sh

try "docs/coverage.md can be made again" tools/coverage "$work/coverage.md"
try "docs/coverage.md is current (if not: make coverage)" cmp "$work/coverage.md" docs/coverage.md
copy="$work/a copy"
mkdir "$copy" && cp -R examples include src tests tools man "$copy/"
try "made elsewhere it is the same" env LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo sh -c '
    cd "$1" && tools/coverage made.md && cmp made.md "$2/docs/coverage.md"' sh "$copy" "$PWD"

# The rows of memory.h, without the frame: function|call|x86_64|aarch64|riscv64|since|...|real kernel
# Functions that are inline and make no call have none.
inlines >"$work/inlines"
sed -n '/^## os_core\/memory.h/,/^## os_core\/map.h/ {
    /^| `/ { s/^| `//; s/ |$//; s/` | / | /; s/ | /|/g; p; }; }' "$work/coverage.md" |
    grep -vwFf "$work/inlines" >"$work/rows"
# shellcheck disable=SC2046  # names of files without spaces
tools/prototypes include/os_core/memory.h | grep -vwFf "$work/inlines" >"$work/declared"
try "every function of memory.h has its row, and makes one call" sh -c '
    [ -s "$1" ] && [ "$(wc -l <"$1")" = "$(wc -l <"$2")" ] || { wc -l "$1" "$2"; exit 1; }
    ! grep -E "^[^|]*\|([^|]*,|–)" "$2"' sh "$work/declared" "$work/rows"
try "each has a number on every target, but that of riscv64 alone" sh -c '
    ! grep -v "^os_flush_icache|" "$1" | grep -vE "^[^|]*\|[^|]*\|[0-9]+\|[0-9]+\|[0-9]+\|"' sh "$work/rows"
# A function that memory.h builds of other calls is as old as they are.
try "each says since which kernel there is one" sh -c '
    ! grep -vE "^os_(page_size|flush_icache)\|" "$1" | grep -E "^([^|]*\|){5}–"' sh "$work/rows"
try "each is tested through the seam" sh -c '! grep -E "^([^|]*\|){6}–" "$1"' sh "$work/rows"
# The rows of calls.h, with their frame: seven columns, then seam.
try "so is every call of calls.h, and it says since when there is one" sh -c '
    sed -n "/^## os_core\/calls.h/,/^## Structures/ { /^| .os_/p; }" "$1" >"$2" && [ "$(wc -l <"$2")" -ge 300 ] &&
        ! grep -vE "^(\| [^|]+ ){5}\| [0-9][0-9.]* \| calls[ ,]" "$2"' sh "$work/coverage.md" "$work/calls.rows"
try "a suite that names a file that is not there is an error" sh -c '
    echo "# coverage: native: tests/nothing.c" >>"$1/tests/man.sh"
    cd "$1" && ! tools/coverage made.md && ! tools/coverage new.md && [ ! -e new.md ]' sh "$copy"

# Each call once, with arguments that cannot be right: is it there? The contracts speak of the oldest qemu-user
# that is recorded; that which is here has what was recorded of it.
awk -F'|' '
    BEGIN { print "#include <os_core.h>\nstatic const struct { const char *name; long nr; } calls[] = {" }
    $2 != "riscv_flush_icache" && !($2 in seen) { seen[$2]; print "    {\"" $2 "\", OS_NR_" $2 "}," }
    END { print "};" }' "$work/rows" >"$work/calls.h"
for target in $targets; do
    [ "$target" != "$host" ] || continue
    can_run "$target: what qemu-user lacks" gcc "$target" || continue
    # shellcheck disable=SC2046  # a command and its flags
    try "$target: the program that asks compiles" $(compiler_for gcc "$target") -O1 -ffreestanding \
        -nostdlib -static -Isingle_include -DOS_CORE_STATIC -DOS_CORE_START -I"$work" \
        tests/coverage/answers.c -o "$work/answers-$target"
    timeout -s KILL 20 "$(runner_for "$target")" "$work/answers-$target" >"$work/answers" 2>"$work/log"
    try "$target: it asks for every call" sh -c '[ "$(wc -l <"$1")" = "$(grep -c OS_NR_ "$2")" ]' \
        sh "$work/answers" "$work/calls.h"
    oldest=tests/qemu/answers/qemu-$(qemu_recorded "$target" 0)-$target
    while read -r call answer; do
        says=$(awk -F'|' -v call="$call" '$2 == call { print $9 == "ENOSYS" ? $9 : "there"; exit }' "$work/rows")
        recorded=$(qemu_answer "$target" "$call")
        first=$(awk -F'\t' -v call="$call" '$1 == call { print $2 }' "$oldest")
        what="$target: qemu-user and the contract of $call agree"
        if [ "$answer" != "${recorded:-there}" ]; then
            not_ok "$what"; note "here it is $answer, in tests/qemu/answers ${recorded:-there}: make qemu-table"
        elif [ "$says" != "${first:-there}" ]; then
            not_ok "$what"; note "in the contract it is $says, in $oldest ${first:-there}"
        else ok "$what"; fi
    done <"$work/answers"
done
done_testing
