/* SPDX-License-Identifier: MIT */
/*
 * The memory family and its helpers on a machine without Linux: what each does over the arena, and
 * what it says where the kernel of metal.h has no such call.
 */
#define PROGRAM "pages"
#define OS_CORE_CALLS
#include "os_core.h"

#include "print.h"

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)

/* One line about a call: its result, or its error. */
static void tell(const char *what, long result)
{
    const char *name = os_error_name(result);

    if (os_is_error(result) && name != 0)
        print("%-50s -%s\n", what, name);
    else
        print("%-50s %ld\n", what, result);
}
static long is_zero(const unsigned char *bytes, os_size_t length)
{
    while (length > 0 && bytes[length - 1] == 0)
        length--;
    return length == 0;
}

static void calls(os_size_t page)
{
    unsigned char *p = os_mmap(0, page, RW, ANON, -1, 0), *moved, in_memory[3];

    if (p == OS_MAP_FAILED)
        fail("cannot map", 0, -OS_ENOMEM);
    tell("os_mmap: a page of zeros", is_zero(p, page));
    p[page - 1] = 0xff;
    moved = os_mremap(p, page, 3 * page, OS_MREMAP_MAYMOVE, 0);
    if (moved == OS_MAP_FAILED)
        fail("cannot grow", 0, -OS_ENOMEM);
    tell("os_mremap: grows, and its last byte is", moved[page - 1]);
    tell("  and what is new is zero", is_zero(moved + page, 2 * page));
    tell("os_mprotect: nobody's", os_mprotect(moved + page, page, OS_PROT_NONE));
    tell("os_munmap: the page in the middle", os_munmap(moved + page, page));
    tell("os_mprotect: over the hole", os_mprotect(moved, 3 * page, OS_PROT_READ));
    tell("os_mincore: over the hole", os_mincore(moved, 3 * page, in_memory));
    tell("os_munmap: all of it", os_munmap(moved, 3 * page));
    tell("os_munmap: what does not begin a page", os_munmap(moved + 1, page));
    tell("os_mmap_raw: half of all addresses", os_mmap_raw(0, ~0UL / 2, RW, ANON, -1, 0));
    tell("os_mmap_raw: a file that is not open", os_mmap_raw(0, page, RW, OS_MAP_SHARED, 5, 0));
}

static void helpers(os_size_t page)
{
    const os_size_t alignment = 1UL << 21;
    unsigned char *p;
    void *memory, *file;
    os_size_t length;

    tell("os_map_anonymous: 5 pages", os_map_anonymous(&memory, 5 * page));
    p = memory;
    tell("  of zeros", is_zero(p, 5 * page));
    tell("os_map_exactly: where they are", os_map_exactly(p, page, RW, ANON, -1, 0));
    tell("os_munmap", os_munmap(p, 5 * page));
    tell("os_map_exactly: where they were", os_map_exactly(p, page, RW, ANON, -1, 0));
    tell("os_munmap", os_munmap(p, page));
    tell("os_map_aligned: 5 pages at 2 MiB", os_map_aligned(&memory, 5 * page, alignment));
    tell("  the rest of the address", (long)((os_uintptr_t)memory % alignment));
    tell("os_munmap", os_munmap(memory, 5 * page));
    tell("os_map_guarded: a page", os_map_guarded(&memory, page));
    p = memory;
    tell("  os_map_exactly: where a guard is", os_map_exactly(p - page, page, RW, ANON, -1, 0));
    tell("os_unmap_guarded", os_unmap_guarded(memory, page));
    tell("os_map_ring: no file can be mapped twice", os_map_ring(&memory, page));
    tell("os_map_file: there is none", os_map_file(&file, &length, "/etc/passwd"));
    tell("os_name_mapping: nobody would read it", os_name_mapping(p, page, "page"));
    tell("os_getpid: no process", os_getpid());
}

int main(void)
{
    const long page = checked("cannot ask for the page size", os_page_size());

    tell("os_page_size", page);
    calls((os_size_t)page);
    helpers((os_size_t)page);
    return 0;
}
