/* SPDX-License-Identifier: MIT */
/*
 * Each helper runs on a machine where its first call fails, its second, its third. The reason comes
 * back, and exactly the same things are mapped and open afterwards as before.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "machine.h"
#include "os_core.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define RW (OS_PROT_READ | OS_PROT_WRITE)
#define ANON (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define MIB ((size_t)1 << 20)

/* The outputs of a helper. */
static void *memory;
static os_size_t file_length;
#define UNSET ((void *)4242)

/* --- the helpers, each with its mappings if it succeeds --- */

struct helper {
    const char *name;
    long (*call)(void);
    long result; /* if nothing fails */
    void (*give_back)(void);
    int takes_as_hint;
};

static size_t pages(size_t n)
{
    return n * machine.page;
}
static void check_writable(size_t length)
{
    unsigned char *bytes = memory;
    assert_int_equal(bytes[0] + bytes[length - 1], 0);
    bytes[0] = bytes[length - 1] = 1;
}

static long anonymous(void)
{
    return os_map_anonymous(&memory, pages(2) + 1);
}
static void give_back_anonymous(void)
{
    check_writable(pages(3));
    assert_int_equal(os_munmap(memory, pages(2) + 1), 0);
}

static char path_of_file[40], path_of_empty[40];
static long file(void)
{
    return os_map_file(&memory, &file_length, path_of_file);
}
static void give_back_file(void)
{
    assert_int_equal(file_length, 5);
    assert_memory_equal(memory, "file\n", 5);
    assert_int_equal(os_munmap(memory, file_length), 0);
}
static long empty_file(void)
{
    return os_map_file(&memory, &file_length, path_of_empty);
}
static void give_back_nothing(void)
{
    assert_null(memory);
    assert_int_equal(file_length, 0);
}
static long directory(void)
{
    return os_map_file(&memory, &file_length, "/");
}
static long without_size(void)
{
    return os_map_file(&memory, &file_length, "/proc/sys/kernel/ostype");
}

static long aligned(void)
{
    return os_map_aligned(&memory, 2 * MIB, 2 * MIB);
}
static void give_back_aligned(void)
{
    assert_int_equal((uintptr_t)memory % (2 * MIB), 0);
    check_writable(2 * MIB);
    assert_int_equal(os_munmap(memory, 2 * MIB), 0);
}
static long aligned_pages(void)
{
    return os_map_aligned(&memory, pages(2) + 1, 2 * MIB);
}
static void give_back_aligned_pages(void)
{
    assert_int_equal((uintptr_t)memory % (2 * MIB), 0);
    check_writable(pages(3));
    assert_int_equal(os_munmap(memory, pages(2) + 1), 0);
}
static long aligned_to_less_than_a_page(void)
{
    return os_map_aligned(&memory, pages(2) + 1, 8);
}

static long guarded(void)
{
    return os_map_guarded(&memory, pages(2) + 1);
}
/* Memory that cannot be read makes write() fail, and nobody die. */
static int readable(const char *p)
{
    int ends[2], is_readable;
    assert_int_equal(pipe(ends), 0);
    is_readable = write(ends[1], p, 1) == 1;
    close(ends[0]);
    close(ends[1]);
    return is_readable;
}
static long guarded_by(void)
{
    return os_map_guarded_by(&memory, pages(2) + 1, pages(2));
}
static void give_back_guarded_by(void)
{
    unsigned char *p = memory;
    assert_int_equal((uintptr_t)p % machine.page, 0);
    check_writable(pages(4));
    assert_int_equal(os_unmap_guarded_by(p, pages(2) + 1, pages(2)), 0);
}
static long guarded_by_half_a_page(void)
{
    return os_map_guarded_by(&memory, pages(1), machine.page / 2);
}
static void give_back_guarded(void)
{
    char *p = memory;
    check_writable(pages(3));
    assert_true(readable(p) && readable(p + pages(3) - 1));
    assert_false(readable(p - 1) || readable(p - machine.page));
    assert_false(readable(p + pages(3)) || readable(p + pages(4) - 1));
    assert_int_equal(os_unmap_guarded(p, pages(2) + 1), 0);
}

