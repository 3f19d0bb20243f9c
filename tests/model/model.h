/* SPDX-License-Identifier: MIT */
/*
 * A model of Linux, as far as the helpers of os_core/map.h can tell, in the place of the trap
 * instruction (OS_CORE_TRAP): it answers as Linux would, any call may fail with any error, and a
 * mapping may come to lie anywhere. It has no memory, but knows of some pages whose they are and
 * how they are mapped. In a proof (tests/proof) that is one page, at any address at all: a
 * statement that holds for it holds for every page. When fuzzing (tests/fuzz) it is each page of an
 * address space.
 *
 * A file that includes model.c has defined:
 *   any(least, most)             a choice: CBMC takes them all, the fuzzer what the input says
 *   any_size(), any_address(), any_alignment(), any_huge_page(), any_long()   ... of these kinds
 *   any_failure(), any_error()   does this call fail, and with which error, 1 to 4095?
 *   MUST(condition, what)        holds always
 *   SEEN(condition, what)        happens at least once, or the MUSTs say nothing
 *   PAGES                        how many pages it knows
 */
#ifndef MODEL_H
#define MODEL_H

#include "os_core.h"

enum owner { NOBODY, HELPER, SOMEBODY };

struct page {
    unsigned long at;
    enum owner owner;
    int refused;              /* to unmap it failed: no fault of the helper's if it stays */
    long prot, flags, object; /* flags: but where it should lie; object: the file, or -1 */
    unsigned long offset;     /* in it */
};

struct kernel {
    unsigned long page; /* the size of a page */
    int asking_fails;   /* any advice may fail, and so os_page_size */
    int takes_as_hint;  /* MAP_FIXED_NOREPLACE, as before Linux 4.17 */
    struct page pages[PAGES];

    /* Since the helper was called: */
    int calls;
    unsigned long most;    /* bytes that may be made accessible: what the helper is to give */
    unsigned long unit;    /* what can be unmapped: a page, or of its mapping a huge one */
    int is_open, is_directory, has_byte; /* its file: has it more bytes than it says */
    long file, size, path;               /* its descriptor, or -1; its size in bytes; its name */
    long reason;           /* the first error, but for those of close, and for "no page size" */
    long nr, argument[6];  /* of the last call */
    long asked[6], mapped; /* the arguments of the last mmap, and its result */
    long advised;          /* the result of the last madvise */
};
extern struct kernel kernel;

#define EACH(page) for (struct page *page = kernel.pages; page < kernel.pages + PAGES; page++)

static inline int is_in(const struct page *page, unsigned long at, unsigned long length)
{
    return at <= page->at && page->at - at < length;
}
/* Rounded up to whole units; 0: there is no such number. */
static inline unsigned long rounded(unsigned long length, unsigned long unit)
{
    return (length + unit - 1) & -unit;
}
/* Not by the library's own os_is_error. */
static inline int is_error(long result)
{
    return result >= -4095 && result <= -1;
}

/* A kernel with pages of this size, the first that it knows at first; all are nobody's. */
void model_boot(unsigned long size, unsigned long first);
/* A helper is about to be called: what is mapped is somebody's. */
void model_begin(void);

#endif
