/* SPDX-License-Identifier: MIT */
/* os_mmap of constants, inlined. */
#define OS_CORE_STATIC
#include "os_core.h"

void *constants(void);
void *constants(void)
{
    return os_mmap(0, 4096, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
}
