/* SPDX-License-Identifier: MIT */
/*
 * The memory family: errors that take another user, a limit, a namespace or a seal. They are
 * provoked in children, which take all that with them when they end.
 */
#include "unit.h"

#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>

/* A child's result if it could not even begin: it is not root, or the kernel lacks the means. */
#define NO_STAGE 99
static void happens_in_child(int (*f)(void *), void *argument, const char *lacks)
{
    needs_kernel("under qemu-user, users, limits and namespaces are the host's");
    int result = in_child(f, argument);
    if (result == NO_STAGE)
        skip_because(lacks);
    assert_int_equal(result, 0);
}

/* Turns root into a user who has no privilege and owns nothing. */
static int become_nobody(void)
{
    return geteuid() == 0 && setgroups(0, NULL) == 0 && setgid(65534) == 0 && setuid(65534) == 0;
}
static int write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY), written = fd >= 0 && write(fd, text, strlen(text)) > 0;
    close(fd);
    return written;
}
static int may_lock_a_page(void)
{
    struct rlimit limit = {page, page};
    return setrlimit(RLIMIT_MEMLOCK, &limit) == 0 && become_nobody();
}

static int lock_too_much(void *unused)
{
    (void)unused;
    if (!may_lock_a_page())
        return NO_STAGE;
    if (os_mmap_raw(NULL, 2 * page, RW, ANON | OS_MAP_LOCKED, -1, 0) != -OS_EAGAIN)
        return 1;
    unsigned char *locked = os_mmap(NULL, page, RW, ANON | OS_MAP_LOCKED, -1, 0);
    if (locked == OS_MAP_FAILED)
        return 2;
    locked[0] = 7;
    if (os_mremap_raw(locked, page, 2 * page, OS_MREMAP_MAYMOVE, NULL) != -OS_EAGAIN)
        return 3;
    if (locked[0] != 7 || os_munmap(locked, page) != 0)
        return 4;
    locked = os_mmap(NULL, page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS | OS_MAP_LOCKED, -1, 0);
    if (locked == OS_MAP_FAILED)
        return 5;
    return os_remap_file_pages(locked, page, 0, 0, 0) == -OS_EAGAIN ? 0 : 6; /* counts both */
}
static void locked_memory(void **state)
{
    (void)state;
    happens_in_child(lock_too_much, NULL, "not root, who alone can become another user");
}

