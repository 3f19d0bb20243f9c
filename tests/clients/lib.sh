# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What tests/clients/run asks of a client:   sh tests/clients/lib.sh FILE facts|lacks|differences|notes|build|tests
#
# FILE is tests/clients/NAME.sh. It sets these variables:
#     about      what it is, and which of its tests run: the row of the table
#     source     Debian's source package, or PACKAGE.deb; it can have several words, and none
#     targets    those that it is built for
#     needs      commands that it takes from the machine, beside compilers
#     how        how this library gets under it
#     version    of what it takes from the machine, where it has no source
# and these functions:
#     build      in a copy of the first source, $TREE. It has $CC, $CFLAGS, $AR, and $OURS: an object that has libc's
#                names over this library, to be linked before libc; it is empty where libc's own are wanted
#     tests      in an empty folder. It prints a line for each test: "pass NAME", "fail NAME" or "skip NAME"; after
#                a colon can follow what has to be the same. It has $RUN, which runs a program of the target's, and
#                $PRELOAD, which runs one of the machine's on this library
#     notes      prints a line for the page, after the tests; $BUILT is the tree with libc's functions
#     differences    prints "TARGET NAME: REASON" for each test that is known to differ; * is any target
# and it may read $SIDE, libc or ours, $TARGET, $SOURCES and $TOP.
set -u
export LC_ALL=C

about='' source='' targets="x86_64 aarch64 riscv64" needs='' how='' version="the machine's"
TIME=60     # seconds for a test
SKIP=' '    # what a program returns that skips its test, between blanks
build() { :; }
differences() { :; }
notes() { :; }

# limited NAME COMMAND...: a test's command, for $TIME seconds. One that is not there ends the run: it would fail on
# both sides.
limited() {
    limited_name=$1; shift
    echo "== $limited_name" >&2
    timeout -k 5 "$TIME" "$@" </dev/null
    limited_status=$?
    case $limited_status in 126 | 127) echo "$limited_name: cannot run $*" >&2; exit 1 ;; esac
    return $limited_status
}

# tried NAME COMMAND...: a test, which passes if the command returns 0. What it prints is in the log.
tried() {
    tried_name=$1
    limited "$@" >&2
    tried_status=$?
    case $SKIP in *" $tried_status "*) echo "skip $tried_name: it returns $tried_status"; return ;; esac
    case $tried_status in
    0) echo "pass $tried_name" ;;
    124 | 137) echo "fail $tried_name: it takes longer than $TIME seconds" ;;
    *) echo "fail $tried_name: it returns $tried_status" ;;
    esac
}

# printed NAME COMMAND...: a test, which passes if the command returns 0; what it prints has to be the same.
printed() {
    printed_name=$1
    limited "$@" >printed
    printed_status=$?
    cat printed >&2
    if [ $printed_status = 0 ]; then echo "pass $printed_name: $(cksum <printed)"
    else echo "fail $printed_name: it returns $printed_status"; fi
}

# shellcheck source=/dev/null
. "$1"
case $2 in
facts)
    printf '%s\t%s\n' about "$about" source "$source" targets "$targets" how "$how" version "$version" ;;
lacks) for command in $needs; do command -v "$command" >/dev/null || echo "no $command"; done ;;
differences) differences ;;
notes) notes ;;
build) set -e; build ;;
tests) tests ;;
esac
