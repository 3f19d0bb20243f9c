#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# Tries tests/install-deps and tools/fetch-* on a pretended machine. They ask apt-get for the missing packages and for
# nothing else. Where that fails, they say in one line why and what to do, and leave nothing half-made.
. tests/lib/tap.sh

# The machine: $bin is all of its PATH. The tools are there; apt-get notes how it is called, and gives strace.
bin=$work/bin make=$(command -v make)
machine() {
    rm -rf "$bin" "$work/calls"; mkdir "$bin"; : >"$work/calls"
    for tool in sh cat awk env chmod dirname flock mkdir mktemp rm rmdir sed head wc tr sort grep; do
        ln -s "$(command -v $tool)" "$bin/$tool"
    done
    awk '/^END/ { exit } list { print $1 } /<<.END/ { list = 1 }' tests/install-deps |
        while read -r tool; do pretend "$tool" ''; done
    pretend id 'echo 0'
    pretend uname 'echo x86_64'
    pretend apt-get "echo \"\$DEBIAN_FRONTEND: apt-get \$*\" >>'$work/calls'
                     case \$1 in install) : >'$bin/strace'; chmod +x '$bin/strace' ;; esac"
}
pretend() { printf '#!/bin/sh\n%s\n' "$2" >"$bin/$1"; chmod +x "$bin/$1"; }

install_deps() { env -u DEBIAN_FRONTEND PATH="$bin" sh tests/install-deps "$@" >"$work/out" 2>"$work/err" </dev/null; }
# gives_up NAME TEXT [ARGUMENT...]: it fails, with that one line on stderr.
gives_up() {
    gives_up_name=$1 gives_up_text=$2; shift 2
    if install_deps "$@"; then not_ok "$gives_up_name: it fails"; else ok "$gives_up_name: it fails"; fi
    printf 'tests/install-deps: %s\n' "$gives_up_text" >"$work/expected"
    try "$gives_up_name: it says what to do" diff "$work/expected" "$work/err"
}
asked="noninteractive: apt-get update -qq -o DPkg::Lock::Timeout=300
noninteractive: apt-get install -y --no-install-recommends strace -qq -o DPkg::Lock::Timeout=300"

machine
try "all is there: it succeeds" install_deps
try "all is there: nothing is done or said" sh -c 'cat "$@"; [ "$(cat "$@" | wc -c)" = 0 ]' \
    sh "$work/calls" "$work/out" "$work/err"

machine; rm "$bin/strace"
try "root: it succeeds" install_deps
echo "$asked" >"$work/expected"
try "root: apt-get is asked for what is missing" diff "$work/expected" "$work/calls"

machine; rm "$bin/strace"; pretend id 'echo 1000'
pretend sudo "echo sudo >>'$work/calls'; exec \"\$@\""
try "sudo: it succeeds" install_deps
echo "$asked" | sed 's/^/sudo\n/' >"$work/expected"
try "sudo: apt-get is called through it" diff "$work/expected" "$work/calls"

machine; rm "$bin/strace" "$bin/qemu-aarch64" "$bin/qemu-riscv64"; pretend id 'echo 1000'
gives_up "neither root nor sudo" "not root, and no sudo: run as root: apt-get update && \
apt-get install -y --no-install-recommends qemu-user strace"
try "neither root nor sudo: apt-get is not called" test ! -s "$work/calls"

machine; rm "$bin/strace" "$bin/xz" "$bin/apt-get"
gives_up "not Debian" "this is not Debian: install what has these commands, then run make check: strace xz"

# failures: prints apt-get's words, and our advice for them. apt-get only warns of lists that it cannot fetch, unless it
# is told not to; its first line is the reason.
failures() {
    joined <<'END'
E: Release file for http://mirror.invalid/dists/x/InRelease is expired (invalid since 3d 2h). Updates for this
 repository will not be applied.|take another mirror, or these lists as they are: apt-get -o
 Acquire::Check-Valid-Until=false update
E: Release file for http://mirror.invalid/dists/x/InRelease is not valid yet (invalid for another 2h). Updates for this
 repository will not be applied.|set the clock of this machine
E: The repository 'http://mirror.invalid x Release' does not have a Release file.|is there such a release of Debian?
W: Failed to fetch http://mirror.invalid/dists/x/InRelease  Temporary failure resolving 'mirror.invalid'|is there a
 network?
E: Failed to fetch http://mirror.invalid/pool/p.deb  404  Not Found [IP: 192.0.2.1 80]|the mirror lacks what its lists
 name: try again later
E: You don't have enough free space in /var/cache/apt/archives/.|make room
E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt-get)|wait for who has it
E: The repository 'http://mirror.invalid x InRelease' is not signed.|see what apt-get update and apt-get check say
E: Unmet dependencies. Try 'apt --fix-broken install' with no packages (or specify a solution).|see what apt-get update
 and apt-get check say
|see what apt-get update and apt-get check say
END
}
# why LINE: how that line of apt-get's is repeated.
why() { echo "${1:-it said nothing}" | sed -e 's/^[EW]: //' -e 's/\. Updates .*//' -e 's/\.$//'; }

