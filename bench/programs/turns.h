/* SPDX-License-Identifier: MIT */
/*
 * Measures functions in turn, in one process, on one processor, in another order each round, so
 * that what else the machine does meets all alike. Prints "name<TAB>nanoseconds" for each.
 */
#ifndef TURNS_H
#define TURNS_H

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct turn {
    const char *name;
    void (*work)(long count); /* does it so often */
    long count;
};

static inline long long turns_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Stays on the processor that it is on. */
static inline void turns_pin(void)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(sched_getcpu(), &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0)
        perror("sched_setaffinity");
}

/* The same orders in each run. */
static inline unsigned int turns_random(void)
{
    static unsigned long state = 1;
    state = state * 6364136223846793005UL + 1442695040888963407UL;
    return (unsigned int)(state >> 33);
}

static inline void turns_shuffle(int *order, int n)
{
    for (int i = 0; i < n; i++) {
        int j = (int)(turns_random() % (unsigned int)(i + 1));
        order[i] = order[j];
        order[j] = i;
    }
}

static inline void turns_fail(const char *what)
{
    fprintf(stderr, "cannot %s\n", what);
    exit(1);
}

/* A first round warms up, and is not printed. The others are, in the order of the turns. */
static inline void turns_take(const struct turn *turns, int n, int rounds)
{
    int order[64];
    double took[64];
    if (n > 64)
        turns_fail("take more than 64 in turn");
    for (int round = -1; round < rounds; round++) {
        turns_shuffle(order, n);
        for (int i = 0; i < n; i++) {
            const struct turn *turn = &turns[order[i]];
            const long long began = turns_now();
            turn->work(turn->count);
            took[order[i]] = (double)(turns_now() - began) / (double)turn->count;
        }
        for (int i = 0; round >= 0 && i < n; i++)
            printf("%s\t%.3f\n", turns[i].name, took[i]);
    }
}

#endif
