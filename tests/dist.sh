#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# A release. `make release-check` holds what names the version against each other, and has a line for each that
# differs. `make dist` makes the same bytes from each clone, whoever makes them, and the tarball is all that a user
# needs. Where it cannot, it says why in a line and leaves nothing.
. tests/lib/tap.sh
. tests/lib/targets.sh

for tool in git gcc python3 gzip sha256sum; do
    have $tool || { missing "a release" "no $tool"; done_testing; }
done
clone="$work/a clone"

# in_clone COMMAND...: as if by hand.
in_clone() {
    (cd "$clone" && env -u MAKEFLAGS -u MAKELEVEL -u CC -u AR -u CROSS_COMPILE -u CPPFLAGS -u CFLAGS -u BUILD \
        -u PREFIX -u LIBDIR -u INCLUDEDIR -u DATADIR -u MANDIR -u DESTDIR "$@")
}
git_there() { in_clone git -c user.name=a -c user.email=a@b.invalid -c init.defaultBranch=main "$@"; }

# The tree as a release, also while the next one is made.
mkdir "$clone"
for entry in .[!.]* *; do
    case $PWD/$entry in */.git | */build | "$BUILD" | "$PWD/$BUILD") ;; *) cp -R "$entry" "$clone/" ;; esac
done
sed -i '1,/^## /s/ (not released)$/ (2026-11-29)/' "$clone/CHANGELOG.md"
git_there init -q && git_there add -A && git_there commit -q -m first
version=$(tools/version)

# --- make release-check -------------------------------------------------------------------------------

says() { # says NAME LINES: release-check fails with them; then the tree is as before
    in_clone tools/release-check >"$work/out" 2>"$work/err"; status=$?
    sed 's/^tools\/release-check: //' "$work/err" >"$work/said"
    printf '%s\n' "$2" >"$work/expected"
    try "$1" sh -c '[ "$1" = 1 ] && diff "$2" "$3"' sh "$status" "$work/expected" "$work/said"
    git_there checkout -q .
}
edit() { in_clone sed -i "$@"; }
release_check() { in_clone make -s release-check >"$work/out" 2>&1; status=$?; cat "$work/out"
    [ $status = 0 ] && [ ! -s "$work/out" ]; }
try "make release-check has nothing to say of the tree" release_check
other=$(echo "$version" | sed 's/[0-9]*$/99/')
edit 's/\(VERSION_PATCH \).*/\199/' include/os_core/version.h; in_clone make -s single-header
says "a version that stands in version.h alone" "CHANGELOG.md begins with $version, and version.h has $other
README.md names $version, and version.h has $other
man/os_core.7 names $version, and version.h has $other
docs/packages.md asks for $version, and version.h has $other"
edit 's/\(VERSION_PATCH \).*/\199/' include/os_core/version.h
in_clone tools/release-check 2>"$work/err"
try "... and headers that are not made again" sh -c 'grep "single_include/os_core.h is not current: make sing" "$1" &&
    grep "include/os_core.h has $2, and version.h has $3" "$1"' sh "$work/err" "$version" "$other"
git_there checkout -q .
edit '1,/^## /s/ ([0-9-]*)$/ (not released)/' CHANGELOG.md
says "a release without a day" "CHANGELOG.md: $version has no day: (not released)"
edit '1,/^## /s/^## .*/## The next release/' CHANGELOG.md
says "a changelog without a version" 'CHANGELOG.md: "## The next release" should be "## 1.2.3 (2026-12-31)"'
edit "1,/^## /s/^## .*/&\\n\\n* New.\\n\\n## 99.0.0 (2020-01-01)\\n/" CHANGELOG.md
says "a changelog that is not in its order" "CHANGELOG.md: a newer version stands below"
in_line() { grep -n "$1" "$2" | cut -d: -f1; }
pc=packaging/os_core-start.pc.in
edit 's/^Version: .*/Version: 7.7.7/' $pc
says "another version for pkg-config" "$pc:$(in_line ^Version: $pc) has a version of its own: 7.7.7
lib/pkgconfig/os_core-start.pc has 7.7.7, and version.h has $version"
edit 's/^Requires: .*/Requires: os_core = 7.7.7/' $pc
says "another version that pkg-config requires" "$pc:$(in_line ^Requires: $pc) has a version of its own: 7.7.7"
cmake=packaging/os_core-config-version.cmake.in
edit '/^set/s/@VERSION@/7.7.7/' $cmake
says "another version for CMake" "$cmake:$(in_line "^set.*@VERSION@" $cmake) has a version of its own: 7.7.7
lib/cmake/os_core/os_core-config-version.cmake has 7.7.7, and version.h has $version"
for typed in "$version" 7.7.7; do
    edit "s/VERSION \${version}/VERSION $typed/" CMakeLists.txt
    says "a version in CMakeLists.txt: $typed" \
        "CMakeLists.txt:$(in_line ^project CMakeLists.txt) has a version of its own: $typed"
