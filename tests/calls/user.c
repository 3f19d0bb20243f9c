/* SPDX-License-Identifier: MIT */
/* Calls of os_core/calls.h, for the compilers with strict flags: nothing of this runs. */
#include "os_core.h"

#include "os_core.h" /* the second time it is nothing */

long user(const char *path, char *const *argv, struct os_statx *buffer);
long user(const char *path, char *const *argv, struct os_statx *buffer)
{
    char bytes[8];
    long fd = os_openat(OS_AT_FDCWD, path, OS_O_RDONLY | OS_O_CLOEXEC, 0644);
    if (os_is_error(fd))
        os_exit_group(1);
    if (os_read(3, bytes, sizeof bytes) != 8 || os_statx(-1, path, 0, OS_STATX_SIZE, buffer) != 0)
        return os_close(-1);
    return os_execve(path, argv, argv);
}
