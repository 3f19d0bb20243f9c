/* SPDX-License-Identifier: MIT */
/*
 * Misuse that the compiler can see is warned of: by gcc from -O1 (-Wattribute-warning), by clang
 * always (-Wuser-defined-warnings), in C and in C++. With -Werror it does not build. Only arguments
 * that are constants are looked at; for all others these lines add no instruction.
 *
 * It is a warning, for no compiler knows whether a call is ever made. clang looks at each call as
 * it is written, in code that is never reached too; gcc looks after inlining, at each path that it
 * finds. Define OS_CORE_NO_CHECKS to turn the checks off.
 */
#ifndef OS_CORE_CHECKS_H_
#define OS_CORE_CHECKS_H_

#include "map.h"
#include "memory.h"

/*
 * What each function warns of, as OS_WARN(name, known, condition, text): a condition that
 * contradicts itself, and the arguments in it, which are to be known. A flag that no kernel knows
 * yet is for the kernel to refuse: a newer one may know it.
 */
#define OS_MAP_WARNINGS_(OS_WARN)                                                                  \
    OS_WARN(os_misuse_map_length_, OS_KNOWN_(length), length == 0, "os_mmap: the length is zero")  \
    OS_WARN(os_misuse_map_sharing_, OS_KNOWN_(flags), (flags & OS_MAP_TYPE) == 0,                  \
            "os_mmap: flags need OS_MAP_SHARED, OS_MAP_PRIVATE or OS_MAP_SHARED_VALIDATE")         \
    OS_WARN(os_misuse_map_validate_, OS_KNOWN_(flags),                                             \
            (flags & OS_MAP_TYPE) == OS_MAP_SHARED_VALIDATE && (flags & OS_MAP_ANONYMOUS) != 0,    \
            "os_mmap: OS_MAP_SHARED_VALIDATE is for files")                                        \
    OS_WARN(os_misuse_map_droppable_, OS_KNOWN_(flags),                                            \
            (flags & OS_MAP_TYPE) == OS_MAP_DROPPABLE && (flags & OS_MAP_ANONYMOUS) == 0,          \
            "os_mmap: OS_MAP_DROPPABLE needs OS_MAP_ANONYMOUS")                                    \
    OS_WARN(os_misuse_map_fd_, OS_KNOWN_(flags) & OS_KNOWN_(fd),                                   \
            (flags & OS_MAP_ANONYMOUS) != 0 && fd != -1,                                           \
            "os_mmap: with OS_MAP_ANONYMOUS the fd is -1")                                         \
    OS_WARN(os_misuse_map_no_fd_, OS_KNOWN_(flags) & OS_KNOWN_(fd),                                \
            (flags & OS_MAP_ANONYMOUS) == 0 && fd < 0,                                             \
            "os_mmap: without OS_MAP_ANONYMOUS an open fd is needed")                              \
    OS_WARN(os_misuse_map_offset_, OS_KNOWN_(flags) & OS_KNOWN_(offset),                           \
            (flags & OS_MAP_ANONYMOUS) != 0 && offset != 0,                                        \
            "os_mmap: with OS_MAP_ANONYMOUS the offset is 0")                                      \
    OS_WARN(os_misuse_map_fixed_, OS_KNOWN_(flags),                                                \
            (flags & OS_MAP_FIXED) != 0 && (flags & OS_MAP_FIXED_NOREPLACE) != 0,                  \
            "os_mmap: OS_MAP_FIXED and OS_MAP_FIXED_NOREPLACE exclude each other")
#define OS_MUNMAP_WARNINGS_(OS_WARN)                                                               \
    OS_WARN(os_misuse_munmap_length_, OS_KNOWN_(length), length == 0,                              \
            "os_munmap: the length is zero")
#define OS_MREMAP_WARNINGS_(OS_WARN)                                                               \
    OS_WARN(os_misuse_mremap_size_, OS_KNOWN_(new_size), new_size == 0,                            \
            "os_mremap: the new size is zero")                                                     \
    OS_WARN(os_misuse_mremap_maymove_, OS_KNOWN_(flags),                                           \
            (flags & (OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)) != 0 &&                              \
                (flags & OS_MREMAP_MAYMOVE) == 0,                                                  \
            "os_mremap: OS_MREMAP_FIXED and OS_MREMAP_DONTUNMAP need OS_MREMAP_MAYMOVE")           \
    OS_WARN(os_misuse_mremap_sizes_, OS_KNOWN_(flags) & OS_KNOWN_(old_size) & OS_KNOWN_(new_size), \
            (flags & OS_MREMAP_DONTUNMAP) != 0 && old_size != new_size,                            \
            "os_mremap: with OS_MREMAP_DONTUNMAP both sizes are the same")
