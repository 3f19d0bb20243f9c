/* SPDX-License-Identifier: MIT */
/*
 * A hundred calls that do real work, each proved by what it did, in a program without a libc:
 * files, folders, pipes, sockets, waiting, time, signals, processes. Its argument is a folder
 * to work in; a second one says that qemu-user runs it. It prints the checks that failed, and
 * the calls that the kernel (or qemu-user) lacks.
 */
#define OS_CORE_STATIC
#define OS_CORE_START
#define OS_CORE_CALLS
#include "os_core.h"

#include <asm/ioctls.h>
#include <asm/poll.h>
#include <asm/stat.h>
#include <asm/statfs.h>
#include <linux/eventpoll.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/futex.h>
#include <linux/inotify.h>
#include <linux/msg.h>
#include <linux/openat2.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/sched.h>
#include <linux/sem.h>
#include <linux/signal.h>
#include <linux/stat.h>
#include <linux/sysinfo.h>
#include <linux/time.h>
#include <linux/time_types.h>
#include <linux/times.h>
#include <linux/uio.h>
#include <linux/un.h>
#include <linux/utsname.h>
#include <linux/wait.h>

/* No UAPI header has these. */
enum { STREAM = 1, SOL = 1, REUSEADDR = 2, SEND_SIZE = 7, ERROR = 4, WRITE_END = 1 };

/*
 * The checks that passed, beyond those that must be. Linux 5.10 does not start a static aarch64
 * program all of whose variables begin as zero.
 */
enum { MUST_PASS = 240 };
static int failed, passed = -MUST_PASS;

static unsigned long length(const char *s)
{
    unsigned long n = 0;
    while (s[n] != '\0')
        n++;
    return n;
}
int memcmp(const void *a, const void *b, unsigned long n);
void *memset(void *to, int byte, unsigned long n);
void *memcpy(void *to, const void *from, unsigned long n);
static int same(const void *a, const void *b, unsigned long n)
{
    return memcmp(a, b, n) == 0;
}
static void say(const char *s)
{
    if (os_write(1, s, length(s)) < 0)
        failed++;
}
static void say_number(long n)
{
    char digits[24], *p = digits + sizeof digits;
    unsigned long left = n < 0 ? 0UL - (unsigned long)n : (unsigned long)n;
    *--p = '\0';
    do {
        *--p = (char)('0' + left % 10);
        left /= 10;
    } while (left != 0);
    if (n < 0)
        *--p = '-';
    say(p);
}
static void check(int holds, int line, const char *what)
{
    if (holds) {
        passed++;
        return;
    }
    failed++;
    say("line ");
    say_number(line);
    say(": ");
    say(what);
    say("\n");
}
#define TEST(condition) check(condition, __LINE__, #condition)

/* The result must be the wanted one; if not, prints it. */
static void check_result(long result, long wanted, int line, const char *what)
{
    check(result == wanted, line, what);
    if (result == wanted)
        return;
    say("    gave ");
    say_number(result);
    say(", not ");
    say_number(wanted);
    say("\n");
}
#define GIVES(wanted, call) check_result(call, wanted, __LINE__, #call)

/* Is there such a call? If not, its name is printed, for it is not tested. */
static int there(long result, const char *name)
{
    if (result != -OS_ENOSYS)
        return 1;
    say("ENOSYS ");
    say(name);
    say("\n");
    return 0;
}

