/* SPDX-License-Identifier: MIT */
/*
 * Which machine this is compiled for: the one place that decides it.
 *
 * The tests are positive ("this is x86_64", never "this is not i386"), and an ABI that shares
 * a machine's name but not its registers or types is refused by name. That is done here, in
 * a public header, so that it also meets those who only link the library.
 */
#ifndef OS_CORE_TARGET_H
#define OS_CORE_TARGET_H

#if defined(__x86_64__)
#if defined(__ILP32__)
#error "os_core: the x32 ABI is not supported, compile for 64-bit x86_64 (-m64)"
#endif
#define OS_CORE_TARGET_X86_64 1

#elif defined(__aarch64__)
#if defined(__AARCH64EB__)
#error "os_core: big-endian aarch64 is not supported, compile with -mlittle-endian"
#endif
#if defined(__ILP32__)
#error "os_core: aarch64 with the ILP32 ABI is not supported, compile with -mabi=lp64"
#endif
#define OS_CORE_TARGET_AARCH64 1

#elif defined(__riscv)
#if __riscv_xlen != 64 || defined(__ILP32__)
#error "os_core: 32-bit RISC-V is not supported, compile for riscv64 (-march=rv64gc -mabi=lp64d)"
#endif
#define OS_CORE_TARGET_RISCV64 1

#else
#error "os_core: unsupported machine, it must be x86_64, aarch64 or riscv64"
#endif

#endif
