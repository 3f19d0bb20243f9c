/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN_

/* The page size, without a call where that is certain. */
OS_CORE_INLINE_ long os_page_(void)
{
#ifdef OS_PAGE_SIZE_
    const long size = OS_PAGE_SIZE_;
    return size;
#else
    return os_page_size();
#endif
}

/* mmap and munmap with numbers: these helpers reckon with addresses. */
OS_CORE_INLINE_ long os_map_at_(os_uintptr_t addr, os_size_t length, int prot, int flags, long fd)
{
    return os_trap6_(OS_NR_mmap, (long)addr, os_size_(length), os_bits_(prot), os_bits_(flags), fd,
                     0);
}

OS_CORE_INLINE_ long os_unmap_at_(os_uintptr_t addr, os_size_t length)
{
    return os_trap2_(OS_NR_munmap, (long)addr, os_size_(length));
}

#define OS_MAP_READ_WRITE_ (OS_PROT_READ | OS_PROT_WRITE)
#define OS_MAP_ANONYMOUS_PRIVATE_ (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)

/* An output is NULL unless all goes well. */
OS_CORE_INLINE_ void os_map_none_(void **memory)
{
    *memory = 0;
    OS_ANNOTATE_OUTPUT_(memory);
}

OS_CORE_DEFINE_HELPER_ long os_map_anonymous(void **memory, os_size_t length) OS_CORE_NOEXCEPT_
{
    const long result = os_map_at_(0, length, OS_MAP_READ_WRITE_, OS_MAP_ANONYMOUS_PRIVATE_, -1);

    os_map_none_(memory);
    if (os_is_error(result))
        return result;
    *memory = (void *)result;
    return 0;
}
OS_CORE_NAMED_(map_anonymous);

/* The size of an open file, or why it has none. */
OS_CORE_INLINE_ long os_file_size_(long fd)
{
    char byte;
    long size = os_trap3_(OS_NR_read, fd, 0, 0); /* EISDIR: the size of a directory means nothing */

    if (size == 0)
        size = os_trap3_(OS_NR_lseek, fd, 0, OS_SEEK_END);
    if (size == 0) { /* files in /proc, and devices, say so and are not empty */
        size = os_trap3_(OS_NR_read, fd, (long)&byte, 1);
        if (size > 0)
            size = -OS_ENODEV;
    }
    return size;
}

OS_CORE_DEFINE_HELPER_ long os_map_file(void **data, os_size_t *length,
                                        const char *path) OS_CORE_NOEXCEPT_
{
    long fd, size, result;

    os_map_none_(data);
    *length = 0;
    OS_ANNOTATE_OUTPUT_(length);
    /* The open waits for nobody at the other end of a FIFO, and makes no terminal the process's. */
    fd = os_trap4_(OS_NR_openat, OS_AT_FDCWD, os_pointer_(path),
                   OS_O_RDONLY | OS_O_CLOEXEC | OS_O_NONBLOCK | OS_O_NOCTTY, 0);
    if (os_is_error(fd))
        return fd;
    result = size = os_file_size_(fd);
    if (size > 0)
        result = os_map_at_(0, (os_size_t)size, OS_PROT_READ, OS_MAP_PRIVATE, fd);
    os_trap1_(OS_NR_close, fd);
    if (os_is_error(result))
        return result;
    *data = (void *)result; /* of an empty file that is 0 */
    *length = (os_size_t)size;
    return 0;
}
OS_CORE_NAMED_(map_file);

/*
 * room bytes are mapped at begin: unmaps all of them but whole ones at a multiple of alignment.
 * Returns their address, 0 if there are none and all are unmapped, or an error.
 *
 * If an unmapping fails (too many mappings), the rest goes too, but not the part that is unmapped
 * already: that can be another thread's by now.
 */
OS_CORE_INLINE_ long os_keep_aligned_(os_uintptr_t begin, os_size_t room, os_size_t whole,
                                      os_size_t alignment)
{
    os_size_t before = (alignment - (begin & (alignment - 1))) & (alignment - 1);
    long result;

    if (before > room - whole)
        before = room;
    result = before == 0 ? 0 : os_unmap_at_(begin, before);
    if (result == 0) {
        begin += before;
        room -= before;
        if (room == 0)
            return 0;
        result = room == whole ? 0 : os_unmap_at_(begin + whole, room - whole);
    }
    if (result == 0)
        return (long)begin;
    os_unmap_at_(begin, room);
    return result;
}

