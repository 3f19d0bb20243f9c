/* SPDX-License-Identifier: MIT */
/*
 * The types of the prototypes, from macros that the compiler predefines: no header of a
 * libc, not even <stddef.h>, so that -nostdinc works and nothing of theirs is defined twice.
 */
#ifndef OS_CORE_TYPES_H_
#define OS_CORE_TYPES_H_

#ifdef __INT64_TYPE__
typedef __SIZE_TYPE__ os_size_t;       /* a length in bytes */
typedef __INT64_TYPE__ os_off_t;       /* a position in a file, in bytes */
typedef __UINTPTR_TYPE__ os_uintptr_t; /* an address as a number */
#else                                  /* tcc: in LP64 that is long */
typedef unsigned long os_size_t;
typedef long os_off_t;
typedef unsigned long os_uintptr_t;
#endif

#endif