#define OS_MPROTECT_WARNINGS_(OS_WARN)                                                             \
    OS_WARN(os_misuse_mprotect_grows_, OS_KNOWN_(prot),                                            \
            (prot & OS_PROT_GROWSDOWN) != 0 && (prot & OS_PROT_GROWSUP) != 0,                      \
            "os_mprotect: OS_PROT_GROWSDOWN and OS_PROT_GROWSUP exclude each other")
#define OS_MSYNC_WARNINGS_(OS_WARN)                                                                \
    OS_WARN(os_misuse_msync_, OS_KNOWN_(flags),                                                    \
            (flags & OS_MS_SYNC) != 0 && (flags & OS_MS_ASYNC) != 0,                               \
            "os_msync: OS_MS_SYNC and OS_MS_ASYNC exclude each other")
#define OS_MLOCKALL_WARNINGS_(OS_WARN)                                                             \
    OS_WARN(os_misuse_mlockall_, OS_KNOWN_(flags),                                                 \
            (flags & (OS_MCL_CURRENT | OS_MCL_FUTURE)) == 0,                                       \
            "os_mlockall: flags need OS_MCL_CURRENT or OS_MCL_FUTURE")
#define OS_MEMFD_CREATE_WARNINGS_(OS_WARN)                                                         \
    OS_WARN(os_misuse_memfd_create_, OS_KNOWN_(flags),                                             \
            (flags & OS_MFD_EXEC) != 0 && (flags & OS_MFD_NOEXEC_SEAL) != 0,                       \
            "os_memfd_create: OS_MFD_EXEC and OS_MFD_NOEXEC_SEAL exclude each other")
#define OS_HELPER_WARNINGS_(OS_WARN)                                                               \
    OS_WARN(os_misuse_helper_length_, OS_KNOWN_(length), length == 0,                              \
            "os_core: a mapping of zero bytes")
#define OS_MAP_ALIGNED_WARNINGS_(OS_WARN)                                                          \
    OS_WARN(os_misuse_map_aligned_, OS_KNOWN_(alignment),                                          \
            alignment == 0 || (alignment & (alignment - 1)) != 0,                                  \
            "os_map_aligned: the alignment is no power of two")

/*
 * OS_CORE_CHECKED_(api, type, name, (parameters), (arguments), checks) puts checks on a function,
 * which is declared with that api.
 */
#if defined(OS_CORE_NO_CHECKS) || defined(OS_CORE_SOURCES_)

#define OS_CORE_CHECKED_(api, type, name, parameters, arguments, checks)

#elif defined(__clang__)

/* clang: the prototype once more, with the conditions as attributes. They are for its parser, which
   knows the constants that stand in a call. */
#define OS_CORE_DIAGNOSE_(name, known, condition, text)                                            \
    __attribute__((__diagnose_if__(condition, text, "warning")))
#define OS_CORE_CHECKED_(api, type, name, parameters, arguments, checks)                           \
    api type name parameters OS_CORE_NOEXCEPT_ checks(OS_CORE_DIAGNOSE_);
#define OS_MAP_CHECKS_ OS_MAP_WARNINGS_
#define OS_MREMAP_CHECKS_ OS_MREMAP_WARNINGS_

#elif defined(__GNUC__) && defined(__OPTIMIZE__)

/*
 * gcc: an inline function of the same name around it, which first calls one with the attribute
 * "warning" if the arguments are constants and wrong. The real one is <name>_unchecked_ to the
 * compiler (src/unchecked.h); in the object file it is <name>, as without checks. The inline
 * function is not forced upon its callers: one that is compiled for fewer registers than the file
 * calls the real one.
 */
#define OS_CORE_WRAPPED_ 1
#ifdef OS_CORE_STATIC
#define OS_CORE_SYMBOL_(name)
#define OS_CORE_WRAPPER_ OS_CORE_INLINE_ __attribute__((__artificial__))
#else
#define OS_CORE_SYMBOL_(name) __asm__(#name)
#define OS_CORE_WRAPPER_                                                                           \
    extern inline __attribute__((__gnu_inline__, __artificial__, __unused__, __nothrow__))
#endif

/* What is warned of is a call. There is no such function: it is weak, NULL when it runs. */
#define OS_CORE_MISUSE_(name, known, condition, text)                                              \
    OS_CORE_VISIBILITY void name(void) __attribute__((__weak__, __warning__(text)));
#define OS_KNOWN_(argument) __builtin_constant_p(argument)
#define OS_CORE_CHECK_(name, known, condition, text) os_misuse_(name, known, condition);
#define OS_CORE_CHECKED_(api, type, name, parameters, arguments, checks)                           \
    api type name##_unchecked_ parameters OS_CORE_NOEXCEPT_ OS_CORE_SYMBOL_(name);                 \
    OS_CORE_WRAPPER_ type name parameters OS_CORE_NOEXCEPT_                                        \
    {                                                                                              \
        checks(OS_CORE_CHECK_) return name##_unchecked_ arguments;                                 \
    }

