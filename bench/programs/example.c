/* SPDX-License-Identifier: MIT */
/*
 * examples/smallest.c as each library has it: maps a page, writes its last byte, reads it back,
 * unmaps the page; ROUNDS times, with a page of the TYPE OS_MAP_SHARED or OS_MAP_PRIVATE, and
 * without the writing and reading if TOUCH is 0.
 */
#ifdef OS_CORE
#include "os_core.h"
#define mmap os_mmap
#define munmap os_munmap
#define PROT_READ OS_PROT_READ
#define PROT_WRITE OS_PROT_WRITE
#define MAP_FAILED OS_MAP_FAILED
#define MAP_ANONYMOUS OS_MAP_ANONYMOUS
#else
#ifndef NOLIBC /* which is included by an option */
#include <sys/mman.h>
#endif
#define OS_MAP_SHARED MAP_SHARED
#define OS_MAP_PRIVATE MAP_PRIVATE
#endif

int main(void)
{
    for (int i = 0; i < ROUNDS; i++) {
        void *page = mmap(0, 4096, PROT_READ | PROT_WRITE, TYPE | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED)
            return 1;
#if TOUCH
        volatile unsigned char *last = (unsigned char *)page + 4095; /* it is really read */
        *last = 0xFF;
        if (*last != 0xFF)
            return 2;
#endif
        if (munmap(page, 4096) != 0)
            return 3;
    }
    return 0;
}
