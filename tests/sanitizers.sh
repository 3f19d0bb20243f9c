#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native: tests/sanitizers/seen.c tests/sanitizers/bytes.c
#
# The sanitizers know which memory the kernel has written or mapped (src/annotate.h): clang's MSan, ASan (with UBSan),
# TSan and TypeSanitizer, gcc's ASan and TSan, and valgrind. The header inlined, the header's functions, and
# the library built with OS_CORE_ANNOTATE are tried. The control is the same program with the library built without it:
# there they complain. A program that plays the kernel and the sanitizers' runtimes shows what they are told on machines
# that are not here. Every call that may write to a buffer is known, or the manual lists it as one that is not. Where
# no sanitizer is, the code is the same.
. tests/lib/tap.sh
. tests/lib/targets.sh

complains=66 # the exit status of a sanitizer that complains
export MSAN_OPTIONS=exitcode=$complains ASAN_OPTIONS=exitcode=$complains:detect_leaks=0 \
    TSAN_OPTIONS=exitcode=$complains UBSAN_OPTIONS=print_stacktrace=1

echo '#define OS_CORE_IMPLEMENTATION
#define OS_CORE_CALLS
#include "os_core.h"' >"$work/implementation.c"

# compile COMPILER FLAGS: makes $work/seen.o and the other objects, for all products but OS_CORE_STATIC
compile() {
    for file in tests/sanitizers/seen.c tests/sanitizers/bytes.c tests/sanitizers/standin.c "$work/implementation.c"; do
        # shellcheck disable=SC2086  # flags
        $1 -std=gnu11 -O0 -g1 -Wall -Wextra $2 -pthread -Isingle_include -c "$file" \
            -o "$work/$(basename "$file" .c).o" || return 1
    done
}
# build COMPILER FLAGS PRODUCT PROGRAM: makes $work/PROGRAM, seen or bytes
build() {
    build_cc=$1 build_flags=$2 product=$3 program=$4
    case $product in
    OS_CORE_STATIC)
        set -- -O1 -g1 -Wall -Wextra -Isingle_include -DOS_CORE_STATIC "tests/sanitizers/$program.c" \
            tests/sanitizers/standin.c ;;
    "single header") set -- "$work/$program.o" "$work/standin.o" "$work/implementation.o" ;;
    *) set -- "$work/$program.o" "$work/standin.o" "$work/$product/$host/libos_core.a" ;;
    esac
    # shellcheck disable=SC2086  # flags
    $build_cc -std=gnu11 $build_flags -pthread "$@" -o "$work/$program"
}

# case_is STATUS NAME COMMAND...: the program ends with STATUS; 77 says that this kernel cannot do it. TSan misses a
# race once in fifty times, so a complaint has five tries.
case_is() {
    wanted=$1 case_name=$2 attempts=1; shift 2
    [ "$wanted" != $complains ] || attempts=5
    while [ $attempts -gt 0 ]; do
        timeout -s KILL 60 "$@" >"$work/log" 2>&1
        ended=$?
        ! grep -q 'ERROR: TypeSanitizer' "$work/log" || ended=$complains # its exit status does not tell
        [ $ended != "$wanted" ] && [ $ended != 77 ] || break
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

# told: it complains unless it is told. finds: it complains, told or not. works: it never complains.
cases_of() {
    again="reused reused-by-libc reused-by-helper remapped shrunk heap segment"
    keeps="remapped-keeps maymove-keeps taken-after-munmap taken-after-mremap"
    case $1 in
    memory)
        told="mincore read typed mapped-file advised-away guarded $again"
        finds="read-beyond $keeps" works="large many not-moved" ;;
    address*) told=$again finds=$keeps works="large many mincore read typed refused" ;;
    thread) told=threads finds=race works="many mincore read reused remapped refused" ;;
    type) told="retyped retyped-by-libc" finds=mistyped works="large many mincore read reused remapped refused" ;;
    esac
}

