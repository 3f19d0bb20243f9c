/* SPDX-License-Identifier: MIT */
/*
 * Wrong arguments: the kernel's exact error comes back, and nothing else happens. No mapping comes,
 * goes or changes, no byte and no errno. Real kernels and qemu-user agree on all these.
 */
#include "unit.h"

struct row {
    const char *name;
    long expected, nr;
    size_t arity;
    long a[6];
};
static struct row rows[80];
static struct CMUnitTest tests[COUNT(rows)];
static size_t count;

/* Two pages, a hole, a page. */
static unsigned char *arena;
#define HOLE 2
static unsigned char in_memory[16];

/* The wrapper of a call where there is one, else the call by its number. */
static long perform(const struct row *row)
{
    const long *a = row->a;
    switch (row->nr) {
    case OS_NR_mmap:
        return os_mmap_raw((void *)a[0], (os_size_t)a[1], (int)a[2], (int)a[3], (int)a[4], a[5]);
    case OS_NR_munmap:
        return os_munmap((void *)a[0], (os_size_t)a[1]);
    }
    switch (row->arity) {
    case 1: return os_syscall1(row->nr, a[0]);
    case 2: return os_syscall2(row->nr, a[0], a[1]);
    case 3: return os_syscall3(row->nr, a[0], a[1], a[2]);
    case 4: return os_syscall4(row->nr, a[0], a[1], a[2], a[3]);
    case 5: return os_syscall5(row->nr, a[0], a[1], a[2], a[3], a[4]);
    default: fail_msg("no call of %zu arguments", row->arity);
    }
    return 0;
}

static void nothing_happens(void **state)
{
    const struct row *row = *state;
    const long *a = row->a;
    long result;
    void *address = OS_MAP_FAILED;

    nothing_changes();
    result = perform(row);
    if (row->nr == OS_NR_mmap)
        address = os_mmap((void *)a[0], (os_size_t)a[1], (int)a[2], (int)a[3], (int)a[4], a[5]);
    nothing_changed();
    skip_if_missing(row->name, result);
    assert_int_equal(result, row->expected);
    assert_int_equal((long)address, -1); /* spelt out */
    check_filled(arena, 2, 1);
    check_filled(arena + 3 * page, 1, 4);
    fill(arena, 2); /* still writable */
}

static void add(const char *name, long error, long nr, size_t arity, const long *a)
{
    struct row *row = &rows[count];
    assert_true(count < COUNT(rows) && arity <= COUNT(row->a));
    row->name = name, row->expected = -error, row->nr = nr, row->arity = arity;
    memcpy(row->a, a, arity * sizeof *a);
    tests[count].name = name;
    tests[count].test_func = nothing_happens;
    tests[count++].initial_state = row;
}
#define REFUSED(name, error, nr, ...) \
    add(name, error, nr, COUNT(((long[]){__VA_ARGS__})), (long[]){__VA_ARGS__})

static void mmap_and_munmap(long p)
{
    /* Nobody's but the kernel's; aarch64 ignores the uppermost byte of some addresses. */
    const long kernel = -(1L << 40), fixed = ANON | OS_MAP_FIXED;

    REFUSED("mmap: length 0", OS_EINVAL, OS_NR_mmap, 0, 0, RW, ANON, -1, 0);
    REFUSED("mmap: length PTRDIFF_MAX", OS_ENOMEM, OS_NR_mmap, 0, PTRDIFF_MAX, RW, ANON, -1, 0);
    REFUSED("mmap: length SIZE_MAX", OS_ENOMEM, OS_NR_mmap, 0, -1L, RW, ANON, -1, 0);
    REFUSED("mmap: length SIZE_MAX - 8191", OS_ENOMEM, OS_NR_mmap, 0, -8192L, RW, ANON, -1, 0);
    REFUSED("mmap: FIXED, length SIZE_MAX", OS_ENOMEM, OS_NR_mmap, p, -1L, RW, fixed, -1, 0);
    REFUSED("mmap: FIXED beyond user space", OS_ENOMEM, OS_NR_mmap, kernel, page, RW, fixed, -1, 0);
    REFUSED("mmap: no sharing type", OS_EINVAL, OS_NR_mmap, 0, page, RW, OS_MAP_ANONYMOUS, -1, 0);
    REFUSED("mmap: fd -1", OS_EBADF, OS_NR_mmap, 0, page, RW, OS_MAP_PRIVATE, -1, 0);
    REFUSED("mmap: FIXED on a busy page, fd -1", OS_EBADF, OS_NR_mmap, p, page, RW,
            OS_MAP_PRIVATE | OS_MAP_FIXED, -1, 0);
    REFUSED("mmap: FIXED, address not a multiple of the page", OS_EINVAL, OS_NR_mmap, p + 1, page,
            RW, fixed, -1, 0);

    REFUSED("munmap: length 0", OS_EINVAL, OS_NR_munmap, p, 0);
    REFUSED("munmap: address not a multiple of the page", OS_EINVAL, OS_NR_munmap, p + 1, page);
    REFUSED("munmap: a kernel address", OS_EINVAL, OS_NR_munmap, kernel, page);
    REFUSED("munmap: length SIZE_MAX", OS_EINVAL, OS_NR_munmap, p, -1L);
    REFUSED("munmap: length PTRDIFF_MAX", OS_EINVAL, OS_NR_munmap, p, PTRDIFF_MAX);
    REFUSED("munmap: of nothing is no error", 0, OS_NR_munmap, p + HOLE * (long)page, page);
}

