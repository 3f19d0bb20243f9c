#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-compilers
#
# tests/compilers.sh COMPILER: one of those that tools/fetch-compiler fetches, gcc-16 or clang-11, for three
# targets: the headers in each mode, in each standard of C and C++ that it knows, at each level of optimisation,
# without a warning; the library; with LTO; as a C++20 module; and the suites shape and valid. Programs that are
# built are run. Not part of `make test`: `make test-compilers` runs it for all, COMPILERS="gcc-16 clang-11" for
# these.
. tests/lib/tap.sh
. tests/lib/targets.sh

compiler=${1:?tests/compilers.sh: which compiler? tools/fetch-compiler list says which there are}
kind=${compiler%-*} number=${compiler##*-} header=$PWD/single_include
case $compiler in gcc-[0-9]* | clang-[0-9]*) ;; *)
    echo "tests/compilers.sh: \"$compiler\" is none of: $(tools/fetch-compiler list | tr '\n' ' ')" >&2; exit 2 ;;
esac
case $kind in gcc) plus=g++ ;; clang) plus=clang++ ;; esac
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Werror"
plus_warnings="$warnings -Wold-style-cast -Wzero-as-null-pointer-constant"
[ "$kind" = clang ] || plus_warnings="$plus_warnings -Wuseless-cast"

# cc FLAGS...: compiles C or C++, what $language is, for $target.
cc() {
    # shellcheck disable=SC2046,SC2086  # commands with options
    case $language in
    c) $(compiler_for "$kind" "$target") $warnings "$@" ;;
    c++) $(compiler_for "$plus" "$target") $plus_warnings "$@" ;;
    esac
}
knows() { cc "$@" -x "$language" -E /dev/null >/dev/null 2>&1; }

# --- the headers ------------------------------------------------------------------------------------

# known CHOICES...: of each choice, c23|c2x, the first that the compiler knows.
known() {
    for choice; do
        for flag in $(echo "$choice" | tr '|' ' '); do
            if knows "$flag"; then printf '%s ' "$flag"; break; fi
        done
    done
}
standards() {
    case $language in
    c) known -std=c99 -std=c11 -std=c17 "-std=c23|-std=c2x" -std=c2y ;;
    c++) known -std=c++11 -std=c++14 -std=c++17 "-std=c++20|-std=c++2a" "-std=c++23|-std=c++2b" \
        "-std=c++26|-std=c++2c" ;;
    esac
}
# The oldest here knows four standards of each language, the first four.
enough() { [ $# -ge 4 ] && case $4 in *c2[x3] | *c++20 | *c++2a) ;; *) false ;; esac }

# pairs SEED STANDARDS LEVELS: "standard level" lines, each of both at least once; another seed, other pairs.
pairs() {
    awk -v seed="$1" -v s="$2" -v l="$3" 'BEGIN {
        n = split(s, standard, " "); m = split(l, level, " ")
        for (i = 0; i < (n > m ? n : m); i++) print standard[i % n + 1], level[(i + seed) % m + 1]
    }'
}

# mode_compiles MACROS: in each standard and at each level.
mode_compiles() {
    pairs "$seed" "$standards" "$levels" >"$work/pairs"
    flags=
    for macro in $1; do [ "$macro" = declarations ] || flags="$flags -DOS_CORE_$macro"; done
    while read -r standard level; do
        # shellcheck disable=SC2086  # flags
        cc "$standard" "$level" $flags -nostdinc -I"$header" -x "$language" -c -o "$work/mode.o" "$work/mode.c" ||
            { echo "with $standard $level $flags"; return 1; }
    done <"$work/pairs"
}
headers_compile() {
    printf '#include "os_core.h"\n#include "os_core.h"\nint main(void) { return 0; }\n' >"$work/mode.c"
    standards=$(standards) levels=$(known -O0 -O1 -O2 -O3 -Os -Oz) seed=0
    # shellcheck disable=SC2086  # words
    try "$target $language: it knows $standards$levels" enough $standards
    for macros in declarations CALLS "IMPLEMENTATION" "IMPLEMENTATION CALLS START" STATIC "STATIC CALLS" \
        "STATIC START"; do
        seed=$((seed + 1))
        try "$target $language: $macros, in each standard, at each level" mode_compiles "$macros"
    done
}

# --- programs ---------------------------------------------------------------------------------------

# runs PROGRAM: it ends with 0.
# shellcheck disable=SC2046  # the runner is two words, or none
runs() { timeout -s KILL 20 $(runner_for "$target") "$1"; }

link_flags() {
    case $kind-$target in
    gcc-*) echo "-nostdlib -static $(lto_flags gcc "$number" "$language")" ;;
    clang-riscv64) echo "-nostdlib -static -fuse-ld=lld -Wl,-plugin-opt=-target-abi=lp64d" ;;
    *) echo "-nostdlib -static -fuse-ld=lld" ;;
    esac
}
lto() { # lto MACROS...: a program of two files, or of one with all in it
    echo '#include "os_core.h"' >"$work/all.c"
    rm -f "$work/lto"
    set -- "$1" -O2 -flto -I"$header" -x "$language" -c
    # shellcheck disable=SC2046,SC2086  # flags
    case $1 in
    STATIC) shift && cc "$@" -DOS_CORE_STATIC -DOS_CORE_START -o "$work/page.o" tests/compilers/page.c &&
        cc -O2 -flto $(link_flags) -o "$work/lto" "$work/page.o" ;;
    *) shift && cc "$@" -o "$work/page.o" tests/compilers/page.c &&
        cc "$@" -DOS_CORE_IMPLEMENTATION -DOS_CORE_START -o "$work/all.o" "$work/all.c" &&
        cc -O2 -flto $(link_flags) -o "$work/lto" "$work/page.o" "$work/all.o" ;;
    esac && runs "$work/lto"
}

