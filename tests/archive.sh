#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# What is in the archives, for all programs and for the start. A function is an object of its own, so that a program
# gets what it calls, without --gc-sections. Together these objects have the same code, with the same lines, as an
# object of each source, with gcc and clang, on three targets. So the other suites build an object of each source, in a
# second.
. tests/lib/tap.sh
. tests/lib/targets.sh

# Each source is split with this machine's gcc: 420 runs of the compiler. Elsewhere some are, of each kind one.
some="page map freestanding tls"
all="syscall exit memory error calls auxv process signal thread relocate constructors $some"

# at_most NAME BYTES: that is the most for $target and $compiler.
at_most() {
    limit=$(awk -v on="$1 $target $compiler" '$1 " " $2 " " $3 == on { print $4 }' tests/archive/limits)
    echo "$2 bytes, at most ${limit:-?}"
    [ "$2" -gt 0 ] && [ "$2" -le "${limit:-0}" ]
}

# code ARCHIVE [-l]: each instruction, with its function, its relocation and, with -l, its line in a source.
# The compiler numbers what has no name of ours, for each file anew. objdump guesses at addresses, in < > and behind
# a #. clang for riscv64 calls a function of another file with CALL_PLT, which linkers take for CALL.
code() {
    "$target-linux-gnu-objdump" -dr --no-show-raw-insn ${2:+"$2"} "$1" | awk '
        /^[0-9a-f]+ <\.L.*>:$/ { next }
        /^[0-9a-f]+ <.*>:$/ { name = $2; next }
        /^$|file format|^Disassembly|^In archive|^[a-z0-9_]+\(\):$/ { next }
        name == "" { next }
        { sub(/ *# .*/, ""); sub(/ <.*>$/, ""); sub(/CALL_PLT/, "CALL"); gsub(/(\.\/)+src/, "src") }
        { gsub(/\.L[A-Za-z_]*[0-9]+/, ".L"); gsub(/\.[0-9]+/, ""); print name, $0 }' |
        sort -s -k 1,1
}
same_code() { # WHOLE SPLIT [-l [TEXT]]
    code "$1" "${3:-}" >"$work/whole.code" && code "$2" "${3:-}" >"$work/split.code" &&
        [ "$(cut -d' ' -f1 "$work/split.code" | uniq | wc -l)" -gt 5 ] && grep -qF -e "${4:->}" "$work/split.code" &&
        cmp "$work/whole.code" "$work/split.code" && return
    diff "$work/whole.code" "$work/split.code" | head -n 20
    return 1
}

# The other archive, of the start.
start() { echo "${1%.a}_start.a"; }

# defined ARCHIVE: each object of both with the functions that it defines for others, as "os_read.o os_read".
defined() {
    "$target-linux-gnu-nm" -A --defined-only "$1" "$(start "$1")" | awk 'NF > 1 && $(NF - 1) ~ /^[TW]$/ {
        object = $1; sub(/:[0-9a-f]*$/, "", object); sub(/.*:/, "", object)
        if ($NF != "os_core_start_bare") sub(/^os_core_/, "os_", $NF) # what the source calls it
        functions[object] = functions[object] " " $NF }
        END { for (object in functions) print object functions[object] }' | sort
}
one_function() { # ARCHIVE
    { "$target-linux-gnu-ar" t "$1" && "$target-linux-gnu-ar" t "$(start "$1")"; } | sort >"$work/members"
    defined "$1" | sed 's/^os_\(.*\)_\.o \1$/os_\1.o os_\1/' | awk 'NF != 2 || $1 != $2 ".o"' >"$work/others"
    grep -v '^#' tests/archive/together | diff - "$work/others" && defined "$1" | cut -d' ' -f1 | diff - "$work/members"
}

# listed ARCHIVE: make finds the functions in the sources that the compiler finds.
listed() {
    {   SPLIT=$all make -pn BUILD="$place/none" CC="$cc" | sed -n 's/^PARTS := //p' | tr ' ' '\n' |
            sed 's/^freestanding.os_\(.*\)_$/\1/; s/.*\///'
        grep -v '^#' tests/archive/together | cut -d' ' -f2- | tr ' ' '\n'
    } | sort >"$work/listed"
    defined "$1" | cut -d' ' -f2- | tr ' ' '\n' | sort | diff "$work/listed" - && [ "$(wc -l <"$work/listed")" -gt 350 ]
}
# A function that is called by a weak name only brings no object from an archive, and is called at 0.
# The linker defines __rela_iplt_start and __rela_iplt_end, or not.
no_weak_reference() { ! "$target-linux-gnu-nm" "$1" "$(start "$1")" | grep ' [wv] ' | grep -v ' __rela_iplt_[a-z]*$'; }

# link NAME ARCHIVE: $work/NAME.c into $work/NAME, with the bare start, and no word on sections to the linker.
link() {
    # shellcheck disable=SC2086  # $cc is a command with options
    $cc -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Werror -Iinclude -nostdlib -static "$work/$1.c" \
        "$(start "$2")" "$2" -Wl,-e,os_core_start_bare -Wl,--no-gc-sections -o "$work/$1"
}
text() { "$target-linux-gnu-size" "$1" | awk 'NR == 2 { print $1 }'; }
small() { # NAME ARCHIVE
    link "$1" "$2" && at_most "$1" "$(text "$work/$1")"
}
# only NAME ARCHIVE FUNCTION...: the program has these functions, and main and the start.
only() {
    link "$1" "$2" && "$target-linux-gnu-nm" --defined-only "$work/$1" |
        awk '$2 ~ /[TtWw]/ && $3 ~ /^[a-z_]/ { sub(/[.].*/, "", $3); sub(/^os_core_/, "os_", $3); print $3 }' |
        sort -u >"$work/functions"
    shift 2
    printf '%s\n' "$@" os_start_bare main os_start_bare_ | sort | diff - "$work/functions"
}
# shellcheck disable=SC2046  # the runner is two words, or none
runs() { timeout -s KILL 20 $(runner_for "$target") "$work/$1"; }

# call is a generated call, ring a helper; each of the compiler's functions is called alone.
cat >"$work/call.c" <<'END_OF_FILE'
#include "os_core/calls.h"
int main(void) { return os_close(-1) != -OS_EBADF; }
END_OF_FILE
cat >"$work/ring.c" <<'END_OF_FILE'
#include "os_core.h"
int main(void)
{
    void *ring;
    if (os_map_ring(&ring, 65536) != 0)
        return 1;
    *(volatile char *)ring = 1;
    return ((volatile char *)ring)[65536] != 1;
}
END_OF_FILE
for name in bcmp memcmp; do
    cat >"$work/$name.c" <<END_OF_FILE
int $name(const void *left, const void *right, unsigned long length);
int main(int argc, char **argv) { return $name(argv[0], argv[0], (unsigned long)argc) != 0; }
END_OF_FILE
done
alone() { # NAME ARCHIVE
    link "$1" "$2" && runs "$1"
}

# build FOLDER COMPILER TARGET CFLAGS SPLIT: $archive
build() {
    archive=$work/$1/$3/libos_core.a
    SPLIT=$5 make_library "$1" "$2" "$3" "" "$4"
}

for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        if lacks=$(missing_compiler $compiler "$target"); then missing "$on" "$lacks"; continue; fi
        cc=$(compiler_for $compiler "$target")
        try "$on: an object of each source" build "$compiler-whole" $compiler "$target" -O2 ""
        whole=$archive
        try "$on: make finds the functions that there are" listed "$whole"
        split=$some
        [ "$compiler-$target" != "gcc-$host" ] || split=$all
        try "$on: an object of each function" build $compiler $compiler "$target" -O2 "$split"
        try "$on: the same functions with the same code" same_code "$whole" "$archive"
        try "$on: and in the archive of the start" same_code "$(start "$whole")" "$(start "$archive")"
        try "$on: no object refers to a function by a weak name" no_weak_reference "$archive"
        try "$on: a program with a helper has no other function" only ring "$archive" os_map_ring
        if lacks=$(missing_runner "$target"); then missing "$on: it runs" "$lacks"; else
            try "$on: it runs" runs ring
            for name in bcmp memcmp; do try "$on: $name comes alone" alone "$name" "$archive"; done
        fi
        if [ "$split" = "$all" ]; then
            try "$on: each object has one function" one_function "$archive"
            try "$on: a program with a generated call has no other function" only call "$archive" os_close
            try "$on: ... and few bytes" small call "$archive"
            note "$(cat "$work/log")"
            try "$on: it runs" runs call
            try "$on: how large the archive is" at_most archive "$(wc -c <"$archive")"
            note "$(cat "$work/log")"
            try "$on: and that of the start" at_most start "$(wc -c <"$(start "$archive")")"
            note "$(cat "$work/log")"
        fi
        [ "$target" = "$host" ] || continue
        build "$compiler-g-whole" $compiler "$target" "-O2 -g" "" && whole=$archive
        try "$on -g: the lines are the source's" eval \
            'build $compiler-g $compiler "$target" "-O2 -g" "map page" && same_code "$whole" "$archive" -l src/map.c:'
    done
done

# --- what only this machine's gcc is asked -------------------------------------------------------

case " $targets " in *" $host "*) ;; *) done_testing ;; esac
target=$host compiler=gcc cc=gcc
have gcc || { missing "the default" "no gcc"; done_testing; }
unset SPLIT
env -u MAKEFLAGS -u CFLAGS -u CPPFLAGS make -n BUILD="$place/default" >"$work/made"
objects=$(for made in "$work/gcc/$host"/libos_core*.a; do "$host-linux-gnu-ar" t "$made"; done | wc -l)
try "by default that is what make builds" sh -c '[ "$(grep -c -e " -c -o " "$1")" = "$2" ]' sh "$work/made" "$objects"
try "... without debug information" sh -c '! grep -w -e -g "$1"' sh "$work/made"

lto() { # COMPILER
    compiler=$1 cc=$1
    build "$1-lto" "$1" "$host" "-O2 -flto" "$some" && case $1 in
    gcc) cc="gcc -flto" ;;
    clang) cc="clang -flto -fuse-ld=lld" ;;
    esac && link ring "$archive" && runs ring
}
for compiler in gcc clang; do
    have $compiler || { missing "-flto, $compiler" "no $compiler"; continue; }
    [ $compiler = gcc ] || have ld.lld || { missing "-flto, clang" "no ld.lld"; continue; }
    try "-flto, $compiler: it links and runs" lto $compiler
done

# The function's source is a file below build/, but a mistake is told with its place in the whole.
copy=$work/copy
mkdir "$copy" && cp -R Makefile include src tools "$copy/"
sed '/ os_name_mapping(/,/^}/s/^{/{\n    nonsense;/' src/map.c >"$copy/src/map.c"
refuse "an error is told with its line in the source" "src/map.c:$(sed -n '/nonsense;/=' "$copy/src/map.c"):" \
    env -u MAKEFLAGS make -s -C "$copy" BUILD=made SPLIT=map
done_testing
