/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on x86_64: rsp points at what the kernel left there, and is a multiple of
 * 16, as a call of a C function needs it (System V ABI for x86-64, 3.4.1). A zero rbp marks the
 * outermost frame for debuggers. No instruction has two different operands, so that it is the same
 * under -masm=intel.
 */
#if defined(__CET__) && (__CET__ & 1)
#define OS_START_LANDING "endbr64\n" /* a loader comes by an indirect jump */
#else
#define OS_START_LANDING
#endif
#define OS_START_CODE \
    OS_START_LANDING    \
    "xor %ebp, %ebp\n"  \
    "push %rsp\n"       \
    "pop %rdi\n"        \
    "call os_start\n"
