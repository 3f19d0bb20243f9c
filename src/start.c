/* SPDX-License-Identifier: MIT */
/*
 * _start, for programs without a libc: calls int main(int argc, char **argv, char **envp), or one
 * with fewer parameters, and ends the process, all its threads, with its result.
 *
 * _start itself is a block of assembly, since no prologue may come before it, and gcc has no
 * "naked" on aarch64. It hands the stack to os_start_. Both are weak: a program's own ones win.
 */
#include "arch.h"
#include "define.h"
#include "os_core.h"
#include "trap.h"

__asm__(".pushsection .text._start, \"ax\", %progbits\n"
        ".balign 4\n"
        ".weak _start\n"
        ".type _start, %function\n"
        "_start:\n" OS_START_CODE_ ".size _start, . - _start\n"
        ".popsection\n");

OS_CORE_BEGIN_
#pragma GCC visibility push(default) /* what is not of this library is not hidden */

/*
 * main, with any parameters, under a name that its own declaration does not contradict. C code
 * calls it, not _start: an LTO link does not see a call from assembly, and drops the function.
 * gcc's LTO link compares the parameters with those of main: it gets none, which C23 and C++
 * write as (...).
 */
#if defined(__clang__)
int os_start_main_(int, char **, char **) __asm__("main");
#elif defined(__cplusplus) || (__STDC_VERSION__ > 201710L && __GNUC__ >= 13)
int os_start_main_(...) __asm__("main");
#else
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
int os_start_main_() __asm__("main");
#pragma GCC diagnostic pop
#endif

/*
 * Only a libc sets up a shadow call stack. A program that is compiled for one does not link with
 * this _start, because this function does not exist.
 */
#ifdef __has_feature
#if __has_feature(shadow_call_stack)
void os_core_start_has_no_shadow_call_stack(void);
#define OS_START_REFUSED_ os_core_start_has_no_shadow_call_stack()
#endif
#endif
#ifndef OS_START_REFUSED_
#define OS_START_REFUSED_ (void)0
#endif
#pragma GCC visibility pop

/* stack: argc, the arguments, a null, the environment, as the kernel leaves them (the psABIs). */
void os_start_(long *stack) __attribute__((__weak__, __used__, __visibility__("hidden")));
OS_CORE_OPAQUE_ void os_start_(long *stack)
{
    char **argv = (char **)(stack + 1);
    OS_START_REFUSED_;
    os_trap1_(OS_NR_exit_group, os_start_main_((int)*stack, argv, argv + *stack + 1));
    __builtin_trap(); /* a seam may come back from that */
}

OS_CORE_END_
