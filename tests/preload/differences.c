/* SPDX-License-Identifier: MIT */
/*
 * Every function of examples/preload/ does what the libc's does. It is run with the shim in
 * LD_PRELOAD, and calls both: the one that a program gets, and the libc's own, which it looks up.
 * Their results, errno and effects are the same. Each case begins with an errno of its own, which a
 * success leaves as it is. It prints TAP.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/uio.h>
#include <unistd.h>

#undef mmap64 /* a macro of musl's, which only declares mmap */
void *mmap64(void *, size_t, int, int, int, off_t);
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

/* clang-format off */
#define EVERYWHERE(F) \
    F(mmap) F(mmap64) F(munmap) F(mremap) F(mprotect) F(madvise) F(posix_madvise) F(msync) \
    F(mincore) F(mlock) F(mlock2) F(munlock) F(mlockall) F(munlockall) F(memfd_create) \
    F(remap_file_pages) \
    F(process_vm_readv) F(process_vm_writev) F(shmget) F(shmat) F(shmdt) F(shmctl)
#ifdef __GLIBC__
#define FUNCTIONS(F) \
    EVERYWHERE(F) \
    F(pkey_alloc) F(pkey_free) F(pkey_mprotect) F(process_madvise) F(process_mrelease)
#else
int mlock2(const void *, size_t, unsigned int);
#define FUNCTIONS(F) EVERYWHERE(F)
#endif
/* clang-format on */

#define MEMBER(name) __typeof__(name) *name;
struct functions {
    FUNCTIONS(MEMBER)
};

static size_t page;
static const int anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
static char *pages; /* three, of which the last is not mapped, and the first begins with 'a'; made
                       for each case */

/* --- mappings --- */

static long mmap_works(const struct functions *f)
{
    char *p = f->mmap(0, page, PROT_READ | PROT_WRITE, anonymous, -1, 0);
    return p != MAP_FAILED && p[page - 1] == 0 && f->munmap(p, page) == 0;
}
static long mmap_of_nothing(const struct functions *f)
{
    return (long)f->mmap(0, 0, PROT_READ, anonymous, -1, 0);
}
static long mmap_of_no_file(const struct functions *f)
{
    return (long)f->mmap(0, page, PROT_READ, MAP_PRIVATE, -1, 0);
}
static long mmap_within_a_page(const struct functions *f)
{
    return (long)f->mmap(0, page, PROT_READ, MAP_PRIVATE, -1, 1);
}
static long mmap_too_long(const struct functions *f)
{
    return (long)f->mmap(0, (size_t)PTRDIFF_MAX + 1, PROT_READ, MAP_PRIVATE, -1, 0);
}
static long mmap64_of_a_file(const struct functions *f)
{
    int fd = f->memfd_create("two pages", 0);
    long ok = fd >= 0 && pwrite(fd, "b", 1, (off_t)page) == 1;
    char *p = f->mmap64(0, page, PROT_READ, MAP_SHARED, fd, (off_t)page);
    ok = ok && p != MAP_FAILED && p[0] == 'b';
    return ok && f->munmap(p, page) == 0 && close(fd) == 0;
}
static long munmap_within_a_page(const struct functions *f)
{
    return f->munmap(pages + 1, page);
}
static long mremap_moves(const struct functions *f)
{
    char *p = f->mremap(pages, page, 16 * page, MREMAP_MAYMOVE);
    return p != MAP_FAILED && p[0] == 'a' && p[16 * page - 1] == 0 && munmap(p, 16 * page) == 0;
}
static long mremap_to_an_address(const struct functions *f)
{
    char *p = f->mremap(pages, page, page, MREMAP_MAYMOVE | MREMAP_FIXED, pages + page);
    return p == pages + page && p[0] == 'a';
}
/* A libc that reads the address passes this one on, and the kernel refuses it. */
static long mremap_that_leaves_pages(const struct functions *f)
{
    char *p = f->mremap(pages, page, page, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, (void *)1);
    return p == MAP_FAILED ? -1 : p[0] == 'a' && munmap(p, page) == 0;
}
static long mremap_without_room(const struct functions *f)
{
    return (long)f->mremap(pages, page, 4 * page, 0);
}
static long mremap_too_long(const struct functions *f)
{
    return (long)f->mremap(pages + 1, page, (size_t)PTRDIFF_MAX + 1, 0);
}
static long mprotect_works(const struct functions *f)
{
    return f->mprotect(pages, page, PROT_READ) == 0 && pages[0] == 'a';
}
static long mprotect_within_a_page(const struct functions *f)
{
    return f->mprotect(pages + 1, page - 1, PROT_READ);
}
static long mprotect_of_a_hole(const struct functions *f)
{
    return f->mprotect(pages, 3 * page, PROT_READ);
}

