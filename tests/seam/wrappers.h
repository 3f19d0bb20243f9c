/* SPDX-License-Identifier: MIT */
#ifndef WRAPPERS_H
#define WRAPPERS_H

#include "memory.h"

/*
 * The table of the wrappers has a line for each: name, result, number, kinds of the arguments, and
 * the arguments of a call. P(i), L(i), S(i), I(i) and U(i) are the i-th as a void *, an os_size_t,
 * a long, an int and an unsigned int. A(i, type) is the i-th as the address of a type.
 *
 * Results    raw      the kernel's own (of brk, too, which has no errors)
 *            address  the same, but -1 for an error
 * Arguments  N  the number of the call                L  64 bits: a pointer, a size, an offset
 *            B  a set of bits, int or unsigned        I  an int that is a number
 */
#define WRAPPERS(WRAPPER)                                                                          \
    MEMORY_WRAPPERS(WRAPPER)                                                                       \
    WRAPPER(os_syscall0, raw, 0, "N", (S(0)))                                                      \
    WRAPPER(os_syscall1, raw, 0, "NL", (S(0), S(1)))                                               \
    WRAPPER(os_syscall2, raw, 0, "NLL", (S(0), S(1), S(2)))                                        \
    WRAPPER(os_syscall3, raw, 0, "NLLL", (S(0), S(1), S(2), S(3)))                                 \
    WRAPPER(os_syscall4, raw, 0, "NLLLL", (S(0), S(1), S(2), S(3), S(4)))                          \
    WRAPPER(os_syscall5, raw, 0, "NLLLLL", (S(0), S(1), S(2), S(3), S(4), S(5)))                   \
    WRAPPER(os_syscall6, raw, 0, "NLLLLLL", (S(0), S(1), S(2), S(3), S(4), S(5), S(6)))

#define P(i) ((void *)v[i])
#define L(i) ((os_size_t)v[i])
#define S(i) (v[i])
#define I(i) ((int)v[i])
#define U(i) ((unsigned int)v[i])
#define A(i, type) ((type *)v[i])

#endif
