/* SPDX-License-Identifier: MIT */
/* os_sigaction: handlers that return, with all that belongs to them. */
#include "programs.h"

#include <sched.h>
#include <signal.h>

static volatile int count, last, wrong;

static void counts(int sig)
{
    count = count + 1;
    last = sig;
}
static struct os_sigaction action(void (*handler)(int), unsigned long flags)
{
    struct os_sigaction act = {0};
    act.k_sa_handler = handler;
    act.sa_flags = flags;
    return act;
}
static void set(int sig, void (*handler)(int), unsigned long flags)
{
    const struct os_sigaction act = action(handler, flags);
    assert_int_equal(set_action(sig, &act, NULL), 0);
    count = last = wrong = 0;
}
static void send(int sig)
{
    assert_int_equal(os_tgkill((int)os_getpid(), (int)os_gettid(), sig), 0);
}

static void it_returns(void **state)
{
    (void)state;
    set(OS_SIGUSR1, counts, 0);
    for (int i = 1; i <= 1000; i++) {
        send(OS_SIGUSR1);
        assert_int_equal(count, i);
    }
    assert_int_equal(last, OS_SIGUSR1);
    const int highest = under_qemu ? 50 : 64; /* qemu-user keeps some for itself */
    set(highest, counts, 0);
    send(highest);
    assert_int_equal(last, highest);
}

/* Calls at several places: a function is made of it, where the restorer may not stand. */
static void of_three(void **state)
{
    const struct os_sigaction act = action(counts, 0);
    (void)state;
    count = 0;
    assert_int_equal(os_sigaction(OS_SIGUSR1, &act, NULL), 0);
    assert_int_equal(os_sigaction(OS_SIGUSR2, &act, NULL), 0);
    assert_int_equal(os_sigaction(OS_SIGHUP, &act, NULL), 0);
    send(OS_SIGUSR1);
    send(OS_SIGUSR2);
    send(OS_SIGHUP);
    assert_int_equal(count, 3);
}

static void informed(int sig, struct os_siginfo *info, void *context)
{
    count = count + 1;
    wrong = sig != info->si_signo || info->si_code != OS_SI_TKILL || context == NULL;
}
static void information(void **state)
{
    (void)state;
    set(OS_SIGUSR1, OS_SIG_INFO(informed), OS_SA_SIGINFO);
    send(OS_SIGUSR1);
    assert_int_equal(count, 1);
    assert_int_equal(wrong, 0);
}

/* It sends itself both signals, which its mask and its own signal keep away until it is over. */
static volatile int inside;
static void sends_both(int sig)
{
    wrong = wrong | inside;
    inside = 1;
    if (count == 0) {
        os_tgkill((int)os_getpid(), (int)os_gettid(), OS_SIGUSR2);
        os_tgkill((int)os_getpid(), (int)os_gettid(), OS_SIGUSR1);
    }
    counts(sig);
    inside = 0;
}
static void mask(void **state)
{
    struct os_sigaction act = action(sends_both, 0);
    struct os_sigset before, after;
    (void)state;
    act.sa_mask.sig[0] = 1UL << (OS_SIGUSR2 - 1);
    assert_int_equal(set_action(OS_SIGUSR1, &act, NULL), 0);
    act.sa_mask.sig[0] = 1UL << (OS_SIGUSR1 - 1);
    assert_int_equal(set_action(OS_SIGUSR2, &act, NULL), 0);
    count = wrong = 0;
    assert_int_equal(os_rt_sigprocmask(OS_SIG_BLOCK, NULL, &before, sizeof before), 0);
    send(OS_SIGUSR1);
    assert_int_equal(os_rt_sigprocmask(OS_SIG_BLOCK, NULL, &after, sizeof after), 0);
    assert_int_equal(after.sig[0], before.sig[0]);
    assert_int_equal(count, 3);
    assert_int_equal(wrong, 0);
}
static void once(void **state)
{
    struct os_sigaction now;
    (void)state;
    set(OS_SIGUSR1, counts, OS_SA_RESETHAND);
    send(OS_SIGUSR1);
    assert_int_equal(count, 1);
    assert_int_equal(set_action(OS_SIGUSR1, NULL, &now), 0);
    assert_ptr_equal(now.k_sa_handler, OS_SIG_DFL);
}

