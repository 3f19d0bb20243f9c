#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-kernel
#
# Vector registers on real kernels, in an emulator (qemu-system): loops that gcc and clang vectorise around system calls
# compute right (tests/kernel/vectors.c), whether the calls are inlined from the single header or stand in the library,
# and that is compiled with vectors or without, with -flto or without. Without the protection of the registers, which
# each run takes out on purpose, the same programs compute wrong. qemu-user keeps what a kernel discards, and cannot
# show it. `make test-kernel` runs this suite, tests/run only if it is named: it fetches kernels. It knows two variables
# of tests/kernel.sh: ROWS (aarch64-max, riscv64-v, sid) and KERNEL.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/kernels.sh
kernels=$BUILD/kernels gcc14=$BUILD/compilers/gcc-14

# There are two trees: the sources, and the same without the protection of vectors.
for tree in whole bare; do
    mkdir "$work/$tree" &&
        cp -R LICENSE Makefile include single_include src tools tests/kernel/vectors.c "$work/$tree/" || exit 1
done
(cd "$work/bare" && sed -i 's/OS_TRAP_CLOBBERS_ "memory"/"memory"/' src/trap.h &&
    sed -i 's/^#define OS_CORE_OPAQUE_ .*/#define OS_CORE_OPAQUE_ OS_CORE_NO_STACK_PROTECTOR_/' src/define.h &&
    tools/single-header single_include)
for file in src/trap.h src/define.h single_include/os_core.h; do
    refuse "$file: what protects vectors is taken out" differ cmp "$work/whole/$file" "$work/bare/$file"
done

# --- the programs ---------------------------------------------------------------------------------

# find_compiler: for $compiler and $target sets cc and ar, its name; vectors, what turns them on; lto, and
# link, what linking with that needs. Fails if there is none, and lacks says why.
find_compiler() {
    ! lacks=$(missing_compiler "$compiler" "$target") || return 1
    cc=$(compiler_for "$compiler" "$target") on="$target $compiler" lto=-flto
    ar=$(archiver_for "$compiler" "$target" $lto) link=
    [ "$compiler" = gcc ] || link=-fuse-ld=lld
    case $compiler-$target in
    *-aarch64) vectors=-march=armv8-a+sve ;;
    clang-riscv64) # 14 forgets the ABI and its options on the way to the linker
        vectors="-march=rv64gcv -menable-experimental-extensions -mllvm -scalable-vectorization=on"
        lto="-flto -fPIC"
        link="$link -Wl,-plugin-opt=-target-abi=lp64d -Wl,-mllvm,-scalable-vectorization=on" ;;
    gcc-riscv64)
        vectors=-march=rv64gcv
        [ "$($cc -dumpversion | cut -d. -f1)" -lt 14 ] || return 0
        lacks="this gcc does not vectorise for riscv64, 14 does: tools/fetch-compiler $BUILD/compilers gcc-14 gets it"
        [ -z "${REQUIRED:-}" ] || tools/fetch-compiler "$BUILD/compilers" gcc-14 >"$work/log" 2>&1 ||
            lacks=$(tail -n 1 "$work/log")
        [ -x "$gcc14/bin/gcc" ] || return 1
        ln -sfn "$(cd "$gcc14/bin" && pwd)" "$work/gcc14"
        cc=../gcc14/$cc ar=../gcc14/$ar on="$target gcc 14" ;;
    esac
}

# program STATUS TREE NAME FLAGS...: one that has to exit with STATUS.
program() {
    wanted=$1 tree=$2 name="$on, $3"; shift 3
    number=$((number + 1))
    # shellcheck disable=SC2086  # words
    if (cd "$work/$tree" && $cc -O3 $vectors -Wall -Wextra -Werror -ffreestanding -fno-stack-protector \
        -nostdlib -static "$@" -o "../$target/root/$number" vectors.c \
        ${library:+"${library%.a}_start.a" "$library"}) >"$work/log" 2>&1; then
        echo "$number|$wanted|$name" >>"$folder/list"
    else
        not_ok "$name: builds"; details "$work/log"
    fi
}

# with_library TREE FLAGS: the programs that come are linked with the library, compiled so.
with_library() {
    library=build/$target/libos_core.a
    (cd "$work/$1" && make -s BUILD=build CC="$cc" AR="$ar" CFLAGS="-O2 $2" CPPFLAGS= all) \
        >"$work/log" 2>&1 || { not_ok "$on: the $1 library builds with $2"; details "$work/log"; }
}

