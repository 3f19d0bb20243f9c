/* SPDX-License-Identifier: MIT */
/* The kernel of the seam tests, played by recorder.c or tracer.c. */
#ifndef KERNEL_H
#define KERNEL_H

/* How the kernel was entered. */
struct entry {
    int calls;
    long nr, argument[6];
};

/* Runs the tests, and gives their exit status. */
int with_kernel(int (*run)(void));

/* Says how to answer the next entry, and to record it; afterwards, gives the record. */
void expect_entry(long answer);
const struct entry *last_entry(void);

#endif
