/* SPDX-License-Identifier: MIT */
/*
 * The arena: all addresses from arena to arena_end (metal.ld). There is no paging: an address is
 * always the same memory. So a page has no second address, and nothing stops who touches what is
 * protected or unmapped. All else is Linux's: places, errors, zeros, contents.
 */
#ifndef ARENA_H
#define ARENA_H

#include "metal.h"
#include "os_core.h"

extern char arena[], arena_end[];

/* What is known of each page: its protection, in the bits of OS_PROT_, and these. 0: it is free. */
enum { MAPPED = 8, SHARED = 16, FILLED = 32 };
extern unsigned char arena_pages[(2UL << 30) / METAL_PAGE]; /* all that a machine can have */

#define PROT (OS_PROT_READ | OS_PROT_WRITE | OS_PROT_EXEC)
#define FIRST ((unsigned long)arena)
#define END ((unsigned long)arena_end)
#define PAGE_OF(addr) arena_pages[((addr) - FIRST) / METAL_PAGE]
#define EACH(page, addr, length)                                                                   \
    for (unsigned long page = (addr); page < (addr) + (length); page += METAL_PAGE)

static inline int misaligned(unsigned long addr)
{
    return addr % METAL_PAGE != 0;
}
/* Rounded up to whole pages. 0: that does not fit, or it was 0. */
static inline unsigned long whole(unsigned long length)
{
    return (length + METAL_PAGE - 1) & -METAL_PAGE;
}
static inline int is_in_arena(unsigned long addr, unsigned long length)
{
    return addr >= FIRST && addr <= END && length <= END - addr;
}
/* In the arena, and each page mapped; or each free. */
static inline int all_are(int mapped, unsigned long addr, unsigned long length)
{
    if (!is_in_arena(addr, length))
        return 0;
    EACH(page, addr, length)
        if ((PAGE_OF(page) != 0) != mapped)
            return 0;
    return 1;
}

/* A page is filled with zeros when it becomes accessible, not before: a large reserve is free. */
static inline void set_page(unsigned long page, int is)
{
    if ((is & PROT) != 0 && (is & FILLED) == 0) {
        __builtin_memset((void *)page, 0, METAL_PAGE);
        is |= FILLED;
    }
    PAGE_OF(page) = (unsigned char)is;
}
static inline void set_pages(unsigned long addr, unsigned long length, int is)
{
    EACH(page, addr, length)
        set_page(page, is);
}

/* The first free place of that length, or 0. */
static inline unsigned long place(unsigned long length)
{
    unsigned long room = 0;

    for (unsigned long page = FIRST; page < END; page += METAL_PAGE) {
        room = PAGE_OF(page) == 0 ? room + METAL_PAGE : 0;
        if (room == length)
            return page + METAL_PAGE - length;
    }
    return 0;
}

#endif
