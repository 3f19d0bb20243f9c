/* SPDX-License-Identifier: MIT */
/*
 * Asks whatever runs it, a kernel or qemu-user, what it makes of the memory family: call by call,
 * flag by flag, a line "call: case<TAB>answer" each. tools/qemu-table makes docs/qemu.md of what
 * several answered. No answer depends on addresses, time, privileges or how much memory there is.
 *
 * Each question is asked in a child of its own: what it does ends with it, and if it dies, that is
 * the answer. Without a libc, so that it can run as anything anywhere.
 */
#define OS_CORE_CALLS
#include "os_core.h"

#include <asm/resource.h> /* the kernel's: RLIMIT_AS ... */
#include <asm/signal.h>
#include <linux/prctl.h>
#ifndef PR_SET_MDWE /* Linux 6.3 */
#define PR_SET_MDWE 65
#endif
#ifndef PR_GET_AUXV /* Linux 6.4 */
#define PR_GET_AUXV 0x41555856
#endif

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define SHARED (OS_MAP_SHARED | OS_MAP_ANONYMOUS)
#define NONE (-1)

/* --- what a libc would give --- */

static void __attribute__((__noreturn__)) end(int status)
{
    for (;;)
        os_syscall1(OS_NR_exit_group, status);
}
static long fork_child(void)
{
    return os_syscall5(OS_NR_clone, SIGCHLD, 0, 0, 0, 0);
}
/* The end of a child: its exit status, or -1 and the signal. */
static int wait_for(long child, int *signal)
{
    int status = 0;
    while (os_syscall4(OS_NR_wait4, child, (long)&status, 0, 0) == -OS_EINTR)
        ;
    *signal = status & 127;
    return *signal == 0 ? status >> 8 & 255 : -1;
}
static long limit(long resource, unsigned long value)
{
    unsigned long both[2];
    both[0] = both[1] = value;
    return os_syscall4(OS_NR_prlimit64, 0, resource, (long)both, 0);
}
static const char *signal_name(int signal)
{
    switch (signal) {
    case SIGILL:
        return "SIGILL";
    case SIGTRAP:
        return "SIGTRAP";
    case SIGABRT:
        return "SIGABRT";
    case SIGBUS:
        return "SIGBUS";
    case SIGSEGV:
        return "SIGSEGV";
    case SIGKILL: /* beyond RLIMIT_CPU: */
    case SIGXCPU:
        return "faults for ever";
    default:
        return "another signal";
    }
}

/* A line, in one write: those of a process and its children do not mix. */
static int print(const char *a, const char *b, const char *c, const char *d, const char *e)
{
    const char *parts[5], *p;
    char line[300];
    os_size_t n = 0;
    int i;

    parts[0] = a, parts[1] = b, parts[2] = c, parts[3] = d, parts[4] = e;
    for (i = 0; i < 5; i++)
        for (p = parts[i]; *p != '\0'; p++)
            line[n++] = *p;
    line[n++] = '\n';
    return os_syscall3(OS_NR_write, 1, (long)line, (long)n) == (long)n;
}

/* --- questions and answers --- */

static const char *question;
#define ANSWERED 77

/* In the child: is it this question that is to be answered? */
static int asks(const char *what)
{
    long child = fork_child();
    int signal;

    question = what;
    if (child == 0) {
        (void)limit(RLIMIT_CORE, 0);
        (void)limit(RLIMIT_CPU, 3);
        return 1;
    }
    if (wait_for(child, &signal) != ANSWERED)
        (void)print(question, "\tdies", "", "", "");
    return 0;
}
static void __attribute__((__noreturn__)) says(const char *first, const char *second)
{
    const char *comma = *second != '\0' ? ", " : "";

    end(print(question, "\t", first, comma, second) ? ANSWERED : 1);
}
static const char *name(long result)
{
    const char *error = os_is_error(result) ? os_error_name(result) : "ok";
    return error != 0 ? error : "an error without a name";
}
static void gives(long result)
{
    says(name(result), "");
}
/* Is the call there? Anything but ENOSYS says so. */
static void there(long result)
{
    says(result == -OS_ENOSYS ? "ENOSYS" : "there", "");
}
static void number(long value)
{
    static char digits[24];
    char *p = digits + sizeof digits - 1;

    if (value < 0)
        gives(value);
    do
        *--p = (char)('0' + value % 10);
    while ((value /= 10) != 0);
    says(p, "");
}
/* This must have worked, or the question makes no sense. */
static void need(int is_true)
{
    if (!is_true)
        says("cannot be tried", "");
}

/* --- memory --- */

static os_size_t page;

/*
 * Memory is asked for in a place of its own, far from where a kernel puts what has no place: for
 * there qemu-user has its own memory, which can come to lie in a hole that was just made, and be
 * read.
 */
static char *place_for(os_size_t pages)
{
    static unsigned long next = 1UL << 36;
    const unsigned long place = next;
    next += (pages + 16) * page;
    return (char *)place;
}
static char *map(os_size_t pages) /* page i is filled with 'a' + i */
{
    char *p = os_mmap(place_for(pages), pages * page, RW, ANON, -1, 0);
    os_size_t i;

    need(p != OS_MAP_FAILED);
    for (i = 0; i < pages * page; i++)
        p[i] = (char)('a' + i / page);
    return p;
}
static int file(os_size_t pages) /* the same in a file */
{
    long fd = os_memfd_create("probe", OS_MFD_ALLOW_SEALING);
    char *p = map(pages);

    need(fd >= 0 && os_syscall3(OS_NR_write, fd, (long)p, (long)(pages * page)) > 0);
    (void)!os_munmap(p, pages * page);
    return (int)fd;
}
static int reopened(int fd, int flags)
{
    char path[] = "/proc/self/fd/0";
    long again;

    need(fd < 10);
    path[sizeof path - 2] = (char)('0' + fd);
    again = os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)path, flags, 0);
    need(again >= 0);
    return (int)again;
}
static char *map_file(int fd, os_size_t pages, int flags)
{
    char *p = os_mmap(place_for(pages), pages * page, RW, flags, fd, 0);
    need(p != OS_MAP_FAILED);
    return p;
}
/* A place where nothing is mapped. */
static char *vacant(os_size_t pages)
{
    char *p = os_mmap(place_for(pages), pages * page, OS_PROT_NONE, ANON, -1, 0);
    need(p != OS_MAP_FAILED && os_munmap(p, pages * page) == 0);
    return p;
}
static char *with_a_hole(void) /* three pages, the one in the middle is not mapped */
{
    char *p = map(3);
    need(os_munmap(p + page, page) == 0);
    return p;
}
static long open_maps(void)
{
    return os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)"/proc/self/maps", OS_O_RDONLY, 0);
}
static int resident(const char *p)
{
    unsigned char in_memory = 0;
    need(os_mincore((void *)(unsigned long)p, page, &in_memory) == 0);
    return in_memory & 1;
}
static const char *residency(const char *p)
{
    return resident(p) ? "resident" : "not resident";
}

