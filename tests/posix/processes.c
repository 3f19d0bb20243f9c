/* SPDX-License-Identifier: MIT */
/* Processes, signals, what belongs to a process: see say.h. */
#include "say.h"

#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>

static void children(void)
{
    int status = 0;
    siginfo_t info;
    struct rusage usage;
    pid_t child = fork();

    if (child == 0)
        _exit(setsid() == getpid() ? 7 : 8);
    SAY(waitpid(child, &status, 0) == child);
    SAY(WIFEXITED(status));
    SAY(WEXITSTATUS(status));
    SAY(waitpid(child, &status, 0));
    child = _Fork();
    if (child == 0)
        for (;;)
            pause();
    SAY(kill(child, SIGKILL));
    memset(&info, 0, sizeof info);
    SAY(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT));
    SAY(info.si_pid == child);
    SAY(info.si_code);
    SAY(info.si_status);
    SAY(info.si_signo);
    SAY(wait4(child, &status, 0, &usage) == child);
    SAY(WIFSIGNALED(status));
    SAY(WTERMSIG(status));
    SAY(usage.ru_maxrss >= 0);
    SAY(wait(&status));
    SAY(wait3(&status, WNOHANG, &usage));
    SAY(waitid(P_PID, 1, &info, 0));
    child = vfork();
    if (child == 0)
        _exit(execve("/nothing", 0, 0) == -1 ? 5 : 6);
    SAY(waitpid(-1, &status, 0) == child);
    SAY(WEXITSTATUS(status));
    SAY(waitpid(-1, 0, 99999));
}

static volatile int handled, value_of_signal;
static void handler(int signal)
{
    handled = signal;
}
static void handler_with_info(int signal, siginfo_t *info, void *context)
{
    handled = signal;
    value_of_signal = info->si_pid == getpid() && ((ucontext_t *)context)->uc_link == 0
                          ? info->si_value.sival_int
                          : -1;
}

static void signals(void)
{
    struct sigaction action, before;
    sigset_t set, old;
    siginfo_t info;
    union sigval value;
    stack_t stack;
    const struct timespec now = {0, 0};
    int number = 0;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    SAY(sigemptyset(&action.sa_mask));
    SAY(sigaddset(&action.sa_mask, SIGUSR2));
    SAY(sigaction(SIGUSR1, &action, &before));
    SAY(before.sa_handler == SIG_DFL);
    SAY(raise(SIGUSR1));
    SAY(handled == SIGUSR1);
    SAY(sigaction(SIGUSR1, 0, &before));
    SAY(before.sa_handler == handler && sigismember(&before.sa_mask, SIGUSR2));
    SAY(before.sa_flags & (SA_RESTART | SA_NODEFER));
    SAY(sigaction(SIGKILL, &action, 0));
    SAY(sigaction(99, &action, 0));
    SAY(signal(SIGUSR2, handler) == SIG_DFL);
    SAY(signal(SIGKILL, handler) == SIG_ERR);
    SAY(signal(SIGUSR2, SIG_ERR) == SIG_ERR);
    SAY(sigaction(SIGUSR2, 0, &before));
    SAY((before.sa_flags & SA_RESTART) != 0);
    action.sa_sigaction = handler_with_info;
    action.sa_flags = SA_SIGINFO;
    SAY(sigaction(SIGUSR2, &action, 0));
    value.sival_int = 42;
    SAY(sigqueue(getpid(), SIGUSR2, value));
    SAY(value_of_signal);
    SAY(sigqueue(-1, 99, value));

    SAY(sigemptyset(&set));
    SAY(sigaddset(&set, SIGUSR1));
    SAY(sigaddset(&set, 0));
    SAY(sigaddset(&set, 65));
    SAY(sigdelset(&set, 99));
    SAY(sigismember(&set, SIGUSR1));
    SAY(sigismember(&set, SIGUSR2));
    SAY(sigismember(&set, -1));
    SAY(sigemptyset(&old));
    SAY(sigisemptyset(&old) && !sigisemptyset(&set));
    SAY(sigandset(&old, &set, &set));
    SAY(sigismember(&old, SIGUSR1) == 1 && sigismember(&old, SIGUSR2) == 0);
    SAY(sigemptyset(&old));
    SAY(sigorset(&old, &old, &set));
    SAY(sigismember(&old, SIGUSR1) == 1 && sigismember(&old, SIGUSR2) == 0);
    SAY(sigprocmask(SIG_BLOCK, &set, &old));
    SAY(sigprocmask(99, &set, &old));
    SAY(sigprocmask(99, 0, &old));
    SAY(sigismember(&old, SIGUSR1));
    SAY(pthread_sigmask(99, &set, 0));
    handled = 0;
    SAY(kill(getpid(), SIGUSR1));
    SAY(handled);
    SAY(sigpending(&old));
    SAY(sigismember(&old, SIGUSR1));
    SAY(sigtimedwait(&set, &info, &now) == SIGUSR1);
    SAY(info.si_signo == SIGUSR1 && info.si_pid == getpid() && info.si_code == SI_USER);
    SAY(sigtimedwait(&set, &info, &now));
    SAY(kill(getpid(), SIGUSR1));
    SAY(sigwait(&set, &number));
    SAY(number == SIGUSR1);
    SAY(kill(getpid(), SIGUSR1));
    SAY(sigwaitinfo(&set, 0) == SIGUSR1);
    SAY(raise(SIGUSR1));
    SAY(sigwaitinfo(&set, &info) == SIGUSR1);
    SAY(info.si_code == SI_USER);
    SAY(kill(getpid(), SIGUSR1));
    SAY(sigemptyset(&old));
    SAY(sigsuspend(&old));
    SAY(handled == SIGUSR1);
    number = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    SAY(number >= 0);
    SAY(read(number, &info, sizeof info));
    SAY(signalfd(-1, &set, 99999));
    SAY(signalfd(0, &set, 0));
    SAY(sigfillset(&set));
    SAY(sigismember(&set, SIGKILL));
    SAY(sigprocmask(SIG_SETMASK, &old, 0));

    memset(&stack, 0, sizeof stack);
    SAY(sigaltstack(0, &stack));
    SAY(stack.ss_flags);
    stack.ss_flags = 99;
    SAY(sigaltstack(&stack, 0));
    SAY(kill(0, 99));
    SAY(kill(getpid(), 0));
    SAY(killpg(getpgrp(), 0));
    SAY(killpg(-1, 0));
    SAY(tgkill(getpid(), gettid(), 0));
    SAY(tgkill(-1, 1, 0));
    SAY(raise(99));
}

