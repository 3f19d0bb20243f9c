/* SPDX-License-Identifier: MIT */
/*
 * The helpers of os_core/map.h, and os_page_size, on the model of Linux: for all arguments, all
 * answers of the kernel, all places, and any page of the address space, what tests/model/checks.c
 * says holds.
 */
#include "src/arch.h"
#undef OS_ARCH_MINUS_1_ /* CBMC knows no instruction */
#include "src/memory.c"
#include "src/page.c"
#include "src/map.c"

#include "tests/model/model.c"
#include "tests/model/checks.c"

/* Any page, nobody's or somebody's, in a kernel of any age. */
static void boot(unsigned long page_size)
{
    model_boot(page_size, nondet_number() & -page_size);
    kernel.pages[0].owner = any(0, 1) == 1 ? SOMEBODY : NOBODY;
    kernel.takes_as_hint = any(0, 1) == 1;
}
/* The searched page size can be any, and the search fail. */
static void boot_any(void)
{
    boot(1UL << any(12, 63));
    kernel.asking_fails = 1;
}
/* Those that add up pages take too long with a page of any size: it is each that Linux has. */
#define PROOF_BY_PAGE PROOF
static void boot_linux(void)
{
    MUST(PAGE_SHIFT != 0, "tests/proof.sh gives a page size");
    boot(1UL << PAGE_SHIFT);
    kernel.asking_fails = 1;
}

PROOF(page_size) { boot_any(); check_page_size(); }
PROOF(map_anonymous) { boot_any(); check_map_anonymous(); }
PROOF(map_file) { boot_any(); check_map_file(); }
PROOF(name_mapping) { boot_any(); check_name_mapping(); }
PROOF_BY_PAGE(map_ring) { boot_linux(); check_map_ring(); }
PROOF_BY_PAGE(map_exactly) { boot_linux(); check_map_exactly(); }
PROOF_BY_PAGE(map_guarded) { boot_linux(); check_map_guarded(); }
PROOF_BY_PAGE(map_aligned) { boot_linux(); check_map_aligned(); }

PROOF_BY_PAGE(unmap_guarded)
{
    const struct block block = {nondet_number(), nondet_number(), 1, 0};
    boot_linux();
    check_unmap_guarded(block);
}
