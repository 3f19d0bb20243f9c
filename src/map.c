/* SPDX-License-Identifier: MIT */
#include "annotate.h"
#include "define.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN

/* mmap and munmap with numbers: these helpers reckon with addresses. */
OS_CORE_INLINE long os_map_at(os_uintptr_t addr, os_size_t length, int prot, int flags, long fd)
{
    return os_trap6(OS_NR_mmap, OS_CORE_CONVERT(long, addr), os_size(length), os_bits(prot),
                    os_bits(flags), fd, 0);
}

OS_CORE_INLINE long os_unmap_at(os_uintptr_t addr, os_size_t length)
{
    return os_trap2(OS_NR_munmap, OS_CORE_CONVERT(long, addr), os_size(length));
}

#define OS_MAP_READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)
#define OS_MAP_ANONYMOUS_PRIVATE (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)

/* An output is NULL unless all goes well. */
OS_CORE_INLINE void os_map_none(void **memory)
{
    *memory = OS_CORE_NULL;
    OS_ANNOTATE_OUTPUT(memory);
}

OS_DEFINE_CHECKED_HELPER(long, os_map_anonymous)(void **memory, os_size_t length) OS_CORE_NOEXCEPT
{
    const long result = os_map_at(0, length, OS_MAP_READ_WRITE, OS_MAP_ANONYMOUS_PRIVATE, -1);

    os_map_none(memory);
    if (os_is_error(result))
        return result;
    *memory = OS_CORE_REINTERPRET(void *, result);
    return 0;
}

/* The size of an open file, or why it has none. */
OS_CORE_INLINE long os_file_size(long fd)
{
    char byte;
    long size = os_trap3(OS_NR_read, fd, 0, 0); /* EISDIR: the size of a directory means nothing */

    if (size == 0)
        size = os_trap3(OS_NR_lseek, fd, 0, OS_SEEK_END);
    if (size == 0) { /* files in /proc, and devices, say so and are not empty */
        size = os_trap3(OS_NR_read, fd, OS_CORE_REINTERPRET(long, &byte), 1);
        if (size > 0)
            size = -OS_ENODEV;
    }
    return size;
}

OS_DEFINE_HELPER(long, os_map_file)
(void **data, os_size_t *length, const char *path) OS_CORE_NOEXCEPT
{
    long fd, size, result;

    os_map_none(data);
    *length = 0;
    OS_ANNOTATE_OUTPUT(length);
    /* Nobody is waited for at the other end of a FIFO, and no terminal becomes the process's. */
    fd = os_trap4(OS_NR_openat, OS_AT_FDCWD, os_pointer(path),
                  OS_O_RDONLY | OS_O_CLOEXEC | OS_O_NONBLOCK | OS_O_NOCTTY, 0);
    if (os_is_error(fd))
        return fd;
    result = size = os_file_size(fd);
    if (size > 0)
        result = os_map_at(0, OS_CORE_CONVERT(os_size_t, size), OS_PROT_READ, OS_MAP_PRIVATE, fd);
    os_trap1(OS_NR_close, fd);
    if (os_is_error(result))
        return result;
    *data = OS_CORE_REINTERPRET(void *, result); /* of an empty file that is 0 */
    *length = OS_CORE_CONVERT(os_size_t, size);
    return 0;
}

/*
 * Of room bytes that are mapped at begin, unmaps all but whole ones at a multiple of alignment.
 * Gives their address, 0 if there are none and all are unmapped, or an error.
 *
 * If an unmapping fails (too many mappings), what is left goes too, but not what is unmapped
 * already: that can be another thread's by now.
 */
OS_CORE_INLINE long os_keep_aligned(os_uintptr_t begin, os_size_t room, os_size_t whole,
                                    os_size_t alignment)
{
    os_size_t before = (alignment - (begin & (alignment - 1))) & (alignment - 1);
    long result;

    if (before > room - whole)
        before = room;
    result = before == 0 ? 0 : os_unmap_at(begin, before);
    if (result == 0) {
        begin += before;
        room -= before;
        if (room == 0)
            return 0;
        result = room == whole ? 0 : os_unmap_at(begin + whole, room - whole);
    }
    if (result == 0)
        return OS_CORE_CONVERT(long, begin);
    os_unmap_at(begin, room);
    return result;
}