/* The result of reading, writing or running a byte, in a child. */
enum access { READ, WRITE, RUN };
static const char *access_to(char *p, enum access how)
{
    long child = fork_child();
    int signal;

    if (child == 0) {
        (void)limit(RLIMIT_CPU, 1); /* qemu-user may fault for ever */
        if (how == WRITE)
            *(volatile char *)p = 'w';
        else if (how == READ)
            (void)*(volatile char *)p;
        else
            __extension__((void (*)(void))(unsigned long)p)();
        end(0);
    }
    return wait_for(child, &signal) == 0 ? "ok" : signal_name(signal);
}
static const char *letter(char c) /* of the file or memory; an answer may have two */
{
    static char texts[2][2], *text;
    static int which;

    text = texts[which ^= 1];
    text[0] = c;
    return c == '\0' ? "zero" : text;
}
/* A function that only returns. */
static void put_return(char *p)
{
#if defined(__x86_64__)
    *p = (char)0xc3;
#elif defined(__aarch64__)
    *(unsigned int *)(void *)p = 0xd65f03c0;
#else
    *(unsigned int *)(void *)p = 0x00008067;
#endif
    (void)os_flush_icache(p, p + 4);
}

/* --- the questions --- */

static long raw(void *addr, os_size_t length, int prot, int flags, int fd, long offset)
{
    return os_mmap_raw(addr, length, prot, flags, fd, offset);
}

static void mmap_arguments(void)
{
    if (asks("mmap: length 0"))
        gives(raw(0, 0, RW, ANON, -1, 0));
    if (asks("mmap: length PTRDIFF_MAX"))
        gives(raw(0, ~0UL >> 1, RW, ANON, -1, 0));
    if (asks("mmap: length SIZE_MAX"))
        gives(raw(0, ~0UL, RW, ANON, -1, 0));
    if (asks("mmap: length 2^62, PROT_NONE and MAP_NORESERVE"))
        gives(raw(0, 1UL << 62, OS_PROT_NONE, ANON | OS_MAP_NORESERVE, -1, 0));
    if (asks("mmap: neither MAP_SHARED nor MAP_PRIVATE"))
        gives(raw(0, page, RW, OS_MAP_ANONYMOUS, -1, 0));
    if (asks("mmap: type 15"))
        gives(raw(0, page, RW, 15 | OS_MAP_ANONYMOUS, -1, 0));
    if (asks("mmap: a descriptor that is not open"))
        gives(raw(0, page, RW, OS_MAP_PRIVATE, 999, 0));
    if (asks("mmap: MAP_ANONYMOUS and a descriptor that is not open"))
        gives(raw(0, page, RW, ANON, 999, 0));
    if (asks("mmap: offset 1"))
        gives(raw(0, page, OS_PROT_READ, OS_MAP_PRIVATE, file(2), 1));
    if (asks("mmap: offset and length above 2^63"))
        gives(raw(0, page, OS_PROT_READ, OS_MAP_PRIVATE, file(1), (long)(~0UL >> 1) & -(long)page));
    if (asks("mmap: offset and length above 2^64"))
        gives(raw(0, 2 * page, OS_PROT_READ, OS_MAP_PRIVATE, file(1), -(long)page));
    if (asks("mmap: a hint that is not a multiple of the page size"))
        gives(raw(vacant(2) + 1, page, RW, ANON, -1, 0));
}
static void mmap_descriptors(void)
{
    if (asks("mmap: a directory")) {
        long fd = os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)"/", OS_O_RDONLY, 0);
        gives(raw(0, page, OS_PROT_READ, OS_MAP_PRIVATE, (int)fd, 0));
    }
    if (asks("mmap: a pipe")) {
        int ends[2];
        need(os_syscall2(OS_NR_pipe2, (long)ends, 0) == 0);
        gives(raw(0, page, OS_PROT_READ, OS_MAP_PRIVATE, ends[0], 0));
    }
    if (asks("mmap: a file open for reading, MAP_SHARED and PROT_WRITE"))
        gives(raw(0, page, RW, OS_MAP_SHARED, reopened(file(1), OS_O_RDONLY), 0));
    if (asks("mmap: a file open for writing"))
        gives(raw(0, page, OS_PROT_WRITE, OS_MAP_SHARED, reopened(file(1), OS_O_WRONLY), 0));
    if (asks("mmap: a file sealed against writing, MAP_SHARED and PROT_WRITE")) {
        int fd = file(1);
        need(os_syscall3(OS_NR_fcntl, fd, OS_F_ADD_SEALS, OS_F_SEAL_WRITE) == 0);
        gives(raw(0, page, RW, OS_MAP_SHARED, fd, 0));
    }
}
static void mmap_bits(void)
{
    if (asks("mmap: an unknown bit in prot, 0x100"))
        gives(raw(0, page, RW | 0x100, ANON, -1, 0));
    if (asks("mmap: prot bit 0x10, PROT_BTI on aarch64"))
        gives(raw(0, page, RW | 0x10, ANON, -1, 0));
    if (asks("mmap: an unknown flag, MAP_PRIVATE"))
        gives(raw(0, page, RW, ANON | 1 << 25, -1, 0));
    if (asks("mmap: junk in bits 63..32 of prot"))
        gives(os_syscall6(OS_NR_mmap, 0, (long)page, RW | 1L << 40, ANON, -1, 0));
    if (asks("mmap: junk in bits 63..32 of fd"))
        gives(os_syscall6(OS_NR_mmap, 0, (long)page, RW, OS_MAP_PRIVATE, file(1) | 1L << 40, 0));
}

static void lands(long result, unsigned long wanted)
{
    says(os_is_error(result)               ? name(result)
         : (unsigned long)result == wanted ? "ok"
                                           : "mapped elsewhere",
         "");
}

static void mmap_places(void)
{
    if (asks("mmap: a hint where nothing is mapped")) {
        char *place = vacant(2);
        says(raw(place, page, RW, ANON, -1, 0) == (long)place ? "taken" : "not taken", "");
    }
    if (asks("mmap: a hint where something is mapped")) {
        char *busy = map(1);
        long p = raw(busy, page, RW, ANON, -1, 0);
        says(os_is_error(p)    ? name(p)
             : p == (long)busy ? "replaced"
                               : "mapped elsewhere",
             letter(*busy));
    }
    if (asks("mmap: MAP_FIXED over a mapping")) {
        char *busy = map(3);
        need(raw(busy + page, page, RW, ANON | OS_MAP_FIXED, -1, 0) == (long)(busy + page));
        says(busy[0] == 'a' && busy[2 * page] == 'c' ? "the rest is kept" : "more is lost",
             letter(busy[page]));
    }
    if (asks("mmap: MAP_FIXED, address not a multiple of the page size"))
        gives(raw(map(2) + 1, page, RW, ANON | OS_MAP_FIXED, -1, 0));
    if (asks("mmap: MAP_FIXED, at 2^63"))
        gives(raw((void *)(1UL << 63), page, RW, ANON | OS_MAP_FIXED, -1, 0));
    if (asks("mmap: MAP_FIXED, length SIZE_MAX"))
        gives(raw(map(1), ~0UL, RW, ANON | OS_MAP_FIXED, -1, 0));
    if (asks("mmap: MAP_FIXED at 2^47"))
        gives(raw((void *)(1UL << 47), page, RW, ANON | OS_MAP_FIXED, -1, 0));
    if (asks("mmap: MAP_FIXED_NOREPLACE where nothing is mapped")) {
        char *place = vacant(2);
        lands(raw(place, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0), (unsigned long)place);
    }
    if (asks("mmap: MAP_FIXED_NOREPLACE over a mapping")) {
        char *busy = map(1);
        long p = raw(busy, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0);
        says(os_is_error(p)    ? name(p)
             : p == (long)busy ? "replaced"
                               : "mapped elsewhere",
             letter(*busy));
    }
    if (asks("mmap: MAP_FIXED_NOREPLACE, address not a multiple of the page size")) {
        char *place = vacant(2) + 1;
        lands(raw(place, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0), (unsigned long)place);
    }
    if (asks("mmap: MAP_FIXED_NOREPLACE at 2^63"))
        lands(raw((void *)(1UL << 63), page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0), 1UL << 63);
}

