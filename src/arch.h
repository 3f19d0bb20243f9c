/* SPDX-License-Identifier: MIT */
/* The facts about the machine that this is compiled for. Private to the sources. */
#ifndef OS_CORE_ARCH_H_
#define OS_CORE_ARCH_H_

#include "os_core/constants.h"

#if defined(OS_CORE_X86_64)
#include "arch/x86_64/trap.h"
#include "arch/x86_64/memory.h"
#include "arch/x86_64/start.h"
#elif defined(OS_CORE_AARCH64)
#include "arch/aarch64/trap.h"
#include "arch/aarch64/start.h"
#elif defined(OS_CORE_RISCV64)
#include "arch/riscv64/trap.h"
#include "arch/riscv64/start.h"
#endif

#endif
