#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: seam: include/os_core/calls.h
# coverage: native: include/os_core/calls.h - tests/calls/untried
# coverage: qemu-user: include/os_core/calls.h - tests/calls/untried tests/calls/enosys
# coverage: native qemu-user: tests/calls/work.c
#
# The generated calls (os_core/calls.h). Every call that a target has is in this header, in memory.h or,
# with its reason, in tools/calls.table. Through the seam, every function passes its number and every
# argument, in its place and widened right, in both products. It gives what libc's syscall() gives. A
# hundred of them do real work. The headers are clean under strict flags, and can be made again.
# What is called how, docs/calls.tsv says, which is rendered from the same table as the functions. So that is held
# against the kernel's own prototypes by a compiler (tests/calls/kinds.cc), numbers against the UAPI headers.
. tests/lib/tap.sh
. tests/lib/targets.sh

header=include/os_core/calls.h
uapi=$BUILD/uapi/usr/include
linux=${LINUX:-$BUILD/syscalls/linux}
manual=${MANUAL:-$BUILD/syscalls/syscalls.2}

# Small helpers print the words of a kind of line in the list, and the functions that a header declares.
listed() { awk -v kind="$1" '$1 == kind { for (i = 2; i <= NF; i++) print $i }' tools/calls.table | sort; }
in_memory() { awk '$1 == "call" && $3 == "memory" { print $2 }' tools/calls.table; }
declared() { "$(compiler_for gcc "$target")" -E -P "$1" | grep -o '[ *]os_[a-z0-9_]*(' | tr -d ' *(' | sed 's/^os_//' | sort -u; }
numbers() { sed -n 's/^#define OS_NR_\([a-z0-9_]*\) .*/\1/p' "include/os_core/constants/$target.h" | sort; }

# run TARGET PROGRAM...: limits the processor time, for a fault can spin for ever under qemu-user. By the clock it may
# take long: same.c makes a thousand children, 20 s of work, and the machine has other work too.
run() {
    run_target=$1; shift
    # shellcheck disable=SC2046
    # shellcheck disable=SC3045  # dash, bash and busybox have it, POSIX since 2024
    (ulimit -t 120 && exec timeout -s KILL 1200 $(runner_for "$run_target") "$@")
}

# --- which calls there are ------------------------------------------------------------------------

# These compare sets of names, one per line, with comm. Each prints what is wrong, and succeeds if nothing is.
nothing_left_out() {
    declared "$header" >"$work/here"
    { in_memory; listed left; cat "$work/here"; } | sort >"$work/known"
    numbers >"$work/numbers"
    [ "$(wc -l <"$work/here")" -ge 250 ] && ! comm -23 "$work/numbers" "$work/known" | grep . &&
        ! comm -13 "$work/numbers" "$work/here" | grep .
}
nothing_twice() { # in two of the three places
    { in_memory; listed left; cat "$work/here"; } | sort | uniq -d >"$work/twice"
    ! grep . "$work/twice" && declared include/os_core/memory.h >"$work/memory" &&
        grep -q '^mmap$' "$work/memory" && ! comm -12 "$work/memory" "$work/here" | grep .
}

