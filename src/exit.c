/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_ void os_exit_group(int error_code) OS_CORE_NOEXCEPT_
{
    for (;;)
        os_trap1_(OS_NR_exit_group, os_number_(error_code));
}
OS_CORE_NAMED_(exit_group);

OS_CORE_END_
