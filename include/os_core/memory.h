/* SPDX-License-Identifier: MIT */
/*
 * Memory mapping.
 *
 * Every function here is thin: its arguments reach the kernel as they are. It does not round, clamp
 * or rewrite them, and it assumes no page size. None has state or touches errno: all are
 * thread-safe, async-signal-safe and usable before relocation.
 *
 * The compiler assumes that each of them reads and writes memory: it keeps no value in registers
 * across a call, and leaves out no store before it. So a program sees the effects of a call on
 * memory with nothing more to do: of os_madvise with OS_MADV_DONTNEED, of os_mremap, of another
 * mapping at the same address, of os_process_vm_writev. It also sees the stores that another
 * process made before a call that waits for it returns. It does not see changes of a byte that has
 * two addresses, or that changes between two calls: see os_compiler_barrier.
 */
#ifndef OS_CORE_MEMORY_H_
#define OS_CORE_MEMORY_H_

#include "api.h"
#include "constants.h"
#include "structures/memory.h"
#include "types.h"

/* The result of os_mmap on failure, never NULL: (void *)-1; as a number in other languages. */
#ifdef OS_CORE_BINDINGS
#define OS_MAP_FAILED (-1)
#elif defined(__cplusplus) /* in the user's code, which may warn of C's casts */
#define OS_MAP_FAILED reinterpret_cast<void *>(-1L)
#else
#define OS_MAP_FAILED ((void *)-1L)
#endif

OS_CORE_BEGIN_

/*
 * os_mmap: map a file, a device or anonymous memory.
 *
 * Anonymous memory reads as zeros and takes physical pages only when it is touched. Pages outside
 * the mapped range never take any.
 *
 * addr    where to map: NULL nearly always, and the kernel chooses. Otherwise a hint or, with
 *         OS_MAP_FIXED, the place itself, a multiple of the page size: the mapping replaces
 *         everything there. OS_MAP_FIXED_NOREPLACE fails instead; kernels before 4.17 take it for a
 *         hint, so compare the result with addr.
 * length  bytes, not 0. The kernel maps whole pages, and a program can use the rest of the last one
 *         too. The part of it beyond the end of the file reads as zeros and is not written back.
 *         With OS_MAP_HUGETLB, or a file on hugetlbfs, pages are huge: the kernel rounds length up
 *         to them, and addr and offset are multiples of them. os_munmap, os_mprotect, os_madvise
 *         and os_mseal do not round up to huge pages: they need such lengths, too.
 * prot    OS_PROT_NONE, or OS_PROT_READ, OS_PROT_WRITE, OS_PROT_EXEC or'ed together.
 * flags   one type of sharing, or'ed with other OS_MAP_*. The types are OS_MAP_SHARED (writes reach
 *         the file and the other processes that map it), OS_MAP_PRIVATE (writes stay here),
 *         OS_MAP_SHARED_VALIDATE (as SHARED, for a file, but the kernel refuses an unknown flag,
 *         and FIXED_NOREPLACE; Linux 4.15) and OS_MAP_DROPPABLE (anonymous memory that the kernel
 *         may empty when it needs memory; 6.11). OS_MAP_HUGE_16GB is an int, and so negative. Mask
 *         it with OS_MAP_HUGE_MASK after shifting it down, and cast flags with it to unsigned int
 *         for os_syscall.
 * fd      an open file descriptor, which may be closed afterwards; -1 with OS_MAP_ANONYMOUS.
 * offset  where in the file the mapping begins, in bytes, a multiple of the page size;
 *         0 with OS_MAP_ANONYMOUS.
 *
 * Result  the address, a multiple of the page size, or OS_MAP_FAILED; os_mmap_raw gives the reason.
 *         After a failure nothing was mapped, and nothing was unmapped. There is one exception:
 *         with OS_MAP_FIXED, the kernel may already have removed the old mapping when the file's
 *         own driver, or a limit, refuses. NULL is not a failure: with OS_MAP_FIXED, a privileged
 *         process can map page 0.
 *
 * Errors
 *   EACCES      fd is not open for the access that prot and flags need, or is append-only.
 *   EAGAIN      locked memory would exceed RLIMIT_MEMLOCK.
 *   EBADF       fd is not open.
 *   EEXIST      OS_MAP_FIXED_NOREPLACE, and there is a mapping already.
 *   EINVAL      length is 0; no type of sharing, or one that does not fit; addr (with OS_MAP_FIXED)
 *               or offset is not a multiple of the page size; no huge pages of this size exist.
 *   ENFILE      the system has too many open files.
 *   ENODEV      the file cannot be mapped: a directory, a pipe.
 *   ENOMEM      no room; no huge pages are left; a limit of the process is reached, or it has as
 *               many mappings as vm.max_map_count allows.
 *   EOPNOTSUPP  OS_MAP_SHARED_VALIDATE with an unknown flag or with OS_MAP_FIXED_NOREPLACE.
 *   EOVERFLOW   offset and length together are too large.
 *   EPERM       the file is sealed; OS_PROT_EXEC on a noexec file system; addr is reserved for the
 *               privileged (page 0); OS_MAP_FIXED over a sealed mapping.
 *
 * An access to a page beyond the end of a mapped file, or of a file that was truncated later,
 * raises SIGBUS. Instructions that the program has written need os_flush_icache before they run.
 * Memory that is mapped twice, or shared, may need os_compiler_barrier, or
 * atomic accesses.
 *
 * Linux: all releases, on the three targets. Manual: mmap(2). Unlike musl's mmap, it does not turn
 * EPERM into ENOMEM, and leaves a length above PTRDIFF_MAX to the kernel, which refuses it.
 * qemu-user 7.2: FIXED_NOREPLACE is ignored; SHARED_VALIDATE, DROPPABLE and an unknown prot bit
 * give EINVAL; POPULATE does nothing; limits are not enforced.
 */
