#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The library puts only functions into a program, for three targets, with gcc and clang, at several levels and under odd
# flags. It has no data, no undefined symbol and no executable stack, and defines only os_core_*. What only a program
# without a libc needs is in libos_core_start.a: weak, _start and the compiler's functions; there is no data in it but
# the guard of a stack protector, 8 bytes on aarch64 and riscv64. A shared object exports nothing of it, and nothing is
# relocated. A function that is not called is not there. The headers declare and define only os_* and OS_*.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/wrappers.sh

# --- the objects -------------------------------------------------------------------------------

# Flags that make compilers add calls, tables or checks.
odd_flags() {
    trap=-fsanitize-trap=all
    [ $compiler = clang ] || trap=-fsanitize-undefined-trap-on-error
    cat <<EOF
-O0
-O2
-O3 -g
-Os -fno-pic
-O0 -fstack-protector-all
-O2 -fstack-protector-all -fstack-clash-protection
-O2 -ftrapv
-O2 -fsanitize=undefined $trap
EOF
    case $target in
    aarch64) echo "-O2 -march=armv8-a+sve -fstack-protector-all" ;;
    riscv64) [ $compiler = clang ] || echo "-O2 -march=rv64gcv -fstack-protector-all" ;;
    esac
}
# library FLAGS: makes $library with them.
library() {
    library=$place/$compiler/$target/libos_core.a
    make_library "$compiler" "$compiler" "$target" "" "$1"
}

# problems: prints the faults of the library; the last line is the number of its functions.
problems() {
    (cd "$(dirname "$library")" && "$tools-objdump" -t libos_core.a && "$tools-readelf" -SW libos_core.a) |
        awk -v target="$target" -f tests/footprint/problems.awk
}

# The library has the functions that the headers declare.
functions=$({ wrappers; helpers; inlines; } | wc -l)
objects() {
    odd_flags >"$work/flags"
    # shellcheck disable=SC2086  # $cc is a command with options
    generated=$($cc -E -P include/os_core/calls.h | grep -o ' os_[a-z0-9_]*(' | wc -l)
    while read -r flags; do
        library "$flags" >"$work/log" 2>&1 || { not_ok "$on $flags: builds"; details "$work/log"; continue; }
        problems >"$work/log"
        if [ "$(cat "$work/log")" = "$((functions + generated)) functions" ]; then
            ok "$on $flags: functions only, each in its section, no data, nothing undefined, no executable stack"
        else
            not_ok "$on $flags: functions only, each in its section, no data, nothing undefined, no executable stack"
            details "$work/log"
        fi
    done <"$work/flags"
}

# --- programs ----------------------------------------------------------------------------------

cat >"$work/start.c" <<'EOC'
#include "os_core.h"
void _start(void);
void _start(void) { while (os_munmap(0, 4096) != 0) {} }
EOC
cat >"$work/main.c" <<'EOC'
#include "os_core.h"
int main(void) { return os_munmap((void *)1, 4096) != -OS_EINVAL; }
EOC
cat >"$work/user.c" <<'EOC'
#include "os_core.h"
void *user(int fd);
void *user(int fd) { return os_mmap(0, 4096, OS_PROT_READ, OS_MAP_PRIVATE, fd, 0); }
EOC

# link SOURCE FLAGS...: makes $work/program, with the library.
link() {
    source=$1; shift
    rm -f "$work/program"
    # shellcheck disable=SC2086
    $cc -O2 -ffunction-sections -fno-stack-protector -fno-asynchronous-unwind-tables -Iinclude \
        -nostdlib "$@" -o "$work/program" "$source" "${library%.a}_start.a" "$library"
}
functions() { # each once: os_core_munmap is os_munmap to gdb
    "$tools-readelf" -sW "$work/program" | awk '$4 == "FUNC" { sub(/^os_core_/, "os_", $8); print $8 }' | sort -u |
        paste -sd' ' -
}
contains() { # FUNCTIONS SOURCE FLAGS...
    contained=$1; shift
    link "$@" && functions && [ "$(functions)" = "$contained" ]
}
stack() { "$tools-readelf" -lW "$work/program" | awk '/GNU_STACK/ {print $(NF - 1)}'; }
not_executable() { stack && [ "$(stack)" = RW ]; }
# shellcheck disable=SC2046  # the runner is two words, or none
runs() { timeout -s KILL 20 $(runner_for "$target") "$work/program"; }

