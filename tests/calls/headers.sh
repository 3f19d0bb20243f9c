# SPDX-License-Identifier: MIT
# The headers: clean under strict flags, beside libc's and the kernel's headers; arguments and structures are the
# kernel's.
#
# shellcheck shell=sh

strict="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Werror"

# clean COMPILER TARGET STANDARD MODE...: compiles the calls in these modes of the single header, and from include/,
# there also with OS_CORE_UAPI and no header of the kernel's: the structures of the prototypes are declared before them.
# tests/headers.sh has the full product of modes and standards for the other functions.
clean() {
    clean_cc=$(compiler_for "$1" "$2")
    case $1 in
    *++) more=-Wold-style-cast language=c++ ;;
    *) more="-Wmissing-prototypes -Wstrict-prototypes" language=c ;;
    esac
    base="$clean_cc -x $language -std=$3 $strict $more -nostdinc -DOS_CORE_CALLS"
    shift 3
    # shellcheck disable=SC2086  # $base is a command with its options
    for mode; do
        $base -O1 -DOS_CORE_$mode -Isingle_include -S -o /dev/null tests/calls/user.c || return 1
    done
    # shellcheck disable=SC2086
    $base -Iinclude -fsyntax-only tests/calls/user.c &&
        echo '#include "os_core.h"' | $base -Iinclude -DOS_CORE_UAPI -fsyntax-only -
}

# together ORDER COMPILER TARGET: compiles libc's headers before or after ours.
together() {
    {   [ "$1" = after ] || echo '#include "os_core.h"'
        for file in errno fcntl poll sched signal stdio stdlib string sys/epoll sys/mman sys/mount sys/ptrace \
            sys/resource sys/select sys/socket sys/stat sys/syscall sys/time sys/timex sys/uio sys/wait termios \
            time unistd; do
            echo "#include <$file.h>"
        done
        [ "$1" = before ] || echo '#include "os_core.h"'
        echo 'long wait_for(struct os_rusage *r, struct os_stat *s);'
        echo 'long wait_for(struct os_rusage *r, struct os_stat *s)'
        echo '{ return os_fstat(0, s) + os_wait4(-1, 0, 0, r); }'
    } >"$work/together.c"
    language=c
    case $2 in *++) language=c++ ;; esac
    # shellcheck disable=SC2046,SC2086
    $(compiler_for "$2" "$3") -x $language $strict -Wno-pedantic -D_GNU_SOURCE -DOS_CORE_CALLS -DOS_CORE_STATIC \
        -Isingle_include -fsyntax-only "$work/together.c"
}

# With OS_CORE_UAPI a pointer from a UAPI header passes without a cast.
declared_tags() { sed -nE 's/^((struct|union) [a-z_0-9]+);$/\1/p' $header; }
tags() { # tags COMPILER TARGET
    declared_tags | if [ "$2" = riscv64 ]; then cat; else grep -vx "struct riscv_hwprobe"; fi >"$work/tags"
    [ "$(wc -l <"$work/tags")" -ge 40 ] || return 1
    {   structure_headers "$2"
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
        -DOS_CORE_UAPI -Isingle_include -fsyntax-only "$work/tags.c"
}

# No tag is that of an outdated structure, where the kernel's own prototype says no more than the name. These
# three are as long as the ones with 64 in their names.
outdated() { # outdated TARGET
    grep -rhoE '(struct|union) [a-z_]+64[a-z_]*' "$uapi/linux" "$uapi/asm-generic" "$uapi/$1-linux-gnu" |
        sort -u >"$work/64"
    [ "$(wc -l <"$work/64")" -ge 10 ] || return 1
    sed 's/64//' "$work/64" | grep -vxE 'struct (rlimit|stat|statfs)' >"$work/outdated"
    ! declared_tags | grep -xE -e 'struct (__)?old.*' -f "$work/outdated"
}

# test_standards TARGET COMPILER: in the standards of its language, and beside libc's headers.
test_standards() {
    case $2 in *++) standards="c++11 c++20" ;; *) standards="c99 c2x" ;; esac
    for standard in $standards; do
        case $standard in c99 | c++11) modes=IMPLEMENTATION ;; *) modes="none STATIC" ;; esac
        # shellcheck disable=SC2086  # words
        try "$1 $2 -std=$standard: clean under strict flags ($modes)" clean "$2" "$1" $standard $modes
    done
    for order in before after; do
        try "$1 $2: $order libc's headers" together $order "$2" "$1"
    done
}
test_headers() { # test_headers TARGET
    for compiler in gcc clang g++ clang++; do
        if lacks=$(missing_compiler $compiler "$1"); then missing "$1 $compiler" "$lacks"; continue; fi
        test_standards "$1" $compiler
        name="$1 $compiler: structures and pointers are those of the UAPI headers, with OS_CORE_UAPI"
        if [ -d "$uapi/linux" ]; then try "$name" tags $compiler "$1"; else missing "$name" "$no_headers"; fi
    done
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
    kernels_prototypes >"$work/$2/kernel.inc" && awk -v target="$2" -f tests/calls/compare.awk \
        tools/calls.table docs/calls.tsv >"$work/$2/compare.inc" || return 1
    [ "$(wc -l <"$work/$2/compare.inc")" -ge 300 ] || return 1
    # shellcheck disable=SC2046
    $(compiler_for "$1" "$2") -std=c++14 -w -nostdinc $(uapi_flags "$2") -Isingle_include -I"$work/$2" \
        -fsyntax-only tests/calls/kinds.cc
}
test_arguments() { # test_arguments TARGET
    for compiler in g++ clang++; do
        name="$1 $compiler: arguments are the kernel's, as docs/calls.tsv says"
        if lacks=$(missing_compiler $compiler "$1"); then missing "$name" "$lacks"
        elif [ ! -d "$uapi/linux" ] || [ ! -d "$linux" ]; then
            missing "$name" "no headers in $uapi or no prototypes in $linux: make deps gets them"
        else try "$name" kinds $compiler "$1"
        fi
    done
}
