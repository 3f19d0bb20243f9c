/* SPDX-License-Identifier: MIT */
/*
 * Calls every function that is checked for misuse, with constants and without. It does no more:
 * where branches follow, gcc 12 guesses anew which one is likely, and orders the code otherwise.
 */
#include "os_core.h"

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_SHARED | OS_MAP_ANONYMOUS)

void *any(void *p, os_size_t n, int prot, int flags, int fd, os_off_t at);
long any_raw(void *p, os_size_t n, int prot, int flags, int fd, os_off_t at);
long unmap(void *p, os_size_t n);
void *all_constant(void);
void *file(int fd);
long raw(int fd, os_size_t n, int prot);
void *move(void *p, os_size_t n, int flags);
long move_raw(void *p, os_size_t n);
long protect(void *p, os_size_t n, int prot);
long read_only(void *p, os_size_t n);
long sync_any(void *p, os_size_t n, int flags);
long sync_all(void *p, os_size_t n);
long lock(const void *p, os_size_t n, unsigned int flags);
long lock_all(int flags);
long file_in_memory(const char *name, unsigned int flags);
long key(unsigned int flags, unsigned int rights);
long seal(void *p, os_size_t n, unsigned long flags);
long reap(int pidfd, unsigned int flags);

void *any(void *p, os_size_t n, int prot, int flags, int fd, os_off_t at)
{
    return os_mmap(p, n, prot, flags, fd, at);
}
long any_raw(void *p, os_size_t n, int prot, int flags, int fd, os_off_t at)
{
    return os_mmap_raw(p, n, prot, flags, fd, at);
}
long unmap(void *p, os_size_t n)
{
    return os_munmap(p, n);
}
void *all_constant(void)
{
    return os_mmap(0, 4096, RW, ANON, -1, 0);
}
void *file(int fd)
{
    return os_mmap(0, 4096, RW, OS_MAP_PRIVATE, fd, 0);
}
long raw(int fd, os_size_t n, int prot)
{
    return os_mmap_raw(0, n, prot, OS_MAP_SHARED, fd, 0);
}
void *move(void *p, os_size_t n, int flags)
{
    return os_mremap(p, n, 2 * n, flags, 0);
}
long move_raw(void *p, os_size_t n)
{
    return os_mremap_raw(p, n, 4096, OS_MREMAP_MAYMOVE | OS_MREMAP_DONTUNMAP, 0);
}
long protect(void *p, os_size_t n, int prot)
{
    return os_mprotect(p, n, prot);
}
long read_only(void *p, os_size_t n)
{
    return os_mprotect(p, n, OS_PROT_READ);
}
long sync_any(void *p, os_size_t n, int flags)
{
    return os_msync(p, n, flags);
}
long sync_all(void *p, os_size_t n)
{
    return os_msync(p, n, OS_MS_SYNC | OS_MS_INVALIDATE);
}
long lock(const void *p, os_size_t n, unsigned int flags)
{
    return os_mlock2(p, n, flags);
}
long lock_all(int flags)
{
    return os_mlockall(flags);
}
long file_in_memory(const char *name, unsigned int flags)
{
    return os_memfd_create(name, flags);
}
long key(unsigned int flags, unsigned int rights)
{
    return os_pkey_alloc(flags, rights);
}
long seal(void *p, os_size_t n, unsigned long flags)
{
    return os_mseal(p, n, flags);
}
long reap(int pidfd, unsigned int flags)
{
    return os_process_mrelease(pidfd, flags);
}
