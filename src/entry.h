/* SPDX-License-Identifier: MIT */
/*
 * Where a program without a libc begins and ends, for start.c and bare.c. Private to the sources.
 *
 * The entry itself is a block of assembly, since no prologue may come before it, and gcc has no
 * "naked" on aarch64. It hands the stack to a function. Both are weak: a program's own ones win.
 */
#ifndef OS_CORE_ENTRY_H_
#define OS_CORE_ENTRY_H_

#include "arch.h"
#include "define.h"
#include "os_core.h"
#include "os_core/start.h"
#include "trap.h"

#define OS_ENTRY_(entry, function)                                                                 \
    __asm__(".pushsection .text." entry ", \"ax\", %progbits\n"                                    \
            ".balign 4\n"                                                                          \
            ".weak " entry "\n"                                                                    \
            ".type " entry ", %function\n" entry                                                   \
            ":\n" OS_START_CODE_(function) ".size " entry ", . - " entry "\n"                      \
                                           ".popsection\n")

/*
 * Before the start has set the guard and the thread pointer, no function may look at the guard: gcc
 * before 11 has another attribute for that. And the functions that the start calls have the types
 * that the program gives them: clang's checks of calls would compare those with the start's.
 */
#if defined(__clang__) && __clang_major__ >= 16
#define OS_START_INNER_                                                                            \
    OS_CORE_NO_STACK_PROTECTOR_ __attribute__((__no_sanitize__("function", "kcfi", "cfi-icall")))
#elif defined(__clang__)
#define OS_START_INNER_                                                                            \
    OS_CORE_NO_STACK_PROTECTOR_ __attribute__((__no_sanitize__("function", "cfi-icall")))
#elif __GNUC__ < 11
#define OS_START_INNER_ __attribute__((__optimize__("no-stack-protector")))
#else
#define OS_START_INNER_ OS_CORE_NO_STACK_PROTECTOR_
#endif

/* The same, before a function that is called from elsewhere: nobody looks into it. */
#define OS_START_OPAQUE_ OS_CORE_OPAQUE_ OS_START_INNER_

/* Before a function that each object of the library has for itself, and the compiler may inline. */
#define OS_START_LOCAL_ static __attribute__((__unused__, __nothrow__)) OS_START_INNER_

/* Before each definition of a function in os_core/start.h. */
#ifdef OS_CORE_STATIC
#define OS_CORE_DEFINE_START_ OS_CORE_API_START_ OS_START_INNER_
#else
#define OS_CORE_DEFINE_START_ OS_CORE_API_START_ OS_START_OPAQUE_
#endif

OS_CORE_BEGIN_
#pragma GCC visibility push(default) /* what is not of this library is not hidden */

/*
 * main, with any parameters, under a name that its own declaration does not contradict. C code
 * calls it, not the entry: an LTO link does not see a call from assembly, and drops the function.
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
 * this start, because this function does not exist.
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
OS_CORE_END_

#endif
