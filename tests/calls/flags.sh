# SPDX-License-Identifier: MIT
# The constants: each that os_core/calls.h brings has the value and sign of the UAPI header's. A constant that is in
# none has those of libc's, if libc has it. And none is missing.
#
# shellcheck shell=sh

kernels_own() { # prints those from the kernel's own headers, or a libc's
    awk '/^\/\*/ { own = /kernel.s own include|from a libc/ } own && /^#define OS_/ { print substr($2, 4) }' \
        include/os_core/flags.h | sort
}
flags_of_libc() { # flags_of_libc TARGET
    kernels_own >"$work/own"
    {   printf '#define _GNU_SOURCE\n'
        printf '#include <%s.h>\n' dirent fcntl netinet/tcp netinet/udp
        printf '#include <sys/%s.h>\n' mount shm socket stat statvfs swap
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
# constants_of TARGET KINDS: in $work/integers, a line "HEADER NAME OURS" for each constant of the headers that
# tools/constants.list names, which $work/include.h includes. $cc compiles with these headers.
constants_of() {
    awk -v target="$1:" -v kinds="^($2)$" '
        $1 ~ kinds && $2 !~ /^(kernel|libc)/ && ($2 !~ /:/ || sub(target, "", $2)) { print $2 }' tools/constants.list |
        sort -u >"$work/headers"
    { printf '#include <linux/%s.h>\n' const ioctl; sed 's/.*/#include <&>/' "$work/headers"; } >"$work/include.h"
    # The headers give the names. The compiler says, line by line, which are integers.
    $cc -E -dD "$work/include.h" | awk -v uapi="$uapi/" -f tests/calls/own.awk "$work/headers" - | sort -u >"$work/own"
    { cat "$work/include.h"; awk '{ print "#line " NR " \"own\"\nenum { own_" NR " = (" $2 ") };" }' "$work/own"; } |
        $cc -fsyntax-only -x c - 2>&1 | sed -n 's/^own:\([0-9]*\):.*error:.*/\1/p' >"$work/no_integer"
    # Our name for each is without the first underscores, if no other constant has that name.
    awk 'FILENAME ~ /integer$/ { no[$1]; next } !second { if (!(FNR in no)) taken[$2]; next }
        $2 in taken { ours = $2; if (sub(/^__?/, "", ours) && ours in taken) ours = $2; print $1, $2, ours }' \
        "$work/no_integer" "$work/own" second=1 "$work/own" >"$work/integers"
}
# comparison FILE: prints a program that compiles if the values and signs of those in $work/uapis are the same.
comparison() {
    cat "$work/include.h"
    aliases | awk '{ print "#ifndef " $1 "\n#define " $1 " " $2 "\n#endif" }'
    echo "#include \"$1\""
    echo '#define SAME(a, b) _Static_assert((a) == (b) && ((a) < 0) == ((b) < 0), #b);'
    echo "#define SAME32(a, b) _Static_assert($same32, #b);"
    awk -v as_argument="^($as_argument)$" 'NR == FNR { theirs[$3] = $2; next }
        { same = $1 ~ as_argument ? "SAME32" : "SAME"
          print same "(OS_" $1 ", " ($1 in theirs ? theirs[$1] : $1) ")" }' "$work/integers" "$work/uapis"
}
names_in() { # names_in FILE of include/os_core, without OS_; a private name ends in an underscore
    $cc -Iinclude -E -dM -include os_core/api.h "include/os_core/$1.h" |
        sed -n 's/^#define OS_\([A-Z_a-z0-9]*\) .*/\1/p' | grep -v -e '^CORE_' -e '_$' | sort -u
}
flags() { # flags TARGET
    cc="$(compiler_for gcc "$1") -nostdinc -w -ftrack-macro-expansion=0 $(uapi_flags "$1")"
    constants_of "$1" "calls|family"
    names_in flags >"$work/ours"
    kernels_own | comm -23 "$work/ours" - >"$work/uapis"
    comparison os_core/flags.h >"$work/flags.c"
    $cc -Iinclude -fsyntax-only "$work/flags.c" || return 1
    awk -f tests/calls/left.awk tools/constants.list "$work/ours" "$work/integers" >"$work/missing"
    cat "$work/missing"
    echo "$1: $(wc -l <"$work/uapis") constants compared, $(wc -l <"$work/integers") are in the headers"
    [ "$(wc -l <"$work/integers")" -ge 4000 ] && [ ! -s "$work/missing" ]
}
data() { # data TARGET: the same for OS_CORE_DATA, of which none need be there
    rm -rf "$work/none" && mkdir "$work/none"
    python3 -Bc 'import sys; sys.path.insert(0, "tools/lib"); import compiler; compiler.stubs(sys.argv[1])' "$work/none"
    cc="$(compiler_for gcc "$1") -nostdinc -w -ftrack-macro-expansion=0 -Iinclude -I$work/none $(uapi_flags "$1")
        -DOS_CORE_DATA -Dsize_t=os_size_t -include os_core/types.h -include linux/time.h"
    constants_of "$1" "data|family"
    names_in flags >"$work/others"
    # tests/structures/helpers.c compares OS_IOC_*, which <linux/ioctl.h> has from another header.
    names_in data | comm -23 - "$work/others" | grep -v '^IOC_' >"$work/uapis"
    comparison os_core.h >"$work/data.c"
    $cc -fsyntax-only "$work/data.c" || return 1
    echo "$1: $(wc -l <"$work/uapis") constants of OS_CORE_DATA compared"
    [ "$(wc -l <"$work/uapis")" -ge 5000 ]
}
test_flags() { # test_flags TARGET
    name="$1: the flags have the values of the UAPI headers, and none is missing"
    if [ -d "$uapi/linux" ]; then
        try "$1: no structure is one of old" outdated "$1"
        try "$name" flags "$1"
        note "$(tail -n 1 "$work/log")"
        try "$1: the constants of OS_CORE_DATA have the values of the UAPI headers" data "$1"
        note "$(tail -n 1 "$work/log")"
    else
        missing "$name" "$no_headers"
    fi
    try "$1: those that no UAPI header has have the values of libc's" flags_of_libc "$1"
    note "$(head -n 1 "$work/log")"
}
of_use() { # each pattern that leaves something out is a name in its header
    awk '$1 == "not" && $2 ~ /[.]h$/ { for (i = 3; i <= NF; i++) print $2, $i }' tools/constants.list >"$work/patterns"
    while read -r file pattern; do
        case $file in
        kernel/*) set -- "$linux/include/linux/${file#kernel/}" ;;
        asm/*) base=${file#asm/}; set -- "$uapi"/*-linux-gnu/asm/"${base%.h}"*.h "$uapi/asm-generic/${base%.h}"*.h ;;
        *) set -- "$uapi/$file" ;;
        esac
        grep -qsE "^(#[[:space:]]*define)?[[:space:]]+$pattern\\>" "$@" ||
            { echo "not $file $pattern: no such name"; return 1; }
    done <"$work/patterns"
    [ "$(wc -l <"$work/patterns")" -ge 50 ]
}
