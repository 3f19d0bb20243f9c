/* SPDX-License-Identifier: MIT */
/* A program that has a libc, beside the library: C and C++. */
#include <os_core.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

int main(void)
{
    void *p = os_mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
    if (p == MAP_FAILED || munmap(p, 4096) != 0)
        return 1;
    return puts(os_error_name(-12)) < 0 || strcmp(os_error_name(-12), "ENOMEM") != 0;
}
