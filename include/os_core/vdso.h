/* SPDX-License-Identifier: MIT */
/*
 * What the kernel gives a program at its start: the auxiliary vector, and the vDSO, functions that
 * run without entering the kernel. With OS_CORE_CALLS. There is no state: keep what was found.
 */
#ifndef OS_CORE_VDSO_H_
#define OS_CORE_VDSO_H_

#include "calls.h"

OS_CORE_BEGIN_

/*
 * os_auxv: an entry of the auxiliary vector.
 *
 * envp    the environment as main got it, third: the vector lies behind its NULL. An environment
 *         that was copied or made elsewhere has no vector there: the function then reads arbitrary
 *         bytes.
 * type    OS_AT_PAGESZ, OS_AT_RANDOM, OS_AT_HWCAP ...
 *
 * Result  the value, which may be an address; or -errno. No value is in that range (os_is_error).
 *
 * Errors
 *   EINVAL  envp is NULL.
 *   ENOENT  there is no such entry.
 *
 * No system call is made.
 *
 * Linux: all releases. Entries came one by one. qemu-user: makes a vector of its own, with fewer
 * entries. Manual: getauxval(3).
 */
OS_CORE_API_HELPER_ long os_auxv(char *const *envp, unsigned long type) OS_CORE_NOEXCEPT_;

/*
 * os_vdso: a function of the vDSO.
 *
 * envp    as for os_auxv.
 * name    "clock_gettime", "getcpu", "getrandom" ..., without the machine's beginning, __vdso_ or
 *         __kernel_. Not NULL.
 *
 * Result  its address, for a pointer to a function whose result is the kernel's own, zero or more
 *         or -errno; NULL if there is no vDSO, if it lacks the function, or if it is damaged. A
 *         program that cannot do without makes the system call then.
 *
 * Without a vDSO: qemu-user before 8.2, gVisor on some machines, and a kernel that was started with
 * vdso=0. vdso(7) lists what each machine has. No system call is made. It takes some microseconds:
 * once is enough, for the address does not change. A child has the vDSO at the same place until it
 * starts another program.
 *
 * Linux: 2.6.23 on x86_64, elsewhere all releases. qemu-user: 8.2. Manual: vdso(7).
 *
 * os_vdso_find: the same in an image that is given.
 *
 * image   the first byte of an ELF file of 64 bits as it lies in memory.
 * size    how many bytes of it can be read. The function reads no other, whatever these contain.
 * name    as for os_vdso.
 *
 * Result  as of os_vdso: an address in these bytes, or NULL. No system call is made: it is the
 *         same on any Linux and under qemu-user. Manual: elf(5).
 */
OS_CORE_API_HELPER_ void *os_vdso(char *const *envp, const char *name) OS_CORE_NOEXCEPT_;
OS_CORE_API_HELPER_ void *os_vdso_find(const void *image, os_size_t size,
                                       const char *name) OS_CORE_NOEXCEPT_;

/*
 * os_vdso_clock_gettime: the time, without a system call where that is possible.
 *
 * function  what os_vdso found for "clock_gettime", or NULL: then the system call is made.
 * clock     OS_CLOCK_MONOTONIC, OS_CLOCK_REALTIME ...
 * time      set to the time.
 *
 * Result    0, or -errno.
 *
 * Errors
 *   EFAULT  the system call is made, and time cannot be written. The vDSO raises SIGSEGV instead.
 *   EINVAL  there is no such clock.
 *
 * Linux: 2.6. qemu-user: the same; its vDSO, too, makes the system call. Manual: clock_gettime(2).
 */
OS_CORE_API_HELPER_ long os_vdso_clock_gettime(void *function, int clock,
                                               struct OS_TAG_timespec_ *time) OS_CORE_NOEXCEPT_;

OS_CORE_END_

#endif
