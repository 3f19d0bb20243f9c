#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Misuse does not compile, and the compiler says why in our own words: ABIs without support; with -Werror, wrong
# constant arguments and ignored results. Valid code compiles.
. tests/lib/tap.sh
. tests/lib/targets.sh

# --- ABIs ----------------------------------------------------------------------------------------

echo '#include "os_core.h"' >"$work/abi.c"

abi() { # abi COMPILER TARGET TEXT FLAGS...
    abi_compiler=$1 abi_target=$2 abi_text=$3; shift 3
    if lacks=$(missing_compiler "$abi_compiler" "$abi_target"); then
        missing "refused: $abi_compiler $*" "$lacks"
        return
    fi
    for include in include single_include; do
        # shellcheck disable=SC2046  # a command with its options
        refuse "refused: $abi_compiler $* ($include)" "$abi_text" \
            $(compiler_for "$abi_compiler" "$abi_target") "$@" -I$include -ffreestanding -fsyntax-only \
            "$work/abi.c"
    done
}
abi gcc x86_64 "os_core: the x32 ABI is not supported" -mx32
abi gcc x86_64 "os_core: unsupported machine" -m32
abi gcc aarch64 "os_core: big-endian aarch64 is not supported" -mbig-endian
abi gcc aarch64 "os_core: aarch64 with the ILP32 ABI is not supported" -mabi=ilp32
abi gcc riscv64 "os_core: 32-bit RISC-V is not supported" -march=rv32gc -mabi=ilp32
abi clang x86_64 "os_core: the x32 ABI is not supported" --target=x86_64-linux-gnux32
abi clang x86_64 "os_core: unsupported machine" --target=i386-linux-gnu
abi clang aarch64 "os_core: big-endian aarch64 is not supported" --target=aarch64_be-linux-gnu
abi clang aarch64 "os_core: unsupported machine" --target=arm-linux-gnueabihf
abi clang x86_64 "os_core: an ABI with 64-bit long and pointers (LP64) is needed" \
    --target=x86_64-w64-windows-gnu
abi clang riscv64 "os_core: 32-bit RISC-V is not supported" --target=riscv32-linux-gnu

# A system other than Linux gives one error and no more. With OS_CORE_LINUX or OS_CORE_TRAP the user answers for it. An
# ABI without a 64-bit long stays refused.
errors() { # COMMAND...: prints the number of errors
    "$@" -ffreestanding -fsyntax-only "$work/abi.c" 2>&1 | grep -c 'error: '
}
other_system() { # COMPILER FLAGS...
    for include in include single_include; do
        errors "$@" -I"$include"
        [ "$(errors "$@" -I"$include")" = 1 ] || return 1
        for said in -DOS_CORE_LINUX -DOS_CORE_TRAP=entry; do
            for mode in OS_CORE_STATIC OS_CORE_IMPLEMENTATION DECLARED; do
                [ "$(errors "$@" -I"$include" -D"$mode" "$said" -include "$work/entry.h")" = 0 ] ||
                    { echo "refused: $said $mode"; return 1; }
            done
        done
    done
}
echo 'long entry(long, long, long, long, long, long, long);' >"$work/entry.h"
linux_only="os_core: the target is not Linux; define OS_CORE_LINUX"
for system in x86_64-unknown-freebsd aarch64-unknown-netbsd x86_64-apple-macosx arm64-apple-macosx \
    x86_64-unknown-fuchsia x86_64-pc-windows-cygnus x86_64-none-elf aarch64-none-elf riscv64-unknown-elf; do
    abi clang x86_64 "$linux_only" --target=$system
    have clang && try "one error, none with OS_CORE_LINUX or OS_CORE_TRAP: $system" other_system clang --target=$system
done
abi gcc x86_64 "$linux_only" -U__linux__
have gcc && try "one error, none with OS_CORE_LINUX or OS_CORE_TRAP: gcc -U__linux__" other_system gcc -U__linux__
# A compiler that is none of those that are known gets one error as well, in each mode.
another_compiler() { # COMPILER
    for include in include single_include; do
        for mode in DECLARED OS_CORE_STATIC OS_CORE_IMPLEMENTATION; do
            [ "$(errors "$1" -U__GNUC__ -U__clang__ -U__INT64_TYPE__ -D"$mode" -I"$include")" = 1 ] ||
                { echo "$mode"; return 1; }
        done
    done
}
for compiler in gcc clang; do
    have $compiler || { missing "one error: $compiler as another compiler" "no $compiler"; continue; }
    abi $compiler x86_64 "os_core: this compiler is not supported: take gcc, clang, or tcc" -U__GNUC__ -U__clang__
    try "one error: $compiler as another compiler" another_compiler $compiler
