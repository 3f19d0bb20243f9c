/* SPDX-License-Identifier: MIT */
/*
 * What the start of a program without a libc does before main, step by step: for a program that has
 * a _start of its own, and for one that starts threads. OS_CORE_START declares these; the library
 * has them in libos_core_start.a.
 *
 * The complete start, OS_CORE_START, makes the steps in this order: os_tls_init and os_tls_set on a
 * block that lies on the stack; os_relocate; os_tls_init again, for what was not relocated the
 * first time; os_constructors; main; os_destructors. A program that a dynamic loader has started is
 * relocated, and has its thread-local variables: then it begins with os_constructors.
 */
#ifndef OS_CORE_START_H_
#define OS_CORE_START_H_

#include "api.h"
#ifndef OS_CORE_NAMED_OTHERWISE_
#include "names_start.h"
#endif
#include "types.h"

OS_CORE_BEGIN_

#ifdef OS_CORE_STATIC
#define OS_CORE_API_START_ static __attribute__((__unused__, __nothrow__))
#else
#define OS_CORE_API_START_ OS_CORE_API_
#endif

/*
 * os_relocate: adjusts the addresses in a program that was loaded where it was not linked for
 * (-static-pie), and those that the resolver of an IFUNC chooses.
 *
 * auxv  what the kernel left behind the environment, pairs of a type (OS_AT_HWCAP) and a value, the
 *       last type OS_AT_NULL: resolvers are told of it. NULL: they are told that the machine has no
 *       features.
 *
 * Call it once, before anything that needs an address from memory. It asks the resolvers last: they
 * find the program relocated.
 *
 * Result  0, or -errno.
 *
 * Errors
 *   ENOEXEC  a relocation that only a dynamic loader can make, or of memory that is read only, or
 *            that is written in another way: ld.lld's -z rel, --pack-dyn-relocs=android. The
 *            program is of no use then.
 *
 * Linux: all releases; it makes no call. qemu-user: the same. Manual: ld.so(8), elf(5).
 */
OS_CORE_API_START_ long os_relocate(const os_uintptr_t *auxv) OS_CORE_MUST_CHECK_;

/*
 * os_tls_size: the bytes of the block that os_tls_init wants, for one thread: its thread-local
 * variables, and what their alignment may cost.
 *
 * Linux: all releases; it makes no call. qemu-user: the same. Manual: elf(5), PT_TLS.
 */
OS_CORE_API_START_ os_size_t os_tls_size(void) OS_CORE_NOEXCEPT_;

/*
 * os_tls_init: gives the thread-local variables in a block of os_tls_size() bytes, at any address,
 * their first values, and returns the thread pointer for it: for os_tls_set, or for clone with
 * CLONE_SETTLS.
 *
 * On x86_64 the stack protector's guard is in the block: the thread's own is copied.
 *
 * Linux: all releases; it makes no call. qemu-user: the same. Manual: set_thread_area(2).
 */
OS_CORE_API_START_ void *os_tls_init(void *block) OS_CORE_MUST_CHECK_;

/*
 * os_tls_set: from now on the thread's variables are those of os_tls_init.
 *
 * Result  0, or -errno; on aarch64 and riscv64 always 0.
 *
 * Errors
 *   EPERM  x86_64: pointer is not an address of user space, or a filter forbids arch_prctl.
 *
 * Linux: all releases. qemu-user: the same. Manual: arch_prctl(2).
 */
OS_CORE_API_START_ long os_tls_set(void *pointer) OS_CORE_MUST_CHECK_;

/*
 * os_constructors: calls the functions of .preinit_array and .init_array, in their order, with
 * main's arguments. os_destructors: those of .fini_array, the last one first.
 *
 * Linux: all releases; they make no call. qemu-user: the same. Manual: elf(5).
 */
OS_CORE_API_START_ void os_constructors(int argc, char **argv, char **envp) OS_CORE_NOEXCEPT_;
OS_CORE_API_START_ void os_destructors(void) OS_CORE_NOEXCEPT_;

OS_CORE_END_

#endif
