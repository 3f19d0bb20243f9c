/* SPDX-License-Identifier: MIT */
/* The functions of os_core/posix that tests/posix/beside.c calls, under names of its own. */
#include <errno.h>
#include <time.h>
#include <unistd.h>

extern const struct calls {
    ssize_t (*read)(int, void *, size_t);
    int (*nanosleep)(const struct timespec *, struct timespec *);
    int (*setresgid)(gid_t, gid_t, gid_t);
    pid_t (*fork)(void);
} ours;
const struct calls ours = {read, nanosleep, setresgid, fork};
