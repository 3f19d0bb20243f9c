/* SPDX-License-Identifier: MIT */
/* os_mmap and os_munmap: the effect of each argument shows that it arrives. */
#include "unit.h"

/* The example of the project's first page. */
static void example(void **state)
{
    unsigned char *bytes = os_mmap(NULL, 4096, OS_PROT_READ | OS_PROT_WRITE,
                                   OS_MAP_ANONYMOUS | OS_MAP_SHARED, -1, 0);
    (void)state;
    assert_true(bytes != OS_MAP_FAILED);
    bytes[4095] = 0xFF;
    assert_int_equal(((volatile unsigned char *)bytes)[4095], 0xFF);
    uint32_t *words = (uint32_t *)(void *)bytes;
    assert_int_equal(words[1023] & 0xff000000, 0xff000000);
    assert_int_equal(os_munmap(words, 4096), 0);
    assert_false(is_mapped(bytes));
}

static void anonymous_memory_is_zero(void **state)
{
    static const int sharing[] = {OS_MAP_PRIVATE, OS_MAP_SHARED};
    (void)state;
    for (size_t i = 0; i < COUNT(sharing); i++) {
        unsigned char *p = os_mmap(NULL, 3 * page, RW, sharing[i] | OS_MAP_ANONYMOUS, -1, 0);
        assert_true(p != OS_MAP_FAILED);
        for (size_t j = 0; j < 3 * page; j++)
            assert_int_equal(p[j], 0);
        unmap_pages(p, 3);
    }
}
static void both_twins_give_page_multiples(void **state)
{
    (void)state;
    void *p = os_mmap(NULL, 1, RW, ANON, -1, 0);
    long raw = os_mmap_raw(NULL, 1, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_false(os_is_error(raw));
    assert_int_equal((uintptr_t)p % page, 0);
    assert_int_equal((uintptr_t)raw % page, 0);
    assert_true(raw != (long)p);
    ((unsigned char *)p)[page - 1] = 1; /* the last byte of the page that holds byte 0 */
    ((unsigned char *)raw)[page - 1] = 2;
    assert_int_equal(((unsigned char *)p)[page - 1], 1);
    unmap_pages(p, 1);
    unmap_pages((void *)raw, 1);
}
static void touched_pages_are_resident(void **state)
{
    (void)state;
    unsigned char *p = os_mmap(NULL, 8 * page, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    /* Larger folios would come with their neighbours. EINVAL where the kernel has none. */
    long result = os_syscall3(OS_NR_madvise, (long)p, (long)(8 * page), OS_MADV_NOHUGEPAGE);
    assert_true(result == 0 || result == -OS_EINVAL);
    for (size_t i = 0; i < 8; i++)
        assert_false(is_resident(p + i * page));
    p[2 * page] = 1;
    p[6 * page - 1] = 1;
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(is_resident(p + i * page), i == 2 || i == 5);
    unmap_pages(p, 8);
}
static void address_above_4_gib(void **state)
{
    const long where = 7L << 32;
    (void)state;
    long raw = os_mmap_raw((void *)where, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0);
    assert_int_equal(raw, where);
    ((unsigned char *)raw)[0] = 7;
    assert_true(os_mmap((void *)where, page, RW, ANON | OS_MAP_FIXED, -1, 0) == (void *)where);
    assert_int_equal(((unsigned char *)where)[0], 0);
    unmap_pages((void *)where, 1);
    assert_false(is_mapped((void *)where));
}

static void length_above_4_gib(void **state)
{
    const size_t length = ((size_t)1 << 32) + 2 * page;
    (void)state;
    unsigned char *p = os_mmap(NULL, length, OS_PROT_READ, ANON | OS_MAP_NORESERVE, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_true(is_mapped(p) && is_mapped(p + 2 * page) && is_mapped(p + length - page));
    assert_int_equal(os_munmap(p, length), 0);
    assert_false(is_mapped(p) || is_mapped(p + 2 * page) || is_mapped(p + length - page));
}

static int write_9(void *address)
{
    *(volatile unsigned char *)address = 9;
    return 0;
}
static void shared_across_fork(void **state)
{
    (void)state;
    unsigned char *shared = os_mmap(NULL, page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    unsigned char *own = os_mmap(NULL, page, RW, ANON, -1, 0);
    assert_true(shared != OS_MAP_FAILED && own != OS_MAP_FAILED);
    assert_int_equal(in_child(write_9, shared), 0);
    assert_int_equal(in_child(write_9, own), 0);
    assert_int_equal(*(volatile unsigned char *)shared, 9);
    assert_int_equal(*(volatile unsigned char *)own, 0);
    unmap_pages(shared, 1);
    unmap_pages(own, 1);
}
static void private_writes_stay_here(void **state)
{
    int fd = memory_file(1);
    unsigned char byte;
    (void)state;
    unsigned char *own = os_mmap(NULL, page, RW, OS_MAP_PRIVATE, fd, 0);
    assert_true(own != OS_MAP_FAILED);
    check_filled(own, 1, 1);
    own[5] = 77;
    assert_int_equal(pread(fd, &byte, 1, 5), 1);
    assert_int_equal(byte, 1);
    close(fd);
    assert_int_equal(((volatile unsigned char *)own)[5], 77); /* the mapping stays */
    unmap_pages(own, 1);
}
static void shared_writes_reach_the_file(void **state)
{
    int fd = memory_file(2);
    unsigned char byte;
    (void)state;
    unsigned char *shared = os_mmap(NULL, 2 * page, RW, OS_MAP_SHARED, fd, 0);
    assert_true(shared != OS_MAP_FAILED);
    check_filled(shared, 2, 1);
    shared[page + 1] = 88;
    unmap_pages(shared, 2);
    assert_int_equal(pread(fd, &byte, 1, (off_t)page + 1), 1);
    assert_int_equal(byte, 88);
    close(fd);
}

/* All six arguments are other than zero, and each is seen: a lost or a swapped one would show. */
static void six_arguments(void **state)
{
    int fd = memory_file(5);
    unsigned char byte;
    (void)state;
    unsigned char *place = map_pages(5);
    unsigned char *p = os_mmap(place + page, 2 * page, RW, OS_MAP_SHARED | OS_MAP_FIXED, fd,
                               (os_off_t)(2 * page));
    assert_true(p == place + page);
    check_filled(place, 1, 1);
    check_filled(p, 2, 3); /* the file's pages 2 and 3 */
    check_filled(place + 3 * page, 2, 4);
    p[page] = 99;
    assert_int_equal(pread(fd, &byte, 1, (off_t)(3 * page)), 1);
    assert_int_equal(byte, 99);
    unmap_pages(place, 5);
    close(fd);
}
static void offset_of_a_tebibyte(void **state)
{
    const off_t offset = (off_t)1 << 40;
    int fd = memory_file(1);
    (void)state;
    assert_int_equal(pwrite(fd, "far", 4, offset), 4);
    unsigned char *p = os_mmap(NULL, page, OS_PROT_READ, OS_MAP_PRIVATE, fd, offset);
    assert_true(p != OS_MAP_FAILED);
    assert_string_equal((char *)p, "far");
    unmap_pages(p, 1);
    close(fd);
}
static void fixed_lands_there_and_replaces(void **state)
{
    (void)state;
    unsigned char *place = map_pages(3);
    unsigned char *p = os_mmap(place + page, page, RW, ANON | OS_MAP_FIXED, -1, 0);
    assert_true(p == place + page);
    check_filled(place, 1, 1);
    check_filled(p, 1, 0);
    check_filled(place + 2 * page, 1, 3);
    unmap_pages(place, 3);
}
static void hint_is_only_a_hint(void **state)
{
    (void)state;
    unsigned char *place = map_pages(1);
    unsigned char *p = os_mmap(place, page, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED && p != place);
    check_filled(place, 1, 1);
    unmap_pages(place, 1);
    unmap_pages(p, 1);
}

static void hole(void **state)
{
    (void)state;
    unsigned char *p = map_pages(5);
    assert_int_equal(os_munmap(p + 2 * page, 1), 0); /* the kernel rounds up */
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(is_mapped(p + i * page), i != 2);
    check_filled(p, 2, 1);
    check_filled(p + 3 * page, 2, 4);
    assert_int_equal(os_munmap(p, 5 * page), 0); /* over the hole */
    for (size_t i = 0; i < 5; i++)
        assert_false(is_mapped(p + i * page));
}
static void a_part_of_a_mapping(void **state)
{
    (void)state;
    unsigned char *p = map_pages(4);
    unmap_pages(p, 1);
    unmap_pages(p + 3 * page, 1);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(is_mapped(p + i * page), i == 1 || i == 2);
    check_filled(p + page, 2, 2);
    unmap_pages(p + page, 2);
}
static void several_mappings_at_once(void **state)
{
    int fd = memory_file(1);
    (void)state;
    unsigned char *p = map_pages(6);
    void *q = os_mmap(p + page, page, OS_PROT_READ, OS_MAP_SHARED | OS_MAP_FIXED, fd, 0);
    assert_true(q == p + page);
    q = os_mmap(p + 2 * page, page, OS_PROT_NONE, ANON | OS_MAP_FIXED, -1, 0);
    assert_true(q == p + 2 * page);
    unmap_pages(p + 3 * page, 1);
    unmap_pages(p + page, 4);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(is_mapped(p + i * page), i == 0 || i == 5);
    check_filled(p, 1, 1);
    check_filled(p + 5 * page, 1, 6);
    unmap_pages(p, 6);
    close(fd);
}

/* Address 0 is an address: only MAP_FAILED means failure. */
static int map_null(void *unused)
{
    (void)unused;
    long raw = os_mmap_raw(NULL, page, RW, ANON | OS_MAP_FIXED, -1, 0);
    if (raw == -OS_EPERM || raw == -OS_EACCES)
        return 1;
    if (raw != 0 || os_is_error(raw))
        return 2;
    volatile unsigned char *null = os_mmap(NULL, page, RW, ANON | OS_MAP_FIXED, -1, 0);
    if ((void *)null == OS_MAP_FAILED || null != NULL)
        return 3;
    __asm__("" : "+r"(null)); /* the compiler knows that nothing is at NULL */
    null[8] = 3;
    if (null[8] != 3)
        return 4;
    return os_munmap((void *)null, page) == 0 ? 0 : 5;
}
static void null_is_a_valid_mapping(void **state)
{
    (void)state;
    int result = in_child(map_null, NULL);
    if (result == 1)
        skip_because("page 0 is reserved (vm.mmap_min_addr), and this process may not map it");
    assert_int_equal(result, 0);
}

int test_mapping(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("example: map, store 0xFF at byte 4095, read it, unmap by another pointer", example),
        TEST("os_mmap: anonymous memory is zero", anonymous_memory_is_zero),
        TEST("os_mmap, os_mmap_raw: a multiple of the page, all of which is usable",
             both_twins_give_page_multiples),
        TEST("os_mmap: pages are resident once touched, no others", touched_pages_are_resident),
        TEST("os_mmap: an address above 4 GiB arrives and comes back whole", address_above_4_gib),
        TEST("os_mmap, os_munmap: a length above 4 GiB", length_above_4_gib),
        TEST("os_mmap: SHARED is seen by the other process, PRIVATE is not", shared_across_fork),
        TEST("os_mmap: of a file, PRIVATE writes stay here", private_writes_stay_here),
        TEST("os_mmap: of a file, SHARED writes reach it", shared_writes_reach_the_file),
        TEST("os_mmap: six arguments, each with its effect", six_arguments),
        TEST("os_mmap: offset 2^40", offset_of_a_tebibyte),
        TEST("os_mmap: FIXED lands exactly there and replaces", fixed_lands_there_and_replaces),
        TEST("os_mmap: a hint on a busy page replaces nothing", hint_is_only_a_hint),
        TEST("os_mmap: NULL is a valid mapping", null_is_a_valid_mapping),
        TEST("os_munmap: a hole, its neighbours stay; then all of it", hole),
        TEST("os_munmap: a part of a mapping", a_part_of_a_mapping),
        TEST("os_munmap: several mappings and a hole at once", several_mappings_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
