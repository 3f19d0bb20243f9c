/* SPDX-License-Identifier: MIT */
/* Thread-local variables that are larger than what the start puts on the stack. */
#ifdef SINGLE_HEADER
#define OS_CORE_STATIC
#define OS_CORE_START
#endif
#include "os_core.h"

static _Thread_local char large[BYTES];
static char *volatile address;

int main(void)
{
    address = large;
    return address[BYTES - 1];
}