static long ring(void)
{
    return os_map_ring(&memory, pages(2));
}
static void give_back_ring(void)
{
    char *p = memory;
    p[pages(2)] = 'r';
    assert_int_equal(p[0], 'r');
    p[pages(2) - 1] = 's';
    assert_int_equal(p[pages(4) - 1], 's');
    assert_int_equal(os_munmap(p, pages(4)), 0);
}
static long ring_of_half_a_page(void)
{
    return os_map_ring(&memory, machine.page / 2);
}

/* A place where the test has mapped something, and one where nothing is, whatever a page is. */
static char *busy, *vacant;
static long exactly(char *addr)
{
    const long result = os_map_exactly(addr, pages(1), RW, ANON | OS_MAP_FIXED, -1, 0);
    memory = result == 0 ? addr : NULL;
    return result;
}
static long exactly_vacant(void)
{
    return exactly(vacant);
}
static void give_back_exactly(void)
{
    check_writable(pages(1));
    assert_int_equal(os_munmap(memory, pages(1)), 0);
}
static long exactly_busy(void)
{
    return exactly(busy);
}
static long exactly_busy_huge(void)
{
    memory = NULL;
    return os_map_exactly(busy, pages(1), RW, ANON | OS_MAP_HUGETLB, -1, 0);
}
static long exactly_unaligned(void)
{
    return exactly(vacant + machine.page / 2);
}

static const struct helper helpers[] = {
    {"os_map_aligned", aligned, 0, give_back_aligned, 0},
    {"os_map_aligned, no multiple", aligned_pages, 0, give_back_aligned_pages, 0},
    {"os_map_aligned, to 8", aligned_to_less_than_a_page, 0, give_back_anonymous, 0},
    {"os_map_anonymous", anonymous, 0, give_back_anonymous, 0},
    {"os_map_file", file, 0, give_back_file, 0},
    {"os_map_file, empty", empty_file, 0, give_back_nothing, 0},
    {"os_map_file, a directory", directory, -OS_EISDIR, NULL, 0},
    {"os_map_file, no size", without_size, -OS_ENODEV, NULL, 0},
    {"os_map_guarded", guarded, 0, give_back_guarded, 0},
    {"os_map_guarded_by", guarded_by, 0, give_back_guarded_by, 0},
    {"os_map_guarded_by, half a page", guarded_by_half_a_page, -OS_EINVAL, NULL, 0},
    {"os_map_ring", ring, 0, give_back_ring, 0},
    {"os_map_ring, half a page", ring_of_half_a_page, -OS_EINVAL, NULL, 0},
    {"os_map_exactly", exactly_vacant, 0, give_back_exactly, 0},
    {"os_map_exactly, busy", exactly_busy, -OS_EEXIST, NULL, 0},
    {"os_map_exactly, unaligned", exactly_unaligned, -OS_EINVAL, NULL, 0},
    {"os_map_exactly, Linux 4.16", exactly_vacant, 0, give_back_exactly, 1},
    {"os_map_exactly, busy, Linux 4.16", exactly_busy, -OS_EEXIST, NULL, 1},
    {"os_map_exactly, busy, huge pages, Linux 4.16", exactly_busy_huge, -OS_EEXIST, NULL, 1},
    {"os_map_exactly, unaligned, Linux 4.16", exactly_unaligned, -OS_EINVAL, NULL, 1},
};

/* --- what must be as it was --- */

static char before[1 << 16], after[1 << 16];

static void read_maps(char *text, size_t size)
{
    size_t length = 0;
    ssize_t n;
    const int fd = open("/proc/self/maps", O_RDONLY);
    assert_true(fd >= 0);
    while ((n = read(fd, text + length, size - length - 1)) > 0)
        length += (size_t)n;
    close(fd);
    assert_true(length > 100 && length < size - 1);
    text[length] = '\0';
}
static int next_descriptor(void)
{
    const int fd = dup(STDOUT_FILENO);
    assert_true(fd >= 0);
    close(fd);
    return fd;
}

