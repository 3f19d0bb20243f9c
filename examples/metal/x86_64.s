# SPDX-License-Identifier: MIT
# A PC: from 32-bit protected mode, where PVH begins (Xen's "x86/HVM direct boot ABI"), to 64 bits with the first 4 GiB
# at their own addresses; the serial port; the power switch where SeaBIOS puts it.
        .globl  load_address, ram_end, _start, machine_put, machine_off
        .set    load_address, 0x100000
        .set    ram_end, 0x78000000             # of 2 GiB: their end is the firmware's

        .section .note.pvh, "a", @note
        .balign 4
        .long   4, 8, 18                        # XEN_ELFNOTE_PHYS32_ENTRY
        .asciz  "Xen"
        .quad   _start

        .section .start, "ax"
        .code32
_start: movl    $tables, %edi                   # a table of 2 MiB pages: 2048 of them, present and writable
        movl    $0x83, %eax
        xorl    %ecx, %ecx
1:      movl    %eax, 8192(%edi,%ecx,8)
        addl    $0x200000, %eax
        incl    %ecx
        cmpl    $2048, %ecx
        jne     1b
        leal    8192+3(%edi), %eax              # the four tables of 1 GiB, in the one above them
        xorl    %ecx, %ecx
2:      movl    %eax, 4096(%edi,%ecx,8)
        addl    $4096, %eax
        incl    %ecx
        cmpl    $4, %ecx
        jne     2b
        leal    4096+3(%edi), %eax
        movl    %eax, (%edi)
        movl    %edi, %cr3
        movl    $0x620, %eax                    # CR4: PAE, and SSE: OSFXSR, OSXMMEXCPT
        movl    %eax, %cr4
        movl    $0xc0000080, %ecx               # EFER: LME
        rdmsr
        orl     $0x100, %eax
        wrmsr
        movl    $0x80010003, %eax               # CR0: PG, WP, MP, PE, and no EM
        movl    %eax, %cr0
        lgdt    gdt_pointer
        ljmp    $8, $3f
        .code64
3:      movl    $16, %eax
        movl    %eax, %ds
        movl    %eax, %es
        movl    %eax, %ss
        leaq    stack_end, %rsp
        movl    $idt, %edi                      # the 32 exceptions have gates to one place; fault lies below 2 GiB
        movl    $fault, %eax
        movl    $0x80000, %edx                  # the code segment
        movw    %ax, %dx                        # offset 15..0
        movw    $0x8e00, %ax                    # offset 31..16; present, a gate that masks interrupts
        movl    $32, %ecx
5:      movl    %edx, (%rdi)
        movl    %eax, 4(%rdi)
        addl    $16, %edi
        loop    5b
        lidt    idt_pointer
        call    metal_start

        .text
fault:  movq    (%rsp), %rdi                    # an error code, or the instruction's address behind none
        cmpq    $0x10000, %rdi
        jae     6f
        movq    8(%rsp), %rdi
6:      movq    %cr2, %rsi
        andq    $-16, %rsp
        call    metal_fault
machine_put:
        movl    $0x3f8, %edx                    # COM1
        movl    %edi, %eax
        outb    %al, %dx
        ret
machine_off:
        movl    $0x604, %edx                    # PM1a_CNT: SLP_EN, and the type that is off
        movl    $0x2000, %eax
        outw    %ax, %dx
4:      hlt
        jmp     4b

        .section .rodata
        .balign 8
gdt:    .quad   0, 0x00af9b000000ffff, 0x00cf93000000ffff
gdt_pointer:
        .word   23
        .long   gdt
idt_pointer:
        .word   32 * 16 - 1
        .quad   idt

        .bss
        .balign 4096
tables: .skip   6 * 4096
idt:    .skip   32 * 16
stack:  .skip   64 * 1024
stack_end:
