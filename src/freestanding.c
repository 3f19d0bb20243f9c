/* SPDX-License-Identifier: MIT */
/*
 * What a compiler may call even in a program without a libc: memcpy, memmove, memset, memcmp (gcc's
 * manual, "Language Standards Supported by GCC"), and without -ffreestanding also bcmp, strlen and
 * wcslen, which it makes of a memcmp or a loop. os_core calls none of them. Weak, so that better
 * ones win; hidden, so that a program does not lend its shared objects these.
 *
 * The empty asm in each loop keeps the compiler from taking the loop for the very function it is
 * in, and calling that.
 */
#include "os_core.h"
#include "arch.h"
#include "define.h"

#define OS_CORE_WEAK __attribute__((__weak__, __used__, __visibility__("hidden"))) OS_CORE_OPAQUE
#define OS_CORE_KEEP_LOOP __asm__ __volatile__("")

OS_CORE_BEGIN

/*
 * A word is copied where there is one left. Without OS_ARCH_UNALIGNED its addresses must be aligned
 * as well: of one that may stand anywhere the compiler would make eight bytes.
 */
#ifdef OS_ARCH_UNALIGNED
#define OS_CORE_WORD_TYPE __attribute__((__packed__, __may_alias__))
#define OS_CORE_IS_WORD(addresses, left) ((left) >= sizeof(struct os_word))
#else
#define OS_CORE_WORD_TYPE __attribute__((__may_alias__))
#define OS_CORE_IS_WORD(addresses, left)                                                           \
    ((left) >= sizeof(struct os_word) && (addresses) % sizeof(struct os_word) == 0)
#endif
struct os_word {
    os_uintptr_t value;
} OS_CORE_WORD_TYPE;

/* Under names of ours, for the compiler has declarations of its own for theirs. */
OS_CORE_WEAK void *os_memcpy(void *to, const void *from, os_size_t length) __asm__("memcpy");
OS_CORE_WEAK void *os_memmove(void *to, const void *from, os_size_t length) __asm__("memmove");
OS_CORE_WEAK void *os_memset(void *to, int byte, os_size_t length) __asm__("memset");
OS_CORE_WEAK int os_memcmp(const void *left, const void *right, os_size_t length) __asm__("memcmp");
OS_CORE_WEAK int os_bcmp(const void *left, const void *right, os_size_t length) __asm__("bcmp");
OS_CORE_WEAK os_size_t os_strlen(const char *string) __asm__("strlen");
OS_CORE_WEAK os_size_t os_wcslen(const __WCHAR_TYPE__ *string) __asm__("wcslen");

OS_CORE_INLINE os_uintptr_t os_word_address(const void *at)
{
    return OS_CORE_REINTERPRET(os_uintptr_t, at);
}

OS_CORE_INLINE void os_copy_word(unsigned char *to, const unsigned char *from)
{
    OS_CORE_REINTERPRET(struct os_word *, to)->value =
        OS_CORE_REINTERPRET(const struct os_word *, from)->value;
}

OS_CORE_INLINE void os_copy_forwards(void *to, const void *from, os_size_t length)
{
    unsigned char *t = OS_CORE_CONVERT(unsigned char *, to);
    const unsigned char *f = OS_CORE_CONVERT(const unsigned char *, from);
    while (length != 0) {
        OS_CORE_KEEP_LOOP;
        if (OS_CORE_IS_WORD(os_word_address(t) | os_word_address(f), length)) {
            os_copy_word(t, f);
            t += sizeof(struct os_word);
            f += sizeof(struct os_word);
            length -= sizeof(struct os_word);
        } else {
            *t++ = *f++;
            length--;
        }
    }
}

OS_CORE_INLINE void os_copy_backwards(void *to, const void *from, os_size_t length)
{
    unsigned char *t = OS_CORE_CONVERT(unsigned char *, to);
    const unsigned char *f = OS_CORE_CONVERT(const unsigned char *, from);
    while (length != 0) {
        OS_CORE_KEEP_LOOP;
        if (OS_CORE_IS_WORD(os_word_address(t + length) | os_word_address(f + length), length)) {
            length -= sizeof(struct os_word);
            os_copy_word(t + length, f + length);
        } else {
            length--;
            t[length] = f[length];
        }
    }
}

void *os_memcpy(void *to, const void *from, os_size_t length)
{
    os_copy_forwards(to, from, length);
    return to;
}

void *os_memmove(void *to, const void *from, os_size_t length)
{
    os_uintptr_t distance;
    if (__builtin_sub_overflow(os_word_address(to), os_word_address(from), &distance) ||
        distance >= length) /* to is below from, or beyond its end */
        os_copy_forwards(to, from, length);
    else
        os_copy_backwards(to, from, length);
    return to;
}

void *os_memset(void *to, int byte, os_size_t length)
{
    unsigned char *t = OS_CORE_CONVERT(unsigned char *, to);
    const unsigned char b = OS_CORE_CONVERT(unsigned char, byte & 0xff);
    while (length != 0) {
        OS_CORE_KEEP_LOOP;
        if (OS_CORE_IS_WORD(os_word_address(t), length)) {
            OS_CORE_REINTERPRET(struct os_word *, t)->value = b * 0x0101010101010101UL;
            t += sizeof(struct os_word);
            length -= sizeof(struct os_word);
        } else {
            *t++ = b;
            length--;
        }
    }
    return to;
}

int os_memcmp(const void *left, const void *right, os_size_t length)
{
    const unsigned char *l = OS_CORE_CONVERT(const unsigned char *, left);
    const unsigned char *r = OS_CORE_CONVERT(const unsigned char *, right);
    for (; length != 0; length--, l++, r++) {
        OS_CORE_KEEP_LOOP;
        if (*l != *r)
            return *l < *r ? -1 : 1; /* a difference would call a function under -ftrapv */
    }
    return 0;
}

int os_bcmp(const void *left, const void *right, os_size_t length)
{
    return os_memcmp(left, right, length);
}

os_size_t os_strlen(const char *string)
{
    os_size_t length = 0;
    for (; string[length] != 0; length++)
        OS_CORE_KEEP_LOOP;
    return length;
}

os_size_t os_wcslen(const __WCHAR_TYPE__ *string)
{
    os_size_t length = 0;
    for (; string[length] != 0; length++)
        OS_CORE_KEEP_LOOP;
    return length;
}

OS_CORE_END