/* Calls for the privileged. A kernel may be without NUMA, or older than the rule of cachestat. */
static int nobody_asks(void *read_only_file)
{
    const struct os_iovec nothing = {NULL, page};
    unsigned long node = 1;
    char byte = 0;
    void *pages[] = {&byte};
    int status = 0, to = 0;
    unsigned char *p = os_mmap(NULL, page, RW, ANON, -1, 0);
    if (p == OS_MAP_FAILED || !become_nobody())
        return NO_STAGE;
    if (sysctl_number("/proc/sys/vm/mmap_min_addr") > 0 &&
        os_mmap_raw(NULL, page, RW, ANON | OS_MAP_FIXED, -1, 0) != -OS_EPERM)
        return 1;
    long result = os_mbind(p, page, OS_MPOL_BIND, &node, 65, OS_MPOL_MF_MOVE_ALL);
    if (result != -OS_EPERM && result != -OS_ENOSYS)
        return 2;
    result = os_move_pages(0, 1, pages, &to, &status, OS_MPOL_MF_MOVE_ALL);
    if (result != -OS_EPERM && result != -OS_ENOSYS)
        return 3;
    if (os_shmget(OS_IPC_PRIVATE, 1 << 30, OS_IPC_CREAT | OS_SHM_HUGETLB | 0600) != -OS_EPERM)
        return 4;
    result = os_madvise(p, page, OS_MADV_SOFT_OFFLINE); /* if this kernel can do that */
    if (result != -OS_EPERM && result != -OS_EINVAL)
        return 7;
    int init = (int)os_syscall2(OS_NR_pidfd_open, 1, 0); /* somebody else's */
    if (os_process_madvise(init, &nothing, 1, OS_MADV_COLD, 0) != -OS_EACCES)
        return 5;
    uint64_t range[2] = {0, 0}, counts[5];
    result = os_cachestat(*(int *)read_only_file, (struct os_cachestat_range *)range,
                          (struct os_cachestat *)counts, 0);
    if (result != -OS_EPERM && !(older_than(6, 14) && (result == 0 || result == -OS_ENOSYS)))
        return 6;
    return 0;
}
static void privileged_things(void **state)
{
    int fd = memory_file(1), read_only = reopened(fd, O_RDONLY);
    (void)state;
    assert_int_equal(fchmod(fd, 0444), 0);
    happens_in_child(nobody_asks, &read_only, "not root, who alone can become another user");
    close(read_only);
    close(fd);
}
/* One may look into a process of one's own, but not advise on its memory. */
static int advise_a_child(void *range)
{
    if (!become_nobody() || prctl(PR_SET_DUMPABLE, 1) != 0)
        return NO_STAGE;
    pid_t pid = fork();
    if (pid == 0)
        for (;;)
            pause();
    int pidfd = (int)os_syscall2(OS_NR_pidfd_open, pid, 0);
    long result = os_process_madvise(pidfd, range, 1, OS_MADV_COLD, 0);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    return result == -OS_EPERM ? 0 : 1;
}
static void process_madvise_of_a_child(void **state)
{
    (void)state;
    unsigned char *p = map_pages(1);
    struct os_iovec range = {p, page};
    happens_in_child(advise_a_child, &range, "not root, who alone can become another user");
    unmap_pages(p, 1);
}

/* vm.memfd_noexec belongs to a namespace of processes, and holds in those below it. */
static int first_of_its_namespace(void *unused)
{
    (void)unused;
    if (getpid() != 1 || !write_file("/proc/sys/vm/memfd_noexec", "2"))
        return NO_STAGE;
    if (os_memfd_create("unit", OS_MFD_EXEC) != -OS_EACCES)
        return 1;
    return os_memfd_create("unit", OS_MFD_NOEXEC_SEAL) >= 0 ? 0 : 2;
}
static int no_executable_files(void *unused)
{
    if (unshare(CLONE_NEWPID) != 0)
        return NO_STAGE;
    int status;
    pid_t pid = fork();
    if (pid == 0)
        _exit(first_of_its_namespace(unused));
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}
static void memfd_noexec(void **state)
{
    (void)state;
    happens_in_child(no_executable_files, NULL,
                     "no PID namespace: not root, or no vm.memfd_noexec (6.3)");
}

/* The limits of shared memory belong to a namespace, too. */
static int segments_to_the_limit(void *unused)
{
    const int get = OS_IPC_CREAT | 0600;
    (void)unused;
    if (unshare(CLONE_NEWIPC) != 0 || !write_file("/proc/sys/kernel/shmmni", "1"))
        return NO_STAGE;
    int id = (int)os_shmget(OS_IPC_PRIVATE, page, get);
    if (id < 0)
        return 1;
    if (os_shmget(OS_IPC_PRIVATE, page, get) != -OS_ENOSPC)
        return 2;
    if (!write_file("/proc/sys/kernel/shmmni", "9") || !write_file("/proc/sys/kernel/shmall", "2"))
        return NO_STAGE;
    if (os_shmget(OS_IPC_PRIVATE, 2 * page, get) != -OS_ENOSPC)
        return 3;
    if (!write_file("/proc/sys/kernel/shmmax", "1") ||
        os_shmget(OS_IPC_PRIVATE, page, get) != -OS_EINVAL)
        return 4;
    struct rlimit small = {page, page};
    if (setrlimit(RLIMIT_AS, &small) != 0 || os_shmat_raw(id, NULL, 0) != -OS_ENOMEM)
        return 5;
    return os_shmctl(id, OS_IPC_RMID, NULL) == 0 ? 0 : 6;
}
static void shm_limits(void **state)
{
    (void)state;
    happens_in_child(segments_to_the_limit, NULL, "no IPC namespace: not root, or none here");
}

