/* SPDX-License-Identifier: MIT */
/*
 * told: what annotated.h tells the sanitizers of calls, and what it asks the kernel for that.
 * The program plays the kernel and the runtimes, so that any page size, any refusal and any address
 * can be had. MSAN, ASAN, TSAN and TYSAN say which runtimes there are, and SHADOW that those of
 * ASan and TypeSanitizer tell where their shadow is; ADDRESS, MASK: TypeSanitizer's tells half.
 * ./told builds it in each way.
 */
#define OS_CORE_ANNOTATE
#define OS_CORE_TRAP_H_ /* these traps stand in the place of trap.h's */
#include "arch.h"
#include "define.h"
#include "os_core/types.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static long kernel(int count, long nr, const long *arguments);
#define PLAYED(n, parameters, ...)                                                                 \
    static long os_trap##n##_ parameters                                                           \
    {                                                                                              \
        const long arguments[6] = {__VA_ARGS__};                                                   \
        return kernel(n, nr, arguments);                                                           \
    }
PLAYED(0, (long nr), 0)
PLAYED(1, (long nr, long a), a)
PLAYED(2, (long nr, long a, long b), a, b)
PLAYED(3, (long nr, long a, long b, long c), a, b, c)
PLAYED(4, (long nr, long a, long b, long c, long d), a, b, c, d)
PLAYED(5, (long nr, long a, long b, long c, long d, long e), a, b, c, d, e)
PLAYED(6, (long nr, long a, long b, long c, long d, long e, long f), a, b, c, d, e, f)

#include "annotated.h"

#include "os_core/flags.h"

/* --- what happened, in order, in hexadecimal: "brk 0; msan 50000+3000; acquire 5; " ----------- */

static char happened[8000];
static void note(const char *format, ...)
{
    const size_t length = strlen(happened);
    va_list list;
    va_start(list, format);
    vsnprintf(happened + length, sizeof happened - length, format, list);
    va_end(list);
}

/* --- the runtimes ----------------------------------------------------------------------------- */

#define ASAN_SHADOW 0x7fff8000UL
#define TYSAN_SHADOW 0x500000000000UL
static unsigned long variable; /* the address of one on the stack */

/* No header that every compiler has declares these. */
void __msan_unpoison(const volatile void *p, size_t length);
void __asan_unpoison_memory_region(const volatile void *p, size_t length);
void __asan_get_shadow_mapping(size_t *scale, size_t *offset);
void __tsan_acquire(void *p);
void __tsan_release(void *p);
void tysan_set_type_unknown(const volatile void *p, size_t length);
extern os_uintptr_t __tysan_shadow_memory_address, __tysan_app_memory_mask;

#ifdef MSAN
void __msan_unpoison(const volatile void *p, size_t length)
{
    if ((unsigned long)p == variable)
        note("msan variable+%lx; ", (unsigned long)length);
    else
        note("msan %lx+%lx; ", (unsigned long)p, (unsigned long)length);
}
#endif

#ifdef ASAN
void __asan_unpoison_memory_region(const volatile void *p, size_t length)
{
    note("asan %lx+%lx; ", (unsigned long)p, (unsigned long)length);
}
#ifdef SHADOW
void __asan_get_shadow_mapping(size_t *scale, size_t *offset)
{
    *scale = 3, *offset = ASAN_SHADOW;
}
#endif
#endif

#ifdef TSAN
static char *last_event(void)
{
    char *event = happened, *next;
    while ((next = strstr(event, "; ")) && next[2])
        event = next + 2;
    return event;
}
/* The places 5, 6 and 7 one after the other are 5-7. */
static void note_place(const char *who, const void *p)
{
    const unsigned long place = ((unsigned long)p - (unsigned long)&__tsan_acquire) / 8;
    unsigned long first, last;
    char *event = last_event(), name[9];
    const int read = sscanf(event, "%8s %lx-%lx", name, &first, &last);

    if (read == 2)
        last = first;
    if (read >= 2 && strcmp(name, who) == 0 && place == last + 1)
        *event = 0;
    else
        first = place;
    note(first == place ? "%s %lx; " : "%s %lx-%lx; ", who, first, place);
}
void __tsan_acquire(void *p)
{
    note_place("acquire", p);
}
void __tsan_release(void *p)
{
    note_place("release", p);
}
#endif

