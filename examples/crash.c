/* SPDX-License-Identifier: MIT */
/*
 * A crash handler: it prints what happened and the registers, also when the stack has overflowed.
 *
 *     ./crash stack           or null, jump, abort
 *
 * Shows os_sigaction with OS_SA_SIGINFO, sigaltstack, and how a handler changes where the program
 * goes on. A program that has a libc can take it as well: compile this file with -DCRASH_NO_MAIN,
 * link with -los_core, call crash_install(0). Limits: its stack serves the thread that installs it.
 */
#define PROGRAM "crash"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

void crash_install(void (*go_on)(void));

/* Four characters for each register, in the order of the machine's sigcontext, and which of them
 * are sp and pc. */
#if defined(__x86_64__)
enum { SP = 15, PC = 16, RETURN_ADDRESS = 8 }; /* a call has put that on the stack */
static const char names[] =
    "r8  r9  r10 r11 r12 r13 r14 r15 rdi rsi rbp rbx rdx rax rcx rsp rip flg ";
#elif defined(__aarch64__)
enum { SP = 32, PC = 33, RETURN_ADDRESS = 0 };
static const char names[] =
    "far x0  x1  x2  x3  x4  x5  x6  x7  x8  x9  x10 x11 x12 x13 x14 x15 x16 "
    "x17 x18 x19 x20 x21 x22 x23 x24 x25 x26 x27 x28 x29 x30 sp  pc  psr ";
#else
enum { SP = 2, PC = 0, RETURN_ADDRESS = 0 };
static const char names[] =
    "pc  ra  sp  gp  tp  t0  t1  t2  s0  s1  a0  a1  a2  a3  a4  a5  a6  a7  "
    "s2  s3  s4  s5  s6  s7  s8  s9  s10 s11 t3  t4  t5  t6  ";
#endif
#define REGISTERS ((int)(sizeof names / 4))

static const struct {
    int number;
    const char *name;
} signals[] = {{OS_SIGSEGV, "SIGSEGV"}, {OS_SIGBUS, "SIGBUS"},   {OS_SIGILL, "SIGILL"},
               {OS_SIGFPE, "SIGFPE"},   {OS_SIGTRAP, "SIGTRAP"}, {OS_SIGABRT, "SIGABRT"}};
#define SIGNALS (sizeof signals / sizeof signals[0])

static void (*after)(void);        /* where the program goes on, or NULL */
static os_uintptr_t stack_pointer; /* with this much of the stack in use */

static void report(int signal, const struct os_siginfo *info, const unsigned long *registers)
{
    const char *name = "";
    os_size_t n;
    int i;

    for (n = 0; n < SIGNALS; n++)
        if (signals[n].number == signal)
            name = signals[n].name;
    print_to(2);
    print("crash: signal %d, %s, code %d", signal, name, info->si_code);
    if (info->si_code > 0) /* the kernel's, not one that a process has sent */
        print(", address 0x%lx", (unsigned long)info->_sifields._sigfault._addr);
    print("\n");
    for (i = 0; i < REGISTERS; i++) {
        print_text(names + 4 * i, 4, (struct print_field){0, 0, 0});
        print("%016lx%s", registers[i], i % 4 == 3 || i + 1 == REGISTERS ? "\n" : "  ");
    }
    print_to(1);
}

/* The kernel takes the registers from the context when a handler returns. */
static void handle(int signal, struct os_siginfo *info, void *context)
{
    struct os_ucontext *interrupted = (struct os_ucontext *)context;
    unsigned long *registers = (unsigned long *)(void *)&interrupted->uc_mcontext;

    report(signal, info, registers);
    if (after != 0) {
        registers[PC] = (os_uintptr_t)after;
        registers[SP] = stack_pointer;
    } else /* the handler is gone (RESETHAND): this ends the program as if there had been none */
        (void)os_tgkill((int)os_getpid(), (int)os_gettid(), signal);
}

/* go_on: the function with which the program goes on after a crash, on the stack of who calls this;
 * it must not return. NULL: the signal ends the program. */
__attribute__((__noinline__)) void crash_install(void (*go_on)(void))
{
    const os_size_t size = 1UL << 16; /* the kernel's frame has vectors of up to 20 KiB */
    struct os_sigaltstack stack = {0, 0, size};
    struct os_sigaction action = {0};
    os_size_t n;

    after = go_on;
    stack_pointer = ((os_uintptr_t)__builtin_frame_address(0) & ~15UL) - RETURN_ADDRESS;
    checked("no stack", os_map_guarded(&stack.ss_sp, size));
    checked("sigaltstack", os_sigaltstack(&stack, 0));
    action.k_sa_handler = OS_SIG_INFO(handle);
    action.sa_flags = OS_SA_SIGINFO | OS_SA_ONSTACK | (go_on == 0 ? OS_SA_RESETHAND : 0);
    for (n = 0; n < SIGNALS; n++)
        checked("sigaction", os_sigaction(signals[n].number, &action, 0));
}

#ifndef CRASH_NO_MAIN

static unsigned long overflow(unsigned long depth)
{
    volatile char frame[1000];

    frame[depth % sizeof frame] = 1;
    return depth == 0 ? 0 : overflow(depth - 1) + (unsigned long)frame[0];
}

static void go_on(void)
{
    print("and the program goes on\n");
    os_exit_group(0);
}

int main(int argc, char **argv)
{
    volatile os_uintptr_t nowhere = 16;

    crash_install(go_on);
    if (argc == 2 && compare(argv[1], "null") == 0)
        *(volatile char *)nowhere = 1;
    else if (argc == 2 && compare(argv[1], "jump") == 0)
        ((void (*)(void))nowhere)();
    else if (argc == 2 && compare(argv[1], "stack") == 0)
        return (int)overflow(~0UL);
    else if (argc == 2 && compare(argv[1], "abort") == 0)
        checked("tgkill", os_tgkill((int)os_getpid(), (int)os_gettid(), OS_SIGABRT));
    usage("null|jump|stack|abort");
}

#endif
