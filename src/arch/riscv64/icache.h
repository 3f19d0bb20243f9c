/* SPDX-License-Identifier: MIT */
/*
 * fence.i acts on one processor only, and a thread can be moved to another at any time, so the
 * kernel does it for all threads: riscv_flush_icache(begin, end, 0),
 * Documentation/arch/riscv/cmodx.rst.
 */
OS_CORE_INLINE_ long os_arch_flush_icache_(char *begin, char *end)
{
    return os_trap3_(OS_NR_riscv_flush_icache, os_pointer_(begin), os_pointer_(end), 0);
}
