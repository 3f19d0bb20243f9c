/* SPDX-License-Identifier: MIT */
/*
 * The old calls, the same on every target: on x86_64 they are the kernel's own, elsewhere those of
 * os_core/old/calls.h.
 */
#include "programs.h"

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>

static char folder[] = "/tmp/programs.XXXXXX";

static int into_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}
static int out_of_folder(void **state)
{
    (void)state;
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}
static unsigned int mode_of(const char *path)
{
    struct stat is;
    assert_int_equal(lstat(path, &is), 0);
    return is.st_mode;
}

static void files(void **state)
{
    struct os_stat is;
    char text[8];
    long fd;
    (void)state;
    umask(022);
    assert_int_equal(os_open("file", OS_O_RDONLY, 0), -OS_ENOENT);
    fd = os_open("file", OS_O_CREAT | OS_O_RDWR, 0640);
    assert_true(fd >= 0);
    assert_int_equal(os_write((int)fd, "1234", 4), 4);
    os_close((int)fd);
    assert_int_equal(mode_of("file"), S_IFREG | 0640);
    assert_int_equal(os_stat("file", &is), 0);
    assert_int_equal(is.st_size, 4);
    assert_int_equal(os_link("file", "second"), 0);
    assert_int_equal(os_symlink("file", "link"), 0);
    assert_int_equal(os_readlink("link", text, sizeof text), 4);
    assert_memory_equal(text, "file", 4);
    assert_int_equal(os_stat("link", &is), 0);
    assert_int_equal(is.st_mode, S_IFREG | 0640);
    assert_int_equal(is.st_nlink, 2);
    assert_int_equal(os_lstat("link", &is), 0);
    assert_int_equal(is.st_mode & S_IFMT, S_IFLNK);
    assert_int_equal(os_stat("nothing", &is), -OS_ENOENT);
    assert_int_equal(os_stat("file", (struct os_stat *)16), -OS_EFAULT);
    assert_int_equal(os_access("file", 4), 0);
    assert_int_equal(os_access("nothing", 0), -OS_ENOENT);
    assert_int_equal(os_access("file", 8), -OS_EINVAL);
    assert_int_equal(os_chmod("file", 0600), 0);
    assert_int_equal(mode_of("file"), S_IFREG | 0600);
    assert_int_equal(os_chown("link", (unsigned int)getuid(), (unsigned int)-1), 0);
    assert_int_equal(os_lchown("link", (unsigned int)-1, (unsigned int)getgid()), 0);
    assert_int_equal(os_rename("second", "third"), 0);
    assert_int_equal(os_rename("second", "third"), -OS_ENOENT);
    fd = os_creat("third", 0600);
    assert_true(fd >= 0);
    os_close((int)fd);
    assert_int_equal(os_stat("file", &is), 0);
    assert_int_equal(is.st_size, 0); /* it was cut */
    assert_int_equal(os_unlink("third"), 0);
    assert_int_equal(os_unlink("link"), 0);
    assert_int_equal(os_mkdir("folder", 0777), 0);
    assert_int_equal(mode_of("folder"), S_IFDIR | 0755);
    assert_int_equal(os_unlink("folder"), -OS_EISDIR);
    assert_int_equal(os_rmdir("folder"), 0);
    assert_int_equal(os_rmdir("file"), -OS_ENOTDIR);
    assert_int_equal(os_mknod("fifo", S_IFIFO | 0600, 0), 0);
    assert_int_equal(mode_of("fifo"), S_IFIFO | 0600);
    assert_int_equal(os_unlink("fifo"), 0);
    assert_int_equal(os_unlink("file"), 0);
}

