/* SPDX-License-Identifier: MIT */
/*
 * spawn ROUNDS FILE: runs the commands of FILE, one a line, in turn, in another order each round,
 * all on one processor. Prints "command nanoseconds processor" for each: its number in the file,
 * the time by the clock from before vfork until it has ended, and its time of a processor, the
 * kernel's and its children's included. A command that fails ends it.
 */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "turns.h"

#define COMMANDS 64
#define WORDS 64

static char *commands[COMMANDS][WORDS + 1];

static int read_commands(FILE *file)
{
    int n = 0;
    char *line = NULL;
    size_t room = 0;
    while (n < COMMANDS && getline(&line, &room, file) > 0) {
        char *rest = strdup(line);
        int words = 0;
        for (char *word; words < WORDS && (word = strtok_r(rest, " \n", &rest)) != NULL; words++)
            commands[n][words] = word;
        n += words > 0;
    }
    return n;
}

static long long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

static void run(int command)
{
    struct rusage used;
    int status;
    const long long began = turns_now();
    const pid_t child = vfork();
    if (child == 0) {
        execvp(commands[command][0], commands[command]);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) {
        fprintf(stderr, "spawn: %s: cannot run it, or it failed\n", commands[command][0]);
        exit(1);
    }
    printf("%d %lld %lld\n", command, turns_now() - began,
           1000 * (microseconds(used.ru_utime) + microseconds(used.ru_stime)));
}

int main(int argc, char **argv)
{
    FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;
    const int rounds = argc == 3 ? atoi(argv[1]) : 0;
    int order[COMMANDS], n;
    if (file == NULL || (n = read_commands(file)) == 0) {
        fputs("usage: spawn ROUNDS FILE\n", stderr);
        return 2;
    }
    turns_pin();
    for (int round = 0; round < rounds; round++) {
        turns_shuffle(order, n);
        for (int i = 0; i < n; i++)
            run(order[i]);
    }
    return 0;
}
