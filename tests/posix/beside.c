/* SPDX-License-Identifier: MIT */
/*
 * What a libc's threads and its fork have, and the functions of os_core/posix have not, when a
 * program has both: each row is tested with ours, and with the libc's, which do the contrary. It
 * prints TAP; with the argument "table" the rows, as differences.c does.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "beside.h"

static const struct calls libcs = {read, nanosleep, setresgid, fork};
static const struct calls *calls;
static int fds[2];

/* Each goes on to its end, also if the signal by which a libc cancels interrupts it: glibc 2.41. */
static void *reads(void *argument)
{
    char byte = 0;
    (void)argument;
    (void)!calls->read(fds[0], &byte, 1);
    return fds;
}
static void *sleeps(void *argument)
{
    const struct timespec moment = {0, 200000000};
    (void)argument;
    (void)calls->nanosleep(&moment, NULL);
    return fds;
}
/* Does the thread get there, though it is cancelled before what it waits for is there? */
static int goes_on(void *(*body)(void *))
{
    pthread_t thread;
    void *result = NULL;
    char byte = 'b';
    int goes = pipe(fds) == 0 && pthread_create(&thread, NULL, body, NULL) == 0;

    usleep(50000);
    goes = goes && pthread_cancel(thread) == 0 && write(fds[1], &byte, 1) == 1 &&
           pthread_join(thread, &result) == 0 && result == fds;
    close(fds[0]);
    close(fds[1]);
    return goes;
}
static int no_cancellation(void)
{
    return goes_on(reads) && goes_on(sleeps);
}

static int handlers;
static void handler(void)
{
    handlers++;
}
static int no_handlers(void)
{
    static int registered;
    int status = 1;
    pid_t pid;

    if (!registered++ && pthread_atfork(handler, NULL, NULL) != 0)
        return -1;
    handlers = 0;
    pid = calls->fork();
    if (pid == 0)
        _exit(0);
    return waitpid(pid, &status, 0) == pid && status == 0 && handlers == 0;
}

/* Two threads and their groups; 2 is for a user who may not change them. */
static void *changes(void *group)
{
    *(gid_t *)group = calls->setresgid((gid_t)-1, 4242, (gid_t)-1) == 0 ? getegid() : 0;
    return NULL;
}
static int thread_alone(void)
{
    const gid_t group = getegid();
    gid_t its = 0;
    pthread_t thread;
    int alone;

    if (geteuid() != 0)
        return 2;
    alone = pthread_create(&thread, NULL, changes, &its) == 0 && pthread_join(thread, NULL) == 0 &&
            its == 4242 && getegid() == group;
    if (setresgid((gid_t)-1, group, (gid_t)-1) != 0)
        return -1;
    return alone;
}

static const struct row {
    int (*test)(void);
    const char *functions, *libc, *here;
} rows[] = {
    {thread_alone, "setuid, setgid, setgroups and their kin", "change all threads",
     "change the calling one"},
    {no_cancellation, "read, nanosleep and all that wait", "are cancellation points",
     "are none: pthread_cancel ends no thread there"},
    {no_handlers, "fork", "calls the handlers of pthread_atfork", "calls none"},
};

int main(int argc, char **argv)
{
    const int count = sizeof rows / sizeof *rows;
    int failed = 0;

    (void)argv;
    for (const struct row *row = rows; row < rows + count; row++) {
        int by_ours, by_libc, right;
        if (argc > 1) {
            printf("%s|%s|%s\n", row->functions, row->libc, row->here);
            continue;
        }
        calls = &ours;
        by_ours = row->test();
        calls = &libcs;
        by_libc = row->test();
        right = by_ours == 2 || (by_ours == 1 && by_libc == 0);
        failed += !right;
        if (by_ours == 2)
            printf("# skip: only root may change its group\n");
        printf("%s %d - %s: %s%s\n", right ? "ok" : "not ok", (int)(row - rows) + 1, row->functions,
               row->here, by_ours == 2 ? " # SKIP" : "");
    }
    if (argc == 1)
        printf("1..%d\n", count);
    return failed != 0;
}
