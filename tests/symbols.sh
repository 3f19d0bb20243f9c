#!/bin/sh
# SPDX-License-Identifier: MIT
#
# A program calls our os_mmap, and another library that has one its own, whatever is linked and in whatever order: our
# symbol is os_core_mmap. With OS_CORE_PREFIX one source file can use both, and every function has the prefix.
. tests/lib/tap.sh
. tests/lib/targets.sh

# --- beside another library ------------------------------------------------------------------------

# other [FLAG...]: that library, as objects, as an archive and as a shared object.
other() {
    for source in other self; do
        $cc -O2 -fPIC "$@" -c "tests/symbols/$source.c" -o "$at/$source.o" || return 1
    done
    rm -f "$at/libother.a" && $ar rcs "$at/libother.a" "$at/other.o" "$at/self.o" &&
        $cc -shared "$@" -o "$at/libother.so" "$at/other.o" "$at/self.o"
}

# compile_as C|C++ FLAG...: with the compiler of the language, which $compile is from here on.
compile_as() {
    language=$1; shift
    case $language in C) compile=$cc ;; *) compile=$cxx ;; esac
    case $language in C) set -- -x c -std=c99 "$@" ;; *) set -- -x c++ -std=c++11 "$@" ;; esac
    $compile "$@"
}
# user C|C++ MODE FLAG...: an object of a program's, and in $ours what it needs of us behind that.
user() {
    language=$1 mode=$2; shift 2
    case $mode in LIBRARY) ours=$library ;; *) ours='' && set -- "-DOS_CORE_$mode" "$@" ;; esac
    compile_as "$language" -O2 -Isingle_include -DOS_CORE_CALLS "$@"
}
user_object() { user "$@" -c tests/symbols/user.c -o "$at/user.o"; }
# runs FLAG OBJECT...: they make a program in which each calls its own.
runs() {
    flag=$1; shift
    $compile "$flag" "$@" -o "$at/program" &&
        QEMU_LD_PREFIX=/usr/$target-linux-gnu LD_LIBRARY_PATH=$at $run "$at/program"
}
static() { runs -static "$@"; }
dynamic() { runs -Wl,--as-needed "$@"; }

# shellcheck disable=SC2086  # $ours is a file or nothing
beside() {
    for language in C C++; do
        for mode in LIBRARY IMPLEMENTATION STATIC; do
            name="$compiler, $target, $language, $mode, beside"
            if ! user_object "$language" $mode >"$work/log" 2>&1; then
                not_ok "$name others: it builds"; details "$work/log"; continue
            fi
            try "$name an object" static "$at/user.o" "$at/other.o" "$at/self.o" $ours
            try "$name an object before it" static "$at/other.o" "$at/self.o" "$at/user.o" $ours
            try "$name an archive" static "$at/user.o" $ours "$at/libother.a"
            try "$name an archive before it" static "$at/user.o" "$at/libother.a" $ours
            try "$name a shared object" dynamic "$at/user.o" $ours "$at/libother.so"
            try "$name a shared object before it" dynamic "$at/user.o" "$at/libother.so" $ours
        done
    done
}
beside_lto() {
    other -flto && user_object C IMPLEMENTATION -flto && runs -flto "$at/user.o" "$at/other.o" "$at/self.o"
}

# Builds that compile on another machine send what the preprocessor leaves: gcc may lose a #pragma there.
preprocessed() { # C|C++ FLAG...
    language=$1; shift
    case $language in C) suffix=i ;; *) suffix=ii ;; esac
    echo '#include "os_core.h"
    long calls(void);
    long calls(void) { return os_munmap((void *)1, 1) + os_write(1, "", 0); }' >"$at/calls.c" &&
        compile_as "$language" -Isingle_include -DOS_CORE_CALLS -E "$@" "$at/calls.c" -o "$at/calls.$suffix" &&
        $compile "$@" -c "$at/calls.$suffix" -o "$at/calls.o" &&
        "$target-linux-gnu-nm" -u "$at/calls.o" | awk '{ print $2 }' | grep os_ | paste -sd' ' - >"$work/wants" &&
        echo "os_core_munmap os_core_write" | diff - "$work/wants"
}

# --- OS_CORE_PREFIX --------------------------------------------------------------------------------

