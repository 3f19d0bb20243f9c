/* SPDX-License-Identifier: MIT */
/* Pages that are mapped, and pictures of them: of demo.c. */
#ifndef DEMO_PAGES_H
#define DEMO_PAGES_H

#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)
#define ANONYMOUS (OS_MAP_ANONYMOUS | OS_MAP_PRIVATE)

#define PAGES 48UL
#define RULER "\n     page     0       8       16      24      32      40\n"
static os_size_t page; /* the kernel chooses the page size, and tells it: never assume it */

static unsigned char *map_pages(void)
{
    long p = checked("os_mmap_raw", os_mmap_raw(0, PAGES * page, READ_WRITE, ANONYMOUS, -1, 0));

    /* Where the kernel has larger pages for anonymous memory, one touch would fill several. */
    (void)os_syscall3(OS_NR_madvise, p, (long)(PAGES * page), OS_MADV_NOHUGEPAGE);
    return (unsigned char *)p;
}

/* A # is a page in memory, a . one that is not; where nothing is mapped, mincore says ENOMEM. */
static void draw(const char *label, unsigned char *p)
{
    unsigned long i, filled = 0;

    print("     %s", label);
    for (i = 0; i < PAGES; i++) {
        unsigned char in_memory = 0;
        long result = os_mincore(p + i * page, page, &in_memory);
        if (result != -OS_ENOMEM)
            checked("mincore", result);
        filled += in_memory & 1U;
        print_char(result == -OS_ENOMEM ? ' ' : (in_memory & 1) != 0 ? '#' : '.');
    }
    print("   %lu KiB\n", filled * (page / 1024));
}

#endif
