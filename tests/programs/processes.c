/* SPDX-License-Identifier: MIT */
/* os_fork, os_spawn, and the status of a wait. */
#include "programs.h"

#include <sys/resource.h>

/* What this program does when it is started: the exit status says what is wrong. */
static struct os_sigset set_of(int sig)
{
    const struct os_sigset set = {{1UL << (sig - 1)}};
    return set;
}
int started(int argc, char **argv)
{
    struct os_sigaction act;
    struct os_sigset mask;

    if (argc != 3 || strcmp(argv[1], "started") != 0)
        return 50;
    switch (argv[2][0]) {
    case 'e':
        return environ[0] != NULL && strcmp(environ[0], "A=b") == 0 ? 7 : 51;
    case 'w':
        return write(1, "written", 7) == 7 ? 7 : 52;
    case 's': /* signals: the mask of the caller, no handlers, ignored ones ignored */
        if (os_rt_sigprocmask(OS_SIG_BLOCK, NULL, &mask, sizeof mask) != 0 ||
            mask.sig[0] != set_of(OS_SIGUSR2).sig[0])
            return 53;
        if (set_action(OS_SIGUSR1, NULL, &act) != 0 || act.k_sa_handler != OS_SIG_DFL)
            return 54;
        if (set_action(OS_SIGQUIT, NULL, &act) != 0 || act.k_sa_handler != OS_SIG_IGN)
            return 55;
        return 7;
    default:
        return 56;
    }
}

/*
 * The program once more; under qemu-user, whose kernel does not run it, a shell of the machine's
 * own that does the same.
 */
static char *argv[4], *envp[] = {(char *)"A=b", NULL};
static const char *program(const char *does)
{
    static const char *const scripts[] = {"e[ $A = b ] && exit 7", "wprintf written; exit 7"};

    argv[0] = (char *)"program";
    argv[1] = (char *)"started";
    argv[2] = (char *)(uintptr_t)does;
    if (!under_qemu)
        return "/proc/self/exe";
    argv[1] = (char *)"-c";
    for (size_t i = 0; i < COUNT(scripts); i++)
        if (scripts[i][0] == does[0])
            argv[2] = (char *)(uintptr_t)(scripts[i] + 1);
    return "/bin/sh";
}
static int status_of(long pid)
{
    int status = -1;
    assert_int_equal(os_wait4((int)pid, &status, 0, NULL), pid);
    return status;
}
static void no_child_is_left(void)
{
    int status;
    assert_int_equal(os_wait4(-1, &status, OS_WNOHANG, NULL), -OS_ECHILD);
}

static void starts(void **state)
{
    const int before = descriptors();
    (void)state;
    for (int i = 0; i < 20; i++) {
        const long pid = os_spawn(program("environment"), argv, envp, NULL, NULL);
        assert_true(pid > 0);
        assert_int_equal(status_of(pid), 7 << 8);
    }
    no_child_is_left();
    assert_int_equal(descriptors(), before);
}

/* In the child: its output becomes a pipe. */
static long redirects(void *fds)
{
    return os_dup3(((int *)fds)[1], 1, 0); /* 1: go on */
}
static void redirected(void **state)
{
    int fds[2];
    char text[8] = "";
    (void)state;
    assert_int_equal(os_pipe2(fds, OS_O_CLOEXEC), 0);
    const long pid = os_spawn(program("write"), argv, envp, redirects, fds);
    assert_true(pid > 0);
    assert_int_equal(os_close(fds[1]), 0);
    assert_int_equal(os_read(fds[0], text, sizeof text), 7);
    assert_string_equal(text, "written");
    assert_int_equal(os_read(fds[0], text, sizeof text), 0);
    assert_int_equal(status_of(pid), 7 << 8);
    os_close(fds[0]);
}

/* An error comes back; under qemu-user, which copies the process, as 127. */
static void gives(long error, long result)
{
    if (!under_qemu)
        assert_int_equal(result, error);
    else
        assert_int_equal(status_of(result), 127 << 8);
    no_child_is_left();
}
static long fails(void *calls)
{
    ++*(int *)calls;
    return -OS_EISDIR;
}