static void contents(int f)
{
    char buf[16] = "", back[16] = "";
    struct os_iovec parts[2] = {{buf, 3}, {back, 4}};

    GIVES(10, os_write(f, "0123456789", 10));
    GIVES(4, os_lseek(f, 4, SEEK_SET));
    GIVES(3, os_read(f, buf, 3));
    TEST(same(buf, "456", 3));
    GIVES(2, os_pwrite64(f, "ab", 2, 8));
    GIVES(4, os_pread64(f, buf, 4, 6));
    TEST(same(buf, "67ab", 4));
    GIVES(0, os_lseek(f, 0, SEEK_SET));
    GIVES(7, os_readv(f, parts, 2));
    TEST(same(buf, "012", 3) && same(back, "3456", 4));
    GIVES(7, os_writev(f, parts, 2));
    GIVES(7, os_preadv(f, parts, 2, 1, 0));
    TEST(same(buf, "123", 3) && same(back, "4560", 4));
    GIVES(7, os_pwritev(f, parts, 2, 20, 0));
    if (there(os_preadv2(f, parts, 1, 20, 0, 0), "preadv2") &&
        there(os_pwritev2(f, parts, 1, 24, 0, 0), "pwritev2")) {
        GIVES(3, os_pwritev2(f, parts, 1, 30, 0, 0));
        GIVES(3, os_preadv2(f, parts + 1, 1, 30, 0, 0));
        TEST(same(back, "123", 3));
    }
}

static void sizes(int f)
{
    struct os_stat st;
    struct os_statx sx;

    GIVES(0, os_fstat(f, &st));
    TEST(st.st_size >= 27 && st.st_size <= 33 && (st.st_mode & 07777) == 0640);
    GIVES(0, os_ftruncate(f, 1L << 33));
    GIVES(0, os_newfstatat(AT_FDCWD, "file", &st, 0));
    TEST(st.st_size == 1L << 33);
#ifdef OS_NR_stat
    memset(&st, 0, sizeof st);
    GIVES(0, os_stat("file", &st));
    TEST(st.st_size == 1L << 33 && (st.st_mode & 07777) == 0640);
    memset(&st, 0, sizeof st);
    GIVES(0, os_lstat("file", &st));
    TEST(st.st_size == 1L << 33 && (st.st_mode & 07777) == 0640);
#endif
    GIVES(0, os_truncate("file", 10));
    GIVES(0, os_statx(AT_FDCWD, "file", 0, STATX_SIZE | STATX_MODE, &sx));
    TEST(sx.stx_size == 10 && (sx.stx_mode & 07777) == 0640);
    GIVES(0, os_fallocate(f, 0, 4096, 100));
    GIVES(4196, os_lseek(f, 0, SEEK_END));
    GIVES(0, os_fsync(f));
    GIVES(0, os_fdatasync(f));
    GIVES(0, os_fadvise64(f, 0, 4096, 0));
    GIVES(0, os_readahead(f, 0, 4096));
    GIVES(0, os_sync_file_range(f, 0, 4096, 0));
}

static void rights_and_times(int f)
{
    struct os_stat st;
    struct os_timespec times[2] = {{1000000000, 0}, {1234567890, 0}};

    GIVES(0, os_fchmod(f, 0600));
    GIVES(0, os_fchmodat(AT_FDCWD, "file", 04755));
    GIVES(0, os_fstat(f, &st));
    TEST((st.st_mode & 07777) == 04755);
    GIVES(0, os_fchown(f, (unsigned)-1, (unsigned)-1));
    GIVES(0, os_fchownat(AT_FDCWD, "file", (unsigned)os_getuid(), (unsigned)-1, 0));
    GIVES(0, os_utimensat(AT_FDCWD, "file", times, 0));
    GIVES(0, os_fstat(f, &st));
    TEST(st.st_mtime_sec == 1234567890 && st.st_atime_sec == 1000000000);
    GIVES(0, os_faccessat(AT_FDCWD, "file", 1));
    GIVES(-OS_ENOENT, os_faccessat(AT_FDCWD, "nothing", 0));
    if (there(os_faccessat2(AT_FDCWD, "file", 1, 0), "faccessat2"))
        GIVES(0, os_faccessat2(AT_FDCWD, "file", 1, AT_EACCESS));
}

