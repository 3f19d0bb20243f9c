/* SPDX-License-Identifier: MIT */
/*
 * The floor of bench/programs/example.c for riscv64, with its macros. The kernel changes the first
 * argument only: the others are loaded once.
 */
#include "../../include/os_core/constants/riscv64.h"

.globl _start
_start:
#if ROUNDS > 1
    li s0, ROUNDS
#endif
    lui a1, 1
    li a2, OS_PROT_READ|OS_PROT_WRITE
    li a3, TYPE|OS_MAP_ANONYMOUS
    li a4, -1
    li a5, 0
    lui a6, 0xfffff
again:
    li a0, 0
    li a7, OS_NR_mmap
    ecall
    bltu a6, a0, failed
#if TOUCH
    add t0, a0, a1
    sb a4, -1(t0)
    lb t0, -1(t0)
    bne t0, a4, failed
#endif
    li a7, OS_NR_munmap
    ecall
    bnez a0, failed
#if ROUNDS > 1
    addi s0, s0, -1
    bnez s0, again
#endif
leave:
    li a7, OS_NR_exit_group
    ecall
failed:
    li a0, 1
    j leave

.section .note.GNU-stack, "", @progbits
