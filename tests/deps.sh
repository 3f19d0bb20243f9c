#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/install-deps, on a machine of pretence: it asks apt-get for what is missing and for nothing else,
# and where it cannot, it says in one line what to do.
. tests/lib/tap.sh

# The machine: $bin is all of its PATH. The tools are there; apt-get notes how it is called, and gives strace.
bin=$work/bin
machine() {
    rm -rf "$bin" "$work/calls"; mkdir "$bin"; : >"$work/calls"
    for tool in sh cat awk env chmod; do ln -s "$(command -v $tool)" "$bin/$tool"; done
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
try "all is there: nothing is done or said" sh -c 'cat "$@"; [ "$(cat "$@" | wc -c)" = 0 ]' sh "$work/calls" "$work/out" "$work/err"

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

machine; rm "$bin/strace"; pretend apt-get 'exit 100'
gives_up "apt-get fails" "failed: apt-get update (is there a network, and may root install?)"

machine; rm "$bin/strace" "$bin/clang"
gives_up "a package without its command" "installed, and yet these commands are missing: \
clang -fsanitize=memory"

machine; rm "$bin/x86_64-linux-gnu-g++"
try "the machine's own cross compiler is not asked for" install_deps

machine; rm "$bin/qemu-system-riscv64"
try "what boots kernels is not asked for" install_deps
try "nor then: apt-get is not called" test ! -s "$work/calls"
pretend id 'echo 1000'
gives_up "what boots kernels, with kernel" "not root, and no sudo: run as root: apt-get update && \
apt-get install -y --no-install-recommends qemu-system-misc" kernel
gives_up "another argument" "usage: tests/install-deps [kernel|bindings]" kernels
done_testing