static void mmap_flags(void)
{
    int i;
    static const struct flag {
        const char *what;
        int flag;
    } harmless[] = {{"mmap: MAP_STACK", OS_MAP_STACK},
                    {"mmap: MAP_NORESERVE", OS_MAP_NORESERVE},
                    {"mmap: MAP_NONBLOCK", OS_MAP_NONBLOCK},
                    {"mmap: MAP_DENYWRITE", OS_MAP_DENYWRITE},
                    {"mmap: MAP_EXECUTABLE", OS_MAP_EXECUTABLE},
                    {"mmap: MAP_UNINITIALIZED", OS_MAP_UNINITIALIZED}},
      populating[] = {{"mmap: without MAP_POPULATE, before it is touched", 0},
                      {"mmap: MAP_POPULATE", OS_MAP_POPULATE},
                      {"mmap: MAP_POPULATE and MAP_NONBLOCK", OS_MAP_POPULATE | OS_MAP_NONBLOCK},
                      {"mmap: MAP_LOCKED", OS_MAP_LOCKED}};

    for (i = 0; i < 6; i++)
        if (asks(harmless[i].what)) {
            char *p = os_mmap(0, page, RW, ANON | harmless[i].flag, -1, 0);
            if (p == OS_MAP_FAILED)
                gives(raw(0, page, RW, ANON | harmless[i].flag, -1, 0));
            says("ok", letter(*p));
        }
    for (i = 0; i < 4; i++)
        if (asks(populating[i].what)) {
            long p = raw(0, page, RW, ANON | populating[i].flag, -1, 0);
            says(name(p), os_is_error(p) ? "" : residency((char *)p));
        }
}
static void mmap_contents(void)
{
    if (asks("mmap: MAP_PRIVATE, anonymous, after fork")) {
        char *p = map(1);
        need(*access_to(p, WRITE) == 'o');
        says(*p == 'a' ? "a copy" : "the same", "");
    }
    if (asks("mmap: MAP_SHARED, anonymous, after fork")) {
        char *p = os_mmap(0, page, RW, SHARED, -1, 0);
        need(p != OS_MAP_FAILED && *access_to(p, WRITE) == 'o');
        says(*p == 'w' ? "the same" : "a copy", "");
    }
    if (asks("mmap: MAP_PRIVATE of a file, written to")) {
        int fd = file(1);
        *map_file(fd, 1, OS_MAP_PRIVATE) = 'p';
        says(*map_file(fd, 1, OS_MAP_SHARED) == 'a' ? "stays here" : "reaches the file", "");
    }
    if (asks("mmap: MAP_SHARED of a file, written to")) {
        int fd = file(1);
        *map_file(fd, 1, OS_MAP_SHARED) = 's';
        says(*map_file(fd, 1, OS_MAP_PRIVATE) == 's' ? "reaches the file" : "stays here", "");
    }
    if (asks("mmap: the second page of a file")) {
        char *p = os_mmap(0, page, OS_PROT_READ, OS_MAP_PRIVATE, file(3), (long)page);
        need(p != OS_MAP_FAILED);
        says(letter(*p), "");
    }
    if (asks("mmap: a page beyond the end of the file, read"))
        says(access_to(map_file(file(1), 3, OS_MAP_PRIVATE) + page, READ), "");
    if (asks("mmap: a page beyond the end of the file after ftruncate, read")) {
        int fd = file(2);
        char *p = map_file(fd, 2, OS_MAP_SHARED);
        need(os_syscall2(OS_NR_ftruncate, fd, 1) == 0);
        says(access_to(p + page, READ), letter(p[1]));
    }
}
static void mmap_types(void)
{
    if (asks("mmap: MAP_SHARED_VALIDATE of a file"))
        gives(raw(0, page, RW, OS_MAP_SHARED_VALIDATE, file(1), 0));
    if (asks("mmap: MAP_SHARED_VALIDATE, anonymous"))
        gives(raw(0, page, RW, OS_MAP_SHARED_VALIDATE | OS_MAP_ANONYMOUS, -1, 0));
    if (asks("mmap: MAP_SHARED_VALIDATE and an unknown flag"))
        gives(raw(0, page, RW, OS_MAP_SHARED_VALIDATE | 1 << 25, file(1), 0));
    if (asks("mmap: MAP_SHARED_VALIDATE and MAP_SYNC"))
        gives(raw(0, page, RW, OS_MAP_SHARED_VALIDATE | OS_MAP_SYNC, file(1), 0));
    if (asks("mmap: MAP_SHARED_VALIDATE and junk in bits 63..32 of flags"))
        gives(os_syscall6(OS_NR_mmap, 0, (long)page, RW, OS_MAP_SHARED_VALIDATE | 1L << 40, file(1),
                          0));
    if (asks("mmap: MAP_DROPPABLE"))
        gives(raw(0, page, RW, OS_MAP_DROPPABLE | OS_MAP_ANONYMOUS, -1, 0));
    if (asks("mmap: MAP_DROPPABLE of a file"))
        gives(raw(0, page, RW, OS_MAP_DROPPABLE, file(1), 0));
    if (asks("mmap: MAP_HUGETLB")) {
        long p = raw(0, 2 << 20, RW, ANON | OS_MAP_HUGETLB, -1, 0);
        says(p == -OS_ENOMEM || !os_is_error(p) ? "ok, or ENOMEM without such pages" : name(p), "");
    }
    if (asks("mmap: MAP_HUGETLB, pages of 2 bytes"))
        gives(raw(0, 2 << 20, RW, ANON | OS_MAP_HUGETLB | 1 << OS_MAP_HUGE_SHIFT, -1, 0));
    if (asks("mmap: MAP_GROWSDOWN, the page below is touched")) {
        char *room = vacant(1024), *p = room + 1000 * page;
        need(raw(p, page, RW, ANON | OS_MAP_FIXED | OS_MAP_GROWSDOWN, -1, 0) == (long)p);
        says(access_to(p - page, WRITE), "");
    }
    if (asks("mmap: MAP_GROWSDOWN and MAP_SHARED"))
        gives(raw(0, page, RW, SHARED | OS_MAP_GROWSDOWN, -1, 0));
}

