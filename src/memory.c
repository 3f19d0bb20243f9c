/* SPDX-License-Identifier: MIT */
#include "annotate.h"
#include "define.h"
#include "icache.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN

/*
 * Each function is one system call, its arguments widened to what the kernel reads: os_bits() a set
 * of bits, os_number() a signed number, os_unsigned() an unsigned one (see trap.h).
 */

/* An address that the kernel returned, or what os_mmap and its like return for an error. */
OS_CORE_INLINE void *os_address(long result)
{
    return OS_RARELY(os_is_error(result)) ? OS_MAP_FAILED : OS_CORE_REINTERPRET(void *, result);
}

/* A twin does not call the other: that would be a branch to shared code. */
OS_DEFINE_CHECKED(void *, os_mmap)
(void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset) OS_CORE_NOEXCEPT
{
    return os_address(os_trap6(OS_NR_mmap, os_pointer(addr), os_size(length), os_bits(prot),
                               os_bits(flags), os_number(fd), offset));
}

OS_DEFINE_CHECKED(long, os_mmap_raw)
(void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset) OS_CORE_NOEXCEPT
{
    return os_trap6(OS_NR_mmap, os_pointer(addr), os_size(length), os_bits(prot), os_bits(flags),
                    os_number(fd), offset);
}

OS_DEFINE_CHECKED(long, os_munmap)(void *addr, os_size_t length) OS_CORE_NOEXCEPT
{
    return os_trap2(OS_NR_munmap, os_pointer(addr), os_size(length));
}

OS_DEFINE_CHECKED(void *, os_mremap)
(void *old_address, os_size_t old_size, os_size_t new_size, int flags,
 void *new_address) OS_CORE_NOEXCEPT
{
    return os_address(os_trap5(OS_NR_mremap, os_pointer(old_address), os_size(old_size),
                               os_size(new_size), os_bits(flags), os_pointer(new_address)));
}

OS_DEFINE_CHECKED(long, os_mremap_raw)
(void *old_address, os_size_t old_size, os_size_t new_size, int flags,
 void *new_address) OS_CORE_NOEXCEPT
{
    return os_trap5(OS_NR_mremap, os_pointer(old_address), os_size(old_size), os_size(new_size),
                    os_bits(flags), os_pointer(new_address));
}

OS_DEFINE_CHECKED(long, os_mprotect)(void *addr, os_size_t length, int prot) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_mprotect, os_pointer(addr), os_size(length), os_bits(prot));
}

OS_DEFINE(long, os_madvise)(void *addr, os_size_t length, int advice) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_madvise, os_pointer(addr), os_size(length), os_number(advice));
}

OS_DEFINE_CHECKED(long, os_msync)(void *addr, os_size_t length, int flags) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_msync, os_pointer(addr), os_size(length), os_bits(flags));
}

OS_DEFINE(long, os_mincore)(void *addr, os_size_t length, unsigned char *vec) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_mincore, os_pointer(addr), os_size(length), os_pointer(vec));
}

OS_DEFINE(long, os_mlock)(const void *addr, os_size_t length) OS_CORE_NOEXCEPT
{
    return os_trap2(OS_NR_mlock, os_pointer(addr), os_size(length));
}

OS_DEFINE(long, os_mlock2)(const void *addr, os_size_t length, unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_mlock2, os_pointer(addr), os_size(length), os_unsigned(flags));
}

OS_DEFINE(long, os_munlock)(const void *addr, os_size_t length) OS_CORE_NOEXCEPT
{
    return os_trap2(OS_NR_munlock, os_pointer(addr), os_size(length));
}

OS_DEFINE_CHECKED(long, os_mlockall)(int flags) OS_CORE_NOEXCEPT
{
    return os_trap1(OS_NR_mlockall, os_bits(flags));
}

OS_DEFINE(long, os_munlockall)(void) OS_CORE_NOEXCEPT
{
    return os_trap0(OS_NR_munlockall);
}

OS_DEFINE_CHECKED(long, os_memfd_create)(const char *name, unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap2(OS_NR_memfd_create, os_pointer(name), os_unsigned(flags));
}

