/* SPDX-License-Identifier: MIT */
/* The names of the kernel's errors. */
#ifndef OS_CORE_ERROR_H
#define OS_CORE_ERROR_H

#include "api.h"

OS_CORE_BEGIN

/*
 * os_error_name: the name of an error, as errno(3) lists them.
 *
 * error   an errno of either sign: os_error_name(-12) and os_error_name(12) are "ENOMEM", so
 *         that a raw result can be passed as it is.
 *
 * Result  a string that lives as long as the program; NULL if Linux has no such error, and for 0.
 *
 * No system call is made: every kernel and qemu-user. The names cost about 1.3 kB, in programs that
 * call it only. Manual: errno(3).
 */
OS_CORE_API_HELPER const char *os_error_name(long error);

OS_CORE_END

#endif
