/* SPDX-License-Identifier: MIT */
/* The names and the texts of the kernel's errors. */
#ifndef OS_CORE_ERROR_H_
#define OS_CORE_ERROR_H_

#include "api.h"

OS_CORE_BEGIN_

/*
 * os_error_name: the name of an error, as errno(3) lists them.
 * os_error_text: its meaning for a person: strerror(3) without a locale. The words are those of
 *                the kernel's own headers, and not always a libc's.
 *
 * error   an errno of either sign, so that a program can pass a raw result as it is: for 12 and for
 *         -12 they are "ENOMEM" and "Out of memory".
 *
 * Result  a string that lives as long as the program; NULL if Linux has no such error, and for 0.
 *
 * No system call is made: every kernel and qemu-user. The names cost 1.4 kB, the texts 3.4 kB, each
 * only in programs that call that function. The linker can tell if the single header is compiled
 * with -ffunction-sections and -fdata-sections, as the library is, and linked with --gc-sections.
 * Manual: errno(3).
 */
OS_CORE_API_HELPER_ const char *os_error_name(long error) OS_CORE_NOEXCEPT_;
OS_CORE_API_HELPER_ const char *os_error_text(long error) OS_CORE_NOEXCEPT_;

OS_CORE_END_

#endif