failures >"$work/failures"
while IFS='|' read -r line todo; do
    machine; rm "$bin/strace"
    echo "$line" >"$work/said"
    pretend apt-get "cat '$work/said' >&2; case \$1 in update) exit 0 ;; esac
                     echo 'E: Unable to locate package strace'; exit 100"
    [ -n "$line" ] || pretend apt-get 'exit 100'
    gives_up "apt-get: ${line:-fails}" "cannot install strace: $(why "$line"): $todo"
done <"$work/failures"
machine; rm "$bin/strace"
sed -i '2s/^/[ "$1" != update ] || exit 100\n/' "$bin/apt-get"
try "lists of others that cannot be had do no harm, when the package can" install_deps

machine; rm "$bin/strace" "$bin/clang"
gives_up "a package without its command" "installed, and yet these commands are missing: \
clang -fsanitize=memory"

machine; rm "$bin/x86_64-linux-gnu-g++"
try "the machine's own cross compiler is not asked for" install_deps

# Each goal of make asks for what it needs, and for nothing else.
asks() { # asks GOAL PACKAGE...: with nothing there, it is these that it asks for
    machine; pretend id 'echo 1000'
    awk '/^END/ { exit } list { print $1 } /<<.END/ { list = 1 }' tests/install-deps |
        while read -r tool; do rm -f "$bin/$tool"; done
    asks_goal=$1; shift
    ! install_deps "$asks_goal" || return 1
    sed 's/.*--no-install-recommends //' "$work/err" | tr ' ' '\n' | sort | diff - "$work/expected"
}
joined >"$work/goals" <<'END'
proof g++ g++-aarch64-linux-gnu g++-riscv64-linux-gnu gcc make
fuzz clang g++ gcc libclang-rt-dev make
test-kernel clang cpio g++ g++-aarch64-linux-gnu g++-riscv64-linux-gnu gcc lld llvm make python3 qemu-system-arm
 qemu-system-misc qemu-system-x86 runsc xz-utils
test-bindings bindgen g++ g++-aarch64-linux-gnu g++-riscv64-linux-gnu gcc ldc make qemu-user rustc
test-clients default-jdk-headless dpkg-dev g++ g++-aarch64-linux-gnu g++-riscv64-linux-gnu gcc git linux-source make
 nodejs perl python3 qemu-user tcl-dev xz-utils
END
while read -r goal packages; do
    echo "$packages" | tr ' ' '\n' | sort >"$work/expected"
    try "make $goal asks for what it needs, and no more" asks "${goal#test-}"
    try "... and installs nothing else" sh -c '
        make -n "$1" | grep -E "(^| )tests/install-deps( |$)" | grep -vx "tests/install-deps ${1#test-}" >"$2"
        cat "$2" && [ ! -s "$2" ] && make -n "$1" | grep -qx "tests/install-deps ${1#test-}"' sh "$goal" "$work/more"
done <"$work/goals"

# make bench compares with others, and does without one that cannot be had: each is asked for alone.
joined >"$work/goals" <<'END'
bench clang g++ g++-aarch64-linux-gnu g++-riscv64-linux-gnu gcc llvm make python3 qemu-user valgrind
musl musl-tools
dietlibc dietlibc-dev
klibc libklibc-dev
nolibc linux-source xz-utils
END
while read -r goal packages; do
    echo "$packages" | tr ' ' '\n' | sort >"$work/expected"
    try "make bench asks for $goal, alone" asks "$goal"
done <"$work/goals"

machine; rm "$bin/qemu-system-riscv64"
try "what boots kernels is not asked for" install_deps
try "nor then: apt-get is not called" test ! -s "$work/calls"
pretend id 'echo 1000'
gives_up "what boots kernels, with kernel" "not root, and no sudo: run as root: apt-get update && \
apt-get install -y --no-install-recommends qemu-system-misc" kernel
gives_up "another argument" "usage: tests/install-deps [test | kernel | proof | fuzz | bindings | debian | bench |\
 clients | musl | dietlibc | klibc | nolibc]" kernels
machine; rm "$bin/strace" "$bin/debootstrap"; pretend id 'echo 1000'
gives_up "what makes a Debian, alone" "not root, and no sudo: run as root: apt-get update && \
apt-get install -y --no-install-recommends debootstrap" debian

# --- what is fetched ----------------------------------------------------------------------------

