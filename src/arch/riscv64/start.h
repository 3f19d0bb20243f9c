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
#define OS_START_CODE_             \
    OS_START_LANDING_               \
    ".option push\n"               \
    ".option norelax\n"            \
    "lla gp, __global_pointer$\n"  \
    ".option pop\n"                \
    "mv a0, sp\n"                  \
    "call os_start_\n"
