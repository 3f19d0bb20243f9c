#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# A program takes up os_core in each way that there is, and runs: by the compiler's own flags, pkg-config, CMake (three
# ways), Meson (two ways), in C, C++20, as a module of C++20, in Rust and D. Libraries for several machines stand beside
# each other, and two versions; what is installed may be moved. A project that takes os_core into its own tree keeps
# its flags, and gets the library's code. What cannot be taken is refused in a line.
. tests/lib/tap.sh
. tests/lib/targets.sh

if ! have gcc; then missing "what takes os_core up" "no gcc"; done_testing; fi
tree="$work/a tree" prefix="$work/a prefix"
mkdir "$tree" && cp -R Makefile CMakeLists.txt meson.build LICENSE packaging include src single_include tools man \
    "$tree/"

# make_in ARGUMENT...: runs make in the tree, as if by hand.
make_in() {
    env -u MAKEFLAGS -u MAKELEVEL -u CC -u AR -u CROSS_COMPILE -u CPPFLAGS -u CFLAGS -u BUILD -u PREFIX \
        -u LIBDIR -u INCLUDEDIR -u DATADIR -u MANDIR -u DESTDIR make -s -C "$tree" "$@"
}
# Other settings than the command line's would say where packages are.
unset PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR CMAKE_PREFIX_PATH CFLAGS CXXFLAGS CPPFLAGS LDFLAGS CC CXX 2>/dev/null

# --- installed, for each machine in a folder of its own ---------------------------------------------

for target in $targets; do
    if lacks=$(missing_compiler gcc "$target"); then missing "make install for $target" "$lacks"; continue; fi
    cross=; [ "$target" = "$host" ] || cross=$target-linux-gnu-
    try "$target: make install, beside the others" \
        make_in install PREFIX="$prefix" LIBDIR="$prefix/lib/$target-linux-gnu" CROSS_COMPILE="$cross"
done
mv "$prefix" "$work/moved prefix" && prefix="$work/moved prefix" # from here on, it is somewhere else

# of PACKAGE FLAG...: what pkg-config has for $target.
of() {
    of_package=$1; shift
    PKG_CONFIG_LIBDIR="$prefix/lib/$target-linux-gnu/pkgconfig:$prefix/share/pkgconfig" pkg-config "$@" "$of_package"
}
runs() { # runs PROGRAM: it ends with 0
    # shellcheck disable=SC2046  # a command, or none
    timeout -s KILL 60 $(runner_for "$target") "$@"
}
strict="-Wall -Wextra -Werror"
free="-O2 -ffreestanding -fno-stack-protector -nostdlib -static"
by_hand() { # by_hand: with -I, -L and -l
    for program in hosted start header; do
        lib="$prefix/lib/$target-linux-gnu"
        # shellcheck disable=SC2086
        case $program in
        hosted) set -- -static tests/buildsystems/hosted.c -L"$lib" -los_core ;;
        start) set -- $free tests/buildsystems/free.c -L"$lib" -los_core_start -los_core ;;
        header) set -- $free -DOS_CORE_STATIC -DOS_CORE_START tests/buildsystems/free.c ;;
        esac
        # shellcheck disable=SC2086
        $cc $strict -I"$prefix/include" "$@" -o "$work/program" && runs "$work/program" || return 1
    done
}
by_pkg_config() { # pkg-config escapes blanks, and eval undoes that
    eval "$cc $strict $(of os_core --cflags) -static tests/buildsystems/hosted.c $(of os_core --libs) \
        -o \"\$work/program\"" && runs "$work/program" &&
        eval "$cc $strict $free $(of os_core-start --cflags) tests/buildsystems/free.c $(of os_core-start --libs) \
        -o \"\$work/program\"" && runs "$work/program" &&
        eval "$cc $strict $free $(of os_core-header --cflags) -DOS_CORE_START tests/buildsystems/free.c \
        -o \"\$work/program\"" && runs "$work/program" &&
        eval "$cc $strict $free $(of os_core-header --cflags) -I$(of os_core-header --variable=posix) \
        tests/buildsystems/posix.c -o \"\$work/program\"" && runs "$work/program"
}
modern() { # modern: C++20
    eval "$cxx $strict -std=c++20 -static $(of os_core --cflags) tests/buildsystems/modern.cpp $(of os_core --libs) \
        -o \"\$work/program\"" && runs "$work/program"
}
# all_run DIR: the programs of tests/buildsystems that were built there.
all_run() { for built in hosted modern start header posix; do runs "$1/$built" || return 1; done; }