static void mmap_of_files(long p, int fd, int closed_fd)
{
    const int read_only = reopened(fd, O_RDONLY), write_only = reopened(fd, O_WRONLY);
    const int folder = open("/", O_RDONLY | O_DIRECTORY), sealed = memory_file(1);
    const long large = LONG_MAX & -(long)page;
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    assert_true(folder >= 0);
    assert_int_equal(fcntl(sealed, F_ADD_SEALS, F_SEAL_WRITE), 0);

    REFUSED("mmap: length 0 of a file", OS_EINVAL, OS_NR_mmap, 0, 0, RW, OS_MAP_SHARED, fd, 0);
    REFUSED("mmap: no sharing type, a file", OS_EINVAL, OS_NR_mmap, 0, page, RW, 0, fd, 0);
    REFUSED("mmap: a fd that is not open", OS_EBADF, OS_NR_mmap, 0, page, RW, OS_MAP_SHARED,
            closed_fd, 0);
    REFUSED("mmap: offset 1", OS_EINVAL, OS_NR_mmap, 0, page, RW, OS_MAP_PRIVATE, fd, 1);
    REFUSED("mmap: offset of half a page", OS_EINVAL, OS_NR_mmap, 0, page, RW, OS_MAP_PRIVATE, fd,
            (long)page / 2);
    REFUSED("mmap: FIXED on a busy page, offset 1", OS_EINVAL, OS_NR_mmap, p, page, RW,
            OS_MAP_PRIVATE | OS_MAP_FIXED, fd, 1);
    REFUSED("mmap: offset beyond what a file can have", OS_EOVERFLOW, OS_NR_mmap, 0, page, RW,
            OS_MAP_PRIVATE, fd, large);
    REFUSED("mmap: a read-only file, shared and writable", OS_EACCES, OS_NR_mmap, 0, page, RW,
            OS_MAP_SHARED, read_only, 0);
    REFUSED("mmap: a write-only file", OS_EACCES, OS_NR_mmap, 0, page, OS_PROT_WRITE, OS_MAP_SHARED,
            write_only, 0);
    /* The one error whose raw result, as a pointer, would be OS_MAP_FAILED itself. */
    REFUSED("mmap: a sealed file, shared and writable", OS_EPERM, OS_NR_mmap, 0, page, RW,
            OS_MAP_SHARED, sealed, 0);
    REFUSED("mmap: a directory", OS_ENODEV, OS_NR_mmap, 0, page, OS_PROT_READ, OS_MAP_PRIVATE,
            folder, 0);
    REFUSED("mmap: a pipe", OS_ENODEV, OS_NR_mmap, 0, page, OS_PROT_READ, OS_MAP_PRIVATE,
            pipes[0], 0);
}

static void other_calls(long p)
{
    const long nothing = p + HOLE * (long)page, two = 2 * (long)page;

    REFUSED("mprotect: unaligned", OS_EINVAL, OS_NR_mprotect, p + 1, page, OS_PROT_NONE);
    REFUSED("mprotect: unmapped", OS_ENOMEM, OS_NR_mprotect, nothing, page, OS_PROT_READ);
    REFUSED("mprotect: overflowing length", OS_ENOMEM, OS_NR_mprotect, p, -101L, OS_PROT_NONE);
    REFUSED("madvise: unaligned", OS_EINVAL, OS_NR_madvise, p + 1, page, OS_MADV_DONTNEED);
    REFUSED("msync: unaligned", OS_EINVAL, OS_NR_msync, p + 1, page, OS_MS_SYNC);
    REFUSED("msync: ASYNC and SYNC", OS_EINVAL, OS_NR_msync, p, page, OS_MS_ASYNC | OS_MS_SYNC);
    REFUSED("msync: unmapped", OS_ENOMEM, OS_NR_msync, nothing, page, OS_MS_SYNC);
    REFUSED("mincore: unaligned", OS_EINVAL, OS_NR_mincore, p + 1, page, (long)in_memory);
    REFUSED("mincore: unmapped", OS_ENOMEM, OS_NR_mincore, nothing, page, (long)in_memory);
    REFUSED("mremap: unaligned", OS_EINVAL, OS_NR_mremap, p + 1, page, two, OS_MREMAP_MAYMOVE);
    REFUSED("mremap: FIXED without MAYMOVE", OS_EINVAL, OS_NR_mremap, p, page, page,
            OS_MREMAP_FIXED, nothing);
    REFUSED("mlock: unmapped", OS_ENOMEM, OS_NR_mlock, nothing, page);
    REFUSED("munlock: unmapped", OS_ENOMEM, OS_NR_munlock, nothing, page);
    REFUSED("mlockall: no flags", OS_EINVAL, OS_NR_mlockall, 0);
    REFUSED("memfd_create: an unknown flag", OS_EINVAL, OS_NR_memfd_create, (long)"unit", 1L << 24);
    REFUSED("close: a fd that is not open", OS_EBADF, OS_NR_close, -1);
}

/* The rows so far are a group of tests. */
static int run_rows(const char *group)
{
    const size_t rows_of_it = count;
    count = 0;
    return _cmocka_run_group_tests(group, tests, rows_of_it, NULL, NULL);
}
static void make_arena(void)
{
    arena = map_pages(4);
    unmap_pages(arena + HOLE * page, 1);
}

int test_refused(void)
{
    make_arena();
    mmap_and_munmap((long)arena);
    other_calls((long)arena);
    return run_rows("refused");
}
int test_refused_files(void)
{
    const int fd = memory_file(2), closed_fd = dup(fd);
    close(closed_fd);
    make_arena();
    mmap_of_files((long)arena, fd, closed_fd + 100);
    return run_rows("refused, of files");
}
