/* SPDX-License-Identifier: MIT */
/* The seam for tests/calls/seam.c: it stands in for the trap instruction. */
long record(long nr, long a, long b, long c, long d, long e, long f);
#define OS_CORE_TRAP record
