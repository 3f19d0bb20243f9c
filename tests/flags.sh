#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The library builds and runs with the flags that people use. README's programs and a program with every helper run at
# every -O. With the default flags of five distributions the library, the header's two modes, README's programs and the
# examples run, and for the other targets a part of that. Sanitizers, hardening and instrumentation are tried one set of
# flags at a time, with a libc and without. A program without a libc does not link with what only a libc has.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/documents.sh

mkdir "$work/readme" && programs_of "$work/readme" README.md docs/vendoring.md

# README's flags for a program without a libc. A file that defines a function of a libc, or has one, must not be
# optimised as if there were another.
bare="-ffreestanding -fno-stack-protector"
bare_for() { case $1 in aarch64) echo "$bare -mno-outline-atomics" ;; *) echo "$bare" ;; esac; }

# run PROGRAM [ARGUMENT...]: it must end with 0. It runs in $work, where it leaves its profile.
run() {
    # shellcheck disable=SC2046  # the runner is two words, or none
    (cd "$work" && timeout -s KILL 60 $(runner_for "$target") "$@") >"$work/output" 2>&1 </dev/null
    run_status=$?
    [ "$run_status" = 0 ] || { cat "$work/output"; echo "exit status $run_status: $*"; return 1; }
}

# release: the major number of $cc, which is a command with options.
release() { echo __GNUC__ __clang_major__ | $cc -E -P - | sed 's/ __clang_major__//; s/.* //'; }

# knows SINCE FLAG...: $cc compiles with these. A compiler that does not is skipped if it is older than SINCE, the first
# that knows them; otherwise it is a failure.
knows() {
    since=$1; shift
    echo 'int function(void); int function(void) { return 0; }' >"$work/known.c"
    $cc "$@" -c "$work/known.c" -o "$work/known.o" >"$work/log" 2>&1 && return
    release=$(release)
    if [ -n "$since" ] && [ "$release" -lt "$since" ]; then
        skip "$on" "$compiler $release does not know it, $compiler $since does"
    else not_ok "$on: $compiler $release knows it"; details "$work/log"; fi
    return 1
}

# program MODE FLAGS [FILE]: builds tests/flags/program.c, and runs it.
# shellcheck disable=SC2086  # flags
program() {
    rm -f "$work/program" && $cc $1 $2 tests/flags/program.c ${3:+"${3%.a}_start.a" "$3"} -o "$work/program" &&
        run "$work/program"
}
static="-Isingle_include -DOS_CORE_STATIC"
implementation="-Isingle_include -DOS_CORE_IMPLEMENTATION"

# --- README's programs -----------------------------------------------------------------------------

# readme COMPILING LINKING LIBRARY: builds and runs each program of README and docs/vendoring.md.
# shellcheck disable=SC2086
readme() {
    while read -r name; do
        include=single_include file=
        grep -q los_core "$work/readme/$name.sh" && include=include file=$3
        $cc $1 -I$include "$work/readme/$name.c" ${file:+"${file%.a}_start.a" "$file"} $2 -o "$work/$name" &&
            run "$work/$name" "$PWD/Makefile" || return 1
    done <"$work/readme/names"
}

# Without -ffreestanding compilers turn loops into calls: every function that they call is there.
hosted() {
    try "$on $1: without -ffreestanding" program "$static -DOS_CORE_START" \
        "$1 $(bare_for "$target") -fhosted -nostdlib -static" ""
}

for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        can_run "$on" $compiler "$target" || continue
        cc=$(compiler_for $compiler "$target")
        hosted -O2
        [ "$target" = "$host" ] || continue
        try "$on: the library builds" make_library "$compiler" $compiler "$target"
        for level in -O0 -O1 -O2 -O3 -Os; do
            case $level in -O3 | -Os) hosted $level ;; esac # below -O2 no loop becomes a call
            try "$on $level: README's programs" readme "$level $bare" "-nostdlib -static" \
                "$work/$compiler/$target/libos_core.a"
        done
    done
done

# --- distributions ---------------------------------------------------------------------------------

# examples COMPILING LINKING LIBRARY
# shellcheck disable=SC2086
examples() {
    $cc $1 -Iinclude examples/demo.c "${3%.a}_start.a" "$3" $2 -o "$work/demo" && run "$work/demo" "$PWD/README.md" &&
        grep -q "pages" "$work/output" &&
        $cc $1 -Isingle_include examples/smallest.c $2 -o "$work/smallest" && run "$work/smallest"
}

