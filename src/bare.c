/* SPDX-License-Identifier: MIT */
/*
 * The bare start, for the smallest programs: calls int main(int argc, char **argv, char **envp), or
 * one with fewer parameters, and ends the process, all its threads, with its result. Nothing else:
 * it relocates nothing, calls no constructor, sets up no thread-local variables and no guard.
 *
 * With OS_CORE_START_BARE it is _start; the library has it as os_core_start_bare, for
 * -Wl,-e,os_core_start_bare.
 */
#include "entry.h"

#ifdef OS_CORE_START_BARE
OS_ENTRY_("_start", "os_start_bare_");
#else
OS_ENTRY_("os_core_start_bare", "os_start_bare_");
#endif

OS_CORE_BEGIN_

/* stack: argc, the arguments, a null, the environment, as the kernel leaves them (the psABIs). */
void os_start_bare_(long *stack) __attribute__((__weak__, __used__, __visibility__("hidden")));
OS_START_OPAQUE_ void os_start_bare_(long *stack)
{
    char **argv = (char **)(stack + 1);
    OS_START_REFUSED_;
    os_trap1_(OS_NR_exit_group, os_start_main_((int)*stack, argv, argv + *stack + 1));
    __builtin_trap(); /* a seam may come back from that */
}

OS_CORE_END_
