/* SPDX-License-Identifier: MIT */
/*
 * Memory mapping.
 *
 * Thin: the arguments reach the kernel as they are, nothing is rounded, clamped or rewritten,
 * and no page size is assumed. No function here has state or touches errno: all are thread-safe,
 * async-signal-safe and usable before relocation.
 *
 * To the compiler, each of them may read and write memory: it keeps nothing in registers across a
 * call, and leaves out no store before it. So what a call itself does to memory (os_madvise with
 * OS_MADV_DONTNEED, os_mremap, another mapping at the same address, os_process_vm_writev), and what
 * another process did before a call that waits for it returns, is seen with nothing more to do.
 * It is not where a byte has two addresses, or changes between two calls: os_compiler_barrier.
 */
#ifndef OS_CORE_MEMORY_H
#define OS_CORE_MEMORY_H

#include "api.h"
#include "constants.h"
#include "types.h"

/* What os_mmap returns on failure, never NULL: (void *)-1; as a number in other languages. */
#ifdef OS_CORE_BINDINGS
#define OS_MAP_FAILED (-1)
#else
#define OS_MAP_FAILED OS_CORE_REINTERPRET(void *, -1L)
#endif

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
 *         With OS_MAP_HUGETLB, or a file on hugetlbfs, pages are huge ones: length is rounded up
 *         to them, addr and offset are multiples of them; and os_munmap, os_mprotect, os_madvise
 *         and os_mseal, which do not round up to them, want such lengths, too.
 * prot    OS_PROT_NONE, or OS_PROT_READ, OS_PROT_WRITE, OS_PROT_EXEC or'ed together.
 * flags   one of OS_MAP_SHARED (writes reach the file and the other processes that map it),
 *         OS_MAP_PRIVATE (they stay here), OS_MAP_SHARED_VALIDATE (as SHARED, for a file, but an
 *         unknown flag is refused, and so is FIXED_NOREPLACE; Linux 4.15) and OS_MAP_DROPPABLE
 *         (anonymous, may be emptied under memory pressure; 6.11), or'ed with other OS_MAP_*.
 *         OS_MAP_HUGE_16GB is an int, and so negative: shifted down, it is masked with
 *         OS_MAP_HUGE_MASK, and flags with it are cast to unsigned int for an os_syscall.
 * fd      an open file descriptor, which may be closed afterwards; -1 with OS_MAP_ANONYMOUS.
 * offset  where in the file the mapping begins, in bytes, a multiple of the page size;
 *         0 with OS_MAP_ANONYMOUS.
 *
 * Result  the address, a multiple of the page size, or OS_MAP_FAILED if the kernel refused.
 *         Then nothing was mapped; nor was anything unmapped, except that with OS_MAP_FIXED the
 *         kernel may already have removed what was there when it is the file's own driver, or a
 *         limit, that refuses. NULL is not a failure: with OS_MAP_FIXED, a privileged process can
 *         map page 0. Why it failed, os_mmap_raw tells: EINVAL (length 0; none of the types, or
 *         one that does not fit; addr or offset not a multiple of the page size; a huge page size
 *         that there is not), EBADF (fd not open), EACCES (fd not open for what prot and flags
 *         need), EEXIST (FIXED_NOREPLACE and something is there), ENODEV (the file cannot be
 *         mapped), ENOMEM (no room, no huge pages, or the limits of the process or its number of
 *         mappings are reached), EOPNOTSUPP (SHARED_VALIDATE and an unknown flag, or with
 *         FIXED_NOREPLACE), EOVERFLOW (length and offset together), EAGAIN (locked memory beyond
 *         RLIMIT_MEMLOCK), ENFILE, EPERM (sealed; PROT_EXEC on a noexec file system; page 0 and
 *         others that are reserved for the privileged).
 *
 * Touching a page beyond the end of a mapped file, or after the file was truncated, raises
 * SIGBUS. Freshly written instructions need the instruction cache flushed before they run.
 * Memory that is mapped twice, or shared, may need os_compiler_barrier, or atomic accesses.
 *
 * Linux: all releases, on the three targets. Manual: mmap(2). Unlike musl's mmap, EPERM is not
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
 * length  bytes, not 0; rounded up to whole pages by the kernel, but not to huge ones: of those
 *         (OS_MAP_HUGETLB) addr and length are multiples. The range may be a part of a mapping,
 *         span several, and have holes: what is not mapped is passed over.
 *
 * Result  0, or -errno: EINVAL (addr not a multiple of the page size, length 0, range outside user
 *         space, a part of a huge page), ENOMEM (a part was to be cut out of the middle of a
 *         mapping, and the process already has as many mappings as vm.max_map_count allows, 65530
 *         as a rule), EPERM (mseal()ed). On an error nothing was unmapped.
 *
 * After that ENOMEM the range is still mapped, with what is in it. Its memory can be given back by
 * os_madvise with OS_MADV_DONTNEED, which needs no mapping; its addresses go when it is unmapped up
 * to an end of the mapping, or when another mapping has gone.
 *
 * Linux: all releases, on the three targets. Manual: munmap(2). qemu-user 7.2: the same, but that
 * it dies of the last page of the address space.
 */
