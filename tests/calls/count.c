/* SPDX-License-Identifier: MIT */
/*
 * os_syscall(nr, ...): number and arguments arrive as they are written, converted to long as by a
 * cast, each evaluated once. BAD is what must not compile.
 */
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
static int is(int at, long value)
{
    return seen[at] == value;
}

struct pair {
    int first;
    unsigned bits : 3;
    long os_syscall; /* the name is no macro without a parenthesis */
};
enum sign { MINUS = -3 };
static int converts(void)
{
    static const char text[] = "text";
    volatile int *none = 0;
    struct pair pair = {-5, 7, -9};
    signed char narrow = -7;
    unsigned short half = 0xFFFF;
    unsigned whole = 0xFFFFFFFF;
    unsigned long wide = ~0UL;

    os_syscall(pair.first, text, &pair, pair.bits, next, whole, narrow);
    if (!is(0, -5) || !is(1, (long)text) || !is(2, (long)&pair) || !is(3, 7) ||
        !is(4, (long)next) || !is(5, 0xFFFFFFFFL) || !is(6, -7))
        return 0;
    os_syscall(half, none, MINUS, wide, 'a', pair.os_syscall, narrow == 0);
    return is(0, 0xFFFF) && is(1, 0) && is(2, -3) && is(3, -1) && is(4, 'a') && is(5, -9) &&
           is(6, 0);
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
    if (!converts())
        return 9;
    n = 0;
    if (os_syscall(1, 2, next()) != -1 || n != 11 || os_syscall(1, 2, 3, 4, 5, 6, next()) != -1 ||
        n != 22)
        return 10;
#ifdef BAD
    {
        struct pair pair = {0, 0, 0};
        return (int)os_syscall(pair.first, BAD);
    }
#endif
    return 0;
}
