/* SPDX-License-Identifier: MIT */
/* The steps of the start, one by one: os_core.h includes this for OS_CORE_START. */
#ifndef OS_CORE_START
#error "os_core: define OS_CORE_START and include os_core.h, not this file"
#endif
#include "os_core/start.h"
