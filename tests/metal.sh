#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-kernel
# coverage: seam: examples/metal/pages.c
#
# Without Linux underneath: the library on three emulated machines (qemu-system), over the kernel of examples/metal,
# which OS_CORE_TRAP names. examples/metal/pages.c prints the same on each; the unit tests run that ask for memory and
# no more. Those that need files, processes, faults or a libc are skipped, and say so. So that nothing hides in them,
# at least so many must run.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh
at_least=61
here=examples/metal

missing_machine() {
    missing_compiler gcc "$target" && return
    have "qemu-system-$target" || { echo "no qemu-system-$target: tests/install-deps kernel installs it"; return 0; }
    return 1
}

# What pages prints: the errors are Linux's.
cat >"$work/expected" <<'END'
os_page_size 4096
os_mmap: a page of zeros 1
os_mremap: grows, and its last byte is 255
and what is new is zero 1
os_mprotect: nobody's 0
os_munmap: the page in the middle 0
os_mprotect: over the hole -ENOMEM
os_mincore: over the hole -ENOMEM
os_munmap: all of it 0
os_munmap: what does not begin a page -EINVAL
os_mmap_raw: half of all addresses -ENOMEM
os_mmap_raw: a file that is not open -EBADF
os_map_anonymous: 5 pages 0
of zeros 1
os_map_exactly: where they are -EEXIST
os_munmap 0
os_map_exactly: where they were 0
os_munmap 0
os_map_aligned: 5 pages at 2 MiB 0
the rest of the address 0
os_munmap 0
os_map_guarded: a page 0
os_map_exactly: where a guard is -EEXIST
os_unmap_guarded 0
os_map_ring: no file can be mapped twice -ENOSYS
os_map_file: there is none -ENOSYS
os_name_mapping: nobody would read it -ENOSYS
os_getpid: no process -ENOSYS
power off, status 0
END
prints() { # prints NAME: the console is as expected, but for the blanks, and the status 0
    "$here"/boot "$target" "$work/$target/pages" >"$work/console" || return 1
    sed 's/^ *//; s/  */ /g' "$work/console" | diff "$work/expected" -
}

# How a machine ends otherwise: with another status, or at an instruction that fails.
echo 'int main(void) { return 3; }' >"$work/three.c"
echo 'int main(void) { __builtin_trap(); }' >"$work/fault.c"
ends() { # ends NAME STATUS PATTERN: with that status, and all that its console has is PATTERN
    "$here"/build "$target" "$work/$target/$1" "$work/$1.c" || return 1
    status=0; "$here"/boot "$target" "$work/$target/$1" >"$work/console" || status=$?
    cat "$work/console"
    [ "$status" = "$2" ] && tr '\n' ' ' <"$work/console" | grep -qxE "$3"
}

# unit: the unit tests. absent.c has what they call of a libc, by what the linker does not find.
units=
for group in errors mapping refused syscalls helpers kernel family effects pages; do
    units="$units tests/unit/$group.c"
done
link() {
    # shellcheck disable=SC2086  # words
    "$here"/build "$target" "$work/$target/unit" -std=gnu11 -Wno-pedantic -Werror -DWITH_LIBRARY -I$here -Itests/metal \
        $units tests/metal/*.c "$work/$target/absent.c"
}
unit() {
    echo '#include "absent.h"' >"$work/$target/absent.c"
    if link >"$work/log" 2>&1; then echo "the unit tests call no libc: is the list empty?"; return 1; fi
    sed -n "s/.*undefined reference to .\([A-Za-z0-9_]*\)'.*/ABSENT(\1)/p" "$work/log" | sort -u \
        >>"$work/$target/absent.c"
    link
}
enough() {
    count=$(grep -c '^ok|' "$work/results")
    echo "$count tests have run"
    [ "$count" -ge "$at_least" ]
}

for target in $targets; do
    if lacks=$(missing_machine); then missing "$target" "$lacks"; continue; fi
    mkdir -p "$work/$target"
    try "$target: pages compiles" "$here"/build "$target" "$work/$target/pages" -Werror "$here"/pages.c
    try "$target: pages, each result" prints
    try "$target: the status of a program" ends three 3 "power off, status 3 "
    try "$target: a fault is told" ends fault 255 " fault at 0x[0-9a-f]+, address 0x[0-9a-f]+ power off, status 255 "
    try "$target: the unit tests compile" unit
    status=0
    BOOT_SECONDS=300 "$here"/boot "$target" "$work/$target/unit" >"$work/out" 2>"$work/err" || status=$?
    tell_cmocka "$target" "$status" "$work/out" "$work/err"
    try "$target: at least $at_least unit tests run" enough
done
done_testing
