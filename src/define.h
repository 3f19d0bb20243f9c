/* SPDX-License-Identifier: MIT */
/* How the functions of os_core are defined. Private to the sources. */
#ifndef OS_CORE_DEFINE_H_
#define OS_CORE_DEFINE_H_

/* Before the headers: in the sources of the library they force inline, and check nothing. */
#define OS_CORE_SOURCES_ 1
#include "os_core/api.h"

/*
 * The oldest that are tested (make test-compilers). Others can declare, and link the library, if
 * api.h knows them; those that it does not know, it has refused.
 */
#if defined(__TINYC__) || (defined(__clang__) && __clang_major__ < 11) ||                          \
    (defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 9)
#error "os_core: its functions take gcc 9, clang 11 or newer; others can link libos_core.a"
#endif

/*
 * External functions are opaque to the optimiser. Inlined under LTO they could end up in code that
 * is compiled for vector registers. The asm in trap.h, compiled without these, does not say that
 * the kernel discards them. Nor do they have a stack protector, which would call into a libc.
 */
#ifdef __clang__
#define OS_CORE_OPAQUE_ __attribute__((__noinline__)) OS_CORE_NO_STACK_PROTECTOR_
#else
#define OS_CORE_OPAQUE_ __attribute__((__noipa__)) OS_CORE_NO_STACK_PROTECTOR_
#endif

/*
 * A function that only this file calls, which is one to the optimiser too. Without optimisation gcc
 * keeps each that is not inline: with OS_CORE_STATIC nothing may be in a program that has no call.
 */
#ifdef OS_CORE_STATIC
#define OS_CORE_PRIVATE_ static __inline__ __attribute__((__unused__, __nothrow__))
#else
#define OS_CORE_PRIVATE_ static OS_CORE_OPAQUE_ __attribute__((__unused__, __nothrow__))
#endif

#define OS_CORE_NO_STACK_PROTECTOR_
#ifdef __has_attribute
#if __has_attribute(__no_stack_protector__)
#undef OS_CORE_NO_STACK_PROTECTOR_
#define OS_CORE_NO_STACK_PROTECTOR_ __attribute__((__no_stack_protector__))
#endif
#endif

/*
 * Stands after the type of a function of the program that this code calls, and says that it throws
 * nothing. In C++ a caller that throws nothing would want std::terminate otherwise, and a C++
 * library. clang wants to hear that of the type. gcc knows it from the caller, and has no such
 * attribute.
 */
#ifdef __clang__
#define OS_THROWS_NOTHING_ __attribute__((__nothrow__))
#else
#define OS_THROWS_NOTHING_
#endif

/* Before each definition; the second for a function that is more than a system call. */
#ifdef OS_CORE_STATIC
#define OS_CORE_DEFINE_ OS_CORE_API_
#define OS_CORE_DEFINE_HELPER_ OS_CORE_API_HELPER_
#else
#define OS_CORE_DEFINE_ OS_CORE_API_ OS_CORE_OPAQUE_
#define OS_CORE_DEFINE_HELPER_ OS_CORE_DEFINE_
#endif

/*
 * Behind each definition: OS_CORE_NAMED_(munmap). To gdb the function is what its symbol is,
 * os_core_munmap; this gives it the name os_munmap, too, in this object only, so that nobody's call
 * meets it. The assembler does it: gcc refuses where it has wrapped the function for its checks,
 * and knows two of that symbol.
 */
#if defined(OS_CORE_STATIC) || defined(OS_CORE_PREFIX) || !defined(__ELF__)
#define OS_CORE_NAMED_(function) struct os_named_
#else
#define OS_CORE_NAMED_(function) __asm__(".set os_" #function ", os_core_" #function)
#endif

/*
 * An error is rare, and gcc learns that where the code is inlined: mmap of constants on riscv64
 * then takes 11 instructions rather than 14. Out of line it would only cost bytes (20 rather than
 * 18).
 */
#ifdef OS_CORE_STATIC
#define OS_RARELY_(condition) __builtin_expect(condition, 0)
#else
#define OS_RARELY_(condition) (condition)
#endif

#endif