static void mmap_limits(void)
{
    if (asks("mmap: beyond RLIMIT_AS")) {
        const char *result = name(limit(RLIMIT_AS, 1UL << 30));
        says(result, name(raw(0, 2UL << 30, OS_PROT_NONE, ANON, -1, 0)));
    }
    if (asks("mmap: beyond RLIMIT_DATA")) {
        const char *result = name(limit(RLIMIT_DATA, 64 << 20));
        says(result, name(raw(0, 128 << 20, RW, ANON, -1, 0)));
    }
    if (asks("mmap: 2^32 bytes reserved, what that takes of the host's memory")) {
        struct os_rusage before, after;
        need(os_getrusage(0, &before) == 0);
        need(!os_is_error(raw(0, 1UL << 32, OS_PROT_NONE, ANON | OS_MAP_NORESERVE, -1, 0)));
        need(os_getrusage(0, &after) == 0);
        const long taken = after.ru_maxrss - before.ru_maxrss;
        says(taken > 8 << 10 ? "more than 8 MiB" : "next to nothing", "");
    }
}

static void protection(void)
{
    static const struct prot {
        const char *reads, *writes;
        int prot;
    } prots[] = {{"mmap: PROT_NONE, read", "mmap: PROT_NONE, written", OS_PROT_NONE},
                 {"mmap: PROT_READ, read", "mmap: PROT_READ, written", OS_PROT_READ},
                 {"mmap: PROT_WRITE, read", "mmap: PROT_WRITE, written", OS_PROT_WRITE},
                 {"mmap: PROT_EXEC, read", "mmap: PROT_EXEC, written", OS_PROT_EXEC}};
    int i;

    for (i = 0; i < 4; i++) {
        if (asks(prots[i].reads))
            says(access_to(os_mmap(0, page, prots[i].prot, ANON, -1, 0), READ), "");
        if (asks(prots[i].writes))
            says(access_to(os_mmap(0, page, prots[i].prot, ANON, -1, 0), WRITE), "");
    }
    if (asks("mmap: code in a page without PROT_EXEC, run")) {
        char *p = map(1);
        put_return(p);
        says(access_to(p, RUN), "");
    }
}
static void mprotect(void)
{
    if (asks("mprotect: PROT_EXEC, code that was written is run")) {
        char *p = map(1);
        put_return(p);
        const char *result = name(os_mprotect(p, page, OS_PROT_READ | OS_PROT_EXEC));
        says(result, access_to(p, RUN));
    }
    if (asks("mprotect: PROT_READ, written")) {
        char *p = map(1);
        const char *result = name(os_mprotect(p, page, OS_PROT_READ));
        says(result, access_to(p, WRITE));
    }
    if (asks("mprotect: PROT_NONE, read")) {
        char *p = map(1);
        const char *result = name(os_mprotect(p, page, OS_PROT_NONE));
        says(result, access_to(p, READ));
    }
    if (asks("mprotect: 1 byte, the whole page is changed")) {
        char *p = map(2);
        need(os_mprotect(p, 1, OS_PROT_READ) == 0);
        says(access_to(p + page - 1, WRITE), access_to(p + page, WRITE));
    }
}
static void mprotect_arguments(void)
{
    if (asks("mprotect: length 0"))
        gives(os_mprotect(map(1), 0, OS_PROT_READ));
    if (asks("mprotect: length 0, nothing mapped"))
        gives(os_mprotect(vacant(1), 0, OS_PROT_READ));
    if (asks("mprotect: address not a multiple of the page size"))
        gives(os_mprotect(map(2) + 1, page, OS_PROT_READ));
    if (asks("mprotect: nothing mapped"))
        gives(os_mprotect(vacant(1), page, OS_PROT_READ));
    if (asks("mprotect: a length that overflows"))
        gives(os_mprotect(map(1), ~0UL - 100, OS_PROT_READ));
    if (asks("mprotect: at 2^63"))
        gives(os_mprotect((void *)(1UL << 63), page, OS_PROT_READ));
    if (asks("mprotect: an unknown bit in prot, 0x100"))
        gives(os_mprotect(map(1), page, RW | 0x100));
    if (asks("mprotect: prot bit 0x10, PROT_BTI on aarch64"))
        gives(os_mprotect(map(1), page, RW | 0x10));
    if (asks("mprotect: prot bit 0x20, PROT_MTE on aarch64"))
        gives(os_mprotect(map(1), page, RW | 0x20));
    if (asks("mprotect: PROT_GROWSDOWN of what does not grow"))
        gives(os_mprotect(map(1), page, RW | OS_PROT_GROWSDOWN));
    if (asks("mprotect: PROT_GROWSDOWN and PROT_GROWSUP"))
        gives(os_mprotect(map(1), page, RW | OS_PROT_GROWSDOWN | OS_PROT_GROWSUP));
    if (asks("mprotect: junk in bits 63..32 of prot"))
        gives(os_syscall3(OS_NR_mprotect, (long)map(1), (long)page, OS_PROT_READ | 1L << 40));
}
static void mprotect_parts(void)
{
    if (asks("mprotect: PROT_WRITE, a file open for reading, MAP_SHARED")) {
        char *p = os_mmap(0, page, OS_PROT_READ, OS_MAP_SHARED, reopened(file(1), OS_O_RDONLY), 0);
        need(p != OS_MAP_FAILED);
        gives(os_mprotect(p, page, RW));
    }
    if (asks("mprotect: over a hole, then the part before it is written")) {
        char *p = with_a_hole();
        const char *result = name(os_mprotect(p, 3 * page, OS_PROT_READ));
        says(result, access_to(p, WRITE));
    }
    if (asks("mprotect: over a hole, then the part behind it is written")) {
        char *p = with_a_hole();
        const char *result = name(os_mprotect(p, 3 * page, OS_PROT_READ));
        says(result, access_to(p + 2 * page, WRITE));
    }
}

static void munmap(void)
{
    if (asks("munmap: length 0"))
        gives(os_munmap(map(1), 0));
    if (asks("munmap: address not a multiple of the page size"))
        gives(os_munmap(map(2) + 1, page));
    if (asks("munmap: at 2^63"))
        gives(os_munmap((void *)(1UL << 63), page));
    if (asks("munmap: the last page of the address space"))
        gives(os_munmap((void *)-page, page));
    if (asks("munmap: a length that overflows"))
        gives(os_munmap(map(1), ~0UL - 100));
    if (asks("munmap: nothing mapped"))
        gives(os_munmap(vacant(1), page));
    if (asks("munmap: a mapping, then it is read")) {
        char *p = map(1);
        const char *result = name(os_munmap(p, page));
        says(result, access_to(p, READ));
    }
    if (asks("munmap: 1 byte, the whole page goes")) {
        char *p = map(1);
        need(os_munmap(p, 1) == 0);
        says(access_to(p + page - 1, READ), "");
    }
    if (asks("munmap: the middle of a mapping, the rest stays")) {
        char *p = with_a_hole();
        says(letter(*p), p[2 * page] == 'c' ? access_to(p + page, READ) : "the rest is lost");
    }
    if (asks("munmap: over a hole")) {
        char *p = with_a_hole();
        const char *result = name(os_munmap(p, 3 * page));
        says(result, access_to(p + 2 * page, READ));
    }
}

static const int may = OS_MREMAP_MAYMOVE, fixed = OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED;

