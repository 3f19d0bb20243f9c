/* SPDX-License-Identifier: MIT */
#include "checks.h"
#include "model.h"

#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)
#define UNSET ((void *)&kernel)

/* The whole pages of length bytes; do they fit below 2^64, and more bytes with them? */
static unsigned long round_up(unsigned long length)
{
    return (length + kernel.page - 1) & -kernel.page;
}
static int fits(unsigned long length, unsigned long more)
{
    return length <= -kernel.page && round_up(length) <= ~more;
}

/* The reason of a failure is what a call gave, and if none did, what the arguments deserve. */
static void check_result(long result, long deserved)
{
    MUST(result == (kernel.reason != 0 ? kernel.reason : deserved), "the reason is the first error");
    SEEN(result == 0, "it succeeds");
    SEEN(result != 0 && kernel.reason == result, "it fails with the kernel's error");
}

/* What is to be mapped: length bytes of a file (-1: of none), from an offset on. */
struct piece {
    unsigned long begin, length;
    long prot, type, file;
    unsigned long offset;
};
static struct piece anonymous(unsigned long begin, unsigned long length, long prot)
{
    return (struct piece){begin, length, prot, OS_MAP_PRIVATE, -1, 0};
}

/* These pieces, one behind the other, are mapped and nothing else; no descriptor is left. */
static void check_mapped(const struct piece *pieces, int n)
{
    unsigned long at = pieces[0].begin;

    MUST(kernel.begin == at, "no more is mapped than what it gives, before it");
    for (int i = 0; i < n; i++) {
        const struct piece *piece = &pieces[i];
        MUST(piece->begin == at, "the pieces are neighbours");
        at += piece->length;
        for (int j = 0; j < WATCHED; j++) {
            const struct page *page = &kernel.watched[j];
            if (page->at < piece->begin || page->at - piece->begin >= piece->length)
                continue;
            MUST(page->prot == piece->prot && page->type == piece->type, "it is mapped as it should be");
            MUST(page->object == piece->file, "it is the file's, or nobody's");
            MUST(piece->file == -1 || page->offset == piece->offset + (page->at - piece->begin),
                 "each page is that of the file which belongs there");
        }
    }
    MUST(kernel.end == at, "all that it gives is mapped, and no more behind it");
    MUST(!kernel.open, "no descriptor stays open");
}
static void check_nothing(void)
{
    MUST(kernel.begin == kernel.end || kernel.refused, "nothing stays mapped");
    MUST(!kernel.open, "no descriptor stays open");
}
static void check_aligned(const void *memory, unsigned long alignment)
{
    MUST(memory != 0, "no memory is at NULL");
    MUST(((unsigned long)memory & (alignment - 1)) == 0, "it is aligned");
}

/* 2^30 is the largest that os_page_size looks for. */
static long no_page_size(void)
{
    return kernel.page > 1UL << 30 ? -OS_EINVAL : 0;
}

void check_page_size(void)
{
    const long result = os_page_size();
    const long answer = no_page_size() ? -OS_EINVAL : (long)kernel.page;

    MUST(result == (kernel.reason != 0 ? kernel.reason : answer), "it is the page size or the reason");
    MUST(kernel.calls <= 19, "it ends after 19 calls");
    SEEN(result == 4096, "pages have 4 KiB");
    SEEN(result == 65536, "pages have 64 KiB");
    SEEN(os_is_error(result), "it fails with the kernel's error");
}

void check_map_anonymous(void)
{
    const unsigned long length = any_size();
    void *memory = UNSET;
    const long result = os_map_anonymous(&memory, length);
    const struct piece all = anonymous((unsigned long)memory, round_up(length), READ_WRITE);

    check_result(result, 0);
    if (result != 0) {
        MUST(memory == 0, "the output is NULL if it failed");
        check_nothing();
    } else {
        check_aligned(memory, kernel.page);
        check_mapped(&all, 1);
    }
}

void check_map_file(void)
{
    static const char path[] = "path";
    void *data = UNSET;
    os_size_t length = 1;
    const long result = os_map_file(&data, &length, path);
    const struct piece all = {(unsigned long)data, round_up(length), OS_PROT_READ, OS_MAP_PRIVATE,
                              kernel.file, 0};

    check_result(result, kernel.has_byte ? -OS_ENODEV : 0);
    MUST(length == (result == 0 ? (unsigned long)kernel.size : 0), "the length is the file's");
    if (length == 0) {
        MUST(data == 0, "the output is NULL if it failed, or the file is empty");
        check_nothing();
    } else {
        check_aligned(data, kernel.page);
        check_mapped(&all, 1);
    }
    SEEN(result == 0 && length == 0, "a file is empty");
    SEEN(result == -OS_ENODEV && kernel.has_byte, "a file has no size, and is not empty");
}

void check_map_aligned(void)
{
    const unsigned long length = any_size(), alignment = any_alignment();
    const unsigned long least = alignment < kernel.page ? kernel.page : alignment;
    void *memory = UNSET;
    const long result = os_map_aligned(&memory, length, alignment);
    const struct piece all = anonymous((unsigned long)memory, round_up(length), READ_WRITE);
    long deserved = no_page_size();

    if (deserved == 0 && (length == 0 || alignment == 0 || (alignment & (alignment - 1)) != 0))
        deserved = -OS_EINVAL;
    if (deserved == 0 && !fits(length, least - kernel.page))
        deserved = -OS_ENOMEM;
    check_result(result, deserved);
    if (result != 0) {
        MUST(memory == 0, "the output is NULL if it failed");
        check_nothing();
    } else {
        check_aligned(memory, least);
        check_mapped(&all, 1);
    }
    SEEN(result == -OS_ENOMEM && kernel.reason == 0, "a sum does not fit");
}

