/* SPDX-License-Identifier: MIT */
/*
 * An x86_64 process has two more ways into the kernel, with numbers of their own: those of i386, by
 * int $0x80, and those of x32. The sandbox of examples/sandbox.c has neither.
 */
#define main sandbox_main
#include "../../examples/sandbox.c"
#undef main

#include <asm/unistd.h> /* the kernel's: __X32_SYSCALL_BIT */

/* 1 is exit there, and on x86_64 write, which the filter lets through. */
static void exit_of_i386(void)
{
    __asm__ volatile("int $0x80" : : "a"(1), "b"(0) : "memory");
    os_exit_group(2); /* an error */
}

static void munmap_of_x32(void)
{
    (void)os_syscall2(__X32_SYSCALL_BIT | OS_NR_munmap, 0, 0);
}

/* Without a sandbox: does it end a child with status 0, as it should? */
static int works(void (*act)(void))
{
    long child = checked("fork", os_fork());
    int status;

    if (child == 0)
        act();
    while (checked("wait", os_wait4((int)child, &status, 0, 0)) != child)
        ;
    return status == 0;
}

int main(void)
{
    if (!works(exit_of_i386))
        print("i386: not in this kernel\n");
    else
        print("i386: %s\n", kills(exit_of_i386) ? "SIGSYS" : "it is there");
    print("x32: %s\n", kills(munmap_of_x32) ? "SIGSYS" : "it is there");
    return 0;
}
