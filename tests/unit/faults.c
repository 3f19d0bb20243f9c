/* SPDX-License-Identifier: MIT */
/* A program cannot touch forbidden memory: each fault in a child of its own. */
#include "unit.h"

static int load(void *address)
{
    (void)*(volatile unsigned char *)address;
    return 0;
}
static int store(void *address)
{
    *(volatile unsigned char *)address = 1;
    return 0;
}
static void *map_one(int prot)
{
    void *p = os_mmap(NULL, page, prot, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    return p;
}

static void unmapped(void **state)
{
    (void)state;
    unsigned char *p = map_pages(3);
    assert_int_equal(in_child(load, p + page), 0);
    unmap_pages(p + page, 1);
    assert_int_equal(in_child(load, p + page), DIED + SIGSEGV);
    assert_int_equal(in_child(store, p + page), DIED + SIGSEGV);
    assert_int_equal(in_child(store, p + page - 1), 0);
    assert_int_equal(in_child(store, p + 2 * page), 0);
    unmap_pages(p, 3);
}
static void prot_read(void **state)
{
    (void)state;
    void *p = map_one(OS_PROT_READ);
    assert_int_equal(in_child(load, p), 0);
    assert_int_equal(in_child(store, p), DIED + SIGSEGV);
    unmap_pages(p, 1);
}
static void prot_none(void **state)
{
    (void)state;
    void *p = map_one(OS_PROT_NONE);
    assert_int_equal(in_child(load, p), DIED + SIGSEGV);
    assert_int_equal(in_child(store, p), DIED + SIGSEGV);
    unmap_pages(p, 1);
}
static void prot_read_write(void **state)
{
    (void)state;
    void *p = map_one(RW);
    assert_int_equal(in_child(load, p), 0);
    assert_int_equal(in_child(store, p), 0);
    unmap_pages(p, 1);
}
static void beyond_the_file(void **state)
{
    int fd = memory_file(1);
    (void)state;
    unsigned char *p = os_mmap(NULL, 2 * page, RW, OS_MAP_SHARED, fd, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_int_equal(in_child(load, p + page - 1), 0);
    assert_int_equal(in_child(load, p + page), DIED + SIGBUS);
    unmap_pages(p, 2);
    close(fd);
}
/* A wrong store through os_mprotect's number: 3 arguments, the last one decides. */
static void mprotect_one_page(void **state)
{
    (void)state;
    unsigned char *p = map_pages(2);
    assert_int_equal(os_syscall3(OS_NR_mprotect, (long)p, (long)page, OS_PROT_READ), 0);
    assert_int_equal(in_child(load, p), 0);
    assert_int_equal(in_child(store, p), DIED + SIGSEGV);
    assert_int_equal(in_child(store, p + page), 0);
    unmap_pages(p, 2);
}

int test_faults(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("fault: what was unmapped, and not its neighbours", unmapped),
        TEST("fault: a store to PROT_READ", prot_read),
        TEST("fault: a load from PROT_NONE", prot_none),
        TEST("no fault: READ and WRITE", prot_read_write),
        TEST("fault: SIGBUS beyond the end of the file", beyond_the_file),
        TEST("fault: a store after mprotect, and not beside it", mprotect_one_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
