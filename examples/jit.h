/* SPDX-License-Identifier: MIT */
/* The instructions of three machines that jit.c puts together. */
#ifndef JIT_H
#define JIT_H

/* A value is in the first register, x in the
 * second, and what was pushed on the stack. A division that is not possible raises a signal. */
enum piece { BEGIN, LOAD_X, PUSH, POP, ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, END };
static const unsigned int pieces[][4] = {
#if defined(__x86_64__)                  /* nop (0x90) fills up the words */
    [BEGIN] = {0xfa1e0ff3},              /* endbr64 */
    [LOAD_X] = {0x90f88948},             /* mov rax, rdi */
    [PUSH] = {0x90909050},               /* push rax */
    [POP] = {0x58c18948},                /* mov rcx, rax; pop rax */
    [ADD] = {0x90c80148},                /* add rax, rcx */
    [SUBTRACT] = {0x90c82948},           /* sub rax, rcx */
    [MULTIPLY] = {0xc1af0f48},           /* imul rax, rcx */
    [DIVIDE] = {0xf7489948, 0x909090f9}, /* cqo; idiv rcx */
    [NEGATE] = {0x90d8f748},             /* neg rax */
    [END] = {0x909090c3},                /* ret */
#elif defined(__aarch64__)
    [BEGIN] = {0xd503245f, 0xaa0003e1},              /* bti c; mov x1, x0 */
    [LOAD_X] = {0xaa0103e0},                         /* mov x0, x1 */
    [PUSH] = {0xf81f0fe0},                           /* str x0, [sp, -16]! */
    [POP] = {0xf84107e2},                            /* ldr x2, [sp], 16 */
    [ADD] = {0x8b000040},                            /* add x0, x2, x0 */
    [SUBTRACT] = {0xcb000040},                       /* sub x0, x2, x0 */
    [MULTIPLY] = {0x9b007c40},                       /* mul x0, x2, x0 */
    [DIVIDE] = {0xb5000040, 0xd4200000, 0x9ac00c40}, /* cbnz x0, 1f; brk 0; 1: sdiv x0, x2, x0 */
    [NEGATE] = {0xcb0003e0},                         /* neg x0, x0 */
    [END] = {0xd65f03c0},                            /* ret */
#else
    [BEGIN] = {0x00000017, 0x00050593},              /* lpad 0; mv a1, a0 */
    [LOAD_X] = {0x00058513},                         /* mv a0, a1 */
    [PUSH] = {0xff010113, 0x00a13023},               /* addi sp, sp, -16; sd a0, 0(sp) */
    [POP] = {0x00013603, 0x01010113},                /* ld a2, 0(sp); addi sp, sp, 16 */
    [ADD] = {0x00a60533},                            /* add a0, a2, a0 */
    [SUBTRACT] = {0x40a60533},                       /* sub a0, a2, a0 */
    [MULTIPLY] = {0x02a60533},                       /* mul a0, a2, a0 */
    [DIVIDE] = {0x00051463, 0x00100073, 0x02a64533}, /* bnez a0, 1f; ebreak; 1: div a0, a2, a0 */
    [NEGATE] = {0x40a00533},                         /* neg a0, a0 */
    [END] = {0x00008067},                            /* ret */
#endif
};

/* Writes instructions that load a number, and returns where the next one goes. */
static inline unsigned int *load_number(unsigned int *next, unsigned long number)
{
    int shift;

#if defined(__x86_64__) /* nop; nop; mov rax, number */
    *next++ = 0xb8489090;
    for (shift = 0; shift < 64; shift += 32)
        *next++ = (unsigned int)(number >> shift);
#elif defined(__aarch64__) /* movz x0, 16 bits; movk x0, 16 bits, lsl 16 ... */
    for (shift = 0; shift < 64; shift += 16)
        *next++ = (shift == 0 ? 0xd2800000 : 0xf2800000) | (unsigned int)(shift / 16) << 21 |
                  (unsigned int)(number >> shift & 0xffff) << 5;
#else                      /* li a0, 9 bits; slli a0, a0, 11; addi a0, a0, 11 bits ... */
    *next++ = 0x00000513 | (unsigned int)(number >> 55) << 20;
    for (shift = 44; shift >= 0; shift -= 11) {
        *next++ = 0x00b51513;
        *next++ = 0x00050513 | (unsigned int)(number >> shift & 0x7ff) << 20;
    }
#endif
    return next;
}

#endif
