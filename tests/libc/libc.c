/* SPDX-License-Identifier: MIT */
/*
 * libc FOLDER [qemu-user]: libc's function and os_core's of the same name, side by side in one
 * process, where they do not do the same. Each row of the table at the end is one fact and one
 * test, in a child of its own; it prints TAP, as cmocka does. FOLDER is for files.
 *
 * libc table: the rows, "functions|what libc's do|what these do", for the manual and docs.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <mqueue.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/klog.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>
#define OS_CORE_STATIC
#define OS_CORE_CALLS
#include "os_core.h"

/* How a child of this program ends. */
enum { WELL = 0, BADLY = 1, CANNOT = 77 };

/* Which libc this is: glibc's release times 100, 236 for 2.36; 0 for musl. */
#ifdef __GLIBC__
static const int glibc = 100 * __GLIBC__ + __GLIBC_MINOR__;
#else
static const int glibc = 0;
#endif
static int qemu_user;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("# not so: %s (errno %d)\n", #condition, errno);                                \
            fflush(stdout);                                                                        \
            _exit(BADLY);                                                                          \
        }                                                                                          \
    } while (0)
#define CANNOT_IF(condition, reason)                                                               \
    do {                                                                                           \
        if (condition) {                                                                           \
            printf("# skip: %s\n", reason);                                                        \
            fflush(stdout);                                                                        \
            _exit(CANNOT);                                                                         \
        }                                                                                          \
    } while (0)

