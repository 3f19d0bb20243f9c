/* SPDX-License-Identifier: MIT */
/*
 * The effects of the flags of the memory family, on a real kernel. Some effects are seen directly,
 * others in /proc/self/smaps: a mapping's flags of two letters, its kilobytes of one kind. A flag
 * that the kernel or the processor lacks is skipped, by its own answer.
 */
#include "unit.h"

#include <sys/prctl.h>
#include <sys/stat.h>

static unsigned char *map_flags(size_t pages, int flags)
{
    unsigned char *p = os_mmap(NULL, pages * page, RW, flags, -1, 0);
    assert_true(p != OS_MAP_FAILED);
    return p;
}
static int load(void *address)
{
    return *(volatile unsigned char *)address;
}
static int store(void *address)
{
    *(volatile unsigned char *)address = 1;
    return 0;
}

/* The rest of the line in smaps that begins with a name, of the mapping with this address. */
static void smaps(const void *address, const char *name, char *rest, size_t size)
{
    char line[300];
    unsigned long from, to;
    int inside = 0, found = 0;
    FILE *file = fopen("/proc/self/smaps", "r");
    assert_non_null(file);
    while (!found && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
            inside = from <= (uintptr_t)address && (uintptr_t)address < to;
        else if (inside && strncmp(line, name, strlen(name)) == 0)
            found = 1;
    }
    fclose(file);
    if (!found)
        fail_msg("no %s of %p in /proc/self/smaps", name, address);
    snprintf(rest, size, "%s", line + strlen(name));
}
static int has_flag(const void *address, const char *two_letters)
{
    char flags[300], word[5];
    smaps(address, "VmFlags:", flags, sizeof flags);
    snprintf(word, sizeof word, " %s ", two_letters);
    return strstr(flags, word) != NULL;
}
static size_t bytes_of(const void *address, const char *kind)
{
    char text[100];
    size_t kilobytes = 0;
    smaps(address, kind, text, sizeof text);
    assert_int_equal(sscanf(text, "%zu kB", &kilobytes), 1);
    return kilobytes * 1024;
}

/* --- mmap, mremap, mprotect */

