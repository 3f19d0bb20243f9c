/* SPDX-License-Identifier: MIT */
/*
 * memcpy, memmove, memset, memcmp, bcmp, strlen and wcslen: all alignments, short lengths, overlaps
 * both ways; the bytes around stay as they were. Loops that no compiler takes for these functions
 * give the expected results.
 */
#include "os_core.h"

int memory_functions(void);
void *memcpy(void *to, const void *from, os_size_t length);
void *memmove(void *to, const void *from, os_size_t length);
void *memset(void *to, int byte, os_size_t length);
int memcmp(const void *left, const void *right, os_size_t length);
int bcmp(const void *left, const void *right, os_size_t length);
os_size_t strlen(const char *string);
os_size_t wcslen(const __WCHAR_TYPE__ *string);

/* Volatile pointers make the compiler really call the functions. */
static void *(*volatile copy)(void *, const void *, os_size_t) = memcpy;
static void *(*volatile move)(void *, const void *, os_size_t) = memmove;
static void *(*volatile set)(void *, int, os_size_t) = memset;
static int (*volatile compare)(const void *, const void *, os_size_t) = memcmp;
static int (*volatile differ)(const void *, const void *, os_size_t) = bcmp;
static os_size_t (*volatile length_of)(const char *) = strlen;
static os_size_t (*volatile length_of_wide)(const __WCHAR_TYPE__ *) = wcslen;

enum { SIZE = 80, LENGTHS = 41, PLACES = 9 };
static unsigned char to[SIZE], from[SIZE], expected[SIZE];

static void fill(unsigned char *bytes, unsigned seed)
{
    int i;
    for (i = 0; i < SIZE; i++) {
        bytes[i] = (unsigned char)(seed + (unsigned)i * 37U);
        __asm__ __volatile__("" ::: "memory");
    }
}
static int same(const unsigned char *left, const unsigned char *right)
{
    int i;
    for (i = 0; i < SIZE; i++)
        if (left[i] != right[i])
            return 0;
    return 1;
}

static int copies(int at, int with, int length)
{
    int i;
    fill(to, 1), fill(expected, 1), fill(from, 128);
    for (i = 0; i < length; i++)
        expected[16 + at + i] = (unsigned char)(128 + (16 + with + i) * 37);
    return copy(to + 16 + at, from + 16 + with, (os_size_t)length) == to + 16 + at &&
           same(to, expected);
}
static int moves(int at, int with, int length)
{
    int i;
    fill(to, 1), fill(expected, 1);
    for (i = 0; i < length; i++)
        expected[16 + at + i] = (unsigned char)(1 + (16 + with + i) * 37);
    return move(to + 16 + at, to + 16 + with, (os_size_t)length) == to + 16 + at &&
           same(to, expected);
}
static int sets(int at, int byte, int length)
{
    int i;
    fill(to, 1), fill(expected, 1);
    for (i = 0; i < length; i++) {
        expected[16 + at + i] = (unsigned char)(byte & 0xff);
        __asm__ __volatile__("" ::: "memory");
    }
    return set(to + 16 + at, byte, (os_size_t)length) == to + 16 + at && same(to, expected);
}
/*
 * Bytes behind length do not count; each byte before it does, as an unsigned number, and the first
 * that differs decides: the last one differs the other way.
 */
static int compares(int at, int with, int length)
{
    int i;
    unsigned char *left = to + 16 + at, *right = from + 16 + with;
    fill(to, 0), fill(from, 0);
    for (i = 0; i <= length; i++) {
        left[i] = right[i] = (unsigned char)(i + 3);
        __asm__ __volatile__("" ::: "memory");
    }
    left[length] = 1, right[length] = 2;
    if (compare(left, right, (os_size_t)length) != 0 || differ(left, right, (os_size_t)length) != 0)
        return 0;
    for (i = 0; i < length; i++) {
        unsigned char kept = left[i], last = left[length - 1];
        left[length - 1] = 0x7f, right[length - 1] = 0x80;
        left[i] = 0x80, right[i] = 0x7f;
        if (compare(left, right, (os_size_t)length) <= 0 ||
            compare(right, left, (os_size_t)length) >= 0 ||
            differ(left, right, (os_size_t)length) == 0)
            return 0;
        left[length - 1] = right[length - 1] = last;
        left[i] = right[i] = kept;
    }
    return 1;
}

/* Bytes above 127 are not the end, nor are characters with only a high byte that is not 0. */
static int lengths(int length)
{
    __WCHAR_TYPE__ wide[LENGTHS + 1];
    int i;
    for (i = 0; i < length; i++) {
        to[i] = (unsigned char)(i % 2 == 0 ? 0x80 : 1);
        wide[i] = (__WCHAR_TYPE__)(1U << (i * 5 % (int)(8 * sizeof *wide)));
        __asm__ __volatile__("" ::: "memory");
    }
    to[length] = 0, wide[length] = 0, to[length + 1] = 1;
    return length_of((const char *)to) == (os_size_t)length &&
           length_of_wide(wide) == (os_size_t)length;
}

