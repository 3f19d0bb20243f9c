/* SPDX-License-Identifier: MIT */
/*
 * The types of the prototypes, from what the compiler itself predefines: no header of a
 * libc, not even <stddef.h>, so that -nostdinc works and nothing of theirs is defined twice.
 */
#ifndef OS_CORE_TYPES_H
#define OS_CORE_TYPES_H

typedef __SIZE_TYPE__ os_size_t;       /* a length in bytes */
typedef __INT64_TYPE__ os_off_t;       /* a position in a file, in bytes */
typedef __UINTPTR_TYPE__ os_uintptr_t; /* an address as a number */

#endif