/* The error of a length that os_map_guarded and os_unmap_guarded have in common, or 0. */
static long guarded_deserves(unsigned long length)
{
    if (no_page_size() || length == 0)
        return -OS_EINVAL;
    return fits(length, 2 * kernel.page) ? 0 : -OS_ENOMEM;
}
void check_map_guarded(void)
{
    const unsigned long length = any_size();
    void *memory = UNSET;
    const long result = os_map_guarded(&memory, length);
    const unsigned long begin = (unsigned long)memory, whole = round_up(length);
    const struct piece all[] = {
        anonymous(begin - kernel.page, kernel.page, OS_PROT_NONE),
        anonymous(begin, whole, READ_WRITE),
        anonymous(begin + whole, kernel.page, OS_PROT_NONE),
    };

    check_result(result, guarded_deserves(length));
    if (result != 0) {
        MUST(memory == 0, "the output is NULL if it failed");
        check_nothing();
    } else {
        check_aligned(memory, kernel.page);
        check_mapped(all, 3);
    }
    SEEN(result == -OS_ENOMEM && kernel.reason == 0, "a sum does not fit");
}

/* What os_map_guarded maps for that length at that place is mapped: all of it goes, or nothing. */
void check_unmap_guarded(void)
{
    const unsigned long length = any_size(), memory = any_address() & -kernel.page;
    const unsigned long begin = memory - kernel.page, whole = round_up(length) + 2 * kernel.page;
    const int possible = guarded_deserves(length) == 0 && memory >= kernel.page &&
                         begin < -kernel.page && whole <= -kernel.page - begin;
    long result;

    if (possible) {
        kernel.begin = begin;
        kernel.end = begin + whole;
    }
    result = os_unmap_guarded((void *)memory, length);
    if (possible) {
        MUST(result == kernel.reason, "it succeeds, or gives the kernel's error");
        MUST(kernel.refused || kernel.reason != 0 || kernel.begin == kernel.end, "all of it goes");
        MUST(result == 0 || (kernel.begin == begin && kernel.end == begin + whole), "or nothing");
    } else {
        MUST(result == (kernel.reason != 0 ? kernel.reason : -OS_EINVAL), "it was never mapped");
    }
    SEEN(result == 0, "it succeeds");
    SEEN(!possible, "it is called for what cannot be");
}

void check_map_ring(void)
{
    const unsigned long length = any_size();
    void *ring = UNSET;
    const long result = os_map_ring(&ring, length);
    const unsigned long begin = (unsigned long)ring;
    const struct piece all[] = {
        {begin, length, READ_WRITE, OS_MAP_SHARED, kernel.file, 0},
        {begin + length, length, READ_WRITE, OS_MAP_SHARED, kernel.file, 0},
    };

    check_result(result, length >> 63 == 0 ? 0 : -OS_ENOMEM);
    if (result != 0) {
        MUST(ring == 0, "the output is NULL if it failed");
        check_nothing();
    } else {
        MUST(length != 0 && (length & (kernel.page - 1)) == 0, "a ring has whole pages");
        MUST((unsigned long)kernel.size == length, "its file is as long as it says");
        check_aligned(ring, kernel.page);
        check_mapped(all, 2);
    }
    SEEN(result == -OS_ENOMEM && kernel.reason == 0, "a sum does not fit");
}

void check_map_exactly(void)
{
    const unsigned long at = any_address(), length = any_size(), offset = any_address();
    const int prot = (int)any(0, 7), flags = (int)any(0, ~0U), fd = (int)any(0, 1UL << 30);
    const long file = (flags & OS_MAP_ANONYMOUS) != 0 ? -1 : fd;
    const long result = os_map_exactly((void *)at, length, prot, flags, fd, (os_off_t)offset);
    const struct piece all = {at, round_up(length), prot, flags & OS_MAP_TYPE, file, offset};

    if (os_is_error(kernel.mapped))
        MUST(result == kernel.mapped, "the kernel's error is given");
    else if ((unsigned long)kernel.mapped == at)
        MUST(result == 0, "mapped there is success");
    else
        MUST(result == (kernel.advised != 0 ? kernel.advised : -OS_EEXIST), "elsewhere is an error");
    if (result == 0)
        check_mapped(&all, 1);
    else
        check_nothing();
    SEEN(result == 0, "it succeeds");
    SEEN(result == -OS_EEXIST && !os_is_error(kernel.mapped), "it is mapped elsewhere");
}

void check_name_mapping(void)
{
    static const char name[] = "name";
    const unsigned long at = any_address(), length = any_size();
    const long result = os_name_mapping((void *)at, length, name);
    const long *a = kernel.argument;

    MUST(kernel.calls == 1 && kernel.nr == OS_NR_prctl, "it is one call");
    MUST(a[0] == OS_PR_SET_VMA && a[1] == OS_PR_SET_VMA_ANON_NAME && a[2] == (long)at &&
             a[3] == (long)length && a[4] == (long)name && a[5] == 0,
         "with these arguments");
    check_result(result, 0);
}
