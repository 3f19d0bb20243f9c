/* SPDX-License-Identifier: MIT */
/* The function that OS_CORE_TRAP names in the fault tests; included first (-include). */
#ifndef MODEL_H
#define MODEL_H

long model(long nr, long a, long b, long c, long d, long e, long f);

#endif