/*
 * Reserves whole bytes at a multiple of alignment: what the kernel gives may lie right, as it does
 * beside another such block; if not, the multiple below that is mostly free; and in the end as much
 * is reserved as must contain them. Where the only multiple below is 0, there may be others beyond
 * 47 or 48 bits, where the kernel maps for those who name an address there (2^48 itself is none).
 */
OS_CORE_INLINE long os_reserve_aligned(os_size_t whole, os_size_t alignment, os_size_t room)
{
    os_uintptr_t hint = 0;
    long result = 0;
    unsigned int times;

    for (times = 0; times < 3 && result == 0; times++) {
        const os_size_t size = times < 2 ? whole : room;
        os_uintptr_t begin;
        result = os_map_at(hint, size, OS_PROT_NONE, OS_MAP_ANONYMOUS_PRIVATE, -1);
        if (os_is_error(result))
            return result;
        begin = OS_CORE_CONVERT(os_uintptr_t, result);
        hint = begin & ~(alignment - 1);
        if (hint == 0)
            hint = times == 0 ? alignment : alignment | alignment >> 1;
        result = os_keep_aligned(begin, size, whole, alignment);
    }
    return result;
}

OS_DEFINE_CHECKED_HELPER(long, os_map_aligned)
(void **memory, os_size_t length, os_size_t alignment) OS_CORE_NOEXCEPT
{
    const long page_size = os_page_size();
    const os_size_t page = OS_CORE_CONVERT(os_size_t, page_size);
    os_size_t whole, room;
    long begin, result;

    os_map_none(memory);
    if (os_is_error(page_size))
        return page_size;
    if (length == 0 || alignment == 0 || (alignment & (alignment - 1)) != 0)
        return -OS_EINVAL;
    if (alignment < page)
        alignment = page;
    if (__builtin_add_overflow(length, page - 1, &whole))
        return -OS_ENOMEM;
    whole &= ~(page - 1);
    if (__builtin_add_overflow(whole, alignment - page, &room))
        return -OS_ENOMEM;

    /* Only what is given is ever accessible: room that is not counts as no memory. */
    begin = os_reserve_aligned(whole, alignment, room);
    if (os_is_error(begin))
        return begin;
    result = os_trap3(OS_NR_mprotect, begin, os_size(whole), os_bits(OS_MAP_READ_WRITE));
    if (result == 0)
        *memory = OS_CORE_REINTERPRET(void *, begin);
    else
        os_unmap_at(OS_CORE_CONVERT(os_uintptr_t, begin), whole);
    return result;
}

/*
 * What os_map_guarded maps for length bytes, guards included, and the size of a guard, a page.
 * EINVAL: length 0. too_long: that is more than there is.
 */
OS_CORE_INLINE long os_guarded_size(os_size_t length, os_size_t *whole, os_size_t *guard,
                                    long too_long)
{
    const long page = os_page_size();

    *whole = 0;
    *guard = OS_CORE_CONVERT(os_size_t, page);
    if (os_is_error(page))
        return page;
    if (length == 0)
        return -OS_EINVAL;
    if (__builtin_add_overflow(length, 3 * *guard - 1, whole))
        return too_long;
    *whole &= ~(*guard - 1);
    return 0;
}

OS_DEFINE_CHECKED_HELPER(long, os_map_guarded)(void **memory, os_size_t length) OS_CORE_NOEXCEPT
{
    os_size_t whole, guard;
    os_uintptr_t begin;
    long result = os_guarded_size(length, &whole, &guard, -OS_ENOMEM);

    os_map_none(memory);
    if (result != 0)
        return result;
    result = os_map_at(0, whole, OS_PROT_NONE, OS_MAP_ANONYMOUS_PRIVATE, -1);
    if (os_is_error(result))
        return result;
    begin = OS_CORE_CONVERT(os_uintptr_t, result);
    result = os_trap3(OS_NR_mprotect, OS_CORE_CONVERT(long, begin + guard),
                      os_size(whole - 2 * guard), os_bits(OS_MAP_READ_WRITE));
    if (result == 0)
        *memory = OS_CORE_REINTERPRET(void *, begin + guard);
    else
        os_unmap_at(begin, whole);
    return result;
}

