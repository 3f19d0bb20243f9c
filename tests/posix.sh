#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The headers of os_core/posix. A program that knows nothing of os_core is compiled twice, with a libc's headers and
# with these alone, and prints the same: each call, its result and errno (tests/posix/say.h). Each header stands alone,
# under strict flags, in C and C++; its structures have the layout of ours; which variable errno is, the program says.
# One of the programs makes calls at random; SEED= (a number) chooses others.
# The table of docs/posix.md has the differences from a libc. redirect.h and the objects of examples/preload put
# os_core under the memory family of a program that keeps its libc.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh
. tests/differential/calls.sh

strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Wredundant-decls -Werror"
free="-ffreestanding -fno-stack-protector -nostdinc -Isingle_include -Iinclude/os_core/posix"
public() { (cd include/os_core/posix && find . -name '*.h' ! -name '*_.h' ! -name redirect.h | sed 's|^\./||' | sort); }
[ "$(public | wc -l)" -ge 40 ] || { not_ok "there are headers"; done_testing; }

# with COMPILER FLAG...: runs it for $target with these headers and those of the compiler alone.
with() {
    with_cc=$(compiler_for "$1" "$target"); shift
    case $with_cc in *++*) language=c++ ;; *) language=c ;; esac
    case "$with_cc $*" in # a part of sys/socket.h is a system header; so is gcc's own stddef.h
    *gcc*-std=c2x*) all="-Wsystem-headers -Wno-shadow" ;; # gcc 14's has a second nullptr_t
    *gcc*) all=-Wsystem-headers ;;
    *) all= ;;
    esac
    # shellcheck disable=SC2086  # lists of flags
    $with_cc $free -isystem "$($with_cc -print-file-name=include)" $strict $all -x $language "$@"
}
compiles() { compiles_cc=$1; shift; with "$compiles_cc" -include tests/posix/platform.h "$@" -c -o "$work/object.o"; }

# --- the headers -------------------------------------------------------------------------------------

tools/posix layouts >"$work/layouts.c"
public | sed 's/.*/#include <&>/' >"$work/all.c"
public | sort -r | sed 's/.*/#include <&>/' >"$work/backwards.c"
each_alone() { # also behind one that has less of os_core.h
    public | while read -r header; do
        printf '#include <%s>\n' "$header" errno.h "$header" >"$work/alone.c"
        printf '#include <%s>\n' errno.h "$header" >"$work/behind.c"
        compiles gcc -std=c99 "$work/alone.c" && compiles gcc -std=c99 "$work/behind.c" || { echo "$header"; exit 1; }
    done
}
all_together() { # all_together COMPILER STANDARD
    for file in all backwards; do
        compiles "$1" "-std=$2" "$work/$file.c" && with "$1" "-std=$2" -O2 -DOS_CORE_ERRNO=error -include \
            "$work/error.h" "$work/$file.c" -c -o "$work/object.o" || return 1
    done
}
echo "extern int error;" >"$work/error.h"
written() {
    for level in 1 2 3 s; do compiles gcc "-O$level" tests/posix/compiled/written.c || return 1; done
}
# addresses COMPILER FLAG...; with a libc's headers: does the test ask for more than they take?
addresses() { addresses_cc=$1; shift; compiles "$addresses_cc" -std=c99 "$@" tests/posix/compiled/addresses.c; }
addresses_of_libc() {
    # shellcheck disable=SC2086  # a list of flags
    "$(compiler_for gcc "$target")" $strict -std=c99 -DLIBC -c tests/posix/compiled/addresses.c -o "$work/object.o"
}
without() { with gcc -x c "$@" "$work/all.c" -c -o "$work/object.o"; }

for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "$target: the headers" "$lacks"; continue; fi
    try "$target: each header stands alone" each_alone
    try "$target: each structure has the size of ours, and each member its place" compiles gcc "$work/layouts.c"
    for compiler in gcc clang g++ clang++; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler" "$lacks"; continue; fi
        case $compiler in *++) standards="c++11 c++20" ;; *) standards="c99 c11 c2x" ;; esac
        for standard in $standards; do
            try "$target $compiler -std=$standard: all headers, in both orders" all_together "$compiler" "$standard"
        done
    done
    for compiler in gcc clang; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler" "$lacks"; continue; fi
        try "$target $compiler: an address of any family needs no cast in C" addresses $compiler
        refuse "$target $compiler: but an int is none" "incompatible type" addresses $compiler -DWRONG
        try "$target $compiler: what of a program's own pointers is an error, its command line says" \
            addresses $compiler -DOWN -Wno-incompatible-pointer-types
    done
    try "$target: a libc takes these addresses too" addresses_of_libc
    try "$target: what a function has written is not uninitialised to gcc" written
    refuse "$target: no errno: the error says what to do" \
        "#error \"os_core: define OS_CORE_ERRNO first, as the variable that errno is to be: docs/posix.md\"" without
    refuse "$target: not with OS_CORE_UAPI" "#error \"os_core: OS_CORE_UAPI is for the kernel's headers" \
        without -DOS_CORE_ERRNO=error -include "$work/error.h" -DOS_CORE_UAPI
    refuse "$target: not with OS_CORE_PREFIX" "#error \"os_core: OS_CORE_PREFIX and os_core/posix, which calls" \
        without -DOS_CORE_ERRNO=error -include "$work/error.h" -DOS_CORE_PREFIX=lx_
