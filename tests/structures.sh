#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# first: it takes longest
#
# The structures (os_core/structures/) are those of the kernel's headers, member by member, and those of
# a kernel where no header has them; they compile in every standard, before and after the headers of a
# libc and of the kernel, and OS_CORE_UAPI takes them away. They can be made again, and what the
# generator does not understand it refuses.
. tests/lib/tap.sh
. tests/lib/targets.sh

uapi=${UAPI:-$BUILD/uapi/usr/include}
kernels=${KERNELS:-$BUILD/kernels}
strict="-Wall -Wextra -Wpedantic -Wpacked -Wconversion -Wsign-conversion -Wshadow -Wundef -Wredundant-decls -Werror"
kernel_of() { case $1 in x86_64) echo sid-cloud-amd64 ;; aarch64) echo sid-arm64 ;; riscv64) echo sid-riscv64 ;; esac; }

cat >"$work/empty.h" <<'EOC'
EOC
cat >"$work/libc.h" <<'EOC'
#include <dirent.h>
#include <elf.h>
#include <fcntl.h>
#include <mqueue.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <sys/times.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <termios.h>
#include <time.h>
#include <ucontext.h>
#include <utime.h>
EOC
echo '#include <linux/time.h>' >"$work/kernel.h" # linux/errqueue.h needs it, and forgets it
sed -n 's/^\(memory\|uapi\|data\) *\([a-z_/0-9-]*\.h\) .*/#include <\2>/p' tools/structures.list |
    grep -v 'asm/ucontext\|linux/vm_sockets' | sort -u |
    sed '/virtio_net/s/.*/#ifndef __cplusplus\n&\n#endif/' >>"$work/kernel.h" # no C++ compiles that one
# What these include of a libc.
mkdir "$work/none"
python3 -Bc 'import sys; sys.path.insert(0, "tools/lib"); import compiler; compiler.stubs(sys.argv[1])' "$work/none"

# compiles COMPILER TARGET FILE FLAGS...
compiles() {
    cc=$(compiler_for "$1" "$2") language=c file=$3
    case $1 in *++) language=c++ ;; esac
    shift 3
    # shellcheck disable=SC2086  # lists of flags
    for include in include single_include; do
        $cc $strict "$@" -x $language -I$include "-iquote$work" -O1 -c "tests/structures/$file.c" \
            -o "$work/user.o" || return 1
    done
}

# wrong COMPILER TARGET: libc's structure is not taken where the kernel's is wanted; the compiler names the one that is.
wrong() {
    language=c
    case $1 in *++) language=c++ ;; esac
    while read -r call ours what; do
        # shellcheck disable=SC2046
        refuse "$2 $1: libc's $what is not $ours" "$ours" $(compiler_for "$1" "$2") -x $language -D_GNU_SOURCE \
            -DOS_CORE_CALLS "-DWHAT=$what" "-DCALL=$call" -Isingle_include -fsyntax-only tests/structures/wrong.c
    done <<'EOC'
os_rt_sigaction(1,&x,0,8) os_sigaction struct sigaction
os_rt_sigprocmask(0,&x,0,8) os_sigset sigset_t
os_fstat(0,&x) os_stat struct stat
os_recvmsg(0,&x,0) os_msghdr struct msghdr
os_nanosleep(&x,0) os_timespec struct timespec
os_writev(0,&x,1) os_iovec struct iovec
os_process_vm_readv(0,&x,1,0,0,0) os_iovec struct iovec
os_pselect6(1,&x,0,0,0,0) os_fd_set fd_set
EOC
}

# late TARGET: OS_CORE_UAPI behind the first #include is told.
late() {
    printf '#include "os_core.h"\n#define OS_CORE_UAPI\n#define OS_CORE_CALLS\n#include "os_core.h"\n' >"$work/late.c"
    for include in include single_include; do
        refuse "$1: OS_CORE_UAPI behind the first #include of $include" "define OS_CORE_UAPI before the first" \
            "$(compiler_for gcc "$1")" -I$include -fsyntax-only "$work/late.c"
    done
}

