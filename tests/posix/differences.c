/* SPDX-License-Identifier: MIT */
/*
 * What os_core/posix does otherwise than a libc, though it is called the same. Each row of the
 * table at the end is one fact and one test; it prints TAP, as cmocka does. With the argument
 * "table" it prints the rows, "functions|a libc|here", for docs/posix.md; with "qemu-user" it
 * leaves out what that answers in the kernel's place.
 */
#include "say.h"

#include <mqueue.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>

/* What the child of this body ended with. */
static int child(int (*body)(void))
{
    int status = 0;
    const pid_t pid = fork();

    if (pid == 0)
        _exit(body());
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int sets_are_short(void)
{
    return sizeof(sigset_t) == 8;
}
static int sets_are_whole(void)
{
    sigset_t set, before;
    sigfillset(&set);
    return sigismember(&set, 32) == 1 && sigismember(&set, 33) == 1 &&
           sigprocmask(SIG_SETMASK, &set, &before) == 0 &&
           sigprocmask(SIG_SETMASK, &before, &set) == 0 && sigismember(&set, 32) == 1;
}
static int all_signals(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    return SIGRTMIN == 32 && sigaction(34, &action, 0) == 0;
}
static int no_memory_for_folder(void)
{
    errno = 0;
    return getcwd(0, 0) == 0 && errno == EINVAL;
}
static int changes(void)
{
    static volatile int changed;
    const pid_t pid = vfork();

    if (pid == 0) {
        changed = 1;
        _exit(0);
    }
    return waitpid(pid, 0, 0) == pid && changed == 0;
}
static int vfork_copies(void)
{
    return child(changes) == 1;
}
static int no_thread_of_timer(void)
{
    struct sigevent event;
    timer_t timer;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_THREAD;
    return timer_create(CLOCK_MONOTONIC, &event, &timer) == -1 && errno == EINVAL;
}
static int timers_are_numbers(void)
{
    return sizeof(timer_t) == sizeof(int);
}
static int long_size(void)
{
    char text[8] = "";
    return symlink("target", "link") == 0 && readlink("link", text, (size_t)1 << 31) == 6 &&
           unlink("link") == 0 && memcmp(text, "target", 6) == 0;
}
static int numbers_are_whole(void)
{
    gid_t group = 0;
    return setgroups((size_t)1 << 40, &group) == -1 && (errno == EINVAL || errno == EPERM) &&
           poll(0, (nfds_t)1 << 40, 0) == -1 && errno == EINVAL;
}
static int flag_of_large_files(void)
{
    const int fd = open(".", O_RDONLY | O_DIRECTORY | O_LARGEFILE);
    const int flags = fcntl(fd, F_GETFL);
    return O_LARGEFILE != 0 && (flags & O_LARGEFILE) != 0 && close(fd) == 0;
}
static int contexts_are_the_kernels(void)
{
    return sizeof(mcontext_t) == sizeof(struct os_sigcontext) &&
           sizeof(ucontext_t) == sizeof(struct os_ucontext);
}
static int only_the_page_size(void)
{
    return sysconf(_SC_PAGESIZE) == getpagesize() && sysconf(_SC_PAGESIZE + 1) == -1 &&
           errno == EINVAL;
}
static int nothing_emulated(void)
{
    const long calls = syscall(SYS_faccessat2, AT_FDCWD, ".", F_OK, AT_EACCESS);
    const int error = errno;
    return faccessat(AT_FDCWD, ".", F_OK, AT_EACCESS) == calls && (calls == 0 || errno == error);
}
static int sealed(void)
{
    return mseal((void *)1, 1, 0) == -1 && (errno == EINVAL || errno == ENOSYS);
}

static const struct row {
    int (*test)(void);
    int kernels; /* the answer is the kernel's */
    const char *functions, *libc, *here;
} rows[] = {
    {sets_are_short, 0, "sigset_t", "has 128 bytes", "has the kernel's 8"},
    {sets_are_whole, 0, "sigfillset, sigprocmask", "leave signals 32 and 33 out, their own",
     "have all 64"},
    {all_signals, 0, "SIGRTMIN, sigaction", "34 or 35, and those below are EINVAL",
     "32, and there is none of a libc's own"},
    {no_memory_for_folder, 0, "getcwd", "allocates a buffer for NULL", "EINVAL"},
    {vfork_copies, 0, "vfork", "shares the memory with the child", "copies it, as fork"},
    {no_thread_of_timer, 1, "timer_create, mq_notify", "SIGEV_THREAD calls a function in a thread",
     "EINVAL"},
    {timers_are_numbers, 0, "timer_t", "a pointer", "the kernel's int"},
    {long_size, 1, "readlink, readlinkat", "a size above INT_MAX is EINVAL", "it is INT_MAX"},
    {numbers_are_whole, 0, "setgroups, poll, ppoll", "a number above UINT_MAX loses its upper half",
     "it is EINVAL"},
    {flag_of_large_files, 1, "O_LARGEFILE", "is 0 in glibc", "the kernel's, which F_GETFL shows"},
    {contexts_are_the_kernels, 0, "ucontext_t", "uc_mcontext.gregs (x86_64), __gregs (riscv64)",
     "struct os_sigcontext: rip, sc_regs.pc"},
    {only_the_page_size, 0, "sysconf", "knows many names", "knows _SC_PAGESIZE"},
    {nothing_emulated, 0, "faccessat, fchmodat, posix_fallocate, preadv2, mlock2, fexecve",
     "emulate what the kernel lacks", "ENOSYS, EOPNOTSUPP"},
    {sealed, 0, "mseal", "not in glibc before 2.43, nor in musl", "the kernel's"},
};

static int emulated;
static int skipped(int row)
{
    return emulated && rows[row].kernels;
}

int main(int argc, char **argv)
{
    const int count = sizeof rows / sizeof *rows;
    const int table = argc > 1 && argv[1][0] == 't';
    int i, failed = 0;

    emulated = argc > 1 && argv[1][0] == 'q';
    for (i = 0; i < count; i++) {
        if (table) {
            say_text(rows[i].functions);
            say_text("|");
            say_text(rows[i].libc);
            say_text("|");
        } else {
            const int right = skipped(i) || rows[i].test();
            failed += !right;
            say_text(skipped(i) ? "# skip: qemu-user answers in the kernel's place\n" : "");
            say_text(right ? "ok " : "not ok ");
            say_number(i + 1);
            say_text(" - ");
            say_text(rows[i].functions);
            say_text(": ");
        }
        say_text(rows[i].here);
        say_text(!table && skipped(i) ? " # SKIP\n" : "\n");
    }
    if (!table) {
        say_text("1..");
        say_number(count);
        say_text("\n");
    }
    return failed != 0;
}
