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

#include "demo_file.h"
#include "demo_pages.h"

static const char *name_of(long error)
{
    const char *name = os_error_name(error);
    return name != 0 ? name : "an error without a name";
}

static const char *s_unless_1(unsigned long count)
{
    return count == 1 ? "" : "s";
}

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
    file = count(argv[1], page); /* comes first: if it fails, nothing else is printed */
    show_a_byte();
    show_what_touching_does();
    show_a_file(argv[1], file);
    show_refusals();
    show_the_hole();
    return 0;
}
