/* SPDX-License-Identifier: MIT */
/*
 * How signals, threads, processes and the vDSO enter the kernel: the numbers and all six arguments,
 * one call after the other, with a recorder in place of the trap (OS_CORE_TRAP). Prints what is
 * wrong. Where the recorder gives 0 for clone, the function goes on as the child.
 */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#define OS_CORE_CALLS
#include "os_core.h"

/* --- the kernel ----------------------------------------------------------------------------------
 */

struct entry {
    long nr, argument[6];
};
static struct entry entries[300];
static int count, answered;
static long answers[8]; /* to the calls of the number below; all others get 0 */
static long answering;
static unsigned long mask;    /* the set that the last rt_sigprocmask pointed to */
static unsigned long handler; /* that the last rt_sigaction set */
static int *ends;
static jmp_buf ended; /* exit and exit_group do not come back */

long recorder(long nr, long a, long b, long c, long d, long e, long f)
{
    const struct entry entry = {nr, {a, b, c, d, e, f}};

    if (count < 300)
        entries[count++] = entry;
    if (nr == OS_NR_rt_sigprocmask && b != 0)
        mask = *(unsigned long *)b;
    if (nr == OS_NR_rt_sigprocmask && c != 0)
        *(unsigned long *)c = 0x1234;
    if (nr == OS_NR_rt_sigaction && c != 0) /* one signal has a handler, one is ignored */
        *(unsigned long *)c = a == 10 ? 0x9999 : a == 11;
    if (nr == OS_NR_rt_sigaction && b != 0)
        handler = *(unsigned long *)b;
    if (nr == OS_NR_futex && ends != NULL)
        *ends = 0; /* the thread is over */
    if (nr == OS_NR_exit || nr == OS_NR_exit_group)
        longjmp(ended, 1);
    return nr == answering ? answers[answered++] : 0;
}
static void answer(long nr, long first, long second, long third)
{
    answering = nr;
    answers[0] = first;
    answers[1] = second;
    answers[2] = third;
    answered = count = 0;
}

/* --- what is expected ----------------------------------------------------------------------------
 */

static int wrong;
static const char *what;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("%s, line %d: not %s\n", what, __LINE__, #condition);                           \
            wrong = 1;                                                                             \
        }                                                                                          \
    } while (0)
#define ANY 0x5a5a5a5a5aL

static void entered(int at, long nr, long a, long b, long c, long d, long e)
{
    const long expected[6] = {a, b, c, d, e, 0};

    if (at >= count || entries[at].nr != nr) {
        printf("%s: call %d is %ld, not %ld\n", what, at, at < count ? entries[at].nr : -1, nr);
        wrong = 1;
        return;
    }
    for (int i = 0; i < 6; i++)
        if (expected[i] != ANY && entries[at].argument[i] != expected[i]) {
            printf("%s: argument %d of call %d (%ld) is %#lx, not %#lx\n", what, i + 1, at, nr,
                   (unsigned long)entries[at].argument[i], (unsigned long)expected[i]);
            wrong = 1;
        }
}

static char stack[70000];
static int tid, other, ran;
static void thread(void *argument)
{
    ran += (int)(long)argument;
}
static void check_threads(void)
{
    /* VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS; and PARENT_SETTID, CHILD_CLEARTID */
    const long flags = 0xd0f00, known = flags | 0x300000;
    const long end = ((long)stack + (long)sizeof stack - 3) & -16, id = (long)&tid;
    const long tls = 0x7654321000, order[2][2] = {{id, tls}, {tls, id}};
#ifdef OS_CORE_X86_64
    const long *last = order[0];
#else
    const long *last = order[1];
#endif
    what = "os_thread_create";
    answer(OS_NR_clone, 4242, -OS_EAGAIN, 4243);
    CHECK(os_thread_create(&tid, thread, &other, stack, sizeof stack - 3, (void *)tls) == 4242);
    CHECK(count == 1);
    entered(0, OS_NR_clone, known, end, id, last[0], last[1]);
    tid = 9;
    CHECK(os_thread_create(&tid, thread, &other, stack, sizeof stack - 3, (void *)tls) ==
          -OS_EAGAIN);
    CHECK(tid == 0 && count == 2);
    CHECK(os_thread_create(NULL, thread, &other, stack, sizeof stack - 3, (void *)tls) == 4243);
    CHECK(count == 3);
    CHECK(entries[2].argument[0] == flags && entries[2].argument[2] == 0);
    CHECK(entries[2].argument[3] + entries[2].argument[4] == tls);

    what = "the thread";
    answer(OS_NR_clone, 0, 0, 0);
    ran = 0;
    if (setjmp(ended) == 0)
        CHECK(os_thread_create(&tid, thread, (void *)7, stack, sizeof stack, (void *)tls) == ANY);
    CHECK(ran == 7 && count == 2);
    entered(1, OS_NR_exit, 0, 0, 0, 0, 0);

    what = "os_thread_join";
    tid = 77;
    answer(OS_NR_futex, -OS_EINTR, -OS_EAGAIN, -OS_ENOSYS);
    CHECK(os_thread_join(&tid) == -OS_ENOSYS);
    CHECK(count == 3);
    for (int i = 0; i < 3; i++)
        entered(i, OS_NR_futex, id, 0, 77, 0, 0); /* FUTEX_WAIT, not private */
    tid = 0;
    answer(OS_NR_futex, 0, 0, 0);
    CHECK(os_thread_join(&tid) == 0 && count == 0);
    /* The kernel wakes one, and that one the next. */
    tid = 77;
    ends = &tid;
    CHECK(os_thread_join(&tid) == 0 && count == 2);
    entered(1, OS_NR_futex, id, 1, 1, 0, 0);
    ends = NULL;

    what = "os_thread_exit_unmap";
    answer(0, 0, 0, 0);
    if (setjmp(ended) == 0)
        os_thread_exit_unmap(stack, 12345);
    CHECK(count == 3 && mask == ~0UL);
    entered(0, OS_NR_rt_sigprocmask, OS_SIG_SETMASK, ANY, 0, 8, 0);
    entered(1, OS_NR_munmap, (long)stack, 12345, 0, 0, 0);
    entered(2, OS_NR_exit, 0, 0, 0, 0, 0);
}

