/* SPDX-License-Identifier: MIT */
/*
 * What the sanitizers cannot see, told to them: a system call that is not libc's writes memory
 * behind their back. Private to the sources.
 *
 * MemorySanitizer learns what the kernel has written, and with AddressSanitizer that a fresh
 * mapping is clean, whatever lay at its address before. ThreadSanitizer learns that what was
 * unmapped by one thread is over before another gets the same address. (valgrind sees system calls
 * by itself.) The calls of memory.h and map.h are known, and those that read into a buffer.
 *
 * Active where the compiler says that one of them is, and with OS_CORE_ANNOTATE: a library built
 * that way serves any program, for the references are weak. Otherwise no instruction is added.
 * Not with OS_CORE_TRAP: the function that stands in for the kernel can tell them itself.
 */
#ifndef OS_CORE_ANNOTATE_H
#define OS_CORE_ANNOTATE_H

#include "os_core/syscall.h"
#include "os_core/types.h"
#include "define.h"
#include "trap.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OS_CORE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(memory_sanitizer) || __has_feature(address_sanitizer) || \
    __has_feature(thread_sanitizer)
#define OS_CORE_SANITIZED 1
#endif
#endif

#if (defined(OS_CORE_SANITIZED) || defined(OS_CORE_ANNOTATE)) && !defined(OS_CORE_TRAP)

OS_CORE_BEGIN

