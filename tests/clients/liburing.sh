# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# liburing has stubs of its own, src/arch/*/syscall.h: liburing.h here takes their place. qemu-user has no io_uring.
about="liburing: its tests"
source=liburing
targets=$(uname -m)
how="its own stubs replaced"
TIME=15
SKIP=" 77 "

build() {
    ./configure --cc="$CC"
    calls=
    if [ "$SIDE" = ours ]; then
        cp "$TOP/tests/clients/liburing.h" src/arch/syscall-defs.h.new
        for header in src/arch/*/syscall.h; do cp src/arch/syscall-defs.h.new "$header"; done
        calls="-I$TOP/single_include -I$TOP/examples/preload"
    fi
    for part in setup queue register syscall version nolibc; do
        $CC $CFLAGS -w $calls -D_GNU_SOURCE -DLIBURING_INTERNAL -Isrc/include -include config-host.h -c src/$part.c
    done
    cd test || return
    use="-w -D_GNU_SOURCE -D__SANE_USERSPACE_TYPES__ -DLIBURING_BUILD_TEST -I../src/include -include ../config-host.h"
    use="$use $calls" # some of them include src/syscall.h
    $CC $CFLAGS $use -c helpers.c
    for test in *.c; do
        [ "$test" != helpers.c ] || continue
        $CC $CFLAGS $use "$test" helpers.o ../*.o $OURS -o "${test%.c}.t" -lpthread || echo "$test" >>"not built"
    done
}

# Left out: those that take longer than TIME with their own stubs, those that are to fail, and wq-aff, which skips
# itself whenever another process forks beside it: it takes its threads' numbers for the next after its own.
tests() {
    for test in "$TREE"/test/*.t; do
        case ${test##*/} in
        futex.t | multicqes_drain.t | poll-race-mshot.t | read-mshot.t | send-zerocopy.t | wq-aff.t) continue ;;
        xfail_*) continue ;;
        esac
        mkdir files && cd files || return
        name=${test##*/}
        tried "${name%.t}" "$test"
        cd .. && rm -rf files
    done
}
