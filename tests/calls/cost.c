/* SPDX-License-Identifier: MIT */
/* The code of os_syscall is that of the function that it calls: BY_HAND casts and calls that. */
#include "os_core.h"

#ifdef __cplusplus
extern "C" {
#endif
long none(void);
long reads(int fd, char *buffer, unsigned count);
long six(int a, unsigned b, const void *c, short d, long e, unsigned char f);

#ifdef BY_HAND
#define L(x) ((long)(x))
long none(void)
{
    return os_syscall0(OS_NR_getpid);
}
long reads(int fd, char *buffer, unsigned count)
{
    return os_syscall3(OS_NR_read, L(fd), L(buffer), L(count));
}
long six(int a, unsigned b, const void *c, short d, long e, unsigned char f)
{
    return os_syscall6(OS_NR_mmap, L(a), L(b), L(c), L(d), e, L(f));
}
#else
long none(void)
{
    return os_syscall(OS_NR_getpid);
}
long reads(int fd, char *buffer, unsigned count)
{
    return os_syscall(OS_NR_read, fd, buffer, count);
}
long six(int a, unsigned b, const void *c, short d, long e, unsigned char f)
{
    return os_syscall(OS_NR_mmap, a, b, c, d, e, f);
}
#endif
#ifdef __cplusplus
}
#endif