OS_CORE_API long os_munmap(void *addr, os_size_t length) OS_CORE_MUST_CHECK;

/*
 * os_mremap: grow, shrink or move a mapping.
 *
 * old_address  where it begins, a multiple of the page size.
 * old_size     its bytes; 0 makes a second mapping of the same shared pages, with MAYMOVE (then see
 *              os_compiler_barrier).
 * new_size     bytes wanted, not 0.
 * flags        0 (stay here or fail), OS_MREMAP_MAYMOVE, and with it OS_MREMAP_FIXED (move to
 *              new_address, replacing what is there) or OS_MREMAP_DONTUNMAP (leave the old range
 *              mapped, empty, and new_size is old_size; 5.7 for private anonymous memory, 5.13
 *              for other mappings).
 * new_address  with FIXED (and as a hint with DONTUNMAP) a multiple of the page size; else ignored.
 *
 * Of huge pages (OS_MAP_HUGETLB) the addresses are multiples, and sizes are rounded up to them.
 * They are moved and shrunk, since 5.16, but never grown, and not with DONTUNMAP.
 *
 * Result  the new address, or OS_MAP_FAILED with nothing changed (os_mremap_raw: -errno): EINVAL (a
 *         rule above is broken, the ranges overlap), EFAULT (not mapped, or not one mapping; since
 *         6.17 FIXED moves several, and holes, if the size stays), ENOMEM (no room to grow without
 *         MAYMOVE, or a limit is reached), EAGAIN (locked memory beyond RLIMIT_MEMLOCK), EPERM
 *         (sealed).
 *
 * Linux: all releases. Manual: mremap(2). Unlike libc's, it always takes new_address: a variadic
 * function would read an argument that may not be there. qemu-user 7.2: new_size 0 and old_size 0
 * give ENOMEM.
 */
OS_CORE_API void *os_mremap(void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                            void *new_address) OS_CORE_MUST_CHECK;

/* os_mremap_raw: os_mremap, with the kernel's own result: the address as a number, or -errno. */
OS_CORE_API long os_mremap_raw(void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                               void *new_address) OS_CORE_MUST_CHECK;

/*
 * os_mprotect: change what may be done with the pages of a range.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages by the kernel, but not to huge ones: of those
 *         (OS_MAP_HUGETLB) addr and length are multiples. 0 does nothing.
 * prot    OS_PROT_NONE, or OS_PROT_READ, OS_PROT_WRITE, OS_PROT_EXEC or'ed together, and with
 *         one of OS_PROT_GROWSDOWN and OS_PROT_GROWSUP to the end of such a mapping.
 *
 * Result  0, or -errno: EINVAL (addr not a multiple of the page size, unknown prot, a part of a
 *         huge page), ENOMEM (a part is not mapped: what lies before it has been changed; or too
 *         many mappings, see os_munmap), EACCES (a file not open for writing, mapped shared;
 *         PROT_EXEC of a file on a noexec file system), EPERM (sealed).
 *
 * Instructions that were written do not run before the instruction cache is flushed
 * (os_flush_icache). Linux: all releases. Manual: mprotect(2). Unlike musl's, it does not round
 * addr down. qemu-user 7.2: length 0 gives ENOMEM; after a hole in the range, the part that was
 * changed faults for ever instead of raising SIGSEGV.
 */
OS_CORE_API long os_mprotect(void *addr, os_size_t length, int prot) OS_CORE_MUST_CHECK;

