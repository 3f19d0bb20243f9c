/* SPDX-License-Identifier: MIT */
/*
 * Is this the machine that was meant? A program without a libc: machine KIB BITS, the size of a
 * page and how wide the addresses are that a program can have. It prints TAP, and "# Linux
 * RELEASE".
 */
#define OS_CORE_CALLS
#include "os_core.h"

enum { AT_PAGESZ = 6 };
#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)

/* Linux 5.10 cannot run a program that has .bss and no .data. */
static int tests __attribute__((__section__(".data"))), failures;

static void say(const char *text)
{
    os_size_t length = 0;
    while (text[length] != '\0')
        length++;
    failures += os_syscall3(OS_NR_write, 1, (long)text, (long)length) != (long)length;
}
static void say_number(int number)
{
    const char digit[] = {(char)('0' + number % 10), '\0'};
    if (number >= 10)
        say_number(number / 10);
    say(digit);
}
static int number(const char *digits)
{
    int n = 0;
    while (*digits != '\0')
        n = n * 10 + *digits++ - '0';
    return n;
}
static void check(int right, const char *name)
{
    failures += !right;
    say(right ? "ok " : "not ok ");
    say_number(++tests);
    say(" - ");
    say(name);
    say("\n");
}

/* The vector that the kernel put after the environment. */
static unsigned long auxiliary(char **envp, unsigned long type)
{
    while (*envp != 0)
        envp++;
    const unsigned long *entry = (const unsigned long *)(envp + 1);
    while (entry[0] != 0 && entry[0] != type)
        entry += 2;
    return entry[0] == type ? entry[1] : 0;
}

/*
 * Two blocks at multiples of that power of two. The second lies where the kernel's own choice is of
 * no use; there need be room for it only where there are many multiples.
 */
static int aligned(os_size_t length, int shift, int bits)
{
    const os_size_t alignment = 1UL << shift;
    void *first, *second;
    if (os_map_aligned(&first, length, alignment) != 0)
        return 0;
    const long result = os_map_aligned(&second, length, alignment);
    const int right = ((unsigned long)first | (unsigned long)second) % alignment == 0;
    ((volatile char *)first)[length - 1] = 1;
    if (result == 0)
        ((volatile char *)second)[length - 1] = 1;
    return right && os_munmap(first, length) == 0 &&
           (result == 0 ? os_munmap(second, length) == 0
                        : result == -OS_ENOMEM && shift > (bits < 47 ? bits : 47) - 4);
}
/* Each power of two, up to the width of addresses: how much memory there is does not matter. */
static int aligned_to_all(os_size_t length, int bits)
{
    void *none;
    int right = os_map_aligned(&none, length, 1UL << bits) == -OS_ENOMEM;
    for (int shift = 12; right && shift < bits; shift++) {
        right = aligned(length, shift, bits);
        if (!right) {
            say("# 2 to the power of ");
            say_number(shift);
            say("\n");
        }
    }
    return right;
}
static int overcommit(const char *mode)
{
    const long fd = os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)"/proc/sys/vm/overcommit_memory",
                                OS_O_WRONLY, 0);
    return os_syscall3(OS_NR_write, fd, (long)mode, 1) == 1 && os_syscall1(OS_NR_close, fd) == 0;
}

/* Maps what is asked for by a hint, and nothing else: is it there, and does it work? */
static int usable(unsigned long address, os_size_t length)
{
    unsigned char *p = os_mmap((void *)address, length, RW, ANON, -1, 0);
    if (p == OS_MAP_FAILED)
        return 0;
    p[0] = 1, p[length - 1] = 2;
    const int right = (unsigned long)p == address && p[0] == 1 && p[length - 1] == 2;
    return os_munmap(p, length) == 0 && right;
}

int main(int argc, char **argv, char **envp)
{
    const unsigned long told = auxiliary(envp, AT_PAGESZ);
    const long page = argc == 3 ? 1024L * number(argv[1]) : (long)told;
    const os_size_t length = 2 * (os_size_t)page;
    struct os_new_utsname name;

    (void)!os_uname(&name);
    say("# Linux ");
    say(name.release);
    say("\n");
    check(os_page_size() == page, "os_page_size: what was meant");
    check(told == (unsigned long)page, "AT_PAGESZ: the same");
    check(os_mmap_raw(0, 1, RW, ANON, -1, 0) % page == 0, "os_mmap_raw: a multiple of it");
    if (argc == 3) {
        const unsigned long end = 1UL << number(argv[2]), room = 1UL << 26;
        /* The stack, with 256 pages free below it, is in the last GiB: one is free. */
        check(usable(end - room, length) || usable(end - 2 * room, length),
              "os_mmap: a hint near the end of the address space");
        check(usable(end / 2 + room, length), "os_mmap: a hint in its upper half");
        check(os_mmap_raw((void *)end, length, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0) ==
                  -OS_ENOMEM,
              "os_mmap_raw: nothing at its end");
        check(aligned_to_all(length, number(argv[2])), "os_map_aligned: to each power of two");
        check(overcommit("2") && aligned_to_all(length, number(argv[2])),
              "os_map_aligned: the same without overcommit");
        check(overcommit("0"), "overcommit as it was");
    }
    say("1..");
    say_number(tests);
    say("\n");
    return failures != 0;
}