build_programs() {
    library=
    program 0 whole "single header" -Isingle_include -DSINGLE_HEADER
    program 1 bare "single header, bare" -Isingle_include -DSINGLE_HEADER
    with_library whole ""
    program 0 whole "library without vectors" -Iinclude
    # shellcheck disable=SC2086  # words
    {
        with_library whole "$lto"
        program 0 whole "library without vectors, -flto" -Iinclude $lto $link
        with_library whole "$lto $vectors"
        program 0 whole "library with vectors, -flto" -Iinclude $lto $link
        with_library bare "$lto $vectors"
        program 1 bare "library with vectors, -flto, bare" -Iinclude $lto $link
        # on riscv64 they inline no function of other features: bare or not, it would compute right
        [ "$target" != riscv64 ] || return 0
        with_library bare "$lto"
        program 1 bare "library without vectors, -flto, bare" -Iinclude $lto $link
    }
}

# --- running them ---------------------------------------------------------------------------------

missing_machine() {
    for tool in "qemu-system-$target" cpio; do
        have "$tool" || { echo "no $tool: tests/install-deps kernel installs it"; return 0; }
    done
    [ -z "${REQUIRED:-}" ] || [ -f "$kernel" ] || tools/fetch-kernel "$kernels" sid "$flavour" >"$work/log" 2>&1 ||
        { tail -n 1 "$work/log"; return 0; }
    [ -f "$kernel" ] || { echo "no $kernel: tools/fetch-kernel $kernels sid $flavour gets it"; return 0; }
    return 1
}

# run CPU LENGTHS: a machine that has vectors of these lengths runs the programs; each is a test.
run() {
    sed "s,|.*, $2,; s,^,/," "$folder/list" >"$folder/root/programs"
    (cd "$folder/root" && find . | cpio -o -H newc -R 0:0 --quiet) >"$folder/cpio"
    for attempt in 1 2; do # qemu 7.2 hangs now and then before the kernel says a word (1 boot of 70)
        tests/kernel/boot "$target" "$kernel" "$folder/cpio" "$1" "${APPEND:-}" 2>&1 | tr -d '\r' >"$folder/console"
        ! grep -q '^>>> run ' "$folder/console" || break
        note "$target: boot $attempt did not come as far as /init"
    done
    rm -f "$folder"/[0-9]*
    awk -v dir="$folder" -f tests/kernel/console.awk "$folder/console" >"$folder/ran"
    try "$target, vectors of $2 bits: boots, runs every program, and is powered off" powered_off
    at=0
    while IFS='|' read -r number wanted name; do
        at=$((at + 1)) status=$(awk -v at=$at '$1 == at { print $2 }' "$folder/ran")
        case $wanted in 0) what=right ;; *) what=wrong ;; esac
        name="$name, vectors of $2 bits: computes $what"
        if [ "$status" = "$wanted" ]; then ok "$name"; else
            not_ok "$name"; note "exit status ${status:-none}, not $wanted: see tests/kernel/vectors.c"
            [ ! -f "$folder/$at" ] || details "$folder/$at"
        fi
    done <"$folder/list"
}
powered_off() {
    tail -n 20 "$folder/console"
    grep -q '^end off$' "$folder/ran" && [ "$(wc -l <"$folder/ran")" = $(($(wc -l <"$folder/list") + 1)) ]
}

check_kernel
[ -z "${KERNEL:-}" ] || targets=$ARCH
for target in $targets; do
    case $target in
    x86_64) continue ;; # there the kernel keeps all vector registers
    aarch64) row=aarch64-max flavour=arm64 ;;
    riscv64) row=riscv64-v flavour=riscv64 ;;
    esac
    case " ${ROWS:-sid} " in *" $row "* | *" sid "*) ;; *) continue ;; esac
    kernel=${KERNEL:-$kernels/sid-$flavour} folder=$work/$target number=0
    if lacks=$(missing_machine); then missing "$target" "$lacks"; continue; fi
    mkdir -p "$folder/root"; : >"$folder/list"
    for compiler in gcc clang; do
        if find_compiler; then build_programs; else missing "$target $compiler" "$lacks"; fi
    done
    # shellcheck disable=SC2046  # words
    try "$target: /init builds" $(compiler_for gcc "$target") -O1 -ffreestanding -fno-stack-protector -nostdlib \
        -static -Isingle_include -DOS_CORE_STATIC -DOS_CORE_START -o "$folder/root/init" tests/kernel/init.c
    case $target in
    aarch64) run max,pauth-impdef=on "128 256 512 1024 2048" ;;
    riscv64)
        run rv64,v=true,vlen=128 128
        run rv64,v=true,vlen=1024 1024 ;;
    esac
done
[ "$tests" -gt 3 ] || skip "vector registers" "TARGETS, ROWS or ARCH leave none that a kernel discards"
done_testing