static void has_times(long atime, long atime_nsec, long mtime, long mtime_nsec)
{
    struct stat is;
    assert_int_equal(stat("file", &is), 0);
    assert_int_equal(is.st_atim.tv_sec, atime);
    assert_int_equal(is.st_atim.tv_nsec, atime_nsec);
    assert_int_equal(is.st_mtim.tv_sec, mtime);
    assert_int_equal(is.st_mtim.tv_nsec, mtime_nsec);
}
static void times(void **state)
{
    const struct os_utimbuf seconds = {1000, 2000};
    struct os_old_timeval micro[2] = {{3000, 999999}, {4000, 1}};
    const time_t before = time(NULL);
    struct stat is;
    long now = 0;
    (void)state;
    os_close((int)os_creat("file", 0600));
    assert_int_equal(os_utime("file", &seconds), 0);
    has_times(1000, 0, 2000, 0);
    assert_int_equal(os_utimes("file", micro), 0);
    has_times(3000, 999999000, 4000, 1000);
    micro[0].tv_sec = 5000;
    assert_int_equal(os_futimesat(OS_AT_FDCWD, "file", micro), 0);
    has_times(5000, 999999000, 4000, 1000);
    static const long none[] = {1000000, -1, LONG_MAX, LONG_MIN, 18446744073709552};
    for (size_t i = 0; i < COUNT(none); i++) {
        micro[i % 2].tv_usec = none[i];
        assert_int_equal(os_utimes("file", micro), -OS_EINVAL);
        assert_int_equal(os_utimes("nothing", micro), -OS_EINVAL);
        micro[i % 2].tv_usec = 0;
    }
    has_times(5000, 999999000, 4000, 1000);
    assert_int_equal(os_utimes("nothing", NULL), -OS_ENOENT);
    assert_int_equal(os_utimes("file", NULL), 0);
    assert_int_equal(stat("file", &is), 0);
    assert_true(is.st_mtime >= before - 1);
    assert_int_equal(os_utime("file", &seconds), 0);
    assert_int_equal(os_utime("file", NULL), 0);
    assert_int_equal(stat("file", &is), 0);
    assert_true(is.st_mtime >= before - 1);
    assert_int_equal(os_unlink("file"), 0);
    assert_true(os_time(&now) >= before);
    assert_in_range(os_time(NULL), now, now + 100);
}

static void descriptors_(void **state)
{
    int fds[2];
    char c = 'x';
    (void)state;
    assert_int_equal(os_pipe(fds), 0);
    assert_int_equal(fcntl(fds[0], F_GETFD), 0);
    assert_int_equal(os_pipe((int *)16), -OS_EFAULT);
    assert_int_equal(os_dup2(fds[1], 77), 77);
    assert_int_equal(os_dup2(77, 77), 77);
    assert_int_equal(os_write(77, &c, 1), 1);
    assert_int_equal(os_dup2(78, 78), -OS_EBADF);
    assert_int_equal(os_dup2(78, 79), -OS_EBADF);
    assert_int_equal(os_dup2(77, -1), -OS_EBADF);
    os_close(77);

    struct os_pollfd poll = {fds[0], POLLIN, 0};
    assert_int_equal(os_poll(&poll, 1, 0), 1);
    assert_int_equal(poll.revents, POLLIN);
    struct os_fd_set set = {{1UL << fds[0]}};
    assert_int_equal(os_select(fds[0] + 1, &set, NULL, NULL, NULL), 1);
    const long epoll = os_epoll_create(1);
    assert_true(epoll >= 0);
    assert_int_equal(os_epoll_create(0), -OS_EINVAL);
    assert_int_equal(os_epoll_create(-1), -OS_EINVAL);
    struct os_epoll_event event = {EPOLLIN, 42};
    assert_int_equal(os_epoll_ctl((int)epoll, EPOLL_CTL_ADD, fds[0], &event), 0);
    event.data = 0;
    assert_int_equal(os_epoll_wait((int)epoll, &event, 1, -1), 1);
    assert_int_equal(event.data, 42);
    assert_int_equal(os_read(fds[0], &c, 1), 1);
    assert_int_equal(os_epoll_wait((int)epoll, &event, 1, 10), 0);
    os_close((int)epoll);

    long fd = os_eventfd(3), value = 0;
    assert_int_equal(os_read((int)fd, (char *)&value, 8), 8);
    assert_int_equal(value, 3);
    os_close((int)fd);
    const struct os_sigset usr1 = {{1UL << (OS_SIGUSR1 - 1)}};
    fd = os_signalfd(-1, &usr1, sizeof usr1);
    assert_true(fd >= 0);
    os_close((int)fd);
    fd = os_inotify_init();
    assert_true(fd >= 0);
    os_close((int)fd);
    os_close(fds[0]);
    os_close(fds[1]);
}

