/* SPDX-License-Identifier: MIT */
/* What beside.c, with a libc's headers, and beside_ours.c, with ours, both know. */
extern const struct calls {
    ssize_t (*read)(int, void *, size_t);
    int (*nanosleep)(const struct timespec *, struct timespec *);
    int (*setresgid)(gid_t, gid_t, gid_t);
    pid_t (*fork)(void);
} ours;
