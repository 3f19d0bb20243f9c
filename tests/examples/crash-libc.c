/* SPDX-License-Identifier: MIT */
/* A program with a libc that takes examples/crash.c. Its argument says how it crashes. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void crash_install(void (*go_on)(void));

static unsigned long overflow(unsigned long depth)
{
    volatile char frame[1000];

    frame[depth % sizeof frame] = 1;
    return depth == 0 ? 0 : overflow(depth - 1) + (unsigned long)frame[0];
}

static void go_on(void)
{
    puts("it goes on");
    exit(3);
}

int main(int argc, char **argv)
{
    volatile unsigned long nowhere = 16;

    if (argc != 3)
        return 2;
    crash_install(strcmp(argv[1], "go-on") == 0 ? go_on : NULL);
    printf("it runs\n");
    fflush(stdout);
    if (strcmp(argv[2], "null") == 0)
        *(volatile char *)nowhere = 1;
    if (strcmp(argv[2], "stack") == 0)
        return (int)overflow(~0UL);
    if (strcmp(argv[2], "abort") == 0)
        abort();
    if (strcmp(argv[2], "sent") == 0)
        raise(SIGBUS);
    return 4;
}
