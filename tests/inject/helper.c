/* SPDX-License-Identifier: MIT */
/*
 * helper NAME FULL EMPTY: calls one helper, between two calls of getppid that a trace shows, and
 * prints "RESULT OUTPUT MAPPINGS DESCRIPTORS", for instance "-12 null same same". It gives
 * the helper's memory back before it compares the mappings and descriptors with those of before. It
 * makes no call that it does not need: a call of the helper's fails, none of its own.
 */
#include "os_core.h"

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define PAGE 65536UL /* a multiple of every page size */
#define UNSET ((void *)4242)

static const char *full, *empty;
static void *memory = UNSET, *place; /* where nothing is mapped */
static void *mapped;                 /* where something is, for the helpers that need it */
static os_size_t length = 4242;

static void __attribute__((__noreturn__)) end(int status)
{
    for (;;)
        os_syscall1(OS_NR_exit_group, status);
}
static void check(int is_true)
{
    if (!is_true)
        end(3);
}
static int same_text(const char *a, const char *b)
{
    while (*a != '\0' && *a == *b)
        a++, b++;
    return *a == *b;
}

/* --- the helpers: a call, and how what it gave is used and given back --- */

static void use_and_unmap(os_size_t bytes)
{
    volatile char *p = memory;
    p[0] = p[bytes - 1] = 1;
    check(p[0] + p[bytes - 1] == 2 && os_munmap(memory, bytes) == 0);
}

static long anonymous(void)
{
    return os_map_anonymous(&memory, PAGE);
}
static void one_page(void)
{
    use_and_unmap(PAGE);
}
static long aligned(void)
{
    return os_map_aligned(&memory, PAGE, 1 << 21);
}
static long aligned_in_room(void) /* where it would lie something is mapped */
{
    return aligned();
}
static void one_aligned_page(void)
{
    check(((unsigned long)memory & 0x1fffff) == 0);
    use_and_unmap(PAGE);
}
static long file(void)
{
    return os_map_file(&memory, &length, full);
}
static void whole_file(void)
{
    check(length == 5 && same_text(memory, "full\n") && os_munmap(memory, length) == 0);
}
static long empty_file(void)
{
    return os_map_file(&memory, &length, empty);
}
static void no_bytes(void)
{
    check(memory == 0 && length == 0);
}
static long directory(void)
{
    return os_map_file(&memory, &length, "/");
}
static long without_size(void)
{
    return os_map_file(&memory, &length, "/proc/sys/kernel/ostype");
}
static long guarded_by(void)
{
    return os_map_guarded_by(&memory, PAGE, PAGE);
}
static long guarded(void)
{
    return os_map_guarded(&memory, PAGE);
}
static void between_guards(void)
{
    volatile char *p = memory;
    p[0] = p[PAGE - 1] = 1;
    check(os_unmap_guarded(memory, PAGE) == 0);
}
static long ring(void)
{
    return os_map_ring(&memory, PAGE);
}
static void both_halves(void)
{
    volatile char *p = memory;
    p[PAGE] = 7;
    check(p[0] == 7);
    use_and_unmap(2 * PAGE);
}
static long exactly(void)
{
    const long result = os_map_exactly(place, PAGE, RW, ANON, -1, 0);
    memory = result == 0 ? place : 0;
    return result;
}
static long exactly_busy(void)
{
    const long result = os_map_exactly(mapped, PAGE, RW, ANON, -1, 0);
    memory = 0;
    return result;
}

static long unmap_guarded_by(void)
{
    memory = 0;
    return os_unmap_guarded_by(mapped, PAGE, PAGE);
}
static long unmap_guarded(void)
{
    memory = 0;
    return os_unmap_guarded(mapped, PAGE);
}
static long name_mapping(void)
{
    memory = 0;
    return os_name_mapping(mapped, PAGE, "os_core");
}
#ifndef __x86_64__ /* where it makes no call */
static long page_size(void)
{
    const long result = os_page_size();
    memory = 0;
    return result > 0 ? 0 : result;
}
#endif
static void nothing(void)
{
}

