/* SPDX-License-Identifier: MIT */
/* What a program without a libc says once, by -include: the start, and which variable errno is. */
#define OS_CORE_STATIC
#define OS_CORE_START
static int error_;
#define OS_CORE_ERRNO error_
