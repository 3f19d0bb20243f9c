/* SPDX-License-Identifier: MIT */
/*
 * Memory mapping.
 *
 * Thin: the arguments reach the kernel as they are, nothing is rounded, clamped or rewritten,
 * and no page size is assumed. No function here has state or touches errno: all are thread-safe,
 * async-signal-safe and usable before relocation.
 */
#ifndef OS_CORE_MEMORY_H
#define OS_CORE_MEMORY_H

#include "api.h"
#include "constants.h"
#include "types.h"

/* What os_mmap returns on failure, never NULL: (void *)-1. */
#define OS_MAP_FAILED OS_CORE_REINTERPRET(void *, -1L)

OS_CORE_BEGIN

/*
 * os_mmap: map a file, a device or anonymous memory.
 *
 * Memory that is mapped anonymously reads as zeros and takes physical pages only when it is
 * touched; what lies outside the mapped range never gets any.
 *
 * addr    where the mapping is wanted: NULL nearly always, and the kernel chooses. Otherwise a
 *         hint or, with OS_MAP_FIXED, the place itself, a multiple of the page size: whatever
 *         was mapped there is replaced. OS_MAP_FIXED_NOREPLACE fails instead; kernels before
 *         4.17 take it for a hint, so compare the result with addr.
 * length  bytes, not 0. The kernel maps whole pages, so that the rest of the last one can be used
 *         too. What of it lies beyond the end of the file reads as zeros and is not written.
 * prot    OS_PROT_NONE, or OS_PROT_READ, OS_PROT_WRITE, OS_PROT_EXEC or'ed together.
 * flags   one of OS_MAP_SHARED (writes reach the file and the other processes that map it),
 *         OS_MAP_PRIVATE (they stay here), OS_MAP_SHARED_VALIDATE (as SHARED, for a file, but an
 *         unknown flag is refused; Linux 4.15) and OS_MAP_DROPPABLE (anonymous, may be emptied
 *         under memory pressure; 6.11), or'ed with other OS_MAP_*. Cast to int with
 *         OS_MAP_HUGE_16GB, which is above INT_MAX.
 * fd      an open file descriptor, which may be closed afterwards; -1 with OS_MAP_ANONYMOUS.
 * offset  where in the file the mapping begins, in bytes, a multiple of the page size;
 *         0 with OS_MAP_ANONYMOUS.
 *
 * Result  the address, a multiple of the page size, or OS_MAP_FAILED if the kernel refused.
 *         Then nothing was mapped; nor was anything unmapped, except that with OS_MAP_FIXED the
 *         kernel may already have removed what was there when it is the file's own driver, or a
 *         limit, that refuses. NULL is not a failure: with OS_MAP_FIXED, a privileged process can
 *         map page 0. Why it failed, os_mmap_raw tells: EINVAL (length 0; none of the types, or
 *         one that does not fit; addr or offset not a multiple of the page size), EBADF (fd not
 *         open), EACCES (fd not open for what prot and flags need), EEXIST (FIXED_NOREPLACE and
 *         something is there), ENODEV (the file cannot be mapped), ENOMEM (no room, or the limits
 *         of the process or its number of mappings are reached), EOPNOTSUPP (SHARED_VALIDATE and
 *         an unknown flag), EOVERFLOW (length and offset together), EAGAIN (locked memory), ENFILE,
 *         EPERM (sealed; PROT_EXEC on a noexec file system; page 0 and others that are reserved for
 *         the privileged).
 *
 * Touching a page beyond the end of a mapped file, or after the file was truncated, raises
 * SIGBUS. Freshly written instructions need the instruction cache flushed before they run.
 *
 * Linux: all releases, on the three targets. Manual: mmap(2). Unlike libc's mmap, EPERM is not
 * turned into ENOMEM, and a length above PTRDIFF_MAX is for the kernel to refuse (it does).
 * qemu-user 7.2: FIXED_NOREPLACE is ignored, SHARED_VALIDATE, DROPPABLE and an unknown prot bit
 * give EINVAL, POPULATE does nothing, limits are not enforced.
 */
OS_CORE_API void *os_mmap(void *addr, os_size_t length, int prot, int flags, int fd,
                          os_off_t offset) OS_CORE_MUST_CHECK;

/*
 * os_mmap_raw: os_mmap, with the kernel's own result: the address as a number, or -errno,
 * which os_is_error() tells apart (an address may have its highest bit set, so "< 0" is wrong).
 * It is how to learn why a mapping failed. Do not cast the result to a pointer before it is
 * checked: (void *)-EPERM is OS_MAP_FAILED. All else is as for os_mmap: arguments, errors, kernels,
 * qemu-user, mmap(2).
 */
OS_CORE_API long os_mmap_raw(void *addr, os_size_t length, int prot, int flags, int fd,
                             os_off_t offset) OS_CORE_MUST_CHECK;

/*
 * os_munmap: remove the mappings of a range, or the part of them that lies in the range.
 *
 * addr    where the range begins, a multiple of the page size.
 * length  bytes, not 0; rounded up to whole pages by the kernel. The range may be a part of a
 *         mapping, span several, and have holes: what is not mapped is passed over.
 *
 * Result  0, or -errno: EINVAL (addr not a multiple of the page size, length 0, range outside
 *         user space), ENOMEM (a part was to be cut out of a mapping, and the process already
 *         has as many mappings as vm.max_map_count allows: it is still mapped), EPERM
 *         (mseal()ed). On an error nothing was unmapped.
 *
 * Linux: all releases, on the three targets. Manual: munmap(2). qemu-user 7.2: the same, but that
 * it dies of the last page of the address space.
 */
OS_CORE_API long os_munmap(void *addr, os_size_t length) OS_CORE_MUST_CHECK;

OS_CORE_END

#endif
