/* SPDX-License-Identifier: MIT */
/*
 * Every function that is one call and harmless with invalid arguments gives the same as libc's
 * syscall() with the same ones. They are called in children, for some change the process.
 * calls.inc is what tests/calls/table.awk makes of docs/calls.tsv, without what is in
 * tests/calls/untried.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#define OS_CORE_STATIC
#define OS_CORE_CALLS
#include "os_core.h"

#define CALL(name, kinds, call) \
    static long ours_##name(const long *v) { (void)v; return call; }
#include "calls.inc"
#undef CALL

static const struct call {
    const char *name, *kinds;
    long nr;
    long (*ours)(const long *v);
} calls[] = {
#define CALL(name, kinds, call) {#name, kinds, OS_NR_##name, ours_##name},
#include "calls.inc"
};

static long libcs(const struct call *c, const long *v)
{
    long result;
    errno = 0;
    switch (strlen(c->kinds)) {
    case 0: result = syscall(c->nr); break;
    case 1: result = syscall(c->nr, v[0]); break;
    case 2: result = syscall(c->nr, v[0], v[1]); break;
    case 3: result = syscall(c->nr, v[0], v[1], v[2]); break;
    case 4: result = syscall(c->nr, v[0], v[1], v[2], v[3]); break;
    case 5: result = syscall(c->nr, v[0], v[1], v[2], v[3], v[4]); break;
    default: result = syscall(c->nr, v[0], v[1], v[2], v[3], v[4], v[5]); break;
    }
    return result == -1 && errno ? -errno : result;
}

enum { N_CALLS = sizeof calls / sizeof *calls };
struct outcome {
    long result;
    int status;
};
static volatile struct {
    int at;
    long results[N_CALLS];
} *shared;

/* No such descriptor, process, length or flag exists, and the pointers point to nothing. The
   unsigned numbers are small enough for qemu-user, which allocates as much before it looks at the
   rest. */
static const struct invalid { const char *what; long number, small, pointer; } invalid[] = {
    {"-1", -1, 0x3ffff0, -1},
    {"large numbers", 0x3ffff0, 0x2ffff0, 8},
};
static long made(const struct call *c, const struct invalid *with, int ours)
{
    long v[6] = {0, 0, 0, 0, 0, 0};
    for (int n = 0; c->kinds[n] != '\0'; n++)
        v[n] = c->kinds[n] == 'p' ? with->pointer
             : c->kinds[n] == 'h' ? 0xffff
             : c->kinds[n] == 'u' ? with->small : with->number;
    return ours ? c->ours(v) : libcs(c, v);
}

/* The result of each call, and how it ended. A child makes calls until one succeeds, for that may
   have changed the process; another child makes the next. */
static void outcomes(const struct invalid *with, int ours, struct outcome *of)
{
    for (int first = 0; first < N_CALLS; first = shared->at + 1) {
        int status = -1;
        shared->at = first;
        pid_t pid = fork();
        if (pid == 0) {
            for (int i = first; i < N_CALLS; i++) {
                shared->results[i] = 0x7fffffff;
                shared->at = i;
                alarm(10);
                shared->results[i] = made(&calls[i], with, ours);
                if (shared->results[i] >= 0)
                    break;
            }
            _exit(7);
        }
        if (pid > 0)
            waitpid(pid, &status, 0);
        for (int i = first; i <= shared->at; i++) {
            of[i].result = shared->results[i];
            of[i].status = i == shared->at ? status : 7 << 8;
        }
    }
}

int main(void)
{
    const struct rlimit none = {0, 0};
    static struct outcome ours[N_CALLS], theirs[N_CALLS];
    int errors = 0, no_call = 0, bad = 0;

    setrlimit(RLIMIT_CORE, &none);
    shared = mmap(0, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return 2;
    for (unsigned set = 0; set < sizeof invalid / sizeof *invalid; set++) {
        outcomes(&invalid[set], 1, ours);
        outcomes(&invalid[set], 0, theirs);
        for (int i = 0; i < N_CALLS; i++) {
            const struct call *c = &calls[i];
            const struct outcome a = ours[i], b = theirs[i];
            errors += a.result < 0;
            no_call += a.result == -ENOSYS;
            if (a.result == -ENOSYS && set == 0)
                printf("ENOSYS %s\n", c->name);
            if (a.result == b.result && a.status == b.status && WIFEXITED(a.status))
                continue;
            bad++;
            printf("os_%s, %s: %ld (status %x), libc's syscall: %ld (status %x)\n", c->name,
                   invalid[set].what, a.result, (unsigned)a.status, b.result, (unsigned)b.status);
        }
    }
    printf("%d calls, twice: %d errors, of which %d ENOSYS\n", N_CALLS, errors, no_call);
    return bad != 0 || N_CALLS < 280 || errors - no_call < N_CALLS;
}
