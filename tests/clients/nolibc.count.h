/* SPDX-License-Identifier: MIT */
/* Counts the calls of a program that has no libc: each adds a line to the file TABLE, as the shim's
 * do. */
static inline long count_call(long result)
{
    static const char row[] = "all 1 0\n";
    long fd = os_openat(OS_AT_FDCWD, TABLE, OS_O_WRONLY | OS_O_CREAT | OS_O_APPEND, 0666);

    if (!os_is_error(fd)) {
        os_write((int)fd, row, sizeof row - 1);
        os_close((int)fd);
    }
    return result;
}

#define CALL(call) count_call(call)
