/* SPDX-License-Identifier: MIT */
/*
 * A function writes beyond its array, as many bytes as the program has arguments: with more than
 * 8 of them, a stack protector ends it. With fewer it ends with 0. If the guard is 0, or the same
 * in another run, the program says so: the bytes that it prints.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#define OS_CORE_START
#endif
#include "os_core.h"

static __attribute__((__noinline__)) int fill(int count)
{
    volatile char array[8];
    volatile char *volatile at = array;
    int i;
    for (i = 0; i < count; i++)
        at[i] = 'A';
    return array[0] != 'A';
}

/* The guard is between an array and what the function returns to: 8 bytes that are not 0. */
static void print_guard(void)
{
#if defined(__x86_64__)
    unsigned long guard;
    __asm__("movq %%fs:40, %0" : "=r"(guard));
#else
    extern unsigned long __stack_chk_guard;
    unsigned long guard = __stack_chk_guard;
#endif
    (void)!os_syscall3(OS_NR_write, 1, (long)&guard, sizeof guard);
}

int main(int argc, char **argv)
{
    (void)argv;
    print_guard();
    return fill(argc);
}
