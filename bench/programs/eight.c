/* SPDX-License-Identifier: MIT */
/* Does what DO says with 4 KiB, TIMES times: the difference between two of them is exact. */
#ifdef OS_CORE
#include "os_core.h"
void *memcpy(void *to, const void *from, os_size_t length);
void *memset(void *to, int byte, os_size_t length);
int memcmp(const void *left, const void *right, os_size_t length);
typedef os_size_t size_t;
#else
#include <string.h>
#endif

static char left[4104] __attribute__((__aligned__(64))),
    right[4104] __attribute__((__aligned__(64)));
static void *(*volatile copy)(void *, const void *, size_t) = memcpy;
static void *(*volatile set)(void *, int, size_t) = memset;
static int (*volatile compare)(const void *, const void *, size_t) = memcmp;

int main(void)
{
    for (int i = 0; i < TIMES; i++)
        DO;
    return copy == 0 || set == 0 || compare == 0;
}
