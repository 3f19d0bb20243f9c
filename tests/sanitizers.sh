#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: native: tests/sanitizers/seen.c
#
# What the kernel has written or mapped, the sanitizers know of (src/annotate.h): clang's MSan, ASan and
# TSan, gcc's ASan and TSan, and valgrind, for the header inlined, the header's functions, and the
# library built with OS_CORE_ANNOTATE. The same program with the library that was built without is the
# control: there they complain. And without all that, the code is the same to the byte.
. tests/lib/tap.sh
. tests/lib/targets.sh

complains=66 # the exit status of a sanitizer that has something to say
export MSAN_OPTIONS=exitcode=$complains ASAN_OPTIONS=exitcode=$complains:detect_leaks=0 \
    TSAN_OPTIONS=exitcode=$complains

echo '#define OS_CORE_IMPLEMENTATION
#include "os_core.h"' >"$work/implementation.c"

# library NAME CPPFLAGS: $work/NAME/.../libos_core.a
library() {
    # make knows no path with spaces, but one below the current folder needs none.
    make -s BUILD="${work#"$PWD"/}/$1" CC=gcc CFLAGS=-O2 CPPFLAGS="$2" "${work#"$PWD"/}/$1/$host/libos_core.a"
}
# build COMPILER FLAGS PRODUCT: $work/seen
build() {
    case $3 in
    OS_CORE_STATIC) set -- "$1" "$2" -Isingle_include -DOS_CORE_STATIC ;;
    "single header") set -- "$1" "$2" -Isingle_include "$work/implementation.c" ;;
    *) set -- "$1" "$2" -Iinclude "$work/$3/$host/libos_core.a" ;;
    esac
    build_cc=$1 build_flags=$2; shift 2
    # shellcheck disable=SC2086  # flags
    $build_cc -std=gnu11 -O1 -g -Wall -Wextra $build_flags -pthread tests/sanitizers/seen.c "$@" -o "$work/seen"
}

# case_is STATUS NAME COMMAND...: how the program ends; 77 is what this kernel cannot do. TSan misses a
# race once in fifty times, so a complaint has five.
case_is() {
    wanted=$1 case_name=$2 attempts=1; shift 2
    [ "$wanted" != $complains ] || attempts=5
    while [ $attempts -gt 0 ]; do
        timeout -s KILL 60 "$@" >"$work/log" 2>&1
        ended=$?
        [ $ended != "$wanted" ] || break
        attempts=$((attempts - 1))
    done
    case $ended in
    "$wanted") ok "$case_name" ;;
    77) skip "$case_name" "the kernel cannot do it" ;;
    *) not_ok "$case_name"; note "exit status $ended, not $wanted: $*"; details "$work/log" ;;
    esac
    sed -n 's/^# not here: //p' "$work/log" >"$work/not here"
    while read -r call; do skip "$case_name: $call" "this kernel lacks it"; done <"$work/not here"
}

# What each of them is told, without which it complains; what it has to find, told or not; what works.
cases_of() {
    again="reused reused-by-libc reused-by-helper remapped segment"
    case $1 in
    memory) told="mincore read advised-away $again" finds="read-beyond remapped-keeps" works="large bytes" ;;
    address) told=$again finds=remapped-keeps works="large mincore read bytes" ;;
    thread) told=threads finds=race works="mincore read reused remapped bytes" ;;
    esac
}

# sanitizer COMPILER KIND
sanitizer() {
    on="$1 -fsanitize=$2"
    echo 'int main(void) { return 0; }' >"$work/empty.c"
    if ! have "$1" || ! "$1" "-fsanitize=$2" "$work/empty.c" -o "$work/empty" 2>"$work/log"; then
        missing "$on" "no $1, or not its runtime"
        return
    fi
    "$work/empty" >"$work/log" 2>&1 || { skip "$on" "it does not run here"; return; }
    cases_of "$2"
    for product in OS_CORE_STATIC "single header" annotated plain; do
        build "$1" "-fsanitize=$2" "$product" >"$work/log" 2>&1 ||
            { not_ok "$on, $product: builds"; details "$work/log"; continue; }
        for case in $told; do
            case $product in
            plain) case_is $complains "$on, the library without: $case: complains" "$work/seen" "$case" ;;
            *) case_is 0 "$on, $product: $case" "$work/seen" "$case" ;;
            esac
        done
        [ "$product" != plain ] || continue
        for case in $works; do case_is 0 "$on, $product: $case" "$work/seen" "$case"; done
        for case in $finds; do case_is $complains "$on, $product: $case: complains" "$work/seen" "$case"; done
    done
}

