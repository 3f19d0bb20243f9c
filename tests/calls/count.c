/* SPDX-License-Identifier: MIT */
/* os_syscall(nr, ...): number and arguments arrive as they are written, each evaluated once. */
#include "record.h"

#define OS_CORE_STATIC
#include "os_core.h"

static long seen[7], n;
long record(long nr, long a, long b, long c, long d, long e, long f)
{
    seen[0] = nr, seen[1] = a, seen[2] = b, seen[3] = c, seen[4] = d, seen[5] = e, seen[6] = f;
    return -nr;
}
static int saw(long count)
{
    int i;
    for (i = 0; i < 7; i++)
        if (seen[i] != (i < count ? 11 * (i + 1) : 0))
            return 0;
    return 1;
}
static long next(void)
{
    return n += 11;
}
int main(void)
{
    if (os_syscall(11) != -11 || !saw(1))
        return 1;
    if (os_syscall(11, 22) != -11 || !saw(2))
        return 2;
    if (os_syscall(11, 22, 33) != -11 || !saw(3))
        return 3;
    if (os_syscall(11, 22, 33, 44) != -11 || !saw(4))
        return 4;
    if (os_syscall(11, 22, 33, 44, 55) != -11 || !saw(5))
        return 5;
    if (os_syscall(11, 22, 33, 44, 55, 66) != -11 || !saw(6))
        return 6;
    if (os_syscall(11, 22, 33, 44, 55, 66, 77) != -11 || !saw(7))
        return 7;
    if (os_syscall(next()) != -11 || n != 11 || os_syscall(-1, -2) != 1 || seen[1] != -2)
        return 8;
#ifdef EIGHT
    return (int)os_syscall(1, 2, 3, 4, 5, 6, 7, 8);
#endif
    return 0;
}
