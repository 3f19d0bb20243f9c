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
 * Copies a word where one is left. Without OS_ARCH_UNALIGNED_ its addresses must be aligned as
 * well: the compiler would make eight bytes of a word that may stand anywhere.
 */
#ifdef OS_ARCH_UNALIGNED_
#define OS_CORE_WORD_TYPE_ __attribute__((__packed__, __may_alias__))
#define OS_CORE_IS_WORD_(addresses, left) ((left) >= sizeof(struct os_word_))
#else
#define OS_CORE_WORD_TYPE_ __attribute__((__may_alias__))
#define OS_CORE_IS_WORD_(addresses, left)                                                          \
    ((left) >= sizeof(struct os_word_) && (addresses) % sizeof(struct os_word_) == 0)
#endif
struct os_word_ {
    os_uintptr_t value;
} OS_CORE_WORD_TYPE_;

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

OS_CORE_INLINE_ os_uintptr_t os_word_address_(const void *at)
{
    return (os_uintptr_t)at;
}

OS_CORE_INLINE_ void os_copy_word_(unsigned char *to, const unsigned char *from)
{
    ((struct os_word_ *)to)->value = ((const struct os_word_ *)from)->value;
}

OS_CORE_INLINE_ void os_copy_forwards_(void *to, const void *from, os_size_t length)
{
    unsigned char *t = (unsigned char *)to;
    const unsigned char *f = (const unsigned char *)from;
    while (length != 0) {
        OS_CORE_KEEP_LOOP_;
        if (OS_CORE_IS_WORD_(os_word_address_(t) | os_word_address_(f), length)) {
            os_copy_word_(t, f);
            t += sizeof(struct os_word_);
            f += sizeof(struct os_word_);
            length -= sizeof(struct os_word_);
        } else {
            *t++ = *f++;
            length--;
        }
    }
}

OS_CORE_INLINE_ void os_copy_backwards_(void *to, const void *from, os_size_t length)
{
    unsigned char *t = (unsigned char *)to;
    const unsigned char *f = (const unsigned char *)from;
    while (length != 0) {
        OS_CORE_KEEP_LOOP_;
        if (OS_CORE_IS_WORD_(os_word_address_(t + length) | os_word_address_(f + length), length)) {
            length -= sizeof(struct os_word_);
            os_copy_word_(t + length, f + length);
        } else {
            length--;
            t[length] = f[length];
        }
    }
}

OS_CORE_DEFINE_WEAK_ void *os_memcpy_(void *to, const void *from, os_size_t length)
{
    os_copy_forwards_(to, from, length);
    return to;
}

OS_CORE_DEFINE_WEAK_ void *os_memmove_(void *to, const void *from, os_size_t length)
{
    os_uintptr_t distance;
    if (__builtin_sub_overflow(os_word_address_(to), os_word_address_(from), &distance) ||
        distance >= length) /* to is below from, or beyond its end */
        os_copy_forwards_(to, from, length);
    else
        os_copy_backwards_(to, from, length);
    return to;
}

OS_CORE_DEFINE_WEAK_ void *os_memset_(void *to, int byte, os_size_t length)
{
    unsigned char *t = (unsigned char *)to;
    const unsigned char b = (unsigned char)(byte & 0xff);
    while (length != 0) {
        OS_CORE_KEEP_LOOP_;
        if (OS_CORE_IS_WORD_(os_word_address_(t), length)) {
            ((struct os_word_ *)t)->value = b * 0x0101010101010101UL;
            t += sizeof(struct os_word_);
            length -= sizeof(struct os_word_);
        } else {
            *t++ = b;
            length--;
        }
    }
    return to;
}

OS_CORE_DEFINE_WEAK_ int os_memcmp_(const void *left, const void *right, os_size_t length)
{
    const unsigned char *l = (const unsigned char *)left;
    const unsigned char *r = (const unsigned char *)right;
    for (; length != 0; length--, l++, r++) {
        OS_CORE_KEEP_LOOP_;
        if (*l != *r)
            return *l < *r ? -1 : 1; /* a difference would call a function under -ftrapv */
    }
    return 0;
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