#ifdef TYSAN
void tysan_set_type_unknown(const volatile void *p, size_t length)
{
    note("tysan %lx+%lx; ", (unsigned long)p, (unsigned long)length);
}
#if defined(SHADOW) || defined(ADDRESS)
os_uintptr_t __tysan_shadow_memory_address = TYSAN_SHADOW;
#endif
#if defined(SHADOW) || defined(MASK)
os_uintptr_t __tysan_app_memory_mask = 0xfffffff;
#endif
#endif

/* --- the kernel ------------------------------------------------------------------------------- */

static struct answers {
    long page;     /* its size; 0: 4 KiB */
    long call;     /* to the call itself */
    long msync;    /* is the memory mapped? */
    long in_place; /* to mremap without MAYMOVE */
    long shadow;   /* to madvise for a shadow */
    long shmctl;   /* to shmctl for the size of a segment */
    long segment;  /* that size */
    long brk;      /* to brk(0) */
} answers;
static long page; /* 0: no address is that of a page */
static int page_was_asked;

static int is_shadow(unsigned long address)
{
    if (address < ASAN_SHADOW)
        return 0;
    if (address < TYSAN_SHADOW)
        note("asan-shadow %lx", address - ASAN_SHADOW);
    else
        note("tysan-shadow %lx", address - TYSAN_SHADOW);
    return 1;
}

static long kernel(int count, long nr, const long *a)
{
    if (nr == OS_NR_madvise && a[1] == 0 && a[2] == 0) {
        page_was_asked = 1;
        return page == 0 || a[0] % page != 0 ? -OS_EINVAL : 0;
    }
    if (nr == OS_NR_madvise && is_shadow((unsigned long)a[0])) {
        note("+%lx %lx; ", (unsigned long)a[1], (unsigned long)a[2]);
        return answers.shadow;
    }
    if (nr == OS_NR_shmctl && a[2] > 0xffff) {
        note("shmctl %lx %lx; ", (unsigned long)a[0], (unsigned long)a[1]);
        *(long *)(a[2] + OS_OFFSET_shmid64_ds_shm_segsz_) = answers.segment;
        variable = (unsigned long)a[2];
        return answers.shmctl;
    }
    note(nr == OS_NR_msync    ? "msync"
         : nr == OS_NR_mremap ? "mremap"
         : nr == OS_NR_brk    ? "brk"
                              : "call");
    for (int i = 0; i < count; i++)
        note(" %lx", (unsigned long)a[i]);
    note("; ");
    return nr == OS_NR_msync                                           ? answers.msync
           : nr == OS_NR_brk && a[0] == 0                              ? answers.brk
           : nr == OS_NR_mremap && count == 4 /* the call itself: 5 */ ? answers.in_place
                                                                       : answers.call;
}

/* --- the tests -------------------------------------------------------------------------------- */

enum { KIB_4 = 1 << 12, KIB_64 = 1 << 16 };
static int failures;

#if defined(MSAN) || defined(ASAN) || defined(TSAN) || defined(TYSAN)
#define NONE 0
#else
#define NONE 1
#endif
#ifdef SHADOW
#define HAS_SHADOW 1
#else
#define HAS_SHADOW 0
#endif
/* Does this happen with these runtimes? The call itself, which a ! marks, always does. */
static int happens_here(const char *event)
{
    static const char *const others[] = {
#ifndef MSAN
        "msan ",
#endif
#ifndef ASAN
        "asan ",        "asan-shadow ",
#endif
#ifndef TSAN
        "acquire ",     "release ",
#endif
#ifndef TYSAN
        "tysan ",       "tysan-shadow ",
#endif
#ifndef SHADOW
        "asan-shadow ", "tysan-shadow ",
#endif
        NULL,
    };
    for (size_t i = 0; others[i]; i++)
        if (strncmp(event, others[i], strlen(others[i])) == 0)
            return 0;
    return !NONE || *event == '!';
}
static const char *that_happens_here(const char *wanted)
{
    static char here[sizeof happened];
    here[0] = 0;
    while (*wanted) {
        const size_t length = strcspn(wanted, ";") + 2;
        const size_t end = strlen(here), mark = *wanted == '!';
        if (happens_here(wanted))
            snprintf(here + end, sizeof here - end, "%.*s", (int)(length - mark), wanted + mark);
        wanted += length;
    }
    return here;
}

