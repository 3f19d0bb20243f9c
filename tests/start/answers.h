/* SPDX-License-Identifier: MIT */
/*
 * The kernel comes back from exit_group: the start must trap. OS_CORE_TRAP names this in
 * tests/operators/judges.mk. With LARGE the program cannot be started, and its main must not be
 * called: that ends it without a trap.
 */
static inline long answers(long nr, long a, long b, long c, long d, long e, long f)
{
    return nr + a + b + c + d + e + f;
}
#ifdef LARGE
#include "os_core.h"
static _Thread_local volatile char large[LARGE];
#endif
int main(void);
int main(void)
{
#ifdef LARGE
    os_syscall1(OS_NR_exit_group, large[0]); /* of the library, whose kernel does not come back */
#endif
    return 0;
}