static long elapsed(const struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - since->tv_sec) * 1000 + (now.tv_nsec - since->tv_nsec) / 1000000;
}
static volatile int handled;
static void counts(int sig)
{
    handled = sig;
}
static void waiting(void **state)
{
    struct os_old_timeval time = {0, 30000};
    struct os_sigaction act = {0};
    struct timespec begin;
    int fds[2];
    (void)state;
    assert_int_equal(os_pipe(fds), 0);
    struct os_pollfd poll = {fds[0], POLLIN, 0};
    clock_gettime(CLOCK_MONOTONIC, &begin);
    assert_int_equal(os_poll(&poll, 1, 30), 0);
    assert_in_range(elapsed(&begin), 29, 10000);
    struct os_fd_set set = {{1UL << fds[0]}};
    clock_gettime(CLOCK_MONOTONIC, &begin);
    assert_int_equal(os_select(fds[0] + 1, &set, NULL, NULL, &time), 0);
    assert_in_range(elapsed(&begin), 29, 10000);
    assert_int_equal(time.tv_sec, 0);
    assert_int_equal(time.tv_usec, 0);
    assert_int_equal(set.fds_bits[0], 0);
    /* What is left of it; microseconds may be more than a second. */
    set.fds_bits[0] = 1UL << fds[0];
    assert_int_equal(os_write(fds[1], "x", 1), 1);
    time.tv_sec = 100;
    time.tv_usec = 5000000;
    assert_int_equal(os_select(fds[0] + 1, &set, NULL, NULL, &time), 1);
    assert_in_range(time.tv_sec, 101, 105);
    time.tv_sec = -1;
    assert_int_equal(os_select(0, NULL, NULL, NULL, &time), -OS_EINVAL);
    time.tv_sec = 0;
    time.tv_usec = -1;
    assert_int_equal(os_select(0, NULL, NULL, NULL, &time), -OS_EINVAL);
    os_close(fds[0]);
    os_close(fds[1]);

    act.k_sa_handler = counts;
    assert_int_equal(set_action(OS_SIGALRM, &act, NULL), 0);
    assert_int_equal(os_alarm(1000), 0);
    assert_int_equal(os_alarm(2000000000), 1000);
    assert_in_range(os_alarm(1), 1999999990, 2000000000);
    handled = 0;
    assert_int_equal(os_pause(), -OS_EINTR);
    assert_int_equal(handled, OS_SIGALRM);
    assert_int_equal(os_alarm(0), 0);
    /* Half a second and more is one; less is one if it is all. */
    const struct itimerval least = {{0, 0}, {0, 400000}}, more = {{0, 0}, {7, 900000}};
    assert_int_equal(setitimer(ITIMER_REAL, &least, NULL), 0);
    assert_int_equal(os_alarm(0), 1);
    assert_int_equal(setitimer(ITIMER_REAL, &more, NULL), 0);
    assert_int_equal(os_alarm(0), 8);
    assert_int_equal(os_getpgrp(), getpgrp());
}

int test_old(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_open, os_stat, os_rename ...: files", files),
        TEST("os_utime, os_utimes, os_time: times", times),
        TEST("os_pipe, os_dup2, os_poll ...: descriptors", descriptors_),
        TEST("os_select, os_alarm, os_pause ...: waiting", waiting),
    };
    return cmocka_run_group_tests(tests, into_folder, out_of_folder);
}
