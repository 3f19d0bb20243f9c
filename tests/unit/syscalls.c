/* SPDX-License-Identifier: MIT */
/*
 * os_syscall0..6: each arity by calls that fail, or do something else, if an argument is lost or
 * comes in another place. And the memory calls that have no wrapper yet, by their number.
 */
#include "unit.h"

#include <sys/stat.h>

static void arity_0(void **state)
{
    (void)state;
    assert_int_equal(os_syscall0(OS_NR_getpid), getpid());
    assert_int_equal(os_syscall0(OS_NR_getppid), getppid());
    assert_int_equal(os_syscall0(OS_NR_getuid), getuid());
}
static void arity_1(void **state)
{
    int fd = memory_file(1), copy;
    (void)state;
    copy = (int)os_syscall1(OS_NR_dup, fd);
    assert_true(copy > fd);
    assert_int_equal(os_syscall1(OS_NR_close, copy), 0);
    assert_int_equal(os_syscall1(OS_NR_close, copy), -OS_EBADF);
    assert_true(fcntl(fd, F_GETFD) >= 0);
    close(fd);
}
static void arity_2(void **state)
{
    (void)state;
    unsigned char *p = map_pages(3);
    assert_int_equal(os_syscall2(OS_NR_munmap, (long)(p + page), (long)page), 0);
    assert_true(is_mapped(p) && !is_mapped(p + page) && is_mapped(p + 2 * page));
    unmap_pages(p, 3);
}
static void arity_3(void **state)
{
    int fd = memory_file(1);
    char text[4] = "";
    (void)state;
    assert_int_equal(os_syscall3(OS_NR_lseek, fd, 5, OS_SEEK_SET), 5);
    assert_int_equal(os_syscall3(OS_NR_write, fd, (long)"abcd", 3), 3);
    assert_int_equal(os_syscall3(OS_NR_lseek, fd, -2, OS_SEEK_CUR), 6);
    assert_int_equal(os_syscall3(OS_NR_read, fd, (long)text, 3), 3);
    assert_memory_equal(text, "bc\1", 4); /* one byte past what was asked for is still 0 */
    close(fd);
}
static void arity_4(void **state)
{
    int fd = memory_file(3), again;
    char path[40], bytes[3] = "";
    (void)state;
    assert_int_equal(os_syscall4(OS_NR_pread64, fd, (long)bytes, 2, (long)(2 * page) - 1), 2);
    assert_memory_equal(bytes, "\2\3", 3);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    again = (int)os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)path, OS_O_RDONLY | OS_O_CLOEXEC, 0);
    assert_true(again >= 0);
    assert_int_equal(fcntl(again, F_GETFL) & O_ACCMODE, O_RDONLY);
    assert_int_equal(fcntl(again, F_GETFD), FD_CLOEXEC);
    assert_int_equal(os_syscall3(OS_NR_write, again, (long)"x", 1), -OS_EBADF);
    close(again);
    close(fd);
}
static void arity_5(void **state)
{
    (void)state;
    unsigned char *from = map_pages(1), *to = map_pages(3);
    assert_int_equal(os_syscall5(OS_NR_mremap, (long)from, (long)page, (long)(2 * page),
                                 OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED, (long)to),
                     (long)to);
    assert_false(is_mapped(from));
    check_filled(to, 1, 1);
    check_filled(to + page, 1, 0); /* it has grown */
    check_filled(to + 2 * page, 1, 3);
    unmap_pages(to, 3);
}
static void arity_6(void **state)
{
    int fd = memory_file(4);
    (void)state;
    unsigned char *place = map_pages(4);
    assert_int_equal(os_syscall6(OS_NR_mmap, (long)(place + page), (long)(2 * page), OS_PROT_READ,
                                 OS_MAP_PRIVATE | OS_MAP_FIXED, fd, (long)(2 * page)),
                     (long)(place + page));
    check_filled(place, 1, 1);
    check_filled(place + page, 2, 3);
    check_filled(place + 3 * page, 1, 4);
    unmap_pages(place, 4);
    close(fd);
}
static void no_such_number(void **state)
{
    const long nr = 0x7fff;
    (void)state;
    assert_int_equal(os_syscall0(nr), -OS_ENOSYS);
    assert_int_equal(os_syscall1(nr, 1), -OS_ENOSYS);
    assert_int_equal(os_syscall2(nr, 1, 2), -OS_ENOSYS);
    assert_int_equal(os_syscall3(nr, 1, 2, 3), -OS_ENOSYS);
    assert_int_equal(os_syscall4(nr, 1, 2, 3, 4), -OS_ENOSYS);
    assert_int_equal(os_syscall5(nr, 1, 2, 3, 4, 5), -OS_ENOSYS);
    assert_int_equal(os_syscall6(nr, 1, 2, 3, 4, 5, 6), -OS_ENOSYS);
}

