#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
#
# bench/run, which `make bench` calls, tried with so few rounds that its times say nothing: each part has its numbers,
# in the report and beside it, and the floor is one. The pictures are those of the numbers. A peer that is missing is
# named; whatever else is missing, full or interrupted ends it with a line, and the report of before is still there.
. tests/lib/tap.sh
. tests/lib/targets.sh

folder=$place/build/bench
bench() { BUILD=$place/build bench/run --quick "$@"; } # it makes names in C of where it builds: a relative one

case $host-$(uname -s) in x86_64-Linux) ;; *)
    refuse "it measures on x86_64" "bench: no report: it measures on Linux for x86_64" bench code
    done_testing ;;
esac
for tool in python3 valgrind llvm-objcopy clang++ g++ qemu-aarch64 qemu-riscv64 aarch64-linux-gnu-gcc \
    riscv64-linux-gnu-gcc; do
    have "$tool" || { missing "make bench" "no $tool"; done_testing; }
done

# --- a report -------------------------------------------------------------------------------------

figures() { awk -F '\t' "$@" "$folder/figures.tsv"; }
parts=$(sed -n 's/^PARTS = "\(.*\)".split()/\1/p' bench/run)

whole() { bench >"$work/whole" && [ "$(cat "$work/whole")" = "$folder/report.md" ]; }
try "all parts" whole
cp "$work/log" "$work/progress"
for part in $parts; do
    try "$part: it says where it is" grep -qE "^[0-9]+:[0-9]{2} part [0-9]+ of 11, $part\$" "$work/progress"
    # shellcheck disable=SC2016  # awk's
    try "$part: it has numbers, each between its quartiles" figures -v part="$part" '
        $1 == part { n++; if (NF != 8 || $6 + 0 < $7 + 0 || $8 + 0 < $6 + 0) { print; bad = 1 } }
        END { print n + 0, "numbers"; exit bad || n < 4 }'
done
try "the report has a section for each, and names the machine" sh -c '
    [ "$(grep -c "^## [0-9]*\. " "$1")" = 11 ] && grep -q "^On .*Linux" "$1" && grep -q "with .--quick" "$1"' \
    sh "$folder/report.md"
try "the report has the numbers" sh -c 'grep -qF "| \`os_munmap\` | 3 / 8 | 3 / 8 |" "$1"' sh "$folder/report.md"

# What the floor takes is never more than what the library takes.
# shellcheck disable=SC2016
{
    try "no function takes less than the floor" figures '
        $1 == "code" && $4 == "floor" { floor[$2, $3, $5] = $6; n++ }
        $1 == "code" && $6 + 0 < floor[$2, $3, $5] + 0 { print; bad = 1 }
        END { print n + 0, "of the floor"; exit bad || n < 100 }'
    try "no program of the library takes less than the floor" figures '
        $1 != "size" && ($1 != "start" || $2 != "counts") && ($1 != "loops" || $2 != "instructions") { next }
        $4 == "KiB" || $4 == "faults" { next }
        $3 == "floor" { floor[$1, $2, $4, $5] = $6; n++ }
        $3 ~ /^os_core/ && $6 + 0 < floor[$1, $2, $4, $5] + 0 { print; bad = 1 }
        END { print n + 0, "of the floor"; exit bad || n < 10 }'
    try "a ratio is over the base, not under it: static glibc starts slower than the floor" figures '
        $1 == "start" && $2 == "time" && $3 == "glibc, static" { ratio = $6 } END { print ratio; exit ratio < 1.5 }'
    try "what was measured twice is there twice" figures '
        /again/ { again[$1]++ } END { for (part in again) n++; exit n < 8 }'
}

# --- pictures -------------------------------------------------------------------------------------

mkdir "$work/again"
try "the pictures are drawn from the numbers" sh -c '
    bench/pictures.py "$1/figures.tsv" "$2" && set -- "$1" "$2"/*.svg && shift && [ $# = 4 ] || exit 1
    for picture; do cmp "$picture" "$0/${picture##*/}" || exit 1; done' "$folder" "$folder" "$work/again"
for picture in size start resident random; do
    try "$picture.svg is XML, in the report, light and dark" sh -c '
        python3 -c "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])" "$1/$2.svg" &&
            grep -qF "]($2.svg)" "$1/report.md" && grep -q "prefers-color-scheme: dark" "$1/$2.svg"' \
        sh "$folder" "$picture"
done

# A million has nine characters of seven at most.
try "the words under the x axis of random.svg do not touch" sh -c '
    grep -o "<text x=\"[0-9.]*\"[^>]*middle" "$1" | tr -dc "0-9.\n " | awk "{ print \$1 }" | sort -n >"$2" &&
    awk "NR > 1 && \$1 - last < 63 { bad = 1 } { last = \$1 } END { exit bad || NR < 4 }" "$2"' \
    sh docs/pictures/random.svg "$work/places"