OS_DEFINE(long, os_memfd_secret)(unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap1(OS_NR_memfd_secret, os_unsigned(flags));
}

OS_DEFINE(long, os_pkey_alloc)(unsigned int flags, unsigned int access_rights) OS_CORE_NOEXCEPT
{
    return os_trap2(OS_NR_pkey_alloc, os_unsigned(flags), os_unsigned(access_rights));
}

OS_DEFINE(long, os_pkey_free)(int pkey) OS_CORE_NOEXCEPT
{
    return os_trap1(OS_NR_pkey_free, os_number(pkey));
}

OS_DEFINE(long, os_pkey_mprotect)(void *addr, os_size_t length, int prot, int pkey) OS_CORE_NOEXCEPT
{
    return os_trap4(OS_NR_pkey_mprotect, os_pointer(addr), os_size(length), os_bits(prot),
                    os_number(pkey));
}

OS_DEFINE(long, os_mseal)(void *addr, os_size_t length, unsigned long flags) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_mseal, os_pointer(addr), os_size(length), os_size(flags));
}

OS_DEFINE(long, os_process_madvise)
(int pidfd, const struct iovec *iovec, os_size_t count, int advice,
 unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap5(OS_NR_process_madvise, os_number(pidfd), os_pointer(iovec), os_size(count),
                    os_number(advice), os_unsigned(flags));
}

OS_DEFINE(long, os_process_mrelease)(int pidfd, unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap2(OS_NR_process_mrelease, os_number(pidfd), os_unsigned(flags));
}

OS_DEFINE(long, os_userfaultfd)(int flags) OS_CORE_NOEXCEPT
{
    return os_trap1(OS_NR_userfaultfd, os_bits(flags));
}

OS_DEFINE(void *, os_map_shadow_stack)
(void *addr, unsigned long size, unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_address(
        os_trap3(OS_NR_map_shadow_stack, os_pointer(addr), os_size(size), os_unsigned(flags)));
}

OS_DEFINE(long, os_map_shadow_stack_raw)
(void *addr, unsigned long size, unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_map_shadow_stack, os_pointer(addr), os_size(size), os_unsigned(flags));
}

OS_DEFINE(long, os_remap_file_pages)
(void *addr, os_size_t size, int prot, os_size_t pgoff, int flags) OS_CORE_NOEXCEPT
{
    return os_trap5(OS_NR_remap_file_pages, os_pointer(addr), os_size(size), os_bits(prot),
                    os_size(pgoff), os_bits(flags));
}

OS_DEFINE(long, os_cachestat)
(int fd, struct cachestat_range *range, struct cachestat *result,
 unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap4(OS_NR_cachestat, os_number(fd), os_pointer(range), os_pointer(result),
                    os_unsigned(flags));
}

OS_DEFINE(long, os_membarrier)(int cmd, unsigned int flags, int cpu_id) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_membarrier, os_number(cmd), os_unsigned(flags), os_number(cpu_id));
}

OS_DEFINE(long, os_mbind)
(void *addr, unsigned long length, int mode, const unsigned long *nodemask, unsigned long maxnode,
 unsigned int flags) OS_CORE_NOEXCEPT
{
    return os_trap6(OS_NR_mbind, os_pointer(addr), os_size(length), os_bits(mode),
                    os_pointer(nodemask), os_size(maxnode), os_unsigned(flags));
}

OS_DEFINE(long, os_set_mempolicy)
(int mode, const unsigned long *nodemask, unsigned long maxnode) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_set_mempolicy, os_bits(mode), os_pointer(nodemask), os_size(maxnode));
}

OS_DEFINE(long, os_get_mempolicy)
(int *mode, unsigned long *nodemask, unsigned long maxnode, void *addr,
 unsigned long flags) OS_CORE_NOEXCEPT
{
    return os_trap5(OS_NR_get_mempolicy, os_pointer(mode), os_pointer(nodemask), os_size(maxnode),
                    os_pointer(addr), os_size(flags));
}

