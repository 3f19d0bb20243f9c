#!/bin/sh
# SPDX-License-Identifier: MIT
# With the flags that people have it builds, and runs: README's programs at every -O, and a program that uses
# every helper; with the default flags of five distributions, for three targets, the library, the header's two
# modes, README's programs and the examples; with sanitizers, hardening and instrumentation, one set of flags
# at a time, with a libc and without. And what a program without a libc cannot have does not link.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/readme.sh

mkdir "$work/readme" && readme_examples "$work/readme"

# What README says for a program without a libc; a file that is to be a function of a libc, or has one, must not
# be optimised as if there were another.
bare="-ffreestanding -fno-stack-protector"
bare_for() { case $1 in aarch64) echo "$bare -mno-outline-atomics" ;; *) echo "$bare" ;; esac; }

# run PROGRAM [ARGUMENT...]: it ends with 0.
run() {
    # shellcheck disable=SC2046  # the runner is two words, or none
    timeout -s KILL 60 $(runner_for "$target") "$@" >"$work/output" 2>&1 </dev/null
    run_status=$?
    [ $run_status = 0 ] || { cat "$work/output"; echo "exit status $run_status: $*"; return 1; }
}

# knows FLAG...: $cc compiles with these.
knows() {
    echo 'int function(void); int function(void) { return 0; }' >"$work/known.c"
    # shellcheck disable=SC2086  # $cc is a command with options
    $cc "$@" -c "$work/known.c" -o "$work/known.o"
}

# program MODE COMPILING LINKING [FILE...]: tests/flags/program.c, built and run. With OS_CORE_START or the library
# in FILE the linking is without a libc.
# shellcheck disable=SC2086  # flags
program() {
    program_mode=$1 compiling=$2 linking=$3; shift 3
    rm -f "$work/program"
    $cc $compiling $program_mode -c tests/flags/program.c -o "$work/program.o" &&
        $cc $compiling -Iinclude -ffreestanding -c tests/start/memory.c -o "$work/memory.o" &&
        $cc $compiling "$work/program.o" "$work/memory.o" "$@" $linking -o "$work/program" && run "$work/program"
}
header_modes="STATIC IMPLEMENTATION"

# --- README's programs -----------------------------------------------------------------------------

# readme COMPILING LINKING LIBRARY: each of README's programs.
# shellcheck disable=SC2086
readme() {
    while read -r name; do
        include=single_include file=
        grep -q los_core "$work/readme/$name.sh" && include=include file=$3
        $cc $1 -I$include "$work/readme/$name.c" $file $2 -o "$work/$name" && run "$work/$name" Makefile || return 1
    done <"$work/readme/names"
}

# Also without -ffreestanding, where compilers make calls of loops: nothing that they call is missing.
levels() {
    for level; do
        try "$on $level: README's programs" readme "$level $(bare_for "$target")" "-nostdlib -static" "$library"
        try "$on $level: without -ffreestanding" program "-Isingle_include -DOS_CORE_STATIC -DOS_CORE_START" \
            "$level $(bare_for "$target") -fhosted" "-nostdlib -static"
    done
}

for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        if lacks=$(missing_compiler $compiler "$target") || lacks=$(missing_runner "$target"); then
            missing "$on" "$lacks"; continue
        fi
        cc=$(compiler_for $compiler "$target")
        try "$on: the library builds" make_library "$compiler" $compiler "$target"
        library=$work/$compiler/$target/libos_core.a
        if [ "$target" = "$host" ]; then levels -O0 -O1 -O2 -O3 -Os; else levels -O2; fi
    done
done

# --- distributions ---------------------------------------------------------------------------------

# examples COMPILING LINKING LIBRARY
# shellcheck disable=SC2086
examples() {
    $cc $1 -Iinclude examples/demo.c $3 $2 -o "$work/demo" && run "$work/demo" README.md &&
        grep -q "pages" "$work/output" &&
        $cc $1 -Isingle_include examples/smallest.c $2 -o "$work/smallest" && run "$work/smallest"
}

# clang before 16 has -ftrivial-auto-var-init=zero only with another flag.
zero=-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang

distribution() { # COMPILING LINKING
    compiling=$1 linking=$2
    case $1 in *var-init=zero*) knows -ftrivial-auto-var-init=zero >"$work/log" 2>&1 || compiling="$1 $zero" ;; esac
    # shellcheck disable=SC2086
    if ! knows $compiling >"$work/log" 2>&1; then
        skip "$on" "this $compiler does not know $(grep -o "['‘]-[^'’]*['’]" "$work/log" | head -n 1)"; return
    fi
    case $compiler in gcc) archiver=${cc%gcc}gcc-ar ;; *) archiver=$target-linux-gnu-ar ;; esac
    library=$work/$distribution/$target/libos_core.a
    try "$on: the library builds" make -s BUILD="$place/$distribution" CC="$cc" AR="$archiver" CFLAGS="$compiling" \
        CPPFLAGS= LDFLAGS="$linking" "$place/$distribution/$target/libos_core.a"
    compiling="$compiling $(bare_for "$target")" linking="$linking -nostdlib -static"
    for mode in $header_modes; do
        try "$on: OS_CORE_$mode" program "-Isingle_include -DOS_CORE_$mode -DOS_CORE_START" "$compiling" "$linking"
    done
    try "$on: the library" program -Iinclude "$compiling" "$linking" "$library"
    try "$on: README's programs" readme "$compiling" "$linking" "$library"
    try "$on: the examples" examples "$compiling" "$linking" "$library"
}

while IFS='|' read -r distribution compiler target compiling linking; do
    case $distribution-" $targets " in '#'* | -* | *-*" $target "*) ;; *) continue ;; esac
    case $distribution in '' | '#'*) continue ;; esac
    on="$distribution, $target $compiler"
    if lacks=$(missing_compiler "$compiler" "$target") || lacks=$(missing_runner "$target"); then
        missing "$on" "$lacks"; continue
    fi
    cc=$(compiler_for "$compiler" "$target")
    distribution "$compiling" "$linking" </dev/null
done <tests/flags/distributions

# --- one set of flags at a time --------------------------------------------------------------------

single() { # FLAGS HOW
    # shellcheck disable=SC2086
    if ! knows $1 >"$work/log" 2>&1; then
        skip "$on" "this $compiler does not know it"; return
    fi
    for mode in $header_modes; do
        case $2 in with) ;; *)
            try "$on: OS_CORE_$mode" program "-Isingle_include -DOS_CORE_$mode -DOS_CORE_START" \
                "$1 $(bare_for "$target")" "-nostdlib -static" ;;
        esac
        case $2 in without) ;; *)
            try "$on: OS_CORE_$mode, libc" program "-Isingle_include -DOS_CORE_$mode" "$1" "" ;;
        esac
    done
}

while IFS='|' read -r compiler these flags how; do
    case $compiler in '' | '#'*) continue ;; esac
    for target in $these; do
        case " $targets " in *" $target "*) ;; *) continue ;; esac
        on="$target $compiler $flags"
        if lacks=$(missing_compiler "$compiler" "$target") || lacks=$(missing_runner "$target"); then
            missing "$on" "$lacks"; continue
        fi
        cc=$(compiler_for "$compiler" "$target")
        single "$flags" "$how" </dev/null
    done
done <tests/flags/single
done_testing
