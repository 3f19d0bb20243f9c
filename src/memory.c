/* SPDX-License-Identifier: MIT */
#include "os_core.h"
#include "define.h"
#include "trap.h"

OS_CORE_BEGIN

/* What both twins do: neither calls the other, so neither branches to shared code. */
OS_CORE_INLINE long os_map(void *addr, os_size_t length, int prot, int flags, int fd,
                           os_off_t offset)
{
    return os_trap6(OS_NR_mmap, os_pointer(addr), os_size(length), os_bits(prot), os_bits(flags),
                    os_number(fd), offset);
}

OS_DEFINE_CHECKED(void *, os_mmap)(void *addr, os_size_t length, int prot, int flags, int fd,
                                   os_off_t offset)
{
    long result = os_map(addr, length, prot, flags, fd, offset);
    return OS_RARELY(os_is_error(result)) ? OS_MAP_FAILED : OS_CORE_REINTERPRET(void *, result);
}

OS_DEFINE_CHECKED(long, os_mmap_raw)(void *addr, os_size_t length, int prot, int flags, int fd,
                                     os_off_t offset)
{
    return os_map(addr, length, prot, flags, fd, offset);
}

OS_DEFINE_CHECKED(long, os_munmap)(void *addr, os_size_t length)
{
    return os_trap2(OS_NR_munmap, os_pointer(addr), os_size(length));
}

OS_CORE_END
