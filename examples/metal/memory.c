/* SPDX-License-Identifier: MIT */
/* The calls on memory, but for mremap. */
#include "arena.h"

unsigned char arena_pages[(2UL << 30) / METAL_PAGE];

long metal_mmap(unsigned long addr, unsigned long length, long prot, long flags, long offset)
{
    const int noreplace = (flags & OS_MAP_FIXED_NOREPLACE) != 0;
    const int fixed = (flags & OS_MAP_FIXED) != 0 || noreplace;
    const long type = flags & OS_MAP_TYPE;
    const int is = MAPPED | (int)(prot & PROT) | (type == OS_MAP_SHARED ? SHARED : 0);

    if (misaligned((unsigned long)offset) || length == 0)
        return -OS_EINVAL;
    if (whole(length) == 0)
        return -OS_ENOMEM;
    if ((type != OS_MAP_SHARED && type != OS_MAP_PRIVATE) || (fixed && misaligned(addr)))
        return -OS_EINVAL;
    length = whole(length);
    if (fixed ? !is_in_arena(addr, length) : length > END - FIRST)
        return -OS_ENOMEM;
    if (noreplace && !all_are(0, addr, length))
        return -OS_EEXIST;
    if (!fixed && (addr == 0 || misaligned(addr) || !all_are(0, addr, length)))
        addr = place(length);
    if (addr == 0)
        return -OS_ENOMEM;
    set_pages(addr, length, is);
    return (long)addr;
}

long metal_munmap(unsigned long addr, unsigned long length)
{
    length = whole(length);
    if (misaligned(addr) || length == 0 || length > END || addr > END - length)
        return -OS_EINVAL;
    EACH(page, addr, length)
        if (page >= FIRST)
            PAGE_OF(page) = 0;
    return 0;
}

long metal_mprotect(unsigned long addr, unsigned long length, long prot)
{
    const unsigned long bytes = whole(length);

    if (misaligned(addr) || (prot & ~(long)PROT) != 0)
        return -OS_EINVAL;
    if (bytes < length || addr + bytes < addr)
        return -OS_ENOMEM;
    EACH(page, addr, bytes) {
        if (!all_are(1, page, METAL_PAGE)) /* those before the hole are changed, as by Linux */
            return -OS_ENOMEM;
        set_page(page, (PAGE_OF(page) & ~PROT) | (int)prot);
    }
    return 0;
}

/* Advice about processes and dumps, of which there are none, is followed. */
static int is_advice(long advice)
{
    switch (advice) {
    case OS_MADV_NORMAL:
    case OS_MADV_RANDOM:
    case OS_MADV_SEQUENTIAL:
    case OS_MADV_WILLNEED:
    case OS_MADV_DONTNEED:
    case OS_MADV_DONTFORK:
    case OS_MADV_DOFORK:
    case OS_MADV_DONTDUMP:
    case OS_MADV_DODUMP: return 1;
    default: return 0;
    }
}
long metal_madvise(unsigned long addr, unsigned long length, long advice)
{
    const unsigned long bytes = whole(length);

    if (misaligned(addr) || !is_advice(advice) || bytes < length)
        return -OS_EINVAL;
    if (bytes != 0 && !all_are(1, addr, bytes))
        return -OS_ENOMEM;
    EACH(page, addr, bytes)
        if (advice == OS_MADV_DONTNEED && (PAGE_OF(page) & SHARED) == 0)
            set_page(page, PAGE_OF(page) & ~FILLED);
    return 0;
}

/* May the program write there? Outside of the arena are its own variables. */
static int is_writable(const void *memory)
{
    const unsigned long addr = (unsigned long)memory;

    return !is_in_arena(addr, 1) || (PAGE_OF(addr) & OS_PROT_WRITE) != 0;
}
long metal_mincore(unsigned long addr, unsigned long length, unsigned char *in_memory)
{
    const unsigned long bytes = whole(length);

    if (misaligned(addr))
        return -OS_EINVAL;
    if (bytes < length || (bytes != 0 && !all_are(1, addr, bytes)))
        return -OS_ENOMEM;
    EACH(page, addr, bytes) {
        if (!is_writable(in_memory))
            return -OS_EFAULT;
        *in_memory++ = (PAGE_OF(page) & FILLED) != 0;
    }
    return 0;
}
