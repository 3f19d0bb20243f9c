#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The shim of examples/preload/: what a libc's memory functions do beside the kernel's call, the shim does, on three
# targets with glibc, natively also with musl (tests/preload/differences.c calls both). It counts right at any moment
# (tests/preload/moments.c). Its table goes where it is asked to, and nowhere else. And programs that know nothing of
# it print and return what they do without it.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh

# The command that builds it is that of examples/README.md, with more warnings. LD_PRELOAD takes no path with a blank,
# so it has the name, and LD_LIBRARY_PATH the folder.
shim=libos_core_preload.so
flags=$(sed -n 's/^gcc \(.* -shared .*\) \\$/\1/p' examples/README.md)
strict="-std=gnu11 -Wall -Wextra -Wmissing-prototypes -Wconversion -Wsign-conversion -Wshadow -Werror"
# shellcheck disable=SC2086  # flags
build_shim() { [ -n "$flags" ] && "$@" $strict -Wpedantic $flags examples/preload/*.c -o "$folder/$shim" -pthread; }
build_programs() {
    for program in differences moments; do
        "$@" -std=gnu11 -O1 -Wall -Wextra -Werror "tests/preload/$program.c" -o "$folder/$program" -pthread \
            -ldl || return
    done
}

# preloaded COMMAND...: runs it with the shim; under COMMAND...: a program of $target's. It has a minute.
preloaded() { timeout -s KILL 60 env LD_LIBRARY_PATH="$folder" "LD_PRELOAD=$shim" "$@"; }
under() {
    if [ -z "$runner" ]; then preloaded "$@"; return; fi
    timeout -s KILL 60 "$runner" -L "/usr/$target-linux-gnu" -E LD_LIBRARY_PATH="$folder" -E "LD_PRELOAD=$shim" "$@"
}

# The functions of os_core/memory.h that this libc has, and two names that only libcs have. Those left out are in map.c,
# with the reason.
exports() { # exports LIBC
    { sed -n 's/^OS_CORE_API_ .*[ *]os_\([a-z0-9_]*\)(.*/\1/p' include/os_core/memory.h | grep -vxE "brk|membarrier"
      echo mmap64; echo posix_madvise; } | sort -u >"$work/names"
    nm -D --defined-only "$1" | sed 's/.* //; s/@.*//' | sort -u | comm -12 - "$work/names" >"$work/wanted"
    # musl from 1.2.4 on has mmap64 only for programs that were linked before: its loader gives them mmap.
    old=mmap64; ! grep -qx mmap64 "$work/wanted" || old=_init
    nm -D --defined-only "$folder/$shim" | sed 's/.* //' | grep -vxE "_init|_fini|$old" | sort >"$work/exported"
    [ "$(wc -l <"$work/wanted")" -ge 20 ] && diff "$work/wanted" "$work/exported"
}

# moment MOMENT PLACE: runs moments with its table there; what it says on standard error is in $work/said.
moment() {
    rm -f "$work/table"
    (cd "$work" && PRELOAD_TABLE=$2 under "$folder/moments" "$1" >stdout 2>said) &&
        [ "$(cat "$work/stdout")" = right ]
}
# rows FILE ROW...: these rows are in the tables of the file, and no other; a row has one blank between its words.
rows() {
    rows_of=$1; shift
    printf '%s\n' "$@" >"$work/rows"
    awk '/^[a-z_0-9]+ +[0-9]/ { $1 = $1; print }' "$rows_of" | diff "$work/rows" -
}
counts() { counts_moment=$1; shift; moment "$counts_moment" "$work/table" && rows "$work/table" "$@"; }
to_errors() { moment nothing stderr && head -n 1 "$work/said" | grep -x 'os_core_preload: process [0-9]*, [a-z0-9-]*' &&
    rows "$work/said" "mmap 1 0" "all 1 0"; }
silent() { moment "$1" "$2" && [ ! -e "$work/table" ] && [ ! -s "$work/said" ]; }
complains() { # complains PLACE TEXT: in one line that begins so
    moment nothing "$1" && cat "$work/said" && [ "$(wc -l <"$work/said")" = 1 ] &&
        grep -qF "os_core_preload: cannot write $2" "$work/said"
}
another() { rm -f "$work/another" && silent another stderr && [ -e "$work/another" ] && [ ! -s "$work/another" ]; }
unread() { # its standard error is a pipe that nobody reads
    mkfifo "$work/unread" && (
        # shellcheck disable=SC2094
        exec 8<>"$work/unread" 9>"$work/unread" 8>&-
        PRELOAD_TABLE=stderr under "$folder/moments" nothing 2>&9
    )
}

moments() { # moments NAME
    try "$1: before all constructors and in threads, each call is counted" counts threads \
        "munmap 40000 40000 EINVAL" "mmap 1 0" "all 40001 40000"
    try "$1: in a handler of a signal" counts handler "mprotect 1 0" "mmap 2 0" "all 3 0"
    try "$1: a child of fork begins at 0, and its parent goes on" counts child "munmap 1 0" "madvise 1 0" "all 2 0" \
        "madvise 1 0" "munmap 40000 40000 EINVAL" "mmap 1 0" "all 40002 40000"
    try "$1: the environment is written over, and the folder changes" counts environment "mmap 1 0" "all 1 0"
    try "$1: the table on standard error" to_errors
    try "$1: _exit prints none" silent _exit "$work/table"
    try "$1: no place, no table" silent nothing ""
    try "$1: standard error is closed by then: none" silent closed stderr
    try "$1: standard error is another file by then, which gets nothing" another
    rm -f "$work/unread"
    try "$1: nobody reads standard error, and the program ends as it would" unread
    try "$1: a file that cannot be made is one line" complains "$work/none/table" "$work/none/table: ENOENT"
    try "$1: so is a full disk" complains /dev/full "/dev/full: ENOSPC"
    try "$1: ... a pipe that nobody reads" complains "$work/unread" "$work/unread: ENXIO"
    try "$1: ... a path that is not from the root" complains table \
        "table: PRELOAD_TABLE is stderr, or begins with a slash: EINVAL"
    try "$1: ... a path that is too long" complains "/$(printf %05000d 0)" "/00000"
}