static void locked_and_not_reserved(void **state)
{
    (void)state;
    needs_kernel("qemu-user does not pass MAP_LOCKED and MAP_NORESERVE on");
    long raw = os_mmap_raw(NULL, 2 * page, RW, ANON | OS_MAP_LOCKED | OS_MAP_NORESERVE, -1, 0);
    if (raw == -OS_EAGAIN || raw == -OS_EPERM)
        skip_because("RLIMIT_MEMLOCK is too low");
    assert_false(os_is_error(raw));
    unsigned char *p = (unsigned char *)raw;
    assert_true(is_resident(p) && is_resident(p + page));
    assert_true(has_flag(p, "lo") && has_flag(p, "nr"));
    unmap_pages(p, 2);
    p = map_flags(1, ANON);
    assert_false(has_flag(p, "lo") || has_flag(p, "nr"));
    unmap_pages(p, 1);
}
static void populate_unless_it_blocks(void **state)
{
    (void)state;
    same_as_linux("mmap: MAP_POPULATE and MAP_NONBLOCK");
    unsigned char *p = map_flags(1, ANON | OS_MAP_POPULATE | OS_MAP_NONBLOCK);
    assert_false(is_resident(p)); /* the two together are as nothing, since Linux 2.6.23 */
    unmap_pages(p, 1);
}
/* Room below, in which nothing else is, and more than the gap that the kernel keeps: 256 pages. */
#define ROOM 1024
static unsigned char *growing(void)
{
    unsigned char *room = map_flags(ROOM, ANON | OS_MAP_NORESERVE), *p = room + (ROOM - 8) * page;
    unmap_pages(room, ROOM);
    assert_true(os_mmap(p, page, RW, ANON | OS_MAP_GROWSDOWN | OS_MAP_FIXED, -1, 0) == p);
    return p;
}
static void grows_down(void **state)
{
    (void)state;
    needs_kernel("under qemu-user nothing grows");
    unsigned char *p = growing();
    assert_true(has_flag(p, "gd"));
    p[-1] = 5;
    assert_true(is_resident(p - page));
    assert_int_equal(os_mprotect(p, page, OS_PROT_READ | OS_PROT_GROWSDOWN),
                     0); /* from the start */
    assert_int_equal(in_child(store, p - page), DIED + SIGSEGV);
    unmap_pages(p - page, 2);
    p = map_pages(1);
    assert_int_equal(os_mprotect(p, page, OS_PROT_READ | OS_PROT_GROWSDOWN), -OS_EINVAL);
    unmap_pages(p, 1);
}
static void dropped_in_a_child(void **state)
{
    (void)state;
    same_as_linux("mmap: MAP_DROPPABLE");
    long raw = os_mmap_raw(NULL, page, RW, OS_MAP_DROPPABLE | OS_MAP_ANONYMOUS, -1, 0);
    if (raw == -OS_EINVAL)
        skip_because("MAP_DROPPABLE: EINVAL, it needs Linux 6.11 and 64 bits");
    assert_int_equal(os_mmap_raw(NULL, page, RW, OS_MAP_DROPPABLE | ANON, -1, 0), -OS_EINVAL);
    assert_false(os_is_error(raw));
    *(volatile unsigned char *)raw = 7;
    assert_int_equal(in_child(load, (void *)raw), 0); /* a child has none of it */
    unmap_pages((void *)raw, 1);
}
static void huge_pages(void **state)
{
    char line[100];
    size_t size = 0;
    FILE *info = fopen("/proc/meminfo", "r");
    (void)state;
    needs_kernel("qemu-user has no /proc of huge pages");
    assert_non_null(info);
    while (size == 0 && fgets(line, sizeof line, info) != NULL)
        sscanf(line, "Hugepagesize: %zu kB", &size);
    fclose(info);
    size *= 1024;
    long raw = os_mmap_raw(NULL, size + !size, RW, ANON | OS_MAP_HUGETLB, -1, 0);
    if (raw == -OS_ENOMEM || raw == -OS_EINVAL || raw == -OS_ENOSYS)
        skip_because("the kernel has no huge pages, or none is in the pool (vm.nr_hugepages)");
    assert_false(os_is_error(raw));
    unsigned char *p = (unsigned char *)raw;
    assert_int_equal((uintptr_t)p % size, 0);
    assert_int_equal(bytes_of(p, "KernelPageSize:"), size);
    p[0] = p[size - 1] = 1;
    assert_int_equal(os_munmap(p, page), -OS_EINVAL); /* a part of one */
    assert_int_equal(p[size - 1], 1);
    assert_int_equal(os_munmap(p, size), 0);

    const int log2_size = __builtin_ctzl(size) << OS_MAP_HUGE_SHIFT;
    assert_false(
        os_is_error(raw = os_mmap_raw(NULL, size, RW, ANON | OS_MAP_HUGETLB | log2_size, -1, 0)));
    assert_int_equal(os_munmap((void *)raw, size), 0);
    const int fd = (int)os_memfd_create("huge", OS_MFD_HUGETLB);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, (off_t)size), 0);
    p = os_mmap(NULL, size, RW, OS_MAP_SHARED, fd, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_int_equal(bytes_of(p, "KernelPageSize:"), size);
    assert_int_equal(os_munmap(p, size), 0);
    close(fd);
}
#ifdef OS_CORE_X86_64
static void below_2_gib(void **state)
{
    (void)state;
    void *low = map_flags(1, ANON | OS_MAP_32BIT);
    assert_true((uintptr_t)low < 1UL << 31);
    unmap_pages(low, 1);
}
#endif

/* --- protection that aarch64 alone has */

