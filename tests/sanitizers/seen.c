/* SPDX-License-Identifier: MIT */
/*
 * seen CASE...: uses memory that the kernel has written or mapped, as a program may. A sanitizer
 * that has not been told complains. Ends with 0, 1 if a case itself fails, 77 if the kernel cannot
 * do it, or 2 for an unknown case.
 */
#include "seen.h"

#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void poison(void *p, size_t length)
{
    if (__msan_poison)
        __msan_poison(p, length);
    if (__asan_poison_memory_region)
        __asan_poison_memory_region(p, length);
}
/* A branch on a byte, where MSan and valgrind look; and a load, where ASan looks. */
static int use(const unsigned char *p)
{
    const volatile unsigned char *byte = p;
    if (*byte == 77)
        puts("77");
    return 0;
}

static size_t page;
static unsigned char *map_pages(size_t pages)
{
    unsigned char *p = os_mmap(NULL, pages * page, RW, ANON, -1, 0);
    if (p == OS_MAP_FAILED)
        exit(1);
    return p;
}
static int unmapped(void *p, size_t pages)
{
    return os_munmap(p, pages * page) == 0;
}

/* Nobody is told of this call: poisoned memory there stays poisoned. */
static int unmapped_unseen(void *p, size_t pages)
{
    return syscall(OS_NR_munmap, p, pages * page) == 0;
}

static int mincore_vector(void)
{
    unsigned char *p = map_pages(3), *vec = malloc(3);
    p[page] = 1;
    if (os_mincore(p, 2 * page + 1, vec) != 0)
        return 1;
    use(vec);
    use(vec + 2);
    return !(vec[1] & 1) || !unmapped(p, 3);
}

static long read_3_of_5(unsigned char *buffer)
{
    int ends[2];
    if (pipe(ends) != 0 || write(ends[1], "abc", 3) != 3)
        return -1;
    return os_syscall3(OS_NR_read, ends[0], (long)buffer, 5);
}
static int read_buffer(void)
{
    unsigned char *buffer = malloc(5);
    if (read_3_of_5(buffer) != 3)
        return 1;
    use(buffer);
    return use(buffer + 2);
}
/* Bytes that have not been written are not taken for written. */
static int read_beyond(void)
{
    unsigned char *buffer = malloc(5);
    if (read_3_of_5(buffer) != 3)
        return 1;
    return use(buffer + 3);
}

/* The typed functions do the same. */
static int typed_calls(void)
{
    int *ends = malloc(2 * sizeof *ends);
    unsigned char *buffer = malloc(5);
    if (os_pipe2(ends, OS_O_CLOEXEC) != 0)
        return 1;
    if (ends[0] < 0 || ends[1] < 0 || os_write(ends[1], "abc", 3) != 3 ||
        os_read(ends[0], buffer, 5) != 3)
        return 1;
    return use(buffer) || use(buffer + 2);
}

