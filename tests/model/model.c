/* SPDX-License-Identifier: MIT */
#include "model.h"

struct kernel kernel;

void model_boot(unsigned long size, unsigned long first)
{
    kernel.page = size;
    kernel.asking_fails = kernel.takes_as_hint = 0;
    EACH(page) {
        page->at = first;
        page->owner = NOBODY;
        first += size;
    }
}

void model_begin(void)
{
    EACH(page) {
        page->refused = 0;
        if (page->owner == HELPER)
            page->owner = SOMEBODY;
    }
    kernel.calls = kernel.is_open = kernel.is_directory = kernel.has_byte = 0;
    kernel.most = ~0UL;
    kernel.unit = kernel.page;
    kernel.file = -1;
    kernel.size = kernel.path = kernel.reason = kernel.mapped = kernel.advised = 0;
    kernel.asked[0] = kernel.asked[1] = 0;
}

static int misaligned(long number)
{
    return ((unsigned long)number & (kernel.page - 1)) != 0;
}
/* An address is no error: the last page of all is never mapped. */
static int is_room(unsigned long at, unsigned long length)
{
    return at <= -kernel.page && length <= -kernel.page - at;
}
static int all_are(enum owner owner, unsigned long at, unsigned long length)
{
    int yes = 1;
    EACH(page)
        yes &= !is_in(page, at, length) || page->owner == owner;
    return yes;
}

static long error(long number)
{
    if (kernel.reason == 0)
        kernel.reason = -number;
    return -number;
}
/* Does this call fail, and with which error? */
static int fails(long *result)
{
    if (!any_failure())
        return 0;
    *result = error(any_error());
    return 1;
}

/* The place of a mapping of that length, or an error. */
static long place(const long *a, unsigned long length, unsigned long unit)
{
    const int fixed = (a[3] & OS_MAP_FIXED) != 0, hint = kernel.takes_as_hint;
    const int exactly = fixed || ((a[3] & OS_MAP_FIXED_NOREPLACE) != 0 && !hint);
    const unsigned long at = exactly ? (unsigned long)a[0] : any_address() & -unit;

    MUST(!fixed || (a[3] & OS_MAP_FIXED_NOREPLACE) == 0, "the flags do not contradict each other");
    if (a[1] == 0 || misaligned(a[5]) || (at & (unit - 1)) != 0)
        return error(OS_EINVAL);
    if (length == 0 || !is_room(at, length) || (at == 0 && !exactly))
        return error(OS_ENOMEM);
    if (fixed)
        MUST(all_are(HELPER, at, length), "only what the helper has mapped is replaced");
    else if (!all_are(NOBODY, at, length))
        return error(exactly ? OS_EEXIST : OS_ENOMEM);
    return (long)at;
}

/* Accessible bytes count as memory: against overcommit and limits, and if they are locked. */
static void check_access(long prot, unsigned long length)
{
    MUST(prot == OS_PROT_NONE || length <= kernel.most, "only what it gives is accessible");
}

/* MAP_FIXED that fails leaves what was there. (Where it does not: see os_map_ring in map.h.) */
static long map(const long *a)
{
    const int huge = (a[3] & OS_MAP_HUGETLB) != 0, anonymous = (a[3] & OS_MAP_ANONYMOUS) != 0;
    const unsigned long unit = huge ? any_huge_page() : kernel.page;
    const unsigned long length = rounded((unsigned long)a[1], unit);
    long at;

    for (int i = 0; i < 6; i++)
        kernel.asked[i] = a[i];
    MUST(anonymous || kernel.file < 0 || a[4] != kernel.file || kernel.is_open,
         "no closed descriptor is used");
    check_access(a[2], length);
    if (fails(&at))
        return at;
    if (!anonymous && a[4] < 0)
        return error(OS_EBADF);
    at = place(a, length, unit);
    if (is_error(at))
        return at;
    kernel.unit = unit;
    EACH(page)
        if (is_in(page, (unsigned long)at, length)) {
            page->owner = HELPER;
            page->prot = a[2];
            page->flags = a[3] & ~(long)(OS_MAP_FIXED | OS_MAP_FIXED_NOREPLACE);
            page->object = anonymous ? -1 : a[4];
            page->offset = (unsigned long)a[5] + (page->at - (unsigned long)at);
        }
    return at;
}

