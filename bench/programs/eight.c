/* SPDX-License-Identifier: MIT */
/* Does what DO says with BYTES, TIMES times: the difference between two of them is exact. */
#ifdef OS_CORE
#include "os_core.h"
void *memcpy(void *to, const void *from, os_size_t length);
void *memset(void *to, int byte, os_size_t length);
int memcmp(const void *left, const void *right, os_size_t length);
typedef os_size_t size_t;
#else
#include <string.h>
#endif

#define BYTES (4UL << 10)
static char left[BYTES + 8] __attribute__((__aligned__(64)));
static char right[BYTES + 8] __attribute__((__aligned__(64)));
static void *(*volatile copy)(void *, const void *, size_t) = memcpy;
static void *(*volatile set)(void *, int, size_t) = memset;
static int (*volatile compare)(const void *, const void *, size_t) = memcmp;

int main(void)
{
    for (int i = 0; i < TIMES; i++)
        DO;
    return copy == 0 || set == 0 || compare == 0;
}
