# SPDX-License-Identifier: MIT
# qemu's "virt" in machine mode, without a firmware. The console is a 16550; SiFive's test device switches it off.
        .globl  load_address, ram_end, _start, machine_put, machine_off
        .set    load_address, 0x80000000        # where the processor begins
        .set    ram_end, 0xf8000000             # of 2 GiB, which end with the device tree

        .section .start, "ax"
_start: csrr    a0, mhartid
        bnez    a0, 1f
        li      a0, 1 << 13                     # mstatus.FS: registers of floating point, which C may use
        csrs    mstatus, a0
        la      a0, fault
        csrw    mtvec, a0
        .option push
        .option norelax
        la      gp, __global_pointer$
        .option pop
        la      sp, stack_end
        call    metal_start
1:      wfi
        j       1b

        .text
machine_put:
        li      t0, 0x10000000
        sb      a0, 0(t0)
        ret
machine_off:
        li      t0, 0x100000
        li      t1, 0x5555                      # passed
        sw      t1, 0(t0)
2:      wfi
        j       2b

        .balign 4
fault:  csrr    a0, mepc
        csrr    a1, mtval
        j       metal_fault

        .bss
        .balign 16
stack:  .skip   64 * 1024
stack_end:
