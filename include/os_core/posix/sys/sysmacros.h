/* SPDX-License-Identifier: MIT */
/* The numbers of devices. */
#ifndef OS_CORE_POSIX_SYS_SYSMACROS_H_
#define OS_CORE_POSIX_SYS_SYSMACROS_H_

#include "../calls_.h"

#define makedev OS_MAKEDEV
#define major OS_MAJOR
#define minor OS_MINOR

#endif
