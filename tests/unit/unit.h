/* SPDX-License-Identifier: MIT */
/* Shared by the unit tests. */
#ifndef UNIT_H
#define UNIT_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "os_core.h"

#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TEST(name, function) {name, function, NULL, NULL, NULL}

/* Set by main.c. The runner says whether this is qemu-user, and which: it is never guessed. */
extern int under_qemu;
int read_answers(const char *path);
extern size_t page;

/* The groups, one a file: each gives the number of its tests that failed. */
int test_errors(void);
int test_mapping(void);
int test_refused(void);
int test_refused_files(void);
int test_faults(void);
int test_syscalls(void);
int test_state(void);
int test_helpers(void);
int test_kernel(void);
int test_effects(void);
int test_family(void);
int test_flags(void);
int test_limits(void);

/*
 * Ends a test as skipped: the thing that the machine or the emulator cannot do, and the sign of it.
 */
void skip_because(const char *reason);
/* The same if a call gave -ENOSYS, which is never a pass. */
void skip_if_missing(const char *call, long result);

/* The same under any qemu-user: what that does instead. */
void needs_kernel(const char *what_qemu_does);

/*
 * Releases of qemu-user differ, so their recorded answers are looked up: the question is one of
 * tests/qemu/probe.c. If this qemu-user's answer is not Linux's, the test ends as skipped.
 */
int qemu_differs(const char *question);
void same_as_linux(const char *question);
/*
 * The result that a call gives: on a kernel on_linux, under qemu-user what it answered to the
 * question: 0 or an error; NO_RESULT if it dies of it, or more was recorded.
 */
#define NO_RESULT 1
long qemu_result(const char *question, long on_linux);

/* A private anonymous mapping whose page i is filled with byte i + 1, and its end. */
unsigned char *map_pages(size_t pages);
void unmap_pages(void *address, size_t pages);
/*
 * The same, far from where things are put that have no place: a hole there stays one. Elsewhere
 * qemu-user's own memory can come to lie in it, which it takes for the program's.
 */
unsigned char *map_far_away(size_t pages);
void fill(unsigned char *address, size_t pages);
/* Fails unless page i of them is filled with byte first + i. */
void check_filled(const unsigned char *address, size_t pages, int first);

/* A file in memory, filled like map_pages. The same file, opened again with other rights. */
int memory_file(size_t pages);
int reopened(int fd, int flags);

/* Is something mapped at the page, and is it in memory? */
int is_mapped(const void *address);
int is_resident(const void *address);

/*
 * The result of f (0..99) in a child of its own, or DIED plus the signal that ended it. f may not
 * use cmocka, which would go on with the next test in the child.
 */
#define DIED 100
int in_child(int (*f)(void *), void *argument);

/* Between the two, nothing may be mapped or unmapped, and errno may not change. */
void nothing_changes(void);
void nothing_changed(void);

/* All bytes that are mapped now, and the descriptor that comes next. */
size_t mapped_bytes(void);
int next_descriptor(void);

/* Is the kernel older than this release? What a file of /proc/sys says: 0 if it cannot be read. */
int older_than(int major, int minor);
size_t sysctl_number(const char *path);

/*
 * Leaves no mapping to this process, a child, of those that vm.max_map_count allows. Returns where
 * they are, length bytes, or NULL if that limit is unknown or out of reach.
 */
unsigned char *use_up_mappings(size_t *length);

#endif
