# SPDX-License-Identifier: MIT
# Which calls there are: each of a target is in os_core/calls.h, in os_core/memory.h, or has a reason in
# tools/calls.table. Since when there is each, and that its function is the one of the kernel's own table.
#
# shellcheck shell=sh

# Small helpers print the words of a kind of line in the list, and the functions that a header declares.
listed() { awk -v kind="$1" '$1 == kind { for (i = 2; i <= NF; i++) print $i }' tools/calls.table | sort; }
in_memory() { awk '$1 == "call" && $3 == "memory" { print $2 }' tools/calls.table; }
declared() { # declared HEADER TARGET
    "$(compiler_for gcc "$2")" -E -P "$1" | grep -o '[ *]os_[a-z0-9_]*(' | tr -d ' *(' | sed 's/^os_//' | sort -u
}
numbers() { sed -n 's/^#define OS_NR_\([a-z0-9_]*\) .*/\1/p' "include/os_core/constants/$1.h" | sort; }

# These compare sets of names, one per line, with comm. Each prints what is wrong, and succeeds if nothing is.
nothing_left_out() { # nothing_left_out TARGET
    declared "$header" "$1" >"$work/here"
    { in_memory; listed left; cat "$work/here"; } | sort >"$work/known"
    numbers "$1" >"$work/numbers"
    [ "$(wc -l <"$work/here")" -ge 250 ] && ! comm -23 "$work/numbers" "$work/known" | grep . &&
        ! comm -13 "$work/numbers" "$work/here" | grep .
}
nothing_twice() { # nothing_twice TARGET: in two of the three places
    { in_memory; listed left; cat "$work/here"; } | sort | uniq -d >"$work/twice"
    ! grep . "$work/twice" && declared include/os_core/memory.h "$1" >"$work/memory" &&
        grep -q '^mmap$' "$work/memory" && ! comm -12 "$work/memory" "$work/here" | grep .
}
test_places() { # test_places TARGET
    try "$1: every number has a function here, in memory.h, or a reason in tools/calls.table" nothing_left_out "$1"
    note "$1: $(wc -l <"$work/here") calls here"
    try "$1: none is in two of these places" nothing_twice "$1"
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
        name in number {
            call[number[name]] = name
            split($(NF - 1), part, ".")
            code[number[name]] = 1000 * part[1] + part[2]
        }
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
        FILENAME ~ /table$/ && $1 == "like" { like[$2] = $3 }
        FILENAME ~ /table$/ && $1 == "left" { for (i = 2; i <= NF; i++) left[$i] = 1 }
        FILENAME ~ /\.h$/ && /^#define OS_NR_/ { name[$3] = substr($2, 7) }
        FILENAME ~ /generic$/ {
            call = name[$1]
            if (call in left) next
            wanted = call in like ? like[call] : call
            if (wanted != $2) { print call ": the table has sys_" $2 ", calls.table sys_" wanted; bad = 1 }
            n++
        }
        END { print n " compared"; exit bad || n < 300 }' \
        tools/calls.table include/os_core/constants/aarch64.h "$work/generic"
}