# The comment behind each prototype says since when Linux has the call. Calls that have the same number everywhere
# came in the order of their numbers, except two whose numbers were reserved before their time.
releases() {
    awk '
        FILENAME ~ /constants/ { if (/^#define OS_NR_/ && $3 >= 424) number[substr($2, 7)] = $3; next }
        /^OS_CORE_API_/ { name = $0; sub(/\(.*/, "", name); sub(/.* os_/, "", name) }
        name == "" || !/;/ { next }
        { n++ }
        !/; \/\* [1-9][0-9]*(\.[0-9]+)+ \*\/$/ { print name ": no release"; bad = 1 }
        name in number { call[number[name]] = name; split($(NF - 1), part, "."); code[number[name]] = 1000 * part[1] + part[2] }
        { name = "" }
        END {
            for (i = 424; i < 600; i++) {
                if (!(i in call) || call[i] ~ /^(close_range|quotactl_fd)$/) continue
                if (code[i] < last) { print call[i] ": older than what has a lower number"; bad = 1 }
                last = code[i]; compared++
            }
            print n " releases, " compared " in the order of the numbers"
            exit bad || n < 320 || compared < 35
        }' include/os_core/constants/*.h "$header"
}

# A number's name and its function differ where the kernel's own table says so, and only there.
generic_table() {
    {   echo '#define __SYSCALL(nr, call) @@ nr #call'
        for want in RENAMEAT NEW_STAT MEMFD_SECRET SET_GET_RLIMIT SYS_CLONE3; do echo "#define __ARCH_WANT_$want"; done
        echo '#include <asm-generic/unistd.h>'
    } | gcc -E -P -nostdinc -I"$uapi/x86_64-linux-gnu" -I"$uapi" - | grep -o '@@ [0-9]* "sys_[a-z0-9_]*"' |
        sed 's/@@ \(.*\) "sys_\(.*\)"/\1 \2/' >"$work/generic"
    awk '
        FILENAME ~ /table$/ { if ($1 == "like") like[$2] = $3; if ($1 == "left") for (i = 2; i <= NF; i++) left[$i] = 1 }
        FILENAME ~ /\.h$/ && /^#define OS_NR_/ { name[$3] = substr($2, 7) }
        FILENAME ~ /generic$/ {
            call = name[$1]
            if (call in left) next
            function_name = call in like ? like[call] : call
            if (function_name != $2) { print call ": the table has sys_" $2 ", calls.table sys_" function_name; bad = 1 }
            n++
        }
        END { print n " compared"; exit bad || n < 300 }' tools/calls.table include/os_core/constants/aarch64.h "$work/generic"
}

# --- headers ----------------------------------------------------------------------------------------

strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Werror"

# clean COMPILER TARGET STANDARD MODE...: compiles the calls in these modes of the single header, and from include/.
# tests/headers.sh has the full product of modes and standards for the other functions.
clean() {
    compiler=$1 target=$2 standard=$3; shift 3
    case $compiler in
    *++) more=-Wold-style-cast language=c++ ;;
    *) more="-Wmissing-prototypes -Wstrict-prototypes" language=c ;;
    esac
    base="$(compiler_for "$compiler" "$target") -x $language -std=$standard $strict $more -nostdinc -DOS_CORE_CALLS"
    # shellcheck disable=SC2086  # $base is a command with its options
    for mode; do
        $base -O1 -DOS_CORE_$mode -Isingle_include -S -o /dev/null "$work/user.c" || return 1
    done
    # shellcheck disable=SC2086
    $base -Iinclude -fsyntax-only "$work/user.c"
}

cat >"$work/user.c" <<'EOC'
#include "os_core.h"
#include "os_core.h"
long user(const char *path, char *const *argv, struct statx *buffer);
long user(const char *path, char *const *argv, struct statx *buffer)
{
    char bytes[8];
    long fd = os_openat(OS_AT_FDCWD, path, OS_O_RDONLY | OS_O_CLOEXEC, 0644);
    if (os_is_error(fd))
        os_exit_group(1);
    if (os_read(3, bytes, sizeof bytes) != 8 || os_statx(-1, path, 0, OS_STATX_SIZE, buffer) != 0)
        return os_close(-1);
    return os_execve(path, argv, argv);
}
EOC

# together ORDER COMPILER TARGET: compiles libc's headers before or after ours.
together() {
    {   [ "$1" = after ] || echo '#include "os_core.h"'
        for file in errno fcntl poll sched signal stdio stdlib string sys/epoll sys/mman sys/mount sys/ptrace \
            sys/resource sys/select sys/socket sys/stat sys/syscall sys/time sys/timex sys/uio sys/wait termios \
            time unistd; do
            echo "#include <$file.h>"
        done
        [ "$1" = before ] || echo '#include "os_core.h"'
        echo 'long wait_for(struct rusage *r, struct stat *s); long wait_for(struct rusage *r, struct stat *s)'
        echo '{ return os_fstat(0, s) + os_wait4(-1, 0, 0, r); }'
    } >"$work/together.c"
    language=c
    case $2 in *++) language=c++ ;; esac
    # shellcheck disable=SC2046,SC2086
    $(compiler_for "$2" "$3") -x $language $strict -Wno-pedantic -D_GNU_SOURCE -DOS_CORE_CALLS -DOS_CORE_STATIC \
        -Isingle_include -fsyntax-only "$work/together.c"
}

