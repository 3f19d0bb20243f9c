/* SPDX-License-Identifier: MIT */
/*
 * count FUNCTION BYTES ODD: calls one of the memory functions once, for so many bytes; the second
 * buffer is ODD bytes further from a multiple of 64 than the first. c is memcpy, f and b memmove
 * forwards and backwards, s memset, m memcmp. Its instructions are counted from outside.
 */
#include "os_core.h"

void *memcpy(void *to, const void *from, os_size_t length);
void *memmove(void *to, const void *from, os_size_t length);
void *memset(void *to, int byte, os_size_t length);
int memcmp(const void *left, const void *right, os_size_t length);

static char first[65536] __attribute__((__aligned__(64)));
static char second[65536] __attribute__((__aligned__(64)));

static os_size_t number(const char *digits)
{
    os_size_t n = 0;
    while (*digits != 0)
        n = n * 10 + (os_size_t)(*digits++ - '0');
    return n;
}

int main(int argc, char **argv)
{
    os_size_t bytes = argc == 4 ? number(argv[2]) : 0, odd = argc == 4 ? number(argv[3]) : 0;
    if (bytes == 0 || bytes > 32768 || odd > 63)
        return 2;
    switch (argv[1][0]) {
    case 'c':
        return memcpy(first, second + odd, bytes) != first;
    case 'f':
        return memmove(first, first + 64 + odd, bytes) != first;
    case 'b':
        return memmove(first + 64 + odd, first, bytes) != first + 64 + odd;
    case 's':
        return memset(first + odd, 5, bytes) != first + odd;
    case 'm':
        return memcmp(first, second + odd, bytes);
    default:
        return 2;
    }
}
