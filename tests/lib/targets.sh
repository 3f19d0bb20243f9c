# SPDX-License-Identifier: MIT
# Knows the machines that the suites build for and run on:   . tests/lib/targets.sh
#
# shellcheck shell=sh
targets=${TARGETS:-x86_64 aarch64 riscv64}   # TARGETS="x86_64" runs the suites for it alone
host=$(uname -m)
[ -n "$(echo $targets)" ] || { echo "TARGETS: it names no target" >&2; exit 1; }
for target in $targets; do
    case $target in x86_64 | aarch64 | riscv64) ;; *)
        echo "TARGETS: no target $target, there are x86_64, aarch64 and riscv64" >&2; exit 1 ;;
    esac
done

# QEMU=build/qemu/sid runs programs under the qemu-user of that folder (tools/fetch-qemu), not the installed one.
if [ -n "${QEMU:-}" ]; then
    qemu_folder=$(cd "$QEMU" 2>/dev/null && pwd) && [ -x "$qemu_folder/qemu-aarch64" ] ||
        { echo "QEMU: there is no $QEMU/qemu-aarch64; tools/fetch-qemu build/qemu gets some" >&2; exit 1; }
    PATH=$qemu_folder:$PATH
fi

have() { command -v "$1" >/dev/null 2>&1; }

# compiler_for gcc|g++|clang|clang++ TARGET: prints the command that compiles for TARGET.
compiler_for() {
    case $1 in
    clang*) echo "$1 --target=$2-linux-gnu" ;;
    *) if [ "$2" = "$host" ]; then echo "$1"; else echo "$2-linux-gnu-$1"; fi ;;
    esac
}

# missing_compiler gcc|g++|clang|clang++ TARGET: prints what is missing to compile and link
# for TARGET, and succeeds; fails when nothing is. clang links with gcc's cross libraries.
missing_compiler() {
    for missing_tool in "$(compiler_for "$1" "$2")" "$(compiler_for gcc "$2")" "$2-linux-gnu-objdump"; do
        missing_tool=${missing_tool%% *}
        have "$missing_tool" || { echo "no $missing_tool"; return 0; }
    done
    return 1
}

# runner_for TARGET: prints the command that runs a program of TARGET ("" on the host).
runner_for() { if [ "$1" = "$host" ]; then echo ""; else echo "qemu-$1"; fi; }

missing_runner() {
    missing_tool=$(runner_for "$1")
    [ -z "$missing_tool" ] || have "$missing_tool" || { echo "no $missing_tool"; return 0; }
    return 1
}

# archiver_for COMPILER TARGET [CFLAGS]: prints the ar for its objects, which with -flto are the compiler's own.
archiver_for() {
    case $1-${3:-} in
    gcc-*-flto*) echo "$(compiler_for gcc "$2")-ar" ;;
    *-flto*) echo llvm-ar ;;
    *) echo "$2-linux-gnu-ar" ;;
    esac
}

# can_run NAME COMPILER TARGET: COMPILER is here for TARGET, and its programs run. If not, the test NAME is missing.
can_run() { ! lacks=$(missing_compiler "$2" "$3" || missing_runner "$3") || { missing "$1" "$lacks"; return 1; }; }

# make_library FOLDER COMPILER TARGET [CPPFLAGS [CFLAGS]]: $work/FOLDER/TARGET/libos_core.a, and libos_core_start.a
# beside it, for programs without a libc. They are built once for all suites, in a folder for that compiler and those
# flags; each suite has a copy. Without flock each builds its own.
# shellcheck disable=SC2154  # place and work are tap.sh's
make_library() {
    library_cc=$(compiler_for "$2" "$3")
    library_id=$(printf '%s|' "$(command -v "${library_cc%% *}")" "$2" "${4:-}" "${5:-}" "$SPLIT" | cksum | tr ' ' -)
    library_made=$BUILD/test/libraries/$library_id
    have flock || library_made=$place/$library_id
    library_ar=$(archiver_for "$2" "$3" "${5:-}")
    mkdir -p "$library_made" "$work/$1/$3" && (
        { ! have flock || flock 9; } && make -s BUILD="$library_made" CC="$library_cc" AR="$library_ar" \
            CFLAGS="${5:--O2}" CPPFLAGS="${4:-}" all
    ) 9>"$library_made/lock" && cp "$library_made/$3"/libos_core*.a "$work/$1/$3/"
}

# errnos TARGET: prints "[n] = 1," for each number of an OS_E constant there; tests/model/errors.c includes that.
errnos() { sed -n 's/^#define OS_E[A-Z0-9]* *\([0-9]*\)$/[\1] = 1,/p' "include/os_core/constants/$1.h" | sort -u; }

# structure_headers TARGET: prints an #include line for each of the kernel's headers that have structures, but for two
# that need a libc's.
structure_headers() {
    awk -v target="$1" '/^(memory|uapi) / { n = split($2, at, ":"); if (n == 1 || at[1] == target) print at[n] }' \
        tools/structures.list | sort -u | grep -v -e vm_sockets -e errqueue | sed 's/.*/#include <&>/'
}

# lto_flags gcc|clang VERSION c|c++: prints the flag that a program with OS_CORE_START needs to be linked with -flto and
# without a warning. In C23, which gcc 15 takes if it is told nothing, and in C++ no declaration suits every main
# (docs/support.md); from 13 on gcc says so.
lto_flags() {
    case $1-$3 in gcc-c) lto_since=15 ;; gcc-c++) lto_since=13 ;; *) return ;; esac
    [ "${2%%.*}" -lt "$lto_since" ] || echo -Wno-lto-type-mismatch
}

# aliases: "SECOND FIRST" of each second name that libc's headers have for a constant of the kernel's.
aliases() { awk '$1 == "alias" { for (i = 2; i < NF; i++) print $i, $NF }' tools/constants.list; }

# Constants that have the type of the parameter that they are for, which is not that of the header: SAME32, the
# same 32 bits with another sign, in no more than an int.
# shellcheck disable=SC2034  # the suites use them
as_argument=$(sed -n 's/^argument [a-z]* //p' tools/constants.list | tr ' ' '\n' | sed 's/^_*//' | paste -sd'|' -)
# shellcheck disable=SC2034
same32='(int)(a) == (int)(b) && ((a) < 0) != ((b) < 0) && sizeof(a) == sizeof(int)'
