/* SPDX-License-Identifier: MIT */
/*
 * Misuse that the compiler can see does not build: with gcc from -O1, with clang always, in C and
 * in C++. Only arguments that are constants where the call stands are looked at; for all others
 * these lines add no instruction. Define OS_CORE_NO_CHECKS to turn them off.
 */
#ifndef OS_CORE_CHECKS_H
#define OS_CORE_CHECKS_H

#include "map.h"
#include "memory.h"

/*
 * What each function refuses, as OS_REFUSE(name, condition, text): what contradicts itself. A flag
 * that no kernel knows yet is for the kernel to refuse: a newer one may know it.
 */
#define OS_MAP_REFUSES(OS_REFUSE)                                                                  \
    OS_REFUSE(os_misuse_map_length, length == 0, "os_mmap: the length is zero")                    \
    OS_REFUSE(os_misuse_map_sharing, (flags & OS_MAP_TYPE) == 0,                                   \
              "os_mmap: flags need OS_MAP_SHARED, OS_MAP_PRIVATE or OS_MAP_SHARED_VALIDATE")       \
    OS_REFUSE(os_misuse_map_validate,                                                              \
              (flags & OS_MAP_TYPE) == OS_MAP_SHARED_VALIDATE && (flags & OS_MAP_ANONYMOUS) != 0,  \
              "os_mmap: OS_MAP_SHARED_VALIDATE is for files")                                      \
    OS_REFUSE(os_misuse_map_droppable,                                                             \
              (flags & OS_MAP_TYPE) == OS_MAP_DROPPABLE && (flags & OS_MAP_ANONYMOUS) == 0,        \
              "os_mmap: OS_MAP_DROPPABLE needs OS_MAP_ANONYMOUS")                                  \
    OS_REFUSE(os_misuse_map_fd, (flags & OS_MAP_ANONYMOUS) != 0 && fd != -1,                       \
              "os_mmap: with OS_MAP_ANONYMOUS the fd is -1")                                       \
    OS_REFUSE(os_misuse_map_no_fd, (flags & OS_MAP_ANONYMOUS) == 0 && fd < 0,                      \
              "os_mmap: without OS_MAP_ANONYMOUS an open fd is needed")                            \
    OS_REFUSE(os_misuse_map_offset, (flags & OS_MAP_ANONYMOUS) != 0 && offset != 0,                \
              "os_mmap: with OS_MAP_ANONYMOUS the offset is 0")                                    \
    OS_REFUSE(os_misuse_map_fixed,                                                                 \
              (flags & OS_MAP_FIXED) != 0 && (flags & OS_MAP_FIXED_NOREPLACE) != 0,                \
              "os_mmap: OS_MAP_FIXED and OS_MAP_FIXED_NOREPLACE exclude each other")
#define OS_MUNMAP_REFUSES(OS_REFUSE) \
    OS_REFUSE(os_misuse_munmap_length, length == 0, "os_munmap: the length is zero")
#define OS_MREMAP_REFUSES(OS_REFUSE)                                                               \
    OS_REFUSE(os_misuse_mremap_size, new_size == 0, "os_mremap: the new size is zero")             \
    OS_REFUSE(os_misuse_mremap_maymove,                                                            \
              (flags & (OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)) != 0 &&                            \
                  (flags & OS_MREMAP_MAYMOVE) == 0,                                                \
              "os_mremap: OS_MREMAP_FIXED and OS_MREMAP_DONTUNMAP need OS_MREMAP_MAYMOVE")         \
    OS_REFUSE(os_misuse_mremap_sizes,                                                              \
              (flags & OS_MREMAP_DONTUNMAP) != 0 && old_size != new_size,                          \
              "os_mremap: with OS_MREMAP_DONTUNMAP both sizes are the same")
