/* SPDX-License-Identifier: MIT */
/*
 * Entering the kernel: os_trap0_ .. os_trap6_, written once for every architecture over the facts
 * in arch/<arch>/trap.h. Private to the sources.
 *
 * These are functions of long parameters, never macros: gcc evaluates the arguments of a macro
 * between the assignments to the register variables, and a call among them overwrites those. And
 * a narrower operand would leave the upper half of its register undefined.
 *
 * "memory" is on every call: the kernel may read or write memory of which an earlier call has told
 * it.
 */
#ifndef OS_CORE_TRAP_H_
#define OS_CORE_TRAP_H_

#include "arch.h"
#include "define.h"
#include "os_core/types.h"

OS_CORE_BEGIN_

/* A compiler without names for the vector registers gives them up only at a call. */
#ifdef OS_TRAP_OUT_OF_LINE_
#define OS_TRAP_FUNCTION_ static OS_CORE_OPAQUE_ __attribute__((__unused__))
#else
#define OS_TRAP_FUNCTION_ OS_CORE_INLINE_
#endif

/*
 * OS_TRAP_LOAD_ puts an argument into its register. OS_TRAP_((number and all six), operands...)
 * traps and returns the result.
 *
 * The seam: OS_CORE_TRAP names a function long f(long nr, long a, long b, long c, long d, long e,
 * long f), declared by whoever defines it, that stands in for the instruction: a unikernel's
 * entry, a test's recorder.
 */
#ifdef OS_CORE_TRAP
#define OS_TRAP_LOAD_(variable, name, value)
#define OS_TRAP_(call, ...) return OS_CORE_TRAP call
#else
#define OS_TRAP_LOAD_(variable, name, value) register long variable __asm__(name) = value
#define OS_TRAP_(call, ...)                                                                        \
    register long result __asm__(OS_TRAP_RESULT_);                                                 \
    __asm__ __volatile__(OS_TRAP_INSTRUCTION_                                                      \
                         : "=r"(result)                                                            \
                         : __VA_ARGS__                                                             \
                         : OS_TRAP_CLOBBERS_ "memory");                                            \
    return result
#endif

OS_TRAP_FUNCTION_ long os_trap0_(long nr)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_((nr, 0, 0, 0, 0, 0, 0), "r"(r0));
}
OS_TRAP_FUNCTION_ long os_trap1_(long nr, long a)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_((nr, a, 0, 0, 0, 0, 0), "r"(r0), "r"(r1));
}
OS_TRAP_FUNCTION_ long os_trap2_(long nr, long a, long b)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, b);
    OS_TRAP_((nr, a, b, 0, 0, 0, 0), "r"(r0), "r"(r1), "r"(r2));
}
OS_TRAP_FUNCTION_ long os_trap3_(long nr, long a, long b, long c)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, b);
    OS_TRAP_LOAD_(r3, OS_TRAP_ARG3_, c);
    OS_TRAP_((nr, a, b, c, 0, 0, 0), "r"(r0), "r"(r1), "r"(r2), "r"(r3));
}
OS_TRAP_FUNCTION_ long os_trap4_(long nr, long a, long b, long c, long d)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, b);
    OS_TRAP_LOAD_(r3, OS_TRAP_ARG3_, c);
    OS_TRAP_LOAD_(r4, OS_TRAP_ARG4_, d);
    OS_TRAP_((nr, a, b, c, d, 0, 0), "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4));
}
OS_TRAP_FUNCTION_ long os_trap5_(long nr, long a, long b, long c, long d, long e)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, b);
    OS_TRAP_LOAD_(r3, OS_TRAP_ARG3_, c);
    OS_TRAP_LOAD_(r4, OS_TRAP_ARG4_, d);
    OS_TRAP_LOAD_(r5, OS_TRAP_ARG5_, e);
    OS_TRAP_((nr, a, b, c, d, e, 0), "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5));
}
OS_TRAP_FUNCTION_ long os_trap6_(long nr, long a, long b, long c, long d, long e, long f)
{
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, nr);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, b);
    OS_TRAP_LOAD_(r3, OS_TRAP_ARG3_, c);
    OS_TRAP_LOAD_(r4, OS_TRAP_ARG4_, d);
    OS_TRAP_LOAD_(r5, OS_TRAP_ARG5_, e);
    OS_TRAP_LOAD_(r6, OS_TRAP_ARG6_, f);
    OS_TRAP_((nr, a, b, c, d, e, f), "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5), "r"(r6));
}

/* Where Linux has one page size only, nobody asks; what stands in for it can have others. */
#if defined(OS_ARCH_PAGE_SIZE_) && !defined(OS_CORE_TRAP)
#define OS_PAGE_SIZE_ OS_ARCH_PAGE_SIZE_
#endif

/* How each kind of argument is widened to the long that the kernel reads. */
OS_CORE_INLINE_ long os_pointer_(const volatile void *address)
{
    return (long)address;
}
OS_CORE_INLINE_ long os_size_(os_size_t bytes)
{
    return (long)bytes;
}
/* A set of bits (prot, flags): 34U << 26, which is MAP_HUGE_16GB, arrives as itself. */
OS_CORE_INLINE_ long os_bits_(int bits)
{
    return OS_TRAP_BITS_(bits);
}
/* The same for an unsigned parameter. */
OS_CORE_INLINE_ long os_unsigned_(unsigned int bits)
{
    return os_bits_((int)bits);
}
/* A signed number (a file descriptor): -1 arrives as -1. */
OS_CORE_INLINE_ long os_number_(int number)
{
    return number;
}

OS_CORE_END_

#endif
