#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Compares the generated constants with the kernel headers that this machine has. The comparison is written
# anew here, and takes nothing from tools/constants or its list, so that a mistake there does not hide itself.
. tests/lib/tap.sh
. tests/lib/targets.sh

headers="asm/unistd.h asm/errno.h linux/mman.h linux/memfd.h linux/membarrier.h linux/stat.h
    linux/userfaultfd.h linux/mempolicy.h linux/fcntl.h linux/auxvec.h"
families="__NR_[a-z_0-9]+|E[A-Z0-9]+|S_I[A-Z]+|(PROT|MAP|MADV|MREMAP|MS|MCL|MLOCK)_[A-Z_0-9]+"
families="$families|(MFD|PKEY|O|AT|SEEK|F|MEMBARRIER|UFFD|MPOL|STATX)_[A-Z_0-9]+"
not_constants="__NR_syscalls|__NR_arch_specific_syscall"
removed="O_TMPFILE_MASK"          # older headers have it, Linux has dropped it
changing="MPOL_MAX|UFFD_API_[A-Z_]+|PKEY_ACCESS_MASK|AT_VECTOR_SIZE_ARCH"   # with the release

# use TARGET: what follows is about TARGET. Sets $file, $cc, $uapi (the machine's headers) and
# the two releases, or in $lacking what is not there.
use() {
    target=$1 file=include/os_core/constants/$1.h lacking=
    cc=$(compiler_for gcc "$1")
    have "${cc%% *}" || cc=$(compiler_for clang "$1")
    if [ -d "/usr/include/$1-linux-gnu/asm" ]; then uapi=/usr/include
    elif [ -d "/usr/$1-linux-gnu/include/asm" ]; then uapi=/usr/$1-linux-gnu/include
    elif [ "$1" = "$host" ] && [ -d /usr/include/asm ]; then uapi=/usr/include
    else lacking="no kernel headers"; return
    fi
    have "${cc%% *}" || { lacking="no compiler"; return; }
    theirs_is=$(release_of linux/version.h LINUX_VERSION_CODE)
    ours_is=$(release_of "$file" OS_CORE_LINUX_RELEASE)
}

compile() {
    # shellcheck disable=SC2086  # $cc is a command with its options
    $cc -nostdinc -I"$uapi/$target-linux-gnu" -I"$uapi/$target/include" -I"$uapi" -I. -w "$@" -x c -
}
include()    { printf '#include <%s>\n' "$@"; }
release_of() { echo $(($({ include "$1"; echo "$2"; } | compile -E | tail -n 1))); }
dotted()     { echo "$(($1 >> 16)).$(($1 >> 8 & 255)).$(($1 & 255))"; }
words()      { grep -oE '[A-Za-z_][A-Za-z_0-9]*' | sort -u; }
count()      { wc -l <"$1"; }

# Our names, written as the kernel does.
our_names() {
    sed -n 's/^#define OS_\([A-Za-z_0-9]*\) .*/\1/p' "$file" |
        sed -e '/^CORE_/d' -e 's/^NR_/__NR_/' | sort
}

# The kernel's names: macros with a value and no parameters; the other names of the families in the text
# are enumerators. linux/fs.h apart, for it has the MS_ of mount as well.
their_names() {
    # shellcheck disable=SC2086  # words
    include $headers | compile -E -dD >"$work/text"
    include linux/fs.h | compile -E -dM | grep '#define SEEK_' >>"$work/text"
    {
        sed -nE "s/^#define ($families) +[^ ].*/\1/p" "$work/text"
        grep -v '^#' "$work/text" | words | grep -xE "$families"
    } | sort -u | grep -vxE "$not_constants"
}

# One number each, OS_ names only, and no name twice.
well_formed() {
    ! grep '#define' "$file" | grep -vE '^#define OS_CORE_CONSTANTS_[A-Z0-9_]+_H_$' | grep -vE \
        '^#define OS_[A-Za-z_0-9]+ +(\(-[1-9][0-9]*\)|0|[1-9][0-9]*|0[0-7]+|0x[0-9a-f]+(U|UL)?)$' &&
        ! our_names | uniq -d | grep .
}

