/* SPDX-License-Identifier: MIT */
/* The order of bytes; what makes texts of addresses is a libc's. */
#include "../netinet/in.h"
