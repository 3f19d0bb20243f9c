/* SPDX-License-Identifier: MIT */
/*
 * The code of a call is right whatever surrounds it. Each line of main is a test; the number of the
 * first that fails is the exit status, 0 if none does.
 *
 * Compiled with OS_CORE_STATIC, at every level of optimisation: here the calls are inlined.
 */
#define OS_CORE_STATIC
#define OS_CORE_START
#include "os_core.h"

#define OPAQUE __attribute__((__noinline__))
#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
/* Whole pages on every machine. */
#define PAGES 65536L

int main(void);
void _start(void);

/* The six arguments are all calls. Each overwrites every register that a call may overwrite. */
static volatile long calls;
static OPAQUE long value(long v)
{
    calls = os_syscall6(OS_NR_lseek, -1 - v, ~v, v + 7, 9, 9, 9);
    return v;
}
static OPAQUE void *pointer(void) { return (void *)value(0); }
static OPAQUE os_size_t size(void) { return (os_size_t)value(2 * PAGES); }
static OPAQUE int prot(void) { return (int)value(RW); }
static OPAQUE int flags(void) { return (int)value(ANON); }
static OPAQUE int fd(void) { return (int)value(-1); }

static OPAQUE int usable(char *p)
{
    if (p == OS_MAP_FAILED)
        return 0;
    p[0] = 1;
    p[2 * PAGES - 1] = 2;
    return p[0] == 1 && p[2 * PAGES - 1] == 2 && p[PAGES] == 0 && os_munmap(p, size()) == 0;
}
static OPAQUE int arguments_are_calls(void)
{
    return usable((char *)os_mmap(pointer(), size(), prot(), flags(), fd(), value(0))) &&
           usable((char *)os_syscall6(value(OS_NR_mmap), value(0), value(2 * PAGES), value(RW),
                                      value(ANON), value(-1), value(0)));
}

/* Every number of arguments; the last one decides. The number is known at run time only. */
static volatile long file;
static OPAQUE int arities(long getpid, long fchdir, long dup3, long lseek, long pread, long remap,
                          long mmap)
{
    char byte[2] = {0, 0};
    long near = os_syscall6(OS_NR_mmap, 0, 4 * PAGES, OS_PROT_NONE, ANON, -1, 0);
    char *page = (char *)os_syscall6(mmap, 0, PAGES, OS_PROT_READ, OS_MAP_PRIVATE, file, PAGES);
    return os_syscall0(getpid) > 0 && os_syscall1(fchdir, -1) == -OS_EBADF &&
           os_syscall1(fchdir, file) == -OS_ENOTDIR &&
           os_syscall3(dup3, file, file, 0) == -OS_EINVAL && /* the same twice */
           os_syscall3(lseek, file, PAGES + 1, OS_SEEK_SET) == PAGES + 1 &&
           os_syscall3(lseek, file, 1, OS_SEEK_CUR) == PAGES + 2 &&
           os_syscall4(pread, file, (long)byte, 1, PAGES) == 1 && byte[0] == 'B' && byte[1] == 0 &&
           page[0] == 'B' && /* the second half of the file, so the sixth argument arrived */
           os_syscall5(remap, (long)page, PAGES, PAGES, OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED,
                       near + PAGES) == near + PAGES &&
           *(char *)(near + PAGES) == 'B' && os_syscall2(OS_NR_munmap, near, 4 * PAGES) == 0;
}
/* The same with a number that is a constant. */
static OPAQUE int numbers_are_constants(void)
{
    char byte = 0;
    return os_syscall0(OS_NR_getpid) > 0 && os_syscall1(OS_NR_fchdir, file) == -OS_ENOTDIR &&
           os_syscall2(OS_NR_munmap, 1, PAGES) == -OS_EINVAL &&
           os_syscall3(OS_NR_lseek, file, PAGES + 1, OS_SEEK_SET) == PAGES + 1 &&
           os_syscall4(OS_NR_pread64, file, (long)&byte, 1, PAGES) == 1 && byte == 'B' &&
           os_syscall5(OS_NR_mremap, 1, PAGES, PAGES, 0, 0) == -OS_EINVAL;
}
static volatile long numbers[] = {OS_NR_getpid,  OS_NR_fchdir, OS_NR_dup3, OS_NR_lseek,
                                  OS_NR_pread64, OS_NR_mremap, OS_NR_mmap};

/* More values live across a call than there are registers: none may be in one that is lost. */
#define VALUES(X) \
    X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) \
    X(10) X(11) X(12) X(13) X(14) X(15)
#define LOAD(n) long v##n = from[n];
#define SAME(n) && v##n == n + 100
static volatile long from[16];
static OPAQUE int registers_live(void)
{
    VALUES(LOAD)
    long r = os_syscall6(OS_NR_lseek, -1, 0, 0, 5, 6, 7);
    return r == -OS_EBADF VALUES(SAME);
}

/* Stores before and loads after a call stay there. */
static OPAQUE int memory_is_read_and_written(void)
{
    long x = 1, y = 0;
    int written = os_syscall4(OS_NR_pwrite64, file, (long)&x, sizeof x, 0) == sizeof x;
    x = 2;
    written += os_syscall4(OS_NR_pwrite64, file, (long)&x, sizeof x, 8) == sizeof x;
    x = 3;
    written += os_syscall4(OS_NR_pread64, file, (long)&x, sizeof x, 0) == sizeof x;
    written += os_syscall4(OS_NR_pread64, file, (long)&y, sizeof y, 8) == sizeof y;
    return written == 4 && x == 1 && y == 2;
}
/* The call changes memory that its arguments do not mention: the file is mapped. */
static OPAQUE int memory_that_no_argument_names(void)
{
    int *p = (int *)os_mmap(0, PAGES, RW, OS_MAP_SHARED, (int)file, PAGES);
    if (p == (int *)OS_MAP_FAILED)
        return 0;
    int before, after, byte = 7;
    *p = 41;
    before = *p;
    long r = os_syscall4(OS_NR_pwrite64, file, (long)&byte, sizeof byte, PAGES);
    after = *p;
    *p = 'B';
    return r == sizeof byte && before == 41 && after == 7 && os_munmap(p, PAGES) == 0;
}

/* A leaf function: on x86_64 its locals lie in the red zone, below the stack pointer. */
static OPAQUE int red_zone(void)
{
    volatile long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
    long r = os_syscall0(OS_NR_getpid);
    return r > 0 && a == 1 && b == 2 && c == 3 && d == 4 && e == 5 && f == 6 && g == 7 && h == 8;
}

#define TEST(number, test) \
    if (!(test)) return number
int main(void)
{
    int i;
    char letter = 'B';
    file = os_syscall2(OS_NR_memfd_create, (long)"shape", 0);
    TEST(1, file >= 0 && os_syscall2(OS_NR_ftruncate, file, 2 * PAGES) == 0 &&
                os_syscall4(OS_NR_pwrite64, file, (long)&letter, 1, PAGES) == 1);
    for (i = 0; i < 16; i++)
        from[i] = i + 100;
    TEST(2, arguments_are_calls());
    TEST(3, arities(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5],
                    numbers[6]));
    TEST(4, numbers_are_constants());
    TEST(5, registers_live());
    TEST(6, memory_is_read_and_written());
    TEST(7, memory_that_no_argument_names());
    TEST(8, red_zone());
    return 0;
}