/* --- the tests --- */

static const long errors[] = {
    1 /* as a pointer, MAP_FAILED */, OS_EINTR, OS_EAGAIN, OS_ENOMEM, OS_ENOSYS, 4095};

/*
 * Where os_map_aligned's memory comes to lie, and how many calls it then makes: for a length that
 * is a multiple of the alignment, and for another, which takes its room at once.
 */
struct lie {
    const char *what;
    size_t at, room_at; /* pages from a multiple of the alignment, as in struct machine */
    int takes_hints, calls, room_calls;
};
static const struct lie lies[] = {
    {"at once", 0, 0, 0, 2, 4},
    {"below, when asked to", 1, 0, 1, 4, 4},
    {"at the beginning of its room", 1, 0, 0, 8, 4},
    {"amid its room", 1, (size_t)-1, 0, 9, 5},
    {"at the end of its room", 1, 1, 0, 8, 4},
};
static int is_placed(const struct helper *helper)
{
    return helper->call == aligned || helper->call == aligned_pages;
}

struct setting {
    const struct helper *helper;
    size_t page;
    const struct lie *lie;
};
static void set_machine(const struct setting *s)
{
    machine_reset();
    machine.page = s->page;
    machine.lies_at = s->lie->at * s->page;
    machine.room_at = 2 * MIB + s->lie->room_at * s->page;
    machine.takes_hints = s->lie->takes_hints;
    machine.takes_as_hint = s->helper->takes_as_hint;
    memory = UNSET;
    file_length = 4242;
}
/* A helper sets its output in any case: to NULL if it fails. */
static int outputs(const struct setting *s, long result)
{
    const int is_file = strncmp(s->helper->name, "os_map_file", 11) == 0;
    return memory != UNSET && (result == 0 || memory == NULL) &&
           (result == 0 || !is_file || file_length == 0);
}

/* How many calls it makes if none fails. */
static int undisturbed(const struct setting *s)
{
    set_machine(s);
    const int fd = next_descriptor();
    read_maps(before, sizeof before);
    const long result = s->helper->call();
    const int calls = machine.calls;
    assert_int_equal(result, s->helper->result);
    assert_true(outputs(s, result));
    if (result == 0)
        s->helper->give_back();
    read_maps(after, sizeof after);
    assert_string_equal(machine.problem, "");
    assert_string_equal(before, after);
    assert_int_equal(next_descriptor(), fd);
    assert_int_equal(machine_release(), 0);
    return calls;
}

/* Call number i fails, or it and all that follow. */
static void disturbed(const struct setting *s, int i, long error, int all)
{
    set_machine(s);
    machine.fails = i;
    machine.fails_on = all;
    machine.error = error;
    const int fd = next_descriptor();
    read_maps(before, sizeof before);
    const long result = s->helper->call();
    machine.fails = 0;

    /* A helper that cannot give something back does not fail: its result is the same. */
    const int giving_back = machine.failed_nr == OS_NR_close ||
                            (machine.failed_nr == OS_NR_munmap && s->helper->result != 0);
    const long expected = giving_back && result != -error ? s->helper->result : -error;
    if (giving_back && !all)
        assert_int_equal(result, s->helper->result);
    const int leaks = all || (giving_back && machine.failed_nr == OS_NR_munmap);
    if (machine.problem[0] != '\0')
        fail_msg("call %d fails with %ld: %s", i, error, machine.problem);
    if (result != expected || !outputs(s, result))
        fail_msg("call %d, number %ld, fails with %ld%s: %ld, memory %p, length %zu", i,
                 machine.failed_nr, error, all ? ", and all others" : "", result, memory,
                 (size_t)file_length);
    if (result == 0)
        s->helper->give_back();
    if (!leaks) {
        const size_t left = machine_release();
        if (left != 0)
            fail_msg("call %d, number %ld, fails with %ld: 0x%zx bytes stay mapped", i,
                     machine.failed_nr, error, left);
    }
    machine_release();
    read_maps(after, sizeof after);
    assert_string_equal(before, after);
    assert_int_equal(next_descriptor(), fd);
}

