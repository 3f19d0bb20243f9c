#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Debian's packages, by `make deb`: dpkg builds them, also for another machine, lintian has nothing to say, a program is
# built with what they have, and the packages of two machines can be installed at once. `make test-debian SUITES=deb`
# does that in a clean Debian 13.
. tests/lib/tap.sh
. tests/lib/targets.sh

for tool in git gcc python3 dpkg-buildpackage dh; do
    have $tool || { missing "Debian's packages" "no $tool"; done_testing; }
done
clone="$work/a clone" version=$(tools/version)
in_clone() {
    (cd "$clone" && env -u MAKEFLAGS -u MAKELEVEL -u CC -u AR -u CROSS_COMPILE -u CPPFLAGS -u CFLAGS -u BUILD \
        -u PREFIX -u LIBDIR -u INCLUDEDIR -u DATADIR -u MANDIR -u DESTDIR SPLIT='' "$@")
}
mkdir "$clone"
for entry in .[!.]* *; do
    case $PWD/$entry in */.git | */build | "$BUILD" | "$PWD/$BUILD") ;; *) cp -R "$entry" "$clone/" ;; esac
done
sed -i '1,/^## /s/ (not released)$/ (2026-11-29)/' "$clone/CHANGELOG.md"
in_clone git -c init.defaultBranch=main init -q
in_clone git add -A
in_clone git -c user.name="The maintainers" -c user.email=nobody@debian.org commit -q -m first

machine=$(dpkg --print-architecture) deb=$clone/build/deb
package=$deb/libos-core-dev_${version}-1_$machine.deb
try "make deb" in_clone make -s deb
try "... makes the source and the package, and what describes them" sh -c '
    cd "$1" && printf "%s\n" "libos-core-dev_$2-1_$3.deb" log "os-core_$2-1.debian.tar.xz" "os-core_$2-1.dsc" \
        "os-core_$2-1_$3.buildinfo" "os-core_$2-1_$3.changes" "os-core_$2.orig.tar.gz" | LC_ALL=C sort >"$4" &&
        ls -1 | LC_ALL=C sort | diff "$4" -' sh "$deb" "$version" "$machine" "$work/expected"
field() { dpkg-deb -f "$package" "$1"; }
try "its version is the release's" test "$(field Version)" = "$version-1"
try "it stands beside that of another machine" test "$(field Multi-Arch)" = same
try "its maintainer is the commit's author" test "$(field Maintainer)" = "The maintainers <nobody@debian.org>"
try "it needs no other package" test -z "$(field Depends)"
try "its source is the tarball of make dist" cmp "$clone/build/dist/os_core-$version.tar.gz" \
    "$deb/os-core_$version.orig.tar.gz"

# The release of Debian whose policy debian/control names has a lintian that knows it.
if ! have lintian; then missing "lintian has nothing to say" "no lintian"
elif [ "$(. /etc/os-release && echo "${VERSION_ID:-99}")" -lt 13 ]; then
    skip "lintian has nothing to say" "lintian before Debian 13 does not know this policy"
