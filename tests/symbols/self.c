/* SPDX-License-Identifier: MIT */
/* The other library calls its own functions: is it they that run? */
#include "other.h"

int other_is_itself(void)
{
    void *memory = os_mmap(0, 1, 7);
    os_munmap(memory);
    return memory == other_page && other_unmapped == 1 && os_page_size(1) == 6 &&
           os_write("a") == 'a';
}
