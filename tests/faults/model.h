/* SPDX-License-Identifier: MIT */
/* What OS_CORE_TRAP names in the fault tests; included before everything else (-include). */
#ifndef MODEL_H
#define MODEL_H

long model(long nr, long a, long b, long c, long d, long e, long f);

#endif