# A pointer from a UAPI header passes without a cast, if the tag is that header's. These tags are in none: libc declares
# some for the user, and the user declares a few.
no_uapi="struct (__aio_sigset|file_handle|linux_dirent(64)?|m?msghdr|sched_param|sockaddr|ustat)"
no_uapi_of() { if [ "$1" = riscv64 ]; then echo "$no_uapi"; else echo "$no_uapi|struct riscv_hwprobe"; fi; }
tags() { # tags COMPILER TARGET
    sed -nE 's/^((struct|union) [a-z_0-9]+);$/\1/p' "$header" | grep -vxE "$(no_uapi_of "$2")" >"$work/tags"
    [ "$(wc -l <"$work/tags")" -ge 40 ] || return 1
    {   for file in aio_abi bpf capability eventpoll fs futex io_uring kexec landlock lsm mount mqueue msg nsfs openat2 \
            perf_event poll resource rseq sched/types sem signal stat sysinfo time time_types times timex \
            uio utime utsname xattr; do
            echo "#include <linux/$file.h>"
        done
        echo '#include <asm/siginfo.h>'
        echo '#include <asm/stat.h>'
        echo '#include <asm/statfs.h>'
        [ "$2" != riscv64 ] || echo '#include <asm/hwprobe.h>'
        echo '#include "os_core.h"'
        awk '{ print "typedef char has_" $2 "[sizeof(" $0 ")];" }' "$work/tags"
        cat <<'EOC'
long pass(__u64 *ids, __u32 *size, aio_context_t *context, __kernel_timer_t *timer, const void *set);
long pass(__u64 *ids, __u32 *size, aio_context_t *context, __kernel_timer_t *timer, const void *set)
{
    return os_listmount(0, ids, 4, 0) + os_listns(0, ids, 4, 0) + os_lsm_list_modules(ids, size, 0) +
           os_io_setup(1, context) + os_timer_create(0, 0, timer) + os_pselect6(0, 0, 0, 0, 0, set);
}
EOC
    } >"$work/tags.c"
    language=c
    case $1 in *++) language=c++ ;; esac
    # shellcheck disable=SC2046
    $(compiler_for "$1" "$2") -x "$language" -nostdinc -w -I"$uapi/$2-linux-gnu" -I"$uapi" -DOS_CORE_CALLS \
        -Isingle_include -fsyntax-only "$work/tags.c"
}

# No tag is that of an outdated structure, where the kernel's own prototype says no more than the name. These
# three are as long as the ones with 64 in their names.
outdated() { # outdated TARGET
    grep -rhoE '(struct|union) [a-z_]+64[a-z_]*' "$uapi/linux" "$uapi/asm-generic" "$uapi/$1-linux-gnu" | sort -u >"$work/64"
    [ "$(wc -l <"$work/64")" -ge 10 ] || return 1
    sed 's/64//' "$work/64" | grep -vxE 'struct (rlimit|stat|statfs)' >"$work/outdated"
    ! sed -nE 's/^((struct|union) [a-z_0-9]+);$/\1/p' "$header" | grep -xE -e 'struct (__)?old.*' -f "$work/outdated"
}

