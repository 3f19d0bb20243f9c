/* SPDX-License-Identifier: MIT */
/*
 * The memory family: each error that the contracts name, exactly, and that nothing else happened.
 *
 * limits.c has the errors that need another user, a limit or a namespace, kernel.c those that
 * differ under qemu-user. Some are not provoked anywhere, with the reason:
 *
 *   ENFILE                     the limit on open files is the whole machine's
 *   EAGAIN of mincore, mlock   the kernel's own memory would have to run out; likewise
 *   ENOMEM                     of memfd, userfaultfd, policies, migrate_ and move_pages, process_vm
 *   EIO of madvise, msync      the disk would have to fail
 *   EHWPOISON of madvise       a page of memory would, for good
 *   EBADF of madvise           kernels without swap only
 *   EBUSY of madvise           a memory cgroup that is full
 *   EAGAIN, EINTR of process_mrelease, EIDRM of shm: a race with the process, or with a removal
 *   EIO of mbind               a second node of memory; EACCES of move_pages also a cpuset
 *   flush_icache, page_size    what a seccomp filter gives: the seam gives it to os_page_size
 *   ENOSYS                     where a kernel lacks a call, its tests are skipped and say so
 */
#include "unit.h"

#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/uio.h>
#include <sys/wait.h>

/* A constant that the compiler does not see: the checks for misuse would refuse it. */
static int hidden(int constant)
{
    __asm__("" : "+r"(constant));
    return constant;
}

/*
 * REFUSED(error, call): the call gives -error, maps and unmaps nothing, and leaves errno alone.
 * Where qemu-user differs it gives what it answered to a question; if that is not an error, nor 0,
 * it is not asked.
 */
