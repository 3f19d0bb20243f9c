/* SPDX-License-Identifier: MIT */
/*
 * A model of Linux, as far as the helpers of os_core/map.h can tell, in the place of the trap
 * instruction (OS_CORE_TRAP): it answers as Linux would, any call may fail with any error, and what
 * it maps may come to lie anywhere. It has no memory, only a notion of what the helper has mapped;
 * all else is somebody else's, and must stay as it is.
 *
 * How the pages are mapped it knows of a few, which it watches. In a proof that is one page, at any
 * address at all: what holds for it holds for every page.
 *
 * Who includes it has defined:
 *   any(least, most), any_size(), any_address()  the choices: CBMC takes them all, the fuzzer some
 *   any_failure()           does this call fail?
 *   any_alignment()         for os_map_aligned
 *   MUST(condition, what)   holds always
 *   SEEN(condition, what)   happens at least once, or the tests say nothing
 *   WATCHED                 how many pages are watched
 */
#ifndef MODEL_H
#define MODEL_H

#include "os_core.h"

struct page {
    unsigned long at;
    long prot, type, object; /* object: the file, or -1 */
    unsigned long offset;    /* in it */
};

struct model {
    unsigned long page; /* the size of a page */
    int asking_fails;   /* any advice may fail, and so os_page_size */
    int old;            /* before Linux 4.17: MAP_FIXED_NOREPLACE is a hint */
    struct page watched[WATCHED];

    unsigned long begin, end; /* what the helper has mapped: one range, or nothing */
    int refused;              /* to unmap all of it failed: no fault of the helper's if it stays */
    int open, has_byte;       /* the helper's file: is it open, is there more in it than it says */
    long file, size;          /* its descriptor, its size in bytes */

    int calls;
    long nr, argument[6]; /* of the last call */
    long reason;          /* the first error of a call, but not of close, and not "no page size" */
    long mapped, advised; /* what the last mmap gave, and the last madvise */
};
extern struct model kernel;

/* A kernel with pages of this size; see asking_fails. No helper was called yet. */
void model_begin(unsigned long size, int asking_fails);

#endif
