# SPDX-License-Identifier: MIT
# LMDB: a database that is a mapped file, which it also grows and writes through.
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
about="LMDB: its tests, and its tools on what they leave"
source=lmdb
how="symbols before libc's"

# qemu-user has no robust mutexes for riscv64. mtest6 crashes wherever it runs; LMDB's makefile leaves it out as well.
build() {
    cd libraries/liblmdb || return
    [ "$TARGET" != riscv64 ] || CFLAGS="$CFLAGS -DMDB_USE_ROBUST=0"
    for part in mdb midl; do $CC $CFLAGS -pthread -w -c $part.c; done
    for program in mtest mtest2 mtest3 mtest4 mtest5 mdb_stat mdb_copy mdb_dump mdb_load; do
        $CC $CFLAGS -pthread -w $program.c mdb.o midl.o $OURS -o $program
    done
}

tests() {
    here=$TREE/libraries/liblmdb
    for test in mtest mtest2 mtest3 mtest4 mtest5; do
        mkdir testdb copy loaded
        tried $test $RUN "$here/$test"
        tried "$test, mdb_stat" $RUN "$here/mdb_stat" -aef testdb
        tried "$test, mdb_copy" $RUN "$here/mdb_copy" -c testdb copy
        case $test in mtest) all= ;; *) all=-a ;; esac # mtest has no databases but the unnamed one
        tried "$test, mdb_dump" $RUN "$here/mdb_dump" -f dump $all copy
        tried "$test, mdb_load" $RUN "$here/mdb_load" -f dump loaded
        rm -rf testdb copy loaded dump
    done
}
