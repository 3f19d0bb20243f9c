#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# first: it takes longest
#
# Valid code compiles. It is generated: callers with a call on any path, compiled in many ways, in each mode, in C and
# C++, with gcc and clang. They run too, which shows that they are valid.
#
#     CALLERS=10000 SEED=2 make check SUITES=valid      so many in each mode, with each compiler; the default is 90, or
#                                                       as many as each set of flags needs to come once, in some mode
#
# Another gcc or clang is tried when it comes first in PATH, by that name; COMPILER=gcc tries no clang. Other valid code
# compiles too: callers with other target options, pointers to functions, constants as the arguments that they are for.
. tests/lib/tap.sh
. tests/lib/targets.sh
compilers="gcc g++ clang clang++"
case ${COMPILER:-} in clang) compilers="clang clang++" ;; gcc) compilers="gcc g++" ;; esac
: "${CALLERS:=90}" "${SEED:=1}"
case $CALLERS$SEED in *[!0-9]*) echo "valid: CALLERS and SEED are numbers: \"$CALLERS\", \"$SEED\"" >&2; exit 2 ;; esac

# --- generated callers ---------------------------------------------------------------------------

flags_of() { # COMPILER: prints one set of flags in a line
    cat <<'END'
-O0
-O1
-O2
-O3
-Os
-Og
-O2 -flto
-O2 -fprofile-generate -fprofile-update=atomic
-O2 -fprofile-use
-O2 --coverage
-O2 -fsanitize=undefined
-O1 -fsanitize=address,undefined
-O2 -fno-inline
-O2 -ftrapv
-O3 -funroll-loops
-O2 -fno-strict-aliasing -fwrapv -fPIE
END
    case $1 in
    g*) cat <<'END'
-O2 -fsanitize=thread
-O3 -fipa-cp-clone -fpeel-loops -funswitch-loops -fsplit-loops -ftracer
-O2 -fno-early-inlining
-O2 -fno-tree-ccp -fno-tree-vrp
-O1 -fipa-cp -ftree-vrp -finline-functions
-O2 -fno-ipa-cp -fkeep-inline-functions
-O2 --param=max-jump-thread-duplication-stmts=100 --param=early-inlining-insns=100
END
    ;;
    *) cat <<'END'
-Oz
-O3 -mllvm -jump-threading-threshold=100
END
    ;;
    esac
}

# link_of COMPILER: -static where its linker is too old for this libc's shared objects.
link_of() {
    "$1" "$work/empty.c" -o "$work/empty" 2>"$work/log" || echo -static
}

# usable_flags COMPILER: prints the flags whose runtime it has; a compiler that was unpacked by hand may have no
# sanitizers. Flags that need no runtime are usable.
usable_flags() {
    [ -f "$work/$1.flags" ] || flags_of "$1" | while read -r flags; do
        case $flags in
        *-fsanitize* | *-fprofile* | *--coverage* | *-flto*)
            # shellcheck disable=SC2046,SC2086  # lists of flags
            (cd "$work" && "$1" $link $(echo "$flags" | sed 's/profile-use/profile-generate/') empty.c -o empty) \
                >"$work/log" 2>&1 </dev/null || continue ;;
        esac
        echo "$flags"
    done >"$work/$1.flags"
    cat "$work/$1.flags"
}

# callers COMPILER MODE KIND NUMBER COUNT FLAGS: they are generated, compiled, linked with the program that runs them,
# and run. The warnings of checks.h are errors in callers that pass no wrong constant.
callers() {
    file=$work/$1$2.$3.$4 language=c standard=gnu11 by=gcc
    case $1 in *++) language=c++ standard=gnu++17 ;; esac
    case $1 in clang*) by=clang ;; esac
    case $3-$by in
    plain-* | path-clang) strict=-Werror ;;
    *) strict= ;;
    esac
    # run.c defines the rest that the callers need.
    case $2 in LIBRARY) mode='' rest=-DOS_CORE_IMPLEMENTATION ;; *) mode=-DOS_CORE_$2 rest='' ;; esac
    python3 tests/valid/callers "$3" $language $by "$SEED.$4" "$5" >"$file.c" || return 1
    case $6 in
    *-fprofile-use) profiled "$1" "${6%use}" ;;
    *) compiled "$1" "$6" ;;
    esac || return 1
    case " $cannot_run " in *" ${6##* } "*) return 0 ;; esac
    ran
}
# compiled COMPILER FLAGS: makes $file from $file.c and the program that runs it.
# shellcheck disable=SC2086  # lists of flags
compiled() {
    $1 $2 -std=$standard $strict -x $language $mode -I. -Isingle_include -c "$file.c" -o "$file.o" &&
        $1 $2 -x c $rest -I. -Isingle_include -c tests/valid/run.c -o "$file.run.o" &&
        $1 $2 $strict $link -Wno-unused-command-line-argument "$file.o" "$file.run.o" -o "$file"
}
ran() { (cd "$work" && LLVM_PROFILE_FILE=$file.raw timeout -s KILL 60 "$file"); }
# profiled COMPILER FLAGS-: a first program counts, the second is compiled with its counts.
profiled() {
    compiled "$1" "$2generate" && ran || return 1
    case $1 in
    g*) compiled "$1" "$2use -Werror=missing-profile" ;;
    *) llvm-profdata merge -o "$file.merged" "$file.raw" && compiled "$1" "$2use=$file.merged" ;;
    esac
}

