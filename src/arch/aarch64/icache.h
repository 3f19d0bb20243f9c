/* SPDX-License-Identifier: MIT */
/*
 * The sequence for user space of the Arm Architecture Reference Manual, "Concurrent modification
 * and execution of instructions": clean the data cache to the point of unification, invalidate the
 * instruction cache there, a barrier after each. CTR_EL0 has the line sizes, and its bits IDC (28)
 * and DIC (29) say that a step is not needed on this machine.
 */
OS_CORE_INLINE_ long os_arch_flush_icache_(char *begin, char *end)
{
    unsigned long ctr, line, at;
    const unsigned long first = (unsigned long)begin;
    const unsigned long last = (unsigned long)end;

    __asm__ __volatile__("mrs %0, ctr_el0" : "=r"(ctr));
    if ((ctr >> 28 & 1) == 0) {
        line = 4UL << (ctr >> 16 & 15);
        for (at = first & ~(line - 1); at < last; at += line)
            __asm__ __volatile__("dc cvau, %0" : : "r"(at) : "memory");
    }
    __asm__ __volatile__("dsb ish" : : : "memory");
    if ((ctr >> 29 & 1) == 0) {
        line = 4UL << (ctr & 15);
        for (at = first & ~(line - 1); at < last; at += line)
            __asm__ __volatile__("ic ivau, %0" : : "r"(at) : "memory");
        __asm__ __volatile__("dsb ish" : : : "memory");
    }
    __asm__ __volatile__("isb" : : : "memory");
    return 0;
}