OS_CORE_API_ void *os_mmap(void *addr, os_size_t length, int prot, int flags, int fd,
                           os_off_t offset) OS_CORE_MUST_CHECK_;

/*
 * os_mmap_raw: os_mmap, with the kernel's own result: the address as a number, or -errno.
 *
 * os_is_error() tells which (an address may have its highest bit set, so "< 0" is wrong). Take it
 * to learn why a mapping failed. Do not cast the result to a pointer before it is checked: (void
 * *)-EPERM is OS_MAP_FAILED. Everything else is as for os_mmap: arguments, errors, kernels,
 * qemu-user, mmap(2).
 */
OS_CORE_API_ long os_mmap_raw(void *addr, os_size_t length, int prot, int flags, int fd,
                              os_off_t offset) OS_CORE_MUST_CHECK_;

/*
 * os_munmap: remove the mappings of a range, or the part of them that lies in the range.
 *
 * addr    where the range begins, a multiple of the page size.
 * length  bytes, not 0. The kernel rounds it up to whole pages, but not to huge pages
 *         (OS_MAP_HUGETLB): there, addr and length are multiples of them. The range may be a part
 *         of a mapping, span several, and have holes.
 *
 * Result  0, or -errno. After an error nothing was unmapped.
 *
 * Errors
 *   EINVAL  addr is not a multiple of the page size; length is 0; the range is outside of user
 *           space, or a part of a huge page.
 *   ENOMEM  a part would be cut out of the middle of a mapping, and the process already has as many
 *           mappings as vm.max_map_count allows, 65530 as a rule.
 *   EPERM   the range is sealed (os_mseal).
 *
 * After that ENOMEM the range is still mapped, with its contents. os_madvise with OS_MADV_DONTNEED,
 * which needs no mapping, gives its memory back. The range can be unmapped together with everything
 * before it or after it in the mapping, or after another mapping was unmapped.
 *
 * Linux: all releases, on the three targets. Manual: munmap(2). qemu-user 7.2: the same, but it
 * dies when the last page of the address space is unmapped.
 */
OS_CORE_API_ long os_munmap(void *addr, os_size_t length) OS_CORE_MUST_CHECK_;

/*
 * os_mremap: grow, shrink or move a mapping.
 *
 * old_address  where it begins, a multiple of the page size.
 * old_size     its bytes; 0 makes a second mapping of the same shared pages, with MAYMOVE (then see
 *              os_compiler_barrier).
 * new_size     bytes wanted, not 0.
 * flags        0 (stay here or fail), OS_MREMAP_MAYMOVE, and with it OS_MREMAP_FIXED (move to
 *              new_address, replacing the mappings there) or OS_MREMAP_DONTUNMAP (leave the old
 *              range mapped and empty; new_size is old_size; 5.7 for private anonymous memory, 5.13
 *              for other mappings).
 * new_address  with FIXED (and as a hint with DONTUNMAP) a multiple of the page size; else ignored.
 *
 * The addresses of huge pages (OS_MAP_HUGETLB) are multiples of them, and the kernel rounds sizes
 * up to them. Since 5.16 it moves and shrinks such mappings, but never grows them, and not with
 * DONTUNMAP.
 *
 * Result  the new address, or OS_MAP_FAILED (os_mremap_raw: -errno) with nothing changed.
 *
 * Errors
 *   EAGAIN  locked memory would exceed RLIMIT_MEMLOCK.
 *   EFAULT  the range is not mapped, or is not one mapping. Since 6.17 FIXED moves several, and the
 *           holes between them, if the size stays.
 *   EINVAL  an argument breaks a rule above; the old and the new range overlap; old_size is 0 and
 *           the mapping is private; huge pages would grow.
 *   ENOMEM  no room to grow here without MAYMOVE, or none anywhere; a limit is reached.
 *   EPERM   a mapping is sealed (os_mseal).
 *
 * Linux: all releases. Manual: mremap(2). Unlike libc's, it always takes new_address: a variadic
 * function would read an argument that may not be there. qemu-user 7.2: new_size 0 and old_size 0
 * give ENOMEM.
 */
OS_CORE_API_ void *os_mremap(void *old_address, os_size_t old_size, os_size_t new_size, int flags,
                             void *new_address) OS_CORE_MUST_CHECK_;

/* os_mremap_raw: os_mremap, with the kernel's own result: the address as a number, or -errno. */
OS_CORE_API_ long os_mremap_raw(void *old_address, os_size_t old_size, os_size_t new_size,
                                int flags, void *new_address) OS_CORE_MUST_CHECK_;

