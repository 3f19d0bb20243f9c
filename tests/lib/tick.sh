# SPDX-License-Identifier: MIT
# A line that says how far a long run is, when the output is a terminal:   . tests/lib/tick.sh
#
#     tick sh tests/lib/progress.sh "$logs"   writes what the command prints, again and again
#     tock                                    takes the line away
#
# It ends with the script as well, also with one that is interrupted.
#
# shellcheck shell=sh
ticker=''
tick() {
    [ -t 1 ] || return 0
    printf '\r\033[K%s' "$("$@")"
    while sleep "${TICK:-20}" >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        printf '\r\033[K%s' "$("$@")"
    done 9>&- & # 9 is the lock of tests/run
    ticker=$!
}
tock() { [ -z "$ticker" ] || { kill "$ticker"; printf '\r\033[K'; }; }
