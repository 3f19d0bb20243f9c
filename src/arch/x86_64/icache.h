/* SPDX-License-Identifier: MIT */
/*
 * x86_64 keeps its instruction cache coherent by itself (Intel SDM volume 3, "Self-Modifying
 * Code"): it is enough that the compiler has made the stores.
 */
OS_CORE_INLINE_ long os_arch_flush_icache_(char *begin, char *end)
{
    __asm__ __volatile__("" : : "r"(begin), "r"(end) : "memory");
    return 0;
}
