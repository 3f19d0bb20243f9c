/* SPDX-License-Identifier: MIT */
/* os_core: Linux system calls without a libc, for x86_64, aarch64 and riscv64. */
#if defined(OS_CORE_PREFIX) || defined(__TINYC__) || defined(__IMPORTC__)
#include "os_core_prefix.h" /* from here the functions have other names */
#endif

#ifndef OS_CORE_H_
#define OS_CORE_H_

#include "os_core/version.h"
#include "os_core/constants.h"
#include "os_core/types.h"
#include "os_core/syscall.h"
#include "os_core/exit.h"
#include "os_core/memory.h"
#include "os_core/error.h"
#include "os_core/map.h"
#include "os_core/checks.h"

#endif

/* Outside the include guard: they can still be asked for after the first #include. */
#if defined(OS_CORE_UAPI) && !defined(OS_CORE_IS_UAPI_)
#error "os_core: define OS_CORE_UAPI before the first #include of os_core.h in a file"
#endif
#if defined(OS_CORE_DATA) && !defined(OS_CORE_CALLS)
#define OS_CORE_CALLS
#endif
#ifdef OS_CORE_CALLS
#include "os_core_calls.h"
#endif
#ifdef OS_CORE_DATA
#include "os_core_data.h"
#endif
#ifdef OS_CORE_START
#include "os_core_start.h"
#endif
#ifdef OS_CORE_PREFIX
#include "os_core_prefix.h" /* to here */
#endif
