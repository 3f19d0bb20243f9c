/* SPDX-License-Identifier: MIT */
/*
 * The kernel's constants for this target: OS_PROT_READ is the kernel's PROT_READ, OS_ENOMEM its
 * ENOMEM, OS_NR_mmap the number of mmap. A constant that a target lacks is not defined there
 * (OS_MAP_32BIT is x86_64's only, OS_PROT_BTI aarch64's).
 */
#ifndef OS_CORE_CONSTANTS_H
#define OS_CORE_CONSTANTS_H

#include "target.h"

#if defined(OS_CORE_TARGET_X86_64)
#include "constants/x86_64.h"
#elif defined(OS_CORE_TARGET_AARCH64)
#include "constants/aarch64.h"
#elif defined(OS_CORE_TARGET_RISCV64)
#include "constants/riscv64.h"
#endif

#endif
