/* SPDX-License-Identifier: MIT */
/*
 * How a program enters the Linux kernel on aarch64: facts only, src/trap.h makes functions of them.
 * Sources: syscall(2), "Architecture calling conventions"; the kernel's
 * Documentation/arch/arm64/sve.rst, section 3, "System call behaviour".
 *
 * The kernel keeps every register but the result's. Of the SVE state it keeps the low 128 bits
 * of each vector only: the rest of z0..z31, the predicates p0..p15 and FFR are lost. clang does
 * not know FFR by name, but keeps nothing in it across an asm either. The kernel leaves SME's
 * streaming mode and keeps ZA and ZT0 (Documentation/arch/arm64/sme.rst, section 4): see
 * OS_CORE_INLINE_ in api.h.
 */
#define OS_TRAP_INSTRUCTION_ "svc #0"
#define OS_TRAP_NUMBER_ "x8"
#define OS_TRAP_ARG1_ "x0"
#define OS_TRAP_ARG2_ "x1"
#define OS_TRAP_ARG3_ "x2"
#define OS_TRAP_ARG4_ "x3"
#define OS_TRAP_ARG5_ "x4"
#define OS_TRAP_ARG6_ "x5"
#define OS_TRAP_RESULT_ "x0"
#if !defined(__ARM_FEATURE_SVE)
#define OS_TRAP_CLOBBERS_
#else
#define OS_TRAP_CLOBBERS_ OS_TRAP_SVE_ OS_TRAP_FFR_
#define OS_TRAP_SVE_ \
    "z0", "z1", "z2", "z3", "z4", "z5", "z6", "z7", "z8", "z9", "z10", "z11", "z12", "z13", \
    "z14", "z15", "z16", "z17", "z18", "z19", "z20", "z21", "z22", "z23", "z24", "z25", "z26", \
    "z27", "z28", "z29", "z30", "z31", "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", \
    "p9", "p10", "p11", "p12", "p13", "p14", "p15",
#ifdef __clang__
#define OS_TRAP_FFR_
#else
#define OS_TRAP_FFR_ "ffr",
#endif
#endif

/* A function's caller leaves the upper half of a 32-bit argument's register undefined. */
#define OS_TRAP_BITS_(bits) ((unsigned int)(bits))

/* A word may stand at any address, unless -mstrict-align forbids it (ACLE). */
#ifdef __ARM_FEATURE_UNALIGNED
#define OS_ARCH_UNALIGNED_ 1
#endif
#ifdef __ARM_NEON
#define OS_ARCH_VECTOR_ 16
#endif
