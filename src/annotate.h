/* SPDX-License-Identifier: MIT */
/*
 * What the sanitizers cannot see, told to them: a system call that is not libc's writes memory
 * behind their back. Private to the sources.
 *
 * MemorySanitizer learns what the kernel has written, and with AddressSanitizer that a fresh
 * mapping is clean, whatever lay at its address before; so does TypeSanitizer. ThreadSanitizer
 * learns that what was unmapped by one thread is over before another gets the same address.
 * (valgrind sees system calls by itself.) Which buffers of which calls are known, os_core(7) says.
 *
 * Active where the compiler says that one of them is, and with OS_CORE_ANNOTATE: a library built
 * that way serves any program, for the references are weak. Otherwise no instruction is added.
 * Not with OS_CORE_TRAP: the function that stands in for the kernel can tell them itself.
 */
#ifndef OS_CORE_ANNOTATE_H
#define OS_CORE_ANNOTATE_H

#include "define.h"
#include "os_core/syscall.h"
#include "os_core/types.h"
#include "trap.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OS_CORE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(memory_sanitizer) || __has_feature(address_sanitizer) ||                         \
    __has_feature(thread_sanitizer) || __has_feature(type_sanitizer)
#define OS_CORE_SANITIZED 1
#endif
#endif

#if (defined(OS_CORE_SANITIZED) || defined(OS_CORE_ANNOTATE)) && !defined(OS_CORE_TRAP)

#define OS_CORE_ANNOTATED 1

OS_CORE_BEGIN

/*
 * The interfaces of compiler-rt: msan_interface.h, asan_interface.h, tsan_interface.h, tysan.h. Not
 * every runtime is compiler-rt: small ones, for kernels or emulators, lack most of them.
 */