OS_DEFINE_HELPER(long, os_unmap_guarded)(void *memory, os_size_t length) OS_CORE_NOEXCEPT
{
    os_size_t whole, guard;
    os_uintptr_t begin;
    const long result = os_guarded_size(length, &whole, &guard, -OS_EINVAL); /* never mapped */

    if (result != 0)
        return result;
    if (__builtin_sub_overflow(OS_CORE_REINTERPRET(os_uintptr_t, memory), guard, &begin))
        return -OS_EINVAL;
    return os_unmap_at(begin, whole);
}

OS_DEFINE_CHECKED_HELPER(long, os_map_ring)(void **ring, os_size_t length) OS_CORE_NOEXCEPT
{
    static const char name[] = "os_map_ring";
    os_size_t both;
    long fd, result;

    os_map_none(ring);
    if (__builtin_add_overflow(length, length, &both))
        return -OS_ENOMEM;
    fd = os_trap2(OS_NR_memfd_create, os_pointer(name), OS_MFD_CLOEXEC);
    if (os_is_error(fd))
        return fd;

    /* Room for both, then the second over its half: nobody else's mapping can come between. */
    result = os_trap2(OS_NR_ftruncate, fd, os_size(length));
    if (result == 0)
        result = os_map_at(0, both, OS_MAP_READ_WRITE, OS_MAP_SHARED, fd);
    if (!os_is_error(result)) {
        const os_uintptr_t begin = OS_CORE_CONVERT(os_uintptr_t, result);
        result =
            os_map_at(begin + length, length, OS_MAP_READ_WRITE, OS_MAP_SHARED | OS_MAP_FIXED, fd);
        if (os_is_error(result)) {
            os_unmap_at(begin, both);
        } else {
            *ring = OS_CORE_REINTERPRET(void *, begin);
            result = 0;
        }
    }
    os_trap1(OS_NR_close, fd);
    return result;
}

/* Of huge pages the kernel maps whole ones, but unmaps no part of one: that is EINVAL. */
OS_CORE_INLINE void os_unmap_rounded(os_uintptr_t begin, os_size_t length)
{
    os_size_t page = 1UL << 11;
    while (os_unmap_at(begin, (length + page - 1) & ~(page - 1)) == -OS_EINVAL && page < 1UL << 40)
        page <<= 1;
}

OS_DEFINE_CHECKED_HELPER(long, os_map_exactly)
(void *addr, os_size_t length, int prot, int flags, int fd, os_off_t offset) OS_CORE_NOEXCEPT
{
    const int exactly = (flags & ~OS_MAP_FIXED) | OS_MAP_FIXED_NOREPLACE;
    long result = os_trap6(OS_NR_mmap, os_pointer(addr), os_size(length), os_bits(prot),
                           os_bits(exactly), os_number(fd), offset);

    if (os_is_error(result))
        return result;
    if (result == os_pointer(addr))
        return 0;

    /* A kernel that took addr for a hint. Advice for no bytes tells if it begins a page at all. */
    os_unmap_rounded(OS_CORE_CONVERT(os_uintptr_t, result), length);
    result = os_trap3(OS_NR_madvise, os_pointer(addr), 0, 0);
    return result == 0 ? -OS_EEXIST : result;
}

OS_DEFINE_HELPER(long, os_name_mapping)
(void *addr, os_size_t length, const char *name) OS_CORE_NOEXCEPT
{
    return os_trap5(OS_NR_prctl, OS_PR_SET_VMA, OS_PR_SET_VMA_ANON_NAME, os_pointer(addr),
                    os_size(length), os_pointer(name));
}

OS_CORE_END
