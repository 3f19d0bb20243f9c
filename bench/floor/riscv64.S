/* SPDX-License-Identifier: MIT */
/*
 * The floor for riscv64: the fewest instructions that take C's arguments to the kernel, and its
 * answer back. Its callers have widened each int.
 */
#include "../../include/os_core/constants/riscv64.h"

#define BEGIN(name)                                                                                \
    .pushsection .text.name, "ax", @progbits;                                                      \
    .globl name;                                                                                   \
    .type name, @function;                                                                         \
    name:
#define END(name)                                                                                  \
    .size name, . - name;                                                                          \
    .popsection

/* A call whose result is the kernel's. */
#define CALL(call)                                                                                 \
    BEGIN(os_##call)                                                                               \
    li a7, OS_NR_##call;                                                                           \
    ecall;                                                                                         \
    ret;                                                                                           \
    END(os_##call)

/* OS_MAP_FAILED for each error. */
.macro failed
    lui a5, 0xfffff
    bgeu a5, a0, 1f
    li a0, -1
1:
.endm

CALL(munmap)
CALL(mprotect)
CALL(madvise)
CALL(msync)
CALL(mincore)
CALL(mlock)
CALL(mlock2)
CALL(munlock)
CALL(mlockall)
CALL(munlockall)
CALL(memfd_create)

BEGIN(os_mmap_raw)
    li a7, OS_NR_mmap
    ecall
    ret
END(os_mmap_raw)

BEGIN(os_mmap)
    li a7, OS_NR_mmap
    ecall
    failed
    ret
END(os_mmap)

BEGIN(os_mremap_raw)
    li a7, OS_NR_mremap
    ecall
    ret
END(os_mremap_raw)

BEGIN(os_mremap)
    li a7, OS_NR_mremap
    ecall
    failed
    ret
END(os_mremap)

/* A page of shared memory, from constants. */
.macro map_a_page
    li a0, 0
    lui a1, 1
    li a2, OS_PROT_READ|OS_PROT_WRITE
    li a3, OS_MAP_SHARED|OS_MAP_ANONYMOUS
    li a4, -1
    li a5, 0
    li a7, OS_NR_mmap
    ecall
.endm

BEGIN(constants)
    map_a_page
    failed
    ret
END(constants)

BEGIN(checked)
    map_a_page
    lui a5, 0xfffff
    sltu a0, a5, a0
    ret
END(checked)

.section .note.GNU-stack, "", @progbits
