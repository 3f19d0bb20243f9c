#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# tools/debian: where it cannot, it says in one line what to do, and leaves nothing half-made; where it can, it makes
# the system once, runs README's commands in it with the committed tree, and passes their status on. debootstrap and
# chroot are of pretence here: `make test-debian` has the real ones.
. tests/lib/tap.sh
. tests/lib/targets.sh

have git || { missing "tools/debian" "no git"; done_testing; }
unset SUITES      # of the run that this is part of
bin=$work/bin clone="$work/a clone"
pretend() { printf '#!/bin/sh\n%s\n' "$2" >"$bin/$1"; chmod +x "$bin/$1"; }
mkdir "$bin" "$clone"
cp -R tools tests README.md "$clone/"
in_clone() { (cd "$clone" && git -c user.name=a -c user.email=a@b -c init.defaultBranch=main "$@"); }
in_clone init -q && in_clone add README.md tools tests/install-deps && in_clone commit -q -m first
echo "not committed" >"$clone/dirty"

pretend apt-get 'echo http://mirror.invalid/debian main bookworm'
pretend apt-config 'echo "Acquire::http::Proxy \"http://proxy.invalid\";"; echo "Acquire::Other \"1\";"'
pretend df 'printf "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/x 9 9 99000000 9 /\n"'
pretend debootstrap "echo \"\$*\" >>'$work/made'
    mkdir -p /mnt/etc/apt/apt.conf.d /mnt/var/cache/apt/archives /mnt/proc /mnt/sys /mnt/dev /mnt/debootstrap
    echo 13.1 >/mnt/etc/debian_version
    if [ -e '$work/hang' ]; then sleep 100; fi
    [ ! -e '$work/failure' ] || { cat '$work/failure' >/mnt/debootstrap/debootstrap.log; exit 1; }"
pretend chroot "work='$work'"'
    cd "$1" && while [ "$1" != sh ]; do shift; done; shift 4
    echo "$*" >>"$work/ran"; cp -R os_core "$work/tree"; cp etc/apt/apt.conf.d/99os_core "$work/conf"
    [ "$*" = "make demo" ] && [ -e changed ] && echo "an older run was here" >>"$work/unclean"
    echo >changed; echo >>var/cache/apt/archives/a.deb
    mkdir -p os_core/build/test/logs; echo "$*" >os_core/build/test/logs/unit.tap
    if [ -e "$work/hang" ]; then sleep 100; fi
    [ "$*" != "$(cat "$work/fails")" ] || exit 7'

# debian DIR SUITE: in the clone; leaves $status, $work/out, $work/err.
debian() {
    rm -rf "$work/made" "$work/ran" "$work/tree"; : >"$work/made"; : >"$work/ran"
    (cd "$clone" && PATH=$bin:$PATH tools/debian "$@") >"$work/out" 2>"$work/err" </dev/null
    status=$?
}
: >"$work/fails"
systems() { find "$clone/out" -mindepth 1 ! -name '*.lock' 2>/dev/null; }
# refuses NAME LINE DIR SUITE: with that line alone on stderr, and nothing made.
refuses() {
    refuses_name=$1 refuses_line=$2; shift 2
    debian "$@"
    printf 'tools/debian: %s\n' "$refuses_line" >"$work/expected"
    try "$refuses_name: it says what to do" diff "$work/expected" "$work/err"
    try "... and fails, and leaves nothing" sh -c '[ "$1" != 0 ] && [ -z "$2" ] || { echo "$1 $2"; exit 1; }' \
        sh "$status" "$(systems)"
}

for name in '' Trixie ../x 'trixie sid' -x; do
    refuses "the name \"$name\"" "not a release of Debian, as trixie or sid: \"$name\"" out "$name"
done
refuses "no argument" "usage: tools/debian DIR SUITE"
# cannot: it ended with the status that says that it cannot be run here at all.
cannot() { try "... with the status for that" test "$status" = 77; }
pretend id 'echo 1000'
refuses "not root" "needs root, to make a system and enter it: sudo make test-debian SUITE=trixie" out trixie
cannot
rm "$bin/id"
mv "$clone/.git" "$work/git"
# $work may be in a clone itself
GIT_CEILING_DIRECTORIES=$work refuses "no clone" "needs git, and a clone: it takes the tree as it is committed" \
    out trixie
mv "$work/git" "$clone/.git"

why=
[ "$(id -u)" = 0 ] || why="not root"
[ -n "$why" ] || unshare --mount --pid --fork true 2>/dev/null || why="root may make no namespaces here"
[ -z "$why" ] || { skip "a system is made" "$why"; done_testing; }

pretend unshare 'echo "unshare: unshare failed: Operation not permitted" >&2; exit 1'
refuses "no namespaces" "root may make no namespaces here: in a container, that takes --privileged" out trixie
cannot
rm "$bin/unshare"
: >"$clone/file"
refuses "no place" "cannot write in file/out: say where, BUILD=/tmp/os_core" file/out trixie
cp "$bin/df" "$work/df"
pretend df 'printf "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/x 9 9 5990000 9 /\n"'
refuses "no room" "no room in $clone/out, 6 GB are needed: say where there is, BUILD=/tmp/os_core" out trixie
cannot
cp "$work/df" "$bin/df"

# The output of debootstrap is searched for its reason.
refuses_to_make() { # NAME LINE-OF-DEBOOTSTRAP LINE
    printf 'I: Retrieving InRelease\n%s\nW: See /mnt/debootstrap/debootstrap.log\n' "$2" >"$work/failure"
    refuses "$1" "cannot make trixie: $3" out trixie
}
refuses_to_make "a release that does not exist" "E: No such script: /usr/share/debootstrap/scripts/trixie" \
    "No such script: /usr/share/debootstrap/scripts/trixie: is there such a release of Debian?"
