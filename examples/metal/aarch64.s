// SPDX-License-Identifier: MIT
// qemu's "virt" at EL1. Without the MMU all memory is a device's, where nothing may lie unaligned: so it is on, with
// addresses that are those of the memory. The console is a PL011; PSCI switches the machine off.
        .globl  load_address, ram_end, _start, machine_put, machine_off
        .set    load_address, 0x40200000
        .set    ram_end, 0xc0000000             // of 2 GiB, from 0x40000000

        .section .start, "ax"
_start: mov     x0, #3 << 20                    // CPACR_EL1.FPEN: registers of floating point, which C may use
        msr     cpacr_el1, x0
        adr     x0, vectors
        msr     vbar_el1, x0
        mov     x0, #0x00ff                     // MAIR_EL1: 0 is memory, 1 a device
        msr     mair_el1, x0
        ldr     x0, =0x200803519                // TCR_EL1: 39 bits from TTBR0 in 4K pages, cached; none from TTBR1
        msr     tcr_el1, x0
        adrp    x0, table
        msr     ttbr0_el1, x0
        isb
        mrs     x0, sctlr_el1
        mov     x1, #0x1005                     // I, C, M
        orr     x0, x0, x1
        bic     x0, x0, #2                      // A: what lies unaligned is allowed
        msr     sctlr_el1, x0
        isb
        ldr     x0, =stack_end
        mov     sp, x0
        bl      metal_start

        .text
machine_put:
        mov     x1, #0x09000000
        str     w0, [x1]
        ret
machine_off:
        ldr     w0, =0x84000008                 // PSCI's SYSTEM_OFF
        hvc     #0
1:      wfi
        b       1b

        .balign 2048
vectors:
        .rept   16
        mrs     x0, elr_el1
        mrs     x1, far_el1
        b       metal_fault
        .balign 128
        .endr

        .section .rodata                        // blocks of 1 GiB: a device, then memory
        .balign 4096
table:  .quad   0x00000405, 0x40000701, 0x80000701
        .fill   509, 8, 0

        .bss
        .balign 16
stack:  .skip   64 * 1024
stack_end:
