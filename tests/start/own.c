/* SPDX-License-Identifier: MIT */
/*
 * A program with a _start of its own takes the steps that it wants: it relocates itself, and
 * nothing else. Ends with 0.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_STATIC
#define OS_CORE_NO_ENTRY
#endif
#define OS_CORE_START
#include "os_core.h"

static int number = 5, *const volatile pointer = &number;

__attribute__((__used__)) static void begin(os_uintptr_t *stack)
{
    const os_uintptr_t *auxv = stack + *stack + 2;
    while (*auxv++ != 0)
        ;
    os_syscall1(OS_NR_exit_group, os_relocate(auxv) == 0 && *pointer == 5 ? 0 : 1);
}
#if defined(__x86_64__)
__asm__(".globl _start\n_start: mov %rsp, %rdi\ncall begin\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start: mov x0, sp\nbl begin\n");
#else
__asm__(".globl _start\n_start: mv a0, sp\ncall begin\n");
#endif
