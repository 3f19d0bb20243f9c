/* SPDX-License-Identifier: MIT */
/*
 * A vector, and with SVE a predicate, is live across an inlined call. The kernel loses them, so the
 * compiler must keep them in memory meanwhile. gcc before 14 has no vectors for riscv64: there the
 * call must be a real one.
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

#elif defined(__riscv_vector) && (defined(__clang__) || __GNUC__ >= 14)
#include <riscv_vector.h>
#if __clang_major__ < 16 && defined(__clang__) /* names from before version 1.0 of the intrinsics */
#define __riscv_vsetvl_e32m1 vsetvl_e32m1
#define __riscv_vle32_v_f32m1 vle32_v_f32m1
#define __riscv_vse32_v_f32m1 vse32_v_f32m1
#endif

void across(float *to, const float *from);
void across(float *to, const float *from)
{
    os_size_t length = __riscv_vsetvl_e32m1(64);
    vfloat32m1_t vector = __riscv_vle32_v_f32m1(from, length);
    (void)os_syscall0(OS_NR_sched_yield);
    __riscv_vse32_v_f32m1(to, vector, length);
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
