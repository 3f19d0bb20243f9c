/* SPDX-License-Identifier: MIT */
/*
 * Things that only a real kernel does right. Where qemu-user still gives a defined answer, that is
 * checked; else the test is skipped there, and says why.
 */
#include "unit.h"

#include <sys/resource.h>

static void fixed_noreplace(void **state)
{
    (void)state;
    unsigned char *busy = map_pages(1);
    long raw = os_mmap_raw(busy, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0);
    check_filled(busy, 1, 1);
    if (qemu_differs("mmap: MAP_FIXED_NOREPLACE over a mapping")) { /* it takes it for a hint */
        assert_false(os_is_error(raw));
        assert_true(raw != (long)busy);
        unmap_pages((void *)raw, 1);
    } else {
        assert_int_equal(raw, -OS_EEXIST);
        assert_true(os_mmap(busy, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0) == OS_MAP_FAILED);
        check_filled(busy, 1, 1);
    }
    unmap_pages(busy, 1);
}
static void shared_validate(void **state)
{
    int fd = memory_file(1);
    (void)state;
    unsigned char *p = os_mmap(NULL, page, RW, OS_MAP_SHARED_VALIDATE, fd, 0);
    same_as_linux("mmap: MAP_SHARED_VALIDATE of a file");
    assert_true(p != OS_MAP_FAILED);
    check_filled(p, 1, 1);
    unmap_pages(p, 1);
    close(fd);
}
/* FIXED_NOREPLACE is one: SHARED_VALIDATE does not take it, although MAP_SHARED does. */
static void unknown_flags_are_refused(void **state)
{
    static const int unknown[] = {1 << 25, OS_MAP_SYNC, OS_MAP_FIXED_NOREPLACE};
    unsigned char *free_place = map_pages(1);
    int fd = memory_file(1);
    (void)state;
    same_as_linux("mmap: MAP_SHARED_VALIDATE and an unknown flag");
    unmap_pages(free_place, 1);
    for (size_t i = 0; i < COUNT(unknown); i++) {
        int flags = OS_MAP_SHARED_VALIDATE | unknown[i];
        nothing_changes();
        long raw = os_mmap_raw(free_place, page, RW, flags, fd, 0);
        void *p = os_mmap(free_place, page, RW, flags, fd, 0);
        nothing_changed();
        assert_int_equal(raw, -OS_EOPNOTSUPP);
        assert_true(p == OS_MAP_FAILED);
    }
    close(fd);
}
/* The upper half of an int's register is undefined, and here the kernel reads it. */
static void junk_above_an_int(void **state)
{
    typedef long any_longs(long, long, long, long, long, long);
    any_longs *volatile raw = (any_longs *)(void (*)(void))os_mmap_raw;
    int fd = memory_file(1);
    const long junk = 0x5ead0000L << 32, flags = junk | OS_MAP_SHARED_VALIDATE;
    (void)state;
    same_as_linux("mmap: MAP_SHARED_VALIDATE and junk in bits 63..32 of flags");
#ifdef OS_CORE_RISCV64
    skip_because("the riscv64 ABI has no undefined upper halves");
#endif
    long p = raw(0, (long)page, junk | RW, flags, junk | fd, 0);
    assert_false(os_is_error(p));
    check_filled((unsigned char *)p, 1, 1);
    /* And had it arrived, the kernel would have refused: */
    assert_int_equal(os_syscall6(OS_NR_mmap, 0, (long)page, RW, flags, fd, 0), -OS_EOPNOTSUPP);
    assert_int_equal(os_syscall3(OS_NR_mprotect, p, (long)page, junk | OS_PROT_READ), -OS_EINVAL);
    unmap_pages((void *)p, 1);
    close(fd);
}
static void populate(void **state)
{
    (void)state;
    same_as_linux("mmap: MAP_POPULATE");
    unsigned char *p = os_mmap(NULL, 3 * page, RW, ANON | OS_MAP_POPULATE, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_true(is_resident(p) && is_resident(p + page) && is_resident(p + 2 * page));
    unmap_pages(p, 3);
}
static void unknown_advice(void **state)
{
    (void)state;
    same_as_linux("madvise: advice that does not exist, 9999");
    unsigned char *p = map_pages(1);
    assert_int_equal(os_syscall3(OS_NR_madvise, (long)p, (long)page, 9999), -OS_EINVAL);
    unmap_pages(p, 1);
}
static void mremap_to_nothing(void **state)
{
    (void)state;
    unsigned char *p = map_pages(1);
    long result = os_syscall4(OS_NR_mremap, (long)p, (long)page, 0, OS_MREMAP_MAYMOVE);
    assert_int_equal(result, qemu_result("mremap: new size 0", -OS_EINVAL));
    check_filled(p, 1, 1);
    unmap_pages(p, 1);
}

static void munmap_of_the_last_page(void **state)
{
    (void)state;
    same_as_linux("munmap: the last page of the address space");
    nothing_changes();
    long result = os_munmap((void *)-(long)page, page);
    nothing_changed();
    assert_int_equal(result, -OS_EINVAL);
}

static int beyond_the_limit(void *unused)
{
    struct rlimit limit = {64 << 20, 64 << 20};
    (void)unused;
    if (setrlimit(RLIMIT_AS, &limit) != 0)
        return 1;
    errno = 4242;
    if (os_mmap(NULL, 128 << 20, RW, ANON, -1, 0) != OS_MAP_FAILED)
        return 2;
    if (os_mmap_raw(NULL, 128 << 20, RW, ANON, -1, 0) != -OS_ENOMEM)
        return 3;
    return errno == 4242 ? 0 : 4;
}
static void address_space_limit(void **state)
{
    (void)state;
    same_as_linux("mmap: beyond RLIMIT_AS");
    assert_int_equal(in_child(beyond_the_limit, NULL), 0);
}

/* With as many mappings as the kernel allows, each test in a child of its own. */
#define OUT_OF_REACH 99

/* A hole makes one mapping more, and is refused. What to do then is in os_munmap's contract. */
static int hole_at_the_limit(void *unused)
{
    unsigned char in_memory[3], *many;
    unsigned char *three = os_mmap(NULL, 3 * page, RW, ANON, -1, 0);
    size_t length;
    (void)unused;

    if (three == OS_MAP_FAILED)
        return 1;
    three[0] = three[page] = three[2 * page] = 7;
    many = use_up_mappings(&length);
    if (many == NULL)
        return OUT_OF_REACH;
    errno = 4242;
    if (os_munmap(three + page, page) != -OS_ENOMEM || errno != 4242)
        return 3;
    if (os_mincore(three, 3 * page, in_memory) != 0 || three[page] != 7)
        return 4;
    /* The memory is given back without the addresses, */
    if (os_madvise(three + page, page, OS_MADV_DONTNEED) != 0)
        return 5;
    if (os_mincore(three, 3 * page, in_memory) != 0 || (in_memory[1] & 1) != 0)
        return 6;
    if (three[0] != 7 || three[page] != 0 || three[2 * page] != 7)
        return 7;
    /* an end of the mapping goes even now, and the hole when another mapping has gone. */
    if (os_munmap(three + 2 * page, page) != 0)
        return 8;
    if (os_munmap(many, length) != 0 || os_munmap(three + page, page) != 0 || three[0] != 7)
        return 9;
    return os_munmap(three, page) == 0 ? 0 : 10;
}

static size_t pages_mapped(void)
{
    char text[100] = "";
    int fd = open("/proc/self/statm", O_RDONLY);
    if (read(fd, text, sizeof text - 1) <= 0)
        text[0] = '\0';
    close(fd);
    return strtoul(text, NULL, 10);
}
/* A helper there works, and the test gives its memory back, or it is ENOMEM; nothing stays. */
static int survives(long result, void *memory, size_t length, size_t before)
{
    if (result == 0 && os_munmap(memory, length) != 0)
        return 0;
    return (result == 0 || (result == -OS_ENOMEM && memory == NULL)) && pages_mapped() == before;
}
static int helpers_at_the_limit(void *unused)
{
    const size_t alignment = 2 << 20;
    void *memory;
    size_t length, before, refused = 0;
    unsigned char *many = use_up_mappings(&length), *end, *taken;
    long result;
    (void)unused;

    /*
     * Three pages in the place of three: one at a multiple of the alignment, so that a block takes
     * room; and where that can end, an inaccessible one, so that the room becomes one mapping with
     * it, and the surplus behind it is a hole.
     */
    if (many == NULL)
        return OUT_OF_REACH;
    end = many + 3 * page;
    taken = end - 4 * page;
    taken -= (uintptr_t)taken % alignment;
    if (os_munmap(many, 3 * page) != 0 || os_map_exactly(taken, page, RW, ANON, -1, 0) != 0 ||
        os_map_exactly(taken - page, page, OS_PROT_NONE, ANON, -1, 0) != 0 ||
        os_map_exactly(end - page, page, OS_PROT_NONE, ANON, -1, 0) != 0)
        return 1;
    before = pages_mapped();
    if (before < length / page)
        return 2;
    result = os_map_anonymous(&memory, alignment + page);
    if (result != 0 || !survives(result, memory, alignment + page, before))
        return 3;
    for (size_t n = 1; n <= 3; n++) {
        result = os_map_aligned(&memory, n * page, alignment);
        refused += result != 0;
        if (!survives(result, memory, n * page, before))
            return 4;
    }
    if (refused == 0)
        return 5;
    if (os_map_guarded(&memory, page) != -OS_ENOMEM || !survives(-OS_ENOMEM, memory, 0, before))
        return 6;
    result = os_map_ring(&memory, page);
    if (!survives(result, memory, 2 * page, before))
        return 7;
    /* The last that the kernel gives; an aligned block would be one more. */
    if (os_mmap(NULL, page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0) == OS_MAP_FAILED)
        return 8;
    result = os_map_aligned(&memory, page, alignment);
    if (result != -OS_ENOMEM || !survives(result, memory, page, before + 1))
        return 9;
    return os_munmap(end, length - 3 * page) == 0 ? 0 : 10;
}

static void at_the_limit(int (*test)(void *))
{
    int result;
    needs_kernel("under qemu-user the limit is met by qemu itself");
    result = in_child(test, NULL);
    if (result == OUT_OF_REACH)
        skip_because("vm.max_map_count is unknown, or too large to be reached");
    assert_int_equal(result, 0);
}
static void mapping_limit(void **state)
{
    (void)state;
    at_the_limit(hole_at_the_limit);
}
static void mapping_limit_of_helpers(void **state)
{
    (void)state;
    at_the_limit(helpers_at_the_limit);
}

int test_kernel(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_mmap: FIXED_NOREPLACE on a busy page replaces nothing", fixed_noreplace),
        TEST("os_mmap: SHARED_VALIDATE", shared_validate),
        TEST("os_mmap: SHARED_VALIDATE and an unknown flag", unknown_flags_are_refused),
        TEST("os_mmap: junk above prot, flags and fd does not reach the kernel", junk_above_an_int),
        TEST("os_mmap: POPULATE", populate),
        TEST("os_madvise: an unknown advice", unknown_advice),
        TEST("os_mremap: new length 0", mremap_to_nothing),
        TEST("os_munmap: the last page of the address space", munmap_of_the_last_page),
        TEST("os_mmap: beyond RLIMIT_AS", address_space_limit),
        TEST("os_munmap: a hole with vm.max_map_count mappings", mapping_limit),
        TEST("the helpers with vm.max_map_count mappings", mapping_limit_of_helpers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
