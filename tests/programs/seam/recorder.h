/* SPDX-License-Identifier: MIT */
/* seam.c plays the kernel. */
long recorder(long nr, long a, long b, long c, long d, long e, long f);