/*
 * os_mprotect: change the access rights of the pages of a range.
 *
 * addr    a multiple of the page size.
 * length  bytes. The kernel rounds it up to whole pages, but not to huge pages (OS_MAP_HUGETLB):
 *         there, addr and length are multiples of them. 0 does nothing.
 * prot    OS_PROT_NONE, or OS_PROT_READ, OS_PROT_WRITE, OS_PROT_EXEC or'ed together, and with
 *         one of OS_PROT_GROWSDOWN and OS_PROT_GROWSUP to the end of such a mapping.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EACCES  the mapping cannot have this access: writes to a file that is mapped shared and not
 *           open for writing; OS_PROT_EXEC of a file on a noexec file system.
 *   EINVAL  addr is not a multiple of the page size; prot has unknown bits, both bits that extend
 *           the range, or one that does not suit the mapping; the range is a part of a huge page.
 *   ENOMEM  a part is not mapped: the pages before it have been changed; or too many mappings, see
 *           os_munmap.
 *   EPERM   a mapping is sealed (os_mseal).
 *
 * Instructions that the program has written need os_flush_icache before they run.
 *
 * Linux: all releases. Manual: mprotect(2). Unlike musl's, it does not round addr down.
 * qemu-user 7.2: length 0 gives ENOMEM; after a hole in the range, an access to the part that was
 * changed faults for ever instead of raising SIGSEGV.
 */
OS_CORE_API_ long os_mprotect(void *addr, os_size_t length, int prot) OS_CORE_MUST_CHECK_;

/*
 * os_compiler_barrier: here memory may be read and written in a way that the compiler does not see.
 *
 * memory  any address in it: in bytes that other addresses reach too, or that change unseen.
 *
 * It is not an instruction. The compiler keeps no access in a register, leaves none out and
 * moves none to the other side, volatile and atomic accesses included. That holds for other memory,
 * too, with one exception: if only a restrict pointer reaches some memory, or only the result of a
 * function with the attribute malloc, then clang takes it for nobody else's as long as nobody has
 * been given its address. Hence the argument. Every system call is such a barrier, with the
 * addresses that it is given. This one is needed
 *
 * - between two accesses to a byte by two addresses of the same pointer, one of them a store: p[i]
 *   and p[length + i] of os_map_ring, of a file that is mapped twice side by side, of pages that
 *   os_remap_file_pages has brought together. The compiler takes them for two bytes, and gives
 *   back the old one if it knows how far apart they are, constants for instance;
 * - also by two pointers (from two os_mmap of one file; os_mremap with old_size 0), if these have
 *   different types, or are restrict, or the compiler knows where they point: to addresses that are
 *   constants (os_map_exactly), or to objects of the program that were mapped over. In other cases
 *   it is not needed, because the result of os_mmap is not declared to be nobody else's;
 * - between a load and a store of the same value, if the store is to make a page one's own, or to
 *   keep contents that OS_MADV_FREE would drop: else the compiler may leave the store out. A
 *   volatile store does, too.
 *
 * It is not enough where another thread or process, or the kernel (io_uring, userfaultfd), changes
 * the memory meanwhile: take atomic accesses there. A load that only brings a page in must be
 * volatile.
 *
 * No system call is made: every kernel and qemu-user.
 */
OS_CORE_API_INLINE_ void os_compiler_barrier(const volatile void *memory) OS_CORE_NOEXCEPT_
#ifndef OS_CORE_BINDINGS
{
    __asm__ __volatile__("" : : "r"(memory) : "memory");
}
#else
    ;
#endif

/*
 * os_flush_icache: make instructions that were written to memory ready to run.
 *
 * begin  the first byte that was written.
 * end    the address after the last one.
 *
 * If the memory is mapped twice, to be written here and to be run there, take the addresses of the
 * mapping that runs. They are mapped and readable: aarch64 works through them, and a fault there
 * raises SIGSEGV, also where they may only be executed. x86_64 and riscv64 do not look at them.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EPERM  riscv64: a seccomp filter, of a container for instance, forbids the system call.
 *
 * On x86_64 there is nothing to do. On aarch64 the function makes no system call. On riscv64 it is
 * riscv_flush_icache, which serves all threads. On x86_64 and aarch64, another thread that runs the
 * code needs a context synchronisation besides: os_membarrier with
 * OS_MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, for which the process has registered before.
 *
 * Linux: all releases. qemu-user 7.2: nothing is done. It sees writes by itself, but not those
 * through another mapping: old instructions run on after every flush (aarch64: right since 8.1).
 */
OS_CORE_API_HELPER_ long os_flush_icache(void *begin, void *end) OS_CORE_NOEXCEPT_;

/*
 * os_page_size: the size of a page of this kernel, in bytes, or -errno.
 *
 * It asks, and never guesses: the kernel's madvise(2) of length 0 is EINVAL as long as the address
 * is not a multiple of the page size. That takes one system call where pages have 4 KiB, 19 at
 * most, and none on x86_64, where all have; keep the result. It needs no /proc and no auxv.
 *
 * Result  the size, or -errno. os_map_aligned and os_map_guarded, which need the size, fail with
 *         it.
 *
 * Errors
 *   EINVAL  no size up to 1 GiB was accepted.
 *   ENOSYS  the kernel was built without madvise (CONFIG_ADVISE_SYSCALLS).
 * Any other error is from a filter that forbids madvise, seccomp for instance.
 *
 * Linux: all releases. qemu-user 7.2: the same.
 */