OS_CORE_BEGIN_
/*
 * Its address is made of what is known, so that code that is not optimised calls no name and is not
 * warned: there nothing is known, and the call stays.
 */
OS_CORE_WRAPPER_ __attribute__((__always_inline__)) void os_misuse_(void (*name)(void), int known,
                                                                    int condition)
{
    const os_uintptr_t address = (os_uintptr_t)name;
    void (*misuse)(void) = (void (*)(void))(address * (os_uintptr_t)known);
    if (known && condition && misuse)
        misuse();
}

OS_MAP_WARNINGS_(OS_CORE_MISUSE_)
OS_MUNMAP_WARNINGS_(OS_CORE_MISUSE_)
OS_MREMAP_WARNINGS_(OS_CORE_MISUSE_)
OS_MPROTECT_WARNINGS_(OS_CORE_MISUSE_)
OS_MSYNC_WARNINGS_(OS_CORE_MISUSE_)
OS_MLOCKALL_WARNINGS_(OS_CORE_MISUSE_)
OS_MEMFD_CREATE_WARNINGS_(OS_CORE_MISUSE_)
OS_HELPER_WARNINGS_(OS_CORE_MISUSE_)
OS_MAP_ALIGNED_WARNINGS_(OS_CORE_MISUSE_)

/* The checks that several functions have are a function of their own: less to compile. */
/* clang-format off */
OS_CORE_WRAPPER_ __attribute__((__always_inline__))
void os_misuse_map_(os_size_t length, int flags, int fd, os_off_t offset)
{
    OS_MAP_WARNINGS_(OS_CORE_CHECK_)
}
OS_CORE_WRAPPER_ __attribute__((__always_inline__))
void os_misuse_mremap_(os_size_t old_size, os_size_t new_size, int flags)
{
    OS_MREMAP_WARNINGS_(OS_CORE_CHECK_)
} /* clang-format on */
OS_CORE_END_
#define OS_MAP_CHECKS_(OS_WARN) os_misuse_map_(length, flags, fd, offset);
#define OS_MREMAP_CHECKS_(OS_WARN) os_misuse_mremap_(old_size, new_size, flags);

#else

#define OS_CORE_CHECKED_(api, type, name, parameters, arguments, checks)

#endif

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" /* gcc has no diagnose_if */
#endif
#define OS_ALIGNED_CHECKS_(OS_WARN) OS_HELPER_WARNINGS_(OS_WARN) OS_MAP_ALIGNED_WARNINGS_(OS_WARN)
OS_CORE_BEGIN_

OS_CORE_CHECKED_(OS_CORE_API_, void *, os_mmap,
                 (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                 (addr, length, prot, flags, fd, offset), OS_MAP_CHECKS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_mmap_raw,
                 (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                 (addr, length, prot, flags, fd, offset), OS_MAP_CHECKS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_munmap, (void *addr, os_size_t length), (addr, length),
                 OS_MUNMAP_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_, void *, os_mremap,
                 (void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                  void *new_address),
                 (old_address, old_size, new_size, flags, new_address), OS_MREMAP_CHECKS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_mremap_raw,
                 (void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                  void *new_address),
                 (old_address, old_size, new_size, flags, new_address), OS_MREMAP_CHECKS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_mprotect, (void *addr, os_size_t length, int prot),
                 (addr, length, prot), OS_MPROTECT_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_msync, (void *addr, os_size_t length, int flags),
                 (addr, length, flags), OS_MSYNC_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_mlockall, (int flags), (flags), OS_MLOCKALL_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_, long, os_memfd_create, (const char *name, unsigned int flags),
                 (name, flags), OS_MEMFD_CREATE_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_HELPER_, long, os_map_anonymous, (void **memory, os_size_t length),
                 (memory, length), OS_HELPER_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_HELPER_, long, os_map_aligned,
                 (void **memory, os_size_t length, os_size_t alignment),
                 (memory, length, alignment), OS_ALIGNED_CHECKS_)
OS_CORE_CHECKED_(OS_CORE_API_HELPER_, long, os_map_guarded, (void **memory, os_size_t length),
                 (memory, length), OS_HELPER_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_HELPER_, long, os_map_ring, (void **ring, os_size_t length),
                 (ring, length), OS_HELPER_WARNINGS_)
OS_CORE_CHECKED_(OS_CORE_API_HELPER_, long, os_map_exactly,
                 (void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset),
                 (addr, length, prot, flags, fd, offset), OS_MAP_CHECKS_)

OS_CORE_END_
#ifdef __clang__
#pragma clang diagnostic pop
#endif

#endif
