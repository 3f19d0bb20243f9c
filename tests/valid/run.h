/* SPDX-License-Identifier: MIT */
/*
 * The beginning of the callers of tests/valid/callers: the header, and the arguments that no
 * compiler knows. The trap is a function here, so that they can be run: see run.c.
 */
#ifdef __cplusplus
extern "C" {
#endif
long answer(long nr, long a, long b, long c, long d, long e, long f);
#ifdef __cplusplus
}
#endif
#define OS_CORE_TRAP answer
#include "os_core.h"

struct arguments {
    void *p, **to;
    os_size_t n, m, page;
    os_off_t at, zero;
    int prot, anonymous, shared, fd, none, may_move, sync, lock, yes, no, few;
    unsigned int bits;
};
typedef long (*caller)(const struct arguments *);

#ifdef __cplusplus
extern "C" {
#endif
extern const caller callers[];
extern const unsigned n_callers;
void say(const struct arguments *a);
long made(long result); /* a helper's result: it is not EINVAL */
#ifdef __cplusplus
}
#endif

static inline long number(void *address)
{
    return (long)address;
}