#define OS_MPROTECT_REFUSES(OS_REFUSE)                                                             \
    OS_REFUSE(os_misuse_mprotect_grows,                                                            \
              (prot & OS_PROT_GROWSDOWN) != 0 && (prot & OS_PROT_GROWSUP) != 0,                    \
              "os_mprotect: OS_PROT_GROWSDOWN and OS_PROT_GROWSUP exclude each other")
#define OS_MSYNC_REFUSES(OS_REFUSE)                                                                \
    OS_REFUSE(os_misuse_msync, (flags & OS_MS_SYNC) != 0 && (flags & OS_MS_ASYNC) != 0,            \
              "os_msync: OS_MS_SYNC and OS_MS_ASYNC exclude each other")
#define OS_MLOCKALL_REFUSES(OS_REFUSE)                                                             \
    OS_REFUSE(os_misuse_mlockall, (flags & (OS_MCL_CURRENT | OS_MCL_FUTURE)) == 0,                 \
              "os_mlockall: flags need OS_MCL_CURRENT or OS_MCL_FUTURE")
#define OS_MEMFD_CREATE_REFUSES(OS_REFUSE)                                                         \
    OS_REFUSE(os_misuse_memfd_create,                                                              \
              (flags & OS_MFD_EXEC) != 0 && (flags & OS_MFD_NOEXEC_SEAL) != 0,                     \
              "os_memfd_create: OS_MFD_EXEC and OS_MFD_NOEXEC_SEAL exclude each other")
#define OS_HELPER_REFUSES(OS_REFUSE) \
    OS_REFUSE(os_misuse_helper_length, length == 0, "os_core: a mapping of zero bytes")
#define OS_MAP_ALIGNED_REFUSES(OS_REFUSE)                                                          \
    OS_REFUSE(os_misuse_map_aligned, alignment == 0 || (alignment & (alignment - 1)) != 0,         \
              "os_map_aligned: the alignment is no power of two")

/*
 * OS_CORE_CHECKED(api, type, name, (parameters), (arguments), checks) puts checks on a function,
 * which is declared with that api. OS_CORE_UNCHECKED(name) is the name by which it is defined.
 */
#if defined(__clang__) && !defined(OS_CORE_NO_CHECKS)

/* clang: the prototype once more, with the conditions as attributes. */
#define OS_CORE_UNCHECKED(name) name
#define OS_CORE_DIAGNOSE(name, condition, text) \
    __attribute__((__diagnose_if__(condition, text, "error")))
#define OS_CORE_CHECKED(api, type, name, parameters, arguments, checks) \
    api type name parameters checks(OS_CORE_DIAGNOSE);
#define OS_MAP_CHECKS OS_MAP_REFUSES
#define OS_MREMAP_CHECKS OS_MREMAP_REFUSES

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
#define OS_CORE_CHECK(name, condition, text)            \
    {                                                   \
        const int misuse = (condition);                 \
        if (__builtin_constant_p(misuse) && misuse)     \
            name();                                     \
    }
#define OS_CORE_CHECKED(api, type, name, parameters, arguments, checks)   \
    api type name##_unchecked parameters OS_CORE_SYMBOL(name);            \
    OS_CORE_WRAPPER type name parameters                                  \
    {                                                                     \
        checks(OS_CORE_CHECK)                                             \
        return name##_unchecked arguments;                                \
    }

OS_CORE_BEGIN
OS_MAP_REFUSES(OS_CORE_MISUSE)
OS_MUNMAP_REFUSES(OS_CORE_MISUSE)
OS_MREMAP_REFUSES(OS_CORE_MISUSE)
OS_MPROTECT_REFUSES(OS_CORE_MISUSE)
OS_MSYNC_REFUSES(OS_CORE_MISUSE)
OS_MLOCKALL_REFUSES(OS_CORE_MISUSE)
OS_MEMFD_CREATE_REFUSES(OS_CORE_MISUSE)
OS_HELPER_REFUSES(OS_CORE_MISUSE)
OS_MAP_ALIGNED_REFUSES(OS_CORE_MISUSE)

