/* SPDX-License-Identifier: MIT */
/* A block of thread-local variables, and the thread pointer into it. Private to the sources. */
#ifndef OS_CORE_TLS_H_
#define OS_CORE_TLS_H_

#include "entry.h"
#include "image.h"

OS_CORE_BEGIN_

/* The bits of an address below the alignment of the variables: a file may say 0 or 1 for none. */
OS_START_LOCAL_ os_size_t os_tls_mask_(const struct os_image_header_ *tls)
{
    return tls != 0 && tls->alignment != 0 ? tls->alignment - 1 : 0;
}

/* The same of the thread pointer, which is aligned like them, and to 16 at least. */
#define OS_TLS_POINTER_MASK_(tls) (os_tls_mask_(tls) | 15)

OS_START_LOCAL_ os_size_t os_tls_bytes_(const struct os_image_header_ *tls)
{
    return tls != 0 ? tls->size : 0;
}

OS_CORE_INLINE_ os_size_t os_tls_size_(void)
{
    const struct os_image_header_ *tls = os_image_header_(OS_PT_TLS_);
    return OS_TLS_HEAD_ + 2 * OS_TLS_POINTER_MASK_(tls) + os_tls_bytes_(tls);
}

/*
 * How far the variables are from the thread pointer: the linker has put them below it, or above
 * what the machine keeps there, as near as it can with addresses aligned as those in the file are.
 */
OS_CORE_INLINE_ long os_tls_offset_(const struct os_image_header_ *tls)
{
    const os_size_t mask = os_tls_mask_(tls);
#if OS_TLS_BELOW_
    return (long)tls->address - (long)((tls->address + tls->size + mask) & ~mask);
#else
    return OS_TLS_HEAD_ + (long)((tls->address - OS_TLS_HEAD_) & mask);
#endif
}

OS_START_LOCAL_ void *os_tls_fill_(void *block, os_uintptr_t guard)
{
    const struct os_image_header_ *tls = os_image_header_(OS_PT_TLS_);
    const os_size_t mask = OS_TLS_POINTER_MASK_(tls);
    const os_size_t below = OS_TLS_BELOW_ ? os_tls_bytes_(tls) + mask : 0;
    const os_uintptr_t address = (os_uintptr_t)block + below + mask;
    unsigned char *pointer = (unsigned char *)(address & ~mask);
    if (tls != 0) {
        const unsigned char *values = (const unsigned char *)(os_image_bias_() + tls->address);
        unsigned char *variables = pointer + os_tls_offset_(tls);
        os_size_t i;
        for (i = 0; i < tls->size; i++) {
            __asm__ __volatile__(""); /* or it becomes a memcpy, which may not be there yet */
            variables[i] = i < tls->file_size ? values[i] : 0;
        }
    }
#ifdef OS_TLS_GUARD_
    *(void **)(void *)pointer = pointer;
    *(os_uintptr_t *)(void *)(pointer + OS_TLS_GUARD_) = guard;
#else
    (void)guard;
#endif
    return pointer;
}

OS_CORE_END_

#endif
