/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_H
#define HARNESS_H

#include "../unit/unit.h"

/* Why a test cannot be right on a machine without paging, or NULL: by its name. */
const char *not_on_this_machine(const char *test);

#endif