OS_CORE_API_HELPER_ long os_page_size(void) OS_CORE_MUST_CHECK_;

/*
 * os_madvise: tell the kernel how a range will be used, or have it act on it.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages, but not to huge ones (OS_MAP_HUGETLB).
 * advice  one OS_MADV_*. Some are more than advice: OS_MADV_DONTNEED (private anonymous memory
 *         reads as zeros afterwards), OS_MADV_REMOVE, OS_MADV_FREE (the kernel may empty the pages
 *         at any time, until they are written again: see os_compiler_barrier),
 *         OS_MADV_GUARD_INSTALL and others.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EAGAIN     a mapping had to be split, and the process has as many as vm.max_map_count allows
 *              (before 5.17: ENOMEM); OS_MADV_COLLAPSE: not possible just now.
 *   EBADF      OS_MADV_WILLNEED of memory that is not from a file, on a kernel without swap.
 *   EBUSY      OS_MADV_COLLAPSE beyond the limit of a cgroup.
 *   EFAULT     OS_MADV_POPULATE_*: an access to a page would have raised a signal.
 *   EHWPOISON  OS_MADV_POPULATE_*: a page has a memory error.
 *   EINVAL     addr is not a multiple of the page size; this kernel does not know the advice; or
 *              the advice is wrong for this mapping.
 *   EIO        reading the pages failed.
 *   ENOMEM     a part is not mapped; the rest was advised.
 *   ENOSYS     the kernel was built without the call.
 *   EPERM      the range is sealed, not writable, and would lose its contents; or the advice is for
 *              the privileged.
 *
 * Linux: all releases; each advice since its own. Manual: madvise(2). qemu-user 7.2: every advice,
 * even one that does not exist, returns 0, and only OS_MADV_DONTNEED has an effect.
 */
OS_CORE_API_ long os_madvise(void *addr, os_size_t length, int advice) OS_CORE_MUST_CHECK_;

/*
 * os_msync: write the changes of a shared file mapping back to the file.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages.
 * flags   OS_MS_SYNC (returns when they are written) or OS_MS_ASYNC (does nothing on Linux), and
 *         OS_MS_INVALIDATE.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EBUSY   OS_MS_INVALIDATE of locked memory.
 *   EINVAL  addr is not a multiple of the page size; flags are unknown, or SYNC with ASYNC.
 *   EIO     writing failed. Other errors of the file system are passed on as well.
 *   ENOMEM  a part is not mapped; the rest was written.
 *
 * Linux: all releases. Manual: msync(2). qemu-user: the same.
 */
OS_CORE_API_ long os_msync(void *addr, os_size_t length, int flags) OS_CORE_MUST_CHECK_;

/*
 * os_mincore: which pages of a range are resident.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages.
 * vec     the kernel writes one byte for each page; bit 0 is set if the page is resident, the
 *         others are undefined.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EAGAIN  the kernel had no memory just now.
 *   EFAULT  vec cannot be written.
 *   EINVAL  addr is not a multiple of the page size.
 *   ENOMEM  a part is not mapped.
 *
 * Linux: all releases; since 5.2 pages of files that the caller may not write count as resident.
 * Manual: mincore(2). qemu-user 7.2: ENOMEM before EINVAL.
 */
OS_CORE_API_ long os_mincore(void *addr, os_size_t length, unsigned char *vec) OS_CORE_MUST_CHECK_;

/*
 * os_mlock, os_mlock2, os_munlock: keep the pages of a range in memory, or no longer.
 *
 * addr    any address: the kernel rounds it down to a page.
 * length  bytes, to the end of the last page.
 * flags   (mlock2) 0, or OS_MLOCK_ONFAULT: the kernel locks a page when it is touched first.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EAGAIN  no memory to bring the pages in.
 *   EINVAL  the range wraps; flags are unknown.
 *   ENOMEM  a part is not mapped; RLIMIT_MEMLOCK would be exceeded; a mapping had to be split, and
 *           the process has as many as vm.max_map_count allows; or a page cannot be brought in,
 *           because it is PROT_NONE or beyond the end of a file: then the range is locked all the
 *           same.
 *   EPERM   RLIMIT_MEMLOCK is 0, and the process is not privileged.
 *
 * Linux: all releases, mlock2 since 4.4. Manual: mlock(2). qemu-user 7.2: mlock2 gives ENOSYS.
 */
OS_CORE_API_ long os_mlock(const void *addr, os_size_t length) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_mlock2(const void *addr, os_size_t length,
                            unsigned int flags) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_munlock(const void *addr, os_size_t length) OS_CORE_NOEXCEPT_;

/*
 * os_mlockall, os_munlockall: the same for the whole process.
 *
 * flags   OS_MCL_CURRENT (the mappings that exist), OS_MCL_FUTURE (those that are made later), or
 *         both, and with them OS_MCL_ONFAULT (4.4).
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EINVAL  flags are unknown.
 *   ENOMEM  RLIMIT_MEMLOCK would be exceeded.
 *   EPERM   RLIMIT_MEMLOCK is 0, and the process is not privileged.
 *
 * Linux: all releases. Manual: mlockall(2). qemu-user 7.2: it ignores unknown flags beside known
 * ones.
 */