# A shared object, with -z defs, exports only its own function, and leaves the loader nothing to do.
exports_nothing() {
    link "$@" -shared -fPIC -Wl,-z,defs &&
        [ "$("$tools-nm" -D --defined-only "$work/program" | awk '{print $3}')" = user ] &&
        "$tools-readelf" -rW "$work/program" | grep 'There are no relocations' &&
        ! "$tools-readelf" -dW "$work/program" | grep TEXTREL
}
static_pie() { # the flags are spelt out: gcc 12 for riscv64 does not know -static-pie
    link "$work/main.c" -fPIE -pie -Wl,--no-dynamic-linker -Wl,-e,os_core_start_bare && runs &&
        "$tools-readelf" -hW "$work/program" | grep 'Type: *DYN' &&
        "$tools-readelf" -rW "$work/program" | grep 'There are no relocations'
}

# The start and the rest define their own names, weak, and os_*; they have no data but the guard, and want only main and
# what the linker defines.
own="T os_core_(relocate|tls_(size|init|set)|constructors|destructors)"
own="$own|[WV] (_start|os_core_start_bare|os_start_(bare_)?|__stack_chk_(fail|guard))"
own="$own|W (memcpy|memmove|memset|memcmp|bcmp|strlen|wcslen)"
of_linker="(ehdr_start|rela_iplt_(start|end)|(preinit|init|fini)_array_(start|end)|stack_chk_guard|global_pointer[$])"
start_library() {
    archive=${library%.a}_start.a
    case $target in x86_64) data=0 ;; *) data=8 ;; esac
    case $on in *clang) data=$((data + 16)) ;; esac # a null in each array of src/constructors.c
    "$tools-nm" "$archive" >"$work/symbols" || return 1
    awk '$2 ~ /^[A-Z]$/ && $2 != "U" { print $2, $3 }' "$work/symbols" | sort >"$work/defined"
    awk '$1 ~ /^[Uwv]$/ { print $2 }' "$work/symbols" | sort -u |
        grep -vE '^(os_|main$|_GLOBAL_OFFSET_TABLE_$)' >"$work/wanted"
    cat "$work/defined" "$work/wanted"
    "$tools-readelf" -SW "$archive" >"$work/sections"
    # Only the entries can be seen from outside: a program lends its shared objects no memcpy.
    "$tools-readelf" -sW "$archive" >"$work/table"
    seen=$(awk '$5 ~ /GLOBAL|WEAK/ && $6 == "DEFAULT" && $7 != "UND" { printf "%s ", $8 }' "$work/table")
    [ "$seen" = "_start os_core_start_bare " ] || { echo "seen from outside: $seen"; return 1; }
    # Each object marks its stack: a program with one that is not marked, or marked X, has an executable stack.
    ! grep -vxE "$own" "$work/defined" && ! grep -vxE "__$of_linker" "$work/wanted" &&
        ! grep 'GNU-stack.* X ' "$work/sections" &&
        [ "$(grep -c GNU-stack "$work/sections")" = "$("$tools-ar" t "$archive" | wc -l)" ] &&
        [ "$("$tools-size" -t "$archive" | awk 'END { print $2 + $3 }')" = "$data" ]
}

# Beside a libc, in whatever order, memcpy, strlen and the guard are libc's.
beside_libc() {
    cat >"$work/hosted.c" <<'EOL'
#include "os_core.h"
#include <string.h>
void *(*volatile copy)(void *, const void *, size_t) = memcpy;
size_t (*volatile length)(const char *) = strlen;
int main(void)
{
    char a[4], b[4] = "abc";
    copy(a, b, 4);
    return os_munmap((void *)1, 1) != -OS_EINVAL || length(a) != 3;
}
EOL
    # shellcheck disable=SC2086
    $cc -Iinclude -fstack-protector-all "$work/hosted.c" $1 -o "$work/program" &&
        ! "$tools-nm" "$work/program" | grep -E ' [dDtTvVwW] (memcpy|strlen|__stack_chk_(fail|guard))$' &&
        "$tools-nm" "$work/program" | grep ' U memcpy' && "$tools-nm" "$work/program" | grep ' U strlen' &&
        "$tools-nm" "$work/program" | grep ' t os_core_munmap'
}
# A program is marked if all its objects are fit for control-flow protection.
protected() { # FLAG FEATURES
    library "-O2 $1" && link "$work/main.c" "$1" -static && runs &&
        "$tools-readelf" -nW "$work/program" >"$work/notes" && cat "$work/notes" && grep -E "$2" "$work/notes"
}