/*
 * os_compiler_barrier: here memory may be read and written in a way that the compiler does not see.
 *
 * memory  any address in it: bytes that are reached by other addresses too, or else change unseen.
 *
 * It is no instruction of its own. No access stays in a register, is left out or comes to its other
 * side, volatile and atomic ones included. So it is with other memory; but what is reached only by
 * a restrict pointer, or by the result of a function with the attribute malloc, clang takes for
 * nobody else's as long as its address has been given to nobody: hence the argument. Every system
 * call is such a barrier, with the addresses that it is given. This one is needed
 *
 * - between two accesses to a byte by two addresses of the same pointer, one of them a store: p[i]
 *   and p[length + i] of os_map_ring, of a file that is mapped twice side by side, of pages that
 *   os_remap_file_pages has brought together. The compiler takes them for two bytes, and gives
 *   back the old one if it knows how far apart they are, constants for instance;
 * - also by two pointers (from two os_mmap of one file; os_mremap with old_size 0), if these have
 *   different types, or are restrict, or the compiler knows where they point: to addresses that are
 *   constants (os_map_exactly), or to objects of the program that were mapped over. Otherwise not,
 *   for what os_mmap gives is not declared to be nobody else's;
 * - between a load and a store of the same value, if the store is to make a page one's own, or to
 *   keep what OS_MADV_FREE would drop: else it may be left out. (Or the store is volatile.)
 *
 * It is not enough where another thread or process, or the kernel (io_uring, userfaultfd), changes
 * the memory meanwhile: that takes atomic accesses, and a load that is not wanted for its value, to
 * bring a page in, takes a volatile one.
 *
 * No system call is made: every kernel and qemu-user.
 */
OS_CORE_API_INLINE void os_compiler_barrier(const volatile void *memory) OS_CORE_NOEXCEPT
#ifdef OS_CORE_BINDINGS
    ;
#else
{
    __asm__ __volatile__("" : : "r"(memory) : "memory");
}
#endif

/*
 * os_flush_icache: make instructions that were written to memory ready to run.
 *
 * begin, end  the bytes written, end is behind the last. Of memory that is mapped twice, to be
 *             written here and to be run there, those of the mapping that runs. They are mapped and
 *             readable: aarch64 works through them and a fault there raises SIGSEGV, also where
 *             they may only be executed. x86_64 and riscv64 do not look at them.
 *
 * Result  0, or -errno (riscv64 only: what forbids the system call, a seccomp filter for instance).
 *
 * On x86_64 there is nothing to do, on aarch64 it is done without a system call, on riscv64 it is
 * riscv_flush_icache, which serves all threads. On x86_64 and aarch64, another thread that runs the
 * code needs a context synchronisation besides: os_membarrier with
 * OS_MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, for which the process has registered before.
 * Linux: all releases. qemu-user 7.2: nothing is done; it sees writes itself, but not those through
 * another mapping: old instructions run on, whatever is flushed (aarch64: right since 8.1).
 */
OS_CORE_API_HELPER long os_flush_icache(void *begin, void *end) OS_CORE_NOEXCEPT;

/*
 * os_page_size: the size of a page of this kernel, in bytes, or -errno. It is asked, never guessed:
 * the kernel's madvise(2) of length 0 is EINVAL as long as the address is not a multiple of it. One
 * system call where pages have 4 KiB, 19 at most; keep the result. Needs no /proc and no auxv.
 *
 * Result  the size, or -errno: ENOSYS (a kernel built without madvise: CONFIG_ADVISE_SYSCALLS),
 *         what else madvise gave if it is neither 0 nor EINVAL (a seccomp filter), and EINVAL if no
 *         size up to 1 GiB was accepted. What needs the size fails with it: os_map_aligned,
 *         os_map_guarded.
 *
 * Linux: all releases. qemu-user 7.2: the same.
 */
OS_CORE_API_HELPER long os_page_size(void) OS_CORE_MUST_CHECK;

/*
 * os_madvise: tell the kernel how a range will be used, or have it act on it.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages, but not to huge ones (OS_MAP_HUGETLB).
 * advice  one OS_MADV_*. Not mere advice are OS_MADV_DONTNEED (private anonymous memory reads as
 *         zeros afterwards), OS_MADV_REMOVE, OS_MADV_FREE (it may do so at any time, until it is
 *         written again: see os_compiler_barrier), OS_MADV_GUARD_INSTALL and others.
 *
 * Result  0, or -errno: EINVAL (addr not a multiple of the page size, advice unknown to this kernel
 *         or wrong for this mapping), ENOMEM (a part is not mapped; the rest was advised), EAGAIN
 *         (a mapping had to be split, and the process has as many as vm.max_map_count allows:
 *         ENOMEM before 5.17; OS_MADV_COLLAPSE: not now), EBUSY (COLLAPSE beyond a cgroup's limit),
 *         EBADF (WILLNEED of what is no file, on a kernel without swap), EIO, EFAULT and EHWPOISON
 *         (OS_MADV_POPULATE_*), EPERM (sealed, not writable, and its contents would be lost; an
 *         advice for the privileged), ENOSYS (a kernel built without it).
 *
 * Linux: all releases; each advice since its own. Manual: madvise(2). qemu-user 7.2: every advice,
 * even one that does not exist, returns 0, and only OS_MADV_DONTNEED does anything.
 */
