#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Both headers, in every mode, are clean under strict flags, in every standard of C from C99 and of
# C++ from C++11, with gcc and clang, without any header of a libc (-nostdinc), and before and after
# libc's and the kernel's headers.
. tests/lib/tap.sh
. tests/lib/targets.sh

strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Wredundant-decls -Werror"

# A user's file: includes the header twice and uses what it declares.
cat >"$work/user.c" <<'EOC'
#include BEFORE
#include "os_core.h"
#include "os_core.h"
#include AFTER
void *user(int fd, long *why);
void *user(int fd, long *why)
{
    void *p = os_mmap(0, 4096, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    *why = os_mmap_raw(p, 4096, OS_PROT_READ, OS_MAP_PRIVATE | OS_MAP_FIXED, fd, 4096);
    if (os_is_error(*why) || os_syscall0(OS_NR_getpid) == -OS_ENOSYS)
        return OS_MAP_FAILED;
    if (p != OS_MAP_FAILED && os_munmap(p, 4096) != 0 && os_error_name(*why) != 0)
        return 0;
    return p;
}
EOC
: >"$work/empty.h"

# A helper sets its outputs in any case. gcc sees into a helper where it is inlined, and warns at some levels if an
# output is not set.
cat >"$work/helpers.c" <<'EOC'
#include "os_core.h"
int user(const char *path);
int user(const char *path)
{
    void *a, *b, *c, *d, *e;
    os_size_t length;
    if (os_map_file(&a, &length, path) != 0 || os_map_guarded(&b, length) != 0)
        return 1;
    if (os_map_ring(&c, 65536) != 0 || os_map_aligned(&d, length, 65536) != 0)
        return 2;
    return os_map_anonymous(&e, length) != 0 || a == b || b == c || c == d || d == e;
}
EOC
helpers() { # COMPILER TARGET
    case $1 in *++) language=c++ ;; *) language=c ;; esac
    for level in -O0 -O1 -O2 -O3 -Os; do
        # shellcheck disable=SC2046,SC2086  # lists of flags
        $(compiler_for "$1" "$2") $level $strict -x $language -Isingle_include -DOS_CORE_STATIC \
            -c "$work/helpers.c" -o "$work/user.o" || return 1
    done
}

cat >"$work/libc.h" <<'EOC'
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
EOC
cat >"$work/kernel.h" <<'EOC'
#include <asm/unistd.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/membarrier.h>
#include <linux/memfd.h>
#include <linux/mempolicy.h>
#include <linux/mman.h>
#include <linux/stat.h>
#include <linux/userfaultfd.h>
EOC

# compiles HEADERS MODES LEVEL COMPILER TARGET FLAGS...: the user's file with each of the headers (lib,
# single) in each mode (single only).
compiles() {
    headers=$1 modes=$2 level=$3 cc=$(compiler_for "$4" "$5") language=c; shift 5
    case $cc in *++*) language=c++ ;; esac
    for header in $headers; do
        case $header in
        lib) in_modes=none include=include ;;
        *) in_modes=$modes include=single_include ;;
        esac
        for mode in $in_modes; do
            # shellcheck disable=SC2046,SC2086  # lists of flags
            $cc $level $strict "$@" $(flags_of $mode) -x $language -I$include -c "$work/user.c" \
                -o "$work/user.o" || return 1
        done
    done
}
flags_of() {
    case $1 in
    none) ;;
    *+start) echo "-DOS_CORE_START -DOS_CORE_${1%+start}" ;;
    *) echo "-DOS_CORE_$1" ;;
    esac
}
# The library's own sources, which nobody else compiles with these.
sources() { # COMPILER TARGET
    for source in src/*.c; do
        # shellcheck disable=SC2046,SC2086  # lists of flags
        $(compiler_for "$1" "$2") -O2 $strict -Wmissing-prototypes -Wstrict-prototypes -std=c99 -ffreestanding \
            -Iinclude -Isrc -c "$source" -o "$work/user.o" || return 1
    done
}
every_mode="none IMPLEMENTATION STATIC IMPLEMENTATION+start STATIC+start"

for target in $targets; do
    for compiler in gcc clang g++ clang++; do
        case $compiler in
        *++) standards="c++11 c++14 c++17 c++20" more=-Wold-style-cast ;;
        *) standards="c99 c11 c17 c2x" more="-Wmissing-prototypes -Wstrict-prototypes" ;;
        esac
        if lacks=$(missing_compiler "$compiler" "$target"); then
            missing "$target $compiler" "$lacks"
            continue
        fi
        for standard in $standards; do
            case $standard in *99 | *17) level=-O2 ;; *) level=-O0 ;; esac
            # shellcheck disable=SC2086
            try "$target $compiler -std=$standard, without any other header" \
                compiles "lib single" "$every_mode" $level $compiler "$target" -std=$standard $more \
                -nostdinc "-DBEFORE=\"empty.h\"" "-DAFTER=\"empty.h\"" "-iquote$work"
        done
        case $compiler in *++) ;; *)
            try "$target $compiler, the sources of the library" sources $compiler "$target" ;;
        esac
        try "$target $compiler, the helpers at every level" helpers $compiler "$target"
        for other in libc kernel; do
            try "$target $compiler, before <$other's headers>" \
                compiles single "none STATIC" -O2 $compiler "$target" -Wno-pedantic \
                "-DBEFORE=\"empty.h\"" "-DAFTER=\"$other.h\"" "-iquote$work"
            try "$target $compiler, after <$other's headers>" \
                compiles single "none STATIC" -O2 $compiler "$target" -Wno-pedantic \
                "-DBEFORE=\"$other.h\"" "-DAFTER=\"empty.h\"" "-iquote$work"
        done
    done
done

# --- a compiler without the asm that the functions take -----------------------------------------------

# It includes the headers, and links the library, which another one has made.
tcc_program() {
    make_library tcc gcc "$host" && tcc -Wall -Werror -DOS_CORE_CALLS -Isingle_include -o "$work/page" \
        tests/compilers/page.c "$work/tcc/$host/libos_core.a" && "$work/page"
}
# tcc_refused MODE: one error, which says what to do.
tcc_refused() {
    ! tcc "-DOS_CORE_$1" -Isingle_include -c -o "$work/user.o" tests/compilers/page.c 2>"$work/refused" || return 1
    cat "$work/refused"
    grep 'error: ' "$work/refused" | sed 1q | grep -qF "take gcc 9, clang 11 or newer; others can link libos_core.a"
}
case " $targets " in *" $host "*)
    if have tcc; then
        try "$host tcc, a program with the library" tcc_program
        for mode in STATIC IMPLEMENTATION; do
            try "$host tcc, it is told that OS_CORE_$mode is not for it" tcc_refused $mode
        done
    else
        missing "$host tcc" "no tcc"
    fi ;;
esac
done_testing
