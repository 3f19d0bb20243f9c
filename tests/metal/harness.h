/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_H
#define HARNESS_H

#include "../unit/unit.h"

/* Why the test of that name cannot be right on this machine, or NULL. */
const char *not_on_this_machine(const char *test);
/* A name of that list that no test had, or NULL. */
const char *not_a_test(void);

#endif
