/* SPDX-License-Identifier: MIT */
#include "os_core.h"
#include "define.h"
#include "trap.h"
#include "annotate.h"

OS_CORE_BEGIN

OS_DEFINE(long, os_syscall0)(long nr)
{
    return os_trap0(nr);
}
OS_DEFINE(long, os_syscall1)(long nr, long a)
{
    return os_trap1(nr, a);
}
OS_DEFINE(long, os_syscall2)(long nr, long a, long b)
{
    return os_trap2(nr, a, b);
}
OS_DEFINE(long, os_syscall3)(long nr, long a, long b, long c)
{
    return os_trap3(nr, a, b, c);
}
OS_DEFINE(long, os_syscall4)(long nr, long a, long b, long c, long d)
{
    return os_trap4(nr, a, b, c, d);
}
OS_DEFINE(long, os_syscall5)(long nr, long a, long b, long c, long d, long e)
{
    return os_trap5(nr, a, b, c, d, e);
}
OS_DEFINE(long, os_syscall6)(long nr, long a, long b, long c, long d, long e, long f)
{
    return os_trap6(nr, a, b, c, d, e, f);
}

OS_CORE_END
