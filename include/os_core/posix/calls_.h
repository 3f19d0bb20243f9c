/* SPDX-License-Identifier: MIT */
/* result_.h with all calls, for the headers that need more than the memory family. */
#ifndef OS_CORE_POSIX_CALLS_H_
#define OS_CORE_POSIX_CALLS_H_

#ifndef OS_CORE_DATA
#define OS_CORE_DATA
#endif
/* What os_core/calls.h makes an error stays the program's choice. */
#pragma GCC diagnostic push
#include "os_core.h" /* again, if there was less of it before */
#pragma GCC diagnostic pop

#include "result_.h"
#include "sys/types.h"

#endif
