/* SPDX-License-Identifier: MIT */
/*
 * Every function of os_core/calls.h, with a recorder in place of the kernel: the number is the UAPI
 * header's, every argument arrives in its place, widened as its type says (that this type is the
 * kernel's, kinds.cc says), the others are 0, and the result comes back whole. calls.inc is what
 * tests/calls/table.awk makes of docs/calls.tsv.
 */
#include <asm/unistd.h>
#include <setjmp.h>
#include <stdio.h>
#include "record.h"
#ifdef SINGLE
#define OS_CORE_STATIC
#define OS_CORE_CALLS
#endif
#include "os_core.h"
#ifndef SINGLE
#include "os_core/calls.h"
#endif
#include "numbers.inc"

static long recorded[7], comes_back;
static int traps;
static jmp_buf out;

long record(long nr, long a, long b, long c, long d, long e, long f)
{
    const long all[7] = {nr, a, b, c, d, e, f};
    for (int i = 0; i < 7; i++)
        recorded[i] = all[i];
    if (++traps == 3) /* a function that never returns calls again, should the kernel return */
        longjmp(out, 1);
    return comes_back;
}

/* Calls it as its prototype says, and as a function of six longs, with junk above narrow types. */
#define CALL(name, kinds, call) \
    static long typed_##name(const long *v) { (void)v; return call; }
#define NORETURN(name, kinds, call) \
    static long typed_##name(const long *v) { call; }
#include "calls.inc"
#undef CALL
#undef NORETURN

typedef long raw(long, long, long, long, long, long);
static const struct call {
    const char *name, *kinds;
    long nr, uapi, returns;
    long (*typed)(const long *v);
    raw *raw;
} calls[] = {
#define CALL(name, kinds, call) \
    {#name, kinds, OS_NR_##name, __NR_##name, 1, typed_##name, (raw *)(void (*)(void))os_##name},
#define NORETURN(name, kinds, call) \
    {#name, kinds, OS_NR_##name, __NR_##name, 0, typed_##name, (raw *)(void (*)(void))os_##name},
#include "calls.inc"
};

/* The value that the kernel should see for v, given as an argument of this kind. */
static long widened(char kind, long v)
{
    switch (kind) {
    case 'i': return (int)v;
#ifdef __riscv
    case 'u': return (int)v; /* as the calling convention has it */
#else
    case 'u': return (long)(unsigned int)v;
#endif
    case 'h': return (unsigned short)v;
    default: return v;
    }
}

/* v as a caller may leave it in the register, with junk above it where that is allowed. */
static long with_junk(char kind, long v)
{
#ifdef __riscv
    return widened(kind, v);
#else
    return kind == 'h' ? (v & ~0xffff0000L) : v; /* clang's callers extend a short to an int */
#endif
}

/* modify_ldt alone does not set the upper half of its result. */
static long expected(const struct call *c)
{
#ifdef OS_NR_modify_ldt
    if (c->nr == OS_NR_modify_ldt)
        return (int)comes_back;
#endif
    return comes_back;
}

static int bad;
static void check(const struct call *c, const char *how, const long *v, long result)
{
    int n = 0, wrong = c->nr != recorded[0] || (c->returns && result != expected(c));
    for (; c->kinds[n] != '\0'; n++)
        wrong |= recorded[n + 1] != widened(c->kinds[n], v[n]);
    for (; n < 6; n++)
        wrong |= recorded[n + 1] != 0;
    if (traps != (c->returns ? 1 : 3))
        wrong = 1;
    if (!wrong)
        return;
    bad++;
    printf("os_%s(%s), %s: %d traps, number %ld, result %lx\n", c->name, c->kinds, how, traps,
           recorded[0], (unsigned long)result);
    for (n = 0; n < 6; n++)
        printf("    argument %d: given %016lx, the kernel sees %016lx\n", n + 1,
               (unsigned long)v[n], (unsigned long)recorded[n + 1]);
}

static void call(const struct call *c, const long *v)
{
    volatile long result = 0;
    long j[6] = {0, 0, 0, 0, 0, 0};
    for (int n = 0; c->kinds[n] != '\0'; n++)
        j[n] = with_junk(c->kinds[n], v[n]);
    traps = 0;
    if (!setjmp(out))
        result = c->typed(v);
    check(c, "as declared", v, result);
    traps = 0;
    if (!setjmp(out))
        result = c->raw(j[0], j[1], j[2], j[3], j[4], j[5]);
    check(c, "with junk above", j, result);
}

static unsigned long random_state = 88172645463325252UL;
static long next(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (long)random_state;
}

int main(void)
{
    const int n_calls = sizeof calls / sizeof *calls;
    int compared = 0, arguments = 0;
    for (int i = 0; i < n_calls; i++) {
        const struct call *c = &calls[i];
        long distinct[6], negative[6], minus_one[6], high[6], any[6];
        for (int n = 0; n < 6; n++) {
            distinct[n] = 0x1111 * (n + 1);
            negative[n] = -0x1111L * (n + 1);
            minus_one[n] = -1;
            high[n] = (long)((0x80000000UL + (unsigned long)n) | 0xdead00000000UL);
        }
        comes_back = (long)(0x8000000180000000UL + (unsigned long)i);
        call(c, distinct);
        call(c, negative);
        call(c, minus_one);
        call(c, high);
        for (int round = 0; round < 16; round++) {
            for (int n = 0; n < 6; n++)
                any[n] = next();
            call(c, any);
        }
        for (int n = 0; c->kinds[n] != '\0'; n++)
            arguments++;
        if (c->uapi < 0)
            continue;
        compared++;
        if (c->nr != c->uapi) {
            bad++;
            printf("os_%s has the number %ld, the UAPI header has %ld\n", c->name, c->nr, c->uapi);
        }
    }
    printf("%d calls with %d arguments, the numbers of %d compared with the UAPI header\n", n_calls,
           arguments, compared);
    return bad != 0 || n_calls < 250 || compared < 250 || arguments < 2 * n_calls;
}
