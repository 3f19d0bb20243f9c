/* SPDX-License-Identifier: MIT */
/*
 * A machine between the helpers and the kernel. Calls go on to the kernel, but for those that it
 * makes fail; its pages can be larger, it says where a mapping comes to lie, and it can be too old
 * for MAP_FIXED_NOREPLACE. It remembers the calls and the mappings.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include <stddef.h>

extern struct machine {
    size_t page;       /* a multiple of the kernel's */
    size_t lies_at;    /* a mapping at any address begins there, modulo WINDOW, */
    size_t room_at;    /* and here, if it is longer than half of that */
    int takes_hints;   /* a free address is given to a call that asks for it */
    int takes_as_hint; /* MAP_FIXED_NOREPLACE is ignored */

    int fails;      /* the number of the first call that fails, from 1; 0: none */
    int fails_on;   /* and so do all that follow */
    long error;     /* with what */
    long failed_nr; /* which call that was */

    int calls;
    struct call {
        long nr, argument[6];
    } call[64];
    char problem[200]; /* what a helper must not do: unmap what it has not mapped */
} machine;

#define WINDOW ((size_t)4 << 20)

/* All as the kernel has it, and nothing remembered. */
void machine_reset(void);
/* Unmaps what helpers have mapped and is still there; how many bytes. */
size_t machine_release(void);

#endif
