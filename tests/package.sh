#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# The library as a package. `make` builds the same bytes wherever the tree stands, and builds again when something
# changed, and only then. `make install` puts exactly eleven files, the headers of os_core/posix and the manual where it
# is told, or, if it cannot, says why in a line and leaves what was there; `make uninstall` takes exactly those away.
# Programs of every kind are built through pkg-config and run. The suite buildsystems has CMake and other languages.
. tests/lib/tap.sh
. tests/lib/targets.sh

copy="$work/a copy"     # with a blank: a tree may stand in any folder
mkdir "$copy" && cp -R Makefile packaging include src single_include tools man LICENSE "$copy/"

# make_in DIR ARGUMENT...: runs make there, as if by hand.
make_in() {
    dir=$1; shift
    env -u MAKEFLAGS -u MAKELEVEL -u CC -u AR -u CROSS_COMPILE -u CPPFLAGS -u CFLAGS -u BUILD -u PREFIX \
        -u LIBDIR -u INCLUDEDIR -u DATADIR -u MANDIR -u DESTDIR make -s -C "$dir" "$@"
}

# files DIR: prints the files below it, each with its mode, sorted.
files() { (cd "$1" && find . ! -type d -exec stat -c '%a %n' {} +) | sort -k 2; }
# installed DIR LIBDIR INCLUDEDIR DATADIR: only the package is below DIR.
installed() {
    files "$1" | grep -v '/man/man[37]/' >"$work/got" # the manual is for tests/man.sh
    (cd include/os_core && find posix -name '*.h') >"$work/posix"
    {   sed "s|^|644 ./$3/os_core/|" "$work/posix"
        printf '644 ./%s\n' "$2/libos_core.a" "$2/libos_core_start.a" "$2/pkgconfig/os_core.pc" \
            "$2/pkgconfig/os_core-start.pc" "$2/cmake/os_core/os_core-config.cmake" \
            "$2/cmake/os_core/os_core-config-version.cmake" "$3/os_core.h" "$3/os_core_calls.h" \
            "$3/os_core_data.h" "$3/os_core_prefix.h" "$3/os_core_start.h" "$4/pkgconfig/os_core-header.pc"
    } | sort -k 2 | diff - "$work/got"
}
same() { cmp "$1" "$2"; }

# --- building -----------------------------------------------------------------------------------

library=build/$host/libos_core.a
if ! have gcc; then missing "make" "no gcc"; done_testing; fi

# What is split is built by the same rules, however much it is: here that is one source, to save time.
export SPLIT=map

try "make, in a folder with a blank" make_in "$copy" -j8
touch "$work/stamp"
newer() { find "$copy/build" -type f -newer "$work/stamp"; }
sleep 0.01
try "make again does nothing" sh -c '[ -z "$1" ]' sh "$(make_in "$copy"; newer)"
cp "$copy/$library" "$work/first.a"

again() { # again WHAT COMMAND...: after the command, make builds these objects and the library again
    what=$1; shift
    touch "$work/stamp"; sleep 0.01; "$@"
    newer >"$work/newer"
    # shellcheck disable=SC2086  # two words
    try "$what: it is built again" sh -c 'grep "/$1" "$3" && grep "/$2" "$3" && grep -q /libos_core.a "$3"' sh \
        $objects "$work/newer"
}
objects="memory.o map/os_map_ring.o"
after_touching() { touch "$copy/$1"; make_in "$copy"; }
again "other CFLAGS" make_in "$copy" CFLAGS=-O1
again "the CFLAGS of before" make_in "$copy"
objects="memory.o memory.o" again "a changed source" after_touching src/memory.c
objects="map/os_map_ring.o map/os_map_file.o" again "a changed source that is split" after_touching src/map.c
again "a changed header" after_touching include/os_core/constants/"$host".h
again "a changed private header" after_touching src/trap.h
try "built again, it is the same" same "$work/first.a" "$copy/$library"

# A function that is gone from its source is gone from the library; one that is new is there.
has() { "$host-linux-gnu-nm" "$copy/$library" | grep -q " T $1\$"; }
cp "$copy/src/map.c" "$work/map.c"
sed -i 's/ os_name_mapping(/ os_name_other(/' "$copy/src/map.c"
try "a function with another name" make_in "$copy" CFLAGS=-O2
try "... is in the library" has os_name_other
try "... and the old one is not" sh -c '! "$1-linux-gnu-nm" "$2" | grep os_name_mapping' sh "$host" "$copy/$library"
cp "$work/map.c" "$copy/src/map.c"
make_in "$copy"
try "... and back: the same" same "$work/first.a" "$copy/$library"

