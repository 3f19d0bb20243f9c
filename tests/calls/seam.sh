# SPDX-License-Identifier: MIT
# Through the seam every function passes its number and every argument, in its place and widened right, in both
# products; os_syscall passes what is written. The code is moves, a trap and a return.
#
# shellcheck shell=sh

# rows TARGET [HEADER]: a line of docs/calls.tsv each, for the C programs.
rows() { awk -v target="$1" -v header="${2:-}" -f tests/calls/table.awk tools/calls.table docs/calls.tsv; }

# table TARGET: calls.inc and numbers.inc in $work/TARGET.
table() {
    mkdir -p "$work/$1"
    rows "$1" os_core/calls.h >"$work/$1/calls.inc" || return 1
    sed 's/^[A-Z]*(\([a-z_0-9]*\),.*/#ifndef __NR_\1\n#define __NR_\1 (-1)\n#endif/' "$work/$1/calls.inc" \
        >"$work/$1/numbers.inc"
}

seam_single() { # seam_single COMPILER TARGET
    # shellcheck disable=SC2046
    $(compiler_for "$1" "$2") -O1 -DSINGLE -I"$work/$2" -Itests/calls -Isingle_include $(uapi_flags "$2") \
        -static -o "$work/$2/seam" tests/calls/seam.c && run "$2" "$work/$2/seam"
}
seam_library() { # the library, built with the recorder in place of the trap
    make_library library gcc "$1" "-include tests/calls/record.h" || return 1
    # shellcheck disable=SC2046
    $(compiler_for gcc "$1") -O1 -I"$work/$1" -Itests/calls -Iinclude $(uapi_flags "$1") -static -o "$work/$1/seam" \
        tests/calls/seam.c "$work/library/$1/libos_core.a" && run "$1" "$work/$1/seam"
}

shape() { # shape COMPILER TARGET
    if [ "$2" = "$host" ] && ! have "$2-linux-gnu-objdump"; then dump=objdump; else dump=$2-linux-gnu-objdump; fi
    rm -f "$work/$2/dump"
    for source in calls exit; do
        # shellcheck disable=SC2046
        $(compiler_for "$1" "$2") -std=c99 -O2 -ffreestanding -fPIC -ffunction-sections -Iinclude -Isrc -c \
            -o "$work/$2/$source.o" "src/$source.c" &&
            "$dump" -dr --no-show-raw-insn "$work/$2/$source.o" >>"$work/$2/dump" || return 1
    done
    awk -f tests/shape/listing.awk "$work/$2/dump" >"$work/$2/listing"
    awk -f tests/calls/shape.awk "$work/$2/calls.inc" "$work/$2/listing" >"$work/$2/shape"
    echo "$(wc -l <"$work/$2/calls.inc") functions" | diff - "$work/$2/shape"
}

# os_syscall(nr, ...) passes exactly the arguments that are written, each evaluated once, in C and C++. It refuses what
# is no integer and no pointer, and costs nothing.
count() { # count COMPILER STANDARD FLAGS...
    count_cc=$1 standard=$2; shift 2
    case $count_cc in *++) language=c++ ;; *) language=c ;; esac
    # shellcheck disable=SC2086
    "$count_cc" -x $language -std="$standard" $strict "$@" -Itests/calls -Isingle_include -o "$work/count" \
        tests/calls/count.c && "$work/count"
}
cost() { # cost TARGET COMPILER STANDARD: the assembly of os_syscall, and of the cast by hand
    case $2 in *++) language=c++ ;; *) language=c ;; esac
    for mode in "-O1" "-O2 -DOS_CORE_STATIC" "-Os -DOS_CORE_STATIC"; do
        for way in "" -DBY_HAND; do
            # shellcheck disable=SC2046,SC2086  # commands and flags
            $(compiler_for "$2" "$1") -x $language -std="$3" $mode $way -Isingle_include -S -o "$work/cost$way.s" \
                tests/calls/cost.c || return 1
        done
        grep -q "six:" "$work/cost.s" && diff "$work/cost.s" "$work/cost-DBY_HAND.s" || return 1
    done
}
test_os_syscall() {
    for compiler in gcc:c99 clang:c2x g++:c++11 clang++:c++20; do
        if ! have "${compiler%:*}"; then missing "os_syscall: $compiler" "no ${compiler%:*}"; continue; fi
        try "os_syscall counts its arguments: $compiler" count "${compiler%:*}" "${compiler#*:}"
        refuse "... and refuses a seventh: $compiler" "at_most_six" count "${compiler%:*}" "${compiler#*:}" \
            -DBAD="1, 2, 3, 4, 5, 6, 7"
        for bad in 1.5 1.5f 1.5L; do
            refuse "... and a floating-point number, $bad: $compiler" integers_and_pointers count "${compiler%:*}" \
                "${compiler#*:}" -DBAD=$bad
        done
        refuse "... and a structure: $compiler" "error:" count "${compiler%:*}" "${compiler#*:}" -DBAD=pair
        for target in $targets; do
            name="os_syscall costs what its function costs: $target, $compiler"
            if lacks=$(missing_compiler "${compiler%:*}" "$target"); then missing "$name" "$lacks"; else
                try "$name" cost "$target" "${compiler%:*}" "${compiler#*:}"
            fi
        done
    done
}
test_seam() { # test_seam TARGET
    for compiler in gcc clang; do
        if lacks=$(missing_compiler $compiler "$1"); then missing "$1 $compiler: the code" "$lacks"; continue; fi
        try "$1 $compiler: moves, one trap, return, nothing else" shape $compiler "$1"
    done
    if lacks=$(missing_compiler clang "$1"); then missing "$1: seam, single header" "$lacks"
    else try "$1: every call passes its number and its arguments (single header)" seam_single clang "$1"
    fi
    try "$1: every call passes its number and its arguments (library)" seam_library "$1"
    note "$1: $(cat "$work/log")"
}