/* --- advice --- */

static long madvise_destroys(const struct functions *f)
{
    return f->madvise(pages, page, MADV_DONTNEED) * 256 + pages[0];
}
static long madvise_unknown(const struct functions *f)
{
    return f->madvise(pages, page, 12345);
}
static long posix_madvise_destroys_nothing(const struct functions *f)
{
    return f->posix_madvise(pages, page, POSIX_MADV_DONTNEED) * 256 + pages[0];
}
static long posix_madvise_works(const struct functions *f)
{
    return f->posix_madvise(pages, page, POSIX_MADV_SEQUENTIAL);
}
static long posix_madvise_unknown(const struct functions *f)
{
    return f->posix_madvise(pages, page, 12345);
}
static long posix_madvise_of_a_hole(const struct functions *f)
{
    return f->posix_madvise(pages, 3 * page, POSIX_MADV_WILLNEED);
}

/* --- msync, a cancellation point --- */

static long msync_works(const struct functions *f)
{
    return f->msync(pages, page, MS_SYNC);
}
static long msync_of_a_hole(const struct functions *f)
{
    return f->msync(pages, 3 * page, MS_SYNC);
}
struct cancelled {
    const struct functions *f;
    int state;
};
static void *cancel_itself(void *argument)
{
    const struct cancelled *c = argument;
    int type = -1, before;
    pthread_setcancelstate(c->state, &before);
    pthread_cancel(pthread_self());
    c->f->msync(pages, page, MS_SYNC);
    pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &type);
    return (void *)(intptr_t)(type + 100);
}
static long cancel(const struct functions *f, int state)
{
    struct cancelled c = {f, state};
    pthread_t thread;
    void *result = 0;
    if (pthread_create(&thread, 0, cancel_itself, &c) != 0 || pthread_join(thread, &result) != 0)
        return -2;
    return (long)result;
}
static long msync_is_cancelled(const struct functions *f)
{
    return cancel(f, PTHREAD_CANCEL_ENABLE) == (long)PTHREAD_CANCELED;
}
static long msync_is_not_cancelled(const struct functions *f)
{
    return cancel(f, PTHREAD_CANCEL_DISABLE);
}

/* --- what is in memory --- */

static long mincore_works(const struct functions *f)
{
    unsigned char vec[2] = {0, 0};
    return f->mincore(pages, 2 * page, vec) * 256 + (vec[0] & 1);
}
static long mincore_within_a_page(const struct functions *f)
{
    unsigned char vec[2];
    return f->mincore(pages + 1, page, vec);
}
static long mlock_works(const struct functions *f)
{
    return f->mlock(pages + 1, 1) + f->munlock(pages + 1, 1);
}
static long mlock_of_a_hole(const struct functions *f)
{
    return f->mlock(pages, 3 * page);
}
static long munlock_of_a_hole(const struct functions *f)
{
    return f->munlock(pages, 3 * page);
}
static long mlock2_without_flags(const struct functions *f)
{
    return f->mlock2(pages, page, 0);
}
static long mlock2_on_fault(const struct functions *f)
{
    return f->mlock2(pages, page, 1);
}
static long mlock2_unknown(const struct functions *f)
{
    return f->mlock2(pages, page, 1234);
}
static long mlockall_unknown(const struct functions *f)
{
    return f->mlockall(1 << 20);
}
static long munlockall_works(const struct functions *f)
{
    return f->munlockall();
}