# An object of each source, and of each function again.
members() { "$host-linux-gnu-ar" t "$copy/$library" | grep map | sort | paste -sd' ' -; }
try "SPLIT=: objects of sources" sh -c '[ "$1" = map.o ]' sh "$(make_in "$copy" SPLIT=; members)"
try "... and of functions again" \
    sh -c 'echo "$1" | grep "os_map_file.o .*os_map_ring.o"' sh "$(make_in "$copy"; members)"
try "... and the same" same "$work/first.a" "$copy/$library"

mkdir "$work/other" && cp -R "$copy/Makefile" "$copy/include" "$copy/src" "$copy/tools" "$work/other/"
for compiler in gcc clang; do
    if ! have $compiler; then missing "the same bytes in any folder, $compiler" "no $compiler"; continue; fi
    for flags in "-O2 -g" "-O2 -g0" "-O3 -g3 -DX='(1)'"; do
        make_in "$copy" BUILD=bytes CC=$compiler CFLAGS="$flags"
        make_in "$work/other" BUILD=../elsewhere CC=$compiler CFLAGS="$flags" -j8
        try "the same bytes in any folder, $compiler $flags" \
            same "$copy/bytes/$host/libos_core.a" "$work/elsewhere/$host/libos_core.a"
    done
done

# A compiler dies half-way: the next make does not take its half file for an object.
cat >"$work/cc" <<'END'
#!/bin/sh
case "$*" in *os_map_file.c*)
    [ ! -e "${0%/*}/break" ] || { for f; do [ "$o" = -o ] && echo half >"$f"; o=$f; done; exit 1; } ;;
esac
exec gcc "$@"
END
chmod +x "$work/cc"; touch "$work/break"
refuse "make fails when the compiler does" os_map_file.o make_in "$work/other" BUILD=half CC=../cc
rm "$work/break"
try "... and the next one is whole" make_in "$work/other" BUILD=half CC=../cc
try "... and the same" same "$work/first.a" "$work/other/half/$host/libos_core.a"

# sed dies half-way through the source of a function: the same.
mkdir "$work/half" && cat >"$work/half/sed" <<END
#!/bin/sh
case "\$*" in *os_map_file*) $(command -v sed) "\$@" | head -n 26; exit 1 ;; esac
exec $(command -v sed) "\$@"
END
chmod +x "$work/half/sed"; touch "$work/other/src/map.c"
refuse "make fails when sed does" os_map_file.c env PATH="$work/half:$PATH" \
    sh -c 'cd "$1" && make -s BUILD=half' sh "$work/other"
try "... and the next one is whole" make_in "$work/other" BUILD=half
try "... and the same" same "$work/first.a" "$work/other/half/$host/libos_core.a"

for other in x86_64 aarch64; do [ "$other" = "$(uname -m)" ] || break; done
refuse "CC and CROSS_COMPILE for two machines" "CROSS_COMPILE is for $other, and CC (cc) for $(uname -m)" \
    make_in "$work/other" CC=cc CROSS_COMPILE="$other-linux-gnu-"
refuse "make without a compiler says what it needs" \
    'no x86_64, aarch64 or riscv64 compiler: "nosuch" (set CC= or CROSS_COMPILE=)' make_in "$work/other" CC=nosuch
refuse "CROSS_COMPILE without the dash at its end" '"aarch64-linux-gnugcc" (CROSS_COMPILE ends in "-": ' \
    make_in "$work/other" CROSS_COMPILE=aarch64-linux-gnu

echo >"$work/file"
refuse "make in a place that cannot be written says what to do" \
    "os_core: cannot write in $work/file: say where, BUILD=/tmp/os_core" make_in "$work/other" BUILD="$work/file"

# A variable that does harm, is nearly ours or is another goal's is refused by the first make, which says what is meant;
# it is left alone when a make above was given it.
first_make() { env -u MAKELEVEL -u MAKEFLAGS -u MAKEOVERRIDES make -s -C "$work/other" BUILD=unknown "$@"; }
for variable in TARGET=riscv64 HOST=riscv64-linux-gnu target=riscv64 TAREGT=riscv64 TGT=riscv64 MACHINE=riscv64 \
    ARCHITECTURE=riscv64 PLATFORM=riscv64 CROSS=riscv64-linux-gnu- CROSS_PREFIX=riscv64-linux-gnu- XCOMPILE=riscv64; do
    refuse "make $variable: there is no such variable" \
        "there is no variable ${variable%%=*} here: CROSS_COMPILE= or CC= say what to build for" first_make "$variable"
