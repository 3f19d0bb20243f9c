/* SPDX-License-Identifier: MIT */
/* In place of nolibc's arch-<machine>.h: the calls, the structure and the start are this library's.
 */
#define OS_CORE_STATIC
#define OS_CORE_CALLS
#define OS_CORE_START
#define OS_CORE_NO_MEMORY /* nolibc has its own */
#include "os_core.h"

#include <asm/fcntl.h>

#ifdef TABLE /* tests/clients/run wants to know that they are called */
#include "nolibc.count.h"
#else
#define CALL(call) (call)
#endif

#define __ARCH_WANT_SYS_PSELECT6
#define sys_stat_struct os_stat
#define st_atime st_atime_sec
#define st_mtime st_mtime_sec
#define st_ctime st_ctime_sec
#define my_syscall0(nr) CALL(os_syscall(nr))
#define my_syscall1(nr, a) CALL(os_syscall(nr, a))
#define my_syscall2(nr, a, b) CALL(os_syscall(nr, a, b))
#define my_syscall3(nr, a, b, c) CALL(os_syscall(nr, a, b, c))
#define my_syscall4(nr, a, b, c, d) CALL(os_syscall(nr, a, b, c, d))
#define my_syscall5(nr, a, b, c, d, e) CALL(os_syscall(nr, a, b, c, d, e))
#define my_syscall6(nr, a, b, c, d, e, f) CALL(os_syscall(nr, a, b, c, d, e, f))