static void mremap(void)
{
    if (asks("mremap: shrink")) {
        char *p = map(3);
        need(os_mremap_raw(p, 3 * page, page, 0, 0) == (long)p);
        says(letter(*p), access_to(p + page, READ));
    }
    if (asks("mremap: grow, something is behind")) {
        char *p = map(2);
        gives(os_mremap_raw(p, page, 2 * page, 0, 0));
    }
    if (asks("mremap: grow, MREMAP_MAYMOVE")) {
        char *p = map(2), *q = os_mremap(p, page, 3 * page, may, 0);
        need(q != OS_MAP_FAILED);
        says(*q == 'a' && q[2 * page] == '\0' ? "contents are kept" : "contents are lost",
             q != p ? "moved" : "not moved");
    }
    if (asks("mremap: MREMAP_FIXED")) {
        char *p = map(1), *place = map(1);
        says(os_mremap_raw(p, page, page, fixed, place) == (long)place ? "there" : "elsewhere",
             letter(*place));
    }
    if (asks("mremap: MREMAP_FIXED, address not a multiple of the page size")) {
        char *p = map(1);
        gives(os_mremap_raw(p, page, page, fixed, vacant(2) + 1));
    }
    if (asks("mremap: MREMAP_FIXED without MREMAP_MAYMOVE")) {
        char *p = map(1);
        gives(os_mremap_raw(p, page, page, OS_MREMAP_FIXED, vacant(1)));
    }
    if (asks("mremap: MREMAP_FIXED, the ranges overlap")) {
        char *p = map(3);
        gives(os_mremap_raw(p, 2 * page, 2 * page, fixed, p + page));
    }
    if (asks("mremap: MREMAP_FIXED of two mappings")) {
        char *p = map(2);
        need(os_mprotect(p, page, OS_PROT_READ) == 0);
        gives(os_mremap_raw(p, 2 * page, 2 * page, fixed, vacant(2)));
    }
}
static void mremap_dontunmap(void)
{
    if (asks("mremap: MREMAP_DONTUNMAP, the old range is read")) {
        char *p = map(1), *q = os_mremap(p, page, page, may | OS_MREMAP_DONTUNMAP, 0);
        if (q == OS_MAP_FAILED)
            gives(os_mremap_raw(p, page, page, may | OS_MREMAP_DONTUNMAP, 0));
        says(*q == 'a' ? "moved" : "lost", *access_to(p, READ) == 'o' ? letter(*p) : "SIGSEGV");
    }
    if (asks("mremap: MREMAP_DONTUNMAP, another size"))
        gives(os_mremap_raw(map(1), page, 2 * page, may | OS_MREMAP_DONTUNMAP, 0));
    if (asks("mremap: MREMAP_DONTUNMAP without MREMAP_MAYMOVE"))
        gives(os_mremap_raw(map(1), page, page, OS_MREMAP_DONTUNMAP, 0));
    if (asks("mremap: MREMAP_DONTUNMAP, address not a multiple of the page size")) {
        char *p = map(1), *place = vacant(2) + 1;
        gives(os_mremap_raw(p, page, page, may | OS_MREMAP_DONTUNMAP, place));
    }
}
static void mremap_arguments(void)
{
    if (asks("mremap: an unknown flag"))
        gives(os_mremap_raw(map(1), page, page, may | 64, 0));
    if (asks("mremap: address not a multiple of the page size"))
        gives(os_mremap_raw(map(2) + 1, page, page, may, 0));
    if (asks("mremap: nothing mapped"))
        gives(os_mremap_raw(vacant(1), page, 2 * page, may, 0));
    if (asks("mremap: new size 0"))
        gives(os_mremap_raw(map(1), page, 0, may, 0));
    if (asks("mremap: old size 0, a private mapping"))
        gives(os_mremap_raw(map(1), 0, page, may, 0));
    if (asks("mremap: old size 0, a shared mapping")) {
        char *p = map_file(file(1), 1, OS_MAP_SHARED);
        char *q = os_mremap(p, 0, page, may, 0);
        if (q == OS_MAP_FAILED)
            gives(os_mremap_raw(p, 0, page, may, 0));
        *p = 'x';
        says(*q == 'x' ? "mapped twice" : "another page", "");
    }
}
static void mremap_parts(void)
{
    if (asks("mremap: past the end of the mapping")) {
        char *p = with_a_hole();
        gives(os_mremap_raw(p, 2 * page, 4 * page, may, 0));
    }
    if (asks("mremap: past the end of the mapping, to shrink")) {
        char *p = with_a_hole();
        gives(os_mremap_raw(p, 2 * page, page, may, 0));
    }
    if (asks("mremap: past the end of the mapping, MREMAP_FIXED")) {
        char *p = with_a_hole(), *place = vacant(2);
        gives(os_mremap_raw(p, 2 * page, 2 * page, fixed, place));
    }
    if (asks("mremap: over a hole"))
        gives(os_mremap_raw(with_a_hole(), 3 * page, 4 * page, may, 0));
    if (asks("mremap: over a hole, to the same size, then /proc/self/maps is opened")) {
        const char *result = name(os_mremap_raw(with_a_hole(), 3 * page, 3 * page, 0, 0));
        says(result, open_maps() >= 0 ? "ok" : "is not opened");
    }
    if (asks("mremap: to 2^62 bytes"))
        gives(os_mremap_raw(map(1), page, 1UL << 62, may, 0));
}