static int reused_address(void)
{
    unsigned char *p = map_pages(3);
    poison(p, 3 * page);
    if (!unmapped_unseen(p, 3) ||
        os_mmap(p, 2 * page + 1, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0) != (void *)p)
        return 1;
    use(p);
    use(p + 2 * page - 1);
    use(p + 3 * page - 1); /* the whole last page */
    return !unmapped(p, 3);
}
/* A call that nobody is told of maps the memory again. */
static int reused_by_libc(void)
{
    unsigned char *p = map_pages(3);
    poison(p, 3 * page);
    if (!unmapped(p, 3) ||
        syscall(OS_NR_mmap, p, 3 * page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0L) != (long)p)
        return 1;
    return use(p) || use(p + 3 * page - 1) || !unmapped(p, 3);
}
static int reused_by_helper(void)
{
    void *memory, *again;
    if (os_map_anonymous(&memory, 3 * page) != 0)
        return 1;
    poison(memory, 3 * page);
    if (!unmapped_unseen(memory, 3) ||
        os_map_exactly(again = memory, 3 * page, RW, ANON, -1, 0) != 0)
        return 1;
    return use(again) || use((unsigned char *)again + 3 * page - 1) || !unmapped(again, 3);
}
/* The outputs, and the memory that they point to. */
static int mapped_file(void)
{
    void **data = malloc(sizeof *data);
    size_t *length = malloc(sizeof *length);
    if (os_map_file(data, length, "/proc/self/exe") != 0)
        return 1;
    return use((unsigned char *)data) || use((unsigned char *)length) || use(*data) ||
           os_munmap(*data, *length) != 0;
}
/* A mapping is grown in place, and moved; its old place is used. */
static int remapped(void)
{
    unsigned char *p = map_pages(6), *q;
    poison(p, 6 * page);
    if (!unmapped_unseen(p + 3 * page, 3))
        return 1;
    if (os_mremap(p, 3 * page, 5 * page, 0, NULL) != (void *)p)
        return 1;
    use(p + 3 * page);
    use(p + 5 * page - 1);
    q = os_mremap(p, 5 * page, 5 * page, OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, NULL);
    if (q == OS_MAP_FAILED || q == p)
        return 1;
    use(q);
    use(q + 5 * page - 1);
    use(p);
    return use(p + 5 * page - 1) || !unmapped(p, 5) || !unmapped(q, 5);
}
/* mremap cuts off the tail; a call that nobody is told of maps it again. */
static int shrunk(void)
{
    unsigned char *p = map_pages(4);
    poison(p, 4 * page);
    if (os_mremap(p, 4 * page, page + 1, 0, NULL) != (void *)p ||
        syscall(OS_NR_mmap, p + 2 * page, 2 * page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0L) !=
            (long)(p + 2 * page))
        return 1;
    return use(p + 2 * page) || use(p + 4 * page - 1) || !unmapped(p, 4);
}
/* We shrink the heap and grow it, and so does a call that nobody is told of. */
static int heap(void)
{
    unsigned char *end = os_brk(NULL), *p = end + 2 * page;
    if (os_brk(end + 9 * page) != end + 9 * page)
        return 1;
    poison(p, 7 * page);
    if (os_brk(p) != p || syscall(OS_NR_brk, end + 5 * page) < 0)
        return 1;
    use(p);
    use(end + 5 * page - 1);
    poison(p, 7 * page);
    if (syscall(OS_NR_brk, p) < 0 || os_brk(end + 9 * page) != end + 9 * page)
        return 1;
    use(p);
    return use(end + 9 * page - 1) || os_brk(end) != end;
}
/* Memory that the program has poisoned stays so where a mapping grows in place. */
static int grown_in_place(int flags)
{
    unsigned char *p = map_pages(3);
    if (!unmapped(p + 2 * page, 1))
        return 1;
    poison(p + page, page);
    if (os_mremap(p, 2 * page, 3 * page, flags, NULL) != (void *)p)
        return 1;
    return use(p + 2 * page - 1);
}
static int remapped_keeps(void)
{
    return grown_in_place(0);
}
/* It stays so also where the mapping might have moved. */
static int maymove_keeps(void)
{
    return grown_in_place(OS_MREMAP_MAYMOVE);
}
/* Advice is for whole pages. */
static int advised(size_t length, int advice, int undo)
{
    unsigned char *p = map_pages(2);
    if (__msan_poison)
        __msan_poison(p, 2 * page);
    if (os_madvise(p, length, advice) != 0 || (undo && os_madvise(p, length, undo) != 0))
        return DOES_NOT_HAVE;
    return use(p) || use(p + 2 * page - 1) || !unmapped(p, 2);
}
static int advised_away(void)
{
    return advised(page + 1, OS_MADV_DONTNEED, 0);
}
static int guarded(void)
{
    return advised(page + 1, OS_MADV_GUARD_INSTALL, OS_MADV_GUARD_REMOVE);
}
static int shared_segment(void)
{
    const long id = os_shmget(IPC_PRIVATE, 3 * page, 0600);
    unsigned char *p = map_pages(4);
    p = (unsigned char *)(((size_t)p + page) & -page);
    if (id < 0)
        return id == -OS_ENOSYS ? DOES_NOT_HAVE : 1;
    poison(p, 3 * page);
    if (!unmapped_unseen(p, 3) || os_shmat((int)id, p, 0) != (void *)p ||
        os_shmctl((int)id, IPC_RMID, 0) != 0)
        return 1;
    return use(p) || use(p + 3 * page - 1) || os_shmdt(p) != 0;
}