/* A store to memory without access, on the alternate stack. */
static char *locked, *alternate;
static size_t alternate_size;
static void opens(int sig, struct os_siginfo *info, void *context)
{
    const char *here = __builtin_frame_address(0); /* AddressSanitizer has variables elsewhere */
    (void)sig, (void)context;
    wrong = here < alternate || here >= alternate + alternate_size ||
            info->_sifields._sigfault._addr != locked;
    count = count + 1;
    if (os_mprotect(locked, page, OS_PROT_READ | OS_PROT_WRITE) != 0)
        os_exit_group(99);
}
static void alternate_stack(void **state)
{
    void *memory, *stack;
    struct os_sigaltstack given = {0}, none = {0};
    (void)state;
    assert_int_equal(os_map_anonymous(&memory, page), 0);
    locked = memory;
    assert_int_equal(os_mprotect(locked, page, OS_PROT_NONE), 0);
    const long least = os_auxv(environment, OS_AT_MINSIGSTKSZ);
    alternate_size = (size_t)(least > 0 ? least : OS_MINSIGSTKSZ) + 16384;
    assert_int_equal(os_map_guarded(&stack, alternate_size), 0);
    alternate = stack;
    given.ss_sp = stack;
    given.ss_size = alternate_size;
    assert_int_equal(os_sigaltstack(&given, &none), 0);
    struct os_sigaction act = action(OS_SIG_INFO(opens), OS_SA_SIGINFO | OS_SA_ONSTACK), old;
    assert_int_equal(set_action(OS_SIGSEGV, &act, &old), 0);
    count = wrong = 0;
    *(volatile char *)locked = 7;
    assert_int_equal(count, 1);
    assert_int_equal(wrong, 0);
    assert_int_equal(locked[0], 7);
    assert_int_equal(set_action(OS_SIGSEGV, &old, NULL), 0); /* cmocka's */
    given.ss_flags = OS_SS_DISABLE;
    assert_int_equal(os_sigaltstack(&given, NULL), 0);
    assert_int_equal(os_unmap_guarded(stack, alternate_size), 0);
    assert_int_equal(os_munmap(memory, page), 0);
}

static void given_back(void **state)
{
    struct os_sigaction old, again;
    (void)state;
    set(OS_SIGUSR1, counts, OS_SA_NODEFER);
    const struct os_sigaction ignore = action(OS_SIG_IGN, 0);
    assert_int_equal(set_action(OS_SIGUSR1, &ignore, &old), 0);
    assert_ptr_equal(old.k_sa_handler, counts);
    send(OS_SIGUSR1);
    assert_int_equal(count, 0);
    assert_int_equal(set_action(OS_SIGUSR1, &old, &again), 0);
    assert_ptr_equal(again.k_sa_handler, OS_SIG_IGN);
    send(OS_SIGUSR1);
    assert_int_equal(count, 1);
    assert_int_equal(set_action(OS_SIGUSR1, NULL, &again), 0);
    assert_memory_equal(&again, &old, sizeof old);
#ifdef OS_CORE_X86_64
    /* What unwinders look for: mov $15, %rax; syscall. */
    assert_int_equal(old.sa_flags, OS_SA_NODEFER | OS_SA_RESTORER);
    assert_memory_equal((void *)old.sa_restorer, "\x48\xc7\xc0\x0f\0\0\0\x0f\x05", 9);
    /* One of the caller's own stays. */
    struct os_sigaction own = action(counts, OS_SA_RESTORER);
    own.sa_restorer = (void (*)(void))(uintptr_t)0x12345;
    assert_int_equal(set_action(OS_SIGUSR2, &own, NULL), 0);
    assert_int_equal(set_action(OS_SIGUSR2, NULL, &again), 0);
    assert_int_equal((uintptr_t)again.sa_restorer, 0x12345);
    assert_int_equal(own.sa_flags, OS_SA_RESTORER);
    set(OS_SIGUSR2, OS_SIG_DFL, 0);
#else
    assert_int_equal(old.sa_flags & ~(unsigned long)OS_SA_UNSUPPORTED, OS_SA_NODEFER);
#endif
}

static void refused(void **state)
{
    static const int none[] = {-1, 0, 65, 1000};
    const struct os_sigaction act = action(counts, 0);
    struct os_sigaction old;
    (void)state;
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_int_equal(os_sigaction(none[i], &act, NULL), -OS_EINVAL);
        assert_int_equal(os_sigaction(none[i], NULL, &old), -OS_EINVAL);
    }
    assert_int_equal(set_action(OS_SIGKILL, &act, NULL), -OS_EINVAL);
    assert_int_equal(set_action(OS_SIGSTOP, &act, NULL), -OS_EINVAL);
    assert_int_equal(set_action(OS_SIGKILL, NULL, &old), 0);
    assert_int_equal(os_sigaction(OS_SIGUSR1, NULL, (struct os_sigaction *)16), -OS_EFAULT);
#ifndef OS_CORE_X86_64
    assert_int_equal(os_sigaction(OS_SIGUSR1, (struct os_sigaction *)16, NULL), -OS_EFAULT);
#endif
}
static int reads_act(void *unused)
{
    struct os_sigaction *volatile act = (struct os_sigaction *)16;
    (void)unused;
    return os_sigaction(OS_SIGUSR1, act, NULL) == -OS_EFAULT ? 0 : 1;
}
static void act_is_no_memory(void **state)
{
    (void)state;
#ifdef OS_CORE_X86_64
    assert_int_equal(in_child(reads_act, NULL), DIED + SIGSEGV);
#else
    assert_int_equal(in_child(reads_act, NULL), 0);
#endif
}