# Every constant that calls.h brings has the value and sign of the UAPI header's. A constant that is in none has those
# of libc's, if libc has it.
kernels_own() { # prints those from the kernel's own headers
    awk '/^\/\*/ { own = /kernel.s own include/ } own && /^#define OS_/ { print substr($2, 4) }' include/os_core/flags.h | sort
}
flags_of_libc() { # flags_of_libc TARGET
    kernels_own >"$work/own"
    {   printf '#define _GNU_SOURCE\n'
        printf '#include <%s.h>\n' dirent fcntl netinet/tcp netinet/udp sys/mount sys/socket sys/swap
        echo '#include "os_core/flags.h"'
        sed 's/.*/#ifdef &\n_Static_assert((OS_&) == (&), "&");\nchar compared_&;\n#endif/' "$work/own"
    } >"$work/own.c"
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -Iinclude -E -P "$work/own.c" | grep -c '^char compared_' >"$work/own.count" &&
        $(compiler_for gcc "$1") -Iinclude -fsyntax-only "$work/own.c" || return 1
    read -r compared <"$work/own.count"
    echo "$1: $compared of $(wc -l <"$work/own") flags compared with libc"
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -Iinclude -E -dD "$work/own.c" >"$work/own.i"
    # These names libc alone has: other names, a number of the kernel's, an old one; glibc 2.43 brings linux/sockios.h.
    grep -oE '\<(AF|PF|SOCK|SOL|MSG|SCM|SHUT|DT|MNT|UMOUNT|SPLICE_F|SWAP_FLAG)_[A-Z0-9_]+\>' "$work/own.i" | sort -u |
        grep -vxE '[AP]F_(FILE|MAX|DEC)|MSG_PROXY|SWAP_FLAG_PRIO_SHIFT|SOCK_IOC_TYPE' >"$work/libcs"
    sed -n 's/^#define OS_\([A-Z_0-9]*\) .*/\1/p' "$work/own.i" | sort -u | comm -13 - "$work/libcs" >"$work/lacking"
    [ "$compared" -ge 100 ] && ! grep . "$work/lacking"
}
flags() { # flags TARGET
    awk -v target="$1:" '/^(calls|family) / && $2 !~ /^kernel/ && ($2 !~ /:/ || sub(target, "", $2)) { print $2 }' \
        tools/constants.list | sort -u >"$work/headers"
    { printf '#include <linux/%s.h>\n' const ioctl; sed 's/.*/#include <&>/' "$work/headers"; } >"$work/include.h"
    set -- "$1" "$(compiler_for gcc "$1") -nostdinc -w -ftrack-macro-expansion=0 $(uapi_flags "$1")"
    # The headers give the names. The compiler says, line by line, which are integers.
    $2 -E -dD "$work/include.h" | awk -v uapi="$uapi/" -f tests/calls/own.awk "$work/headers" - | sort -u >"$work/own"
    { cat "$work/include.h"; awk '{ print "#line " NR " \"own\"\nenum { own_" NR " = (" $2 ") };" }' "$work/own"; } |
        $2 -fsyntax-only -x c - 2>&1 | sed -n 's/^own:\([0-9]*\):.*error:.*/\1/p' >"$work/no_integer"
    # Our name for each is without the first underscores, if no other constant has that name.
    awk 'FILENAME ~ /integer$/ { no[$1]; next } !second { if (!(FNR in no)) taken[$2]; next }
        $2 in taken { ours = $2; if (sub(/^__?/, "", ours) && ours in taken) ours = $2; print $1, $2, ours }' \
        "$work/no_integer" "$work/own" second=1 "$work/own" >"$work/integers"
    for file in constants flags; do
        $2 -E -dM "include/os_core/$file.h" | sed -n 's/^#define OS_\([A-Z_a-z0-9]*\) .*/\1/p' | grep -v '^CORE_' | sort
    done | sort -u >"$work/ours"
    # The values and signs are the same; and all names are there.
    kernels_own | comm -23 "$work/ours" - >"$work/uapis"
    {   cat "$work/include.h"
        aliases | awk '{ print "#ifndef " $1 "\n#define " $1 " " $2 "\n#endif" }'
        echo '#include "os_core/flags.h"'
        echo '#define SAME(a, b) _Static_assert((a) == (b) && ((a) < 0) == ((b) < 0), #b);'
        echo "#define SAME32(a, b) _Static_assert($same32, #b);"
        awk -v as_argument="^($as_argument)$" 'NR == FNR { theirs[$3] = $2; next }
            { same = $1 ~ as_argument ? "SAME32" : "SAME"
              print same "(OS_" $1 ", " ($1 in theirs ? theirs[$1] : $1) ")" }' "$work/integers" "$work/uapis"
    } >"$work/flags.c"
    $2 -Iinclude -fsyntax-only "$work/flags.c" || return 1
    awk -f tests/calls/left.awk tools/constants.list "$work/ours" "$work/integers" >"$work/missing"
    cat "$work/missing"
    echo "$1: $(wc -l <"$work/uapis") constants compared, $(wc -l <"$work/integers") are in the headers"
    [ "$(wc -l <"$work/integers")" -ge 4000 ] && [ ! -s "$work/missing" ]
}
of_use() { # each pattern that leaves something out is a name in its header
    awk '$1 == "not" { for (i = 3; i <= NF; i++) print $2, $i }' tools/constants.list >"$work/patterns"
    while read -r file pattern; do
        case $file in
        kernel/*) set -- "$linux/include/linux/${file#kernel/}" ;;
        asm/*) base=${file#asm/}; set -- "$uapi"/*-linux-gnu/asm/"${base%.h}"*.h "$uapi/asm-generic/${base%.h}"*.h ;;
        *) set -- "$uapi/$file" ;;
        esac
        grep -qsE "^(#[[:space:]]*define)?[[:space:]]+$pattern\\>" "$@" || { echo "not $file $pattern: no such name"; return 1; }
    done <"$work/patterns"
    [ "$(wc -l <"$work/patterns")" -ge 50 ]
}

# The kernel's prototypes, for every configuration.
kernels_prototypes() {
    sed -n '/^#ifndef CONFIG_ARCH_HAS_SYSCALL_WRAPPER/,/^#endif .*CONFIG_ARCH_HAS_SYSCALL_WRAPPER/p' \
        "$linux/include/linux/syscalls.h"
    awk 'BEGIN { RS = ";" } match($0, /asmlinkage long sys_riscv.*/) { print substr($0, RSTART) ";" }' \
        "$linux/arch/riscv/include/asm/syscall.h"
}
kinds() { # kinds COMPILER TARGET
    mkdir -p "$work/$2"
    kernels_prototypes >"$work/$2/kernel.inc" &&
        awk -v target="$2" -f tests/calls/compare.awk tools/calls.table docs/calls.tsv >"$work/$2/compare.inc" || return 1
    [ "$(wc -l <"$work/$2/compare.inc")" -ge 300 ] || return 1
    # shellcheck disable=SC2046
    $(compiler_for "$1" "$2") -std=c++14 -w -nostdinc $(uapi_flags "$2") -Isingle_include -I"$work/$2" \
        -fsyntax-only tests/calls/kinds.cc
}