static void madvise(void)
{
    static const struct advice {
        const char *what;
        int advice;
    } advised[] = {{"madvise: MADV_NORMAL", OS_MADV_NORMAL},
                   {"madvise: MADV_RANDOM", OS_MADV_RANDOM},
                   {"madvise: MADV_SEQUENTIAL", OS_MADV_SEQUENTIAL},
                   {"madvise: MADV_WILLNEED", OS_MADV_WILLNEED},
                   {"madvise: MADV_FREE", OS_MADV_FREE},
                   {"madvise: MADV_REMOVE, private", OS_MADV_REMOVE},
                   {"madvise: MADV_DONTFORK", OS_MADV_DONTFORK},
                   {"madvise: MADV_DOFORK", OS_MADV_DOFORK},
                   {"madvise: MADV_WIPEONFORK", OS_MADV_WIPEONFORK},
                   {"madvise: MADV_KEEPONFORK", OS_MADV_KEEPONFORK},
                   {"madvise: MADV_HUGEPAGE", OS_MADV_HUGEPAGE},
                   {"madvise: MADV_NOHUGEPAGE", OS_MADV_NOHUGEPAGE},
                   {"madvise: MADV_DONTDUMP", OS_MADV_DONTDUMP},
                   {"madvise: MADV_DODUMP", OS_MADV_DODUMP},
                   {"madvise: MADV_MERGEABLE", OS_MADV_MERGEABLE},
                   {"madvise: MADV_UNMERGEABLE", OS_MADV_UNMERGEABLE},
                   {"madvise: MADV_COLD", OS_MADV_COLD},
                   {"madvise: MADV_PAGEOUT", OS_MADV_PAGEOUT},
                   {"madvise: MADV_POPULATE_READ", OS_MADV_POPULATE_READ},
                   {"madvise: MADV_POPULATE_WRITE", OS_MADV_POPULATE_WRITE},
                   {"madvise: MADV_DONTNEED_LOCKED", OS_MADV_DONTNEED_LOCKED},
                   {"madvise: MADV_GUARD_INSTALL", OS_MADV_GUARD_INSTALL},
                   {"madvise: MADV_GUARD_REMOVE", OS_MADV_GUARD_REMOVE},
                   {"madvise: advice that does not exist, 9999", 9999}};
    os_size_t i;

    for (i = 0; i < sizeof advised / sizeof advised[0]; i++)
        if (asks(advised[i].what))
            gives(os_madvise(map(1), page, advised[i].advice));
}
static void madvise_ranges(void)
{
    if (asks("madvise: MADV_COLLAPSE of one page"))
        gives(os_madvise(map(1), page, OS_MADV_COLLAPSE));
    if (asks("madvise: address not a multiple of the page size"))
        gives(os_madvise(map(2) + 1, page, OS_MADV_NORMAL));
    if (asks("madvise: nothing mapped"))
        gives(os_madvise(vacant(1), page, OS_MADV_NORMAL));
    if (asks("madvise: nothing mapped, MADV_DONTNEED"))
        gives(os_madvise(vacant(1), page, OS_MADV_DONTNEED));
    if (asks("madvise: nothing mapped, MADV_WILLNEED"))
        gives(os_madvise(vacant(1), page, OS_MADV_WILLNEED));
    if (asks("madvise: over a hole"))
        gives(os_madvise(with_a_hole(), 3 * page, OS_MADV_NORMAL));
    if (asks("madvise: over a hole, MADV_DONTNEED")) {
        char *p = with_a_hole();
        const char *result = name(os_madvise(p, 3 * page, OS_MADV_DONTNEED));
        says(result, p[2 * page] == '\0' ? "the rest is advised" : "the rest is as it was");
    }
    if (asks("madvise: a length that overflows"))
        gives(os_madvise(map(1), ~0UL - 100, OS_MADV_NORMAL));
    if (asks("madvise: length 0"))
        gives(os_madvise(map(1), 0, OS_MADV_NORMAL));
    if (asks("madvise: length 0, advice that does not exist"))
        gives(os_madvise(map(1), 0, 9999));
}
static void madvise_dontneed(void)
{
    if (asks("madvise: MADV_DONTNEED, private, what is read then")) {
        char *p = map(2);
        need(os_madvise(p, page, OS_MADV_DONTNEED) == 0);
        says(letter(*p), letter(p[page]));
    }
    if (asks("madvise: MADV_DONTNEED, private of a file, what is read then")) {
        char *p = map_file(file(1), 1, OS_MAP_PRIVATE);
        *p = 'p';
        need(os_madvise(p, page, OS_MADV_DONTNEED) == 0);
        says(*p == 'a' ? "the file" : "what was written", "");
    }
    if (asks("madvise: MADV_DONTNEED, shared, what is read then")) {
        char *p = map_file(file(1), 1, OS_MAP_SHARED);
        *p = 's';
        need(os_madvise(p, page, OS_MADV_DONTNEED) == 0);
        says(*p == 's' ? "what was written" : "something else", "");
    }
    if (asks("madvise: MADV_DONTNEED, resident then")) {
        char *p = map(1);
        need(os_madvise(p, page, OS_MADV_DONTNEED) == 0);
        says(residency(p), "");
    }
    if (asks("madvise: MADV_DONTNEED_LOCKED, what is read then")) {
        char *p = map(1);
        need(os_mlock(p, page) == 0);
        (void)!os_madvise(p, page, OS_MADV_DONTNEED_LOCKED);
        says(letter(*p), "");
    }
    if (asks("madvise: MADV_DONTNEED of locked memory")) {
        char *p = map(1);
        need(os_mlock(p, page) == 0);
        const char *result = name(os_madvise(p, page, OS_MADV_DONTNEED));
        says(result, letter(*p));
    }
}
static void madvise_effects(void)
{
    if (asks("madvise: MADV_REMOVE, shared, what is read then")) {
        char *p = map_file(file(1), 1, OS_MAP_SHARED);
        const char *result = name(os_madvise(p, page, OS_MADV_REMOVE));
        says(result, letter(*p));
    }
    if (asks("madvise: MADV_DONTFORK, read in the child")) {
        char *p = map(1);
        (void)!os_madvise(p, page, OS_MADV_DONTFORK);
        says(access_to(p, READ), "");
    }
    if (asks("madvise: MADV_WIPEONFORK, what the child reads")) {
        char *p = map(1);
        long child;
        int signal;
        (void)!os_madvise(p, page, OS_MADV_WIPEONFORK);
        child = fork_child();
        if (child == 0)
            end(*p);
        says(letter((char)wait_for(child, &signal)), "");
    }
    if (asks("madvise: MADV_POPULATE_READ, resident then")) {
        char *p = os_mmap(0, page, RW, ANON, -1, 0);
        (void)!os_madvise(p, page, OS_MADV_POPULATE_READ);
        says(residency(p), "");
    }
    if (asks("madvise: MADV_POPULATE_WRITE, resident then")) {
        char *p = os_mmap(0, page, RW, ANON, -1, 0);
        (void)!os_madvise(p, page, OS_MADV_POPULATE_WRITE);
        says(residency(p), "");
    }
    if (asks("madvise: MADV_POPULATE_READ, nothing mapped"))
        gives(os_madvise(vacant(1), page, OS_MADV_POPULATE_READ));
    if (asks("madvise: MADV_GUARD_INSTALL, the page is read")) {
        char *p = map(1);
        (void)!os_madvise(p, page, OS_MADV_GUARD_INSTALL);
        says(access_to(p, READ), "");
    }
    if (asks("madvise: MADV_GUARD_REMOVE, the page is read")) {
        char *p = map(1);
        (void)!os_madvise(p, page, OS_MADV_GUARD_INSTALL);
        (void)!os_madvise(p, page, OS_MADV_GUARD_REMOVE);
        says(access_to(p, READ), letter(*p));
    }
}

static void msync(void)
{
    if (asks("msync: MS_SYNC"))
        gives(os_msync(map_file(file(1), 1, OS_MAP_SHARED), page, OS_MS_SYNC));
    if (asks("msync: MS_ASYNC"))
        gives(os_msync(map_file(file(1), 1, OS_MAP_SHARED), page, OS_MS_ASYNC));
    if (asks("msync: MS_INVALIDATE"))
        gives(os_msync(map_file(file(1), 1, OS_MAP_SHARED), page, OS_MS_INVALIDATE));
    if (asks("msync: MS_INVALIDATE of locked memory")) {
        char *p = map(1);
        need(os_mlock(p, page) == 0);
        gives(os_msync(p, page, OS_MS_INVALIDATE));
    }
    if (asks("msync: MS_SYNC and MS_ASYNC"))
        gives(os_msync(map(1), page, OS_MS_SYNC | OS_MS_ASYNC));
    if (asks("msync: an unknown flag"))
        gives(os_msync(map(1), page, OS_MS_SYNC | 64));
    if (asks("msync: address not a multiple of the page size"))
        gives(os_msync(map(2) + 1, page, OS_MS_SYNC));
    if (asks("msync: nothing mapped"))
        gives(os_msync(vacant(1), page, OS_MS_SYNC));
    if (asks("msync: over a hole"))
        gives(os_msync(with_a_hole(), 3 * page, OS_MS_SYNC));
    if (asks("msync: a length that overflows"))
        gives(os_msync(map(1), ~0UL - 100, OS_MS_SYNC));
    if (asks("msync: length 0"))
        gives(os_msync(map(1), 0, OS_MS_SYNC));
}
static void mincore(void)
{
    unsigned char vector[3];

    if (asks("mincore: a page that was touched"))
        says(residency(map(1)), "");
    if (asks("mincore: address not a multiple of the page size"))
        gives(os_mincore(map(2) + 1, page, vector));
    if (asks("mincore: nothing mapped"))
        gives(os_mincore(vacant(1), page, vector));
    if (asks("mincore: nothing mapped, address not a multiple of the page size"))
        gives(os_mincore(vacant(2) + 1, page, vector));
    if (asks("mincore: over a hole"))
        gives(os_mincore(with_a_hole(), 3 * page, vector));
    if (asks("mincore: a length that overflows"))
        gives(os_mincore(map(1), ~0UL - 100, vector));
    if (asks("mincore: a vector that cannot be written")) {
        char *p = map(1);
        gives(os_mincore(p, page, (unsigned char *)vacant(1)));
    }
    if (asks("mincore: length 0"))
        gives(os_mincore(map(1), 0, vector));
}

