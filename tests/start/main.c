/* SPDX-License-Identifier: MIT */
/*
 * A program without a libc. Called with the arguments  one "" STATUS  and the environment
 * OS_CORE_TEST=yes  it checks that it got exactly these, tests the functions that compilers call,
 * and exits with STATUS. Without arguments it wants no environment, and exits with 8. An exit
 * status from 101 to 119 says which of its tests failed.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#define OS_CORE_START
#endif
#include "os_core.h"

int memory_functions(void); /* in memory.c: 0, or the number of the test that failed */

static int same(const char *left, const char *right)
{
    while (*left != 0 && *left == *right)
        left++, right++;
    return *left == *right;
}
static int number(const char *digits)
{
    int n = 0;
    if (*digits == '-')
        return -number(digits + 1);
    while (*digits != 0)
        n = n * 10 + *digits++ - '0';
    return n;
}

int main(int argc, char **argv, char **envp)
{
    int failed;
    if ((os_uintptr_t)__builtin_frame_address(0) % 16 != 0)
        return 101; /* the stack is not aligned as a function may expect it */
    if (envp != argv + argc + 1 || argv[argc] != 0)
        return 102;
    if (argc == 1)
        return envp[0] == 0 ? 8 : 103;
    if (argc != 4 || !same(argv[1], "one") || !same(argv[2], ""))
        return 104;
    if (envp[0] == 0 || !same(envp[0], "OS_CORE_TEST=yes") || envp[1] != 0)
        return 105;
    if (os_munmap((void *)1, 4096) != -OS_EINVAL)
        return 106;
    failed = memory_functions();
    return failed != 0 ? 110 + failed : number(argv[3]);
}
