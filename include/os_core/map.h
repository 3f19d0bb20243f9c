/* SPDX-License-Identifier: MIT */
/*
 * The mappings that programs build of mmap again and again, with every failure handled.
 *
 * Each helper returns 0, or -errno with the reason; after a failure it leaves no mapping and no
 * descriptor behind. It sets the object of its first argument in any case, to NULL if it failed;
 * the kernel chooses no place at NULL. Sizes are in bytes. Helpers add no limits and no state of
 * their own, and can be used wherever os_mmap can.
 *
 * Besides the errors that each one lists, it returns those of the calls that it makes.
 */
#ifndef OS_CORE_MAP_H_
#define OS_CORE_MAP_H_

#include "memory.h"

OS_CORE_BEGIN_

/*
 * os_map_anonymous: length bytes of private memory, readable and writable, zero.
 *
 * Free it with os_munmap(memory, length).
 *
 * Errors
 *   EAGAIN  locked memory would exceed RLIMIT_MEMLOCK (after os_mlockall with OS_MCL_FUTURE).
 *   EINVAL  length is 0.
 *   ENOMEM  as os_mmap.
 */
OS_CORE_API_HELPER_ long os_map_anonymous(void **memory, os_size_t length) OS_CORE_MUST_CHECK_;

/*
 * os_map_file: a whole file, read-only, private.
 *
 * data    set to its first byte; for an empty file to NULL, with nothing mapped.
 * length  set to its bytes, 0 after a failure.
 * path    as for openat(2), from the current folder.
 *
 * The file is closed again. Free it with os_munmap(data, length) unless length is 0. If the file is
 * truncated later, an access to the part that is gone raises SIGBUS. The function waits for
 * nothing. If the size of the file is 0, it reads one byte to see whether the file is empty.
 *
 * Errors: those of openat and os_mmap, and
 *   EAGAIN  another process holds a lease (fcntl(2)); or the file has no size and nothing to read
 *           yet.
 *   EINVAL  some files in /proc.
 *   EISDIR  a directory.
 *   ENODEV  the file cannot be mapped: a file in /proc or a device that has no size and is not
 *           empty.
 *   ESPIPE  a FIFO, a terminal.
 */
OS_CORE_API_HELPER_ long os_map_file(void **data, os_size_t *length,
                                     const char *path) OS_CORE_MUST_CHECK_;

/*
 * os_map_aligned: like os_map_anonymous, at a multiple of alignment.
 *
 * alignment  a power of two, as large as the address space has room for.
 *
 * Errors: those of os_map_anonymous, of os_page_size, and
 *   EINVAL  alignment is not a power of two.
 *   ENOMEM  there is no such place, or the sum of the sizes does not fit.
 *
 * Where length, rounded up to whole pages, is a multiple of alignment, that usually takes one call.
 * Otherwise, and where the kernel does not put length bytes at such a place, neither at once nor
 * when asked to, the function reserves up to length + alignment bytes, and unmaps the rest again.
 * The reserved bytes are inaccessible meanwhile. So they take no memory, and count neither as
 * overcommit nor against RLIMIT_DATA. Only RLIMIT_AS and, after os_mlockall with OS_MCL_FUTURE,
 * RLIMIT_MEMLOCK (EAGAIN) count any mapping.
 *
 * If 0 is the only multiple of alignment below 2^47 (2^48 on aarch64), the address can be a larger
 * one, on machines that have larger addresses. No other function here returns such an address
 * unless it is asked to.
 */
OS_CORE_API_HELPER_ long os_map_aligned(void **memory, os_size_t length,
                                        os_size_t alignment) OS_CORE_MUST_CHECK_;

/*
 * os_map_guarded: like os_map_anonymous, rounded up to whole pages, with an inaccessible page
 * before and one after it.
 *
 * Free it with os_unmap_guarded(memory, length), which gives the errors of os_munmap. Take the same
 * length: with another one, guards and memory stay mapped, or memory behind them is unmapped.
 *
 * Errors: those of os_map_anonymous, of os_mprotect, of os_page_size, and
 *   ENOMEM  the sum of the sizes does not fit.
 */
