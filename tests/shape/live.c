/* SPDX-License-Identifier: MIT */
/*
 * As many values live across a call as there are registers that a leaf function may use and a
 * system call keeps. None needs the stack, unless the clobbers name a register too many.
 */
#define OS_CORE_STATIC
#include "os_core.h"

#if defined(__x86_64__) && !defined(__APX_F__)

/* rdi rsi rdx r8 r9 stay, rcx moves to r10. */
void live(volatile long *to, long a, long b, long c, long d, long e);
void live(volatile long *to, long a, long b, long c, long d, long e)
{
    (void)os_syscall0(OS_NR_getppid);
    to[0] = a;
    to[1] = b;
    to[2] = c;
    to[3] = d;
    to[4] = e;
}

#else

/*
 * x1..x7 and x9..x15 or a1..a6 and t0..t6: one holds `to`, gcc leaves the one of `from` empty. With
 * APX they are rdx, rsi, rdi, r8..r10 and r16..r31.
 */
#if defined(__aarch64__)
#define LAST(X) X(11) X(12)
#elif defined(__x86_64__)
#define LAST(X) X(11) X(12) X(13) X(14) X(15) X(16) X(17) X(18) X(19)
#else
#define LAST(X)
#endif
#define VALUES(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) LAST(X)
#define LOAD(n) long value##n = from[n];
#define STORE(n) to[n] = value##n;

void live(volatile long *to, const long *from);
void live(volatile long *to, const long *from)
{
    VALUES(LOAD)
    (void)os_syscall0(OS_NR_getppid);
    VALUES(STORE)
}

#endif