# only_has FUNCTION: a program that defines it, and maps more memory than is written byte by byte.
only_has() {
    cat >"$work/only.c" <<END
#define OS_CORE_STATIC
#define OS_CORE_ANNOTATE
#include "os_core.h"
static int told;
void $1(const volatile void *, os_size_t);
void $1(const volatile void *p, os_size_t n) { (void)p, (void)n, told++; }
int main(void)
{
    void *memory;
    return os_map_anonymous(&memory, 1 << 20) != 0 || os_munmap(memory, 1 << 20) != 0 || told == 0;
}
END
    gcc -O1 -Wall -Wextra -Werror -Isingle_include "$work/only.c" -o "$work/only" && timeout -s KILL 60 "$work/only"
}

# sanitizer COMPILER KIND
sanitizer() {
    on="$1 -fsanitize=$2" flags="-fsanitize=$2 -fno-sanitize-recover=all"
    echo 'int main(void) { return 0; }' >"$work/empty.c"
    # shellcheck disable=SC2086  # flags
    if ! have "$1" || ! "$1" $flags "$work/empty.c" -o "$work/empty" 2>"$work/log"; then
        missing "$on" "no $1, or not its runtime"
        return
    fi
    "$work/empty" >"$work/log" 2>&1 || { skip "$on" "it does not run here"; return; }
    cases_of "$2"
    compile "$1" "$flags" >"$work/log" 2>&1 || { not_ok "$on: compiles"; details "$work/log"; return; }
    for product in OS_CORE_STATIC "single header" annotated plain; do
        build "$1" "$flags" "$product" seen >"$work/log" 2>&1 ||
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
        [ "$2" = memory ] || continue
        build "$1" "$flags" "$product" bytes >"$work/log" 2>&1 ||
            { not_ok "$on, $product: builds"; details "$work/log"; continue; }
        case_is 0 "$on, $product: bytes" "$work/bytes"
    done
}

if [ "$host" != x86_64 ]; then
    skip "the sanitizers" "their runtimes are tried on x86_64"
else
    make_library annotated gcc "$host" -DOS_CORE_ANNOTATE -O1 >"$work/log" 2>&1 ||
        { not_ok "the library with OS_CORE_ANNOTATE builds"; details "$work/log"; }
    make_library plain gcc "$host" "" -O1 >"$work/log" 2>&1 || { not_ok "the library builds"; details "$work/log"; }
    for kind in memory address,undefined thread; do sanitizer clang $kind; done
    for kind in address,undefined thread; do sanitizer gcc $kind; done
    if have clang && clang -fsanitize=type -fsyntax-only -x c /dev/null 2>/dev/null; then sanitizer clang type
    else skip "clang -fsanitize=type" "clang before 20 has no TypeSanitizer"; fi

    # valgrind sees the calls by itself, with annotations and without. A program without a sanitizer runs.
    compile gcc "" >"$work/log" 2>&1 || { not_ok "no sanitizer: compiles"; details "$work/log"; }
    for product in OS_CORE_STATIC "single header" annotated plain; do
        build gcc "-Wno-maybe-uninitialized" "$product" seen >"$work/log" 2>&1 ||
            { not_ok "$product: builds"; details "$work/log"; continue; }
        for case in mincore read reused remapped threads quiet; do
            case_is 0 "no sanitizer, $product: $case" "$work/seen" "$case"
        done
        have valgrind || { missing "valgrind, $product" "no valgrind"; continue; }
        case_is 0 "valgrind, $product: mincore read typed reused reused-by-helper" valgrind -q \
            --error-exitcode=$complains "$work/seen" mincore read typed reused reused-by-helper
        case_is $complains "valgrind, $product: read-beyond: complains" \
            valgrind -q --error-exitcode=$complains "$work/seen" read-beyond
    done

    # A runtime that is not compiler-rt may have only one function: that one is told.
    for function in __msan_unpoison __asan_unpoison_memory_region __tsan_acquire tysan_set_type_unknown; do
        try "a runtime that has $function only" only_has $function
    done
fi

# --- what they are told -----------------------------------------------------------------------------

for target in $targets; do
    for compiler in gcc clang; do
        name="$target $compiler: what they are told, with any runtimes and any size of a page"
        can_run "$name" $compiler "$target" || continue
        try "$name" tests/sanitizers/told "$(compiler_for $compiler "$target") -Wall -Wextra -Werror -static" \
            "$work/told" "timeout -s KILL 60 $(runner_for "$target")"
    done
done