static void every_call_fails(void **state)
{
    const struct helper *helper = *state;
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t sizes[] = {page, 4 * page, 16 * page};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (size_t j = 0; j < (is_placed(helper) ? COUNT(lies) : 1); j++) {
            const struct setting s = {helper, sizes[i], &lies[j]};
            const int calls = undisturbed(&s);
            assert_in_range(calls, 1, 16);
            for (int call = 1; call <= calls; call++) {
                for (size_t error = 0; error < COUNT(errors); error++)
                    disturbed(&s, call, errors[error], 0);
                disturbed(&s, call, OS_ENOMEM, 1);
            }
        }
    }
}

/* An address that is asked for is the multiple below the one that was given back just before. */
static void asks_for_multiples_below(void)
{
    for (int i = 1; i < machine.calls; i++) {
        const long hint = machine.call[i].argument[0];
        if (machine.call[i].nr != OS_NR_mmap || hint == 0)
            continue;
        assert_int_equal(machine.call[i - 1].nr, OS_NR_munmap);
        assert_int_equal(hint, machine.call[i - 1].argument[0] & (long)~(2 * MIB - 1));
    }
}
/* How many calls os_map_aligned makes says that its memory lies where it is taken to. */
static void places(void **state)
{
    const struct helper *helper = *state;
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const int more = __builtin_ctzl(page) - 12; /* os_page_size asks for 4 KiB, 8, 16 ... */
    for (size_t i = 0; i < COUNT(lies); i++) {
        const struct setting s = {helper, page, &lies[i]};
        const int calls = undisturbed(&s);
        const int expected = helper->call == aligned ? lies[i].calls : lies[i].room_calls;
        if (calls != expected + more)
            fail_msg("%s: %d calls", lies[i].what, calls);
        asks_for_multiples_below();
    }
}

/* --- what no effect shows: how the calls are made --- */

