/* SPDX-License-Identifier: MIT */
/* What a program that is compiled with a stack protector asks for. */
#include "guard.h"
#include "entry.h"

OS_CORE_BEGIN_

#ifndef OS_TLS_GUARD_
os_uintptr_t os_guard_ __attribute__((__weak__, __used__)) = OS_GUARD_;
#endif

/* A function has found another guard on its stack: someone wrote beyond the end of an array. */
void os_guard_failed_(void) __asm__("__stack_chk_fail")
    __attribute__((__weak__, __used__, __noreturn__, __visibility__("hidden")));
OS_START_OPAQUE_ void os_guard_failed_(void)
{
    static const char text[] = "os_core: the stack was overwritten\n";
    (void)os_trap3_(OS_NR_write, 2, os_pointer_(text), sizeof text - 1);
    for (;;)
        __builtin_trap();
}

OS_CORE_END_