# --- the seam ---------------------------------------------------------------------------------------

# rows TARGET [HEADER]: a line of docs/calls.tsv each, for the C programs.
rows() { awk -v target="$1" -v header="${2:-}" -f tests/calls/table.awk tools/calls.table docs/calls.tsv; }

# table TARGET: calls.inc and numbers.inc in $work/TARGET.
table() {
    mkdir -p "$work/$1"
    rows "$1" os_core/calls.h >"$work/$1/calls.inc" || return 1
    sed 's/^[A-Z]*(\([a-z_0-9]*\),.*/#ifndef __NR_\1\n#define __NR_\1 (-1)\n#endif/' "$work/$1/calls.inc" \
        >"$work/$1/numbers.inc"
}

# The programs compare the numbers with the newest UAPI headers that are here.
uapi_flags() { [ ! -d "$uapi/$1-linux-gnu" ] || echo "-I$uapi/$1-linux-gnu -I$uapi"; }

seam_single() { # seam_single COMPILER TARGET
    # shellcheck disable=SC2046
    $(compiler_for "$1" "$2") -O1 -DSINGLE -I"$work/$2" -Itests/calls -Isingle_include $(uapi_flags "$2") \
        -static -o "$work/$2/seam" tests/calls/seam.c && run "$2" "$work/$2/seam"
}
seam_library() { # the library, built with the recorder in place of the trap
    make_library library gcc "$1" "-include tests/calls/record.h" || return 1
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -O1 -I"$work/$1" -Itests/calls -Iinclude $(uapi_flags "$1") -static -o "$work/$1/seam" tests/calls/seam.c \
        "$work/library/$1/libos_core.a" && run "$1" "$work/$1/seam"
}

# --- the code ---------------------------------------------------------------------------------------

shape() { # shape COMPILER TARGET
    if [ "$2" = "$host" ] && ! have "$2-linux-gnu-objdump"; then dump=objdump; else dump=$2-linux-gnu-objdump; fi
    # shellcheck disable=SC2046
    $(compiler_for "$1" "$2") -std=c99 -O2 -ffreestanding -fPIC -ffunction-sections -Iinclude -Isrc -c -o "$work/$2/calls.o" \
        src/calls.c || return 1
    "$dump" -dr --no-show-raw-insn "$work/$2/calls.o" | awk -f tests/shape/listing.awk >"$work/$2/listing"
    awk -f tests/calls/shape.awk "$work/$2/calls.inc" "$work/$2/listing" >"$work/$2/shape"
    echo "$(wc -l <"$work/$2/calls.inc") functions" | diff - "$work/$2/shape"
}