# --- docs/costs.md --------------------------------------------------------------------------------

cp -R docs "$work/docs"
refuse "a try is no report for the documents" "was a try with --quick: make bench" bench/docs "$folder" "$work/docs"
cp -R "$folder" "$work/true" && sed -i '/--quick/d' "$work/true/report.md"
try "a report goes into docs/costs.md, and its pictures beside it" sh -c '
    bench/docs "$1/true" "$1/docs" && grep -q "^### 11\. " "$1/docs/costs.md" &&
        grep -q "^## Code" "$1/docs/costs.md" && grep -q "](pictures/random.svg)" "$1/docs/costs.md" &&
        cmp "$1/true/size.svg" "$1/docs/pictures/size.svg"' \
    sh "$work"
cp "$work/docs/costs.md" "$work/costs.md"
try "the same again changes nothing" sh -c 'bench/docs "$1/true" "$1/docs" && cmp "$1/costs.md" "$1/docs/costs.md"' \
    sh "$work"
sed -i '/^## 7\. /d' "$work/true/report.md"
refuse "one that lacks a part is refused" "has not all 11 parts" bench/docs "$work/true" "$work/docs"
try "... and nothing is changed" cmp "$work/costs.md" "$work/docs/costs.md"
refuse "without a report it says what to do" "make bench writes it" bench/docs "$work" "$work/docs"

# --- what goes wrong ------------------------------------------------------------------------------

cp "$folder/report.md" "$work/before.md"
# still: the report of before is there, whole, and nothing that was half done.
still() { cmp "$work/before.md" "$folder/report.md" && ! find "$place/build" -maxdepth 1 -name "bench?*" | grep .; }

refuse "a part that is not there" "bench: no report: there is no part codes; there are code size start" bench codes
try "... and the report of before is there" still

for signal in INT TERM; do
    # A shell has its children ignore SIGINT behind an &: python3 begins anew.
    BUILD=$place/build python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler); os.execvp(sys.argv[1], sys.argv[1:])' \
        bench/run --quick code memory >"$work/out" 2>"$work/err" &
    run=$!
    for _ in $(seq 600); do grep -q 'part 1' "$work/err" && break; sleep 0.1; done
    sleep 1
    kill -s $signal $run
    wait $run
    status=$?
    try "SIG$signal: it ends with a line" sh -c '
        [ "$1" = 1 ] && [ "$(tail -n 1 "$2")" = "bench: no report: it was interrupted" ] ||
            { echo "$1"; cat "$2"; exit 1; }' \
        sh $status "$work/err"
    try "SIG$signal: the report of before is there, and nothing half done" still
done

# A machine without the peers: all commands but theirs.
mkdir "$work/bin"
for command in /usr/local/bin/* /usr/bin/* /bin/* /usr/sbin/*; do
    case ${command##*/} in musl-gcc | diet | klcc) ;; *) ln -sf "$command" "$work/bin/" ;; esac
done
without_peers() {
    PATH=$work/bin bench size || return 1
    for peer in musl dietlibc klibc; do
        grep -q "^$peer is left out: no .* (Debian: .*)\.\$" "$folder/report.md" &&
            grep -q "^bench: $peer is left out: no " "$work/log" && ! grep -q "^| $peer" "$folder/report.md" || return 1
    done
    grep -q '^| glibc, static' "$folder/report.md"
}
try "a missing peer is left out, with a line there and in the report" without_peers
cp "$folder/report.md" "$work/before.md"
rm "$work/bin/llvm-objcopy"
refuse "a missing tool ends it" "bench: no report: no llvm-objcopy: install it" env "PATH=$work/bin" \
    "BUILD=$place/build" bench/run --quick size
try "... and the report of before is there" still

# On a small disk of its own.
disk=$place/disk
mkdir "$disk"
if unshare -m true 2>/dev/null; then alone="unshare -m"; else alone="unshare -rm"; fi
on_disk() { # on_disk SIZE PART: then lists what is left there
    $alone sh -c 'mount -t tmpfs -o "size=$1" none "$2" && { BUILD=$2 bench/run --quick "$3"; status=$?
        [ -z "$(ls -A "$2")" ] || { echo "left:"; find "$2"; exit 0; }; exit $status; }' sh "$1" "$disk" "$2"
}
if $alone sh -c 'mount -t tmpfs none "$1"' sh "$disk" 2>/dev/null; then
    refuse "a full disk ends it, with nothing left" "No space left on device" on_disk 32k code
    refuse "no room for the large file ends it, with nothing left" \
        "bench: no report: no room for a file of 16 MiB: " on_disk 40m claims
else
    skip "a full disk" "no disk can be mounted here"
fi
done_testing
