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
#define OS_MREMAP_REFUSES(OS_REFUSE)                                                               \
    OS_REFUSE(os_misuse_mremap_size, new_size == 0, "os_mremap: the new size is zero")             \
    OS_REFUSE(os_misuse_mremap_maymove,                                                            \
              (flags & (OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)) != 0 &&                            \
                  (flags & OS_MREMAP_MAYMOVE) == 0,                                                \
              "os_mremap: OS_MREMAP_FIXED and OS_MREMAP_DONTUNMAP need OS_MREMAP_MAYMOVE")
#define OS_MPROTECT_REFUSES(OS_REFUSE)                                                             \
    OS_REFUSE(os_misuse_mprotect_grows,                                                            \
              (prot & OS_PROT_GROWSDOWN) != 0 && (prot & OS_PROT_GROWSUP) != 0,                    \
              "os_mprotect: OS_PROT_GROWSDOWN and OS_PROT_GROWSUP exclude each other")
#define OS_MSYNC_REFUSES(OS_REFUSE)                                                                \
    OS_REFUSE(os_misuse_msync, (flags & OS_MS_SYNC) != 0 && (flags & OS_MS_ASYNC) != 0,            \
              "os_msync: OS_MS_SYNC and OS_MS_ASYNC exclude each other")
#define OS_MLOCK2_REFUSES(OS_REFUSE)                                                               \
    OS_REFUSE(os_misuse_mlock2, (flags & ~OS_CORE_CONVERT(unsigned int, OS_MLOCK_ONFAULT)) != 0,   \
              "os_mlock2: the flags are 0 or OS_MLOCK_ONFAULT")
#define OS_MLOCKALL_REFUSES(OS_REFUSE)                                                             \
    OS_REFUSE(os_misuse_mlockall, (flags & (OS_MCL_CURRENT | OS_MCL_FUTURE)) == 0,                 \
              "os_mlockall: flags need OS_MCL_CURRENT or OS_MCL_FUTURE")
#define OS_MEMFD_CREATE_REFUSES(OS_REFUSE)                                                         \
    OS_REFUSE(os_misuse_memfd_create,                                                              \
              (flags & OS_MFD_EXEC) != 0 && (flags & OS_MFD_NOEXEC_SEAL) != 0,                     \
              "os_memfd_create: OS_MFD_EXEC and OS_MFD_NOEXEC_SEAL exclude each other")
#define OS_PKEY_ALLOC_REFUSES(OS_REFUSE) \
    OS_REFUSE(os_misuse_pkey_alloc, flags != 0, "os_pkey_alloc: the flags are 0")
#define OS_MSEAL_REFUSES(OS_REFUSE) \
    OS_REFUSE(os_misuse_mseal, flags != 0, "os_mseal: the flags are 0")
#define OS_PROCESS_MRELEASE_REFUSES(OS_REFUSE) \
    OS_REFUSE(os_misuse_process_mrelease, flags != 0, "os_process_mrelease: the flags are 0")

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
#define OS_CORE_CHECK(name, condition, text)        \
    misuse = (condition);                           \
    if (__builtin_constant_p(misuse) && misuse) name();
#define OS_CORE_CHECKED(type, name, parameters, arguments, refuses)       \
    OS_CORE_API type name##_unchecked parameters OS_CORE_SYMBOL(name);    \
    OS_CORE_WRAPPER type name parameters                                  \
    {                                                                     \
        int misuse;                                                       \
        refuses(OS_CORE_CHECK)                                            \
        return name##_unchecked arguments;                                \
    }

OS_CORE_BEGIN
OS_MMAP_REFUSES(OS_CORE_MISUSE)
OS_MUNMAP_REFUSES(OS_CORE_MISUSE)
OS_MREMAP_REFUSES(OS_CORE_MISUSE)
OS_MPROTECT_REFUSES(OS_CORE_MISUSE)
OS_MSYNC_REFUSES(OS_CORE_MISUSE)
OS_MLOCK2_REFUSES(OS_CORE_MISUSE)
OS_MLOCKALL_REFUSES(OS_CORE_MISUSE)
OS_MEMFD_CREATE_REFUSES(OS_CORE_MISUSE)
OS_PKEY_ALLOC_REFUSES(OS_CORE_MISUSE)
OS_MSEAL_REFUSES(OS_CORE_MISUSE)
OS_PROCESS_MRELEASE_REFUSES(OS_CORE_MISUSE)
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
OS_CORE_CHECKED(void *, os_mremap,
                (void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                 void *new_address),
                (old_address, old_size, new_size, flags, new_address), OS_MREMAP_REFUSES)
OS_CORE_CHECKED(long, os_mremap_raw,
                (void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                 void *new_address),
                (old_address, old_size, new_size, flags, new_address), OS_MREMAP_REFUSES)
OS_CORE_CHECKED(long, os_mprotect, (void *addr, os_size_t length, int prot), (addr, length, prot),
                OS_MPROTECT_REFUSES)
OS_CORE_CHECKED(long, os_msync, (void *addr, os_size_t length, int flags), (addr, length, flags),
                OS_MSYNC_REFUSES)
OS_CORE_CHECKED(long, os_mlock2, (const void *addr, os_size_t length, unsigned int flags),
                (addr, length, flags), OS_MLOCK2_REFUSES)
OS_CORE_CHECKED(long, os_mlockall, (int flags), (flags), OS_MLOCKALL_REFUSES)
OS_CORE_CHECKED(long, os_memfd_create, (const char *name, unsigned int flags), (name, flags),
                OS_MEMFD_CREATE_REFUSES)
OS_CORE_CHECKED(long, os_pkey_alloc, (unsigned int flags, unsigned int access_rights),
                (flags, access_rights), OS_PKEY_ALLOC_REFUSES)
OS_CORE_CHECKED(long, os_mseal, (void *addr, os_size_t length, unsigned long flags),
                (addr, length, flags), OS_MSEAL_REFUSES)
OS_CORE_CHECKED(long, os_process_mrelease, (int pidfd, unsigned int flags), (pidfd, flags),
                OS_PROCESS_MRELEASE_REFUSES)

OS_CORE_END
#ifdef __clang__
#pragma clang diagnostic pop
#endif

#endif