# Each used once, in the oldest and newest dialects of C and C++, with every warning.
strict() {
    {   echo "#include \"$PWD/$file\""
        our_names | sed 's/^\(__\)\{0,1\}\(.*\)/typedef char use_\2[OS_\2 ? 1 : 2];/'
    } >"$work/strict.c"
    for dialect in gcc:c:c99 gcc:c:c2x g++:c++:c++11 g++:c++:c++20 \
        clang:c:c99 clang:c:c2x clang++:c++:c++11 clang++:c++:c++20; do
        strict_cc=$(compiler_for "${dialect%%:*}" "$target") language=${dialect#*:}
        have "${strict_cc%% *}" || continue
        $strict_cc -x "${language%:*}" -std="${language#*:}" -Wall -Wextra -Wpedantic -Wconversion \
            -Wsign-conversion -Werror -fsyntax-only "$work/strict.c" || return 1
    done
}

# Every constant that the machine's headers know has their value and sign.
compare_values() {
    # shellcheck disable=SC2086  # words
    include $headers linux/fs.h | compile -E -dD | words >"$work/words"
    our_names >"$work/ours"
    comm -12 "$work/ours" "$work/words" >"$work/known"
    comm -23 "$work/ours" "$work/words" >"$work/newer"
    : >"$work/changing"
    [ "$theirs_is" = "$ours_is" ] || grep -xE "$changing" "$work/known" >"$work/changing"
    comm -23 "$work/known" "$work/changing" >"$work/compared"
    # shellcheck disable=SC2086  # words
    {   include $headers linux/fs.h "$file"
        echo '#define SAME(a, b) _Static_assert((a) == (b) && ((a) < 0) == ((b) < 0), #b)'
        echo "#define SAME32(a, b) _Static_assert($same32, #b)"
        sed -E -e "s/^(__)?(($as_argument)\$)/SAME32(OS_\\2, &);/; t" -e 's/^(__)?(.*)/SAME(OS_\2, &);/' \
            "$work/compared"
    } | compile -fsyntax-only
}

# Linux 6.1 has over 750; with far fewer, the comparison itself has gone wrong.
enough() { [ "$(count "$1")" -ge 600 ]; }

# No name that the machine's headers have is missing from ours, unless they are newer.
cover() {
    their_names >"$work/theirs"
    our_names >"$work/ours"
    comm -23 "$work/theirs" "$work/ours" >"$work/missing"
    grep -xE "$removed" "$work/missing" >"$work/removed"
    grep -vxE "$removed" "$work/missing" >"$work/unknown"
    enough "$work/theirs" || { echo "only $(count "$work/theirs") names found"; return 1; }
    [ "$theirs_is" -le "$ours_is" ] || { mv "$work/unknown" "$work/later"; return 0; }
    ! grep . "$work/unknown"
}

# Which target has what; and a flag over INT_MAX is negative for an int parameter only.
facts() {
    compile -fsyntax-only <<END
#include "$file"
#include <asm/unistd.h>
#if defined OS_MAP_32BIT != defined __x86_64__
#error MAP_32BIT is of x86_64 alone
#endif
#if defined OS_PROT_BTI != defined __aarch64__ || defined OS_PROT_MTE != defined __aarch64__
#error PROT_BTI and PROT_MTE are of aarch64 alone
#endif
_Static_assert(OS_MAP_HUGE_16GB == (int)(34U << 26) && OS_MFD_HUGE_16GB == 34U << 26, "MAP_HUGE_16GB");
_Static_assert(OS_NR_mmap == __NR_mmap && OS_NR_munmap == __NR_munmap, "mmap and munmap");
END
}

# generate WHAT FILE COMPILER: in another folder than this.
generate() { (top=$PWD && cd / && UAPI=$uapi "$top/tools/constants" "$@"); }

# The same bytes from either compiler, in any folder, and nothing else left behind.
deterministic() {
    rm -rf "$work/a folder" && mkdir "$work/a folder" &&
        UAPI=$uapi tools/constants "$target" "$work/gcc.h" gcc &&
        generate "$target" "$work/a folder/clang.h" clang &&
        cmp "$work/gcc.h" "$work/a folder/clang.h" &&
        rm "$work/a folder/clang.h" && rmdir "$work/a folder"
}

for t in $targets; do
    use "$t"
    try "$t: each constant is one OS_ name and one number" well_formed
    try "$t: clean in old and new C and C++" strict
    if [ "$lacking" ]; then
        missing "$t: as in the machine's headers" "$lacking for $t"
        continue
    fi
    try "$t: the values are those of the machine's headers" compare_values
    try "$t: enough of them were compared" enough "$work/compared"
    note "$t: $(count "$work/ours") constants of Linux $(dotted "$ours_is");" \
        "$(count "$work/compared") compared with Linux $(dotted "$theirs_is")," \
        "$(count "$work/newer") newer than that, $(count "$work/changing") change with the release"
    : >"$work/later"
    try "$t: no name of the machine's headers is missing" cover
    [ ! -s "$work/removed" ] || note "$t: removed from Linux: $(tr '\n' ' ' <"$work/removed")"
    [ ! -s "$work/later" ] || note "$t: newer than ours: $(tr '\n' ' ' <"$work/later")"
    try "$t: what it alone has, and flags over INT_MAX" facts
    if none=$(missing_compiler gcc "$t") || none=$(missing_compiler clang "$t"); then
        missing "$t: gcc and clang generate the same bytes" "$none"
    else
        try "$t: gcc and clang generate the same bytes, anywhere" deterministic
    fi
done

# --- second names ----------------------------------------------------------------------------------

# Each integer that a libc's own headers have is ours as well, and worth as much; or tools/constants.list says at
# "not libc" why it is not. So a second name for a constant of the kernel's is met, whatever stands in its definition.
libc_headers="dirent.h errno.h fcntl.h mqueue.h netinet/in.h netinet/tcp.h netinet/udp.h poll.h sched.h signal.h
    sys/auxv.h sys/epoll.h sys/eventfd.h sys/fanotify.h sys/file.h sys/inotify.h sys/ioctl.h sys/ipc.h sys/klog.h
    sys/mman.h sys/mount.h sys/msg.h sys/personality.h sys/pidfd.h sys/prctl.h sys/ptrace.h sys/quota.h sys/random.h
    sys/reboot.h sys/resource.h sys/rseq.h sys/select.h sys/sem.h sys/shm.h sys/signalfd.h sys/socket.h sys/stat.h
    sys/statfs.h sys/statvfs.h sys/swap.h sys/syscall.h sys/sysinfo.h sys/time.h sys/timerfd.h sys/timex.h sys/uio.h
    sys/un.h sys/utsname.h sys/vfs.h sys/wait.h sys/xattr.h termios.h time.h unistd.h utime.h"
libc() {
    echo '#define _GNU_SOURCE'
    for header in $libc_headers; do printf '#if __has_include(<%s>)\n#include <%s>\n#endif\n' "$header" "$header"; done
}
# Macros without parameters, and all other names, for an enumerator has no #define: from what is neither the kernel's,
# nor the compiler's, nor of program files, which sys/auxv.h brings.
libc_names() { # COMPILER
    libc >"$work/libc.c" && $1 -E -dD "$work/libc.c" | awk '
        /^# [0-9]+ "/ { split($0, part, "\"")
            own = part[2] !~ /^<|\/(linux|asm|asm-generic|gcc|gcc-cross)\/|\/(elf|stdint|libc)\.[ch]$/; next }
        !own { next }
        /^#define/ { if (NF > 2 && $2 !~ /[(]/) print $2; next }
        !/^#/ { gsub(/[^A-Za-z_0-9]+/, "\n"); print }' | grep '^[A-Z]' | sort -u
}
# The compiler says, line by line, which of the names in $work/names are integers.
libc_integers() { # COMPILER
    { cat "$work/libc.c"; awk '{ print "#line " NR " \"own\"\nenum { own_" NR " = (" $1 ") };" }' "$work/names"; } |
        $1 -w -fsyntax-only -x c - 2>&1 | sed -n 's/^own:\([0-9]*\):.*error:.*/\1/p' >"$work/no_integer"
    awk 'FILENAME ~ /integer$/ { no[$1]; next } !(FNR in no)' "$work/no_integer" "$work/names"
}
left_out() { # WHAT, an expression: the patterns
    awk -v what="^($1)$" '$1 == "not" && $2 ~ what { for (i = 3; i <= NF; i++) print $i }' tools/constants.list
}
second_names() { # COMPILER TARGET
    libc_names "$1" >"$work/names" && libc_integers "$1" >"$work/integers" || return 1
    $(compiler_for gcc "$2") -DOS_CORE_DATA -Iinclude -E -dM -x c include/os_core.h |
        sed -n 's/^#define OS_\([A-Za-z_0-9]*\) .*/\1/p' | sort -u >"$work/all"
    left_out 'libc.*' >"$work/refused"
    grep -xEf "$work/refused" "$work/integers" >>"$work/refusals"
    grep -vxEf "$work/refused" "$work/integers" | comm -23 - "$work/all" >"$work/lacking"
    sed 's/$/ is neither ours nor refused/' "$work/lacking"
    [ ! -s "$work/lacking" ]
}
same_values() { # COMPILER
    left_out value >"$work/differ"
    comm -12 "$work/integers" "$work/all" | grep -vxEf "$work/differ" >"$work/compared"
    {   libc
        echo '#include "os_core.h"'
        sed 's/.*/_Static_assert((OS_&) == (&), "&");/' "$work/compared"
    } >"$work/libc.c"
    echo "$(count "$work/compared") names compared"
    enough "$work/compared" && $1 -DOS_CORE_DATA -Iinclude -w -fsyntax-only "$work/libc.c"
}
# of_use: each pattern refuses something, but for those of other machines and newer libcs.
of_use() {
    left_out libc >"$work/refused"
    while read -r pattern; do
        grep -qxE "$pattern" "$work/refusals" || echo "not libc $pattern: no libc has such a name"
    done <"$work/refused" >"$work/useless"
    cat "$work/useless"
    [ ! -s "$work/useless" ]
}
asked=''
: >"$work/refusals"
for t in $targets; do
    for cc in "$(compiler_for gcc "$t")" musl-gcc; do
        case $cc-$t in musl-gcc-"$host") ;; musl-gcc-*) continue ;; esac
        have "$cc" || { missing "$t $cc: second names" "no $cc"; continue; }
        try "$t $cc: each integer that its libc has is ours, or refused" second_names "$cc" "$t"
        try "$t $cc: and is worth as much" same_values "$cc"
        note "$t $cc: $(tail -n 1 "$work/log")"
        asked="$asked $t $cc"
    done
