/* SPDX-License-Identifier: MIT */
/* The floor of bench/programs/example.c for riscv64, with its macros ROUNDS, TYPE, TOUCH. */
#include "../../include/os_core/constants/riscv64.h"

.globl _start
_start:
#if ROUNDS > 1
    li s0, ROUNDS
again:
#endif
    li a0, 0
    lui a1, 1
    li a2, OS_PROT_READ|OS_PROT_WRITE
    li a3, TYPE|OS_MAP_ANONYMOUS
    li a4, -1
    li a5, 0
    li a7, OS_NR_mmap
    ecall
    lui a5, 0xfffff
    bltu a5, a0, failed
    lui a1, 1
#if TOUCH
    add a2, a0, a1
    li a3, -1
    sb a3, -1(a2)
    lb a2, -1(a2)
    bne a2, a3, failed
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
