/* SPDX-License-Identifier: MIT */
/* One file that uses both: os_core's functions are lx_... in it, those of the other library keep
 * their names. */
#ifdef OTHER_FIRST
#include "other.h"
#endif
#include "os_core.h"
#ifndef OTHER_FIRST
#include "other.h"
#endif

int main(void)
{
    const os_size_t size = (os_size_t)lx_page_size();
    struct os_statx status;
    void *(*const map)(void *, os_size_t, int, int, int, os_off_t) = lx_mmap;
    void *memory =
        map(0, size, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
    if (memory == OS_MAP_FAILED)
        return 1;
    *((volatile char *)memory + size - 1) = 1;
    if (lx_munmap(memory, size) != 0 || lx_write(-1, "", 0) != -OS_EBADF || lx_is_error(-1) == 0)
        return 2;
    if (lx_statx(-1, "", OS_AT_EMPTY_PATH, OS_STATX_MODE, &status) != -OS_EBADF)
        return 3;
    if (lx_syscall1(OS_NR_close, -1) != -OS_EBADF)
        return 4;
    os_munmap(os_mmap(0, 1, 7));
    return os_page_size(1) == 6 && os_write("a") == 'a' ? 0 : 5;
}
