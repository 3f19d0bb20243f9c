/* SPDX-License-Identifier: MIT */
/*
 * Threads, on stacks and with identities that the caller keeps. With OS_CORE_CALLS.
 *
 * A thread of this library is one to the kernel and to this library. A libc does not know it: in a
 * program that has a libc, it must not call libc, whose errno, locks and cancellation belong to
 * threads that libc made. Nor do the runtimes of AddressSanitizer and the like know it: do not
 * compile the thread's functions for one.
 */
#ifndef OS_CORE_THREAD_H_
#define OS_CORE_THREAD_H_

#include "calls.h"

OS_CORE_BEGIN_

/* clang keeps the return addresses of riscv64 at gp, which all threads have in common. */
#define OS_THREAD_MUST_CHECK_ OS_CORE_MUST_CHECK_
#if defined(OS_CORE_RISCV64) && defined(__has_feature)
#if __has_feature(shadow_call_stack)
#undef OS_THREAD_MUST_CHECK_
#define OS_THREAD_MUST_CHECK_                                                                      \
    OS_CORE_MUST_CHECK_                                                                            \
    __attribute__((__unavailable__("os_core: a thread has no shadow call stack: compile without "  \
                                   "-fsanitize=shadow-call-stack")))
#endif
#endif

/*
 * os_thread_create: start a thread: function(argument), on a stack of its own.
 *
 * tid             set to the thread's identity before the thread runs and, by the kernel, to 0 when
 *                 it is over and its stack is no longer in use: os_thread_join waits for that. 0
 *                 after a failure. Or NULL, if nobody will wait. The memory must stay until then.
 *                 An address that is not mapped raises SIGSEGV.
 * function        when it returns, the thread ends as by os_thread_exit.
 * argument        what it gets.
 * stack, size     the lowest byte of the stack, and its bytes, at least OS_MINSIGSTKSZ. Memory of
 *                 os_map_guarded is right: a stack that overflows is then a SIGSEGV. Small stacks
 *                 have no room for a handler of a signal.
 * thread_pointer  what _Thread_local variables, a libc's errno and, on x86_64, the guard of a stack
 *                 protector are found by: the block of the thread's own, as os_tls_init makes one
 *                 (os_core/start.h). NULL only in a program that has none of these, for whose
 *                 threads os_thread_pointer gives NULL: the complete start gives the first thread
 *                 one, the bare start gives none. Two threads with the same one share all that it
 *                 leads to.
 *
 * Result  the identity of the thread (gettid(2)), or -errno; then there is no thread.
 *
 * Errors
 *   EAGAIN  RLIMIT_NPROC, the limit of the cgroup, or kernel.threads-max.
 *   EINVAL  function or stack is NULL, size is too small or too large for stack; thread_pointer is
 *           NULL and this thread has one; tid is not a multiple of 4.
 *   ENOMEM  the kernel has no memory.
 *   EPERM   a seccomp filter, of a container for instance, forbids it; x86_64: thread_pointer is
 *           not an address of user space (others start the thread, and it has that pointer).
 *
 * If the stack is not mapped, the thread raises SIGSEGV, and the process ends. The thread has the
 * signal mask of its creator, no alternate stack, and no robust list. It ends with the process.
 * Where its creator has a shadow stack (CET, GCS, Zicfiss), the kernel gives it one. For code that
 * is compiled with -fsanitize=shadow-call-stack, aarch64 has 8 bytes for each call upwards from the
 * lowest byte of the stack; riscv64 does not compile. A debugger sees the function as the outermost
 * but one.
 *
 * Linux: 2.6. qemu-user: the same. Manual: clone(2).
 */
OS_CORE_API_HELPER_ long os_thread_create(int *tid, void (*function)(void *argument),
                                          void *argument, void *stack, os_size_t size,
                                          void *thread_pointer) OS_THREAD_MUST_CHECK_;

/*
 * os_thread_join: wait until a thread is over.
 *
 * tid     where os_thread_create set the identity: not NULL. Several threads can wait; the memory
 *         stays until all are back.
 *
 * Result  0: the thread has ended, what it wrote is seen, and its stack is free. Or -errno.
 *
 * Errors
 *   EINVAL  tid is not a multiple of 4.
 *   ENOSYS  a kernel without futexes (CONFIG_FUTEX=n).
 *
 * A thread that waits for itself, or for an identity that it made up, waits for ever. Signals
 * do not end the wait.
 *
 * Linux: 2.6. qemu-user: the same. Manual: futex(2), set_tid_address(2).
 */
OS_CORE_API_HELPER_ long os_thread_join(const int *tid) OS_CORE_MUST_CHECK_;

/*
 * os_thread_exit: end this thread and no other.
 * os_thread_exit_unmap: the same, after unmapping memory, which can be this thread's own stack.
 *
 * memory, length  as for os_munmap, in bytes: the stack with its guards, if it has any. If they
 *                 are not possible, nothing is unmapped, and the thread ends all the same.
 *
 * The first thread of a process ends like the others, and the process goes on until its last one
 * does. os_exit_group ends all. os_thread_exit_unmap blocks all signals first, since a handler
 * would have no stack. The kernel sets *tid to 0 when the memory is gone already: it may not lie in
 * there, where another thread's mapping can be by then. Give os_thread_create NULL for such a
 * thread.
 *
 * Result  none: they do not return.
 *
 * Linux: all releases. qemu-user: the same. Manual: _exit(2), "C library/kernel differences",
 * and munmap(2).
 */
OS_CORE_API_HELPER_ void os_thread_exit(void) OS_CORE_NOEXCEPT_ __attribute__((__noreturn__));
OS_CORE_API_HELPER_ void os_thread_exit_unmap(void *memory, os_size_t length) OS_CORE_NOEXCEPT_
    __attribute__((__noreturn__));

/*
 * os_thread_pointer: the thread pointer of this thread.
 *
 * Result  the base of fs on x86_64, tpidr_el0 on aarch64, tp on riscv64; NULL in a program where
 *         nothing has set it.
 *
 * On x86_64 that is a system call, arch_prctl: NULL where a filter forbids it.
 *
 * Linux: 2.6. qemu-user: the same. Manual: arch_prctl(2).
 */
OS_CORE_API_HELPER_ void *os_thread_pointer(void) OS_CORE_NOEXCEPT_;

OS_CORE_END_

#endif
