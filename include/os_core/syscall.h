/* SPDX-License-Identifier: MIT */
/*
 * Any Linux system call, by its number: the layer on which all the others stand.
 *
 *     long fd = os_syscall4(OS_NR_openat, OS_AT_FDCWD, (long)path, OS_O_RDONLY, 0);
 *     if (os_is_error(fd))
 *         report(-fd);                          (-fd is OS_ENOENT, OS_EACCES ...)
 *
 * nr       the number of the call, OS_NR_<name>.
 * a to f   its arguments, as many as the function's name says, in the order of section 2 of the
 *          manual, widened to long: a pointer is cast, a signed number is sign-extended. Unit and
 *          range are the call's own, and nothing is checked on the way.
 *
 * Result   the kernel's own: -4095..-1 is -errno (os_is_error), anything else is success. A number
 *          that the kernel does not have gives -OS_ENOSYS. errno is not touched, and there is no
 *          state at all: thread-safe, async-signal-safe, usable before relocation.
 *
 * Linux: all releases, on the three targets; each call since its own. Manual: syscall(2).
 * qemu-user: the call goes to qemu, which gives -OS_ENOSYS for those it lacks, and success without
 * an effect for some (madvise).
 *
 * Not for calls that return twice or elsewhere (vfork, clone with a stack, rt_sigreturn).
 */
#ifndef OS_CORE_SYSCALL_H_
#define OS_CORE_SYSCALL_H_

#include "api.h"
#include "constants.h"

OS_CORE_BEGIN_

OS_CORE_API_ long os_syscall0(long nr) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_syscall1(long nr, long a) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_syscall2(long nr, long a, long b) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_syscall3(long nr, long a, long b, long c) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_syscall4(long nr, long a, long b, long c, long d) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_syscall5(long nr, long a, long b, long c, long d, long e) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_syscall6(long nr, long a, long b, long c, long d, long e,
                              long f) OS_CORE_NOEXCEPT_;

/*
 * os_syscall(nr, ...): the one of the seven that takes as many arguments as are written.
 *
 * It is no function with "...", which would have to read arguments that are not there. The
 * function's prototype converts each argument to long: cast a pointer. More than six arguments do
 * not build.
 */
#define os_syscall(...)                                                                            \
    OS_CORE_EIGHTH_(__VA_ARGS__, os_syscall6, os_syscall5, os_syscall4, os_syscall3, os_syscall2,  \
                    os_syscall1, os_syscall0, 0)                                                   \
    (__VA_ARGS__)
#define OS_CORE_EIGHTH_(a, b, c, d, e, f, g, h, ...) h

/*
 * os_is_error: is this result of a system call an error?
 *
 * result   what the kernel returned, any long.
 *
 * Result   1 for exactly -4095..-1 (the kernel's MAX_ERRNO, include/linux/err.h), 0 for all else:
 *          "result < 0" is wrong for calls that return addresses.
 *
 * No system call is made: every kernel and qemu-user. Manual: syscall(2), "Return value".
 */
OS_CORE_API_INLINE_ int os_is_error(long result) OS_CORE_NOEXCEPT_
#ifndef OS_CORE_BINDINGS
{
    return (unsigned long)result >= (unsigned long)-4095L;
}
#else
    ;
#endif

OS_CORE_END_

#endif
