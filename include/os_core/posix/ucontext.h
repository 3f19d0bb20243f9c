/* SPDX-License-Identifier: MIT */
/* What a handler interrupted: the kernel's structures. What changes contexts is a libc's. */
#include "signal.h"
