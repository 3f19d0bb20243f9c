/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_ long os_syscall0(long nr) OS_CORE_NOEXCEPT_
{
    return os_trap0_(nr);
}
OS_CORE_NAMED_(syscall0);
OS_CORE_DEFINE_ long os_syscall1(long nr, long a) OS_CORE_NOEXCEPT_
{
    return os_trap1_(nr, a);
}
OS_CORE_NAMED_(syscall1);
OS_CORE_DEFINE_ long os_syscall2(long nr, long a, long b) OS_CORE_NOEXCEPT_
{
    return os_trap2_(nr, a, b);
}
OS_CORE_NAMED_(syscall2);
OS_CORE_DEFINE_ long os_syscall3(long nr, long a, long b, long c) OS_CORE_NOEXCEPT_
{
    return os_trap3_(nr, a, b, c);
}
OS_CORE_NAMED_(syscall3);
OS_CORE_DEFINE_ long os_syscall4(long nr, long a, long b, long c, long d) OS_CORE_NOEXCEPT_
{
    return os_trap4_(nr, a, b, c, d);
}
OS_CORE_NAMED_(syscall4);
OS_CORE_DEFINE_ long os_syscall5(long nr, long a, long b, long c, long d, long e) OS_CORE_NOEXCEPT_
{
    return os_trap5_(nr, a, b, c, d, e);
}
OS_CORE_NAMED_(syscall5);
OS_CORE_DEFINE_ long os_syscall6(long nr, long a, long b, long c, long d, long e,
                                 long f) OS_CORE_NOEXCEPT_
{
    return os_trap6_(nr, a, b, c, d, e, f);
}
OS_CORE_NAMED_(syscall6);

OS_CORE_END_
