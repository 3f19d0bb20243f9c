/* SPDX-License-Identifier: MIT */
#include "checks.h"
#include "model.h"

#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)
#define UNSET ((void *)&kernel)

/* --- what all helpers have in common --- */

/* The whole pages of length bytes; do they fit below 2^64, and more bytes with them? */
static unsigned long round_up(unsigned long length)
{
    return rounded(length, kernel.page);
}
static int fits(unsigned long length, unsigned long more)
{
    return length <= -kernel.page && round_up(length) <= ~more;
}

/* The reason of a failure is a call's error, or else the error that the arguments deserve. */
static long first_error_or(long deserved)
{
    return kernel.reason != 0 ? kernel.reason : deserved;
}
#define CHECK_RESULT(name, result, deserved)                                                       \
    MUST(result == first_error_or(deserved), "the reason of " name " is the first error");         \
    SEEN(result == 0, name " succeeds");                                                           \
    SEEN(result != 0 && kernel.reason == result, name " fails with the kernel's error")

/* A piece to map: length bytes of a file (-1: of none), from an offset on. */
struct piece {
    unsigned long begin, length;
    long prot, flags, file;
    unsigned long offset;
};
static struct piece anonymous(unsigned long begin, unsigned long length, long prot)
{
    const struct piece piece = {begin, length, prot, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0};
    return piece;
}

/* The pieces are mapped as they should be, and nothing else; no descriptor is left. */
static void check_page(const struct page *page, const struct piece *pieces, int n)
{
    int mapped = 0;

    for (const struct piece *piece = pieces; piece < pieces + n; piece++) {
        if (!is_in(page, piece->begin, piece->length))
            continue;
        mapped = 1;
        MUST(page->owner == HELPER, "all that it gives is mapped");
        MUST(page->prot == piece->prot && page->flags == piece->flags, "it is mapped as it must");
        MUST(page->object == piece->file, "it is the file's, or nobody's");
        MUST(piece->file == -1 || page->offset == piece->offset + (page->at - piece->begin),
             "each page is that of the file which belongs there");
    }
    MUST(mapped || page->owner != HELPER, "no more is mapped than what it gives");
    SEEN(mapped, "a page is mapped");
    SEEN(!mapped && page->owner == SOMEBODY, "a page is somebody else's");
}
static void check_mapped(const struct piece *pieces, int n)
{
    EACH(page)
        check_page(page, pieces, n);
    MUST(!kernel.is_open, "no descriptor stays open");
}
static void check_nothing(void)
{
    EACH(page)
        MUST(page->owner != HELPER || page->refused, "nothing stays mapped");
    MUST(!kernel.is_open, "no descriptor stays open");
}

/* These pieces, or nothing: what helpers give that set memory, which begins an aligned block. */
static struct block check_memory(long result, const void *memory, unsigned long alignment,
                                 unsigned long length, const struct piece *pieces, int n)
{
    const int guarded = n == 3; /* the memory between two guards */
    struct block block = {(unsigned long)memory, length, guarded, kernel.page};

    if (result == 0) {
        MUST(memory != 0, "no memory is at NULL");
        MUST(((unsigned long)memory & (alignment - 1)) == 0, "it is aligned");
        check_mapped(pieces, n);
    } else {
        MUST(memory == 0, "the output is NULL if it failed");
        check_nothing();
        block.length = 0;
    }
    return block;
}

/* --- the helpers --- */

/* 2^30 is the largest that os_page_size looks for. */
static long no_page_size(void)
{
    return kernel.page > 1UL << 30 ? -OS_EINVAL : 0;
}

void check_page_size(void)
{
    model_begin();
    const long result = os_page_size();
    const long answer = no_page_size() ? -OS_EINVAL : (long)kernel.page;

    MUST(result == first_error_or(answer), "it is the page size or the reason");
    MUST(kernel.calls <= 19, "it ends after 19 calls");
    SEEN(result > 0, "pages have a size");
    SEEN(is_error(result), "it fails with the kernel's error");
}

struct block check_map_anonymous(void)
{
    model_begin();
    const unsigned long length = any_size();
    kernel.most = round_up(length);
    void *memory = UNSET;
    const long result = os_map_anonymous(&memory, length);
    const struct piece all = anonymous((unsigned long)memory, round_up(length), READ_WRITE);

    CHECK_RESULT("os_map_anonymous", result, 0);
    return check_memory(result, memory, kernel.page, length, &all, 1);
}

struct block check_map_file(void)
{
    static const char path[] = "path";

