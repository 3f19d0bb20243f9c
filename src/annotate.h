/* SPDX-License-Identifier: MIT */
/*
 * Tells the sanitizers what they cannot see: a system call that is not libc's writes memory behind
 * their back. Private to the sources, which include annotated.h: that wraps the traps in this.
 *
 * MemorySanitizer learns what the kernel has written, and with AddressSanitizer that a fresh
 * mapping is clean, whatever lay at its address before; so does TypeSanitizer. ThreadSanitizer
 * learns that one thread's use of an address is over before another thread gets it. (valgrind sees
 * system calls by itself.) os_core(7) says which buffers of which calls are known.
 *
 * Active where the compiler says that one of them is, and with OS_CORE_ANNOTATE: a library built
 * that way serves any program, for the references are weak. Otherwise no instruction is added.
 * Not with OS_CORE_TRAP: the function that stands in for the kernel can tell them itself.
 */
#ifndef OS_CORE_ANNOTATE_H_
#define OS_CORE_ANNOTATE_H_

#include "define.h"
#include "layout.h"
#include "os_core/syscall.h"
#include "os_core/types.h"
#include "trap.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OS_CORE_SANITIZED_ 1
#elif defined(__has_feature)
#if __has_feature(memory_sanitizer) || __has_feature(address_sanitizer) ||                         \
    __has_feature(thread_sanitizer) || __has_feature(type_sanitizer)
#define OS_CORE_SANITIZED_ 1
#endif
#endif

#if (defined(OS_CORE_SANITIZED_) || defined(OS_CORE_ANNOTATE)) && !defined(OS_CORE_TRAP)

#define OS_CORE_ANNOTATED_ 1

OS_CORE_BEGIN_

/*
 * The interfaces of compiler-rt: msan_interface.h, asan_interface.h, tsan_interface.h, tysan.h. Not
 * every runtime is compiler-rt: small ones, for kernels or emulators, lack most of them.
 */
