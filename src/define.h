/* SPDX-License-Identifier: MIT */
/* How the functions of os_core are defined. Private to the sources. */
#ifndef OS_CORE_DEFINE_H
#define OS_CORE_DEFINE_H

#include "os_core/api.h"

/* The oldest that are tested (make test-compilers). Others can declare, and link the library. */
#if defined(__clang__) ? __clang_major__ < 9 : __GNUC__ < 9
#error "os_core: its functions take gcc 9, clang 9 or newer; others can link libos_core.a"
#endif

/*
 * External functions are opaque to the optimiser. Inlined under LTO they could end up in code that
 * is compiled for vector registers of which the asm in trap.h, compiled without, does not say that
 * the kernel discards them. Nor do they have a stack protector, which would call into a libc.
 */
#ifdef __clang__
#define OS_CORE_OPAQUE __attribute__((__noinline__)) OS_CORE_NO_STACK_PROTECTOR
#else
#define OS_CORE_OPAQUE __attribute__((__noipa__)) OS_CORE_NO_STACK_PROTECTOR
#endif

#define OS_CORE_NO_STACK_PROTECTOR
#ifdef __has_attribute
#if __has_attribute(__no_stack_protector__)
#undef OS_CORE_NO_STACK_PROTECTOR
#define OS_CORE_NO_STACK_PROTECTOR __attribute__((__no_stack_protector__))
#endif
#endif

/*
 * OS_DEFINE(type, name)(parameters) { body }
 * OS_DEFINE_CHECKED and OS_DEFINE_CHECKED_HELPER are for the functions that os_core/checks.h wraps.
 */
#ifdef OS_CORE_STATIC
#define OS_DEFINE(type, name) OS_CORE_API type name
#define OS_DEFINE_HELPER(type, name) OS_CORE_API_HELPER type name
#else
#define OS_DEFINE(type, name) OS_CORE_API OS_CORE_OPAQUE type name
#define OS_DEFINE_HELPER OS_DEFINE
#endif
#define OS_DEFINE_CHECKED(type, name) OS_DEFINE(type, OS_CORE_UNCHECKED(name))
#define OS_DEFINE_CHECKED_HELPER(type, name) OS_DEFINE_HELPER(type, OS_CORE_UNCHECKED(name))

/*
 * An error is rare, which gcc is told where the code is inlined: mmap of constants on riscv64 then
 * takes 11 instructions rather than 14. Out of line it would only cost bytes (20 rather than 18).
 */
#ifdef OS_CORE_STATIC
#define OS_RARELY(condition) __builtin_expect(condition, 0)
#else
#define OS_RARELY(condition) (condition)
#endif

#endif
