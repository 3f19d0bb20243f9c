/* SPDX-License-Identifier: MIT */
/* The kernel comes back from exit_group. OS_CORE_TRAP names this in tests/operators/judges.mk. */
static inline long answers(long nr, long a, long b, long c, long d, long e, long f)
{
    return nr + a + b + c + d + e + f;
}
int main(void);
int main(void)
{
    return 0;
}
