/* SPDX-License-Identifier: MIT */
/* There is no state: errno is not touched, threads and signal handlers need no care. */
#include "unit.h"

#include <pthread.h>
#include <sys/time.h>
#include <time.h>

/* One round that maps, fails and unmaps: 0, or the step that went wrong. Each mark has a length. */
static int round_of_calls(unsigned char mark)
{
    const size_t length = (1 + mark % 5) * page;
    volatile int descriptor = -1;
    long raw = os_mmap_raw(NULL, length, RW, ANON, -1, 0);
    if (os_is_error(raw))
        return 1;
    volatile unsigned char *p = (unsigned char *)raw;
    if (p[0] != 0 || p[length - 1] != 0)
        return 2;
    p[0] = p[length - 1] = mark;
    if (os_mmap(NULL, length, RW, OS_MAP_SHARED, descriptor, 0) != OS_MAP_FAILED)
        return 3;
    if (os_munmap((unsigned char *)raw + 1, length) != -OS_EINVAL)
        return 4;
    if (os_syscall1(OS_NR_close, descriptor) != -OS_EBADF)
        return 5;
    if (p[0] != mark || p[length - 1] != mark)
        return 6;
    return os_munmap((void *)raw, length) == 0 ? 0 : 7;
}

static void errno_is_not_touched(void **state)
{
    /* errno is an int: a store of 64 bits would also overwrite what lies behind it. */
    static const int canaries[] = {0, 4242, INT_MAX, -1};
    (void)state;
    for (size_t i = 0; i < COUNT(canaries); i++) {
        errno = canaries[i];
        assert_int_equal(round_of_calls(1), 0);
        assert_int_equal(errno, canaries[i]);
    }
}

#define THREADS 4
/* Some thousands of rounds; on a slow machine, as many as two seconds have. */
static void *rounds(void *mark)
{
    int wrong = 0, n = under_qemu ? 200 : 2000;
    const time_t end = time(NULL) + 2;
    errno = 4242;
    for (int i = 0; i < n && wrong == 0 && time(NULL) <= end; i++)
        wrong = round_of_calls(*(unsigned char *)mark);
    return (void *)(long)(errno == 4242 ? wrong : 8);
}
static void several_threads(void **state)
{
    pthread_t threads[THREADS];
    unsigned char marks[THREADS];
    (void)state;
    for (size_t i = 0; i < THREADS; i++) {
        marks[i] = (unsigned char)(i + 1);
        assert_int_equal(pthread_create(&threads[i], NULL, rounds, &marks[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        void *wrong = &wrong;
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_int_equal((long)wrong, 0);
    }
}

static volatile sig_atomic_t interrupts, wrong_in_handler;
static void handler(int signal)
{
    int step = round_of_calls((unsigned char)signal);
    if (step != 0)
        wrong_in_handler = step;
    interrupts = interrupts + 1;
}
/*
 * A timer for each interrupt, each time a longer one: it comes anywhere in a round. (One that
 * repeats leaves a slow machine no time between two signals.)
 */
static void signal_handler(void **state)
{
    struct sigaction action = {0}, saved;
    (void)state;
    interrupts = wrong_in_handler = 0;
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    assert_int_equal(sigaction(SIGALRM, &action, &saved), 0);
    errno = 4242;
    int wrong = 0;
    for (int n = 0; n < 50 && wrong == 0; n++) {
        const struct itimerval once = {{0, 0}, {0, 300 + 37 * n}};
        assert_int_equal(setitimer(ITIMER_REAL, &once, NULL), 0);
        for (int late = 0; interrupts <= n && wrong == 0 && late < 1000000; late++)
            wrong = round_of_calls(200);
    }
    assert_int_equal(errno, 4242);
    assert_int_equal(sigaction(SIGALRM, &saved, NULL), 0);
    assert_int_equal(wrong, 0);
    assert_int_equal(wrong_in_handler, 0);
    assert_int_equal(interrupts, 50);
}

int test_state(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("errno is not touched, by success nor failure", errno_is_not_touched),
        TEST("four threads at once", several_threads),
        TEST("a signal handler that interrupts the same calls", signal_handler),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
