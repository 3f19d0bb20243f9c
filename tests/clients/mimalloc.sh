# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# mimalloc, an allocator, built in the three ways of its own CI: as it is, with all its checks, secure.
about="mimalloc: its tests, in three builds"
source=mimalloc
how="symbols before libc's"
TIME=300

build() {
    for way in "plain" "debug -DMI_DEBUG=3" "secure -DMI_SECURE=4"; do
        set -- $way
        name=$1; shift
        $CC $CFLAGS -w -D_GNU_SOURCE "$@" -Iinclude -c src/static.c -o $name.o
        for test in test-api test-api-fill test-stress; do
            $CC $CFLAGS -w -D_GNU_SOURCE "$@" -Iinclude test/$test.c $name.o $OURS -o $name-$test -lpthread
        done
    done
}

# test-api and test-api-fill print "test: NAME...  ok." for each.
tests() {
    for name in plain debug secure; do
        for test in test-api test-api-fill; do
            tried "$name $test" sh -c '"$@" 2>all' sh $RUN "$TREE/$name-$test"
            sed -n "s/^test: \(.*\)\.\.\.  ok\.\$/pass $name \1/p; s/^test: \(.*\)\.\.\. *\$/fail $name \1/p" all |
                tr -d :
            rm -f all
        done
        tried "$name test-stress" $RUN "$TREE/$name-test-stress" 4 10 10
    done
}