done

# facts: the constants, structures and types have a libc's values and places.
facts() {
    tests/posix/facts "$work" "$(compiler_for gcc "$target")" "$target-linux-gnu-objcopy" -ffreestanding \
        -DOS_CORE_STATIC -DOS_CORE_ERRNO=error -include "$work/error.h" -Isingle_include -Iinclude/os_core/posix
}
for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "$target: a libc's constants" "$lacks"; continue; fi
    try "$target: constants, structures and types are a libc's, or stand in docs/posix.md" facts
done

# --- the same program with a libc and without --------------------------------------------------------

programs="memory files processes sockets random"
: "${SEED:=1}"
# output PROGRAM FILE: what it prints, in an empty folder.
output() {
    rm -rf "$work/files" && mkdir "$work/files"
    # shellcheck disable=SC2046  # the runner is a word, or none
    (cd "$work/files" && timeout -s KILL 60 $(runner_for "$target") "$1" >"$2" 2>&1)
}
with_libc() {
    for program in $programs; do
        "$(compiler_for gcc "$target")" -std=gnu11 -O1 -w -static "-DSEED=$SEED" "tests/posix/$program.c" \
            -o "$work/libc" -lrt &&
            output "$work/libc" "$work/$program.$target" && [ "$(wc -l <"$work/$program.$target")" -gt 50 ] ||
            { echo "$program"; return 1; }
    done
}
# as_libc PROGRAM COMPILER FLAG...
as_libc() {
    as_program=$1; shift
    # shellcheck disable=SC2086  # words, or none
    with "$@" -DOS_CORE_NO_CHECKS "-DSEED=$SEED" -nostdlib -static "tests/posix/$as_program.c" \
        ${library:+-x none $library} -o "$work/ours" &&
        output "$work/ours" "$work/output" && diff "$work/$as_program.$target" "$work/output"
}
outline=
for target in $targets; do
    can_run "$target: programs" gcc "$target" || continue
    case $target in aarch64) outline=-mno-outline-atomics ;; *) outline= ;; esac
    try "$target: programs with a libc" with_libc
    try "$target: libos_core.a" make_library library gcc "$target"
    for program in $programs; do
        library=
        for how in "gcc -std=c99 -O2" "gcc -std=c11 -O0" "g++ -std=c++11 -O2" "clang -std=c11 -O2" \
            "clang++ -std=c++20 -O1"; do
            if lacks=$(missing_compiler "${how%% *}" "$target"); then missing "$target $how" "$lacks"; continue; fi
            # shellcheck disable=SC2086  # words
            try "$target $how, OS_CORE_STATIC: $program prints what it prints with a libc" as_libc "$program" $how \
                -include tests/posix/platform.h
        done
        library="$work/library/$target/libos_core_start.a $work/library/$target/libos_core.a"
        # shellcheck disable=SC2086  # words, or none
        try "$target, the library: $program prints what it prints with a libc" as_libc "$program" gcc -std=c99 -O2 \
            $outline -include tests/posix/thread.h
    done
done

# --- differences from a libc -------------------------------------------------------------------------

differences() { # differences FLAG...: builds the program
    with gcc -std=c99 -O1 -nostdlib -static tests/posix/differences.c -o "$work/differences" "$@"
}
for target in $targets; do
    can_run "$target: differences" gcc "$target" || continue
    try "$target: the program of the differences" differences -include tests/posix/platform.h
    rm -rf "$work/files" && mkdir "$work/files"
    under=; [ "$target" = "$host" ] || under=qemu-user
    # shellcheck disable=SC2016,SC2046,SC2086  # a script; the runner is a word, or none
    run_cmocka "$target" sh -c 'cd "$1" && shift && exec "$@"' sh "$work/files" $(runner_for "$target") \
        "$work/differences" $under
done
# beside: the functions in a file of a program whose other file has a libc's headers, and threads.
beside() {
    with gcc -std=c99 -O1 -DOS_CORE_STATIC -include tests/posix/thread.h -c tests/posix/beside_ours.c \
        -o "$work/ours.o" &&
        "$(compiler_for gcc "$target")" -std=gnu11 -O1 -Wall -Wextra -Werror -static -pthread tests/posix/beside.c \
            "$work/ours.o" -o "$work/beside"
}
for target in $targets; do
    can_run "$target: beside a libc" gcc "$target" || continue
    try "$target: a program with functions of both" beside
    # shellcheck disable=SC2046  # the runner is a word, or none
    run_cmocka "$target: beside a libc" $(runner_for "$target") "$work/beside"
