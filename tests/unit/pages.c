/* SPDX-License-Identifier: MIT */
/* Pages that are filled, and what is mapped: by the library alone (tests/metal has no other). */
#include "unit.h"

void fill(unsigned char *address, size_t pages)
{
    for (size_t i = 0; i < pages; i++)
        memset(address + i * page, (int)i + 1, page);
}
void check_filled(const unsigned char *address, size_t pages, int first)
{
    for (size_t i = 0; i < pages * page; i++)
        if (address[i] != first + (int)(i / page))
            fail_msg("byte %zu is %d, not %d", i, address[i], first + (int)(i / page));
}
unsigned char *map_pages(size_t pages)
{
    unsigned char *address = os_mmap(NULL, pages * page, RW, ANON, -1, 0);
    assert_true(address != OS_MAP_FAILED);
    fill(address, pages);
    return address;
}
void unmap_pages(void *address, size_t pages)
{
    assert_int_equal(os_munmap(address, pages * page), 0);
}

static int mincore_page(const void *address, unsigned char *in_memory)
{
    long result = os_syscall3(OS_NR_mincore, (long)address, (long)page, (long)in_memory);
    assert_true(result == 0 || result == -OS_ENOMEM);
    return result == 0;
}
int is_mapped(const void *address)
{
    unsigned char in_memory;
    return mincore_page(address, &in_memory);
}
int is_resident(const void *address)
{
    unsigned char in_memory = 0;
    assert_true(mincore_page(address, &in_memory));
    return in_memory & 1;
}
