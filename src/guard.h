/* SPDX-License-Identifier: MIT */
/*
 * The guard of a stack protector. On x86_64 it is in the block of thread-local variables; on the
 * others it is a variable, the only one that there is. Private to the sources.
 */
#ifndef OS_CORE_GUARD_H_
#define OS_CORE_GUARD_H_

#include "arch.h"
#include "define.h"
#include "os_core/types.h"

OS_CORE_BEGIN_

/*
 * The guard until the start has set it, and that of a kernel that gives no random bytes: bytes at
 * which copying a string ends, 0, newline and 255.
 */
#define OS_GUARD_ 0xff0d0a00UL

#ifndef OS_TLS_GUARD_
extern os_uintptr_t os_guard_ __asm__("__stack_chk_guard")
    __attribute__((__visibility__("hidden")));
#endif

OS_CORE_END_

#endif
