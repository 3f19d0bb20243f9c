/* SPDX-License-Identifier: MIT */
/*
 * The helpers of os_core/map.h, and os_page_size, on the model of Linux: for all arguments, all
 * answers of the kernel and all places, each check of tests/model/checks.c holds.
 *
 * Those that add up sizes of pages are too hard for the solver with a page of any size: theirs are
 * Linux's. Nor can it reckon with any alignment: that has a few of each kind.
 */
#include "src/memory.c"
#include "src/map.c"

static unsigned long alignment;
#define any_alignment() alignment

#pragma CPROVER check push
#pragma CPROVER check disable "unsigned-overflow"
#include "tests/model/model.c"
#include "tests/model/checks.c"
#pragma CPROVER check pop

static void on_any_kernel(void (*check)(void))
{
    model_begin(1UL << any(12, 63), 1);
    check();
}
/* Which also tells its page size. */
static void with_pages(unsigned long size, void (*check)(void))
{
    model_begin(size, 0);
    check();
}
static void aligned(unsigned long size, unsigned long to)
{
    alignment = to;
    with_pages(size, check_map_aligned);
}

PROOF(page_size) { on_any_kernel(check_page_size); }
PROOF(map_anonymous) { on_any_kernel(check_map_anonymous); }
PROOF(map_file) { on_any_kernel(check_map_file); }
PROOF(map_ring) { on_any_kernel(check_map_ring); }
PROOF(map_exactly) { on_any_kernel(check_map_exactly); }
PROOF(name_mapping) { on_any_kernel(check_name_mapping); }
PROOF(unmap_guarded) { on_any_kernel(check_unmap_guarded); }

PROOF(map_guarded_4k) { with_pages(1 << 12, check_map_guarded); }
PROOF(map_guarded_16k) { with_pages(1 << 14, check_map_guarded); }
PROOF(map_guarded_64k) { with_pages(1 << 16, check_map_guarded); }

PROOF(map_aligned_8) { aligned(1 << 12, 8); }
PROOF(map_aligned_page) { aligned(1 << 12, 1 << 12); }
PROOF(map_aligned_2m) { aligned(1 << 12, 1 << 21); }
PROOF(map_aligned_2m_16k) { aligned(1 << 14, 1 << 21); }
PROOF(map_aligned_2_63) { aligned(1 << 12, 1UL << 63); }
