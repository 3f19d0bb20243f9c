#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The demonstration shows what it says. The program (examples/demo.c) is tried with the library and with the single
# header, gcc and clang, on three targets: every character of its output, lines counted as wc counts them, one line and
# an exit status for each failure. `make demo` is tried on a machine that has only gcc, make and coreutils, with names
# of every kind, in places that cannot be written.
. tests/lib/tap.sh
. tests/lib/targets.sh

out=$place
mkdir "$work/files"
: >"$work/files/empty"
printf 'no newline' >"$work/files/one line"
printf 'a\n\nb' >"$work/files/two"
awk 'BEGIN { for (i = 0; i < 4095; i++) printf "x"; print "" }' >"$work/files/4096 bytes"
awk 'BEGIN { for (i = 0; i < 300000; i++) print "line", i % 1000 }' >"$work/files/big"
printf '\0\n\0\0\n\377\n\0' >"$work/files/binary"
printf '\n' >"$work/files/it's
odd"

# facts FILE PAGE: what the demonstration says of a file that it can map.
facts() {
    wc -lc <"$1" | awk -v page="$2" -v name="$(printf %s "$1" | tr '\n' '?')" '
        function count(n, thing) { return n " " thing (n == 1 ? "" : "s") }
        { printf "     %s   %s, %s, %s\n", name, count($2, "byte"),
                 count(int(($2 + page - 1) / page), "page"), count($1, "line") }'
}

# expected FILE PAGE: the whole output. Addresses differ, and are left out.
expected() {
    kib=$(($2 / 1024))
    cat <<END

1. Map memory, use it, unmap it

     os_mmap(NULL, 4096, READ|WRITE, ANONYMOUS|SHARED, -1, 0)  ADDRESS
     p[4095] = 0xFF, and read back                             0xff
     os_munmap(p, 4096)                                        0

2. Memory is taken when it is touched
   48 pages of $2 bytes are mapped; then pages 0, 1, 4, 9 ... are written to.
   A # is a page that is in memory, a . is one that is not.

     page     0       8       16      24      32      40
     mapped   ................................................   0 KiB
     touched  ##..#....#......#........#..........#...........   $((7 * kib)) KiB

3. A file is memory
   It is mapped, not read. A line is a newline, as for wc -l.

$(facts "$1" "$2")

4. What the kernel refuses, it names

     os_mmap_raw(NULL, 4096, READ, PRIVATE, 2147483647, 0)     -9   EBADF
     os_mmap_raw(NULL, 1 << 62, READ, ANONYMOUS|PRIVATE, ...)  -12  ENOMEM
     os_munmap(1, 4096)                                        -22  EINVAL

5. The hole that munmap leaves
   All pages are written to, then the 16 in the middle are unmapped.

     page     0       8       16      24      32      40
     before   ################################################   $((48 * kib)) KiB
     after    ################                ################   $((32 * kib)) KiB

     mincore of all 48: ENOMEM. The 32 around the hole kept what was written.
END
}

# demo ARGUMENT...: runs $program. Leaves $work/stdout (without addresses), $work/stderr, $status.
demo() {
    # shellcheck disable=SC2086  # $runner may be empty
    timeout -s KILL 20 $runner "$program" "$@" >"$work/raw" 2>"$work/stderr" </dev/null
    status=$?
    sed 's/0x[1-9a-f][0-9a-f]\{5,\}$/ADDRESS/' "$work/raw" >"$work/stdout"
}

# same NAME EXPECTED GOT: the two files are the same.
same() { try "$1" diff "$2" "$3"; }

shows() { # shows FILE: all of its output, and no word on stderr
    page=$(sed -n 's/^   48 pages of \([0-9]*\) bytes .*/\1/p' "$work/stdout")
    expected "$1" "${page:-0}" >"$work/expected"
    diff "$work/expected" "$work/stdout" && [ ! -s "$work/stderr" ] && [ "$status" = 0 ]
}

counts() { # counts FILE: its line, without the rest
    page=$(sed -n 's/^   48 pages of \([0-9]*\) bytes .*/\1/p' "$work/stdout")
    facts "$1" "${page:-0}" >"$work/expected"
    grep -xF -f "$work/expected" "$work/stdout" && [ "$status" = 0 ]
}

says() { # says STATUS LINE: that line alone on stderr, nothing on stdout
    printf '%s\n' "$2" | diff - "$work/stderr" && [ ! -s "$work/stdout" ] && [ "$status" = "$1" ]
}