/* A large object that begins as zeros, and is assigned, makes a compiler call them. */
struct large {
    long words[600];
};
static __attribute__((__noinline__)) struct large zeros_but(int at, long value)
{
    struct large large = {{0}};
    large.words[at] = value;
    return large;
}
static int objects(void)
{
    struct large one = zeros_but(5, 7), two = one;
    int i;
    two.words[599] = 8;
    for (i = 0; i < 600; i++)
        if (one.words[i] != (i == 5 ? 7 : 0) || two.words[i] != (i == 5 ? 7 : i == 599 ? 8 : 0))
            return 0;
    return 1;
}

/*
 * Two pages between pages that cannot be touched: what begins or ends there is read and written,
 * and not a byte beyond. Lengths around every change of method, up to two pages.
 */
static unsigned char *pages(os_size_t page)
{
    unsigned char *p = (unsigned char *)os_mmap(0, 4 * page, OS_PROT_NONE,
                                                OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
    if (p == OS_MAP_FAILED || os_mprotect(p + page, 2 * page, OS_PROT_READ | OS_PROT_WRITE) != 0)
        return 0;
    return p + page;
}
static int is(const unsigned char *bytes, os_size_t length, unsigned add)
{
    os_size_t i;
    for (i = 0; i < length; i++)
        if (bytes[i] != (unsigned char)((i + add) * 7 + (i + add) / 251))
            return 0;
    return 1;
}
static void count_up(unsigned char *bytes, os_size_t length)
{
    os_size_t i;
    for (i = 0; i < length; i++) {
        bytes[i] = (unsigned char)(i * 7 + i / 251);
        __asm__ __volatile__("" ::: "memory");
    }
}
/* All bytes are set, and none before or behind them. */
static int sets_at_edges(unsigned char *a, os_size_t size, os_size_t length)
{
    os_size_t i;
    for (i = 0; i < size; i++) {
        a[i] = 8;
        __asm__ __volatile__("" ::: "memory");
    }
    set(a, 9, length), set(a + size - length, 9, length);
    for (i = 0; i < size; i++)
        if (a[i] != (i < length || i >= size - length ? 9 : 8))
            return 0;
    return 1;
}
/* Between bytes that are the same a difference is found wherever it is, but not behind length. */
static int differs_at_edges(unsigned char *a, unsigned char *b_end, os_size_t length)
{
    os_size_t i;
    if (compare(a, b_end, length) != 0)
        return 0;
    for (i = 0; i < length; i += length < 140 ? 1 : 37) {
        const int is_less = (b_end[i] ^= 1) < a[i];
        const unsigned char *less = is_less ? b_end : a, *more = is_less ? a : b_end;
        if (compare(less, more, length) >= 0 || compare(more, less, length) <= 0 ||
            compare(less, more, i) != 0)
            return 0;
        b_end[i] ^= 1;
    }
    return 1;
}
static int at_edges(unsigned char *a, unsigned char *b, os_size_t size, os_size_t length)
{
    unsigned char *a_end = a + size - length, *b_end = b + size - length;
    count_up(b, length), copy(a_end, b, length);
    if (!is(a_end, length, 0) || compare(a_end, b, length) != 0)
        return 0;
    count_up(b_end, length), copy(a, b_end, length);
    if (!is(a, length, 0) || differ(b_end, a, length) != 0)
        return 0;
    count_up(a, length), count_up(b_end, length);
    if (!differs_at_edges(a, b_end, length))
        return 0;
    set(b, 9, size); /* each word like any other */
    return sets_at_edges(a, size, length) && differs_at_edges(a, b_end, length);
}
static int overlaps(unsigned char *a, os_size_t size, os_size_t length, os_size_t distance)
{
    if (length + distance > size)
        return 1;
    count_up(a, length), move(a + distance, a, length);
    if (!is(a + distance, length, 0))
        return 0;
    count_up(a, length + distance), move(a, a + distance, length);
    return is(a, length, (unsigned)distance);
}
static int edges(void)
{
    static const os_size_t distances[] = {1, 7, 8, 16, 31, 64, 100, 1000};
    const os_size_t page = (os_size_t)os_page_size(), size = 2 * page;
    unsigned char *a = pages(page), *b = pages(page);
    os_size_t length, i;
    if (a == 0 || b == 0)
        return 8;
    for (length = 0; length <= size; length += length < 300 ? 1 : length < 2040 ? 97 : 401) {
        if (!at_edges(a, b, size, length))
            return 8;
        for (i = 0; i < sizeof distances / sizeof *distances; i++)
            if (!overlaps(a, size, length, distances[i]) ||
                !overlaps(a + 3, size - 3, length, distances[i]))
                return 9;
    }
    return 0;
}

int memory_functions(void)
{
    int at, with, length;
    for (at = 0; at < PLACES; at++)
        for (length = 0; length < LENGTHS; length++) {
            for (with = 0; with < PLACES; with++)
                if (!copies(at, with, length))
                    return 1;
                else if (!moves(at, with, length))
                    return 2;
            if (!moves(at, 20, length) || !moves(20, at, length))
                return 3;
            if (!sets(at, 0, length) || !sets(at, 0x1a5, length) || !sets(at, -1, length))
                return 4;
            if (!compares(at, 0, length) || !compares(at, 3, length))
                return 5;
            if (!lengths(length))
                return 7;
        }
    return objects() ? edges() : 6;
}
