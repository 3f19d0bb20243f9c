/* SPDX-License-Identifier: MIT */
/* The one call that every program without a libc makes. */
#ifndef OS_CORE_EXIT_H_
#define OS_CORE_EXIT_H_

#include "api.h"
#include "constants.h"

OS_CORE_BEGIN_

/*
 * os_exit_group: end the process, with all its threads.
 *
 * error_code  the exit status: its lowest 8 bits are what the parent's wait gives.
 *
 * It does not return, and cannot fail. Nothing of a libc's runs: no handler of atexit, and stdio's
 * buffers are not written out. os_exit, of OS_CORE_CALLS, ends the calling thread alone.
 *
 * Linux: 2.6, on the three targets. Manual: exit_group(2). qemu-user: the same.
 */
OS_CORE_API_ void os_exit_group(int error_code) OS_CORE_NOEXCEPT_
    __attribute__((__noreturn__)); /* 2.6 */

OS_CORE_END_

#endif
