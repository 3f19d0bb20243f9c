/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on x86_64: rsp points at the arguments that the kernel left there, and is
 * a multiple of 16, as a call of a C function needs it (System V ABI for x86-64, 3.4.1). A zero rbp
 * marks the outermost frame for debuggers. Instructions with registers are bytes: under -masm=intel
 * gcc and clang write the registers' names in different ways.
 */
#if defined(__CET__) && (__CET__ & 1)
#define OS_START_LANDING_ "endbr64\n" /* a loader comes by an indirect jump */
#else
#define OS_START_LANDING_
#endif
#define OS_START_CODE_ \
    OS_START_LANDING_    \
    ".byte 0x31, 0xed\n" /* xor %ebp, %ebp */ \
    ".byte 0x54\n"       /* push %rsp */      \
    ".byte 0x5f\n"       /* pop %rdi */       \
    "call os_start_\n"