/* Makes reserved memory accessible. Returns its address, or an error and it is unmapped. */
OS_CORE_INLINE_ long os_open_reserved_(long begin, os_size_t whole)
{
    const long result =
        os_trap3_(OS_NR_mprotect, begin, os_size_(whole), os_bits_(OS_MAP_READ_WRITE_));

    if (result == 0)
        return begin;
    os_unmap_at_((os_uintptr_t)begin, whole);
    return result;
}

/* A quarter of the smallest address space, that of riscv64 with Sv39. */
#define OS_MAP_MUCH_ (1UL << 36)

/*
 * Maps whole bytes at a multiple of alignment. Where they are a multiple of it, the kernel's own
 * choice lies right beside another such block, and where Linux aligns for huge pages. If not, the
 * multiple below is mostly free. In the end the function reserves as much as must contain them,
 * without access, so that it counts as no memory. For others it begins with that, because they
 * leave gaps in which the next one fits and never lies right. Where the only multiple below is 0,
 * there may be others beyond 47 or 48 bits, where the kernel maps for those who name an address
 * there (2^48 itself is none).
 */
OS_CORE_INLINE_ long os_place_aligned_(os_size_t whole, os_size_t alignment, os_size_t room)
{
    os_uintptr_t hint = 0;
    long result = 0;
    unsigned int times = (whole & (alignment - 1)) != 0 && alignment <= OS_MAP_MUCH_ ? 2 : 0;

    for (; times < 3 && result == 0; times++) {
        const os_size_t size = times < 2 ? whole : room;
        os_uintptr_t begin;
        result = os_map_at_(hint, size, times < 2 ? OS_MAP_READ_WRITE_ : OS_PROT_NONE,
                            OS_MAP_ANONYMOUS_PRIVATE_, -1);
        if (os_is_error(result))
            return result;
        begin = (os_uintptr_t)result;
        hint = begin & ~(alignment - 1);
        if (hint == 0)
            hint = times == 0 ? alignment : alignment | alignment >> 1;
        result = os_keep_aligned_(begin, size, whole, alignment);
    }
    return times < 3 || os_is_error(result) ? result : os_open_reserved_(result, whole);
}

OS_CORE_DEFINE_HELPER_ long os_map_aligned(void **memory, os_size_t length,
                                           os_size_t alignment) OS_CORE_NOEXCEPT_
{
    const long page_size = os_page_();
    const os_size_t page = (os_size_t)page_size;
    os_size_t whole, room;
    long result;

    os_map_none_(memory);
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

    result = os_place_aligned_(whole, alignment, room);
    if (os_is_error(result))
        return result;
    *memory = (void *)result;
    return 0;
}
OS_CORE_NAMED_(map_aligned);

/*
 * The bytes that os_map_guarded maps for length, guards of a page included. EINVAL: length is 0, or
 * page no power of two. too_long: the sum does not fit.
 */
OS_CORE_INLINE_ long os_guarded_size_(os_size_t length, os_size_t page, os_size_t *whole,
                                      long too_long)
{
    *whole = 0;
    if (length == 0 || page == 0 || (page & (page - 1)) != 0)
        return -OS_EINVAL;
    if (__builtin_mul_overflow(page, 3UL, whole) ||
        __builtin_add_overflow(length, *whole - 1, whole))
        return too_long;
    *whole &= ~(page - 1);
    return 0;
}

OS_CORE_INLINE_ long os_map_between_(void **memory, os_size_t length, os_size_t page)
{
    os_size_t whole;
    os_uintptr_t begin;
    long result = os_guarded_size_(length, page, &whole, -OS_ENOMEM);

    if (result != 0)
        return result;
    result = os_map_at_(0, whole, OS_PROT_NONE, OS_MAP_ANONYMOUS_PRIVATE_, -1);
    if (os_is_error(result))
        return result;
    begin = (os_uintptr_t)result;
    result = os_trap3_(OS_NR_mprotect, (long)(begin + page), os_size_(whole - 2 * page),
                       os_bits_(OS_MAP_READ_WRITE_));
    if (result == 0)
        *memory = (void *)(begin + page);
    else
        os_unmap_at_(begin, whole);
    return result;
}

OS_CORE_INLINE_ long os_unmap_between_(void *memory, os_size_t length, os_size_t page)
{
    os_size_t whole;
    os_uintptr_t begin;
    const long result = os_guarded_size_(length, page, &whole, -OS_EINVAL); /* never mapped */

    if (result != 0)
        return result;
    if (__builtin_sub_overflow((os_uintptr_t)memory, page, &begin))
        return -OS_EINVAL;
    return os_unmap_at_(begin, whole);
}