#ifdef OS_CORE_AARCH64
/* An indirect call of the code at the address. */
static int call(void *code)
{
    ((void (*)(void))code)();
    return 0;
}
/* Two pages with the same code, one of them with branch targets. */
static void branch_targets(void **state)
{
    static const unsigned int plain[] = {0xd503201f, 0xd65f03c0};  /* nop; ret */
    static const unsigned int marked[] = {0xd503245f, 0xd65f03c0}; /* bti c; ret */
    const int code = OS_PROT_READ | OS_PROT_EXEC;
    (void)state;
    needs_kernel("qemu-user wants its own programs marked");
    unsigned char *p = map_pages(2);
    for (size_t i = 0; i < 2; i++) {
        memcpy(p + i * page, plain, sizeof plain);
        memcpy(p + i * page + page / 2, marked, sizeof marked);
    }
    assert_int_equal(os_flush_icache(p, p + 2 * page), 0);
    long result = os_mprotect(p, page, code | OS_PROT_BTI);
    if (result == -OS_EINVAL)
        skip_because("PROT_BTI: EINVAL, this processor or kernel has no branch targets");
    assert_int_equal(result, 0);
    assert_int_equal(os_mprotect(p + page, page, code), 0);
    assert_true(has_flag(p, "bt") && !has_flag(p + page, "bt"));
    assert_int_equal(in_child(call, p + page / 2), 0);
    assert_int_equal(in_child(call, p), DIED + SIGILL);
    assert_int_equal(in_child(call, p + page), 0);
    unmap_pages(p, 2);
}
/* Tags 16 bytes with 5 and reaches them with that tag, then with none, which is a fault. */
static int tagged(void *address)
{
    if (prctl(PR_SET_TAGGED_ADDR_CTRL, PR_TAGGED_ADDR_ENABLE | PR_MTE_TCF_SYNC | 0xfffe << 3, 0, 0,
              0) != 0)
        return 1;
    volatile unsigned char *right = (unsigned char *)((uintptr_t)address | 5UL << 56);
    register volatile unsigned char *x9 __asm__("x9") = right;
    __asm__ volatile(".inst 0xd9200929 /* stg x9, [x9] */" ::"r"(x9) : "memory");
    *right = 42;
    if (*right != 42)
        return 2;
    return *(volatile unsigned char *)address;
}
static void memory_tags(void **state)
{
    (void)state;
    needs_kernel("qemu-user has its own tags");
    long raw = os_mmap_raw(NULL, page, RW | OS_PROT_MTE, ANON, -1, 0);
    if (raw == -OS_EINVAL || (!os_is_error(raw) && !has_flag((void *)raw, "mt")))
        skip_because("PROT_MTE: this processor, machine or kernel has no memory tags");
    assert_false(os_is_error(raw));
    assert_int_equal(in_child(tagged, (void *)raw), DIED + SIGSEGV);
    unmap_pages((void *)raw, 1);
}
#endif

/* --- madvise */