OS_CORE_API long os_madvise(void *addr, os_size_t length, int advice) OS_CORE_MUST_CHECK;

/*
 * os_msync: write what was changed in a shared file mapping back to the file.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages.
 * flags   OS_MS_SYNC (returns when it is written) or OS_MS_ASYNC (does nothing on Linux), and
 *         OS_MS_INVALIDATE.
 *
 * Result  0, or -errno: EINVAL (addr, unknown flags, SYNC with ASYNC), ENOMEM (a part is not
 *         mapped), EBUSY (INVALIDATE of locked memory), EIO.
 *
 * Linux: all releases. Manual: msync(2). qemu-user: the same.
 */
OS_CORE_API long os_msync(void *addr, os_size_t length, int flags) OS_CORE_MUST_CHECK;

/*
 * os_mincore: which pages of a range are resident.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages.
 * vec     one byte is written for each page; bit 0 says whether it is resident, the others are
 *         undefined.
 *
 * Result  0, or -errno: EINVAL (addr), ENOMEM (a part is not mapped), EFAULT (vec), EAGAIN.
 *
 * Linux: all releases; since 5.2 pages of files that the caller may not write are told as resident.
 * Manual: mincore(2). qemu-user 7.2: ENOMEM before EINVAL.
 */
OS_CORE_API long os_mincore(void *addr, os_size_t length, unsigned char *vec) OS_CORE_MUST_CHECK;

/*
 * os_mlock, os_mlock2, os_munlock: keep the pages of a range in memory, or no longer.
 *
 * addr    any address: the kernel rounds it down to a page.
 * length  bytes, to the end of the last page.
 * flags   (mlock2) 0, or OS_MLOCK_ONFAULT: a page is locked when it is touched first.
 *
 * Result  0, or -errno: ENOMEM (a part is not mapped; RLIMIT_MEMLOCK is exceeded; a mapping had to
 *         be split, and there are as many as vm.max_map_count allows; or a page cannot be brought
 *         in, PROT_NONE or beyond the end of a file: then the range is locked all the same), EPERM
 *         (RLIMIT_MEMLOCK is 0), EAGAIN (no memory to bring them in), EINVAL (the range wraps,
 *         unknown flags).
 *
 * Linux: all releases, mlock2 since 4.4. Manual: mlock(2). qemu-user 7.2: mlock2 gives ENOSYS.
 */
OS_CORE_API long os_mlock(const void *addr, os_size_t length) OS_CORE_MUST_CHECK;
OS_CORE_API long os_mlock2(const void *addr, os_size_t length,
                           unsigned int flags) OS_CORE_MUST_CHECK;
OS_CORE_API long os_munlock(const void *addr, os_size_t length) OS_CORE_NOEXCEPT;

/*
 * os_mlockall, os_munlockall: the same for the whole process.
 *
 * flags   OS_MCL_CURRENT (what is mapped), OS_MCL_FUTURE (what will be), or both, and with them
 *         OS_MCL_ONFAULT (4.4).
 *
 * Result  0, or -errno: EINVAL (flags), ENOMEM, EPERM.
 *
 * Linux: all releases. Manual: mlockall(2). qemu-user 7.2: unknown flags are ignored
 * beside known ones.
 */
OS_CORE_API long os_mlockall(int flags) OS_CORE_MUST_CHECK;
OS_CORE_API long os_munlockall(void) OS_CORE_NOEXCEPT;