# The first releases with modules are measured: gcc 11 and clang 15 have none that is whole.
has_modules() { case $kind in gcc) [ "$number" -ge 14 ] ;; clang) [ "$number" -ge 16 ] ;; esac }
module() { # module FLAGS...
    rm -rf "$work/module" && mkdir "$work/module" && sources=$PWD/tests/compilers
    cp "$work/all.c" "$work/module/all.cpp"
    (
        cd "$work/module" || exit 1
        set -- -std=c++20 -O2 -I"$header" "$@"
        # shellcheck disable=SC2046  # flags
        case $kind in
        gcc) cc "$@" -fmodules-ts -c -o module.o "$sources/module.cpp" &&
            cc "$@" -fmodules-ts -c -o import.o "$sources/import.cpp" ;;
        clang) cc "$@" -x c++-module --precompile -o pages.pcm "$sources/module.cpp" &&
            cc "$@" -c -o module.o pages.pcm -Wno-unused-command-line-argument &&
            cc "$@" -fmodule-file=pages=pages.pcm -c -o import.o "$sources/import.cpp" ;;
        esac && cc "$@" -DOS_CORE_IMPLEMENTATION -DOS_CORE_START -c -o all.o all.cpp &&
            cc $(link_flags) -o program import.o module.o all.o
    ) && runs "$work/module/program"
}

# library: README's way: make, and a program that is linked with it.
library() {
    # shellcheck disable=SC2046  # flags
    make_library library "$kind" "$target" "" "-O2 $warnings" && language=c &&
        cc -O2 -I"$header" -nostdlib -static -o "$work/page" tests/compilers/page.c \
            "$work/library/$target/libos_core_start.a" "$work/library/$target/libos_core.a" && runs "$work/page"
}

# refused TEXT FLAGS...: as a compiler that it is not, it is told what is needed, in one line.
refused() {
    refused_text=$1; shift
    ! cc "$@" -w -I"$header" -x c -fsyntax-only tests/compilers/page.c 2>"$work/refused" || return 1
    cat "$work/refused"
    [ "$(grep -c 'error: .*os_core: ' "$work/refused")" = 1 ] && grep -qF "$refused_text" "$work/refused"
}
others_refused() {
    language=c
    case $kind in gcc) older="-U__GNUC__ -D__GNUC__=8" ;; clang) older="-U__clang_major__ -D__clang_major__=10" ;; esac
    # shellcheck disable=SC2086  # flags
    for mode in STATIC IMPLEMENTATION; do
        try "$target: an older one is told what it takes, OS_CORE_$mode" \
            refused "take gcc 9, clang 11 or newer" $older -DOS_CORE_$mode
    done
    try "$target: another one is told which there are" refused "take gcc, clang, or tcc" -U__GNUC__ -U__clang__
}

# --- the suites shape and valid ---------------------------------------------------------------------------

# suite NAME: its tests are tests of this suite. Only for valid may a compiler lack a runtime that is in other packages.
suite() {
    case $1 in valid) suite_required='' ;; *) suite_required=${REQUIRED:-} ;; esac
    REQUIRED=$suite_required BUILD=$place COMPILER=$kind TARGETS=$targets sh "tests/$1.sh" \
        >"$work/$1.tap" 2>"$work/$1.err"
    while IFS= read -r line; do
        name="$1: ${line#*ok * - }"
        case $line in
        "ok "*" # SKIP "*) skip "${name%% # SKIP *}" "${name##* # SKIP }" ;;
        "ok "*) ok "$name" ;;
        "not ok "*) not_ok "$name" ;;
        "#"*) echo "$line" ;;
        esac
    done <"$work/$1.tap"
    try "$1: it came to its end" sh -c 'cat "$2"; grep -q "^1\.\.[1-9]" "$1"' sh "$work/$1.tap" "$work/$1.err"
}

# --- all of it ------------------------------------------------------------------------------------------

# fetched: it is there, or is fetched by make test-compilers.
fetched() {
    [ -z "${REQUIRED:-}" ] && [ -d "$BUILD/compilers/$compiler/bin" ] || [ -n "${REQUIRED:-}" ] || {
        missing "$compiler" "not in $BUILD/compilers: make test-compilers fetches it"; return 1; }
    if tools/fetch-compiler "$BUILD/compilers" "$compiler" >"$work/log" 2>&1; then return 0; fi
    case $(tail -n 1 "$work/log") in
    *"no release of Debian has"*) skip "$compiler" "$(tail -n 1 "$work/log")" ;;
    *) not_ok "$compiler: it cannot be fetched"; details "$work/log" ;;
    esac
    return 1
}
fetched || done_testing
PATH=$(cd "$BUILD/compilers/$compiler/bin" && pwd):$PATH
export PATH
note "$($kind --version | head -n 1)"
for target in $targets; do
    if lacks=$(missing_compiler "$kind" "$target"); then missing "$target $compiler" "$lacks"; continue; fi
    for language in c c++; do headers_compile; done
    others_refused
    if lacks=$(missing_runner "$target"); then missing "$target: running it" "$lacks"; continue; fi
    try "$target: the library, without a warning, and a program with it" library
    for language in c c++; do
        try "$target $language: LTO, a file for the definitions" lto IMPLEMENTATION
        try "$target $language: LTO, inlined" lto STATIC
    done
    if has_modules; then
        language=c++
        try "$target: a C++20 module" module
        try "$target: a C++20 module of inlined calls" module -DMODULE_STATIC
    else
        skip "$target: a C++20 module" "$compiler has no modules that are whole"
    fi
done
for suite in shape valid; do suite $suite; done
done_testing