# No member has the name of a macro of libc's headers, which is other text: behind them the member could not be named.
macros() {
    $(compiler_for gcc "$1") -D_GNU_SOURCE -E -dM "$work/libc.h" |
        awk '$1 == "#define" && $2 !~ /\(/ && $2 != $3 { print $2 }' | sort -u >"$work/macros"
    sed 's,/\*.*\*/,,; /^ /!d' include/os_core/structures/[!d]*.h include/os_core/structures/data.h |
        grep -oE '[A-Za-z_][A-Za-z0-9_]*' | sort -u | comm -12 - "$work/macros" >"$work/both"
    [ "$(wc -l <"$work/macros")" -ge 1000 ] && ! grep . "$work/both"
}

# The arithmetic gives what libc's and the kernel's headers' gives.
arithmetic() { # arithmetic TARGET
    $(compiler_for gcc "$1") -O1 -w -static -Isingle_include tests/structures/helpers.c -o "$work/helpers" &&
        $(runner_for "$1") "$work/helpers"
}

# With OS_CORE_UAPI no structure of ours stands in the way, and none of the kernel's headers is needed.
without() {
    # shellcheck disable=SC2046
    printf '#include "os_core.h"\n' | $(compiler_for gcc "$1") -nostdinc -DOS_CORE_UAPI -DOS_CORE_DATA -dD -E -P \
        -Iinclude - >"$work/without"
    grep -q 'struct os_sigaction {' "$work/without" && ! grep -E '#define os_[a-z0-9_]* [a-z]' "$work/without" &&
        ! grep -E 'struct os_(stat|statx|timespec|iovec) \{' "$work/without"
}

# named FLAGS TARGET: all that a program meets is there (tests/structures/named.c), and each structure that a prototype
# names. It prints how many those are.
named() {
    named_cc=$(compiler_for gcc "$2")
    # shellcheck disable=SC2086
    $named_cc $1 -std=c99 -Werror -nostdinc -Iinclude -fsyntax-only tests/structures/named.c &&
        $named_cc $1 -nostdinc -Iinclude -E -P -include os_core.h -x c /dev/null >"$work/all.c" || return 1
    tr '\n;' ' \n' <"$work/all.c" | grep -E ' \**os_[a-z0-9_]+\(' | grep -oE '(struct|union) os_[a-z0-9_]+ \*' |
        sort -u | sed 's/\(.*\) \*/typedef char has_NR[sizeof(\1)];/' | awk '{ sub("NR", NR) } 1' >"$work/named.inc"
    [ "$(wc -l <"$work/named.inc")" -ge 60 ] || return 1
    { echo '#include "os_core.h"'; cat "$work/named.inc"; } >"$work/named.c"
    # shellcheck disable=SC2086
    $named_cc $1 -nostdinc -Iinclude -fsyntax-only "$work/named.c" && wc -l <"$work/named.inc"
}

# The macros that include/os_core/helpers.h has, and that tests/structures/helpers.c never mentions.
helpers_unknown() {
    sed -nE 's/^#define (OS_[A-Z_]*[A-Z])(\(| [^_]).*/\1/p' include/os_core/helpers.h | sort -u >"$work/macros"
    [ "$(wc -l <"$work/macros")" -ge 60 ] || { wc -l "$work/macros"; return 1; }
    grep -ohE 'OS_[A-Z_]+' tests/structures/helpers.c | sort -u | comm -23 "$work/macros" - >"$work/unknown"
    ! grep . "$work/unknown"
}
try "each macro of helpers.h is compared" helpers_unknown