# --- the program --------------------------------------------------------------------------------

flags="-std=c99 -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Wpedantic -Wconversion
    -Wsign-conversion -Wshadow -Werror -nostdlib -static"

# compile library|header: $program for $target with $cc.
# shellcheck disable=SC2086  # commands with options, and flags
compile() {
    if [ "$1" = library ]; then
        make -s BUILD="$out/build" CC="$cc" && $cc $flags -Iinclude examples/demo.c \
            -L"$work/build/$target" -los_core_start -los_core -o "$program"
    else
        $cc $flags -DOS_CORE_STATIC -DOS_CORE_START -Isingle_include examples/demo.c -o "$program"
    fi
}

# The demonstration reports each failure in one line, with the file and the error.
absent="ENOENT, No such file or directory" device="ENODEV, No such device"
refusals() { # refusals NAME
    demo "$work/files/missing"
    try "$1: a file that is not there" says 1 "demo: cannot open '$work/files/missing': $absent"
    demo "$work/files";          try "$1: a directory" says 1 "demo: cannot map '$work/files': EISDIR, Is a directory"
    demo "$work/fifo";           try "$1: a FIFO, without waiting" says 1 "demo: cannot map '$work/fifo': $device"
    demo /dev/zero;              try "$1: a device" says 1 "demo: cannot map '/dev/zero': $device"
    demo /proc/self/mem
    try "$1: a file that cannot be read" says 1 "demo: cannot read '/proc/self/mem': EIO, I/O error"
    demo "";                     try "$1: an empty name" says 1 "demo: cannot open '': $absent"
    demo "$long"
    try "$1: a name that is too long" says 1 "demo: cannot open '$long': ENAMETOOLONG, File name too long"
    demo "$(printf 'a\033[1m\nb\177')"
    try "$1: a name that would move the cursor" says 1 "demo: cannot open 'a?[1m?b?': $absent"
    demo;                        try "$1: no file" says 2 "usage: demo FILE"
    demo README.md README.md;    try "$1: two files" says 2 "usage: demo FILE"
}

everything() { # everything NAME: of $program
    for file in "$work"/files/*; do
        demo "$file"; try "$1: the lines of $(printf %s "${file##*/}" | tr '\n' '?')" counts "$file"
    done
    demo /proc/version
    try "$1: a file of /proc is read" \
        grep -xF "     /proc/version   $(wc -c </proc/version) bytes, 0 pages, 1 line" "$work/stdout"
    try "$1: no line of more than 80 columns" \
        awk 'length > 80 { print; long = 1 } END { exit long || NR < 30 }' "$work/stdout"
    refusals "$1"
}

long=$(awk 'BEGIN { while (i++ < 3000) printf "x" }')
mkfifo "$work/fifo"
for target in $targets; do
    runner=$(runner_for "$target")
    for compiler in gcc clang; do
        name="$target, $compiler"
        if why=$(missing_compiler "$compiler" "$target"); then missing "$name" "$why"; continue; fi
        cc=$(compiler_for "$compiler" "$target")
        for product in library header; do
            program=$work/$target-$compiler-$product
            try "$name, $product: it compiles" compile "$product"
            if why=$(missing_runner "$target"); then missing "$name, $product: it runs" "$why"; continue; fi
            demo README.md; try "$name, $product: all that it shows" shows README.md
        done
        program=$work/$target-$compiler-library
        [ "$compiler" = clang ] || missing_runner "$target" >/dev/null || everything "$name"
    done
done

# --- what only one machine can show -------------------------------------------------------------

case " $targets " in *" aarch64 "*)
    name="page size"
    target=aarch64 program=$work/aarch64-gcc-library runner="qemu-aarch64 -p 65536"
    if ! have qemu-aarch64 || [ ! -x "$program" ]; then
        missing "$name: is what the kernel says" "no qemu-aarch64 or no aarch64-linux-gnu-gcc"
    elif ! qemu-aarch64 --version | grep -q ' version [1-7]\.'; then
        skip "$name: is what the kernel says" "this qemu-user cannot be told a page size"
    else
        demo README.md
        try "$name: is what the kernel says" grep "^   48 pages of 65536 bytes " "$work/stdout"
    fi ;;
esac