# files COMPILER: prints the kind and the flags of each file of a turn. There is a plain file for each third set of
# flags (in C++, where the same optimisers work, each ninth), by turns, and one file of each other kind.
files() {
    case $1 in *++) each=9 ;; *) each=3 ;; esac
    usable_flags "$1" | awk -v turn=$((turn + SEED)) -v each=$each '
        { flags[NR] = $0 }
        NR % each == turn % each { print "plain", $0 }
        END { print "path", flags[turn * 2 % NR + 1]; print "dead", flags[(turn * 2 + 1) % NR + 1] }'
}

# every COMPILER MODE: tries at least $CALLERS callers, in files of at most 150.
every() {
    count=$((CALLERS < 3 ? 1 : CALLERS < 450 ? CALLERS / 3 : 150)) number=0 warned=0
    while [ $((number * count)) -lt "$CALLERS" ]; do
        turn=$((turn + 1))
        files "$1" >"$work/files"
        while read -r kind flags; do
            number=$((number + 1))
            if ! callers "$1" "$2" "$kind" $number $count "$flags" >"$work/log" 2>&1 </dev/null; then
                echo "tests/valid/callers $kind: $count callers, SEED=$SEED, file $number, $flags"
                cat "$work/log"
                return 1
            fi
            warned=$((warned + $(grep -c 'warning: .*os_[a-z0-9_]*: ' "$work/log")))
            rm -f "$work/$1$2".*
        done <"$work/files"
    done
    echo "$((number * count)) callers, $warned warnings"
}

# gcc's runtime of TSan cannot handle the layout of memory of some kernels.
cannot_run=
echo 'int main(void) { return 0; }' >"$work/empty.c"
gcc -fsanitize=thread "$work/empty.c" -o "$work/empty" 2>"$work/log" && { "$work/empty" >"$work/log" 2>&1 ||
    cannot_run=-fsanitize=thread; }
turn=0
have python3 || { missing "callers" "no python3"; CALLERS=0; }
for compiler in $compilers; do
    [ "$CALLERS" != 0 ] || continue
    have "$compiler" || { missing "callers: $compiler" "no $compiler"; continue; }
    link=$(link_of "$compiler")
    if [ "$(usable_flags "$compiler" | wc -l)" != "$(flags_of "$compiler" | wc -l)" ]; then
        missing "callers: $compiler, flags" \
            "no runtime for $(flags_of "$compiler" | grep -vxF -f "$work/$compiler.flags" | paste -sd,)"
    fi
    for mode in LIBRARY IMPLEMENTATION STATIC; do
        name="$compiler, $mode: callers compile and run"
        if every "$compiler" $mode >"$work/every" 2>&1; then ok "$name"; note "$(tail -n 1 "$work/every")"; else
            not_ok "$name"; details "$work/every"
        fi
    done
done

# --- callers of other target options -------------------------------------------------------------

