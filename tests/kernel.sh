#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage: kernel: tests/unit/*.c
#
# The unit tests on real kernels, booted in an emulator (qemu-system, without acceleration): what they
# print on the console is judged here. `make test-kernel` runs this suite, tests/run only if it is named:
# it fetches kernels, and takes minutes.
#
#     ROWS="aarch64 riscv64-v"    only these rows of the table below; ROWS=sid those of that Debian suite
#     KERNEL=IMAGE ARCH=aarch64   a kernel of your own instead; CPU=MODEL and APPEND="its command line"
#     BOOT_SECONDS=120            how long a boot may take
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh
kernels=$BUILD/kernels

die() { echo "tests/kernel.sh: $*" >&2; exit 1; }

# ROW ARCH KERNEL CPU [COMMAND-LINE]: the newest kernel, and the one of Debian 13 (Linux 6.12).
table() {
    cat <<'END'
x86_64             x86_64  sid-cloud-amd64    max
aarch64            aarch64 sid-arm64          neoverse-n1
aarch64-16k        aarch64 sid-arm64-16k      neoverse-n1
aarch64-max        aarch64 sid-arm64          max,pauth-impdef=on
riscv64            riscv64 sid-riscv64        rv64
riscv64-v          riscv64 sid-riscv64        rv64,v=true,vext_spec=v1.0
riscv64-sv48       riscv64 sid-riscv64        rv64    no5lvl
riscv64-sv39       riscv64 sid-riscv64        rv64    no4lvl
aarch64-stable     aarch64 trixie-cloud-arm64 neoverse-n1
aarch64-16k-stable aarch64 trixie-arm64-16k   neoverse-n1
riscv64-stable     riscv64 trixie-riscv64     rv64
END
}

# What Debian's kernels and the emulated machines do not have: nothing else may be skipped on them.
lacking() { # lacking ROW TEST
    case "$1: $2" in
    *": os_map_shadow_stack,"* | *": errors of os_map_shadow_stack") ;; # no shadow stacks in qemu 7.2
    *": os_name_mapping: in /proc"*) ;;                                # CONFIG_ANON_VMA_NAME=n
    aarch64*": os_pkey_alloc,"*) ;;                                    # no permission overlays in qemu 7.2
    riscv64*": os_pkey_"* | riscv64*": errors of os_pkey_"*) ;;        # no protection keys in RISC-V
    riscv64*": os_mmap: junk above"*) ;;                               # no undefined upper halves in its ABI
    *) return 1 ;;
    esac
}

# The rows that are wanted, into $work/rows: all, those of ROWS and TARGETS, or one for KERNEL.
choose() {
    if [ -n "${KERNEL:-}" ]; then
        case ${ARCH:-} in x86_64 | aarch64 | riscv64) ;; *)
            die "KERNEL needs ARCH=x86_64, aarch64 or riscv64, which it is for: ARCH=\"${ARCH:-}\"" ;;
        esac
        [ -f "$KERNEL" ] && [ -r "$KERNEL" ] || die "KERNEL: there is no file $KERNEL"
        targets=$ARCH
        echo "$ARCH-kernel $ARCH - ${CPU:--} ${APPEND:-}"
        return
    fi
    for wanted in ${ROWS:-}; do
        table | grep -qE "^$wanted | $wanted-" || die "ROWS: there is no row $wanted: $(table | cut -d' ' -f1 | xargs)"
    done
    table | while read -r row arch kernel more; do
        case " $targets " in *" $arch "*) ;; *) continue ;; esac
        case " ${ROWS:-$row} " in *" $row "* | *" ${kernel%%-*} "*) echo "$row $arch $kernel $more" ;; esac
    done
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
    [ "$2" != - ] || return 1
    [ ! -f "$kernels/$2" ] || return 1
    of="$1 ${2%%-*}"
    if [ -n "${REQUIRED:-}" ] && [ ! -f "$work/fetch $of" ]; then
        # shellcheck disable=SC2046  # words
        tools/fetch-kernel "$kernels" "${2%%-*}" $(awk -v of="$of" '{ split($3, k, "-") }
            $2 " " k[1] == of { sub(/^[^-]*-/, "", $3); print $3 }' "$work/rows" | sort -u) >"$work/fetch $of" 2>&1
    fi
    [ -f "$kernels/$2" ] || { echo "no $kernels/$2: tools/fetch-kernel $kernels ${2%%-*} ${2#*-} gets it" \
        "$(tail -n 1 "$work/fetch $of" 2>/dev/null)"; return 0; }
    return 1
}

# --- what is booted ---------------------------------------------------------------------------------

# programs ROW: what /init runs there, a line each. Each prints TAP.
programs() {
    echo "/library kernel"
    echo "/OS_CORE_STATIC kernel"
}

