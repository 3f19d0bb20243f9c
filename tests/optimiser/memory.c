/* SPDX-License-Identifier: MIT */
/*
 * Memory that has two addresses, or that a call changes: what os_core/memory.h says is to be done,
 * done, in one function each, so that the compiler sees both accesses. Valid C and C++. Prints
 * "right", "wrong" or "lacks", and the case. Defined, BARRIER(address) stands where the barrier
 * does: nothing, or one that is too weak.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define OS_CORE_CALLS
#include "os_core.h"

#ifndef BARRIER
#define BARRIER(address) os_compiler_barrier(address)
#endif

#define WRONG 0
#define LACKS 2
enum { SIZE = 65536 }; /* a multiple of every page size, known to the compiler */
enum { SIGCHLD = 17 };
#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)

static char *anonymous(os_size_t length)
{
    void *p;
    return os_map_anonymous(&p, length) == 0 ? (char *)p : 0;
}
static char *ring(void)
{
    void *p;
    return os_map_ring(&p, SIZE) == 0 ? (char *)p : 0;
}
static int file(os_size_t length)
{
    const int fd = (int)os_memfd_create("optimiser", 0);
    return os_syscall2(OS_NR_ftruncate, fd, (long)length) == 0 ? fd : -1;
}
static char *shared(int fd, os_size_t length)
{
    return (char *)os_mmap(0, length, RW, OS_MAP_SHARED, fd, 0);
}

/* --- one pointer, two addresses --- */

static int ring_constant(void)
{
    char *p = ring();
    p[0] = 'x';
    BARRIER(p);
    return p[SIZE] == 'x';
}
/* A record is written across the end and read at the beginning. */
static int ring_record(void)
{
    char *p = ring();
    char head[5] = "";
    memset(p, 0, 4);
    BARRIER(p);
    memcpy(p + SIZE - 4, "abcdefgh", 8);
    BARRIER(p);
    memcpy(head, p, 4);
    return memcmp(head, "efgh", 4) == 0;
}
static inline int is_ring(char *p)
{
    const char before = p[SIZE];
    BARRIER(p);
    p[0] = (char)(before + 1);
    BARRIER(p + SIZE);
    return p[SIZE] == (char)(before + 1);
}
static int ring_load_store_load(void)
{
    return is_ring(ring());
}
static int ring_two_stores(void)
{
    char *p = ring();
    p[0] = 'x';
    BARRIER(p);
    p[SIZE] = 'y';
    BARRIER(p);
    return p[0] == 'y';
}
static int __attribute__((__noinline__)) is_restrict_ring(char *__restrict__ p)
{
    return is_ring(p);
}
static int ring_restrict(void)
{
    return is_restrict_ring(ring());
}
/* An allocator that hands out rings, and says that they are nobody else's. */
static char *__attribute__((__noinline__, __malloc__)) own_ring(void)
{
    return ring();
}
static int ring_malloc(void)
{
    return is_ring(own_ring());
}
static int side_by_side(void)
{
    const int fd = file(SIZE);
    char *p = anonymous(2 * SIZE);
    if (os_mmap(p, SIZE, RW, OS_MAP_SHARED | OS_MAP_FIXED, fd, 0) != p ||
        os_mmap(p + SIZE, SIZE, RW, OS_MAP_SHARED | OS_MAP_FIXED, fd, 0) != p + SIZE)
        return WRONG;
    return is_ring(p);
}
static int remapped_pages(void)
{
    char *p = shared(file(2 * SIZE), 2 * SIZE);
    const long result = os_remap_file_pages(p + SIZE, SIZE, 0, 0, 0);
    return result == -OS_ENOSYS ? LACKS : result == 0 && is_ring(p);
}

/* --- two pointers --- */