# os_syscall(nr, ...) passes exactly the arguments that are written, each evaluated once, in C and C++.
cat >"$work/count.c" <<'EOC'
#include "record.h"
#define OS_CORE_STATIC
#include "os_core.h"
static long seen[7], n;
long record(long nr, long a, long b, long c, long d, long e, long f)
{
    seen[0] = nr, seen[1] = a, seen[2] = b, seen[3] = c, seen[4] = d, seen[5] = e, seen[6] = f;
    return -nr;
}
static int saw(long count)
{
    int i;
    for (i = 0; i < 7; i++)
        if (seen[i] != (i < count ? 11 * (i + 1) : 0))
            return 0;
    return 1;
}
static long next(void) { return n += 11; }
int main(void)
{
    if (os_syscall(11) != -11 || !saw(1)) return 1;
    if (os_syscall(11, 22) != -11 || !saw(2)) return 2;
    if (os_syscall(11, 22, 33) != -11 || !saw(3)) return 3;
    if (os_syscall(11, 22, 33, 44) != -11 || !saw(4)) return 4;
    if (os_syscall(11, 22, 33, 44, 55) != -11 || !saw(5)) return 5;
    if (os_syscall(11, 22, 33, 44, 55, 66) != -11 || !saw(6)) return 6;
    if (os_syscall(11, 22, 33, 44, 55, 66, 77) != -11 || !saw(7)) return 7;
    if (os_syscall(next()) != -11 || n != 11 || os_syscall(-1, -2) != 1 || seen[1] != -2) return 8;
#ifdef EIGHT
    return (int)os_syscall(1, 2, 3, 4, 5, 6, 7, 8);
#endif
    return 0;
}
EOC
count() { # count COMPILER STANDARD FLAGS...
    count_cc=$1 standard=$2; shift 2
    case $count_cc in *++) language=c++ ;; *) language=c ;; esac
    # shellcheck disable=SC2086
    "$count_cc" -x $language -std="$standard" $strict "$@" -Itests/calls -Isingle_include -o "$work/count" \
        "$work/count.c" && "$work/count"
}

# --- the kernel -------------------------------------------------------------------------------------

# A call that the kernel or qemu-user lacks proves nothing: it is named, as skipped.
same() { # same TARGET
    mkdir -p "$work/$1/same"
    names tests/calls/untried >"$work/untried"
    rows "$1" | awk 'FILENAME != "-" { no["CALL(" $1] = no["NORETURN(" $1] = 1; next }
        !((substr($1, 1, length($1) - 1)) in no)' "$work/untried" - >"$work/$1/same/calls.inc"
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -O1 -I"$work/$1/same" -Isingle_include -static -o "$work/$1/same/same" \
        tests/calls/same.c && run "$1" "$work/$1/same/same"
}
say_skipped() {
    sed -n 's/^ENOSYS //p' "$work/log" | sort >"$work/enosys"
    tail -n 1 "$work/log" | sed 's/^/# /'
    [ ! -s "$work/enosys" ] || skip "$1: $(wc -w <"$work/enosys") calls gave the same" \
        "ENOSYS, so nothing was tried: $(tr '\n' ' ' <"$work/enosys")"
    [ -n "$(runner_for "$1")" ] || return 0
    names tests/calls/enosys >"$work/known"
    try "$1: which these are, tests/calls/enosys says" all_known
    sed -n 's/^[A-Z]*(\([a-z_0-9]*\),.*/\1/p' "$work/$1/same/calls.inc" | sort | comm -12 - "$work/known" |
        comm -23 - "$work/enosys" >"$work/newer"
    [ ! -s "$work/newer" ] || skip "$1: tests/calls/enosys names others" "this qemu-user has it: $(tr '\n' ' ' <"$work/newer")"
}
all_known() { ! comm -23 "$work/enosys" "$work/known" | grep .; }
names() { sed -n 's/^\([a-z_0-9]*\) .*/\1/p' "$1" | sort; } # prints the calls in a file of reasons

