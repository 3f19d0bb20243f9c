/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on aarch64: sp points at the arguments that the kernel left there, and is
 * a multiple of 16, as always (AAPCS64). A zero x29 marks the outermost frame for debuggers.
 */
#ifdef __ARM_FEATURE_BTI_DEFAULT
#define OS_START_LANDING_ "bti c\n" /* a loader comes by an indirect jump */
#else
#define OS_START_LANDING_
#endif
#define OS_START_CODE_ \
    OS_START_LANDING_     \
    "mov x29, #0\n"     \
    "mov x0, sp\n"      \
    "bl os_start_\n"
