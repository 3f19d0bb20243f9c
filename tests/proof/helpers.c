/* SPDX-License-Identifier: MIT */
/*
 * The helpers of os_core/map.h, and os_page_size, on the model of Linux: for all lengths, all answers
 * of the kernel and all places, each check of tests/model/checks.c holds.
 * (os_map_guarded and os_map_aligned are not proved: tests/faults.sh tests them.)
 */
#include "src/memory.c"
#include "src/map.c"

#define any_alignment() any_size()

#pragma CPROVER check push
#pragma CPROVER check disable "unsigned-overflow"
#include "tests/model/model.c"
#include "tests/model/checks.c"
#pragma CPROVER check pop

#define ON_ANY_KERNEL(name)                           \
    PROOF(name)                                       \
    {                                                 \
        model_begin(1UL << any(12, 63), 1);           \
        model_call();                                 \
        check_##name();                               \
    }
ON_ANY_KERNEL(page_size)
ON_ANY_KERNEL(map_anonymous)
ON_ANY_KERNEL(map_file)
ON_ANY_KERNEL(map_ring)
ON_ANY_KERNEL(map_exactly)
ON_ANY_KERNEL(unmap_guarded)
ON_ANY_KERNEL(name_mapping)