done
edit "s/^project(.*/project('os_core', 'c', version: '7.7.7',/" meson.build
says "a version in meson.build" "meson.build:$(in_line ^project meson.build) has a version of its own: 7.7.7"
edit 's/find_package(os_core [0-9.]* REQ/find_package(os_core 7.7 REQ/' docs/packages.md
says "a page that asks for another version" "docs/packages.md asks for 7.7, and version.h has $version"
edit 's/^\.Dd .*/.Dd January 1, 2100/' man/os_mmap.3
says "a page of the manual from after the release" "man/os_mmap.3 is of January 1, 2100, after the release"
git_there tag "v$version"
release_check && ok "the tag of this commit is no fault" || not_ok "the tag of this commit is no fault"
git_there commit -q --allow-empty -m second
says "a version that was released" "$version was released before, as the tag v$version: this needs another version"
git_there tag -d "v$version" >/dev/null

# --- make dist ------------------------------------------------------------------------------------------

tarball=os_core-$version.tar.gz
try "make dist" in_clone make -s dist
try "... makes the tarball, the single headers and their checksums" sh -c '
    cd "$1" && printf "%s\n" SHA256SUMS "$2" os_core.h os_core_calls.h os_core_data.h os_core_prefix.h \
        os_core_start.h | sort >"$3" &&
        ls -1 | LC_ALL=C sort | diff "$3" -' sh "$clone/build/dist" "$tarball" "$work/expected"
try "... which are right" sh -c 'cd "$1" && sha256sum --strict -c SHA256SUMS && [ "$(wc -l <SHA256SUMS)" = 6 ]' \
    sh "$clone/build/dist"
in_clone git ls-files | sed "s|^|os_core-$version/|" | sort >"$work/expected"
try "the tarball has each file that is committed, and no other" sh -c '
    tar -tf "$1" | grep -v "/$" | sort | diff "$2" -' sh "$clone/build/dist/$tarball" "$work/expected"
try "... they are root's, and nobody else may write them" sh -c '
    tar -tvf "$1" | grep -v "^[-dl]r.[-x]r-[-x]r-[-x] root/root " | grep . && exit 1 || exit 0' \
    sh "$clone/build/dist/$tarball"

# Somebody else, later, in another place, with other settings.
mkdir -p "$work/deep/er" && git clone -q "$clone" "$work/deep/er/x" && first=$clone clone=$work/deep/er/x
in_clone git config tar.umask 0077 && in_clone git config core.autocrlf true
other_hand() { (umask 077; TZ=Asia/Tokyo LC_ALL=C.UTF-8 GZIP_OPT=-1 in_clone make -s dist BUILD=../elsewhere); }
try "make dist in another clone" other_hand
try "... makes the same bytes" diff -r "$first/build/dist" "$work/deep/er/elsewhere/dist"
try "... that others may read" sh -c '[ -z "$(find "$1" ! -perm -444)" ]' sh "$work/deep/er/elsewhere/dist"
clone=$first

# The tarball is a tree.
mkdir "$work/user" && tar -C "$work/user" -xf "$clone/build/dist/$tarball"
unpacked="$work/user/os_core-$version"
both_make() {
    for dir in "$clone" "$unpacked"; do (cd "$dir" && env -u BUILD SPLIT='' make -s) || return 1; done
    for name in libos_core libos_core_start; do
        cmp "$clone/build/$host/$name.a" "$unpacked/build/$host/$name.a" || return 1
    done
}
try "make in the tarball: the same libraries" both_make

# --- where it cannot -------------------------------------------------------------------------------------

cannot() { # cannot NAME LINE DIR: tools/dist DIR fails with that line, and there is no DIR
    in_clone tools/dist "$3" >"$work/out" 2>"$work/err"; status=$?
    echo "tools/dist: $2" >"$work/expected"
    try "$1: it says why, in a line" sh -c '[ "$1" = 1 ] && diff "$2" "$3"' sh "$status" "$work/expected" "$work/err"
    try "... and leaves nothing" sh -c '! ls -d "$1"* 2>/dev/null | grep .' sh "$3"
}
echo more >>"$clone/README.md"
cannot "what is not committed" \
    "this is not committed, and would be left out: README.md: commit or remove it" "$work/none"
git_there checkout -q .
: >"$clone/new.c"
cannot "a new file" "this is not committed, and would be left out: new.c: commit or remove it" "$work/none"
rm "$clone/new.c"
: >"$work/file"
cannot "a place that cannot be written" "cannot write in $work/file/x: say where, BUILD=/tmp/os_core" \
    "$work/file/x/dist"
mkdir "$work/bin"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/gzip"; chmod +x "$work/bin/gzip"
fails() { ! PATH="$work/bin:$PATH" in_clone tools/dist "$work/none" && ! ls -d "$work/none"* 2>/dev/null; }
try "gzip fails: nothing is left" fails
mkdir -p "$work/kept" && : >"$work/kept/older"
keeps() { ! PATH="$work/bin:$PATH" in_clone tools/dist "$work/kept" && [ -f "$work/kept/older" ]; }
try "... and what was made before stays" keeps
clone=$unpacked
cannot "no clone" "needs a clone: it takes the tree as it is committed" "$work/none"
done_testing