/* --- sharing --- */

static long memfd_create_unknown(const struct functions *f)
{
    return f->memfd_create("none", 1U << 25);
}
static long remap_file_pages_of_private(const struct functions *f)
{
    return f->remap_file_pages(pages, page, 0, 1, 0);
}
static long process_vm_both(const struct functions *f)
{
    char byte = 0;
    const struct iovec here = {&byte, 1}, there = {pages, 1}, next = {pages + 1, 1};
    long read = f->process_vm_readv(getpid(), &here, 1, &there, 1, 0);
    long wrote = f->process_vm_writev(getpid(), &here, 1, &next, 1, 0);
    return read * 1000000 + wrote * 1000 + byte + pages[1];
}
static long process_vm_of_nobody(const struct functions *f)
{
    const struct iovec none = {pages, 1};
    return f->process_vm_readv(-1, &none, 1, &none, 1, 0);
}
static long shm_works(const struct functions *f)
{
    struct shmid_ds status;
    int id = f->shmget(IPC_PRIVATE, page, 0600);
    char *p = f->shmat(id, 0, 0);
    long ok = p != MAP_FAILED && p[0] == 0 && f->shmctl(id, IPC_STAT, &status) == 0;
    return ok && f->shmctl(id, IPC_RMID, 0) == 0 && status.shm_segsz == page && f->shmdt(p) == 0;
}
static long shmget_too_long(const struct functions *f)
{
    return f->shmget(IPC_PRIVATE, (size_t)PTRDIFF_MAX + 1, 0600);
}
static long shmat_of_nothing(const struct functions *f)
{
    return (long)f->shmat(-1, 0, 0);
}
static long shmdt_of_nothing(const struct functions *f)
{
    return f->shmdt(pages + 1);
}
static long shmctl_unknown(const struct functions *f)
{
    return f->shmctl(0, 12345, 0);
}

#ifdef __GLIBC__
static long pkey_alloc_unknown(const struct functions *f)
{
    return f->pkey_alloc(1, 0);
}
static long pkey_free_of_none(const struct functions *f)
{
    return f->pkey_free(12345);
}
static long pkey_mprotect_without_key(const struct functions *f)
{
    return f->pkey_mprotect(pages, page, PROT_READ, -1);
}
static long pkey_mprotect_of_no_key(const struct functions *f)
{
    return f->pkey_mprotect(pages, page, PROT_READ, 12);
}
static long process_madvise_of_nobody(const struct functions *f)
{
    const struct iovec range = {pages, page};
    return f->process_madvise(-1, &range, 1, MADV_COLD, 0);
}
static long process_mrelease_of_nobody(const struct functions *f)
{
    return f->process_mrelease(-1, 0);
}
#endif

/* Memory that must not be locked. The last case, since the process has less rights afterwards. */
static long mmap_forbidden(const struct functions *f)
{
    const struct rlimit none = {0, 0};
    int before = errno;
    if (setrlimit(RLIMIT_MEMLOCK, &none) != 0 || (geteuid() == 0 && setuid(65534) != 0))
        return -2;
    errno = before;
    return f->mmap(0, page, PROT_READ, anonymous | MAP_LOCKED, -1, 0) == MAP_FAILED;
}