static int two_types(void)
{
    const int fd = file(SIZE);
    int *p = (int *)(void *)shared(fd, SIZE);
    float *q = (float *)(void *)shared(fd, SIZE);
    *p = 1;
    BARRIER(p);
    *q = 2;
    BARRIER(q);
    return *p == 0x40000000;
}
/* Two addresses that the compiler knows, and takes for those of two objects. */
static int is_one(char *p, char *q)
{
    const int fd = file(SIZE);
    if (os_mmap(p, SIZE, RW, OS_MAP_SHARED | OS_MAP_FIXED, fd, 0) != p ||
        os_mmap(q, SIZE, RW, OS_MAP_SHARED | OS_MAP_FIXED, fd, 0) != q)
        return WRONG;
    return 1;
}
static int two_constants(void)
{
    char *const p = (char *)0x100000000, *const q = (char *)0x200000000;
    if (!is_one(p, q))
        return WRONG;
    *p = 'x';
    BARRIER(p);
    *q = 'y';
    BARRIER(q);
    return *p == 'y';
}
static int two_objects(void)
{
    static char one[SIZE] __attribute__((__aligned__(SIZE)));
    static char two[SIZE] __attribute__((__aligned__(SIZE)));
    if (!is_one(one, two))
        return WRONG;
    one[0] = 'x';
    BARRIER(one);
    two[0] = 'y';
    BARRIER(two);
    return one[0] == 'y';
}
static int two_mappings(void) /* without a barrier, as it is said */
{
    const int fd = file(SIZE);
    char *p = shared(fd, SIZE), *q = shared(fd, SIZE);
    p[0] = 'x';
    q[0] = 'y';
    if (p[0] != 'y')
        return WRONG;
    p[1] = 'z';
    return q[1] == 'z';
}
static int two_attached(void)
{
    const int id = (int)os_shmget(OS_IPC_PRIVATE, SIZE, OS_IPC_CREAT | 0600);
    char *p = (char *)os_shmat(id, 0, 0), *q = (char *)os_shmat(id, 0, 0);
    if (id < 0)
        return LACKS;
    if (os_shmctl(id, OS_IPC_RMID, 0) != 0)
        return WRONG;
    p[0] = 'x';
    q[0] = 'y';
    return p[0] == 'y';
}
static int duplicate(void)
{
    char *p = (char *)os_mmap(0, SIZE, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    char *q = (char *)os_mremap(p, 0, SIZE, OS_MREMAP_MAYMOVE, 0);
    if (q == OS_MAP_FAILED)
        return LACKS;
    p[0] = 'x';
    q[0] = 'y';
    return p[0] == 'y';
}

/* --- a store that seems to change nothing --- */

/* A page of a file becomes this process's own when it is written. */
static int own_copy(void)
{
    const int fd = file(SIZE);
    char *p = (char *)os_mmap(0, SIZE, RW, OS_MAP_PRIVATE, fd, 0);
    const char before = p[0];
    BARRIER(p);
    p[0] = before;
    os_syscall4(OS_NR_pwrite64, fd, (long)"x", 1, 0);
    return p[0] == 0;
}
/* A freed page is kept once it is written; the other page shows that the kernel drops it if not. */
static int kept(void)
{
    void *kept, *dropped;
    if (os_map_guarded(&kept, 1) != 0 || os_map_guarded(&dropped, 1) != 0)
        return WRONG;
    char *p = (char *)kept, *q = (char *)dropped;
    p[0] = q[0] = 'x';
    if (os_madvise(p, 1, OS_MADV_FREE) != 0 || os_madvise(q, 1, OS_MADV_FREE) != 0)
        return LACKS;
    const char before = p[0];
    BARRIER(p);
    p[0] = before;
    if (os_madvise(p, 1, OS_MADV_PAGEOUT) != 0 || os_madvise(q, 1, OS_MADV_PAGEOUT) != 0 || q[0])
        return LACKS;
    return p[0] == 'x';
}

/* --- what a call does, with no barrier: the call is one --- */

static int emptied(void)
{
    char *p = anonymous(SIZE);
    p[0] = 'x';
    return os_madvise(p, SIZE, OS_MADV_DONTNEED) == 0 && p[0] == 0;
}
static int __attribute__((__noinline__)) is_emptied(char *__restrict__ p)
{
    p[0] = 'x';
    return os_madvise(p, SIZE, OS_MADV_DONTNEED) == 0 && p[0] == 0;
}
static int emptied_by_restrict(void) /* the call has the address */
{
    return is_emptied(anonymous(SIZE));
}
static int removed(void)
{
    const int fd = file(SIZE);
    char *p = shared(fd, SIZE);
    p[0] = 'x';
    const long result = os_madvise(p, SIZE, OS_MADV_REMOVE);
    char now = 1;
    os_syscall4(OS_NR_pread64, fd, (long)&now, 1, 0);
    if (result != 0 || now != 0)
        return LACKS;
    return p[0] == 0;
}
static int guarded_and_not(void)
{
    char *p = anonymous(SIZE);
    p[0] = 'x';
    if (os_madvise(p, SIZE, OS_MADV_GUARD_INSTALL) != 0 ||
        os_syscall3(OS_NR_getrandom, (long)p, 1, 0) != -OS_EFAULT) /* qemu-user does nothing */
        return LACKS;
    return os_madvise(p, SIZE, OS_MADV_GUARD_REMOVE) == 0 && p[0] == 0;
}
static int mapped_again(void)
{
    char *p = anonymous(SIZE);
    p[0] = 'x';
    if (os_munmap(p, SIZE) != 0 || os_map_exactly(p, SIZE, RW, ANON, -1, 0) != 0)
        return WRONG;
    return p[0] == 0;
}
static int mapped_over(void)
{
    char *p = anonymous(SIZE);
    p[0] = 'x';
    return os_mmap(p, SIZE, RW, ANON | OS_MAP_FIXED, -1, 0) == p && p[0] == 0;
}
static int moved(void)
{
    char *p = anonymous(SIZE);
    p[0] = 'x';
    char *q = (char *)os_mremap(p, SIZE, SIZE, OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, 0);
    return q == OS_MAP_FAILED ? LACKS : p[0] == 0 && q[0] == 'x';
}
static int written_by_a_file(void)
{
    const int fd = file(SIZE);
    char *p = shared(fd, SIZE), read = 0;
    p[0] = 'x';
    os_syscall4(OS_NR_pread64, fd, (long)&read, 1, 0);
    os_syscall4(OS_NR_pwrite64, fd, (long)"y", 1, 0);
    return read == 'x' && p[0] == 'y';
}
static int __attribute__((__noinline__)) is_written(char *__restrict__ p, int fd)
{
    char read = 0;
    p[0] = 'x';
    BARRIER(p);
    os_syscall4(OS_NR_pread64, fd, (long)&read, 1, 0);
    os_syscall4(OS_NR_pwrite64, fd, (long)"y", 1, 0);
    BARRIER(p);
    return read == 'x' && p[0] == 'y';
}
static int written_by_restrict(void) /* and these have not */
{
    const int fd = file(SIZE);
    return is_written(shared(fd, SIZE), fd);
}
static int written_by_a_child(void)
{
    char *p = (char *)os_mmap(0, SIZE, RW, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    p[0] = 'x';
    const long child = os_syscall5(OS_NR_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) {
        p[0] = (char)(p[0] + 1);
        for (;;)
            os_syscall1(OS_NR_exit_group, 0);
    }
    os_syscall4(OS_NR_wait4, child, 0, 0, 0);
    return p[0] == 'y';
}
static int wiped_in_a_child(void)
{
    char *p = anonymous(SIZE);
    int status = 0;
    p[0] = 'x';
    const long result = os_madvise(p, SIZE, OS_MADV_WIPEONFORK);
    const long child = os_syscall5(OS_NR_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0)
        for (;;)
            os_syscall1(OS_NR_exit_group, p[0]);
    os_syscall4(OS_NR_wait4, child, (long)&status, 0, 0);
    if (result != 0 || status == 'x' << 8)
        return LACKS; /* qemu-user 7.2 says 0 of any advice */
    return status == 0 && p[0] == 'x';
}
static int written_by_vm_writev(void)
{
    char *p = anonymous(SIZE), x[2] = "x";
    const struct os_iovec from = {x, 1}, to = {p, 1};
    p[0] = 'w';
    const long result =
        os_process_vm_writev((int)os_syscall0(OS_NR_getpid), &from, 1, &to, 1, 0);
    return result == -OS_ENOSYS || result == -OS_EPERM ? LACKS : result == 1 && p[0] == 'x';
}
static int filled_by_userfaultfd(void)
{
    const int fd = (int)os_userfaultfd(0);
    char *p = anonymous(SIZE);
    static char bytes[SIZE];
    struct os_uffdio_api api;
    struct os_uffdio_register in;
    struct os_uffdio_copy copy;
    if (fd < 0)
        return LACKS;
    memset(&api, 0, sizeof api), memset(&in, 0, sizeof in), memset(&copy, 0, sizeof copy);
    memset(bytes, 'x', SIZE);
    p[0] = 'w';
    api.api = OS_UFFD_API;
    in.range.start = (unsigned long)p, in.range.len = SIZE;
    in.mode = OS_UFFDIO_REGISTER_MODE_MISSING;
    copy.dst = (unsigned long)p, copy.src = (unsigned long)bytes, copy.len = SIZE;
    if (os_syscall3(OS_NR_ioctl, fd, (long)OS_UFFDIO_API, (long)&api) != 0 ||
        os_madvise(p, SIZE, OS_MADV_DONTNEED) != 0 ||
        os_syscall3(OS_NR_ioctl, fd, (long)OS_UFFDIO_REGISTER, (long)&in) != 0 ||
        os_syscall3(OS_NR_ioctl, fd, (long)OS_UFFDIO_COPY, (long)&copy) != 0)
        return WRONG;
    return p[0] == 'x';
}

int main(void)
{
    static const struct {
        const char *name;
        int (*result)(void);
    } cases[] = {
        {"a ring, by constants", ring_constant},
        {"a ring, a record across its end", ring_record},
        {"a ring, load, store and load", ring_load_store_load},
        {"a ring, two stores", ring_two_stores},
        {"a ring, by a restrict pointer", ring_restrict},
        {"a ring, from a function with the attribute malloc", ring_malloc},
        {"a file side by side", side_by_side},
        {"remap_file_pages", remapped_pages},
        {"two mappings, two types", two_types},
        {"two addresses that are constants", two_constants},
        {"two objects that are mapped over", two_objects},
        {"two mappings, one type", two_mappings},
        {"shared memory attached twice", two_attached},
        {"mremap of 0 bytes", duplicate},
        {"a page made one's own", own_copy},
        {"MADV_FREE, and kept", kept},
        {"MADV_DONTNEED", emptied},
        {"MADV_DONTNEED, by a restrict pointer", emptied_by_restrict},
        {"MADV_REMOVE", removed},
        {"MADV_GUARD_INSTALL, MADV_GUARD_REMOVE", guarded_and_not},
        {"munmap and mmap", mapped_again},
        {"MAP_FIXED", mapped_over},
        {"MREMAP_DONTUNMAP", moved},
        {"a file that is mapped, read and written", written_by_a_file},
        {"a file that is mapped, by a restrict pointer", written_by_restrict},
        {"a child writes", written_by_a_child},
        {"MADV_WIPEONFORK", wiped_in_a_child},
        {"process_vm_writev", written_by_vm_writev},
        {"userfaultfd", filled_by_userfaultfd},
    };
    static const char *const results[] = {"wrong", "right", "lacks"};

    setvbuf(stdout, 0, _IONBF, 0);
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
        printf("%s %s\n", results[cases[i].result()], cases[i].name);
    return 0;
}