OS_CORE_API_ long os_mlockall(int flags) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_munlockall(void) OS_CORE_NOEXCEPT_;

/*
 * os_memfd_create: an anonymous file in memory, to be mapped, shared or sealed.
 *
 * name    for /proc/self/fd only, up to 249 bytes; need not be unique.
 * flags   0, or any of OS_MFD_CLOEXEC, OS_MFD_ALLOW_SEALING, OS_MFD_HUGETLB with a size
 *         OS_MFD_HUGE_* (4.14), and OS_MFD_NOEXEC_SEAL or OS_MFD_EXEC (6.3).
 *
 * Result  a file descriptor of length 0, or -errno.
 *
 * Errors
 *   EACCES  vm.memfd_noexec is 2, and flags have OS_MFD_EXEC; before 6.6 also flags without
 *           OS_MFD_NOEXEC_SEAL.
 *   EFAULT  name cannot be read.
 *   EINVAL  flags are unknown, or exclude each other; name is too long.
 *   EMFILE  the process has as many open files as it may.
 *   ENFILE  the system has too many open files.
 *   ENODEV  no huge pages of this size exist.
 *   ENOMEM  no memory.
 *   ENOSYS  OS_MFD_HUGETLB, and this kernel has no huge pages.
 *
 * Linux: 3.17. Manual: memfd_create(2). qemu-user: the same.
 */
OS_CORE_API_ long os_memfd_create(const char *name, unsigned int flags) OS_CORE_MUST_CHECK_;

/*
 * os_memfd_secret: the same, for memory that not even the kernel has mapped.
 *
 * flags   0 or OS_O_CLOEXEC.
 *
 * Result  a file descriptor, or -errno.
 *
 * Errors
 *   EINVAL  flags are unknown.
 *   EMFILE  the process has as many open files as it may.
 *   ENFILE  the system has too many open files.
 *   ENOMEM  no memory.
 *   ENOSYS  the call is not enabled (secretmem.enable).
 *
 * Linux: 5.14. Manual: memfd_secret(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_memfd_secret(unsigned int flags) OS_CORE_MUST_CHECK_;

/*
 * os_pkey_alloc, os_pkey_free, os_pkey_mprotect: protection keys, which a thread can switch without
 * a system call.
 *
 * flags          0.
 * access_rights  0, or any of OS_PKEY_DISABLE_ACCESS and OS_PKEY_DISABLE_WRITE, on aarch64 also
 *                OS_PKEY_DISABLE_READ and OS_PKEY_DISABLE_EXECUTE, for this thread.
 * pkey           a key, or -1 in pkey_mprotect, which then is mprotect.
 * addr, length, prot  as for os_mprotect.
 *
 * Result  alloc: the key; the others: 0; or -errno.
 *
 * Errors
 *   EINVAL  an argument is not valid; the key was not allocated; alloc: x86_64, and the processor
 *           has no keys.
 *   ENOSPC  alloc: no key is free, or there are none.
 * pkey_mprotect has those of os_mprotect as well.
 *
 * Linux: 4.9; x86_64, aarch64 since 6.12; riscv64 gives ENOSYS. Manual: pkeys(7). qemu-user 7.2:
 * ENOSYS.
 */
OS_CORE_API_ long os_pkey_alloc(unsigned int flags, unsigned int access_rights) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_pkey_free(int pkey) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_pkey_mprotect(void *addr, os_size_t length, int prot,
                                   int pkey) OS_CORE_MUST_CHECK_;