# configure WAY ARGUMENT...: cmake, for $target, in $work/WAY.
configure() {
    way=$1; shift
    rm -rf "${work:?}/$way"
    [ "$target" = "$host" ] || set -- -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR="$target" "$@"
    cmake -G Ninja -S tests/buildsystems -B "$work/$way" -DWAY="$way" -DCMAKE_C_COMPILER="$cc" \
        -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_EXE_LINKER_FLAGS=-static "$@"
}
by_cmake() { configure "$@" && ninja -j1 -C "$work/$1" && all_run "$work/$1"; }
found() { by_cmake find_package -DCMAKE_PREFIX_PATH="$prefix" -DWANTED=0.1; }

# by_meson ARGUMENT...: meson, for $target, in $work/meson; $of_meson is the project.
by_meson() {
    rm -rf "$work/meson"
    cat >"$work/cross.ini" <<END
[binaries]
c = '$cc'
cpp = '$cxx'
ar = '$target-linux-gnu-ar'
pkgconfig = 'pkg-config'
[built-in options]
c_link_args = '-static'
cpp_link_args = '-static'
[properties]
pkg_config_libdir = ['$prefix/lib/$target-linux-gnu/pkgconfig', '$prefix/share/pkgconfig']
[host_machine]
system = 'linux'
cpu_family = '$target'
cpu = '$target'
endian = 'little'
END
    meson setup --cross-file "$work/cross.ini" "$@" "$work/meson" "$of_meson" && ninja -j1 -C "$work/meson" &&
        all_run "$work/meson"
}
of_meson="$work/a project"
mkdir "$of_meson" && cp tests/buildsystems/* "$of_meson/"
mkdir "$of_meson/subprojects" && cp -R "$tree" "$of_meson/subprojects/os_core"

with_cmake() { have cmake && have ninja; }
for target in $targets; do
    can_run "programs for $target" gcc "$target" || continue
    cc=$(compiler_for gcc "$target") cxx=$(compiler_for g++ "$target")
    try "$target: by the compiler's own flags" by_hand
    if have pkg-config; then try "$target: by pkg-config" by_pkg_config; else
        missing "$target: by pkg-config" "no pkg-config"; fi
    if lacks=$(missing_compiler g++ "$target"); then missing "$target: C++, CMake and Meson" "$lacks"; continue; fi
    if have pkg-config; then try "$target: C++20" modern; fi
    if with_cmake; then try "$target: CMake's find_package" found; else
        missing "$target: CMake's find_package" "no cmake or no ninja"; fi
    if have meson && have ninja && have pkg-config; then
        try "$target: Meson's dependency()" by_meson --wrap-mode=nofallback
    else missing "$target: Meson's dependency()" "no meson, ninja or pkg-config"; fi
done

# --- in the project's own tree ------------------------------------------------------------------------

# code LIBRARY: its instructions.
code() { "$host-linux-gnu-objdump" -d "$1" | grep -v -e 'file format' -e '^In archive'; }
alone() { # a project that takes the header builds no library
    mkdir "$work/alone" && echo 'int main(void) { return 0; }' >"$work/alone/page.c" &&
        cat >"$work/alone/CMakeLists.txt" <<'END' || return
cmake_minimum_required(VERSION 3.13)
project(page LANGUAGES C)
add_subdirectory("${OS_CORE}" os_core)
add_executable(page page.c)
target_link_libraries(page PRIVATE os_core::header)
END
    cmake -G Ninja -DOS_CORE="$tree" -S "$work/alone" -B "$work/alone/build" && ninja -C "$work/alone/build" &&
        "$work/alone/build/page" && ! find "$work/alone" -name '*.a' | grep .
}
same_code() { # same_code DIR: the libraries there are those of make
    for name in libos_core libos_core_start; do
        code "$work/make/$host/$name.a" >"$work/made" && [ -s "$work/made" ] &&
            code "$(find "$1" -name "$name.a")" | cmp "$work/made" - || return 1
    done
}
target=$host cc=gcc cxx=g++
make_in BUILD="../make" SPLIT= all
if with_cmake && have g++; then
    try "CMake's add_subdirectory, which changes nothing of the project" by_cmake add_subdirectory -DOS_CORE="$tree"
    try "... its library has the code of make's" same_code "$work/add_subdirectory"
    try "... for its own programs there is no flag more" sh -c '! grep -e -std=c99 -e -ffunction-sections "$1" |
        grep -v -e "/a tree/src/"' sh "$work/add_subdirectory/compile_commands.json"
    try "... in a project with flags, types and versions of its own" by_cmake add_subdirectory -DOS_CORE="$tree" \
        -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DCMAKE_C_FLAGS="-fstack-protector-all -flto" \
        -DCMAKE_C_STANDARD=17
    try "... which takes the header, and builds no library" alone
    mkdir "$work/archive" && tar -C "$work" -cf "$work/archive/os_core.tar" "a tree"
    try "CMake's FetchContent" by_cmake FetchContent -DOS_CORE="$work/archive/os_core.tar"
    if have clang && have clang++; then
        cc=clang cxx=clang++
        try "CMake's add_subdirectory, by clang" by_cmake add_subdirectory -DOS_CORE="$tree"
        cc=gcc cxx=g++
    else missing "CMake's add_subdirectory, by clang" "no clang"; fi
else missing "CMake's add_subdirectory and FetchContent" "no cmake, ninja or g++"; fi
if have meson && have ninja && have g++; then
    try "Meson's subproject" by_meson --wrap-mode=forcefallback -Doptimization=2 -Ddebug=false
    try "... its library has the code of make's" same_code "$work/meson"
else missing "Meson's subproject" "no meson, ninja or g++"; fi

# --- docs/packages.md -----------------------------------------------------------------------------------

# Each block of CMake and Meson is a project with README's program, beside the tree and a tarball of it.
mkdir "$work/docs"
awk -v docs="$work/docs/" '
    /^```(cmake|meson)$/ { file = docs (++number) ($0 ~ /cmake/ ? ".cmake" : ".meson"); next }
    /^```/ { file = "" }
    file { print >file }' docs/packages.md
try "docs/packages.md has three blocks of CMake and one of Meson" \
    sh -c '[ "$(cd "$1" && echo *)" = "1.cmake 2.cmake 3.cmake 4.meson" ]' sh "$work/docs"
documented() { # documented BLOCK
    folder="$work/docs/project $1"
    mkdir -p "$folder/subprojects" && tar -C "$work" -czf "$folder/os_core.tar.gz" "a tree" &&
        cp -R "$tree" "$folder/os_core" && cp -R "$tree" "$folder/subprojects/os_core" || return 1
    awk '/^```/ { on = 0 } /^\/\* page\.c \*\/$/ { on = 1 } on' README.md >"$folder/page.c"
    case $1 in
    *.cmake)
        cp "$work/docs/$1" "$folder/CMakeLists.txt"
        cmake -G Ninja -S "$folder" -B "$folder/build" -DCMAKE_PREFIX_PATH="$prefix" ;;
    *.meson)
        cp "$work/docs/$1" "$folder/meson.build"
        meson setup "$folder/build" "$folder" ;;
    esac && ninja -j1 -C "$folder/build" && "$folder/build/page"
}
for block in 1.cmake 2.cmake 3.cmake 4.meson; do
    if have "${block#*.}" && have ninja; then
        try "docs/packages.md: its project $block" documented $block
    else missing "docs/packages.md: its project $block" "no ${block#*.} or no ninja"; fi
done

# --- other languages ------------------------------------------------------------------------------------

target=$host lib="$prefix/lib/$host-linux-gnu"
module() {
    (cd "$work" && for source in module import; do
        g++ -std=c++20 -fmodules-ts -Wall -Wextra -I"$prefix/include" -c "$OLDPWD/tests/compilers/$source.cpp" \
            -o "$source.o" || exit 1
    done; g++ module.o import.o -L"$lib" -los_core -o program && ./program)
}
constants() { gcc -E -P -I"$prefix/include" -x c tests/buildsystems/constants.h | sed -n 's/^ *@ //p'; }
in_rust() {
    mkdir -p "$work/rust" && cp tests/buildsystems/free.rs "$work/rust/" && constants >"$work/rust/constants.rs" &&
        [ "$(wc -l <"$work/rust/constants.rs")" = 2 ] &&
        rustc --edition 2021 -O -D warnings -C panic=abort -C relocation-model=static \
            -C link-args="-nostdlib -static -fuse-ld=bfd" -L "$lib" -l static=os_core_start -l static=os_core \
            "$work/rust/free.rs" -o "$work/rust/program" && "$work/rust/program"
}
in_d() {
    mkdir -p "$work/d" && constants | sed 's/const \([A-Z_]*\): i32/enum \1/' >"$work/d/constants.d" &&
        [ "$(wc -l <"$work/d/constants.d")" = 2 ] &&
        ldc2 -w -betterC -O -c -J="$work/d" -of="$work/d/free.o" tests/buildsystems/free.d &&
        gcc -nostdlib -static "$work/d/free.o" -L"$lib" -los_core_start -los_core -o "$work/d/program" &&
        "$work/d/program"
}
if ! have g++; then missing "a module of C++20" "no g++"
elif [ "$(g++ -dumpversion | cut -d. -f1)" -lt 14 ]; then
    skip "a module of C++20" "g++ has no modules that are whole before 14 (tests/compilers.sh)"
else try "a module of C++20" module; fi
if have rustc; then try "Rust, without std" in_rust; else missing "Rust, without std" "no rustc"; fi
if have ldc2; then try "D, without its runtime" in_d; else missing "D, without its runtime" "no ldc2"; fi

# --- versions, and what is refused ----------------------------------------------------------------------

newer="$work/newer prefix" old=$(tools/version)
sed -i 's/\(VERSION_MINOR \).*/\170/; s/\(VERSION_PATCH \).*/\171/' "$tree/include/os_core/version.h"
new=$("$tree/tools/version")
newer_version() { make_in single-header && make_in install PREFIX="$newer"; }
try "another version, in another place" newer_version
rm -rf "$tree/build"

