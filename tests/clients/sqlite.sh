# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# SQLite: all calls of its unix VFS are this library's (xSetSystemCall), in sqlite.c.
about="SQLite: a workload in each journal, with and without mapped files, then integrity_check"
source=sqlite3
targets=$(uname -m)
needs=tclsh
how="the program's own seam"
TIME=300

build() {
    mkdir amalgamation
    ./configure --disable-tcl >/dev/null
    make -s sqlite3.c
    seam=
    [ "$SIDE" != ours ] || seam="-DOURS -DOS_CORE_STATIC -I$TOP/single_include -I$TOP/examples/preload"
    $CC $CFLAGS -w -DSQLITE_MAX_MMAP_SIZE=1099511627776 -DSQLITE_DEFAULT_MMAP_SIZE=0 -I. $seam \
        -DHAVE_MREMAP=1 -DUSE_PREAD -DHAVE_POSIX_FALLOCATE=1 -DHAVE_READLINK=1 -DHAVE_LSTAT=1 \
        "$TOP/tests/clients/sqlite.c" sqlite3.c $OURS -o workload -lpthread -ldl -lm
}

tests() { timeout "$TIME" $RUN "$TREE/workload"; }