for target in $targets; do
    for compiler in gcc clang g++ clang++; do
        beside="compiles $compiler $target user -DOS_CORE_DATA -Wno-pedantic -D_GNU_SOURCE"
        case $compiler in
        *++) standards="c++11 c++14 c++17 c++20" more= ;;
        *) standards="c99 c11 c17 c2x" more="-Wmissing-prototypes -Wstrict-prototypes -Wc++-compat" ;;
        esac
        if lacks=$(missing_compiler "$compiler" "$target"); then
            missing "$target $compiler" "$lacks"
            continue
        fi
        for standard in $standards; do
            # shellcheck disable=SC2086
            try "$target $compiler -std=$standard, without any other header" compiles $compiler "$target" user \
                -DOS_CORE_DATA -std=$standard $more -nostdinc "-DBEFORE=\"empty.h\"" "-DAFTER=\"empty.h\""
        done
        # shellcheck disable=SC2086  # a command with its options
        {   try "$target $compiler, before libc's headers" $beside "-DBEFORE=\"empty.h\"" "-DAFTER=\"libc.h\""
            try "$target $compiler, after libc's headers" $beside "-DBEFORE=\"libc.h\"" "-DAFTER=\"empty.h\""
        }
        wrong $compiler "$target"
        [ -d "$uapi/linux" ] || continue
        for order in "empty kernel" "kernel empty"; do
            # shellcheck disable=SC2086
            set -- -w -Wno-error -nostdinc -isystem "$uapi/$target-linux-gnu" -isystem "$uapi" -isystem "$work/none" \
                "-DBEFORE=\"${order% *}.h\"" "-DAFTER=\"${order#* }.h\""
            try "$target $compiler, with the kernel's headers: $order" \
                compiles $compiler "$target" user -DOS_CORE_DATA "$@"
            for brings in nothing CALLS DATA; do
                case $brings in CALLS) standard=${standards%% *} ;; *) standard=${standards##* } ;; esac
                try "$target $compiler -std=$standard, OS_CORE_UAPI and $brings: $order" \
                    compiles $compiler "$target" uapi -DOS_CORE_UAPI -DOS_CORE_$brings -std="$standard" "$@"
            done
        done
    done
    if lacks=$(missing_compiler gcc "$target"); then missing "$target: OS_CORE_UAPI" "$lacks"; else
        try "$target: OS_CORE_CALLS brings every structure that programs meet" named -DOS_CORE_CALLS "$target"
        note "$target: $(tail -n 1 "$work/log") structures in prototypes"
        try "$target: OS_CORE_DATA brings those of devices, and the constants" named "-DOS_CORE_DATA -DDATA" "$target"
        try "$target: with OS_CORE_UAPI there are only those that no header has" without "$target"
        late "$target"
        try "$target: no member is a macro of libc's headers" macros "$target"
    fi
    if can_run "$target: the arithmetic" gcc "$target"; then
        try "$target: the arithmetic is that of other headers" arithmetic "$target"
        note "$target: $(tail -n 1 "$work/log")"
    fi
    name="$target: each member has the place, size, alignment, bits and sign of the headers'"
    if ! have clang; then missing "$name" "no clang"
    elif [ ! -d "$uapi/$target-linux-gnu" ]; then missing "$name" "no headers in $uapi: tools/fetch-uapi $BUILD/uapi"
    else
        try "$name" env UAPI="$uapi" python3 tests/structures/compare.py "$target" headers
        note "$target: $(tail -n 1 "$work/log")"
    fi
    for kernel in "$kernels/$(kernel_of "$target")" /sys/kernel/btf/vmlinux; do
        name="$target: those that no header has are those of a kernel: ${kernel##*/}"
        case $kernel-$target in /sys/*-"$host") ;; /sys/*) continue ;; esac
        if [ ! -r "$kernel" ]; then skip "$name" "no $kernel: tools/fetch-kernel gets kernels"; continue; fi
        have clang || { missing "$name" "no clang"; continue; }
        try "$name" python3 tests/structures/compare.py "$target" "$kernel"
        note "$target: $(tail -n 1 "$work/log")"
    done
done

# --- the generator ----------------------------------------------------------------------------------

again() {
    env UAPI="$uapi" KERNELS="$kernels" LC_ALL=de_DE.UTF-8 tools/structures "$1" "$work/again.h" &&
        cmp "$work/again.h" "include/os_core/structures/$1.h"
}

compilers=all
for target in x86_64 aarch64 riscv64; do have "$(compiler_for gcc $target)" || compilers=; done
for which in memory kernel uapi data; do
    name="generating again gives the committed file: $which.h"
    if [ $which = kernel ] && [ ! -r "$kernels/sid-riscv64" ]; then
        skip "$name" "no kernels in $kernels: tools/fetch-kernel gets them"
    elif [ $which != kernel ] && { [ ! -d "$uapi/linux" ] || [ ! "$compilers" ]; }; then
        missing "$name" "no headers in $uapi, or no gcc for each target"
    else
        try "$name" again $which
    fi
done

copy="$work/a copy"
mkdir "$copy" && cp -R include tools "$copy/"
# broken NAME TEXT LINE: with this line more in the list, the generator says TEXT and leaves no output.
broken() {
    cp tools/structures.list "$copy/tools/structures.list"
    echo "$3" >>"$copy/tools/structures.list"
    refuse "$1" "$2" env UAPI="$whole" "$copy/tools/structures" uapi "$copy/new.h"
    try "... and nothing is left behind" sh -c '! ls "$1" | grep new' sh "$copy"
}
if [ -d "$uapi/linux" ] && [ "$compilers" ]; then
    whole=$(cd "$uapi" && pwd)
    mkdir -p "$copy/uapi" && cp -RL "$whole/." "$copy/uapi/"
    cat >"$copy/uapi/linux/odd.h" <<'EOC'
struct odd_float { int a; float b; };
struct odd_between { int a; int : 32; int b; };
struct odd_word { int class; };
struct odd_bool { int a; _Bool b; };
struct odd_large { int a; int b __attribute__((aligned(128))); };
struct odd_union { union { int a; long b __attribute__((aligned(256))); }; };
struct __timespec { int other; };
EOC
    broken "a structure that the header has not" "<linux/stat.h> for x86_64 has no statz" "uapi linux/stat.h statz"
    broken "a line that is not known" 'unknown "uapl"' "uapl linux/stat.h statx"
    broken "a target that is not known" "no target mips64, only x86_64, aarch64, riscv64" \
        "uapi mips64:linux/stat.h statx"
    broken "the same of a kernel's structure" "there is no target mips64" "kernel mips64:user_regs"
    broken "a line without a structure" "a word is missing" "uapi linux/stat.h"
    broken "a header that there is not" "linux/absent.h" "uapi linux/absent.h statx"
    whole=$copy/uapi
    broken "a type that is not known" "odd_float: a member of a kind that is not known" "uapi linux/odd.h odd_float"
    broken "a number of a kind that is not known" "odd_bool.b: a type that is not known" "uapi linux/odd.h odd_bool"
    broken "a place that is not known" "odd_large: its members are not where" "uapi linux/odd.h odd_large"
    broken "a size that is not known" "odd_union: its members are not where" "uapi linux/odd.h odd_union"
    broken "members that C puts elsewhere" "odd_between: " "uapi linux/odd.h odd_between"
    broken "a word of C++ as a member" "odd_word.class" "uapi linux/odd.h odd_word"
    broken "two of one name" "two structures would be os_timespec" "uapi linux/odd.h __timespec"
    # A structure that grew is told, for the changelog.
    sed -i 's/^struct open_how {/&\n\t__u64 grown;/' "$copy/uapi/linux/openat2.h"
    cp tools/structures.list "$copy/tools/structures.list"
    if [ -r "$kernels/sid-riscv64" ]; then
        whole_kernels=$(cd "$kernels" && pwd)
        printf '  struct os_open_how\n    +unsigned long grown;\n' >"$work/to_tell"
        # shellcheck disable=SC2016  # sh's
        try "what has changed is told" sh -c 'UAPI="$1/uapi" KERNELS="$2" "$1/tools/structures" >"$3" && cat "$3"' sh \
            "$copy" "$whole_kernels" "$work/told"
        try "... and no more" cmp "$work/to_tell" "$work/told"
        echo "rename stat.st_atim st_atime_sec" >>"$copy/tools/structures.list"
        cp -R "$copy/include" "$copy/before"
        refuse "a member to rename that there is not" "stat.st_atim" env UAPI="$copy/uapi" KERNELS="$whole_kernels" \
            "$copy/tools/structures"
        try "... and none of the files is changed" diff -r "$copy/include" "$copy/before"
    else
        skip "what has changed is told" "no kernels in $kernels: tools/fetch-kernel gets them"
    fi
    sed -i 's/LINUX_VERSION_SUBLEVEL .*/LINUX_VERSION_SUBLEVEL 999/' "$copy/uapi/linux/version.h"
    refuse "headers of another release" "the constants are of Linux" env UAPI="$copy/uapi" "$copy/tools/structures" \
        uapi "$copy/new.h"
else
    missing "what the generator refuses" "no headers in $uapi, or no gcc for each target"
fi
refuse "without headers it says so" "UAPI is not set" env UAPI= tools/structures uapi "$work/new.h"
refuse "without kernels it says so" "KERNELS is not set" env KERNELS= tools/structures kernel "$work/new.h"
mkdir "$work/odd" && cp Makefile "$work/odd/sid-cloud-amd64"
refuse "a kernel that is none" "has no BTF" env KERNELS="$work/odd" tools/structures kernel "$work/new.h"
refuse "without its arguments it says how it is used" "usage:" tools/structures uapi
done_testing
