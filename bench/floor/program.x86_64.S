/* SPDX-License-Identifier: MIT */
/*
 * The floor of bench/programs/example.c for x86_64, with its macros. The kernel changes the first
 * argument only: the others are loaded once.
 */
#include "../../include/os_core/constants/x86_64.h"

.globl _start
_start:
#if ROUNDS > 1
    mov $ROUNDS, %ebx
#endif
    mov $4096, %esi
    mov $OS_PROT_READ|OS_PROT_WRITE, %edx
    mov $TYPE|OS_MAP_ANONYMOUS, %r10d
    or $-1, %r8
    xor %r9d, %r9d
again:
    xor %edi, %edi
    mov $OS_NR_mmap, %eax
    syscall
    cmp $-4095, %rax
    jae failed
#if TOUCH
    movb $0xff, 4095(%rax)
    cmpb $0xff, 4095(%rax)
    jne failed
#endif
    mov %rax, %rdi
    mov $OS_NR_munmap, %eax
    syscall
    test %eax, %eax
    jnz failed
#if ROUNDS > 1
    dec %ebx
    jnz again
#endif
    xor %edi, %edi
leave:
    mov $OS_NR_exit_group, %eax
    syscall
failed:
    mov $1, %edi
    jmp leave

.section .note.GNU-stack, "", @progbits
