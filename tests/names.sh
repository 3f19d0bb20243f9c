#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Programmers' tools see each function: ctags and cscope find the definition of each function, once, in src/ and in the
# single headers, and gdb stops at it, in the library and in the three modes of the header. And a name that the
# headers define or declare is public, or ends in an underscore.
. tests/lib/tap.sh
. tests/lib/targets.sh

tools/prototypes include/os_core/*.h >"$work/prototypes"
cut -d' ' -f1 "$work/prototypes" | sort >"$work/functions"

# --- ctags and cscope ------------------------------------------------------------------------------

# same FILE FILE: the lines of two sorted files are the same, and there are some.
same() { [ "$(wc -l <"$1")" -ge 300 ] && diff "$1" "$2"; }

# tags KINDS FILE...: the names of that kind in these files.
# os_syscall is a macro in C, and a template in C++.
tags() {
    kinds=$1; shift
    ctags -x --languages=C --langmap=C:.c.h "--c-kinds=$kinds" "$@" | awk '$1 != "os_syscall" { print $1 }' | sort
}
tagged() { # LIST FILE...: each function of the list is defined once in them, and nothing else that is public is
    list=$1; shift
    tags f "$@" | public >"$work/tags"
    same "$list" "$work/tags"
}
public() { grep -v '_$'; }
# A function that is inline in C is defined in its header. The single headers have the calls of old a second time, for
# the machines that lack them.
single="single_include/os_core.h single_include/os_core_calls.h single_include/os_core_start.h"
{   cat "$work/functions"
    sed -nE 's/^OS_CORE_API_INLINE_ .*[ *](os_[a-z0-9_]+)\(.*/\1/p' include/os_core/old/*.h | public
} | sort >"$work/twice"
if have ctags && ctags --version | grep -q Universal; then
    try "ctags: each function is defined once in src/ and include/" tagged "$work/functions" src/*.c include/os_core/*.h
    # shellcheck disable=SC2086  # files
    try "ctags: each once in the single headers" tagged "$work/twice" $single
else missing "ctags" "no universal-ctags"; fi

defined() { # LIST FILE...: cscope finds one definition of each in them
    list=$1; shift
    rm -f "$work/cscope.out"
    cscope -b -f "$work/cscope.out" "$@" &&
        sed 's/^/1/' "$work/functions" | cscope -d -l -f "$work/cscope.out" "$@" |
        grep -E '^(src|include|single_include)/' |
        awk '{ text = $0; sub(/^[^ ]+ [^ ]+ [^ ]+ /, "", text) }
             text !~ /^#/ && text ~ "^OS_CORE_(DEFINE|API_INLINE)(_HELPER|_START)?_ .*[ *]" $2 "[(]" { print $2 }' |
        sort >"$work/found"
    same "$list" "$work/found"
}
if have cscope; then
    try "cscope: the definition of each function, in src/ and include/" defined "$work/functions" src/*.c \
        include/os_core/*.h
    # shellcheck disable=SC2086  # files
    try "cscope: the definition of each function, in the single headers" defined "$work/twice" $single
else missing "cscope" "no cscope"; fi

# two_words: functions with more than one word of ours before their type.
two_words() {
    ! grep -rnE '^(static |extern |inline )*(OS_[A-Z_]+ ){2,}[^(]*\<os_[a-z0-9_]+\(' src include single_include
}
try "a function has at most one word of ours before it" two_words

# --- gdb -------------------------------------------------------------------------------------------

cat >"$work/program.c" <<'END'
#include "os_core.h"
static volatile long error = -OS_EBADF; /* a compiler knows the name of a constant one */
int main(void)
{
    void *memory, *ring;
    if (os_map_anonymous(&memory, 65536) != 0 || os_map_ring(&ring, 65536) != 0)
        return 1;
    if (os_openat(-1, "", 0, 0) != -OS_ENOENT || os_syscall1(OS_NR_close, -1) != -OS_EBADF)
        return 2;
    if (os_mmap(memory, 65536, OS_PROT_READ, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0) == OS_MAP_FAILED)
        return 3;
    return os_error_name(error) == 0 || os_munmap(memory, 65536) != 0;
}
END
called="os_map_anonymous os_map_ring os_openat os_syscall1 os_mmap os_error_name os_munmap"

