/* SPDX-License-Identifier: MIT */
/*
 * The start begins once more, on a stack that the program has made: without the auxiliary vector's
 * random bytes, or with bytes that are 0. Then the guard is not 0 all the same. Ends with 0.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#endif
#define OS_CORE_START
#include "os_core.h"

void os_start_(os_uintptr_t *stack);

static unsigned long guard(void)
{
    unsigned long guard;
#if defined(__x86_64__)
    __asm__ __volatile__("movq %%fs:40, %0" : "=r"(guard));
#else
    extern volatile unsigned long __stack_chk_guard;
    guard = __stack_chk_guard;
#endif
    return guard;
}

static int runs = 1; /* not 0: Linux 5.10 starts no aarch64 program without data */
static unsigned long first;
static os_uintptr_t zeros[2];
static os_uintptr_t without[] = {1, 0, 0, 0, OS_AT_PAGESZ, 4, OS_AT_NULL, 0};
static os_uintptr_t with_zeros[] = {1, 0, 0, 0, OS_AT_RANDOM, 0, OS_AT_NULL, 0};

int main(int argc, char **argv, char **envp)
{
    (void)argv, (void)envp;
    if ((guard() & 0xff) != 0 || guard() == 0)
        os_syscall1(OS_NR_exit_group, 20 + runs);
    switch (runs++) {
    case 1:
        first = guard();
        os_start_(without);
        break;
    case 2:
        if (argc != 1 || guard() == first || guard() != 0xff0d0a00UL)
            os_syscall1(OS_NR_exit_group, 30);
        with_zeros[5] = (os_uintptr_t)zeros;
        os_start_(with_zeros);
        break;
    }
    return guard() == 0xff0d0a00UL ? 0 : 31;
}