done
for system in x86_64-w64-windows-gnu x86_64-pc-windows-msvc aarch64-w64-windows-gnu; do
    abi clang x86_64 "os_core: an ABI with 64-bit long and pointers (LP64) is needed" \
        --target=$system -DOS_CORE_LINUX -DOS_CORE_TRAP=entry -include "$work/entry.h"
done

# --- constant arguments, ignored results ---------------------------------------------------------

# functions ACTION: prints a file in which each row with that action is a function, user_N, with its code in line N.
functions() {
    awk -F'|' -v action="$1" '
        BEGIN {
            print "#include \"os_core.h\""
            print "#define RW (OS_PROT_READ | OS_PROT_WRITE)"
            print "#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)"
        }
        $1 == action {
            user = "long user_" NR "(int fd, os_size_t length, int flags, void *p)"
            code = $0; sub(/^[^|]*\|[^|]*\|/, "", code)
            print user ";\n" user "\n{\n(void)fd, (void)length, (void)flags, (void)p;"
            print "#line " NR " \"row\"\n" code "\nreturn 0;\n}"
        }' "$work/rows"
}

# compile COMPILER FILE FLAGS...
compile() {
    language=c cc=$1 file=$2; shift 2
    case $cc in *++*) language=c++ ;; esac
    case $cc in # gcc sees it when it optimises, clang when it parses
    clang*) set -- "$@" -fsyntax-only -ferror-limit=0 ;;
    *) set -- "$@" -S -o /dev/null ;;
    esac
    "$cc" "$@" -Wall -Wextra -Werror -x $language "$file"
}

