/* SPDX-License-Identifier: MIT */
/*
 * Where a program begins on x86_64, given as the kernel gives it (System V ABI for x86-64, 3.4.1):
 * rsp points at argc, then argv, a null, the environment; it is a multiple of 16, as a call to a
 * C function needs it. A zero rbp marks the outermost frame for debuggers.
 */
#define OS_START_CODE                     \
    "xor %ebp, %ebp\n"                    \
    "mov (%rsp), %rdi\n"                  \
    "lea 8(%rsp), %rsi\n"                 \
    "lea 16(%rsp,%rdi,8), %rdx\n"         \
    "call main\n"                         \
    "mov %eax, %edi\n"                    \
    "mov $" OS_START_EXIT_NUMBER ", %eax\n" \
    "syscall\n"                           \
    "hlt\n"