/*
 * Another thread can get an address as soon as the kernel has unmapped it, and may poison memory
 * there for itself. Here the program plays the kernel, and that thread.
 */
static unsigned char *taken;
static long takes_it(const long *arguments)
{
    const long result = real_call(arguments);
    if (!os_is_error(result) &&
        syscall(OS_NR_mmap, taken, page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0L) == (long)taken)
        poison(taken, page);
    return result;
}
static int taken_after(long nr)
{
    unsigned char *p = map_pages(4); /* the fourth is in its way */
    const int cannot = stand_in_for(nr, (long)p, takes_it);
    if (cannot)
        return cannot;
    taken = p + page;
    if (nr == OS_NR_munmap
            ? !unmapped(p, 3)
            : os_mremap(p, 3 * page, 99 * page, OS_MREMAP_MAYMOVE, NULL) == (void *)p)
        return 1;
    return use(taken);
}
static int taken_after_munmap(void)
{
    return taken_after(OS_NR_munmap);
}
static int taken_after_mremap(void)
{
    return taken_after(OS_NR_mremap);
}

/* The result is the number of pages that were not moved: their statuses cannot be counted on. */
static long moves_two_of_three(const long *arguments)
{
    return ((int *)arguments[4])[0] = 5, ((int *)arguments[4])[1] = 6, 1;
}
static int not_moved(void)
{
    int *status = malloc(3 * sizeof *status);
    const int cannot = stand_in_for(OS_NR_move_pages, 0, moves_two_of_three);
    if (cannot)
        return cannot;
    if (__msan_poison)
        __msan_poison(status, 3 * sizeof *status);
    if (os_move_pages(0, 3, NULL, NULL, status, 0) != 1)
        return 1;
    if (!__msan_test_shadow)
        return 0;
    return __msan_test_shadow(status, 3 * sizeof *status) != 2 * sizeof *status;
}

/* Numbers that mean nothing give an error, and nothing else happens. */
static int refused(void)
{
    unsigned char *p = map_pages(1);
    volatile size_t none = 0; /* or the header refuses it */
    const size_t most = PTRDIFF_MAX + none, all = SIZE_MAX - none;
    void *const far = (void *)(LONG_MAX & -(long)page), *const last = (void *)-page;
    return os_munmap(p, most) != -OS_EINVAL || os_munmap(p, all) != -OS_EINVAL ||
           os_munmap(far, 2 * page) != -OS_EINVAL || os_munmap(last, page) != -OS_EINVAL ||
           os_munmap(p + 1, page) != -OS_EINVAL || os_munmap(p, none) != -OS_EINVAL ||
           os_mremap(p, most, page, 0, NULL) != OS_MAP_FAILED ||
           os_mremap(p, all, most, OS_MREMAP_MAYMOVE, NULL) != OS_MAP_FAILED ||
           os_mremap(p, page, all, OS_MREMAP_MAYMOVE, NULL) != OS_MAP_FAILED ||
           os_mremap(last, page, 2 * page, OS_MREMAP_MAYMOVE, NULL) != OS_MAP_FAILED ||
           os_shmdt(far) != -OS_EINVAL || os_shmdt(last) != -OS_EINVAL ||
           os_madvise(p, all, OS_MADV_DONTNEED) == 0 || os_brk((void *)1) == (void *)1 ||
           os_mmap(NULL, all, RW, ANON, -1, 0) != OS_MAP_FAILED ||
           os_getsockname(-1, NULL, NULL) != -OS_EBADF || !unmapped(p, 1);
}

