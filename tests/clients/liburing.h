/* SPDX-License-Identifier: MIT */
/* In place of liburing's stubs, src/arch/<machine>/syscall.h: this library's, which are counted. */
#ifndef LIBURING_ARCH_OS_CORE_SYSCALL_H
#define LIBURING_ARCH_OS_CORE_SYSCALL_H

#define OS_CORE_STATIC
#include "preload.h"

#define __do_syscall0(nr) COUNTED(os_syscall(nr))
#define __do_syscall1(nr, a) COUNTED(os_syscall(nr, a))
#define __do_syscall2(nr, a, b) COUNTED(os_syscall(nr, a, b))
#define __do_syscall3(nr, a, b, c) COUNTED(os_syscall(nr, a, b, c))
#define __do_syscall4(nr, a, b, c, d) COUNTED(os_syscall(nr, a, b, c, d))
#define __do_syscall5(nr, a, b, c, d, e) COUNTED(os_syscall(nr, a, b, c, d, e))
#define __do_syscall6(nr, a, b, c, d, e, f) COUNTED(os_syscall(nr, a, b, c, d, e, f))

#include "../syscall-defs.h"

#endif