done
for variable in OUT= LIBRARY=/lib/libc.a OBJECTS=; do
    refuse "make $variable: it is the Makefile's own" "${variable%%=*} is the Makefile's own: BUILD= says where" \
        first_make "$variable"
done
refuse "make ARCH=aarch64: it is another goal's" \
    "ARCH= is for make test-kernel: CROSS_COMPILE= or CC= say what to build for" first_make ARCH=aarch64
for pair in CROSS_COMPILE:CORSS_COMPILE=aarch64-linux-gnu- CROSS_COMPILE:CROSS_COMPIL=aarch64-linux-gnu- \
    CROSS_COMPILE:CROS_COMPLE=aarch64-linux-gnu- CROSS_COMPILE:CROSSCOMPILER=aarch64-linux-gnu- CC:COMPILER=gcc \
    BUILD:BUILDDIR=/tmp BUILD:BUILD_DIR=/tmp BUILD:O=/tmp BENCH:BENCHES=code INCLUDEDIR:INCLUDE_DIR=/usr/include \
    CFLAGS:CFLAG=-O3 DESTDIR:DESTDIRR=/tmp LIBDIR:LIBDER=/lib PREFIX:prefix=/usr DESTDIR:destdir=/tmp \
    DESTDIR:INSTALL_ROOT=/tmp 'SUITES:SUITS=unit seam'; do
    variable=${pair#*:}
    refuse "make $variable: there is no such variable" \
        "there is no variable ${variable%%=*} here: ${pair%%:*} is meant?" first_make "$variable" all check
done
for pair in all:SUITES=unit test:SUITES=unit check:SUITE=sid all:TARGETS=riscv64 proof:SECONDS=3 all:KERNEL=image; do
    variable=${pair#*:}
    refuse "make ${pair%%:*} $variable: it is another goal's" "${variable%%=*}= is for make " \
        first_make "${pair%%:*}" "$variable"
done
for goal in include src tools; do # those that are in this copy
    refuse "make $goal: there is no such goal" "there is no goal $goal: it is a folder" first_make $goal
done
try "... and nothing is built" test ! -e "$work/other/unknown"
try "ARCH is one of make test-kernel's" first_make -n test-kernel ARCH=aarch64 KERNEL=image
try "TARGETS and ROWS go with make check as well" first_make -n check SUITES=kernel TARGETS=riscv64 ROWS=riscv64
for variable in SHELL=/bin/sh PKG_CONFIG=pkg-config AS=as LD=ld FC=f77 OBJCOPY=objcopy ARFLAGS=rv FFLAGS=-O2 \
    FCFLAGS=-O2 CXXFLAGS=-O2 OPTFLAGS=-O3 CC=cc AR=ar LDFLAGS= V=1 VERBOSE=1 MAKEFLAGS= LC_ALL=C SYSROOT=/ SIZE=size \
    DEB_HOST_ARCH=riscv64 GNU_TARGET_NAME=riscv64 HOSTCC=cc BUILD_CC=cc SHLIBDIR=/lib exec_prefix=/usr sysconfdir=/etc \
    "NAME=it's" 'CFLAGS=-O2 -DTARGET=1'; do
    try "make $variable, as people give it to every project, is not refused" first_make -n "$variable"
done
try "nor is one of the environment" env TARGET=riscv64 MACHINE=riscv64 O=/tmp CFLAG=-O3 DEB_TARGET_ARCH=riscv64 \
    sh -c 'env -u MAKELEVEL -u MAKEFLAGS -u MAKEOVERRIDES make -n -s -C "$1" BUILD=unknown' sh "$work/other"
printf 'all:\n\t$(MAKE) -s -C %s BUILD=above\n' other >"$work/above.mk"
try "a make above this one has variables of its own" \
    env -u MAKELEVEL make -s -C "$work" -f above.mk TARGET=other ARCH=arm64
try "... and the library is built for the compiler's machine" test -f "$work/other/above/$host/libos_core.a"

mkdir -p "$work/other/blank/theirs"
refuse "a BUILD with a blank, which make cannot take, is refused" 'BUILD must be one word: "blank a"' \
    make_in "$work/other" clean BUILD="blank a"
try "... and make clean has removed nothing" test -d "$work/other/blank/theirs"
try "make clean" make_in "$work/other" clean BUILD=half
try "... removes BUILD" test ! -e "$work/other/half" -a -d "$work/other/src"

# --- installing ---------------------------------------------------------------------------------

root="$work/root of it"
(umask 077; make_in "$copy" install PREFIX=/usr DESTDIR="$root") >"$work/log" 2>&1
try "make install: exactly eleven files, for all to read" installed "$root" usr/lib usr/include usr/share
try "... in folders for all to enter" sh -c '[ -z "$(find "$1" -type d ! -perm 755)" ]' sh "$root/usr"
try "... and no word of DESTDIR" sh -c '! grep -rF "$2" "$1/lib/pkgconfig" "$1/lib/cmake" "$1/share/pkgconfig"' \
    sh "$root/usr" "$root"
try "make install again" make_in "$copy" install PREFIX=/usr DESTDIR="$root"
try "... is the same" installed "$root" usr/lib usr/include usr/share
mkdir "$work/bin" # all that make install takes
for tool in sh make gcc as ld ar awk cat cp dirname find install ln mkdir mv printf rm rmdir sed tr; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done
for tool in awk cp find ln mv rmdir sed install; do
    mv "$work/bin/$tool" "$work/tool"
    refuse "make install without $tool says so" "make install needs $tool, which is not there" \
        env PATH="$work/bin" sh -c 'cd "$1" && make install PREFIX=/usr DESTDIR="$2"' sh "$copy" "$work/lacking"
    mv "$work/tool" "$work/bin/$tool"
done
try "... and has installed nothing" test ! -e "$work/lacking"
echo theirs >"$root/usr/lib/libtheirs.a"; echo theirs >"$root/usr/include/theirs.h"
try "make uninstall, without a compiler" make_in "$copy" uninstall PREFIX=/usr DESTDIR="$root" CC=nosuch
files "$root" | sed 's/.* //' >"$work/left"
try "... and no folder of ours" sh -c '! ls -d "$1/usr/include/os_core" "$1/usr/lib/cmake"' sh "$root"
try "... leaves what is not ours" sh -c 'printf "%s\n" ./usr/include/theirs.h ./usr/lib/libtheirs.a | diff - "$1"' \
    sh "$work/left"
try "make uninstall again" make_in "$copy" uninstall PREFIX=/usr DESTDIR="$root"

make_in "$copy" install DESTDIR="$work/default" >"$work/log" 2>&1
try "by default it is /usr/local" installed "$work/default" usr/local/lib usr/local/include usr/local/share
set -- PREFIX=/opt/x LIBDIR=/opt/x/lib64 "INCLUDEDIR=/opt/the headers" DATADIR=/opt/x/data
make_in "$copy" install DESTDIR="$work/multi" "$@"
try "LIBDIR, INCLUDEDIR and DATADIR" installed "$work/multi" opt/x/lib64 "opt/the headers" opt/x/data
cat >"$work/places" <<'END'
prefix=${pcfiledir}/../..
libdir=${prefix}/lib64
includedir=/opt/the\ headers
END
try "... stand in os_core.pc, by the way from it where it may be moved" sh -c 'sed 3q "$1" | diff "$2" -' \
    sh "$work/multi/opt/x/lib64/pkgconfig/os_core.pc" "$work/places"
make_in "$copy" uninstall DESTDIR="$work/multi" "$@"
try "... and uninstall knows them" sh -c '[ -z "$(find "$1" -type f)" ]' sh "$work/multi"
make_in "$copy" install PREFIX="$work/tidy"
make_in "$copy" install PREFIX="$work//untidy//" LIBDIR="$work/untidy/./lib/." INCLUDEDIR="$work/untidy/././include"
try "// and /./ in a place mean nothing" diff -r "$work/tidy" "$work/untidy"
try "what is in /usr names it: pkg-config leaves its folders out" sh -c '
    make -s -C "$1" install PREFIX=/usr DESTDIR="$2" && [ "$(PKG_CONFIG_LIBDIR="$2/usr/lib/pkgconfig" \
        pkg-config --cflags --libs os_core | tr -d " ")" = -los_core ]' sh "$copy" "$work/system"

# --- where it cannot be installed -------------------------------------------------------------------

# unwilling NAME TEXT ARGUMENT...: make says that, in a line before make's own, and changes nothing in $place_of.
unwilling() {
    unwilling_name=$1 text="os_core: $2"; shift 2
    files "$place_of" >"$work/before" && find "$place_of" -type d >>"$work/before"
    make_in "$copy" "$@" >"$work/said" 2>&1
    grep -v '^make' "$work/said" >"$work/line"
    try "$unwilling_name: make $1 says why, in a line" sh -c 'echo "$1" | diff - "$2"' sh "$text" "$work/line"
    files "$place_of" >"$work/after" && find "$place_of" -type d >>"$work/after"
    try "... and nothing is half-made" diff "$work/before" "$work/after"
}
place_of=$work/unwilling
mkdir "$place_of" && : >"$place_of/file" && mkdir -p "$place_of/other/include/os_core.h"
unwilling "a file where a folder should be" \
    "cannot install in $place_of/file/lib/pkgconfig: Not a directory: move that away" install PREFIX="$place_of/file"
unwilling "a folder where a file should be" \
    "cannot install in $place_of/other/include: os_core.h is a folder: move that away" install PREFIX="$place_of/other"
unwilling "a place that is relative" 'PREFIX must be an absolute path: "usr"' install PREFIX=usr DESTDIR="$place_of/"
newline='
'
for letter in '"' "'" "\\" ';' '(' ')' '<' '>' '|' ':' "$(printf '\t')" "$newline"; do
    shown=$(printf '%s' "$letter" | tr '\t\n' '??') # the answer is a line
    unwilling "a place with $shown" "LIBDIR has a character that pkg-config or CMake does not take: \"/a${shown}b\"" \
        install PREFIX=/usr LIBDIR="/a${letter}b" DESTDIR="$place_of"
done

# The disk is full when half of the files are there; then make is killed there.
echo '#!/bin/sh
case "$*" in */man3*) echo "install: x: No space left on device" >&2; exit 1 ;; esac
exec install "$@"' >"$work/full"
sed '2s/) .* ;;/) kill -KILL $PPID ;;/' "$work/full" >"$work/killer"
chmod +x "$work/full" "$work/killer"
unwilling "a full disk" "cannot install in $place_of/new/share/man/man3: No space left on device: make room" \
    install PREFIX="$place_of/new" INSTALL="$work/full"
make_in "$copy" install PREFIX="$place_of/old"
echo older >"$place_of/old/include/os_core.h"
unwilling "a full disk with an older version" \
    "cannot install in $place_of/old/share/man/man3: No space left on device: make room" \
    install PREFIX="$place_of/old" INSTALL="$work/full"
try "... which is as it was" test "$(cat "$place_of/old/include/os_core.h")" = older
killed() { ! make_in "$copy" install PREFIX="$work/killed" INSTALL="$work/killer" && [ -d "$work/killed/include" ]; }
try "killed in the midst of it" killed
try "... no file is at its place" sh -c '[ -z "$(find "$1" -type f ! -path "*/.os_core.new.*")" ]' sh "$work/killed"
try "... make install does it again" make_in "$copy" install PREFIX="$work/killed"
try "... and nothing more is there" installed "$work/killed" lib include share
killed; rm "$work/killed/lib/pkgconfig/os_core.pc"
try "half of it is there: make uninstall takes that away" make_in "$copy" uninstall PREFIX="$work/killed"
try "... all of it" sh -c '[ -z "$(find "$1" -type f)" ]' sh "$work/killed"

# All files are there, and one of them cannot be renamed; links may be refused, too. Then make is killed there.
older() { # older: an older version, which lacks files, is in $place_of/older, and as it was in $work/older
    rm -rf "$place_of/older" "$work/older"
    make_in "$copy" install PREFIX="$place_of/older"
    (cd "$place_of/older" && sed -i 's/^Version: .*/Version: 0.0.9/' lib/pkgconfig/os_core.pc &&
        for older in lib/libos_core.a include/os_core.h share/man/man3/os_brk.3; do echo older >$older; done &&
        rm include/os_core_start.h include/os_core/posix/poll.h share/man/man3/os_auxv.3)
    cp -R "$place_of/older" "$work/older"
}
# shellcheck disable=SC2016     # $mv is for the script
other_mv() { # other_mv DIR FOLDER SCRIPT: makes DIR with a mv which does that instead of moving to FOLDER
    mkdir "$1"
    printf '#!/bin/sh\nmv=%s\ncase "$*" in */%s) ;; *) exec $mv "$@" ;; esac\n%s\n' "$(command -v mv)" "$2" "$3" \
        >"$1/mv" && chmod +x "$1/mv"
}
# shellcheck disable=SC2016
other_mv "$work/refused" man3 'for to; do :; done
$mv "$1" "$2" "$3" "$to"; echo "mv: x: Operation not permitted" >&2; exit 1'
# shellcheck disable=SC2016
other_mv "$work/kills" lib 'kill -KILL $PPID'
not_renamed="cannot install in $place_of/older/share/man/man3: Operation not permitted: be root, or say where, $(
    )PREFIX=\$HOME/.local"