/*
 * os_memfd_create: an anonymous file in memory, to be mapped, shared or sealed.
 *
 * name    for /proc/self/fd only, up to 249 bytes; need not be unique.
 * flags   0, or of OS_MFD_CLOEXEC, OS_MFD_ALLOW_SEALING, OS_MFD_HUGETLB with a size OS_MFD_HUGE_*
 *         (4.14), OS_MFD_NOEXEC_SEAL or OS_MFD_EXEC (6.3).
 *
 * Result  a file descriptor, length 0, or -errno: EINVAL (flags, name too long), EFAULT (name),
 *         EMFILE, ENFILE, ENOMEM, ENODEV (a huge page size that there is not), ENOSYS (HUGETLB,
 *         and no huge pages in this kernel), EACCES (vm.memfd_noexec is 2, and OS_MFD_EXEC; before
 *         6.6 whatever is not NOEXEC_SEAL).
 *
 * Linux: 3.17. Manual: memfd_create(2). qemu-user: the same.
 */
OS_CORE_API long os_memfd_create(const char *name, unsigned int flags) OS_CORE_MUST_CHECK;

/*
 * os_memfd_secret: the same, for memory that not even the kernel has mapped.
 *
 * flags   0 or OS_O_CLOEXEC.
 *
 * Result  a file descriptor, or -errno: EINVAL (flags), EMFILE, ENFILE, ENOMEM, ENOSYS (not
 *         enabled: secretmem.enable).
 *
 * Linux: 5.14. Manual: memfd_secret(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_memfd_secret(unsigned int flags) OS_CORE_MUST_CHECK;

/*
 * os_pkey_alloc, os_pkey_free, os_pkey_mprotect: protection keys, which a thread can switch without
 * a system call.
 *
 * flags          0.
 * access_rights  0, or of OS_PKEY_DISABLE_ACCESS and OS_PKEY_DISABLE_WRITE, on aarch64 also of
 *                OS_PKEY_DISABLE_READ and OS_PKEY_DISABLE_EXECUTE, for this thread.
 * pkey           a key, or -1 in pkey_mprotect, which then is mprotect.
 * addr, length, prot  as for os_mprotect.
 *
 * Result  alloc: the key; the others 0; or -errno: EINVAL (an argument; alloc also where the
 *         machine has no keys), ENOSPC (no key free, or none at all), and those of os_mprotect.
 *
 * Linux: 4.9; x86_64, aarch64 since 6.12; riscv64 gives ENOSYS. Manual: pkeys(7). qemu-user 7.2:
 * ENOSYS.
 */
OS_CORE_API long os_pkey_alloc(unsigned int flags, unsigned int access_rights) OS_CORE_MUST_CHECK;
OS_CORE_API long os_pkey_free(int pkey) OS_CORE_NOEXCEPT;
OS_CORE_API long os_pkey_mprotect(void *addr, os_size_t length, int prot,
                                  int pkey) OS_CORE_MUST_CHECK;

/*
 * os_mseal: forbid every further change to the mappings of a range, for good.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages; all of it must be mapped.
 * flags   0.
 *
 * Result  0, or -errno: EINVAL (an argument, the range wraps, a part of a huge page), ENOMEM (a
 *         part is not mapped, or a mapping had to be split and there are as many as
 *         vm.max_map_count allows).
 *
 * Afterwards munmap, mprotect, mremap, MAP_FIXED over it, remap_file_pages and some advice give
 * EPERM.
 *
 * Linux: 6.10. Manual: mseal(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_mseal(void *addr, os_size_t length, unsigned long flags) OS_CORE_MUST_CHECK;

struct iovec; /* the kernel's: <linux/uio.h>; { void *iov_base; os_size_t iov_len; } */

