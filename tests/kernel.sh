#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-kernel
# coverage: kernel: tests/unit/*.c tests/calls/work.c tests/programs/*.c examples/sandbox.c
#
# The unit tests, and some programs without a libc, on real kernels, booted in an emulator (qemu-system, without
# acceleration): what they print on the console is judged here. `make test-kernel` runs this suite, tests/run only
# if it is named: it fetches kernels, and takes minutes.
#
#     ROWS="aarch64 riscv64-v"    only these rows of the table below; ROWS=sid those of that Debian suite
#     KERNEL=IMAGE ARCH=aarch64   a kernel of your own instead; CPU=MODEL and APPEND="its command line"
#     BOOT_SECONDS=480            how long a boot may take
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh
. tests/lib/kernels.sh
. tests/lib/wrappers.sh
. tests/differential/calls.sh
case $BUILD in /*) kernels=$BUILD/kernels ;; *) kernels=$PWD/$BUILD/kernels ;; esac

die() { echo "tests/kernel.sh: $*" >&2; exit 1; }

# The newest kernel (sid), that of the stable Debian 13 (6.12), and the two oldest that Debian still has, which are
# kept up the longest: 6.1 of Debian 12 and 5.10 of Debian 11. Each with its page size in KiB, and how many bits an
# address of a program can have.
table() {
    cat <<'END'
#ROW               ARCH    KERNEL               PAGE BITS CPU                      COMMAND-LINE
x86_64             x86_64  sid-cloud-amd64      4    56   max
aarch64            aarch64 sid-arm64            4    48   neoverse-n1
aarch64-16k        aarch64 sid-arm64-16k        16   47   neoverse-n1
aarch64-max        aarch64 sid-arm64            4    52   max,pauth-impdef=on
riscv64            riscv64 sid-riscv64          4    56   rv64
riscv64-v          riscv64 sid-riscv64          4    56   rv64,v=true,vext_spec=v1.0
riscv64-sv48       riscv64 sid-riscv64          4    47   rv64                     no5lvl
riscv64-sv39       riscv64 sid-riscv64          4    38   rv64                     no4lvl
x86_64-stable      x86_64  trixie-cloud-amd64   4    47   max,la57=off
aarch64-stable     aarch64 trixie-cloud-arm64   4    48   neoverse-n1
aarch64-16k-stable aarch64 trixie-arm64-16k     16   47   neoverse-n1
riscv64-stable     riscv64 trixie-riscv64       4    56   rv64
x86_64-6.1         x86_64  bookworm-cloud-amd64 4    47   max,la57=off
aarch64-6.1        aarch64 bookworm-cloud-arm64 4    48   neoverse-n1
aarch64-16k-6.1    aarch64 bookworm-arm64-16k   16   47   neoverse-n1
riscv64-6.1        riscv64 bookworm-riscv64     4    56   rv64
x86_64-5.10        x86_64  bullseye-cloud-amd64 4    47   max,la57=off
aarch64-5.10       aarch64 bullseye-cloud-arm64 4    48   neoverse-n1
aarch64-16k-5.10   aarch64 bullseye-arm64-16k   16   47   neoverse-n1
riscv64-5.10       riscv64 bullseye-riscv64     4    56   rv64
END
}

# Debian's kernels and the emulated machines lack these: nothing else may be skipped on them.
lacking() { # lacking ROW RELEASE TEST
    case "$1: $3" in
    *": os_map_shadow_stack,"* | *": errors of os_map_shadow_stack") ;; # no shadow stacks in qemu 7.2
    x86_64*": os_thread_create: under a shadow stack,"*) ;;
    *": os_name_mapping: in /proc"*) ;;                                # CONFIG_ANON_VMA_NAME=n
    aarch64*": os_pkey_alloc,"*) ;;                                    # no permission overlays in qemu 7.2
    riscv64*": os_pkey_"* | riscv64*": errors of os_pkey_"*) ;;        # no protection keys in RISC-V
    riscv64*": os_mmap: junk above"*) ;;                               # no undefined upper halves in its ABI
    aarch64-max*) return 1 ;;
    aarch64*": os_mprotect: BTI" | aarch64*": os_mmap: MTE") ;;         # not in a neoverse-n1
    *) older "$1" "$2" "$3" ;;
    esac
}

# The Linux that brought the call that a test needs; older kernels lack it, and must say so. A machine before the name
# of a test: only there.
since() {
    cat <<'END'
6.5 os_memfd_secret: the kernel cannot read it
5.14 os_madvise: POPULATE_READ, POPULATE_WRITE
5.15 os_process_mrelease: a living and a dying one
5.17 os_set_mempolicy_home_node: pages come from there
5.18 os_madvise: DONTNEED_LOCKED
6.1 os_madvise: COLLAPSE
6.3 os_memfd_create: NOEXEC_SEAL, EXEC
6.3 os_memfd_create: vm.memfd_noexec
6.5 os_cachestat: counts pages
6.5 errors of os_cachestat
6.10 os_mseal: one page of three
6.10 errors of os_mseal
6.10 os_remap_file_pages, os_madvise, os_shmat ...: sealed memory
6.11 os_mmap: DROPPABLE, in a child
6.12 aarch64: os_pkey_mprotect: key -1 is mprotect
6.12 aarch64: os_pkey_alloc: no key is left
6.12 aarch64: errors of os_pkey_alloc, os_pkey_free, os_pkey_mprotect
6.13 os_madvise: GUARD_INSTALL, GUARD_REMOVE
END
}
older() { # older ROW RELEASE TEST: is it one of them, and the kernel older?
    since | awk -v row="$1" -v release="$2" -v test="$3" '
        BEGIN { split(release, here, "."); sub(/-.*/, "", row) }
        { split($1, since, "."); name = substr($0, length($1) + 2) }
        name != test && name != row ": " test { next }
        here[1] + 0 < since[1] || (here[1] == since[1] && here[2] + 0 < since[2] + 0) { found = 1 }
        END { exit !found }'
}

