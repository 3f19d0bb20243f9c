/* SPDX-License-Identifier: MIT */
/* clock ROUNDS COUNT: the time of the monotonic clock, got in several ways. */
#include <time.h>
#include <unistd.h>

#include "os_core.h"
#include "turns.h"

#define WAY(name, call)                                                                            \
    static void name(long count)                                                                   \
    {                                                                                              \
        for (; count > 0; count--)                                                                 \
            if (call != 0)                                                                         \
                turns_fail("get the time");                                                        \
    }

static long (*vdso)(int clock, struct os_timespec *time); /* what os_vdso has found */
static struct os_timespec ours;
static struct timespec libcs;

WAY(direct, vdso(OS_CLOCK_MONOTONIC, &ours))
WAY(by_vdso, os_vdso_clock_gettime((void *)vdso, OS_CLOCK_MONOTONIC, &ours))
WAY(by_call, os_clock_gettime(OS_CLOCK_MONOTONIC, &ours))
WAY(by_libc, clock_gettime(CLOCK_MONOTONIC, &libcs))

int main(int argc, char **argv)
{
    const int rounds = argc == 3 ? atoi(argv[1]) : 1;
    const long count = argc == 3 ? atol(argv[2]) : 1;
    const struct turn turns[] = {
        {"the vDSO itself", direct, count},        {"the vDSO itself, again", direct, count},
        {"os_vdso_clock_gettime", by_vdso, count}, {"os_clock_gettime", by_call, count},
        {"glibc's clock_gettime", by_libc, count},
    };
    vdso = (long (*)(int, struct os_timespec *))os_vdso(environ, "clock_gettime");
    if (vdso == NULL)
        turns_fail("find the vDSO's clock_gettime");
    turns_pin();
    turns_take(turns, sizeof turns / sizeof turns[0], rounds);
    return 0;
}