static int executed_from_noexec(void *unused)
{
    (void)unused;
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("unit", "/proc", "tmpfs", MS_NOEXEC, NULL) != 0)
        return NO_STAGE;
    int fd = open("/proc/unit", O_RDWR | O_CREAT, 0600);
    if (fd < 0 || ftruncate(fd, (off_t)page) != 0)
        return 1;
    const int execute = OS_PROT_READ | OS_PROT_EXEC;
    if (os_mmap_raw(NULL, page, execute, OS_MAP_PRIVATE, fd, 0) != -OS_EPERM)
        return 2;
    void *p = os_mmap(NULL, page, OS_PROT_READ, OS_MAP_PRIVATE, fd, 0);
    return os_mprotect(p, page, execute) == -OS_EACCES ? 0 : 3;
}
static void noexec_file_system(void **state)
{
    (void)state;
    happens_in_child(executed_from_noexec, NULL, "no mount namespace: not root, or no tmpfs");
}

/* One more mapping, or one more cut, is refused; nothing of it happens. */
static int one_mapping_too_many(void *unused)
{
    unsigned long node = 1, length;
    unsigned char in_memory[3], *three = os_mmap(NULL, 3 * page, RW, ANON, -1, 0);
    int id = (int)os_shmget(OS_IPC_PRIVATE, page, OS_IPC_CREAT | 0600);
    void *two = three + page;
    void *shared = os_mmap(NULL, 2 * page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    long result;
    (void)unused;
    const struct os_iovec range = {two, page};
    const int self = (int)os_syscall2(OS_NR_pidfd_open, getpid(), 0);
    if (three == OS_MAP_FAILED || use_up_mappings(&length) == NULL) {
        os_syscall3(OS_NR_shmctl, id, OS_IPC_RMID, 0);
        return NO_STAGE;
    }
    result = 0;
    for (int i = 0; i < 2 && !os_is_error(result); i++) /* one beyond the limit is still given */
        result = os_mmap_raw(NULL, page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    const long attached = os_shmat_raw(id, NULL, 0);
    if ((id >= 0 && os_shmctl(id, OS_IPC_RMID, NULL) != 0) || result != -OS_ENOMEM ||
        (id >= 0 && attached != -OS_ENOMEM))
        return 1;
    if (os_mlock(two, page) != -OS_ENOMEM || os_mlock2(two, page, 0) != -OS_ENOMEM)
        return 2;
    result = os_mseal(two, page, 0);
    if (result != -OS_ENOMEM && result != -OS_ENOSYS)
        return 3;
    if (os_mprotect(two, page, OS_PROT_READ) != -OS_ENOMEM)
        return 4;
    result = os_pkey_mprotect(two, page, OS_PROT_READ, -1);
    if (result != -OS_ENOMEM && result != -OS_ENOSYS)
        return 5;
    result = os_mbind(two, page, OS_MPOL_BIND, &node, 65, 0);
    if (result != -OS_ENOMEM && result != -OS_ENOSYS)
        return 6;
    if (os_mremap_raw(two, page, 2 * page, OS_MREMAP_MAYMOVE, NULL) != -OS_ENOMEM)
        return 7;
    const long again = older_than(5, 17) ? -OS_ENOMEM : -OS_EAGAIN;
    if (os_madvise(two, page, OS_MADV_DONTFORK) != again)
        return 8;
    result = os_process_madvise(self, &range, 1, OS_MADV_DONTFORK, 0);
    if (result != (older_than(6, 13) ? -OS_EINVAL : again) && result != -OS_ENOSYS)
        return 9;
    if (os_remap_file_pages(shared, page, 0, 1, 0) != -OS_ENOMEM)
        return 10;
    return os_mincore(three, 3 * page, in_memory) == 0 ? 0 : 11;
}
static void mapping_limit(void **state)
{
    (void)state;
    happens_in_child(one_mapping_too_many, NULL, "vm.max_map_count is unknown, or too large");
}

/* The changes that mseal forbids, besides those that effects.c tries. */
static int change_what_is_sealed(void *unused)
{
    const long fd = os_syscall2(OS_NR_memfd_create, (long)"unit", 0);
    (void)unused;
    if (os_syscall2(OS_NR_ftruncate, fd, (long)(2 * page)) != 0)
        return 1;
    void *file = os_mmap(NULL, 2 * page, RW, OS_MAP_SHARED, (int)fd, 0);
    unsigned char *p = os_mmap(NULL, page, RW, ANON, -1, 0);
    p[0] = 7;
    if (os_mprotect(p, page, OS_PROT_READ) != 0)
        return 2;
    if (os_mseal(p, page, 0) == -OS_ENOSYS)
        return NO_STAGE;
    if (os_mseal(file, 2 * page, 0) != 0)
        return 3;
    if (os_remap_file_pages(file, page, 0, 1, 0) != -OS_EPERM)
        return 4;
    if (os_madvise(p, page, OS_MADV_DONTNEED) != -OS_EPERM || p[0] != 7)
        return 5;
    long result = os_pkey_mprotect(p, page, RW, -1);
    if (result != -OS_EPERM && result != -OS_ENOSYS)
        return 6;
    int id = (int)os_shmget(OS_IPC_PRIVATE, page, OS_IPC_CREAT | 0600);
    result = os_shmat_raw(id, p, OS_SHM_REMAP);
    if (id >= 0 && os_shmctl(id, OS_IPC_RMID, NULL) != 0)
        return 7;
    return id < 0 || result == -OS_EPERM ? 0 : 8;
}
static void sealed_memory(void **state)
{
    (void)state;
    happens_in_child(change_what_is_sealed, NULL, "mseal: ENOSYS, a kernel before 6.10");
}

/* All keys there are. A machine without any says so, x86_64 by EINVAL the first time. */
static int all_keys(void *unused)
{
    long result = os_pkey_alloc(0, 0);
    (void)unused;
    if (result == -OS_ENOSYS)
        return NO_STAGE;
    if (result == -OS_EINVAL)
        result = os_pkey_alloc(0, 0);
    for (int i = 0; i < 64 && result >= 0; i++)
        result = os_pkey_alloc(0, 0);
    return result == -OS_ENOSPC ? 0 : 1;
}
static void keys_run_out(void **state)
{
    (void)state;
    happens_in_child(all_keys, NULL, "pkey_alloc: ENOSYS, a kernel without protection keys");
}

/*
 * --- os_map_aligned: what it only passes over counts for nothing. A page at a multiple of
 * ALIGNMENT takes room for it. A block as long as its alignment mostly does not; where it does,
 * there is that much, too.
 */

#define ALIGNMENT ((size_t)1 << 30)
#define LITTLE ((size_t)1 << 24)

static size_t status(const char *name)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[300];
    size_t kib = 0;
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtoul(line + strlen(name), NULL, 10);
    if (file != NULL)
        fclose(file);
    return kib << 10;
}
/* As much of it as there is, and LITTLE. */
static int limit_to_little(int resource, const char *name)
{
    const struct rlimit limit = {status(name) + LITTLE, RLIM_INFINITY};
    void *memory;
    return setrlimit(resource, &limit) == 0 &&
           os_map_anonymous(&memory, LITTLE + page) == -OS_ENOMEM;
}
static int aligned_with_little_data(void *unused)
{
    void *first, *second, *third;
    (void)unused;
    if (!limit_to_little(RLIMIT_DATA, "VmData:"))
        return 1;
    if (os_map_aligned(&first, page, ALIGNMENT) != 0)
        return 2;
    if (os_map_aligned(&second, page, ALIGNMENT) != 0)
        return 3;
    const size_t before = status("VmSize:"); /* what is given counts as ever, */
    if (os_map_aligned(&third, LITTLE + page, ALIGNMENT) != -OS_ENOMEM || third != NULL)
        return 4;
    return status("VmSize:") == before ? 0 : 5; /* and nothing stays */
}
static int aligned_with_few_addresses(void *unused)
{
    void *first, *second;
    (void)unused;
    if (!limit_to_little(RLIMIT_AS, "VmSize:"))
        return 1;
    if (os_map_aligned(&first, LITTLE / 2, LITTLE / 2) != 0)
        return 2;
    const size_t before = status("VmSize:");
    if (os_map_aligned(&second, page, ALIGNMENT) != -OS_ENOMEM || second != NULL)
        return 3;
    return status("VmSize:") == before ? 0 : 4;
}
static int aligned_and_locked(void *unused)
{
    unsigned char there[2] = {0, 0};
    void *first, *second;
    (void)unused;
    if (geteuid() != 0)
        return NO_STAGE;
    if (os_mlockall(OS_MCL_FUTURE) != 0)
        return 5;
    const size_t locked = status("VmLck:"), most = status("VmHWM:");
    if (os_map_aligned(&first, LITTLE, ALIGNMENT) != 0 ||
        os_map_aligned(&second, page, ALIGNMENT) != 0)
        return 1;
    if (status("VmLck:") < locked + LITTLE + page)
        return 2;
    if (os_mincore((char *)first + LITTLE - page, page, there) != 0 || /* it is all there */
        os_mincore(second, page, there + 1) != 0 || (there[0] & there[1] & 1) == 0)
        return 3;
    return status("VmHWM:") < most + 2 * LITTLE ? 0 : 4; /* and nothing else has been */
}
static int aligned_and_locked_by_nobody(void *unused)
{
    const struct rlimit limit = {LITTLE / 4, LITTLE / 4};
    void *first, *second;
    (void)unused;
    if (setrlimit(RLIMIT_MEMLOCK, &limit) != 0 || !become_nobody())
        return NO_STAGE;
    if (os_mlockall(OS_MCL_FUTURE) != 0)
        return 1;
    if (os_map_aligned(&first, LITTLE / 16, LITTLE / 16) != 0)
        return 2;
    return os_map_aligned(&second, page, ALIGNMENT) == -OS_EAGAIN && second == NULL ? 0 : 3;
}
static void aligned_and_limits(void **state)
{
    (void)state;
    happens_in_child(aligned_with_little_data, NULL, "");
    happens_in_child(aligned_with_few_addresses, NULL, "");
}
static void aligned_and_locks(void **state)
{
    (void)state;
    happens_in_child(aligned_and_locked, NULL, "not root, who alone can lock without a limit");
    happens_in_child(aligned_and_locked_by_nobody, NULL, "not root, who alone can become another");
}

int test_limits(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_mmap, os_mremap: locked memory beyond RLIMIT_MEMLOCK", locked_memory),
        TEST("os_mmap, os_mbind, os_move_pages, os_shmget ...: unprivileged", privileged_things),
        TEST("os_process_madvise: unprivileged, a child", process_madvise_of_a_child),
        TEST("os_memfd_create: vm.memfd_noexec", memfd_noexec),
        TEST("os_shmget, os_shmat: the limits of a namespace", shm_limits),
        TEST("os_mmap, os_mprotect: a file system mounted noexec", noexec_file_system),
        TEST("os_mlock, os_mseal, os_madvise, os_mbind ...: too many mappings", mapping_limit),
        TEST("os_remap_file_pages, os_madvise, os_shmat ...: sealed memory", sealed_memory),
        TEST("os_pkey_alloc: no key is left", keys_run_out),
        TEST("os_map_aligned: within RLIMIT_DATA and RLIMIT_AS", aligned_and_limits),
        TEST("os_map_aligned: after os_mlockall, with and without a limit", aligned_and_locks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