static const struct call *call_of(long nr)
{
    for (int i = 0; i < machine.calls; i++)
        if (machine.call[i].nr == nr)
            return &machine.call[i];
    fail_msg("no call %ld", nr);
    return NULL;
}
/* No address is asked for, the offset is 0, and the descriptor is -1 where there is no file. */
static void maps_anywhere(long result, long flags)
{
    const long *argument = call_of(OS_NR_mmap)->argument;
    assert_int_equal(result, 0);
    assert_int_equal(argument[0], 0);
    assert_int_equal(argument[3], flags);
    assert_true(flags & OS_MAP_ANONYMOUS ? argument[4] == -1 : argument[4] >= 0);
    assert_int_equal(argument[5], 0);
    machine_release();
    machine_reset();
}
/* Where the only multiple below is 0, the kernel is asked for addresses beyond 47 or 48 bits. */
static void asks_beyond(void)
{
    static const long hints[] = {0, 1L << 62, 1L << 62 | 1L << 61};
    size_t asked = 0;

    assert_int_equal(os_map_aligned(&memory, 77, (size_t)1 << 62), -OS_ENOMEM);
    for (int i = 0; i < machine.calls; i++)
        if (machine.call[i].nr == OS_NR_mmap) {
            assert_in_range(asked, 0, COUNT(hints) - 1);
            assert_int_equal(machine.call[i].argument[0], hints[asked++]);
        }
    assert_int_equal(asked, COUNT(hints));
    machine_release();
}
static void arguments(void **state)
{
    machine_reset();
    asks_beyond();
    machine_reset();
    maps_anywhere(os_map_anonymous(&memory, 77), OS_MAP_PRIVATE | OS_MAP_ANONYMOUS);
    maps_anywhere(os_map_aligned(&memory, 77, 1 << 20), OS_MAP_PRIVATE | OS_MAP_ANONYMOUS);
    maps_anywhere(os_map_guarded(&memory, 77), OS_MAP_PRIVATE | OS_MAP_ANONYMOUS);
    maps_anywhere(os_map_file(&memory, &file_length, "/proc/self/exe"), OS_MAP_PRIVATE);
    maps_anywhere(os_map_ring(&memory, 65536), OS_MAP_SHARED);

    (void)state;
    machine_reset();
    machine.fails = 1;
    machine.fails_on = 1;
    machine.error = OS_ENOENT;
    const long one[6] = {OS_PR_SET_VMA, OS_PR_SET_VMA_ANON_NAME, (long)before, 42, (long)after, 0};
    assert_int_equal(os_name_mapping(before, 42, after), -OS_ENOENT);
    assert_memory_equal(call_of(OS_NR_prctl)->argument, one, sizeof one);

    const long two[6] = {(long)before, 43, 5, 0x4022 | OS_MAP_FIXED_NOREPLACE, -1, 1L << 40};
    assert_int_equal(os_map_exactly(before, 43, 5, 0x4022 | OS_MAP_FIXED, -1, (os_off_t)1 << 40),
                     -OS_ENOENT);
    assert_memory_equal(call_of(OS_NR_mmap)->argument, two, sizeof two);

    /* The descriptors do not survive exec, and opening has no other effect. */
    assert_int_equal(os_map_file(&memory, &file_length, before), -OS_ENOENT);
    assert_int_equal(call_of(OS_NR_openat)->argument[0], OS_AT_FDCWD);
    assert_ptr_equal(call_of(OS_NR_openat)->argument[1], before);
    assert_int_equal(call_of(OS_NR_openat)->argument[2],
                     OS_O_RDONLY | OS_O_CLOEXEC | OS_O_NONBLOCK | OS_O_NOCTTY);
    assert_int_equal(os_map_ring(&memory, 65536), -OS_ENOENT);
    assert_int_equal(call_of(OS_NR_memfd_create)->argument[1], OS_MFD_CLOEXEC);
}

int main(void)
{
    static struct CMUnitTest tests[COUNT(helpers) + 3];
    static char names[COUNT(helpers)][80];
    const int full = memfd_create("full", 0), none = memfd_create("none", 0);
    size_t count = 0;

    setvbuf(stdout, NULL, _IOLBF, 0);
    busy = mmap(NULL, 4 * MIB, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (full < 0 || none < 0 || write(full, "file\n", 5) != 5 || busy == MAP_FAILED)
        return 2;
    busy = (char *)(((uintptr_t)busy + MIB - 1) & ~(MIB - 1));
    vacant = busy + MIB;
    munmap(vacant, MIB);
    snprintf(path_of_file, sizeof path_of_file, "/proc/self/fd/%d", full);
    snprintf(path_of_empty, sizeof path_of_empty, "/proc/self/fd/%d", none);

    for (size_t i = 0; i < COUNT(helpers); i++) {
        snprintf(names[i], sizeof names[i], "%s: every call made to fail", helpers[i].name);
        tests[count++] = (struct CMUnitTest){names[i], every_call_fails, NULL, NULL,
                                             (void *)(uintptr_t)&helpers[i]};
    }
    tests[count++] = (struct CMUnitTest){"os_map_aligned: at once, by a hint, with room", places,
                                         NULL, NULL, (void *)(uintptr_t)&helpers[0]};
    tests[count++] = (struct CMUnitTest){"os_map_aligned: room at once for another length", places,
                                         NULL, NULL, (void *)(uintptr_t)&helpers[1]};
    tests[count++] = (struct CMUnitTest){"the arguments of prctl, mmap, openat, memfd_create",
                                         arguments, NULL, NULL, NULL};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
