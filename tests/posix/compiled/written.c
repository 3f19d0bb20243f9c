/* SPDX-License-Identifier: MIT */
/*
 * What a function has written when it did not fail is no uninitialised variable to the compiler,
 * however the program asks whether it failed.
 */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A function of this name: the variable, the call that writes it, how it fails, what is read. */
#define READS(name, variable, call, failed, value)                                                 \
    int name(void);                                                                                \
    int name(void)                                                                                 \
    {                                                                                              \
        variable;                                                                                  \
        if ((call)failed)                                                                          \
            return 99;                                                                             \
        return (value) != 0;                                                                       \
    }
/* The ways to ask, of a function that returns an int: also which of them is asked decides. */
#define WRITES(name, variable, call, value)                                                        \
    READS(name##_is_minus_1, variable, call, == -1, value)                                         \
    READS(name##_is_negative, variable, call, < 0, value)                                          \
    READS(name##_is_not_0, variable, call, != 0, value)

READS(sigwait_, int out, sigwait(&(sigset_t){{1}}, &out), != 0, out)
READS(sigmask_, sigset_t out, pthread_sigmask(0, 0, &out), != 0, out.sig[0])
READS(getcwd_, char out[9], getcwd(out, sizeof out), == 0, out[0])
READS(time_, time_t out, time(&out), == -1, out)
READS(read_, char out[9], read(0, out, sizeof out), < 1, out[0])
READS(readlink_, char out[9], readlink("a", out, sizeof out), < 1, out[0])
READS(random_, int out, getrandom(&out, sizeof out, 0), != sizeof out, out)
READS(waitpid_, int out, waitpid(-1, &out, 0), == -1, out)
READS(wait4_, struct rusage out, wait4(-1, 0, 0, &out), < 0, out.ru_maxrss)
READS(timed_, siginfo_t out, sigtimedwait(&(sigset_t){{1}}, &out, 0), == -1, out.si_signo)
READS(groups_, gid_t out[4], getgroups(4, out), < 1, out[0])
READS(epoll_, struct epoll_event out[1], epoll_wait(0, out, 1, 0), < 1, out->events)
READS(accept_, struct sockaddr out, accept(0, &out, &(socklen_t){sizeof out}), < 0, out.sa_family)
WRITES(sigaction, struct sigaction out, sigaction(SIGINT, 0, &out), out.sa_flags)
WRITES(sigprocmask, sigset_t out, sigprocmask(SIG_SETMASK, 0, &out), out.sig[0])
WRITES(sigpending, sigset_t out, sigpending(&out), out.sig[0])
WRITES(sigaltstack, stack_t out, sigaltstack(0, &out), out.ss_size)
WRITES(gethostname, char out[9], gethostname(out, sizeof out), out[0])
WRITES(getentropy, int out, getentropy(&out, sizeof out), out)
WRITES(clock_gettime, struct timespec out, clock_gettime(0, &out), out.tv_nsec)
WRITES(clock_getres, struct timespec out, clock_getres(0, &out), out.tv_nsec)
WRITES(gettimeofday, struct timeval out, gettimeofday(&out, 0), out.tv_usec)
WRITES(getitimer, struct itimerval out, getitimer(0, &out), out.it_value.tv_sec)
WRITES(timer_create, timer_t out, timer_create(0, 0, &out), out)
WRITES(timer_gettime, struct itimerspec out, timer_gettime(0, &out), out.it_value.tv_sec)
WRITES(timerfd_gettime, struct itimerspec out, timerfd_gettime(0, &out), out.it_value.tv_sec)
WRITES(stat, struct stat out, stat("a", &out), out.st_mode)
WRITES(lstat, struct stat out, lstat("a", &out), out.st_mode)
WRITES(fstat, struct stat out, fstat(0, &out), out.st_mode)
WRITES(fstatat, struct stat out, fstatat(0, "a", &out, 0), out.st_mode)
WRITES(statx, struct statx out, statx(0, "a", 0, 0, &out), out.stx_mode)
WRITES(statfs, struct statfs out, statfs("a", &out), out.f_type)
WRITES(pipe, int out[2], pipe(out), out[0] + out[1])
WRITES(socketpair, int out[2], socketpair(AF_UNIX, SOCK_STREAM, 0, out), out[0] + out[1])
WRITES(getsockopt, int out, getsockopt(0, 0, 0, &out, &(socklen_t){sizeof out}), out)
WRITES(getresuid, uid_t out[3], getresuid(out, out + 1, out + 2), out[0] + out[1] + out[2])
WRITES(uname, struct utsname out, uname(&out), out.release[0])
WRITES(sysinfo, struct sysinfo out, sysinfo(&out), out.uptime)
WRITES(getrlimit, struct rlimit out, getrlimit(0, &out), out.rlim_cur)
WRITES(getrusage, struct rusage out, getrusage(0, &out), out.ru_maxrss)
WRITES(waitid, siginfo_t out, waitid(P_ALL, 0, &out, WEXITED), out.si_signo)
WRITES(sched_getaffinity, cpu_set_t out, sched_getaffinity(0, sizeof out, &out), out.bits[0])
WRITES(sched_getparam, struct sched_param out, sched_getparam(0, &out), out.sched_priority)
WRITES(mq_getattr, struct mq_attr out, mq_getattr(0, &out), out.mq_maxmsg)
WRITES(mincore, unsigned char out, mincore(0, 1, &out), out)
WRITES(ioctl, int out, ioctl(0, FIONREAD, &out), out)
WRITES(shmctl, struct shmid_ds out, shmctl(0, IPC_STAT, &out), out.shm_segsz)
