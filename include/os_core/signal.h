/* SPDX-License-Identifier: MIT */
/* Handlers of signals. With OS_CORE_CALLS. */
#ifndef OS_CORE_SIGNAL_H_
#define OS_CORE_SIGNAL_H_

#include "calls.h"

OS_CORE_BEGIN_

/* What k_sa_handler is for no handler: the signal's default, or nothing. */
#ifdef OS_CORE_BINDINGS /* numbers in other languages */
#define OS_SIG_DFL 0
#define OS_SIG_IGN 1
#elif defined(__cplusplus) /* in the user's code, as OS_MAP_FAILED */
typedef void (*os_handler_)(int);
#define OS_SIG_DFL os_handler_()
#define OS_SIG_IGN reinterpret_cast<os_handler_>(1UL)
#else
#define OS_SIG_DFL ((void (*)(int))0)
#define OS_SIG_IGN ((void (*)(int))1)
#endif
/* A handler of OS_SA_SIGINFO, void f(int, struct os_siginfo *, void *), for k_sa_handler. */
#ifdef __cplusplus
#define OS_SIG_INFO(handler)                                                                       \
    reinterpret_cast<void (*)(int)>(reinterpret_cast<void (*)(void)>(handler))
#else
#define OS_SIG_INFO(handler) ((void (*)(int))(void (*)(void))(handler))
#endif

/*
 * os_sigaction: what a signal does, and a handler that can return.
 *
 * sig     the number of the signal, 1 to 64 (OS_SIGUSR1 ...).
 * act     its handler, flags and mask, or NULL to ask only. Set all of the structure: { 0 } first.
 * oldact  set to what it was before, or NULL. It can be given back as it is.
 *
 * It is os_rt_sigaction with the one thing that a handler needs on x86_64, code that ends the
 * signal: there the handler returns to the address in sa_restorer, and os_rt_sigaction without one
 * kills the process when the handler returns. The function passes a copy of act with an address in
 * the library, and OS_SA_RESTORER. If act has that flag, it passes act as it is. On aarch64 and
 * riscv64 handlers return to code of the vDSO, which the kernel maps into each process; leave that
 * mapped. Unwinders and debuggers walk from a handler into the function that the signal
 * interrupted.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   EFAULT  act or oldact cannot be accessed. On x86_64 the function itself reads act: there it
 *           raises SIGSEGV.
 *   EINVAL  there is no such signal, or it is SIGKILL or SIGSTOP and act is not NULL.
 *
 * The kernel saves and restores all registers around a handler, vectors too, in as many bytes of
 * the stack as OS_AT_MINSIGSTKSZ says (os_auxv), which can be more than OS_MINSIGSTKSZ. A stack for
 * os_sigaltstack has room for these and for the handler. If there is no room, the kernel kills the
 * process with SIGSEGV.
 *
 * Linux: 2.2. Manual: sigaction(2).
 *
 * Under qemu-user 7.2 the structure of riscv64 is 8 bytes longer: it takes the mask from behind
 * act, and writes it behind oldact. Give it such a room, or a newer qemu-user. Each qemu-user keeps
 * some of the last signals for itself: EINVAL.
 */
OS_CORE_API_HELPER_ long os_sigaction(int sig, const struct os_sigaction *act,
                                      struct os_sigaction *oldact) OS_CORE_NOEXCEPT_;

OS_CORE_END_

#endif
