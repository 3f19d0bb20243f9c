/* SPDX-License-Identifier: MIT */
/*
 * count PROGRAM: what it does from exec to exit, on one line:
 * "instructions calls faults status resident". Exits with 3 if it may not trace programs.
 *
 * Instructions and system calls, the exit's included, are counted step by step; page faults in a
 * second run, between the stop after exec and the stop at the exit: reading the code from outside,
 * as the first does, takes some of them in advance. There, at the exit, it looks how much memory is
 * resident, in KiB. For x86_64: a system call is the bytes 0f 05.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

/* The program, stopped after execve. */
static pid_t begin(char *const program)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        char *const arguments[] = {program, NULL}, *const none[] = {NULL};
        if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0)
            execve(program, arguments, none);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        fail(program);
    if (!WIFSTOPPED(status))
        exit(3);
    if (ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL) != 0)
        fail("ptrace");
    return child;
}

static long faults(pid_t child)
{
    char path[32];
    long minor, major;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)child);
    FILE *stat = fopen(path, "r");
    /* pid (name) state ppid pgrp session tty tpgid flags minflt cminflt majflt */
    if (!stat || fscanf(stat, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %ld %*u %ld", &minor,
                        &major) != 2)
        fail(path);
    fclose(stat);
    return minor + major;
}

static long resident(pid_t child)
{
    char path[40], line[80];
    long kib = -1;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)child);
    FILE *rollup = fopen(path, "r");
    if (!rollup)
        fail(path);
    while (kib < 0 && fgets(line, sizeof line, rollup))
        (void)!sscanf(line, "Rss: %ld kB", &kib);
    fclose(rollup);
    return kib;
}

static int is_syscall(pid_t child)
{
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, child, 0, &registers) != 0)
        fail("registers");
    errno = 0;
    long code = ptrace(PTRACE_PEEKTEXT, child, (void *)registers.rip, 0);
    if (errno != 0)
        fail("code");
    return (code & 0xffff) == 0x050f;
}

/* Goes on, by PTRACE_SINGLESTEP or PTRACE_CONT, to the next stop; 0 if that is the exit's. */
static int go_on(pid_t child, int how)
{
    int status;
    if (ptrace(how, child, 0, 0) != 0 || waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        fail("the program");
    if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8))
        return 0;
    if (WSTOPSIG(status) != SIGTRAP)
        fail("a signal");
    return 1;
}

int main(int argc, char **argv)
{
    long instructions = 0, calls = 0, before, kib;
    int status;
    if (argc != 2)
        return 2;
    pid_t child = begin(argv[1]);
    do {
        instructions++;
        calls += is_syscall(child);
    } while (go_on(child, PTRACE_SINGLESTEP));
    ptrace(PTRACE_CONT, child, 0, 0);
    waitpid(child, &status, 0);

    child = begin(argv[1]);
    before = faults(child);
    while (go_on(child, PTRACE_CONT))
        ;
    printf("%ld %ld %ld", instructions, calls, faults(child) - before);
    kib = resident(child);
    ptrace(PTRACE_CONT, child, 0, 0);
    waitpid(child, &status, 0);
    printf(" %d %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1, kib);
    return 0;
}
