/* SPDX-License-Identifier: MIT */
/*
 * Every function that is one call: for all arguments and all answers of the kernel, the number and
 * the six arguments, all 64 bits of each, are right, and so is the result that it makes of
 * the answer. The tables are those of the suites seam and calls.
 */
#include "src/arch.h"
#undef OS_ARCH_MINUS_1_ /* CBMC knows no instruction; the suite seam sees it at work */
#include "src/syscall.c"
#include "src/exit.c"
#include "src/memory.c"
#include "src/page.c"
#include "src/calls.c"
#include "tests/seam/wrappers.h"

static long v[7], answer, entered[7];
static int calls;

enum result { raw, address };
static const char *kinds;
static long number;

/* The value that must reach the kernel. riscv64's ABI sign-extends every int, bits or not. */
static long widened(char kind, long value)
{
    switch (kind) {
#ifdef OS_CORE_RISCV64
    case 'B': case 'u': return (int)value;
#else
    case 'B': case 'u': return (long)(unsigned int)value;
#endif
    case 'I': case 'i': return (int)value;
    case 'h': return (unsigned short)value;
    default: return value;
    }
}
static int entry_is_right(void)
{
    int n = 0, right = calls == 1;
    const int first = kinds[0] == 'N'; /* the number is an argument itself */

    for (; kinds[n] != '\0'; n++)
        right &= entered[n + !first] == widened(kinds[n], v[n]);
    for (n += !first; n < 7; n++)
        right &= entered[n] == 0;
    return right && (first || entered[0] == number);
}

static int returns;
long model(long nr, long a, long b, long c, long d, long e, long f)
{
    const long all[7] = {nr, a, b, c, d, e, f};
    for (int i = 0; i < 7; i++)
        entered[i] = all[i];
    calls++;
    if (!returns) {
        MUST(entry_is_right(), "a call that does not return enters the kernel as it must");
        __CPROVER_assume(0);
    }
    return answer;
}

static void begin(long nr, const char *kinds_of_arguments, int it_returns)
{
    for (int i = 0; i < 7; i++)
        v[i] = any_long();
    answer = any_long();
    number = nr;
    kinds = kinds_of_arguments;
    returns = it_returns;
    calls = 0;
}

/* Only an error has no address; modify_ldt leaves the upper half of its result undone. */
static long expected(enum result result)
{
#ifdef OS_NR_modify_ldt
    if (number == OS_NR_modify_ldt)
        return (int)answer;
#endif
    return result == address && answer >= -4095 && answer <= -1 ? -1 : answer;
}

#define CHECK(name, kind, nr, kinds, call)                                                         \
    begin(nr, kinds, 1);                                                                           \
    MUST((long)(call) == expected(kind), #name " gives the result");                               \
    MUST(entry_is_right(), #name " enters the kernel as it must");                                 \
    SEEN(calls == 1, #name " enters the kernel");

#define WRAPPER(name, kind, nr, kinds, arguments) CHECK(name, kind, nr, kinds, name arguments)
PROOF(wrappers) { WRAPPERS(WRAPPER) }

/* calls.inc is made of docs/calls.tsv by tests/calls/table.awk. */
#define CALL(name, kinds, call) CHECK(name, raw, OS_NR_##name, kinds, call)
#define NORETURN(name, kinds, call)                                                                \
    if (any(0, 1) == 1) {                                                                          \
        begin(OS_NR_##name, kinds, 0);                                                             \
        call;                                                                                      \
        MUST(0, #name " does not return");                                                         \
    }
PROOF(calls)
{
#include "calls.inc"
}