#define CASE(name) #name, name
static const struct {
    const char *name;
    long (*run)(const struct functions *);
} cases[] = {
    {CASE(mmap_works)},
    {CASE(mmap_of_nothing)},
    {CASE(mmap_of_no_file)},
    {CASE(mmap_within_a_page)},
    {CASE(mmap_too_long)},
    {CASE(mmap64_of_a_file)},
    {CASE(munmap_within_a_page)},
    {CASE(mremap_moves)},
    {CASE(mremap_to_an_address)},
    {CASE(mremap_that_leaves_pages)},
    {CASE(mremap_without_room)},
    {CASE(mremap_too_long)},
    {CASE(mprotect_works)},
    {CASE(mprotect_within_a_page)},
    {CASE(mprotect_of_a_hole)},
    {CASE(madvise_destroys)},
    {CASE(madvise_unknown)},
    {CASE(posix_madvise_destroys_nothing)},
    {CASE(posix_madvise_works)},
    {CASE(posix_madvise_unknown)},
    {CASE(posix_madvise_of_a_hole)},
    {CASE(msync_works)},
    {CASE(msync_of_a_hole)},
    {CASE(msync_is_cancelled)},
    {CASE(msync_is_not_cancelled)},
    {CASE(mincore_works)},
    {CASE(mincore_within_a_page)},
    {CASE(mlock_works)},
    {CASE(mlock_of_a_hole)},
    {CASE(munlock_of_a_hole)},
    {CASE(mlock2_without_flags)},
    {CASE(mlock2_on_fault)},
    {CASE(mlock2_unknown)},
    {CASE(mlockall_unknown)},
    {CASE(munlockall_works)},
    {CASE(memfd_create_unknown)},
    {CASE(remap_file_pages_of_private)},
    {CASE(process_vm_both)},
    {CASE(process_vm_of_nobody)},
    {CASE(shm_works)},
    {CASE(shmget_too_long)},
    {CASE(shmat_of_nothing)},
    {CASE(shmdt_of_nothing)},
    {CASE(shmctl_unknown)},
#ifdef __GLIBC__
    {CASE(pkey_alloc_unknown)},
    {CASE(pkey_free_of_none)},
    {CASE(pkey_mprotect_without_key)},
    {CASE(pkey_mprotect_of_no_key)},
    {CASE(process_madvise_of_nobody)},
    {CASE(process_mrelease_of_nobody)},
#endif
    {CASE(mmap_forbidden)},
};

static int tests, failed;
static void report(const char *name, int ok)
{
    printf("%s %d - %s\n", ok ? "ok" : "not ok", ++tests, name);
    failed += !ok;
}

/* Three pages for the case, and what it came to. */
static void run(size_t i, const struct functions *f, long *result, int *error)
{
    pages = mmap(0, 3 * page, PROT_READ | PROT_WRITE, anonymous, -1, 0);
    if (pages == MAP_FAILED || munmap(pages + 2 * page, page) != 0)
        return;
    pages[0] = 'a';
    errno = 1234;
    *result = cases[i].run(f);
    *error = errno;
    munmap(pages, 2 * page);
}

int main(int argc, char **argv)
{
    struct functions shim, libc;
    void *library = argc == 2 ? dlopen(argv[1], RTLD_LAZY | RTLD_NOLOAD) : 0;
    int others = 1;

    if (library == 0) {
        fprintf(stderr, "usage: differences libc.so.6, or what the libc is: %s\n", dlerror());
        return 2;
    }
    page = (size_t)sysconf(_SC_PAGESIZE);
#define FIND(function)                                                                             \
    *(void **)&shim.function = dlsym(RTLD_DEFAULT, #function);                                     \
    *(void **)&libc.function = dlsym(library, #function);
    FUNCTIONS(FIND)
#ifndef __GLIBC__
    if (libc.mmap64 == 0) /* musl from 1.2.4 on has it only for programs that were linked before */
        libc.mmap64 = libc.mmap;
#endif
#define OTHER(function) others = others && libc.function != 0 && shim.function != libc.function;
    FUNCTIONS(OTHER)
    report("the shim has each function, and the libc one of its own", others);
    for (size_t i = 0; others && i < sizeof cases / sizeof *cases; i++) {
        long results[2] = {-3, -4};
        int errors[2] = {0, 0};
        run(i, &libc, &results[0], &errors[0]);
        run(i, &shim, &results[1], &errors[1]);
        report(cases[i].name, results[0] == results[1] && errors[0] == errors[1]);
        if (results[0] != results[1] || errors[0] != errors[1])
            printf("# libc: %ld, errno %d; the shim: %ld, errno %d\n", results[0], errors[0],
                   results[1], errors[1]);
        else if (getenv("SHOW"))
            printf("# both: %ld, errno %d\n", results[0], errors[0]);
    }
    printf("1..%d\n", tests);
    return failed != 0;
}