# program COMPILER MODE LEVEL: $work/program. With the whole LIBRARY, the header has declarations alone.
program() {
    case $2 in
    LIBRARY)
        make_library "$1$3" "$1" "$host" '' "$3 -g" || return 1
        set -- "$1" "$2" "$3" "$work/program.c" -Wl,--whole-archive "$work/$1$3/$host/libos_core.a" \
            -Wl,--no-whole-archive ;;
    *) set -- "$1" "$2" "$3" "-DOS_CORE_$2" "$work/program.c" ;;
    esac
    compiler=$1 level=$3; shift 3
    "$compiler" -g "$level" -DOS_CORE_CALLS -Isingle_include "$@" -o "$work/program"
}
# start_program COMPILER: one without a libc that has all of libos_core_start.a.
start_program() {
    make_library "$1-O2" "$1" "$host" '' "-O2 -g" &&
        "$1" -g -DOS_CORE_CALLS -Iinclude -ffreestanding -fno-stack-protector -nostdlib -static "$work/program.c" \
            -Wl,--whole-archive "$work/$1-O2/$host/libos_core_start.a" -Wl,--no-whole-archive \
            "$work/$1-O2/$host/libos_core.a" -o "$work/program"
}
# stops SYMBOL NAME...: gdb knows each, stops at each that the program calls, and its frame has the SYMBOL's name:
# os_core_mmap for os_mmap, if SYMBOL is os_core_.
stops() {
    symbol=$1; shift
    {   for function; do echo "tbreak $function"; done
        echo run
        for function; do printf 'backtrace 4\ncontinue\n'; done
    } >"$work/commands"
    gdb -q -nx -batch -ex 'set confirm off' -ex 'set breakpoint pending off' -ex 'set width 0' -x "$work/commands" \
        "$work/program" </dev/null >"$work/gdb" 2>&1
    cat "$work/gdb"
    for function; do
        grep -qE "^#[0-3] .*\b$symbol${function#os_} \(" "$work/gdb" || { echo "no stop at $function"; return 1; }
    done
}
# all_stops LIST: of a program that has all functions of it, gdb finds each.
all_stops() {
    sed 's/^/break /' "$1" >"$work/commands"
    gdb -q -nx -batch -ex 'set breakpoint pending off' -x "$work/commands" "$work/program" >"$work/gdb" 2>&1
    [ "$(grep -c '^Breakpoint ' "$work/gdb")" = "$(wc -l <"$1")" ] ||
        { grep -v '^Breakpoint ' "$work/gdb"; return 1; }
}
can_debug() {
    have gdb && echo 'int main(void) { return 0; }' >"$work/empty.c" && gcc -g "$work/empty.c" -o "$work/empty" &&
        gdb -q -nx -batch -ex 'break main' -ex run "$work/empty" 2>&1 </dev/null | grep -q '^Breakpoint 1, '
}

# Those that this machine has, and those that a program without a libc has.
sed -n 's|^\([^ ]*\) include/os_core/start.h .*|\1|p' "$work/prototypes" >"$work/start"
while read -r function; do
    grep -q "^$function include/os_core/calls.h" "$work/prototypes" || { echo "$function"; continue; }
    ! grep -q "^#define OS_NR_${function#os_} " "include/os_core/constants/$host.h" || echo "$function"
done <"$work/functions" | grep -vx -e os_is_error -e os_compiler_barrier -f "$work/start" >"$work/here"

case " $targets " in *" $host "*) ;; *) have_host='no' ;; esac
if [ -n "${have_host:-}" ]; then skip "gdb" "it debugs this machine's programs"
elif ! have gdb; then missing "gdb" "no gdb"
elif ! can_debug; then skip "gdb" "this machine does not let a program be traced"
else
    for compiler in gcc clang; do
        have $compiler || { missing "gdb: $compiler" "no $compiler"; continue; }
        for mode in LIBRARY IMPLEMENTATION STATIC; do
            for level in -O0 -O2; do
                name="$compiler $level, $mode"
                if ! program "$compiler" $mode $level >"$work/log" 2>&1; then
                    not_ok "$name: it builds"; details "$work/log"; continue
                fi
                case $mode in STATIC) symbol=os_ ;; *) symbol=os_core_ ;; esac
                # shellcheck disable=SC2086  # words
                try "$name: gdb stops at $called" stops $symbol $called
                case $mode in STATIC) ;; *) try "$name: gdb finds each function" all_stops "$work/here" ;; esac
            done
        done
        try "$compiler, libos_core_start.a: it builds" start_program "$compiler"
        try "$compiler, libos_core_start.a: gdb finds each function" all_stops "$work/start"
    done
fi

# --- which names are private -----------------------------------------------------------------------

# These are public: the declarations with contracts, the kernel's constants and structures, and the names that the
# manual or the top of the header lets a user define, test or call. Struct tags without os_ are the kernel's.
{   cat "$work/functions"
    sed -n 's/^#define \(OS_[A-Za-z0-9_]*\) .*/\1/p' include/os_core/constants/*.h include/os_core/flags.h \
        include/os_core/data.h
    sed -nE 's/^(struct|union) (os_[a-z0-9_]*) [{].*/\2/p' include/os_core/structures/*.h
    cat man/*.7 man/*.3 | grep -oE 'OS_[A-Z_0-9]*|os_[a-z_0-9]*'
    sed '/^ \*\//q' src/single_header.h | grep -oE 'OS_CORE_[A-Z_0-9]*'
} | sort -u >"$work/public"
named() { # prints the names that the single headers define or declare
    sed -nE 's/^ *# *define ([A-Za-z0-9_]+).*/\1/p' single_include/*.h
    tags fpstuvx single_include/*.h | grep -E '^(os|OS)_'
}
private() { # each of them that is not public ends in an underscore, and none that is public does
    named | sort -u >"$work/named"
    [ "$(wc -l <"$work/named")" -gt 3000 ] && public <"$work/named" | grep -vxFf "$work/public" >"$work/unsaid"
    [ ! -s "$work/unsaid" ] ||
        { echo "neither public nor with an underscore at the end:"; cat "$work/unsaid"; return 1; }
}
if have ctags; then
    try "each name of the headers is said to the user, or ends in an underscore" private
else missing "names" "no universal-ctags"; fi
done_testing