older
PATH=$work/refused:$PATH unwilling "a rename that is refused" "$not_renamed" install PREFIX="$place_of/older"
try "... the older version is as it was" diff -r "$work/older" "$place_of/older"
printf '#!/bin/sh\nexit 1\n' >"$work/refused/ln" && chmod +x "$work/refused/ln"
PATH=$work/refused:$PATH unwilling "a rename that is refused, and links" "$not_renamed" install PREFIX="$place_of/older"
try "... the older version is as it was, by copies" diff -r "$work/older" "$place_of/older"
killed_later() {
    ! PATH=$work/kills:$PATH make_in "$copy" install PREFIX="$place_of/older" &&
        grep "^Version: $(tools/version)" "$place_of/older/lib/pkgconfig/os_core.pc" &&
        grep older "$place_of/older/lib/libos_core.a"
}
try "killed among the renames: os_core.pc was the first" killed_later
try "... make uninstall takes away both versions" make_in "$copy" uninstall PREFIX="$place_of/older"
try "... and no hidden folder is left" sh -c '[ -z "$(find "$1" ! -type d -o -name ".os_core*")" ]' sh "$place_of/older"
older
make_in "$copy" install PREFIX="$place_of/older" INSTALL="$work/killer" >"$work/log" 2>&1
try "killed before the renames: hidden folders are left" test -d "$place_of/older/include/.os_core.new.include"
refuse "... make uninstall leaves the older version" "0.0.9 is installed in $place_of/older" \
    make_in "$copy" uninstall PREFIX="$place_of/older"
