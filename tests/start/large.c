/* SPDX-License-Identifier: MIT */
/* Thread-local variables as large as what the start puts on the stack, and MORE bytes. */
#ifdef SINGLE_HEADER
#define OS_CORE_STATIC
#endif
#define OS_CORE_START
#include "os_core.h"

#if defined(__x86_64__)
enum { HEAD = 48 };
#elif defined(__aarch64__)
enum { HEAD = 16 };
#else
enum { HEAD = 0 };
#endif
enum { MOST = 1 << 20, BYTES = MOST - HEAD - 30 + MORE };
static _Thread_local char large[BYTES] __attribute__((__aligned__(16)));
static char *volatile address;

int main(void)
{
    address = large;
    return os_tls_size() != MOST + MORE || address[BYTES - 1] != 0;
}
