/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on riscv64, given as the kernel gives it: sp points at argc, then argv, a
 * null, the environment; it is a multiple of 16, as always (RISC-V psABI). The linker shortens
 * accesses to data to offsets from gp, so gp is set first, by an instruction that must not itself
 * be shortened that way.
 */
#define OS_START_CODE               \
    ".option push\n"                \
    ".option norelax\n"             \
    "lla gp, __global_pointer$\n"   \
    ".option pop\n"                 \
    "ld a0, 0(sp)\n"                \
    "addi a1, sp, 8\n"              \
    "slli a2, a0, 3\n"              \
    "add a2, a2, a1\n"              \
    "addi a2, a2, 8\n"              \
    "call main\n"                   \
    "li a7, " OS_START_EXIT_NUMBER "\n" \
    "ecall\n"                       \
    "unimp\n"