try "... and takes away the hidden folders" diff -r "$work/older" "$place_of/older"
rm -rf "$place_of/older"

# What is built is where nothing more can be written.
cat >"$work/half/cp" <<END
#!/bin/sh
case "\$*" in *single_include*) echo "cp: x: No space left on device" >&2; exit 1 ;; esac
exec $(command -v cp) "\$@"
END
chmod +x "$work/half/cp"
PATH=$work/half:$PATH unwilling "a build folder that is full" "cannot write in build/$host/package: No space left on$(
    ) device: say where, BUILD=/tmp/os_core" install PREFIX="$place_of/new"

make_in "$copy" install PREFIX="$place_of/folder" && rm "$place_of/folder/lib/libos_core_start.a" &&
    mkdir "$place_of/folder/lib/libos_core_start.a"
unwilling "a folder where a file was" \
    "cannot remove what is in $place_of/folder/lib: libos_core_start.a is a folder: move that away" \
    uninstall PREFIX="$place_of/folder"

# Two machines share the headers and the manual, wherever their libraries are. What is in opt has its own.
beside() { make_in "$copy" "$1" PREFIX="$work/beside" LIBDIR="$work/beside/$2"; }
beside install lib/here && beside install there/lib && make_in "$copy" install PREFIX="$work/beside/opt"
beside_pc=$work/beside/there/lib/pkgconfig/os_core.pc
broken="$work/beside/a${newline}line/lib/pkgconfig"
mkdir -p "$broken" && cp "$beside_pc" "$broken/"
cp "$beside_pc" "$work/pc"
sed -i 's/^Version: .*/Version: 0.0.9/' "$beside_pc" "$work/beside/opt/lib/pkgconfig/os_core.pc" "$broken/os_core.pc"
beside install lib/here >"$work/line" 2>&1
try "make install says that another machine's library is of another version" sh -c 'echo "$1" | diff - "$2"' sh \
    "os_core: $beside_pc is of 0.0.9, the headers are of $(tools/version): install that one anew, too" "$work/line"
