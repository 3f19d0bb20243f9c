/* SPDX-License-Identifier: MIT */
/* Prints "NUMBER NAME TEXT" for each number that either function knows, by either sign. */
#include "os_core.h"
#include <limits.h>
#include <stdio.h>

static void show(long error)
{
    const char *name = os_error_name(error), *text = os_error_text(error);
    if (name || text)
        printf("%ld %s %s\n", error, name ? name : "NULL", text ? text : "NULL");
}

int main(void)
{
    for (long error = -4095; error <= 4095; error++)
        show(error);
    for (int bit = 12; bit < 64; bit++) { /* what is 12 if cut off somewhere, LONG_MIN + 12 too */
        show((long)(1UL << bit | 12));
        show(-(long)(1UL << bit | 12));
    }
    show(LONG_MIN);
    show(LONG_MIN + 1);
    show(LONG_MAX);
    return 0;
}