static void second_descriptors(int f)
{
    struct os_statfs fs;
    struct os_open_how how = {O_RDONLY, 0, 0};
    long other, offset = 2;

    if (there(os_openat2(AT_FDCWD, "nothing", &how, sizeof how), "openat2")) {
        other = os_openat2(AT_FDCWD, "file", &how, sizeof how);
        TEST(other > 2);
        GIVES(0, os_close((int)other));
    }
    GIVES(0, os_statfs("file", &fs));
    TEST(fs.f_bsize > 0);
    GIVES(0, os_fstatfs(f, &fs));
    GIVES(0, os_flock(f, 2));
    other = os_openat(AT_FDCWD, "file", O_RDWR, 0);
    GIVES(-OS_EAGAIN, os_flock((int)other, 2 | 4));
    if (there(os_copy_file_range(f, &offset, (int)other, &offset, 0, 0), "copy_file_range")) {
        long from = 0, to = 1000;
        GIVES(4, os_copy_file_range(f, &from, (int)other, &to, 4, 0));
        TEST(from == 4 && to == 1004);
    }
    GIVES(0, os_close((int)other));
    other = os_dup(f);
    TEST(other > f);
    GIVES(100, os_dup3((int)other, 100, O_CLOEXEC));
    GIVES(FD_CLOEXEC, os_fcntl(100, F_GETFD, 0));
    GIVES(101, os_fcntl(f, F_DUPFD, 101));
    if (there(os_close_range(200, 300, 0), "close_range")) {
        GIVES(0, os_close_range(100, 101, 0));
        GIVES(-OS_EBADF, os_fcntl(101, F_GETFD, 0));
    }
    GIVES(0, os_close((int)other));
    GIVES(-OS_EBADF, os_close((int)other));
}

static void files(void)
{
    long fd;

    GIVES(022, os_umask(022));
    fd = os_openat(AT_FDCWD, "file", O_CREAT | O_EXCL | O_RDWR, 0640);
    TEST(fd > 2);
    contents((int)fd);
    sizes((int)fd);
    rights_and_times((int)fd);
    second_descriptors((int)fd);
    GIVES(0, os_close((int)fd));
}

static void folders(void)
{
    char buf[1024], name[64] = "";
    int entries = 0, watch, found = 0;
    long n;

    GIVES(0, os_mkdirat(AT_FDCWD, "folder", 0750));
    long fd = os_openat(AT_FDCWD, "folder", O_RDONLY | O_DIRECTORY, 0);
    TEST(fd > 2);
    int d = (int)fd;
    long notify = os_inotify_init1(O_NONBLOCK);
    TEST(notify > 2);
    watch = (int)os_inotify_add_watch((int)notify, "folder", IN_CREATE);
    TEST(watch > 0);
    GIVES(0, os_mknodat(d, "fifo", S_IFIFO | 0600, 0));
    n = os_read((int)notify, buf, sizeof buf);
    TEST(n > 0 && same(((struct os_inotify_event *)(void *)buf)->name, "fifo", 5));
    GIVES(0, os_inotify_rm_watch((int)notify, watch));
    GIVES(0, os_close((int)notify));
    GIVES(0, os_linkat(AT_FDCWD, "file", d, "second", 0));
    GIVES(0, os_symlinkat("second", d, "third"));
    GIVES(6, os_readlinkat(d, "third", name, sizeof name));
    TEST(same(name, "second", 6));
    GIVES(0, os_renameat2(d, "second", d, "renamed", RENAME_NOREPLACE));
    GIVES(-OS_ENOENT, os_faccessat(d, "third", 0));
    while ((n = os_getdents64(d, (struct os_linux_dirent64 *)(void *)buf, sizeof buf)) > 0)
        for (long at = 0, next; at < n; at = next) {
            const struct os_linux_dirent64 *entry = (struct os_linux_dirent64 *)(void *)(buf + at);
            next = at + entry->d_reclen;
            entries++;
            found |= same(entry->d_name, "renamed", 8);
        }
    TEST(n == 0 && entries == 5 && found);
    GIVES(0, os_fchdir(d));
    n = os_getcwd(buf, sizeof buf);
    TEST(n > 7 && same(buf + n - 7, "folder", 7));
    GIVES(0, os_chdir(".."));
    GIVES(0, os_unlinkat(d, "fifo", 0));
    GIVES(0, os_unlinkat(d, "renamed", 0));
    GIVES(0, os_unlinkat(d, "third", 0));
    GIVES(0, os_unlinkat(AT_FDCWD, "folder", AT_REMOVEDIR));
    GIVES(0, os_close(d));
}

