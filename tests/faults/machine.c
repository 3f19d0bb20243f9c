/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "machine.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "os_core.h"

struct machine machine;

/* The mappings that helpers have made. */
static struct range {
    uintptr_t begin, end;
} owned[16];
static size_t ranges;

/* The last mapping of huge pages, which are unmapped whole only. */
#define HUGE ((size_t)256 << 10)
static long huge;

static void own(uintptr_t begin, uintptr_t end)
{
    for (size_t i = 0; i < ranges; i++)
        if (owned[i].begin <= begin && end <= owned[i].end)
            return;
    if (ranges < sizeof owned / sizeof *owned)
        owned[ranges++] = (struct range){begin, end};
    else
        snprintf(machine.problem, sizeof machine.problem, "more mappings than the machine notes");
}
static int owns(uintptr_t begin, uintptr_t end)
{
    for (size_t i = 0; i < ranges; i++)
        if (owned[i].begin <= begin && end <= owned[i].end)
            return 1;
    return 0;
}
static void disown(uintptr_t begin, uintptr_t end)
{
    for (size_t i = 0; i < ranges; i++) {
        const struct range whole = owned[i];
        if (whole.begin > begin || end > whole.end)
            continue;
        owned[i] = owned[--ranges];
        if (whole.begin < begin)
            own(whole.begin, begin);
        if (end < whole.end)
            own(end, whole.end);
        return;
    }
}

static long kernel(long nr, const long *a)
{
    const long result = syscall(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
    return result == -1 ? -errno : result;
}
static int misaligned(long number)
{
    return ((size_t)number & (machine.page - 1)) != 0;
}
static size_t whole_pages(long length)
{
    return ((size_t)length + machine.page - 1) & ~(machine.page - 1);
}

/* A free place of so many bytes, as the machine's rule has it. */
static long place(size_t length)
{
    const long flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    const long map[6] = {0, (long)(length + WINDOW), PROT_NONE, flags, -1, 0};
    const size_t at = length > WINDOW / 2 ? machine.room_at : machine.lies_at;
    const long from = kernel(OS_NR_mmap, map);
    if (os_is_error(from))
        return from;
    kernel(OS_NR_munmap, (const long[6]){from, map[1], 0, 0, 0, 0});
    return from + (long)((at - (size_t)from) & (WINDOW - 1));
}
/* Maps at a[0] if that is free. Older kernels have no flag that says so: a hint, and a look. */
static long map_if_free(const long *a)
{
    const long flags = a[3] & ~(long)(MAP_FIXED | MAP_FIXED_NOREPLACE);
    const long result = kernel(OS_NR_mmap, (const long[6]){a[0], a[1], a[2], flags, a[4], a[5]});
    if (os_is_error(result) || result == a[0])
        return result;
    kernel(OS_NR_munmap, (const long[6]){result, a[1], 0, 0, 0, 0});
    return -OS_EEXIST;
}
static long map_anywhere(long *a)
{
    a[0] = place((size_t)a[1]);
    return os_is_error(a[0]) ? a[0] : map_if_free(a);
}
static long map(const long *argument)
{
    long a[6], result;
    const int is_huge = (argument[3] & MAP_HUGETLB) != 0;
    memcpy(a, argument, sizeof a);
    a[1] = is_huge ? (long)(((size_t)a[1] + HUGE - 1) & ~(HUGE - 1)) : (long)whole_pages(a[1]);
    a[3] &= ~(long)MAP_HUGETLB;
    const int fixed = (a[3] & MAP_FIXED) != 0, noreplace = (a[3] & MAP_FIXED_NOREPLACE) != 0;
    const int exactly = fixed || (noreplace && !machine.takes_as_hint);
    if (argument[1] == 0 || misaligned(a[5]) || (exactly && misaligned(a[0])))
        return -OS_EINVAL;
    if ((size_t)a[1] < (size_t)argument[1] || (size_t)a[1] > PTRDIFF_MAX / 2)
        return -OS_ENOMEM;
    if (fixed && noreplace)
        snprintf(machine.problem, sizeof machine.problem, "MAP_FIXED and MAP_FIXED_NOREPLACE");

    if (fixed)
        result = kernel(OS_NR_mmap, a);
    else if (!misaligned(a[0]) && (noreplace || (a[0] != 0 && machine.takes_hints)))
        result = map_if_free(a);
    else
        result = map_anywhere(a);
    if (result == -OS_EEXIST && !exactly)
        result = map_anywhere(a);
    if (!os_is_error(result))
        own((uintptr_t)result, (uintptr_t)result + (size_t)a[1]);
    if (!os_is_error(result) && is_huge)
        huge = result;
    return result;
}
static long unmap(const long *a)
{
    const size_t length = whole_pages(a[1]);
    if (misaligned(a[0]) || a[1] == 0 || length < (size_t)a[1])
        return -OS_EINVAL;
    if (a[0] == huge && (length & (HUGE - 1)) != 0)
        return -OS_EINVAL;
    if (!owns((uintptr_t)a[0], (uintptr_t)a[0] + length))
        snprintf(machine.problem, sizeof machine.problem, "unmaps 0x%lx, 0x%zx bytes, not its own",
                 a[0], length);
    const long result = kernel(OS_NR_munmap, (const long[6]){a[0], (long)length, 0, 0, 0, 0});
    if (result == 0)
        disown((uintptr_t)a[0], (uintptr_t)a[0] + length);
    return result;
}

long model(long nr, long a, long b, long c, long d, long e, long f)
{
    const long argument[6] = {a, b, c, d, e, f};
    const struct call call = {nr, {a, b, c, d, e, f}};
    const int i = machine.calls++;

    if (i < (int)(sizeof machine.call / sizeof *machine.call))
        machine.call[i] = call;
    if (machine.calls == machine.fails || (machine.fails_on && machine.fails != 0 &&
                                           machine.calls > machine.fails)) {
        if (machine.calls == machine.fails)
            machine.failed_nr = nr;
        if (nr == OS_NR_close) /* it tells of an error, and the descriptor is closed: close(2) */
            kernel(nr, argument);
        return -machine.error;
    }
    switch (nr) {
    case OS_NR_mmap: return map(argument);
    case OS_NR_munmap: return unmap(argument);
    case OS_NR_mprotect:
    case OS_NR_madvise: return misaligned(a) ? -OS_EINVAL : kernel(nr, argument);
    default: return kernel(nr, argument);
    }
}

void machine_reset(void)
{
    machine_release();
    huge = 0;
    memset(&machine, 0, sizeof machine);
    machine.page = (size_t)sysconf(_SC_PAGESIZE);
}
size_t machine_release(void)
{
    size_t bytes = 0;
    for (; ranges > 0; ranges--) {
        const struct range *last = &owned[ranges - 1];
        bytes += last->end - last->begin;
        munmap((void *)last->begin, last->end - last->begin);
    }
    return bytes;
}
