/* SPDX-License-Identifier: MIT */
/* Devices, protocols, files, and arithmetic on them: os_core.h includes this for OS_CORE_DATA. */
#ifndef OS_CORE_DATA
#error "os_core: define OS_CORE_DATA and include os_core.h, not this file"
#endif
#include "os_core/data.h"
#include "os_core/helpers.h"
