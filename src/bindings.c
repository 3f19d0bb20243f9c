/* SPDX-License-Identifier: MIT */
/*
 * What is inline in C, once more as functions of the library, for languages that do not have C's
 * inline functions (OS_CORE_BINDINGS).
 */
#include "define.h"
#include "os_core/api.h"

#undef OS_CORE_API_INLINE
#define OS_CORE_API_INLINE OS_CORE_API OS_CORE_OPAQUE

OS_CORE_BEGIN
OS_CORE_API int os_is_error(long result) OS_CORE_NOEXCEPT;
OS_CORE_API void os_compiler_barrier(const volatile void *memory) OS_CORE_NOEXCEPT;
OS_CORE_END

#include "os_core/memory.h"
#include "os_core/syscall.h"
