/* SPDX-License-Identifier: MIT */
#include "model.h"

struct model kernel;

#define EACH(page) \
    for (struct page *page = kernel.watched; page < kernel.watched + WATCHED; page++)

void model_begin(unsigned long size, int asking_fails)
{
    unsigned long at;

    kernel = (struct model){.page = size, .asking_fails = asking_fails, .file = -1};
    kernel.old = any(0, 1) == 0;
    at = any_address() & -size;
    EACH(page) {
        page->at = at;
        at += size;
    }
}

static int misaligned(long number)
{
    return ((unsigned long)number & (kernel.page - 1)) != 0;
}
static unsigned long whole_pages(long length) /* 0 if there is no such number */
{
    return ((unsigned long)length + kernel.page - 1) & -kernel.page;
}
/* An address is no error: the last page of all is never mapped. */
static int is_room(unsigned long at, unsigned long length)
{
    return at <= -kernel.page && length <= -kernel.page - at;
}
static int is_mapped(unsigned long at, unsigned long length)
{
    return kernel.begin <= at && is_room(at, length) && at + length <= kernel.end;
}
static int is_in(const struct page *page, unsigned long at, unsigned long length)
{
    return at <= page->at && page->at < at + length;
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
    *result = error((long)any(1, 4095));
    return 1;
}

/* MAP_FIXED that fails may have unmapped what was there (memory.h). munmap passes over that hole. */
static long map(const long *a)
{
    const unsigned long length = whole_pages(a[1]);
    const int fixed = (a[3] & OS_MAP_FIXED) != 0, anonymous = (a[3] & OS_MAP_ANONYMOUS) != 0;
    const int exactly = fixed || ((a[3] & OS_MAP_FIXED_NOREPLACE) != 0 && !kernel.old);
    const unsigned long at = exactly ? (unsigned long)a[0] : any_address() & -kernel.page;
    long result;

    MUST(!fixed || (a[3] & OS_MAP_FIXED_NOREPLACE) == 0, "nothing is replaced by mistake");
    MUST(anonymous || a[4] != kernel.file || kernel.open, "no descriptor is used after its close");
    if (fails(&result))
        return result;
    if (a[1] == 0 || misaligned(a[5]) || misaligned((long)at))
        return error(OS_EINVAL);
    if (length == 0 || !is_room(at, length) || (!exactly && at == 0))
        return error(OS_ENOMEM);
    if (fixed) {
        MUST(is_mapped(at, length), "a helper replaces only what it has mapped");
    } else {
        MUST(kernel.begin == kernel.end, "a helper needs one range");
        kernel.begin = at;
        kernel.end = at + length;
    }
    EACH(page)
        if (is_in(page, at, length)) {
            page->prot = a[2];
            page->type = a[3] & OS_MAP_TYPE;
            page->object = anonymous ? -1 : a[4];
            page->offset = (unsigned long)a[5] + (page->at - at);
        }
    return (long)at;
}

static long unmap(const long *a)
{
    const unsigned long at = (unsigned long)a[0], length = whole_pages(a[1]);

    if (misaligned(a[0]) || length == 0 || !is_room(at, length))
        return error(OS_EINVAL);
    MUST(is_mapped(at, length), "only what the helper has mapped is unmapped");
    MUST(at == kernel.begin || at + length == kernel.end, "and from an end, so that a range is left");
    if (any_failure()) {
        kernel.refused = at == kernel.begin && at + length == kernel.end;
        return error((long)any(OS_EINVAL + 1, 4095)); /* EINVAL is for those above, only */
    }
    if (at == kernel.begin)
        kernel.begin = at + length;
    else
        kernel.end = at;
    return 0;
}

static long protect(const long *a)
{
    const unsigned long at = (unsigned long)a[0], length = whole_pages(a[1]);
    long result;

    if (misaligned(a[0]))
        return error(OS_EINVAL);
    MUST(is_mapped(at, length), "a helper protects only what it has mapped");
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
    const long number = kernel.asking_fails && any_failure() ? (long)any(1, 4095) : OS_EINVAL;

    MUST(a[1] == 0 && a[2] == OS_MADV_NORMAL, "advice that changes nothing");
    if (number != OS_EINVAL) /* who gives that for something else cannot be understood */
        return error(number);
    return misaligned(a[0]) ? -OS_EINVAL : 0;
}

static long open_file(void)
{
    long result;

    MUST(!kernel.open, "one descriptor at a time");
    if (fails(&result))
        return result;
    kernel.open = 1;
    kernel.file = (long)any(0, (1UL << 31) - 1);
    kernel.size = (long)any(0, ~0UL >> 1);
    return kernel.file;
}

static long file_call(long nr, const long *a)
{
    long result;

    MUST(kernel.open && a[0] == kernel.file, "a file call is for the file that is open");
    if (nr == OS_NR_close) { /* it tells of an error, and the descriptor is closed: close(2) */
        kernel.open = 0;
        return any_failure() ? -(long)any(1, 4095) : 0;
    }
    if (fails(&result))
        return result;
    switch (nr) {
    case OS_NR_lseek:
        MUST(a[1] == 0 && a[2] == OS_SEEK_END, "the size is asked for");
        return kernel.size;
    case OS_NR_ftruncate:
        if (a[1] < 0)
            return error(OS_EINVAL);
        kernel.size = a[1];
        return 0;
    default: /* read */
        if (a[2] == 0)
            return 0;
        MUST(a[2] == 1 && kernel.size == 0, "a byte is read of what seems empty");
        kernel.has_byte = any(0, 1) == 0;
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
    case OS_NR_memfd_create: return open_file();
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