# with_libc FOLDER LIBC COMPILER...: all of it, with the libc that programs know as LIBC. musl's loader is its libc.
with_libc() {
    with=$1 libc=$2 folder=$work/$1; shift 2 # without a comma, which qemu-user's -E would take for its own
    mkdir "$folder"
    try "$with: the shim builds" build_shim "$@"
    try "$with: the programs build" build_programs "$@"
    file=$("$@" -print-file-name="$libc")
    [ "$libc" != libc.so ] ||
        file=$(readelf -l "$folder/moments" | sed -n 's/.*program interpreter: \(.*\)]/\1/p')
    try "$with: it has the functions that this libc has, and no other" exports "$file"
    under "$folder/differences" "$libc" >"$work/out" 2>"$work/err"
    tell_cmocka "$with" $? "$work/out" "$work/err"
    moments "$with"
}
for target in $targets; do
    runner=$(runner_for "$target")
    for compiler in gcc clang; do
        can_run "$target, $compiler" $compiler "$target" || continue
        # shellcheck disable=SC2046  # words
        with_libc "$target-$compiler" libc.so.6 $(compiler_for $compiler "$target")
    done
    [ -z "$runner" ] || continue
    if ! have musl-gcc; then missing "$target, musl" "no musl-gcc"; continue; fi
    with_libc "$target-musl" libc.so musl-gcc
done

# --- programs that nobody here wrote -----------------------------------------------------------------

# same NAME CALLS COMMAND...: the command does with the shim what it does without: it prints the same on both outputs,
# and returns 0. CALLS is "calls" if the table must have some, or "none".
same() {
    same_name=$1 calls=$2; shift 2
    if ! have "$1"; then missing "$same_name" "no $1"; return; fi
    try "$same_name: without the shim" sh -c 'cd "$1" && shift && "$@" >stdout 2>stderr' sh "$work" "$@"
    sed "$unstable" "$work/stderr" >"$work/errors"
    mv "$work/stdout" "$work/output"
    rm -f "$work/table"
    try "$same_name: with it, the same" with_shim "$@"
    try "$same_name: the table has $calls" has "$calls"
}
has() { # has calls|none: there are tables, and they have calls, or none
    awk -v want="$1" '/^all / { calls += $2; tables++ } END {
        print calls " calls in " tables " tables"
        exit !(tables > 0 && (calls > 0) == (want == "calls"))
    }' "$work/table"
}
with_shim() {
    (cd "$work" && PRELOAD_TABLE=$work/table preloaded "$@" >stdout 2>stderr) || { cat "$work/stderr"; return 1; }
    sed "$unstable" "$work/stderr" | diff "$work/errors" - && cmp "$work/output" "$work/stdout"
}
unstable='s/ in [0-9.]*s$/ in a while/' # the seconds that python3's tests took

# A repository whose objects are in a pack, which git maps.
make_repository() (
    git init -q "$work/repository" && cd "$work/repository" || exit
    for commit in 1 2 3 4 5; do
        seq "$commit" 5000 >file && git add file &&
            git -c user.name=Nobody -c user.email=nobody@localhost commit -q -m "$commit" || exit
    done
    git gc -q && ls .git/objects/pack/*.pack
)
native() {
    folder=$work/$host-gcc target=$host runner=
    cat >"$work/map.py" <<'PROGRAM'
import mmap
import sys
with open(sys.argv[1], "r+b") as file, mmap.mmap(file.fileno(), 0) as pages:
    pages.madvise(mmap.MADV_SEQUENTIAL)
    pages[:4] = b"four"
    pages.flush()
    print(len(pages), pages[:8], pages.find(b"9999"))
with mmap.mmap(-1, 100, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as pages:
    pages.resize(1000000)
    print(len(pages), pages[999999])
try:
    mmap.mmap(0, 100)
except OSError as error:
    print(error)
PROGRAM
    seq 100000 | sort -R --random-source=/dev/zero >"$work/numbers"
    cp "$work/numbers" "$work/mapped"
    same "python3 maps files" calls python3 map.py mapped
    if have python3 && python3 -c 'import test.test_mmap' 2>/dev/null; then
        same "python3's own test_mmap" calls python3 -m unittest -q test.test_mmap
    else skip "python3's own test_mmap" "python3 has no test.test_mmap here (Debian: libpython3-testsuite)"; fi
    # shellcheck disable=SC2016  # perl's
    same "perl reads a mapped file" calls perl -e 'open F, "<:mmap", "numbers" or die; $n += $_ while <F>; print $n'
    try "a repository" make_repository
    same "git fsck" calls git -C repository fsck --strict
    same "git log" calls git -C repository log -p --format=%s%n%T
    cp tests/preload/moments.c "$work/"
    same "gcc compiles" calls sh -c 'gcc -O2 -c moments.c -o object.o && cksum <object.o'
    # It calls none itself: the threads' stacks are mapped by the libc, inside.
    same "sort with threads" none sort --parallel=4 -S 1M numbers
}
case " $targets " in *" $host "*)
    if [ -f "$work/$host-gcc/$shim" ]; then native; else missing "programs" "no shim for $host"; fi ;;
esac
done_testing
