/* SPDX-License-Identifier: MIT */
/*
 * libos_core_preload.so: os_* in place of a libc's memory functions, under a program that knows
 * nothing of it. It counts the calls, and table.c prints how many there were. What a libc does
 * beside the call is done here: errno, and what a comment names. examples/README.md says how to
 * build and use it.
 *
 * It leaves out brk and sbrk, which keep a variable of the libc's, and membarrier, for which musl
 * has a substitute. What a libc calls inside itself (malloc, for instance), syscall() and a static
 * program never come here.
 */
#define _GNU_SOURCE
#include <features.h>

#include "preload.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* musl refuses lengths that no object can have, and tells nobody that memory is forbidden. */
void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)
{
    const int anonymous = addr == 0 && (flags & (MAP_ANONYMOUS | MAP_FIXED)) == MAP_ANONYMOUS;
    long result = os_mmap_raw(addr, length, prot, flags, fd, offset);

    if (IS_MUSL && ((result == -EPERM && anonymous) ||
                    (os_is_error(result) && result != -EINVAL && length >= PTRDIFF_MAX)))
        result = -ENOMEM;
    return ADDRESS(result);
}

#undef mmap64 /* a macro of musl's */
void *mmap64(void *, size_t, int, int, int, off_t) __attribute__((alias("mmap")));

int munmap(void *addr, size_t length)
{
    return (int)ANSWER(os_munmap(addr, length));
}

/* The last argument is read only if a flag asks for it: else there may be none. musl knows one. */
void *mremap(void *old_address, size_t old_size, size_t new_size, int flags, ...)
{
    const int takes_address = MREMAP_FIXED | (IS_MUSL ? 0 : OS_MREMAP_DONTUNMAP);
    void *new_address = 0;

    if (flags & takes_address) {
        va_list list;
        va_start(list, flags);
        new_address = va_arg(list, void *);
        va_end(list);
    }
    if (IS_MUSL && new_size >= PTRDIFF_MAX)
        return ADDRESS(-ENOMEM);
    return ADDRESS(os_mremap_raw(old_address, old_size, new_size, flags, new_address));
}

/* musl takes any address, and changes the whole pages. */
int mprotect(void *addr, size_t length, int prot)
{
    if (IS_MUSL) {
        const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), within = (uintptr_t)addr % page;
        addr = (char *)addr - within;
        length = (within + length + page - 1) / page * page;
    }
    return (int)ANSWER(os_mprotect(addr, length, prot));
}

int madvise(void *addr, size_t length, int advice)
{
    return (int)ANSWER(os_madvise(addr, length, advice));
}

/* It returns the error, and errno stays. Its advice is no more than that: nothing is destroyed. */
int posix_madvise(void *addr, size_t length, int advice)
{
    return (int)-COUNTED(advice == POSIX_MADV_DONTNEED ? 0 : os_madvise(addr, length, advice));
}

/* A cancellation point: pthread_cancel ends the thread also while the kernel writes. */
int msync(void *addr, size_t length, int flags)
{
    int type, here;
    long result;

    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &type);
    result = os_msync(addr, length, flags);
    pthread_setcanceltype(type, &here);
    return (int)ANSWER(result);
}

int mincore(void *addr, size_t length, unsigned char *vec)
{
    return (int)ANSWER(os_mincore(addr, length, vec));
}

int mlock(const void *addr, size_t length)
{
    return (int)ANSWER(os_mlock(addr, length));
}

/* Linux has had it since 4.4. On machines that are older, glibc takes what there was before. */
int mlock2(const void *addr, size_t length, unsigned int flags)
{
#ifdef OS_CORE_RISCV64
    const int always = 1;
#else
    const int always = 0;
#endif
    long result = flags == 0 && !always ? os_mlock(addr, length) : os_mlock2(addr, length, flags);

    return (int)ANSWER(result == -ENOSYS && !always && !IS_MUSL ? -EINVAL : result);
}

int munlock(const void *addr, size_t length)
{
    return (int)ANSWER(os_munlock(addr, length));
}

int mlockall(int flags)
{
    return (int)ANSWER(os_mlockall(flags));
}

int munlockall(void)
{
    return (int)ANSWER(os_munlockall());
}
