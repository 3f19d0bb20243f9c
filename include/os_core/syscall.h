/* SPDX-License-Identifier: MIT */
/*
 * Any Linux system call, by its number: the layer on which all the others stand.
 *
 *     long fd = os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)path, OS_O_RDONLY, 0);
 *     if (os_is_error(fd))
 *         report(-fd);                          (-fd is OS_ENOENT, OS_EACCES ...)
 *
 * nr is OS_NR_<name>, and the arguments are what section 2 of the manual says of that call,
 * widened to long: a pointer is cast, a signed number is sign-extended. Nothing is checked
 * on the way. The result is the kernel's own: -4095..-1 is -errno (os_is_error), anything else
 * is success; a number that the kernel does not have gives -OS_ENOSYS. errno is not touched,
 * and there is no state at all: thread-safe, async-signal-safe, usable before relocation.
 * Under qemu-user a call goes to qemu, which answers -OS_ENOSYS for those it lacks.
 *
 * Not for calls that return twice or elsewhere (vfork, clone with a stack, rt_sigreturn).
 * See syscall(2).
 */
#ifndef OS_CORE_SYSCALL_H
#define OS_CORE_SYSCALL_H

#include "api.h"
#include "constants.h"

OS_CORE_BEGIN

OS_CORE_API long os_syscall0(long nr);
OS_CORE_API long os_syscall1(long nr, long a);
OS_CORE_API long os_syscall2(long nr, long a, long b);
OS_CORE_API long os_syscall3(long nr, long a, long b, long c);
OS_CORE_API long os_syscall4(long nr, long a, long b, long c, long d);
OS_CORE_API long os_syscall5(long nr, long a, long b, long c, long d, long e);
OS_CORE_API long os_syscall6(long nr, long a, long b, long c, long d, long e, long f);

/*
 * Is this result of a system call an error? result: what the kernel returned. Gives 1 for
 * exactly -4095..-1 (the kernel's MAX_ERRNO, include/linux/err.h) and 0 for all else:
 * "result < 0" is wrong for calls that return addresses.
 */
OS_CORE_INLINE int os_is_error(long result)
{
    return OS_CORE_CONVERT(unsigned long, result) >= OS_CORE_CONVERT(unsigned long, -4095L);
}

OS_CORE_END

#endif
