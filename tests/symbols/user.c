/* SPDX-License-Identifier: MIT */
/* A program that maps memory with os_core, and is linked with the other library, which it knows by
 * one function. */
#include "os_core.h"

#ifdef __cplusplus
extern "C"
#endif
    int
    other_is_itself(void);

int main(void)
{
    const os_size_t size = (os_size_t)os_page_size();
    void *memory =
        os_mmap(0, size, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
    if (memory == OS_MAP_FAILED)
        return 1;
    *((volatile char *)memory + size - 1) = 1;
    if (os_munmap(memory, size) != 0 || os_munmap((char *)memory + 1, size) != -OS_EINVAL)
        return 2;
    if (os_write(-1, "", 0) != -OS_EBADF)
        return 3;
    return other_is_itself() ? 0 : 4;
}
