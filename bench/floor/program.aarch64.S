/* SPDX-License-Identifier: MIT */
/*
 * The floor of bench/programs/example.c for aarch64, with its macros. The kernel changes the first
 * argument only: the others are loaded once.
 */
#include "../../include/os_core/constants/aarch64.h"

.globl _start
_start:
#if ROUNDS > 1
    mov w19, ROUNDS
#endif
    mov x1, 4096
    mov x2, OS_PROT_READ|OS_PROT_WRITE
    mov x3, TYPE|OS_MAP_ANONYMOUS
    mov x4, -1
    mov x5, 0
again:
    mov x0, 0
    mov x8, OS_NR_mmap
    svc 0
    cmn x0, 4095
    b.cs failed
#if TOUCH
    mov w9, 0xff
    strb w9, [x0, 4095]
    ldrb w9, [x0, 4095]
    cmp w9, 0xff
    b.ne failed
#endif
    mov x8, OS_NR_munmap
    svc 0
    cbnz x0, failed
#if ROUNDS > 1
    subs w19, w19, 1
    b.ne again
#endif
    mov x0, 0
leave:
    mov x8, OS_NR_exit_group
    svc 0
failed:
    mov x0, 1
    b leave

.section .note.GNU-stack, "", @progbits