# --- which calls are known -------------------------------------------------------------------------

uapi=$BUILD/uapi/usr/include

# These hold addresses of memory that stays as it is, or memory that the program only hands over, or initializes itself
# before the kernel changes it: sets, offsets, words of a futex, arrays of pointers. And io_cancel, whose result no
# kernel writes any more.
nothing_new="mprotect pkey_mprotect mseal mbind set_mempolicy_home_node riscv_flush_icache
    capset copy_file_range execve execveat file_setattr futex futex_wait futex_wake io_cancel io_setup io_submit
    lsm_set_self_attr mount_setattr mq_open open_by_handle_at open_tree_attr perf_event_open pselect6 reboot
    rseq sched_setattr select sendfile set_robust_list set_tid_address splice"

# prototypes: prints "call 1 TYPE", "call 2 TYPE", a line for each argument of each call.
prototypes() {
    awk -F '\t' 'NR > 1 { n = split($9, type, ";"); for (i = 1; i <= n; i++) print $1, i, type[i] }' docs/calls.tsv |
        sort -u
}
# Every call of the headers with a pointer that is not to const is in one of the three places.
calls_known() {
    prototypes >"$work/prototypes"
    awk '/\*$/ && !/ const / && !/const \*$/ { print $1 }' "$work/prototypes" |
        sort -u >"$work/writing"
    grep -ohE 'OS_(NR_|(WROTE|TOLD)_\()[a-z0-9_]*' src/annotate.h src/written.h src/written_calls.h |
        sed -E 's/OS_(NR|WROTE|TOLD)_\(?//' | sort -u >"$work/annotated.names"
    sed -n '/^\.Ss Sanitizers/,/^\.S[sh] [^S]/p' man/os_core.7 | grep -o '^\.Fn os_[a-z0-9_]*' |
        sed 's/.* os_//' | sort -u >"$work/unknown"
    # shellcheck disable=SC2086  # words
    printf '%s\n' $nothing_new | sort >"$work/nothing"
    echo "$(wc -l <"$work/writing") calls with such a pointer"
    [ "$(wc -l <"$work/writing")" -ge 130 ] && [ -s "$work/unknown" ] || return 1
    sort -u "$work/annotated.names" "$work/unknown" "$work/nothing" | comm -23 "$work/writing" - >"$work/left"
    comm -12 "$work/annotated.names" "$work/unknown" >"$work/both"
    ! grep . "$work/left" "$work/both"
}
# The sizes in written_calls.h are those of the structures of the kernel's headers, which the prototypes name with
# OS_CORE_UAPI: a member of the array for "result * size", two numbers for the two ends of a pipe.
sizes_right() { # sizes_right TARGET
    number='([0-9]+|OS_SIZE_\([a-z_]+\))'
    {   structure_headers "$1"
        echo '#include <os_core.h>'
        echo "#define OS_SIZE_(tag) OS_SIZE_##tag##_"
        printf '#include "%s"\n' "$PWD/src/layout.h" "$PWD/src/layout_calls.h"
        grep '^ *OS_WROTE_' src/written_calls.h |
            grep -oE "OS_WROTE_\([a-z0-9_]+, [a-f], (result \* )?(result > 0 \? )?$number( : 0)?\)" |
            sed -E 's/OS_WROTE_\(//; s/, / /g; s/result (\*|> 0 \?) //; s/( : 0)?\)$//' |
            awk 'FILENAME ~ /kernel[.]h$/ { if ($3 == "{") ours[$2] = 1; next }
                FILENAME ~ /prototypes$/ { type[$1, $2] = $0; next }
                { n = index("abcdef", $2); t = type[$1, n]; sub(/^[^ ]* [^ ]* /, "", t); sub(/ ?\*$/, "", t) }
                t == "" { print "#error no such argument: " $1 " " $2; next }
                t == "void" || $1 ~ /^(sched_getattr|statmount)$/ || ($1 == "waitid" && $2 == "c") { next }
                match(t, /(struct|union) os_[a-z0-9_]+/) {
                    split(substr(t, RSTART, RLENGTH), word, " os_")
                    if (!("os_" word[2] in ours)) sub(/os_[a-z0-9_]+/, "OS_TAG_" word[2] "_", t)
                }
                { print "_Static_assert(" $3 (t == "int" ? " % " : " - ") "sizeof(" t ") == 0, \"" $1 " " $2 "\");" }' \
                include/os_core/structures/kernel.h "$work/prototypes" -
    } >"$work/sizes.c"
    grep -c '^_Static_assert' "$work/sizes.c"
    [ "$(grep -c '^_Static_assert' "$work/sizes.c")" -ge 55 ] &&
        $(compiler_for gcc "$1") -nostdinc -w -I"$uapi/$1-linux-gnu" -I"$uapi" -Iinclude -DOS_CORE_CALLS \
            -DOS_CORE_UAPI -fsyntax-only "$work/sizes.c"
}
try "every call that writes to a buffer is known, or in os_core(7) as one that is not" calls_known
for target in $targets; do
    [ -d "$uapi" ] || { missing "$target: the sizes" "no $uapi: tools/fetch-uapi $BUILD/uapi gets it"; continue; }
    if lacks=$(missing_compiler gcc "$target"); then missing "$target: the sizes" "$lacks"; continue; fi
    try "$target: what is written has the sizes of the kernel's structures" sizes_right "$target"
