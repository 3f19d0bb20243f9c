/* SPDX-License-Identifier: MIT */
/* The memory family: see say.h. */
#include "say.h"

#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sys/uio.h>

/* Which function an address stands for: &mmap is one, as in a libc. */
typedef void *mapper(void *, size_t, int, int, int, off_t);
static mapper *volatile map = &mmap;

static char *pages(size_t count)
{
    return (char *)map(0, count * (size_t)getpagesize(), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void mapping(void)
{
    const size_t size = (size_t)getpagesize();
    char *const area = pages(4);
    char *const nothing = pages(1);
    unsigned char in_core[4] = {0, 0, 0, 0};

    SAY(area != MAP_FAILED && area != 0);
    SAY(munmap(nothing, size));
    SAY(mmap(0, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    SAY(mmap(0, size, PROT_READ, MAP_PRIVATE, -1, 0) == MAP_FAILED);
    SAY(mmap(0, size, PROT_READ, MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    SAY(mmap(0, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 1) == MAP_FAILED);
    SAY(mmap(0, ~(size_t)0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    SAY(mmap(area + size, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) ==
        area + size);
    SAY(munmap(area + 1, size));
    SAY(munmap(area, 0));
    SAY(mprotect(area, size, PROT_NONE));
    SAY(mprotect(area + 1, size, PROT_READ));
    SAY(mprotect(nothing, size, PROT_READ));
    SAY(mprotect(area, size, PROT_READ | PROT_WRITE));

    area[0] = 7;
    SAY(madvise(area, size, MADV_DONTNEED));
    SAY(area[0]);
    area[0] = 7;
    SAY(posix_madvise(area, size, POSIX_MADV_DONTNEED));
    SAY(area[0]);
    SAY(posix_madvise(area, size, POSIX_MADV_WILLNEED));
    SAY(posix_madvise(area + 1, size, POSIX_MADV_SEQUENTIAL));
    SAY(madvise(area + 1, size, MADV_SEQUENTIAL));

    SAY(msync(area, size, MS_SYNC));
    SAY(msync(area, size, MS_SYNC | MS_ASYNC));
    SAY(msync(nothing, size, MS_SYNC));
    SAY(mincore(area, size, in_core));
    SAY(in_core[0] & 1);
    SAY(mincore(nothing, size, in_core));
    SAY(mincore(area + 1, size, in_core));
    SAY(mlock(area, size));
    SAY(mlock(nothing, size));
    SAY(mlock2(nothing, size, 0) == -1 && (errno = 0) == 0); /* ENOMEM; in qemu-user ENOSYS */
    SAY(munlock(area, size));
    SAY(munlock(nothing, size));
    SAY(mlockall(99));
    SAY(munlockall());
    SAY(remap_file_pages(area, size, PROT_READ, 0, 0));
}

static void moving(void)
{
    const size_t size = (size_t)getpagesize();
    char *const area = pages(4);
    char *const other = pages(4);
    char *moved = area;

    area[0] = 9;
    SAY(munmap(area + size, size));
    SAY(mremap(area, size, 2 * size, 0) == area);
    SAY(munmap(area + size, 3 * size));
    SAY(mremap(area, size, 0, 0) == MAP_FAILED);
    SAY(mremap(area + 1, size, size, 0) == MAP_FAILED);
    SAY(mremap(area, size, size, 99) == MAP_FAILED);
    SAY(mremap(area, size, size, MREMAP_FIXED, other) == MAP_FAILED);
    moved = (char *)mremap(area, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, other);
    SAY(moved == other && other[0] == 9);
    SAY(munmap(other, 4 * size));
}

static void files(void)
{
    const size_t size = (size_t)getpagesize();
    const int fd = memfd_create("some memory", MFD_CLOEXEC);
    char *first = 0;

    SAY(fd >= 0);
    SAY(fcntl(fd, F_GETFD));
    SAY(memfd_create("", 99999));
    SAY(ftruncate(fd, (off_t)size * 2));
    SAY(pwrite(fd, "second", 6, (off_t)size));
    first = (char *)mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)size);
    SAY(memcmp(first, "second", 6));
    first[0] = 'S';
    SAY(msync(first, size, MS_ASYNC));
    SAY(munmap(first, size));
    first = (char *)mmap64(0, size, PROT_READ, MAP_SHARED, fd, (off_t)size);
    SAY(first[0]);
    SAY(mmap(0, size, PROT_READ, MAP_SHARED, fd, 3) == MAP_FAILED);
    SAY(close(fd));
    SAY(mmap(0, size, PROT_READ, MAP_SHARED, fd, 0) == MAP_FAILED);
}

static void keys(void)
{
    struct shmid_ds status;
    const int id = shmget(IPC_PRIVATE, 100, IPC_CREAT | 0600);
    char *memory = (char *)shmat(id, 0, 0);

    SAY(id >= 0 && memory != (char *)-1);
    SAY(shmctl(id, IPC_STAT, &status));
    SAY(status.shm_segsz);
    SAY(status.shm_nattch);
    SAY(status.shm_perm.mode & 0777);
    SAY(shmctl(id, IPC_RMID, 0));
    SAY(shmdt(memory));
    SAY(shmdt(memory));
    SAY(shmat(-1, 0, 0) == (void *)-1);
    SAY(shmget(IPC_PRIVATE, 0, 0600));
    SAY(shmctl(-1, 9999, 0));
}

static void others(void)
{
    char from[4] = {'a', 'b', 'c', 'd'}, to[4] = {0, 0, 0, 0};
    struct iovec here, there;

    here.iov_base = to;
    here.iov_len = sizeof to;
    there.iov_base = from;
    there.iov_len = sizeof from;
    SAY(process_vm_readv(getpid(), &here, 1, &there, 1, 0));
    SAY(to[3]);
    SAY(process_vm_writev(getpid(), &there, 1, &here, 1, 1));
    SAY(process_vm_readv(-1, &here, 1, &there, 1, 0));
    SAY(process_madvise(-1, &there, 1, MADV_COLD, 0));
    SAY(process_mrelease(-1, 0));
    SAY(pkey_mprotect(from, 0, PROT_READ, 99999));
    SAY(pkey_free(99999));
    SAY(pkey_alloc(99999, 0));
    SAY(syscall(SYS_getpid) == getpid());
    SAY(syscall(SYS_munmap, 1, 1));
    SAY(syscall(SYS_mmap, 0, 0, 0, 0, -1, 0));
    SAY(syscall(9999));
}

int main(void)
{
    mapping();
    moving();
    files();
    keys();
    others();
    return 0;
}