static void mremap_grows_and_shrinks(void **state)
{
    (void)state;
    unsigned char *old = map_pages(2);
    long raw = os_syscall4(OS_NR_mremap, (long)old, (long)(2 * page), (long)(5 * page),
                           OS_MREMAP_MAYMOVE);
    assert_false(os_is_error(raw));
    unsigned char *p = (unsigned char *)raw;
    check_filled(p, 2, 1);
    for (size_t i = 2; i < 5; i++)
        check_filled(p + i * page, 1, 0);
    assert_int_equal(os_syscall4(OS_NR_mremap, raw, (long)(5 * page), (long)page, 0), raw);
    check_filled(p, 1, 1);
    for (size_t i = 1; i < 5; i++)
        assert_false(is_mapped(p + i * page));
    unmap_pages(p, 1);
}
static void mremap_dontunmap(void **state)
{
    (void)state;
    unsigned char *old = map_pages(2);
    long raw = os_syscall5(OS_NR_mremap, (long)old, (long)(2 * page), (long)(2 * page),
                           OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, 0);
    assert_false(os_is_error(raw));
    assert_true(raw != (long)old);
    check_filled((unsigned char *)raw, 2, 1);
    check_filled(old, 1, 0); /* mapped still, and zero */
    unmap_pages((void *)raw, 2);
    unmap_pages(old, 2);
}
static void madvise_dontneed(void **state)
{
    (void)state;
    unsigned char *p = map_pages(3);
    assert_int_equal(os_syscall3(OS_NR_madvise, (long)(p + page), (long)page, OS_MADV_DONTNEED), 0);
    check_filled(p, 1, 1);
    check_filled(p + page, 1, 0);
    check_filled(p + 2 * page, 1, 3);
    unmap_pages(p, 3);
}
static void memfd_create_sets_the_flag(void **state)
{
    (void)state;
    long fd = os_syscall2(OS_NR_memfd_create, (long)"unit", OS_MFD_CLOEXEC);
    skip_if_missing("memfd_create", fd);
    assert_true(fd >= 0);
    assert_int_equal(fcntl((int)fd, F_GETFD), FD_CLOEXEC);
    close((int)fd);
}

/* VmLck of /proc/self/status: the memory that is locked, in kB; -1 if it does not say. */
static long locked_kilobytes(void)
{
    char line[200];
    long kilobytes = -1;
    FILE *status = fopen("/proc/self/status", "r");
    assert_non_null(status);
    while (fgets(line, sizeof line, status) != NULL)
        if (sscanf(line, "VmLck: %ld kB", &kilobytes) == 1)
            break;
    fclose(status);
    return kilobytes;
}
static void mlock_and_munlock(void **state)
{
    unsigned char *p = map_pages(4);
    long before = locked_kilobytes(), two = 2 * (long)page;
    (void)state;
    long result = os_syscall2(OS_NR_mlock, (long)p, two);
    if (result == -OS_ENOMEM || result == -OS_EPERM)
        skip_because("RLIMIT_MEMLOCK allows no two pages");
    assert_int_equal(result, 0);
    assert_true(before >= 0);
    assert_int_equal(locked_kilobytes(), before + two / 1024);
    assert_int_equal(os_syscall2(OS_NR_munlock, (long)p, two), 0);
    assert_int_equal(locked_kilobytes(), before);
    unmap_pages(p, 4);
}
static int lock_all(void *unused)
{
    (void)unused;
    long result = os_syscall1(OS_NR_mlockall, OS_MCL_CURRENT | OS_MCL_ONFAULT);
    if (result == -OS_ENOMEM || result == -OS_EPERM)
        return 1;
    return result == 0 && os_syscall0(OS_NR_munlockall) == 0 ? 0 : 2;
}
static void mlockall_and_munlockall(void **state)
{
    (void)state;
    int result = in_child(lock_all, NULL);
    if (result == 1)
        skip_because("RLIMIT_MEMLOCK does not allow all memory to be locked");
    assert_int_equal(result, 0);
}

int test_syscalls(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_syscall0: getpid, getppid, getuid", arity_0),
        TEST("os_syscall1: dup, close", arity_1),
        TEST("os_syscall2: munmap", arity_2),
        TEST("os_syscall3: lseek, write, read", arity_3),
        TEST("os_syscall4: pread64, openat", arity_4),
        TEST("os_syscall5: mremap to a place", arity_5),
        TEST("os_syscall6: mmap of a part of a file", arity_6),
        TEST("os_syscall0..6: ENOSYS for a number that is none", no_such_number),
        TEST("mremap: grows and shrinks", mremap_grows_and_shrinks),
        TEST("mremap: DONTUNMAP", mremap_dontunmap),
        TEST("madvise: DONTNEED zeroes the one page", madvise_dontneed),
        TEST("memfd_create: CLOEXEC", memfd_create_sets_the_flag),
        TEST("mlock, munlock: two pages", mlock_and_munlock),
        TEST("mlockall, munlockall", mlockall_and_munlockall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
