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
/* Bytes behind length do not count; each byte before it does, as an unsigned number. */
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
        unsigned char kept = left[i];
        left[i] = 0x80, right[i] = 0x7f;
        if (compare(left, right, (os_size_t)length) <= 0 ||
            compare(right, left, (os_size_t)length) >= 0 ||
            differ(left, right, (os_size_t)length) == 0)
            return 0;
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
    return objects() ? 0 : 6;
}
