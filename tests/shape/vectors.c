/* SPDX-License-Identifier: MIT */
/*
 * A vector, and with SVE a predicate, live across an inlined call: the kernel loses them, so the
 * compiler must keep them in memory meanwhile. gcc 12 has no vectors for riscv64: the call must
 * be a real one there.
 */
#define OS_CORE_STATIC
#include "os_core.h"

#if defined(__ARM_FEATURE_SVE)
#include <arm_sve.h>

void across(float *to, svfloat32_t vector, svbool_t some);
void across(float *to, svfloat32_t vector, svbool_t some)
{
    (void)os_syscall0(OS_NR_sched_yield);
    svst1_f32(some, to, vector);
}

#elif defined(__riscv_vector) && defined(__clang__)
#include <riscv_vector.h>

void across(float *to, const float *from);
void across(float *to, const float *from)
{
    os_size_t length = vsetvl_e32m1(64);
    vfloat32m1_t vector = vle32_v_f32m1(from, length);
    (void)os_syscall0(OS_NR_sched_yield);
    vse32_v_f32m1(to, vector, length);
}

#elif defined(__riscv_vector)

long across(void);
long across(void)
{
    return os_syscall0(OS_NR_sched_yield) + 1;
}

#else
#error "this is compiled with the vectors of the target only"
#endif