static long do_call(int count, long nr, const long *a)
{
    switch (count) {
    case 0:
        return os_trap0_(nr);
    case 1:
        return os_trap1_(nr, a[0]);
    case 2:
        return os_trap2_(nr, a[0], a[1]);
    case 3:
        return os_trap3_(nr, a[0], a[1], a[2]);
    case 4:
        return os_trap4_(nr, a[0], a[1], a[2], a[3]);
    case 5:
        return os_trap5_(nr, a[0], a[1], a[2], a[3], a[4]);
    default:
        return os_trap6_(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
}

static void check(int holds, const char *test, const char *wanted)
{
    if (!holds)
        printf("%s\n     wanted: %s\n   happened: %s\n", test, wanted, happened), failures++;
}

static const struct test {
    const char *name;
    int count;
    long nr, arguments[6];
    struct answers answers;
    const char *wanted;
} tests[] = {
    /* clang-format off */
    /* New mappings, of whole pages. */
    {"mmap", 6, OS_NR_mmap, {0, 0x2001, 3, 0x22, -1, 0}, {.call = 0x50000},
     "!call 0 2001 3 22 ffffffffffffffff 0; msan 50000+3000; asan 50000+3000; "
     "tysan 50000+3000; acquire 5; "},
    {"mmap, pages of 64 KiB", 6, OS_NR_mmap, {0, 0x2001, 3, 0x22, -1, 0},
     {.page = KIB_64, .call = 0x50000},
     "!call 0 2001 3 22 ffffffffffffffff 0; msan 50000+10000; asan 50000+10000; "
     "tysan-shadow 280000+80000 4; acquire 5; "},
    {"mmap is refused", 6, OS_NR_mmap, {0, 0x2001}, {.call = -OS_ENOMEM},
     "!call 0 2001 0 0 0 0; "},
    {"mmap of nothing", 6, OS_NR_mmap, {0}, {.call = 0x51000}, "!call 0 0 0 0 0 0; "},
    {"mmap, from the last of the 64 places to the first", 6, OS_NR_mmap, {0, 0x20000},
     {.call = 0x3f0000, .shadow = -OS_EINVAL},
     "!call 0 20000 0 0 0 0; msan 3f0000+20000; asan 3f0000+20000; "
     "tysan-shadow 1f80000+100000 4; tysan 3f0000+20000; acquire 3f; acquire 0; "},
    {"mmap, one page less than 64 KiB", 6, OS_NR_mmap, {0, 0xf000}, {.call = 0x50000},
     "!call 0 f000 0 0 0 0; msan 50000+f000; asan 50000+f000; tysan 50000+f000; acquire 5; "},
    {"mmap, one byte more than 64 KiB", 6, OS_NR_mmap, {0, 0x10001},
     {.call = 0x50000, .shadow = -OS_EINVAL},
     "!call 0 10001 0 0 0 0; msan 50000+11000; asan 50000+11000; tysan-shadow 280000+88000 4; "
     "tysan 50000+11000; acquire 5-6; "},
    {"mmap, more addresses than there are places", 6, OS_NR_mmap, {0, 0x410000},
     {.call = 0x10000000},
     "!call 0 410000 0 0 0 0; msan 10000000+410000; asan-shadow 2000000+80000 4; "
     "asan 10400000+10000; tysan-shadow 0+2080000 4; acquire 0-3f; "},
    {"mmap, large", 6, OS_NR_mmap, {0, 0x640000}, {.call = 0x10001000},
     "!call 0 640000 0 0 0 0; msan 10001000+640000; asan-shadow 2010000+b0000 4; "
     "asan 10001000+7f000; asan 10600000+41000; tysan-shadow 8000+3200000 4; acquire 0-3f; "},
    {"mmap, large, whole units of shadow", 6, OS_NR_mmap, {0, 0x100000}, {.call = 0x1080000},
     "!call 0 100000 0 0 0 0; msan 1080000+100000; asan-shadow 210000+20000 4; "
     "tysan-shadow 8400000+800000 4; acquire 8-17; "},
    {"mmap, large, no unit of shadow", 6, OS_NR_mmap, {0, 0xf0000}, {.call = 0x1001000},
     "!call 0 f0000 0 0 0 0; msan 1001000+f0000; asan 1001000+f0000; "
     "tysan-shadow 8008000+780000 4; acquire 0-f; "},
    {"mmap, large, the shadow stays", 6, OS_NR_mmap, {0, 0x640000},
     {.call = 0x10001000, .shadow = -OS_EINVAL},
     "!call 0 640000 0 0 0 0; msan 10001000+640000; asan-shadow 2010000+b0000 4; "
     "asan 10001000+640000; tysan-shadow 8000+3200000 4; tysan 10001000+640000; acquire 0-3f; "},
    {"map_shadow_stack", 3, OS_NR_map_shadow_stack, {0, 0x3000, 1}, {.call = 0x50000},
     "!call 0 3000 1; msan 50000+3000; asan 50000+3000; tysan 50000+3000; acquire 5; "},

    /* munmap: before it, while nobody else has the address. */
    {"munmap", 2, OS_NR_munmap, {0x50000, 0x2001}, {0},
     "release 5; msync 50000 2001 0; msan 50000+3000; asan 50000+3000; tysan 50000+3000; "
     "!call 50000 2001; "},
    {"munmap of memory with holes", 2, OS_NR_munmap, {0x50000, 0x2001}, {.msync = -OS_ENOMEM},
     "release 5; msync 50000 2001 0; !call 50000 2001; msan 50000+3000; asan 50000+3000; "
     "tysan 50000+3000; "},
    {"munmap is refused", 2, OS_NR_munmap, {0x50001, 0x2000},
     {.msync = -OS_EINVAL, .call = -OS_EINVAL},
     "release 5; msync 50001 2000 0; !call 50001 2000; "},
    {"munmap of nothing", 2, OS_NR_munmap, {0x51000, 0}, {.call = -OS_EINVAL},
     "!call 51000 0; "},
    {"munmap, the end of all addresses is passed", 2, OS_NR_munmap, {0x51000, -1},
     {.call = -OS_EINVAL}, "!call 51000 ffffffffffffffff; "},
    {"munmap, large", 2, OS_NR_munmap, {0x50000, 0x400000},
     {.msync = -OS_ENOMEM, .call = -OS_EINVAL},
     "release 5-3f; release 0-4; msync 50000 400000 0; !call 50000 400000; "},

    /* mremap: first in place, and what it leaves is like what munmap takes. */
    {"mremap grows in place", 5, OS_NR_mremap, {0x50000, 0x2001, 0x5000, 9, 7},
     {.in_place = 0x50000, .call = -OS_EFAULT},
     "mremap 50000 2001 5000 8; msan 53000+2000; asan 53000+2000; tysan 53000+2000; acquire 5; "},
    {"mremap moves", 5, OS_NR_mremap, {0x50000, 0x3000, 0x5000, 1, 0},
     {.in_place = -OS_ENOMEM, .call = 0x90000},
     "mremap 50000 3000 5000 0; release 5; msync 50000 3000 0; msan 50000+3000; "
     "asan 50000+3000; tysan 50000+3000; !mremap 50000 3000 5000 1 0; msan 90000+5000; "
     "asan 90000+5000; tysan 90000+5000; acquire 9; "},
    {"mremap may not move", 5, OS_NR_mremap, {0x50000, 0x3000, 0x5000, 0, 0}, {.call = 0x50000},
     "!mremap 50000 3000 5000 0 0; msan 53000+2000; asan 53000+2000; tysan 53000+2000; "
     "acquire 5; "},
    {"mremap to an address", 5, OS_NR_mremap, {0x50000, 0x3000, 0x3000, 3, 0x90000},
     {.call = 0x90000},
     "release 5; msync 50000 3000 0; msan 50000+3000; asan 50000+3000; tysan 50000+3000; "
     "!mremap 50000 3000 3000 3 90000; msan 90000+3000; asan 90000+3000; tysan 90000+3000; "
     "acquire 9; "},
    {"mremap leaves the old mapping empty", 5, OS_NR_mremap, {0x50000, 0x3000, 0x3000, 5, 0},
     {.call = 0x90000},
     "release 5; msync 50000 3000 0; msan 50000+3000; asan 50000+3000; tysan 50000+3000; "
     "!mremap 50000 3000 3000 5 0; msan 90000+3000; asan 90000+3000; tysan 90000+3000; "
     "acquire 9; "},
    {"mremap shrinks", 5, OS_NR_mremap, {0x50000, 0x3000, 0x1001, 1, 0}, {.call = 0x50000},
     "release 5; msync 52000 1000 0; msan 52000+1000; asan 52000+1000; tysan 52000+1000; "
     "!mremap 50000 3000 1001 1 0; "},
    {"mremap of as much", 5, OS_NR_mremap, {0x50000, 0x3000, 0x3000, 1, 0}, {.call = 0x50000},
     "!mremap 50000 3000 3000 1 0; "},
    {"mremap of as much, up to behind all addresses", 5, OS_NR_mremap,
     {0x51000, -0x4000, -0x4000, 1, 0}, {.call = 0x51000},
     "!mremap 51000 ffffffffffffc000 ffffffffffffc000 1 0; "},
    {"mremap, the end of all addresses is passed", 5, OS_NR_mremap, {0x51000, -1, 0x5000, 1, 0},
     {.call = -OS_EINVAL}, "!mremap 51000 ffffffffffffffff 5000 1 0; "},
    {"mremap, the new end is behind all addresses", 5, OS_NR_mremap, {0x51000, 0x3000, -1, 1, 0},
     {.call = -OS_ENOMEM, .msync = -OS_ENOMEM},
     "release 5; msync 51000 3000 0; !mremap 51000 3000 ffffffffffffffff 1 0; "},
    {"mremap of nothing gives a second address", 5, OS_NR_mremap, {0x50000, 0, 0x3000, 1, 0},
     {.call = 0x90000},
     "!mremap 50000 0 3000 1 0; msan 90000+3000; asan 90000+3000; tysan 90000+3000; acquire 9; "},
    {"mremap is refused", 5, OS_NR_mremap, {0x50000, 0x3000, 0x5000, 1, 0},
     {.in_place = -OS_EFAULT, .msync = -OS_ENOMEM, .call = -OS_EFAULT},
     "mremap 50000 3000 5000 0; release 5; msync 50000 3000 0; !mremap 50000 3000 5000 1 0; "},

    /* The heap: both ends may be anywhere in a page. */
    {"brk grows", 1, OS_NR_brk, {0x53800}, {.brk = 0x50800, .call = 0x53800},
     "brk 0; !brk 53800; msan 51000+3000; asan 51000+3000; tysan 51000+3000; acquire 5; "},
    {"brk shrinks", 1, OS_NR_brk, {0x50800}, {.brk = 0x53800, .call = 0x50800},
     "brk 0; !brk 50800; msan 51000+3000; asan 51000+3000; tysan 51000+3000; "},
    {"brk is refused", 1, OS_NR_brk, {0x53800}, {.brk = 0x51800, .call = 0x51800},
     "brk 0; !brk 53800; "},

    /* Shared memory: only the kernel knows its length. */
    {"shmat", 3, OS_NR_shmat, {7, 0, 1}, {.call = 0x50000, .segment = 0x2001},
     "!call 7 0 1; shmctl 7 2; msan variable+70; msan 50000+3000; asan 50000+3000; "
     "tysan 50000+3000; acquire 5; "},
    {"shmat, the segment ends behind all addresses", 3, OS_NR_shmat, {7, 0, 1},
     {.call = 0x50000, .segment = -1}, "!call 7 0 1; shmctl 7 2; msan variable+70; "},
    {"shmat, and the segment cannot be asked", 3, OS_NR_shmat, {7, 0, 1},
     {.call = 0x50000, .segment = 0x2001, .shmctl = -OS_EACCES}, "!call 7 0 1; shmctl 7 2; "},
    {"shmdt", 1, OS_NR_shmdt, {0x50000}, {0}, "release 5-3f; release 0-4; !call 50000; "},
    {"shmctl IPC_STAT", 3, OS_NR_shmctl, {7, OS_IPC_STAT, 0x700}, {0},
     "!call 7 2 700; msan 700+70; "},
    {"shmctl SHM_STAT", 3, OS_NR_shmctl, {7, OS_SHM_STAT, 0x700}, {0},
     "!call 7 d 700; msan 700+70; "},
    {"shmctl SHM_STAT_ANY", 3, OS_NR_shmctl, {7, OS_SHM_STAT_ANY, 0x700}, {0},
     "!call 7 f 700; msan 700+70; "},
    {"shmctl IPC_INFO", 3, OS_NR_shmctl, {7, OS_IPC_INFO, 0x700}, {0},
     "!call 7 3 700; msan 700+48; "},
    {"shmctl SHM_INFO", 3, OS_NR_shmctl, {7, OS_SHM_INFO, 0x700}, {0},
     "!call 7 e 700; msan 700+30; "},
    {"shmctl IPC_RMID", 3, OS_NR_shmctl, {7, OS_IPC_RMID, 0x700}, {0}, "!call 7 0 700; "},

    /* Advice: only what makes zeros of memory. */
    {"madvise DONTNEED", 3, OS_NR_madvise, {0x50000, 0x2001, OS_MADV_DONTNEED}, {0},
     "!call 50000 2001 4; msan 50000+3000; "},
    {"madvise DONTNEED_LOCKED", 3, OS_NR_madvise, {0x50000, 0x2001, OS_MADV_DONTNEED_LOCKED}, {0},
     "!call 50000 2001 18; msan 50000+3000; "},
    {"madvise REMOVE", 3, OS_NR_madvise, {0x50000, 0x2001, OS_MADV_REMOVE}, {0},
     "!call 50000 2001 9; msan 50000+3000; "},
    {"madvise GUARD_INSTALL", 3, OS_NR_madvise, {0x50000, 0x2001, OS_MADV_GUARD_INSTALL}, {0},
     "!call 50000 2001 66; msan 50000+3000; "},
    {"madvise WILLNEED", 3, OS_NR_madvise, {0x50000, 0x2001, OS_MADV_WILLNEED}, {0},
     "!call 50000 2001 3; "},
    {"remap_file_pages", 5, OS_NR_remap_file_pages, {0x50000, 0x3000, 0, 1, 0}, {0},
     "!call 50000 3000 0 1 0; msan 50000+3000; "},

    /* Buffers. */
    {"read of a part", 3, OS_NR_read, {3, 0x700, 9}, {.call = 5}, "!call 3 700 9; msan 700+5; "},
    {"read of one byte", 3, OS_NR_read, {3, 0x700, 9}, {.call = 1},
     "!call 3 700 9; msan 700+1; "},
    {"read of no byte", 3, OS_NR_read, {3, 0x700, 9}, {.call = 0}, "!call 3 700 9; "},
    {"read is refused", 3, OS_NR_read, {3, 0x700, 9}, {.call = -OS_EBADF}, "!call 3 700 9; "},
    {"pread64", 4, OS_NR_pread64, {3, 0x700, 9, 0}, {.call = 5},
     "!call 3 700 9 0; msan 700+5; "},
    {"recvfrom", 6, OS_NR_recvfrom, {3, 0x700, 9, 0, 0, 0}, {.call = 5},
     "!call 3 700 9 0 0 0; msan 700+5; "},
    {"getcwd", 2, OS_NR_getcwd, {0x700, 9}, {.call = 5}, "!call 700 9; msan 700+5; "},
    {"getdents64", 3, OS_NR_getdents64, {3, 0x700, 99}, {.call = 24},
     "!call 3 700 63; msan 700+18; "},
    {"getrandom", 3, OS_NR_getrandom, {0x700, 9, 0}, {.call = 5}, "!call 700 9 0; msan 700+5; "},
    {"readlinkat", 4, OS_NR_readlinkat, {3, 0x600, 0x700, 9}, {.call = 5},
     "!call 3 600 700 9; msan 700+5; "},
    {"cachestat", 4, OS_NR_cachestat, {3, 0x600, 0x700, 0}, {0},
     "!call 3 600 700 0; msan 700+28; "},
    {"move_pages", 6, OS_NR_move_pages, {0, 3, 0x600, 0, 0x700, 0}, {.call = 1},
     "!call 0 3 600 0 700 0; msan 700+8; "},
    {"mincore", 3, OS_NR_mincore, {0x50000, 0x2001, 0x700}, {0},
     "!call 50000 2001 700; msan 700+3; "},
    {"mincore, whole pages", 3, OS_NR_mincore, {0x50000, 0x2000, 0x700}, {0},
     "!call 50000 2000 700; msan 700+2; "},
    {"mincore, pages of 64 KiB", 3, OS_NR_mincore, {0x50000, 0x20001, 0x700}, {.page = KIB_64},
     "!call 50000 20001 700; msan 700+3; "},
    {"get_mempolicy, 64 nodes", 5, OS_NR_get_mempolicy, {0x700, 0x800, 65, 0, 0}, {0},
     "!call 700 800 41 0 0; msan 700+4; msan 800+8; "},
    {"get_mempolicy, 65 nodes", 5, OS_NR_get_mempolicy, {0x700, 0x800, 66, 0, 0}, {0},
     "!call 700 800 42 0 0; msan 700+4; msan 800+10; "},
    {"get_mempolicy, no node", 5, OS_NR_get_mempolicy, {0x700, 0x800, 1, 0, 0}, {0},
     "!call 700 800 1 0 0; msan 700+4; "},
    {"get_mempolicy, no pointer", 5, OS_NR_get_mempolicy, {0, 0x800, 2, 0, 0}, {0},
     "!call 0 800 2 0 0; msan 800+8; "},
    {"getpid", 0, OS_NR_getpid, {0}, {.call = 5}, "!call; "},
    /* clang-format on */
};

/* What a call tells, and asks the kernel for. */
static void try_calls(void)
{
    for (const struct test *t = tests; t < tests + COUNT(tests); t++) {
        const char *wanted = that_happens_here(t->wanted);
        /* Without a call of its own it shows only with a runtime; without a shadow, only what is
         * done if that stays. */
        if (NONE && !strchr(t->wanted, '!'))
            continue;
        if (!HAS_SHADOW && !t->answers.shadow && strstr(t->wanted, "-shadow"))
            continue;
        happened[0] = 0, page_was_asked = 0, answers = t->answers;
        page = answers.page ? answers.page : KIB_4;
        const long result = do_call(t->count, t->nr, t->arguments);
        check(result == (strchr(t->wanted, '!') ? answers.call : answers.in_place), t->name,
              "the kernel's result");
        check(strcmp(happened, wanted) == 0, t->name, wanted);
        check(!NONE || !page_was_asked, t->name, "that nobody asks for the size of a page");
    }
}

/* The first bytes of several buffers; the list itself is the program's. */
static void try_lists(void)
{
    const struct {
        os_uintptr_t base, length;
    } list[] = {{0x700, 5}, {0x800, 4}, {0x900, 7}};
    const struct {
        long count, bytes;
        const char *wanted;
    } lists[] = {
        {3, 16, "msan 700+5; msan 800+4; msan 900+7; "},
        {3, 11, "msan 700+5; msan 800+4; msan 900+2; "},
        {3, 9, "msan 700+5; msan 800+4; "},
        {3, 1, "msan 700+1; "},
        {3, 0, ""},
        {2, 16, "msan 700+5; msan 800+4; "},
        {1, 4, "msan 700+4; "},
        {0, 4, ""},
    };
    for (size_t i = 0; i < COUNT(lists); i++) {
        const char *wanted = that_happens_here(lists[i].wanted);
        happened[0] = 0;
        os_annotate_list_((long)list, lists[i].count, lists[i].bytes);
        check(strcmp(happened, wanted) == 0, "a list of buffers", wanted);
    }
}

/* What stands before and behind struct xattr_args is not asked. */
static void try_xattr_args(void)
{
    struct {
        unsigned int before[4];
        os_uintptr_t value;
        unsigned int size, behind[3];
    } args = {{3, 3, 3, 3}, 0x700, 9, {3, 3, 3}};

    happened[0] = 0;
    os_annotate_xattr_args_((long)&args.value, 5);
    os_annotate_xattr_args_((long)&args.value, 10);
    const char *wanted = that_happens_here("msan 700+5; msan 700+9; ");
    check(strcmp(happened, wanted) == 0, "the value of an attribute", wanted);
}

/* Any address, and any size of a page. */
static void try_numbers(void)
{
    long output;

    page = 0;
    check(os_annotate_page_() == 1L << 30, "a page that is never found", "an end at 1 GiB");
    page = 2 * KIB_4;
    check(os_annotate_page_() == page, "a page of 8 KiB", "that size");
    page = 1L << 30;
    check(os_annotate_page_() == page, "a page of 1 GiB", "that size");
    page = KIB_4;
    check(os_annotate_round_(1 - (os_uintptr_t)page) == 0, "behind the last page", "0");
    check(os_annotate_round_(-(os_uintptr_t)page) == -(os_uintptr_t)page, "the last page",
          "itself");
    check(os_annotate_end_(-1, 1) == -1UL, "an end behind all addresses", "the begin");
    check(os_annotate_end_(-2, 1) == -1UL, "an end at the last address", "that");

    variable = (unsigned long)&output, happened[0] = 0;
    OS_ANNOTATE_OUTPUT_(&output);
    check(strcmp(happened, that_happens_here("msan variable+8; ")) == 0, "an output", "8 bytes");
}

int main(void)
{
    try_calls();
    try_lists();
    try_xattr_args();
    try_numbers();
    return failures != 0;
}