/*
 * os_process_madvise: os_madvise for ranges of another process, or of this one.
 *
 * pidfd   of that process (pidfd_open).
 * iovec   the ranges, each as for os_madvise, at most 1024.
 * count   how many.
 * advice  OS_MADV_COLD, PAGEOUT, WILLNEED, COLLAPSE; for this process every one (6.13).
 * flags   0.
 *
 * Result  how many bytes were advised, perhaps fewer than asked for, or -errno: EBADF (pidfd),
 *         EINVAL (advice, flags, count), EACCES (a process that the caller may not ptrace), EPERM
 *         (one that it may, without CAP_SYS_NICE), ESRCH, EFAULT (iovec), and for the first range
 *         those of os_madvise, ENOMEM (not mapped) for instance.
 *
 * Linux: 5.10. Manual: process_madvise(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_process_madvise(int pidfd, const struct iovec *iovec, os_size_t count,
                                    int advice, unsigned int flags) OS_CORE_MUST_CHECK;

/*
 * os_process_mrelease: free the memory of a dying process at once.
 *
 * pidfd   of a process that has been sent SIGKILL.
 * flags   0.
 *
 * Result  0, or -errno: EBADF (pidfd), EINVAL (flags, or it is not dying), ESRCH, EINTR,
 *         EAGAIN (not all could be freed), ENOSYS.
 *
 * Linux: 5.15. Manual: process_mrelease(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_process_mrelease(int pidfd, unsigned int flags) OS_CORE_MUST_CHECK;

/*
 * os_userfaultfd: a file descriptor through which this process handles its own page faults. A
 * load that faults gives what was filled in; what changes later takes more, see
 * os_compiler_barrier.
 *
 * flags   of OS_O_CLOEXEC, OS_O_NONBLOCK, OS_UFFD_USER_MODE_ONLY (5.11).
 *
 * Result  a file descriptor, or -errno: EINVAL (flags), EMFILE, ENFILE, ENOMEM, EPERM (without
 *         privilege, unless USER_MODE_ONLY), ENOSYS.
 *
 * Linux: 4.3. Manual: userfaultfd(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_userfaultfd(int flags) OS_CORE_MUST_CHECK;

/*
 * os_map_shadow_stack: map a shadow stack, where the machine has them in use.
 *
 * addr    where, a multiple of the page size, or NULL.
 * size    bytes; on aarch64, and with a token, a multiple of 8.
 * flags   0, or of OS_SHADOW_STACK_SET_TOKEN and, on aarch64, OS_SHADOW_STACK_SET_MARKER.
 *
 * Result  the address, or OS_MAP_FAILED (raw: -errno): EINVAL (flags, addr, size; aarch64: also 8),
 *         EOPNOTSUPP (the machine has none) or ENOSYS (the kernel), EEXIST (addr is mapped),
 *         ENOMEM, EOVERFLOW (size cannot be rounded up to pages), on x86_64 and riscv64 ENOSPC
 *         (size has no room for the token), and on x86_64 ERANGE (addr below 4 GiB).
 *
 * Linux: 6.6 on x86_64, 6.13 on aarch64, 7.0 on riscv64. Manual: map_shadow_stack(2).
 * qemu-user 7.2: ENOSYS.
 */
OS_CORE_API void *os_map_shadow_stack(void *addr, unsigned long size,
                                      unsigned int flags) OS_CORE_MUST_CHECK;
OS_CORE_API long os_map_shadow_stack_raw(void *addr, unsigned long size,
                                         unsigned int flags) OS_CORE_MUST_CHECK;

/*
 * os_remap_file_pages: show other pages of a shared file mapping in a part of it. Deprecated: since
 * 4.0 it makes mappings as os_mmap does. If a page shows twice, see os_compiler_barrier.
 *
 * addr    where, in one shared mapping, a multiple of the page size.
 * size    bytes.
 * prot    0.
 * pgoff   the page of the file, in pages.
 * flags   0 or OS_MAP_NONBLOCK.
 *
 * Result  0, or -errno: EINVAL (not one shared mapping of a file, prot, pgoff), EPERM (sealed), and
 *         ENOMEM and EAGAIN as os_mmap.
 *
 * Linux: 2.6. Manual: remap_file_pages(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_remap_file_pages(void *addr, os_size_t size, int prot, os_size_t pgoff,
                                     int flags) OS_CORE_MUST_CHECK;

struct cachestat;       /* the kernel's: <linux/mman.h> */
struct cachestat_range; /* the kernel's: <linux/mman.h> */

/*
 * os_cachestat: how much of a part of a file is in the page cache.
 *
 * fd      the file.
 * range   which part: off and len in bytes, len 0 to its end.
 * result  the counts of pages are written here.
 * flags   0.
 *
 * Result  0, or -errno: EBADF (fd), EFAULT, EINVAL (flags), EOPNOTSUPP (hugetlb), EPERM (6.14
 *         and later releases of older ones: neither owner nor able to write).
 *
 * Linux: 6.5. Manual: cachestat(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_cachestat(int fd, struct cachestat_range *range, struct cachestat *result,
                              unsigned int flags) OS_CORE_MUST_CHECK;

/*
 * os_membarrier: a memory barrier on all processors that run threads of this process, or of those
 * that registered.
 *
 * cmd     OS_MEMBARRIER_CMD_*; QUERY gives the set of those that the kernel has.
 * flags   0, or OS_MEMBARRIER_CMD_FLAG_CPU.
 * cpu_id  with that flag, the processor.
 *
 * Result  0, or for QUERY the set; or -errno: EINVAL (cmd, flags), EPERM (PRIVATE_* not
 *         registered), ENOSYS.
 *
 * Linux: 4.3. Manual: membarrier(2). qemu-user 7.2: cpu_id does not arrive.
 */
