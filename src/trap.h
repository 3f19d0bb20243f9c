/* SPDX-License-Identifier: MIT */
/*
 * Entering the kernel: os_trap0 .. os_trap6, written once for every architecture over the facts
 * in arch/<arch>/trap.h. Private to the sources.
 *
 * These are functions of long parameters, never macros: gcc evaluates the arguments of a macro
 * between the assignments to the register variables, and a call among them overwrites those. And
 * a narrower operand would leave the upper half of its register undefined.
 *
 * "memory" is on every call: the kernel may read or write what an earlier call has told it of.
 */
#ifndef OS_CORE_TRAP_H
#define OS_CORE_TRAP_H

#include "os_core/api.h"
#include "os_core/types.h"
#include "arch.h"
#include "define.h"

OS_CORE_BEGIN

/* A compiler that has no names for the vector registers: a call is what makes it give them up. */
#ifdef OS_TRAP_OUT_OF_LINE
#define OS_TRAP_FUNCTION static OS_CORE_OPAQUE __attribute__((__unused__))
#else
#define OS_TRAP_FUNCTION OS_CORE_INLINE
#endif

/*
 * OS_TRAP_LOAD puts an argument into its register. OS_TRAP((number and all six), operands...) traps
 * and returns the result.
 *
 * The seam: OS_CORE_TRAP names a function long f(long nr, long a, long b, long c, long d, long e,
 * long f), declared by whoever defines it, that stands in for the instruction: a unikernel's
 * entry, a test's recorder.
 */
#ifdef OS_CORE_TRAP
#define OS_TRAP_LOAD(variable, name, value)
#define OS_TRAP(call, ...) return OS_CORE_TRAP call
#else
#define OS_TRAP_LOAD(variable, name, value) register long variable __asm__(name) = value
#define OS_TRAP(call, ...)                                                                         \
    register long result __asm__(OS_TRAP_RESULT);                                                  \
    __asm__ __volatile__(OS_TRAP_INSTRUCTION                                                       \
                         : "=r"(result)                                                            \
                         : __VA_ARGS__                                                             \
                         : OS_TRAP_CLOBBERS "memory");                                             \
    return result
#endif

OS_TRAP_FUNCTION long os_trap0(long nr)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP((nr, 0, 0, 0, 0, 0, 0), "r"(r0));
}
OS_TRAP_FUNCTION long os_trap1(long nr, long a)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP_LOAD(r1, OS_TRAP_ARG1, a);
    OS_TRAP((nr, a, 0, 0, 0, 0, 0), "r"(r0), "r"(r1));
}
OS_TRAP_FUNCTION long os_trap2(long nr, long a, long b)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP_LOAD(r1, OS_TRAP_ARG1, a);
    OS_TRAP_LOAD(r2, OS_TRAP_ARG2, b);
    OS_TRAP((nr, a, b, 0, 0, 0, 0), "r"(r0), "r"(r1), "r"(r2));
}
OS_TRAP_FUNCTION long os_trap3(long nr, long a, long b, long c)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP_LOAD(r1, OS_TRAP_ARG1, a);
    OS_TRAP_LOAD(r2, OS_TRAP_ARG2, b);
    OS_TRAP_LOAD(r3, OS_TRAP_ARG3, c);
    OS_TRAP((nr, a, b, c, 0, 0, 0), "r"(r0), "r"(r1), "r"(r2), "r"(r3));
}
OS_TRAP_FUNCTION long os_trap4(long nr, long a, long b, long c, long d)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP_LOAD(r1, OS_TRAP_ARG1, a);
    OS_TRAP_LOAD(r2, OS_TRAP_ARG2, b);
    OS_TRAP_LOAD(r3, OS_TRAP_ARG3, c);
    OS_TRAP_LOAD(r4, OS_TRAP_ARG4, d);
    OS_TRAP((nr, a, b, c, d, 0, 0), "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4));
}
OS_TRAP_FUNCTION long os_trap5(long nr, long a, long b, long c, long d, long e)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP_LOAD(r1, OS_TRAP_ARG1, a);
    OS_TRAP_LOAD(r2, OS_TRAP_ARG2, b);
    OS_TRAP_LOAD(r3, OS_TRAP_ARG3, c);
    OS_TRAP_LOAD(r4, OS_TRAP_ARG4, d);
    OS_TRAP_LOAD(r5, OS_TRAP_ARG5, e);
    OS_TRAP((nr, a, b, c, d, e, 0), "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5));
}
OS_TRAP_FUNCTION long os_trap6(long nr, long a, long b, long c, long d, long e, long f)
{
    OS_TRAP_LOAD(r0, OS_TRAP_NUMBER, nr);
    OS_TRAP_LOAD(r1, OS_TRAP_ARG1, a);
    OS_TRAP_LOAD(r2, OS_TRAP_ARG2, b);
    OS_TRAP_LOAD(r3, OS_TRAP_ARG3, c);
    OS_TRAP_LOAD(r4, OS_TRAP_ARG4, d);
    OS_TRAP_LOAD(r5, OS_TRAP_ARG5, e);
    OS_TRAP_LOAD(r6, OS_TRAP_ARG6, f);
    OS_TRAP((nr, a, b, c, d, e, f), "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5), "r"(r6));
}

/* How each kind of argument is widened to the long that the kernel reads. */
OS_CORE_INLINE long os_pointer(const volatile void *address)
{
    return OS_CORE_REINTERPRET(long, address);
}
OS_CORE_INLINE long os_size(os_size_t bytes)
{
    return OS_CORE_CONVERT(long, bytes);
}
/* A set of bits (prot, flags): 34U << 26, which is MAP_HUGE_16GB, arrives as itself. */
OS_CORE_INLINE long os_bits(int bits)
{
    const long wide = bits;
    return OS_CORE_CONVERT(long, OS_CORE_CONVERT(OS_TRAP_BITS, wide));
}
/* The same for an unsigned parameter. */
OS_CORE_INLINE long os_unsigned(unsigned int bits)
{
    const long wide = bits;
    return OS_CORE_CONVERT(long, OS_CORE_CONVERT(OS_TRAP_BITS, wide));
}
/* A signed number (a file descriptor): -1 arrives as -1. */
OS_CORE_INLINE long os_number(int number)
{
    return number;
}

OS_CORE_END

#endif