#define OS_CORE_WEAK_REFERENCE_(name)                                                              \
    __asm__(#name) __attribute__((__weak__, __visibility__("default")))
extern os_uintptr_t os_tysan_shadow_ OS_CORE_WEAK_REFERENCE_(__tysan_shadow_memory_address);
extern os_uintptr_t os_tysan_mask_ OS_CORE_WEAK_REFERENCE_(__tysan_app_memory_mask);
void os_tysan_untyped_(const volatile void *, os_size_t)
    OS_CORE_WEAK_REFERENCE_(tysan_set_type_unknown);
void os_msan_unpoison_(const volatile void *, os_size_t) OS_CORE_WEAK_REFERENCE_(__msan_unpoison);
void os_asan_unpoison_(const volatile void *, os_size_t)
    OS_CORE_WEAK_REFERENCE_(__asan_unpoison_memory_region);
void os_asan_shadow_(os_size_t *, os_size_t *) OS_CORE_WEAK_REFERENCE_(__asan_get_shadow_mapping);
void os_tsan_acquire_(void *) OS_CORE_WEAK_REFERENCE_(__tsan_acquire);
void os_tsan_release_(void *) OS_CORE_WEAK_REFERENCE_(__tsan_release);

/* The kernel's structures, which may be unknown here with OS_CORE_UAPI: src/layout.h has these. */
#define OS_SIZE_(tag) OS_SIZE_##tag##_
#define OS_OFFSET_(tag, member) OS_OFFSET_##tag##_##member##_

/* Real functions: inlined where the number is known they would make each call long to compile. */
#define OS_ANNOTATE_ static OS_CORE_OPAQUE_ __attribute__((__unused__))

OS_ANNOTATE_ long os_annotate_page_(void)
{
    long page = 1L << 12;
    while (page < 1L << 30 && os_trap3_(OS_NR_madvise, page, 0, 0) == -OS_EINVAL)
        page <<= 1;
    return page;
}

/* The end of a range; its begin if there is no such range: the caller's numbers may be anything. */
OS_ANNOTATE_ os_uintptr_t os_annotate_end_(long begin, long length)
{
    const os_uintptr_t from = (os_uintptr_t)begin;
    os_uintptr_t to;
    return __builtin_add_overflow(from, (os_uintptr_t)length, &to) ? from : to;
}

/* Where the next page begins, or this one: 0 behind the last. */
OS_ANNOTATE_ os_uintptr_t os_annotate_round_(os_uintptr_t address)
{
    const os_uintptr_t page = (os_uintptr_t)os_annotate_page_();
    os_uintptr_t last;
    return __builtin_add_overflow(address, page - 1, &last) ? 0 : last & ~(page - 1);
}

OS_ANNOTATE_ void os_annotate_written_(long address, long size)
{
    if (os_msan_unpoison_ && address != 0 && size > 0)
        os_msan_unpoison_((void *)address, (os_size_t)size);
}

OS_ANNOTATE_ void os_annotate_addressable_(os_uintptr_t begin, os_uintptr_t end)
{
    if (begin < end)
        os_asan_unpoison_((void *)begin, end - begin);
}

/*
 * The shadow of a large mapping is given back to the kernel, and is zero then. ASan would write it:
 * 128 GiB for a TiB of addresses that somebody reserves; TypeSanitizer 8 TiB.
 */
OS_ANNOTATE_ int os_annotate_given_back_(os_uintptr_t shadow, os_uintptr_t bytes)
{
    return os_trap3_(OS_NR_madvise, (long)shadow, (long)bytes, OS_MADV_DONTNEED) == 0;
}

OS_ANNOTATE_ void os_annotate_unpoisoned_(os_uintptr_t begin, os_uintptr_t end)
{
    os_size_t scale = 0, offset = 0, step;
    os_uintptr_t from, to;

    os_asan_shadow_(&scale, &offset);
    step = (os_size_t)65536 << scale; /* the largest page, of shadow */
    from = (begin + step - 1) & ~(step - 1);
    to = end & ~(step - 1);
    if (from >= to || !os_annotate_given_back_((from >> scale) + offset, (to - from) >> scale))
        from = to = end;
    os_annotate_addressable_(begin, from);
    os_annotate_addressable_(to, end);
}

/* Eight bytes of shadow, a type, for each byte; begin and end are pages. */
OS_ANNOTATE_ void os_annotate_untyped_(os_uintptr_t begin, os_uintptr_t end)
{
    const os_uintptr_t length = end - begin;
    if (length < 65536 || !&os_tysan_shadow_ || !&os_tysan_mask_ ||
        !os_annotate_given_back_(os_tysan_shadow_ + (begin & os_tysan_mask_) * 8, length * 8))
        os_tysan_untyped_((void *)begin, length);
}

/* The pages from begin on, up to the one that end is in, are new, or go. */
OS_ANNOTATE_ void os_annotate_clean_(os_uintptr_t begin, os_uintptr_t end)
{
    begin = os_annotate_round_(begin);
    end = os_annotate_round_(end);
    if (begin < end) {
        os_annotate_written_((long)begin, (long)(end - begin));
        if (os_asan_unpoison_ && os_asan_shadow_)
            os_annotate_unpoisoned_(begin, end);
        else if (os_asan_unpoison_)
            os_annotate_addressable_(begin, end);
        if (os_tysan_untyped_)
            os_annotate_untyped_(begin, end);
    }
}

/*
 * TSan orders accesses before the release of an address before those after its acquire. Each 64 KiB
 * of a mapping have one of 64 addresses, in the code of a function, which all know. A single one
 * would put in order threads that only happen to map something, and hide races.
 */
OS_ANNOTATE_ void os_annotate_order_(void (*order)(void *), os_uintptr_t begin, os_uintptr_t end)
{
    const os_uintptr_t first = (os_uintptr_t)&os_tsan_acquire_;
    os_uintptr_t i, last;

    if (!order || begin >= end)
        return;
    i = begin >> 16;
    last = (end - 1) >> 16;
    if (last > i + 63)
        last = i + 63;
    for (; i <= last; i++)
        order((void *)(first + (i & 63) * 8));
}

OS_ANNOTATE_ void os_annotate_fresh_(os_uintptr_t begin, os_uintptr_t end)
{
    os_annotate_clean_(begin, end);
    os_annotate_order_(os_tsan_acquire_, begin, end);
}

/*
 * Memory that is about to be unmapped: afterwards another thread can have the address already. It
 * is not known yet whether the kernel will do it; msync for nothing tells whether it is mapped.
 * libc may map there next, unseen, so the memory is clean from now on; 1 if it is.
 */
OS_ANNOTATE_ long os_annotate_gone_(os_uintptr_t begin, os_uintptr_t end)
{
    os_annotate_order_(os_tsan_release_, begin, end);
    if (begin >= end || os_trap3_(OS_NR_msync, (long)begin, (long)(end - begin), 0) != 0)
        return 0;
    os_annotate_clean_(begin, end);
    return 1;
}

/*
 * Memory that mremap is about to unmap: the old mapping if it moves, its tail if it shrinks. A
 * mapping that may move is first grown in place, as the kernel itself tries first; 1 if that
 * succeeded.
 */
OS_ANNOTATE_ long os_annotate_remap_(long a, long b, long c, long d)
{
    const os_uintptr_t begin = (os_uintptr_t)a, end = os_annotate_end_(a, b);
    const os_uintptr_t kept = os_annotate_end_(a, c);

    if (d & (OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)) {
        os_annotate_gone_(begin, end);
    } else if (kept < end) {
        os_annotate_gone_(os_annotate_round_(kept), end);
    } else if (d & OS_MREMAP_MAYMOVE && begin < end && end < kept) {
        if (os_trap4_(OS_NR_mremap, a, b, c, d & ~(long)OS_MREMAP_MAYMOVE) == a)
            return 1;
        os_annotate_gone_(begin, end);
    }
    return 0;
}

/* A segment of shared memory is as long as the kernel says. */
OS_ANNOTATE_ void os_annotate_shmat_(long shmid, long address)
{
    long status[OS_SIZE_(shmid64_ds) / 8];
    if (os_trap3_(OS_NR_shmctl, shmid, OS_IPC_STAT, (long)&status) == 0) {
        os_annotate_written_((long)&status, sizeof status);
        os_annotate_fresh_(
            (os_uintptr_t)address,
            os_annotate_end_(address, status[OS_OFFSET_(shmid64_ds, shm_segsz) / 8]));
    }
}

OS_ANNOTATE_ long os_annotate_least_(long a, long b)
{
    return a < b ? a : b;
}

/* Tells how a call has changed the mappings. */
OS_ANNOTATE_ void os_annotate_mapped_(long before, long result, long nr, long a, long b, long c)
{
    const os_uintptr_t begin = (os_uintptr_t)a;
    const os_uintptr_t now = (os_uintptr_t)result;
    const os_uintptr_t end = os_annotate_end_(a, b);

    switch (nr) {
    case OS_NR_mmap:
    case OS_NR_map_shadow_stack:
        os_annotate_fresh_(now, os_annotate_end_(result, b));
        break;
    case OS_NR_munmap:
        if (!before) /* there were holes */
            os_annotate_clean_(begin, end);
        break;
    case OS_NR_mremap:
        if (result != a)
            os_annotate_fresh_(now, os_annotate_end_(result, c));
        else
            os_annotate_fresh_(os_annotate_round_(end), os_annotate_end_(a, c));
        break;
    case OS_NR_brk: /* a refused one shows as no change */
        os_annotate_fresh_((os_uintptr_t)before, now);
        os_annotate_clean_(now, (os_uintptr_t)before);
        break;
    case OS_NR_shmat:
        os_annotate_shmat_(a, result);
        break;
    case OS_NR_madvise: /* zeros from now on; under a guard, as soon as that is removed */
        if (c == OS_MADV_DONTNEED || c == OS_MADV_DONTNEED_LOCKED || c == OS_MADV_REMOVE ||
            c == OS_MADV_GUARD_INSTALL)
            os_annotate_written_(a, (long)(os_annotate_round_(end) - begin));
        break;
    case OS_NR_remap_file_pages:
        os_annotate_written_(a, b);
        break;
    default:
        break;
    }
}

/* The first bytes of a list of buffers. */
OS_ANNOTATE_ void os_annotate_list_(long list, long count, long bytes)
{
    for (; count > 0 && bytes > 0; list += OS_SIZE_(iovec), count--) {
        const long length = *(long *)(list + OS_OFFSET_(iovec, iov_len));
        const long base = *(long *)(list + OS_OFFSET_(iovec, iov_base));
        os_annotate_written_(base, os_annotate_least_(length, bytes));
        bytes -= length;
    }
}

OS_ANNOTATE_ long os_annotate_shmctl_size_(long command)
{
    switch (command) {
    case OS_IPC_STAT:
    case OS_SHM_STAT:
    case OS_SHM_STAT_ANY:
        return OS_SIZE_(shmid64_ds);
    case OS_IPC_INFO:
        return OS_SIZE_(shminfo64);
    case OS_SHM_INFO:
        return OS_SIZE_(shm_info);
    default:
        return 0;
    }
}

/* One byte for each page. */
OS_ANNOTATE_ long os_annotate_pages_(long length)
{
    const long page = os_annotate_page_();
    return (length + page - 1) / page;
}

/* A set of nodes has one bit less than is said, in longs. */
OS_ANNOTATE_ long os_annotate_longs_(long maxnode)
{
    return (maxnode + 62) / 64 * 8;
}

/* Tells of a call that has succeeded, mostly that it has written so many bytes. */
#define OS_TOLD_(call, action)                                                                     \
    if (nr == OS_NR_##call)                                                                        \
    action
#define OS_WROTE_(call, where, bytes) OS_TOLD_(call, os_annotate_written_(where, bytes))
#include "written.h"

/* Facts that can be known, or done, only before the call: the result is os_annotate_after_'s. */
OS_ANNOTATE_ long os_annotate_before_(long nr, long a, long b, long c, long d)
{
    const os_uintptr_t begin = (os_uintptr_t)a;

    switch (nr) {
    case OS_NR_munmap:
        return os_annotate_gone_(begin, os_annotate_end_(a, b));
    case OS_NR_mremap:
        return os_annotate_remap_(a, b, c, d);
    case OS_NR_shmdt: /* as long as it may be: no call tells, so ASan and MSan learn nothing */
        os_annotate_order_(os_tsan_release_, begin, os_annotate_end_(a, 64L << 16));
        return 0;
    case OS_NR_brk:
        return os_trap1_(OS_NR_brk, 0);
    default:
        return 0;
    }
}

OS_ANNOTATE_ void os_annotate_after_(long before, long result, long nr, long a, long b, long c,
                                     long d, long e, long f)
{
    if (!os_is_error(result)) {
        os_annotate_mapped_(before, result, nr, a, b, c);
        os_annotate_buffers_(result, nr, a, b, c, d, e, f);
    }
}

/* The output of a function through a pointer, where MSan does not see its code. */
#define OS_ANNOTATE_OUTPUT_(pointer) os_annotate_written_((long)(pointer), sizeof *(pointer))

OS_CORE_END_

#else

#define OS_ANNOTATE_OUTPUT_(pointer) (void)0

#endif

#endif
