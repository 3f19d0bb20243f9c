/* SPDX-License-Identifier: MIT */
/* The same for a program that links the library: each thread has its errno. */
static __thread int error_of_thread;
#define OS_CORE_ERRNO error_of_thread
