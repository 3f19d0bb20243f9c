#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# docs/qemu.md, Linux against qemu-user, is current: tools/qemu-table makes it of tests/qemu/answers. This kernel and
# the installed qemu-user still give these answers. Another release than the table's may answer something else: that
# is told, and is no failure. (`make qemu-table` asks newer qemu-users and real kernels of other machines as well.)
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/qemu.sh

answers=tests/qemu/answers

try "docs/qemu.md can be made again" tools/qemu-table render $answers "$work/qemu.md"
try "docs/qemu.md is current (if not: make qemu-table)" cmp "$work/qemu.md" docs/qemu.md
copy="$work/a copy"
mkdir -p "$copy/tests/qemu" && cp -R tools "$copy/" && cp -R $answers "$copy/$answers"
try "made elsewhere it is the same" env LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo sh -c '
    cd "$1" && tools/qemu-table render "$3" made.md && cmp made.md "$2/docs/qemu.md"' sh "$copy" "$PWD" $answers
rm -r "${copy:?}/$answers"/linux-*
refuse "without answers of Linux there is no table" "cannot make the table" \
    sh -c 'cd "$1" && tools/qemu-table render "$2" new.md' sh "$copy" $answers
try "... and nothing is left behind" sh -c '! ls "$1" | grep new' sh "$copy"

# Every file answers every question, and no kernel says that one cannot be tried.
questions() { sed '/^#/d; s/\t.*//' "$1"; }
set -- $answers/*
questions "$1" >"$work/questions"
for file; do
    questions "$file" >"$work/asked"
    try "${file##*/}: every question is answered" diff "$work/questions" "$work/asked"
done
try "no question is asked twice" sh -c '! sort "$1" | uniq -d | grep .' sh "$work/questions"
try "on a kernel each can be tried" sh -c '! grep "cannot be tried" "$1"/linux-*' sh $answers

# The other suites take what a qemu-user answers from these files: one that is not there for another.
recorded() { # recorded RELEASE...: those of tests/qemu/answers that stand for them, in a line
    for release; do qemu_recorded aarch64 "$release"; done | xargs
}
mkdir -p "$work/few/tests/qemu/answers"
for release in 7.2 10.0 11.1; do : >"$work/few/tests/qemu/answers/qemu-$release-aarch64"; done
try "a qemu-user that is not recorded is taken for the newest one before it, or the oldest" \
    sh -c '[ "$1" = "7.2 7.2 7.2 10.0 10.0 10.0 11.1 11.1" ] || { echo "$1"; exit 1; }' sh \
    "$(cd "$work/few" && recorded 5.2 7.2 9.10 10.0 10.10 11.0 11.1 12.0)"
refuse "QEMU=, a folder without one: it says what to do" "tools/fetch-qemu build/qemu gets some" \
    env QEMU="$work/few" sh -c '. tests/lib/targets.sh'

# expected WHO FLAGS: WHO's answers in the table, on a processor with these flags of /proc/cpuinfo. Linux protects a
# page that has PROT_EXEC alone by a protection key, where there are keys.
expected() {
    case $1:$2 in
    linux-x86_64:*ospke*) readable=SIGSEGV ;;
    linux-x86_64:*) readable=ok ;;
    *) cat "$answers/$1"; return ;;
    esac
    sed "s/^mmap: PROT_EXEC, read\t.*/mmap: PROT_EXEC, read\t$readable/" "$answers/$1"
}
only_read() { # FLAGS ANSWER
    [ "$(expected linux-x86_64 "$1" | grep '^mmap: PROT_EXEC, read')" = "$(printf 'mmap: PROT_EXEC, read\t%s' "$2")" ]
}
try "x86_64 without protection keys: a page with PROT_EXEC alone is read" only_read "fpu sse" ok
try "x86_64 with protection keys: it is not" only_read "fpu ospke sse" SIGSEGV

# same WHO: WHO gives the answers of the table.
same() {
    what="$1 answers as in the table"
    questions "$work/answers/$1" >"$work/asked"
    try "$1 was asked what the table has (if not: make qemu-table)" diff "$work/questions" "$work/asked"
    if [ ! -f "$answers/$1" ]; then skip "$what" "the table has no $1"; return; fi
    expected "$1" "$(grep -m 1 '^flags' /proc/cpuinfo)" >"$work/expected"
    diff "$work/expected" "$work/answers/$1" >"$work/differs" && { ok "$what"; return; }
    who=$(sed -n '/SPDX/!s/^# //p' "$work/answers/$1" | paste -sd, | sed 's/,/ on /')
    changed=$(grep -c '^> [^#]' "$work/differs")
    if ! grep -q '^> #' "$work/differs"; then not_ok "$what"; details "$work/differs"
    elif [ "$changed" = 0 ]; then ok "$what, though here it is $who"
    else skip "$what" "here it is another, $who: $changed answers differ"; details "$work/differs"; fi
}
for target in $targets; do
    can_run "$target" gcc "$target" || continue
    try "$target: who is here answers" env TARGETS="$target" tools/qemu-table ask "$work/answers"
done
for file in "$work"/answers/*; do
    [ -f "$file" ] || continue
    same "${file##*/}"
done
done_testing
