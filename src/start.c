/* SPDX-License-Identifier: MIT */
/*
 * _start, for programs without a libc: it calls int main(int argc, char **argv, char **envp) and
 * ends the process, all its threads, with what main returned. Should the kernel ever come back
 * from that, the last instruction traps.
 *
 * A block of assembly, since no prologue may come before it, and gcc has no "naked" on aarch64.
 * Weak, so that a program's own _start wins.
 */
#include "os_core.h"
#include "arch.h"

#define OS_START_STRING(number) #number
#define OS_START_EXPAND(number) OS_START_STRING(number)
#define OS_START_EXIT_NUMBER OS_START_EXPAND(OS_NR_exit_group)

__asm__(".pushsection .text._start, \"ax\", %progbits\n"
        ".balign 4\n"
        ".weak _start\n"
        ".type _start, %function\n"
        "_start:\n" OS_START_CODE
        ".size _start, . - _start\n"
        ".popsection\n");
