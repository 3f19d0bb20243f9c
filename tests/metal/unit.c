/* SPDX-License-Identifier: MIT */
/*
 * What the unit tests ask of the system beside the library (tests/unit/unit.h), and the few
 * functions of a libc that they cannot do without.
 */
#include "harness.h"

#include "arena.h"

int under_qemu;
size_t page;

/* --- what is not here --- */

static struct {
    const char *test, *reason;
    int is_a_test;
} not_here[] = {
    {"os_mmap: pages are resident once touched, no others", "all accessible pages are there", 0},
    {"os_mincore: one byte a page", "all accessible pages are there", 0},
    {"os_mmap: an address above 4 GiB arrives and comes back whole", "no memory is there", 0},
    {"os_mmap, os_munmap: a length above 4 GiB", "there is not as much memory", 0},
    {"os_map_aligned: to each power of two that there is room for",
     "the stack does not tell where addresses end", 0},
    {"os_mremap_raw: old size 0 maps shared pages twice", "a page has one address", 0},
    {"errors of os_madvise", "the kernel knows few kinds of advice", 0},
    {"os_map_file: what is refused", "the kernel has no openat", 0},
    {"os_map_ring: what is refused", "the kernel has no memfd_create", 0},
    {"errors of os_memfd_create", "the kernel has no memfd_create", 0},
    {"errors of os_mlock, os_mlock2, os_munlock, os_mlockall", "the kernel has no mlock", 0},
    {"os_name_mapping: in /proc/self/maps, and gone again", "the kernel has no prctl", 0},
    {"os_name_mapping: what is refused", "the kernel has no prctl", 0},
};
const char *not_on_this_machine(const char *test)
{
    for (size_t i = 0; i < COUNT(not_here); i++)
        if (strcmp(test, not_here[i].test) == 0) {
            not_here[i].is_a_test = 1;
            return not_here[i].reason;
        }
    return NULL;
}
const char *not_a_test(void)
{
    for (size_t i = 0; i < COUNT(not_here); i++)
        if (!not_here[i].is_a_test)
            return not_here[i].test;
    return NULL;
}
void skip_if_missing(const char *call, long result)
{
    (void)call;
    if (result == -OS_ENOSYS)
        skip_because("the kernel has no such call: ENOSYS");
}
int in_child(int (*f)(void *), void *argument)
{
    (void)f, (void)argument;
    skip_because("there are no processes, and no faults");
    return 0;
}
int memory_file(size_t pages)
{
    (void)pages;
    skip_because("there are no files");
    return -1;
}
int reopened(int fd, int flags)
{
    (void)flags;
    return memory_file((size_t)fd);
}
unsigned char *use_up_mappings(size_t *length)
{
    *length = 0;
    return NULL;
}

/* --- mappings --- */

unsigned char *map_far_away(size_t pages)
{
    static unsigned long next = 64UL << 20;
    unsigned char *place = (unsigned char *)(END - next);

    next += 2 * pages * page;
    assert_ptr_equal(os_mmap(place, pages * page, RW, ANON, -1, 0), place);
    fill(place, pages);
    return place;
}
size_t mapped_bytes(void)
{
    size_t bytes = 0;
    EACH(at, FIRST, END - FIRST)
        bytes += PAGE_OF(at) != 0 ? METAL_PAGE : 0;
    return bytes;
}
int next_descriptor(void)
{
    return 3; /* none can be opened */
}

static unsigned char pages_before[sizeof arena_pages];
#define CANARY 4242
void nothing_changes(void)
{
    memcpy(pages_before, arena_pages, sizeof arena_pages);
    errno = CANARY;
}
void nothing_changed(void)
{
    assert_int_equal(errno, CANARY);
    assert_memory_equal(pages_before, arena_pages, sizeof arena_pages);
}

/* --- a libc's --- */

int *__errno_location(void)
{
    static int it;
    return &it;
}
int strcmp(const char *a, const char *b)
{
    for (; *a == *b && *a != '\0'; a++)
        b++;
    return (unsigned char)*a - (unsigned char)*b;
}