cp "$work/pc" "$beside_pc"
rm -r "$work/beside/a${newline}line"
beside uninstall lib/here >"$work/line" 2>&1
try "make uninstall of one machine of two says what stays, in a line" sh -c 'echo "$1" | diff - "$2"' \
    sh "os_core: the headers and the manual stay, for $beside_pc" "$work/line"
mv "$work/beside/opt" "$work/opt"
try "... and the other one is whole" installed "$work/beside" there/lib include share
try "... with its manual" test -f "$work/beside/share/man/man3/os_mmap.3"
mv "$work/opt" "$work/beside/opt"
beside uninstall there/lib
try "... until it goes, too; what has its own headers does not count" sh -c \
    '[ -z "$(find "$1" -type f ! -path "*/opt/*")" ] && [ -f "$1/opt/include/os_core.h" ]' sh "$work/beside"

# Another version is there.
sed -i 's/^Version: .*/Version: 0.0.9/' "$place_of/old/lib/pkgconfig/os_core.pc"
version=$(tools/version)
unwilling "make uninstall of another version" \
    "0.0.9 is installed in $place_of/old, and this tree is $version: uninstall it with its own" \
    uninstall PREFIX="$place_of/old"
make_in "$copy" install PREFIX="$place_of/old" >"$work/line"
try "make install over another version says so" sh -c 'echo "$1" | diff - "$2"' \
    sh "os_core: 0.0.9 in $place_of/old is replaced by $version" "$work/line"
