/* SPDX-License-Identifier: MIT */
/*
 * The four functions that a compiler may call even in a program without a libc: memcpy, memmove,
 * memset, memcmp (gcc's manual, "Language Standards Supported by GCC"). os_core calls none of them.
 * Weak, so that better ones win; hidden, so that a program does not lend its shared objects these.
 *
 * Eight bytes at a time, through a type that may stand at any address. The empty asm in each loop
 * keeps the compiler from taking the loop for the very function it is in, and calling that.
 */
#include "os_core.h"
#include "define.h"

#define OS_CORE_WEAK __attribute__((__weak__, __used__, __visibility__("hidden"))) OS_CORE_OPAQUE
#define OS_CORE_KEEP_LOOP __asm__ __volatile__("")

OS_CORE_BEGIN

struct os_word {
    os_uintptr_t value;
} __attribute__((__packed__, __may_alias__));

/* Under names of ours, for the compiler has declarations of its own for theirs. */
OS_CORE_WEAK void *os_memcpy(void *to, const void *from, os_size_t length) __asm__("memcpy");
OS_CORE_WEAK void *os_memmove(void *to, const void *from, os_size_t length) __asm__("memmove");
OS_CORE_WEAK void *os_memset(void *to, int byte, os_size_t length) __asm__("memset");
OS_CORE_WEAK int os_memcmp(const void *left, const void *right, os_size_t length) __asm__("memcmp");

OS_CORE_INLINE void os_copy_word(unsigned char *to, const unsigned char *from)
{
    OS_CORE_KEEP_LOOP;
    OS_CORE_REINTERPRET(struct os_word *, to)->value =
        OS_CORE_REINTERPRET(const struct os_word *, from)->value;
}

OS_CORE_INLINE void os_copy_forwards(void *to, const void *from, os_size_t length)
{
    unsigned char *t = OS_CORE_CONVERT(unsigned char *, to);
    const unsigned char *f = OS_CORE_CONVERT(const unsigned char *, from);
    for (; length >= sizeof(struct os_word); length -= sizeof(struct os_word)) {
        os_copy_word(t, f);
        t += sizeof(struct os_word);
        f += sizeof(struct os_word);
    }
    for (; length != 0; length--) {
        OS_CORE_KEEP_LOOP;
        *t++ = *f++;
    }
}

OS_CORE_INLINE void os_copy_backwards(void *to, const void *from, os_size_t length)
{
    unsigned char *t = OS_CORE_CONVERT(unsigned char *, to);
    const unsigned char *f = OS_CORE_CONVERT(const unsigned char *, from);
    while (length >= sizeof(struct os_word)) {
        length -= sizeof(struct os_word);
        os_copy_word(t + length, f + length);
    }
    while (length != 0) {
        OS_CORE_KEEP_LOOP;
        length--;
        t[length] = f[length];
    }
}

void *os_memcpy(void *to, const void *from, os_size_t length)
{
    os_copy_forwards(to, from, length);
    return to;
}

void *os_memmove(void *to, const void *from, os_size_t length)
{
    os_uintptr_t distance =
        OS_CORE_REINTERPRET(os_uintptr_t, to) - OS_CORE_REINTERPRET(os_uintptr_t, from);
    if (distance >= length) /* to is below from (the difference wraps), or beyond its end */
        os_copy_forwards(to, from, length);
    else
        os_copy_backwards(to, from, length);
    return to;
}

void *os_memset(void *to, int byte, os_size_t length)
{
    unsigned char *t = OS_CORE_CONVERT(unsigned char *, to);
    unsigned char b = OS_CORE_CONVERT(unsigned char, byte & 0xff);
    for (; length >= sizeof(struct os_word); length -= sizeof(struct os_word)) {
        OS_CORE_KEEP_LOOP;
        OS_CORE_REINTERPRET(struct os_word *, t)->value = b * 0x0101010101010101UL;
        t += sizeof(struct os_word);
    }
    for (; length != 0; length--) {
        OS_CORE_KEEP_LOOP;
        *t++ = b;
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

OS_CORE_END
