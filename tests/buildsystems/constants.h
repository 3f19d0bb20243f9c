/* SPDX-License-Identifier: MIT */
/* What another language needs of the header's constants: the C preprocessor puts them into the lines with an @. */
#include <os_core.h>
@ const READ_WRITE: i32 = OS_PROT_READ | OS_PROT_WRITE;
@ const ANONYMOUS: i32 = OS_MAP_ANONYMOUS | OS_MAP_PRIVATE;
