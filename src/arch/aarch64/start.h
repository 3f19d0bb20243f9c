/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on aarch64, given as the kernel gives it: sp points at argc, then argv, a
 * null, the environment; it is a multiple of 16, as always (AAPCS64). A zero x29 marks the
 * outermost frame for debuggers.
 */
#define OS_START_CODE                    \
    "mov x29, #0\n"                      \
    "ldr x0, [sp]\n"                     \
    "add x1, sp, #8\n"                   \
    "add x2, x1, x0, lsl #3\n"           \
    "add x2, x2, #8\n"                   \
    "bl main\n"                          \
    "mov x8, #" OS_START_EXIT_NUMBER "\n" \
    "svc #0\n"                           \
    "brk #1\n"