/* A child that calls body(argument): its exit status, or 256 and the signal that ended it. */
static int child(void (*body)(int), int argument)
{
    int status = 0;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        alarm(20);
        body(argument);
        _exit(WELL);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

/* The kernel's fork, which is no function on aarch64 and riscv64. */
static pid_t kernels_fork(void)
{
#ifdef OS_CORE_X86_64
    return (pid_t)os_fork();
#else
    return (pid_t)os_syscall5(OS_NR_clone, OS_SIGCHLD, 0, 0, 0, 0);
#endif
}

static void in_thread(void *(*body)(void *), void *argument)
{
    pthread_t thread;
    CHECK(pthread_create(&thread, 0, body, argument) == 0 && pthread_join(thread, 0) == 0);
}

/* --- errors --- */

static void no_errno(void)
{
    errno = 1234;
    CHECK(os_close(-1) == -EBADF && errno == 1234);
    CHECK(close(-1) == -1 && errno == EBADF);
}

static void positive_errors(void)
{
    const struct timespec none = {0, 0};
    CHECK(os_clock_nanosleep(9999, 0, (const void *)&none, 0) == -EINVAL);
    CHECK(clock_nanosleep(9999, 0, &none, 0) == EINVAL);
    CHECK(os_fadvise64(-1, 0, 0, 0) == -EBADF);
    CHECK(posix_fadvise(-1, 0, 0, 0) == EBADF);
}

static void small_group(int unused)
{
    struct f_owner_ex owner;
    int fds[2];
    (void)unused;
    CHECK(getpid() == 1 && setpgid(0, 0) == 0 && pipe(fds) == 0);
    CHECK(fcntl(fds[0], F_SETOWN, -getpgrp()) == 0);
    errno = 0;
    CHECK(os_fcntl(fds[0], F_GETOWN, 0) == -1 && os_is_error(-1));
    CHECK(fcntl(fds[0], F_GETOWN) == -1 && errno == 0);
    CHECK(os_fcntl(fds[0], F_GETOWN_EX, (unsigned long)&owner) == 0);
    CHECK(owner.type == F_OWNER_PGRP && owner.pid == 1);
}
static void owner(void)
{
    CANNOT_IF(os_unshare(OS_CLONE_NEWPID) != 0, "no PID namespace for this user");
    CHECK(child(small_group, 0) == WELL);
}

static void length_of_cwd(void)
{
    char ours[4000], libcs[4000];
    CHECK(getcwd(libcs, sizeof libcs) == libcs);
    CHECK(os_getcwd(ours, sizeof ours) == (long)strlen(libcs) + 1 && strcmp(ours, libcs) == 0);
    CHECK(getcwd(0, 0) != 0 && os_getcwd(0, sizeof ours) == -EFAULT);
}

static void priority(void)
{
    CHECK(os_setpriority(OS_PRIO_PROCESS, 0, 5) == 0);
    CHECK(os_getpriority(OS_PRIO_PROCESS, 0) == 15 && getpriority(PRIO_PROCESS, 0) == 5);
}

static void affinity(void)
{
    unsigned char libcs[1024], ours[1024];
    long n;
    memset(libcs, 0xaa, sizeof libcs);
    memset(ours, 0xaa, sizeof ours);
    CHECK(sched_getaffinity(0, sizeof libcs, (cpu_set_t *)libcs) == 0);
    n = os_sched_getaffinity(0, sizeof ours, (unsigned long *)(void *)ours);
    CHECK(n > 0 && n < (long)sizeof ours && n % (long)sizeof(long) == 0);
    CHECK(memcmp(libcs, ours, (size_t)n) == 0 && libcs[n] == 0 && ours[n] == 0xaa);
}

/* --- threads, processes --- */

static long set_id(int which, int with_libc)
{
    const gid_t group = 1000;
    switch (which) {
    case 0:
        return with_libc ? setuid(1000) : os_setuid(1000);
    case 1:
        return with_libc ? setgid(1000) : os_setgid(1000);
    case 2:
        return with_libc ? setreuid(1000, 1000) : os_setreuid(1000, 1000);
    case 3:
        return with_libc ? setregid(1000, 1000) : os_setregid(1000, 1000);
    case 4:
        return with_libc ? setresuid(1000, 1000, 1000) : os_setresuid(1000, 1000, 1000);
    case 5:
        return with_libc ? setresgid(1000, 1000, 1000) : os_setresgid(1000, 1000, 1000);
    default:
        return with_libc ? setgroups(1, &group) : os_setgroups(1, &group);
    }
}
/* Who the calling thread is: user, group, and the first of its other groups. */
static long identity(void)
{
    gid_t groups[100] = {0};
    CHECK(getgroups(100, groups) >= 0);
    return os_geteuid() + 10000 * os_getegid() + 100000000L * (int)groups[0];
}
static void *set_id_there(void *argument)
{
    const int *choice = argument;
    const long before = identity();
    CHECK(set_id(choice[0], choice[1]) == 0 && identity() != before);
    return 0;
}
static void set_id_in_thread(int which)
{
    int ours[] = {which, 0}, libcs[] = {which, 1};
    const long before = identity();
    in_thread(set_id_there, ours);
    CHECK(identity() == before);
    in_thread(set_id_there, libcs);
    CHECK(identity() != before);
}
static void set_ids(void)
{
    CANNOT_IF(geteuid() != 0, "not root");
    CHECK(setgroups(0, 0) == 0);
    for (int which = 0; which < 7; which++)
        CHECK(child(set_id_in_thread, which) == WELL);
}

static int told; /* a pipe's end */
static void tell(void)
{
    CHECK(write(told, "told", 4) == 4);
}

static void *ends_the_rest(void *from)
{
    char byte;
    CHECK(read(*(int *)from, &byte, 1) == 1);
    usleep(10000);
    _exit(9);
}
static void exits_one_thread(int unused)
{
    pthread_t thread;
    int fds[2];
    (void)unused;
    CHECK(pipe(fds) == 0 && pthread_create(&thread, 0, ends_the_rest, &fds[0]) == 0);
    CHECK(write(fds[1], "x", 1) == 1);
    os_exit(3);
}
static void leaves(int how)
{
    CHECK(atexit(tell) == 0);
    dup2(told, 1);
    printf("told by stdio");
    if (how == 0)
        os_exit_group(3);
    exit(3);
}
static void exit_thread(void)
{
    CHECK(child(exits_one_thread, 0) == 9);
}
static void exit_process(void)
{
    char text[64];
    int fds[2];
    CHECK(pipe2(fds, O_NONBLOCK) == 0);
    told = fds[1];
    CHECK(child(leaves, 0) == 3 && read(fds[0], text, sizeof text) == -1 && errno == EAGAIN);
    CHECK(child(leaves, 1) == 3 && read(fds[0], text, sizeof text) == 4 + 13);
}

static int atfork_ran;
static void at_fork(void)
{
    atfork_ran = 1;
}
/* The state of a fork's child: 1 if handlers have run, 2 if libc takes it for its parent. */
static int knows(pid_t pid, clockid_t parents)
{
    clockid_t own;
    int status;
    if (pid == 0) {
        CHECK(pthread_getcpuclockid(pthread_self(), &own) == 0);
        _exit(atfork_ran + 2 * (own == parents));
    }
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status));
    atfork_ran = 0;
    return WEXITSTATUS(status);
}
static void forks(void)
{
    clockid_t parents;
    CHECK(pthread_atfork(at_fork, 0, 0) == 0);
    CHECK(pthread_getcpuclockid(pthread_self(), &parents) == 0);
    CHECK(knows(kernels_fork(), parents) == 2);
    CHECK(knows(fork(), parents) == 1);
}