target=$host program=$work/$host-gcc-library runner=
if [ ! -x "$program" ]; then
    missing "on this machine" "no program for $host"
else
    demo README.md
    try "page size: here it is getconf's" grep "^   48 pages of $(getconf PAGESIZE) bytes " "$work/stdout"

    "$program" README.md >/dev/full 2>"$work/stderr"; status=$?; : >"$work/stdout"
    try "a full disk" says 1 "demo: cannot write: ENOSPC, No space left on device"

    : >"$work/secret"; chmod 0 "$work/secret"
    [ "$(id -u)" != 0 ] || runner="setpriv --bounding-set -all --inh-caps -all"   # root without its powers
    # shellcheck disable=SC2086
    if $runner true 2>/dev/null; then
        demo "$work/secret"
        try "a file of someone else's" says 1 "demo: cannot open '$work/secret': EACCES, Permission denied"
    else skip "a file of someone else's" "no setpriv, or not allowed"; fi

    inject() { runner="strace -o $out/trace -e trace=write -e inject=write:$1"; demo README.md; }
    runner=
    if ! have strace; then missing "writing" "no strace"
    elif ! strace -o /dev/null true 2>/dev/null; then skip "writing" "strace is not allowed here"
    else
        inject error=EINTR:when=2+3
        try "writing is taken up again after a signal" shows README.md
        # Told that one byte was taken, where none was, the program must go on with the second.
        inject retval=1:when=2
        sed -i '2s/^/1/' "$work/stdout"
        try "writing goes on where it stopped" shows README.md
        inject error=EIO:when=1
        : >"$work/stdout"
        try "an error of writing" says 1 "demo: cannot write: EIO, I/O error"
    fi
fi

# --- make demo ----------------------------------------------------------------------------------

# The machine that has only this: gcc, make, coreutils.
mkdir "$work/bin"
for tool in sh gcc make as ld ar cat cp rm mkdir mktemp mv uname wc; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done
copy="$work/a copy"
mkdir "$copy" && cp -R Makefile README.md include src single_include tools examples "$copy/"

# made PATH VARIABLE=VALUE...: `make demo` in the copy. The one demonstration there is in $work/stdout.
made() {
    path=$1; shift
    (cd "$copy" && env -u MAKEFLAGS -u MAKELEVEL -u CC -u BUILD PATH="$path" "$@") \
        >"$work/raw" 2>"$work/stderr" </dev/null
    status=$?
    sed 's/0x[1-9a-f][0-9a-f]\{5,\}$/ADDRESS/' "$work/raw" >"$work/all"
    sed -n '/^   Built by/,/^     mincore/{ /^   Built by/!p; }' "$work/all" >"$work/stdout"
}
leaves_nothing() { [ -z "$(find "$copy" "$work/elsewhere" -name 'demo.*' ! -name demo.c)" ]; }

