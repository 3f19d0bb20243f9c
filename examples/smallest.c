/* SPDX-License-Identifier: MIT */
/*
 * The smallest program: it maps a page, writes its last byte, reads it back, unmaps the page and
 * exits with 0. These flags make it small, and `llvm-objcopy --strip-sections` still smaller:
 *
 * FLAGS: -Os -fno-pie -nostdlib -static -s -fno-asynchronous-unwind-tables -fno-stack-protector
 * FLAGS: -ffreestanding -fno-unwind-tables -fno-ident -ffunction-sections -fdata-sections
 * FLAGS: -Wl,--gc-sections,--build-id=none,-z,noseparate-code,-z,norelro -Isingle_include
 */
#define OS_CORE_STATIC
#define OS_CORE_START_BARE
#include "os_core.h"

int main(void)
{
    void *page =
        os_mmap(0, 4096, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1, 0);
    volatile unsigned char *last = (unsigned char *)page + 4095; /* volatile: it is really read */
    if (page == OS_MAP_FAILED)
        return 1;
    *last = 0xFF;
    if (*last != 0xFF)
        return 2;
    return os_munmap(page, 4096) != 0;
}
