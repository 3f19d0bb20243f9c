/* SPDX-License-Identifier: MIT */
/*
 * Calls of every function that is checked for misuse, with constants and without. No more than
 * that: where branches follow, gcc 12 guesses anew which is likely and orders the code otherwise.
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
