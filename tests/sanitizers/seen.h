/* SPDX-License-Identifier: MIT */
/* The programs here share libc's headers, os_core and the sanitizers' interfaces. */
#ifndef SEEN_H
#define SEEN_H

#define _GNU_SOURCE
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define OS_CORE_CALLS
#include "os_core.h"

/* The sanitizers' interfaces; without a sanitizer nothing is poisoned. */
void __msan_poison(const volatile void *, size_t) __attribute__((weak));
void __msan_unpoison(const volatile void *, size_t) __attribute__((weak));
long __msan_test_shadow(const volatile void *, size_t) __attribute__((weak));
void __asan_poison_memory_region(const volatile void *, size_t) __attribute__((weak));
int __asan_address_is_poisoned(const volatile void *) __attribute__((weak));

enum { DOES_NOT_HAVE = 77 };

/*
 * standin.c: from now on the kernel does not do the call number nr whose first argument is a, but
 * sends a signal. The signal's handler asks stand_in for the result. There it may call
 * real_call(arguments). 0, or DOES_NOT_HAVE.
 */
int stand_in_for(long nr, long a, long (*stand_in)(const long *arguments));
long real_call(const long *arguments);
/* From now on the program ends with SIGSYS at one of these calls. 0, or DOES_NOT_HAVE. */
int forbid(const long *nr, size_t count);

#endif