# Calls do real work. The folder's name is short, for the name of a socket has a limit.
works() { # works TARGET
    rm -rf "$work/$1/folder" && mkdir "$work/$1/folder"
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -O1 -Wall -Wextra -Werror -fno-stack-protector -Isingle_include $(uapi_flags "$1") \
        -nostdlib -static -o "$work/$1/work" tests/calls/work.c || return 1
    if [ -z "$(runner_for "$1")" ]; then set -- "$1" "$work/$1/folder"; else set -- "$1" "$work/$1/folder" emulated; fi
    run "$1" "$work/$1/work" "$2" ${3:+"$3"}
}
say_missing() { # say_missing TARGET
    tail -n 1 "$work/log" | sed 's/^/# /'
    sed -n 's/^\(ENOSYS\|ENOEXEC\) /\1 /p' "$work/log" >"$work/lacking"
    while read -r reason what; do skip "$1: real work: ${what%%:*}" "$reason"; done <"$work/lacking"
}
a_hundred() {
    declared "$header" >"$work/here"
    grep -o 'os_[a-z0-9_]*(' tests/calls/work.c | sed 's/^os_//; s/($//' | sort -u >"$work/used"
    comm -12 "$work/here" "$work/used" | wc -l >"$work/used.count"
    read -r used <"$work/used.count"
    echo "$used calls do real work"
    [ "$used" -ge 100 ]
}
exist() { # exist FILE: each call that it names is there
    names "$1" >"$work/named"
    [ -s "$work/named" ] && while read -r name; do
        grep -q "^$name	" docs/calls.tsv || { echo "$name"; return 1; }
    done <"$work/named"
}

for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "$target" "$lacks"; continue; fi
    try "$target: every number has a function here, in memory.h, or a reason in tools/calls.table" nothing_left_out
    note "$target: $(wc -l <"$work/here") calls here"
    try "$target: none is in two of these places" nothing_twice
    for compiler in gcc clang g++ clang++; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler" "$lacks"; continue; fi
        case $compiler in *++) standards="c++11 c++20" ;; *) standards="c99 c2x" ;; esac
        for standard in $standards; do
            case $standard in c99 | c++11) modes=IMPLEMENTATION ;; *) modes="none STATIC" ;; esac
            # shellcheck disable=SC2086  # words
            try "$target $compiler -std=$standard: clean under strict flags ($modes)" \
                clean $compiler "$target" "$standard" $modes
        done
        for order in before after; do
            try "$target $compiler: $order libc's headers" together $order $compiler "$target"
        done
        if [ -d "$uapi/linux" ]; then
            try "$target $compiler: structures and pointers are those of the UAPI headers" tags $compiler "$target"
        else
            missing "$target $compiler: structures and pointers are those of the UAPI headers" "no headers in $uapi: tools/fetch-uapi $BUILD/uapi"
        fi
    done
    if [ -d "$uapi/linux" ]; then
        try "$target: no structure is one of old" outdated "$target"
        try "$target: the flags have the values of the UAPI headers, and none is missing" flags "$target"
        note "$(tail -n 1 "$work/log")"
    else
        missing "$target: the flags have the values of the UAPI headers, and none is missing" "no headers in $uapi: tools/fetch-uapi $BUILD/uapi"
    fi
    try "$target: those that no UAPI header has have the values of libc's" flags_of_libc "$target"
    note "$(head -n 1 "$work/log")"
    for compiler in g++ clang++; do
        name="$target $compiler: arguments are the kernel's, as docs/calls.tsv says"
        if lacks=$(missing_compiler $compiler "$target"); then missing "$name" "$lacks"
        elif [ ! -d "$uapi/linux" ] || [ ! -d "$linux" ]; then
            missing "$name" "no headers in $uapi or no prototypes in $linux: make deps gets them"
        else try "$name" kinds $compiler "$target"
        fi
    done
    table "$target" || { not_ok "$target: the table of the calls"; continue; }
    if lacks=$(missing_runner "$target"); then missing "$target: running it" "$lacks"; continue; fi
    for compiler in gcc clang; do
        if lacks=$(missing_compiler $compiler "$target"); then missing "$target $compiler: the code" "$lacks"; continue; fi
        try "$target $compiler: moves, one trap, return, nothing else" shape $compiler "$target"
    done
    if lacks=$(missing_compiler clang "$target"); then missing "$target: seam, single header" "$lacks"
    else try "$target: every call passes its number and its arguments (single header)" seam_single clang "$target"
    fi
    try "$target: every call passes its number and its arguments (library)" seam_library "$target"
    note "$target: $(cat "$work/log")"
    try "$target: harmless calls give the same as libc's syscall()" same "$target"
    say_skipped "$target"
    try "$target: calls do real work" works "$target"
    say_missing "$target"
