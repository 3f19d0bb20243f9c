/* SPDX-License-Identifier: MIT */
/*
 * What all headers of os_core/posix have: os_core, and the one place where the kernel's -errno
 * becomes -1 and errno. Which variable errno is, the program says: docs/posix.md.
 */
#ifndef OS_CORE_POSIX_RESULT_H_
#define OS_CORE_POSIX_RESULT_H_

#include "os_core.h"

#ifndef OS_CORE_ERRNO
#error "os_core: define OS_CORE_ERRNO first, as the variable that errno is to be: docs/posix.md"
#endif
#ifdef OS_CORE_PREFIX
#error "os_core: OS_CORE_PREFIX and os_core/posix, which calls os_mmap, cannot be in one file"
#endif
#ifdef OS_CORE_UAPI
#error "os_core: OS_CORE_UAPI is for the kernel's headers, whose structures are os_core/posix's too"
#endif

/* Before each function: a file has those that it calls. With OS_CORE_SYMBOLS they are symbols. */
#define OS_POSIX_INLINE_ static inline __attribute__((__unused__, __nothrow__))
#ifdef OS_CORE_SYMBOLS
#define OS_POSIX_
#else
#define OS_POSIX_ OS_POSIX_INLINE_
#endif

OS_CORE_BEGIN_

OS_POSIX_INLINE_ long os_errno_(long result)
{
    if (!os_is_error(result))
        return result;
    OS_CORE_ERRNO = (int)-result;
    return -1;
}

OS_CORE_END_

#endif