/* EINVAL has the reasons that are tested here, and no others; all other errors are possible. */
static long unmap(const long *a)
{
    const unsigned long at = (unsigned long)a[0];
    const unsigned long length = rounded((unsigned long)a[1], kernel.page);

    if (misaligned(a[0]) || length == 0 || !is_room(at, length))
        return error(OS_EINVAL);
    if (((at | length) & (kernel.unit - 1)) != 0)
        return -OS_EINVAL; /* a part of a huge page: an answer for the helper that asks */
    MUST(all_are(HELPER, at, length), "only what the helper has mapped is unmapped");
    if (any_failure()) {
        EACH(page)
            page->refused |= is_in(page, at, length);
        const long number = any_error();
        return error(number == OS_EINVAL ? OS_ENOMEM : number);
    }
    EACH(page)
        if (is_in(page, at, length))
            page->owner = NOBODY;
    return 0;
}

static long protect(const long *a)
{
    const unsigned long at = (unsigned long)a[0];
    const unsigned long length = rounded((unsigned long)a[1], kernel.page);
    long result;

    if (misaligned(a[0]))
        return error(OS_EINVAL);
    MUST(is_room(at, length) && all_are(HELPER, at, length),
         "only what the helper has mapped is protected");
    check_access(a[2], length);
    if (fails(&result))
        return result;
    EACH(page)
        if (is_in(page, at, length))
            page->prot = a[2];
    return 0;
}

/* For no bytes, the only way in which the helpers ask: a question about the page size. */
static long advise(const long *a)
{
    const long number = kernel.asking_fails && any_failure() ? any_error() : OS_EINVAL;

    MUST(a[1] == 0 && a[2] == OS_MADV_NORMAL, "advice changes nothing");
    if (number != OS_EINVAL) /* who gives that for something else cannot be understood */
        return error(number);
    return misaligned(a[0]) ? -OS_EINVAL : 0;
}

static long open_file(long nr, const long *a)
{
    const int is_file = nr == OS_NR_openat;
    const long flags = OS_O_RDONLY | OS_O_CLOEXEC | OS_O_NONBLOCK | OS_O_NOCTTY;
    long result;

    MUST(!kernel.is_open, "one descriptor is open at a time");
    MUST(!is_file || (a[0] == OS_AT_FDCWD && a[2] == flags && a[3] == 0),
         "a file is opened to be read, and nothing else");
    MUST(is_file || a[1] == OS_MFD_CLOEXEC, "a memfd does not survive exec");
    if (fails(&result))
        return result;
    kernel.is_open = 1;
    kernel.is_directory = is_file && any(0, 7) == 0;
    kernel.path = a[is_file];
    kernel.file = (long)any(0, ~0U >> 1);
    kernel.size = (long)(any_size() >> 1);
    return kernel.file;
}

static long file_call(long nr, const long *a)
{
    long result;

    MUST(kernel.is_open && a[0] == kernel.file, "a file's call is for the file that is open");
    if (nr == OS_NR_close) { /* it tells of an error, and the descriptor is closed: close(2) */
        kernel.is_open = 0;
        return any_failure() ? -any_error() : 0;
    }
    if (fails(&result))
        return result;
    switch (nr) {
    case OS_NR_lseek:
        MUST(a[1] == 0 && a[2] == OS_SEEK_END, "the size is asked for");
        MUST(!kernel.is_directory, "the size of a directory means nothing");
        return kernel.size;
    case OS_NR_ftruncate:
        if (a[1] < 0)
            return error(OS_EINVAL);
        kernel.size = a[1];
        return 0;
    default: /* read */
        if (kernel.is_directory)
            return error(OS_EISDIR);
        if (a[2] == 0)
            return 0;
        MUST(a[2] == 1 && kernel.size == 0, "a byte is read of what seems empty");
        kernel.has_byte = any(0, 1) == 1;
        return kernel.has_byte;
    }
}

long model(long nr, long a, long b, long c, long d, long e, long f)
{
    const long argument[6] = {a, b, c, d, e, f};
    long result;

    kernel.calls++;
    kernel.nr = nr;
    for (int i = 0; i < 6; i++)
        kernel.argument[i] = argument[i];
    switch (nr) {
    case OS_NR_mmap: return kernel.mapped = map(argument);
    case OS_NR_munmap: return unmap(argument);
    case OS_NR_mprotect: return protect(argument);
    case OS_NR_madvise: return kernel.advised = advise(argument);
    case OS_NR_openat:
    case OS_NR_memfd_create: return open_file(nr, argument);
    case OS_NR_read:
    case OS_NR_lseek:
    case OS_NR_ftruncate:
    case OS_NR_close: return file_call(nr, argument);
    case OS_NR_prctl: return fails(&result) ? result : 0;
    default:
        MUST(0, "no other call is made");
        return -OS_ENOSYS;
    }
}
