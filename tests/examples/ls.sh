# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154,SC2012
# ls against ls of coreutils: columns are as wide as they are, so blanks do not count.

listed() { # listed FILE: as coreutils list it
    TZ=UTC ls -lnA --time-style='+%Y-%m-%d %H:%M' "$1" |
        sed -e '/^total /d' -e 's/^\([^ ]*\)[.+@] /\1 /' -e 's/\t/?/g' | tr -s ' '
}
same_listing() { # same_listing FILE
    listed "$1" >"$work/expected"
    run "$1"
    tr -s ' ' <"$work/stdout" | diff "$work/expected" - && [ "$status" = 0 ] && [ ! -s "$work/stderr" ]
}

cd "$folder" || exit
mkdir empty many && : >a && printf 'four' >B && : >.hidden && : >'name with blanks' && : >"$(printf 'tab\there')"
ln -s nowhere broken && ln -s many up && ln a second && mkfifo fifo && chmod 7777 B && chmod 7000 a
touch -d 2000-02-29T12:34Z leap && touch -d 1969-12-31T23:59:59Z before && touch -d 2100-03-01T00:00Z later
touch -d 2038-01-19T03:14:08Z after
(cd many && awk 'BEGIN { for (i = 0; i < 3000; i++) print "a-name-that-is-longer-than-some-others-" i }' | xargs touch)
for file in . many empty a B broken up up/ fifo; do
    try "$name: $file as ls -l lists it" same_listing $file
done
try "$name: devices, links that lead nowhere" same_listing /dev/null
run empty
try "$name: an empty folder" sh -c '[ "$1" = 0 ] && [ ! -s "$2" ]' sh "$status" "$work/stdout"
run missing
try "$name: a file that is not there" fails_with 1 "ls: cannot find 'missing': ENOENT, No such file or directory"
run a b
try "$name: two files" fails_with 2 "usage: ls [FILE]"
run
try "$name: no argument is this folder" sh -c 'grep -q " \.hidden$" "$1"' sh "$work/stdout"
cd - >/dev/null || exit
