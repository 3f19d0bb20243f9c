/* SPDX-License-Identifier: MIT */
/* A program without a libc, by POSIX's names. */
static int last_error;
#define OS_CORE_ERRNO last_error
#define OS_CORE_START
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    unsigned char *p = (unsigned char *)mmap(0, 4096, PROT_READ | PROT_WRITE,
                                             MAP_ANONYMOUS | MAP_SHARED, -1, 0);
    if (p == MAP_FAILED || close(-1) != -1 || errno != EBADF)
        return 1;
    p[4095] = 0xFF;
    return p[4095] == 0xFF && munmap(p, 4096) == 0 ? 0 : 2;
}