static void locking(void)
{
    if (asks("mlock: a page that was not touched")) {
        char *p = os_mmap(0, page, RW, ANON, -1, 0);
        const char *result = name(os_mlock(p, page));
        says(result, residency(p));
    }
    if (asks("mlock: address not a multiple of the page size"))
        gives(os_mlock(map(2) + 1, page));
    if (asks("mlock: nothing mapped"))
        gives(os_mlock(vacant(1), page));
    if (asks("mlock: a length that overflows"))
        gives(os_mlock(map(1), ~0UL - 100));
    if (asks("mlock: two pages less than all"))
        gives(os_mlock(map(1), -2 * page));
    if (asks("mlock: length 0"))
        gives(os_mlock(map(1), 0));
    if (asks("munlock: nothing mapped"))
        gives(os_munlock(vacant(1), page));
    if (asks("munlock: two pages less than all"))
        gives(os_munlock(map(1), -2 * page));
    if (asks("munlock: a page that is not locked"))
        gives(os_munlock(map(1), page));
    if (asks("mlock2: flags 0"))
        gives(os_mlock2(map(1), page, 0));
    if (asks("mlock2: MLOCK_ONFAULT")) {
        char *p = os_mmap(0, page, RW, ANON, -1, 0);
        const char *result = name(os_mlock2(p, page, OS_MLOCK_ONFAULT));
        says(result, residency(p));
    }
    if (asks("mlock2: an unknown flag"))
        gives(os_mlock2(map(1), page, 128));
    if (asks("mlock2: nothing mapped"))
        gives(os_mlock2(vacant(1), page, 0));
    if (asks("mlock2: two pages less than all"))
        gives(os_mlock2(map(1), -2 * page, 0));
    if (asks("mlockall: flags 0"))
        gives(os_mlockall(0));
    if (asks("mlockall: an unknown flag"))
        gives(os_mlockall(64));
    if (asks("mlockall: MCL_FUTURE and an unknown flag"))
        says(os_mlockall(OS_MCL_FUTURE | 64) == -OS_EINVAL ? "EINVAL" : "the flag is ignored", "");
    if (asks("mlockall: MCL_ONFAULT alone"))
        gives(os_mlockall(OS_MCL_ONFAULT));
    if (asks("munlockall: nothing locked"))
        gives(os_munlockall());
}

static void files_in_memory(void)
{
    static char name_249[250], name_250[251];
    const unsigned both = OS_MFD_EXEC | OS_MFD_NOEXEC_SEAL;
    os_size_t i;

    for (i = 0; i < 250; i++)
        name_250[i] = 'n';
    for (i = 0; i < 249; i++)
        name_249[i] = 'n';
    if (asks("memfd_create: flags 0"))
        gives(os_memfd_create("probe", 0));
    if (asks("memfd_create: MFD_CLOEXEC, FD_CLOEXEC then"))
        number(os_syscall3(OS_NR_fcntl, os_memfd_create("probe", OS_MFD_CLOEXEC), OS_F_GETFD, 0));
    if (asks("memfd_create: without MFD_ALLOW_SEALING, the seals"))
        number(os_syscall3(OS_NR_fcntl, os_memfd_create("probe", 0), OS_F_GET_SEALS, 0) & 1);
    if (asks("memfd_create: MFD_ALLOW_SEALING, the seals"))
        number(os_syscall3(OS_NR_fcntl, os_memfd_create("probe", OS_MFD_ALLOW_SEALING),
                           OS_F_GET_SEALS, 0) &
               1);
    if (asks("memfd_create: F_SEAL_SHRINK, then ftruncate")) {
        int fd = file(2);
        need(os_syscall3(OS_NR_fcntl, fd, OS_F_ADD_SEALS, OS_F_SEAL_SHRINK) == 0);
        gives(os_syscall2(OS_NR_ftruncate, fd, 1));
    }
    if (asks("memfd_create: MFD_NOEXEC_SEAL"))
        gives(os_memfd_create("probe", OS_MFD_NOEXEC_SEAL));
    if (asks("memfd_create: MFD_EXEC"))
        gives(os_memfd_create("probe", OS_MFD_EXEC));
    if (asks("memfd_create: an unknown flag"))
        gives(os_memfd_create("probe", 1 << 20));
    if (asks("memfd_create: MFD_EXEC and MFD_NOEXEC_SEAL"))
        gives(os_memfd_create("probe", both));
    if (asks("memfd_create: a name of 249 bytes"))
        gives(os_memfd_create(name_249, 0));
    if (asks("memfd_create: a name of 250 bytes"))
        gives(os_memfd_create(name_250, 0));
    if (asks("memfd_create: a name that cannot be read"))
        gives(os_memfd_create(vacant(1), 0));
    if (asks("memfd_secret"))
        there(os_memfd_secret(0));
}

