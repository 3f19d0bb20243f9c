/* SPDX-License-Identifier: MIT */
/*
 * Memory in pieces as wide as the machine has, wherever they stand. Private to freestanding.c.
 *
 * Up to 8 pieces are read first and then written, from both ends: where they overlap the same bytes
 * are written twice. So nothing outside is read, and what memmove overlaps is right.
 */
#ifdef OS_ARCH_UNALIGNED_

/*
 * A piece. OS_WIDE_SAME_ names what says whether two of them are the same, and OS_WIDE_ALL_ looks
 * at four of these; a machine may have better ones (src/arch/x86_64/memory.h).
 */
#ifdef OS_ARCH_VECTOR_
typedef unsigned long os_wide_
    __attribute__((__vector_size__(OS_ARCH_VECTOR_), __aligned__(1), __may_alias__));
typedef unsigned long os_16_bytes_
    __attribute__((__vector_size__(16), __aligned__(1), __may_alias__));
#define OS_16_BYTES_OF_(word)                                                                      \
    {                                                                                              \
        word, word                                                                                 \
    }
#if OS_ARCH_VECTOR_ == 32
#define OS_WIDE_OF_(word)                                                                          \
    {                                                                                              \
        word, word, word, word                                                                     \
    }
#else
#define OS_WIDE_OF_(word) OS_16_BYTES_OF_(word)
#endif
#define OS_WIDE_BITS_(wide) ((wide)[0] | (wide)[1])
#else
typedef unsigned long os_wide_ __attribute__((__aligned__(1), __may_alias__));
#define OS_WIDE_OF_(word) word
#define OS_WIDE_BITS_(wide) (wide)
#endif
#ifndef OS_WIDE_SAME_
#define OS_WIDE_SAME_(name, l, r) const os_wide_ name = OS_WIDE_FROM_(l) ^ OS_WIDE_FROM_(r)
#define OS_WIDE_ALL_(a, b, c, d) (OS_WIDE_BITS_((a | b) | (c | d)) == 0)
#endif
typedef unsigned long os_8_bytes_ __attribute__((__aligned__(1), __may_alias__));
typedef unsigned int os_4_bytes_ __attribute__((__aligned__(1), __may_alias__));
typedef unsigned short os_2_bytes_ __attribute__((__aligned__(1), __may_alias__));

#define OS_WIDE_(at) (*(os_wide_ *)(at))
#define OS_WIDE_FROM_(at) (*(const os_wide_ *)(at))
#define OS_WIDTH_ sizeof(os_wide_)

/* The first bytes and the last, of twice the type's size at most. */
#define OS_COPY_ENDS_(type, to, from, length)                                                      \
    do {                                                                                           \
        const type head = *(const type *)(from);                                                   \
        const type tail = *(const type *)((from) + (length) - sizeof(type));                       \
        *(type *)(to) = head;                                                                      \
        *(type *)((to) + (length) - sizeof(type)) = tail;                                          \
    } while (0)

/* Up to twice a piece. */
OS_CORE_INLINE_ void os_copy_some_(unsigned char *to, const unsigned char *from, os_size_t length)
{
#ifdef OS_ARCH_VECTOR_
    if (length >= OS_WIDTH_)
        OS_COPY_ENDS_(os_wide_, to, from, length);
    else if (length >= 16)
        OS_COPY_ENDS_(os_16_bytes_, to, from, length);
    else
#endif
        if (length >= 8)
        OS_COPY_ENDS_(os_8_bytes_, to, from, length);
    else if (length >= 4)
        OS_COPY_ENDS_(os_4_bytes_, to, from, length);
    else if (length >= 2)
        OS_COPY_ENDS_(os_2_bytes_, to, from, length);
    else if (length != 0)
        *to = *from;
}

/* Twice a piece to four times. */
OS_CORE_INLINE_ void os_copy_more_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    const os_wide_ a = OS_WIDE_FROM_(from), b = OS_WIDE_FROM_(from + OS_WIDTH_);
    const os_wide_ c = OS_WIDE_FROM_(from + length - 2 * OS_WIDTH_);
    const os_wide_ d = OS_WIDE_FROM_(from + length - OS_WIDTH_);
    OS_WIDE_(to) = a;
    OS_WIDE_(to + OS_WIDTH_) = b;
    OS_WIDE_(to + length - 2 * OS_WIDTH_) = c;
    OS_WIDE_(to + length - OS_WIDTH_) = d;
}

