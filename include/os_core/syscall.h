/* SPDX-License-Identifier: MIT */
/*
 * Any Linux system call, by its number: the layer on which all the others stand.
 *
 *     long fd = os_syscall(OS_NR_openat, OS_AT_FDCWD, path, OS_O_RDONLY, 0);
 *     if (os_is_error(fd))
 *         report(-fd);                          (-fd is OS_ENOENT, OS_EACCES ...)
 *
 * nr       the number of the call, OS_NR_<name>.
 * a to f   its arguments, as many as the function's name says, in the order of section 2 of the
 *          manual, widened to long: a pointer is cast, a signed number is sign-extended. os_syscall
 *          does that itself. Unit and range are the call's own, and nothing is checked on the way.
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
 *     long n = os_syscall(OS_NR_read, fd, buffer, sizeof buffer);
 *
 * Each is evaluated once, and converted to long as by a cast: a pointer arrives whole, an int is
 * sign-extended, an unsigned int is zero-extended. A floating-point number, a structure and a
 * seventh argument do not compile. It costs nothing beside the function that it calls.
 *
 * In C it is a macro, in C++ a template, from C++11 on. It is not a function with "...", which
 * would have to read arguments that are not there, and get an int with junk in the upper half of
 * its register.
 */
#if !defined(__cplusplus) && !defined(OS_CORE_PREFIX) /* no prefix for a macro */
#define os_syscall(...)                                                                            \
    OS_CORE_SIXTEENTH_(__VA_ARGS__, OS_CORE_TOO_MANY_, OS_CORE_TOO_MANY_, OS_CORE_TOO_MANY_,       \
                       OS_CORE_TOO_MANY_, OS_CORE_TOO_MANY_, OS_CORE_TOO_MANY_, OS_CORE_TOO_MANY_, \
                       OS_CORE_TOO_MANY_, OS_CORE_CALL6_, OS_CORE_CALL5_, OS_CORE_CALL4_,          \
                       OS_CORE_CALL3_, OS_CORE_CALL2_, OS_CORE_CALL1_, OS_CORE_CALL0_, 0)          \
    (__VA_ARGS__)
#define OS_CORE_SIXTEENTH_(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ...) p
#define OS_CORE_TOO_MANY_(...) os_syscall_takes_at_most_six_arguments
#define OS_CORE_CALL0_(nr) os_syscall0(OS_CORE_LONG_(nr))
#define OS_CORE_CALL1_(nr, a) os_syscall1(OS_CORE_LONG_(nr), OS_CORE_LONG_(a))
#define OS_CORE_CALL2_(nr, a, b) os_syscall2(OS_CORE_LONG_(nr), OS_CORE_LONG_(a), OS_CORE_LONG_(b))
#define OS_CORE_CALL3_(nr, a, b, c)                                                                \
    os_syscall3(OS_CORE_LONG_(nr), OS_CORE_LONG_(a), OS_CORE_LONG_(b), OS_CORE_LONG_(c))
#define OS_CORE_CALL4_(nr, a, b, c, d)                                                             \
    os_syscall4(OS_CORE_LONG_(nr), OS_CORE_LONG_(a), OS_CORE_LONG_(b), OS_CORE_LONG_(c),           \
                OS_CORE_LONG_(d))
#define OS_CORE_CALL5_(nr, a, b, c, d, e)                                                          \
    os_syscall5(OS_CORE_LONG_(nr), OS_CORE_LONG_(a), OS_CORE_LONG_(b), OS_CORE_LONG_(c),           \
                OS_CORE_LONG_(d), OS_CORE_LONG_(e))
#define OS_CORE_CALL6_(nr, a, b, c, d, e, f)                                                       \
    os_syscall6(OS_CORE_LONG_(nr), OS_CORE_LONG_(a), OS_CORE_LONG_(b), OS_CORE_LONG_(c),           \
                OS_CORE_LONG_(d), OS_CORE_LONG_(e), OS_CORE_LONG_(f))

/* Types of a class up to 5 are integers, enumerations, pointers. For others a width is below 0. */
#ifdef __TINYC__ /* which does not know the class of a type */
#define OS_CORE_LONG_(x) ((long)(x))
#else
#define OS_CORE_LONG_(x)                                                                           \
    ((void)sizeof(struct {                                                                         \
         int os_syscall_takes_integers_and_pointers : __builtin_classify_type(x) <= 5 ? 1 : -1;    \
     }),                                                                                           \
     (long)(x))
#endif
#endif

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

#if defined(__cplusplus) && __cplusplus >= 201103L && !defined(OS_CORE_BINDINGS) &&                \
    !defined(OS_CORE_PREFIX)
extern "C++" {

OS_CORE_INLINE_ long os_syscall_(long nr)
{
    return os_syscall0(nr);
}
OS_CORE_INLINE_ long os_syscall_(long nr, long a)
{
    return os_syscall1(nr, a);
}
OS_CORE_INLINE_ long os_syscall_(long nr, long a, long b)
{
    return os_syscall2(nr, a, b);
}
OS_CORE_INLINE_ long os_syscall_(long nr, long a, long b, long c)
{
    return os_syscall3(nr, a, b, c);
}
OS_CORE_INLINE_ long os_syscall_(long nr, long a, long b, long c, long d)
{
    return os_syscall4(nr, a, b, c, d);
}
OS_CORE_INLINE_ long os_syscall_(long nr, long a, long b, long c, long d, long e)
{
    return os_syscall5(nr, a, b, c, d, e);
}
OS_CORE_INLINE_ long os_syscall_(long nr, long a, long b, long c, long d, long e, long f)
{
    return os_syscall6(nr, a, b, c, d, e, f);
}

/* As OS_CORE_LONG_ in C. */
template <typename T> OS_CORE_INLINE_ long os_long_(T value)
{
    static_assert(__builtin_classify_type((T)0) <= 5, "os_syscall_takes_integers_and_pointers");
    return (long)value;
}

template <typename... T> OS_CORE_INLINE_ long os_syscall(T... values)
{
    static_assert(sizeof...(T) <= 7, "os_syscall_takes_at_most_six_arguments");
    return os_syscall_(os_long_(values)...);
}

} /* extern "C++" */
#endif

OS_CORE_END_

#endif