/* An advice as the kernel notes it, and the one that takes it back. */
static void noted_advice(void **state)
{
    static const struct {
        int advice;
        const char *flag;
        int back;
    } rows[] = {
        {OS_MADV_SEQUENTIAL, "sr", OS_MADV_NORMAL},
        {OS_MADV_RANDOM, "rr", OS_MADV_NORMAL},
        {OS_MADV_DONTDUMP, "dd", OS_MADV_DODUMP},
        {OS_MADV_DONTFORK, "dc", OS_MADV_DOFORK},
        {OS_MADV_WIPEONFORK, "wf", OS_MADV_KEEPONFORK},
        {OS_MADV_HUGEPAGE, "hg", 0},
        {OS_MADV_NOHUGEPAGE, "nh", 0},
        {OS_MADV_MERGEABLE, "mg", OS_MADV_UNMERGEABLE},
    };
    (void)state;
    needs_kernel("qemu-user does not show in smaps what it was advised");
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsigned char *p = map_pages(3);
        long result = os_madvise(p + page, page, rows[i].advice);
        if (result == -OS_EINVAL && rows[i].advice >= OS_MADV_MERGEABLE &&
            rows[i].advice <= OS_MADV_NOHUGEPAGE) { /* CONFIG_KSM, CONFIG_TRANSPARENT_HUGEPAGE */
            unmap_pages(p, 3);
            continue;
        }
        assert_int_equal(result, 0);
        assert_true(has_flag(p + page, rows[i].flag));
        assert_false(has_flag(p, rows[i].flag) || has_flag(p + 2 * page, rows[i].flag));
        if (rows[i].back != 0 || rows[i].advice <= OS_MADV_SEQUENTIAL) {
            assert_int_equal(os_madvise(p + page, page, rows[i].back), 0);
            assert_false(has_flag(p + page, rows[i].flag));
        }
        check_filled(p, 3, 1);
        unmap_pages(p, 3);
    }
}
static void not_for_children(void **state)
{
    (void)state;
    same_as_linux("madvise: MADV_DONTFORK, read in the child");
    unsigned char *p = map_pages(3);
    assert_int_equal(os_madvise(p, page, OS_MADV_DONTFORK), 0);
    assert_int_equal(os_madvise(p + page, page, OS_MADV_WIPEONFORK), 0);
    assert_int_equal(in_child(load, p), DIED + SIGSEGV);
    assert_int_equal(in_child(load, p + page), 0);
    assert_int_equal(in_child(load, p + 2 * page), 3);
    check_filled(p, 3, 1);
    unmap_pages(p, 3);
}
static void populates(void **state)
{
    (void)state;
    same_as_linux("madvise: MADV_POPULATE_READ, resident then");
    unsigned char *p = map_flags(3, ANON);
    long result = os_madvise(p, page, OS_MADV_POPULATE_READ);
    if (result == -OS_EINVAL)
        skip_because("MADV_POPULATE_READ: EINVAL, it needs Linux 5.14");
    assert_int_equal(result, 0);
    assert_int_equal(os_madvise(p + 2 * page, page, OS_MADV_POPULATE_WRITE), 0);
    assert_true(is_resident(p) && is_resident(p + 2 * page));
    assert_false(is_resident(p + page));
    assert_int_equal(os_mprotect(p, page, OS_PROT_READ), 0);
    assert_int_equal(os_madvise(p, page, OS_MADV_POPULATE_WRITE), -OS_EINVAL);
    unmap_pages(p, 3);
}
static void punches_a_hole(void **state)
{
    unsigned char byte = 9;
    int fd = memory_file(3);
    (void)state;
    same_as_linux("madvise: MADV_REMOVE, shared, what is read then");
    unsigned char *p = os_mmap(NULL, 3 * page, RW, OS_MAP_SHARED, fd, 0);
    assert_true(p != OS_MAP_FAILED);
    assert_int_equal(os_madvise(p + page, page, OS_MADV_REMOVE), 0);
    check_filled(p, 1, 1);
    check_filled(p + page, 1, 0);
    check_filled(p + 2 * page, 1, 3);
    assert_int_equal(pread(fd, &byte, 1, (off_t)page), 1);
    assert_int_equal(byte, 0);
    unmap_pages(p, 3);
    close(fd);
}
/* The kernel notes them some at a time: of many, some are seen. */
static void free_when_needed(void **state)
{
    (void)state;
    needs_kernel("qemu-user does not show in smaps what it was advised");
    unsigned char *p = map_flags(200, ANON);
    assert_true(os_madvise(p, 200 * page, OS_MADV_NOHUGEPAGE) <= 0);
    fill(p, 200);
    assert_int_equal(bytes_of(p, "LazyFree:"), 0);
    assert_int_equal(os_madvise(p, 100 * page, OS_MADV_FREE), 0);
    const size_t noted = bytes_of(p, "LazyFree:");
    assert_true(0 < noted && noted <= 100 * page);
    p[0] = 7; /* keeps it */
    assert_int_equal(((volatile unsigned char *)p)[0], 7);
    check_filled(p + 100 * page, 100, 101);
    unmap_pages(p, 200);
}
static void zeroes_what_is_locked(void **state)
{
    (void)state;
    same_as_linux("madvise: MADV_DONTNEED_LOCKED, what is read then");
    unsigned char *p = map_pages(2);
    if (os_mlock(p, page) != 0)
        skip_because("RLIMIT_MEMLOCK is too low");
    assert_int_equal(os_madvise(p, page, OS_MADV_DONTNEED), -OS_EINVAL);
    check_filled(p, 2, 1);
    long result = os_madvise(p, page, OS_MADV_DONTNEED_LOCKED);
    if (result == -OS_EINVAL)
        skip_because("MADV_DONTNEED_LOCKED: EINVAL, it needs Linux 5.18");
    assert_int_equal(result, 0);
    check_filled(p, 1, 0);
    check_filled(p + page, 1, 2);
    unmap_pages(p, 2);
}
static void guards(void **state)
{
    (void)state;
    same_as_linux("madvise: MADV_GUARD_INSTALL, the page is read");
    unsigned char *p = map_pages(3);
    long result = os_madvise(p + page, page, OS_MADV_GUARD_INSTALL);
    if (result == -OS_EINVAL)
        skip_because("MADV_GUARD_INSTALL: EINVAL, it needs Linux 6.13");
    assert_int_equal(result, 0);
    assert_int_equal(in_child(load, p + page), DIED + SIGSEGV);
    assert_int_equal(in_child(load, p), 1);
    assert_int_equal(in_child(load, p + 2 * page), 3);
    assert_int_equal(os_madvise(p, 3 * page, OS_MADV_GUARD_REMOVE), 0);
    assert_int_equal(in_child(load, p + page), 0);
    check_filled(p, 1, 1);
    check_filled(p + page, 1, 0);
    check_filled(p + 2 * page, 1, 3);
    unmap_pages(p, 3);
}
/* The size of the huge pages that the kernel makes by itself; it depends on the page size. */
static size_t transparent(void)
{
    size_t size = 0;
    FILE *file = fopen("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size", "r");
    if (file == NULL)
        return 0;
    assert_int_equal(fscanf(file, "%zu", &size), 1);
    fclose(file);
    return size;
}
static void collapses(void **state)
{
    void *memory;
    (void)state;
    needs_kernel("under qemu-user no pages become a huge one");
    const size_t size = transparent();
    if (size == 0)
        skip_because("no /sys/kernel/mm/transparent_hugepage: the kernel has none, or no /sys");
    assert_int_equal(os_map_aligned(&memory, size, size), 0);
    assert_int_equal(os_madvise(memory, size, OS_MADV_NOHUGEPAGE), 0);
    memset(memory, 3, size);
    assert_int_equal(bytes_of(memory, "AnonHugePages:"), 0);
    assert_int_equal(os_madvise(memory, size, OS_MADV_HUGEPAGE), 0);
    /* A page may be in use for a moment; Linux 6.1 was seen to say 0 of that as well. */
    long result = -OS_EAGAIN;
    for (int tries = 0; result == -OS_EAGAIN && tries < 100; tries++, usleep(10000)) {
        result = os_madvise(memory, size, OS_MADV_COLLAPSE);
        if (result == 0 && bytes_of(memory, "AnonHugePages:") == 0)
            result = -OS_EAGAIN;
    }
    if (result == -OS_EINVAL)
        skip_because(
            "MADV_COLLAPSE: EINVAL, it needs Linux 6.1, and huge pages not to be disabled");
    assert_int_equal(result, 0);
    assert_int_equal(bytes_of(memory, "AnonHugePages:"), size);
    assert_int_equal(((unsigned char *)memory)[size - 1], 3);
    assert_int_equal(os_munmap(memory, size), 0);
}