static void pipes(void)
{
    int p[2] = {-1, -1}, q[2] = {-1, -1}, ready = 0;
    char buf[16];
    struct os_iovec part = {(void *)(os_uintptr_t)"vmsplice", 8};
    struct os_pollfd polled = {-1, POLLIN, 0};
    struct os_timespec zero = {0, 0};
    struct os_fd_set set = {{0}};
    long offset = 0;

    GIVES(0, os_pipe2(p, O_CLOEXEC | O_NONBLOCK));
    GIVES(0, os_pipe2(q, 0));
    TEST(p[0] > 2 && p[1] == p[0] + 1 && q[1] > p[1]);
    GIVES(-OS_EAGAIN, os_read(p[0], buf, 1));
    GIVES(5, os_write(p[WRITE_END], "12345", 5));
    GIVES(0, os_ioctl(p[0], FIONREAD, (unsigned long)&ready));
    TEST(ready == 5);
    GIVES(5, os_tee(p[0], q[WRITE_END], 100, 0));
    GIVES(5, os_read(q[0], buf, sizeof buf));
    GIVES(5, os_read(p[0], buf, sizeof buf));
    TEST(same(buf, "12345", 5));
    if (there(os_vmsplice(p[WRITE_END], &part, 1, 0), "vmsplice")) {
        GIVES(8, os_splice(p[0], 0, q[WRITE_END], 0, 100, 0));
        GIVES(8, os_read(q[0], buf, sizeof buf));
        TEST(same(buf, "vmsplice", 8));
    }
    long fd = os_openat(AT_FDCWD, "file", O_RDONLY, 0);
    GIVES(4, os_sendfile(p[WRITE_END], (int)fd, &offset, 4));
    TEST(offset == 4);
    GIVES(0, os_close((int)fd));
    polled.fd = p[0];
    GIVES(1, os_ppoll(&polled, 1, &zero, 0, 8));
    TEST(polled.revents == POLLIN);
    set.fds_bits[p[0] / 64] = 1UL << (p[0] % 64);
    GIVES(1, os_pselect6(p[0] + 1, &set, 0, 0, &zero, 0));
    for (int i = 0; i < 2; i++) {
        GIVES(0, os_close(p[i]));
        GIVES(0, os_close(q[i]));
    }
}

static void events(void)
{
    struct os_epoll_event event = {EPOLLIN, 77}, got = {0, 0};
    struct os_itimerspec soon = {{0, 0}, {0, 1000000}}, left = {{0, 0}, {0, 0}};
    unsigned long count = 5;

    long e = os_epoll_create1(EPOLL_CLOEXEC), v = os_eventfd2(3, O_NONBLOCK);
    TEST(e > 2 && v > 2);
    GIVES(0, os_epoll_ctl((int)e, EPOLL_CTL_ADD, (int)v, &event));
    GIVES(1, os_epoll_pwait((int)e, &got, 1, -1, 0, 8));
    TEST(got.events == EPOLLIN && got.data == 77);
    GIVES(8, os_read((int)v, &count, 8));
    TEST(count == 3);
    GIVES(0, os_epoll_pwait((int)e, &got, 1, 0, 0, 8));
    long t = os_timerfd_create(CLOCK_MONOTONIC, 0);
    TEST(t > 2);
    GIVES(0, os_timerfd_gettime((int)t, &left));
    TEST(left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0);
    GIVES(0, os_timerfd_settime((int)t, 0, &soon, 0));
    GIVES(8, os_read((int)t, &count, 8));
    TEST(count >= 1);
    GIVES(0, os_close((int)t));
    GIVES(0, os_close((int)v));
    GIVES(0, os_close((int)e));
}

