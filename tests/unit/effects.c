/* SPDX-License-Identifier: MIT */
/*
 * The memory family: of each call the smallest effect that proves that its arguments arrived. What
 * qemu-user or this kernel lacks is skipped, by its own ENOSYS; the seam has the arguments of all.
 */
#define OS_CORE_CALLS
#include "unit.h"

#include <sys/auxv.h>
#include <sys/ioctl.h>
#include <sys/shm.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>

static int load(void *address)
{
    (void)*(volatile unsigned char *)address;
    return 0;
}
static int store(void *address)
{
    *(volatile unsigned char *)address = 1;
    return 0;
}

static void mremap_moves_to_a_place(void **state)
{
    (void)state;
    unsigned char *place = map_pages(4), *old = map_pages(2);
    assert_true(os_mremap(old, 2 * page, 2 * page, OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED,
                          place + page) == place + page);
    check_filled(place, 1, 1);
    check_filled(place + page, 2, 1);
    check_filled(place + 3 * page, 1, 4);
    assert_false(is_mapped(old) || is_mapped(old + page));
    old = map_pages(1);
    assert_int_equal(os_mremap_raw(old, page, page, OS_MREMAP_MAYMOVE | OS_MREMAP_FIXED, place),
                     (long)place);
    check_filled(place, 1, 1);
    unmap_pages(place, 4);
}
static void mremap_grows_with_its_contents(void **state)
{
    (void)state;
    unsigned char *p = map_pages(2);
    unsigned char *grown = os_mremap(p, 2 * page, 40 * page, OS_MREMAP_MAYMOVE, NULL);
    assert_true(grown != OS_MAP_FAILED);
    check_filled(grown, 2, 1);
    check_filled(grown + 2 * page, 1, 0);
    grown[40 * page - 1] = 1;
    assert_true(os_mremap(grown, 40 * page, page, 0, NULL) == grown);
    check_filled(grown, 1, 1);
    assert_false(is_mapped(grown + page));
    unmap_pages(grown, 1);
}
static void mremap_leaves_the_old_range(void **state)
{
    (void)state;
    unsigned char *old = map_pages(1);
    unsigned char *p = os_mremap(old, page, page, OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, NULL);
    assert_true(p != OS_MAP_FAILED && p != old);
    check_filled(p, 1, 1);
    check_filled(old, 1, 0);
    unmap_pages(p, 1);
    unmap_pages(old, 1);
}
static void mremap_maps_shared_pages_twice(void **state)
{
    (void)state;
    unsigned char *p = os_mmap(NULL, page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    long twin = os_mremap_raw(p, 0, page, OS_MREMAP_MAYMOVE, NULL);
    same_as_linux("mremap: old size 0, a shared mapping");
    assert_false(os_is_error(twin));
    p[7] = 42;
    assert_int_equal(((unsigned char *)twin)[7], 42);
    unmap_pages((void *)twin, 1);
    unmap_pages(p, 1);
}

static void mprotect_of_one_page(void **state)
{
    (void)state;
    unsigned char *p = map_pages(3);
    assert_int_equal(os_mprotect(p + page, page, OS_PROT_READ), 0);
    assert_int_equal(in_child(load, p + page), 0);
    assert_int_equal(in_child(store, p + page), DIED + SIGSEGV);
    assert_int_equal(in_child(store, p), 0);
    assert_int_equal(in_child(store, p + 2 * page), 0);
    assert_int_equal(os_mprotect(p + page, 1, OS_PROT_NONE), 0);
    assert_int_equal(in_child(load, p + page), DIED + SIGSEGV);
    assert_int_equal(os_mprotect(p, 3 * page, RW), 0);
    assert_int_equal(in_child(store, p + page), 0);
    check_filled(p, 3, 1);
    unmap_pages(p, 3);
}
static void madvise_zeroes_one_page(void **state)
{
    (void)state;
    unsigned char *p = map_pages(3);
    assert_int_equal(os_madvise(p + page, page, OS_MADV_DONTNEED), 0);
    check_filled(p, 1, 1);
    check_filled(p + page, 1, 0);
    check_filled(p + 2 * page, 1, 3);
    unmap_pages(p, 3);
}
/* Whether a disk was written cannot be seen: only the result, and that the file has it. */
static void msync_of_a_file(void **state)
{
    int fd = memory_file(2);
    (void)state;
    unsigned char *p = os_mmap(NULL, 2 * page, RW, OS_MAP_SHARED, fd, 0), byte = 0;
    assert_true(p != OS_MAP_FAILED);
    p[page] = 42;
    assert_int_equal(os_msync(p + page, page, OS_MS_SYNC), 0);
    assert_int_equal(os_msync(p, 2 * page, OS_MS_ASYNC | OS_MS_INVALIDATE), 0);
    assert_int_equal(pread(fd, &byte, 1, (off_t)page), 1);
    assert_int_equal(byte, 42);
    unmap_pages(p, 2);
    close(fd);
}
static void mincore_of_three_pages(void **state)
{
    unsigned char in_memory[5] = {0xaa, 0xaa, 0xaa, 0xaa, 0xaa};
    (void)state;
    unsigned char *p = os_mmap(NULL, 3 * page, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    p[page] = 1;
    assert_int_equal(os_mincore(p, 2 * page + 1, in_memory + 1), 0);
    assert_int_equal(in_memory[0], 0xaa);
    assert_int_equal(in_memory[1] & 1, 0);
    assert_int_equal(in_memory[2] & 1, 1);
    assert_int_equal(in_memory[3] & 1, 0);
    assert_int_equal(in_memory[4], 0xaa);
    unmap_pages(p, 3);
}

/* VmLck of /proc/self/status, in bytes. */
static long locked(void)
{
    char line[200];
    long kilobytes = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (sscanf(line, "VmLck: %ld kB", &kilobytes) == 1)
            break;
    if (status != NULL)
        fclose(status);
    return kilobytes * 1024;
}
static void may_be_locked(long result)
{
    if (result == -OS_ENOMEM || result == -OS_EPERM)
        skip_because("RLIMIT_MEMLOCK is too low");
    assert_int_equal(result, 0);
}
static void mlock_of_two_pages(void **state)
{
    (void)state;
    unsigned char *p = map_pages(4);
    long before = locked();
    assert_true(before >= 0);
    may_be_locked(os_mlock(p + page + 1, page)); /* two pages have a part in it */
    assert_int_equal(locked(), before + 2 * (long)page);
    assert_int_equal(os_munlock(p + 2 * page, page), 0);
    assert_int_equal(locked(), before + (long)page);
    assert_int_equal(os_munlock(p, 4 * page), 0);
    assert_int_equal(locked(), before);
    unmap_pages(p, 4);
}
static void mlock2_on_fault(void **state)
{
    (void)state;
    unsigned char *p = os_mmap(NULL, 4 * page, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    long before = locked(), result = os_mlock2(p, 2 * page, OS_MLOCK_ONFAULT);
    skip_if_missing("mlock2", result);
    may_be_locked(result);
    assert_int_equal(locked(), before + 2 * (long)page);
    assert_false(is_resident(p) || is_resident(p + page));
    may_be_locked(os_mlock2(p + 2 * page, page, 0));
    assert_true(is_resident(p + 2 * page));
    assert_false(is_resident(p + 3 * page));
    unmap_pages(p, 4);
}
static int lock_all(void *unused)
{
    (void)unused;
    long result = os_mlockall(OS_MCL_CURRENT | OS_MCL_ONFAULT);
    if (result == -OS_ENOMEM || result == -OS_EPERM)
        return 1;
    if (result != 0 || locked() <= 0)
        return 2;
    return os_munlockall() == 0 && locked() == 0 ? 0 : 3;
}
static void mlockall_of_what_is_mapped(void **state)
{
    (void)state;
    int result = in_child(lock_all, NULL);
    if (result == 1)
        skip_because("RLIMIT_MEMLOCK is too low");
    assert_int_equal(result, 0);
}

static void memfd_create_with_name_and_flag(void **state)
{
    char path[40], target[80] = "";
    (void)state;
    int fd = (int)os_memfd_create("a-name", OS_MFD_CLOEXEC | OS_MFD_ALLOW_SEALING);
    skip_if_missing("memfd_create", fd);
    assert_true(fd >= 0);
    assert_int_equal(fcntl(fd, F_GETFD), FD_CLOEXEC);
    assert_int_equal(fcntl(fd, F_GET_SEALS), 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    assert_true(readlink(path, target, sizeof target - 1) > 0);
    assert_non_null(strstr(target, "a-name"));
    close(fd);
    fd = (int)os_memfd_create("", 0);
    assert_int_equal(fcntl(fd, F_GETFD), 0);
    close(fd);
}
static void memfd_secret_is_hidden(void **state)
{
    unsigned char copy[4] = {0};
    (void)state;
    long fd = os_memfd_secret(OS_O_CLOEXEC);
    skip_if_missing("memfd_secret", fd);
    assert_true(fd >= 0);
    assert_int_equal(fcntl((int)fd, F_GETFD), FD_CLOEXEC);
    assert_int_equal(ftruncate((int)fd, (off_t)page), 0);
    unsigned char *p = os_mmap(NULL, page, RW, OS_MAP_SHARED, (int)fd, 0);
    assert_true(p != OS_MAP_FAILED);
    p[0] = 42;
    assert_int_equal(p[0], 42);
    const struct os_iovec here = {copy, 4}, there = {p, 4};
    long read = os_process_vm_readv(getpid(), &here, 1, &there, 1, 0);
    assert_true(read == 0 || read == -OS_EFAULT);
    assert_int_equal(copy[0], 0);
    unmap_pages(p, 1);
    close((int)fd);
}

static void pkey_mprotect_without_a_key(void **state)
{
    (void)state;
    unsigned char *p = map_pages(2);
    long result = os_pkey_mprotect(p, page, OS_PROT_READ, -1);
    skip_if_missing("pkey_mprotect", result);
    assert_int_equal(result, 0);
    assert_int_equal(in_child(load, p), 0);
    assert_int_equal(in_child(store, p), DIED + SIGSEGV);
    assert_int_equal(in_child(store, p + page), 0);
    unmap_pages(p, 2);
}
static void pkey_forbids_writing(void **state)
{
    (void)state;
    unsigned char *p = map_pages(1);
    long key = os_pkey_alloc(0, OS_PKEY_DISABLE_WRITE);
    skip_if_missing("pkey_alloc", key);
    if (key == -OS_EINVAL || key == -OS_ENOSPC)
        skip_because("this machine has no protection keys");
    assert_true(key > 0);
    assert_int_equal(os_pkey_mprotect(p, page, RW, (int)key), 0);
    assert_int_equal(in_child(load, p), 0);
    assert_int_equal(in_child(store, p), DIED + SIGSEGV);
    assert_int_equal(os_pkey_mprotect(p, page, RW, 0), 0);
    assert_int_equal(os_pkey_free((int)key), 0);
    assert_int_equal(os_pkey_free((int)key), -OS_EINVAL);
    check_filled(p, 1, 1);
    unmap_pages(p, 1);
}

/* In a child: what is sealed stays for good. */
static int seal(void *address)
{
    unsigned char *p = address;
    long result = os_mseal(p + page, page, 0);
    if (result == -OS_ENOSYS)
        return 1;
    if (result != 0)
        return 2;
    if (os_mprotect(p + page, page, OS_PROT_READ) != -OS_EPERM ||
        os_munmap(p + page, page) != -OS_EPERM ||
        os_mremap_raw(p + page, page, 2 * page, OS_MREMAP_MAYMOVE, NULL) != -OS_EPERM ||
        os_mmap_raw(p + page, page, RW, ANON | OS_MAP_FIXED, -1, 0) != -OS_EPERM)
        return 3;
    if (p[page] != 2)
        return 4;
    p[page] = 9;
    return os_mprotect(p, page, OS_PROT_READ) == 0 && os_munmap(p + 2 * page, page) == 0 ? 0 : 5;
}
static void mseal_of_one_page(void **state)
{
    (void)state;
    unsigned char *p = map_pages(3);
    int result = in_child(seal, p);
    if (result == 1)
        skip_if_missing("mseal", -OS_ENOSYS);
    assert_int_equal(result, 0);
    unmap_pages(p, 3);
}

static int pidfd_of(pid_t pid)
{
    long pidfd = os_syscall2(OS_NR_pidfd_open, pid, 0);
    skip_if_missing("pidfd_open", pidfd);
    assert_true(pidfd >= 0);
    return (int)pidfd;
}
static void process_madvise_of_this_one(void **state)
{
    (void)state;
    unsigned char *p = map_pages(4);
    const struct os_iovec ranges[] = {{p, page}, {p + 2 * page, 2 * page}};
    int self = pidfd_of(getpid());
    long bytes = os_process_madvise(self, ranges, 2, OS_MADV_COLD, 0);
    skip_if_missing("process_madvise", bytes);
    assert_int_equal(bytes, 3 * page);
    bytes = os_process_madvise(self, ranges, 1, OS_MADV_DONTNEED, 0);
    if (older_than(6, 13)) {
        assert_int_equal(bytes, -OS_EINVAL);
    } else {
        assert_int_equal(bytes, page);
        check_filled(p, 1, 0);
    }
    check_filled(p + page, 3, 2);
    close(self);
    unmap_pages(p, 4);
}
/* Pages of its memory that a process has, and are there. */
static long resident_pages(pid_t pid)
{
    char path[40];
    long all = -1, resident = -1;
    snprintf(path, sizeof path, "/proc/%d/statm", pid);
    FILE *statm = fopen(path, "r");
    if (statm == NULL || fscanf(statm, "%ld %ld", &all, &resident) != 2)
        resident = -1;
    if (statm != NULL)
        fclose(statm);
    return resident;
}
/* A child on our own processor, which we do not leave to it if we may: it cannot die too soon. */
static void process_mrelease_of_the_dying(void **state)
{
    cpu_set_t before, one;
    const struct sched_param first = {1}, usual = {0};
    int status;
    (void)state;
    assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
    const int cpu = sched_getcpu();
    assert_true(cpu >= 0);
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
    unsigned char *p = map_pages(64);
    pid_t pid = fork();
    if (pid == 0)
        for (;;)
            pause();
    const int pidfd = pidfd_of(pid), ours = sched_setscheduler(0, SCHED_FIFO, &first) == 0;
    long living = os_process_mrelease(pidfd, 0), full = resident_pages(pid);
    kill(pid, SIGKILL);
    long dying = os_process_mrelease(pidfd, 0), freed = full - resident_pages(pid);
    sched_setscheduler(0, SCHED_OTHER, &usual);
    sched_setaffinity(0, sizeof before, &before);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    close(pidfd);
    unmap_pages(p, 64);
    skip_if_missing("process_mrelease", living);
    assert_int_equal(living, -OS_EINVAL);
    if (ours || dying != -OS_ESRCH) {
        assert_int_equal(dying, 0);
        assert_true(freed >= 64);
    }
}

static void *touch(void *address)
{
    return (void *)(long)*(volatile unsigned char *)address;
}
/* A thread touches a page that is not there, and goes on when it has been given one. */
static void userfaultfd_gives_a_page(void **state)
{
    struct os_uffdio_api api = {OS_UFFD_API, 0, 0};
    struct os_uffd_msg message = {0};
    pthread_t thread;
    void *touched = NULL;
    (void)state;
    const int only = older_than(5, 11) ? 0 : OS_UFFD_USER_MODE_ONLY;
    long result = os_userfaultfd(OS_O_CLOEXEC | OS_O_NONBLOCK | only);
    skip_if_missing("userfaultfd", result);
    assert_true(result >= 0);
    const int fd = (int)result;
    assert_int_equal(fcntl(fd, F_GETFD), FD_CLOEXEC);
    assert_int_equal(fcntl(fd, F_GETFL) & O_NONBLOCK, O_NONBLOCK);
    assert_int_equal(ioctl(fd, OS_UFFDIO_API, &api), 0);

    unsigned char *p = os_mmap(NULL, 2 * page, RW, ANON, -1, 0), *contents = map_pages(1);
    assert_true(p != OS_MAP_FAILED);
    const uintptr_t at = (uintptr_t)p + page;
    struct os_uffdio_register range = {.range = {at, page},
                                       .mode = OS_UFFDIO_REGISTER_MODE_MISSING};
    struct os_uffdio_copy copy = {.dst = at, .src = (uintptr_t)contents, .len = page};
    struct pollfd wait = {fd, POLLIN, 0};
    assert_int_equal(ioctl(fd, OS_UFFDIO_REGISTER, &range), 0);
    assert_int_equal(pthread_create(&thread, NULL, touch, (void *)(at + 5)), 0);
    assert_int_equal(poll(&wait, 1, 10000), 1);
    assert_int_equal(read(fd, &message, sizeof message), sizeof message);
    assert_int_equal(message.event, OS_UFFD_EVENT_PAGEFAULT);
    assert_int_equal(message.arg.pagefault.address & -page, at);
    assert_int_equal(ioctl(fd, OS_UFFDIO_COPY, &copy), 0);
    assert_int_equal(pthread_join(thread, &touched), 0);
    assert_int_equal((long)touched, 1);
    check_filled(p, 1, 0);
    close(fd);
    unmap_pages(p, 2);
    unmap_pages(contents, 1);
}
static void map_shadow_stack_maps(void **state)
{
    (void)state;
    long p = os_map_shadow_stack_raw(NULL, page, 0);
    skip_if_missing("map_shadow_stack", p);
    if (p == -OS_EOPNOTSUPP)
        skip_because("this machine has no shadow stacks");
    assert_false(os_is_error(p));
    assert_int_equal(in_child(load, (void *)p), 0);
    if (!qemu_differs("map_shadow_stack: one is written"))
        assert_int_equal(in_child(store, (void *)p), DIED + SIGSEGV);
    unmap_pages((void *)p, 1);
    void *q = os_map_shadow_stack(NULL, page, 0);
    assert_true(q != OS_MAP_FAILED);
    unmap_pages(q, 1);
}
static void remap_file_pages_permutes(void **state)
{
    int fd = memory_file(3);
    (void)state;
    unsigned char *p = os_mmap(NULL, 3 * page, RW, OS_MAP_SHARED, fd, 0);
    assert_true(p != OS_MAP_FAILED);
    long result = os_remap_file_pages(p, page, 0, 2, 0);
    skip_if_missing("remap_file_pages", result);
    assert_int_equal(result, 0);
    check_filled(p, 1, 3);
    check_filled(p + page, 2, 2);
    unmap_pages(p, 3);
    close(fd);
}

static void cachestat_counts(void **state)
{
    struct {
        struct os_cachestat counts;
        uint64_t behind;
    } result = {{99, 99, 99, 99, 99}, 99};
    (void)state;
    int fd = memory_file(1);
    assert_int_equal(ftruncate(fd, 9 * (off_t)page), 0);
    assert_int_equal(pwrite(fd, "x", 1, 7 * (off_t)page), 1);
    struct os_cachestat_range all = {0, 0}, one = {7 * page, page}, none = {2 * page, 5 * page};
    long called = os_cachestat(fd, &all, &result.counts, 0);
    skip_if_missing("cachestat", called);
    assert_int_equal(called, 0);
    assert_int_equal(result.counts.nr_cache, 2);
    assert_int_equal(os_cachestat(fd, &one, &result.counts, 0), 0);
    assert_int_equal(result.counts.nr_cache, 1);
    assert_int_equal(os_cachestat(fd, &none, &result.counts, 0), 0);
    assert_int_equal(result.counts.nr_cache, 0);
    assert_int_equal(result.behind, 99);
    close(fd);
}
static void membarrier_after_registering(void **state)
{
    (void)state;
    long set = os_membarrier(OS_MEMBARRIER_CMD_QUERY, 0, 0);
    skip_if_missing("membarrier", set);
    assert_true(set > 0);
    if ((set & OS_MEMBARRIER_CMD_PRIVATE_EXPEDITED) == 0)
        skip_because("this kernel has no private expedited barrier");
    assert_int_equal(os_membarrier(OS_MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0), 0);
    assert_int_equal(os_membarrier(OS_MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0), 0);
}

/* The first and the last node of memory that this process may use, as sets: one may be all. */
struct nodes {
    unsigned long first, last;
};
static struct nodes nodes_here(const char *call)
{
    unsigned long allowed[16] = {0};
    long result = os_get_mempolicy(NULL, allowed, 1024, NULL, OS_MPOL_F_MEMS_ALLOWED);
    skip_if_missing(call, result);
    assert_int_equal(result, 0);
    assert_true(allowed[0] != 0);
    return (struct nodes){allowed[0] & -allowed[0], 1UL << (63 - __builtin_clzl(allowed[0]))};
}
/* The node, as a set, that the page is in, which it is now. */
static unsigned long node_of(unsigned char *address)
{
    int node = -1;
    *(volatile unsigned char *)address = *(volatile unsigned char *)address;
    long result = os_get_mempolicy(&node, NULL, 0, address, OS_MPOL_F_NODE | OS_MPOL_F_ADDR);
    return result == 0 ? 1UL << node : 0;
}
static void mbind_and_get_mempolicy(void **state)
{
    unsigned long set[16] = {0};
    int mode = -1;
    (void)state;
    struct nodes nodes = nodes_here("mbind");
    unsigned char *p = os_mmap(NULL, 3 * page, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_int_equal(os_mbind(p, page, OS_MPOL_BIND, &nodes.first, 65, OS_MPOL_MF_STRICT), 0);
    assert_int_equal(os_mbind(p + page, page, OS_MPOL_BIND, &nodes.last, 65, 0), 0);
    assert_int_equal(os_get_mempolicy(&mode, set, 1024, p + page, OS_MPOL_F_ADDR), 0);
    assert_int_equal(mode, OS_MPOL_BIND);
    assert_int_equal(set[0], nodes.last);
    assert_int_equal(os_get_mempolicy(&mode, NULL, 0, p + 2 * page, OS_MPOL_F_ADDR), 0);
    assert_int_equal(mode, OS_MPOL_DEFAULT);
    assert_int_equal(node_of(p), nodes.first);
    assert_int_equal(node_of(p + page), nodes.last);
    long result = os_mbind(p, page, OS_MPOL_BIND, &nodes.last, 65, OS_MPOL_MF_STRICT);
    assert_int_equal(result, nodes.first == nodes.last ? 0 : -OS_EIO); /* it is elsewhere */
    assert_int_equal(os_mbind(p, page, OS_MPOL_BIND, &nodes.last, 65, OS_MPOL_MF_MOVE), 0);
    assert_int_equal(node_of(p), nodes.last);
    unmap_pages(p, 3);
}
static void home_node(void **state)
{
    (void)state;
    struct nodes nodes = nodes_here("set_mempolicy_home_node");
    const unsigned long both = nodes.first | nodes.last;
    unsigned char *p = os_mmap(NULL, 2 * page, RW, ANON, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    skip_if_missing("set_mempolicy_home_node", os_set_mempolicy_home_node(p, 0, 0, 0));
    assert_int_equal(os_mbind(p, 2 * page, OS_MPOL_PREFERRED_MANY, &both, 65, 0), 0);
    const unsigned long home[] = {nodes.last, nodes.first};
    for (int i = 0; i < 2; i++) {
        const unsigned long node = (unsigned long)__builtin_ctzl(home[i]);
        long result = os_set_mempolicy_home_node(p + (size_t)i * page, page, node, 0);
        assert_int_equal(result, 0);
        assert_int_equal(node_of(p + (size_t)i * page), home[i]);
    }
    assert_int_equal(os_set_mempolicy_home_node(p, page, 1000, 0), -OS_EINVAL);
    unmap_pages(p, 2);
}
static int set_policy(void *argument)
{
    const struct nodes *nodes = argument;
    const unsigned long one_after_the_other[] = {nodes->last, nodes->first};
    for (int i = 0; i < 2; i++) {
        unsigned long set[16] = {0};
        int mode = -1;
        unsigned char *p = os_mmap(NULL, page, RW, ANON, -1, 0);
        if (p == OS_MAP_FAILED)
            return 1;
        if (os_set_mempolicy(OS_MPOL_BIND, &one_after_the_other[i], 65) != 0)
            return 2;
        if (os_get_mempolicy(&mode, set, 1024, NULL, 0) != 0)
            return 3;
        if (mode != OS_MPOL_BIND || set[0] != one_after_the_other[i])
            return 4;
        if (node_of(p) != one_after_the_other[i])
            return 5;
    }
    return 0;
}
static void set_mempolicy_of_a_thread(void **state)
{
    (void)state;
    struct nodes nodes = nodes_here("set_mempolicy");
    assert_int_equal(in_child(set_policy, &nodes), 0);
}
static int migrate(void *argument)
{
    struct nodes *nodes = argument;
    unsigned char *p = os_mmap(NULL, page, RW, ANON, -1, 0);
    if (p == OS_MAP_FAILED || os_mbind(p, page, OS_MPOL_PREFERRED, &nodes->first, 65, 0) != 0)
        return 1;
    if (node_of(p) != nodes->first)
        return 2;
    if (os_is_error(os_migrate_pages(0, 65, &nodes->first, &nodes->last)))
        return 3;
    return node_of(p) == nodes->last ? 0 : 4;
}
static void migrate_pages_to_the_last_node(void **state)
{
    (void)state;
    struct nodes nodes = nodes_here("migrate_pages");
    assert_int_equal(in_child(migrate, &nodes), 0);
}
static void move_pages_there_and_back(void **state)
{
    int status[3] = {-99, -99, -99};
    (void)state;
    struct nodes nodes = nodes_here("move_pages");
    unsigned char *p = os_mmap(NULL, 2 * page, RW, ANON, -1, 0);
    void *pages[] = {p + page, p};
    assert_true(p != OS_MAP_FAILED);
    p[page] = 1;
    const unsigned long there[] = {nodes.last, nodes.first};
    for (int i = 0; i < 2; i++) {
        const int node = __builtin_ctzl(there[i]), to[] = {node, node};
        long result = os_move_pages(0, 2, pages, to, status, OS_MPOL_MF_MOVE);
        skip_if_missing("move_pages", result);
        assert_int_equal(result, 0);
        assert_int_equal(status[0], node);
        assert_true(status[1] == -OS_ENOENT || status[1] == -OS_EFAULT); /* never touched */
        assert_int_equal(status[2], -99);
        status[0] = -99;
        assert_int_equal(os_move_pages(0, 1, pages, NULL, status, 0), 0); /* where it is */
        assert_int_equal(status[0], node);
    }
    unmap_pages(p, 2);
}

static void process_vm_copies(void **state)
{
    char from[] = "abcdef", one[3] = "", two[5] = "";
    const struct os_iovec here[] = {{one, 2}, {two, 4}}, there[] = {{from, 1}, {from + 1, 5}};
    (void)state;
    long bytes = os_process_vm_readv(getpid(), here, 2, there, 2, 0);
    skip_if_missing("process_vm_readv", bytes);
    assert_int_equal(bytes, 6);
    assert_string_equal(one, "ab");
    assert_string_equal(two, "cdef");
    two[0] = 'X';
    assert_int_equal(os_process_vm_writev(getpid(), here + 1, 1, there, 2, 0), 4);
    assert_string_equal(from, "Xdefef");
    assert_int_equal(os_process_vm_readv(getpid(), here, 1, there + 1, 1, 0), 2);
    assert_string_equal(one, "de");
}

/* In a child: libc has its own opinion of where the end is. */
static int move_the_end(void *dies_of_the_last)
{
    unsigned char *end = os_brk(NULL);
    if (end == NULL || os_is_error((long)end))
        return 1;
    unsigned char *more = end + 4 * page;
    if (os_brk(more) != more || os_brk(NULL) != more)
        return 2;
    memset(end, 7, 4 * page);
    if (os_brk(end) != end || os_brk(NULL) != end)
        return 3;
    if (os_brk((void *)1) != end) /* refused: the old one */
        return 4;
    return dies_of_the_last != NULL || os_brk((void *)-1) == end ? 0 : 5;
}
static void brk_moves_the_end(void **state)
{
    const int dies = qemu_differs("brk: the last byte of the address space");
    assert_int_equal(in_child(move_the_end, dies ? state : NULL), 0);
}

static void shm_attached_twice(void **state)
{
    struct os_shmid64_ds status = {0};
    (void)state;
    int id = (int)os_shmget(OS_IPC_PRIVATE, 2 * page - 1, OS_IPC_CREAT | 0600);
    skip_if_missing("shmget", id);
    assert_true(id >= 0);
    unsigned char *one = os_shmat(id, NULL, 0);
    long two = os_shmat_raw(id, NULL, OS_SHM_RDONLY);
    assert_int_equal(os_shmctl(id, OS_IPC_STAT, &status), 0);
    assert_int_equal(os_shmctl(id, OS_IPC_RMID, NULL), 0);
    assert_true(one != OS_MAP_FAILED);
    assert_false(os_is_error(two));
    assert_int_equal(status.shm_segsz, 2 * page - 1);
    assert_int_equal(status.shm_nattch, 2);
    assert_int_equal(status.shm_perm.mode & 0777, 0600);
    one[page] = 42;
    assert_int_equal(((unsigned char *)two)[page], 42);
    assert_int_equal(in_child(store, (void *)two), DIED + SIGSEGV);
    assert_int_equal(os_shmdt(one), 0);
    assert_false(is_mapped(one));
    assert_true(is_mapped((void *)two));
    assert_int_equal(os_shmdt((void *)two), 0);
    assert_false(is_mapped((void *)two));
}
static void shm_at_a_place(void **state)
{
    (void)state;
    unsigned char *place = map_pages(1);
    int id = (int)os_shmget(OS_IPC_PRIVATE, page, OS_IPC_CREAT | 0600);
    skip_if_missing("shmget", id);
    assert_true(id >= 0);
    assert_int_equal(os_munmap(place, page), 0);
    void *p = os_shmat(id, place, 0);
    assert_int_equal(os_shmctl(id, OS_IPC_RMID, NULL), 0);
    assert_true(p == place);
    assert_int_equal(os_shmdt(p), 0);
}

/* The page size, as the kernel says it of a mapping. */
static long kernel_page_size(void)
{
    char line[200];
    long kilobytes = 0;
    FILE *smaps = fopen("/proc/self/smaps", "r");
    assert_non_null(smaps);
    while (kilobytes == 0 && fgets(line, sizeof line, smaps) != NULL)
        sscanf(line, "KernelPageSize: %ld kB", &kilobytes);
    fclose(smaps);
    return kilobytes * 1024;
}
static void page_size_is_the_kernel_s(void **state)
{
    (void)state;
    assert_int_equal(os_page_size(), getauxval(AT_PAGESZ));
    if (!under_qemu)
        assert_int_equal(os_page_size(), kernel_page_size());
}

/* A function that returns number (0..2047), and the bytes that it takes. */
static size_t write_code(void *at, unsigned int number)
{
#if defined(OS_CORE_X86_64)
    const unsigned char code[] = {0xb8, (unsigned char)number, (unsigned char)(number >> 8), 0, 0,
                                  0xc3}; /* mov $number, %eax; ret */
#elif defined(OS_CORE_AARCH64)
    const unsigned int code[] = {0x52800000 | number << 5, 0xd65f03c0}; /* mov w0, #number; ret */
#else
    const unsigned int code[] = {0x513 | number << 20, 0x8067}; /* li a0, number; ret */
#endif
    memcpy(at, code, sizeof code);
    return sizeof code;
}
static int run(void *code)
{
    return ((int (*)(void))code)();
}
static void code_runs_where_it_was_written(void **state)
{
    (void)state;
    unsigned char *p = os_mmap(NULL, page, RW | OS_PROT_EXEC, ANON, -1, 0);
    if (p == OS_MAP_FAILED)
        skip_because("this system maps nothing that is writable and executable");
    for (unsigned int i = 0; i < 500; i++) {
        unsigned char *at = p + i % 3 * 64;
        size_t length = write_code(at, i);
        assert_int_equal(os_flush_icache(at, at + length), 0);
        assert_int_equal(run(at), i);
    }
    unmap_pages(p, 1);
}
static void code_runs_after_mprotect(void **state)
{
    (void)state;
    unsigned char *p = map_pages(1);
    for (unsigned int i = 1000; i < 1020; i++) {
        size_t length = write_code(p, i);
        assert_int_equal(os_mprotect(p, page, OS_PROT_READ | OS_PROT_EXEC), 0);
        assert_int_equal(os_flush_icache(p, p + length), 0);
        assert_int_equal(run(p), i);
        assert_int_equal(os_mprotect(p, page, RW), 0);
    }
    unmap_pages(p, 1);
}
/*
 * Written through one mapping, run through the other. qemu-user 7.2 does not see that code which
 * has run was changed elsewhere (its own bug): there each is mapped anew.
 */
static void code_runs_in_another_mapping(void **state)
{
    int fd = memory_file(1);
    (void)state;
    unsigned char *writable = os_mmap(NULL, page, RW, OS_MAP_SHARED, fd, 0);
    assert_true(writable != OS_MAP_FAILED);
    unsigned char *code = OS_MAP_FAILED;
    for (unsigned int i = 0; i < 100; i++) {
        if (code == OS_MAP_FAILED) {
            code = os_mmap(NULL, page, OS_PROT_READ | OS_PROT_EXEC, OS_MAP_SHARED, fd, 0);
            assert_true(code != OS_MAP_FAILED);
        }
        size_t length = write_code(writable, i);
        assert_int_equal(os_flush_icache(writable, writable + length), 0);
        assert_int_equal(os_flush_icache(code, code + length), 0);
        assert_int_equal(run(code), i);
        if (under_qemu) {
            unmap_pages(code, 1);
            code = OS_MAP_FAILED;
        }
    }
    if (code != OS_MAP_FAILED)
        unmap_pages(code, 1);
    unmap_pages(writable, 1);
    close(fd);
}

/* aarch64 works through the addresses, whose fault is the program's; the others look at none. */
static int flush(void *address)
{
    return os_flush_icache(address, (char *)address + 64) == 0 ? 0 : 1;
}
static void flush_of_what_is_not_mapped(void **state)
{
    (void)state;
    unsigned char *p = map_pages(1);
    unmap_pages(p, 1);
    int result = in_child(flush, p);
#ifdef OS_CORE_AARCH64
    if (result == DIED + SIGSEGV) /* an emulated processor passes over it */
        result = 0;
#endif
    assert_int_equal(result, 0);
}

/* Not that of Linux 2.2, which <linux/shm.h> has: the kernel would write behind it. */
static void shm_stat_is_whole(void **state)
{
    union {
        struct os_shmid64_ds status;
        unsigned char bytes[256];
    } buffer;
    (void)state;
    int id = (int)os_shmget(OS_IPC_PRIVATE, page, OS_IPC_CREAT | 0600);
    skip_if_missing("shmget", id);
    memset(&buffer, 0xAA, sizeof buffer);
    assert_int_equal(os_shmctl(id, OS_IPC_STAT, &buffer.status), 0);
    assert_int_equal(os_shmctl(id, OS_IPC_RMID, NULL), 0);
    assert_int_equal(buffer.status.shm_segsz, page);
    for (size_t i = sizeof buffer.status; i < sizeof buffer; i++)
        assert_int_equal(buffer.bytes[i], 0xAA);
    if (!under_qemu) /* the last two words, which nobody uses, are written: qemu-user leaves them */
        for (size_t i = sizeof buffer.status - 2 * sizeof(long); i < sizeof buffer.status; i++)
            assert_int_equal(buffer.bytes[i], 0);
}

int test_effects(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_mremap, os_mremap_raw: FIXED lands exactly", mremap_moves_to_a_place),
        TEST("os_mremap: grows with its contents, shrinks", mremap_grows_with_its_contents),
        TEST("os_mremap: DONTUNMAP", mremap_leaves_the_old_range),
        TEST("os_mremap_raw: old size 0 maps shared pages twice", mremap_maps_shared_pages_twice),
        TEST("os_mprotect: one page of three", mprotect_of_one_page),
        TEST("os_madvise: DONTNEED zeroes one page", madvise_zeroes_one_page),
        TEST("os_msync: a file is what the mapping is", msync_of_a_file),
        TEST("os_mincore: one byte a page", mincore_of_three_pages),
        TEST("os_mlock, os_munlock: whole pages", mlock_of_two_pages),
        TEST("os_mlock2: ONFAULT", mlock2_on_fault),
        TEST("os_mlockall, os_munlockall", mlockall_of_what_is_mapped),
        TEST("os_memfd_create: name and flags", memfd_create_with_name_and_flag),
        TEST("os_memfd_secret: the kernel cannot read it", memfd_secret_is_hidden),
        TEST("os_pkey_mprotect: key -1 is mprotect", pkey_mprotect_without_a_key),
        TEST("os_pkey_alloc, os_pkey_mprotect, os_pkey_free", pkey_forbids_writing),
        TEST("os_mseal: one page of three", mseal_of_one_page),
        TEST("os_process_madvise: this process", process_madvise_of_this_one),
        TEST("os_process_mrelease: a living and a dying one", process_mrelease_of_the_dying),
        TEST("os_userfaultfd: gives a page", userfaultfd_gives_a_page),
        TEST("os_map_shadow_stack, os_map_shadow_stack_raw", map_shadow_stack_maps),
        TEST("os_remap_file_pages: shows another page", remap_file_pages_permutes),
        TEST("os_cachestat: counts pages", cachestat_counts),
        TEST("os_membarrier: registers, and is obeyed", membarrier_after_registering),
        TEST("os_mbind, os_get_mempolicy: a page in each node", mbind_and_get_mempolicy),
        TEST("os_set_mempolicy_home_node: pages come from there", home_node),
        TEST("os_set_mempolicy: pages come from there", set_mempolicy_of_a_thread),
        TEST("os_migrate_pages: to the last node", migrate_pages_to_the_last_node),
        TEST("os_move_pages: to the last node and back", move_pages_there_and_back),
        TEST("os_process_vm_readv, os_process_vm_writev: lists", process_vm_copies),
        TEST("os_brk: moves the end", brk_moves_the_end),
        TEST("os_shmget, os_shmat, os_shmat_raw, os_shmctl, os_shmdt: twice", shm_attached_twice),
        TEST("os_shmat: at a place", shm_at_a_place),
        TEST("os_page_size: AT_PAGESZ, what the kernel says", page_size_is_the_kernel_s),
        TEST("os_flush_icache: code runs where it was written", code_runs_where_it_was_written),
        TEST("os_flush_icache: code runs after os_mprotect", code_runs_after_mprotect),
        TEST("os_flush_icache: code runs in another mapping", code_runs_in_another_mapping),
        TEST("os_flush_icache: a range that is not mapped", flush_of_what_is_not_mapped),
        TEST("os_shmctl: IPC_STAT writes a struct os_shmid64_ds, no more", shm_stat_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
