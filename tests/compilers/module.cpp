/* SPDX-License-Identifier: MIT */
/*
 * A C++20 module of os_core, as a user writes one. Using-declarations export the functions with
 * external linkage. Constants are macros, so variables are exported in their place. Functions that
 * are not inline are exported for the inlined calls, for a static function of a header is the
 * module's own.
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