/* libc's takes the pid's place fourth, thread's fifth, child's sixth, on every machine. */
static void order_of_clone(void)
{
    int child_id = 0, status;
    const long at = (long)&child_id;
#ifdef OS_CORE_X86_64
    const pid_t pid =
        (pid_t)os_syscall5(OS_NR_clone, OS_CLONE_CHILD_SETTID | OS_SIGCHLD, 0, 0, at, 0);
#else
    const pid_t pid =
        (pid_t)os_syscall5(OS_NR_clone, OS_CLONE_CHILD_SETTID | OS_SIGCHLD, 0, 0, 0, at);
#endif
    if (pid == 0)
        os_exit_group(child_id == os_getpid() ? WELL : BADLY);
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0 && child_id == 0);
}

static void *is_cancelled(void *by_libc)
{
    char text[2];
    CHECK(pthread_cancel(pthread_self()) == 0);
    if (by_libc != 0)
        CHECK(read(told, text, 1) != 1);
    else
        CHECK(os_read(told, text, 1) == 1);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, 0);
    return 0;
}
static void cancellation(void)
{
    pthread_t thread;
    void *ours, *libcs;
    int fds[2];
    CHECK(pipe(fds) == 0 && write(fds[1], "abc", 3) == 3);
    told = fds[0];
    CHECK(pthread_create(&thread, 0, is_cancelled, 0) == 0 && pthread_join(thread, &ours) == 0);
    CHECK(pthread_create(&thread, 0, is_cancelled, fds) == 0 && pthread_join(thread, &libcs) == 0);
    CHECK(ours == 0 && libcs == PTHREAD_CANCELED);
}

static void traced(int unused)
{
    (void)unused;
    CHECK(ptrace(PTRACE_TRACEME, 0, 0, 0) == 0 && raise(SIGSTOP) == 0);
}
static void peek(void)
{
    static long word = 0x1122334455667788;
    long data = 0;
    int status;
    CANNOT_IF(qemu_user, "qemu-user has no ptrace");
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        traced(0);
        _exit(WELL);
    }
    CHECK(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status));
    CHECK(ptrace(PTRACE_PEEKDATA, pid, &word, 0) == word);
    CHECK(os_ptrace(OS_PTRACE_PEEKDATA, pid, (unsigned long)&word, (unsigned long)&data) == 0);
    CHECK(data == word);
    CHECK(os_ptrace(OS_PTRACE_PEEKDATA, pid, (unsigned long)&word, 0) == -EFAULT);
    kill(pid, SIGKILL);
}

static void rusage_of_waitid(void)
{
    struct os_rusage usage = {0};
    siginfo_t info;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        _exit(WELL);
    CHECK(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) == 0);
    CHECK(os_waitid(OS_P_PID, pid, (void *)&info, OS_WEXITED, &usage) == 0);
    CHECK(info.si_pid == pid && usage.ru_minflt > 0);
}

/* Of a system that has no vDSO, or of qemu-user, libc's clock enters the kernel as well. */
static void clock_in_jail(int which)
{
    struct timespec now;
    CHECK(clock_gettime(CLOCK_MONOTONIC_COARSE, &now) == 0);   /* whatever it does the first time */
    CHECK(prctl(PR_SET_SECCOMP, OS_SECCOMP_MODE_STRICT) == 0); /* read, write, exit: or SIGKILL */
    if (which == 0)
        clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    else if (which == 1)
        os_clock_gettime(OS_CLOCK_MONOTONIC_COARSE, (void *)&now);
    else
        os_gettimeofday((void *)&now, 0);
    os_exit(5);
}
static void clocks(void)
{
    CANNOT_IF(qemu_user, "qemu-user 7.2 has no vDSO, and no seccomp");
    CHECK(child(clock_in_jail, 0) == 5);
    CHECK(child(clock_in_jail, 1) == 256 + SIGKILL);
    CHECK(child(clock_in_jail, 2) == 256 + SIGKILL);
}

