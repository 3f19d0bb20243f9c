/* SPDX-License-Identifier: MIT */
/*
 * Functions in SME's streaming mode, which every system call ends. The call stands out of line,
 * after they leave the mode and before they enter it again.
 */
#define OS_CORE_STATIC
#include "os_core.h"
#ifndef SME /* an attribute, in a file that is compiled without SME */
#define SME
#endif

SME long streaming(void *memory, os_size_t length) __arm_streaming;
long streaming(void *memory, os_size_t length) __arm_streaming
{
    return os_munmap(memory, length);
}

/* It may be called in either mode, and has to come back in the same. */
SME long streaming_compatible(void *memory, os_size_t length) __arm_streaming_compatible;
long streaming_compatible(void *memory, os_size_t length) __arm_streaming_compatible
{
    return os_munmap(memory, length);
}
