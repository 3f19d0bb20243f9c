/* SPDX-License-Identifier: MIT */
/*
 * Checks for every wrapper the number and all six registers with which it enters the kernel, and
 * the result that it makes of the kernel's. C, and the same text C++. Prints TAP.
 *
 * The kernel is recorder.c (OS_CORE_TRAP) or, with the real instruction, tracer.c.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "os_core.h"
#include "kernel.h"
#include "wrappers.h"

/* Each wrapper called as C calls it, */
#define CALL(name, result, nr, kinds, arguments) \
    static long call_##name(const long *v) { (void)v; return (long)name arguments; }
WRAPPERS(CALL)

/* and by its address, so that the test chooses the upper half of an int's register. */
typedef long function(long, long, long, long, long, long, long);
typedef void any_function(void);

enum result { raw, address };
static const struct wrapper {
    const char *name;
    enum result result;
    long nr;
    const char *kinds;
    long (*call)(const long *v);
    any_function *at;
} wrappers[] = {
#define ROW(name, result, nr, kinds, arguments) \
    {#name, result, nr, kinds, call_##name, (any_function *)name},
    WRAPPERS(ROW)
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static int tests, failures;

/* The faults of the running test, for the lines after its own. */
static char details[2000];

#define WRONG(...) \
    (void)snprintf(details + strlen(details), sizeof details - strlen(details), "# " __VA_ARGS__)

static void done(const char *wrapper, const char *what)
{
    int wrong = details[0] != '\0';
    printf("%s %d - %s: %s\n%s", wrong ? "not ok" : "ok", ++tests, wrapper, what, details);
    if (wrong && details[strlen(details) - 1] != '\n')
        printf("\n");
    failures += wrong;
    details[0] = '\0';
}

static long sign_extended(long value)
{
    return (int)value;
}
/* The value of an argument at the kernel. riscv64's ABI sign-extends every int, bits or not. */
static long widened(char kind, long value)
{
    switch (kind) {
#ifdef OS_CORE_RISCV64
    case 'B': return sign_extended(value);
#else
    case 'B': return (long)(unsigned int)value;
#endif
    case 'I': return sign_extended(value);
    default: return value;
    }
}

/* Compares the registers that entered the kernel with the right ones. */
static void check_entry(const struct wrapper *w, const long *v)
{
    const struct entry *entry = last_entry();
    size_t present = strlen(w->kinds), i = 0, at = 0;
    long nr = w->nr;

    if (entry->calls != 1)
        WRONG("entered the kernel %d times\n", entry->calls);
    if (w->kinds[0] == 'N')
        nr = v[i++];
    if (entry->nr != nr)
        WRONG("number %ld, not %ld\n", entry->nr, nr);
    for (; at < 6; i++, at++) {
        long expected = i < present ? widened(w->kinds[i], v[i]) : 0;
#ifndef OS_CORE_TRAP
        if (i >= present) /* the kernel reads no more registers than the call has arguments */
            return;
#endif
        if (entry->argument[at] != expected)
            WRONG("argument %d is 0x%lx, not 0x%lx\n", (int)at + 1, entry->argument[at], expected);
    }
}

/* Each row has seven arguments, all different, with all 64 bits in use. */
static const long values[][7] = {
    {0x0102030405060708, 0x1112131415161718, 0x2122232425262728, 0x3132333435363738,
     0x4142434445464748, 0x5152535455565758, 0x6162636465666768},
    /* negative, lower halves too */
    {-0x0102030405060708, -0x1112131415161718, -0x2122232425262728, -0x3132333435363738,
     -0x4142434445464748, -0x5152535455565758, -0x6162636465666768},
    /* negative as a long, positive as an int; and the other way round */
    {-0x7f02030480000001, -0x7e121314f0000002, -0x7d222324e0000003, -0x7c323334d0000004,
     -0x7b424344c0000005, -0x7a525354b0000006, -0x79626364a0000007},
    {0x7f020304f0000001, 0x7e121314e0000002, 0x7d222324d0000003, 0x7c323334c0000004,
     0x7b424344b0000005, 0x7a525354a0000006, 0x7962636490000007},
    {1, 2, 3, 4, 5, 6, 7},
    {-1, -2, -3, -4, -5, -6, -7},
    {0, 0, 0, 0, 0, 0, 0},
    {-1, -1, -1, -1, -1, -1, -1},
    {LONG_MIN, LONG_MAX, INT_MIN, INT_MAX, 0x80000000, 0xffffffff, LONG_MIN},
};

static void registers(const struct wrapper *w)
{
    for (size_t i = 0; i < COUNT(values); i++) {
        expect_entry(42);
        if (w->call(values[i]) != 42)
            WRONG("does not give the result\n");
        check_entry(w, values[i]);
    }
    done(w->name, "number and six registers");
}

/* The caller leaves the upper half of an int's register undefined, except on riscv64. */
static void upper_halves(const struct wrapper *w)
{
    for (size_t i = 0; i < COUNT(values); i++) {
        function *volatile f = (function *)w->at;
        long v[7] = {0, 0, 0, 0, 0, 0, 0};
        memcpy(v, values[i], sizeof v);
#ifdef OS_CORE_RISCV64
        for (size_t j = 0; j < strlen(w->kinds); j++)
            if (w->kinds[j] == 'B' || w->kinds[j] == 'I')
                v[j] = sign_extended(v[j]);
#endif
        expect_entry(42);
        if (f(v[0], v[1], v[2], v[3], v[4], v[5], v[6]) != 42)
            WRONG("does not give the result\n");
        check_entry(w, v);
    }
    done(w->name, "junk in the upper halves of int arguments");
}

/* Errors and addresses, at the limits. -1 is EPERM, and as a pointer OS_MAP_FAILED. */
static void results(const struct wrapper *w)
{
    static const long answers[] = {0, 1, 42, 4095, 4096, 0x7ffffffff000, 0x12345678, 0x80000000,
                                   0xfffff000, 0xffffffff, LONG_MAX, -1, -2, -12, -131, -132, -133,
                                   -134, -4094, -4095, -4096, -4097, -8192, -65536, -0x7ffff000,
                                   -0x80000000L, -0x7fffffffffff, LONG_MIN, LONG_MIN + 1};
    for (size_t i = 0; i < COUNT(answers); i++) {
        long expected = answers[i];
        if (w->result == address && expected >= -4095 && expected <= -1)
            expected = -1; /* OS_MAP_FAILED, spelt out */
        expect_entry(answers[i]);
        long result = w->call(values[0]);
        if (result != expected)
            WRONG("gives %ld for %ld, not %ld\n", result, answers[i], expected);
    }
    done(w->name, "results");
}

/* MAP_HUGE_16GB is 34U << 26, which no positive int holds. */
static void huge_16_gib(void)
{
#ifdef OS_CORE_RISCV64
    const unsigned long expected = 0xffffffff88000022;
#else
    const unsigned long expected = 0x88000022;
#endif
    const int flags = (int)(34U << 26 | OS_MAP_PRIVATE | OS_MAP_ANONYMOUS);
    expect_entry(42);
    if (os_mmap(0, 4096, OS_PROT_READ, flags, -1, 0) != (void *)42)
        WRONG("does not give the result\n");
    if ((unsigned long)last_entry()->argument[3] != expected)
        WRONG("flags are 0x%lx, not 0x%lx\n", last_entry()->argument[3], expected);
    done("os_mmap", "flags with MAP_HUGE_16GB");
}

/* These are no wrappers, but helpers that enter the kernel in their own way: */
#if defined(OS_CORE_X86_64) && !defined(OS_CORE_TRAP)
/* What stands in for Linux may have other page sizes; Linux has one here. */
static void page_size(void)
{
    expect_entry(-OS_ENOSYS);
    if (os_page_size() != sysconf(_SC_PAGESIZE))
        WRONG("gives %ld\n", os_page_size());
    if (last_entry()->calls != 0)
        WRONG("entered the kernel %d times\n", last_entry()->calls);
    done("os_page_size", "asks nobody where Linux has one page size");
}
#else
static void page_size(void)
{
    /* 0 at once: 4 KiB. EINVAL for ever: 19 powers of two, then an error. Others are the result. */
    static const struct {
        long answer, result;
        int calls;
        long last;
    } cases[] = {
        {0, 4096, 1, 4096},
        {-OS_EINVAL, -OS_EINVAL, 19, 1L << 30},
        {-OS_ENOSYS, -OS_ENOSYS, 1, 4096},
        {-OS_EPERM, -OS_EPERM, 1, 4096},
        {-OS_ENOMEM, -OS_ENOMEM, 1, 4096},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        expect_entry(cases[i].answer);
        long result = os_page_size();
        const struct entry *entry = last_entry();
        if (result != cases[i].result)
            WRONG("gives %ld for %ld\n", result, cases[i].answer);
        if (entry->calls != cases[i].calls)
            WRONG("entered the kernel %d times\n", entry->calls);
        if (entry->nr != OS_NR_madvise || entry->argument[0] != cases[i].last ||
            entry->argument[1] != 0 || entry->argument[2] != 0)
            WRONG("call %ld of %ld, %ld, %ld\n", entry->nr, entry->argument[0], entry->argument[1],
                  entry->argument[2]);
    }
    done("os_page_size", "asks, and gives an error as an error");
}
#endif
static void flush_icache(void)
{
    char code[100];
    expect_entry(-OS_EINVAL);
    long result = os_flush_icache(code, code + sizeof code);
    const struct entry *entry = last_entry();
#ifdef OS_CORE_RISCV64
    if (result != -OS_EINVAL || entry->calls != 1 || entry->nr != OS_NR_riscv_flush_icache ||
        entry->argument[0] != (long)code || entry->argument[1] != (long)(code + sizeof code) ||
        entry->argument[2] != 0)
        WRONG("call %ld of 0x%lx, 0x%lx, %ld gives %ld\n", entry->nr, entry->argument[0],
              entry->argument[1], entry->argument[2], result);
#else
    if (result != 0 || entry->calls != 0)
        WRONG("entered the kernel %d times, gives %ld\n", entry->calls, result);
#endif
    done("os_flush_icache", "enters the kernel on riscv64 only");
}

static int run(void)
{
    for (size_t i = 0; i < COUNT(wrappers); i++) {
        registers(&wrappers[i]);
        upper_halves(&wrappers[i]);
        results(&wrappers[i]);
    }
    huge_16_gib();
    page_size();
    flush_icache();
    printf("1..%d\n", tests);
    return failures != 0;
}
int main(void)
{
    return with_kernel(run);
}
