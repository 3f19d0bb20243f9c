# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# SQLite: all calls of its unix VFS are this library's (xSetSystemCall), in sqlite.calls.c. Its own tests are in Tcl,
# which is there for this machine alone.
about="SQLite: a workload in each journal, with and without mapped files, then integrity_check; its own tests of files"
source=sqlite3
needs="tclsh make"
how="the program's own seam"
TIME=300

build() {
    CC="${CC#"$CROSS"}" ./configure >/dev/null # the generators of sqlite3.c run here
    make -s sqlite3.c
    calls=
    if [ "$SIDE" = ours ]; then
        $CC $CFLAGS -w -DOS_CORE_STATIC -I. "-I$TOP/single_include" "-I$TOP/examples/preload" \
            -c "$TOP/tests/clients/sqlite.calls.c" -o calls.o
        calls="$PWD/calls.o $OURS"
        CFLAGS="$CFLAGS -DSQLITE_EXTRA_INIT=take_ours"
    fi
    $CC $CFLAGS -w -DSQLITE_MAX_MMAP_SIZE=1099511627776 -DSQLITE_DEFAULT_MMAP_SIZE=0 -I. \
        -DHAVE_MREMAP=1 -DUSE_PREAD -DHAVE_POSIX_FALLOCATE=1 -DHAVE_READLINK=1 -DHAVE_LSTAT=1 \
        "$TOP/tests/clients/sqlite.c" sqlite3.c $calls -o workload -lpthread -ldl -lm
    [ -n "$CROSS" ] || make -s testfixture CFLAGS="$CFLAGS -w" LIBS="$calls"
}

# A test of its own is a file, with many cases. Left out: those that take longer than half a minute.
tests() {
    timeout "$TIME" $RUN "$TREE/workload"
    [ -z "$CROSS" ] || return 0
    cd "$TREE/test" || return
    set -- mmap*.test wal*.test journal*.test jrnlmode*.test lock*.test pager*.test io*.test exclusive*.test \
        superlock.test syscall.test oserror.test symlink*.test readonly.test temp*.test vacuum*.test incrvacuum*.test \
        autovacuum*.test avtrans.test backup*.test
    cd "$OLDPWD" || return
    for test; do
        case $test in
        walcrash[23].test | walprotocol.test | walslow.test | walthread.test | pagerfault*.test) continue ;;
        esac
        mkdir files && cd files || return
        cases "$test"
        cd .. && rm -rf files
    done
}
# cases FILE: how many there are, and which of them fail, have to be the same.
cases() {
    limited "$1" "$TREE/testfixture" "$TREE/test/$1" >printed 2>&1
    status=$?
    cat printed >&2
    found=$(sed -n 's/^\([0-9]* errors out of [0-9]* tests\).*/\1/p; s/^!Failures on these tests:/,/p' printed)
    found=$(echo "$found" | paste -sd' ' -)
    case $status in 0) echo "pass ${1%.test}: $found" ;; *) echo "fail ${1%.test}: $found" ;; esac
}
