/* SPDX-License-Identifier: MIT */
/*
 * How each machine makes instructions that were just written ready to run. Private to the sources.
 */
#ifndef OS_CORE_ICACHE_H_
#define OS_CORE_ICACHE_H_

#include "trap.h"

OS_CORE_BEGIN_

#if defined(OS_CORE_X86_64)
#include "arch/x86_64/icache.h"
#elif defined(OS_CORE_AARCH64)
#include "arch/aarch64/icache.h"
#elif defined(OS_CORE_RISCV64)
#include "arch/riscv64/icache.h"
#endif

OS_CORE_END_

#endif
