/* SPDX-License-Identifier: MIT */
/* Shared by the tests of signals, threads, processes, the vDSO and the old calls. */
#ifndef PROGRAMS_H
#define PROGRAMS_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define OS_CORE_CALLS
#include "os_core.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TEST(name, function)                                                                       \
    {                                                                                              \
        name, function, NULL, NULL, NULL                                                           \
    }

extern int under_qemu; /* the runner says so */
extern char **environment;
extern size_t page;

/* The groups, one a file: each gives the number of its tests that failed. */
int test_signals(void);
int test_threads(void);
int test_processes(void);
int test_vdso(void);
int test_old(void);

/* What the program does when os_spawn starts it: its exit status. */
int started(int argc, char **argv);

/* Ends a test as skipped. */
void skip_because(const char *reason);

/* The result of f (0..99) in a child of its own, or DIED plus the signal that ended it. */
#define DIED 100
int in_child(int (*f)(void *), void *argument);

/*
 * os_sigaction, with room and the mask once more behind each structure: qemu-user 7.2 takes that of
 * riscv64 to be 8 bytes longer.
 */
long set_action(int sig, const struct os_sigaction *act, struct os_sigaction *oldact);

/* The number of mappings and of descriptors. */
int mappings(void);
int descriptors(void);

/* In this thread: as many frames as an unwinder finds, and where they are. */
struct trace {
    int frames, ended;
    uintptr_t at[64];
};
void walk(struct trace *trace);
int walked_through(const struct trace *trace, void (*function)(void));

#endif