distribution() { # COMPILING LINKING
    compiling=$1 linking=$2
    # clang before 16 has -ftrivial-auto-var-init=zero only with another flag.
    case $1 in *var-init=zero*) [ "$(release)" -ge 16 ] ||
        compiling="$1 -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang" ;; esac
    # shellcheck disable=SC2086
    knows '' $compiling || return
    library=$work/$distribution/$target/libos_core.a
    try "$on: the library builds" make -s BUILD="$place/$distribution" CC="$cc" CFLAGS="$compiling" \
        AR="$(archiver_for "$compiler" "$target" "$compiling")" CPPFLAGS= LDFLAGS="$linking" all
    compiling="$compiling $(bare_for "$target")" linking="$linking -nostdlib -static"
    try "$on: the library" program -Iinclude "$compiling $linking" "$library"
    # For other targets Ubuntu and Fedora have the flags that Debian has, and that they have for the host.
    case $distribution-$target in *-"$host" | Debian-* | Android-*) ;; *) return ;; esac
    try "$on: OS_CORE_STATIC" program "$static -DOS_CORE_START" "$compiling $linking" ""
    [ "$target" = "$host" ] || return 0
    try "$on: OS_CORE_IMPLEMENTATION" program "$implementation -DOS_CORE_START" "$compiling $linking" ""
    try "$on: README's programs" readme "$compiling" "$linking" "$library"
    try "$on: the examples" examples "$compiling" "$linking" "$library"
}

joined <tests/flags/distributions >"$work/distributions"
while IFS='|' read -r distribution compiler target compiling linking; do
    case $distribution-" $targets " in '#'* | -* | *-*" $target "*) ;; *) continue ;; esac
    case $distribution in '' | '#'*) continue ;; esac
    on="$distribution, $target $compiler"
    can_run "$on" "$compiler" "$target" || continue
    cc=$(compiler_for "$compiler" "$target")
    distribution "$compiling" "$linking" </dev/null
done <"$work/distributions"

# --- one set of flags at a time --------------------------------------------------------------------

single() { # FLAGS HOW SINCE
    # shellcheck disable=SC2086
    knows "$3" $1 || return
    case $2 in
    with) ;;
    *) try "$on" program "$static -DOS_CORE_START" "$1 $(bare_for "$target") -nostdlib -static" "" ;;
    esac
    case $2 in
    without) ;;
    *) try "$on, with a libc" program "$implementation" "$1" "" ;;
    esac
}

joined <tests/flags/single >"$work/single"
while IFS='|' read -r compiler these flags how since; do
    case $compiler in '' | '#'*) continue ;; esac
    for target in $these; do
        case " $targets " in *" $target "*) ;; *) continue ;; esac
        on="$target $compiler $flags"
        can_run "$on" "$compiler" "$target" || continue
        cc=$(compiler_for "$compiler" "$target")
        single "$flags" "$how" "$since" </dev/null
    done
done <"$work/single"

# --- without a libc --------------------------------------------------------------------------------

cat >"$work/guarded.c" <<'EOC'
#define OS_CORE_STATIC
#ifdef BARE
#define OS_CORE_START_BARE
#else
#define OS_CORE_START
#endif
#include "os_core.h"
static volatile int counter;
int main(int argc, char **argv)
{
    volatile char line[64];
    int i;
    for (i = 0; i < 63 && argv[0][i] != 0; i++)
        line[i] = argv[0][i];
    __atomic_fetch_add(&counter, argc, __ATOMIC_ACQ_REL);
    return line[0] == 0 || counter != argc;
}
EOC
cat >"$work/own.c" <<'EOC'
#define OS_CORE_STATIC
#define OS_CORE_START
#include "os_core.h"
static int mine;
void *memcpy(void *to, const void *from, __SIZE_TYPE__ n);
void *memcpy(void *to, const void *from, __SIZE_TYPE__ n)
{
    char *t = (char *)to;
    const char *f = (const char *)from;
    for (mine = 1; n > 0; n--) {
        __asm__ volatile("");
        *t++ = *f++;
    }
    return to;
}
int main(void)
{
    static char from[100], to[100];
    char *volatile f = from;
    f[99] = 3;
    memcpy(to, f, sizeof to);
    return !mine || to[99] != 3;
}
EOC
# In another file the program's memcpy wins without a word.
sed '/OS_CORE_STATIC/,/os_core.h/d; /^int main/,$d; s/static int mine/int mine/' "$work/own.c" >"$work/memcpy.c"
sed '/^void \*memcpy.*)$/,/^}/d; s/static int mine/extern int mine/' "$work/own.c" >"$work/main.c"

