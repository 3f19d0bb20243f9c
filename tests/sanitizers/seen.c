/* SPDX-License-Identifier: MIT */
/*
 * seen CASE: uses what the kernel has written or mapped, as a program may. A sanitizer that has not
 * been told complains. Ends with 0, 1 if the case itself fails, 77 if the kernel cannot do it.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/uio.h>
#include <unistd.h>

#include "os_core.h"

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The sanitizers' interfaces; without one of them nothing can be poisoned, nor is. */
void __msan_poison(const volatile void *, size_t) __attribute__((weak));
long __msan_test_shadow(const volatile void *, size_t) __attribute__((weak));
void __asan_poison_memory_region(const volatile void *, size_t) __attribute__((weak));
int __asan_address_is_poisoned(const volatile void *) __attribute__((weak));

static void poison(void *p, size_t length)
{
    if (__msan_poison)
        __msan_poison(p, length);
    if (__asan_poison_memory_region)
        __asan_poison_memory_region(p, length);
}
/* A branch on a byte, which is where MSan and valgrind look; and a load, which ASan looks at. */
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

/* By a call that nobody is told of: what is poisoned there stays so. */
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
/* What has not been written is not taken to be. */
static int read_beyond(void)
{
    unsigned char *buffer = malloc(5);
    if (read_3_of_5(buffer) != 3)
        return 1;
    return use(buffer + 3);
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
/* Mapped again by a call that nobody is told of. */
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
/* Grown in place, moved, and what it was moved from. */
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
/* What the program has poisoned stays so where a mapping grows in place. */
static int remapped_keeps(void)
{
    unsigned char *p = map_pages(3);
    if (!unmapped(p + 2 * page, 1))
        return 1;
    poison(p + page, page);
    if (os_mremap(p, 2 * page, 3 * page, 0, NULL) != (void *)p)
        return 1;
    return use(p + 2 * page - 1);
}
static int advised_away(void)
{
    unsigned char *p = map_pages(2);
    if (__msan_poison)
        __msan_poison(p, 2 * page);
    if (os_madvise(p, 2 * page, OS_MADV_DONTNEED) != 0)
        return 1;
    return use(p) || use(p + 2 * page - 1) || !unmapped(p, 2);
}
static int shared_segment(void)
{
    const long id = os_shmget(IPC_PRIVATE, 3 * page, 0600);
    unsigned char *p = map_pages(4);
    p = (unsigned char *)(((size_t)p + page) & -page);
    if (id < 0)
        return id == -OS_ENOSYS ? 77 : 1;
    poison(p, 3 * page);
    if (!unmapped_unseen(p, 3) || os_shmat((int)id, p, 0) != (void *)p ||
        os_shmctl((int)id, IPC_RMID, 0) != 0)
        return 1;
    return use(p) || use(p + 3 * page - 1) || os_shmdt(p) != 0;
}

/* Addresses that are reserved cost no shadow. 8 GiB of them have one of 1 GiB, or of 8. */
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

/*
 * Two threads that know nothing of each other, but that one comes later. Both live to the end: what
 * ends puts things in order. The first unmaps a page, the second maps another, or the same.
 */
static unsigned char *area;
static atomic_int step;
static volatile int shared; /* or the compiler drops it: nobody reads it */

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
/* Whoever only happens to unmap and to map something still races. */
static int true_race(void)
{
    return two_threads(&area);
}

/* MSan can say how much it takes for written: exactly what the kernel has. */
static unsigned char buffer[512], other[512];
static long wrong;
static void expect(const char *call, long result, const unsigned char *at, long bytes)
{
    long written = __msan_test_shadow ? __msan_test_shadow(at, 256) : bytes;
    if (result == -OS_ENOSYS || result == -OS_EPERM) {
        printf("# not here: %s\n", call);
        return;
    }
    if (!os_is_error(result) && written == bytes)
        return;
    printf("%s: %ld, %ld bytes, not %ld\n", call, result, written, bytes);
    wrong++;
}
static unsigned char *fresh_buffer(void)
{
    if (__msan_poison)
        __msan_poison(buffer, sizeof buffer);
    return buffer;
}
static int exact_bytes(void)
{
    const long b = (long)buffer, pid = getpid(), id = os_shmget(IPC_PRIVATE, page, 0600);
    struct iovec two[2] = {{buffer, 7}, {buffer + 7, 100}}, remote = {other, 20};
    void *where = other;
    unsigned long range[2] = {0, page};
    FILE *file = tmpfile();
    long fd;
    if (file == NULL || fwrite(other, 1, 20, file) != 20 || fflush(file) != 0)
        return 1;
    fd = fileno(file);
#define EXPECT(call, bytes) (fresh_buffer(), expect(#call, call, buffer, bytes))
    EXPECT(os_syscall4(OS_NR_pread64, fd, b, 100, 0), 20);
    EXPECT(os_syscall5(OS_NR_preadv, fd, (long)two, 2, 0, 0), 20);
    EXPECT(os_syscall6(OS_NR_preadv2, fd, (long)two, 2, 0, 0, 0), 20);
    EXPECT(os_syscall3(OS_NR_lseek, fd, 0, OS_SEEK_SET), 0);
    EXPECT(os_syscall3(OS_NR_readv, fd, (long)two, 1), 7);
    EXPECT(os_syscall3(OS_NR_read, fd, b, 100), 13);
    EXPECT(os_syscall3(OS_NR_read, fd, b, 100), 0); /* the end */
    EXPECT(os_syscall3(OS_NR_getrandom, b, 9, 0), 9);
    EXPECT(os_syscall4(OS_NR_readlinkat, OS_AT_FDCWD, (long)"/proc/self", b, 100),
           (long)snprintf((char *)other, sizeof other, "%ld", pid));
    EXPECT(os_syscall2(OS_NR_getcwd, b, 256), (long)strlen(getcwd((char *)other, 500)) + 1);
    EXPECT(os_process_vm_readv((int)pid, two, 2, &remote, 1, 0), 20);
    EXPECT(os_cachestat((int)fd, (struct cachestat_range *)(void *)range,
                        (struct cachestat *)(void *)buffer, 0), 40);
    EXPECT(os_get_mempolicy((int *)(void *)buffer, 0, 0, 0, 0), 4);
    EXPECT(os_get_mempolicy(0, (unsigned long *)(void *)buffer, 1025, 0, 0), 128);
    EXPECT(os_move_pages(0, 1, &where, 0, (int *)(void *)buffer, 0), 4);
    EXPECT(os_shmctl((int)id, IPC_STAT, (struct shmid_ds *)(void *)buffer),
           sizeof(struct shmid_ds));
    EXPECT(os_shmctl(0, IPC_INFO, (struct shmid_ds *)(void *)buffer), sizeof(struct shminfo));
    EXPECT(os_shmctl(0, SHM_INFO, (struct shmid_ds *)(void *)buffer), sizeof(struct shm_info));
    EXPECT(os_shmctl((int)id, IPC_RMID, 0), 0);
    return wrong != 0;
}
/* For valgrind, to show that it would complain. */
static int never_written(void)
{
    unsigned char *byte = malloc(1);
    return use(byte);
}

static const struct {
    const char *name;
    int (*run)(void);
} cases[] = {
    {"mincore", mincore_vector},
    {"read", read_buffer},
    {"read-beyond", read_beyond},
    {"reused", reused_address},
    {"reused-by-libc", reused_by_libc},
    {"reused-by-helper", reused_by_helper},
    {"remapped", remapped},
    {"remapped-keeps", remapped_keeps},
    {"advised-away", advised_away},
    {"segment", shared_segment},
    {"large", large},
    {"threads", reused_by_thread},
    {"race", true_race},
    {"bytes", exact_bytes},
    {"never-written", never_written},
};
int main(int argc, char **argv)
{
    page = (size_t)sysconf(_SC_PAGESIZE);
    for (size_t i = 0; i < COUNT(cases); i++)
        if (argc == 2 && strcmp(argv[1], cases[i].name) == 0)
            return cases[i].run();
    fprintf(stderr, "usage: seen CASE\n");
    return 2;
}
