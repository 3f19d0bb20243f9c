/* SPDX-License-Identifier: MIT */
/*
 * The real instruction, watched. The tests run in a child, and ptrace stops it as it enters the
 * kernel. Its registers are recorded there, the call is not made, and the answer is put in place of
 * its result. Only x86_64 has this: how a call is cancelled differs from machine to machine.
 */
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel.h"

#define CANNOT_TRACE 77

/* Both processes see this. */
static volatile struct shared {
    int expecting;
    long answer;
    struct entry entry;
} *shared;

void expect_entry(long answer)
{
    shared->answer = answer;
    shared->entry.calls = 0;
    shared->expecting = 1;
}
const struct entry *last_entry(void)
{
    shared->expecting = 0;
    return (const struct entry *)&shared->entry;
}

static int set_register(pid_t pid, size_t offset, long value)
{
    return ptrace(PTRACE_POKEUSER, pid, (void *)offset, (void *)value) == 0;
}
/* The child is stopped at the beginning (entering) or at the end of a call. */
static int at_call(pid_t pid, int entering)
{
    struct user_regs_struct r;
    if (!entering)
        return set_register(pid, offsetof(struct user_regs_struct, rax), shared->answer);
    if (ptrace(PTRACE_GETREGS, pid, NULL, &r) != 0)
        return 0;
    const unsigned long long arguments[6] = {r.rdi, r.rsi, r.rdx, r.r10, r.r8, r.r9};
    for (int i = 0; i < 6; i++)
        shared->entry.argument[i] = (long)arguments[i];
    shared->entry.nr = (long)r.orig_rax;
    shared->entry.calls = shared->entry.calls + 1;
    return set_register(pid, offsetof(struct user_regs_struct, orig_rax), -1);
}
static int trace(pid_t pid)
{
    int status, entering = 0, watched = 0;
    if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
    while (ptrace(PTRACE_SYSCALL, pid, NULL, NULL) == 0 && waitpid(pid, &status, 0) == pid) {
        if (WIFEXITED(status))
            return WEXITSTATUS(status);
        if (!WIFSTOPPED(status) || WSTOPSIG(status) != (SIGTRAP | 0x80))
            break;
        entering = !entering;
        if (entering)
            watched = shared->expecting;
        if (watched && !at_call(pid, entering))
            break;
    }
    printf("# the child did not end by itself, wait status 0x%x\n", status);
    return 1;
}

int with_kernel(int (*run)(void))
{
    pid_t pid;
    shared = (volatile struct shared *)mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED || (pid = fork()) < 0)
        return 1;
    if (pid == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
            _exit(CANNOT_TRACE);
        raise(SIGSTOP);
        int status = run();
        fflush(stdout);
        _exit(status);
    }
    return trace(pid);
}