mkdir "$work/elsewhere"
if ! have gcc; then missing "make demo" "no gcc"; else
    made "$work/bin" make demo
    try "make demo needs gcc, make and coreutils only" shows README.md
    for target in $targets; do
        [ "$target" = "$host" ] || try "... and says that $target is left out" \
            grep -xF "$target is left out: no $target-linux-gnu-gcc, no qemu-$target" "$work/all"
    done
    try "... and says nothing of Debian's packages where there is no apt" sh -c '! grep "apt" "$1"' sh "$work/all"
    ln -s "$(command -v cat)" "$work/bin/apt"     # it is named, not run
    made "$work/bin" make demo
    # What dpkg knows of the commands that are installed here is held against it.
    packages=$(for target in x86_64 aarch64 riscv64; do
        [ "$target" = "$host" ] || for command in "$target-linux-gnu-gcc" "qemu-$target"; do
            dpkg -S "$(command -v "$command")" | sed 's/:.*//'
        done
    done 2>/dev/null | awk '!seen[$0]++' | paste -sd' ')
    told="This brings what is missing, as root: apt install"
    if [ "$(echo "$packages" | wc -w)" != 3 ]; then missing "make demo names packages" "dpkg does not know them"; else
        try "... with apt it ends with the one command that brings them" \
            sh -c 'tail -n 1 "$1" | grep -xF "$2"' sh "$work/all" "$told $packages"
        for target in x86_64 aarch64 riscv64; do ln -s "$(command -v cat)" "$work/bin/qemu-$target"; done
        made "$work/bin" make demo
        try "... and names no package of what is there" \
            grep -xF "$told ${packages% qemu-user*} ${packages#* qemu-user }" "$work/all"
        rm "$work"/bin/qemu-*
    fi
    rm "$work/bin/apt"
    cp "$work/files/two" "$copy/it's a \$file"
    made "$work/bin" make demo FILE="it's a \$\$file"
    try "make demo FILE=, a name with blanks and quotes" \
        grep -xF "     it's a \$file   4 bytes, 1 page, 2 lines" "$work/stdout"
    made "$work/bin" make demo FILE="$work/files/big"
    try "make demo FILE=, far from here" counts "$work/files/big"
    made "$work/bin" make demo FILE=missing
    try "make demo of a file that is not there fails" test "$status" = 2
    try "... and says so in one line, and make in another" \
        awk 'NR == 1 && $0 != "demo: cannot open '\''missing'\'': ENOENT, No such file or directory" { exit 1 }
             NR == 2 && !/^make/ || NR > 2 { exit 1 } END { if (NR == 0) exit 1 }' "$work/stderr"
    made "$work/bin" make demo CC=nosuch
    try "make demo without a compiler says so" grep "^tools/demo: no nosuch: install it" "$work/stderr"
    for tool in make ar cat mkdir mktemp rm uname; do
        mv "$work/bin/$tool" "$work/tool"
        made "$work/bin" "$work/bin/sh" tools/demo README.md
        mv "$work/tool" "$work/bin/$tool"
        try "make demo without $tool says so" says 1 "tools/demo: no $tool: install it"
    done
    made "$work/bin" make -j8 demo CFLAGS=-O0
    try "make -j demo" shows README.md
    # Two at a time: the second is amid its work when the first ends.
    rm "$work/bin/gcc" && cat >"$work/bin/gcc" <<END
#!/bin/sh
times=600 other=
case "\$TURN \$*" in
"first "*" -c "*) other=second ;;
"second "*" -c "*) other=first; : >"$work/second" ;;
esac
until [ -z "\$other" ] || [ -e "$work/\$other" ] || [ \$times = 0 ]; do
    $(command -v sleep) 0.1; times=\$((times - 1))
done
exec $(command -v gcc) "\$@"
END
    chmod +x "$work/bin/gcc"
    (cd "$copy" && PATH=$work/bin TURN=second make demo FILE="$work/files/big" >"$work/one" 2>&1) &
    made "$work/bin" TURN=first make demo FILE="$work/files/big"
    : >"$work/first"
    wait
    ln -sf "$(command -v gcc)" "$work/bin/gcc"
    counts "$work/files/big" >/dev/null         # leaves the line to expect
    try "make demo, two at a time" sh -c '[ "$(grep -cxF -f "$1" "$2")" = 1 ] && grep -xF -f "$1" "$3"' sh \
        "$work/expected" "$work/one" "$work/stdout"
    try "make demo leaves nothing behind" leaves_nothing

    made "$PATH" make demo
    for target in $targets; do
        case $target in "$host") how="on this machine" ;; *) how="under qemu-$target" ;; esac
        if why=$(missing_compiler gcc "$target") || why=$(missing_runner "$target"); then
            missing "make demo shows $target" "$why"
        else
            try "make demo shows $target" grep -x "== $target, $how" "$work/all"
        fi
    done
    if have clang; then
        ln -s "$(command -v clang)" "$work/bin/clang"
        made "$work/bin" make demo CC=clang
        try "make demo CC=clang" shows README.md
    else missing "make demo CC=clang" "no clang"; fi

    chmod -R a-w "$copy"
    if [ "$(id -u)" = 0 ] && ! setpriv --bounding-set -all --inh-caps -all true; then
        skip "make demo in a tree that cannot be written" "no setpriv, or not allowed"
    else
        set -- make demo
        [ "$(id -u)" != 0 ] || set -- "$(command -v setpriv)" --bounding-set -all --inh-caps -all "$@"
        made "$work/bin" "$@" FILE=README.md
        try "make demo in a tree that cannot be written says where to" \
            grep -xF "tools/demo: cannot write in build: say where, BUILD=/tmp/os_core" "$work/stderr"
        made "$work/bin" "$@" BUILD=../elsewhere
        try "... and BUILD= it is" shows README.md
        try "... and leaves nothing behind" leaves_nothing
    fi
    chmod -R u+w "$copy"
fi
done_testing
