#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native qemu-user: examples/*.c
#
# The programs of examples/ do what examples/README.md says, with real input: on three targets, built by gcc with the
# library and by clang with the single header. Each has its tests in tests/examples/NAME.sh, which this sources for
# every build of it, with $program, $runner (empty, or qemu-user), $target and $name, with which a test's name begins,
# and the functions below. `make examples` prints what examples/README.md has.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/same.sh
folder=$work/files

# run ARGUMENT...: runs $program. Leaves $work/stdout, $work/stderr, $status. Its input is the caller's.
run() {
    # shellcheck disable=SC2086  # $runner may be empty
    timeout -s KILL 60 $runner "$program" "$@" >"$work/stdout" 2>"$work/stderr"
    status=$?
}
# prints TEXT, fails_with STATUS LINE: what the last run did. It prints TEXT and nothing else, ends with 0; or it prints
# LINE on standard error and ends with STATUS.
prints() { printf '%s\n' "$1" | diff - "$work/stdout" && [ ! -s "$work/stderr" ] && [ "$status" = 0 ]; }
fails_with() { printf '%s\n' "$2" | diff - "$work/stderr" && [ "$status" = "$1" ]; }

flags="-std=c99 -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion
    -Wshadow -Werror -nostdlib -static"
compile() { # compile COMPILER: $program for $target
    cc=$(compiler_for "$1" "$target") own=$(sed -n 's/^ \* FLAGS: //p' "examples/$example.c")
    [ "$target" != aarch64 ] || own="$own -mno-outline-atomics"
    # shellcheck disable=SC2086  # commands with options
    case $1 in
    gcc) $cc $flags $own -Iinclude "examples/$example.c" -o "$program" \
        "$work/library/$target/libos_core_start.a" "$work/library/$target/libos_core.a" ;;
    clang) $cc $flags $own -Isingle_include -DOS_CORE_STATIC -DOS_CORE_START "examples/$example.c" -o "$program" ;;
    esac
}

# Those that have a suite of their own are left to it.
examples=$(basename -a -s .c examples/*.c | grep -vxE 'demo|smallest')
for target in $targets; do
    runner=$(runner_for "$target")
    for compiler in gcc clang; do
        can_run "$target, $compiler" $compiler "$target" || continue
        [ "$compiler" = clang ] || try "$target: the library" make_library library gcc "$target"
        mkdir -p "$work/$target-$compiler"
        for example in $examples; do
            name="$example, $target, $compiler" program=$work/$target-$compiler/$example
            try "$name: it compiles" compile $compiler
            mkdir "$folder"
            # shellcheck source=tests/examples/ls.sh
            [ ! -x "$program" ] || . "tests/examples/$example.sh"
            rm -rf "$folder"
        done
    done
done

# --- what they are ----------------------------------------------------------------------------------

for example in examples/*.c; do
    try "$example: at most 150 lines" sh -c '[ "$(wc -l <"$1")" -le 150 ]' sh "$example"
done
for example in $examples; do
    try "$example: it includes os_core.h, print.h, and at most a header of its own" sh -c '
        ! grep -h "^ *# *include" "$1".[ch] | grep -vxE "#include \"(os_core|print|${1##*/}).h\""' sh \
        "examples/$example"
    try "$example: a section of examples/README.md" grep -x "## $example" examples/README.md
done

# The sections of examples/README.md that have commands, as `make examples` prints them: the headings, and what is in
# blocks of text, from a command on.
awk '/^## / { title = "\n" $0 "\n" }
    /^```/ { block = $0 == "```text"; on = 0; next }
    block && /^\$ / { on = 1; if (title != "") print title; title = "" }
    on' examples/README.md >"$work/expected"
sections() { # sections TARGET: what was printed for it, and a line without anything after it
    awk -v target="$1" '/^=== / { on = $2 == target ","; next } / is left out: / { on = 0 } on' "$work/all" >"$work/got"
    sed '$d' "$work/got" >"$work/sections" && same "$work/expected" "$work/sections"
}
if lacks=$(missing_compiler gcc "$host"); then missing "make examples" "$lacks"; else
    env -u MAKEFLAGS -u MAKELEVEL -u CC BUILD="$place" make -s examples >"$work/all" 2>&1 </dev/null
    try "make examples" sh -c 'cat "$2"; exit "$1"' sh $? "$work/all"
    for target in $targets; do
        can_run "make examples: $target prints what examples/README.md has" gcc "$target" &&
            try "make examples: $target prints what examples/README.md has" sections "$target"
    done
    refuse "make examples without a compiler says so" "tools/examples: no nosuch: install it" \
        env -u MAKEFLAGS -u MAKELEVEL CC=nosuch tools/examples
fi
done_testing
