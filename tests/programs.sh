#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native qemu-user: tests/programs/*.c
# coverage: seam: tests/programs/seam/seam.c
#
# Signals, threads, processes, the vDSO and the old calls, at work. One source, tests/programs/*.c, on three targets
# (natively or under qemu-user), against the three products, without and with optimisation; natively also with the
# flags that could break a frame: CET, sanitizers, LTO, Intel's syntax. tests/programs/seam/ looks at the numbers and
# arguments of their calls. By disassembly: what unwinders look for, what a child does before its function, what the end
# of a thread touches, and how long it all is.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh

echo '#define OS_CORE_IMPLEMENTATION
#define OS_CORE_CALLS
#include "os_core.h"' >"$work/implementation.c"

# programs NAME COMPILER TARGET OPTION...: builds them, runs them, and their tests become the suite's.
programs() {
    name=$1 compiler=$(compiler_for "$2" "$3") target=$3; shift 3
    # shellcheck disable=SC2086  # $compiler is a command with options
    if ! $compiler -std=gnu11 -Wall -Wextra -Werror -I"$cmocka/include" -pthread -fasynchronous-unwind-tables \
        -o "$work/programs" tests/programs/*.c "$@" "$cmocka/$target/libcmocka.a" >"$work/log" 2>&1; then
        not_ok "$name: builds"; details "$work/log"
        return
    fi
    case $(runner_for "$target") in
    "") run_cmocka "$name" "$work/programs" kernel ;;
    *) run_cmocka "$name" "$(runner_for "$target")" "$work/programs" qemu ;;
    esac
}

# seam COMPILER TARGET MODE: the same calls, with a recorder in place of the trap.
seam() {
    # shellcheck disable=SC2046  # a command with options, and a runner or none
    $(compiler_for "$1" "$2") -std=gnu11 -O2 -Wall -Wextra -Werror -static "-DOS_CORE_$3" -Isingle_include \
        -DOS_CORE_TRAP=recorder -include tests/programs/seam/recorder.h tests/programs/seam/seam.c -o "$work/seam" &&
        $(runner_for "$2") "$work/seam"
}

# --- by disassembly -----------------------------------------------------------------------------

# The most bytes of each object, by target, for gcc 12 and 14, clang 14 and 19.
limits() {
    case $1 in
    x86_64) echo "signal 144 thread 469 process 438 vdso 1817" ;;
    aarch64) echo "signal 20 thread 480 process 468 vdso 1652" ;;
    riscv64) echo "signal 12 thread 320 process 328 vdso 1276" ;;
    esac
}
# short TARGET LIBRARY: each object's functions are no longer.
short() {
    mkdir -p "$work/objects" && library=$2 && (cd "$work/objects" && "$1-linux-gnu-ar" x "$library") || return 1
    # shellcheck disable=SC2046  # words
    set -- "$1" $(limits "$1")
    target=$1 longer=; shift
    while [ $# -gt 0 ]; do
        bytes=$("$target-linux-gnu-size" -A "$work/objects/$1.o" |
            awk '$1 ~ /^\.text|^\.rodata/ { bytes += $2 } END { print bytes }')
        echo "$1: $bytes bytes, at most $2"
        [ "$bytes" -gt 0 ] && [ "$bytes" -le "$2" ] || longer=yes
        shift 2
    done
    [ -z "$longer" ]
}
# instructions FUNCTION OBJECT: one in a line, without its address.
instructions() {
    case $1 in *_) symbol=$1 ;; *) symbol=os_core_${1#os_} ;; esac
    "$target-linux-gnu-objdump" -d --no-show-raw-insn "$2" |
        awk -v name="<$symbol>:" '/^[0-9a-f]+ <[^.]/ { on = $2 == name; next } # .L is a place in a function
            on && NF { sub(/^ *[0-9a-f]+:[ \t]*/, ""); sub(/ *[#\/][\/# ].*/, ""); gsub(/[ \t]+/, " "); print }'
}
# From the trap on, a child does all of these and no other, and does not return.
child() { # FUNCTION OBJECT
    case $target in x86_64) all=8 ;; aarch64) all=7 ;; riscv64) all=5 ;; esac
    instructions "$1" "$2" | awk -v all="$all" '
        BEGIN { moves = "^(test %rax,%rax|jne |cbnz x0,|cbz x11,|bnez a0,|lea -0x80\\(%rsp\\),%rsp|and \\$0xf+0,%rsp" \
            "|xor %ebp,%ebp|mov %r12,%rdi|mov %r13,%rsi|push \\$0x0" \
            "|mov x18, x11|mov x(29|30), #0x0|mov x0, x9|mov x1, x10|li (s0|ra),0|mv a0,t3|mv a1,t4)" }
        /^(syscall|svc #0x0|ecall)/ { seen = 1; done = 0; next }
        seen && /^(jmp \*%r14|br x16|jr t2)/ { jumped = done == all; exit }
        seen { print; done++ }
        seen && $0 !~ moves { seen = 0; print "no child: " $0 }
        END { exit !jumped }'
}
# Behind munmap, the end of a thread touches no memory.
end_of_thread() {
    instructions os_thread_exit_unmap "$1" | awk '
        /^(syscall|svc #0x0|ecall)/ { traps++; next }
        traps >= 2 && /[([]|push|pop|call|ret|bl / { print "behind munmap: " $0; bad = 1 }
        END { exit bad || traps != 3 }'
}
# What unwinders look for on x86_64: these bytes, one behind the beginning of a frame that is a signal's.
restorer() {
    x86_64-linux-gnu-objdump -s -j .text.os_signal_return_code "$1" | grep -qF ' 9048c7c0 0f000000 0f05' ||
        x86_64-linux-gnu-objdump -d "$1" | grep -F '48 c7 c0 0f 00 00 00' || return 1
    x86_64-linux-gnu-readelf --debug-dump=frames "$1" >"$work/frames" && grep -F '"zRS"' "$work/frames" || return 1
    awk '/"zRS"/ { on = 1 } on && /FDE/ { here = 1 } here && /DW_CFA_expression/ { registers++ }
        here && /DW_CFA_def_cfa_expression/ { cfa++ }
        END { print registers " registers, " cfa " frame"; exit registers != 16 || cfa != 1 }' "$work/frames"
}
shape() { # COMPILER TARGET
    on="$2 $1"
    make_library "$1" "$1" "$2" >"$work/log" 2>&1 || { not_ok "$on: library builds"; details "$work/log"; return; }
    try "$on: as short as it was" short "$2" "$work/$1/$2/libos_core.a"
    try "$on: a thread begins in its function" child os_thread_create "$work/objects/thread.o"
    try "$on: a child of os_spawn begins in its function" child os_spawn "$work/objects/process.o"
    try "$on: the end of a thread needs no stack" end_of_thread "$work/objects/thread.o"
    [ "$2" != x86_64 ] || try "$on: a handler returns to what unwinders know" restorer "$work/objects/signal.o"
}

# declared_on TARGET: the functions, each in a line.
declared_on() {
    # shellcheck disable=SC2046  # a command with options
    $(compiler_for gcc "$1") -E -P -DOS_CORE_CALLS -Iinclude -include os_core.h -x c /dev/null |
        grep -oE '\bos_[a-z0-9_]+\(' | tr -d '(' | sort -u
}
# What x86_64 has, the others have too, or the header says that they do not.
old_names() { # TARGET
    declared_on x86_64 >"$work/all" && declared_on "$1" >"$work/some" &&
        comm -23 "$work/all" "$work/some" >"$work/lacking" && [ -s "$work/lacking" ] || return 1
    while read -r name; do
        grep -qE "^ \* .*\<$name\>" include/os_core/old/calls.h || { echo "no $name"; return 1; }
    done <"$work/lacking"
}

for target in $targets; do
    for compiler in gcc clang; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler" "$lacks"; continue; fi
        shape $compiler "$target"
    done
    if lacks=$(missing_compiler gcc "$target" || missing_runner "$target" || missing_cmocka "$target"); then
        missing "$target" "$lacks"
        continue
    fi
    [ "$target" = x86_64 ] || try "$target: it has x86_64's calls of old, or says so" old_names "$target"
    make_library lib gcc "$target" >"$work/log" 2>&1 || { not_ok "$target: library builds"; details "$work/log"; }
    try "$target: calls and arguments, OS_CORE_STATIC" seam gcc "$target" STATIC
    try "$target: calls and arguments, OS_CORE_IMPLEMENTATION" seam gcc "$target" IMPLEMENTATION
    programs "$target library" gcc "$target" -static -O2 -Iinclude "$work/lib/$target/libos_core.a"
    programs "$target single header -O0" gcc "$target" -static -O0 -Isingle_include "$work/implementation.c"
    programs "$target OS_CORE_STATIC -O3" gcc "$target" -static -O3 -Isingle_include -DOS_CORE_STATIC
    have clang || { missing "$target clang" "no clang"; continue; }
    programs "$target OS_CORE_STATIC clang -O1" clang "$target" -static -O1 -Isingle_include -DOS_CORE_STATIC
done

# What is read of an image is read where the proof is that looks at the bounds (tests/proof/vdso.c).
try "the vDSO's bytes are read by two functions only" sh -c '[ "$(grep -c "bytes\[" src/vdso.c)" = 2 ]'

# Flags of the host's, for a compiler. Under cfi the address of a function is that of a jump to it, which no frame has.
flags() {
    echo "-O2 -fcf-protection -flto"
    echo "-O1 -ffunction-sections -Wl,--gc-sections"
    echo "-Os -masm=intel -fomit-frame-pointer"
    echo "-O1 -fsanitize=address,undefined -fno-sanitize-recover -DNO_THREADS"
    echo "-O2 -fsanitize=undefined -fno-sanitize-recover"
    echo "-O2 -fstack-protector-all -fstack-clash-protection -D_FORTIFY_SOURCE=2"
    [ "$1" = clang ] || return 0
    echo "-Oz -ffunction-sections"
    echo "-O1 -fsanitize=memory -DNO_THREADS"
    echo "-O2 -fsanitize=cfi -fvisibility=hidden -flto -fuse-ld=lld -DNO_THREADS"
}
case " $targets " in *" x86_64 "*)
    if [ "$host" = x86_64 ] && ! lacks=$(missing_compiler gcc x86_64 || missing_cmocka x86_64); then
        for with in gcc clang; do # programs has a $compiler of its own
            flags $with >"$work/flags"
            while read -r flag; do
                have "$with" || { missing "x86_64 $with $flag" "no $with"; continue; }
                case $flag in *=lld*) have ld.lld || { missing "x86_64 $flag" "no ld.lld"; continue; } ;; esac
                # shellcheck disable=SC2086  # options
                programs "x86_64 $with $flag" $with x86_64 $flag -Isingle_include -DOS_CORE_STATIC
            done <"$work/flags"
        done
    fi ;;
esac
done_testing
