/* SPDX-License-Identifier: MIT */
/*
 * Loops that a compiler vectorises, around system calls. A value that a loop needs again in the
 * next round (a factor in each element of a vector, a predicate) would stay in vector registers,
 * which the kernel discards. The arguments are the lengths of vectors to try, in bits. Each loop
 * must give the same as scalar code.
 *
 * Exit status: 0 if all is right; 1 if each loop gives something wrong, as it must
 * where nothing protects it (tests/vectors.sh takes that out on purpose); 2 if only some do; 3 if a
 * length is none of this machine, or the kernel refused a call.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_STATIC
#define OS_CORE_START
#endif
#define OS_CORE_CALLS
#include "os_core.h"

enum { SIZE = 1000, ROUNDS = 3, LENGTH = 65536 };
#define LOOP(name)                                                                                 \
    static __attribute__((__noinline__)) void name(float *restrict to, const float *restrict from, \
                                                   int rounds)

static int refused;

/* A factor, around the two calls for which the library is made. */
LOOP(factor)
{
    const float by = (float)rounds;
    for (int round = 0; round < rounds; round++) {
        void *mapped = os_mmap(0, LENGTH, OS_PROT_READ, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
        for (int i = 0; i < SIZE; i++)
            to[i] += from[i] * by;
        refused |= os_munmap(mapped, LENGTH) != 0;
    }
}

/* Three coefficients. */
LOOP(polynomial)
{
    const float a = (float)rounds - 1, b = (float)rounds, c = (float)rounds + 2;
    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < SIZE; i++)
            to[i] += (a * from[i] + b) * from[i] + c;
        refused |= os_syscall0(OS_NR_sched_yield) != 0;
    }
}

/* A bound, and a choice by it. */
LOOP(bound)
{
    const float least = 100 * (float)rounds, less = -(float)rounds;
    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < SIZE; i++)
            to[i] += from[i] > least ? from[i] : less;
        refused |= os_madvise(0, 0, OS_MADV_NORMAL) != 0;
    }
}

/* The sum that each adds in one round. */
static float scaled(float x)
{
    return x * ROUNDS;
}
static float quadratic(float x)
{
    return ((ROUNDS - 1) * x + ROUNDS) * x + ROUNDS + 2;
}
static float bounded(float x)
{
    return x > 100 * ROUNDS ? x : -ROUNDS;
}

static const struct {
    const char *name;
    void (*vectors)(float *restrict to, const float *restrict from, int rounds);
    float (*scalar)(float x);
} loops[] = {
    {"factor", factor, scaled},
    {"polynomial", polynomial, quadratic},
    {"bound", bound, bounded},
};
enum { LOOPS = sizeof loops / sizeof loops[0] };

/* The number of wrong results of a loop. A volatile variable is not vectorised, nor unrolled. */
static int wrong(int loop)
{
    static float from[SIZE], to[SIZE];
    volatile float *given = from, *got = to;
    volatile int rounds = ROUNDS;
    int count = 0;

    for (int i = 0; i < SIZE; i++) {
        given[i] = (float)(i * 7 % SIZE);
        got[i] = 0;
    }
    loops[loop].vectors(to, from, rounds);
    for (int i = 0; i < SIZE; i++)
        count += got[i] != ROUNDS * loops[loop].scalar(given[i]);
    return count;
}

/* From now on vectors have this many bits; 0 if this machine has none such. */
static int set_length(int bits)
{
#ifdef __aarch64__
    return os_prctl(OS_PR_SVE_SET_VL, (unsigned long)bits / 8, 0, 0, 0) == bits / 8;
#else
    long bytes;
    __asm__("csrr %0, vlenb" : "=r"(bytes)); /* only the machine can change it */
    return bytes == bits / 8;
#endif
}

static void print(const char *text)
{
    os_size_t length = 0;
    while (text[length] != '\0')
        length++;
    refused |= os_write(1, text, length) < 0;
}
static void print_number(int number)
{
    const char digit[] = {(char)('0' + number % 10), '\0'};
    if (number >= 10)
        print_number(number / 10);
    print(digit);
}
static int number(const char *digits)
{
    int n = 0;
    while (*digits != '\0')
        n = n * 10 + *digits++ - '0';
    return n;
}

int main(int argc, char **argv)
{
    int tried = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        if (!set_length(number(argv[i]))) {
            print("vectors do not have that length here\n");
            return 3;
        }
        for (int loop = 0; loop < LOOPS; loop++, tried++) {
            int count = wrong(loop);
            print(argv[i]), print(" bits, "), print(loops[loop].name), print(": ");
            print_number(count), print(" of "), print_number(SIZE), print(" wrong\n");
            failed += count != 0;
        }
    }
    if (tried == 0 || refused)
        return 3;
    return failed == 0 ? 0 : failed == tried ? 1 : 2;
}