static void is_refused(long result, long expected, const char *call)
{
    nothing_changed();
    if (result != expected)
        fail_msg("%ld, not %ld: %s", result, expected, call);
}
#define GIVES(expected, call)                  \
    do {                                       \
        nothing_changes();                     \
        is_refused(call, expected, #call);     \
    } while (0)
#define REFUSED(error, call) GIVES(-(long)(error), call)
#define REFUSED_QEMU(error, question, call)                          \
    do {                                                             \
        const long expected = qemu_result(question, -(long)(error)); \
        if (expected != NO_RESULT)                                   \
            GIVES(expected, call);                                   \
    } while (0)
#define FAILED(call)                              \
    do {                                          \
        void *failed_result;                      \
        nothing_changes();                        \
        failed_result = (call);                   \
        nothing_changed();                        \
        assert_ptr_equal(failed_result, OS_MAP_FAILED); \
    } while (0)

/* Three pages, of which the middle one is not mapped. */
static unsigned char *with_a_hole(void)
{
    unsigned char *p = map_far_away(3);
    unmap_pages(p + page, 1);
    return p;
}
static void unmap_around_the_hole(unsigned char *p)
{
    check_filled(p, 1, 1);
    check_filled(p + 2 * page, 1, 3);
    unmap_pages(p, 3);
}

static void mremap_errors(void **state)
{
    const int may = OS_MREMAP_MAYMOVE, fixed = may | OS_MREMAP_FIXED;
    const int keep = may | OS_MREMAP_DONTUNMAP;
    (void)state;
    unsigned char *p = with_a_hole(), *place = map_pages(2);
    REFUSED(OS_EINVAL, os_mremap_raw(p + 1, page, page, may, NULL));
    REFUSED_QEMU(OS_EINVAL, "mremap: new size 0",
                 os_mremap_raw(p, page, (size_t)hidden(0), may, NULL));
    REFUSED_QEMU(OS_EINVAL, "mremap: old size 0, a private mapping",
                 os_mremap_raw(p, 0, page, may, NULL));
    REFUSED(OS_EINVAL, os_mremap_raw(p, page, page, 8, NULL));
    REFUSED(OS_EINVAL, os_mremap_raw(p, page, page, hidden(OS_MREMAP_FIXED), place));
    REFUSED(OS_EINVAL, os_mremap_raw(p, page, page, hidden(OS_MREMAP_DONTUNMAP), NULL));
    REFUSED(OS_EINVAL, os_mremap_raw(p, page, page, fixed, place + 1));
    REFUSED(OS_EINVAL, os_mremap_raw(place, 2 * page, 2 * page, fixed, place + page));
    REFUSED(OS_EINVAL, os_mremap_raw(place, 2 * page, page, keep, NULL));
    REFUSED(OS_EFAULT, os_mremap_raw(p + page, page, 2 * page, may, NULL));
    REFUSED(OS_EFAULT, os_mremap_raw(p, 3 * page, 4 * page, may, NULL));
    REFUSED(OS_ENOMEM, os_mremap_raw(place, page, 2 * page, 0, NULL));
    FAILED(os_mremap(p + 1, page, page, may, NULL));
    FAILED(os_mremap(place, page, 2 * page, 0, NULL));
    check_filled(place, 2, 1);
    unmap_pages(place, 2);
    unmap_around_the_hole(p);
}
/* PTRDIFF_MAX and beyond are the kernel's to refuse: nothing wraps on the way. */
static void enormous_lengths(void **state)
{
    static const size_t lengths[] = {SIZE_MAX, SIZE_MAX - 100, (size_t)PTRDIFF_MAX + 1,
                                     PTRDIFF_MAX};
    (void)state;
    unsigned char *p = map_pages(1), byte = 42;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        size_t length = lengths[i];
        const int wraps = length > SIZE_MAX - page; /* to 0, which is no new size either */
        if (!under_qemu)
            REFUSED(older_than(6, 17) && !wraps ? OS_ENOMEM : OS_EINVAL,
                    os_mremap_raw(p, page, length, OS_MREMAP_MAYMOVE, NULL));
        /* Where it does not wrap, p itself is changed before the first hole is met. */
        if ((uintptr_t)p + length < (uintptr_t)p)
            REFUSED(OS_ENOMEM, os_mprotect(p, length, OS_PROT_NONE));
        REFUSED(OS_ENOMEM, os_mincore(p, length, &byte));
    }
    assert_int_equal(byte, 42);
    check_filled(p, 1, 1);
    p[0] = 1; /* writable still: musl's mprotect rounds to 0 and gives a false success */
    unmap_pages(p, 1);
}
static void mprotect_errors(void **state)
{
    int fd = memory_file(1), read_only;
    (void)state;
    read_only = reopened(fd, O_RDONLY);
    unsigned char *p = with_a_hole(), *file;
    file = os_mmap(NULL, page, OS_PROT_READ, OS_MAP_SHARED, read_only, 0);
    assert_true(file != OS_MAP_FAILED);
    REFUSED(OS_EINVAL, os_mprotect(p + 1, page, OS_PROT_NONE));
    REFUSED(OS_EINVAL, os_mprotect(p, page, 0x40000000));
    REFUSED(OS_EINVAL, os_mprotect(p, page, hidden(OS_PROT_GROWSDOWN | OS_PROT_GROWSUP)));
    REFUSED(OS_EINVAL, os_mprotect(p, page, OS_PROT_READ | OS_PROT_GROWSDOWN)); /* does not grow */
    REFUSED(OS_ENOMEM, os_mprotect(p + page, page, RW));
    REFUSED(OS_EACCES, os_mprotect(file, page, RW));
    check_filled(file, 1, 1);
    if (!under_qemu) { /* what lies before the hole is changed, what lies behind is not */
        assert_int_equal(os_mprotect(p, 3 * page, OS_PROT_READ), -OS_ENOMEM);
        assert_int_equal(os_syscall3(OS_NR_getrandom, (long)p, 1, 0), -OS_EFAULT);
        p[2 * page] = 3;
    }
    unmap_pages(file, 1);
    unmap_around_the_hole(p);
    close(read_only);
    close(fd);
}
static void madvise_errors(void **state)
{
    (void)state;
    unsigned char *p = with_a_hole();
    REFUSED(OS_EINVAL, os_madvise(p + 1, page, OS_MADV_DONTNEED));
    REFUSED_QEMU(OS_EINVAL, "madvise: advice that does not exist, 9999", os_madvise(p, page, 9999));
    REFUSED_QEMU(OS_EINVAL, "madvise: MADV_REMOVE, private", os_madvise(p, page, OS_MADV_REMOVE));
    REFUSED_QEMU(OS_ENOMEM, "madvise: over a hole", os_madvise(p, 3 * page, OS_MADV_NORMAL));
    REFUSED_QEMU(OS_ENOMEM, "madvise: nothing mapped, MADV_WILLNEED",
                 os_madvise(p + page, page, OS_MADV_WILLNEED));
    REFUSED_QEMU(older_than(5, 14) ? OS_EINVAL : OS_ENOMEM, /* it has been known since */
                 "madvise: MADV_POPULATE_READ, nothing mapped",
                 os_madvise(p + page, page, OS_MADV_POPULATE_READ));
    if (!under_qemu) {
        unsigned char *none = os_mmap(NULL, page, OS_PROT_NONE, ANON, -1, 0);
        REFUSED(OS_EINVAL, os_madvise(none, page, OS_MADV_POPULATE_READ)); /* nothing may read it */
        unmap_pages(none, 1);
        if (os_madvise(p, page, OS_MADV_MERGEABLE) == 0)
            REFUSED(OS_EINVAL, os_madvise(p + 1, page, OS_MADV_MERGEABLE));
    }
    unmap_around_the_hole(p);
}
/*
 * Where pages are huge, addresses and lengths count in huge ones: nothing is rounded up but what
 * os_mmap maps. Nothing is touched, so that no huge page has to be there.
 */
