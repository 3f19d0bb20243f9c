/* SPDX-License-Identifier: MIT */
/*
 * The start begins again and again, on stacks that the program has made: without the auxiliary
 * vector's random bytes, or with bytes that are 0, and then the guard is not 0 all the same; with
 * random bytes at any address, behind any number of arguments and variables. Ends with 0.
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
static os_uintptr_t bytes[3];
static os_uintptr_t stack[16];
enum { WITHOUT = 2, ZEROS, FROM, ODD = 8, ARGUMENTS = 3, VARIABLES = 3 };

/* A stack with so many arguments and variables, behind which random bytes are, or something else.
 */
static void begin(int arguments, int variables, os_uintptr_t type, os_uintptr_t value)
{
    os_uintptr_t *at = stack;
    int i;
    *at++ = (os_uintptr_t)arguments;
    for (i = 0; i < arguments; i++)
        *at++ = 0x1000;
    *at++ = 0;
    for (i = 0; i < variables; i++)
        *at++ = 0x2000;
    *at++ = 0;
    *at++ = type, *at++ = value;
    *at++ = OS_AT_NULL, *at++ = 0;
    os_start_(stack);
}

static void begin_next(int run)
{
    const int odd = (run - FROM) % ODD, some = (run - FROM) / ODD;
    if (run == WITHOUT)
        begin(1, 0, OS_AT_PAGESZ, 4);
    if (run == ZEROS)
        begin(1, 0, OS_AT_RANDOM, (os_uintptr_t)bytes);
    bytes[0] = 0x1111111111111111, bytes[1] = 0x2222222222222222, bytes[2] = 0x3333333333333333;
    if (some < ARGUMENTS * VARIABLES)
        begin(some % ARGUMENTS, some / ARGUMENTS, OS_AT_RANDOM, (os_uintptr_t)bytes + odd);
}

/* The guard is the 8 aligned bytes among the 16, but for the first one. */
static int is_right(int run)
{
    if (run == 1)
        return (guard() & 0xff) == 0 && guard() != 0;
    if (run < FROM)
        return guard() != first && guard() == 0xff0d0a00UL;
    return guard() == ((run - FROM) % ODD == 0 ? 0x1111111111111100 : 0x2222222222222200);
}

int main(int argc, char **argv, char **envp)
{
    const int run = runs++, some = run < FROM ? 1 : (run - FROM) / ODD;
    if (run == 1)
        first = guard();
    if (!is_right(run))
        os_syscall1(OS_NR_exit_group, 20);
    if (run != 1 && (argc != some % ARGUMENTS || argv[argc] != 0 || envp != argv + argc + 1))
        os_syscall1(OS_NR_exit_group, 30);
    begin_next(runs);
    return 0;
}
