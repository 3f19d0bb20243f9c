#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-bindings
#
# Other languages see all functions and all constants of C in the header with OS_CORE_BINDINGS, with their values: by
# bindgen for three targets, and by LDC natively. The programs of docs/bindings.md are built and run as they stand
# there. This is not part of `make test`: `make test-bindings` runs it.
. tests/lib/tap.sh
. tests/lib/targets.sh

seen="-DOS_CORE_BINDINGS -DOS_CORE_CALLS"

# C has, for $target, the functions and the macros that are numbers. Except for these numbers, OS_CORE_... says what is
# included or how a function is declared. A name that ends in _ is private.
core_numbers='^OS_CORE_(VERSION(_[A-Z][A-Z]+)?|LINUX_RELEASE|X86_64|AARCH64|RISCV64)$'
c_has() {
    # shellcheck disable=SC2086  # flags
    $cc $seen -E -P single_include/os_core.h | grep -oE '[ *]os_[a-z0-9_]+\(' | tr -d ' *(' | sort -u >"$work/functions"
    # shellcheck disable=SC2086
    $cc $seen -E -dM single_include/os_core.h | sed -n 's/^#define \(OS_[A-Za-z0-9_]*[A-Za-z0-9]\) .*/\1/p' |
        awk -v core="$core_numbers" '!/^OS_CORE_/ || $0 ~ core' | sort >"$work/constants"
    [ "$(wc -l <"$work/functions")" -ge 300 ] && [ "$(wc -l <"$work/constants")" -ge 4000 ]
}

# in_the_library: what another language declares is there to link, also what C has inline.
in_the_library() {
    library=$work/library/$target/libos_core.a
    make_library library gcc "$target" &&
        "$target-linux-gnu-nm" --defined-only "$library" |
        awk '$2 == "T" { sub(/^os_core_/, "os_", $3); print $3 }' | sort |
        comm -23 "$work/functions" - >"$work/absent"
    cat "$work/absent"
    [ -e "$work/absent" ] && [ ! -s "$work/absent" ]
}

# bindgen's bindings have the same, with the values that C has.
by_bindgen() {
    # shellcheck disable=SC2086
    bindgen --use-core --ctypes-prefix core::ffi --default-macro-constant-type signed -o "$work/os_core.rs" \
        single_include/os_core.h -- $seen --target="$target-linux-gnu"
}
# Without rustfmt they are one line, with blanks: this puts each declaration in a line, without blanks.
declarations() { tr -d ' \n' <"$work/os_core.rs" | sed 's/[;{]/\n/g'; }
functions_of_rust() { # each with its symbol, #[link_name = "\u{1}os_core_mmap"]
    declarations | sed -n 's/.*}os_core_\([a-z0-9_]*\)"\]pubfnos_\1(.*/os_\1/p' | sort | diff "$work/functions" -
}
constants_of_rust() {
    declarations | sed -n 's/.*pubconst\(OS_[A-Za-z0-9_]*\):[iu][0-9]*=\(.*\)/\1 \2/p' | sort >"$work/rust"
    cut -d' ' -f1 "$work/rust" | diff "$work/constants" - || return 1
    {   echo '#include "os_core.h"' # C writes the smallest number in another way
        sed 's/ -9223372036854775808$/ -9223372036854775807-1/' "$work/rust" |
            sed 's/\(.*\) \(.*\)/_Static_assert(\1 == (\2), "\1");/'
    } >"$work/rust.c"
    # shellcheck disable=SC2086
    $cc $seen -Isingle_include -fsyntax-only "$work/rust.c"
}
for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "$target" "$lacks"; continue; fi
    cc=$(compiler_for gcc "$target")
    try "$target: C has functions and constants" c_has
    try "$target: the library has each function" in_the_library
    if ! have bindgen; then missing "$target: bindgen" "no bindgen"; continue; fi
    try "$target: bindgen reads the header" by_bindgen
    try "$target: bindgen sees every function" functions_of_rust
    try "$target: bindgen sees every constant, with its value" constants_of_rust
done

# --- the programs --------------------------------------------------------------------------------------