if [ "$host" != x86_64 ]; then
    skip "the sanitizers" "their runtimes are tried on x86_64"
else
    library annotated -DOS_CORE_ANNOTATE >"$work/log" 2>&1 || { not_ok "the library with OS_CORE_ANNOTATE builds"; details "$work/log"; }
    library plain "" >"$work/log" 2>&1 || { not_ok "the library builds"; details "$work/log"; }
    for kind in memory address thread; do sanitizer clang $kind; done
    for kind in address thread; do sanitizer gcc $kind; done

    # valgrind sees the calls by itself: with and without, and a program without any sanitizer runs.
    for product in OS_CORE_STATIC "single header" annotated plain; do
        build gcc "" "$product" >"$work/log" 2>&1 || { not_ok "$product: builds"; details "$work/log"; continue; }
        for case in mincore read reused remapped threads; do
            case_is 0 "no sanitizer, $product: $case" "$work/seen" "$case"
        done
        have valgrind || { missing "valgrind, $product" "no valgrind"; continue; }
        for case in mincore read reused reused-by-helper; do
            case_is 0 "valgrind, $product: $case" valgrind -q --error-exitcode=$complains "$work/seen" "$case"
        done
        for case in read-beyond never-written; do
            case_is $complains "valgrind, $product: $case: complains" \
                valgrind -q --error-exitcode=$complains "$work/seen" "$case"
        done
    done
fi

# --- what it costs those who do not want it ----------------------------------------------------

# compile COMPILER TARGET STANDARD FLAGS...: strictly, every standard that has its own rules.
strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Werror"
compile() {
    compile_cc=$(compiler_for "$1" "$2") standard=$3 language=c; shift 3
    case $standard in *++*) language=c++ ;; esac
    # shellcheck disable=SC2086  # flags
    $compile_cc -x $language -std=$standard -O1 $strict -nostdinc -Isingle_include "$@" -fsyntax-only "$work/user.c"
}
echo '#include "os_core.h"' >"$work/user.c"

# The same sources, but that annotate.h has nothing.
mkdir -p "$work/without" && cp -R include src "$work/without/"
sed -i 's/^#if (defined(OS_CORE_SANITIZED).*/#if 0/' "$work/without/src/annotate.h"
same_bytes() { # COMPILER TARGET FILE
    same_cc=$(compiler_for "$1" "$2")
    for from in . "$work/without"; do
        # shellcheck disable=SC2086
        (cd "$from" && $same_cc -std=c99 -O2 -ffreestanding -fPIC -Iinclude -Isrc -c "$3" -o object.o) || return 1
        mv "$from/object.o" "$work/$( [ "$from" = . ] && echo with || echo without ).o"
    done
    cmp "$work/with.o" "$work/without.o"
}
try "the other sources differ" sh -c '! cmp src/annotate.h "$1"' sh "$work/without/src/annotate.h"

for target in $targets; do
    for compiler in gcc clang; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler" "$lacks"; continue; fi
        for file in syscall memory map; do
            try "$target $compiler: $file.c is the same without annotate.h" same_bytes $compiler "$target" src/$file.c
        done
        case $compiler in gcc) kinds="address thread" plus=g++ ;; *) kinds="address thread memory" plus=clang++ ;; esac
        case $compiler-$target in gcc-riscv64) kinds=address ;; clang-riscv64) kinds=address ;; esac
        for flags in OS_CORE_ANNOTATE $kinds; do
            case $flags in OS_*) with=-D$flags ;; *) with=-fsanitize=$flags ;; esac
            for mode in STATIC IMPLEMENTATION; do
                try "$target $compiler $with, OS_CORE_$mode: no warning in C" \
                    compile $compiler "$target" c99 "$with" -DOS_CORE_$mode
                try "$target $plus $with, OS_CORE_$mode: no warning in C++" \
                    compile $plus "$target" c++11 "$with" -DOS_CORE_$mode
            done
        done
    done
done
done_testing