OS_DEFINE(long, os_set_mempolicy_home_node)
(void *addr, unsigned long length, unsigned long home_node, unsigned long flags) OS_CORE_NOEXCEPT
{
    return os_trap4(OS_NR_set_mempolicy_home_node, os_pointer(addr), os_size(length),
                    os_size(home_node), os_size(flags));
}

OS_DEFINE(long, os_migrate_pages)
(int pid, unsigned long maxnode, const unsigned long *old_nodes,
 const unsigned long *new_nodes) OS_CORE_NOEXCEPT
{
    return os_trap4(OS_NR_migrate_pages, os_number(pid), os_size(maxnode), os_pointer(old_nodes),
                    os_pointer(new_nodes));
}

OS_DEFINE(long, os_move_pages)
(int pid, unsigned long count, void **pages, const int *nodes, int *status,
 int flags) OS_CORE_NOEXCEPT
{
    return os_trap6(OS_NR_move_pages, os_number(pid), os_size(count), os_pointer(pages),
                    os_pointer(nodes), os_pointer(status), os_bits(flags));
}

OS_DEFINE(long, os_process_vm_readv)
(int pid, const struct iovec *local_iov, unsigned long local_iov_count,
 const struct iovec *remote_iov, unsigned long remote_iov_count,
 unsigned long flags) OS_CORE_NOEXCEPT
{
    return os_trap6(OS_NR_process_vm_readv, os_number(pid), os_pointer(local_iov),
                    os_size(local_iov_count), os_pointer(remote_iov), os_size(remote_iov_count),
                    os_size(flags));
}

OS_DEFINE(long, os_process_vm_writev)
(int pid, const struct iovec *local_iov, unsigned long local_iov_count,
 const struct iovec *remote_iov, unsigned long remote_iov_count,
 unsigned long flags) OS_CORE_NOEXCEPT
{
    return os_trap6(OS_NR_process_vm_writev, os_number(pid), os_pointer(local_iov),
                    os_size(local_iov_count), os_pointer(remote_iov), os_size(remote_iov_count),
                    os_size(flags));
}

OS_DEFINE(void *, os_brk)(void *addr) OS_CORE_NOEXCEPT
{
    return OS_CORE_REINTERPRET(void *, os_trap1(OS_NR_brk, os_pointer(addr)));
}

OS_DEFINE(long, os_shmget)(int key, os_size_t size, int shmflg) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_shmget, os_number(key), os_size(size), os_bits(shmflg));
}

OS_DEFINE(void *, os_shmat)(int shmid, const void *shmaddr, int shmflg) OS_CORE_NOEXCEPT
{
    return os_address(
        os_trap3(OS_NR_shmat, os_number(shmid), os_pointer(shmaddr), os_bits(shmflg)));
}

OS_DEFINE(long, os_shmat_raw)(int shmid, const void *shmaddr, int shmflg) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_shmat, os_number(shmid), os_pointer(shmaddr), os_bits(shmflg));
}

OS_DEFINE(long, os_shmdt)(const void *shmaddr) OS_CORE_NOEXCEPT
{
    return os_trap1(OS_NR_shmdt, os_pointer(shmaddr));
}

OS_DEFINE(long, os_shmctl)(int shmid, int cmd, struct shmid_ds *buf) OS_CORE_NOEXCEPT
{
    return os_trap3(OS_NR_shmctl, os_number(shmid), os_number(cmd), os_pointer(buf));
}

OS_DEFINE_HELPER(long, os_flush_icache)(void *begin, void *end) OS_CORE_NOEXCEPT
{
    return os_arch_flush_icache(OS_CORE_CONVERT(char *, begin), OS_CORE_CONVERT(char *, end));
}

OS_DEFINE_HELPER(long, os_page_size)(void) OS_CORE_NOEXCEPT
{
    long size, result = -OS_EINVAL;

    /* From the smallest that any of the three machines has. */
    for (size = 1L << 12; result == -OS_EINVAL && size <= 1L << 30; size <<= 1)
        result = os_trap3(OS_NR_madvise, size, 0, 0);
    return result == 0 ? size >> 1 : result;
}

OS_CORE_END
