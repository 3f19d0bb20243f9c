# SPDX-License-Identifier: MIT
# The beginning of every suite (tests/*.sh):   . tests/lib/tap.sh
#
# A suite runs from the top of the tree and prints TAP: one "ok", "not ok" or
# "ok # SKIP reason" line per test, details as "# ..." lines, and the plan last, so that
# a suite that dies half-way has no plan and counts as failed (tests/run).

# shellcheck shell=sh
set -u
export LC_ALL=C
export SPLIT="${SPLIT-}" # an object of each source, in a second: tests/archive.sh shows that the code is the same

suite=$(basename "$0" .sh)${1:+.$1}             # compilers.gcc-16 is compilers.sh with an argument
: "${BUILD:=build}"                       # where make builds
place=$BUILD/test/$suite                  # this suite's own folder, made anew; make needs it without a blank,
case $BUILD in /*) work=$place ;; *) work=$PWD/$place ;; esac # so it may be relative; $work is absolute
rm -rf "$work" && mkdir -p "$work" || { echo "$suite: cannot write in $work" >&2; exit 1; }
tests=0 failures=0

ok()     { tests=$((tests + 1)); echo "ok $tests - $1"; }
not_ok() { tests=$((tests + 1)); failures=$((failures + 1)); echo "not ok $tests - $1"; }
# skip NAME REASON: this machine or emulator cannot do it, and never will.
skip()   { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
# missing NAME REASON: a tool is not installed. A failure under `make test`, which installs them.
missing() { if [ -n "${REQUIRED:-}" ]; then not_ok "$1: $2"; else skip "$1" "$2"; fi; }
note()   { echo "# $*"; }
details() { sed 's/^/#   /' "$1"; }       # details FILE: why a test failed, as comments

# try NAME COMMAND...: the command must succeed. Its output stays in $work/log.
try() {
    try_name=$1; shift
    if "$@" >"$work/log" 2>&1; then ok "$try_name"; else
        not_ok "$try_name"; note "failed: $*"; details "$work/log"
    fi
}

# refuse NAME TEXT COMMAND...: the command must fail and print TEXT.
refuse() {
    refuse_name=$1 refuse_text=$2; shift 2
    if "$@" >"$work/log" 2>&1; then
        not_ok "$refuse_name"; note "should have failed: $*"
    elif grep -qF -e "$refuse_text" "$work/log"; then ok "$refuse_name"; else
        not_ok "$refuse_name"; note "failed without saying \"$refuse_text\": $*"; details "$work/log"
    fi
}

# joined: prints the lines of a list. One that begins with a blank goes on from the one before it.
joined() {
    awk 'NR > 1 && !/^ / { print line; line = "" } { sub(/^ +/, " "); line = line $0 } END { if (NR) print line }'
}

done_testing() { echo "1..$tests"; exit $((failures != 0)); }
