/* SPDX-License-Identifier: MIT */
/*
 * memory ROUNDS MOST: the memory functions of libos_core_start.a, under names that begin with
 * ours_, beside libc's, for 16 bytes up to MOST. "memcpy 16", "memcpy 16 libc", "memcpy 16 again".
 */
#include <string.h>
#include <sys/mman.h>

#include "turns.h"

void *ours_memcpy(void *to, const void *from, size_t length);
void *ours_memmove(void *to, const void *from, size_t length);
void *ours_memset(void *to, int byte, size_t length);
int ours_memcmp(const void *left, const void *right, size_t length);

/* The compiler does not know what is called, and so neither makes it of its own nor leaves it out.
 */
static void *(*volatile copy[2])(void *, const void *, size_t) = {ours_memcpy, memcpy};
static void *(*volatile move[2])(void *, const void *, size_t) = {ours_memmove, memmove};
static void *(*volatile set[2])(void *, int, size_t) = {ours_memset, memset};
static int (*volatile compare[2])(const void *, const void *, size_t) = {ours_memcmp, memcmp};

static char *left, *right;
static size_t length;

#define TURNS(name, call)                                                                          \
    static void name##_ours(long count)                                                            \
    {                                                                                              \
        const int which = 0;                                                                       \
        for (; count > 0; count--)                                                                 \
            call;                                                                                  \
    }                                                                                              \
    static void name##_libc(long count)                                                            \
    {                                                                                              \
        const int which = 1;                                                                       \
        for (; count > 0; count--)                                                                 \
            call;                                                                                  \
    }
TURNS(memcpy, copy[which](left, right, length))
TURNS(memmove, move[which](left + 8, left, length)) /* upwards, over itself */
TURNS(memset, set[which](left, 0, length))
TURNS(memcmp, (void)compare[which](left, right, length))

static void all(long size, int rounds)
{
    static char names[12][40];
    struct turn turns[12];
    const char *const functions[] = {"memcpy", "memmove", "memset", "memcmp"};
    void (*const ours[])(long) = {memcpy_ours, memmove_ours, memset_ours, memcmp_ours};
    void (*const libc[])(long) = {memcpy_libc, memmove_libc, memset_libc, memcmp_libc};
    const long count = size < 1 << 20 ? (1 << 20) / size : 1;
    length = (size_t)size;
    memset(left, 0, length + 8); /* memcmp has to look at all of it */
    memset(right, 0, length);
    for (int i = 0; i < 12; i++) {
        const char *const which[] = {"", " libc", " again"};
        snprintf(names[i], sizeof names[i], "%s %ld%s", functions[i / 3], size, which[i % 3]);
        turns[i].name = names[i];
        turns[i].work = i % 3 == 1 ? libc[i / 3] : ours[i / 3];
        turns[i].count = count < 10000 ? count : 10000;
    }
    turns_take(turns, 12, rounds);
}

int main(int argc, char **argv)
{
    const int rounds = argc == 3 ? atoi(argv[1]) : 1;
    const long most = argc == 3 ? atol(argv[2]) : 16;
    const int prot = PROT_READ | PROT_WRITE, flags = MAP_PRIVATE | MAP_ANONYMOUS;
    left = mmap(0, (size_t)most + 8, prot, flags, -1, 0);
    right = mmap(0, (size_t)most + 8, prot, flags, -1, 0);
    if (left == MAP_FAILED || right == MAP_FAILED)
        turns_fail("map memory");
    turns_pin();
    for (long size = 16; size <= most; size *= 4)
        all(size, size < 1 << 20 ? rounds : (rounds + 9) / 10);
    return 0;
}