static size_t huge_page(void)
{
    char line[100];
    size_t kilobytes = 0;
    FILE *file = fopen("/proc/meminfo", "r");
    while (file != NULL && kilobytes == 0 && fgets(line, sizeof line, file) != NULL)
        sscanf(line, "Hugepagesize: %zu kB", &kilobytes);
    if (file != NULL)
        fclose(file);
    return kilobytes * 1024;
}
static void huge_pages(void **state)
{
    const int flags = ANON | OS_MAP_HUGETLB | OS_MAP_NORESERVE, may = OS_MREMAP_MAYMOVE;
    const size_t huge = huge_page();
    (void)state;
    needs_kernel("qemu-user counts in its own pages");
    unsigned char *p = os_mmap(NULL, huge + page, RW, flags, -1, 0); /* two */
    if (huge == 0 || p == OS_MAP_FAILED)
        skip_because("this kernel has no huge pages");
    REFUSED(OS_EINVAL, os_munmap(p, page));
    REFUSED(OS_EINVAL, os_munmap(p + page, huge));
    REFUSED(OS_EINVAL, os_mprotect(p, page, OS_PROT_READ));
    REFUSED(OS_EINVAL, os_mprotect(p + page, huge, OS_PROT_READ));
    REFUSED(OS_EINVAL, os_madvise(p, page, OS_MADV_DONTFORK));
    REFUSED(OS_EINVAL, os_mremap_raw(p, 2 * huge, 3 * huge, may, NULL)); /* cannot grow */
    REFUSED(OS_EINVAL, os_mremap_raw(p, huge, huge, may | OS_MREMAP_DONTUNMAP, NULL));
    if (!older_than(5, 16)) { /* before that mremap did nothing to huge pages */
        REFUSED(OS_EINVAL, os_mremap_raw(p + page, huge, huge, may, NULL));
        assert_ptr_equal(os_mremap(p, 2 * huge, huge + page, 0, NULL), p); /* rounded up: all */
    }
    REFUSED(OS_EINVAL, os_mmap_raw(p + page, huge, RW, flags | OS_MAP_FIXED, -1, 0));
    REFUSED(OS_EINVAL, os_mmap_raw(NULL, huge, RW, flags | OS_MAP_HUGE_256MB, -1, 0));
    REFUSED(OS_ENOMEM, os_mmap_raw(NULL, (size_t)1 << 46, RW, flags & ~OS_MAP_NORESERVE, -1, 0));
    if (os_mseal(p, 0, 0) != -OS_ENOSYS)
        REFUSED(OS_EINVAL, os_mseal(p, page, 0));
    assert_int_equal(os_mprotect(p, huge, OS_PROT_READ), 0);
    assert_int_equal(os_munmap(p, huge), 0);
    assert_false(is_mapped(p));
    assert_true(is_mapped(p + 2 * huge - page)); /* rounded up by os_mmap */
    assert_int_equal(os_munmap(p + huge, huge), 0);
}
/*
 * dietlibc's POSIX_MADV_DONTNEED is MADV_DONTNEED. Here each advice is the one that its name says.
 */
static void madvise_destroys_nothing(void **state)
{
    static const struct {
        int advice;
        const char *question;
    } harmless[] = {
        {OS_MADV_NORMAL, "madvise: MADV_NORMAL"},
        {OS_MADV_RANDOM, "madvise: MADV_RANDOM"},
        {OS_MADV_SEQUENTIAL, "madvise: MADV_SEQUENTIAL"},
        {OS_MADV_WILLNEED, "madvise: MADV_WILLNEED"},
        {OS_MADV_DONTFORK, "madvise: MADV_DONTFORK"},
        {OS_MADV_DOFORK, "madvise: MADV_DOFORK"},
        {OS_MADV_DONTDUMP, "madvise: MADV_DONTDUMP"},
        {OS_MADV_DODUMP, "madvise: MADV_DODUMP"},
    };
    (void)state;
    unsigned char *p = map_pages(2);
    for (size_t i = 0; i < COUNT(harmless); i++)
        assert_int_equal(os_madvise(p, 2 * page, harmless[i].advice),
                         qemu_result(harmless[i].question, 0));
    check_filled(p, 2, 1);
    unmap_pages(p, 2);
}
static void msync_errors(void **state)
{
    int fd = memory_file(1);
    (void)state;
    unsigned char *p = with_a_hole(), *file = os_mmap(NULL, page, RW, OS_MAP_SHARED, fd, 0);
    assert_true(file != OS_MAP_FAILED);
    REFUSED(OS_EINVAL, os_msync(p + 1, page, OS_MS_SYNC));
    REFUSED(OS_EINVAL, os_msync(p, page, hidden(OS_MS_SYNC | OS_MS_ASYNC)));
    REFUSED(OS_EINVAL, os_msync(p, page, 0x100));
    REFUSED(OS_ENOMEM, os_msync(p, 3 * page, OS_MS_SYNC));
    REFUSED(OS_ENOMEM, os_msync(p + page, page, OS_MS_ASYNC));
    if (os_mlock(file, page) == 0)
        REFUSED(OS_EBUSY, os_msync(file, page, OS_MS_SYNC | OS_MS_INVALIDATE));
    unmap_pages(file, 1);
    unmap_around_the_hole(p);
    close(fd);
}
static void mincore_errors(void **state)
{
    unsigned char vec[3] = {7, 7, 7};
    (void)state;
    unsigned char *p = with_a_hole();
    REFUSED(OS_EINVAL, os_mincore(p + 1, page - 1, vec));
    REFUSED_QEMU(OS_EINVAL, "mincore: nothing mapped, address not a multiple of the page size",
                 os_mincore(p + 1, page, vec));
    REFUSED(OS_ENOMEM, os_mincore(p + page, page, vec));
    REFUSED(OS_EFAULT, os_mincore(p, page, p + page));
    assert_int_equal(vec[0] + vec[1] + vec[2], 21);
    unmap_around_the_hole(p);
}

