/* SPDX-License-Identifier: MIT */
/*
 * How a program enters the Linux kernel on x86_64: facts only, src/trap.h makes functions of them.
 * Sources: syscall(2), "Architecture calling conventions"; the System V ABI for x86-64, A.2.1.
 *
 * The SYSCALL instruction itself overwrites rcx (return address) and r11 (flags). The kernel keeps
 * every other register but the result's, vector registers included. It also keeps the newer ones:
 * the mask registers of AVX-512 and AVX10, the tiles of AMX, r16..r31 of APX (Linux 6.16) are user
 * state that XSAVE switches between threads (arch/x86/kernel/fpu/xstate.c), and that the kernel
 * does not use itself.
 */
#define OS_TRAP_INSTRUCTION_ "syscall"
#define OS_TRAP_NUMBER_ "rax"
#define OS_TRAP_ARG1_ "rdi"
#define OS_TRAP_ARG2_ "rsi"
#define OS_TRAP_ARG3_ "rdx"
#define OS_TRAP_ARG4_ "r10" /* not rcx, as for a C function: SYSCALL overwrites it */
#define OS_TRAP_ARG5_ "r8"
#define OS_TRAP_ARG6_ "r9"
#define OS_TRAP_RESULT_ "rax"
#define OS_TRAP_CLOBBERS_ "rcx", "r11",

/* A function's caller leaves the upper half of a 32-bit argument's register undefined. */
#define OS_TRAP_BITS_(bits) ((unsigned int)(bits))

#define OS_ARCH_UNALIGNED_ 1 /* a word may stand at any address */

/* The one page size of the machine (Intel SDM, AMD64 APM) that Linux maps by. */
#define OS_ARCH_PAGE_SIZE_ 4096

/* The shortest way to -1. A compiler takes it only where it saves bytes at any price (-Os). */
#define OS_ARCH_MINUS_1_ "{or $-1, %0|or %0, -1}"
