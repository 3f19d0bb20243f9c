/* SPDX-License-Identifier: MIT */
/* The questions of the proofs to CBMC; included first (-include). */
#ifndef CBMC_H
#define CBMC_H

/* The function that OS_CORE_TRAP names. */
long model(long nr, long a, long b, long c, long d, long e, long f);

/* CBMC is started with a proof. Each proof makes its own choices, and CBMC takes all of them. */
#define PROOF(name) void proof_##name(void); void proof_##name(void)

unsigned long nondet_number(void);
#define any_long() ((long)nondet_number())
#define any_size() nondet_number()
#define any_address() nondet_number()
#define any_alignment() nondet_number()
#define any_huge_page() (1UL << (2 * PAGE_SHIFT - 3)) /* a whole table of pages: 2 MiB for 4 KiB */
#define any_failure() (any(0, 1) == 1)
#define any_error() ((long)any(1, 4095))
static unsigned long any(unsigned long least, unsigned long most)
{
    const unsigned long number = nondet_number();
    __CPROVER_assume(least <= number && number <= most);
    return number;
}

/* In one run all that MUST be is proved; in another, REACHES, a way must be found to all SEEN. */
#ifdef REACHES
#define MUST(condition, what) (void)(condition)
#define SEEN(condition, what) __CPROVER_assert(!(condition), "never: " what)
#else
#define MUST(condition, what) __CPROVER_assert(condition, what)
#define SEEN(condition, what) (void)(condition)
#endif

#define PAGES 1

#endif