done

# --- its cost for those who do not want it ----------------------------------------------------

# strictly COMPILER TARGET STANDARD FLAGS...: compiles in every standard that has its own rules.
strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Werror"
strictly() {
    strict_cc=$(compiler_for "$1" "$2") standard=$3 language=c; shift 3
    case $standard in *++*) language=c++ ;; esac
    # shellcheck disable=SC2086  # flags
    $strict_cc -x $language -std=$standard -O1 $strict -nostdinc -Isingle_include "$@" -fsyntax-only "$work/user.c"
}
echo '#include "os_core.h"' >"$work/user.c"

# These are the same sources with an empty annotate.h: the preprocessor leaves the same words of both.
mkdir -p "$work/without" && cp -R include src "$work/without/"
sed -i 's/^#if (defined(OS_CORE_SANITIZED_).*/#if 0/' "$work/without/src/annotate.h"
same_words() { # COMPILER TARGET FILE
    for from in . "$work/without"; do
        # shellcheck disable=SC2046
        (cd "$from" && $(compiler_for "$1" "$2") -std=c99 -O2 -ffreestanding -Iinclude -Isrc -E -P "$3") |
            tr -s ' \n' >"$work/$( [ "$from" = . ] && echo with || echo without ).i" || return 1
    done
    grep -q os_trap "$work/with.i" && cmp "$work/with.i" "$work/without.i"
}
try "the other sources differ" sh -c '! cmp src/annotate.h "$1"' sh "$work/without/src/annotate.h"

for target in $targets; do
    for compiler in gcc clang; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler" "$lacks"; continue; fi
        for file in syscall memory page map calls; do
            try "$target $compiler: $file.c is the same without annotate.h" same_words $compiler "$target" src/$file.c
        done
        try "$target $compiler: the library with OS_CORE_ANNOTATE builds without a warning" \
            make_library warned $compiler "$target" -DOS_CORE_ANNOTATE "-O1 -Werror"
        case $compiler in gcc) kinds="address thread" plus=g++ ;; *) kinds="address thread memory" plus=clang++ ;; esac
        case $compiler-$target in gcc-riscv64) kinds=address ;; clang-riscv64) kinds=address ;; esac
        for flag in -DOS_CORE_ANNOTATE "-DOS_CORE_ANNOTATE -DOS_CORE_CALLS"; do
            for mode in STATIC IMPLEMENTATION; do
                # shellcheck disable=SC2086  # flags
                try "$target $compiler $flag, OS_CORE_$mode: no warning in C" \
                    strictly $compiler "$target" c99 $flag -DOS_CORE_$mode
                # shellcheck disable=SC2086
                try "$target $plus $flag, OS_CORE_$mode: no warning in C++" \
                    strictly $plus "$target" c++11 $flag -DOS_CORE_$mode
            done
        done
        for kind in $kinds; do
            try "$target $plus -fsanitize=$kind: no warning" \
                strictly $plus "$target" c++11 -fsanitize="$kind" -DOS_CORE_STATIC
        done
    done
done
done_testing