static void sockets(void)
{
    struct os_sockaddr_un name = {1, "socket"}, peer;
    struct os_sockaddr *address = (struct os_sockaddr *)(void *)&name;
    struct os_sockaddr *other = (struct os_sockaddr *)(void *)&peer;
    char buf[16];
    struct os_iovec part = {buf, sizeof buf};
    struct os_msghdr message = {0, 0, &part, 1, 0, 0, 0};
    int pair[2] = {-1, -1}, size = sizeof peer, value = 1, value_size = sizeof value;

    GIVES(0, os_socketpair(1, STREAM, 0, pair));
    GIVES(6, os_sendto(pair[0], "sendto", 6, 0, 0, 0));
    GIVES(6, os_recvfrom(pair[1], buf, sizeof buf, 0, 0, 0));
    TEST(same(buf, "sendto", 6));
    part.iov_len = 4;
    GIVES(4, os_sendmsg(pair[1], &message, 0));
    part.iov_len = sizeof buf;
    GIVES(4, os_recvmsg(pair[0], &message, 0));
    TEST(same(buf, "send", 4));
    GIVES(0, os_shutdown(pair[0], 1));
    GIVES(0, os_recvfrom(pair[1], buf, sizeof buf, 0, 0, 0));

    long s = os_socket(1, STREAM, 0), c = os_socket(1, STREAM, 0);
    TEST(s > 2 && c > 2);
    GIVES(0, os_setsockopt((int)s, SOL, REUSEADDR, &value, sizeof value));
    value = 0;
    GIVES(0, os_getsockopt((int)s, SOL, REUSEADDR, &value, &value_size));
    TEST(value == 1 && value_size == sizeof value);
    GIVES(0, os_bind((int)s, address, sizeof name));
    GIVES(0, os_getsockname((int)s, other, &size));
    TEST(size == 2 + 7 && same(peer.sun_path, "socket", 7));
    GIVES(0, os_listen((int)s, 1));
    GIVES(0, os_connect((int)c, address, sizeof name));
    size = sizeof peer;
    long a = os_accept4((int)s, other, &size, O_CLOEXEC);
    TEST(a > 2);
    size = sizeof peer;
    GIVES(0, os_getpeername((int)c, other, &size));
    TEST(same(peer.sun_path, "socket", 7));
    GIVES(3, os_write((int)c, "abc", 3));
    GIVES(3, os_read((int)a, buf, sizeof buf));
    GIVES(0, os_unlinkat(AT_FDCWD, "socket", 0));
    for (int i = 0; i < 2; i++)
        GIVES(0, os_close(pair[i]));
    GIVES(0, os_close((int)a));
    GIVES(0, os_close((int)c));
    GIVES(0, os_close((int)s));
}

static void clocks(void)
{
    struct os_timespec before = {0, 0}, after = {0, 0}, pause = {0, 2000000};
    struct os_old_timeval now = {0, 0};
    struct os_old_itimerval off = {{0, 0}, {0, 0}}, on = {{0, 0}, {1000, 0}}, old;
    struct os_tms tms;

    GIVES(0, os_clock_gettime(CLOCK_MONOTONIC, &before));
    GIVES(0, os_nanosleep(&pause, 0));
    GIVES(0, os_clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, 0));
    GIVES(0, os_clock_gettime(CLOCK_MONOTONIC, &after));
    TEST((after.tv_sec - before.tv_sec) * 1000000000 + after.tv_nsec - before.tv_nsec >= 4000000);
    GIVES(0, os_clock_getres(CLOCK_MONOTONIC, &pause));
    TEST(pause.tv_sec == 0 && pause.tv_nsec > 0);
    GIVES(0, os_gettimeofday(&now, 0));
    TEST(now.tv_sec > 1700000000);
    TEST(!os_is_error(os_times(&tms)));
    GIVES(0, os_setitimer(0, &on, 0));
    GIVES(0, os_getitimer(0, &old));
    TEST(old.it_value.tv_sec >= 999 && old.it_value.tv_sec <= 1000);
    GIVES(0, os_setitimer(0, &off, 0));
}