OS_CORE_API long os_membarrier(int cmd, unsigned int flags, int cpu_id) OS_CORE_MUST_CHECK;

/*
 * os_mbind, os_set_mempolicy, os_get_mempolicy, os_set_mempolicy_home_node: on which nodes of a
 * NUMA machine pages are allocated, for a range or for the calling thread.
 *
 * addr, length  the range, a multiple of the page size.
 * mode      OS_MPOL_DEFAULT, PREFERRED, BIND, INTERLEAVE, LOCAL, PREFERRED_MANY (5.15),
 *           WEIGHTED_INTERLEAVE (6.9), with a flag OS_MPOL_F_*; for get a place for it, or NULL.
 * nodemask  a set of nodes, a bit each; or NULL. get: a place for it.
 * maxnode   its bits, and one more, which the kernel takes off.
 * home_node the node that is tried first.
 * flags     mbind: of OS_MPOL_MF_STRICT, MOVE, MOVE_ALL. get: of OS_MPOL_F_NODE, ADDR,
 *           MEMS_ALLOWED. home_node: 0.
 *
 * Result  0, or -errno: EINVAL, EFAULT, ENOMEM (also too many mappings, see os_munmap), EIO (STRICT
 *         and a page is elsewhere), EPERM (MOVE_ALL, and no CAP_SYS_NICE), ENOENT
 *         (home node: the range has no policy), EOPNOTSUPP (home node: its policy is neither BIND
 *         nor PREFERRED_MANY), ENOSYS (a kernel without NUMA).
 *
 * Linux: 2.6.7, set_mempolicy_home_node since 5.17. Manual: mbind(2), set_mempolicy(2),
 * get_mempolicy(2), set_mempolicy_home_node(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_mbind(void *addr, unsigned long length, int mode, const unsigned long *nodemask,
                          unsigned long maxnode, unsigned int flags) OS_CORE_MUST_CHECK;
OS_CORE_API long os_set_mempolicy(int mode, const unsigned long *nodemask,
                                  unsigned long maxnode) OS_CORE_MUST_CHECK;
OS_CORE_API long os_get_mempolicy(int *mode, unsigned long *nodemask, unsigned long maxnode,
                                  void *addr, unsigned long flags) OS_CORE_MUST_CHECK;
OS_CORE_API long os_set_mempolicy_home_node(void *addr, unsigned long length,
                                            unsigned long home_node,
                                            unsigned long flags) OS_CORE_MUST_CHECK;

/*
 * os_migrate_pages: move all pages of a process from one set of nodes to another.
 *
 * pid                   the process; 0 is this one.
 * maxnode               the bits of the sets, and one more.
 * old_nodes, new_nodes  the sets.
 *
 * Result  how many pages could not be moved, or -errno: EINVAL (maxnode, a node that is not there
 *         or not allowed), EFAULT, EPERM (another user's process), ESRCH, ENOMEM, ENOSYS.
 *
 * Linux: 2.6.16. Manual: migrate_pages(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_migrate_pages(int pid, unsigned long maxnode, const unsigned long *old_nodes,
                                  const unsigned long *new_nodes) OS_CORE_MUST_CHECK;

/*
 * os_move_pages: move single pages of a process, or tell where they are.
 *
 * pid     the process; 0 is this one.
 * count   how many pages.
 * pages   an address in each.
 * nodes   where each is to go; NULL only asks.
 * status  for each, its node or -errno is written.
 * flags   0, OS_MPOL_MF_MOVE or OS_MPOL_MF_MOVE_ALL.
 *
 * Result  0, how many could not be moved (4.17), or -errno: EACCES (a node not allowed), EFAULT,
 *         EINVAL (flags), ENODEV (no such node), ENOMEM, EPERM (another user's process; MOVE_ALL,
 *         and no CAP_SYS_NICE), ESRCH, ENOSYS.
 *
 * Linux: 2.6.18. Manual: move_pages(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_move_pages(int pid, unsigned long count, void **pages, const int *nodes,
                               int *status, int flags) OS_CORE_MUST_CHECK;

/*
 * os_process_vm_readv, os_process_vm_writev: copy between the memory of another process and this.
 * There, the change comes unseen: see os_compiler_barrier.
 *
 * pid                           the process.
 * local_iov, local_iov_count    the ranges here, at most 1024.
 * remote_iov, remote_iov_count  the ranges there.
 * flags                         0.
 *
 * Result  how many bytes were copied, perhaps fewer than asked for, or -errno: EINVAL (flags,
 *         counts), EFAULT, EPERM, ESRCH, ENOMEM.
 *
 * Linux: 3.2. Manual: process_vm_readv(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API long os_process_vm_readv(int pid, const struct iovec *local_iov,
                                     unsigned long local_iov_count, const struct iovec *remote_iov,
                                     unsigned long remote_iov_count,
                                     unsigned long flags) OS_CORE_MUST_CHECK;
OS_CORE_API long os_process_vm_writev(int pid, const struct iovec *local_iov,
                                      unsigned long local_iov_count, const struct iovec *remote_iov,
                                      unsigned long remote_iov_count,
                                      unsigned long flags) OS_CORE_MUST_CHECK;

/*
 * os_brk: set the end of the data segment.
 *
 * addr    the end that is wanted; NULL only asks.
 *
 * Result  the end as it is now: addr, or the old one if the kernel refused. Never -errno.
 *
 * Linux: all releases. Manual: brk(2), "C library/kernel differences": libc's returns 0 or -1.
 * qemu-user 7.2: what lies behind a lowered end stays mapped; RLIMIT_DATA is not enforced.
 */