asks_for() { # asks_for VERSION PREFIX...: CMake finds that version, and the program is built with it
    asked=$1 dir=$(printf '%s;' "$2" "$3"); rm -f "$work/find_package/hosted"
    configure find_package -DCMAKE_PREFIX_PATH="$dir" -DWANTED="$4" >"$work/said" 2>&1
    cat "$work/said"
    grep -F -e "-- os_core $asked from $5/" "$work/said" && ninja -j1 -C "$work/find_package" &&
        all_run "$work/find_package" && grep -F -e "$5/include" "$work/find_package/build.ninja" &&
        ! grep -F -e "$6/" "$work/find_package/build.ninja"
}
cmake_refuses() { # cmake_refuses NAME TEXT PREFIX WANTED: for $target, in a line that has the text
    refuses() { configure find_package -DCMAKE_PREFIX_PATH="$3" -DWANTED="$4" 2>&1 | tr -s '\n ' ' ' |
        grep -F -e "$2"; }
    try "$1" refuses "$@"
}
if with_cmake && have g++; then
    try "two versions: CMake takes the one that is asked for" \
        asks_for "$old" "$newer" "$prefix" "$old" "$prefix" "$newer"
    try "... or the other" asks_for "$new" "$prefix" "$newer" "$new;EXACT" "$newer" "$prefix"
    cmake_refuses "the next minor release before 1.0 is another" 'compatible with requested version "0.71"' \
        "$newer" 0.71
    cmake_refuses "... and so is the one before" 'compatible with requested version "0.1"' "$newer" 0.1
    cmake_refuses "a range of versions" 'compatible with requested version range "0.1...<0.70' "$newer" '0.1...<0.70'
    try "... that has it" asks_for "$new" "$prefix" "$newer" "0.2...0.70.71" "$newer" "$prefix"
    for other in $targets; do
        [ "$other" != "$host" ] && ! missing_compiler g++ "$other" >"$work/log" || continue
        target=$other cc=$other-linux-gnu-gcc cxx=$other-linux-gnu-g++
        cmake_refuses "$other: a library for another machine is not taken" "version: $new for $host" "$newer" 0.70
        target=$host cc=gcc cxx=g++
    done
    rm "$newer/lib/libos_core_start.a"
    cmake_refuses "a package of which half is there" \
        "os_core is half installed: no $newer/lib/libos_core_start.a: install it again" "$newer" 0.70
fi
if have pkg-config; then
    paths() { PKG_CONFIG_LIBDIR="$newer/lib/pkgconfig" PKG_CONFIG_PATH="$lib/pkgconfig" pkg-config "$@"; }
    try "two versions: pkg-config takes the first one, its start too" sh -c '[ "$1" = "$2 $2" ]' sh \
        "$(paths --modversion os_core) $(paths --modversion os_core-start)" "$old"
    mv "$lib/pkgconfig/os_core.pc" "$work/"
    refuse "... and never the start of one with the library of the other" "'os_core = $old' could not be satisfied" \
        paths --cflags os_core-start
    mv "$work/os_core.pc" "$lib/pkgconfig/"
fi
done_testing