else
    silent() { lintian --allow-root --display-info --pedantic --tag-display-limit 0 "$deb"/*.changes >"$work/tags" 2>&1
        cat "$work/tags"; [ ! -s "$work/tags" ]; }
    try "lintian has nothing to say" silent
fi

# --- what is in it ----------------------------------------------------------------------------------

root=$work/root
dpkg-deb -x "$package" "$root"
triplet=$(dpkg-architecture -qDEB_HOST_MULTIARCH)
lib=$root/usr/lib/$triplet
try "the library needs no symbol but its own, and all of both are hidden" sh -c '
    nm "$1/libos_core.a" | awk "NF == 3 { has[\$3] } NF == 2 && \$1 == \"U\" { needs[\$2] }
        END { for (name in needs) if (!(name in has)) { print name; bad = 1 } exit bad }" || exit 1
    readelf -sW "$1/libos_core.a" "$1/libos_core_start.a" | awk "
        \$5 == \"GLOBAL\" && \$7 != \"UND\" { n++; if (\$6 != \"HIDDEN\") { print; bad = 1 } }
        END { exit bad || n < 300 }"' sh "$lib"
try "each page of the manual is there, packed, with its links" sh -c '
    cd "$1/usr/share/man" && [ -f man7/os_core.7.gz ] && [ -f man3/os_mmap.3.gz ] &&
        [ "$(readlink man3/os_munmap.3.gz)" = os_mmap.3.gz ]' sh "$root"
try "the documents and examples are there" sh -c 'cd "$1/usr/share/doc/libos-core-dev" &&
    ls examples/ls.c docs/stability.md* changelog.gz copyright README.md*' sh "$root"
cat >"$work/page.c" <<'END'
#include <os_core.h>
int main(void)
{
    void *p = os_mmap(0, 4096, OS_PROT_READ, OS_MAP_ANONYMOUS | OS_MAP_PRIVATE, -1, 0);
    return p == OS_MAP_FAILED || os_munmap(p, 4096) != 0;
}
END
uses() { # uses PACKAGE FLAG...: a program, through pkg-config in a system root
    uses=$1; shift
    # shellcheck disable=SC2046
    gcc -Wall -Werror "$@" "$work/page.c" -o "$work/page" $(PKG_CONFIG_SYSROOT_DIR=$root \
        PKG_CONFIG_LIBDIR=$lib/pkgconfig:$root/usr/share/pkgconfig PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 \
        PKG_CONFIG_ALLOW_SYSTEM_LIBS=1 pkg-config --cflags --libs "$uses") && "$work/page"
}
if have pkg-config; then
    try "a program with the library" uses os_core
    try "a program without a libc" uses os_core-start -ffreestanding -nostdlib -static
    try "a program with the header" uses os_core-header -O2
else missing "a program with the package" "no pkg-config"; fi

# --- for another machine ------------------------------------------------------------------------------

other=arm64 gnu=aarch64-linux-gnu
[ "$machine" != arm64 ] || { other=riscv64 gnu=riscv64-linux-gnu; }
if ! have $gnu-gcc; then missing "a package for $other" "no $gnu-gcc"; else
    crossed() {
        mkdir "$work/cross" && tar -C "$work/cross" -xf "$deb/os-core_$version.orig.tar.gz" &&
            tar -C "$work/cross/os_core-$version" -xf "$deb/os-core_$version-1.debian.tar.xz" &&
            cd "$work/cross/os_core-$version" && env -u MAKEFLAGS -u MAKELEVEL -u BUILD -u CFLAGS SPLIT='' \
            dpkg-buildpackage -us -uc -b -d -a "$other"
    }
    try "the same source for $other" crossed
    try "... with what is of one machine in a folder of its own, and all else the same" sh -c '
        dpkg-deb -x "$1"/cross/*.deb "$1/other" || exit 1
        cd "$1" && diff -rq root other | grep -v "^Only in [a-z]*/usr/lib: " && exit 1
        [ "$(ls other/usr/lib)" = "$2" ]' sh "$work" $gnu
fi

# --- where it cannot ----------------------------------------------------------------------------------

cannot() { # cannot NAME LINE TARBALL DIR
    in_clone tools/deb "$3" "$4" >"$work/out" 2>"$work/err"; status=$?
    echo "tools/deb: $2" >"$work/expected"
    try "$1: it says why, in a line" sh -c '[ "$1" = 1 ] && diff "$2" "$3"' sh "$status" "$work/expected" "$work/err"
    try "... and leaves nothing" sh -c '! ls -d "$1"* 2>/dev/null | grep .' sh "$4"
}
cannot "no tarball" "no $work/none-1.tar.gz: make dist makes it" "$work/none-1.tar.gz" "$work/none"
: >"$work/file"
cannot "a place that cannot be written" "cannot write in $work/file/x: say where, BUILD=/tmp/os_core" \
    "$deb/os-core_$version.orig.tar.gz" "$work/file/x/deb"
mkdir "$work/bin" && printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-buildpackage"
chmod +x "$work/bin/dpkg-buildpackage"
PATH=$work/bin:$PATH
cannot "dpkg fails" "dpkg-buildpackage failed, see above" "$clone/build/dist/os_core-$version.tar.gz" "$work/none"
done_testing
