/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on aarch64: sp points at what the kernel left there, and is a multiple of
 * 16, as always (AAPCS64). A zero x29 marks the outermost frame for debuggers.
 */
#define OS_START_CODE \
    "mov x29, #0\n"     \
    "mov x0, sp\n"      \
    "bl os_start\n"
