/* SPDX-License-Identifier: MIT */
/* syscall, for unistd.h and redirect.h. */
#ifndef OS_CORE_POSIX_SYSCALL_H_
#define OS_CORE_POSIX_SYSCALL_H_

#include "result_.h"

OS_CORE_BEGIN_

/* Any call: as many arguments as it has, each as wide as a long, as a libc reads them. */
OS_POSIX_ long syscall(long number, ...)
{
    long a, b, c, d, e, f;
    __builtin_va_list list;

    __builtin_va_start(list, number);
    a = __builtin_va_arg(list, long);
    b = __builtin_va_arg(list, long);
    c = __builtin_va_arg(list, long);
    d = __builtin_va_arg(list, long);
    e = __builtin_va_arg(list, long);
    f = __builtin_va_arg(list, long);
    __builtin_va_end(list);
    return os_errno_(os_syscall6(number, a, b, c, d, e, f));
}

OS_CORE_END_

#endif