/* The caller's other children are left alone, and the one that fails ends with status 127. */
static volatile int ended_with;
static void tells(int sig, struct os_siginfo *info, void *frame)
{
    (void)sig;
    (void)frame;
    ended_with = info->si_code == OS_CLD_EXITED ? info->_sifields._sigchld._status : -1;
}
static void other_children(void **state)
{
    struct os_sigaction act = {0}, before;
    struct os_siginfo info;
    const long other = os_fork();
    (void)state;
    if (other == 0)
        os_exit_group(3);
    assert_true(other > 0);
    assert_int_equal(os_waitid(OS_P_PID, (int)other, &info, OS_WEXITED | OS_WNOWAIT, NULL), 0);
    act.k_sa_handler = OS_SIG_INFO(tells);
    act.sa_flags = OS_SA_SIGINFO | OS_SA_RESTART;
    assert_int_equal(set_action(OS_SIGCHLD, &act, &before), 0);
    const long result = os_spawn("/nothing/here", argv, envp, NULL, NULL);
    assert_int_equal(set_action(OS_SIGCHLD, &before, NULL), 0);
    assert_int_equal(status_of(other), 3 << 8);
    gives(-OS_ENOENT, result);
    if (!under_qemu)
        assert_int_equal(ended_with, 127);
}
static void errors(void **state)
{
    char name[] = "/tmp/programs.XXXXXX";
    const int before = descriptors();
    int calls = 0, fd;
    (void)state;
    program("environment");
    gives(-OS_ENOENT, os_spawn("/nothing/here", argv, envp, NULL, NULL));
    gives(-OS_EACCES, os_spawn("/", argv, envp, NULL, NULL));
    gives(-OS_EFAULT, os_spawn((const char *)16, argv, envp, NULL, NULL));
    gives(-OS_EFAULT, os_spawn(program("environment"), (char **)16, envp, NULL, NULL));
    fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "neither a program nor a script", 30), 30);
    gives(-OS_EACCES, os_spawn(name, argv, envp, NULL, NULL));
    assert_int_equal(fchmod(fd, 0700), 0);
    gives(-OS_ETXTBSY, os_spawn(name, argv, envp, NULL, NULL));
    assert_int_equal(close(fd), 0);
    gives(-OS_ENOEXEC, os_spawn(name, argv, envp, NULL, NULL));
    fd = open(name, O_WRONLY | O_TRUNC);
    assert_int_equal(write(fd, "#!/no/loader\n", 13), 13);
    assert_int_equal(close(fd), 0);
    gives(-OS_ENOENT, os_spawn(name, argv, envp, NULL, NULL));
    unlink(name);
    gives(-OS_EISDIR, os_spawn(program("environment"), argv, envp, fails, &calls));
    assert_int_equal(calls, under_qemu ? 0 : 1); /* in our memory */
    assert_int_equal(descriptors(), before);
}

/* No handler of ours runs in the child, neither before nor after the mask is ours again. */
static volatile int handled;
static void counts(int sig)
{
    handled = handled + sig;
}
static long sends_itself(void *unused)
{
    struct os_sigaction act;
    struct os_sigset now;
    (void)unused;
    if (os_rt_sigprocmask(OS_SIG_BLOCK, NULL, &now, sizeof now) != 0 ||
        (now.sig[0] | 1UL << (OS_SIGKILL - 1) | 1UL << (OS_SIGSTOP - 1)) << 32 != ~0UL << 32)
        return -OS_EINVAL; /* a handler of our parent's could have run until now */
    for (int sig = 1; sig <= 64; sig++)
        if (set_action(sig, NULL, &act) == 0 && act.k_sa_handler != OS_SIG_DFL &&
            act.k_sa_handler != OS_SIG_IGN)
            return -OS_EEXIST;
    return os_tgkill((int)os_getpid(), (int)os_gettid(), OS_SIGUSR1);
}
static void signals(void **state)
{
    struct os_sigaction act = {0}, now;
    struct os_sigset mask = set_of(OS_SIGUSR2), before, after;
    (void)state;
    act.k_sa_handler = counts;
    act.sa_flags = OS_SA_RESTART;
    assert_int_equal(set_action(OS_SIGUSR1, &act, NULL), 0);
    assert_int_equal(set_action(1, &act, NULL), 0);
    if (set_action(64, &act, NULL) != 0)
        assert_true(under_qemu);
    act.k_sa_handler = OS_SIG_IGN;
    assert_int_equal(set_action(OS_SIGQUIT, &act, NULL), 0);
    assert_int_equal(os_rt_sigprocmask(OS_SIG_SETMASK, &mask, &before, sizeof mask), 0);
    handled = 0;
    if (!under_qemu) {
        const long pid = os_spawn(program("signals"), argv, envp, NULL, NULL);
        assert_true(pid > 0);
        assert_int_equal(status_of(pid), 7 << 8);
    }
    const long killed = os_spawn(program("environment"), argv, envp, sends_itself, NULL);
    assert_true(killed > 0);
    assert_int_equal(status_of(killed), OS_SIGUSR1);
    gives(-OS_ENOENT, os_spawn("/nothing/here", argv, envp, NULL, NULL));
    assert_int_equal(handled, 0);
    /* Ours are as they were. */
    assert_int_equal(os_rt_sigprocmask(OS_SIG_SETMASK, &before, &after, sizeof after), 0);
    assert_int_equal(after.sig[0], mask.sig[0]);
    assert_int_equal(set_action(OS_SIGUSR1, NULL, &now), 0);
    assert_ptr_equal(now.k_sa_handler, counts);
    assert_int_equal(os_tgkill((int)os_getpid(), (int)os_gettid(), OS_SIGUSR1), 0);
    assert_int_equal(handled, OS_SIGUSR1);
}

