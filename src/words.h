/* SPDX-License-Identifier: MIT */
/*
 * Memory in words that must be aligned, for machines without OS_ARCH_UNALIGNED_: the compiler would
 * make eight bytes of a word that may stand anywhere. Private to freestanding.c.
 */
#ifndef OS_ARCH_UNALIGNED_

typedef unsigned long os_word_ __attribute__((__may_alias__));
#define OS_WORD_ sizeof(os_word_)
#define OS_ODD_(at) ((os_uintptr_t)(at) % OS_WORD_)

OS_CORE_INLINE_ void os_copy_bytes_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    for (; length != 0; length--) {
        OS_CORE_KEEP_LOOP_;
        *to++ = *from++;
    }
}

/* Words that are aligned in both; returns how many bytes are left. */
OS_CORE_INLINE_ os_size_t os_copy_words_(unsigned char *to, const unsigned char *from,
                                         os_size_t length)
{
    for (; length >= 4 * OS_WORD_; length -= 4 * OS_WORD_) {
        const os_word_ *f = (const os_word_ *)(const void *)from;
        os_word_ *t = (os_word_ *)(void *)to;
        const os_word_ a = f[0], b = f[1], c = f[2], d = f[3];
        OS_CORE_KEEP_LOOP_;
        t[0] = a, t[1] = b, t[2] = c, t[3] = d;
        to += 4 * OS_WORD_, from += 4 * OS_WORD_;
    }
    return length;
}

/* Bits are shifted out on purpose: clang's -fsanitize=integer does not look. */
#ifdef __clang__
#define OS_SHIFTS_OUT_ OS_CORE_INLINE_ __attribute__((__no_sanitize__("integer")))
#else
#define OS_SHIFTS_OUT_ OS_CORE_INLINE_
#endif

/*
 * Words that are aligned in to: each of parts of two words in from, of which the first begins up to
 * 7 bytes before it (these are there), and the last ends before its end.
 */
OS_SHIFTS_OUT_ os_size_t os_copy_parts_(unsigned char *to, const unsigned char *from,
                                        os_size_t length)
{
    const unsigned long odd = OS_ODD_(from), down = 8 * odd, up = 8 * (OS_WORD_ - odd);
    const os_word_ *f = (const os_word_ *)(const void *)(from - odd);
    os_word_ *t = (os_word_ *)(void *)to, word = *f;
    for (; length >= 3 * OS_WORD_; length -= 2 * OS_WORD_) {
        const os_word_ next = f[1];
        OS_CORE_KEEP_LOOP_;
        t[0] = word >> down | next << up;
        word = f[2];
        t[1] = next >> down | word << up;
        f += 2, t += 2;
    }
    return length;
}

OS_CORE_INLINE_ void os_copy_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    if (length >= 4 * OS_WORD_) {
        const int alike = OS_ODD_(to) == OS_ODD_(from);
        const os_size_t first = OS_WORD_ - OS_ODD_(to) + (alike ? 0 : OS_WORD_);
        os_size_t left;
        os_copy_bytes_(to, from, first);
        to += first, from += first, length -= first;
        left = alike ? os_copy_words_(to, from, length) : os_copy_parts_(to, from, length);
        to += length - left, from += length - left, length = left;
    }
    os_copy_bytes_(to, from, length);
}

/* Copies bytes that end at to and from, the last one first. */
OS_CORE_INLINE_ void os_copy_bytes_down_(unsigned char *to, const unsigned char *from,
                                         os_size_t length)
{
    const unsigned char *const begin = from - length;
    while (from != begin) {
        OS_CORE_KEEP_LOOP_;
        *--to = *--from;
    }
}

OS_CORE_INLINE_ void os_move_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    if (!os_is_above_(to, from, length)) {
        os_copy_(to, from, length);
        return;
    }
    to += length, from += length;
    if (OS_ODD_(to) == OS_ODD_(from) && length >= OS_WORD_) {
        const os_size_t odd = OS_ODD_(to);
        os_copy_bytes_down_(to, from, odd);
        to -= odd, from -= odd, length -= odd;
        for (; length >= OS_WORD_; length -= OS_WORD_) {
            OS_CORE_KEEP_LOOP_;
            to -= OS_WORD_, from -= OS_WORD_;
            *(os_word_ *)(void *)to = *(const os_word_ *)(const void *)from;
        }
    }
    os_copy_bytes_down_(to, from, length);
}

OS_CORE_INLINE_ void os_fill_(unsigned char *to, unsigned char byte, os_size_t length)
{
    const unsigned long word = byte * 0x0101010101010101UL;
    for (; length != 0 && OS_ODD_(to) != 0; length--) {
        OS_CORE_KEEP_LOOP_;
        *to++ = byte;
    }
    for (; length >= 4 * OS_WORD_; length -= 4 * OS_WORD_, to += 4 * OS_WORD_) {
        os_word_ *t = (os_word_ *)(void *)to;
        OS_CORE_KEEP_LOOP_;
        t[0] = t[1] = t[2] = t[3] = word;
    }
    for (; length != 0; length--) {
        OS_CORE_KEEP_LOOP_;
        *to++ = byte;
    }
}

/* How many bytes are left when two are not the same, or 0. */
OS_CORE_INLINE_ os_size_t os_left_(const unsigned char *l, const unsigned char *r, os_size_t length)
{
    for (; length != 0 && *l == *r; length--, l++, r++)
        OS_CORE_KEEP_LOOP_;
    return length;
}

OS_CORE_INLINE_ int os_compare_(const unsigned char *l, const unsigned char *r, os_size_t length)
{
    const unsigned char *const l_end = l + length, *const r_end = r + length;
    if (OS_ODD_(l) == OS_ODD_(r) && length >= 2 * OS_WORD_) {
        const os_size_t first = OS_WORD_ - OS_ODD_(l);
        const os_size_t left = os_left_(l, r, first);
        length -= left == 0 ? first : 0;
        for (; left == 0 && length >= OS_WORD_; length -= OS_WORD_) {
            OS_CORE_KEEP_LOOP_;
            if (*(const os_word_ *)(const void *)(l_end - length) !=
                *(const os_word_ *)(const void *)(r_end - length))
                break; /* the bytes say where */
        }
    }
    length = os_left_(l_end - length, r_end - length, length);
    if (length == 0)
        return 0;
    return l_end[-(long)length] < r_end[-(long)length] ? -1 : 1;
}

#endif