# The rows that are wanted: all, those of ROWS and TARGETS, or one for KERNEL, of which nothing is known.
choose() {
    if [ -n "${KERNEL:-}" ]; then
        echo "$ARCH-kernel $ARCH - - - ${CPU:--} ${APPEND:-}"
        return
    fi
    known=$(table | awk '!/^#/ { suite = $3; sub(/-.*/, "", suite); print $1; print suite }' | awk '!seen[$0]++')
    for wanted in ${ROWS:-}; do
        echo "$known" | grep -qxF -e "$wanted" ||
            die "ROWS: there is no row or suite $wanted, but: $(echo "$known" | xargs)"
    done
    table | awk -v rows=" ${ROWS:-} " -v targets=" $targets " '
        { suite = $3; sub(/-.*/, "", suite) }
        /^#/ || !index(targets, " " $2 " ") { next }
        rows == "  " || index(rows, " " $1 " ") || index(rows, " " suite " ")'
}

# missing_machine ARCH, missing_kernel ARCH KERNEL: print what is missing, and succeed; fail when nothing is.
missing_machine() {
    missing_compiler gcc "$1" && return
    missing_cmocka "$1" && return
    for tool in "qemu-system-$1" cpio; do
        have "$tool" || { echo "no $tool: tests/install-deps kernel installs it"; return 0; }
    done
    return 1
}
# `make test-kernel` fetches all of a machine's and a suite's at once; `make check` does not touch the network.
missing_kernel() {
    [ "$2" != - ] && [ ! -f "$kernels/$2" ] || return 1
    of="$1 ${2%%-*}"
    if [ -n "${REQUIRED:-}" ] && [ ! -f "$work/fetch $of" ]; then
        # shellcheck disable=SC2046  # words
        tools/fetch-kernel "$kernels" "${2%%-*}" $(awk -v of="$of" '{ suite = $3; sub(/-.*/, "", suite) }
            $2 " " suite == of { sub(/^[^-]*-/, "", $3); print $3 }' "$work/rows" | sort -u) >"$work/fetch $of" 2>&1
    fi
    [ ! -f "$kernels/$2" ] || return 1
    echo "tools/fetch-kernel $kernels ${2%%-*} ${2#*-} gets it." "$(tail -n 1 "$work/fetch $of" 2>/dev/null)"
}

# These Debian never built. A kernel that it has no more, or that is called otherwise now, is a failure.
never_built="bookworm-arm64-16k bookworm-riscv64 bullseye-arm64-16k bullseye-riscv64"

# --- what is booted ---------------------------------------------------------------------------------

# programs ROW PAGE BITS: what /init runs, a line each. They print TAP, but those of which the status alone tells.
programs() {
    if [ "$2" = - ]; then echo /machine; else echo "/machine $2 $3"; fi
    echo "/library kernel"
    echo "/OS_CORE_STATIC kernel"
    echo "/signals kernel"
    case $1 in aarch64-max | riscv64-v) echo "/signals-vectors kernel" ;; esac # SVE and V, which only these have
    echo /faults
    echo "/work /tmp"
    echo "/differential 1 4000 1"
    echo /sandbox
}
by_status() { case $1 in work | differential | sandbox) ;; *) return 1 ;; esac; }