/* The child uses as much of the stack as it likes, below our frames, and changes none. */
__attribute__((__noinline__)) static int goes_deep(volatile char *above, int depth)
{
    volatile char room[1024];
    for (size_t i = 0; i < sizeof room; i++)
        room[i] = (char)(depth + above[0]);
    return depth == 0 ? room[7] : goes_deep(room, depth - 1) + room[9];
}
static long deep(void *result)
{
    char c = 1;
    *(int *)result = goes_deep(&c, 200);
    return -OS_EPERM;
}
static void own_stack(void **state)
{
    volatile long here[64];
    int result = 0;
    (void)state;
    for (long i = 0; i < 64; i++)
        here[i] = i * 0x0101010101010101;
    gives(-OS_EPERM, os_spawn(program("environment"), argv, envp, deep, &result));
    for (long i = 0; i < 64; i++)
        assert_int_equal(here[i], i * 0x0101010101010101);
    if (!under_qemu)
        assert_int_not_equal(result, 0);
}

/* A child that ends with a status, or sends itself a signal. */
static long forked(int status, int sig)
{
    const long pid = os_fork();
    if (pid == 0) {
        os_tgkill((int)os_getpid(), (int)os_gettid(), sig);
        if (sig == OS_SIGSTOP) /* it goes on, and waits for its end */
            os_ppoll(NULL, 0, NULL, NULL, 0);
        os_exit_group(status);
    }
    return pid;
}
static void forks(void **state)
{
    volatile int mine = 1;
    int status;
    (void)state;
    const long pid = os_fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        mine = 2; /* in a copy */
        os_exit_group(os_getpid() != os_getppid() ? 42 : 1);
    }
    status = status_of(pid);
    assert_int_equal(status, 42 << 8);
    assert_int_equal(mine, 1);
}
static void statuses(void **state)
{
    int status = status_of(forked(255, 0));
    struct rlimit none = {0, 0};
    (void)state;
    setrlimit(RLIMIT_CORE, &none);
    assert_true(OS_WIFEXITED(status) && OS_WEXITSTATUS(status) == 255);
    assert_true(!OS_WIFSIGNALED(status) && !OS_WIFSTOPPED(status) && !OS_WIFCONTINUED(status));
    status = status_of(forked(1, OS_SIGKILL));
    assert_true(OS_WIFSIGNALED(status) && OS_WTERMSIG(status) == OS_SIGKILL);
    assert_true(!OS_WIFEXITED(status) && !OS_WIFSTOPPED(status) && !OS_WIFCONTINUED(status));
    assert_int_equal(OS_WCOREDUMP(status), 0);
    const long pid = forked(0, OS_SIGSTOP);
    assert_int_equal(os_wait4((int)pid, &status, OS_WUNTRACED, NULL), pid);
    assert_true(OS_WIFSTOPPED(status) && OS_WSTOPSIG(status) == OS_SIGSTOP);
    assert_true(!OS_WIFEXITED(status) && !OS_WIFSIGNALED(status) && !OS_WIFCONTINUED(status));
    assert_int_equal(os_kill((int)pid, OS_SIGCONT), 0);
    assert_int_equal(os_wait4((int)pid, &status, OS_WCONTINUED, NULL), pid);
    assert_true(OS_WIFCONTINUED(status));
    assert_true(!OS_WIFEXITED(status) && !OS_WIFSIGNALED(status) && !OS_WIFSTOPPED(status));
    assert_int_equal(os_kill((int)pid, OS_SIGKILL), 0);
    assert_int_equal(status_of(pid), OS_SIGKILL);
}

static int no_more(void *unused)
{
    const struct rlimit none = {0, 0};
    struct os_sigset before, after;
    (void)unused;
    if (setrlimit(RLIMIT_NPROC, &none) != 0 || os_setresgid(65534, 65534, 65534) != 0 ||
        os_setresuid(65534, 65534, 65534) != 0)
        return 1;
    program("environment");
    os_rt_sigprocmask(OS_SIG_BLOCK, NULL, &before, sizeof before);
    if (os_fork() != -OS_EAGAIN || os_spawn("/", argv, envp, NULL, NULL) != -OS_EAGAIN)
        return 2;
    os_rt_sigprocmask(OS_SIG_BLOCK, NULL, &after, sizeof after);
    return before.sig[0] == after.sig[0] ? 0 : 3;
}
static void limit(void **state)
{
    const int result = in_child(no_more, NULL);
    (void)state;
    if (result == 1)
        skip_because("not root: the limit counts all of this user's processes");
    assert_int_equal(result, 0);
}

int test_processes(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_fork: a copy", forks),
        TEST("OS_WIFEXITED ...: each kind of status", statuses),
        TEST("os_spawn: starts a program with its environment", starts),
        TEST("os_spawn: prepare redirects", redirected),
        TEST("os_spawn: errors come back, and no child is left", errors),
        TEST("os_spawn: what fails ends with 127, and other children stay", other_children),
        TEST("os_spawn: signals", signals),
        TEST("os_spawn: the child has a stack of its own", own_stack),
        TEST("os_fork, os_spawn: no more processes", limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
