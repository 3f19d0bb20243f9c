/* SPDX-License-Identifier: MIT */
/* README's first program, in C and in C++: 0 if what it mapped can be written, read, unmapped. */
#include "os_core.h"

#ifdef __cplusplus
#define ANYWHERE nullptr
#define BYTES(memory) static_cast<unsigned char *>(memory)
#else
#define ANYWHERE 0
#define BYTES(memory) memory
#endif

int main(void)
{
    void *memory = os_mmap(ANYWHERE, 4096, OS_PROT_READ | OS_PROT_WRITE,
                           OS_MAP_ANONYMOUS | OS_MAP_SHARED, -1, 0);
    unsigned char *p = BYTES(memory);
    if (p == OS_MAP_FAILED)
        return 1;
    p[4095] = 0xFF;
    return p[4095] == 0xFF && os_munmap(p, 4096) == 0 ? 0 : 2;
}
