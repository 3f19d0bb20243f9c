/* SPDX-License-Identifier: MIT */
/*
 * Flags of distributions, sanitizers and instrumentation could break these: every helper, errors,
 * memory that is mapped and mapped again, loops that a compiler turns into calls, frames that a
 * stack protector or a probe looks at, an indirect call, an atomic operation. It runs with or
 * without a libc; the exit status is 0, or says which part failed.
 */
#include "os_core.h"

#include "../start/memory.c" /* memory_functions */

enum { PAGES = 65536, LARGE = 1 << 18 };

static int maps(void)
{
    void *p;
    os_size_t alignment;

    for (alignment = 1; alignment <= 1UL << 24; alignment <<= 1) {
        if (os_map_aligned(&p, PAGES, alignment) != 0 || ((os_uintptr_t)p & (alignment - 1)) != 0)
            return 0;
        *(volatile char *)p = 1;
        if (os_munmap(p, PAGES) != 0)
            return 0;
    }
    if (os_map_guarded(&p, 5) != 0)
        return 0;
    *(volatile char *)p = 1;
    if (os_unmap_guarded(p, 5) != 0 || os_map_ring(&p, PAGES) != 0)
        return 0;
    ((volatile char *)p)[0] = 7;
    return ((volatile char *)p)[PAGES] == 7 && os_munmap(p, 2 * PAGES) == 0;
}

static int maps_exactly(void)
{
    void *p;
    long named;

    if (os_map_anonymous(&p, PAGES) != 0)
        return 0;
    named = os_name_mapping(p, PAGES, "flags");
    return (named == 0 || named == -OS_EINVAL) && os_munmap(p, PAGES) == 0 &&
           os_map_exactly(p, PAGES, OS_PROT_READ, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0) == 0 &&
           os_map_exactly(p, PAGES, OS_PROT_READ, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0) ==
               -OS_EEXIST &&
           os_flush_icache(p, (char *)p + 64) == 0 && os_munmap(p, PAGES) == 0;
}

static int maps_a_file(void)
{
    void *data;
    os_size_t length;
    return os_map_file(&data, &length, "/proc/self/exe") == 0 && length > 4 &&
           ((volatile char *)data)[1] == 'E' && os_munmap(data, length) == 0 &&
           os_map_file(&data, &length, "/none") == -OS_ENOENT;
}

static int refuses(void)
{
    void *p;
    const os_size_t all = ~(os_size_t)0;
    return os_map_aligned(&p, all, 1UL << 21) == -OS_ENOMEM &&
           os_map_aligned(&p, all - PAGES, 1UL << 63) == -OS_ENOMEM &&
           os_map_guarded(&p, all) == -OS_ENOMEM &&
           os_map_guarded_by(&p, 1, 1UL << 63) == -OS_ENOMEM &&
           os_map_ring(&p, all) == -OS_ENOMEM &&
           os_unmap_guarded((void *)16, 1) == -OS_EINVAL && os_munmap((void *)1, 1) == -OS_EINVAL &&
           os_mprotect((void *)65536, PAGES, (int)0x80000000U) == -OS_EINVAL; /* a negative set */
}

static int names(void)
{
    static const long outside[] = {(long)(1UL << 63), ~(long)(1UL << 63), -5000, 5000};
    long error;
    unsigned i;
    for (error = -4100; error <= 4100; error++)
        if (os_is_error(error) != (error < 0 && error >= -4095) ||
            (os_error_name(error) == 0) != (os_error_text(error) == 0))
            return 0;
    for (i = 0; i < sizeof outside / sizeof *outside; i++)
        if (os_error_name(outside[i]) != 0 || os_is_error(outside[i]))
            return 0;
    return os_error_name(-OS_ENOMEM)[1] == 'N' && os_error_name(OS_ENOMEM)[2] == 'O';
}

/* A compiler makes strlen, wcslen, bcmp, memset and memcpy of these, unless a flag forbids it. */
static __attribute__((__noinline__)) os_size_t bytes_in(const char *s)
{
    os_size_t n = 0;
    while (s[n] != 0)
        n++;
    return n;
}
static __attribute__((__noinline__)) os_size_t characters_in(const __WCHAR_TYPE__ *s)
{
    os_size_t n = 0;
    while (s[n] != 0)
        n++;
    return n;
}
struct eight {
    long a, b, c, d, e, f, g, h;
};
static __attribute__((__noinline__)) int same_eight(const struct eight *x, const struct eight *y)
{
    return x->a == y->a && x->b == y->b && x->c == y->c && x->d == y->d && x->e == y->e &&
           x->f == y->f && x->g == y->g && x->h == y->h;
}
static __attribute__((__noinline__)) int same_bytes(const void *x, const void *y, os_size_t n)
{
    return __builtin_memcmp(x, y, n) == 0;
}
static int idioms(const char *argument)
{
    __WCHAR_TYPE__ wide[9];
    struct eight x, y;
    int i;
    for (i = 0; i < 8; i++)
        wide[i] = 'w';
    wide[8] = 0;
    x.a = x.b = x.c = x.d = x.e = x.f = x.g = x.h = argument[0];
    y = x;
    if (!same_eight(&x, &y) || !same_bytes(&x, &y, sizeof x) || characters_in(wide) != 8)
        return 0;
    y.h++;
    return !same_eight(&x, &y) && !same_bytes(&x, &y, sizeof x) && bytes_in(argument) > 0 &&
           argument[bytes_in(argument)] == 0;
}

/* A frame of many pages, and one of a length that is not known. */
static __attribute__((__noinline__)) int frames(int n)
{
    volatile char large[LARGE];
    volatile char *open = (volatile char *)__builtin_alloca((os_size_t)n);
    large[0] = large[LARGE - 1] = 3;
    open[n - 1] = 4;
    return large[0] + large[LARGE - 1] + open[n - 1];
}

static int calls_and_atomics(int n)
{
    int (*volatile function)(int) = frames;
    int counter = n;
    void *p = &counter;
    __asm__ __volatile__("" : "+r"(p) : : "memory"); /* other threads could have it */
    return function(n + 5000) == 10 && __atomic_fetch_add((int *)p, 3, __ATOMIC_ACQ_REL) == n &&
           counter == n + 3;
}

int main(int argc, char **argv)
{
    if (!maps())
        return 1;
    if (!maps_exactly())
        return 2;
    if (!maps_a_file())
        return 3;
    if (!refuses())
        return 4;
    if (!names())
        return 5;
    if (!idioms(argv[0]))
        return 6;
    if (!calls_and_atomics(argc))
        return 7;
    return memory_functions() != 0 ? 8 : 0;
}