static void preloaded(void)
{
    CHECK(getppid() == 4242); /* as the test's own library has it */
    CHECK(os_getppid() != 4242 && os_getppid() == syscall(OS_NR_getppid));
}

/* --- signals --- */

static void size_of_set(void)
{
    sigset_t set;
    struct epoll_event event;
    const int events = epoll_create1(0);
    sigemptyset(&set);
    CHECK(sizeof set == 128 && events >= 0);
    CHECK(sigprocmask(SIG_BLOCK, &set, 0) == 0);
    CHECK(os_rt_sigprocmask(OS_SIG_BLOCK, (void *)&set, 0, sizeof set) == -EINVAL);
    CHECK(os_rt_sigprocmask(OS_SIG_BLOCK, (void *)&set, 0, 8) == 0);
    CHECK(epoll_pwait(events, &event, 1, 0, &set) == 0);
    CHECK(os_epoll_pwait(events, (void *)&event, 1, 0, (void *)&set, sizeof set) == -EINVAL);
    CHECK(os_epoll_pwait(events, (void *)&event, 1, 0, (void *)&set, 8) == 0);
    CHECK(os_ppoll(0, 0, &(struct os_timespec){0, 0}, (void *)&set, sizeof set) == -EINVAL);
    CHECK(os_ppoll(0, 0, &(struct os_timespec){0, 0}, (void *)&set, 8) == 0);
}

/* Signals 32 and 33 are libc's own: they cancel threads and change all threads' users. */
#define LIBCS_OWN 0x180000000UL
static void *blocks_all(void *fds)
{
    const struct os_sigset all = {{~0UL}};
    char byte;
    CHECK(os_rt_sigprocmask(OS_SIG_BLOCK, &all, 0, 8) == 0);
    CHECK(write(((int *)fds)[1], "x", 1) == 1);
    return (void *)read(((int *)fds)[2], &byte, 1); /* for ever */
}
/* setuid asks each thread by a signal, and waits, itself with all signals blocked (musl). */
static void waits_for_thread(int done)
{
    pthread_t thread;
    int fds[4];
    char byte;
    CHECK(pipe(fds) == 0 && pipe(fds + 2) == 0);
    CHECK(pthread_create(&thread, 0, blocks_all, fds) == 0 && read(fds[0], &byte, 1) == 1);
    CHECK(setuid(getuid()) == 0 && write(done, "x", 1) == 1);
}
static int waits_for_ever(void)
{
    struct pollfd done = {.events = POLLIN};
    int fds[2], ended;
    CHECK(pipe(fds) == 0);
    done.fd = fds[0];
    fflush(stdout);
    const pid_t pid = fork();
    if (pid == 0) {
        waits_for_thread(fds[1]);
        _exit(WELL);
    }
    ended = poll(&done, 1, 500);
    CHECK(kill(pid, SIGKILL) == 0 && waitpid(pid, 0, 0) == pid);
    return ended == 0;
}
static void reserved_signals(void)
{
    const struct os_sigset all = {{~0UL}}, none = {{0}};
    struct os_sigset blocked = {{0}};
    sigset_t set;
    sigfillset(&set);
    if (glibc != 0) /* which also looks at it here */
        memset(&set, 0xff, sizeof set);
    CHECK(sigprocmask(SIG_BLOCK, &set, 0) == 0);
    CHECK(os_rt_sigprocmask(OS_SIG_BLOCK, 0, &blocked, 8) == 0);
    CHECK((blocked.sig[0] & LIBCS_OWN) == 0 && (blocked.sig[0] & 1) == 1);
    CHECK(os_rt_sigprocmask(OS_SIG_BLOCK, &all, 0, 8) == 0);
    CHECK(os_rt_sigprocmask(OS_SIG_BLOCK, 0, &blocked, 8) == 0);
    CANNOT_IF(qemu_user && (blocked.sig[0] & LIBCS_OWN) == 0,
              "qemu-user keeps these two for itself");
    CHECK((blocked.sig[0] & LIBCS_OWN) == LIBCS_OWN);
    CHECK(os_rt_sigprocmask(OS_SIG_SETMASK, &none, 0, 8) == 0);
    CHECK(waits_for_ever());
}

