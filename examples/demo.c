/* SPDX-License-Identifier: MIT */
/*
 * Mapped memory, to look at. `make demo` builds this program, without a libc, and runs it:
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static examples/demo.c \
 *         -Lbuild/x86_64 -los_core_start -los_core -o demo
 *     ./demo README.md
 */
#define PROGRAM "demo"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)
#define ANONYMOUS (OS_MAP_ANONYMOUS | OS_MAP_PRIVATE)

static const char *name_of(long error)
{
    const char *name = os_error_name(error);
    return name != 0 ? name : "an error without a name";
}

static const char *s_unless_1(unsigned long count)
{
    return count == 1 ? "" : "s";
}

/* --- pictures of pages ------------------------------------------------------------------------ */

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

/* --- five things to see ----------------------------------------------------------------------- */

static void show_a_byte(void)
{
    int shared = OS_MAP_ANONYMOUS | OS_MAP_SHARED;
    unsigned char *p = os_mmap(0, 4096, READ_WRITE, shared, -1, 0);
    long *same = (long *)(void *)p; /* a pointer of any type will do to unmap it */

    print("\n1. Map memory, use it, unmap it\n\n");
    if (p == OS_MAP_FAILED) /* os_mmap_raw tells why */
        fail("os_mmap", 0, os_mmap_raw(0, 4096, READ_WRITE, shared, -1, 0));
    print("     os_mmap(NULL, 4096, READ|WRITE, ANONYMOUS|SHARED, -1, 0)  0x%lx\n",
          (unsigned long)p);
    p[4095] = 0xFF;
    print("     p[4095] = 0xFF, and read back                             0x%lx\n",
          (unsigned long)((volatile unsigned char *)p)[4095]);
    checked("os_munmap", os_munmap(same, 4096));
    print("     os_munmap(p, 4096)                                        0\n");
}

static void show_what_touching_does(void)
{
    unsigned char *p = map_pages();
    unsigned long i;

    print("\n2. Memory is taken when it is touched\n"
          "   %lu pages of %lu bytes are mapped; then pages 0, 1, 4, 9 ... are written to.\n"
          "   A # is a page that is in memory, a . is one that is not.\n",
          PAGES, page);
    print(RULER);
    draw("mapped   ", p);
    for (i = 0; i * i < PAGES; i++)
        p[i * i * page] = 1;
    draw("touched  ", p);
    checked("os_munmap", os_munmap(p, PAGES * page));
}

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
static struct counts count(const char *name)
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

static void show_a_file(const char *name, struct counts file)
{
    print("\n3. A file is memory\n   %s\n\n     ",
          file.pages > 0   ? "It is mapped, not read. A line is a newline, as for wc -l."
          : file.bytes > 0 ? "This one cannot be mapped: it is read. A line is a newline."
                           : "This one is empty: there is nothing to map.");
    print_name(name);
    print("   %lu byte%s, %lu page%s, %lu line%s\n", file.bytes, s_unless_1(file.bytes), file.pages,
          s_unless_1(file.pages), file.lines, s_unless_1(file.lines));
}

static void show_refusal(const char *call, long result)
{
    if (os_is_error(result))
        print("     %s  %-3ld  %s\n", call, result, name_of(result));
    else
        print("     %s  not refused\n", call);
}

static void show_refusals(void)
{
    print("\n4. What the kernel refuses, it names\n\n");
    show_refusal("os_mmap_raw(NULL, 4096, READ, PRIVATE, 2147483647, 0)   ",
                 os_mmap_raw(0, 4096, OS_PROT_READ, OS_MAP_PRIVATE, 2147483647, 0));
    show_refusal("os_mmap_raw(NULL, 1 << 62, READ, ANONYMOUS|PRIVATE, ...)",
                 os_mmap_raw(0, 1UL << 62, OS_PROT_READ, ANONYMOUS, -1, 0));
    show_refusal("os_munmap(1, 4096)                                      ",
                 os_munmap((void *)1, 4096));
}

static void show_the_hole(void)
{
    unsigned char *p = map_pages();
    unsigned char in_memory[PAGES];
    unsigned long i, third = PAGES / 3, kept = 0;

    print("\n5. The hole that munmap leaves\n"
          "   All pages are written to, then the %lu in the middle are unmapped.\n",
          third);
    for (i = 0; i < PAGES; i++)
        p[i * page] = (unsigned char)i;
    print(RULER);
    draw("before   ", p);
    checked("os_munmap", os_munmap(p + third * page, third * page));
    draw("after    ", p);
    for (i = 0; i < PAGES; i++)
        if (i / third != 1)
            kept += p[i * page] == i;
    print("\n     mincore of all %lu: %s. The %lu around the hole kept what was written.\n", PAGES,
          name_of(os_mincore(p, PAGES * page, in_memory)), kept);
    checked("os_munmap", os_munmap(p, PAGES * page));
}

int main(int argc, char **argv, char **envp)
{
    struct counts file;

    if (argc != 2)
        usage("FILE");
    page = (os_size_t)checked("the page size", os_auxv(envp, OS_AT_PAGESZ));
    file = count(argv[1]); /* comes first: if it fails, nothing else is printed */
    show_a_byte();
    show_what_touching_does();
    show_a_file(argv[1], file);
    show_refusals();
    show_the_hole();
    return 0;
}