/* The checks that several functions have are a function of their own: less to compile. */
OS_CORE_WRAPPER void os_misuse_map(os_size_t length, int flags, int fd, os_off_t offset)
{
    OS_MAP_REFUSES(OS_CORE_CHECK)
}
OS_CORE_WRAPPER void os_misuse_mremap(os_size_t old_size, os_size_t new_size, int flags)
{
    OS_MREMAP_REFUSES(OS_CORE_CHECK)
}
OS_CORE_END
#define OS_MAP_CHECKS(OS_REFUSE) os_misuse_map(length, flags, fd, offset);
#define OS_MREMAP_CHECKS(OS_REFUSE) os_misuse_mremap(old_size, new_size, flags);

#else

#define OS_CORE_UNCHECKED(name) name
#define OS_CORE_CHECKED(api, type, name, parameters, arguments, checks)

#endif

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" /* gcc has no diagnose_if */
#endif
#define OS_ALIGNED_CHECKS(OS_REFUSE) OS_HELPER_REFUSES(OS_REFUSE) OS_MAP_ALIGNED_REFUSES(OS_REFUSE)
OS_CORE_BEGIN

OS_CORE_CHECKED(OS_CORE_API, void *, os_mmap,
                (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                (addr, length, prot, flags, fd, offset), OS_MAP_CHECKS)
OS_CORE_CHECKED(OS_CORE_API, long, os_mmap_raw,
                (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                (addr, length, prot, flags, fd, offset), OS_MAP_CHECKS)
OS_CORE_CHECKED(OS_CORE_API, long, os_munmap, (void *addr, os_size_t length), (addr, length),
                OS_MUNMAP_REFUSES)
OS_CORE_CHECKED(OS_CORE_API, void *, os_mremap,
                (void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                 void *new_address),
                (old_address, old_size, new_size, flags, new_address), OS_MREMAP_CHECKS)
OS_CORE_CHECKED(OS_CORE_API, long, os_mremap_raw,
                (void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                 void *new_address),
                (old_address, old_size, new_size, flags, new_address), OS_MREMAP_CHECKS)
OS_CORE_CHECKED(OS_CORE_API, long, os_mprotect, (void *addr, os_size_t length, int prot),
                (addr, length, prot), OS_MPROTECT_REFUSES)
OS_CORE_CHECKED(OS_CORE_API, long, os_msync, (void *addr, os_size_t length, int flags),
                (addr, length, flags), OS_MSYNC_REFUSES)
OS_CORE_CHECKED(OS_CORE_API, long, os_mlockall, (int flags), (flags), OS_MLOCKALL_REFUSES)
OS_CORE_CHECKED(OS_CORE_API, long, os_memfd_create, (const char *name, unsigned int flags),
                (name, flags), OS_MEMFD_CREATE_REFUSES)
OS_CORE_CHECKED(OS_CORE_API_HELPER, long, os_map_anonymous, (void **memory, os_size_t length),
                (memory, length), OS_HELPER_REFUSES)
OS_CORE_CHECKED(OS_CORE_API_HELPER, long, os_map_aligned,
                (void **memory, os_size_t length, os_size_t alignment),
                (memory, length, alignment), OS_ALIGNED_CHECKS)
OS_CORE_CHECKED(OS_CORE_API_HELPER, long, os_map_guarded, (void **memory, os_size_t length),
                (memory, length), OS_HELPER_REFUSES)
OS_CORE_CHECKED(OS_CORE_API_HELPER, long, os_map_ring, (void **ring, os_size_t length),
                (ring, length), OS_HELPER_REFUSES)
OS_CORE_CHECKED(OS_CORE_API_HELPER, long, os_map_exactly,
                (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                (addr, length, prot, flags, fd, offset), OS_MAP_CHECKS)

OS_CORE_END
#ifdef __clang__
#pragma clang diagnostic pop
#endif

#endif