# explained NAME FLAGS: the program does not link, for want of NAME. docs/vendoring.md, the header and the manual say
# what to do.
explained() {
    # shellcheck disable=SC2086
    ! $cc -O2 -Isingle_include $2 -nostdlib -static "$work/guarded.c" -o "$work/program" >"$work/missing" 2>&1 ||
        { echo "it links"; return 1; }
    cat "$work/missing"
    grep -q "$1" "$work/missing" && grep -q "\`$1" docs/vendoring.md && grep -q "^ \*  *$1" single_include/os_core.h &&
        grep -q "^\.It .*$1" man/os_core.7
}
builds_and_runs() {
    # shellcheck disable=SC2046,SC2086
    $cc -O2 -Isingle_include $(bare_for "$target") -nostdlib -static "$@" -o "$work/program" && run "$work/program"
}

# begins_with PATTERN FLAGS...: _start begins with a landing pad in a program that is marked for landing pads.
begins_with() {
    pattern=$1; shift
    # shellcheck disable=SC2086
    $cc -O2 -ffreestanding -Iinclude -Isrc "$@" -c src/start.c -o "$work/start.o" &&
        "$target-linux-gnu-objdump" -d --no-show-raw-insn "$work/start.o" >"$work/start.s" || return 1
    sed -n '/<_start>:$/,$p' "$work/start.s" | sed -n 2p | tee "$work/first" && grep -qE "$pattern" "$work/first"
}

# A compiler for bare ELF files builds the library and the header with OS_CORE_LINUX; the machine's ld links.
bare_elf() { # COMMAND...
    make -s BUILD="$place/elf" CC="$*" AR="$(archiver_for gcc "$target")" CFLAGS=-O2 CPPFLAGS=-DOS_CORE_LINUX all ||
        return 1
    for file in "$work/readme/page.c" "$work/readme/hello.c"; do
        include=single_include archive=
        grep -q OS_CORE_START "$file" || include=include archive=$work/elf/$target/libos_core.a
        # shellcheck disable=SC2086
        "$@" -O2 $bare -DOS_CORE_LINUX -I$include -c "$file" -o "$work/bare.o" &&
            "$target-linux-gnu-ld" -static -z noexecstack "$work/bare.o" \
                ${archive:+"${archive%.a}_start.a" "$archive"} -o "$work/program" &&
            run "$work/program" || return 1
    done
}

for target in $targets; do
    for compiler in gcc clang; do
        on="$target $compiler"
        can_run "$on" $compiler "$target" || continue
        cc=$(compiler_for $compiler "$target")
        case $target in aarch64) in_place=-mno-outline-atomics ;; *) in_place= ;; esac
        try "$on: the flags of README" builds_and_runs "$work/guarded.c"
        # shellcheck disable=SC2086
        try "$on: a stack protector" builds_and_runs $in_place -fstack-protector-all "$work/guarded.c"
        try "$on: a stack protector does not link with the bare start, and why is said" \
            explained "__stack_chk_fail" "$in_place -fstack-protector-all -DBARE"
        [ -z "$in_place" ] || try "$on: outline atomics do not link, and why is said" \
            explained "__aarch64_ldadd4_acq_rel" "-fno-stack-protector -moutline-atomics"
        case $on in aarch64*clang)
            stack="$bare $in_place -fsanitize=shadow-call-stack -ffixed-x18"
            try "$on: a shadow call stack does not link, and why is said" explained \
                "os_core_start_has_no_shadow_call_stack" "$stack"
            try "$on: a shadow call stack does not link with the bare start" explained \
                "os_core_start_has_no_shadow_call_stack" "$stack -DBARE" ;;
        esac
        try "$on: a memcpy of its own, OS_CORE_NO_MEMORY" builds_and_runs -DOS_CORE_NO_MEMORY "$work/own.c"
        try "$on: a memcpy in another file is taken" builds_and_runs "$work/main.c" "$work/memcpy.c"
        case $target in
        x86_64) try "$on: _start begins with a landing pad" begins_with endbr64 -fcf-protection=full ;;
        aarch64) try "$on: _start begins with a landing pad" begins_with 'bti|hint.*34' -mbranch-protection=standard ;;
        riscv64) try "$on: _start begins with a landing pad" begins_with 'auipc.*zero,0|lpad' -D__riscv_landing_pad=1 ;;
        esac
    done
    for elf in "clang --target=$target-unknown-none-elf" "$target-unknown-elf-gcc"; do
        if ! have "${elf%% *}"; then skip "$elf: a program for Linux" "no ${elf%% *}"; continue; fi
        # shellcheck disable=SC2086
        try "$elf: a program for Linux" bare_elf $elf
    done
done
done_testing
