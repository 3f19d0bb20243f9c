/* SPDX-License-Identifier: MIT */
/*
 * A kernel of a handful of calls, for a machine on which nothing else runs. The library is compiled
 * with this file included first (-include) and -DOS_CORE_TRAP=metal_call: then its functions call
 * metal_call where they would enter Linux.
 */
#ifndef METAL_H
#define METAL_H

long metal_call(long nr, long a, long b, long c, long d, long e, long f);

/* What <machine>.s has: its console, and how it is switched off. */
void machine_put(char c);
void machine_off(void) __attribute__((__noreturn__));
/* What it calls: when there is a stack, for main and the end; and when an instruction fails. */
void metal_start(void) __attribute__((__noreturn__));
void metal_fault(unsigned long at, unsigned long address) __attribute__((__noreturn__));

/* memory.c: the calls on memory. addr and what else is an address is a number here. */
#define METAL_PAGE 4096UL
long metal_mmap(unsigned long addr, unsigned long length, long prot, long flags, long offset);
long metal_munmap(unsigned long addr, unsigned long length);
long metal_mremap(unsigned long from, unsigned long old_length, unsigned long new_length,
                  long flags, unsigned long to);
long metal_mprotect(unsigned long addr, unsigned long length, long prot);
long metal_madvise(unsigned long addr, unsigned long length, long advice);
long metal_mincore(unsigned long addr, unsigned long length, unsigned char *in_memory);

#endif
