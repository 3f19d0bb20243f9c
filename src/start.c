/* SPDX-License-Identifier: MIT */
/*
 * _start, for programs without a libc: relocates the program, sets up its thread-local variables
 * and the stack protector's guard, calls its constructors, then int main(int argc, char **argv,
 * char **envp), or one with fewer parameters, then its destructors, and ends the process, all its
 * threads, with main's result.
 */
#include "entry.h"
#include "guard.h"
#include "image.h"
#include "tls.h"

/* A function that takes in one with a stack protector gets one there, whatever its attributes. */
#if defined(__clang__) && __clang_major__ < 14 &&                                                  \
    (defined(__SSP__) || defined(__SSP_STRONG__) || defined(__SSP_ALL__))
#error "os_core: clang before 14: take -fno-stack-protector here, or link libos_core_start.a"
#endif

OS_ENTRY_("_start", "os_start_");

OS_CORE_BEGIN_

/* Thread-local variables lie on the stack, which has 8 MiB unless ulimit says less. */
#define OS_START_STACK_ (1UL << 20)

/* Ends a program that cannot be started, with a line that says why. */
static OS_START_INNER_ void os_start_fail_(const char *text, long length)
{
    (void)os_trap3_(OS_NR_write, 2, os_pointer_(text), length);
    os_trap1_(OS_NR_exit_group, 127);
    __builtin_trap();
}
#define OS_START_FAIL_(text) os_start_fail_("os_core: " text "\n", sizeof "os_core: " text)

/*
 * The guard: random, but for the byte that ends a string; never 0. There are 16 random bytes, which
 * may begin anywhere: these are the 8 of them that are aligned.
 */
OS_CORE_INLINE_ os_uintptr_t os_start_guard_(const os_uintptr_t *auxv)
{
    const os_uintptr_t at = (os_tagged_(auxv, OS_AT_RANDOM) + 7) & ~7UL;
    const os_uintptr_t *random = (const os_uintptr_t *)at;
    const os_uintptr_t guard = random != 0 ? *random & ~0xffUL : 0;
    return guard != 0 ? guard : OS_GUARD_;
}

/* stack: argc, the arguments, a null, the environment, a null, the auxiliary vector (psABI). */
void os_start_(os_uintptr_t *stack) __attribute__((__weak__, __used__, __visibility__("hidden")));
OS_START_OPAQUE_ void os_start_(os_uintptr_t *stack)
{
    const int argc = (int)*stack;
    char **argv = (char **)(stack + 1), **envp = argv + argc + 1;
    const os_uintptr_t *auxv = stack + argc + 2;
    os_uintptr_t guard;
    int result;

    OS_START_REFUSED_;
    while (*auxv++ != 0)
        ;
    guard = os_start_guard_(auxv);
#ifndef OS_TLS_GUARD_
    os_guard_ = guard;
#endif
    if (os_image_header_(OS_PT_INTERP_) == 0) { /* a loader has done this */
        const os_size_t size = os_tls_size_();
        void *block;
        if (size > OS_START_STACK_)
            OS_START_FAIL_("TLS too large");
        block = __builtin_alloca(size);
        if (os_tls_set(os_tls_fill_(block, guard)) != 0)
            OS_START_FAIL_("arch_prctl failed");
        if (os_relocate(auxv) != 0)
            OS_START_FAIL_("unknown relocation");
        (void)os_tls_fill_(block, guard); /* what was copied was not yet relocated */
    }
    os_constructors(argc, argv, envp);
    result = os_start_main_(argc, argv, envp);
    os_destructors();
    os_trap1_(OS_NR_exit_group, result);
    __builtin_trap(); /* a seam may come back from that */
}

OS_CORE_END_