# With the library and OS_CORE_IMPLEMENTATION they just compile. A function that is inlined by force must be compiled
# for as few registers as the caller: with OS_CORE_STATIC the header is included where the option holds.
cat >"$work/other.in" <<'EOC'
#if defined(OS_CORE_STATIC) && FEWER
#pragma GCC push_options
#pragma GCC target(OPTION)
#include "os_core.h"
#pragma GCC pop_options
#else
#include "os_core.h"
#endif
#pragma GCC push_options
#pragma GCC target(OPTION)
long in_pragma(void *p, os_size_t n);
long in_pragma(void *p, os_size_t n)
{
    os_compiler_barrier(p);
    return os_is_error((long)n) ? 1 : os_munmap(p, n);
}
#pragma GCC pop_options
__attribute__((target(OPTION))) long by_attribute(void *p, os_size_t n, int flags);
long by_attribute(void *p, os_size_t n, int flags)
{
    void *q = os_mmap(p, n, OS_PROT_READ, flags, -1, 0);
    return q == OS_MAP_FAILED || os_map_anonymous(&q, n) != 0;
}
__attribute__((noipa)) long opaque(void *p, os_size_t n);
long opaque(void *p, os_size_t n)
{
    return os_munmap(p, n) + in_pragma(p, n) + by_attribute(p, n, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS);
}
EOC
other_options() { # COMPILER OPTION
    sed "s/OPTION/\"$2\"/" "$work/other.in" >"$work/other.c" # a pragma's macros are not expanded
    case $2 in *regs* | *no*) fewer=1 ;; *) fewer=0 ;; esac
    for mode in LIBRARY IMPLEMENTATION STATIC; do
        for level in -O0 -O2; do
            # shellcheck disable=SC2086  # a command and its options
            $1 $level -Wall -Wextra -Werror -DFEWER=$fewer -DOS_CORE_$mode -Isingle_include -c "$work/other.c" \
                -o "$work/other.o" || { echo "$mode $level"; return 1; }
        done
    done
}
for target in $targets; do
    [ "${COMPILER:-gcc}" = gcc ] || continue
    case $target in
    x86_64) options="general-regs-only no-sse arch=x86-64-v3" ;;
    aarch64) options="general-regs-only +nosimd arch=armv8.2-a+sve" ;;
    riscv64) options="arch=+zba" ;;
    esac
    if lacks=$(missing_compiler gcc "$target"); then missing "$target: other target options" "$lacks"; continue; fi
    for option in $options; do
        cc=$(compiler_for gcc "$target") version=$($cc -dumpversion)
        name="$target gcc: callers for \"$option\" compile in each mode"
        case $target-$option-${version%%.*} in
        x86_64-general-regs-only-9 | x86_64-general-regs-only-10)
            skip "$name" "x86_64, before gcc 11, has no such attribute" ;;
        riscv64-*-9 | riscv64-*-1[0-5]) skip "$name" "gcc 16 is the first with such a pragma" ;;
        x86_64-arch=x86-64-v3-9) skip "$name" "gcc 10 knows this machine" ;;
        *) try "$name" other_options "$cc" "$option" ;;
        esac
    done
done

# --- pointers to functions, and C++'s own warnings -------------------------------------------------

tools/prototypes include/os_core/*.h >"$work/prototypes"
{   echo '#include "os_core.h"'
    while read -r function header prototype; do
        case $header in
        */calls.h) echo "#ifdef OS_NR_${function#os_}" ;;
        */start.h) echo "#ifdef OS_CORE_START" ;;
        *) echo "#if 1" ;;
        esac
        echo "extern ${prototype%%"$function("*}(*const pointer_$function)(${prototype#*"$function("} noexcept;"
        echo "${prototype%%"$function("*}(*const pointer_$function)(${prototype#*"$function("} noexcept = $function;"
        echo "#endif"
    done <"$work/prototypes"
} >"$work/pointers.cc"
pointers() { # COMPILER STANDARD
    case $1 in g*) more=-Wuseless-cast ;; *) more='' ;; esac
    for mode in LIBRARY IMPLEMENTATION STATIC "STATIC -DOS_CORE_START" "STATIC -DOS_CORE_ANNOTATE"; do
        # shellcheck disable=SC2086  # lists of flags
        $1 -std=$2 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wold-style-cast -Wzero-as-null-pointer-constant $more \
            -Werror -DOS_CORE_$mode -DOS_CORE_CALLS -Isingle_include -c "$work/pointers.cc" -o "$work/pointers.o" ||
            return 1
    done
}
for compiler in $compilers; do
    case $compiler in *++) ;; *) continue ;; esac
    have "$compiler" || { missing "pointers: $compiler" "no $compiler"; continue; }
    for standard in c++11 c++17; do
        try "$compiler -std=$standard: a noexcept pointer to each function, no null that is 0, no useless cast" \
            pointers "$compiler" $standard
    done
done

# --- macros in C++ -----------------------------------------------------------------------------------

echo '#include "os_core.h"' >"$work/core.h"
find include/os_core/posix -name '*.h' ! -name '*_.h' ! -name redirect.h | LC_ALL=C sort |
    sed 's|include/os_core/posix/\(.*\)|#include <\1>|' >"$work/posix.h"
