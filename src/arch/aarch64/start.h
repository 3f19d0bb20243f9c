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
#define OS_START_CODE_(function) \
    OS_START_LANDING_     \
    "mov x29, #0\n"     \
    "mov x0, sp\n"      \
    "bl " function "\n"

/* What a linker leaves to relocate in a static program (ELF for the Arm 64-bit Architecture). */
#define OS_R_RELATIVE_ 1027
#define OS_R_TPREL_ 1030
#define OS_R_IRELATIVE_ 1032
/* A resolver gets AT_HWCAP, with a bit that tells of the second argument (SYSVABI64, 9.4). */
#define OS_RESOLVER_BIT_ (1UL << 62)

/*
 * Thread-local variables begin behind 16 bytes at the thread pointer, tpidr_el0 (ELF Handling For
 * Thread-Local Storage, 3, variant I; ELF for the Arm 64-bit Architecture, "Thread Local Storage").
 */
#define OS_TLS_BELOW_ 0
#define OS_TLS_HEAD_ 16
#define OS_TLS_INSTRUCTION_ "msr tpidr_el0, %0"
