/* SPDX-License-Identifier: MIT */
/* The bytes, pages and lines of a file, which is mapped, or read where it cannot be: of demo.c. */
#ifndef DEMO_FILE_H
#define DEMO_FILE_H

struct counts {
    os_size_t bytes, pages;
    unsigned long lines;
};

/* O_NONBLOCK: opening a FIFO would wait for someone to write. */
static int open_file(const char *name, os_size_t *size)
{
    struct os_statx status;
    int flags = OS_O_RDONLY | OS_O_CLOEXEC | OS_O_NONBLOCK;
    long fd, result;

    fd = checked_file("cannot open", name, os_openat(OS_AT_FDCWD, name, flags, 0));
    result = os_statx((int)fd, "", OS_AT_EMPTY_PATH, OS_STATX_TYPE | OS_STATX_SIZE, &status);
    if (os_is_error(result))
        fail("cannot look at", name, result);
    result = status.stx_mode & OS_S_IFMT;
    if (result != OS_S_IFREG)
        fail("cannot map", name, result == OS_S_IFDIR ? -OS_EISDIR : -OS_ENODEV);
    *size = status.stx_size;
    return (int)fd;
}

static unsigned long count_lines(const unsigned char *p, os_size_t length)
{
    unsigned long lines = 0;

    for (; length > 0; length--)
        lines += *p++ == '\n';
    return lines;
}

static struct counts count_by_reading(const char *name, int fd)
{
    static unsigned char block[4096];
    struct counts file = {0, 0, 0};

    for (;;) {
        long got = os_read(fd, block, sizeof block);
        if (got == 0)
            return file;
        if (got == -OS_EINTR)
            continue;
        checked_file("cannot read", name, got);
        file.bytes += (os_size_t)got;
        file.lines += count_lines(block, (os_size_t)got);
    }
}

/* Files of /proc say that they have no bytes, and those of /sys cannot be mapped: read both. */
static struct counts count(const char *name, os_size_t page)
{
    struct counts file;
    int fd = open_file(name, &file.bytes);
    long p = -OS_ENODEV;

    if (file.bytes != 0)
        p = os_mmap_raw(0, file.bytes, OS_PROT_READ, OS_MAP_PRIVATE, fd, 0);
    if (p == -OS_ENODEV)
        return count_by_reading(name, fd);
    checked_file("cannot map", name, p);
    file.pages = file.bytes / page + (file.bytes % page != 0);
    file.lines = count_lines((const unsigned char *)p, file.bytes);
    checked("os_munmap", os_munmap((void *)p, file.bytes));
    return file;
}

#endif
