/* SPDX-License-Identifier: MIT */
/*
 * Misuse that the compiler can see does not build: with gcc from -O1, with clang always, in C and
 * in C++. Only arguments that are constants where the call stands are looked at; for all others
 * these lines add no instruction. Define OS_CORE_NO_CHECKS to turn them off.
 */
#ifndef OS_CORE_CHECKS_H
#define OS_CORE_CHECKS_H

#include "memory.h"

/* What each function refuses, as OS_REFUSE(name, condition, text). */
#define OS_MMAP_REFUSES(OS_REFUSE)                                                                 \
    OS_REFUSE(os_misuse_mmap_length, length == 0, "os_mmap: the length is zero")                  \
    OS_REFUSE(os_misuse_mmap_sharing, (flags & OS_MAP_TYPE) == 0,                                  \
              "os_mmap: flags need OS_MAP_SHARED, OS_MAP_PRIVATE or OS_MAP_SHARED_VALIDATE")       \
    OS_REFUSE(os_misuse_mmap_fd, (flags & OS_MAP_ANONYMOUS) != 0 && fd != -1,                      \
              "os_mmap: with OS_MAP_ANONYMOUS the fd is -1")                                       \
    OS_REFUSE(os_misuse_mmap_no_fd, (flags & OS_MAP_ANONYMOUS) == 0 && fd < 0,                     \
              "os_mmap: without OS_MAP_ANONYMOUS an open fd is needed")                            \
    OS_REFUSE(os_misuse_mmap_offset, (flags & OS_MAP_ANONYMOUS) != 0 && offset != 0,               \
              "os_mmap: with OS_MAP_ANONYMOUS the offset is 0")                                    \
    OS_REFUSE(os_misuse_mmap_fixed,                                                                \
              (flags & OS_MAP_FIXED) != 0 && (flags & OS_MAP_FIXED_NOREPLACE) != 0,                \
              "os_mmap: OS_MAP_FIXED and OS_MAP_FIXED_NOREPLACE exclude each other")
#define OS_MUNMAP_REFUSES(OS_REFUSE) \
    OS_REFUSE(os_misuse_munmap_length, length == 0, "os_munmap: the length is zero")

/*
 * OS_CORE_CHECKED(type, name, (parameters), (arguments), refuses) puts a check on a function.
 * OS_CORE_UNCHECKED(name) is the name by which it is defined.
 */
#if defined(__clang__) && !defined(OS_CORE_NO_CHECKS)

/* clang: the prototype once more, with the conditions as attributes. */
#define OS_CORE_UNCHECKED(name) name
#define OS_CORE_DIAGNOSE(name, condition, text) \
    __attribute__((__diagnose_if__(condition, text, "error")))
#define OS_CORE_CHECKED(type, name, parameters, arguments, refuses) \
    OS_CORE_API type name parameters refuses(OS_CORE_DIAGNOSE);

#elif defined(__GNUC__) && defined(__OPTIMIZE__) && !defined(OS_CORE_NO_CHECKS)

/*
 * gcc: an inline function of the same name around it, which refers to one with the attribute
 * "error" if a condition is a true constant, and then calls the real one. That is <name>_unchecked
 * to the compiler; in the object file it is <name>, as without checks.
 */
#define OS_CORE_UNCHECKED(name) name##_unchecked
#ifdef OS_CORE_STATIC
#define OS_CORE_SYMBOL(name)
#define OS_CORE_WRAPPER OS_CORE_INLINE
#else
#define OS_CORE_SYMBOL(name) __asm__(#name)
#define OS_CORE_WRAPPER \
    extern inline __attribute__((__gnu_inline__, __always_inline__, __unused__, __nothrow__))
#endif
#define OS_CORE_MISUSE(name, condition, text) void name(void) __attribute__((__error__(text)));
#define OS_CORE_CHECK(name, condition, text) \
    if (__builtin_constant_p(condition) && (condition)) name();
#define OS_CORE_CHECKED(type, name, parameters, arguments, refuses)       \
    OS_CORE_API type name##_unchecked parameters OS_CORE_SYMBOL(name);    \
    OS_CORE_WRAPPER type name parameters                                  \
    {                                                                     \
        refuses(OS_CORE_CHECK)                                            \
        return name##_unchecked arguments;                                \
    }

OS_CORE_BEGIN
OS_MMAP_REFUSES(OS_CORE_MISUSE)
OS_MUNMAP_REFUSES(OS_CORE_MISUSE)
OS_CORE_END

#else

#define OS_CORE_UNCHECKED(name) name
#define OS_CORE_CHECKED(type, name, parameters, arguments, refuses)

#endif

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" /* gcc has no diagnose_if */
#endif
OS_CORE_BEGIN

OS_CORE_CHECKED(void *, os_mmap,
                (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                (addr, length, prot, flags, fd, offset), OS_MMAP_REFUSES)
OS_CORE_CHECKED(long, os_mmap_raw,
                (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                (addr, length, prot, flags, fd, offset), OS_MMAP_REFUSES)
OS_CORE_CHECKED(long, os_munmap, (void *addr, os_size_t length), (addr, length), OS_MUNMAP_REFUSES)

OS_CORE_END
#ifdef __clang__
#pragma clang diagnostic pop
#endif

#endif
