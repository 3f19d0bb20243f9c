/* SPDX-License-Identifier: MIT */
#include "annotate.h"
#include "define.h"
#include "icache.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN_

/*
 * Each function is one system call, its arguments widened to what the kernel reads: os_bits_() a
 * set of bits, os_number_() a signed number, os_unsigned_() an unsigned one (see trap.h).
 */

/* An address that the kernel returned, or what os_mmap and its like return for an error. */
OS_CORE_INLINE_ void *os_address_(long result)
{
    return OS_RARELY_(os_is_error(result)) ? OS_MAP_FAILED : (void *)result;
}

/* A twin does not call the other: that would be a branch to shared code. */
OS_CORE_DEFINE_ void *os_mmap(void *addr, os_size_t length, int prot, int flags, int fd,
                              os_off_t offset) OS_CORE_NOEXCEPT_
{
    return os_address_(os_trap6_(OS_NR_mmap, os_pointer_(addr), os_size_(length), os_bits_(prot),
                                 os_bits_(flags), os_number_(fd), offset));
}

OS_CORE_DEFINE_ long os_mmap_raw(void *addr, os_size_t length, int prot, int flags, int fd,
                                 os_off_t offset) OS_CORE_NOEXCEPT_
{
    return os_trap6_(OS_NR_mmap, os_pointer_(addr), os_size_(length), os_bits_(prot),
                     os_bits_(flags), os_number_(fd), offset);
}

OS_CORE_DEFINE_ long os_munmap(void *addr, os_size_t length) OS_CORE_NOEXCEPT_
{
    return os_trap2_(OS_NR_munmap, os_pointer_(addr), os_size_(length));
}

OS_CORE_DEFINE_ void *os_mremap(void *old_address, os_size_t old_size, os_size_t new_size,
                                int flags, void *new_address) OS_CORE_NOEXCEPT_
{
    return os_address_(os_trap5_(OS_NR_mremap, os_pointer_(old_address), os_size_(old_size),
                                 os_size_(new_size), os_bits_(flags), os_pointer_(new_address)));
}

OS_CORE_DEFINE_ long os_mremap_raw(void *old_address, os_size_t old_size, os_size_t new_size,
                                   int flags, void *new_address) OS_CORE_NOEXCEPT_
{
    return os_trap5_(OS_NR_mremap, os_pointer_(old_address), os_size_(old_size), os_size_(new_size),
                     os_bits_(flags), os_pointer_(new_address));
}

OS_CORE_DEFINE_ long os_mprotect(void *addr, os_size_t length, int prot) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_mprotect, os_pointer_(addr), os_size_(length), os_bits_(prot));
}

OS_CORE_DEFINE_ long os_madvise(void *addr, os_size_t length, int advice) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_madvise, os_pointer_(addr), os_size_(length), os_number_(advice));
}

OS_CORE_DEFINE_ long os_msync(void *addr, os_size_t length, int flags) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_msync, os_pointer_(addr), os_size_(length), os_bits_(flags));
}

OS_CORE_DEFINE_ long os_mincore(void *addr, os_size_t length, unsigned char *vec) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_mincore, os_pointer_(addr), os_size_(length), os_pointer_(vec));
}

OS_CORE_DEFINE_ long os_mlock(const void *addr, os_size_t length) OS_CORE_NOEXCEPT_
{
    return os_trap2_(OS_NR_mlock, os_pointer_(addr), os_size_(length));
}

