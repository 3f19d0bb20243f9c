/* SPDX-License-Identifier: MIT */
/* os_is_error as a function, for languages that do not have C's inline one (OS_CORE_BINDINGS). */
#define os_is_error os_is_error_inline
#include "os_core/syscall.h"
#undef os_is_error
#include "define.h"

OS_DEFINE(int, os_is_error)(long result)
{
    return os_is_error_inline(result);
}
