/* SPDX-License-Identifier: MIT */
/*
 * The floor for x86_64: the fewest instructions that take C's arguments to the kernel, and its
 * answer back. An int is widened, as the contract asks: prot and flags without a sign; an fd, whose
 * upper half the kernel does not read, not at all.
 */
#include "../../include/os_core/constants/x86_64.h"

#define BEGIN(name)                                                                                \
    .pushsection .text.name, "ax", @progbits;                                                      \
    .globl name;                                                                                   \
    .type name, @function;                                                                         \
    name:
#define END(name)                                                                                  \
    .size name, . - name;                                                                          \
    .popsection

/* A call whose result is the kernel's, after the moves that its arguments want. */
#define CALL(call, ...)                                                                            \
    BEGIN(os_##call)                                                                               \
    __VA_ARGS__;                                                                                   \
    mov $OS_NR_##call, %eax;                                                                       \
    syscall;                                                                                       \
    ret;                                                                                           \
    END(os_##call)

/* OS_MAP_FAILED for each error. */
.macro failed
    cmp $-4095, %rax
    jb 1f
    or $-1, %rax
1:
.endm

#define FIRST mov %edi, %edi
#define SECOND mov %esi, %esi
#define THIRD mov %edx, %edx
#define FOURTH mov %ecx, %r10d /* where the kernel wants it; as wide as an int */

CALL(munmap)
CALL(mprotect, THIRD)
CALL(madvise, THIRD)
CALL(msync, THIRD)
CALL(mincore)
CALL(mlock)
CALL(mlock2, THIRD)
CALL(munlock)
CALL(mlockall, FIRST)
CALL(munlockall)
CALL(memfd_create, SECOND)

BEGIN(os_mmap_raw)
    THIRD
    FOURTH
    mov $OS_NR_mmap, %eax
    syscall
    ret
END(os_mmap_raw)

BEGIN(os_mmap)
    THIRD
    FOURTH
    mov $OS_NR_mmap, %eax
    syscall
    failed
    ret
END(os_mmap)

BEGIN(os_mremap_raw)
    FOURTH
    mov $OS_NR_mremap, %eax
    syscall
    ret
END(os_mremap_raw)

BEGIN(os_mremap)
    FOURTH
    mov $OS_NR_mremap, %eax
    syscall
    failed
    ret
END(os_mremap)

/* A page of shared memory, from constants. */
.macro map_a_page
    xor %edi, %edi
    mov $4096, %esi
    mov $OS_PROT_READ|OS_PROT_WRITE, %edx
    mov $OS_MAP_SHARED|OS_MAP_ANONYMOUS, %r10d
    or $-1, %r8
    xor %r9d, %r9d
    mov $OS_NR_mmap, %eax
    syscall
.endm

BEGIN(constants)
    map_a_page
    failed
    ret
END(constants)

BEGIN(checked)
    map_a_page
    cmp $-4095, %rax
    setae %al
    ret
END(checked)

.section .note.GNU-stack, "", @progbits