static void leaves_well(int sig)
{
    _exit(sig == SIGUSR1 ? 6 : BADLY);
}
static void signals(int flags)
{
    const struct os_sigaction action = {.k_sa_handler = leaves_well,
                                        .sa_flags = (unsigned long)flags};
    CHECK(os_rt_sigaction(OS_SIGUSR1, &action, 0, 8) == 0);
    raise(SIGUSR1);
}
static void restorer(void)
{
    const struct sigaction libcs = {.sa_handler = leaves_well};
    struct os_sigaction ours = {0};
    CHECK(sigaction(SIGUSR1, &libcs, 0) == 0);
    CHECK(os_rt_sigaction(OS_SIGUSR1, 0, &ours, 8) == 0 && ours.k_sa_handler == leaves_well);
#ifdef OS_CORE_X86_64
    CHECK(ours.sa_flags == OS_SA_RESTORER && ours.sa_restorer != 0);
    CHECK(child(signals, 0) == 256 + SIGSEGV);
#else
    CHECK(child(signals, 0) == 6);
#endif
    CHECK(sigaction(33, &libcs, 0) == -1 && errno == EINVAL);
    ours.k_sa_handler = (void (*)(int))0;
    CANNOT_IF(qemu_user && os_rt_sigaction(33, &ours, 0, 8) == -EINVAL,
              "qemu-user keeps signal 33 for itself");
    CHECK(os_rt_sigaction(33, &ours, 0, 8) == 0);
}

static int expired;
static void expire(union sigval value)
{
    expired = value.sival_int;
}
static void timer_threads(void)
{
    struct sigevent event = {.sigev_notify = SIGEV_THREAD};
    struct itimerspec soon = {{0, 0}, {0, 1}};
    timer_t libcs;
    int ours;
    event.sigev_notify_function = expire;
    event.sigev_value.sival_int = 7;
    CANNOT_IF(qemu_user && os_timer_create(OS_CLOCK_MONOTONIC, (void *)&event, &ours) == 0,
              "qemu-user asks the host's libc");
    CHECK(os_timer_create(OS_CLOCK_MONOTONIC, (void *)&event, &ours) == -EINVAL);
    event.sigev_signo = SIGUSR1;
    CHECK(os_timer_create(OS_CLOCK_MONOTONIC, (void *)&event, &ours) == 0);
    CHECK(os_timer_delete(ours) == 0);
    CHECK(timer_create(CLOCK_MONOTONIC, &event, &libcs) == 0);
    CHECK(timer_settime(libcs, 0, &soon, 0) == 0);
    for (int i = 0; i < 1000 && __atomic_load_n(&expired, __ATOMIC_SEQ_CST) == 0; i++)
        usleep(1000);
    CHECK(__atomic_load_n(&expired, __ATOMIC_SEQ_CST) == 7);
}

/* --- files, time, memory --- */

static void queue_names(void)
{
    const int create = O_RDWR | O_CREAT | O_EXCL;
    char slash[32], *name = slash + 1;
    snprintf(slash, sizeof slash, "/os_core.%d", (int)getpid());
    mqd_t queue = mq_open(slash, create, 0600, 0);
    CANNOT_IF(queue == (mqd_t)-1 && errno == ENOSYS, "a kernel without message queues");
    CHECK(queue != (mqd_t)-1);
    CANNOT_IF(qemu_user && os_mq_open(slash, OS_O_RDWR, 0, 0) != -EACCES && mq_unlink(slash) == 0,
              "qemu-user asks the host's libc, with one byte more than the name");
    CHECK(os_mq_open(slash, OS_O_RDWR, 0, 0) == -EACCES && os_mq_unlink(slash) == -EACCES);
    CHECK(os_mq_open(name, create, 0600, 0) == -EEXIST);
    CHECK(mq_unlink(slash) == 0 && os_mq_unlink(name) == -ENOENT);
}

static void no_flags_of_access(void)
{
    unlink("dangling");
    CHECK(symlink("nothing", "dangling") == 0);
    CHECK(faccessat(AT_FDCWD, "dangling", F_OK, AT_SYMLINK_NOFOLLOW) == 0);
    CHECK(fchmodat(AT_FDCWD, "dangling", 0600, 0) == -1 && errno == ENOENT);
    CHECK(os_faccessat(OS_AT_FDCWD, "dangling", F_OK) == -ENOENT);
    long (*const access3)(int, const char *, int) = os_faccessat;
    long (*const chmod3)(int, const char *, unsigned short) = os_fchmodat;
    CHECK(access3 != 0 && chmod3(OS_AT_FDCWD, "dangling", 0600) == -ENOENT);
    CHECK(os_faccessat2(OS_AT_FDCWD, "dangling", F_OK, OS_AT_SYMLINK_NOFOLLOW) == 0 || qemu_user);
    CHECK(unlink("dangling") == 0);
}