/* Four pieces. */
OS_CORE_INLINE_ void os_copy_four_(unsigned char *to, const unsigned char *from)
{
    const os_wide_ a = OS_WIDE_FROM_(from), b = OS_WIDE_FROM_(from + OS_WIDTH_);
    const os_wide_ c = OS_WIDE_FROM_(from + 2 * OS_WIDTH_), d = OS_WIDE_FROM_(from + 3 * OS_WIDTH_);
    OS_WIDE_(to) = a;
    OS_WIDE_(to + OS_WIDTH_) = b;
    OS_WIDE_(to + 2 * OS_WIDTH_) = c;
    OS_WIDE_(to + 3 * OS_WIDTH_) = d;
}

/* More than four pieces; to is below from, or beyond its end. The last four are read first. */
OS_CORE_INLINE_ void os_copy_upwards_(unsigned char *to, const unsigned char *from,
                                      os_size_t length)
{
    const unsigned char *last = from + length - 4 * OS_WIDTH_;
    unsigned char *end = to + length - 4 * OS_WIDTH_;
    const os_wide_ head = OS_WIDE_FROM_(from);
    const os_wide_ a = OS_WIDE_FROM_(last), b = OS_WIDE_FROM_(last + OS_WIDTH_);
    const os_wide_ c = OS_WIDE_FROM_(last + 2 * OS_WIDTH_), d = OS_WIDE_FROM_(last + 3 * OS_WIDTH_);
    unsigned char *const begin = to;
    const os_size_t odd = OS_WIDTH_ - (os_uintptr_t)to % OS_WIDTH_;
    for (to += odd, from += odd; to < end; to += 4 * OS_WIDTH_, from += 4 * OS_WIDTH_) {
        OS_CORE_KEEP_LOOP_;
        os_copy_four_(to, from);
    }
    OS_WIDE_(begin) = head;
    OS_WIDE_(end) = a;
    OS_WIDE_(end + OS_WIDTH_) = b;
    OS_WIDE_(end + 2 * OS_WIDTH_) = c;
    OS_WIDE_(end + 3 * OS_WIDTH_) = d;
}

/* The same where to is above from: the first four are read first. */
OS_CORE_INLINE_ void os_copy_downwards_(unsigned char *to, const unsigned char *from,
                                        os_size_t length)
{
    const os_wide_ a = OS_WIDE_FROM_(from), b = OS_WIDE_FROM_(from + OS_WIDTH_);
    const os_wide_ c = OS_WIDE_FROM_(from + 2 * OS_WIDTH_), d = OS_WIDE_FROM_(from + 3 * OS_WIDTH_);
    const os_wide_ tail = OS_WIDE_FROM_(from + length - OS_WIDTH_);
    unsigned char *const begin = to, *const last = to + length - OS_WIDTH_;
    const os_size_t odd = (os_uintptr_t)(to + length) % OS_WIDTH_;
    for (to += length - odd, from += length - odd; to > begin + 4 * OS_WIDTH_;) {
        OS_CORE_KEEP_LOOP_;
        to -= 4 * OS_WIDTH_;
        from -= 4 * OS_WIDTH_;
        os_copy_four_(to, from);
    }
    OS_WIDE_(last) = tail;
    OS_WIDE_(begin) = a;
    OS_WIDE_(begin + OS_WIDTH_) = b;
    OS_WIDE_(begin + 2 * OS_WIDTH_) = c;
    OS_WIDE_(begin + 3 * OS_WIDTH_) = d;
}

/* Up to four pieces, in either direction; returns 0 if there is more. */
OS_CORE_INLINE_ int os_copy_short_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    if (length <= 2 * OS_WIDTH_)
        os_copy_some_(to, from, length);
    else if (length <= 4 * OS_WIDTH_)
        os_copy_more_(to, from, length);
    return length <= 4 * OS_WIDTH_;
}

OS_CORE_INLINE_ void os_copy_long_(unsigned char *to, const unsigned char *from, os_size_t length)
{
#ifdef OS_LONG_COPY_
    if (length >= OS_LONG_) {
        __asm__ __volatile__(OS_LONG_COPY_ : "+D"(to), "+S"(from), "+c"(length) : : "memory");
        return;
    }
#endif
    os_copy_upwards_(to, from, length);
}

