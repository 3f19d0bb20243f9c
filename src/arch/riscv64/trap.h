/* SPDX-License-Identifier: MIT */
/*
 * How a program enters the Linux kernel on riscv64: facts only, src/trap.h makes functions of them.
 * Sources: syscall(2), "Architecture calling conventions"; the kernel's
 * Documentation/arch/riscv/vector.rst, section 2, "Vector Register State Across System Calls".
 *
 * The kernel keeps every register but the result's, except that it discards the vector
 * registers, vl and vtype.
 */
#define OS_TRAP_INSTRUCTION_ "ecall"
#define OS_TRAP_NUMBER_ "a7"
#define OS_TRAP_ARG1_ "a0"
#define OS_TRAP_ARG2_ "a1"
#define OS_TRAP_ARG3_ "a2"
#define OS_TRAP_ARG4_ "a3"
#define OS_TRAP_ARG5_ "a4"
#define OS_TRAP_ARG6_ "a5"
#define OS_TRAP_RESULT_ "a0"
#if !defined(__riscv_vector)
#define OS_TRAP_CLOBBERS_
#elif defined(__clang__) || __GNUC__ >= 14
#define OS_TRAP_CLOBBERS_ \
    "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13", \
    "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26", \
    "v27", "v28", "v29", "v30", "v31", OS_TRAP_VL_
#ifdef __clang__
/* clang takes vl and vtype to be lost at any asm, and 14 has no name for them */
#define OS_TRAP_VL_
#else
#define OS_TRAP_VL_ "vl", "vtype",
#endif
#else
#define OS_TRAP_CLOBBERS_
#define OS_TRAP_OUT_OF_LINE_ 1 /* this gcc has no names for them: it gives them up at a call */
#endif

/* A function's caller has sign-extended a 32-bit argument already: that is as good, and free. */
#define OS_TRAP_BITS_(bits) (bits)

/* A word may stand at any address, and is fast there, only if the compiler says so (C API). */
#ifdef __riscv_misaligned_fast
#define OS_ARCH_UNALIGNED_ 1
#endif