# build ARCH: the root of its initramfs, $work/root.ARCH, and that, packed.
build() {
    arch=$1 cc=$(compiler_for gcc "$1") root=$work/root.$1 library=$work/lib/$1/libos_core.a
    model="-DOS_CORE_TRAP=model -DOS_CORE_NO_CHECKS -include tests/faults/model.h"
    # shellcheck disable=SC2046,SC2086  # lists of options
    mkdir -p "$root" && echo '#define OS_CORE_IMPLEMENTATION
#include "os_core.h"' >"$work/implementation.c" &&
        make_library lib gcc "$1" &&
        bare init -Iinclude tests/kernel/init.c "${library%.a}_start.a" "$library" &&
        bare machine -Iinclude tests/kernel/machine.c "${library%.a}_start.a" "$library" &&
        bare work -Isingle_include $(uapi_flags "$1") tests/calls/work.c &&
        bare sandbox -Iinclude examples/sandbox.c "${library%.a}_start.a" "$library" &&
        hosted library -Iinclude tests/unit/*.c "$library" &&
        hosted OS_CORE_STATIC -Isingle_include -DOS_CORE_STATIC tests/unit/*.c &&
        hosted signals -fasynchronous-unwind-tables -Isingle_include -DOS_CORE_STATIC tests/programs/*.c &&
        with_vectors &&
        hosted faults $model -Isingle_include tests/faults/*.c "$work/implementation.c" &&
        differential_calls $cc &&
        hosted differential -Isingle_include "-I$work" tests/differential/differential.c "$work/implementation.c" &&
        (cd "$root" && find . | pack) >"$root.cpio"
}
bare() { # bare NAME OPTION...: a program without a libc
    name=$1; shift
    "$cc" -std=gnu99 -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Werror -nostdlib -static -s \
        -o "$root/$name" "$@"
}
hosted() { # hosted NAME OPTION...: one with libc, and with cmocka if it wants that
    name=$1; shift
    # shellcheck disable=SC2086  # $cc is a command with options
    $cc -std=gnu11 -O2 -Wall -Wextra -Werror -static -pthread -s -I"$cmocka/include" -o "$root/$name" "$@" \
        "$cmocka/$arch/libcmocka.a"
}
# The same, with loops that clang makes of SVE or V: a handler interrupts them, and uses them itself.
with_vectors() {
    case $arch in
    aarch64) vectors=-march=armv8-a+sve ;;
    riscv64) vectors="-march=rv64gcv -menable-experimental-extensions -mllvm -scalable-vectorization=on" ;;
    *) return 0 ;;
    esac
    have clang || return 0 # the boot says that there is no such program
    gcc=$cc cc=$(compiler_for clang "$arch")
    # shellcheck disable=SC2086  # options
    hosted signals-vectors $vectors -O3 -fasynchronous-unwind-tables -Isingle_include -DOS_CORE_STATIC \
        tests/programs/*.c
    status=$? cc=$gcc
    return $status
}
uapi_flags() { [ ! -d "$uapi/$1-linux-gnu" ] || echo "-I$uapi/$1-linux-gnu -I$uapi"; }
uapi=$BUILD/uapi/usr/include
pack() { cpio -o -H newc -R 0:0 --quiet; } # the files that are named on its input

# boot ROW ARCH KERNEL PAGE BITS CPU COMMAND-LINE...: what it prints into $work/ROW/console. The list of its
# programs is an archive of its own, behind that of its machine.
boot() {
    folder=$work/$1 arch=$2 image=$kernels/$3 cpu=$6
    [ "$3" != - ] || image=$KERNEL
    [ "$cpu" != - ] || cpu=
    programs "$1" "$4" "$5" >"$folder/programs"
    (cat "$work/root.$arch.cpio" && cd "$folder" && echo programs | pack) >"$folder/cpio"
    began=$(date +%s)
    shift 6
    # About one boot in a hundred on a busy machine never comes to /init: once more, then it is a failure.
    for _ in first second; do
        tests/kernel/boot "$arch" "$image" "$folder/cpio" "$cpu" "$*" >"$folder/raw" 2>&1
        echo "$? $(($(date +%s) - began))" >"$folder/ended"
        ! grep -q '^>>> ' "$folder/raw" || break
    done
    tr -d '\r' <"$folder/raw" >"$folder/console"
}
# boots: those of the rows on its input, one after the other
boots() { while read -r row arch kernel pages bits cpu line; do
    (boot "$row" "$arch" "$kernel" "$pages" "$bits" "$cpu" "$line"); done; }

# --- what is judged ---------------------------------------------------------------------------------

# judge ROW KERNEL: the tests of each program, then those of the whole.
judge() {
    folder=$work/$1
    read -r status seconds <"$folder/ended"
    release=$(sed -n 's/^# Linux //p' "$folder/console") # what /machine says
    note "$1: Linux $release, $seconds s"
    awk -v dir="$folder" -f tests/kernel/console.awk "$folder/console" >"$folder/ran"
    : >"$folder/results"
    while read -r number exit program; do
        name=${program%% *} name=${name#/}
        case $number in end) continue ;; esac
        if by_status "$name"; then
            try "$1 $name: exits with 0" sh -c 'cat "$2"; exit $(($1 != 0))' sh "$exit" "$folder/$number"
        else
            tell_cmocka "$1 $name" "$exit" "$folder/$number" "$folder/$number"
            cat "$work/results" >>"$folder/results"
        fi
    done <"$folder/ran"

    if powered_off "$folder"; then ok "$1: $whole"; else
        not_ok "$1: $whole"
        [ "$status" != 137 ] || note "killed after $seconds s"
        tail -n 20 "$folder/console" >"$work/log"; details "$work/log"
    fi
    try "$1: $every" unseen "$folder/results"
    [ "$2" = - ] || try "$1: $only" skipped "$1" "$release" "$folder/results"
}

whole="boots, runs every program, and is powered off"
powered_off() { # powered_off FOLDER: one line for each program, and the last
    grep -q '^end off$' "$1/ran" && [ "$(wc -l <"$1/ran")" = $(($(wc -l <"$1/programs") + 1)) ]
}

every="each function of memory.h and map.h shows its effect, or says what it lacks"
# unseen RESULTS: prints the functions without a test that passed, or was skipped, and names them before its
# colon; a test of errors does not count. Succeeds if there are none.
unseen() {
    tools/prototypes include/os_core/memory.h include/os_core/map.h | cut -d' ' -f1 >"$work/declared"
    inlines | grep -vxFf - "$work/declared" >"$work/family" # without those that make no call
    awk -F'|' '
        NR == FNR && /^(ok|skip)\|os_/ { sub(/:.*/, "", $2); n = split($2, name, ", "); while (n) seen[name[n--]] }
        NR != FNR && !($1 in seen) { print "neither: " $1; bad = 1 }
        END { exit bad || NR == FNR }' "$1" "$work/family"
}