/*
 * os_mseal: forbid every further change to the mappings of a range, for good.
 *
 * addr    a multiple of the page size.
 * length  bytes, rounded up to whole pages; all of it must be mapped.
 * flags   0.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EINVAL  addr is not a multiple of the page size; flags is not 0; the range wraps, or is a part
 *           of a huge page.
 *   ENOMEM  a part is not mapped: nothing was sealed; or a mapping had to be split, and the process
 *           has as many as vm.max_map_count allows.
 *
 * Afterwards munmap, mprotect, mremap, MAP_FIXED over the range, remap_file_pages and some advice
 * give EPERM.
 *
 * Linux: 6.10. Manual: mseal(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_mseal(void *addr, os_size_t length, unsigned long flags) OS_CORE_MUST_CHECK_;

/*
 * os_process_madvise: os_madvise for ranges of another process, or of this one.
 *
 * pidfd   a descriptor of that process (pidfd_open).
 * iovec   the ranges, each as for os_madvise, at most 1024.
 * count   how many.
 * advice  OS_MADV_COLD, PAGEOUT, WILLNEED, COLLAPSE; for this process every one (6.13).
 * flags   0.
 *
 * Result  how many bytes were advised, perhaps fewer than asked for, or -errno.
 *
 * Errors
 *   EACCES  the caller may not ptrace the process.
 *   EBADF   pidfd is not the descriptor of a process.
 *   EFAULT  iovec cannot be read.
 *   EINVAL  advice, flags, count or an address is not valid.
 *   ENOMEM  a range is not mapped.
 *   EPERM   the caller may ptrace the process, but lacks CAP_SYS_NICE.
 *   ESRCH   the process has ended.
 * The first range also gives the other errors of os_madvise.
 *
 * Linux: 5.10. Manual: process_madvise(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_process_madvise(int pidfd, const struct OS_TAG_iovec_ *iovec, os_size_t count,
                                     int advice, unsigned int flags) OS_CORE_MUST_CHECK_;

/*
 * os_process_mrelease: free the memory of a dying process at once.
 *
 * pidfd   a descriptor of a process that has been sent SIGKILL.
 * flags   0.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EAGAIN  a part could not be freed.
 *   EBADF   pidfd is not the descriptor of a process.
 *   EINTR   a signal came first.
 *   EINVAL  flags is not 0, or the process is not dying.
 *   ENOSYS  the kernel lacks the call.
 *   ESRCH   the process has ended.
 *
 * Linux: 5.15. Manual: process_mrelease(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_process_mrelease(int pidfd, unsigned int flags) OS_CORE_MUST_CHECK_;

/*
 * os_userfaultfd: a file descriptor through which this process handles its own page faults.
 *
 * A load that faults gives the bytes that were filled in. Bytes that change later need more: see
 * os_compiler_barrier.
 *
 * flags   0, or any of OS_O_CLOEXEC, OS_O_NONBLOCK, OS_UFFD_USER_MODE_ONLY (5.11).
 *
 * Result  a file descriptor, or -errno.
 *
 * Errors
 *   EINVAL  flags are unknown.
 *   EMFILE  the process has as many open files as it may.
 *   ENFILE  the system has too many open files.
 *   ENOMEM  no memory.
 *   ENOSYS  the kernel was built without the call.
 *   EPERM   the caller is not privileged, and did not ask for USER_MODE_ONLY.
 *
 * Linux: 4.3. Manual: userfaultfd(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_userfaultfd(int flags) OS_CORE_MUST_CHECK_;

/*
 * os_map_shadow_stack: map a shadow stack, where the machine has them in use.
 *
 * addr    where, a multiple of the page size, or NULL.
 * size    bytes; on aarch64, and with a token, a multiple of 8.
 * flags   0, or OS_SHADOW_STACK_SET_TOKEN and, on aarch64, OS_SHADOW_STACK_SET_MARKER.
 *
 * Result  the address, or OS_MAP_FAILED (os_map_shadow_stack_raw: -errno).
 *
 * Errors
 *   EEXIST      there is a mapping at addr.
 *   EINVAL      flags are unknown; addr is not a multiple of the page size; size is 0, or not a
 *               multiple of 8 where it must be, or, on aarch64, is 8.
 *   ENOMEM      no room, or a limit is reached.
 *   ENOSPC      x86_64, riscv64: size has no room for the token.
 *   ENOSYS      the kernel lacks the call.
 *   EOPNOTSUPP  the machine has no shadow stacks.
 *   EOVERFLOW   size cannot be rounded up to whole pages.
 *   ERANGE      x86_64: addr is below 4 GiB.
 *
 * Linux: 6.6 on x86_64, 6.13 on aarch64, 7.0 on riscv64. Manual: map_shadow_stack(2).
 * qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ void *os_map_shadow_stack(void *addr, unsigned long size,
                                       unsigned int flags) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_map_shadow_stack_raw(void *addr, unsigned long size,
                                          unsigned int flags) OS_CORE_MUST_CHECK_;

/*
 * os_remap_file_pages: show other pages of a shared file mapping in a part of it.
 *
 * Deprecated: since 4.0 it makes mappings as os_mmap does. If a page shows twice, see
 * os_compiler_barrier.
 *
 * addr    where, in one shared mapping, a multiple of the page size.
 * size    bytes.
 * prot    0.
 * pgoff   the page of the file, in pages.
 * flags   0 or OS_MAP_NONBLOCK.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EAGAIN  locked memory would exceed RLIMIT_MEMLOCK.
 *   EINVAL  the range is not inside of one shared mapping of a file; prot is not 0; pgoff is too
 *           large.
 *   ENOMEM  the process has as many mappings as it may, see os_munmap.
 *   EPERM   the mapping is sealed (os_mseal).
 *
 * Linux: 2.6. Manual: remap_file_pages(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_remap_file_pages(void *addr, os_size_t size, int prot, os_size_t pgoff,
                                      int flags) OS_CORE_MUST_CHECK_;

/*
 * os_cachestat: how much of a part of a file is in the page cache.
 *
 * fd      the file.
 * range   which part: off and len in bytes, len 0 to its end.
 * result  the kernel writes the counts of pages here.
 * flags   0.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EBADF       fd is not open.
 *   EFAULT      range or result cannot be accessed.
 *   EINVAL      flags is not 0.
 *   EOPNOTSUPP  the file is on hugetlbfs.
 *   EPERM       6.14, and later releases of older ones: the caller neither owns the file nor may
 *               write it.
 *
 * Linux: 6.5. Manual: cachestat(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_cachestat(int fd, struct OS_TAG_cachestat_range_ *range,
                               struct OS_TAG_cachestat_ *result,
                               unsigned int flags) OS_CORE_MUST_CHECK_;

/*
 * os_membarrier: a memory barrier on all processors that run threads of this process, or of the
 * processes that registered.
 *
 * cmd     OS_MEMBARRIER_CMD_*; QUERY returns the set of the commands that the kernel has.
 * flags   0, or OS_MEMBARRIER_CMD_FLAG_CPU.
 * cpu_id  with that flag, the processor.
 *
 * Result  0, or for QUERY the set; or -errno.
 *
 * Errors
 *   EINVAL  cmd or flags are unknown, or not possible here.
 *   ENOSYS  the kernel was built without the call.
 *   EPERM   a PRIVATE_* command for which the process has not registered.
 *
 * Linux: 4.3. Manual: membarrier(2). qemu-user 7.2: cpu_id does not arrive.
 */
