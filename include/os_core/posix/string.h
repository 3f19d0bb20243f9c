/* SPDX-License-Identifier: MIT */
/* The functions that libos_core_start.a, or OS_CORE_START, has for the compiler. */
#ifndef OS_CORE_POSIX_STRING_H_
#define OS_CORE_POSIX_STRING_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
void *memcpy(void *to, const void *from, size_t length);
void *memmove(void *to, const void *from, size_t length);
void *memset(void *to, int byte, size_t length);
int memcmp(const void *left, const void *right, size_t length);
size_t strlen(const char *string);
#ifdef __cplusplus
}
#endif

#endif