/* Without a sanitizer, nothing looks for one. */
static int quiet(void)
{
    const long nr[] = {OS_NR_madvise, OS_NR_msync, OS_NR_shmctl, OS_NR_brk};
    const long id = os_shmget(IPC_PRIVATE, page, 0600);
    void *p = map_pages(3), *segment;
    unsigned char vec[3];
    const int cannot = id < 0 ? DOES_NOT_HAVE : forbid(nr, COUNT(nr));
    if (cannot)
        return cannot;
    segment = os_shmat((int)id, NULL, 0);
    p = os_mremap(p, 3 * page, 99 * page, OS_MREMAP_MAYMOVE, NULL);
    os_exit_group(segment == OS_MAP_FAILED || os_shmdt(segment) != 0 || p == OS_MAP_FAILED ||
                  os_mincore(p, page, vec) != 0 || !unmapped(p, 99));
}

/* Reserved addresses cost no shadow. The shadow of 8 GiB would be 1 GiB, or 8. */
static int large(void)
{
    const size_t length = (size_t)8 << 30;
    struct rusage before, after;
    unsigned char *p;
    getrusage(RUSAGE_SELF, &before);
    p = os_mmap(NULL, length, RW, ANON | OS_MAP_NORESERVE, -1, 0);
    if (p == OS_MAP_FAILED)
        return 1;
    poison(p + page, 1);
    poison(p + length / 2, 1);
    poison(p + length - 2, 1);
    if (os_mmap(p, length, RW, ANON | OS_MAP_NORESERVE | OS_MAP_FIXED, -1, 0) != (void *)p)
        return 1;
    use(p + page);
    use(p + length / 2);
    use(p + length - 2);
    if (os_munmap(p, length) != 0)
        return 1;
    getrusage(RUSAGE_SELF, &after);
    printf("%ld KiB\n", after.ru_maxrss - before.ru_maxrss);
    return after.ru_maxrss - before.ru_maxrss > 64 << 10;
}

/* To TypeSanitizer memory has the type of the last write, but for those through volatile. */
static void as_int(void *p)
{
    *(int *)p = 42;
    __asm__ __volatile__("" ::: "memory");
}
static int as_double(void *p)
{
    *(double *)p = 1.5;
    __asm__ __volatile__("" ::: "memory");
    return *(double *)p != 1.5;
}
static int retyped(void)
{
    unsigned char *p = map_pages(3), *last = p + 3 * page - sizeof(double);
    as_int(p), as_int(last);
    if (!unmapped_unseen(p, 3) ||
        os_mmap(p, 2 * page + 1, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0) != (void *)p)
        return 1;
    return as_double(p) || as_double(last) || !unmapped(p, 3);
}
static int retyped_by_libc(void)
{
    unsigned char *p = map_pages(300), *last = p + 300 * page - sizeof(double);
    as_int(p), as_int(last);
    if (!unmapped(p, 300) ||
        syscall(OS_NR_mmap, p, 300 * page, RW, ANON | OS_MAP_FIXED_NOREPLACE, -1, 0L) != (long)p)
        return 1;
    return as_double(p) || as_double(last) || !unmapped(p, 300);
}
static int mistyped(void)
{
    unsigned char *p = map_pages(1);
    as_int(p);
    return as_double(p);
}

/*
 * Many short mappings, one after the other, take no memory, and telling of them takes little time.
 * The test takes the least of many turns, for other programs may disturb each turn.
 */
enum { TURNS = 40, MAPPINGS = 500 };
static double least(double a, double b)
{
    return a < b ? a : b;
}
static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}
static int map_seen(void)
{
    unsigned char *p = map_pages(1);
    *p = 1;
    return unmapped(p, 1);
}
static int map_unseen(void)
{
    unsigned char *p = (unsigned char *)syscall(OS_NR_mmap, NULL, page, RW, ANON, -1, 0L);
    *p = 1;
    return unmapped_unseen(p, 1);
}
/* How long one mapping takes; a negative number if one fails. */
static double takes(int (*map)(void))
{
    const double began = microseconds();
    for (int i = 0; i < MAPPINGS; i++)
        if (!map())
            return -1;
    return (microseconds() - began) / MAPPINGS;
}
static int many(void)
{
    struct rusage before, after;
    double seen = 1e9, unseen = 1e9;
    getrusage(RUSAGE_SELF, &before);
    for (int i = 0; i < TURNS; i++) {
        seen = least(seen, takes(map_seen));
        unseen = least(unseen, takes(map_unseen));
    }
    getrusage(RUSAGE_SELF, &after);
    printf("%ld KiB, %.2f and %.2f us\n", after.ru_maxrss - before.ru_maxrss, seen, unseen);
    return seen < 0 || unseen < 0 || after.ru_maxrss - before.ru_maxrss > 4 << 10 ||
           seen > 4 * unseen + 5;
}

