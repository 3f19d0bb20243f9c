/* SPDX-License-Identifier: MIT */
/*
 * What signals, threads, processes and the vDSO take that C cannot say. Private to the sources.
 */
#ifndef OS_CORE_PROGRAM_H_
#define OS_CORE_PROGRAM_H_

#include "define.h"
#include "os_core/process.h"
#include "os_core/signal.h"
#include "os_core/thread.h"
#include "os_core/vdso.h"
#include "trap.h"

OS_CORE_BEGIN_

#if defined(OS_CORE_X86_64)
#include "arch/x86_64/program.h"
#elif defined(OS_CORE_AARCH64)
#include "arch/aarch64/program.h"
#elif defined(OS_CORE_RISCV64)
#include "arch/riscv64/program.h"
#endif

OS_CORE_END_

#endif
