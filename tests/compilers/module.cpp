/* SPDX-License-Identifier: MIT */
/*
 * A C++20 module of os_core, as a user writes one: what has external linkage by a
 * using-declaration, constants, which are macros, and calls that are inlined, by what is exported
 * in their place: by functions that are not inline themselves, for what is static in a header is
 * the module's own.
 */
module;
#ifdef MODULE_STATIC
#define OS_CORE_STATIC
#endif
#include "os_core.h"
export module pages;

export namespace pages
{
#ifdef MODULE_STATIC
void *os_mmap(void *address, os_size_t length, int prot, int flags, int fd, os_off_t offset)
{
    return ::os_mmap(address, length, prot, flags, fd, offset);
}
long os_munmap(void *address, os_size_t length)
{
    return ::os_munmap(address, length);
}
#else
using ::os_mmap;
using ::os_munmap;
#endif
constexpr int read_write = OS_PROT_READ | OS_PROT_WRITE;
constexpr int shared = OS_MAP_ANONYMOUS | OS_MAP_SHARED;
} // namespace pages
