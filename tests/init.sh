#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-kernel
# coverage: kernel: examples/init.c examples/loader.c examples/uring.c
#
# examples/init.c is /init of real kernels, in an emulator (qemu-system): it mounts, lists what it sees, runs a program
# and powers the machine off. The program is examples/loader.c, which starts examples/uring.c, which prints a file by
# the kernel's io_uring; qemu-user has none. One of the kernels has pages of 16 KiB. `make test-kernel` runs this suite,
# tests/run only if it is named: it fetches kernels. It knows two variables of tests/kernel.sh: ROWS (x86_64,
# aarch64-16k, riscv64, sid) and KERNEL.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/kernels.sh
kernels=$BUILD/kernels

missing_machine() {
    missing_compiler gcc "$target" && return
    for tool in "qemu-system-$target" cpio; do
        have "$tool" || { echo "no $tool: tests/install-deps kernel installs it"; return 0; }
    done
    [ -z "${REQUIRED:-}" ] || [ -f "$kernel" ] || tools/fetch-kernel "$kernels" sid "$flavour" >"$work/log" 2>&1 ||
        { tail -n 1 "$work/log"; return 0; }
    [ -f "$kernel" ] || { echo "no $kernel: tools/fetch-kernel $kernels sid $flavour gets it"; return 0; }
    return 1
}

# build: the initramfs, with the file that is printed: more than uring reads at a time.
build() {
    mkdir -p "$folder/root" && make_library library gcc "$target" &&
        awk 'BEGIN { for (i = 1; i <= 9000; i++) print "line", i }' >"$folder/root/text" || return 1
    for example in init loader uring; do
        # shellcheck disable=SC2046  # words
        $(compiler_for gcc "$target") -std=c99 -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Werror \
            -nostdlib -static $(sed -n 's/^ \* FLAGS: //p' "examples/$example.c") -Iinclude "examples/$example.c" \
            -o "$folder/root/$example" "$work/library/$target/libos_core_start.a" \
            "$work/library/$target/libos_core.a" || return 1
    done
    (cd "$folder/root" && find . | cpio -o -H newc -R 0:0 --quiet) >"$folder/cpio"
}

boot() {
    for attempt in 1 2; do # about one boot in a hundred on a busy machine never comes to /init
        tests/kernel/boot "$target" "$kernel" "$folder/cpio" "" "${APPEND:-} -- $program" >"$folder/raw" 2>&1
        tr -d '\r' <"$folder/raw" >"$folder/console"
        ! grep -q '^Linux .* of memory$' "$folder/console" || break
        note "$target: boot $attempt did not come as far as /init"
    done
}
program="/loader /uring /text /missing"

# has SECTION PATTERN...: the lines after SECTION, up to an empty one, have each of these words in a line.
has() {
    awk -v name="$1" '$0 == name { on = 1; next } on && $0 == "" { exit } on' "$folder/console" | tee "$work/section"
    shift
    for pattern; do grep -qE -e "(^| )$pattern( |\$)" "$work/section" || { echo "no $pattern"; return 1; }; done
}
machine() { grep -xE "Linux [0-9].*, $target, pages of $page bytes, [1-9][0-9]* MiB of memory" "$folder/console"; }
printed() { # what the program prints, and that it failed at the file that is not there
    awk '$0 == "/loader" { on = 1; next } on && $0 == "" { exit } on' "$folder/console" >"$work/section"
    { cat "$folder/root/text"; echo "uring: cannot open '/missing': ENOENT, No such file or directory"
      echo "exit status 1"; } | diff - "$work/section"
}
powered_off() {
    tail -n 5 "$folder/console"
    grep -qx "power off" "$folder/console" && ! grep -q "panic - " "$folder/console"
}

check_kernel
[ -z "${KERNEL:-}" ] || targets=$ARCH
for target in $targets; do
    case $target in
    x86_64) row=x86_64 flavour=cloud-amd64 kib=4 ;;
    aarch64) row=aarch64-16k flavour=arm64-16k kib=16 ;;
    riscv64) row=riscv64 flavour=riscv64 kib=4 ;;
    esac
    if [ -n "${KERNEL:-}" ]; then page="[0-9]+"; else page=$((kib * 1024)); fi
    case " ${ROWS:-sid} " in *" $row "* | *" sid "*) ;; *) continue ;; esac
    kernel=${KERNEL:-$kernels/sid-$flavour} folder=$work/$target
    if lacks=$(missing_machine); then missing "$target" "$lacks"; continue; fi
    try "$target: its programs build" build
    boot
    try "$target: the kernel, pages, memory" machine
    try "$target: the command line" has /proc/cmdline panic=-1 -- "$program"
    try "$target: /proc, /sys and /dev are mounted" \
        has /proc/mounts "/proc proc" "/sys sysfs" "/dev devtmpfs"
    try "$target: what is in /" has / init loader uring text proc/ sys/ dev/
    try "$target: what is in /dev" has /dev null console zero
    try "$target: the processors in /sys" has /sys/devices/system/cpu cpu0/ cpu1/ online
    try "$target: it runs a program" printed
    try "$target: it is powered off" powered_off
done
[ "$tests" -gt 0 ] || skip "init" "TARGETS, ROWS or ARCH leave none of its kernels"
done_testing