OS_CORE_API_HELPER_ long os_map_guarded(void **memory, os_size_t length) OS_CORE_MUST_CHECK_;
OS_CORE_API_HELPER_ long os_unmap_guarded(void *memory, os_size_t length) OS_CORE_MUST_CHECK_;

/*
 * os_map_guarded_by: the same for those who know the page size, or want larger guards: without a
 * call for it.
 *
 * guard  the bytes of each guard, a power of two and not less than a page; length is rounded up to
 *        a multiple of it.
 *
 * Free it with os_unmap_guarded_by(memory, length, guard).
 *
 * Errors: those of os_map_guarded, and
 *   EINVAL  guard is not a power of two, or is less than a page.
 */
OS_CORE_API_HELPER_ long os_map_guarded_by(void **memory, os_size_t length,
                                           os_size_t guard) OS_CORE_MUST_CHECK_;
OS_CORE_API_HELPER_ long os_unmap_guarded_by(void *memory, os_size_t length,
                                             os_size_t guard) OS_CORE_MUST_CHECK_;

/*
 * os_map_ring: length bytes of shared memory, mapped twice side by side.
 *
 * Byte i and byte length + i are the same, so that no record is cut at the end of the ring. length
 * is a multiple of the page size. Free it with os_munmap(ring, 2 * length). A child after fork
 * shares it. It counts twice against RLIMIT_AS and, after os_mlockall with OS_MCL_FUTURE, three
 * times against RLIMIT_MEMLOCK (EAGAIN) while it is made. Linux: 3.17.
 *
 * Errors: those of os_memfd_create and os_mmap, and
 *   EFBIG   length is beyond RLIMIT_FSIZE; the signal SIGXFSZ comes with it.
 *   EINVAL  length is 0, or not a multiple of the page size.
 *   ENOMEM  twice the length does not fit.
 *
 * The compiler takes the two bytes for different ones: call os_compiler_barrier(ring) between a
 * store to a byte in one half and an access to it in the other. A thread that does both needs it
 * once between writing a record and reading it, and once between reading it and writing over it.
 *
 * The second half is mapped over the room for it. Where that fails (the kernel has no memory), some
 * kernels have already unmapped the room; a mapping that another thread has made there since goes
 * too.
 */
OS_CORE_API_HELPER_ long os_map_ring(void **ring, os_size_t length) OS_CORE_MUST_CHECK_;

/*
 * os_map_exactly: os_mmap at addr and nowhere else.
 *
 * It never replaces a mapping, not even with OS_MAP_FIXED in flags. The function asks the kernel
 * with OS_MAP_FIXED_NOREPLACE and checks its answer, since Linux before 4.17, gVisor until 2026 and
 * qemu-user before 8.1 take that flag for a hint.
 *
 * Errors: those of os_mmap, and
 *   EEXIST      there is a mapping already. The kernels that take the flag for a hint give it also
 *               where nothing can be mapped.
 *   ENOMEM      addr is above user space, on the other kernels.
 *   EOPNOTSUPP  the type is OS_MAP_SHARED_VALIDATE, with which the kernel refuses
 *               OS_MAP_FIXED_NOREPLACE; take OS_MAP_SHARED.
 *   EPERM       addr is reserved for the privileged (page 0), on the other kernels.
 */
OS_CORE_API_HELPER_ long os_map_exactly(void *addr, os_size_t length, int prot, int flags, int fd,
                                        os_off_t offset) OS_CORE_MUST_CHECK_;

/*
 * os_name_mapping: name an anonymous mapping in /proc/self/maps, as [anon:name].
 *
 * addr, length  the range, as for os_mprotect; 0 bytes do nothing.
 * name          up to 79 printable characters but [ ] \ $ `, or NULL for none. It is copied.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EBADF   the mapping is a file's.
 *   EFAULT  name cannot be read.
 *   EINVAL  name is not possible; or the kernel was built without CONFIG_ANON_VMA_NAME; or
 *           qemu-user.
 *   ENOMEM  a part is not mapped, or too many mappings, see os_munmap.
 *
 * Linux: 5.17.
 */
OS_CORE_API_HELPER_ long os_name_mapping(void *addr, os_size_t length,
                                         const char *name) OS_CORE_NOEXCEPT_;

OS_CORE_END_

#endif
