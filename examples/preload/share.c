/* SPDX-License-Identifier: MIT */
/* libos_core_preload.so: memory that is shared, has a key, or is another process's; see map.c. */
#define _GNU_SOURCE
#include <features.h>

#include "preload.h"

#include <stdint.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/uio.h>

int memfd_create(const char *name, unsigned int flags)
{
    return (int)ANSWER(os_memfd_create(name, flags));
}

int remap_file_pages(void *addr, size_t size, int prot, size_t page, int flags)
{
    return (int)ANSWER(os_remap_file_pages(addr, size, prot, page, flags));
}

#ifdef __GLIBC__ /* musl has none of them */
int pkey_alloc(unsigned int flags, unsigned int access_rights)
{
    return (int)ANSWER(os_pkey_alloc(flags, access_rights));
}

int pkey_free(int pkey)
{
    return (int)ANSWER(os_pkey_free(pkey));
}

/* No key is also right on a machine, or a kernel, that has no keys. */
int pkey_mprotect(void *addr, size_t length, int prot, int pkey)
{
    return (int)ANSWER(pkey == -1 ? os_mprotect(addr, length, prot)
                                  : os_pkey_mprotect(addr, length, prot, pkey));
}
#endif

/* A libc's structures of these names are the kernel's, which are ours. */
#define IOVEC(iov) ((const struct os_iovec *)(iov))

ssize_t process_vm_readv(pid_t pid, const struct iovec *local, unsigned long local_count,
                         const struct iovec *remote, unsigned long remote_count,
                         unsigned long flags)
{
    return ANSWER(
        os_process_vm_readv(pid, IOVEC(local), local_count, IOVEC(remote), remote_count, flags));
}

ssize_t process_vm_writev(pid_t pid, const struct iovec *local, unsigned long local_count,
                          const struct iovec *remote, unsigned long remote_count,
                          unsigned long flags)
{
    return ANSWER(
        os_process_vm_writev(pid, IOVEC(local), local_count, IOVEC(remote), remote_count, flags));
}

#if SINCE(2, 36)
ssize_t process_madvise(int pidfd, const struct iovec *iov, size_t count, int advice,
                        unsigned int flags)
{
    return ANSWER(os_process_madvise(pidfd, IOVEC(iov), count, advice, flags));
}

int process_mrelease(int pidfd, unsigned int flags)
{
    return (int)ANSWER(os_process_mrelease(pidfd, flags));
}
#endif

#if SINCE(2, 43)
int mseal(void *addr, size_t length, unsigned long flags)
{
    return (int)ANSWER(os_mseal(addr, length, flags));
}
#endif

/* musl: more than an object can have is more than any segment can have. */
int shmget(key_t key, size_t size, int flags)
{
    return (int)ANSWER(os_shmget(key, IS_MUSL && size > PTRDIFF_MAX ? SIZE_MAX : size, flags));
}

void *shmat(int id, const void *addr, int flags)
{
    return ADDRESS(os_shmat_raw(id, addr, flags));
}

int shmdt(const void *addr)
{
    return (int)ANSWER(os_shmdt(addr));
}

int shmctl(int id, int cmd, struct shmid_ds *buf)
{
    return (int)ANSWER(os_shmctl(id, cmd, (struct os_shmid64_ds *)buf));
}