OS_CORE_API_ long os_membarrier(int cmd, unsigned int flags, int cpu_id) OS_CORE_MUST_CHECK_;

/*
 * os_mbind, os_set_mempolicy, os_get_mempolicy, os_set_mempolicy_home_node: on which nodes of a
 * NUMA machine pages are allocated, for a range or for the calling thread.
 *
 * addr, length  the range, a multiple of the page size.
 * mode      OS_MPOL_DEFAULT, PREFERRED, BIND, INTERLEAVE, LOCAL, PREFERRED_MANY (5.15),
 *           WEIGHTED_INTERLEAVE (6.9), with a flag OS_MPOL_F_*; get: a place for it, or NULL.
 * nodemask  a set of nodes, a bit each; or NULL. get: a place for it.
 * maxnode   its bits, and one more, which the kernel takes off.
 * home_node the node that the kernel tries first.
 * flags     mbind: any of OS_MPOL_MF_STRICT, MOVE, MOVE_ALL. get: any of OS_MPOL_F_NODE, ADDR,
 *           MEMS_ALLOWED. home_node: 0.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EFAULT      a part of the range is not mapped, or a pointer is wrong.
 *   EINVAL      an argument is not valid.
 *   EIO         OS_MPOL_MF_STRICT, and a page is on another node.
 *   ENOENT      home_node: the range has no policy.
 *   ENOMEM      no memory; or too many mappings, see os_munmap.
 *   ENOSYS      the kernel was built without NUMA.
 *   EOPNOTSUPP  home_node: the policy of the range is neither BIND nor PREFERRED_MANY.
 *   EPERM       OS_MPOL_MF_MOVE_ALL without CAP_SYS_NICE.
 *
 * Linux: 2.6.7, set_mempolicy_home_node since 5.17. Manual: mbind(2), set_mempolicy(2),
 * get_mempolicy(2), set_mempolicy_home_node(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_mbind(void *addr, unsigned long length, int mode,
                           const unsigned long *nodemask, unsigned long maxnode,
                           unsigned int flags) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_set_mempolicy(int mode, const unsigned long *nodemask,
                                   unsigned long maxnode) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_get_mempolicy(int *mode, unsigned long *nodemask, unsigned long maxnode,
                                   void *addr, unsigned long flags) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_set_mempolicy_home_node(void *addr, unsigned long length,
                                             unsigned long home_node,
                                             unsigned long flags) OS_CORE_MUST_CHECK_;

/*
 * os_migrate_pages: move all pages of a process from one set of nodes to another.
 *
 * pid        the process; 0 is this one.
 * maxnode    the bits of the sets, and one more.
 * old_nodes  the set from which pages move.
 * new_nodes  the set to which they move.
 *
 * Result  how many pages could not be moved, or -errno.
 *
 * Errors
 *   EFAULT  a pointer is wrong.
 *   EINVAL  maxnode is too large; a node does not exist or is not allowed.
 *   ENOMEM  no memory.
 *   ENOSYS  the kernel was built without NUMA.
 *   EPERM   the process is another user's.
 *   ESRCH   no such process exists.
 *
 * Linux: 2.6.16. Manual: migrate_pages(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_migrate_pages(int pid, unsigned long maxnode, const unsigned long *old_nodes,
                                   const unsigned long *new_nodes) OS_CORE_MUST_CHECK_;

/*
 * os_move_pages: move single pages of a process, or tell where they are.
 *
 * pid     the process; 0 is this one.
 * count   how many pages.
 * pages   an address in each.
 * nodes   where each is to go; NULL only asks.
 * status  the kernel writes the node of each page here, or -errno.
 * flags   0, OS_MPOL_MF_MOVE or OS_MPOL_MF_MOVE_ALL.
 *
 * Result  0, how many could not be moved (4.17), or -errno.
 *
 * Errors
 *   EACCES  a node is not allowed.
 *   EFAULT  a pointer is wrong.
 *   EINVAL  flags are unknown.
 *   ENODEV  a node does not exist.
 *   ENOMEM  no memory.
 *   ENOSYS  the kernel was built without NUMA.
 *   EPERM   the process is another user's; OS_MPOL_MF_MOVE_ALL without CAP_SYS_NICE.
 *   ESRCH   no such process exists.
 *
 * Linux: 2.6.18. Manual: move_pages(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_move_pages(int pid, unsigned long count, void **pages, const int *nodes,
                                int *status, int flags) OS_CORE_MUST_CHECK_;

/*
 * os_process_vm_readv, os_process_vm_writev: copy between the memory of another process and this.
 *
 * In the other process, memory changes unseen by its compiler: see os_compiler_barrier.
 *
 * pid                           the process.
 * local_iov, local_iov_count    the ranges here, at most 1024.
 * remote_iov, remote_iov_count  the ranges there.
 * flags                         0.
 *
 * Result  how many bytes were copied, perhaps fewer than asked for, or -errno.
 *
 * Errors
 *   EFAULT  a range is not mapped, or may not be accessed: nothing could be copied.
 *   EINVAL  flags is not 0; there are too many ranges, or their sum is too large.
 *   ENOMEM  no memory.
 *   EPERM   the caller may not ptrace the process.
 *   ESRCH   no such process exists.
 *
 * Linux: 3.2. Manual: process_vm_readv(2). qemu-user 7.2: ENOSYS.
 */