    model_begin();
    void *data = UNSET;
    os_size_t length = 1;
    const long result = os_map_file(&data, &length, path);
    const struct piece all = {(unsigned long)data, round_up(length), OS_PROT_READ, OS_MAP_PRIVATE,
                              kernel.file, 0};

    CHECK_RESULT("os_map_file", result, kernel.has_byte ? -OS_ENODEV : 0);
    MUST(length == (result == 0 ? (unsigned long)kernel.size : 0), "the length is the file's");
    MUST(kernel.path == 0 || kernel.path == (long)path, "the file is that one");
    SEEN(result == -OS_EISDIR && kernel.is_directory, "a file is a directory");
    SEEN(result == 0 && length == 0, "a file is empty");
    SEEN(result == -OS_ENODEV && kernel.has_byte, "a file has no size, and is not empty");
    if (length == 0) /* of an empty file nothing is mapped, as if that had failed */
        return check_memory(-1, data, kernel.page, 0, &all, 1);
    return check_memory(result, data, kernel.page, length, &all, 1);
}

struct block check_map_aligned(void)
{
    model_begin();
    const unsigned long length = any_size(), alignment = any_alignment();
    const unsigned long least = alignment < kernel.page ? kernel.page : alignment;
    kernel.most = round_up(length);
    void *memory = UNSET;
    const long result = os_map_aligned(&memory, length, alignment);
    const struct piece all = anonymous((unsigned long)memory, round_up(length), READ_WRITE);
    long deserved = no_page_size();

    if (deserved == 0 && (length == 0 || alignment == 0 || (alignment & (alignment - 1)) != 0))
        deserved = -OS_EINVAL;
    if (deserved == 0 && !fits(length, least - kernel.page))
        deserved = -OS_ENOMEM;
    CHECK_RESULT("os_map_aligned", result, deserved);
    SEEN(result == -OS_ENOMEM && kernel.reason == 0, "a sum does not fit");
    MUST(((unsigned long)kernel.asked[0] & (least - 1)) == 0 ||
             (unsigned long)kernel.asked[1] > round_up(length),
         "a hint would be right");
    SEEN(result == 0 && kernel.asked[0] == 0 && (unsigned long)kernel.asked[1] == round_up(length),
         "what the kernel gives lies right at once");
    SEEN(result == 0 && kernel.asked[0] != 0, "a hint is taken");
    SEEN(result == 0 && (unsigned long)kernel.asked[1] > round_up(length), "it takes more room");
    return check_memory(result, memory, least, length, &all, 1);
}

/* The error of a length that os_map_guarded and os_unmap_guarded have in common, or 0. */
static long guarded_deserves(unsigned long length)
{
    if (no_page_size() || length == 0)
        return -OS_EINVAL;
    return fits(length, 2 * kernel.page) ? 0 : -OS_ENOMEM;
}
struct block check_map_guarded(void)
{
    model_begin();
    const unsigned long length = any_size();
    kernel.most = round_up(length);
    void *memory = UNSET;
    const long result = os_map_guarded(&memory, length);
    const unsigned long begin = (unsigned long)memory, whole = round_up(length);
    const struct piece all[] = {
        anonymous(begin - kernel.page, kernel.page, OS_PROT_NONE),
        anonymous(begin, whole, READ_WRITE),
        anonymous(begin + whole, kernel.page, OS_PROT_NONE),
    };

    CHECK_RESULT("os_map_guarded", result, guarded_deserves(length));
    SEEN(result == -OS_ENOMEM && kernel.reason == 0, "a sum does not fit");
    return check_memory(result, memory, kernel.page, length, all, 3);
}

struct block check_map_ring(void)
{
    model_begin();
    const unsigned long length = any_size();
    kernel.most = round_up(2 * length);
    void *ring = UNSET;
    const long result = os_map_ring(&ring, length);
    const unsigned long begin = (unsigned long)ring;
    const struct piece all[] = {
        {begin, length, READ_WRITE, OS_MAP_SHARED, kernel.file, 0},
        {begin + length, length, READ_WRITE, OS_MAP_SHARED, kernel.file, 0},
    };

    CHECK_RESULT("os_map_ring", result, length >> 63 == 0 ? 0 : -OS_ENOMEM);
    MUST(length >> 63 == 0 || kernel.calls == 0, "no call is made for a sum that does not fit");
    SEEN(result == -OS_ENOMEM && kernel.reason == 0, "a sum does not fit");
    MUST(result != 0 || (length != 0 && round_up(length) == length), "a ring has whole pages");
    MUST(result != 0 || (unsigned long)kernel.size == length, "its file is as long as it says");
    return check_memory(result, ring, kernel.page, 2 * length, all, 2);
}

