/* SPDX-License-Identifier: MIT */
/*
 * Signals, threads and the vDSO on riscv64. A handler returns to the vDSO: nothing is needed here.
 *
 * Sources: the kernel's arch/riscv/kernel/signal.c and process.c; the RISC-V psABI; the
 * specification of Zicfilp, "Landing pads".
 */

/*
 * A child that has the memory of its parent: where clone gives 0, it begins at a function, with two
 * arguments, and never returns from there. Its stack is the new one, or that of its parent. A zero
 * ra and a zero s0 mark the outermost frame. A jump by t2 (x7) needs no landing pad. The shadow
 * stack of Zicfiss the kernel provides.
 */
#define OS_CLONE_ORDER_(parent_tid, child_tid, tls) parent_tid, tls, child_tid
#define OS_CHILD_ENTRY_ "t2"
#define OS_CHILD_FIRST_ "t3"
#define OS_CHILD_SECOND_ "t4"
#define OS_CHILD_CODE_ \
    "bnez a0, 7771f\n" \
    "li s0, 0\n"       \
    "li ra, 0\n"       \
    "mv a0, t3\n"      \
    "mv a1, t4\n"      \
    "jr t2\n"          \
    "7771:\n"

/* The end of a thread that has just unmapped its stack: exit(0). */
#define OS_THREAD_END_    \
    "li a7, %c[exit]\n"   \
    "li a0, 0\n"          \
    "ecall\n"             \
    "unimp\n"

OS_CORE_INLINE_ void *os_arch_thread_pointer_(void)
{
    void *pointer;
    __asm__ __volatile__("mv %0, tp" : "=r"(pointer));
    return pointer;
}

/* How the names of the vDSO's functions begin: vdso(7). */
#define OS_VDSO_PREFIX_ "__vdso_"