#define OS_CORE_WEAK_REFERENCE(name)                                                               \
    __asm__(#name) __attribute__((__weak__, __visibility__("default")))
extern os_uintptr_t os_tysan_shadow OS_CORE_WEAK_REFERENCE(__tysan_shadow_memory_address);
extern os_uintptr_t os_tysan_mask OS_CORE_WEAK_REFERENCE(__tysan_app_memory_mask);
void os_tysan_untyped(const volatile void *, os_size_t)
    OS_CORE_WEAK_REFERENCE(tysan_set_type_unknown);
void os_msan_unpoison(const volatile void *, os_size_t) OS_CORE_WEAK_REFERENCE(__msan_unpoison);
void os_asan_unpoison(const volatile void *, os_size_t)
    OS_CORE_WEAK_REFERENCE(__asan_unpoison_memory_region);
void os_asan_shadow(os_size_t *, os_size_t *) OS_CORE_WEAK_REFERENCE(__asan_get_shadow_mapping);
void os_tsan_acquire(void *) OS_CORE_WEAK_REFERENCE(__tsan_acquire);
void os_tsan_release(void *) OS_CORE_WEAK_REFERENCE(__tsan_release);

/* Real functions: inlined where the number is known they would make each call long to compile. */
#define OS_ANNOTATE static OS_CORE_OPAQUE __attribute__((__unused__))

struct os_iovec { /* struct iovec of <linux/uio.h> */
    void *base;
    os_size_t length;
};
OS_ANNOTATE long os_annotate_page(void)
{
    long page = 1L << 12;
    while (page < 1L << 30 && os_trap3(OS_NR_madvise, page, 0, 0) == -OS_EINVAL)
        page <<= 1;
    return page;
}

/* The end of a range; its begin if there is no such range: the caller's numbers may be anything. */
OS_ANNOTATE os_uintptr_t os_annotate_end(long begin, long length)
{
    const os_uintptr_t from = OS_CORE_CONVERT(os_uintptr_t, begin);
    os_uintptr_t to;
    return __builtin_add_overflow(from, OS_CORE_CONVERT(os_uintptr_t, length), &to) ? from : to;
}

/* Where the next page begins, or this one: 0 behind the last. */
OS_ANNOTATE os_uintptr_t os_annotate_round(os_uintptr_t address)
{
    const os_uintptr_t page = OS_CORE_CONVERT(os_uintptr_t, os_annotate_page());
    os_uintptr_t last;
    return __builtin_add_overflow(address, page - 1, &last) ? 0 : last & ~(page - 1);
}

OS_ANNOTATE void os_annotate_written(long address, long size)
{
    if (os_msan_unpoison && address != 0 && size > 0)
        os_msan_unpoison(OS_CORE_REINTERPRET(void *, address), OS_CORE_CONVERT(os_size_t, size));
}

OS_ANNOTATE void os_annotate_addressable(os_uintptr_t begin, os_uintptr_t end)
{
    if (begin < end)
        os_asan_unpoison(OS_CORE_REINTERPRET(void *, begin), end - begin);
}

/*
 * The shadow of a large mapping is given back to the kernel, and is zero then. ASan would write it:
 * 128 GiB for a TiB of addresses that somebody reserves; TypeSanitizer 8 TiB.
 */
OS_ANNOTATE int os_annotate_given_back(os_uintptr_t shadow, os_uintptr_t bytes)
{
    return os_trap3(OS_NR_madvise, OS_CORE_CONVERT(long, shadow), OS_CORE_CONVERT(long, bytes),
                    OS_MADV_DONTNEED) == 0;
}

OS_ANNOTATE void os_annotate_unpoisoned(os_uintptr_t begin, os_uintptr_t end)
{
    os_size_t scale = 0, offset = 0, step;
    os_uintptr_t from, to;

    os_asan_shadow(&scale, &offset);
    step = OS_CORE_CONVERT(os_size_t, 65536) << scale; /* the largest page, of shadow */
    from = (begin + step - 1) & ~(step - 1);
    to = end & ~(step - 1);
    if (from >= to || !os_annotate_given_back((from >> scale) + offset, (to - from) >> scale))
        from = to = end;
    os_annotate_addressable(begin, from);
    os_annotate_addressable(to, end);
}

/* Eight bytes of shadow, a type, for each byte; begin and end are pages. */
OS_ANNOTATE void os_annotate_untyped(os_uintptr_t begin, os_uintptr_t end)
{
    const os_uintptr_t length = end - begin;
    if (length < 65536 || !&os_tysan_shadow || !&os_tysan_mask ||
        !os_annotate_given_back(os_tysan_shadow + (begin & os_tysan_mask) * 8, length * 8))
        os_tysan_untyped(OS_CORE_REINTERPRET(void *, begin), length);
}

/* The pages from begin on, up to the one that end is in, are new, or go. */
OS_ANNOTATE void os_annotate_clean(os_uintptr_t begin, os_uintptr_t end)
{
    begin = os_annotate_round(begin);
    end = os_annotate_round(end);
    if (begin < end) {
        os_annotate_written(OS_CORE_CONVERT(long, begin), OS_CORE_CONVERT(long, end - begin));
        if (os_asan_unpoison && os_asan_shadow)
            os_annotate_unpoisoned(begin, end);
        else if (os_asan_unpoison)
            os_annotate_addressable(begin, end);
        if (os_tysan_untyped)
            os_annotate_untyped(begin, end);
    }
}

/*
 * To TSan, what was done before the release of an address comes before what is done after its
 * acquire. Each 64 KiB of a mapping have one of 64 addresses, in the code of a function, which all
 * know; a single one would put in order threads that only happen to map something, and hide races.
 */
OS_ANNOTATE void os_annotate_order(void (*order)(void *), os_uintptr_t begin, os_uintptr_t end)
{
    const os_uintptr_t first = OS_CORE_REINTERPRET(os_uintptr_t, &os_tsan_acquire);
    os_uintptr_t i, last;

    if (!order || begin >= end)
        return;
    i = begin >> 16;
    last = (end - 1) >> 16;
    if (last > i + 63)
        last = i + 63;
    for (; i <= last; i++)
        order(OS_CORE_REINTERPRET(void *, first + (i & 63) * 8));
}

OS_ANNOTATE void os_annotate_fresh(os_uintptr_t begin, os_uintptr_t end)
{
    os_annotate_clean(begin, end);
    os_annotate_order(os_tsan_acquire, begin, end);
}

/*
 * What is about to be unmapped: afterwards another thread can have the address already. Whether the
 * kernel will do it is not known yet, but that it is mapped, msync for nothing tells. libc may map
 * there next, unseen, so it is clean from now on; 1 if it is.
 */
OS_ANNOTATE long os_annotate_gone(os_uintptr_t begin, os_uintptr_t end)
{
    os_annotate_order(os_tsan_release, begin, end);
    if (begin >= end || os_trap3(OS_NR_msync, OS_CORE_CONVERT(long, begin),
                                 OS_CORE_CONVERT(long, end - begin), 0) != 0)
        return 0;
    os_annotate_clean(begin, end);
    return 1;
}

/*
 * What mremap is about to unmap: the old mapping if it moves, its tail if it shrinks. Whether one
 * that may move has to, is tried, as the kernel itself does first; 1 if it has grown in place.
 */
OS_ANNOTATE long os_annotate_remap(long a, long b, long c, long d)
{
    const os_uintptr_t begin = OS_CORE_CONVERT(os_uintptr_t, a), end = os_annotate_end(a, b);
    const os_uintptr_t kept = os_annotate_end(a, c);

    if (d & (OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)) {
        os_annotate_gone(begin, end);
    } else if (kept < end) {
        os_annotate_gone(os_annotate_round(kept), end);
    } else if (d & OS_MREMAP_MAYMOVE && begin < end && end < kept) {
        if (os_trap4(OS_NR_mremap, a, b, c, d & ~OS_CORE_CONVERT(long, OS_MREMAP_MAYMOVE)) == a)
            return 1;
        os_annotate_gone(begin, end);
    }
    return 0;
}

/* A segment of shared memory is as long as the kernel says: struct shmid64_ds of <asm/shmbuf.h>. */
OS_ANNOTATE void os_annotate_shmat(long shmid, long address)
{
    long status[14];
    if (os_trap3(OS_NR_shmctl, shmid, OS_IPC_STAT, OS_CORE_REINTERPRET(long, &status)) == 0) {
        os_annotate_written(OS_CORE_REINTERPRET(long, &status), sizeof status);
        os_annotate_fresh(OS_CORE_CONVERT(os_uintptr_t, address),
                          os_annotate_end(address, status[6]));
    }
}

OS_ANNOTATE long os_annotate_least(long a, long b)
{
    return a < b ? a : b;
}

/* What a call has done to memory. */
OS_ANNOTATE void os_annotate_mapped(long before, long result, long nr, long a, long b, long c)
{
    const os_uintptr_t begin = OS_CORE_CONVERT(os_uintptr_t, a);
    const os_uintptr_t now = OS_CORE_CONVERT(os_uintptr_t, result);
    const os_uintptr_t end = os_annotate_end(a, b);

    switch (nr) {
    case OS_NR_mmap:
    case OS_NR_map_shadow_stack:
        os_annotate_fresh(now, os_annotate_end(result, b));
        break;
    case OS_NR_munmap:
        if (!before) /* there were holes */
            os_annotate_clean(begin, end);
        break;
    case OS_NR_mremap:
        if (result != a)
            os_annotate_fresh(now, os_annotate_end(result, c));
        else
            os_annotate_fresh(os_annotate_round(end), os_annotate_end(a, c));
        break;
    case OS_NR_brk: /* a refused one shows as no change */
        os_annotate_fresh(OS_CORE_CONVERT(os_uintptr_t, before), now);
        os_annotate_clean(now, OS_CORE_CONVERT(os_uintptr_t, before));
        break;
    case OS_NR_shmat:
        os_annotate_shmat(a, result);
        break;
    case OS_NR_madvise: /* zeros from now on; under a guard, as soon as that is removed */
        if (c == OS_MADV_DONTNEED || c == OS_MADV_DONTNEED_LOCKED || c == OS_MADV_REMOVE ||
            c == OS_MADV_GUARD_INSTALL)
            os_annotate_written(a, OS_CORE_CONVERT(long, os_annotate_round(end) - begin));
        break;
    case OS_NR_remap_file_pages:
        os_annotate_written(a, b);
        break;
    default:
        break;
    }
}

/* The first bytes of a list of buffers. */
OS_ANNOTATE void os_annotate_list(long list, long count, long bytes)
{
    const struct os_iovec *at = OS_CORE_REINTERPRET(const struct os_iovec *, list);
    for (; count > 0 && bytes > 0; at++, count--) {
        const long length = OS_CORE_CONVERT(long, at->length);
        os_annotate_written(OS_CORE_REINTERPRET(long, at->base), os_annotate_least(length, bytes));
        bytes -= length;
    }
}

OS_ANNOTATE long os_annotate_shmctl_size(long command)
{
    switch (command) {
    case OS_IPC_STAT:
    case OS_SHM_STAT:
    case OS_SHM_STAT_ANY:
        return 112; /* struct shmid64_ds */
    case OS_IPC_INFO:
        return 72; /* struct shminfo64 */
    case OS_SHM_INFO:
        return 48; /* struct shm_info */
    default:
        return 0;
    }
}

/* What a call has written to a buffer. */
OS_ANNOTATE void os_annotate_buffers(long result, long nr, long a, long b, long c, long e)
{
    long page;

    switch (nr) {
    case OS_NR_mincore:
        page = os_annotate_page();
        os_annotate_written(c, (b + page - 1) / page);
        break;
    case OS_NR_get_mempolicy:
        os_annotate_written(a, sizeof(int));
        if (b != 0)
            os_annotate_written(b, (c + 62) / 64 * 8); /* c bits and one, in longs */
        break;
    case OS_NR_move_pages: /* pages that were not moved: it may not have come to them */
        os_annotate_written(e, (b - result) * OS_CORE_CONVERT(long, sizeof(int)));
        break;
    case OS_NR_cachestat:
        os_annotate_written(c, 5 * OS_CORE_CONVERT(long, sizeof(long))); /* struct cachestat */
        break;
    case OS_NR_shmctl:
        os_annotate_written(c, os_annotate_shmctl_size(b));
        break;
    case OS_NR_process_vm_readv:
    case OS_NR_readv:
    case OS_NR_preadv:
    case OS_NR_preadv2:
        os_annotate_list(b, c, result);
        break;
    case OS_NR_read:
    case OS_NR_pread64:
    case OS_NR_getdents64:
    case OS_NR_recvfrom: /* with MSG_TRUNC the result can be larger than the buffer */
        os_annotate_written(b, os_annotate_least(result, c));
        break;
    case OS_NR_readlinkat:
        os_annotate_written(c, result);
        break;
    case OS_NR_getrandom:
    case OS_NR_getcwd:
        os_annotate_written(a, result);
        break;
    default:
        break;
    }
}

/* What only before the call can be known, or done: the result is os_annotate_after's. */
OS_ANNOTATE long os_annotate_before(long nr, long a, long b, long c, long d)
{
    const os_uintptr_t begin = OS_CORE_CONVERT(os_uintptr_t, a);

    switch (nr) {
    case OS_NR_munmap:
        return os_annotate_gone(begin, os_annotate_end(a, b));
    case OS_NR_mremap:
        return os_annotate_remap(a, b, c, d);
    case OS_NR_shmdt: /* as long as it may be: no call tells, so ASan and MSan learn nothing */
        os_annotate_order(os_tsan_release, begin, os_annotate_end(a, 64L << 16));
        return 0;
    case OS_NR_brk:
        return os_trap1(OS_NR_brk, 0);
    default:
        return 0;
    }
}

OS_ANNOTATE void os_annotate_after(long before, long result, long nr, long a, long b, long c,
                                   long e)
{
    if (!os_is_error(result)) {
        os_annotate_mapped(before, result, nr, a, b, c);
        os_annotate_buffers(result, nr, a, b, c, e);
    }
}

/* The same for the calls of os_core/calls.h, where these are: annotate_calls.h. */
#if defined(OS_CORE_CALLS) || !defined(OS_CORE_IMPLEMENTED)
OS_ANNOTATE long os_annotate_calls_before(long nr, long b, long c, long e, long f);
OS_ANNOTATE void os_annotate_calls_after(long before, long result, long nr, long a, long b, long c,
                                         long d, long e, long f);
#else
#define os_annotate_calls_before(nr, b, c, e, f) 0
#define os_annotate_calls_after(before, result, nr, a, b, c, d, e, f) OS_CORE_CONVERT(void, 0)
#endif

/* From here on os_trap0 .. os_trap6 are these, around the others. */
#define OS_ANNOTATED(n, parameters, arguments, a, b, c, d, e, f)                                   \
    OS_CORE_INLINE long os_annotated##n parameters                                                 \
    {                                                                                              \
        long before, result;                                                                       \
        if (!os_msan_unpoison && !os_asan_unpoison && !os_tsan_acquire && !os_tysan_untyped)       \
            return os_trap##n arguments;                                                           \
        before = os_annotate_before(nr, a, b, c, d) | os_annotate_calls_before(nr, b, c, e, f);    \
        result = nr == OS_NR_mremap && before ? a : os_trap##n arguments;                          \
        os_annotate_after(before, result, nr, a, b, c, e);                                         \
        os_annotate_calls_after(before, result, nr, a, b, c, d, e, f);                             \
        return result;                                                                             \
    }
OS_ANNOTATED(0, (long nr), (nr), 0, 0, 0, 0, 0, 0)
OS_ANNOTATED(1, (long nr, long a), (nr, a), a, 0, 0, 0, 0, 0)
OS_ANNOTATED(2, (long nr, long a, long b), (nr, a, b), a, b, 0, 0, 0, 0)
OS_ANNOTATED(3, (long nr, long a, long b, long c), (nr, a, b, c), a, b, c, 0, 0, 0)
OS_ANNOTATED(4, (long nr, long a, long b, long c, long d), (nr, a, b, c, d), a, b, c, d, 0, 0)
OS_ANNOTATED(5, (long nr, long a, long b, long c, long d, long e), (nr, a, b, c, d, e), a, b, c, d,
             e, 0)
OS_ANNOTATED(6, (long nr, long a, long b, long c, long d, long e, long f), (nr, a, b, c, d, e, f),
             a, b, c, d, e, f)
#define os_trap0 os_annotated0
#define os_trap1 os_annotated1
#define os_trap2 os_annotated2
#define os_trap3 os_annotated3
#define os_trap4 os_annotated4
#define os_trap5 os_annotated5
#define os_trap6 os_annotated6

/* What a function gives through a pointer, where MSan does not see its code. */
#define OS_ANNOTATE_OUTPUT(pointer)                                                                \
    os_annotate_written(OS_CORE_REINTERPRET(long, pointer), sizeof *(pointer))

OS_CORE_END

#include "annotate_calls.h"

#else

#define OS_ANNOTATE_OUTPUT(pointer) OS_CORE_CONVERT(void, 0)

#endif

#endif