static void times_of_descriptor(void)
{
    const struct timespec times[2] = {{1000, 0}, {2000, 0}};
    const int fd = open("times", O_RDWR | O_CREAT, 0600);
    const char *volatile no_path = 0; /* the compiler warns of 0 */
    struct stat status;
    const int refused = fd < 0 || utimensat(fd, no_path, times, 0) == 0 ? 0 : errno;
    /* 2.36 and 2.41 were tried. */
    CHECK(fd >= 0 && (glibc >= 241 ? refused == 0 : glibc > 236 || refused == EINVAL));
    CHECK(os_utimensat(fd, 0, (const void *)times, 0) == 0);
    CHECK(fstat(fd, &status) == 0 && status.st_mtime == 2000 && unlink("times") == 0);
}

static void halves_of_offset(void)
{
    char byte = 0;
    const struct iovec one = {&byte, 1};
    const int fd = memfd_create("halves", 0);
    CHECK(fd >= 0 && write(fd, "abcd", 4) == 4);
    CHECK(preadv(fd, &one, 1, 2) == 1 && byte == 'c');
    CHECK(os_preadv(fd, (const void *)&one, 1, 1, 0) == 1 && byte == 'b');
    CHECK(os_preadv(fd, (const void *)&one, 1, 3, 99) == 1 && byte == 'd');
    CHECK(os_pwritev(fd, (const void *)&one, 1, 0, 99) == 1);
    CHECK(os_pread64(fd, &byte, 1, 0) == 1 && byte == 'd');
}

#ifdef OS_CORE_X86_64
static void without_flags(void)
{
    const struct os_sigset mask = {{1}};
    sigset_t set;
    sigemptyset(&set);
    CHECK(eventfd(0, EFD_CLOEXEC) >= 0 && signalfd(-1, &set, SFD_CLOEXEC) >= 0);
    long (*const event)(unsigned int) = os_eventfd;
    CHECK((fcntl((int)event(0), F_GETFD) & FD_CLOEXEC) == 0);
    CHECK(os_signalfd(-1, &mask, 0) == -EINVAL && os_signalfd(-1, &mask, 8) >= 0);
    CHECK((fcntl((int)os_eventfd2(0, OS_EFD_CLOEXEC), F_GETFD) & FD_CLOEXEC) != 0);
}
#endif

static void rest_of_timeout(void)
{
    struct timespec ours = {0, 2000000}, libcs = ours;
    CHECK(ppoll(0, 0, &libcs, 0) == 0 && libcs.tv_nsec == 2000000);
    CHECK(os_ppoll(0, 0, (void *)&ours, 0, 8) == 0 && ours.tv_nsec == 0);
    ours.tv_nsec = 2000000;
    CHECK(pselect(0, 0, 0, 0, &libcs, 0) == 0 && libcs.tv_nsec == 2000000);
    CHECK(os_pselect6(0, 0, 0, 0, (void *)&ours, 0) == 0 && ours.tv_nsec == 0);
}

static void pack_of_pselect(void)
{
    const unsigned long mask = 0;
    struct {
        const void *set;
        unsigned long size;
    } pack = {&mask, 8};
    struct timespec none = {0, 0};
    sigset_t set;
    sigemptyset(&set);
    CHECK(pselect(0, 0, 0, 0, &none, &set) == 0);
    CHECK(os_pselect6(0, 0, 0, 0, (void *)&none, &pack) == 0);
    pack.size = sizeof set;
    CHECK(os_pselect6(0, 0, 0, 0, (void *)&none, &pack) == -EINVAL);
}

static void kernels_log(void)
{
    void (*const libcs)(int, const char *, ...) = syslog;
    CHECK(libcs != 0);
    errno = 0;
    const long size = klogctl(10, 0, 0); /* the size of the kernel's buffer */
    CANNOT_IF(size < 0 && qemu_user, "this qemu-user has no such call");
    CHECK(os_syslog(10, 0, 0) == (size < 0 ? -errno : size));
}

static void end_of_data(void)
{
    char *const end = sbrk(0);
    const long next = (long)os_brk((void *)(end + 65536));
    CHECK(next == (long)(end + 65536) || next == (long)end);
    CHECK(next == (long)(end + 65536));
    CHECK((long)os_brk(0) == next);
    CHECK(sbrk(0) == end);
    CHECK(brk(end) == 0 && (long)os_brk(0) == (long)end);
}