static void signals(void)
{
    struct os_sigset usr1 = {{1UL << (SIGUSR1 - 1)}}, old = {{1}}, pending = {{0}};
    struct os_sigaction ignore, was;
    struct os_siginfo info;
    struct os_timespec second = {1, 0};
    struct os_sigaltstack none;
    int pid = (int)os_getpid(), tid = (int)os_gettid();

    TEST(pid > 0);
    if (pid <= 0) /* -1 is everybody */
        return;
    GIVES(0, os_rt_sigprocmask(SIG_BLOCK, &usr1, &old, 8));
    TEST(old.sig[0] == 0);
    GIVES(0, os_kill(pid, SIGUSR1));
    GIVES(0, os_rt_sigpending(&pending, 8));
    TEST(pending.sig[0] == usr1.sig[0]);
    GIVES(SIGUSR1, os_rt_sigtimedwait(&usr1, &info, &second, 8));
    TEST(info.si_signo == SIGUSR1 && info.si_pid == pid);
    GIVES(0, os_tgkill(pid, tid, SIGUSR1));
    GIVES(SIGUSR1, os_rt_sigtimedwait(&usr1, 0, &second, 8));
    GIVES(0, os_tkill(tid, SIGUSR1));
    long s = os_signalfd4(-1, &usr1, 8, O_NONBLOCK);
    if (there(s, "signalfd4")) {
        struct os_signalfd_siginfo signal;
        GIVES(128, os_read((int)s, &signal, sizeof signal));
        TEST(signal.ssi_signo == SIGUSR1 && signal.ssi_pid == (unsigned int)pid);
        GIVES(0, os_close((int)s));
    }
    memset(&ignore, 0, sizeof ignore);
    ignore.k_sa_handler = SIG_IGN;
    GIVES(0, os_rt_sigaction(SIGUSR1, &ignore, 0, 8));
    GIVES(0, os_rt_sigaction(SIGUSR1, 0, &was, 8));
    TEST(was.k_sa_handler == SIG_IGN);
    GIVES(0, os_kill(pid, SIGUSR1));
    GIVES(0, os_rt_sigprocmask(SIG_UNBLOCK, &usr1, 0, 8));
    GIVES(0, os_sigaltstack(0, &none));
    TEST(none.ss_flags == SS_DISABLE);
}

static void processes(char **argv, char **envp, int emulated)
{
    int status = 0, q[2];
    struct os_siginfo info;
    struct os_rusage usage;
    char c = 0;

    GIVES(0, os_pipe2(q, 0));
    long child = os_fork();
    if (child == 0) {
        if (os_setsid() != os_getpid() || os_getsid(0) != os_getpid())
            os_exit(1);
        if (os_write(q[WRITE_END], "x", 1) != 1)
            os_exit(2);
        os_exit(42);
    }
    TEST(child > 1);
    GIVES(1, os_read(q[0], &c, 1));
    GIVES(child, os_wait4((int)child, &status, 0, &usage));
    TEST(status == 42 << 8);
    GIVES(-OS_ECHILD, os_wait4(-1, &status, 0, 0));

    child = os_fork();
    if (child == 0) {
        if (os_setpgid(0, 0) != 0)
            os_exit_group(1);
        os_exit_group(43);
    }
    GIVES(0, os_waitid(P_PID, (int)child, &info, WEXITED, 0));
    TEST(info.si_pid == child && info.si_status == 43);

    /* The program once more, which says so: with no folder, it ends with 44. */
    child = os_fork();
    if (child == 0) {
        argv[1] = 0;
        os_exit((int)os_execve("/proc/self/exe", argv, envp));
    }
    GIVES(child, os_wait4((int)child, &status, 0, 0));
    if (emulated && status == (-OS_ENOEXEC & 255) << 8)
        say("ENOEXEC execve: the machine's kernel does not run the guest's programs\n");
    else
        TEST(status == 44 << 8);

    child = os_fork();
    if (child == 0)
        for (;;)
            os_sched_yield();
    long p = os_pidfd_open((int)child, 0);
    if (there(p, "pidfd_open") &&
        there(os_pidfd_send_signal((int)p, 0, 0, 0), "pidfd_send_signal")) {
        GIVES(0, os_pidfd_send_signal((int)p, SIGKILL, 0, 0));
    } else {
        GIVES(0, os_kill((int)child, SIGKILL));
    }
    GIVES(child, os_wait4((int)child, &status, 0, 0));
    TEST(status == SIGKILL);
    if (p >= 0)
        GIVES(0, os_close((int)p));
    GIVES(0, os_close(q[0]));
    GIVES(0, os_close(q[1]));
}

