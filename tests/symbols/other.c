/* SPDX-License-Identifier: MIT */
/* Another library, with functions of our names and of other types: WAMR, Mesa, mimalloc and
 * u-config have some. */
#include "other.h"

char other_page[64];
int other_unmapped;

void *os_mmap(void *hint, unsigned long size, int prot)
{
    (void)hint;
    (void)prot;
    return size <= sizeof other_page ? other_page : 0;
}

void os_munmap(void *memory)
{
    other_unmapped += memory == other_page;
}

int os_page_size(int shift)
{
    return 3 << shift;
}

int os_write(const char *text)
{
    return text[0];
}
