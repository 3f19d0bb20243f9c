/* SPDX-License-Identifier: MIT */
/*
 * Each call of SQLite's unix VFS is this library's (xSetSystemCall): take_ours is called when
 * SQLite is initialized (SQLITE_EXTRA_INIT), and there is no SQLite if one of them is not.
 */
#define _GNU_SOURCE
#include "sqlite3.h"

#define OS_CORE_CALLS
#include "preload.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>

static int our_open(const char *path, int flags, int mode)
{
    return (int)ANSWER(os_openat(OS_AT_FDCWD, path, flags, (unsigned short)mode));
}

static int our_close(int fd)
{
    return (int)ANSWER(os_close(fd));
}

static int our_access(const char *path, int mode)
{
    return (int)ANSWER(os_faccessat(OS_AT_FDCWD, path, mode));
}

static char *our_getcwd(char *buf, size_t size)
{
    return ANSWER(os_getcwd(buf, size)) > 0 ? buf : 0;
}

/* A libc's struct stat is the kernel's on these machines. */
static int our_stat(const char *path, struct stat *buf)
{
    return (int)ANSWER(os_newfstatat(OS_AT_FDCWD, path, (struct os_stat *)buf, 0));
}

static int our_lstat(const char *path, struct stat *buf)
{
    return (int)ANSWER(
        os_newfstatat(OS_AT_FDCWD, path, (struct os_stat *)buf, OS_AT_SYMLINK_NOFOLLOW));
}

static int our_fstat(int fd, struct stat *buf)
{
    return (int)ANSWER(os_fstat(fd, (struct os_stat *)buf));
}

static int our_ftruncate(int fd, off_t length)
{
    return (int)ANSWER(os_ftruncate(fd, length));
}

static int our_fcntl(int fd, int cmd, ...)
{
    va_list list;
    unsigned long argument;

    va_start(list, cmd);
    argument = va_arg(list, unsigned long);
    va_end(list);
    return (int)ANSWER(os_fcntl(fd, (unsigned int)cmd, argument));
}

static int our_ioctl(int fd, unsigned long request, ...)
{
    va_list list;
    unsigned long argument;

    va_start(list, request);
    argument = va_arg(list, unsigned long);
    va_end(list);
    return (int)ANSWER(os_ioctl(fd, (unsigned int)request, argument));
}

static ssize_t our_read(int fd, void *buf, size_t count)
{
    return ANSWER(os_read(fd, buf, count));
}

static ssize_t our_write(int fd, const void *buf, size_t count)
{
    return ANSWER(os_write(fd, buf, count));
}

static ssize_t our_pread(int fd, void *buf, size_t count, off_t at)
{
    return ANSWER(os_pread64(fd, buf, count, at));
}

static ssize_t our_pwrite(int fd, const void *buf, size_t count, off_t at)
{
    return ANSWER(os_pwrite64(fd, buf, count, at));
}

static int our_fchmod(int fd, mode_t mode)
{
    return (int)ANSWER(os_fchmod(fd, (unsigned short)mode));
}

static int our_fchown(int fd, uid_t user, gid_t group)
{
    return (int)ANSWER(os_fchown(fd, user, group));
}

static int our_fallocate(int fd, off_t at, off_t length)
{
    return (int)-COUNTED(
        os_fallocate(fd, 0, at, length)); /* as posix_fallocate: it returns errno */
}

static int our_unlink(const char *path)
{
    return (int)ANSWER(os_unlinkat(OS_AT_FDCWD, path, 0));
}

static int our_mkdir(const char *path, mode_t mode)
{
    return (int)ANSWER(os_mkdirat(OS_AT_FDCWD, path, (unsigned short)mode));
}

static int our_rmdir(const char *path)
{
    return (int)ANSWER(os_unlinkat(OS_AT_FDCWD, path, OS_AT_REMOVEDIR));
}

static uid_t our_geteuid(void)
{
    return (uid_t)COUNTED(os_geteuid());
}

static int our_getpagesize(void)
{
    return (int)COUNTED((long)os_page_size());
}

static ssize_t our_readlink(const char *path, char *buf, size_t size)
{
    return ANSWER(os_readlinkat(OS_AT_FDCWD, path, buf, (int)size));
}

/* mmap, munmap and mremap are those of examples/preload/map.c, which is linked before libc. */
static const struct {
    const char *name;
    sqlite3_syscall_ptr call;
} ours[] = {
#define CALL(name, call)                                                                           \
    {                                                                                              \
        name, (sqlite3_syscall_ptr)(call)                                                          \
    }
    CALL("open", our_open),
    CALL("close", our_close),
    CALL("access", our_access),
    CALL("getcwd", our_getcwd),
    CALL("stat", our_stat),
    CALL("fstat", our_fstat),
    CALL("ftruncate", our_ftruncate),
    CALL("fcntl", our_fcntl),
    CALL("read", our_read),
    CALL("pread", our_pread),
    CALL("pread64", our_pread),
    CALL("write", our_write),
    CALL("pwrite", our_pwrite),
    CALL("pwrite64", our_pwrite),
    CALL("fchmod", our_fchmod),
    CALL("fallocate", our_fallocate),
    CALL("unlink", our_unlink),
    CALL("mkdir", our_mkdir),
    CALL("rmdir", our_rmdir),
    CALL("fchown", our_fchown),
    CALL("geteuid", our_geteuid),
    CALL("mmap", mmap),
    CALL("munmap", munmap),
    CALL("mremap", mremap),
    CALL("getpagesize", our_getpagesize),
    CALL("readlink", our_readlink),
    CALL("lstat", our_lstat),
    CALL("ioctl", our_ioctl),
};

static int is_taken(sqlite3_vfs *vfs, const char *name)
{
    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
        if (strcmp(ours[i].name, name) == 0)
            return vfs->xSetSystemCall(vfs, name, ours[i].call) == SQLITE_OK;
    return strcmp(name, "openDirectory") == 0; /* which calls the others */
}

int take_ours(const char *unused)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find("unix");

    (void)unused;
    for (const char *name = 0; (name = vfs->xNextSystemCall(vfs, name)) != 0;)
        if (!is_taken(vfs, name)) {
            fprintf(stderr, "the call %s is not ours\n", name);
            return SQLITE_ERROR;
        }
    return SQLITE_OK;
}
