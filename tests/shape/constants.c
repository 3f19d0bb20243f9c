/* SPDX-License-Identifier: MIT */
/* A page from constants, inlined: as it is, and tested. bench/floor has the same by hand. */
#define OS_CORE_STATIC
#include "os_core.h"

void *constants(void);
int checked(void);

void *constants(void)
{
    return os_mmap(0, 4096, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
}

int checked(void)
{
    return os_is_error(os_mmap_raw(0, 4096, OS_PROT_READ | OS_PROT_WRITE,
                                   OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0));
}