/*
 * Two threads know nothing of each other, except that one comes later. Both live to the end, for an
 * ending thread puts things in order. The first unmaps a page, the second maps another page, or the
 * same.
 */
static unsigned char *area;
static atomic_int step;
static volatile int shared; /* volatile, or the compiler drops it: nobody reads it */

static void wait_for(int n)
{
    while (atomic_load_explicit(&step, memory_order_relaxed) < n)
        usleep(1000); /* TSan forgets what lies too many steps back */
}
static void next(int n)
{
    atomic_store_explicit(&step, n, memory_order_relaxed);
}
static void *first_thread(void *racing)
{
    area[0] = 1;
    if (racing)
        shared = 1;
    if (!unmapped(area, 1))
        exit(1);
    next(1);
    wait_for(2);
    return NULL;
}
static void *second_thread(void *racing)
{
    unsigned char *p = racing ? area + (1 << 17) : area;
    wait_for(1);
    if (os_mmap(p, page, RW, ANON | OS_MAP_FIXED, -1, 0) != (void *)p)
        exit(1);
    p[0] = 2;
    if (racing)
        shared = 2;
    next(2);
    return NULL;
}
static int two_threads(void *racing)
{
    pthread_t first, second;
    area = map_pages(((size_t)1 << 18) / page);
    return pthread_create(&second, NULL, second_thread, racing) != 0 ||
           pthread_create(&first, NULL, first_thread, racing) != 0 ||
           pthread_join(second, NULL) != 0 || pthread_join(first, NULL) != 0;
}
static int reused_by_thread(void)
{
    return two_threads(NULL);
}
/* Threads that only happen to unmap and to map something still race. */
static int true_race(void)
{
    return two_threads(&area);
}

static const struct {
    const char *name;
    int (*run)(void);
} cases[] = {
    {"mincore", mincore_vector},
    {"read", read_buffer},
    {"read-beyond", read_beyond},
    {"typed", typed_calls},
    {"reused", reused_address},
    {"reused-by-libc", reused_by_libc},
    {"reused-by-helper", reused_by_helper},
    {"mapped-file", mapped_file},
    {"remapped", remapped},
    {"shrunk", shrunk},
    {"heap", heap},
    {"remapped-keeps", remapped_keeps},
    {"maymove-keeps", maymove_keeps},
    {"advised-away", advised_away},
    {"guarded", guarded},
    {"segment", shared_segment},
    {"taken-after-munmap", taken_after_munmap},
    {"taken-after-mremap", taken_after_mremap},
    {"not-moved", not_moved},
    {"refused", refused},
    {"quiet", quiet},
    {"large", large},
    {"retyped", retyped},
    {"retyped-by-libc", retyped_by_libc},
    {"mistyped", mistyped},
    {"many", many},
    {"threads", reused_by_thread},
    {"race", true_race},
};
static int run(const char *name)
{
    for (size_t i = 0; i < COUNT(cases); i++)
        if (strcmp(name, cases[i].name) == 0)
            return cases[i].run();
    return 2;
}
int main(int argc, char **argv)
{
    page = (size_t)sysconf(_SC_PAGESIZE);
    for (int i = 1; i < argc; i++) {
        const int status = run(argv[i]);
        if (status != 0)
            return printf("%s: %d\n", argv[i], status), status;
    }
    return argc < 2 ? 2 : 0;
}