/* --- mlockall, memfd_create */

static int lock_what_comes(void *unused)
{
    (void)unused;
    if (os_mlockall(OS_MCL_FUTURE) != 0)
        return 1;
    unsigned char *p = os_mmap(NULL, 2 * page, RW, ANON, -1, 0);
    if (p == OS_MAP_FAILED || !is_resident(p + page))
        return 2;
    if (os_munlockall() != 0)
        return 3;
    p = os_mmap(NULL, 2 * page, RW, ANON, -1, 0);
    return p != OS_MAP_FAILED && !is_resident(p + page) ? 0 : 4;
}
static void locks_what_comes(void **state)
{
    (void)state;
    needs_kernel("qemu-user's own memory is what mlockall locks");
    int result = in_child(lock_what_comes, NULL);
    if (result == 1)
        skip_because("RLIMIT_MEMLOCK is too low");
    assert_int_equal(result, 0);
}
static void never_executable(void **state)
{
    (void)state;
    long fd = os_memfd_create("data", OS_MFD_NOEXEC_SEAL);
    if (fd == -OS_EINVAL)
        skip_because("MFD_NOEXEC_SEAL: EINVAL, it needs Linux 6.3");
    assert_true(fd >= 0);
    assert_int_equal(fcntl((int)fd, F_GET_SEALS) & 0x20, 0x20); /* F_SEAL_EXEC */
    assert_int_equal(fchmod((int)fd, 0777), -1);
    close((int)fd);
    fd = os_memfd_create("program", OS_MFD_EXEC);
    assert_true(fd >= 0);
    assert_int_equal(fchmod((int)fd, 0777), 0);
    close((int)fd);
}