OS_CORE_DEFINE_ long os_mlock2(const void *addr, os_size_t length,
                               unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_mlock2, os_pointer_(addr), os_size_(length), os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_munlock(const void *addr, os_size_t length) OS_CORE_NOEXCEPT_
{
    return os_trap2_(OS_NR_munlock, os_pointer_(addr), os_size_(length));
}

OS_CORE_DEFINE_ long os_mlockall(int flags) OS_CORE_NOEXCEPT_
{
    return os_trap1_(OS_NR_mlockall, os_bits_(flags));
}

OS_CORE_DEFINE_ long os_munlockall(void) OS_CORE_NOEXCEPT_
{
    return os_trap0_(OS_NR_munlockall);
}

OS_CORE_DEFINE_ long os_memfd_create(const char *name, unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap2_(OS_NR_memfd_create, os_pointer_(name), os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_memfd_secret(unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap1_(OS_NR_memfd_secret, os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_pkey_alloc(unsigned int flags, unsigned int access_rights) OS_CORE_NOEXCEPT_
{
    return os_trap2_(OS_NR_pkey_alloc, os_unsigned_(flags), os_unsigned_(access_rights));
}

OS_CORE_DEFINE_ long os_pkey_free(int pkey) OS_CORE_NOEXCEPT_
{
    return os_trap1_(OS_NR_pkey_free, os_number_(pkey));
}

OS_CORE_DEFINE_ long os_pkey_mprotect(void *addr, os_size_t length, int prot,
                                      int pkey) OS_CORE_NOEXCEPT_
{
    return os_trap4_(OS_NR_pkey_mprotect, os_pointer_(addr), os_size_(length), os_bits_(prot),
                     os_number_(pkey));
}

OS_CORE_DEFINE_ long os_mseal(void *addr, os_size_t length, unsigned long flags) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_mseal, os_pointer_(addr), os_size_(length), os_size_(flags));
}

OS_CORE_DEFINE_ long os_process_madvise(int pidfd, const struct iovec *iovec, os_size_t count,
                                        int advice, unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap5_(OS_NR_process_madvise, os_number_(pidfd), os_pointer_(iovec), os_size_(count),
                     os_number_(advice), os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_process_mrelease(int pidfd, unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap2_(OS_NR_process_mrelease, os_number_(pidfd), os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_userfaultfd(int flags) OS_CORE_NOEXCEPT_
{
    return os_trap1_(OS_NR_userfaultfd, os_bits_(flags));
}

OS_CORE_DEFINE_ void *os_map_shadow_stack(void *addr, unsigned long size,
                                          unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_address_(
        os_trap3_(OS_NR_map_shadow_stack, os_pointer_(addr), os_size_(size), os_unsigned_(flags)));
}

OS_CORE_DEFINE_ long os_map_shadow_stack_raw(void *addr, unsigned long size,
                                             unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_map_shadow_stack, os_pointer_(addr), os_size_(size),
                     os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_remap_file_pages(void *addr, os_size_t size, int prot, os_size_t pgoff,
                                         int flags) OS_CORE_NOEXCEPT_
{
    return os_trap5_(OS_NR_remap_file_pages, os_pointer_(addr), os_size_(size), os_bits_(prot),
                     os_size_(pgoff), os_bits_(flags));
}

OS_CORE_DEFINE_ long os_cachestat(int fd, struct cachestat_range *range, struct cachestat *result,
                                  unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap4_(OS_NR_cachestat, os_number_(fd), os_pointer_(range), os_pointer_(result),
                     os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_membarrier(int cmd, unsigned int flags, int cpu_id) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_membarrier, os_number_(cmd), os_unsigned_(flags), os_number_(cpu_id));
}

OS_CORE_DEFINE_ long os_mbind(void *addr, unsigned long length, int mode,
                              const unsigned long *nodemask, unsigned long maxnode,
                              unsigned int flags) OS_CORE_NOEXCEPT_
{
    return os_trap6_(OS_NR_mbind, os_pointer_(addr), os_size_(length), os_bits_(mode),
                     os_pointer_(nodemask), os_size_(maxnode), os_unsigned_(flags));
}

OS_CORE_DEFINE_ long os_set_mempolicy(int mode, const unsigned long *nodemask,
                                      unsigned long maxnode) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_set_mempolicy, os_bits_(mode), os_pointer_(nodemask), os_size_(maxnode));
}

OS_CORE_DEFINE_ long os_get_mempolicy(int *mode, unsigned long *nodemask, unsigned long maxnode,
                                      void *addr, unsigned long flags) OS_CORE_NOEXCEPT_
{
    return os_trap5_(OS_NR_get_mempolicy, os_pointer_(mode), os_pointer_(nodemask),
                     os_size_(maxnode), os_pointer_(addr), os_size_(flags));
}

OS_CORE_DEFINE_ long os_set_mempolicy_home_node(void *addr, unsigned long length,
                                                unsigned long home_node,
                                                unsigned long flags) OS_CORE_NOEXCEPT_
{
    return os_trap4_(OS_NR_set_mempolicy_home_node, os_pointer_(addr), os_size_(length),
                     os_size_(home_node), os_size_(flags));
}

OS_CORE_DEFINE_ long os_migrate_pages(int pid, unsigned long maxnode,
                                      const unsigned long *old_nodes,
                                      const unsigned long *new_nodes) OS_CORE_NOEXCEPT_
{
    return os_trap4_(OS_NR_migrate_pages, os_number_(pid), os_size_(maxnode),
                     os_pointer_(old_nodes), os_pointer_(new_nodes));
}

OS_CORE_DEFINE_ long os_move_pages(int pid, unsigned long count, void **pages, const int *nodes,
                                   int *status, int flags) OS_CORE_NOEXCEPT_
{
    return os_trap6_(OS_NR_move_pages, os_number_(pid), os_size_(count), os_pointer_(pages),
                     os_pointer_(nodes), os_pointer_(status), os_bits_(flags));
}

OS_CORE_DEFINE_ long os_process_vm_readv(int pid, const struct iovec *local_iov,
                                         unsigned long local_iov_count,
                                         const struct iovec *remote_iov,
                                         unsigned long remote_iov_count,
                                         unsigned long flags) OS_CORE_NOEXCEPT_
{
    return os_trap6_(OS_NR_process_vm_readv, os_number_(pid), os_pointer_(local_iov),
                     os_size_(local_iov_count), os_pointer_(remote_iov), os_size_(remote_iov_count),
                     os_size_(flags));
}

OS_CORE_DEFINE_ long os_process_vm_writev(int pid, const struct iovec *local_iov,
                                          unsigned long local_iov_count,
                                          const struct iovec *remote_iov,
                                          unsigned long remote_iov_count,
                                          unsigned long flags) OS_CORE_NOEXCEPT_
{
    return os_trap6_(OS_NR_process_vm_writev, os_number_(pid), os_pointer_(local_iov),
                     os_size_(local_iov_count), os_pointer_(remote_iov), os_size_(remote_iov_count),
                     os_size_(flags));
}

OS_CORE_DEFINE_ void *os_brk(void *addr) OS_CORE_NOEXCEPT_
{
    return (void *)os_trap1_(OS_NR_brk, os_pointer_(addr));
}

OS_CORE_DEFINE_ long os_shmget(int key, os_size_t size, int shmflg) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_shmget, os_number_(key), os_size_(size), os_bits_(shmflg));
}

OS_CORE_DEFINE_ void *os_shmat(int shmid, const void *shmaddr, int shmflg) OS_CORE_NOEXCEPT_
{
    return os_address_(
        os_trap3_(OS_NR_shmat, os_number_(shmid), os_pointer_(shmaddr), os_bits_(shmflg)));
}

OS_CORE_DEFINE_ long os_shmat_raw(int shmid, const void *shmaddr, int shmflg) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_shmat, os_number_(shmid), os_pointer_(shmaddr), os_bits_(shmflg));
}

OS_CORE_DEFINE_ long os_shmdt(const void *shmaddr) OS_CORE_NOEXCEPT_
{
    return os_trap1_(OS_NR_shmdt, os_pointer_(shmaddr));
}

OS_CORE_DEFINE_ long os_shmctl(int shmid, int cmd, struct shmid_ds *buf) OS_CORE_NOEXCEPT_
{
    return os_trap3_(OS_NR_shmctl, os_number_(shmid), os_number_(cmd), os_pointer_(buf));
}

OS_CORE_DEFINE_HELPER_ long os_flush_icache(void *begin, void *end) OS_CORE_NOEXCEPT_
{
    return os_arch_flush_icache_((char *)begin, (char *)end);
}

OS_CORE_DEFINE_HELPER_ long os_page_size(void) OS_CORE_NOEXCEPT_
{
    long size, result = -OS_EINVAL;

    /* From the smallest that any of the three machines has. */
    for (size = 1L << 12; result == -OS_EINVAL && size <= 1L << 30; size <<= 1)
        result = os_trap3_(OS_NR_madvise, size, 0, 0);
    return result == 0 ? size >> 1 : result;
}

OS_CORE_END_
