/* SPDX-License-Identifier: MIT */
/*
 * The floor for aarch64: the fewest instructions that take C's arguments to the kernel, and its
 * answer back. An int is widened, as the contract asks: prot and flags without a sign; an fd, whose
 * upper half the kernel does not read, not at all.
 */
#include "../../include/os_core/constants/aarch64.h"

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
    mov x8, OS_NR_##call;                                                                          \
    svc 0;                                                                                         \
    ret;                                                                                           \
    END(os_##call)

/* OS_MAP_FAILED for each error. */
.macro failed
    cmn x0, 4095
    csinv x0, x0, xzr, cc
.endm

#define FIRST mov w0, w0
#define SECOND mov w1, w1
#define THIRD mov w2, w2
#define FOURTH mov w3, w3

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
    mov x8, OS_NR_mmap
    svc 0
    ret
END(os_mmap_raw)

BEGIN(os_mmap)
    THIRD
    FOURTH
    mov x8, OS_NR_mmap
    svc 0
    failed
    ret
END(os_mmap)

BEGIN(os_mremap_raw)
    FOURTH
    mov x8, OS_NR_mremap
    svc 0
    ret
END(os_mremap_raw)

BEGIN(os_mremap)
    FOURTH
    mov x8, OS_NR_mremap
    svc 0
    failed
    ret
END(os_mremap)

/* A page of shared memory, from constants. */
.macro map_a_page
    mov x0, 0
    mov x1, 4096
    mov x2, OS_PROT_READ|OS_PROT_WRITE
    mov x3, OS_MAP_SHARED|OS_MAP_ANONYMOUS
    mov x4, -1
    mov x5, 0
    mov x8, OS_NR_mmap
    svc 0
.endm

BEGIN(constants)
    map_a_page
    failed
    ret
END(constants)

BEGIN(checked)
    map_a_page
    cmn x0, 4095
    cset w0, cs
    ret
END(checked)

.section .note.GNU-stack, "", @progbits
