# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# The POSIX test suite: what the standard says of mappings and of locked memory, a program for each sentence.
about="POSIX test suite: mmap, munmap, mlock, munlock, mlockall, munlockall, shm_open, shm_unlink"
source=posixtestsuite
how="symbols before libc's"
TIME=30
SKIP=" 2 4 5 "  # it cannot decide, it is not supported, it tests nothing

each() { # each COMMAND: with the folder and the name of each program; those of other interfaces make no such call
    for file in "$TREE"/conformance/interfaces/mmap/*-*.c "$TREE"/conformance/interfaces/mun*/*-*.c \
        "$TREE"/conformance/interfaces/mlock*/*-*.c "$TREE"/conformance/interfaces/shm_*/*-*.c; do
        folder=${file%/*} name=${file##*/}
        case $file in */shm_open/23-1.c) continue ;; esac # a thousand processes at a time
        "$1" "$folder" "${name%.c}" "${folder##*/} ${name%.c}"
    done
}
build_one() {
    $CC $CFLAGS -std=gnu99 -w -D_GNU_SOURCE -I"$TREE/include" "$1/$2.c" $OURS -o "$1/$2" -lpthread -lrt ||
        echo "$3" >>"$TREE/not built"
}
build() { each build_one; }

test_one() {
    if [ -x "$1/$2" ]; then tried "$3" $RUN "$1/$2"; else echo "skip $3"; fi
}
tests() { each test_one; }
