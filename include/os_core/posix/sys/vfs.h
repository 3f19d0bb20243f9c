/* SPDX-License-Identifier: MIT */
/* The old name of sys/statfs.h. */
#include "statfs.h"