OS_CORE_INLINE_ void os_copy_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    if (!os_copy_short_(to, from, length))
        os_copy_long_(to, from, length);
}

OS_CORE_INLINE_ void os_move_(unsigned char *to, const unsigned char *from, os_size_t length)
{
    if (os_copy_short_(to, from, length))
        return;
    if (os_is_above_(to, from, length))
        os_copy_downwards_(to, from, length);
    else
        os_copy_long_(to, from, length);
}

#define OS_FILL_ENDS_(type, to, value, length)                                                     \
    do {                                                                                           \
        *(type *)(to) = (type)(value);                                                             \
        *(type *)((to) + (length) - sizeof(type)) = (type)(value);                                 \
    } while (0)

/* A word, of which a piece is made: gcc 14 for aarch64 crashes at a parameter that is a piece. */
OS_CORE_INLINE_ void os_fill_four_(unsigned char *to, unsigned long word)
{
    const os_wide_ wide = OS_WIDE_OF_(word);
    OS_WIDE_(to) = wide;
    OS_WIDE_(to + OS_WIDTH_) = wide;
    OS_WIDE_(to + 2 * OS_WIDTH_) = wide;
    OS_WIDE_(to + 3 * OS_WIDTH_) = wide;
}

/* More than four pieces. */
OS_CORE_INLINE_ void os_fill_long_(unsigned char *to, unsigned long word, os_size_t length)
{
    const os_wide_ wide = OS_WIDE_OF_(word);
    unsigned char *const end = to + length - 4 * OS_WIDTH_;
    OS_WIDE_(to) = wide;
    to += OS_WIDTH_ - (os_uintptr_t)to % OS_WIDTH_;
    for (; to < end; to += 4 * OS_WIDTH_) {
        OS_CORE_KEEP_LOOP_;
        os_fill_four_(to, word);
    }
    os_fill_four_(end, word);
}

/* A piece at least. */
OS_CORE_INLINE_ void os_fill_more_(unsigned char *to, unsigned long word, os_size_t length)
{
    const os_wide_ wide = OS_WIDE_OF_(word);
#ifdef OS_LONG_FILL_
    if (length >= OS_LONG_) {
        __asm__ __volatile__(OS_LONG_FILL_ : "+D"(to), "+c"(length) : "a"(word) : "memory");
        return;
    }
#endif
    if (length > 4 * OS_WIDTH_) {
        os_fill_long_(to, word, length);
    } else {
        OS_FILL_ENDS_(os_wide_, to, wide, length);
        if (length > 2 * OS_WIDTH_)
            OS_FILL_ENDS_(os_wide_, to + OS_WIDTH_, wide, length - 2 * OS_WIDTH_);
    }
}

#ifdef OS_ARCH_VECTOR_
/* 16 bytes to 32. */
OS_CORE_INLINE_ void os_fill_16_(unsigned char *to, unsigned long word, os_size_t length)
{
    const os_16_bytes_ bytes = OS_16_BYTES_OF_(word);
    OS_FILL_ENDS_(os_16_bytes_, to, bytes, length);
}
#endif

OS_CORE_INLINE_ void os_fill_(unsigned char *to, unsigned char byte, os_size_t length)
{
    const unsigned long word = byte * 0x0101010101010101UL;
    if (length >= OS_WIDTH_)
        os_fill_more_(to, word, length);
#ifdef OS_ARCH_VECTOR_
    else if (length >= 16)
        os_fill_16_(to, word, length);
    else if (length >= 8)
        OS_FILL_ENDS_(os_8_bytes_, to, word, length);
#endif
    else if (length >= 4)
        OS_FILL_ENDS_(os_4_bytes_, to, word & 0xffffffff, length);
    else if (length >= 2)
        OS_FILL_ENDS_(os_2_bytes_, to, word & 0xffff, length);
    else if (length != 0)
        *to = byte;
}

/* The first byte in memory counts most. A difference would call a function under -ftrapv. */
OS_CORE_INLINE_ int os_compare_words_(unsigned long left, unsigned long right)
{
    if (left == right)
        return 0;
    return __builtin_bswap64(left) < __builtin_bswap64(right) ? -1 : 1;
}