try "... and it is this version" installed "$place_of/old" lib include share

# --- using it -----------------------------------------------------------------------------------

cp tests/buildsystems/free.c "$work/freestanding.c" && cp tests/buildsystems/hosted.c "$work/hosted.c"
for name in freestanding hosted; do cp "$work/$name.c" "$work/$name.cpp"; done

prefix="$work/a prefix"
# of FLAG...: runs pkg-config, which knows only the packages installed in $prefix: of $package.
package=os_core
of() { PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig:$prefix/share/pkgconfig" pkg-config "$@" $package; }
# shellcheck disable=SC2086  # $runner may be empty
# consumer SOURCE FLAGS...: builds it with $cc, and runs it. pkg-config escapes blanks, and eval undoes that.
consumer() {
    source=$1; shift
    libs=$(case $source in freestanding.*) package=os_core-start ;; esac; of --libs)
    rm -f "$work/program"
    eval "$cc -Wall -Wextra -Werror $* -o \"\$work/program\" \"\$work/$source\" $libs" &&
        timeout -s KILL 60 $runner "$work/program"
}
# shellcheck disable=SC2086
alone() { # alone FLAGS...: builds and runs it with the installed header only
    rm -f "$work/program"
    eval "$cc -Wall -Wextra -Werror $(of --cflags) $* -o \"\$work/program\" \"\$work/freestanding.c\"" &&
        timeout -s KILL 60 $runner "$work/program"
}

have pkg-config || missing "programs built through pkg-config" "no pkg-config"
for target in $targets; do
    have pkg-config || continue
    can_run "programs for $target" gcc "$target" || continue
    runner=$(runner_for "$target")
    cross=; [ "$target" = "$host" ] || cross=$target-linux-gnu-
    rm -rf "$prefix"
    try "$target: make install CROSS_COMPILE=$cross, in a folder with a blank" \
        make_in "$copy" install PREFIX="$prefix" CROSS_COMPILE="$cross"
    for compiler in gcc clang; do
        cc=$(compiler_for "$compiler" "$target")
        free="-fno-stack-protector -nostdlib -static"
        if why=$(missing_compiler "$compiler" "$target"); then missing "$target, $compiler" "$why"; continue; fi
        try "$target, $compiler: a program without a libc" consumer freestanding.c "$free" "$(of --cflags)"
        try "$target, $compiler: ... and a small one" consumer freestanding.c "$free" "$(of --cflags)" \
            "$(of --variable=small)"
        try "$target, $compiler: one with it" consumer hosted.c -static "$(of --cflags)"
        package=os_core-header
        try "$target, $compiler: os_core-header.pc, no library" alone "$free" -O2 -DOS_CORE_START
        package=os_core
        try "$target, $compiler: OS_CORE_STATIC, no library" alone "$free" -O2 -DOS_CORE_STATIC -DOS_CORE_START
        try "$target, $compiler: OS_CORE_IMPLEMENTATION, no library" \
            alone "$free" -O2 -DOS_CORE_IMPLEMENTATION -DOS_CORE_START
        plus=g++; [ $compiler = gcc ] || plus=clang++
        if why=$(missing_compiler "$plus" "$target"); then missing "$target, $plus" "$why"; continue; fi
        cc=$(compiler_for "$plus" "$target")
        try "$target, $plus: a program without a libc" consumer freestanding.cpp "$free" "$(of --cflags)"
        try "$target, $plus: one with it" consumer hosted.cpp -static "$(of --cflags)"
    done