static const struct helper {
    const char *name;
    long (*call)(void);
    void (*give_back)(void);
} helpers[] = {
    {"os_map_anonymous", anonymous, one_page},
    {"os_map_aligned", aligned, one_aligned_page},
    {"os_map_aligned-room", aligned_in_room, one_aligned_page},
    {"os_map_file", file, whole_file},
    {"os_map_file-empty", empty_file, no_bytes},
    {"os_map_file-directory", directory, nothing},
    {"os_map_file-no-size", without_size, nothing},
    {"os_map_guarded", guarded, between_guards},
    {"os_unmap_guarded", unmap_guarded, nothing},
    {"os_map_guarded_by", guarded_by, between_guards},
    {"os_unmap_guarded_by", unmap_guarded_by, nothing},
    {"os_map_ring", ring, both_halves},
    {"os_map_exactly", exactly, one_page},
    {"os_map_exactly-busy", exactly_busy, nothing},
    {"os_name_mapping", name_mapping, nothing},
#ifndef __x86_64__
    {"os_page_size", page_size, nothing},
#endif
};
#define HELPERS (sizeof helpers / sizeof helpers[0])

/* --- what must be as it was --- */

static struct state {
    char maps[1 << 14];
    unsigned long descriptors; /* a bit each */
} before, after;

static void read_state(struct state *s)
{
    os_size_t used = 0;
    long n, fd = os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)"/proc/self/maps", OS_O_RDONLY, 0);

    check(fd >= 0);
    while ((n = os_syscall3(OS_NR_read, fd, (long)(s->maps + used),
                            (long)(sizeof s->maps - used - 1))) > 0)
        used += (os_size_t)n;
    check(n == 0 && used > 100 && used < sizeof s->maps - 1);
    check(os_syscall1(OS_NR_close, fd) == 0);
    for (fd = 0; fd < 64; fd++)
        if (os_syscall3(OS_NR_fcntl, fd, OS_F_GETFD, 0) >= 0)
            s->descriptors |= 1UL << fd;
}

static void say(const char *text)
{
    os_size_t bytes = 0;
    while (text[bytes] != '\0')
        bytes++;
    check(os_syscall3(OS_NR_write, 1, (long)text, (long)bytes) == (long)bytes);
}
static void say_number(long number)
{
    char digits[24], *p = digits + sizeof digits;
    unsigned long n = number < 0 ? 0 - (unsigned long)number : (unsigned long)number;

    *--p = '\0';
    do
        *--p = (char)('0' + n % 10);
    while ((n /= 10) != 0);
    if (number < 0)
        *--p = '-';
    say(p);
}

int main(int argc, char **argv)
{
    const struct helper *helper = helpers;
    long result;

    if (argc == 2 && same_text(argv[1], "list")) {
        for (; helper < helpers + HELPERS; helper++) {
            say(helper->name);
            say("\n");
        }
        return 0;
    }
    check(argc == 4);
    full = argv[2], empty = argv[3];
    while (!same_text(helper->name, argv[1]))
        check(++helper < helpers + HELPERS);

    place = os_mmap(0, PAGE, OS_PROT_NONE, ANON, -1, 0); /* and free again */
    check(place != OS_MAP_FAILED && os_munmap(place, PAGE) == 0);
    read_state(&before);
    const int unmaps = helper->call == unmap_guarded || helper->call == unmap_guarded_by;
    if (unmaps)
        check(os_map_guarded(&mapped, PAGE) == 0);
    else if (helper->call == aligned_in_room)
        check(os_map_aligned(&mapped, PAGE, 1 << 21) == 0);
    else if (helper->call == name_mapping || helper->call == exactly_busy)
        check(os_map_anonymous(&mapped, PAGE) == 0);

    os_syscall0(OS_NR_getppid);
    result = helper->call();
    os_syscall0(OS_NR_getppid);

    say_number(result);
    say(memory == UNSET ? " unset" : memory != 0 ? " set" : " null");
    if (result != 0 && helper->give_back == no_bytes)
        check(length == 0);
    if (result == 0)
        helper->give_back();
    if (unmaps && result != 0) /* all of it is still there */
        check(os_unmap_guarded(mapped, PAGE) == 0);
    else if (mapped != 0 && !unmaps)
        check(os_munmap(mapped, PAGE) == 0);
    read_state(&after);
    say(same_text(before.maps, after.maps) ? " same" : " changed");
    say(before.descriptors == after.descriptors ? " same\n" : " changed\n");
    return 0;
}
