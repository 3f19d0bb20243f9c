/* SPDX-License-Identifier: MIT */
/* MSan can say how many bytes it takes for written: exactly those that the kernel has written. */
#include "seen.h"

#include <dirent.h>
#include <linux/aio_abi.h>
#include <linux/capability.h>
#include <linux/stat.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/timex.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>

static unsigned char buffer[512], other[512];
static void *const b = buffer; /* each call below writes to this */
static long result, wrong;
static size_t page;

static void expect(const char *call, long bytes, int may_be_refused)
{
    long written = __msan_test_shadow ? __msan_test_shadow(buffer, sizeof buffer) : bytes;
    if (written < 0)
        written = sizeof buffer;
    if (result == -OS_ENOSYS || (result == -OS_EPERM && may_be_refused)) {
        printf("# not here: %s\n", call);
        return;
    }
    if (!os_is_error(result) && written == bytes)
        return;
    printf("%s: %ld, %ld bytes, not %ld\n", call, result, written, bytes);
    wrong++;
}
static void forget(void *begin, size_t bytes)
{
    if (__msan_poison)
        __msan_poison(begin, bytes);
}
static void nothing_written(void)
{
    memset(buffer, 0, sizeof buffer); /* zeros tell no call to set something */
    forget(buffer, sizeof buffer);
}
/* Nobody has told that this is written, where MSan can say so. */
static void is_unknown(const char *what, const void *begin, size_t bytes)
{
    if (!__msan_test_shadow || __msan_test_shadow(begin, bytes) == 0)
        return;
    printf("%s: taken for written\n", what);
    wrong++;
}
#define CALL(call) (nothing_written(), result = (call))
#define EXPECT(call, bytes) (CALL(call), expect(#call, bytes, 0))
/* Containers refuse some calls even to root. */
#define EXPECT_OR_EPERM(call, bytes) (CALL(call), expect(#call, bytes, 1))
/* Here this error is a success. */
#define EXPECT_ERROR(call, error, bytes)                                                           \
    (CALL(call), result = result == -(error) ? 0 : -1, expect(#call, bytes, 0))

static struct os_timespec at_once, second = {1, 0};

static void files(void)
{
    const long pid = getpid(), at = (long)buffer;
    struct os_iovec two[2] = {{buffer, 7}, {buffer + 7, 100}}, remote = {other, 20};
    FILE *file = tmpfile();
    const int fd =
        file && fwrite(other, 1, 20, file) == 20 && fflush(file) == 0 ? fileno(file) : -1;
    const int folder = (int)os_openat(OS_AT_FDCWD, "/proc/self", OS_O_RDONLY, 0);
    unsigned char handle[136] = {128};
    struct os_xattr_args xattr = {(unsigned long)b, 9, 0};

    EXPECT(os_syscall4(OS_NR_pread64, fd, at, 100, 0), 20);
    EXPECT(os_syscall5(OS_NR_preadv, fd, (long)two, 2, 0, 0), 20);
    EXPECT(os_syscall6(OS_NR_preadv2, fd, (long)two, 2, 0, 0, 0), 20);
    EXPECT(os_syscall3(OS_NR_lseek, fd, 0, OS_SEEK_SET), 0);
    EXPECT(os_syscall3(OS_NR_readv, fd, (long)two, 1), 7);
    EXPECT(os_syscall3(OS_NR_read, fd, at, 100), 13);
    EXPECT(os_read(fd, b, 100), 0); /* the end */
    EXPECT(os_getrandom(b, 9, 0), 9);
    EXPECT(os_readlinkat(OS_AT_FDCWD, "/proc/self", b, 100),
           (long)snprintf((char *)other, sizeof other, "%ld", pid));
    EXPECT(os_readlink("/proc/self", b, 100), (long)strlen((char *)other));
    EXPECT(os_getcwd(b, 256), (long)strlen(getcwd((char *)other, 500)) + 1);
    EXPECT(os_getdents64(folder, b, 100), result);
    EXPECT(os_getdents(folder, b, 100), result);
    EXPECT(os_fstat(fd, b), sizeof(struct stat));
    EXPECT(os_newfstatat(OS_AT_FDCWD, "/", b, 0), sizeof(struct stat));
    EXPECT(os_stat("/", b), sizeof(struct stat));
    EXPECT(os_lstat("/", b), sizeof(struct stat));
    EXPECT(os_statx(OS_AT_FDCWD, "/", 0, OS_STATX_BASIC_STATS, b), 256);
    EXPECT(os_fstatfs(fd, b), sizeof(struct statfs));
    EXPECT(os_statfs("/", b), sizeof(struct statfs));
    EXPECT(os_pipe2(b, 0), 2 * sizeof(int));
    EXPECT(os_pipe(b), 2 * sizeof(int));
    EXPECT(os_flistxattr(fd, b, 0), 0);
    if (os_fsetxattr(fd, "user.seen", "value", 5, 0) == 0) {
        EXPECT(os_fgetxattr(fd, "user.seen", b, 0), 0); /* 5, but there is no room */
        EXPECT(os_fgetxattr(fd, "user.seen", b, 9), 5);
        EXPECT(os_flistxattr(fd, b, 100), result);
        EXPECT(os_getxattrat(fd, "", OS_AT_EMPTY_PATH, "user.seen", &xattr, 16), 5);
        EXPECT(os_listxattrat(fd, "", OS_AT_EMPTY_PATH, b, 100), result);
    } else
        printf("# not here: extended attributes\n");
    EXPECT(os_file_getattr(fd, "", b, 24, OS_AT_EMPTY_PATH), 24);
    /* /dev has handles: it is no overlay, as / in a container, nor a kernfs */
    EXPECT_OR_EPERM(os_name_to_handle_at(OS_AT_FDCWD, "/dev", (void *)handle, b, 0), 4);
    EXPECT_OR_EPERM(os_process_vm_readv((int)pid, two, 2, &remote, 1, 0), 20);
    fclose(file);
}

static void memory(void)
{
    struct os_cachestat_range range = {0, page};
    const int fd = (int)os_memfd_create("seen", 0), id = (int)os_shmget(IPC_PRIVATE, page, 0600);
    void *where = other;
    EXPECT(os_cachestat(fd, &range, b, 0), 40);
    EXPECT_OR_EPERM(os_get_mempolicy(b, 0, 0, 0, 0), 4);
    EXPECT_OR_EPERM(os_get_mempolicy(0, b, 1025, 0, 0), 128);
    EXPECT_OR_EPERM(os_move_pages(0, 1, &where, 0, b, 0), 4);
    EXPECT(os_shmctl(id, IPC_STAT, b), sizeof(struct shmid_ds));
    EXPECT(os_shmctl(0, IPC_INFO, b), sizeof(struct shminfo));
    EXPECT(os_shmctl(0, SHM_INFO, b), sizeof(struct shm_info));
    EXPECT(os_shmctl(id, IPC_RMID, 0), 0);
}

static void times_and_limits(void)
{
    struct os_itimerspec timer = {{0, 0}, {100, 0}};
    void *of_vdso = os_vdso(environ, "clock_gettime");
    int id = 0, fd = (int)os_timerfd_create(0, 0);
    struct os_user_cap_header_struct v3 = {_LINUX_CAPABILITY_VERSION_3, 0},
                                     v1 = {_LINUX_CAPABILITY_VERSION_1, 0};

    EXPECT(os_clock_gettime(0, b), 16);
    EXPECT(os_vdso_clock_gettime(of_vdso, 0, b), 16);
    EXPECT_ERROR(os_vdso_clock_gettime(of_vdso, 9999, b), OS_EINVAL, 0);
    EXPECT(os_clock_getres(0, b), 16);
    EXPECT(os_gettimeofday(b, NULL), sizeof(struct timeval));
    EXPECT(os_gettimeofday(NULL, b), sizeof(struct timezone));
    EXPECT(os_time(b), 8);
    EXPECT(os_times(b), sizeof(struct tms));
    EXPECT(os_adjtimex(b), sizeof(struct timex));
    EXPECT(os_clock_adjtime(0, b), sizeof(struct timex));
    EXPECT(os_getitimer(0, b), sizeof(struct itimerval));
    EXPECT(os_setitimer(0, NULL, b), sizeof(struct itimerval));
    EXPECT(os_timer_create(0, NULL, b), 4);
    if (os_timer_create(0, NULL, &id) != 0)
        wrong++;
    EXPECT(os_timer_gettime(id, b), 32);
    EXPECT(os_timer_settime(id, 0, &timer, b), 32);
    EXPECT(os_timerfd_gettime(fd, b), 32);
    EXPECT(os_timerfd_settime(fd, 0, &timer, b), 32);
    EXPECT(os_getrusage(0, b), sizeof(struct rusage));
    EXPECT(os_getrlimit(0, b), sizeof(struct rlimit));
    EXPECT(os_prlimit64(0, 0, NULL, b), sizeof(struct rlimit));
    EXPECT(os_uname(b), sizeof(struct utsname));
    EXPECT(os_sysinfo(b), sizeof(struct sysinfo));
    EXPECT(os_capget(&v3, b), 24);
    EXPECT(os_capget(&v1, b), 12);
    EXPECT(os_getresuid(b, (void *)other, (void *)other), 4);
    EXPECT(os_getresuid((void *)other, b, (void *)other), 4);
    EXPECT(os_getresgid((void *)other, (void *)other, b), 4);
    EXPECT(os_getgroups(0, b), 0);
    EXPECT(os_getgroups(64, b), result * 4);
    EXPECT(os_getcpu(b, NULL, NULL), 4);
    EXPECT(os_getcpu(NULL, b, NULL), 4);
    EXPECT(os_get_robust_list(0, b, (void *)other), 8);
    EXPECT(os_get_robust_list(0, (void *)other, b), 8);
    EXPECT(os_sched_getaffinity(0, 512, b), result);
    EXPECT(os_sched_getparam(0, b), 4);
    EXPECT(os_sched_rr_get_interval(0, b), 16);
    EXPECT(os_sched_getattr(0, b, 48, 0), 48);
    EXPECT_OR_EPERM(os_io_uring_setup(1, b), 120);
    EXPECT_OR_EPERM(os_syslog(10, b, 100), 0); /* the size only */
    EXPECT_OR_EPERM(os_syslog(3, b, 100), result);
    EXPECT(os_modify_ldt(0, b, 100), result);
}

static void on_alarm(int signal)
{
    (void)signal;
}
static void signals_and_children(void)
{
    const struct os_sigset usr1 = {{1UL << (SIGUSR1 - 1)}};
    const struct itimerval soon = {{0, 0}, {0, 1000}};
    struct sigaction act = {.sa_handler = on_alarm};
    int ends[2], pid;

    EXPECT(os_rt_sigaction(SIGUSR1, NULL, b, 8), 32);
    EXPECT(os_rt_sigprocmask(0, &usr1, b, 8), 8);
    EXPECT(os_rt_sigpending(b, 8), 8);
    kill(getpid(), SIGUSR1);
    EXPECT(os_rt_sigtimedwait(&usr1, b, &second, 8), 128);
    EXPECT(os_sigaltstack(NULL, b), sizeof(stack_t));
    sigaction(SIGALRM, &act, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    EXPECT_ERROR(os_nanosleep(&second, b), OS_EINTR, 16);
    setitimer(ITIMER_REAL, &soon, NULL);
    EXPECT_ERROR(os_clock_nanosleep(0, 0, &second, b), OS_EINTR, 16);
    EXPECT(os_nanosleep(&at_once, b), 0);

    if (pipe(ends) != 0 || (pid = fork()) < 0) {
        wrong++;
        return;
    }
    if (pid == 0)
        _exit(close(ends[1]) != 0 || read(ends[0], other, 1) != 0);
    EXPECT(os_wait4(pid, b, OS_WNOHANG, NULL), 0);
    EXPECT(os_wait4(pid, NULL, OS_WNOHANG, b), 0);
    EXPECT(os_waitid(1, pid, (void *)other, OS_WNOHANG | OS_WEXITED, b), 0);
    close(ends[1]);
    EXPECT(os_waitid(1, pid, b, OS_WEXITED | OS_WNOWAIT, NULL), 28);
    EXPECT(os_waitid(1, pid, NULL, OS_WEXITED | OS_WNOWAIT, b), sizeof(struct rusage));
    EXPECT(os_wait4(pid, b, 0, NULL), 4);
    EXPECT_ERROR(os_wait4(pid, b, 0, NULL), OS_ECHILD, 0);
}

static void socket_options(int to)
{
    int length = 4;

    EXPECT(os_getsockopt(to, SOL_SOCKET, SO_TYPE, b, &length), 4);
    length = 2;
    EXPECT(os_getsockopt(to, SOL_SOCKET, SO_TYPE, b, &length), 2);
    EXPECT(os_socketpair(AF_UNIX, SOCK_STREAM, 0, b), 2 * sizeof(int));
}

/* Two sockets, bound to names that the kernel chooses: 2 bytes and 6. */
static void sockets(void)
{
    const struct sockaddr_un any = {.sun_family = AF_UNIX};
    struct sockaddr_un name;
    struct iovec part = {buffer, 7}, parts[2] = {{other, 5}, {buffer, 9}};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    /* Two, and what lies behind them. */
    struct mmsghdr two[3] = {{{.msg_iov = parts, .msg_iovlen = 1}, 0},
                             {{.msg_iov = parts + 1, .msg_iovlen = 1}, 0}};
    char control[CMSG_SPACE(sizeof(int))];
    struct cmsghdr *fds = (void *)control;
    const int from = socket(AF_UNIX, SOCK_DGRAM, 0), to = socket(AF_UNIX, SOCK_DGRAM, 0);
    int length = sizeof name, one = 1;

    if (bind(from, (const void *)&any, 2) != 0 || bind(to, (const void *)&any, 2) != 0)
        wrong++;
    EXPECT(os_getsockname(to, b, &length), 8);
    length = 4;
    EXPECT(os_getsockname(to, b, &length), 4); /* there was no more room */
    length = sizeof name;
    if (os_getsockname(to, (void *)&name, &length) != 0 ||
        connect(from, (void *)&name, (socklen_t)length) != 0)
        wrong++;
    EXPECT(os_getpeername(from, b, &length), 8);
#define SEND() (void)(send(from, "12345", 5, 0) == 5 || wrong++)
    SEND();
    EXPECT(os_recvfrom(to, b, 9, 0, NULL, NULL), 5);
    SEND();
    EXPECT(os_recvfrom(to, b, 3, OS_MSG_TRUNC, NULL, NULL), 3);
    SEND();
    length = 100;
    EXPECT(os_recvfrom(to, other, 9, 0, b, &length), 8);
    SEND();
    forget(&message.msg_flags, sizeof message.msg_flags);
    EXPECT(os_recvmsg(to, (void *)&message, 0), 5);
    if (message.msg_flags != 0)
        wrong++;
    SEND();
    message = (struct msghdr){.msg_iov = parts, .msg_iovlen = 1, .msg_name = b, .msg_namelen = 6};
    EXPECT(os_recvmsg(to, (void *)&message, 0), 6);
    SEND(), SEND();
    forget(&two[2].msg_len, sizeof two[2].msg_len);
    EXPECT(os_recvmmsg(to, (void *)two, 2, 0, NULL), 5);
    is_unknown("the message behind the last", &two[2].msg_len, sizeof two[2].msg_len);
    message = (struct msghdr){.msg_iov = parts,
                              .msg_iovlen = 1,
                              .msg_control = control,
                              .msg_controllen = sizeof control};
    *fds = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof one), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(fds), &to, sizeof to);
    if (sendmsg(from, &message, 0) < 0)
        wrong++;
    message.msg_control = b;
    EXPECT(os_recvmsg(to, (void *)&message, 0), sizeof control);
    two[0].msg_hdr.msg_name = two[1].msg_hdr.msg_name = NULL;
    forget(&two[1].msg_len, sizeof two[1].msg_len);
    EXPECT(os_sendmmsg(from, (void *)two, 2, 0), 0);
    if (two[1].msg_len != 9)
        wrong++;
    socket_options(to);
    close(from), close(to);
}
static void listener(void)
{
    const struct sockaddr_un any = {.sun_family = AF_UNIX};
    struct sockaddr_un name;
    const int server = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
    int length = sizeof name;
    if (bind(server, (const void *)&any, 2) != 0 || listen(server, 1) != 0 ||
        os_getsockname(server, (void *)&name, &length) != 0 ||
        connect(client, (void *)&name, (socklen_t)length) != 0)
        wrong++;
    length = sizeof name;
    EXPECT(os_accept4(server, b, &length, 0), 2); /* it has no name */
    close(server), close(client);
}

static void queues(void)
{
    struct os_mq_attr attr = {0, 2, 16, 0, {0}};
    struct {
        long type;
        char text[5];
    } message = {1, "text"};
    const int id = (int)os_msgget(IPC_PRIVATE, 0600);
    int last;
    const int queue = (int)os_mq_open("os_core_seen", OS_O_RDWR | OS_O_CREAT, 0600, &attr);

    os_mq_unlink("os_core_seen");
    if (queue >= 0) {
        EXPECT(os_mq_getsetattr(queue, NULL, b), 64);
        os_mq_timedsend(queue, "abc", 3, 7, NULL), os_mq_timedsend(queue, "abc", 3, 7, NULL);
        EXPECT(os_mq_timedreceive(queue, b, 16, NULL, NULL), 3);
        EXPECT(os_mq_timedreceive(queue, (void *)other, 16, b, NULL), 4);
        close(queue);
    } else
        printf("# not here: message queues of POSIX\n");
    if (id >= 0) {
        os_msgsnd(id, (void *)&message, 5, 0);
        EXPECT(os_msgrcv(id, b, 100, 0, 0), 8 + 5);
        EXPECT(os_msgctl(id, IPC_STAT, b), sizeof(struct msqid_ds));
        EXPECT(os_msgctl(0, IPC_INFO, b), sizeof(struct msginfo));
        EXPECT(os_msgctl(0, MSG_INFO, b), sizeof(struct msginfo));
        for (last = (int)result; last > 0 && os_msgctl(last, MSG_STAT, (void *)other) != id;)
            last--;
        EXPECT(os_msgctl(last, MSG_STAT, b), sizeof(struct msqid_ds));
        EXPECT(os_msgctl(last, MSG_STAT_ANY, b), sizeof(struct msqid_ds));
        EXPECT_OR_EPERM(os_msgctl(id, IPC_SET, b), 0);
        os_msgctl(id, IPC_RMID, NULL);
    } else
        printf("# not here: message queues of System V\n");
}

static void polls(void)
{
    struct os_pollfd polled[3] = {{.events = POLLIN}, {.events = POLLIN}};
    const int ready = (int)os_eventfd2(1, 0), poll = (int)os_epoll_create1(0);
    struct os_epoll_event event = {.events = EPOLLIN};

    if (os_epoll_ctl(poll, EPOLL_CTL_ADD, ready, &event) != 0 ||
        os_epoll_ctl(poll, EPOLL_CTL_ADD, 1, &event) > 0)
        wrong++;
    EXPECT(os_epoll_wait(poll, b, 9, 0), result * (long)sizeof event);
    EXPECT(os_epoll_pwait(poll, b, 9, 0, NULL, 8), result * (long)sizeof event);
    EXPECT(os_epoll_pwait2(poll, b, 9, &at_once, NULL, 8), result * (long)sizeof event);
    polled[0].fd = polled[1].fd = ready;
    forget(&polled[1].revents, sizeof(short));
    forget(&polled[2].revents, sizeof(short));
    EXPECT(os_ppoll(polled, 2, &at_once, NULL, 8), 0);
    is_unknown("the descriptor behind the last", &polled[2].revents, sizeof(short));
    if (polled[1].revents != POLLIN)
        wrong++;
    forget(&polled[0].revents, sizeof(short));
    EXPECT(os_poll(polled, 2, 0), 0);
    if (polled[0].revents != POLLIN)
        wrong++;
}

static void asynchronous_reads(void)
{
    unsigned long context = 0;
    struct os_iocb read = {
        .aio_lio_opcode = IOCB_CMD_PREAD, .aio_buf = (unsigned long)other, .aio_nbytes = 4};
    struct os_iocb *list = &read;
    FILE *file = tmpfile();

    read.aio_fildes = file ? (unsigned)fileno(file) : 0;
    if (os_io_setup(2, &context) == 0) {
        os_io_submit(context, 1, &list);
        EXPECT(os_io_getevents(context, 1, 1, b, NULL), sizeof(struct io_event));
        os_io_submit(context, 1, &list);
        EXPECT(os_io_pgetevents(context, 1, 1, b, NULL, NULL), sizeof(struct io_event));
        os_io_destroy(context);
    } else
        printf("# not here: asynchronous reads\n");
    fclose(file);
}

/* Mounts, security modules, namespaces: new calls, with sizes that depend on the kernel's data. */
static void lists(void)
{
    struct os_mnt_id_req root = {.size = 24, .mnt_id = ~0UL};
    unsigned size = sizeof buffer;
    unsigned long mount;
    struct os_ns_id_req namespace = {.size = 32};

    EXPECT_OR_EPERM(os_listmount(&root, b, 4, 0), result * 8);
    if (result > 0) {
        memcpy(&mount, buffer, sizeof mount);
        root.mnt_id = mount, root.param = 1; /* STATMOUNT_SB_BASIC */
        EXPECT_OR_EPERM(os_statmount(&root, b, sizeof buffer, 0), *(int *)b);
    }
    EXPECT(os_lsm_list_modules(b, &size, 0), result * 8);
    size = sizeof buffer;
    if (os_lsm_get_self_attr(100, (void *)other, &size, 0) > 0)
        EXPECT(os_lsm_get_self_attr(100, b, &size, 0), (long)size);
    EXPECT_OR_EPERM(os_listns(&namespace, b, 4, 0), result * 8);
}

int main(void)
{
    page = (size_t)sysconf(_SC_PAGESIZE);
    files();
    memory();
    times_and_limits();
    signals_and_children();
    sockets();
    listener();
    queues();
    polls();
    asynchronous_reads();
    lists();
    return wrong != 0;
}