done

# --- the version --------------------------------------------------------------------------------

# version_of: prints the version in the installed header.
version_of() {
    # shellcheck disable=SC2046  # two flags
    echo '#include <os_core.h>
    @ OS_CORE_VERSION_MAJOR OS_CORE_VERSION_MINOR OS_CORE_VERSION_PATCH' |
        eval "gcc -E -P $(of --cflags) -" | sed -n 's/^ *@ *//p' | tr ' ' .
}
if have pkg-config; then
    cc=gcc runner='' target=$host
    if have clang; then
        rm -rf "$prefix"
        make_in "$copy" install PREFIX="$prefix" CC=clang
        try "make install CC=clang: a program without a libc" \
            consumer freestanding.c -nostdlib -static -fno-stack-protector "$(of --cflags)"
    else missing "make install CC=clang" "no clang"; fi

    # What a link leads away from is not found by the way back.
    package=os_core prefix=$work/linked
    mkdir -p "$prefix" "$work/elsewhere/deep" "$work/find" && ln -s ../elsewhere/deep "$prefix/lib"
    make_in "$copy" install PREFIX="$prefix"
    try "lib is a link to elsewhere: by pkg-config" consumer hosted.c -static "$(of --cflags)"
    printf '%s\n' 'cmake_minimum_required(VERSION 3.13)' 'project(find LANGUAGES NONE)' \
        'find_package(os_core REQUIRED)' >"$work/find/CMakeLists.txt"
    if have cmake; then
        try "lib is a link to elsewhere: by CMake" \
            cmake -S "$work/find" -B "$work/find/build" -DCMAKE_PREFIX_PATH="$prefix"
    else missing "lib is a link to elsewhere: by CMake" "no cmake"; fi

    prefix="$work/a prefix"
    make_in "$copy" install PREFIX="$prefix"
    for package in os_core-start os_core-header os_core; do
        try "$package.pc and os_core.h say the same version" test "$(of --modversion)" = "$(version_of)"
    done
    version=$(version_of)
    try "the version is three numbers" sh -c 'echo "$1" | grep -xE "[0-9]+\.[0-9]+\.[0-9]+"' sh "$version"
    try "CHANGELOG begins with it" sh -c '[ "$(grep -m1 "^## " CHANGELOG.md | cut -d" " -f2)" = "$1" ]' sh "$version"
    sed -i 's/\(VERSION_M[AJINOR]* \).*/\170/; s/\(VERSION_PATCH \).*/\171/' "$copy/include/os_core/version.h"
    make_in "$copy" single-header && make_in "$copy" install PREFIX="$prefix"
    try "a new version is written in one place" test "$(of --modversion),$(version_of)" = 70.70.71,70.70.71
fi

# --- a tree that cannot be written ----------------------------------------------------------------

chmod -R a-w "$copy"
set -- env
[ "$(id -u)" != 0 ] || set -- setpriv --bounding-set -all --inh-caps -all   # root without its powers
if "$@" true 2>/dev/null; then
    try "make install BUILD=, from a tree that cannot be written" \
        "$@" make -s -C "$copy" install BUILD=../build PREFIX="$work/readonly"
    try "... installs" installed "$work/readonly" lib include share
    chmod -R a-w "$work/readonly"
    refuse "make install where nobody may write" \
        "os_core: cannot install in $work/readonly/lib/pkgconfig: Permission denied: be root, or say where, PREFIX=" \
        "$@" make -s -C "$copy" install BUILD=../build PREFIX="$work/readonly"
    refuse "... nor make uninstall" \
        "os_core: cannot remove what is in $work/readonly/lib/pkgconfig: it cannot be written: be root" \
        "$@" make -s -C "$copy" uninstall BUILD=../build PREFIX="$work/readonly"
    chmod -R u+w "$work/readonly"
    try "... and all of it stays" installed "$work/readonly" lib include share
else skip "make install BUILD=, from a tree that cannot be written" "no setpriv, or not allowed"; fi
chmod -R u+w "$copy"
done_testing
