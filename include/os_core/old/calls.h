/* SPDX-License-Identifier: MIT */
/*
 * The calls of old under their names, on the machines whose kernel has only what replaced them
 * (aarch64, riscv64). With OS_CORE_CALLS. They have the prototypes of os_core/calls.h on x86_64,
 * where the kernel has the calls themselves, and the same results.
 *
 * What differs: a seccomp filter, strace and os_syscall see the new call. os_alarm takes the place
 * of a timer of os_setitimer. os_pause and os_poll are ppoll, os_select is pselect6, os_dup2 of two
 * numbers that are the same is fcntl. os_rename needs Linux 3.15; riscv64's kernel has no renameat
 * either, aarch64's has it. This code itself reads the times of os_utimes and os_utime and the
 * timeout of os_select, and writes the result of os_time: an unmapped address raises SIGSEGV there,
 * and is not EFAULT. os_getdents is missing, for the structures of os_getdents64 are others. So are
 * calls that nothing replaces: os_sysfs, os_ustat, os_iopl, os_ioperm, os_modify_ldt,
 * os_arch_prctl.
 * (os_fork, and os_spawn for vfork: os_core/process.h.)
 *
 * Linux: all releases for these machines, but for os_rename. qemu-user: the same. Manual: the page
 * of each name in section 2; os_old_calls(7) has a list.
 */
#ifndef OS_CORE_OLD_CALLS_H_
#define OS_CORE_OLD_CALLS_H_

#include "../calls.h"

#if !defined(OS_NR_open) && !defined(OS_CORE_BINDINGS)

OS_CORE_BEGIN_

/* --- files by their path ------------------------------------------------------------------------
 */

OS_CORE_API_INLINE_ long os_open(const char *filename, int flags, unsigned short mode)
{
    return os_openat(OS_AT_FDCWD, filename, flags, mode);
}
OS_CORE_API_INLINE_ long os_creat(const char *pathname, unsigned short mode)
{
    return os_openat(OS_AT_FDCWD, pathname, OS_O_CREAT | OS_O_WRONLY | OS_O_TRUNC, mode);
}
OS_CORE_API_INLINE_ long os_stat(const char *filename, struct OS_TAG_stat_ *statbuf)
{
    return os_newfstatat(OS_AT_FDCWD, filename, statbuf, 0);
}
OS_CORE_API_INLINE_ long os_lstat(const char *filename, struct OS_TAG_stat_ *statbuf)
{
    return os_newfstatat(OS_AT_FDCWD, filename, statbuf, OS_AT_SYMLINK_NOFOLLOW);
}
OS_CORE_API_INLINE_ long os_access(const char *filename, int mode)
{
    return os_faccessat(OS_AT_FDCWD, filename, mode);
}
OS_CORE_API_INLINE_ long os_chmod(const char *filename, unsigned short mode)
{
    return os_fchmodat(OS_AT_FDCWD, filename, mode);
}
OS_CORE_API_INLINE_ long os_chown(const char *filename, unsigned int user, unsigned int group)
{
    return os_fchownat(OS_AT_FDCWD, filename, user, group, 0);
}
OS_CORE_API_INLINE_ long os_lchown(const char *filename, unsigned int user, unsigned int group)
{
    return os_fchownat(OS_AT_FDCWD, filename, user, group, OS_AT_SYMLINK_NOFOLLOW);
}
OS_CORE_API_INLINE_ long os_link(const char *oldname, const char *newname)
{
    return os_linkat(OS_AT_FDCWD, oldname, OS_AT_FDCWD, newname, 0);
}
OS_CORE_API_INLINE_ long os_symlink(const char *oldname, const char *newname)
{
    return os_symlinkat(oldname, OS_AT_FDCWD, newname);
}
OS_CORE_API_INLINE_ long os_readlink(const char *path, char *buf, int bufsiz)
{
    return os_readlinkat(OS_AT_FDCWD, path, buf, bufsiz);
}
OS_CORE_API_INLINE_ long os_rename(const char *oldname, const char *newname)
{
    return os_renameat2(OS_AT_FDCWD, oldname, OS_AT_FDCWD, newname, 0);
}
#ifndef OS_NR_renameat
OS_CORE_API_INLINE_ long os_renameat(int olddfd, const char *oldname, int newdfd,
                                     const char *newname)
{
    return os_renameat2(olddfd, oldname, newdfd, newname, 0);
}
#endif
OS_CORE_API_INLINE_ long os_unlink(const char *pathname)
{
    return os_unlinkat(OS_AT_FDCWD, pathname, 0);
}
OS_CORE_API_INLINE_ long os_mkdir(const char *pathname, unsigned short mode)
{
    return os_mkdirat(OS_AT_FDCWD, pathname, mode);
}
OS_CORE_API_INLINE_ long os_rmdir(const char *pathname)
{
    return os_unlinkat(OS_AT_FDCWD, pathname, OS_AT_REMOVEDIR);
}
OS_CORE_API_INLINE_ long os_mknod(const char *filename, unsigned short mode, unsigned int dev)
{
    return os_mknodat(OS_AT_FDCWD, filename, mode, dev);
}

/* --- times --------------------------------------------------------------------------------------
 * Pairs of longs stand for the structures: with OS_CORE_UAPI these are not known here. */

