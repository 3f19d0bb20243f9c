/* SPDX-License-Identifier: MIT */
/* Declares the function that OS_CORE_TRAP names; included before everything else (-include). */
#ifndef RECORDER_H
#define RECORDER_H

#ifdef __cplusplus
extern "C"
#endif
long recorder(long nr, long a, long b, long c, long d, long e, long f);

#endif
