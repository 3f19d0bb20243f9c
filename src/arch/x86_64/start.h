/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on x86_64: rsp points at what the kernel left there, and is a multiple of
 * 16, as a call of a C function needs it (System V ABI for x86-64, 3.4.1). A zero rbp marks the
 * outermost frame for debuggers.
 */
#define OS_START_CODE \
    "xor %ebp, %ebp\n"  \
    "mov %rsp, %rdi\n"  \
    "call os_start\n"
