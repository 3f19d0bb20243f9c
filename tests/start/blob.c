/* SPDX-License-Identifier: MIT */
/*
 * A blob: code without a start, whose bytes another program copies to any page and calls there. It
 * has a text, a table and functions of its own, and gives 42 if all of that is as it should be.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_STATIC
#define OS_CORE_MEMORY
#endif
#include "os_core.h"

void *memcpy(void *to, const void *from, os_size_t length);

static const int numbers[] = {3, 9, 27, 81};
static __attribute__((__noinline__)) int is(const char *left, const char *right)
{
    while (*left != 0 && *left == *right)
        left++, right++;
    return *left == *right;
}

int blob(const char *name, int which, const void **where);
__attribute__((__section__(".text.first"))) int blob(const char *name, int which,
                                                     const void **where)
{
    volatile unsigned char *last;
    os_size_t size = (os_size_t)os_page_size();
    unsigned char *page = (unsigned char *)os_mmap(0, size, OS_PROT_READ | OS_PROT_WRITE,
                                                   OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
    if (page == OS_MAP_FAILED)
        return 1;
    memcpy(page, "and so on", 10);
    last = page + size - 1;
    *last = 5;
    *where = numbers;
    if (*last != 5 || !is((char *)page, "and so on") || !is(name, "a blob"))
        return 2;
    if (!is(os_error_name(-OS_ENOMEM), "ENOMEM"))
        return 3;
    return os_munmap(page, size) == 0 && numbers[which] == 27 ? 42 : 4;
}