OS_CORE_API_ long os_process_vm_readv(int pid, const struct OS_TAG_iovec_ *local_iov,
                                      unsigned long local_iov_count,
                                      const struct OS_TAG_iovec_ *remote_iov,
                                      unsigned long remote_iov_count,
                                      unsigned long flags) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_process_vm_writev(int pid, const struct OS_TAG_iovec_ *local_iov,
                                       unsigned long local_iov_count,
                                       const struct OS_TAG_iovec_ *remote_iov,
                                       unsigned long remote_iov_count,
                                       unsigned long flags) OS_CORE_MUST_CHECK_;

/*
 * os_brk: set the end of the data segment.
 *
 * addr    the end that is wanted; NULL only asks.
 *
 * Result  the end as it is now: addr, or the old one if the kernel refused. Never -errno.
 *
 * Linux: all releases. Manual: brk(2), "C library/kernel differences": libc's returns 0 or -1.
 * qemu-user 7.2: memory after a lowered end stays mapped; RLIMIT_DATA is not enforced.
 */
OS_CORE_API_ void *os_brk(void *addr) OS_CORE_MUST_CHECK_;

/*
 * os_shmget, os_shmat, os_shmdt, os_shmctl: System V shared memory.
 *
 * If a segment is attached twice, see os_compiler_barrier.
 *
 * key      a number that names the segment, or OS_IPC_PRIVATE.
 * size     its bytes, rounded up to pages.
 * shmflg   get: permissions, with OS_IPC_CREAT, OS_IPC_EXCL, OS_SHM_HUGETLB, OS_SHM_NORESERVE.
 *          at: any of OS_SHM_RDONLY, OS_SHM_EXEC, OS_SHM_RND, OS_SHM_REMAP.
 * shmid    the result of os_shmget.
 * shmaddr  at: where, or NULL; dt: the result of os_shmat.
 * cmd      OS_IPC_RMID, OS_IPC_STAT, OS_IPC_SET, OS_IPC_INFO, OS_SHM_STAT ...
 * buf      the structure that cmd reads or writes, for STAT and SET this one. The shmid_ds of libc
 *          is the same, and to be cast. That of <linux/shm.h> never: it has the same name, is from
 *          Linux 2.2, and is shorter, so the kernel would write beyond its end. For INFO another
 *          structure, to be cast: os_shminfo64 or os_shm_info. NULL for RMID.
 *
 * Result  get: an identifier; at: the address, or OS_MAP_FAILED (os_shmat_raw: -errno); dt: 0; ctl:
 *         0 or the result of cmd; or -errno.
 *
 * Errors
 *   EACCES  the permissions of the segment do not allow it.
 *   EEXIST  OS_IPC_CREAT with OS_IPC_EXCL, and the segment exists.
 *   EFAULT  buf cannot be accessed.
 *   EIDRM   the segment was removed.
 *   EINVAL  an argument is not valid; at: there is a mapping already; dt: no segment is there.
 *   ENFILE  the system has too many open files.
 *   ENOENT  no segment has this key, and OS_IPC_CREAT was not given.
 *   ENOMEM  no memory or no room, or too many mappings.
 *   ENOSPC  the system has as many segments, or bytes of them, as its limits allow.
 *   ENOSYS  the kernel was built without System V IPC.
 *   EPERM   the caller does not own the segment; SHM_HUGETLB and SHM_LOCK without privilege;
 *           OS_SHM_REMAP over sealed memory.
 *
 * Linux: all releases. Manual: shmget(2), shmop(2), shmctl(2). qemu-user 7.2: os_shmat of NULL with
 * REMAP maps instead of EINVAL; SHM_STAT_ANY gives EINVAL.
 */
OS_CORE_API_ long os_shmget(int key, os_size_t size, int shmflg) OS_CORE_MUST_CHECK_;
OS_CORE_API_ void *os_shmat(int shmid, const void *shmaddr, int shmflg) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_shmat_raw(int shmid, const void *shmaddr, int shmflg) OS_CORE_MUST_CHECK_;
OS_CORE_API_ long os_shmdt(const void *shmaddr) OS_CORE_NOEXCEPT_;
OS_CORE_API_ long os_shmctl(int shmid, int cmd, struct OS_TAG_shmid64_ds_ *buf) OS_CORE_MUST_CHECK_;

OS_CORE_END_

#endif