/* As somebody who may lock nothing, or no more than a page: 0, or the step that went wrong. */
static int lock_without_rights(void *address)
{
    unsigned char *p = address;
    struct rlimit limit = {page, page}, none = {0, 0};
    if (setrlimit(RLIMIT_MEMLOCK, &limit) != 0 || (geteuid() == 0 && setuid(65534) != 0))
        return 99;
    if (os_mlock(p, 2 * page) != -OS_ENOMEM || os_mlockall(OS_MCL_CURRENT) != -OS_ENOMEM)
        return 1;
    if (os_mlock2(p, 2 * page, OS_MLOCK_ONFAULT) != -OS_ENOMEM)
        return 2;
    if (os_mlock(p, page) != 0 || os_munlock(p, page) != 0)
        return 3;
    if (setrlimit(RLIMIT_MEMLOCK, &none) != 0)
        return 98;
    if (os_mlock(p, page) != -OS_EPERM || os_mlockall(OS_MCL_CURRENT) != -OS_EPERM)
        return 4;
    return os_mlock2(p, page, 0) == -OS_EPERM ? 0 : 5;
}
static void mlock_errors(void **state)
{
    (void)state;
    unsigned char *p = with_a_hole();
    REFUSED(OS_ENOMEM, os_mlock(p + page, page));
    REFUSED(OS_ENOMEM, os_munlock(p + page, page));
    unsigned char *none = map_far_away(1); /* alone: what is locked is a mapping of its own */
    assert_ptr_equal(os_mmap(none, page, OS_PROT_NONE, ANON | OS_MAP_FIXED, -1, 0), none);
    REFUSED(OS_ENOMEM, os_mlock(none, page)); /* cannot be brought in */
    REFUSED(OS_EBUSY, os_msync(none, page, OS_MS_ASYNC | OS_MS_INVALIDATE)); /* yet it is locked */
    unmap_pages(none, 1);
    REFUSED(OS_EINVAL, os_mlock(p, (size_t)-2 * page));
    REFUSED(OS_EINVAL, os_munlock(p, (size_t)-2 * page));
    REFUSED(OS_EINVAL, os_mlockall(hidden(0)));
    REFUSED_QEMU(OS_EINVAL, "mlockall: MCL_FUTURE and an unknown flag",
                 os_mlockall(OS_MCL_FUTURE | 64));
    REFUSED(OS_EINVAL, os_mlockall(hidden(OS_MCL_ONFAULT)));
    if (os_mlock2(p, 0, 0) != -OS_ENOSYS) {
        REFUSED(OS_EINVAL, os_mlock2(p, page, (unsigned)hidden(2)));
        REFUSED(OS_EINVAL, os_mlock2(p, page, (unsigned)hidden(INT_MIN)));
        REFUSED(OS_ENOMEM, os_mlock2(p + page, page, OS_MLOCK_ONFAULT));
        REFUSED(OS_EINVAL, os_mlock2(p, (size_t)-2 * page, 0));
    }
    if (!under_qemu)
        assert_int_equal(in_child(lock_without_rights, p), 0);
    unmap_around_the_hole(p);
}