/* A set of bits as it must reach the kernel: riscv64's ABI sign-extends every int. */
static long bits(int set)
{
#ifdef OS_CORE_RISCV64
    return set;
#else
    return (long)(unsigned int)set;
#endif
}
struct block check_map_exactly(void)
{
    model_begin();
    const unsigned long at = any_address(), length = any_size(), offset = any_address();
    const int prot = (int)any_long(), flags = (int)any_long(), fd = (int)any_long();
    const int where = OS_MAP_FIXED | OS_MAP_FIXED_NOREPLACE;
    const long file = (flags & OS_MAP_ANONYMOUS) != 0 ? -1 : fd;
    const long result = os_map_exactly((void *)at, length, prot, flags, fd, (os_off_t)offset);
    const unsigned long whole = rounded(length, kernel.unit);
    const struct piece all = {at, whole, bits(prot), bits(flags & ~where), file, offset};
    const struct block block = {at, result == 0 ? whole : 0, 0, kernel.unit};

    MUST(kernel.asked[0] == (long)at && kernel.asked[1] == (long)length &&
             kernel.asked[2] == bits(prot) && kernel.asked[4] == fd &&
             kernel.asked[3] == bits((flags & ~where) | OS_MAP_FIXED_NOREPLACE) &&
             kernel.asked[5] == (long)offset,
         "mmap gets these arguments");
    if (is_error(kernel.mapped))
        MUST(result == kernel.mapped, "the kernel's error is given");
    else if ((unsigned long)kernel.mapped == at)
        MUST(result == 0, "mapped there is success");
    else
        MUST(result == (kernel.advised != 0 ? kernel.advised : -OS_EEXIST), "elsewhere is none");
    if (result == 0)
        check_mapped(&all, 1);
    else
        check_nothing();
    SEEN(result == 0, "it succeeds");
    SEEN(result == -OS_EEXIST && is_error(kernel.mapped), "the place is taken");
    SEEN(result == -OS_EEXIST && !is_error(kernel.mapped), "it is mapped elsewhere");
    SEEN(!is_error(kernel.mapped) && kernel.unit > kernel.page, "there are huge pages");
    return block;
}

void check_name_mapping(void)
{
    static const char name[] = "name";

    model_begin();
    const unsigned long at = any_address(), length = any_size();
    const long result = os_name_mapping((void *)at, length, name);
    const long *a = kernel.argument;

    MUST(kernel.calls == 1 && kernel.nr == OS_NR_prctl, "it is one call");
    MUST(a[0] == OS_PR_SET_VMA && a[1] == OS_PR_SET_VMA_ANON_NAME && a[2] == (long)at &&
             a[3] == (long)length && a[4] == (long)name && a[5] == 0,
         "with these arguments");
    CHECK_RESULT("os_name_mapping", result, 0);
}

/* --- to give back what they gave --- */

static void belongs_to_helper(unsigned long at, unsigned long length)
{
    EACH(page)
        if (is_in(page, at, length))
            page->owner = HELPER;
}
/* All of it goes, or nothing does. */
static int check_gone(long result, unsigned long at, unsigned long length)
{
    EACH(page)
        MUST((page->owner == HELPER) == (is_in(page, at, length) && result != 0),
             "all of it goes, or nothing");
    CHECK_RESULT("what unmaps", result, 0);
    return result == 0;
}

int check_unmap(struct block block)
{
    model_begin();
    kernel.unit = block.unit;
    belongs_to_helper(block.memory, round_up(block.length));
    return check_gone(os_munmap((void *)block.memory, block.length), block.memory,
                      round_up(block.length));
}

/* Memory that is not os_map_guarded's is refused. */
int check_unmap_guarded(struct block block)
{
    model_begin();
    const unsigned long begin = block.memory - kernel.page;
    const unsigned long whole = round_up(block.length) + 2 * kernel.page;
    const int possible = guarded_deserves(block.length) == 0 && block.memory >= kernel.page &&
                         begin < -kernel.page && whole <= -kernel.page - begin &&
                         (begin & (kernel.page - 1)) == 0;

    if (possible)
        belongs_to_helper(begin, whole);
    const long result = os_unmap_guarded((void *)block.memory, block.length);
    SEEN(!possible, "it was never mapped");
    if (possible)
        return check_gone(result, begin, whole);
    MUST(result == first_error_or(-OS_EINVAL), "what was never mapped is refused");
    return 0;
}