#define OS_COMPARE_ENDS_(type, l, r, length)                                                       \
    do {                                                                                           \
        const os_size_t last = (length) - sizeof(type);                                            \
        if (*(const type *)(l) != *(const type *)(r))                                              \
            return os_compare_words_(*(const type *)(l), *(const type *)(r));                      \
        return os_compare_words_(*(const type *)((l) + last), *(const type *)((r) + last));        \
    } while (0)

/* Are four pieces the same? */
OS_CORE_INLINE_ int os_same_(const unsigned char *l, const unsigned char *r)
{
    OS_WIDE_SAME_(a, l, r);
    OS_WIDE_SAME_(b, l + OS_WIDTH_, r + OS_WIDTH_);
    OS_WIDE_SAME_(c, l + 2 * OS_WIDTH_, r + 2 * OS_WIDTH_);
    OS_WIDE_SAME_(d, l + 3 * OS_WIDTH_, r + 3 * OS_WIDTH_);
    return OS_WIDE_ALL_(a, b, c, d);
}

/* A piece to four: the first ones, and the last ones. */
OS_CORE_INLINE_ int os_same_ends_(const unsigned char *l, const unsigned char *r, os_size_t length)
{
    const os_size_t second = length > 2 * OS_WIDTH_ ? OS_WIDTH_ : 0, last = length - OS_WIDTH_;
    OS_WIDE_SAME_(a, l, r);
    OS_WIDE_SAME_(b, l + second, r + second);
    OS_WIDE_SAME_(c, l + last - second, r + last - second);
    OS_WIDE_SAME_(d, l + last, r + last);
    return OS_WIDE_ALL_(a, b, c, d);
}

#ifdef OS_ARCH_VECTOR_
/* Are 16 bytes to 32 the same? */
OS_CORE_INLINE_ int os_same_16_(const unsigned char *l, const unsigned char *r, os_size_t length)
{
    const os_size_t last = length - 16;
    const os_16_bytes_ head = *(const os_16_bytes_ *)l ^ *(const os_16_bytes_ *)r;
    const os_16_bytes_ tail = *(const os_16_bytes_ *)(l + last) ^ *(const os_16_bytes_ *)(r + last);
    return ((head | tail)[0] | (head | tail)[1]) == 0;
}
#endif

/* More than 16 bytes. The last 16 may be some that were the same already. */
OS_CORE_INLINE_ int os_compare_more_(const unsigned char *l, const unsigned char *r,
                                     os_size_t length)
{
    const unsigned char *const l_end = l + length - 16, *const r_end = r + length - 16;
#ifdef OS_ARCH_VECTOR_
    if (length < OS_WIDTH_ && os_same_16_(l, r, length))
        return 0;
#endif
    if (length >= OS_WIDTH_ && length <= 4 * OS_WIDTH_ && os_same_ends_(l, r, length))
        return 0;
    for (; length >= 8 * OS_WIDTH_; length -= 8 * OS_WIDTH_) {
        OS_CORE_KEEP_LOOP_;
        if (!os_same_(l, r) || !os_same_(l + 4 * OS_WIDTH_, r + 4 * OS_WIDTH_))
            break; /* the words that follow say where */
        l += 8 * OS_WIDTH_;
        r += 8 * OS_WIDTH_;
    }
    for (; length > 16; length -= 8, l += 8, r += 8) {
        OS_CORE_KEEP_LOOP_;
        if (*(const os_8_bytes_ *)l != *(const os_8_bytes_ *)r)
            return os_compare_words_(*(const os_8_bytes_ *)l, *(const os_8_bytes_ *)r);
    }
    OS_COMPARE_ENDS_(os_8_bytes_, l_end, r_end, 16);
}

OS_CORE_INLINE_ int os_compare_(const unsigned char *l, const unsigned char *r, os_size_t length)
{
    if (length > 16)
        return os_compare_more_(l, r, length);
    if (length >= 8)
        OS_COMPARE_ENDS_(os_8_bytes_, l, r, length);
    if (length >= 4)
        OS_COMPARE_ENDS_(os_4_bytes_, l, r, length);
    if (length >= 2)
        OS_COMPARE_ENDS_(os_2_bytes_, l, r, length);
    return length == 0 ? 0 : *l < *r ? -1 : *l > *r;
}

#endif