# The machine's apt-get knows a mirror. $work/update has its words about the lists (with a status, or, unless it is told
# that this is an error, without), $work/download those about a package. The tools end at the first complaint.
fetching() {
    machine
    : >"$work/update"; : >"$work/download"; : >"$work/conf"
    pretend dpkg 'echo amd64'
    pretend dpkg-deb 'exit 1'
    pretend apt-cache 'case "$*" in
        *dumpavail*) printf "Package: %s\nVersion: 7\n\n" linux-libc-dev linux-headers-7.1-common ;;
        *depends*) echo "  Depends: linux-image-7.1" ;;
        esac'
    pretend apt-get "case \"\$*\" in
        indextargets*) echo http://mirror.invalid main bookworm; exit ;;
        *' update') said=update ;;
        *) said=download ;;
        esac
        cat \"\$2\" >'$work/conf'
        case \$said-\$* in
        update-*Check-Valid-Until*) ;;
        update-*) ! grep -q Check-Valid-Until '$work/conf' || ! grep -q expired '$work/update' || exit 0 ;;
        esac
        cat '$work/'\$said >&2
        case \$(cat '$work/'\$said)-\$* in
        -*) exit 0 ;; W:*Error-Mode=any*) exit 100 ;; W:*\ update) exit 0 ;; *) exit 100 ;;
        esac"
}
fetch() { # fetch TOOL
    rm -rf "$work/fetched"
    case $1 in
    *kernel) set -- "$1" "$work/fetched" sid cloud-amd64 ;;
    *compiler) set -- "$1" "$work/fetched" gcc-16 ;;
    *source) set -- "$1" "$work/fetched" lmdb ;;
    *) set -- "$1" "$work/fetched" ;;
    esac
    PATH=$bin sh "$@" >"$work/out" 2>"$work/err" </dev/null
}
# fails_so NAME BEGINNING END: the last tool failed, stderr is one line with that beginning and end, and it left
# nothing.
fails_so() {
    try "$1" sh -c '
        case $(cat "$2") in "$4 "*": $5") ;; *) cat "$2"; exit 1 ;; esac
        [ "$1" != 0 ] && [ "$(wc -l <"$2")" = 1 ] && [ -z "$(find "$3" -type f)" ] ||
            { echo "$1"; find "$3"; exit 1; }' \
        sh "$status" "$work/err" "$work/fetched" "$2" "$3"
}

if [ ! -r /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    missing "what is fetched" "no debian-archive-keyring"; done_testing
fi
fetching
for fetcher in tools/fetch-*; do
    echo "W: Failed to fetch http://mirror.invalid/InRelease  Could not resolve 'mirror.invalid'" >"$work/update"
    fetch "$fetcher"; status=$?
    fails_so "$fetcher: no network" "tools/private-apt: no package lists of" \
        "Failed to fetch http://mirror.invalid/InRelease  Could not resolve 'mirror.invalid': is there a network?"
    : >"$work/update"
    echo "E: Failed to fetch http://mirror.invalid/p.deb  404  Not Found [IP: 192.0.2.1 80]" >"$work/download"
    fetch "$fetcher"; status=$?
    fails_so "$fetcher: the mirror lacks the package" "$fetcher: cannot download" "Failed to fetch\
 http://mirror.invalid/p.deb  404  Not Found [IP: 192.0.2.1 80]: the mirror lacks what its lists name: try again later"
done

# Lists past their date are taken; what comes then is the mirror without the package.
grep expired "$work/failures" | cut -d'|' -f1 >"$work/update"
fetch tools/fetch-uapi; status=$?
try "lists past their date are taken, and a line says so" grep -qx "tools/private-apt: the mirror's package lists of \
sid are past their date; they are taken as they are" "$work/err"
sed -i 1d "$work/err"
fails_so "... and then a package is downloaded" "tools/fetch-uapi: cannot download" \
    "the mirror lacks what its lists name: try again later"

# Two fetch the same compiler, as two suites may: the second waits, and takes what the first has brought. By whatever
# name it knows the folder, the programs hold the folder's own.
mkdir "$work/compilers" && ln -s compilers "$work/other"
flock "$work/compilers" sh -c 'sleep 1; mkdir -p "$1/gcc-16/bin" && printf "#!/bin/sh\n" >"$1/gcc-16/bin/gcc" &&
    chmod +x "$1/gcc-16/bin/gcc"' sh "$work/compilers" &
sleep 0.3
try "a compiler that another is fetching is waited for" env PATH="$bin" sh tools/fetch-compiler "$work/other" gcc-16
wait

# `make deps` ends at the first file that it cannot fetch, so that no suite fails for the want of it.
echo "W: Failed to fetch http://mirror.invalid/dists/sid/InRelease  Could not resolve 'mirror.invalid'" >"$work/update"
mkdir "$work/tree" && cp -R Makefile tools "$work/tree/" && mkdir "$work/tree/tests"
for part in tests/install-deps tools/fetch-cmocka tools/fetch-syscalls; do
    printf '#!/bin/sh\necho "%s" >>"%s"\n' "$part" "$work/calls" >"$work/tree/$part"; chmod +x "$work/tree/$part"
done
PATH=$bin "$make" -C "$work/tree" deps BUILD=fetched >"$work/out" 2>"$work/err"; status=$?
try "make deps ends where it cannot fetch" sh -c '
    [ "$1" = 2 ] && [ "$(tail -n 1 "$2")" = tools/fetch-cmocka ] && [ "$(grep -c "^tools/" "$3")" = 1 ] &&
        ! grep -i ignored "$3" || { cat "$2" "$3"; exit 1; }' sh "$status" "$work/calls" "$work/err"
done_testing