static void itself(void)
{
    struct os_new_utsname name;
    struct os_sysinfo info;
    struct os_rusage usage;
    struct os_rlimit64 limit = {0, 0};
    unsigned int ids[3] = {7, 7, 7}, cpu = 9999;
    unsigned long cpus[16] = {0}, seed[4] = {0, 0, 0, 0};
    unsigned int word = 1;
    char task[16] = "";
    struct os_sched_param priority = {7};
    int clear;

    TEST(os_getpid() > 0 && os_gettid() == os_getpid() && os_getppid() >= 0);
    GIVES(os_getpid(), os_set_tid_address(&clear));
    GIVES(0, os_getresuid(&ids[0], &ids[1], &ids[2]));
    TEST(ids[0] == os_getuid() && ids[1] == os_geteuid());
    GIVES(0, os_getresgid(&ids[0], &ids[1], &ids[2]));
    TEST(ids[0] == os_getgid() && ids[1] == os_getegid());
    TEST(os_getgroups(0, 0) >= 0);
    TEST(os_getpgid(0) >= 0 && os_getsid(0) >= 0);
    GIVES(0, os_setpriority(0, 0, 5));
    GIVES(15, os_getpriority(0, 0)); /* the kernel gives 20 - nice */
    GIVES(0, os_uname(&name));
    TEST(same(name.sysname, "Linux", 6));
    GIVES(0, os_sysinfo(&info));
    TEST(info.totalram > 0 && info.procs > 0);
    GIVES(0, os_getrusage(0, &usage));
    GIVES(0, os_prlimit64(0, RLIMIT_NOFILE, 0, &limit));
    TEST(limit.rlim_cur >= 64 && limit.rlim_cur <= limit.rlim_max);
    GIVES(0, os_getrlimit(RLIMIT_NOFILE, (struct os_rlimit *)(void *)&limit));
    limit.rlim_cur = 60;
    GIVES(0, os_setrlimit(RLIMIT_NOFILE, (struct os_rlimit *)(void *)&limit));
    GIVES(0, os_prlimit64(0, RLIMIT_NOFILE, 0, &limit));
    TEST(limit.rlim_cur == 60);
    TEST(os_sched_getaffinity(0, sizeof cpus, cpus) > 0 && cpus[0] != 0);
    GIVES(0, os_sched_setaffinity(0, sizeof cpus, cpus));
    GIVES(0, os_sched_yield());
    GIVES(99, os_sched_get_priority_max(1));
    GIVES(1, os_sched_get_priority_min(1));
    GIVES(0, os_sched_getscheduler(0));
    GIVES(0, os_sched_getparam(0, &priority));
    TEST(priority.sched_priority == 0);
    GIVES(0, os_getcpu(&cpu, 0, 0));
    TEST(cpu < 9999);
    GIVES(32, os_getrandom(seed, sizeof seed, 0));
    TEST((seed[0] | seed[1] | seed[2] | seed[3]) != 0);
    GIVES(0, os_prctl(PR_SET_NAME, (unsigned long)"os_core", 0, 0, 0));
    GIVES(0, os_prctl(PR_GET_NAME, (unsigned long)task, 0, 0, 0));
    TEST(same(task, "os_core", 8));
    GIVES(0, os_personality(0xffffffff));
    GIVES(0, os_futex(&word, FUTEX_WAKE, 1, 0, 0, 0));
    GIVES(-OS_EAGAIN, os_futex(&word, FUTEX_WAIT, 0, 0, 0, 0));
#ifdef OS_NR_modify_ldt
    GIVES(-OS_ENOSYS, os_modify_ldt(99, 0, 0));
    GIVES(-OS_EFAULT, os_modify_ldt(1, (void *)8, 16));
#endif
}

