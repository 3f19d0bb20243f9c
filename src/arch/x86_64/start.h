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
#define OS_START_CODE_(function) \
    OS_START_LANDING_    \
    ".byte 0x31, 0xed\n" /* xor %ebp, %ebp */ \
    ".byte 0x54\n"       /* push %rsp */      \
    ".byte 0x5f\n"       /* pop %rdi */       \
    "call " function "\n"

/* What a linker leaves to be relocated in a static program (the same ABI, 4.4.1). */
#define OS_R_RELATIVE_ 8
#define OS_R_TPREL_ 18
#define OS_R_IRELATIVE_ 37
#define OS_RESOLVER_NONE_ 1 /* a resolver has no arguments */

/*
 * Thread-local variables end at the thread pointer, fs (ELF Handling For Thread-Local Storage, 3,
 * variant II). There stands its own address, and 40 bytes on the stack protector's guard.
 */
#define OS_TLS_BELOW_ 1
#define OS_TLS_HEAD_ 48
#define OS_TLS_GUARD_ 40
#define OS_TLS_CALL_ os_trap2_(OS_NR_arch_prctl, 0x1002, os_pointer_(pointer)) /* ARCH_SET_FS */
#define OS_TLS_READ_GUARD_ ".byte 0x64, 0x48, 0x8b, 0x04, 0x25, 40, 0, 0, 0" /* mov %fs:40, %rax */
