/* SPDX-License-Identifier: MIT */
/*
 * Checks os_flush_icache on aarch64 instruction by instruction. No emulator of user programs has
 * caches, and few machines have lines of all sizes. Its assembly is taken for calls of step().
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "os_core/api.h"

static struct {
    const char *what;
    unsigned long at;
} steps[1000];
static int taken;
static unsigned long machine; /* the value of CTR_EL0 */

static void step(const char *text, unsigned long *ctr, const unsigned long *at)
{
    static const char *const known[] = {"dc cvau", "ic ivau", "dsb ish", "isb"};

    if (strstr(text, "\"mrs %0, ctr_el0\"") == text) {
        *ctr = machine;
        return;
    }
    for (int i = 0; i < 4; i++)
        if (strncmp(text + 1, known[i], strlen(known[i])) == 0 && taken < 1000) {
            steps[taken].what = known[i];
            steps[taken++].at = i < 2 ? *at : 0;
            return;
        }
    printf("an unknown or the thousandth instruction: %s\n", text);
    exit(1);
}

/* The assembly's variables are ctr and at. */
#define __asm__
#define __volatile__(...) step(#__VA_ARGS__, &ctr, &at)
#include "arch/aarch64/icache.h"
#undef __asm__
#undef __volatile__

static int next; /* the step to look at */

static void expect(const char *what, unsigned long at)
{
    if (next < taken && strcmp(steps[next].what, what) == 0 && steps[next].at == at) {
        next++;
        return;
    }
    printf("CTR_EL0 %#lx, step %d: not %s %#lx\n", machine, next, what, at);
    exit(1);
}
static void expect_each(const char *what, unsigned long begin, unsigned long end,
                        unsigned long line)
{
    for (unsigned long number = begin / line; number * line < end; number++)
        expect(what, number * line);
}

static void flush(unsigned long begin, unsigned long end, int idc, int dic, int data, int code)
{
    /* The fields around those that count are full of ones. */
    machine = 0xcff0fff0UL | (unsigned long)dic << 29 | (unsigned long)idc << 28 |
              (unsigned long)data << 16 | (unsigned long)code;
    taken = next = 0;
    if (os_arch_flush_icache_((char *)begin, (char *)end) != 0) {
        printf("not 0\n");
        exit(1);
    }
    if (!idc)
        expect_each("dc cvau", begin, end, 4UL << data);
    expect("dsb ish", 0);
    if (!dic) {
        expect_each("ic ivau", begin, end, 4UL << code);
        expect("dsb ish", 0);
    }
    expect("isb", 0);
    if (next != taken) {
        printf("CTR_EL0 %#lx: a step too many\n", machine);
        exit(1);
    }
}

int main(void)
{
    static const unsigned long begins[] = {0x10000, 0x10001, 0x1003f, 0x10040, 0x12345};
    static const unsigned long lengths[] = {1, 4, 63, 64, 65, 300};

    for (int bits = 0; bits < 4; bits++)
        for (int data = 0; data < 16; data++)
            for (int code = 0; code < 16; code++)
                for (int i = 0; i < 5; i++)
                    for (int j = 0; j < 6; j++)
                        flush(begins[i], begins[i] + lengths[j], bits & 1, bits >> 1, data, code);
    return 0;
}
