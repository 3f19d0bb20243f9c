/* SPDX-License-Identifier: MIT */
#include "arena.h"

#define FLAGS (OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)

static int overlap(unsigned long a, unsigned long a_length, unsigned long b, unsigned long b_length)
{
    return a < b + b_length && b < a + a_length;
}

/* The pages with what they hold, to a place that is free, or was another mapping's. */
static void move(unsigned long from, unsigned long to, unsigned long length)
{
    EACH(page, from, length) {
        if ((PAGE_OF(page) & FILLED) != 0)
            __builtin_memcpy((void *)(to + (page - from)), (const void *)page, METAL_PAGE);
        PAGE_OF(to + (page - from)) = PAGE_OF(page);
    }
}

/* Linux's order: arguments that contradict each other, then what they need of the mapping. */
static long refused(unsigned long from, unsigned long old_length, unsigned long new_length,
                    long flags, unsigned long to)
{
    const int fixed = (flags & OS_MREMAP_FIXED) != 0, keep = (flags & OS_MREMAP_DONTUNMAP) != 0;

    if ((flags & ~(long)FLAGS) != 0 || ((fixed || keep) && (flags & OS_MREMAP_MAYMOVE) == 0))
        return -OS_EINVAL;
    if (misaligned(from) || new_length == 0 || new_length > END || whole(old_length) < old_length)
        return -OS_EINVAL;
    old_length = whole(old_length);
    new_length = whole(new_length);
    if (keep && old_length != new_length)
        return -OS_EINVAL;
    if (fixed && (misaligned(to) || !is_in_arena(to, new_length) ||
                  overlap(from, old_length, to, new_length)))
        return -OS_EINVAL;
    if (!all_are(1, from, old_length == 0 ? METAL_PAGE : old_length))
        return -OS_EFAULT;
    return old_length == 0 ? -OS_EINVAL : 0; /* a second address is what no page can have here */
}

/* How the mapping goes on: in its place, at another, which is returned, or nowhere. */
static unsigned long new_place(unsigned long from, unsigned long old_length,
                               unsigned long new_length, long flags, unsigned long to)
{
    if ((flags & OS_MREMAP_FIXED) != 0)
        return to;
    if ((flags & OS_MREMAP_DONTUNMAP) == 0 &&
        (new_length <= old_length || all_are(0, from + old_length, new_length - old_length)))
        return from;
    return (flags & OS_MREMAP_MAYMOVE) != 0 ? place(new_length) : 0;
}

long metal_mremap(unsigned long from, unsigned long old_length, unsigned long new_length,
                  long flags, unsigned long to)
{
    const long error = refused(from, old_length, new_length, flags, to);
    unsigned long stays;
    int is;

    if (error != 0)
        return error;
    old_length = whole(old_length);
    new_length = whole(new_length);
    is = PAGE_OF(from) & ~FILLED;
    to = new_place(from, old_length, new_length, flags, to);
    if (to == 0)
        return -OS_ENOMEM;
    stays = new_length < old_length ? new_length : old_length;
    if (to != from)
        move(from, to, stays);
    if ((flags & OS_MREMAP_DONTUNMAP) != 0)
        set_pages(from, old_length, is);
    else if (to != from)
        set_pages(from, old_length, 0);
    else
        set_pages(from + stays, old_length - stays, 0);
    set_pages(to + stays, new_length - stays, is);
    return (long)to;
}
