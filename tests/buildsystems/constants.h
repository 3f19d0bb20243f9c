/* SPDX-License-Identifier: MIT */
/* What another language needs of the constants: the C preprocessor puts them where an @ is. */
#include <os_core.h>
@ const READ_WRITE: i32 = OS_PROT_READ | OS_PROT_WRITE;
@ const ANONYMOUS: i32 = OS_MAP_ANONYMOUS | OS_MAP_PRIVATE;
