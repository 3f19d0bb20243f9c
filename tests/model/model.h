/* SPDX-License-Identifier: MIT */
/*
 * A model of Linux, as far as the helpers of os_core/map.h can tell, in the place of the trap
 * instruction (OS_CORE_TRAP): it answers as Linux would, any call may fail with any error, and what
 * it maps may come to lie anywhere. It has no memory, only a notion of whose the pages are.
 *
 * It watches a few pages and notes what happens to each; of all others it knows nothing. In a proof
 * that is one page at any address at all, and so what holds for it holds for every page, however
 * much is mapped. In the fuzzer it is a window of many.
 *
 * Who includes it has defined:
 *   any(least, most), any_size(), any_address()  the choices: CBMC takes them all, the fuzzer some
 *   MUST(condition, what)   holds always
 *   SEEN(condition, what)   happens at least once, or the tests say nothing
 *   any_failure()           does this call fail?
 *   WATCHED                 how many pages are watched
 */
#ifndef MODEL_H
#define MODEL_H

#include "os_core.h"

struct page {
    unsigned long at;
    enum owner {
        NOBODY,
        PROGRAM, /* not the helper's, which must let it be */
        HELPER,  /* mapped since the helper was called */
        HOLE     /* the helper's until MAP_FIXED failed: the kernel may have unmapped it already */
    } owner;
    long prot, type, object; /* object: the file, or -1 */
    unsigned long offset;    /* in it */
    int refused;             /* munmap failed: 1, or 2 when all was being given back */
};

struct model {
    unsigned long page; /* the size of a page */
    int asking_fails;   /* any advice may fail, and so os_page_size */
    int old;            /* before Linux 4.17: MAP_FIXED_NOREPLACE is a hint */
    struct page watched[WATCHED];

    /* Since the helper was called: */
    int calls;
    long nr, argument[6]; /* of the last call */
    long reason;          /* the first error of a call, but not of close and of no page size */
    long mapped, advised; /* what the last mmap gave, and the last madvise */
    int open, has_byte;   /* the helper's file: is it open, is there more in it than it says */
    long file, size;      /* its descriptor, its size in bytes */
};
extern struct model kernel;

/* A kernel with pages of this size, which are nobody's or the program's. Does it fail when asked for it? */
void model_begin(unsigned long size, int asking_fails);
/* A helper is called: all that is mapped is the program's. */
void model_call(void);

#endif