static int no_files_left(void *unused)
{
    struct rlimit none = {0, 0};
    (void)unused;
    if (setrlimit(RLIMIT_NOFILE, &none) != 0)
        return 99;
    if (os_memfd_create("unit", 0) != -OS_EMFILE)
        return 1;
    if (under_qemu)
        return 0;
    if (os_userfaultfd(older_than(5, 11) ? 0 : OS_UFFD_USER_MODE_ONLY) != -OS_EMFILE)
        return 2;
    long result = os_memfd_secret(0);
    return result == -OS_EMFILE || result == -OS_ENOSYS ? 0 : 3;
}
static void memfd_create_errors(void **state)
{
    char name[251];
    (void)state;
    memset(name, 'a', 250);
    name[250] = '\0';
    REFUSED(OS_EINVAL, os_memfd_create("unit", 0x8000));
    const unsigned both = (unsigned)hidden(OS_MFD_EXEC | OS_MFD_NOEXEC_SEAL);
    REFUSED(OS_EINVAL, os_memfd_create("unit", both));
    REFUSED(OS_EINVAL, os_memfd_create(name, 0));
    REFUSED(OS_EFAULT, os_memfd_create((char *)1, 0));
    /* Huge pages need no privilege, but a size that is there: 256 MiB is on no machine of ours. */
    const unsigned none = (unsigned)hidden(OS_MFD_HUGETLB | OS_MFD_HUGE_256MB);
    long huge = os_memfd_create("unit", OS_MFD_HUGETLB);
    if (huge >= 0) {
        close((int)huge);
        REFUSED(OS_ENODEV, os_memfd_create("unit", none));
    }
    name[249] = '\0';
    long fd = os_memfd_create(name, 0);
    assert_true(fd >= 0);
    close((int)fd);
    assert_int_equal(in_child(no_files_left, NULL), 0);
}
static int no_handler_of_faults(void *unused)
{
    (void)unused;
    if (setuid(65534) != 0)
        return 1;
    return os_userfaultfd(0) == -OS_EPERM ? 0 : 2;
}
static void secret_and_userfaultfd_errors(void **state)
{
    int unprivileged = 1;
    (void)state;
    long result = os_userfaultfd(1 << 30);
    skip_if_missing("userfaultfd", result);
    REFUSED(OS_EINVAL, os_userfaultfd(1 << 30));
    result = os_memfd_secret(2);
    if (result != -OS_ENOSYS)
        REFUSED(OS_EINVAL, os_memfd_secret(2));
    FILE *file = fopen("/proc/sys/vm/unprivileged_userfaultfd", "r");
    if (file != NULL) {
        assert_int_equal(fscanf(file, "%d", &unprivileged), 1);
        fclose(file);
    }
    if (unprivileged == 0 && geteuid() == 0)
        assert_int_equal(in_child(no_handler_of_faults, NULL), 0);
}
static void pkey_errors(void **state)
{
    (void)state;
    unsigned char *p = with_a_hole();
    skip_if_missing("pkey_free", os_pkey_free(-1));
    REFUSED(OS_EINVAL, os_pkey_alloc((unsigned)hidden(1), 0));
    REFUSED(OS_EINVAL, os_pkey_alloc(0, 64));
    REFUSED(OS_EINVAL, os_pkey_free(-1));
    REFUSED(OS_EINVAL, os_pkey_free(1000));
    REFUSED(OS_EINVAL, os_pkey_mprotect(p, page, RW, 1000));
    REFUSED(OS_EINVAL, os_pkey_mprotect(p + 1, page, RW, -1));
    REFUSED(OS_ENOMEM, os_pkey_mprotect(p + page, page, RW, -1));
    unmap_around_the_hole(p);
}
static void mseal_errors(void **state)
{
    (void)state;
    unsigned char *p = with_a_hole();
    skip_if_missing("mseal", os_mseal(p + page, page, 0));
    REFUSED(OS_EINVAL, os_mseal(p + 1, page, 0));
    REFUSED(OS_EINVAL, os_mseal(p, page, (unsigned long)hidden(1)));
    REFUSED(OS_EINVAL, os_mseal(p, page, (unsigned long)hidden(1) << 63));
    REFUSED(OS_EINVAL, os_mseal(p, (size_t)-2 * page, 0));
    REFUSED(OS_ENOMEM, os_mseal(p, 3 * page, 0));
    unmap_around_the_hole(p); /* not sealed */
}
static void process_errors(void **state)
{
    (void)state;
    unsigned char *p = with_a_hole();
    const struct os_iovec range = {p, page}, hole = {p + page, page};
    long self = os_syscall2(OS_NR_pidfd_open, getpid(), 0);
    skip_if_missing("process_madvise", os_process_madvise(-1, &range, 1, OS_MADV_COLD, 0));
    assert_true(self >= 0);
    const int fd = (int)self;
    REFUSED(OS_EBADF, os_process_madvise(-1, &range, 1, OS_MADV_COLD, 0));
    REFUSED(OS_EINVAL, os_process_madvise(fd, &range, 1, 9999, 0));
    REFUSED(OS_EINVAL, os_process_madvise(fd, &range, 1, OS_MADV_COLD, 1));
    REFUSED(OS_EINVAL, os_process_madvise(fd, &range, 1025, OS_MADV_COLD, 0));
    REFUSED(OS_EFAULT, os_process_madvise(fd, (struct os_iovec *)1, 1, OS_MADV_COLD, 0));
    REFUSED(OS_ENOMEM, os_process_madvise(fd, &hole, 1, OS_MADV_COLD, 0));
    const int no_mrelease = older_than(5, 15);
    REFUSED(no_mrelease ? OS_ENOSYS : OS_EBADF, os_process_mrelease(-1, 0));
    REFUSED(no_mrelease ? OS_ENOSYS : OS_EINVAL, os_process_mrelease(fd, 0)); /* alive */
    REFUSED(no_mrelease ? OS_ENOSYS : OS_EINVAL, os_process_mrelease(fd, (unsigned)hidden(1)));
    close(fd);
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    int gone = (int)os_syscall2(OS_NR_pidfd_open, pid, 0);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    REFUSED(OS_ESRCH, os_process_madvise(gone, &range, 1, OS_MADV_COLD, 0));
    REFUSED(no_mrelease ? OS_ENOSYS : OS_ESRCH, os_process_mrelease(gone, 0));
    close(gone);
    unmap_around_the_hole(p);
}
static void shadow_stack_errors(void **state)
{
    (void)state;
    long result = os_map_shadow_stack_raw(NULL, page, 0);
    skip_if_missing("map_shadow_stack", result);
    if (result == -OS_EOPNOTSUPP) {
        FAILED(os_map_shadow_stack(NULL, page, 0));
        skip_because("this machine has no shadow stacks");
    }
    assert_false(os_is_error(result));
    unmap_pages((void *)result, 1);
    unsigned char *p = map_pages(1);
    const unsigned long all = (unsigned long)-8;
    REFUSED(OS_EINVAL, os_map_shadow_stack_raw(NULL, page, 0x80000000U));
    REFUSED(OS_EINVAL, os_map_shadow_stack_raw(NULL, 0, 0));
    REFUSED(OS_EINVAL, os_map_shadow_stack_raw(p + 1, page, 0));
    REFUSED(OS_EINVAL, os_map_shadow_stack_raw(NULL, page + 1, OS_SHADOW_STACK_SET_TOKEN));
    REFUSED(OS_EEXIST, os_map_shadow_stack_raw(p, page, 0));
    REFUSED(OS_EOVERFLOW, os_map_shadow_stack_raw(NULL, all, 0));
#ifdef OS_CORE_AARCH64
    REFUSED(OS_EINVAL, os_map_shadow_stack_raw(NULL, page + 1, 0));
    REFUSED(OS_EINVAL, os_map_shadow_stack_raw(NULL, 8, 0));
#else
    REFUSED(OS_ENOSPC, os_map_shadow_stack_raw(NULL, 7, OS_SHADOW_STACK_SET_TOKEN));
#endif
#ifdef OS_CORE_X86_64
    REFUSED(OS_ERANGE, os_map_shadow_stack_raw((void *)page, page, 0));
#endif
    check_filled(p, 1, 1);
    unmap_pages(p, 1);
}
static void remap_file_pages_errors(void **state)
{
    (void)state;
    unsigned char *p = map_pages(1);
    skip_if_missing("remap_file_pages", os_remap_file_pages(p, page, 0, 0, 0));
    REFUSED(OS_EINVAL, os_remap_file_pages(p, page, 0, 0, 0)); /* private */
    unmap_pages(p, 1);
    p = os_mmap(NULL, page, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    p[0] = 5;
    REFUSED(OS_EINVAL, os_remap_file_pages(p, page, OS_PROT_READ, 0, 0));
    REFUSED(OS_EINVAL, os_remap_file_pages(p, page, 0, (size_t)-1, 0));
    assert_int_equal(p[0], 5);
    unmap_pages(p, 1);
}

static void cachestat_errors(void **state)
{
    uint64_t range[2] = {0, 0}, counts[5] = {9, 9, 9, 9, 9};
    struct os_cachestat_range *r = (struct os_cachestat_range *)range;
    struct os_cachestat *c = (struct os_cachestat *)counts;
    int fd = memory_file(1);
    (void)state;
    skip_if_missing("cachestat", os_cachestat(-1, r, c, 0));
    REFUSED(OS_EBADF, os_cachestat(-1, r, c, 0));
    REFUSED(OS_EINVAL, os_cachestat(fd, r, c, 1));
    REFUSED(OS_EFAULT, os_cachestat(fd, (struct os_cachestat_range *)1, c, 0));
    assert_int_equal(counts[0], 9);
    REFUSED(OS_EFAULT, os_cachestat(fd, r, (struct os_cachestat *)1, 0));
    int huge = (int)os_memfd_create("unit", OS_MFD_HUGETLB);
    if (huge >= 0)
        REFUSED(OS_EOPNOTSUPP, os_cachestat(huge, r, c, 0));
    close(huge);
    close(fd);
}
static int barrier_unregistered(void *unused)
{
    (void)unused;
    return os_membarrier(OS_MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == -OS_EPERM ? 0 : 1;
}
static void membarrier_errors(void **state)
{
    (void)state;
    skip_if_missing("membarrier", os_membarrier(OS_MEMBARRIER_CMD_QUERY, 0, 0));
    REFUSED(OS_EINVAL, os_membarrier(1 << 30, 0, 0));
    REFUSED(OS_EINVAL, os_membarrier(-1, 0, 0));
    REFUSED(OS_EINVAL, os_membarrier(OS_MEMBARRIER_CMD_QUERY, 0x80000000, 0));
    assert_int_equal(in_child(barrier_unregistered, NULL), 0);
}

static int foreign_process(void *unused)
{
    char byte = 0;
    const struct os_iovec here = {&byte, 1}, there = {&byte, 1};
    unsigned long node = 1;
    void *pages[] = {&byte};
    int status = 0;
    (void)unused;
    if (geteuid() == 0 && setuid(65534) != 0)
        return 99;
    const int foreign = 1; /* init is somebody else's */
    if (os_process_vm_readv(foreign, &here, 1, &there, 1, 0) != -OS_EPERM)
        return 1;
    if (os_process_vm_writev(foreign, &here, 1, &there, 1, 0) != -OS_EPERM)
        return 2;
    long result = os_move_pages(foreign, 1, pages, NULL, &status, 0);
    if (result != -OS_EPERM && result != -OS_ENOSYS)
        return 3;
    result = os_migrate_pages(foreign, 65, &node, &node);
    return result == -OS_EPERM || result == -OS_ENOSYS ? 0 : 4;
}
static void policy_errors(void **state)
{
    unsigned long nodes[16] = {1}, none[16] = {0};
    int mode = 0, status = 9;
    (void)state;
    unsigned char *p = with_a_hole();
    void *pages[] = {p};
    skip_if_missing("mbind", os_mbind(p + 1, page, OS_MPOL_BIND, nodes, 65, 0));
    REFUSED(OS_EINVAL, os_mbind(p + 1, page, OS_MPOL_BIND, nodes, 65, 0));
    REFUSED(OS_EINVAL, os_mbind(p, page, 99, nodes, 65, 0));
    REFUSED(OS_EINVAL, os_mbind(p, page, OS_MPOL_BIND, none, 65, 0));
    REFUSED(OS_EINVAL, os_mbind(p, page, OS_MPOL_BIND, nodes, 65, 0x80000000));
    REFUSED(OS_EFAULT, os_mbind(p + page, page, OS_MPOL_BIND, nodes, 65, 0));
    REFUSED(OS_EFAULT, os_mbind(p, page, OS_MPOL_BIND, (unsigned long *)1, 65, 0));
    REFUSED(OS_EINVAL, os_set_mempolicy(99, nodes, 65));
    REFUSED(OS_EINVAL, os_set_mempolicy(OS_MPOL_BIND, none, 65));
    REFUSED(OS_EFAULT, os_set_mempolicy(OS_MPOL_BIND, (unsigned long *)1, 65));
    REFUSED(OS_EINVAL, os_get_mempolicy(&mode, nodes, 1024, p, 0)); /* an address without F_ADDR */
    REFUSED(OS_EFAULT, os_get_mempolicy(&mode, NULL, 0, p + page, OS_MPOL_F_ADDR));
    REFUSED(OS_EFAULT, os_get_mempolicy((int *)1, NULL, 0, NULL, 0));
    REFUSED(OS_EINVAL, os_get_mempolicy(&mode, nodes, 0, NULL, 0));
    const int no_home = older_than(5, 17);
    REFUSED(no_home ? OS_ENOSYS : OS_EINVAL, os_set_mempolicy_home_node(p, page, 0, 1));
    REFUSED(no_home ? OS_ENOSYS : OS_EINVAL, os_set_mempolicy_home_node(p, page, 5000, 0));
    REFUSED(no_home ? OS_ENOSYS : OS_ENOENT, os_set_mempolicy_home_node(p, page, 0, 0));
    assert_int_equal(os_mbind(p, page, OS_MPOL_PREFERRED, nodes, 65, 0), 0);
    REFUSED(no_home ? OS_ENOSYS : OS_EOPNOTSUPP, os_set_mempolicy_home_node(p, page, 0, 0));
    REFUSED(OS_EFAULT, os_migrate_pages(0, 65, (unsigned long *)1, nodes));
    REFUSED(OS_ESRCH, os_migrate_pages(INT_MAX, 65, nodes, nodes));
    REFUSED(OS_EINVAL, os_migrate_pages(0, (unsigned long)-1, nodes, nodes));
    REFUSED(OS_ESRCH, os_move_pages(INT_MAX, 1, pages, NULL, &status, 0));
    REFUSED(OS_EINVAL, os_move_pages(0, 1, pages, NULL, &status, 1 << 30));
    REFUSED(OS_EFAULT, os_move_pages(0, 1, (void **)1, NULL, &status, 0));
    const int no_node = 1000; /* and none of the family knows it */
    REFUSED(OS_ENODEV, os_move_pages(0, 1, pages, &no_node, &status, OS_MPOL_MF_MOVE));
    none[1000 / 64] = 1UL << 1000 % 64;
    REFUSED(OS_EINVAL, os_migrate_pages(0, 1024, nodes, none));
    assert_int_equal(status, 9);
    unmap_around_the_hole(p);
}
static void process_vm_errors(void **state)
{
    char byte = 7;
    const struct os_iovec here = {&byte, 1}, nowhere = {(void *)1, 1};
    (void)state;
    const int self = getpid();
    skip_if_missing("process_vm_readv", os_process_vm_readv(self, &here, 1, &here, 1, 1));
    REFUSED(OS_EINVAL, os_process_vm_readv(self, &here, 1, &here, 1, 1));
    REFUSED(OS_EINVAL, os_process_vm_writev(self, &here, 1, &here, 1, 1UL << 40));
    REFUSED(OS_EINVAL, os_process_vm_readv(self, &here, 1025, &here, 1, 0));
    REFUSED(OS_EINVAL, os_process_vm_writev(self, &here, 1, &here, 1025, 0));
    REFUSED(OS_EFAULT, os_process_vm_readv(self, &here, 1, &nowhere, 1, 0));
    REFUSED(OS_EFAULT, os_process_vm_writev(self, &here, 1, &nowhere, 1, 0));
    REFUSED(OS_EFAULT, os_process_vm_readv(self, (struct os_iovec *)1, 1, &here, 1, 0));
    REFUSED(OS_ESRCH, os_process_vm_readv(INT_MAX, &here, 1, &here, 1, 0));
    REFUSED(OS_ESRCH, os_process_vm_writev(INT_MAX, &here, 1, &here, 1, 0));
    assert_int_equal(byte, 7);
    assert_int_equal(in_child(foreign_process, NULL), 0);
}

static int shm_of_another(void *id)
{
    if (geteuid() != 0 || setuid(65534) != 0)
        return 99;
    if (os_shmat_raw(*(int *)id, NULL, 0) != -OS_EACCES)
        return 1;
    if (os_shmctl(*(int *)id, OS_IPC_RMID, NULL) != -OS_EPERM)
        return 2;
    return 0;
}
static void shm_errors(void **state)
{
    const int key = 0x20000000 | getpid(); /* nobody else's meanwhile */
    struct os_shmid64_ds status;
    (void)state;
    int id = (int)os_shmget(key, page, OS_IPC_CREAT | OS_IPC_EXCL | 0600);
    skip_if_missing("shmget", id);
    assert_true(id >= 0);
    unsigned char *p = map_pages(1);
    REFUSED(OS_EEXIST, os_shmget(key, page, OS_IPC_CREAT | OS_IPC_EXCL | 0600));
    REFUSED(OS_EINVAL, os_shmget(key, 2 * page, 0600));
    REFUSED(OS_EINVAL, os_shmget(OS_IPC_PRIVATE, 0, OS_IPC_CREAT | 0600));
    REFUSED(OS_ENOENT, os_shmget(key ^ 0x40000000, page, 0600));
    REFUSED(OS_EINVAL, os_shmat_raw(-1, NULL, 0));
    FAILED(os_shmat(-1, NULL, 0));
    REFUSED(OS_EINVAL, os_shmat_raw(id, p + 1, 0));
    REFUSED(OS_EINVAL, os_shmat_raw(id, p, 0)); /* there is something */
    if (!qemu_differs("shmat: SHM_REMAP without an address"))
        REFUSED(OS_EINVAL, os_shmat_raw(id, NULL, OS_SHM_REMAP));
    REFUSED(OS_EINVAL, os_shmdt(p)); /* not a segment */
    REFUSED(OS_EINVAL, os_shmctl(id, 9999, NULL));
    REFUSED(OS_EINVAL, os_shmctl(-1, OS_IPC_STAT, &status));
    REFUSED(OS_EFAULT, os_shmctl(id, OS_IPC_STAT, (struct os_shmid64_ds *)1));
    check_filled(p, 1, 1);
    int result = under_qemu ? 99 : in_child(shm_of_another, &id);
    assert_true(result == 0 || result == 99);
    assert_int_equal(os_shmctl(id, OS_IPC_RMID, NULL), 0);
    REFUSED(OS_EINVAL, os_shmctl(id, OS_IPC_RMID, NULL));
    unmap_pages(p, 1);
}

int test_family(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("errors of os_mremap, os_mremap_raw", mremap_errors),
        TEST("lengths above PTRDIFF_MAX", enormous_lengths),
        TEST("errors of os_mprotect", mprotect_errors),
        TEST("errors of os_madvise", madvise_errors),
        TEST("os_munmap, os_mprotect, os_mremap ...: a part of a huge page", huge_pages),
        TEST("os_madvise: what is only advice destroys nothing", madvise_destroys_nothing),
        TEST("errors of os_msync", msync_errors),
        TEST("errors of os_mincore", mincore_errors),
        TEST("errors of os_mlock, os_mlock2, os_munlock, os_mlockall", mlock_errors),
        TEST("errors of os_memfd_create", memfd_create_errors),
        TEST("errors of os_memfd_secret, os_userfaultfd", secret_and_userfaultfd_errors),
        TEST("errors of os_pkey_alloc, os_pkey_free, os_pkey_mprotect", pkey_errors),
        TEST("errors of os_mseal", mseal_errors),
        TEST("errors of os_process_madvise, os_process_mrelease", process_errors),
        TEST("errors of os_map_shadow_stack", shadow_stack_errors),
        TEST("errors of os_remap_file_pages", remap_file_pages_errors),
        TEST("errors of os_cachestat", cachestat_errors),
        TEST("errors of os_membarrier", membarrier_errors),
        TEST("errors of memory policies", policy_errors),
        TEST("errors of os_process_vm_readv, os_process_vm_writev", process_vm_errors),
        TEST("errors of os_shmget, os_shmat, os_shmdt, os_shmctl", shm_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
