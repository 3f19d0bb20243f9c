/* SPDX-License-Identifier: MIT */
/*
 * growth held ROUNDS COUNT MOST: maps and unmaps a page COUNT times while so many other mappings
 *     are held: 1, 10 ... up to MOST. No two of them can be merged.
 * growth file ROUNDS COUNT FILE: maps and unmaps the first bytes of a file with holes, 1 MiB to 4
 * GiB. growth threads ROUNDS COUNT: threads map, touch and unmap a page, each COUNT times, at once.
 */
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "os_core.h"
#include "turns.h"

#define PRIVATE (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)

static long page, count;

static void *must_map(os_size_t length, int prot, int flags, int fd)
{
    void *memory = os_mmap(0, length, prot, flags, fd, 0);
    if (memory == OS_MAP_FAILED)
        turns_fail("map memory");
    return memory;
}

static void must_unmap(void *memory, os_size_t length)
{
    if (os_munmap(memory, length) != 0)
        turns_fail("unmap memory");
}

static void took(const char *what, long number, long long began, long times)
{
    printf("%s %ld\t%.3f\n", what, number, (double)(turns_now() - began) / (double)times);
}

/* --- mappings held ---------------------------------------------------------------------------- */

/* Every other page is of another kind, so that each is a mapping of its own. */
static void hold(char *room, long number)
{
    for (long i = 0; i < number; i += 2)
        if (os_mprotect(room + i * page, (os_size_t)page, OS_PROT_READ) != 0)
            turns_fail("hold so many mappings");
}

static void hold_and_map(long number)
{
    const os_size_t length = (os_size_t)((number + 1) * page);
    char *const room = must_map(length, OS_PROT_NONE, PRIVATE, -1);
    hold(room, number);
    for (int again = 0; again < 2; again++) {
        const long long began = turns_now();
        for (long i = 0; i < count; i++)
            must_unmap(must_map((os_size_t)page, READ_WRITE, PRIVATE, -1), (os_size_t)page);
        took(again ? "again" : "held", number, began, count);
    }
    must_unmap(room, length);
}

static void held(int rounds, long most)
{
    for (int round = 0; round < rounds; round++) {
        for (long number = 1; number < most; number *= 10)
            hold_and_map(number);
        hold_and_map(most);
    }
}

/* --- a file ----------------------------------------------------------------------------------- */

static void file(int rounds, const char *path)
{
    const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || ftruncate(fd, 4L << 30) != 0)
        turns_fail("make the file");
    for (int round = 0; round < rounds; round++)
        for (long mib = 1; mib <= 4L << 10; mib *= 8)
            for (int again = 0; again < 2; again++) {
                const os_size_t length = (os_size_t)mib << 20;
                const long long began = turns_now();
                for (long i = 0; i < count; i++)
                    must_unmap(must_map(length, OS_PROT_READ, OS_MAP_PRIVATE, fd), length);
                took(again ? "again" : "file", mib, began, count);
            }
    close(fd);
    unlink(path);
}

/* --- threads ---------------------------------------------------------------------------------- */

static pthread_barrier_t ready;

static void *maps(void *unused)
{
    pthread_barrier_wait(&ready);
    for (long i = 0; i < count; i++) {
        volatile char *memory = must_map((os_size_t)page, READ_WRITE, PRIVATE, -1);
        *memory = 1;
        must_unmap((void *)memory, (os_size_t)page);
    }
    pthread_barrier_wait(&ready);
    return unused;
}

static void threads(int rounds)
{
    pthread_t thread[4];
    for (int round = 0; round < rounds; round++)
        for (int number = 1; number <= 4; number *= 2)
            for (int again = 0; again < 2; again++) {
                pthread_barrier_init(&ready, NULL, (unsigned int)number + 1);
                for (int i = 0; i < number; i++)
                    if (pthread_create(&thread[i], NULL, maps, NULL) != 0)
                        turns_fail("start a thread");
                pthread_barrier_wait(&ready);
                const long long began = turns_now();
                pthread_barrier_wait(&ready);
                took(again ? "again" : "threads", number, began, count * number);
                for (int i = 0; i < number; i++)
                    pthread_join(thread[i], NULL);
                pthread_barrier_destroy(&ready);
            }
}

int main(int argc, char **argv)
{
    const int rounds = argc > 3 ? atoi(argv[2]) : 0;
    count = argc > 3 ? atol(argv[3]) : 0;
    page = os_page_size();
    if (argc == 5 && strcmp(argv[1], "held") == 0)
        held(rounds, atol(argv[4]));
    else if (argc == 5 && strcmp(argv[1], "file") == 0)
        file(rounds, argv[4]);
    else if (argc == 4 && strcmp(argv[1], "threads") == 0)
        threads(rounds);
    else
        turns_fail("do that: growth held|file|threads ROUNDS COUNT [MOST|FILE]");
    return 0;
}
