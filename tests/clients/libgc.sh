# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# The Boehm collector, which gives memory back (USE_MUNMAP), with threads, and with mprotect to see what was written.
about="Boehm collector: its tests"
source=libgc
how="symbols before libc's"
TIME=240
all="test huge_test leak_test middle realloc_test smash_test staticrootstest disclaim_test disclaim_weakmap_test
    initsecondarythread subthread_create thread_leak_test threadkey_test"

build() {
    use="$CFLAGS -w -Iinclude -DGC_THREADS -D_REENTRANT -DGC_BUILTIN_ATOMIC -DUSE_MMAP -DUSE_MUNMAP -DENABLE_DISCLAIM
        -DNO_EXECUTE_PERMISSION -DALL_INTERIOR_POINTERS -DPARALLEL_MARK -DTHREAD_LOCAL_ALLOC -DMPROTECT_VDB
        -DGC_GCJ_SUPPORT -DJAVA_FINALIZATION -DGC_ATOMIC_UNCOLLECTABLE -DATOMIC_UNCOLLECTABLE"
    $CC $use -c extra/gc.c
    for test in $all; do
        more=
        [ $test != staticrootstest ] || more=tests/staticrootslib.c
        $CC $use tests/$test.c $more gc.o $OURS -o $test -lpthread -ldl
    done
}

tests() { for test in $all; do tried $test $RUN "$TREE/$test"; done; }
