# SPDX-License-Identifier: MIT
# The generator of os_core/calls.h and src/calls.c: it makes the committed files again, and refuses what it cannot make
# right.
#
# shellcheck shell=sh

again() { # again WHAT COMMITTED: generates it elsewhere, in another language
    (cd "$copy" && LC_ALL=de_DE.UTF-8 tools/calls "$1" out) && cmp "$copy/out" "$2"
}
# broken NAME TEXT SED [FILE]: with this change of the table or another file, the generator says TEXT and leaves no
# output.
broken() {
    broken_file=$copy/${4:-tools/calls.table}
    cp "$broken_file" "$work/whole"
    sed -i -e "$3" "$broken_file"
    refuse "$1" "$2" env LINUX="$copy/linux" "$copy/tools/calls" declarations "$copy/new.h"
    try "... and nothing is left behind" sh -c '! ls "$1" | grep new' sh "$copy"
    cp "$work/whole" "$broken_file"
}
test_refused() {
    broken "a call without a prototype" "no prototype for iopl" '/^own *iopl/d'
    broken "a prototype in two forms" "different prototypes" '/^choose/d'
    broken "arguments without names" "sys_socket has arguments without a name" '/^names *socket /d'
    broken "a type that C does not have" 'no type for "off_t"' '/^type *off_t/d'
    broken "a word of C++ as an argument" "new is a word of C++" '/^rename *symlink.new/d'
    broken "a line of the list that is of no use" '"memory mmap3" has no use' \
        's/^call mmap  */call mmap3 memory\n&/'
    broken "a line of the list twice" 'says "left vfork" twice' 's/^left    vfork/& vfork/'
    broken "a call of no known age" "since when there is futex_waitv" '/^since *futex_waitv /d'
    broken "an age that the manual says" '"since accept4" has no use' \
        's/^since *futex_waitv /since accept4 2.6\n&/'
    broken "a call in two places" "vfork is both memory and left" 's/^call mmap  */call vfork memory\n&/'
    broken "prototypes of another release" "the constants are of Linux" 's/^SUBLEVEL = .*/SUBLEVEL = 999/' \
        linux/Makefile
    refuse "without a kernel's tree it says so" "is that a source tree" \
        env LINUX=/nowhere tools/calls declarations "$work/new.h"
    refuse "without the manual it says so" "MANUAL is not set" env MANUAL= tools/calls declarations "$work/new.h"
    refuse "without its arguments it says how it is used" "usage:" tools/calls declarations
}
test_generator() {
    name="generating again gives the committed files"
    if [ ! -d "$linux" ] || [ ! -r "$manual" ]; then
        missing "$name" "no prototypes in $linux, or no $manual: tools/fetch-syscalls $BUILD/syscalls gets them"
        return
    fi
    LINUX=$(cd "$linux" && pwd) MANUAL=$(cd "$(dirname "$manual")" && pwd)/$(basename "$manual")
    export LINUX MANUAL
    copy="$work/a copy"
    mkdir "$copy" "$copy/linux" && cp -R include src tools "$copy/" && cp -R "$LINUX/." "$copy/linux/"
    try "$name: declarations" again declarations "$header"
    try "$name: definitions" again definitions src/calls.c
    test_refused
}