prefixed() { # LANGUAGE MODE FLAG...: the file that uses both
    # shellcheck disable=SC2086  # $ours is a file or nothing
    user "$@" -Itests/symbols -Wall -Wextra -Wpedantic -Werror -DOS_CORE_PREFIX=lx_ -c tests/symbols/prefix.c \
        -o "$at/prefix.o" && runs -static "$at/prefix.o" "$at/other.o" $ours
}
# declared FLAG...: the functions that the headers have for this target.
declared() {
    $cc -E -P "$@" -Iinclude -DOS_CORE_NO_CHECKS -DOS_CORE_DATA -DOS_CORE_START include/os_core.h | tr '\n' ' ' |
        grep -oE '[ *]os_[a-z0-9_]+ ?\(' | tr -d ' *(' | sort -u | grep -v '_$'
}
# every_function: a file that takes the address of each by the prefix, and has a variable of each name.
every_function() {
    echo '#include "os_core.h"'
    while read -r function; do
        echo "void (*const to_${function#os_})(void) = (void (*)(void))lx_${function#os_};"
        echo "int $function;"
    done <"$work/declared"
}
has_prefix() { # C|C++ FLAG...: each function has it, and its own name is free
    # What a machine's kernel lacks is inline, and not in the bindings.
    case $* in *OS_CORE_BINDINGS*) as=-DOS_CORE_BINDINGS least=340 ;; *) as=-DOS_CORE_DATA least=380 ;; esac
    declared "$as" >"$work/declared" && [ "$(wc -l <"$work/declared")" -gt "$least" ] &&
        every_function >"$work/every.c" &&
        compile_as "$@" -O1 -Isingle_include -DOS_CORE_PREFIX=lx_ -DOS_CORE_DATA -DOS_CORE_START \
            -c "$work/every.c" -o "$work/every.o" &&
        ! "$target-linux-gnu-nm" "$work/every.o" | grep -E ' (U|[TW]) (os|lx)_' | grep -vE ' (os_core_|os_start_$)'
}

for compiler in gcc clang; do
    case $compiler in gcc) plus=g++ ;; *) plus=clang++ ;; esac
    for target in $targets; do
        on="$compiler, $target" run=$(runner_for "$target") at=$work/$compiler/$target
        can_run "$on" $compiler "$target" && can_run "$on" $plus "$target" || continue
        cc=$(compiler_for $compiler "$target") cxx=$(compiler_for $plus "$target") ar=$target-linux-gnu-ar
        library=$at/libos_core.a
        if ! { mkdir -p "$at" && make_library "$compiler" $compiler "$target" && other; } >"$work/log" 2>&1; then
            not_ok "$on: the libraries are built"; details "$work/log"; continue
        fi
        beside
        for language in C C++; do
            for mode in LIBRARY IMPLEMENTATION STATIC; do
                try "$on, $language, $mode: OS_CORE_PREFIX, in a file that uses both" prefixed "$language" $mode
            done
            try "$on, $language: OS_CORE_PREFIX, the other's header first" prefixed "$language" LIBRARY -DOTHER_FIRST
            for mode in LIBRARY BINDINGS IMPLEMENTATION STATIC; do
                try "$on, $language, $mode: each function has the prefix" has_prefix "$language" "-DOS_CORE_$mode"
            done
        done
        for language in C C++; do
            try "$on, $language, preprocessed before" preprocessed "$language"
            [ $compiler = clang ] || try "$on, $language, preprocessed before, the directives only" \
                preprocessed "$language" -fdirectives-only
        done
        [ $compiler = clang ] && [ "$target" != "$host" ] || try "$on: beside an object, with -flto" beside_lto
    done
done

# --- what does not build ---------------------------------------------------------------------------

if have gcc; then
    printf '#include "other.h"\n#define OS_CORE_CALLS\n#include "os_core.h"\n' >"$work/both.c"
    refuse "without OS_CORE_PREFIX, a file cannot have both" "conflicting types for" \
        gcc -Iinclude -Itests/symbols -c "$work/both.c" -o "$work/both.o"
    echo '#include "os_core/memory.h"' >"$work/part.c"
    refuse "OS_CORE_PREFIX with a part of the header says what to include" "include os_core.h, not one of its parts" \
        gcc -Iinclude -DOS_CORE_PREFIX=lx_ -c "$work/part.c" -o "$work/part.o"
else missing "what does not build" "no gcc"; fi
if have tcc; then
    refuse "OS_CORE_PREFIX with tcc says which compilers can" "OS_CORE_PREFIX is for gcc and clang" \
        tcc -Iinclude -DOS_CORE_PREFIX=lx_ -c tests/symbols/prefix.c -o "$work/tcc.o"
else missing "tcc" "no tcc"; fi
done_testing
