/* SPDX-License-Identifier: MIT */
/* tests/inject.sh makes a program of the prototypes, which prints "NAME RESULT" in a line. */
#define OS_CORE_CALLS /* all of them */
#include "os_core.h"

static void say(const char *name, long result)
{
    char line[100], digits[24], *out = line, *d = digits;
    unsigned long n = result < 0 ? 0 - (unsigned long)result : (unsigned long)result;

    while (*name != '\0')
        *out++ = *name++;
    *out++ = ' ';
    if (result < 0)
        *out++ = '-';
    do
        *d++ = (char)('0' + n % 10);
    while ((n /= 10) != 0);
    while (d > digits)
        *out++ = *--d;
    *out++ = '\n';
    (void)!os_syscall3(OS_NR_write, 1, (long)line, out - line);
}

/* OS_MAP_FAILED is -1. */
static void say_address(const char *name, const void *result)
{
    say(name, (long)result);
}