done
target=$host
try "each prototype says since when there is the call" releases
note "$(tail -n 1 "$work/log")"
try "a hundred calls do real work, or more" a_hundred
note "$(cat "$work/log")"
for compiler in gcc:c99 clang:c2x g++:c++11 clang++:c++20; do
    if ! have "${compiler%:*}"; then missing "os_syscall: $compiler" "no ${compiler%:*}"; continue; fi
    try "os_syscall counts its arguments: $compiler" count "${compiler%:*}" "${compiler#*:}"
    refuse "... and refuses a seventh: $compiler" "error:" count "${compiler%:*}" "${compiler#*:}" -DEIGHT
done
try "tests/calls/untried names calls that there are" exist tests/calls/untried

try "tests/calls/enosys names calls that there are" exist tests/calls/enosys
name="what tools/constants.list leaves out is there"
if [ -d "$uapi/linux" ] && [ -d "$linux" ]; then try "$name" of_use; else
    missing "$name" "no headers in $uapi or none in $linux: make deps gets them"
fi

# --- the generator ----------------------------------------------------------------------------------

name="generating again gives the committed files"
if [ -d "$uapi/asm-generic" ]; then
    try "the kernel's own table has the functions behind the numbers that tools/calls.table says" generic_table
else
    missing "the kernel's own table has the functions behind the numbers" "no headers in $uapi: tools/fetch-uapi $BUILD/uapi"
fi
if [ ! -d "$linux" ] || [ ! -r "$manual" ]; then
    missing "$name" "no prototypes in $linux, or no $manual: tools/fetch-syscalls $BUILD/syscalls gets them"
    done_testing
fi
LINUX=$(cd "$linux" && pwd) MANUAL=$(cd "$(dirname "$manual")" && pwd)/$(basename "$manual")
export LINUX MANUAL
copy="$work/a copy"
mkdir "$copy" && cp -R include src tools "$copy/"
again() { # again WHAT COMMITTED: generates it elsewhere, in another language
    (cd "$copy" && LC_ALL=de_DE.UTF-8 tools/calls "$1" out) && cmp "$copy/out" "$2"
}
try "$name: declarations" again declarations $header
try "$name: definitions" again definitions src/calls.c

# broken NAME TEXT FILE SED: with this change of a file, the generator says TEXT and leaves no output.
mkdir "$copy/linux" && cp -R "$LINUX/." "$copy/linux/"
broken() {
    cp "$copy/$3" "$work/whole"
    sed -i -e "$4" "$copy/$3"
    refuse "$1" "$2" env LINUX="$copy/linux" "$copy/tools/calls" declarations "$copy/new.h"
    try "... and nothing is left behind" sh -c '! ls "$1" | grep new' sh "$copy"
    cp "$work/whole" "$copy/$3"
}
broken "a call without a prototype" "no prototype for iopl" tools/calls.table '/^own *iopl/d'
broken "a prototype in two forms" "different prototypes" tools/calls.table '/^choose/d'
broken "arguments without names" "sys_socket has arguments without a name" tools/calls.table '/^names *socket /d'
broken "a type that C does not have" 'no type for "off_t"' tools/calls.table '/^type *off_t/d'
broken "a word of C++ as an argument" "new is a word of C++" tools/calls.table '/^rename *symlink.new/d'
broken "a line of the list that is of no use" '"memory mmap3" has no use' tools/calls.table 's/^call mmap  */call mmap3 memory\n&/'
broken "a line of the list twice" 'says "left vfork" twice' tools/calls.table 's/^left    vfork/& vfork/'
broken "a call of no known age" "since when there is futex_waitv" tools/calls.table '/^since *futex_waitv /d'
broken "an age that the manual says" '"since accept4" has no use' tools/calls.table 's/^since *futex_waitv /since accept4 2.6\n&/'
broken "a call in two places" "vfork is both memory and left" tools/calls.table 's/^call mmap  */call vfork memory\n&/'
broken "prototypes of another release" "the constants are of Linux" linux/Makefile 's/^SUBLEVEL = .*/SUBLEVEL = 999/'
refuse "without a kernel's tree it says so" "is that a source tree" env LINUX=/nowhere tools/calls declarations "$work/new.h"
refuse "without the manual it says so" "MANUAL is not set" env MANUAL= tools/calls declarations "$work/new.h"
refuse "without its arguments it says how it is used" "usage:" tools/calls declarations
done_testing
