/* SPDX-License-Identifier: MIT */
/*
 * Signals, threads and the vDSO on aarch64. A handler returns to the vDSO: nothing is needed here.
 *
 * Sources: the kernel's arch/arm64/kernel/signal.c and process.c; AAPCS64, 6.1.1.
 */

/*
 * A child that has the memory of its parent: where clone gives 0, it begins at a function, with two
 * arguments, and never returns from there. Its stack is the new one, or that of its parent. A zero
 * x30 and a zero x29 mark the outermost frame. A jump by x16 is one that BTI takes for a call. Code
 * that is compiled with -fsanitize=shadow-call-stack keeps return addresses at x18: the child gets
 * another x18 unless that is 0. The guarded control stack (GCS) the kernel provides.
 */
#define OS_CLONE_ORDER_(parent_tid, child_tid, tls) parent_tid, tls, child_tid
#define OS_CHILD_ENTRY_ "x16"
#define OS_CHILD_FIRST_ "x9"
#define OS_CHILD_SECOND_ "x10"
#define OS_CHILD_SHADOW_ "x11"
#define OS_CHILD_CODE_  \
    "cbnz x0, 7771f\n"  \
    "cbz x11, 7772f\n"  \
    "mov x18, x11\n"    \
    "7772:\n"           \
    "mov x29, #0\n"     \
    "mov x30, #0\n"     \
    "mov x0, x9\n"      \
    "mov x1, x10\n"     \
    "br x16\n"          \
    "7771:\n"

/* The end of a thread that has just unmapped its stack: exit(0). */
#define OS_THREAD_END_     \
    "mov x8, #%c[exit]\n"  \
    "mov x0, #0\n"         \
    "svc #0\n"             \
    "udf #0\n"

OS_CORE_INLINE_ void *os_arch_thread_pointer_(void)
{
    void *pointer;
    __asm__ __volatile__("mrs %0, tpidr_el0" : "=r"(pointer));
    return pointer;
}

/* How the names of the vDSO's functions begin: vdso(7). */
#define OS_VDSO_PREFIX_ "__kernel_"
