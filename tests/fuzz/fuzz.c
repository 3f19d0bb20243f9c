/* SPDX-License-Identifier: MIT */
/*
 * Calls the helpers and the error functions, one after the other, in an address space of the model,
 * where each page is known. The input chooses the functions, their arguments, the kernel's answers,
 * and where it maps. The statements of tests/model must hold after each call. In the end the
 * program gives back its memory, and nothing is left.
 *
 * libFuzzer calls it, or main.c.
 */
#include <stddef.h>
#include <stdint.h>

#include "src/error.c"
#include "src/memory.c"
#include "src/page.c"
#include "src/map.c"

#include "tests/model/errors.c"
#include "tests/model/model.c"
#include "tests/model/checks.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- choices --- */

static const uint8_t *input, *input_end;

static unsigned long bytes(int n)
{
    unsigned long number = 0;
    while (n-- > 0 && input < input_end)
        number = number << 8 | *input++;
    return number;
}
unsigned long any(unsigned long least, unsigned long most)
{
    const unsigned long more = most - least;
    const unsigned long number = bytes(more < 1UL << 8 ? 1 : more < 1UL << 16 ? 2 : 8);
    return more == ~0UL ? number : least + number % (more + 1);
}
unsigned long any_number(void)
{
    return bytes(8);
}
/* Some pages, with or without some bytes; what nearly is 2^63, or 2^64; any number. */
unsigned long any_size(void)
{
    const unsigned long kind = any(0, 15);
    if (kind == 0)
        return any_number();
    if (kind == 1)
        return any(0, 3);
    const unsigned long whole = any(0, kind < 8 ? 4 : 600) * kernel.page;
    const unsigned long some = kind % 2 == 0 ? 0 : any(0, 2 * kernel.page) - kernel.page;
    return (kind < 4 ? (0 - (kind / 2 << 63)) - whole : whole) + some;
}
/* One of the pages that the model knows, or what is just before or behind; any number. */
unsigned long any_address(void)
{
    const unsigned long kind = any(0, 31);
    if (kind == 0)
        return any_number();
    return kernel.pages[0].at + (any(0, PAGES + 15) - 8) * kernel.page +
           (kind == 1 ? any(0, kernel.page - 1) : 0);
}
unsigned long any_alignment(void)
{
    const unsigned long kind = any(0, 31);
    return kind == 0 ? any_number() : 1UL << any(0, kind < 8 ? 63 : 22);
}
/* The sizes that machines have, but none that is smaller than a page. */
unsigned long any_huge_page(void)
{
    static const unsigned char shifts[] = {21, 25, 29, 30, 34};
    const unsigned long huge = 1UL << shifts[any(0, sizeof shifts - 1)];
    return huge < kernel.page ? kernel.page : huge;
}
/* Small ones, also with something above; the last errors and their neighbours; any. */
long any_long(void)
{
    switch (any(0, 4)) {
    case 0: return (long)any_number();
    case 1: return (long)any(4094, 4097);
    case 2: return -(long)any(4094, 4097);
    case 3: return (long)(any(0, 150) | any_number() << 32);
    default: return (long)any(0, 300) - 150;
    }
}
int any_failure(void)
{
    return any(0, 15) == 1;
}
/* Those that have a meaning for somebody; any. */
long any_error(void)
{
    static const int errors[] = {OS_EPERM, OS_EINTR, OS_EAGAIN, OS_ENOMEM, OS_EINVAL, OS_ENOSYS};
    const unsigned long kind = any(0, sizeof errors / sizeof *errors);
    return kind == sizeof errors / sizeof *errors ? (long)any(1, 4095) : errors[kind];
}

/* --- the program --- */

static struct block blocks[16];
#define BLOCKS (sizeof blocks / sizeof *blocks)

static void boot(void)
{
    /* Those of Linux; and the last that os_page_size finds, and the next. */
    static const unsigned char shifts[] = {12, 12, 12, 12, 14, 16, 30, 31};
    const unsigned long page = 1UL << shifts[any(0, 7)], kind = any(0, 7);
    /* The pages that are known begin at 0, end with the last of all, or lie somewhere. */
    model_boot(page, kind == 0 ? 0 : kind == 1 ? 0 - PAGES * page : any(1, 1UL << 47) & -page);
    kernel.takes_as_hint = any(0, 3) == 1;
    kernel.asking_fails = any(0, 3) == 1;
}

static int give_back(struct block block)
{
    return block.guarded ? check_unmap_guarded(block) : check_unmap(block);
}
/* The result of a helper is kept; if there is no room, another goes, or if that fails this one. */
static void keep(struct block block)
{
    struct block *at = blocks;
    if (block.length == 0) { /* what the kernel refused to unmap is lost */
        EACH(page)
            if (page->owner == HELPER)
                page->owner = NOBODY;
        return;
    }
    while (at < blocks + BLOCKS && at->length != 0)
        at++;
    if (at == blocks + BLOCKS)
        at = blocks + any(0, BLOCKS - 1);
    if (at->length == 0 || give_back(*at)) {
        *at = block;
    } else {
        while (!give_back(block)) {
        }
    }
}
static void give_back_one(void)
{
    struct block *block = blocks + any(0, BLOCKS - 1);
    if (block->length != 0 && give_back(*block))
        block->length = 0;
}

/* No length that os_map_guarded takes. */
static void give_back_impossible(void)
{
    const struct block block = {any_address(), 0 - any(0, 2 * kernel.page), 1, kernel.page};
    MUST(!check_unmap_guarded(block), "it was never mapped");
}

static void act(void)
{
    switch (any(0, 13)) {
    case 0: check_is_error(); break;
    case 1: check_error_name(); break;
    case 2: check_error_text(); break;
    case 3: check_page_size(); break;
    case 4: check_name_mapping(); break;
    case 5: keep(check_map_anonymous()); break;
    case 6: keep(check_map_file()); break;
    case 7: keep(check_map_aligned()); break;
    case 8: keep(check_map_guarded()); break;
    case 9: keep(check_map_ring()); break;
    case 10: keep(check_map_exactly()); break;
    case 11: give_back_impossible(); break;
    default: give_back_one(); break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input = data;
    input_end = data + size;
    boot();
    while (input < input_end)
        act();
    /* After the end of the input nothing fails. */
    for (struct block *block = blocks; block < blocks + BLOCKS; block++) {
        MUST(block->length == 0 || give_back(*block), "what was mapped can be unmapped");
        block->length = 0;
    }
    model_begin();
    EACH(page)
        MUST(page->owner == NOBODY, "nothing is left in the end");
    return 0;
}
