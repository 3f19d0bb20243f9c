/* SPDX-License-Identifier: MIT */
/*
 * The inline functions, once more as functions of the library, for languages without C's inline
 * functions (OS_CORE_BINDINGS).
 */
#define OS_CORE_IN_LIBRARY_ /* for names.h */
#include "define.h"
#include "os_core/api.h"

#undef OS_CORE_API_INLINE_
#define OS_CORE_API_INLINE_ OS_CORE_API_ OS_CORE_OPAQUE_

OS_CORE_BEGIN_
OS_CORE_API_ int os_is_error(long result) OS_CORE_NOEXCEPT_;
OS_CORE_API_ void os_compiler_barrier(const volatile void *memory) OS_CORE_NOEXCEPT_;
OS_CORE_END_

#include "os_core/memory.h"
#include "os_core/syscall.h"
