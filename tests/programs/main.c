/* SPDX-License-Identifier: MIT */
/*
 * The tests of signals, threads, processes, the vDSO and the old calls: programs kernel, or, under
 * qemu-user, programs qemu. With other arguments it is the program that os_spawn starts.
 */
#include "programs.h"

#include <dirent.h>
#include <sys/resource.h>
#include <unwind.h>

int under_qemu;
char **environment;
size_t page;

void skip_because(const char *reason)
{
    printf("# skip: %s\n", reason); /* tests/lib/cmocka.awk puts it on the test's own line */
    skip();
}

int in_child(int (*f)(void *), void *argument)
{
    int status;
    pid_t pid;

    fflush(stdout);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct rlimit none = {0, 0}, seconds = {20, 20};
        setrlimit(RLIMIT_CORE, &none);
        setrlimit(RLIMIT_CPU, &seconds);
        for (int sig = 1; sig < 32; sig++)
            signal(sig, SIG_DFL); /* cmocka catches some */
        _exit(f(argument));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? DIED + WTERMSIG(status) : WEXITSTATUS(status);
}

long set_action(int sig, const struct os_sigaction *act, struct os_sigaction *oldact)
{
    struct {
        struct os_sigaction is;
        struct os_sigset behind;
    } new, old;
    long result;

    if (act != NULL) {
        new.is = *act;
        new.behind = act->sa_mask;
    }
    result = os_sigaction(sig, act == NULL ? NULL : &new.is, oldact == NULL ? NULL : &old.is);
    if (result == 0 && oldact != NULL)
        *oldact = old.is;
    return result;
}

int mappings(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    int lines = 0;
    assert_non_null(maps);
    for (int c; (c = fgetc(maps)) != EOF;)
        lines += c == '\n';
    fclose(maps);
    return lines;
}
int descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int entries = 0;
    assert_non_null(folder);
    while (readdir(folder) != NULL)
        entries++;
    closedir(folder);
    return entries;
}

static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *data)
{
    struct trace *trace = data;
    if (trace->frames == (int)COUNT(trace->at))
        return _URC_NORMAL_STOP;
    trace->at[trace->frames++] = _Unwind_GetIP(context);
    return _URC_NO_REASON;
}
void walk(struct trace *trace)
{
    memset(trace, 0, sizeof *trace);
    trace->ended = _Unwind_Backtrace(step, trace) == _URC_END_OF_STACK;
}
int walked_through(const struct trace *trace, void (*function)(void))
{
    for (int i = 0; i < trace->frames; i++)
        if (_Unwind_FindEnclosingFunction((void *)(trace->at[i] - 1)) ==
            (void *)(uintptr_t)function)
            return 1;
    return 0;
}

int main(int argc, char **argv, char **envp)
{
    int failed = 0;

    environment = envp;
    if (argc == 3)
        return started(argc, argv);
    if (argc != 2 || (strcmp(argv[1], "kernel") != 0 && strcmp(argv[1], "qemu") != 0)) {
        fprintf(stderr, "usage: programs kernel | programs qemu\n");
        return 2;
    }
    under_qemu = strcmp(argv[1], "qemu") == 0;
    page = (size_t)sysconf(_SC_PAGESIZE);
    setvbuf(stdout, NULL, _IOLBF, 0); /* what was printed before a crash is not lost */
    failed += test_signals();
#ifndef NO_THREADS /* AddressSanitizer's runtime knows only those of libc (os_core/thread.h) */
    failed += test_threads();
#endif
    failed += test_processes();
    failed += test_vdso();
    failed += test_old();
    return failed != 0;
}
