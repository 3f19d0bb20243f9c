/* SPDX-License-Identifier: MIT */
/*
 * The functions that a compiler may call even in a program without a libc: memcpy, memmove, memset,
 * memcmp (gcc's manual, "Language Standards Supported by GCC"), and without -ffreestanding also
 * bcmp, strlen and wcslen, which it makes of a memcmp or a loop. os_core calls none of them. They
 * are weak, so that better ones win, and hidden, so that a program does not lend them to its shared
 * objects.
 *
 * The empty asm in each loop keeps the compiler from taking the loop for the very function it is
 * in, and calling that.
 */
#include "arch.h"
#include "define.h"
#include "os_core.h"

#define OS_CORE_DEFINE_WEAK_                                                                       \
    __attribute__((__weak__, __used__, __visibility__("hidden"))) OS_CORE_OPAQUE_
#define OS_CORE_KEEP_LOOP_ __asm__ __volatile__("")

OS_CORE_BEGIN_

/*
 * Does to begin within the bytes from from on? Then the last of these are to be copied first. Below
 * from the distance wraps, and is more than any length.
 */
OS_CORE_INLINE_ int os_is_above_(const void *to, const void *from, os_size_t length)
{
    os_uintptr_t distance;
    (void)__builtin_sub_overflow((os_uintptr_t)to, (os_uintptr_t)from, &distance);
    return distance < length;
}

#include "wide.h"
#include "words.h"

/*
 * Under names of ours, because the compiler has its own declarations of theirs. These are not weak:
 * a linker takes no object from an archive for a name that is weak where it is called.
 */
void *os_memcpy_(void *to, const void *from, os_size_t length) __asm__("memcpy");
void *os_memmove_(void *to, const void *from, os_size_t length) __asm__("memmove");
void *os_memset_(void *to, int byte, os_size_t length) __asm__("memset");
int os_memcmp_(const void *left, const void *right, os_size_t length) __asm__("memcmp");
int os_bcmp_(const void *left, const void *right, os_size_t length) __asm__("bcmp");
os_size_t os_strlen_(const char *string) __asm__("strlen");
os_size_t os_wcslen_(const __WCHAR_TYPE__ *string) __asm__("wcslen");

OS_CORE_DEFINE_WEAK_ void *os_memcpy_(void *to, const void *from, os_size_t length)
{
    os_copy_((unsigned char *)to, (const unsigned char *)from, length);
    return to;
}

OS_CORE_DEFINE_WEAK_ void *os_memmove_(void *to, const void *from, os_size_t length)
{
    os_move_((unsigned char *)to, (const unsigned char *)from, length);
    return to;
}

OS_CORE_DEFINE_WEAK_ void *os_memset_(void *to, int byte, os_size_t length)
{
    os_fill_((unsigned char *)to, (unsigned char)(byte & 0xff), length);
    return to;
}

OS_CORE_DEFINE_WEAK_ int os_memcmp_(const void *left, const void *right, os_size_t length)
{
    return os_compare_((const unsigned char *)left, (const unsigned char *)right, length);
}

OS_CORE_DEFINE_WEAK_ int os_bcmp_(const void *left, const void *right, os_size_t length)
{
    return os_memcmp_(left, right, length);
}

OS_CORE_DEFINE_WEAK_ os_size_t os_strlen_(const char *string)
{
    os_size_t length = 0;
    for (; string[length] != 0; length++)
        OS_CORE_KEEP_LOOP_;
    return length;
}

OS_CORE_DEFINE_WEAK_ os_size_t os_wcslen_(const __WCHAR_TYPE__ *string)
{
    os_size_t length = 0;
    for (; string[length] != 0; length++)
        OS_CORE_KEEP_LOOP_;
    return length;
}

OS_CORE_END_