only="nothing is skipped that it has"
skipped() { # skipped ROW RELEASE RESULTS
    sed -n 's/^skip|//p' "$3" | sort -u | while IFS='|' read -r test reason; do
        lacking "$1" "$2" "$test" || echo "$test: $reason"
    done >"$work/skipped"
    ! grep . "$work/skipped"
}

# --- all of it --------------------------------------------------------------------------------------

check_kernel
choose >"$work/rows" || exit
[ -s "$work/rows" ] || die "ROWS=${ROWS:-} and TARGETS=${TARGETS:-} leave no row"
: >"$work/ready"
while read -r row target kernel more; do
    if lacks=$(missing_machine "$target" || missing_kernel "$target" "$kernel"); then
        case " $never_built " in
        *" $kernel "*) skip "$row" "Debian never built $kernel" ;;
        *) missing "$row" "$lacks" ;;
        esac
    elif [ -f "$work/root.$target.cpio" ] || build "$target" >"$work/log" 2>&1 </dev/null; then
        mkdir "$work/$row"
        echo "$row $target $kernel $more" >>"$work/ready"
    else
        not_ok "$row: its programs build"; details "$work/log"
    fi
done <"$work/rows"

# As many run at a time as there are processors. A process in the background does not hear of an interrupt.
lanes=$(nproc 2>/dev/null || echo 2) lane=0 running=
trap 'kill $running 2>/dev/null; exit 1' HUP INT TERM
while [ $lane -lt "$lanes" ]; do
    awk -v lane=$lane -v lanes="$lanes" 'NR % lanes == lane' "$work/ready" >"$work/lane.$lane"
    boots <"$work/lane.$lane" &
    running="$running $!"
    lane=$((lane + 1))
done
wait
while read -r row target kernel more; do judge "$row" "$kernel"; done <"$work/ready"
done_testing
