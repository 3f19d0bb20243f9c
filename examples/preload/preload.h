/* SPDX-License-Identifier: MIT */
/*
 * What the functions of libos_core_preload.so share: the counters, and a libc's way to return. A
 * call may come from a thread, a handler of a signal, or a program's start before any constructor.
 * So a counter needs no initialisation, no lock and no memory; table.c prints what is in the list.
 */
#ifndef PRELOAD_H
#define PRELOAD_H

#include "os_core.h"

#include <errno.h>

/* musl has no macro of its own. */
#ifdef __GLIBC__
#define SINCE(major, minor) __GLIBC_PREREQ(major, minor)
#define IS_MUSL 0
#else
#define SINCE(major, minor) 0
#define IS_MUSL 1
#endif

/* One for each function that was called: the first call puts it into the list. */
struct count {
    struct count *next;
    const char *function;
    unsigned long calls, errors;
    long last_error;
};
extern struct count *counted __attribute__((visibility("hidden")));

/* Counts a call that had this result of the kernel's, and returns it. */
static inline long count_call(struct count *count, const char *function, long result)
{
    if (__atomic_fetch_add(&count->calls, 1, __ATOMIC_RELAXED) == 0) {
        count->function = function;
        count->next = __atomic_load_n(&counted, __ATOMIC_RELAXED);
        while (!__atomic_compare_exchange_n(&counted, &count->next, count, 0, __ATOMIC_RELEASE,
                                            __ATOMIC_RELAXED))
            ;
    }
    if (os_is_error(result)) {
        __atomic_fetch_add(&count->errors, 1, __ATOMIC_RELAXED);
        __atomic_store_n(&count->last_error, result, __ATOMIC_RELAXED);
    }
    return result;
}

/* Counts a call of the function in which it stands. */
#define COUNTED(result)                                                                            \
    (__extension__({                                                                               \
        static struct count count_;                                                                \
        count_call(&count_, __func__, (result));                                                   \
    }))

/* What a libc's function returns: the result, or -1 and errno is set. */
static inline long answer(long result)
{
    if (!os_is_error(result))
        return result;
    errno = (int)-result;
    return -1;
}
#define ANSWER(result) answer(COUNTED(result))
#define ADDRESS(result) ((void *)ANSWER(result))

#endif