# The blocks of docs/bindings.md go into files with the names in their first lines; commands go into the file of the
# program before them.
copy="$work/copy"
mkdir "$copy" && cp -R Makefile include src single_include "$copy/"
awk -v copy="$copy" '
    /^```$/ { if (file) close(file); file = ""; next }
    /^```(rust|d|c)$/ { getline; name = $2; file = copy "/" name; print >file; next }
    /^```sh$/ { file = copy "/" name ".sh"; print "set -e" >file; next }
    file { print >file }' docs/bindings.md

# example FILE: it says ENOMEM and ends with 0.
example() {
    (cd "$copy" && env -u BUILD -u CC -u CFLAGS -u MAKEFLAGS sh "./$1.sh" >"$work/said") &&
        grep -q 'ENOMEM$' "$work/said"
}
by_hand() { (cd "$copy" && env -u BUILD -u CC -u CFLAGS -u MAKEFLAGS sh ./by_hand.rs.sh); }
# The same commands build examples/rust.rs, which sorts files as coreutils do.
sorts() {
    mkdir -p "$copy/examples" && cp examples/rust.rs "$copy/examples/" &&
        sed -e 's|page\.rs|examples/rust.rs|' -e '/^\.\/page$/d' "$copy/page.rs.sh" >"$copy/rust.sh" || return 1
    (cd "$copy" && env -u BUILD -u CC -u CFLAGS -u MAKEFLAGS sh ./rust.sh) || return 1
    printf 'b\n\na\n\377\nlast' >"$work/odd"
    for file in README.md single_include/os_core_calls.h /dev/null "$work/odd"; do
        "$copy/rust" "$file" >"$work/sorted" && sort "$file" | cmp - "$work/sorted" || return 1
    done
    says 1 "rust: 'missing': ENOENT" missing && says 1 "rust: '.': EISDIR" . && says 2 "usage: rust FILE"
}
says() { # says STATUS LINE ARGUMENT...: it ends so
    says_status=$1 says_line=$2; shift 2
    "$copy/rust" "$@" >"$work/said" 2>&1
    [ $? = "$says_status" ] && echo "$says_line" | diff - "$work/said"
}
preprocesses() { # some releases of LDC do
    printf '#define ONE 1\n' >"$work/one.c" && printf 'import one; static assert(ONE == 1);\n' >"$work/two.d" &&
        ldc2 -I"$work" -o- "$work/two.d"
}
constants_of_d() {
    {   echo '#include <stdio.h>'
        echo '#include "single_include/os_core.h"'
        echo 'int main(void) {'
        sed 's/.*/printf("static assert(cast(long) & == %lldL);\\n", (long long)(&));/' "$work/constants"
        echo '}'
    } >"$copy/values.c"
    # shellcheck disable=SC2086
    (cd "$copy" && gcc $seen -w values.c -o values && { echo 'import os_core_h;'; ./values; } >values.d &&
        [ "$(wc -l <values.d)" -ge 4000 ] && ldc2 -o- values.d)
}
functions_of_d() {
    {   echo 'import os_core_h;'
        sed 's/os_\(.*\)/static assert(is(typeof(\&os_core_\1)));/' "$work/functions"
    } >"$copy/functions.d" &&
        (cd "$copy" && ldc2 -o- functions.d)
}
on_another() { # with another C compiler, as docs/bindings.md says
    (cd "$copy" && env -u BUILD make -s CROSS_COMPILE="$target-linux-gnu-" && rm -f page.o &&
        env CC="$target-linux-gnu-gcc" ldc2 -mtriple="$target-linux-gnu" -betterC -O -c page.d &&
        "$target-linux-gnu-gcc" -nostdlib -static page.o -Lbuild/"$target" -los_core_start -los_core -o page &&
        timeout -s KILL 20 "$(runner_for "$target")" ./page)
}

target=$host cc=gcc
if have gcc; then try "C has functions and constants" c_has; else missing "C" "no gcc"; fi
what="Rust, docs/bindings.md"
if ! have bindgen || ! have rustc; then missing "$what" "no bindgen or no rustc"
elif rustc --version | grep -qE '^rustc 1\.([0-9]|[1-5][0-9]|6[0-3])\.'; then
    skip "$what" "$(rustc --version | cut -d' ' -f1-2) has no core::ffi, which came with 1.64"
else
    try "$what: builds and runs" example page.rs
    try "$what: declared by hand" by_hand
    try "Rust, examples/rust.rs: sorts as sort does" sorts
fi

what="D, docs/bindings.md"
if ! have ldc2; then missing "$what" "no ldc2"
elif ! preprocesses >"$work/log" 2>&1 && grep -q 'preprocessor directive.*not supported' "$work/log"; then
    skip "$what" "this LDC does not preprocess C: $(ldc2 --version | sed -n '1s/.*(\(.*\)).*/\1/p')"
else
    try "$what: builds and runs" example page.d
    try "D sees every function" functions_of_d
    try "D sees every constant, with its value" constants_of_d
    for target in $targets; do
        [ "$target" != "$host" ] || continue
        can_run "$target: $what" gcc "$target" || continue
        try "$target: $what: builds and runs" on_another
    done
fi
refuse "OS_CORE_BINDINGS is for declarations only" "only declarations" gcc -DOS_CORE_BINDINGS -DOS_CORE_STATIC \
    -fsyntax-only -x c single_include/os_core.h
done_testing
