/* SPDX-License-Identifier: MIT */
/*
 * The traps of trap.h, each with what the sanitizers are told before and after it: by annotate.h of
 * the memory family, by annotate_calls.h of the calls of os_core/calls.h. Private to the sources.
 */
#ifndef OS_CORE_ANNOTATED_H_
#define OS_CORE_ANNOTATED_H_

#include "annotate.h"

#ifdef OS_CORE_ANNOTATED_

#ifndef OS_CORE_IMPLEMENTED_ /* the library: of the single header, os_core_calls.h has this */
#include "annotate_calls.h"
#endif

OS_CORE_BEGIN_

#ifdef OS_CORE_IMPLEMENTED_ /* the single header: os_core_calls.h comes later, or not at all */
#ifdef OS_CORE_CALLS
OS_ANNOTATE_ long os_annotate_calls_before_(long nr, long a, long b, long c, long d, long e,
                                            long f);
OS_ANNOTATE_ void os_annotate_calls_after_(long before, long result, long nr, long a, long b,
                                           long c, long d, long e, long f);
#else
#define os_annotate_calls_before_(nr, a, b, c, d, e, f) 0
#define os_annotate_calls_after_(before, result, nr, a, b, c, d, e, f) (void)0
#endif
#endif

/* From here on os_trap0_ .. os_trap6_ are these, around the others. */
#define OS_ANNOTATED_(n, parameters, arguments, a, b, c, d, e, f)                                  \
    OS_CORE_INLINE_ long os_annotated##n##_ parameters                                             \
    {                                                                                              \
        long before, result;                                                                       \
        if (!os_msan_unpoison_ && !os_asan_unpoison_ && !os_tsan_acquire_ && !os_tysan_untyped_)   \
            return os_trap##n##_ arguments;                                                        \
        before =                                                                                   \
            os_annotate_before_(nr, a, b, c, d) | os_annotate_calls_before_(nr, a, b, c, d, e, f); \
        result = nr == OS_NR_mremap && before ? a : os_trap##n##_ arguments;                       \
        os_annotate_after_(before, result, nr, a, b, c, d, e, f);                                  \
        os_annotate_calls_after_(before, result, nr, a, b, c, d, e, f);                            \
        return result;                                                                             \
    }
OS_ANNOTATED_(0, (long nr), (nr), 0, 0, 0, 0, 0, 0)
OS_ANNOTATED_(1, (long nr, long a), (nr, a), a, 0, 0, 0, 0, 0)
OS_ANNOTATED_(2, (long nr, long a, long b), (nr, a, b), a, b, 0, 0, 0, 0)
OS_ANNOTATED_(3, (long nr, long a, long b, long c), (nr, a, b, c), a, b, c, 0, 0, 0)
OS_ANNOTATED_(4, (long nr, long a, long b, long c, long d), (nr, a, b, c, d), a, b, c, d, 0, 0)
OS_ANNOTATED_(5, (long nr, long a, long b, long c, long d, long e), (nr, a, b, c, d, e), a, b, c, d,
              e, 0)
OS_ANNOTATED_(6, (long nr, long a, long b, long c, long d, long e, long f), (nr, a, b, c, d, e, f),
              a, b, c, d, e, f)
#define os_trap0_ os_annotated0_
#define os_trap1_ os_annotated1_
#define os_trap2_ os_annotated2_
#define os_trap3_ os_annotated3_
#define os_trap4_ os_annotated4_
#define os_trap5_ os_annotated5_
#define os_trap6_ os_annotated6_

OS_CORE_END_

#endif

#endif