/* A handler interrupts a call that waits: EINTR, but for those that SA_RESTART repeats. */
static void interrupted(void)
{
    const struct timespec second = {1, 0};
    struct itimerval soon, none;
    struct sigaction action;
    struct pollfd polled = {-1, POLLIN, 0};
    char text[4];
    int fds[2];

    memset(&soon, 0, sizeof soon);
    memset(&none, 0, sizeof none);
    soon.it_value.tv_usec = soon.it_interval.tv_usec = 20000;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    SAY(pipe(fds));
    SAY(sigaction(SIGALRM, &action, 0));
    SAY(setitimer(ITIMER_REAL, &soon, 0));
    SAY(read(fds[0], text, sizeof text));
    SAY(poll(&polled, 1, -1));
    SAY(select(0, 0, 0, 0, 0));
    SAY(nanosleep(&second, 0));
    SAY(clock_nanosleep(CLOCK_MONOTONIC, 0, &second, 0));
    SAY(sleep(2) > 0);
    SAY(usleep(1000000));
    SAY(wait(0) == -1 && errno == ECHILD);
    SAY(pause());
    SAY(handled == SIGALRM);
    action.sa_flags = SA_RESTART;
    SAY(sigaction(SIGALRM, &action, 0));
    SAY(poll(&polled, 1, -1));
    SAY(setitimer(ITIMER_REAL, &none, 0));
}

static void identities(void)
{
    uid_t users[3];
    gid_t groups[3];

    SAY(getpid() > 0 && gettid() == getpid() && getppid() >= 0);
    SAY(getpgid(0) == getpgrp());
    SAY(getpgid(-1));
    SAY(setpgid(-1, 0));
    SAY(getsid(0) > 0);
    SAY(getsid(-1));
    SAY(getresuid(&users[0], &users[1], &users[2]));
    SAY(users[0] == getuid() && users[1] == geteuid());
    SAY(getresgid(&groups[0], &groups[1], &groups[2]));
    SAY(groups[0] == getgid() && groups[1] == getegid());
    SAY(getgroups(-1, 0));
    SAY(seteuid((uid_t)-1));
    SAY(setegid((gid_t)-1));
    SAY(setresuid((uid_t)-1, (uid_t)-1, (uid_t)-1));
    SAY(setresgid((gid_t)-1, (gid_t)-1, (gid_t)-1));
    SAY(setreuid((uid_t)-1, (uid_t)-1));
    SAY(setregid((gid_t)-1, (gid_t)-1));
    SAY(setuid((uid_t)-1));
    SAY(setgid((gid_t)-1));
    SAY(setgroups(99999999, groups) == -1 && (errno == EINVAL || errno == EPERM));
}