OS_CORE_API void *os_brk(void *addr) OS_CORE_MUST_CHECK;

/*
 * libc's, from <sys/shm.h>, or what is the same, the kernel's struct shmid64_ds of <asm/shmbuf.h>.
 * Never that of <linux/shm.h>: it has the same name, is of Linux 2.2, and 24 bytes shorter. The
 * kernel would write behind it.
 */
struct shmid_ds;

/*
 * os_shmget, os_shmat, os_shmdt, os_shmctl: System V shared memory. If a segment is attached twice,
 * see os_compiler_barrier.
 *
 * key      a number that names the segment, or OS_IPC_PRIVATE.
 * size     its bytes, rounded up to pages.
 * shmflg   get: permissions, with OS_IPC_CREAT, OS_IPC_EXCL, OS_SHM_HUGETLB, OS_SHM_NORESERVE. at:
 *          of OS_SHM_RDONLY, OS_SHM_EXEC, OS_SHM_RND, OS_SHM_REMAP.
 * shmid    what os_shmget gave.
 * shmaddr  at: where, or NULL; dt: what os_shmat gave.
 * cmd      OS_IPC_RMID, OS_IPC_STAT, OS_IPC_SET, OS_IPC_INFO, OS_SHM_STAT ...
 * buf      what cmd reads or writes: for STAT and SET 112 bytes, the structure that is named above;
 *          NULL for RMID.
 *
 * Result  get: an identifier; at: the address, or OS_MAP_FAILED (os_shmat_raw: -errno); dt: 0; ctl:
 *         0 or what cmd says; or -errno: EACCES (permissions), EEXIST (IPC_EXCL), EFAULT
 *         (buf), EIDRM, EINVAL (an argument; at: something is mapped there; dt: no segment is),
 *         ENFILE, ENOENT (no such key), ENOMEM, ENOSPC (as many segments, or bytes, as the limits
 *         allow), ENOSYS, EPERM (not the owner; HUGETLB and LOCK without privilege; REMAP of sealed
 *         memory).
 *
 * Linux: all releases. Manual: shmget(2), shmop(2), shmctl(2). qemu-user 7.2: os_shmat of NULL with
 * REMAP maps instead of EINVAL; SHM_STAT_ANY gives EINVAL.
 */
OS_CORE_API long os_shmget(int key, os_size_t size, int shmflg) OS_CORE_MUST_CHECK;
OS_CORE_API void *os_shmat(int shmid, const void *shmaddr, int shmflg) OS_CORE_MUST_CHECK;
OS_CORE_API long os_shmat_raw(int shmid, const void *shmaddr, int shmflg) OS_CORE_MUST_CHECK;
OS_CORE_API long os_shmdt(const void *shmaddr) OS_CORE_NOEXCEPT;
OS_CORE_API long os_shmctl(int shmid, int cmd, struct shmid_ds *buf) OS_CORE_MUST_CHECK;

OS_CORE_END

#endif