echo 'extern int error;' >"$work/error.h"
# headers COMPILER core|posix FLAG...: runs it, with these headers first.
headers() {
    headers_cc=$1 of=$2; shift 2
    set -- -include "$work/$of.h" -Isingle_include "$@"
    case $of in
    core) set -- -DOS_CORE_START -DOS_CORE_CALLS -DOS_CORE_DATA "$@" ;;
    posix) set -- -ffreestanding -nostdinc -isystem "$($headers_cc -print-file-name=include)" -DOS_CORE_ERRNO=error \
        -include "$work/error.h" -Iinclude/os_core/posix "$@" ;;
    esac
    "$headers_cc" "$@"
}
defined() { headers "$1" "$2" -x c++ -dD -E "$work/empty.c" | tests/valid/macros "$3" >"$work/$2.$3"; }
macros() { # COMPILER core|posix STANDARD
    defined "$1" "$2" uses && [ "$(grep -c ' { ' "$work/$2.uses")" -ge 500 ] || return 1
    case $1 in g*) more=-Wuseless-cast ;; *) more='' ;; esac
    # shellcheck disable=SC2086  # a flag, or none
    headers "$1" "$2" -std="$3" -Wall -Wextra -Wpedantic -Wold-style-cast -Wzero-as-null-pointer-constant $more \
        -Wno-unused-value -Wno-unused-but-set-parameter -Werror -x c++ -c "$work/$2.uses" -o "$work/uses.o"
}
constants() { # COMPILER STANDARD
    case $1 in clang*) in_c=clang ;; *) in_c=gcc ;; esac
    # shellcheck disable=SC2086  # a flag, or none
    defined "$1" core constants && [ "$(grep -c '^enum' "$work/core.constants")" -ge 30 ] &&
        headers "$in_c" core -Wall -Werror -DVALUES=values_in_c -x c -c "$work/core.constants" -o "$work/in_c.o" &&
        headers "$1" core -std="$2" -Wall -Werror -DVALUES=values -x c++ -c "$work/core.constants" -o "$work/in.o" &&
        "$1" $link "$work/in.o" "$work/in_c.o" -o "$work/constants" && "$work/constants"
}
for compiler in $compilers; do
    case $compiler in *++) ;; *) continue ;; esac
    if ! have "$compiler" || ! have python3; then missing "macros: $compiler" "no $compiler or no python3"; continue; fi
    link=$(link_of "$compiler")
    for standard in c++98 c++20; do
        for of in core posix; do
            try "$compiler -std=$standard, $of: macros are used without a warning" macros "$compiler" $of $standard
        done
    done
    try "$compiler: a macro of numbers is the constant that it is in C" constants "$compiler" c++11
done

# --- constants as arguments ------------------------------------------------------------------------

# tests/valid/arguments has each that no positive int holds, with its parameter; it may be passed without a warning.
sed -nE 's/^#define OS_([A-Z_a-z0-9]+) +(\(?-.*|(0x)?[0-9a-f]+(U|UL))$/\1/p' include/os_core/constants/*.h \
    include/os_core/flags.h | sort -u >"$work/large"
each_has_a_row() {
    grep -v '^#' tests/valid/arguments | sed -E 's/^data +//; s/ +[a-z_0-9]+ [a-z_0-9]+$//' >"$work/rows"
    ! grep -vxE -f "$work/rows" "$work/large" && [ "$(wc -l <"$work/large")" -ge 150 ] || return 1
    while read -r row; do
        grep -xqE -e "$row" "$work/large" || { echo "of no use: $row"; return 1; }
    done <"$work/rows"
}
arguments() { # COMPILER
    {   echo '#include "os_core.h"'
        echo 'void use(void);'
        echo 'void use(void) {'
        sed -nE 's/^([^#].*[^ ]) +([a-z_0-9]+) ([a-z_0-9]+)$/\2 \3 \1/p' tests/valid/arguments | grep -v '^data' |
            while read -r call parameter names; do
                type=$(sed -nE "s/^os_$call .*[(,]([^,(]*[ *])${parameter}[,)].*/\\1/p" "$work/prototypes")
                [ -n "$type" ] || echo "#error os_$call has no parameter $parameter"
                grep -xE -e "$names" "$work/large" |
                    sed "s/.*/#ifdef OS_&\\n{ $type argument = OS_&; (void)argument; }\\n#endif/"
            done
        echo '}'
    } >"$work/arguments.c"
    case $1 in *++) language=c++ ;; *) language=c ;; esac
    [ "$(grep -c '^{' "$work/arguments.c")" -ge 70 ] || { echo "too few"; return 1; }
    $1 -x "$language" -Wall -Wextra -Wconversion -Wsign-conversion -Werror -DOS_CORE_CALLS -Isingle_include -c \
        "$work/arguments.c" -o "$work/arguments.o"
}
try "each constant that no positive int holds has a row in tests/valid/arguments" each_has_a_row
for compiler in $compilers; do
    have "$compiler" || { missing "arguments: $compiler" "no $compiler"; continue; }
    try "$compiler: constants are arguments without a warning" arguments "$compiler"
done
done_testing