static void limits(void)
{
    struct rlimit limit = {0, 0};
    struct sched_param parameter;
    struct timespec interval;
    struct rusage usage;
    cpu_set_t set;

    SAY(getrlimit(RLIMIT_NOFILE, &limit));
    SAY(limit.rlim_cur > 0 && limit.rlim_cur <= limit.rlim_max);
    limit.rlim_cur = limit.rlim_max + 1;
    SAY(getrlimit(99, &limit));
    SAY(setrlimit(99, &limit));
    SAY(prlimit(-1, RLIMIT_NOFILE, 0, &limit));
    SAY(getrusage(RUSAGE_SELF, &usage));
    SAY(getrusage(99, &usage));
    SAY(setpriority(PRIO_PROCESS, 0, 5));
    SAY(getpriority(PRIO_PROCESS, 0));
    SAY(getpriority(99, 0));
    SAY(getpriority(PRIO_PROCESS, (id_t)-1));
    SAY(nice(3));
    SAY(nice(100));
    SAY(getpriority(PRIO_PROCESS, 0));
    SAY(setpriority(99, 0, 0));

    memset(&set, 0xff, sizeof set);
    SAY(sched_getaffinity(0, sizeof set, &set));
    SAY(CPU_COUNT(&set) > 0 && CPU_COUNT(&set) < CPU_SETSIZE && !CPU_ISSET(CPU_SETSIZE - 1, &set));
    SAY(sched_setaffinity(0, sizeof set, &set));
    CPU_ZERO(&set);
    SAY(CPU_COUNT(&set));
    SAY(sched_setaffinity(0, sizeof set, &set));
    SAY(sched_getaffinity(-1, sizeof set, &set));
    SAY(sched_getaffinity(0, 1, &set));
    SAY(sched_getcpu() >= 0);
    SAY(sched_yield());
    SAY(sched_get_priority_max(SCHED_FIFO));
    SAY(sched_get_priority_min(99));
    SAY(sched_getscheduler(0));
    SAY(sched_getscheduler(-1));
    parameter.sched_priority = 1;
    SAY(sched_setscheduler(0, SCHED_OTHER, &parameter));
    SAY(sched_setparam(0, &parameter));
    SAY(sched_getparam(0, &parameter));
    SAY(parameter.sched_priority);
    SAY(sched_rr_get_interval(-1, &interval));
    SAY(unshare(0));
    SAY(unshare(1));
    SAY(setns(-1, 0));
}

static void the_system(void)
{
    struct utsname name;
    struct sysinfo info;
    char text[300];

    SAY(uname(&name));
    SAY(memcmp(name.sysname, "Linux", 6));
    SAY(gethostname(text, sizeof text));
    SAY(memcmp(text, name.nodename, strlen(name.nodename) + 1));
    SAY(gethostname(text, 0));
    SAY(sethostname(text, ~(size_t)0));
    SAY(sysinfo(&info));
    SAY(info.totalram > 0 && info.mem_unit > 0);
    SAY(getrandom(text, 10, 0));
    SAY(getrandom(text, 10, 99));
    SAY(getentropy(text, 10));
    SAY(getentropy(text, 257));
    SAY(getentropy((void *)8, 16));
    SAY(prctl(PR_SET_NAME, "a name", 0, 0, 0));
    SAY(prctl(PR_GET_NAME, text, 0, 0, 0));
    SAY(memcmp(text, "a name", 7));
    SAY(prctl(9999, 0, 0, 0, 0));
    SAY(getpagesize() == sysconf(_SC_PAGESIZE));
    SAY(brk(sbrk(0)));
    SAY(brk(0));
    SAY(brk((void *)(~(size_t)0 >> 1)));
    SAY(sbrk((intptr_t)(~(size_t)0 >> 1)) == (void *)-1);
    SAY(sbrk(-(intptr_t)(~(size_t)0 >> 1)) == (void *)-1);
    SAY(sbrk(0) != (void *)-1);
    SAY(umount("nothing") == -1 && (errno == ENOENT || errno == EPERM));
    SAY(umount2("nothing", 0) == -1 && (errno == ENOENT || errno == EPERM));
    SAY(mount(0, "nothing", 0, MS_BIND, 0) == -1 && (errno == ENOENT || errno == EPERM));
    SAY(chroot("nothing"));
    SAY(execve("nothing", 0, 0));
    SAY(execveat(-1, "nothing", 0, 0, 0));
    SAY(fexecve(-1, 0, 0) == -1);
}

int main(void)
{
    children();
    signals();
    interrupted();
    identities();
    limits();
    the_system();
    return 0;
}