# build ARCH: the root of its initramfs, $work/ARCH, and that, packed.
build() {
    build_cc=$(compiler_for gcc "$1") root=$work/$1 library=$work/lib/$1/libos_core.a
    mkdir -p "$root" &&
        make -s BUILD="${work#"$PWD"/}/lib" CC="$build_cc" AR="$1-linux-gnu-ar" CFLAGS=-O2 CPPFLAGS= \
            "${work#"$PWD"/}/lib/$1/libos_core.a" &&
        "$build_cc" -std=c99 -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Werror -nostdlib -static -s \
            -Iinclude -o "$root/init" tests/kernel/init.c "$library" &&
        unit "$1" library -Iinclude "$library" &&
        unit "$1" OS_CORE_STATIC -Isingle_include -DOS_CORE_STATIC &&
        (cd "$root" && find . | pack) >"$root.cpio"
}
unit() { # unit ARCH NAME OPTION...
    unit_arch=$1 unit_name=$2; shift 2
    "$build_cc" -std=gnu11 -O2 -Wall -Wextra -Werror -I"$cmocka/include" -static -pthread -s \
        -o "$root/$unit_name" tests/unit/*.c "$@" "$cmocka/$unit_arch/libcmocka.a"
}
pack() { cpio -o -H newc -R 0:0 --quiet; } # the files that are named on its input

# boot ROW ARCH KERNEL CPU COMMAND-LINE: what it prints into $work/ROW/console. The list of its programs is
# an archive of its own, behind that of its machine.
boot() {
    folder=$work/$1 arch=$2 image=$kernels/$3 cpu=$4
    [ "$3" != - ] || image=$KERNEL
    [ "$cpu" != - ] || cpu=
    programs "$1" >"$folder/programs"
    (cat "$work/$arch.cpio" && cd "$folder" && echo programs | pack) >"$folder/cpio"
    began=$(date +%s)
    shift 4
    tests/kernel/boot "$arch" "$image" "$folder/cpio" "$cpu" "$*" >"$folder/raw" 2>&1
    echo "$? $(($(date +%s) - began))" >"$folder/ended"
    tr -d '\r' <"$folder/raw" >"$folder/console"
}
# boots: those of the rows on its input, one after the other
boots() { while read -r row arch kernel cpu line; do (boot "$row" "$arch" "$kernel" "$cpu" "$line"); done; }

# --- what is judged ---------------------------------------------------------------------------------

# judge ROW KERNEL: the tests of each program, then those of the whole.
judge() {
    folder=$work/$1
    read -r status seconds <"$folder/ended"
    note "$1: $seconds s"
    awk -v dir="$folder" -f tests/kernel/console.awk "$folder/console" >"$folder/ran"
    : >"$folder/results"
    while read -r number exit program; do
        [ "$number" != end ] || continue
        program=${program#/}
        tell_cmocka "$1 ${program%% *}" "$exit" "$folder/$number" "$folder/$number"
        cat "$work/results" >>"$folder/results"
    done <"$folder/ran"

    if powered_off "$folder"; then ok "$1: $whole"; else
        not_ok "$1: $whole"
        [ "$status" != 137 ] || note "killed after $seconds s"
        tail -n 20 "$folder/console" >"$work/log"; details "$work/log"
    fi
    try "$1: $every" unseen "$folder/results"
    [ "$2" = - ] || try "$1: $only" skipped "$1" "$folder/results"
}

whole="boots, runs every program, and is powered off"
powered_off() { # powered_off FOLDER: one line for each program, and the last
    grep -q '^end off$' "$1/ran" && [ "$(wc -l <"$1/ran")" = $(($(wc -l <"$1/programs") + 1)) ]
}

every="each function of memory.h and map.h shows its effect, or says what it lacks"
# unseen RESULTS: prints the functions without a test that passed, or was skipped, and names them before its
# colon; a test of errors does not count. Succeeds if there are none.
unseen() {
    tools/prototypes include/os_core/memory.h include/os_core/map.h | cut -d' ' -f1 >"$work/family"
    awk -F'|' '
        NR == FNR && /^(ok|skip)\|os_/ { sub(/:.*/, "", $2); n = split($2, name, ", "); while (n) seen[name[n--]] }
        NR != FNR && !($1 in seen) { print "neither: " $1; bad = 1 }
        END { exit bad || NR == FNR }' "$1" "$work/family"
}

only="nothing is skipped that it has"
skipped() { # skipped ROW RESULTS
    sed -n 's/^skip|//p' "$2" | sort -u | while IFS='|' read -r test reason; do
        lacking "$1" "$test" || echo "$test: $reason"
    done >"$work/skipped"
    ! grep . "$work/skipped"
}

# --- all of it --------------------------------------------------------------------------------------

choose >"$work/rows" || exit
[ -s "$work/rows" ] || die "no row is chosen: ROWS=\"${ROWS:-}\" TARGETS=\"${TARGETS:-}\""
: >"$work/ready"
while read -r row target kernel more; do
    if lacks=$(missing_machine "$target" || missing_kernel "$target" "$kernel"); then
        missing "$row" "$lacks"
    elif [ -f "$work/$target.cpio" ] || build "$target" >"$work/log" 2>&1 </dev/null; then
        mkdir "$work/$row"
        echo "$row $target $kernel $more" >>"$work/ready"
    else
        not_ok "$row: its programs build"; details "$work/log"
    fi
done <"$work/rows"

# As many at a time as there are processors.
lanes=$(nproc 2>/dev/null || echo 2) lane=0
while [ $lane -lt "$lanes" ]; do
    awk -v lane=$lane -v lanes="$lanes" 'NR % lanes == lane' "$work/ready" >"$work/lane.$lane"
    boots <"$work/lane.$lane" &
    lane=$((lane + 1))
done
wait
while read -r row target kernel more; do judge "$row" "$kernel"; done <"$work/ready"
done_testing
