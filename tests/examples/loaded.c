/* SPDX-License-Identifier: MIT */
/*
 * What examples/loader.c starts: a program with a libc prints what a start gives it, and what it
 * relies on. Started by the kernel it prints the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

static _Thread_local int local = 42;
static int constructed, data[3000] = {1, 2, 3};
static volatile char zeros[100000]; /* really read */

__attribute__((constructor)) static void construct(void)
{
    constructed = 7;
}

int main(int argc, char **argv, char **envp)
{
    char *heap = malloc(1000000);
    long sum = 0;

    memset(heap, 1, 1000000);
    for (size_t i = 0; i < sizeof zeros; i++)
        sum += zeros[i];
    for (int i = 0; i < argc; i++)
        printf("argument %d: %s\n", i, argv[i]);
    while (*envp != 0)
        puts(*envp++);
    printf("local %d, constructed %d, data %d, zeros %ld, heap %d, 1.5 is %.1f\n", local,
           constructed, data[2], sum, heap[999999], atof("1.5"));
    printf("page %lu, %lu headers, name %s\n", getauxval(AT_PAGESZ), getauxval(AT_PHNUM),
           (const char *)getauxval(AT_EXECFN));
    return argc;
}