/* --- helpers */

/*
 * Wherever it lies, it is a mapping like any other; the second takes room for it. The mapping that
 * it is compared with has no neighbour to merge with: Linux 7.2 gives both the flags of either.
 */
static void aligned_like_any(void **state)
{
    const size_t alignment = (size_t)1 << 30;
    char wanted[300], flags[300];
    void *aligned[2];
    (void)state;
    needs_kernel("qemu-user shows no VmFlags");
    char *room = os_mmap(NULL, 3 * page, OS_PROT_NONE, ANON, -1, 0);
    assert_ptr_not_equal(room, OS_MAP_FAILED);
    char *plain = os_mmap(room + page, page, RW, ANON | OS_MAP_FIXED, -1, 0);
    assert_ptr_equal(plain, room + page);
    smaps(plain, "VmFlags:", wanted, sizeof wanted);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(os_map_aligned(&aligned[i], page, alignment), 0);
        smaps(aligned[i], "VmFlags:", flags, sizeof flags);
        assert_string_equal(flags, wanted);
    }
    for (int i = 0; i < 2; i++)
        unmap_pages(aligned[i], 1);
    unmap_pages(room, 3);
}

int test_flags(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_mmap: LOCKED, NORESERVE", locked_and_not_reserved),
        TEST("os_mmap: POPULATE with NONBLOCK", populate_unless_it_blocks),
        TEST("os_mmap, os_mprotect: GROWSDOWN", grows_down),
        TEST("os_mmap: DROPPABLE, in a child", dropped_in_a_child),
        TEST("os_mmap, os_memfd_create: HUGETLB", huge_pages),
#ifdef OS_CORE_X86_64
        TEST("os_mmap: 32BIT", below_2_gib),
#endif
#ifdef OS_CORE_AARCH64
        TEST("os_mprotect: BTI", branch_targets),
        TEST("os_mmap: MTE", memory_tags),
#endif
        TEST("os_madvise: noted, and taken back", noted_advice),
        TEST("os_madvise: DONTFORK, WIPEONFORK", not_for_children),
        TEST("os_madvise: POPULATE_READ, POPULATE_WRITE", populates),
        TEST("os_madvise: REMOVE", punches_a_hole),
        TEST("os_madvise: FREE", free_when_needed),
        TEST("os_madvise: DONTNEED_LOCKED", zeroes_what_is_locked),
        TEST("os_madvise: GUARD_INSTALL, GUARD_REMOVE", guards),
        TEST("os_madvise: COLLAPSE", collapses),
        TEST("os_mlockall: FUTURE", locks_what_comes),
        TEST("os_memfd_create: NOEXEC_SEAL, EXEC", never_executable),
        TEST("os_map_aligned: mapped like any other memory", aligned_like_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