/* Calls that are there or not: made with arguments that no kernel takes. */
static void calls(void)
{
    static const struct call {
        const char *what;
        long nr;
    } list[] = {{"mlock2", OS_NR_mlock2},
                {"pkey_alloc", OS_NR_pkey_alloc},
                {"pkey_free", OS_NR_pkey_free},
                {"pkey_mprotect", OS_NR_pkey_mprotect},
                {"mseal", OS_NR_mseal},
                {"process_madvise", OS_NR_process_madvise},
                {"process_mrelease", OS_NR_process_mrelease},
                {"process_vm_readv", OS_NR_process_vm_readv},
                {"process_vm_writev", OS_NR_process_vm_writev},
                {"userfaultfd", OS_NR_userfaultfd},
                {"map_shadow_stack", OS_NR_map_shadow_stack},
                {"remap_file_pages", OS_NR_remap_file_pages},
                {"cachestat", OS_NR_cachestat},
                {"mbind", OS_NR_mbind},
                {"set_mempolicy", OS_NR_set_mempolicy},
                {"get_mempolicy", OS_NR_get_mempolicy},
                {"set_mempolicy_home_node", OS_NR_set_mempolicy_home_node},
                {"migrate_pages", OS_NR_migrate_pages},
                {"move_pages", OS_NR_move_pages},
                {"membarrier", OS_NR_membarrier},
                {"pidfd_open", OS_NR_pidfd_open}};
    os_size_t i;

    for (i = 0; i < sizeof list / sizeof list[0]; i++)
        if (asks(list[i].what))
            there(os_syscall6(list[i].nr, -1, -1, -1, -1, -1, -1));
    if (asks("map_shadow_stack: one is written")) {
        long p = os_map_shadow_stack_raw(0, page, 0);
        says(os_is_error(p) ? name(p) : access_to((char *)p, WRITE), "");
    }
    if (asks("mseal: munmap of what is sealed")) {
        char *p = map(1);
        long result = os_mseal(p, page, 0);
        says(name(result), result == 0 ? name(os_munmap(p, page)) : "");
    }
    if (asks("membarrier: MEMBARRIER_CMD_QUERY"))
        gives(os_membarrier(OS_MEMBARRIER_CMD_QUERY, 0, 0));
    if (asks("membarrier: an unknown command"))
        gives(os_membarrier(1 << 30, 0, 0));
}

static void brk_and_segments(void)
{
    if (asks("brk: grow by a page, and back")) {
        char *now = os_brk(0), *more = os_brk(now + page);
        need(more == now + page);
        *now = 'b';
        says("ok", os_brk(now) == (void *)now ? "ok" : "does not shrink");
    }
    if (asks("brk: at 2^63"))
        says(os_brk((void *)(1UL << 63)) == os_brk(0) ? "the end stays" : "the end moves", "");
    if (asks("brk: the last byte of the address space"))
        says(os_brk((void *)-1L) == os_brk(0) ? "the end stays" : "the end moves", "");
    if (asks("shmget, shmat: a segment, written through one mapping, read through another")) {
        long id = os_shmget(OS_IPC_PRIVATE, page, OS_IPC_CREAT | 0600);
        char *p, *q;
        if (id == -OS_ENOSYS)
            says("ENOSYS", "");
        need(id >= 0);
        p = os_shmat((int)id, 0, 0);
        q = os_shmat((int)id, 0, OS_SHM_RDONLY);
        (void)!os_shmctl((int)id, OS_IPC_RMID, 0);
        need(p != OS_MAP_FAILED && q != OS_MAP_FAILED);
        *p = 'm';
        says(letter(*q), access_to(q, WRITE));
    }
    if (asks("shmat: a segment that does not exist"))
        gives(os_shmat_raw(-1, 0, 0));
    if (asks("shmat: SHM_REMAP without an address")) {
        long id = os_shmget(OS_IPC_PRIVATE, page, OS_IPC_CREAT | 0600);
        long result = os_shmat_raw((int)id, 0, OS_SHM_REMAP);
        (void)!os_shmctl((int)id, OS_IPC_RMID, 0);
        gives(result);
    }
    if (asks("shmdt: nothing attached"))
        gives(os_shmdt(vacant(1)));
}

static void process(void)
{
    if (asks("prctl: PR_GET_AUXV")) {
        static char vector[2048];
        gives(os_syscall5(OS_NR_prctl, PR_GET_AUXV, (long)vector, sizeof vector, 0, 0));
    }
    if (asks("prctl: PR_SET_MDWE, then PROT_WRITE and PROT_EXEC")) {
        long result = os_syscall5(OS_NR_prctl, PR_SET_MDWE, 1, 0, 0, 0);
        says(name(result), name(raw(0, page, RW | OS_PROT_EXEC, ANON, -1, 0)));
    }
    if (asks("prctl: PR_SET_THP_DISABLE"))
        gives(os_syscall5(OS_NR_prctl, PR_SET_THP_DISABLE, 1, 0, 0, 0));
    if (asks("/proc/self/maps: the line of a mapping")) {
        static char text[1 << 15];
        char *p = map(1), digits[16];
        unsigned long address = (unsigned long)p;
        long n, used = 0, i, fd;
        int k, found = 0;

        need(os_mprotect(p, page, OS_PROT_READ) == 0);
        fd = open_maps();
        while ((n = os_syscall3(OS_NR_read, fd, (long)(text + used),
                                (long)sizeof text - 1 - used)) > 0)
            used += n;
        for (k = 15; k >= 0; k--, address /= 16)
            digits[k] = "0123456789abcdef"[address % 16];
        for (k = 0; digits[k] == '0';)
            k++;
        for (i = 0; i + 40 < used; i++) {
            int j = 0;
            while (k + j < 16 && text[i + j] == digits[k + j])
                j++;
            found |= (i == 0 || text[i - 1] == '\n') && k + j == 16 && text[i + j] == '-';
        }
        says(found ? "is there" : "is not there", "");
    }
}

/* The first multiple of 512 that this call, of length 0, takes for a page's address. */
static void page_size_by(long nr, long argument)
{
    long g, result;

    for (g = 512, result = -OS_EINVAL; result != 0 && g < 1 << 20; g *= 2)
        result = os_syscall3(nr, g, 0, argument);
    says(result != 0                ? name(result)
         : (os_size_t)g / 2 == page ? "tells it"
                                    : "tells another",
         "");
}
static void page_sizes(void **auxiliary)
{
    unsigned char vector[1];

    if (asks("page size: AT_PAGESZ is madvise's")) {
        unsigned long *a = (unsigned long *)auxiliary;
        while (a[0] != 0 && a[0] != OS_AT_PAGESZ)
            a += 2;
        says(a[1] == page ? "yes" : "no", "");
    }
    if (asks("page size: madvise of length 0"))
        page_size_by(OS_NR_madvise, OS_MADV_NORMAL);
    if (asks("page size: mincore of length 0"))
        page_size_by(OS_NR_mincore, (long)vector);
    if (asks("page size: msync of length 0"))
        page_size_by(OS_NR_msync, OS_MS_SYNC);
    if (asks("page size: mprotect of length 0"))
        page_size_by(OS_NR_mprotect, OS_PROT_NONE);
}

/* Who answers: "# Linux RELEASE MACHINE". qemu-user gives the host's release. */
static void introduce(void)
{
    static struct os_new_utsname name;

    (void)!os_uname(&name);
    (void)print("# Linux ", name.release, " ", name.machine, "");
}

int main(int argc, char **argv, char **envp)
{
    const long size = os_page_size();

    (void)argc, (void)argv;
    if (os_is_error(size))
        return 1;
    page = (os_size_t)size;
    while (*envp != 0)
        envp++;
    introduce();
    mmap_arguments();
    mmap_descriptors();
    mmap_bits();
    mmap_places();
    mmap_flags();
    mmap_contents();
    mmap_types();
    mmap_limits();
    protection();
    mprotect();
    mprotect_arguments();
    mprotect_parts();
    munmap();
    mremap();
    mremap_dontunmap();
    mremap_arguments();
    mremap_parts();
    madvise();
    madvise_ranges();
    madvise_dontneed();
    madvise_effects();
    msync();
    mincore();
    locking();
    files_in_memory();
    calls();
    brk_and_segments();
    process();
    page_sizes((void **)(envp + 1));
    return 0;
}
