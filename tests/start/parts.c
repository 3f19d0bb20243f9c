/* SPDX-License-Identifier: MIT */
/* A thread-local variable of another file. */
extern _Thread_local int elsewhere;
_Thread_local int elsewhere = 45;
