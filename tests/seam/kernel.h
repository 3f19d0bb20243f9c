/* SPDX-License-Identifier: MIT */
/* What stands in for the kernel in the seam tests: recorder.c or tracer.c. */
#ifndef KERNEL_H
#define KERNEL_H

/* How the kernel was entered. */
struct entry {
    int calls;
    long nr, argument[6];
};

/* Runs the tests, and gives their exit status. */
int with_kernel(int (*run)(void));

/* The next entry is to be recorded and answered so; afterwards, what was recorded. */
void expect_entry(long answer);
const struct entry *last_entry(void);

#endif
