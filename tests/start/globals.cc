/* SPDX-License-Identifier: MIT */
/*
 * C++ globals are constructed before main, in their order, and destroyed after it. The program ends
 * with 0 only by its last destructor. With NO_DESTRUCTORS there is none, for clang.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#define OS_CORE_START
#endif
#include "os_core.h"

static int alive;
struct Global {
    int number;
    explicit Global(int wanted) : number(alive == wanted ? ++alive : -100)
    {
    }
#ifndef NO_DESTRUCTORS
    ~Global()
    {
        if (alive != number)
            os_syscall1(OS_NR_exit_group, 3);
        if (--alive == 0)
            os_syscall1(OS_NR_exit_group, 0);
    }
#endif
};
static Global first(0), second(1);
static thread_local int mine = 7;

#if !__STDC_HOSTED__
extern "C" int main(); /* clang++ takes main for any function there */
#endif
int main()
{
    if (first.number != 1 || second.number != 2 || mine != 7)
        return 4;
#ifdef NO_DESTRUCTORS
    return 0;
#else
    return 5;
#endif
}
