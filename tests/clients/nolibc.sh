# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2086,SC2154  # lib.sh and run have the variables; words
# nolibc-test, of the kernel's source: a program that has no libc, and stubs of its own, nolibc's arch-<machine>.h. The
# source is that of Debian's package linux-source, because Debian's source of the kernel is ten times as large.
about="nolibc-test of the kernel: a program without a libc"
archive=$(find /usr/src -maxdepth 1 -name 'linux-source-*.tar.xz' 2>/dev/null | sort -V | tail -n 1)
version=${archive##*/} version=${version%.tar.xz}
needs="${archive:-linux-source} xz"
how="its own stubs replaced"

build() {
    kept=$SOURCES/$version   # unpacking it takes a minute
    if [ ! -d "$kept" ]; then
        rm -rf "$kept.new" && mkdir "$kept.new"
        tar -xf "$archive" -C "$kept.new" --strip-components=1 "$version/tools/include/nolibc" \
            "$version/tools/testing/selftests/nolibc"
        mv "$kept.new" "$kept"
    fi
    cp -R "$kept/tools" .
    include=tools/include/nolibc
    use=
    if [ "$SIDE" = ours ]; then
        for header in "$include"/arch-*.h; do cp "$TOP/tests/clients/nolibc.h" $header; done
        use="-I$TOP/single_include -I$TOP/tests/clients -include table.h"
        echo "#define TABLE \"$PRELOAD_TABLE\"" >table.h
    fi
    $CC $CFLAGS -w -fno-stack-protector -fno-asynchronous-unwind-tables -ffreestanding -nostdlib -static $use \
        -include $include/nolibc.h tools/testing/selftests/nolibc/nolibc-test.c -o nolibc-test -lgcc
}

# It prints "12 getpid = 4711   [OK]" for each; of "[FAIL]" and "[SKIPPED]" each has a line as well.
tests() {
    timeout "$TIME" $RUN "$TREE/nolibc-test" >all
    cat all >&2
    sed -n 's/^\([0-9]* [a-z_0-9]*\) .*\[\(OK\|FAIL\|SKIPPED\)\]$/\2 \1/p' all |
        sed 's/^OK/pass/; s/^FAIL/fail/; s/^SKIPPED/skip/' | awk '{ n[$0]++; print $0 (n[$0] > 1 ? " " n[$0] : "") }'
}

# Lines of code, without those that are blank or comments.
lines() { gcc -fpreprocessed -dD -E -P "$1" 2>/dev/null | grep -c .; }
notes() {
    machine=$TARGET
    [ "$machine" != riscv64 ] || machine=riscv
    echo "arch-$machine.h has $(lines "$BUILT/tools/include/nolibc/arch-$machine.h") lines of code, what takes its" \
        "place $(lines "$TOP/tests/clients/nolibc.h")"
}
