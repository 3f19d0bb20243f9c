# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154,SC2034
# shell against sh: what the programs of a script print, and how the last one ended. sh has its programs in /bin here.

same_as_sh() { # same_as_sh SCRIPT: the same output, status and files
    printf '%s\n' "$1" >"$work/script"
    rm -rf "$folder/sh" "$folder/shell" && mkdir "$folder/sh" "$folder/shell"
    (cd "$folder/sh" && PATH=/bin sh <"$work/script" >"$work/expected" 2>"$work/sh.err"
        echo "status $?" >>"$work/expected")
    (cd "$folder/shell" && run <"$work/script"; { cat "$work/stdout" && echo "status $status"; } >"$work/got")
    diff "$work/expected" "$work/got" && diff -r "$folder/sh" "$folder/shell"
}
while read -r script; do
    try "$name: $script" same_as_sh "$(printf '%s' "$script" | tr ';' '\n')"
done <<'END'
echo one two   three
echo a>b;cat<b;cat <b >c;cat c
echo  in | cat|cat  | tr a-z A-Z
seq 100000 | head -n 2 | wc -l
yes | head -n 1
false
false | true
true | false
;
echo last;
env A=b sh -c set | grep ^A=
ls nosuch | wc -l
ls /proc/self/fd >fds;wc -l <fds
END
signalled() { # signalled: how a signal ends a program
    printf '%s\n' 'kill -9 $$' >"$folder/script"
    printf 'sh %s\n' "$folder/script" >"$work/script"
    run <"$work/script"
    [ "$status" = 137 ]
}
try "$name: a program that a signal ends" signalled
# No descriptor is left behind, and no child.
try "$name: a hundred pipelines" same_as_sh "$(awk 'BEGIN {
    for (i = 0; i < 100; i++) print "echo " i " | cat >out"; print "ls /proc/self/fd | wc -l" }')"
printf 'cat\nthese lines\nare its input' >"$work/script"
run <"$work/script"
try "$name: what follows is the program's" sh -c '
    printf "these lines\nare its input" | cmp - "$1"' sh "$work/stdout"
echo 'cat <nosuch' >"$work/script"
run <"$work/script"
try "$name: a file that is not there" fails_with 1 "shell: cannot open 'nosuch': ENOENT, No such file or directory"
printf 'echo %8300s\n' x >"$work/script"
run <"$work/script"
try "$name: a line that is too long" fails_with 1 "shell: a line is too long: E2BIG, Argument list too long"
echo 'nosuch a b' >"$work/script"
run <"$work/script"
if [ -z "$runner" ]; then
    try "$name: no such program" fails_with 127 "shell: cannot start 'nosuch': ENOENT, No such file or directory"
else try "$name: no such program" test "$status" = 127; fi
