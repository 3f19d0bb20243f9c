/* SPDX-License-Identifier: MIT */
/*
 * What people build of mmap again and again, once and with every failure handled.
 *
 * Each returns 0, or -errno with the reason, and then leaves no mapping and no descriptor behind.
 * What the first argument points to is set in any case, to NULL if it failed; no memory is ever at
 * NULL. Sizes are in bytes; 0 is EINVAL, and a sum that does not fit is ENOMEM. They add no limits
 * and no state of their own, and can be used wherever os_mmap can.
 */
#ifndef OS_CORE_MAP_H
#define OS_CORE_MAP_H

#include "memory.h"

OS_CORE_BEGIN

/*
 * os_map_anonymous: length bytes of private memory, readable and writable, zero.
 * To be freed with os_munmap(memory, length).
 */
OS_CORE_API_HELPER long os_map_anonymous(void **memory, os_size_t length) OS_CORE_MUST_CHECK;

/*
 * os_map_file: a whole file, read-only, private.
 *
 * data    set to its first byte; for an empty file to NULL, with nothing mapped.
 * length  set to its bytes, 0 if it failed.
 * path    as for openat(2), from the current folder.
 *
 * The file is closed again. To be freed with os_munmap(data, length) unless length is 0. If the
 * file is truncated later, touching what is gone raises SIGBUS. Nothing is waited for. Where a size
 * is 0, a byte is read to see whether the file is empty. Errors: those of openat and mmap, EISDIR,
 * ESPIPE (a FIFO, a terminal), ENODEV (cannot be mapped: a file in /proc or a device that has no
 * size, and is not empty), EINVAL (some files in /proc say this), EAGAIN (another process holds a
 * lease, see fcntl(2); or no size and nothing to read yet).
 */
OS_CORE_API_HELPER long os_map_file(void **data, os_size_t *length,
                                    const char *path) OS_CORE_MUST_CHECK;

/*
 * os_map_aligned: like os_map_anonymous, at a multiple of alignment, a power of two, which can be
 * as large as the address space has room for. EINVAL: not a power of two. ENOMEM: also no such
 * place.
 *
 * Where the kernel does not put length bytes at such a place, neither at once nor when asked to, up
 * to length + alignment bytes are reserved, and what sticks out is unmapped again. They are
 * inaccessible meanwhile, so that they take no memory and count neither as overcommit nor against
 * RLIMIT_DATA; only RLIMIT_AS and, after os_mlockall with OS_MCL_FUTURE, RLIMIT_MEMLOCK (EAGAIN)
 * count any mapping.
 *
 * If no multiple of alignment but 0 lies below 2^47 (2^48 on aarch64), the address may be a larger
 * one, where the machine has such: nothing else here returns one unasked.
 */
OS_CORE_API_HELPER long os_map_aligned(void **memory, os_size_t length,
                                       os_size_t alignment) OS_CORE_MUST_CHECK;

/*
 * os_map_guarded: like os_map_anonymous, rounded up to whole pages, with an inaccessible page
 * before and one after it. To be freed with os_unmap_guarded(memory, length), which gives the
 * errors of os_munmap: the same length, or guards and memory stay, or what lies behind goes.
 */
OS_CORE_API_HELPER long os_map_guarded(void **memory, os_size_t length) OS_CORE_MUST_CHECK;
OS_CORE_API_HELPER long os_unmap_guarded(void *memory, os_size_t length) OS_CORE_MUST_CHECK;

/*
 * os_map_ring: length bytes of shared memory, a multiple of the page size, mapped twice side by
 * side: byte i and byte length + i are the same, so that no record is cut at the end of the ring.
 * To be freed with os_munmap(ring, 2 * length). A child after fork shares it. EINVAL: not a
 * multiple of the page size. EFBIG, and SIGXFSZ: beyond RLIMIT_FSIZE. It counts twice against
 * RLIMIT_AS and, after os_mlockall with OS_MCL_FUTURE, three times against RLIMIT_MEMLOCK (EAGAIN)
 * while it is made. Linux: 3.17.
 *
 * To the compiler they are not the same: between a store to a byte in one half and an access to it
 * in the other stands os_compiler_barrier(ring). That is once between writing a
 * record and reading it, and once between reading it and writing over it, if one thread does both.
 *
 * The second half is mapped over the room for it. Where that fails (the kernel has no memory), some
 * kernels have already unmapped the room; what another thread has mapped there since goes too.
 */
OS_CORE_API_HELPER long os_map_ring(void **ring, os_size_t length) OS_CORE_MUST_CHECK;

/*
 * os_map_exactly: os_mmap at addr and nowhere else, which never replaces what is mapped there, not
 * even with OS_MAP_FIXED in flags: then it is EEXIST. The kernel is asked with
 * OS_MAP_FIXED_NOREPLACE, and its answer checked, since Linux before 4.17, gVisor until 2026 and
 * qemu-user before 8.1 take that for a hint. These give EEXIST also where nothing can be mapped,
 * for which others have ENOMEM (above user space) and EPERM (page 0). EOPNOTSUPP: the type is
 * OS_MAP_SHARED_VALIDATE, with which the kernel refuses OS_MAP_FIXED_NOREPLACE; take OS_MAP_SHARED.
 */
OS_CORE_API_HELPER long os_map_exactly(void *addr, os_size_t length, int prot, int flags, int fd,
                                       os_off_t offset) OS_CORE_MUST_CHECK;

/*
 * os_name_mapping: names an anonymous mapping in /proc/self/maps, as [anon:name].
 *
 * addr, length  the range, as for os_mprotect; 0 bytes do nothing.
 * name          up to 79 printable characters but [ ] \ $ `, or NULL for none. It is copied.
 *
 * Result: 0, or -errno: EINVAL (also where the kernel is built without CONFIG_ANON_VMA_NAME, and by
 * qemu-user), ENOMEM (a part is not mapped, or too many mappings), EBADF (a file's), EFAULT.
 * Linux: 5.17.
 */
OS_CORE_API_HELPER long os_name_mapping(void *addr, os_size_t length,
                                        const char *name) OS_CORE_NOEXCEPT;

OS_CORE_END

#endif
