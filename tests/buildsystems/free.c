/* SPDX-License-Identifier: MIT */
/* A program without a libc: with the library and its start, or, with OS_CORE_START, the header. */
#define OS_CORE_CALLS
#include <os_core.h>

int main(int argc, char **argv)
{
    unsigned char *p = (unsigned char *)os_mmap(0, 4096, OS_PROT_READ | OS_PROT_WRITE,
                                                OS_MAP_ANONYMOUS | OS_MAP_SHARED, -1, 0);
    if (p == OS_MAP_FAILED || argc != 1 || argv[1] != 0 || os_close(-1) != -OS_EBADF)
        return 1;
    p[4095] = 0xFF;
    return p[4095] == 0xFF && os_munmap(p, 4096) == 0 ? 0 : 2;
}