/* The interfaces of compiler-rt: msan_interface.h, asan_interface.h, tsan_interface.h. */
#define OS_CORE_WEAK_REFERENCE(name) \
    __asm__(#name) __attribute__((__weak__, __visibility__("default")))
void os_msan_unpoison(const volatile void *, os_size_t) OS_CORE_WEAK_REFERENCE(__msan_unpoison);
void os_asan_unpoison(const volatile void *, os_size_t)
    OS_CORE_WEAK_REFERENCE(__asan_unpoison_memory_region);
void os_asan_shadow(os_size_t *, os_size_t *) OS_CORE_WEAK_REFERENCE(__asan_get_shadow_mapping);
void os_tsan_acquire(void *) OS_CORE_WEAK_REFERENCE(__tsan_acquire);
void os_tsan_release(void *) OS_CORE_WEAK_REFERENCE(__tsan_release);

#define OS_ANNOTATE static __attribute__((__unused__)) OS_CORE_NO_STACK_PROTECTOR

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

OS_ANNOTATE void os_annotate_written(long address, long size)
{
    if (os_msan_unpoison && address != 0 && size > 0)
        os_msan_unpoison(OS_CORE_REINTERPRET(void *, address), OS_CORE_CONVERT(os_size_t, size));
}

/* The first bytes of a list of buffers. */
OS_ANNOTATE void os_annotate_written_list(long list, long bytes)
{
    const struct os_iovec *at = OS_CORE_REINTERPRET(const struct os_iovec *, list);
    for (; bytes > 0; at++) {
        const long length = OS_CORE_CONVERT(long, at->length);
        os_annotate_written(OS_CORE_REINTERPRET(long, at->base), length < bytes ? length : bytes);
        bytes -= length;
    }
}

OS_ANNOTATE void os_annotate_addressable(os_uintptr_t begin, os_uintptr_t end)
{
    if (os_asan_unpoison && begin < end)
        os_asan_unpoison(OS_CORE_REINTERPRET(void *, begin), end - begin);
}

/*
 * The shadow of a large mapping is given back to the kernel, and is zero then. ASan would write it:
 * 128 GiB for a TiB of addresses that somebody reserves.
 */
OS_ANNOTATE void os_annotate_large(os_uintptr_t begin, os_uintptr_t end)
{
    os_size_t scale = 0, offset = 0, step;
    os_uintptr_t from = end, to = end;

    if (os_asan_shadow) {
        os_asan_shadow(&scale, &offset);
        step = OS_CORE_CONVERT(os_size_t, 65536) << scale; /* the largest page, of shadow */
        from = (begin + step - 1) & ~(step - 1);
        to = end & ~(step - 1);
        if (from >= to ||
            os_trap3(OS_NR_madvise, OS_CORE_CONVERT(long, (from >> scale) + offset),
                     OS_CORE_CONVERT(long, (to - from) >> scale), OS_MADV_DONTNEED) != 0)
            from = to = end;
    }
    os_annotate_addressable(begin, from);
    os_annotate_addressable(to, end);
}

/* The pages from begin on, up to the one that end is in, are new, or gone. */
OS_ANNOTATE void os_annotate_clean(long begin, long end)
{
    const long page = os_annotate_page();
    begin = (begin + page - 1) & -page;
    end = (end + page - 1) & -page;
    os_annotate_written(begin, end - begin);
    os_annotate_large(OS_CORE_CONVERT(os_uintptr_t, begin), OS_CORE_CONVERT(os_uintptr_t, end));
}

/*
 * To TSan, what was done before the release of an address comes before what is done after its
 * acquire. Each 64 KiB of a mapping have one of 64 addresses, in the code of a function, which all
 * know; a single one would put in order threads that only happen to map something, and hide races.
 */
OS_ANNOTATE void os_annotate_order(void (*order)(void *), long begin, long end)
{
    const os_uintptr_t first = OS_CORE_REINTERPRET(os_uintptr_t, &os_tsan_acquire);
    long i, last = (end - 1) >> 16;

    if (!order || begin >= end)
        return;
    i = begin >> 16;
    if (last > i + 63)
        last = i + 63;
    for (; i <= last; i++)
        order(OS_CORE_REINTERPRET(void *, first + OS_CORE_CONVERT(os_uintptr_t, i & 63) * 8));
}

OS_ANNOTATE void os_annotate_fresh(long begin, long end)
{
    os_annotate_clean(begin, end);
    os_annotate_order(os_tsan_acquire, begin, end);
}

/* A segment of shared memory is as long as the kernel says: struct shmid64_ds of <asm/shmbuf.h>. */
OS_ANNOTATE void os_annotate_shmat(long shmid, long address)
{
    long status[14];
    if (os_trap3(OS_NR_shmctl, shmid, OS_IPC_STAT, OS_CORE_REINTERPRET(long, &status)) == 0) {
        os_annotate_written(OS_CORE_REINTERPRET(long, &status), sizeof status);
        os_annotate_fresh(address, address + status[6]);
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

/* Before, for afterwards another thread can have the address already. */
OS_CORE_INLINE void os_annotate_before(long nr, long a, long b)
{
    if (nr == OS_NR_munmap || nr == OS_NR_mremap)
        os_annotate_order(os_tsan_release, a, a + b);
    if (nr == OS_NR_shmdt)
        os_annotate_order(os_tsan_release, a, a + (64L << 16)); /* as long as it may be */
}

/* What a call has done to memory. */
OS_CORE_INLINE void os_annotate_mapped(long result, long nr, long a, long b, long c)
{
    switch (nr) {
    case OS_NR_mmap:
        os_annotate_fresh(result, result + b);
        break;
    case OS_NR_munmap:
        os_annotate_clean(a, a + b); /* libc may map it next, unseen */
        break;
    case OS_NR_mremap:
        if (result != a) {
            os_annotate_clean(a, a + b);
            os_annotate_fresh(result, result + c);
        } else if (c > b) {
            os_annotate_fresh(a + b, a + c);
        }
        break;
    case OS_NR_shmat:
        os_annotate_shmat(a, result);
        break;
    case OS_NR_madvise:
        if (c == OS_MADV_DONTNEED || c == OS_MADV_DONTNEED_LOCKED || c == OS_MADV_REMOVE)
            os_annotate_written(a, b);
        break;
    case OS_NR_remap_file_pages:
        os_annotate_written(a, b);
        break;
    default:
        break;
    }
}

/* What a call has written to a buffer. */
OS_CORE_INLINE void os_annotate_buffers(long result, long nr, long a, long b, long c, long e)
{
    switch (nr) {
    case OS_NR_mincore:
        os_annotate_written(c, (b + os_annotate_page() - 1) / os_annotate_page());
        break;
    case OS_NR_get_mempolicy:
        os_annotate_written(a, sizeof(int));
        os_annotate_written(b, (c + 62) / 64 * 8); /* c bits and one, in longs */
        break;
    case OS_NR_move_pages:
        os_annotate_written(e, b * OS_CORE_CONVERT(long, sizeof(int)));
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
        os_annotate_written_list(b, result);
        break;
    case OS_NR_read:
    case OS_NR_pread64:
    case OS_NR_getdents64:
    case OS_NR_recvfrom: /* with MSG_TRUNC the result can be larger than the buffer */
        os_annotate_written(b, result < c ? result : c);
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

/* From here on os_trap0 .. os_trap6 are these, around the others. */
#define OS_ANNOTATED(n, parameters, arguments, a, b, c, e) \
    OS_CORE_INLINE long os_annotated##n parameters         \
    {                                                      \
        long result;                                       \
        os_annotate_before(nr, a, b);                      \
        result = os_trap##n arguments;                     \
        if (!os_is_error(result)) {                        \
            os_annotate_mapped(result, nr, a, b, c);       \
            os_annotate_buffers(result, nr, a, b, c, e);   \
        }                                                  \
        return result;                                     \
    }
OS_ANNOTATED(0, (long nr), (nr), 0, 0, 0, 0)
OS_ANNOTATED(1, (long nr, long a), (nr, a), a, 0, 0, 0)
OS_ANNOTATED(2, (long nr, long a, long b), (nr, a, b), a, b, 0, 0)
OS_ANNOTATED(3, (long nr, long a, long b, long c), (nr, a, b, c), a, b, c, 0)
OS_ANNOTATED(4, (long nr, long a, long b, long c, long d), (nr, a, b, c, d), a, b, c, 0)
OS_ANNOTATED(5, (long nr, long a, long b, long c, long d, long e), (nr, a, b, c, d, e), a, b, c, e)
OS_ANNOTATED(6, (long nr, long a, long b, long c, long d, long e, long f), (nr, a, b, c, d, e, f),
             a, b, c, e)
#define os_trap0 os_annotated0
#define os_trap1 os_annotated1
#define os_trap2 os_annotated2
#define os_trap3 os_annotated3
#define os_trap4 os_annotated4
#define os_trap5 os_annotated5
#define os_trap6 os_annotated6

/* What a function gives through a pointer, where MSan does not see its code. */
#define OS_ANNOTATE_OUTPUT(pointer) \
    os_annotate_written(OS_CORE_REINTERPRET(long, pointer), sizeof *(pointer))

OS_CORE_END

#else

#define OS_ANNOTATE_OUTPUT(pointer) OS_CORE_CONVERT(void, 0)

#endif

#endif
