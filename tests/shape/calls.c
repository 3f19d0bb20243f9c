/* SPDX-License-Identifier: MIT */
/* Every function of os_core at three places: 12 calls each. With OS_CORE_STATIC all are inlined. */
#include "os_core.h"

#define CALLS                                                                                      \
    result[0] = os_syscall0(n);                                                                    \
    result[1] = os_syscall1(n, o);                                                                 \
    result[2] = os_syscall2(n, o, 2);                                                              \
    result[3] = os_syscall3(n, o, 2, 3);                                                           \
    result[4] = os_syscall4(n, o, 2, 3, 4);                                                        \
    result[5] = os_syscall5(n, o, 2, 3, 4, 5);                                                     \
    result[6] = os_syscall6(n, o, 2, 3, 4, 5, 6);                                                  \
    result[7] = os_mmap_raw(p, s, prot, flags, fd, o);                                             \
    at[0] = os_mmap(p, s, prot, flags, fd, o);                                                     \
    at[1] = os_mmap(0, 4096, OS_PROT_READ, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);               \
    result[8] = os_munmap(at[0], s);                                                               \
    result[9] = os_munmap(at[1], 4096)

void once(long *result, void **at, long n, long o, void *p, os_size_t s,
          int prot, int flags, int fd);
void twice(long *result, void **at, long n, long o, void *p, os_size_t s,
           int prot, int flags, int fd);

void once(long *result, void **at, long n, long o, void *p, os_size_t s,
          int prot, int flags, int fd)
{
    CALLS;
}

void twice(long *result, void **at, long n, long o, void *p, os_size_t s,
           int prot, int flags, int fd)
{
    CALLS;
    result += 10;
    at += 2;
    CALLS;
}