static char *words[1];
static long prepare(void *result)
{
    ran++;
    return *(long *)result;
}
static void check_processes(void)
{
    long result = 5;
    volatile int at;

    what = "os_fork";
    answer(OS_NR_clone, 4242, 0, 0);
    CHECK(os_fork() == 4242 && count == 1);
    entered(0, OS_NR_clone, 17, 0, 0, 0, 0);

    what = "os_spawn";
    answer(OS_NR_clone, 4242, -OS_ENOMEM, 0);
    CHECK(os_spawn("path", words, words, prepare, &result) == 4242 && count == 3);
    entered(0, OS_NR_rt_sigprocmask, OS_SIG_SETMASK, ANY, ANY, 8, 0);
    entered(1, OS_NR_clone, 0x4111, 0, 0, 0, 0); /* VM, VFORK, SIGCHLD */
    entered(2, OS_NR_rt_sigprocmask, OS_SIG_SETMASK, ANY, 0, 8, 0);
    CHECK(mask == 0x1234); /* what it was */
    CHECK(os_spawn("path", words, words, prepare, &result) == -OS_ENOMEM && count == 6);

    what = "the child";
    answer(OS_NR_clone, 0, 0, 0);
    ran = 0;
    handler = 1;
    if (setjmp(ended) == 0)
        CHECK(os_spawn("path", words, words, prepare, &result) == ANY);
    CHECK(ran == 1 && count == 2 + 65 + 3);
    for (at = 2; at < 67; at++)
        if (at == 12)
            entered(at, OS_NR_rt_sigaction, 10, ANY, 0, 8, 0);
        else
            entered(at, OS_NR_rt_sigaction, at < 12 ? at - 1 : at - 2, 0, ANY, 8, 0);
    CHECK(handler == 0);
    entered(67, OS_NR_rt_sigprocmask, OS_SIG_SETMASK, ANY, 0, 8, 0);
    CHECK(mask == 0x1234);
    entered(68, OS_NR_execve, ANY, (long)words, (long)words, 0, 0);
    entered(69, OS_NR_exit_group, 127, 0, 0, 0, 0);
    result = -OS_EISDIR;
    count = answered = 0;
    if (setjmp(ended) == 0)
        CHECK(os_spawn("path", words, words, prepare, &result) == ANY);
    CHECK(ran == 2 && count == 2 + 65 + 1);
    entered(67, OS_NR_exit_group, 127, 0, 0, 0, 0);
}

static void check_others(void)
{
    struct os_sigaction act;
    struct os_timespec time;

    what = "os_sigaction";
    memset(&act, 0, sizeof act);
    answer(OS_NR_rt_sigaction, -OS_EINVAL, 0, 0);
    CHECK(os_sigaction(-3, &act, &act) == -OS_EINVAL);
    CHECK(os_sigaction(64, NULL, NULL) == 0 && count == 2);
    entered(0, OS_NR_rt_sigaction, -3, ANY, (long)&act, 8, 0);
    entered(1, OS_NR_rt_sigaction, 64, 0, 0, 8, 0);

    what = "os_vdso_clock_gettime";
    answer(OS_NR_clock_gettime, -OS_EINVAL, 0, 0);
    CHECK(os_vdso_clock_gettime(NULL, -6, &time) == -OS_EINVAL && count == 1);
    entered(0, OS_NR_clock_gettime, -6, (long)&time, 0, 0, 0);
}

int main(void)
{
    check_threads();
    check_processes();
    check_others();
    return wrong;
}
