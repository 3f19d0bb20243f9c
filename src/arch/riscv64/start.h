/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on riscv64: sp points at the arguments that the kernel left there, and is
 * a multiple of 16, as always (RISC-V psABI). The linker shortens accesses to data to offsets from
 * gp, so gp is set first, by an instruction that must not itself be shortened that way.
 */
#ifdef __riscv_landing_pad
#define OS_START_LANDING_ "auipc zero, 0\n" /* lpad 0, for assemblers without it (Zicfilp) */
#else
#define OS_START_LANDING_
#endif
#define OS_START_CODE_(function)   \
    OS_START_LANDING_               \
    ".option push\n"               \
    ".option norelax\n"            \
    "lla gp, __global_pointer$\n"  \
    ".option pop\n"                \
    "mv a0, sp\n"                  \
    "call " function "\n"

/* What a linker leaves to be relocated in a static program (RISC-V psABI, "Relocations"). */
#define OS_R_RELATIVE_ 3
#define OS_R_TPREL_ 11
#define OS_R_IRELATIVE_ 58

/* Thread-local variables begin at the thread pointer (RISC-V psABI, "Thread Local Storage"). */
#define OS_TLS_BELOW_ 0
#define OS_TLS_HEAD_ 0
#define OS_TLS_INSTRUCTION_ "mv tp, %0"