refuses_to_make "no network" "E: Failed getting release file http://mirror.invalid/debian/dists/trixie/Release" \
    "Failed getting release file http://mirror.invalid/debian/dists/trixie/Release: is there a network?"
refuses_to_make "a disk that fills" "tar: ./usr/bin/gcc: Cannot write: No space left on device" \
    "tar: ./usr/bin/gcc: Cannot write: No space left on device: make room"
rm "$work/failure"

# Killed in the midst of it, it leaves what the next run takes away.
killed() { # killed FILE: when there is something in the file
    : >"$work/hang"; : >"$1"
    (cd "$clone" && PATH=$bin:$PATH exec tools/debian out trixie) >"$work/out" 2>&1 </dev/null &
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
        [ ! -s "$1" ] || break
        sleep 1
    done
    kill -KILL $!
    wait $! 2>/dev/null
    rm "$work/hang"
    [ -s "$1" ]
}
try "killed: half a system is there" killed "$work/made"
try "... and is not taken for one" sh -c 'ls -d "$1".?????? && [ ! -e "$1" ]' sh "$clone/out/trixie"
debian out trixie
try "then: it makes a whole one" grep -q "^--variant=minbase .* trixie /mnt http://mirror.invalid/debian$" "$work/made"
try "... and what was left is gone" test "$(find "$clone/out" -mindepth 1 -maxdepth 1 | sort | tr '\n' ' ')" = \
    "$clone/out/trixie $clone/out/trixie.debs $clone/out/trixie.lock $clone/out/trixie.logs "
try "... it runs the three commands" sh -c 'printf "make demo\nmake test\nmake test-long\n" | diff - "$1"' \
    sh "$work/ran"
try "... with the tree as it is committed" sh -c '
    [ -x "$1/tools/debian" ] && [ ! -e "$1/dirty" ] && [ ! -e "$1/tree.tar" ]' sh "$work/tree"
try "... the logs of each stay" sh -c '
    grep -qx "make test" "$1/test/unit.tap" && grep -qx "make test-long" "$1/test-long/unit.tap"' \
    sh "$clone/out/trixie.logs"
try "... and what was fetched" test -s "$clone/out/trixie.debs/a.deb"
try "... and says so" grep -qx "tools/debian: what is not committed is left out" "$work/out"
took=" passed in [0-9]* s"
try "... and how long each took" grep -q "^tools/debian: Debian 13.1 (trixie), made on [0-9-]*: \
make demo$took, make test$took, make test-long$took; " "$work/out"
try "... and succeeds, without a word on stderr" test "$status" = 0 -a ! -s "$work/err"
try "... apt there knows how to reach the mirror, and takes lists past their date" sh -c '
    printf "Acquire::http::Proxy \"http://proxy.invalid\";\nAcquire::Check-Valid-Until \"false\";\n" | diff - "$1"' \
    sh "$work/conf"
try "... nothing stays mounted" sh -c '! grep -F "/a\\040clone/out" /proc/self/mounts'

echo "make test" >"$work/fails"
debian out trixie
try "again: the system is there" test ! -s "$work/made"
clean() { [ ! -e "$work/unclean" ] && [ ! -e "$clone/out/trixie/changed" ] && [ ! -e "$clone/out/trixie.run" ]; }
try "... and as it was made" clean
try "a command fails: so does it, with its status" test "$status" = 7
try "... and says which" grep -q 'make demo passed in [0-9]* s, make test failed in' "$work/out"
echo "make demo" >"$work/fails"
debian out trixie
try "the first fails: the others run" sh -c 'grep -qx "make test" "$1" && grep -qx "make test-long" "$1"' sh "$work/ran"
try "... and the status is still the first's" test "$status" = 7
: >"$work/fails"
SUITES="unit seam" debian out trixie
try "SUITES: only these" sh -c '
    printf "make demo\nmake deps\nenv REQUIRED=1 make check SUITES=unit seam\n" | diff - "$1"' sh "$work/ran"
try "killed in a run: it has begun" killed "$work/ran"
pretend mount 'case "$*" in *overlay*) exit 32 ;; esac; exec '"$(command -v mount)"' "$@"'
debian out trixie
rm "$bin/mount"
try "no overlay: it says so, and copies" grep -q "no overlay can be mounted" "$work/out"
try "... and succeeds" test "$status" = 0
try "... and each run still begins with the system as it was made" clean
# Root's folders in build/ would be in the way of whom the tree belongs to.
chown 1234 "$clone"
debian "made/by root" trixie
try "sudo: the folders that it makes are the owner's of the tree" \
    test "$(stat -c %u "$clone/made" "$clone/made/by root" | tr '\n' ' ')" = "1234 1234 "
pretend rm 'case "$*" in */build/debian) exit 1 ;; esac; exec '"$(command -v rm)"' "$@"'
refuse "make clean, and the system is root's: it says what to do" \
    "make clean: $work/build/debian is root's, as it was made: sudo make clean" \
    env PATH="$bin:$PATH" make -s clean BUILD="$work/build"
rm "$bin/rm"
{   flock 8
    debian out trixie
    refused="another run is at work in $clone/out/trixie: wait for it, or set BUILD to another folder"
    try "two at a time: the second says so" sh -c 'echo "tools/debian: $2" | diff - "$1"' sh "$work/err" "$refused"
} 8>"$clone/out/trixie.lock"
done_testing