programs() {
    library -O2 >"$work/log" 2>&1
    try "$on: a program with its own _start has nothing but what it calls" \
        contains "_start os_munmap" "$work/start.c" -static -Wl,--gc-sections
    try "$on: a program with main and the bare start has no os_mmap and no memcpy" \
        contains "main os_munmap os_start_bare os_start_bare_" "$work/main.c" -static -Wl,--gc-sections \
        -Wl,-e,os_core_start_bare
    try "$on: libos_core_start.a has its own names, weak and hidden, no data but the guard, no executable stack" \
        start_library
    try "$on: its stack is not executable" not_executable
    try "$on: a shared object exports nothing of the library, needs no relocation" \
        exports_nothing "$work/user.c"
    try "$on: nor with the single header" \
        exports_nothing "$work/user.c" -Isingle_include -DOS_CORE_IMPLEMENTATION
    try "$on: beside a libc that is named first, memcpy, strlen and the guard are libc's" beside_libc "-lc $library"
    try "$on: beside a libc that is named last, too" beside_libc "$library -lc"
    if lacks=$(missing_runner "$target"); then missing "$on: static-pie" "$lacks"; else
        try "$on: a static-pie program runs without relocation" static_pie
        case $target in
        x86_64) try "$on -fcf-protection=full: the program is marked" protected -fcf-protection=full 'IBT, SHSTK' ;;
        aarch64) try "$on -mbranch-protection=standard: the program is marked" \
            protected -mbranch-protection=standard 'BTI, PAC' ;;
        esac
    fi
}

# --- the headers -------------------------------------------------------------------------------

modes=":-DOS_CORE_IMPLEMENTATION:-DOS_CORE_STATIC:\
-DOS_CORE_IMPLEMENTATION -DOS_CORE_START:-DOS_CORE_STATIC -DOS_CORE_START"

# added FILTER COMMAND...: prints the names that a file including the header has in addition to an empty file, in all
# modes and for both products.
: >"$work/empty.c"
echo '#include "os_core.h"' >"$work/header.c"
added() {
    filter=$1; shift
    "$@" "$work/empty.c" | $filter | sort -u >"$work/before"
    "$@" -Iinclude "$work/header.c" | $filter >"$work/after"
    (IFS=:; for mode in $modes; do
        IFS=' '
        # shellcheck disable=SC2086
        "$@" $mode -Isingle_include "$work/header.c" | $filter >>"$work/after"
    done)
    sort -u "$work/after" | comm -13 "$work/before" -
}
macro_names() { sed -n 's/^#define \([A-Za-z0-9_]*\).*/\1/p'; }
# Takes all names at file scope from clang's tree: a name stands before the type, or before "definition".
declared_names() {
    sed -n -e "/<invalid sloc>> <invalid sloc>/d; s/^[|\`]-[A-Za-z]*Decl.* \([A-Za-z_][A-Za-z0-9_]*\) '.*/\1/p" \
        -e "s/^[|\`]-RecordDecl.* \([A-Za-z0-9_]*\) definition\$/\1/p"
}
ours_only() { # MINIMUM ALLOWED FILTER COMMAND...
    minimum=$1 allowed=$2; shift 2
    added "$@" >"$work/names"
    [ "$(grep -ciE '^os_' "$work/names")" -ge "$minimum" ] || { echo "only $(wc -l <"$work/names") names"; return 1; }
    ! grep -vE "$allowed" "$work/names"
}
headers() {
    # shellcheck disable=SC2086
    try "$on: headers define OS_* only" ours_only 500 '^(OS_.*|os_syscall)$' macro_names $cc -E -dM
    # shellcheck disable=SC2086
    [ $compiler = gcc ] ||
        try "$on: headers declare os_* only, and with OS_CORE_START the compiler's seven" \
            ours_only 20 '^(os_.*|memcpy|memmove|memset|memcmp|bcmp|strlen|wcslen|__builtin_.*)$' declared_names \
            $cc -fsyntax-only -Xclang -ast-dump
}

for target in $targets; do
    tools=$target-linux-gnu
    for compiler in gcc clang; do
        on="$target $compiler"
        if lacks=$(missing_compiler $compiler "$target"); then missing "$on" "$lacks"; continue; fi
        cc=$(compiler_for $compiler "$target")
        headers
        objects
        programs
    done
done
done_testing