done
case $asked in *"x86_64 gcc x86_64 musl-gcc"*) try "each refusal is of use" of_use ;; esac

# One target's headers are refused for another, and nothing is left where the file should be.
use "$host"
if [ "$lacking" ] || ! have clang; then
    missing "headers of $host are refused for another target" "${lacking:-no clang}"
else
    mkdir "$work/plain" "$work/none"
    for folder in "$uapi/$host-linux-gnu/asm" "$uapi/asm" "$uapi/asm-generic" "$uapi/linux"; do
        [ ! -d "$folder" ] || ln -s "$folder" "$work/plain/"
    done
    uapi=$work/plain
    for t in $targets; do
        [ "$t" != "$host" ] || continue
        refuse "headers of $host are refused for $t" "are not for $t" \
            generate "$t" "$work/none/$t.h" clang
    done
    try "a failure leaves no file" rmdir "$work/none"
fi

# again WHAT COMMITTED: generates it from $uapi; the same bytes.
again() { generate "$1" "$work/again" && cmp "$work/again" "$2"; }

uapi=${UAPI:-$BUILD/uapi/usr/include} name="generating again gives the committed file"
uapi=$(cd "$uapi" 2>/dev/null && pwd || echo "$uapi")
if [ "$lacking" ] || [ ! -e "$uapi/linux/version.h" ]; then
    missing "$name" "no kernel headers in $uapi, tools/fetch-uapi gets them"
elif theirs_is=$(release_of linux/version.h LINUX_VERSION_CODE)
    [ "$theirs_is" != "$ours_is" ]; then
    skip "$name" "$uapi is of Linux $(dotted "$theirs_is"), the files of $(dotted "$ours_is")"
else
    compilers=all
    for t in $targets; do
        if have "$(compiler_for gcc "$t")" || have clang; then
            try "$t: $name" again "$t" "include/os_core/constants/$t.h"
        else
            missing "$t: $name" "no compiler for $t"; compilers=
        fi
    done
    linux=$(cd "${LINUX:-$BUILD/syscalls/linux}" 2>/dev/null && pwd)
    if [ -z "$compilers" ]; then missing "errors, flags: $name" "no compiler for each target"
    elif [ -z "$linux" ]; then missing "flags: $name" "no prototypes, tools/fetch-syscalls $BUILD/syscalls gets them"
    else
        try "errors: $name" again errors src/error_strings.h
        export LINUX="$linux"
        try "flags: $name" again flags include/os_core/flags.h
        try "data: $name" again data include/os_core/data.h
    fi
fi
done_testing
