/* SPDX-License-Identifier: MIT */
#include "annotate.h"
#include "define.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN

OS_DEFINE(long, os_syscall0)(long nr) OS_CORE_NOEXCEPT
{
    return os_trap0(nr);
}
OS_DEFINE(long, os_syscall1)(long nr, long a) OS_CORE_NOEXCEPT
{
    return os_trap1(nr, a);
}
OS_DEFINE(long, os_syscall2)(long nr, long a, long b) OS_CORE_NOEXCEPT
{
    return os_trap2(nr, a, b);
}
OS_DEFINE(long, os_syscall3)(long nr, long a, long b, long c) OS_CORE_NOEXCEPT
{
    return os_trap3(nr, a, b, c);
}
OS_DEFINE(long, os_syscall4)(long nr, long a, long b, long c, long d) OS_CORE_NOEXCEPT
{
    return os_trap4(nr, a, b, c, d);
}
OS_DEFINE(long, os_syscall5)(long nr, long a, long b, long c, long d, long e) OS_CORE_NOEXCEPT
{
    return os_trap5(nr, a, b, c, d, e);
}
OS_DEFINE(long, os_syscall6)
(long nr, long a, long b, long c, long d, long e, long f) OS_CORE_NOEXCEPT
{
    return os_trap6(nr, a, b, c, d, e, f);
}

OS_CORE_END