/* The kernel writes as much as the UAPI header's structure has: nothing behind it changes. */
static int kept(const unsigned char *canary, int n)
{
    int i = 0;
    while (i < n && canary[i] == 0xaa)
        i++;
    return i == n;
}

static void system_v(void)
{
    struct { struct os_semid64_ds status; unsigned char canary[128]; } semaphores;
    struct { struct os_msqid64_ds status; unsigned char canary[128]; } queue;
    struct os_sembuf up = {0, 2, 0}, down = {0, -3, IPC_NOWAIT};
    struct { long type; char text[8]; } message = {5, "message"}, got = {0, ""};

    long s = os_semget(0, 1, IPC_CREAT | 0600);
    if (there(s, "semget")) {
        GIVES(0, os_semop((int)s, &up, 1));
        GIVES(2, os_semctl((int)s, 0, GETVAL, 0));
        GIVES(-OS_EAGAIN, os_semtimedop((int)s, &down, 1, 0));
        memset(&semaphores, 0xaa, sizeof semaphores);
        GIVES(0, os_semctl((int)s, 0, IPC_STAT, (unsigned long)&semaphores.status));
        /* qemu-user writes the lower half of mode. */
        TEST(semaphores.status.sem_nsems == 1 && (semaphores.status.sem_perm.mode & 0777) == 0600);
        TEST(kept(semaphores.canary, sizeof semaphores.canary));
        GIVES(0, os_semctl((int)s, 0, IPC_RMID, 0));
    }
    long m = os_msgget(0, IPC_CREAT | 0600);
    if (there(m, "msgget")) {
        GIVES(0, os_msgsnd((int)m, (struct os_msgbuf *)(void *)&message, 8, 0));
        GIVES(8, os_msgrcv((int)m, (struct os_msgbuf *)(void *)&got, 8, 5, 0));
        TEST(got.type == 5 && same(got.text, "message", 8));
        GIVES(0, os_msgsnd((int)m, (struct os_msgbuf *)(void *)&message, 8, 0));
        memset(&queue, 0xaa, sizeof queue);
        GIVES(0, os_msgctl((int)m, IPC_STAT, &queue.status));
        TEST(queue.status.msg_qnum == 1 && (queue.status.msg_perm.mode & 0777) == 0600);
        TEST(kept(queue.canary, sizeof queue.canary));
        GIVES(0, os_msgctl((int)m, IPC_RMID, 0));
    }
}

int main(int argc, char **argv, char **envp);
int main(int argc, char **argv, char **envp)
{
    if (argc < 2)
        return 44;
    GIVES(0, os_chdir(argv[1]));
    files();
    folders();
    pipes();
    events();
    sockets();
    clocks();
    signals();
    processes(argv, envp, argc > 2);
    system_v();
    itself();
    GIVES(0, os_unlinkat(AT_FDCWD, "file", 0));
    say_number(passed + MUST_PASS);
    say(" checks passed, ");
    say_number(failed);
    say(" failed\n");
    return failed != 0 || passed < 0;
}
