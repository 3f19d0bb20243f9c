# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# jemalloc, an allocator. A program of its tests returns 1 if all of its cases are skipped.
about="jemalloc: its unit and integration tests"
source=jemalloc
needs="make"
how="symbols before libc's"
TIME=300
SKIP=" 1 "

# Its objects are the same on both sides: only the programs are linked anew.
build() {
    if [ "$SIDE" = ours ]; then
        find . -mindepth 1 -delete
        cp -a "${TREE%-ours}-libc/." .
        find test/unit test/integration -type f -perm -100 ! -name '*.*' -delete
    else
        ./configure ${CROSS:+"--host=${CROSS%-}" --with-lg-page=12} --disable-cxx --disable-doc --enable-prof \
            CC="$CC" CFLAGS="$CFLAGS -w"
    fi
    make -s tests_unit tests_integration EXTRA_LDFLAGS="$OURS"
}

# Some tests have options of their own, beside them in NAME.sh.
tests() {
    for test in "$TREE"/test/unit/*.c "$TREE"/test/integration/*.c; do
        test=${test%.c} name=${test#"$TREE/test/"}
        [ -x "$test" ] || continue
        tried "$name" sh -c 'enable_fill=1 enable_prof=1 MALLOC_CONF= program=$1; shift
            [ ! -e "$program.sh" ] || . "$program.sh"
            export MALLOC_CONF
            exec "$@" "$program"' sh "$test" env "LD_LIBRARY_PATH=$TREE/lib" $RUN
    done
}