/* From the handler, an unwinder finds the function that was interrupted, and its caller. */
static struct trace trace;
static volatile int ended; /* a statement after the call: it is no jump */
static void walks(int sig)
{
    (void)sig;
    walk(&trace);
    ended = 1;
}
__attribute__((__noinline__)) static void interrupted(void)
{
    raise(OS_SIGUSR1); /* libc's: it has frame descriptions on every target */
    count = count + 1;
}
__attribute__((__noinline__)) static void caller(void)
{
    volatile int kept[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    interrupted();
    for (int i = 0; i < 8; i++)
        assert_int_equal(kept[i], i + 1);
}
static void unwinders(void **state)
{
    (void)state;
    set(OS_SIGUSR1, walks, 0);
    caller();
    assert_int_equal(count, 1);
    assert_true(trace.ended);
    assert_true(walked_through(&trace, (void (*)(void))(uintptr_t)walks));
    assert_true(walked_through(&trace, interrupted));
    assert_true(walked_through(&trace, caller));
}

/* What is in vector registers is there after a signal, though its handler uses all of them. */
#define MANY 64
static float reckon(float *with, int rounds)
{
    float sum = 0;
    for (int r = 0; r < rounds; r++)
        for (int i = 0; i < MANY; i++)
            with[i] = with[i] * 0.5f + (float)(i + r % 7);
    for (int i = 0; i < MANY; i++)
        sum += with[i];
    return sum;
}
static volatile float elsewhere;
static void uses_vectors(int sig)
{
    float own[MANY];
    for (int i = 0; i < MANY; i++)
        own[i] = (float)(sig * i);
    elsewhere = reckon(own, 20);
    os_getpid(); /* a system call discards some */
    count = count + 1;
}
/*
 * Linux 7.2.13 loses vector registers of riscv64 processes that get signals and preempt each
 * other, also those of glibc's programs; 6.12 does not (docs/support.md). So nothing preempts this
 * one.
 */
static void alone(int policy, int priority)
{
#ifdef OS_CORE_RISCV64
    const struct sched_param param = {.sched_priority = priority};
    if (!under_qemu)
        assert_int_equal(sched_setscheduler(0, policy, &param), 0);
#else
    (void)policy;
    (void)priority;
#endif
}
static void vectors(void **state)
{
    const struct os_old_itimerval fast = {{0, 500}, {0, 500}}, off = {{0, 0}, {0, 0}};
    float wanted[MANY], with[MANY];
    float right, is;
    int interrupts = 0;
    (void)state;
    memset(wanted, 0, sizeof wanted);
    right = reckon(wanted, 50000);
    alone(SCHED_FIFO, 1);
    set(OS_SIGALRM, uses_vectors, OS_SA_RESTART);
    /* A fast machine is done before the timer is: so it runs on from one time to the next. */
    assert_int_equal(os_setitimer(OS_ITIMER_REAL, &fast, NULL), 0);
    for (int n = 0; n < 100000 && interrupts < 100; n++) {
        memset(with, 0, sizeof with);
        is = reckon(with, 50000);
        assert_true(is == right);
        assert_memory_equal(with, wanted, sizeof with);
        interrupts = count;
    }
    assert_int_equal(os_setitimer(OS_ITIMER_REAL, &off, NULL), 0);
    alone(SCHED_OTHER, 0);
    assert_true(interrupts >= 100);
}

static void interrupts_a_call(void **state)
{
    const struct os_old_itimerval soon = {{0, 0}, {0, 20000}};
    int fds[2];
    char c;
    (void)state;
    assert_int_equal(os_pipe2(fds, 0), 0);
    set(OS_SIGALRM, counts, 0);
    assert_int_equal(os_setitimer(OS_ITIMER_REAL, &soon, NULL), 0);
    assert_int_equal(os_read(fds[0], &c, 1), -OS_EINTR);
    assert_int_equal(count, 1);
    os_close(fds[0]);
    os_close(fds[1]);
}

int test_signals(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_sigaction: a handler returns, a thousand times", it_returns),
        TEST("os_sigaction: handlers of three signals", of_three),
        TEST("os_sigaction: OS_SA_SIGINFO", information),
        TEST("os_sigaction: the mask", mask),
        TEST("os_sigaction: OS_SA_RESETHAND", once),
        TEST("os_sigaction: SIGSEGV on an alternate stack, survived", alternate_stack),
        TEST("os_sigaction: what was there can be given back", given_back),
        TEST("os_sigaction: errors", refused),
        TEST("os_sigaction: act is no memory", act_is_no_memory),
        TEST("os_sigaction: an unwinder walks through the frame", unwinders),
        TEST("os_sigaction: vector registers survive a handler", vectors),
        TEST("os_sigaction: a handler interrupts a call", interrupts_a_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
