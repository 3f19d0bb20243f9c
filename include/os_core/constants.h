/* SPDX-License-Identifier: MIT */
/*
 * The kernel's constants for the machine that this is compiled for: OS_PROT_READ is the kernel's
 * PROT_READ, OS_ENOMEM its ENOMEM, OS_NR_mmap the number of mmap. A constant that a machine lacks
 * is not defined there (OS_MAP_32BIT is x86_64's only, OS_PROT_BTI aarch64's).
 *
 * The machine is told by positive tests ("this is x86_64", never "this is not i386"), and an ABI
 * that has a machine's name but not its registers or types is refused, and so is a system that is
 * not Linux, where the same numbers are other calls. A compiler for bare ELF files (x86_64-elf,
 * riscv64-unknown-elf) cannot say for which system it compiles: OS_CORE_LINUX says it. With
 * OS_CORE_TRAP the calls go wherever its function takes them. That is done here, in a public
 * header, so that it also meets those who only link the library.
 */
#ifndef OS_CORE_CONSTANTS_H_
#define OS_CORE_CONSTANTS_H_

#if defined(__x86_64__)
#if defined(__ILP32__)
#error "os_core: the x32 ABI is not supported, compile for 64-bit x86_64 (-m64)"
#endif
#define OS_CORE_X86_64 1
#include "constants/x86_64.h"

#elif defined(__aarch64__)
#if defined(__AARCH64EB__)
#error "os_core: big-endian aarch64 is not supported, compile with -mlittle-endian"
#endif
#if defined(__ILP32__)
#error "os_core: aarch64 with the ILP32 ABI is not supported, compile with -mabi=lp64"
#endif
#define OS_CORE_AARCH64 1
#include "constants/aarch64.h"

#elif defined(__riscv)
#if __riscv_xlen != 64 || defined(__ILP32__)
#error "os_core: 32-bit RISC-V is not supported, compile for riscv64 (-march=rv64gc -mabi=lp64d)"
#endif
#define OS_CORE_RISCV64 1
#include "constants/riscv64.h"

#else
#error "os_core: unsupported machine, it must be x86_64, aarch64 or riscv64"
#endif

#if !defined(__LP64__) /* 64-bit Windows, for one */
#error "os_core: an ABI with 64-bit long and pointers (LP64) is needed"
#elif !defined(__linux__) && !defined(OS_CORE_LINUX) && !defined(OS_CORE_TRAP)
#error "os_core: the target is not Linux; define OS_CORE_LINUX if the program is, or OS_CORE_TRAP"
#endif

#endif