OS_CORE_DEFINE_HELPER_ long os_map_guarded(void **memory, os_size_t length) OS_CORE_NOEXCEPT_
{
    const long page = os_page_();

    os_map_none_(memory);
    return os_is_error(page) ? page : os_map_between_(memory, length, (os_size_t)page);
}
OS_CORE_NAMED_(map_guarded);

OS_CORE_DEFINE_HELPER_ long os_map_guarded_by(void **memory, os_size_t length,
                                              os_size_t guard) OS_CORE_NOEXCEPT_
{
    os_map_none_(memory);
    return os_map_between_(memory, length, guard);
}
OS_CORE_NAMED_(map_guarded_by);

OS_CORE_DEFINE_HELPER_ long os_unmap_guarded(void *memory, os_size_t length) OS_CORE_NOEXCEPT_
{
    const long page = os_page_();

    return os_is_error(page) ? page : os_unmap_between_(memory, length, (os_size_t)page);
}
OS_CORE_NAMED_(unmap_guarded);

OS_CORE_DEFINE_HELPER_ long os_unmap_guarded_by(void *memory, os_size_t length,
                                                os_size_t guard) OS_CORE_NOEXCEPT_
{
    return os_unmap_between_(memory, length, guard);
}
OS_CORE_NAMED_(unmap_guarded_by);

OS_CORE_DEFINE_HELPER_ long os_map_ring(void **ring, os_size_t length) OS_CORE_NOEXCEPT_
{
    static const char name[] = "os_map_ring";
    os_size_t both;
    long fd, result;

    os_map_none_(ring);
    if (__builtin_add_overflow(length, length, &both))
        return -OS_ENOMEM;
    fd = os_trap2_(OS_NR_memfd_create, os_pointer_(name), OS_MFD_CLOEXEC);
    if (os_is_error(fd))
        return fd;

    /* Room for both, then the second over its half: nobody else's mapping can come between. */
    result = os_trap2_(OS_NR_ftruncate, fd, os_size_(length));
    if (result == 0)
        result = os_map_at_(0, both, OS_MAP_READ_WRITE_, OS_MAP_SHARED, fd);
    if (!os_is_error(result)) {
        const os_uintptr_t begin = (os_uintptr_t)result;
        result = os_map_at_(begin + length, length, OS_MAP_READ_WRITE_,
                            OS_MAP_SHARED | OS_MAP_FIXED, fd);
        if (os_is_error(result)) {
            os_unmap_at_(begin, both);
        } else {
            *ring = (void *)begin;
            result = 0;
        }
    }
    os_trap1_(OS_NR_close, fd);
    return result;
}
OS_CORE_NAMED_(map_ring);

/* The kernel maps whole huge pages, but unmaps no part of one: that is EINVAL. */
OS_CORE_INLINE_ void os_unmap_rounded_(os_uintptr_t begin, os_size_t length)
{
    os_size_t page = 1UL << 11;
    while (os_unmap_at_(begin, (length + page - 1) & ~(page - 1)) == -OS_EINVAL && page < 1UL << 40)
        page <<= 1;
}

OS_CORE_DEFINE_HELPER_ long os_map_exactly(void *addr, os_size_t length, int prot, int flags,
                                           int fd, os_off_t offset) OS_CORE_NOEXCEPT_
{
    const int exactly = (flags & ~OS_MAP_FIXED) | OS_MAP_FIXED_NOREPLACE;
    long result = os_trap6_(OS_NR_mmap, os_pointer_(addr), os_size_(length), os_bits_(prot),
                            os_bits_(exactly), os_number_(fd), offset);

    if (os_is_error(result))
        return result;
    if (result == os_pointer_(addr))
        return 0;

    /* A kernel that took addr for a hint. Advice for no bytes tells if it begins a page at all. */
    os_unmap_rounded_((os_uintptr_t)result, length);
    result = os_trap3_(OS_NR_madvise, os_pointer_(addr), 0, 0);
    return result == 0 ? -OS_EEXIST : result;
}
OS_CORE_NAMED_(map_exactly);

OS_CORE_DEFINE_HELPER_ long os_name_mapping(void *addr, os_size_t length,
                                            const char *name) OS_CORE_NOEXCEPT_
{
    return os_trap5_(OS_NR_prctl, OS_PR_SET_VMA, OS_PR_SET_VMA_ANON_NAME, os_pointer_(addr),
                     os_size_(length), os_pointer_(name));
}
OS_CORE_NAMED_(name_mapping);

OS_CORE_END_
