#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: seam: include/os_core/calls.h include/os_core/exit.h
# coverage: native: include/os_core/calls.h - tests/calls/untried
# coverage: qemu-user: include/os_core/calls.h - tests/calls/untried tests/calls/enosys
# coverage: native qemu-user: tests/calls/work.c
#
# The generated calls (os_core/calls.h). Every call that a target has is in this header, in memory.h or,
# with its reason, in tools/calls.table. Through the seam, every function passes its number and every
# argument, in its place and widened right, in both products. It gives what libc's syscall() gives. A
# hundred of them do real work. The headers are clean under strict flags, and can be made again.
# What is called how, docs/calls.tsv says, which is rendered from the same table as the functions. So that is held
# against the kernel's own prototypes by a compiler (tests/calls/kinds.cc), numbers against the UAPI headers.
#
# tests/calls/ has a file for each of these; its functions test_... say what is tested.
. tests/lib/tap.sh
. tests/lib/targets.sh

header=include/os_core/calls.h
uapi=$BUILD/uapi/usr/include
linux=${LINUX:-$BUILD/syscalls/linux}
manual=${MANUAL:-$BUILD/syscalls/syscalls.2}
no_headers="no headers in $uapi: tools/fetch-uapi $BUILD/uapi"

# The programs compare the numbers with the newest UAPI headers that are here.
uapi_flags() { [ ! -d "$uapi/$1-linux-gnu" ] || echo "-I$uapi/$1-linux-gnu -I$uapi"; }

# run TARGET PROGRAM...: limits the processor time, for a fault can spin for ever under qemu-user. By the clock it may
# take long: same.c makes a thousand children, 20 s of work, and the machine has other work too.
run() {
    run_target=$1; shift
    # shellcheck disable=SC2046
    # shellcheck disable=SC3045  # dash, bash and busybox have it, POSIX since 2024
    (ulimit -t 120 && exec timeout -s KILL 1200 $(runner_for "$run_target") "$@")
}

. tests/calls/places.sh
. tests/calls/headers.sh
. tests/calls/flags.sh
. tests/calls/seam.sh
. tests/calls/made.sh
. tests/calls/generator.sh

for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "$target" "$lacks"; continue; fi
    test_places "$target"
    test_headers "$target"
    test_flags "$target"
    test_arguments "$target"
    table "$target" || { not_ok "$target: the table of the calls"; continue; }
    if lacks=$(missing_runner "$target"); then missing "$target: running it" "$lacks"; continue; fi
    test_seam "$target"
    test_made "$target"
done
try "each prototype says since when there is the call" releases
note "$(tail -n 1 "$work/log")"
test_lists
test_os_syscall
name="what tools/constants.list leaves out is there"
if [ -d "$uapi/linux" ] && [ -d "$linux" ]; then try "$name" of_use; else
    missing "$name" "no headers in $uapi or none in $linux: make deps gets them"
fi
name="the kernel's own table has the functions behind the numbers"
if [ -d "$uapi/asm-generic" ]; then try "$name that tools/calls.table says" generic_table; else
    missing "$name" "$no_headers"
fi
test_generator
done_testing
