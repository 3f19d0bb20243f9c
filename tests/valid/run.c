/* SPDX-License-Identifier: MIT */
/*
 * Plays the kernel, and runs all callers of a file that tests/valid/callers made. They make no call
 * that os_core/checks.h refuses. So the callers are valid, and the compiler may refuse none.
 */
#include "tests/valid/run.h"
#include <stdio.h>
#include <stdlib.h>

static unsigned at;

static void wrong(const char *what)
{
    printf("caller_%u is not valid: %s\n", at, what);
    exit(1);
}

static void map(unsigned long length, int flags, int fd, long offset)
{
    const int type = flags & OS_MAP_TYPE, anonymous = flags & OS_MAP_ANONYMOUS;
    if (length == 0)
        wrong("mmap of nothing");
    if (type == 0 || (type == OS_MAP_SHARED_VALIDATE && anonymous) ||
        (type == OS_MAP_DROPPABLE && !anonymous))
        wrong("mmap with the wrong type");
    if (anonymous ? fd != -1 || offset != 0 : fd < 0)
        wrong("mmap with the wrong file");
    if ((flags & OS_MAP_FIXED) && (flags & OS_MAP_FIXED_NOREPLACE))
        wrong("mmap, fixed in two ways");
}

long answer(long nr, long a, long b, long c, long d, long e, long f)
{
    (void)a;
    if (nr == OS_NR_mmap)
        return map((unsigned long)b, (int)d, (int)e, f), 1L << 40;
    if (nr == OS_NR_munmap && b == 0)
        wrong("munmap of nothing");
    if (nr == OS_NR_mremap) {
        if (c == 0 || ((d & OS_MREMAP_DONTUNMAP) && b != c))
            wrong("mremap with the wrong size");
        if ((d & (OS_MREMAP_FIXED | OS_MREMAP_DONTUNMAP)) && !(d & OS_MREMAP_MAYMOVE))
            wrong("mremap with the wrong flags");
        return 1L << 40;
    }
    if (nr == OS_NR_mprotect && (c & OS_PROT_GROWSDOWN) && (c & OS_PROT_GROWSUP))
        wrong("mprotect up and down");
    if (nr == OS_NR_msync && (c & OS_MS_SYNC) && (c & OS_MS_ASYNC))
        wrong("msync, both");
    if (nr == OS_NR_mlockall && !(a & (OS_MCL_CURRENT | OS_MCL_FUTURE)))
        wrong("mlockall of nothing");
    if (nr == OS_NR_memfd_create && (b & OS_MFD_EXEC) && (b & OS_MFD_NOEXEC_SEAL))
        wrong("memfd_create, both");
    return 0;
}

long made(long result)
{
    if (result == -OS_EINVAL)
        wrong("a helper that says EINVAL");
    return result;
}

void say(const struct arguments *a)
{
    (void)a;
}

int main(void)
{
    static char page[4096];
    void *to;
    const int anonymous = OS_MAP_PRIVATE | OS_MAP_ANONYMOUS;
    struct arguments a = {page,
                          &to,
                          65536,
                          131072,
                          4096,
                          4096,
                          0,
                          3,
                          anonymous,
                          OS_MAP_SHARED,
                          5,
                          -1,
                          OS_MREMAP_MAYMOVE,
                          OS_MS_SYNC,
                          OS_MCL_CURRENT,
                          1,
                          0,
                          2,
                          0};
    for (at = 0; at < n_callers; at++)
        callers[at](&a);
    return n_callers == 0;
}