# seen ACTION COMPILER LEVEL LEVEL: compiles these rows in each product, at the two levels by turns.
# $work/seen gets "PRODUCT<TAB>N<TAB>error" for each error in row N.
products="include single_include IMPLEMENTATION STATIC STATIC-other"
seen() {
    functions "$1" >"$work/$1.c"
    : >"$work/seen"
    while read -r product flags; do
        # shellcheck disable=SC2086  # flags
        compile "$2" "$work/$1.c" $flags >"$work/log" 2>&1
        # An error outside of the rows is one of all rows: the file does not compile.
        awk -v product="$product" -v status=$? '
            match($0, /(user_|row:)[0-9]+/) { row = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", row) }
            /error: / && !/being treated as errors/ { n++; print product "\t" (row == "" ? "all" : row) "\t" $0 }
            /error: / && !/^row:/ { row = "" }
            END { if (status != 0 && !n) print product "\tall\texit status " status }' "$work/log" >>"$work/seen"
    done <<EOF
include -Iinclude $3
single_include -Isingle_include $4
IMPLEMENTATION -Isingle_include -DOS_CORE_IMPLEMENTATION $3
STATIC -Isingle_include -DOS_CORE_STATIC $4
STATIC-other -Isingle_include -DOS_CORE_STATIC $3
EOF
}

# judged COMPILER: judges each row by what was seen of it.
judged() {
    awk -F'|' -v compiler="$1" -v products="$products" -v action="$2" '
        FILENAME ~ /seen$/ { split($0, part, "\t"); error[part[1], part[2]] = error[part[1], part[2]] part[3]; next }
        $1 == action {
            name = $2 ": " compiler; wrong = ""
            n = split(products, product, " ")
            for (i = 1; i <= n; i++) {
                got = error[product[i], FNR]; all = error[product[i], "all"]
                if (action == "refused" && !index(got, $2))
                    wrong = wrong "\t" product[i] ": should be refused with it, and gave: " got all
                if (action == "accepted" && got all != "")
                    wrong = wrong "\t" product[i] ": should be accepted: " got all
            }
            print (wrong == "" ? "ok" : "not") "|" name "|" wrong "\trow: " $0
        }' "$work/seen" "$work/rows" >"$work/judged"
    while IFS='|' read -r verdict name why; do
        if [ "$verdict" = ok ]; then ok "$name"; else
            not_ok "$name"
            echo "$why" | tr '\t' '\n' >"$work/log"; details "$work/log"
        fi
    done <"$work/judged"
}

joined >"$work/rows" <<'EOF'
refused|os_mmap: flags need OS_MAP_SHARED, OS_MAP_PRIVATE|if (os_mmap(0, 1, RW, OS_MAP_ANONYMOUS, -1, 0) == p) return 1;
refused|os_mmap: flags need OS_MAP_SHARED, OS_MAP_PRIVATE|if (os_mmap_raw(0, length, RW, 0, fd, 0)) return 1;
refused|os_mmap: the length is zero|if (os_mmap(0, 0, RW, ANON, -1, 0) == p) return 1;
refused|os_mmap: the length is zero|if (os_mmap_raw(p, 0, RW, flags, fd, 0)) return 1;
refused|os_mmap: with OS_MAP_ANONYMOUS the fd is -1|if (os_mmap(0, 1, RW, ANON, 0, 0) == p) return 1;
refused|os_mmap: with OS_MAP_ANONYMOUS the offset is 0|if (os_mmap(0, 1, RW, ANON, -1, 4096) == p) return 1;
refused|os_mmap: without OS_MAP_ANONYMOUS an open fd is needed|if (os_mmap(0, 1, RW, OS_MAP_SHARED, -1, 0) == p) return
 1;
refused|os_mmap: OS_MAP_FIXED and OS_MAP_FIXED_NOREPLACE exclude each other|if (os_mmap(p, 1, RW, ANON | OS_MAP_FIXED |
 OS_MAP_FIXED_NOREPLACE, -1, 0) == p) return 1;
refused|os_munmap: the length is zero|return os_munmap(p, 0);
refused|os_mremap: the new size is zero|if (os_mremap(p, length, 0, OS_MREMAP_MAYMOVE, 0) == p) return 1;
refused|os_mremap: the new size is zero|return os_mremap_raw(p, length, 0, flags, 0);
refused|os_mremap: OS_MREMAP_FIXED and OS_MREMAP_DONTUNMAP need OS_MREMAP_MAYMOVE|if (os_mremap(p, length, length,
 OS_MREMAP_FIXED, p) == p) return 1;
refused|os_mremap: OS_MREMAP_FIXED and OS_MREMAP_DONTUNMAP need OS_MREMAP_MAYMOVE|return os_mremap_raw(p, length,
 length, OS_MREMAP_DONTUNMAP, p);
refused|os_mprotect: OS_PROT_GROWSDOWN and OS_PROT_GROWSUP exclude each other|return os_mprotect(p, length, RW |
 OS_PROT_GROWSDOWN | OS_PROT_GROWSUP);
refused|os_msync: OS_MS_SYNC and OS_MS_ASYNC exclude each other|return os_msync(p, length, OS_MS_SYNC | OS_MS_ASYNC |
 OS_MS_INVALIDATE);
refused|os_mlockall: flags need OS_MCL_CURRENT or OS_MCL_FUTURE|return os_mlockall(OS_MCL_ONFAULT);
refused|os_mlockall: flags need OS_MCL_CURRENT or OS_MCL_FUTURE|return os_mlockall(0);
refused|os_memfd_create: OS_MFD_EXEC and OS_MFD_NOEXEC_SEAL exclude each other|return os_memfd_create("a", OS_MFD_EXEC
 | OS_MFD_NOEXEC_SEAL);
refused|os_core: a mapping of zero bytes|return os_map_anonymous(&p, 0);
refused|os_core: a mapping of zero bytes|return os_map_aligned(&p, 0, 65536);
refused|os_core: a mapping of zero bytes|return os_map_guarded(&p, 0);
refused|os_core: a mapping of zero bytes|return os_map_ring(&p, 0);
refused|os_map_aligned: the alignment is no power of two|return os_map_aligned(&p, length, 3);
refused|os_map_aligned: the alignment is no power of two|return os_map_aligned(&p, length, 0);
refused|os_mmap: flags need OS_MAP_SHARED, OS_MAP_PRIVATE|return os_map_exactly(p, length, RW, OS_MAP_ANONYMOUS, -1, 0);
refused|os_mmap: with OS_MAP_ANONYMOUS the fd is -1|return os_map_exactly(p, length, RW, ANON, 0, 0);
refused|os_mmap: OS_MAP_SHARED_VALIDATE is for files|return os_mmap_raw(0, length, RW, OS_MAP_SHARED_VALIDATE |
 OS_MAP_ANONYMOUS, -1, 0);
refused|os_mmap: OS_MAP_DROPPABLE needs OS_MAP_ANONYMOUS|return os_mmap_raw(0, length, RW, OS_MAP_DROPPABLE, fd, 0);
refused|os_mremap: with OS_MREMAP_DONTUNMAP both sizes are the same|return os_mremap_raw(p, 4096, 8192,
 OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, 0);
refused|unused|os_mmap(0, 1, RW, ANON, -1, 0);
refused|unused|os_mmap_raw(0, 1, RW, ANON, -1, 0);
refused|unused|os_munmap(p, length);
refused|unused|os_mremap(p, length, length, 0, 0);
refused|unused|os_mremap_raw(p, length, length, 0, 0);
refused|unused|os_mprotect(p, length, RW);
refused|unused|os_madvise(p, length, OS_MADV_DONTNEED);
refused|unused|os_msync(p, length, OS_MS_SYNC);
refused|unused|os_mlock(p, length);
refused|unused|os_mlockall(OS_MCL_CURRENT);
refused|unused|os_memfd_create("a", 0);
refused|unused|os_mseal(p, length, 0);
refused|unused|os_process_mrelease(fd, 0);
refused|unused|os_page_size();
refused|unused|os_map_anonymous(&p, length);
refused|unused|os_map_exactly(p, length, RW, ANON, -1, 0);
accepted|variables are not looked at|return os_mmap_raw(p, length, RW, flags, fd, 0) + os_munmap(p, length);
accepted|anonymous and file mappings|return os_mmap_raw(0, 1, RW, ANON, -1, 0) + os_mmap_raw(0, 1, RW,
 OS_MAP_SHARED_VALIDATE, fd, 4096) + os_mmap_raw(p, 1, RW, OS_MAP_DROPPABLE | OS_MAP_ANONYMOUS | OS_MAP_FIXED, -1, 0);
accepted|a length that may be zero on some path|if (length == 0) { fd = 1; } return os_mmap_raw(p, length, RW, ANON,
 -1, 0) + os_munmap(p, length) + fd;
accepted|a descriptor that may be -1 on some path|if (fd == -1) { flags = 1; } return os_mmap_raw(p, 1, RW,
 OS_MAP_SHARED, fd, 0) + flags;
accepted|the flags of the family|return os_mremap_raw(p, 1, 1, OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED, p) +
 os_mremap_raw(p, 1, 1, OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, p) + os_mremap_raw(p, 1, 1, 0, 0) + os_mprotect(p, 0,
 OS_PROT_READ | OS_PROT_GROWSDOWN) + os_mprotect(p, 0, OS_PROT_NONE) + os_msync(p, 0, OS_MS_SYNC | OS_MS_INVALIDATE) +
 os_msync(p, 0, OS_MS_ASYNC) + os_mlock2(p, 0, 0) + os_mlock2(p, 0, OS_MLOCK_ONFAULT | 2) + os_mlockall(OS_MCL_FUTURE |
 OS_MCL_ONFAULT) + os_memfd_create("a", OS_MFD_EXEC) + os_memfd_create("a", OS_MFD_NOEXEC_SEAL | OS_MFD_CLOEXEC) +
 os_pkey_alloc(1, 3) + os_mseal(p, 0, 1UL << 40) + os_process_mrelease(fd, 1);
accepted|variables of the family are not looked at|{ unsigned u = (unsigned)flags; return os_mremap_raw(p, 1, length,
 flags, p) + os_mprotect(p, length, flags) + os_msync(p, length, flags) + os_mlock2(p, length, u) + os_mlockall(flags)
 + os_memfd_create("a", u) + os_pkey_alloc(u, u) + os_mseal(p, length, u) + os_process_mrelease(fd, u); }
accepted|results that need no look|os_munlock(p, length); os_munlockall(); os_pkey_free(fd); os_shmdt(p);
 os_flush_icache(p, p);
accepted|the helpers|return os_map_anonymous(&p, length) + os_map_aligned(&p, 1, 1UL << 30) + os_map_guarded(&p, 1) +
 os_map_ring(&p, 65536) + os_map_exactly(p, 1, RW, ANON | OS_MAP_FIXED, -1, 0);
accepted|the address of a function|{ long (*f)(void *, os_size_t) = os_munmap; return f(p, length); }
EOF
echo '#include "os_core.h"
long user(void *p);
long user(void *p) { return os_munmap(p, 0); }' >"$work/unchecked.c"
for compiler in gcc g++ clang clang++; do
    have $compiler || { missing "misuse: $compiler" "no $compiler"; continue; }
    case $compiler in
    clang*) seen refused $compiler -O0 -O2 ;;
    *) seen refused $compiler -O1 -O2 ;;
    esac
    judged $compiler refused
    seen accepted $compiler -O0 -O3
    judged $compiler accepted
    # What OS_CORE_NO_CHECKS is for.
    try "OS_CORE_NO_CHECKS turns the checks off: $compiler" \
        compile $compiler "$work/unchecked.c" -O2 -Isingle_include -DOS_CORE_NO_CHECKS
done

# Each text of checks.h has a row above.
every_text() {
    sed -n 's/.*"\(os_[a-z0-9_]*: .*\)").*/\1/p' include/os_core/checks.h | sort -u >"$work/texts"
    [ -s "$work/texts" ] && while read -r text; do
        awk -F'|' -v text="$text" '$1 == "refused" && index(text, $2) == 1 {found = 1} END {exit !found}' \
            tests/misuse.sh || { echo "no row for: $text"; return 1; }
    done <"$work/texts"
}
try "each text of checks.h is provoked" every_text
done_testing
