/* SPDX-License-Identifier: MIT */
/* What the harnesses ask of CBMC; included before everything else (-include). */
#ifndef CBMC_H
#define CBMC_H

/* What OS_CORE_TRAP names. */
long model(long nr, long a, long b, long c, long d, long e, long f);

/* A proof is what CBMC is started with. Each makes its own choices, of which CBMC takes all. */
#define PROOF(name) void proof_##name(void); void proof_##name(void)

unsigned long nondet_number(void);
static unsigned long any(unsigned long least, unsigned long most)
{
    const unsigned long number = nondet_number();
    __CPROVER_assume(least <= number && number <= most);
    return number;
}
#define any_long() ((long)nondet_number())
#define any_size() nondet_number()
#define any_address() nondet_number()
#define any_failure() (any(0, 1) == 0)

/* tests/proof.sh expects the one kind to hold, and the other, which denies that it is reached, not. */
#define MUST(condition, what) __CPROVER_assert(condition, what)
#define SEEN(condition, what) __CPROVER_assert(!(condition), "never: " what)

#define WATCHED 1

#endif
