/* SPDX-License-Identifier: MIT */
/*
 * Signals, threads and the vDSO on x86_64. Instructions with registers are bytes, as in start.h.
 *
 * Sources: sigaction(2), NOTES; the kernel's arch/x86/kernel/signal_64.c, and its struct
 * rt_sigframe; the System V ABI for x86-64, 3.6.2, "DWARF Register Number Mapping".
 */

/*
 * Where a handler returns to. gcc's unwinder (MD_FALLBACK_FRAME_STATE_FOR) and gdb know exactly
 * these two instructions. Others need the frame description below: for a frame of a signal, which
 * the letter S says, all registers are in the ucontext at rsp. The description begins a byte
 * early, at the nop, because an unwinder looks up the byte before a return address. It is written
 * byte by byte since clang before 17 takes no .cfi_startproc inside of a function. The handler
 * comes here by ret: that needs no landing pad, and the kernel has put the address on a shadow
 * stack too.
 */
#define OS_ARCH_SIGNAL_RETURN_ 1
#define OS_SAVED_(dwarf, at)                             \
    ".byte 0x10, " #dwarf "\n" /* DW_CFA_expression */   \
    ".uleb128 7779f - 7778f\n"                           \
    "7778: .byte 0x77\n" /* DW_OP_breg7: rsp */          \
    ".sleb128 " #at "\n"                                 \
    "7779:\n"
/* DW_CFA_def_cfa_expression: the rsp that is saved at 160 */
#define OS_SIGNAL_REGISTERS_                                                               \
    ".byte 0x0f, 4, 0x77\n"                                                                \
    ".sleb128 160\n"                                                                       \
    ".byte 0x06\n" /* DW_OP_deref */                                                       \
    OS_SAVED_(8, 40) OS_SAVED_(9, 48) OS_SAVED_(10, 56) OS_SAVED_(11, 64)                  \
    OS_SAVED_(12, 72) OS_SAVED_(13, 80) OS_SAVED_(14, 88) OS_SAVED_(15, 96)                \
    OS_SAVED_(5, 104) OS_SAVED_(4, 112) OS_SAVED_(6, 120) OS_SAVED_(3, 128)                \
    OS_SAVED_(1, 136) OS_SAVED_(0, 144) OS_SAVED_(2, 152) OS_SAVED_(16, 168)

/*
 * A function of its own, so that there is one copy. The code has a section of a name that no
 * function has: with -ffunction-sections it would stand in the middle of a function.
 */
typedef void os_signal_return_code_(void);
OS_CORE_PRIVATE_ os_signal_return_code_ *os_arch_signal_return_(void)
{
    os_signal_return_code_ *code = 0;
    __asm__(".pushsection .text.os_signal_return_code, \"ax\", @progbits\n"
            "nop\n"
            "7771: .byte 0x48, 0xc7, 0xc0\n" /* mov $15, %%rax, the number in four bytes */
            ".long %c1\n"
            "syscall\n"
            "7772:\n"
            ".popsection\n"
            ".pushsection .eh_frame, \"a\", @progbits\n"
            "7773: .long 7775f - 7774f\n"
            "7774: .long 0\n"
            ".byte 1\n"
            ".asciz \"zRS\"\n"
            ".byte 1, 0x78, 16, 1, 0x1b\n" /* -8, rip, then a byte: addresses are relative */
            ".balign 8\n"
            "7775: .long 7777f - 7776f\n"
            "7776: .long 7776b - 7773b\n"
            ".long 7771b - 1 - .\n"
            ".long 7772b - 7771b + 1\n"
            ".byte 0\n" OS_SIGNAL_REGISTERS_ ".balign 8\n"
            "7777:\n"
            ".popsection\n"
            "lea {7771b(%%rip), %0|%0, [rip + 7771b]}\n"
            : "=r"(code)
            : "i"(OS_NR_rt_sigreturn));
    return code;
}

/*
 * A child that has the memory of its parent: where clone gives 0, it begins at a function, with two
 * arguments, and never returns from there. Its stack is the new one or, below what is in use (the
 * red zone), that of its parent. A zero return address and a zero rbp mark the outermost frame. The
 * jump is an indirect one, to the landing pad that the function's compiler gave it. Where the
 * parent has a shadow stack, the kernel gives a thread one, and a child of vfork uses the parent's.
 */
#define OS_CLONE_ORDER_(parent_tid, child_tid, tls) parent_tid, child_tid, tls
#define OS_CHILD_ENTRY_ "r14"
#define OS_CHILD_FIRST_ "r12"
#define OS_CHILD_SECOND_ "r13"
#define OS_CHILD_CODE_                                                \
    ".byte 0x48, 0x85, 0xc0\n" /* test %rax, %rax */                  \
    "jnz 7771f\n"                                                     \
    ".byte 0x48, 0x8d, 0x64, 0x24, 0x80\n" /* lea -128(%rsp), %rsp */ \
    ".byte 0x48, 0x83, 0xe4, 0xf0\n"       /* and $-16, %rsp */       \
    ".byte 0x31, 0xed\n"                   /* xor %ebp, %ebp */       \
    ".byte 0x4c, 0x89, 0xe7\n"             /* mov %r12, %rdi */       \
    ".byte 0x4c, 0x89, 0xee\n"             /* mov %r13, %rsi */       \
    ".byte 0x6a, 0x00\n"                   /* push $0 */              \
    ".byte 0x41, 0xff, 0xe6\n"             /* jmp *%r14 */            \
    "7771:\n"

/* The end of a thread that has just unmapped its stack: exit(0). %c[exit] is the number. */
#define OS_THREAD_END_          \
    ".byte 0xb8\n"              \
    ".long %c[exit]\n"          \
    ".byte 0x31, 0xff\n" /* mov $exit, %eax; xor %edi, %edi */ \
    "syscall\n"                 \
    "ud2\n"

/* The base of fs. By an instruction it can be read only if there is memory. */
OS_CORE_INLINE_ void *os_arch_thread_pointer_(void)
{
    unsigned long base = 0;
    os_trap2_(OS_NR_arch_prctl, OS_ARCH_GET_FS, os_pointer_(&base));
    OS_ANNOTATE_OUTPUT_(&base);
    return (void *)base;
}

/* How the names of the vDSO's functions begin: vdso(7). */
#define OS_VDSO_PREFIX_ "__vdso_"
