/* SPDX-License-Identifier: MIT */
/* Every other call, and the constants they take: os_core.h includes this for OS_CORE_CALLS. */
#ifndef OS_CORE_CALLS
#error "os_core: define OS_CORE_CALLS and include os_core.h, not this file"
#endif
#include "os_core/calls.h"
#include "os_core/old/calls.h"
#include "os_core/process.h"
#include "os_core/signal.h"
#include "os_core/thread.h"
#include "os_core/vdso.h"
