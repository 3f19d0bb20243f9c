/* SPDX-License-Identifier: MIT */
#include "os_core.h"
#include "define.h"
#include "trap.h"

OS_CORE_BEGIN

/*
 * Each function is one system call, its arguments widened to what the kernel reads: os_bits() a set
 * of bits, os_number() a signed number (see trap.h).
 */

/* An address that the kernel returned, or what os_mmap returns for an error. */
OS_CORE_INLINE void *os_address(long result)
{
    return OS_RARELY(os_is_error(result)) ? OS_MAP_FAILED : OS_CORE_REINTERPRET(void *, result);
}

/* A twin does not call the other: that would be a branch to shared code. */
OS_DEFINE_CHECKED(void *, os_mmap)(void *addr, os_size_t length, int prot, int flags, int fd,
                                   os_off_t offset)
{
    return os_address(os_trap6(OS_NR_mmap, os_pointer(addr), os_size(length), os_bits(prot),
                               os_bits(flags), os_number(fd), offset));
}

OS_DEFINE_CHECKED(long, os_mmap_raw)(void *addr, os_size_t length, int prot, int flags, int fd,
                                     os_off_t offset)
{
    return os_trap6(OS_NR_mmap, os_pointer(addr), os_size(length), os_bits(prot), os_bits(flags),
                    os_number(fd), offset);
}

OS_DEFINE_CHECKED(long, os_munmap)(void *addr, os_size_t length)
{
    return os_trap2(OS_NR_munmap, os_pointer(addr), os_size(length));
}

OS_CORE_END