static void registered_rseq(void)
{
    static char area[64] __attribute__((__aligned__(32)));
    const long result = os_rseq((struct os_rseq *)(void *)area, 32, 0, 0x53053053);
    CANNOT_IF(result == -ENOSYS, "no rseq");
    CANNOT_IF(glibc < 235, "glibc uses it since 2.35");
    CHECK(result == -EINVAL);
}

static void rounded_pages(void)
{
    char *const page = mmap(0, 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(page != MAP_FAILED && os_mprotect(page + 1, 1, OS_PROT_READ) == -EINVAL);
    CHECK(mprotect(page + 1, 1, PROT_READ) == 0);
}
/* Memory may not be locked, and the user has no right to. */
static void forbidden(void)
{
    const struct rlimit none = {0, 0};
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED;
    CHECK(setrlimit(RLIMIT_MEMLOCK, &none) == 0);
    CHECK(os_getuid() != 0 || os_setuid(1000) == 0);
    CHECK(os_mmap_raw(0, 1, PROT_READ, flags, -1, 0) == -EPERM);
    CHECK(mmap(0, 1, PROT_READ, flags, -1, 0) == MAP_FAILED && errno == ENOMEM);
}
static void policy(void)
{
    CHECK(os_sched_getscheduler(0) == 0);
    CHECK(sched_getscheduler(0) == -1 && errno == ENOSYS);
}

/* --- the table --- */

/* For whom a row is, if not for all. */
enum { ALL, GLIBC = 1, MUSL = 2, X86_64 = 4, DYNAMIC = 8 };
#ifndef OS_CORE_X86_64
#define without_flags 0
#endif

static const struct row {
    int only;
    void (*test)(void);
    const char *functions, *libcs, *ours;
} rows[] = {
    {ALL, no_errno, "every function", "-1, and errno is set",
     "-errno is the result; errno stays as it was"},
    {ALL, cancellation, "every function", "those that wait are cancellation points",
     "none is a cancellation point"},
    {DYNAMIC, preloaded, "every function",
     "a library in LD_PRELOAD (fakeroot, faketime) can stand in for it",
     "the kernel is called, and no such library sees it"},
    {ALL, set_ids,
     "os_setuid, os_setgid, os_setreuid, os_setregid, os_setresuid, os_setresgid, os_setgroups",
     "changes all threads of the process", "changes the calling thread only"},
    {ALL, exit_thread, "os_exit", "exit ends the process", "ends the calling thread only"},
    {ALL, exit_process, "os_exit_group",
     "exit runs the handlers of atexit and writes out stdio's buffers", "does neither, as _exit"},
    {ALL, forks, "os_fork, OS_NR_clone",
     "runs the handlers of pthread_atfork, and the child's libc knows its thread's ID",
     "does neither: the child's libc takes itself for the parent"},
    {ALL, order_of_clone, "OS_NR_clone",
     "a function, a stack, flags, its argument, then optional ones, the same on every machine",
     "flags, stack, parent_tid, child_tid, tls on x86_64; ..., tls, child_tid on the others"},
    {ALL, rusage_of_waitid, "os_waitid", "four arguments",
     "five: the last is a struct rusage for the child's use of resources, or NULL"},
    {ALL, peek, "os_ptrace", "PTRACE_PEEK requests return the word",
     "PTRACE_PEEK requests store the word where data points to, and return 0"},
    {ALL, queue_names, "os_mq_open, os_mq_unlink", "the name begins with a slash",
     "the name has no slash: with one it is EACCES"},
    {ALL, length_of_cwd, "os_getcwd", "returns the buffer, and allocates one for NULL",
     "returns how long the path is, its NUL included; NULL is EFAULT"},
    {ALL, priority, "os_getpriority", "returns the nice value, -20 to 19",
     "returns 20 - nice, 40 to 1 (os_setpriority takes the nice value)"},
    {ALL, affinity, "os_sched_getaffinity", "returns 0, and clears the rest of the set",
     "returns how many bytes it has written; the rest stays as it was"},
    {ALL, owner, "os_fcntl",
     "F_GETOWN gives a process group as a negative number, errno is untouched",
     "F_GETOWN does the same: a group up to 4095 looks like an error, F_GETOWN_EX does not"},
    {ALL, positive_errors, "os_clock_nanosleep, os_fadvise64",
     "clock_nanosleep and posix_fadvise return the error as a positive number",
     "return -errno, as all do"},
    {ALL, rest_of_timeout, "os_ppoll, os_pselect6", "ppoll and pselect leave the timeout as it was",
     "they store the rest of the time in the timeout"},
    {ALL, pack_of_pselect, "os_pselect6", "the sixth argument is the set of signals",
     "the sixth argument points to a pair: the address of the set, and its size, 8"},
    {ALL, size_of_set, "os_rt_sigprocmask, os_ppoll, os_epoll_pwait", "a sigset_t, of 128 bytes",
     "its first 8 bytes, and 8 is an argument: 128 is EINVAL"},
    {ALL, reserved_signals, "os_rt_sigprocmask",
     "sigfillset and sigprocmask never block signals 32 and 33, libc's own",
     "it blocks them like others: setuid of libc then waits for ever"},
    {ALL, restorer, "os_rt_sigaction",
     "sigaction adds the restorer that x86_64 needs, and refuses signals 32 and 33",
     "does neither: without OS_SA_RESTORER the signal ends an x86_64 process"},
    {ALL, timer_threads, "os_timer_create", "SIGEV_THREAD calls a function in a thread",
     "the kernel knows no threads of libc: a signal is sent, without sigev_signo it is EINVAL"},
    {ALL, clocks, "os_clock_gettime, os_gettimeofday", "reads the vDSO, without a system call",
     "makes a system call, which seccomp sees"},
    {ALL, kernels_log, "os_syslog", "writes a line to the log of the system",
     "reads and controls the kernel's log, as klogctl"},
    {ALL, no_flags_of_access, "os_faccessat, os_fchmodat", "have flags",
     "have no flags: os_faccessat2 and os_fchmodat2 have some"},
    {GLIBC, times_of_descriptor, "os_utimensat",
     "glibc to 2.36: no path is EINVAL; 2.41: as the kernel",
     "no path sets the times of the descriptor, as futimens"},
    {ALL, halves_of_offset, "os_preadv, os_pwritev", "the offset is one argument",
     "the offset is two arguments, and these machines ignore the second"},
    {X86_64, without_flags, "os_eventfd, os_signalfd", "have flags",
     "have no flags (on x86_64 only): os_eventfd2 and os_signalfd4 have some"},
    {GLIBC, end_of_data, "os_brk", "returns 0 or -1",
     "returns the end; glibc's sbrk and malloc do not learn of it"},
    {GLIBC, registered_rseq, "os_rseq", "glibc has registered an area of its own for each thread",
     "a second one is EINVAL"},
    {MUSL, forbidden, "os_mmap, os_mmap_raw", "musl: EPERM becomes ENOMEM for anonymous memory",
     "EPERM stays"},
    {MUSL, rounded_pages, "os_mprotect", "musl: rounds to whole pages",
     "an address within a page is EINVAL"},
    {MUSL, policy, "os_sched_getscheduler", "musl: ENOSYS", "the kernel's policy of the process"},
};

static void run_row(int i)
{
    rows[i].test();
}
static int here(int only)
{
    int of = glibc != 0 ? GLIBC : MUSL;
#ifdef OS_CORE_X86_64
    of |= X86_64;
#endif
    if (getenv("LD_PRELOAD") != 0)
        of |= DYNAMIC;
    return (only & ~of) == 0;
}
int main(int argc, char **argv)
{
    const int n = sizeof rows / sizeof *rows;
    int run = 0, failed = 0;

    if (argc == 2 && strcmp(argv[1], "table") == 0) {
        for (int i = 0; i < n; i++)
            printf("%s|%s|%s\n", rows[i].functions, rows[i].libcs, rows[i].ours);
        return 0;
    }
    if (argc < 2 || chdir(argv[1]) != 0)
        return 2;
    qemu_user = argc > 2;
    for (int i = 0; i < n; i++) {
        int ended;
        if (!here(rows[i].only))
            continue;
        ended = child(run_row, i);
        failed += ended != WELL && ended != CANNOT;
        if (ended > 255)
            printf("# ended by signal %d\n", ended - 256);
        printf("%sok %d - %s: %s%s\n", ended == WELL || ended == CANNOT ? "" : "not ", ++run,
               rows[i].functions, rows[i].ours, ended == CANNOT ? " # SKIP" : "");
    }
    printf("1..%d\n", run);
    return failed != 0;
}