done
table() { # the programs' rows are those of docs/posix.md
    for program in differences beside; do
        # shellcheck disable=SC2046  # the runner is a word, or none
        $(runner_for "$target") "$work/$program" table
    done | sed 's/|/ | /g; s/.*/| & |/' >"$work/table.md"
    sed -n '/^| function /,/^$/ { /^| /p; }' docs/posix.md | sed 1d | diff "$work/table.md" -
}
if [ -x "$work/differences" ]; then try "docs/posix.md has the table (if not: $place/table.md)" table; fi

# --- under a program that keeps its libc -------------------------------------------------------------

sed -n 's/^#define \([a-z0-9_]*\) os_posix_.*/\1/p' include/os_core/posix/redirect.h >"$work/redirected"
hosted="-w -D_GNU_SOURCE -DOS_CORE_STATIC -DOS_CORE_NO_CHECKS -Isingle_include"
redirect=include/os_core/posix/redirect.h
# redirected COMPILER...: no function of the family is left for the libc, and the output is the same.
redirected() {
    [ "$(wc -l <"$work/redirected")" -ge 25 ] || return 1
    # shellcheck disable=SC2086  # flags
    "$@" $hosted -O1 -include $redirect -c tests/posix/memory.c -o "$work/object.o" &&
        ! "$target-linux-gnu-nm" -u "$work/object.o" | sed 's/.* //' | grep -xF -f "$work/redirected" || return 1
    "$@" -static -x none "$work/object.o" -o "$work/ours" && same_memory
}
same_memory() { output "$work/ours" "$work/output" && diff "$work/memory.$target" "$work/output"; }
# symbols COMPILER...: the same by an object that is linked.
symbols() {
    # shellcheck disable=SC2086  # flags
    "$@" $hosted -O1 -DOS_CORE_SYMBOLS -c -x c $redirect -o "$work/symbols.o" &&
        "$target-linux-gnu-nm" "$work/symbols.o" | sed -n 's/.* T //p' | sort >"$work/defined" &&
        sort "$work/redirected" | diff - "$work/defined" || return 1
    for static in -static ""; do
        [ -z "$(runner_for "$target")" ] || [ -n "$static" ] || continue
        # musl's headers lack some of them.
        # shellcheck disable=SC2086  # a flag, or none
        "$@" -w -Wno-error=implicit-function-declaration -D_GNU_SOURCE -D_LARGEFILE64_SOURCE $static \
            tests/posix/memory.c "$work/symbols.o" -o "$work/ours" && same_memory &&
            "$target-linux-gnu-nm" "$work/ours" | grep ' [Tt] mmap$' || return 1
    done
}
# at_random COMPILER...: 10,000 random calls have the result, the errno and the mappings of os_*, as a libc's have in
# tests/differential.sh.
at_random() {
    maps=; [ "$target" = "$host" ] || maps=without-maps
    # shellcheck disable=SC2046,SC2086  # flags; the runner is a word, or none
    differential_calls "$1" && "$@" $hosted -O2 -static "-I$work" -include $redirect tests/differential/differential.c \
        -o "$work/random" &&
        timeout -s KILL 600 $(runner_for "$target") "$work/random" 1 10000 16 $maps
}
for target in $targets; do
    can_run "$target: redirect.h" gcc "$target" || continue
    try "$target gcc: redirect.h, random calls" at_random "$(compiler_for gcc "$target")" -std=gnu11
    [ -s "$work/memory.$target" ] || continue
    cc=$(compiler_for gcc "$target")
    try "$target gcc: redirect.h" redirected "$cc" -std=gnu11
    try "$target gcc: its functions as symbols" symbols "$cc" -std=gnu11
    if ! have "${cc%gcc}g++"; then missing "$target g++: redirect.h" "no g++"; else
        try "$target g++: redirect.h" redirected "${cc%gcc}g++" -x c++ -fpermissive
    fi
    [ "$target" = "$host" ] || continue
    if ! have musl-gcc; then missing "$target musl: redirect.h" "no musl-gcc"; continue; fi
    try "$target musl: redirect.h" redirected musl-gcc -std=gnu11
    try "$target musl: its functions as symbols" symbols musl-gcc -std=gnu11
done

# --- all of it ---------------------------------------------------------------------------------------

# Each function is called by one of the programs, but for what ends the machine.
functions() {
    find include/os_core/posix -name '*.h' -exec cat {} + | sed 's/__attribute__((__noreturn__)) //' |
        sed -nE 's/^OS_POSIX_ ([^(]*[ *])([A-Za-z0-9_]*[A-Za-z0-9])\(.*/\2/p' | sort -u
}
functions >"$work/functions"
called() {
    [ "$(wc -l <"$work/functions")" -ge 200 ] || return 1
    while read -r function; do
        case $function in reboot) continue ;; esac
        grep -qw "$function" tests/posix/*.c || echo "$function"
    done <"$work/functions" >"$work/uncalled"
    ! grep . "$work/uncalled"
}
try "each function is called by a program of tests/posix" called
done_testing