/* Seconds and microseconds as seconds and nanoseconds; 0 if there are no such microseconds. */
OS_CORE_API_INLINE_ int os_old_time_(const long *old, long *time)
{
    time[0] = old[0];
    time[1] = old[1] * (old[1] < 1000000L && old[1] >= 0 ? 1000 : 0);
    return old[1] < 1000000L && old[1] >= 0;
}
OS_CORE_API_INLINE_ long os_futimesat(int dfd, const char *filename,
                                      const struct OS_TAG_old_timeval_ *utimes)
{
    const long *old = (const long *)(const void *)utimes;
    long times[4];

    if (old != 0 && (!os_old_time_(old, times) || !os_old_time_(old + 2, times + 2)))
        return -OS_EINVAL;
    return os_utimensat(dfd, filename, old == 0 ? 0 : (struct OS_TAG_timespec_ *)(void *)times, 0);
}
OS_CORE_API_INLINE_ long os_utimes(const char *filename, const struct OS_TAG_old_timeval_ *utimes)
{
    return os_futimesat(OS_AT_FDCWD, filename, utimes);
}
OS_CORE_API_INLINE_ long os_utime(const char *filename, const struct OS_TAG_utimbuf_ *times)
{
    const long *old = (const long *)(const void *)times;
    long both[4] = {0, 0, 0, 0};

    if (old != 0) {
        both[0] = old[0];
        both[2] = old[1];
    }
    return os_utimensat(OS_AT_FDCWD, filename,
                        old == 0 ? 0 : (struct OS_TAG_timespec_ *)(void *)both, 0);
}
OS_CORE_API_INLINE_ long os_time(long *tloc)
{
    long now[2] = {0, 0};
    const long result =
        os_clock_gettime(OS_CLOCK_REALTIME, (struct OS_TAG_timespec_ *)(void *)now);

    if (result != 0)
        return result;
    if (tloc != 0)
        *tloc = now[0];
    return now[0];
}
OS_CORE_API_INLINE_ long os_alarm(unsigned int seconds)
{
    long timer[4] = {0, 0, 0, 0}, old[4] = {0, 0, 0, 0};
    long result;

    timer[2] = (long)seconds;
    result = os_setitimer(OS_ITIMER_REAL, (struct OS_TAG_old_itimerval_ *)(void *)timer,
                          (struct OS_TAG_old_itimerval_ *)(void *)old);
    if (result != 0)
        return result;
    /* The kernel's own rounding: never 0 while one is pending. */
    return old[2] + ((old[2] == 0 && old[3] != 0) || old[3] >= 500000L ? 1 : 0);
}

/* --- descriptors --------------------------------------------------------------------------------
 */

OS_CORE_API_INLINE_ long os_dup2(int oldfd, int newfd)
{
    long result;

    if (oldfd != newfd)
        return os_dup3(oldfd, newfd, 0);
    result = os_fcntl(oldfd, OS_F_GETFD, 0);
    return result < 0 ? result : newfd;
}
OS_CORE_API_INLINE_ long os_pipe(int *fildes)
{
    return os_pipe2(fildes, 0);
}
OS_CORE_API_INLINE_ long os_eventfd(unsigned int count)
{
    return os_eventfd2(count, 0);
}
OS_CORE_API_INLINE_ long os_inotify_init(void)
{
    return os_inotify_init1(0);
}
OS_CORE_API_INLINE_ long os_signalfd(int ufd, const struct os_sigset *user_mask, os_size_t sizemask)
{
    return os_signalfd4(ufd, user_mask, sizemask, 0);
}
OS_CORE_API_INLINE_ long os_epoll_create(int size)
{
    return size <= 0 ? -OS_EINVAL : os_epoll_create1(0);
}
OS_CORE_API_INLINE_ long os_epoll_wait(int epfd, struct OS_TAG_epoll_event_ *events, int maxevents,
                                       int timeout)
{
    return os_epoll_pwait(epfd, events, maxevents, timeout, 0, sizeof(struct os_sigset));
}

/* --- waiting ------------------------------------------------------------------------------------
 */

OS_CORE_API_INLINE_ long os_poll(struct OS_TAG_pollfd_ *ufds, unsigned int nfds, int timeout)
{
    long time[2];

    time[0] = timeout / 1000;
    time[1] = timeout % 1000 * 1000000L;
    return os_ppoll(ufds, nfds, timeout < 0 ? 0 : (struct OS_TAG_timespec_ *)(void *)time, 0,
                    sizeof(struct os_sigset));
}
OS_CORE_API_INLINE_ long os_pause(void)
{
    return os_ppoll(0, 0, 0, 0, sizeof(struct os_sigset));
}
OS_CORE_API_INLINE_ long os_select(int n, struct os_fd_set *inp, struct os_fd_set *outp,
                                   struct os_fd_set *exp, struct OS_TAG_old_timeval_ *tvp)
{
    long *old = (long *)(void *)tvp;
    long time[2], result;

    if (old == 0)
        return os_pselect6(n, inp, outp, exp, 0, 0);
    if (old[0] < 0 || old[1] < 0)
        return -OS_EINVAL;
    /* The microseconds may be more than a second, and the seconds of both more than there are. */
    time[1] = old[1] % 1000000L * 1000;
    if (__builtin_add_overflow(old[0], old[1] / 1000000L, &time[0]))
        return -OS_EINVAL;
    result = os_pselect6(n, inp, outp, exp, (struct OS_TAG_timespec_ *)(void *)time, 0);
    old[0] = time[0]; /* what is left */
    old[1] = time[1] / 1000;
    return result;
}
OS_CORE_API_INLINE_ long os_getpgrp(void)
{
    return os_getpgid(0);
}

OS_CORE_END_

#endif

#endif
