/* SPDX-License-Identifier: MIT */
/* os_auxv and the vDSO: what the kernel gave, images that are made here, and damaged ones. */
#include "programs.h"

#include <time.h>

/* The kernel's own copy of the vector. */
static void auxv(void **state)
{
    unsigned long pairs[128];
    const int fd = open("/proc/self/auxv", O_RDONLY);
    const ssize_t bytes = read(fd, pairs, sizeof pairs);
    int there = 0;
    (void)state;
    close(fd);
    assert_true(bytes > 0 && (size_t)bytes < sizeof pairs);
    for (unsigned long type = 1; type < 100; type++) {
        long expected = -OS_ENOENT;
        for (size_t i = 0; expected == -OS_ENOENT && pairs[i] != 0; i += 2)
            if (pairs[i] == type)
                expected = (long)pairs[i + 1];
        assert_int_equal(os_auxv(environment, type), expected);
        there += expected != -OS_ENOENT;
    }
    assert_true(there >= 10);
    assert_int_equal(os_auxv(environment, OS_AT_PAGESZ), page);
}
static void other_auxv(void **state)
{
    void *made[] = {"A=b", "C=d", NULL,      (void *)OS_AT_PAGESZ, (void *)77, (void *)OS_AT_UID,
                    NULL,  NULL,  (void *)5, (void *)OS_AT_GID,    (void *)6,  NULL,
                    NULL};
    char **envp = (char **)made;
    /* What looks like an entry among the environment is none. */
    void *odd[] = {"A=b", (void *)OS_AT_PAGESZ, (void *)78, (void *)OS_AT_PAGESZ,
                   NULL,  (void *)OS_AT_PAGESZ, (void *)79, NULL,
                   NULL};
    (void)state;
    assert_int_equal(os_auxv((char **)odd, OS_AT_PAGESZ), 79);
    assert_int_equal(os_auxv(envp, OS_AT_PAGESZ), 77);
    assert_int_equal(os_auxv(envp, OS_AT_UID), 0);
    assert_int_equal(os_auxv(envp, OS_AT_GID), -OS_ENOENT); /* behind the end */
    assert_int_equal(os_auxv(envp, OS_AT_NULL), -OS_ENOENT);
    assert_int_equal(os_auxv(envp + 2, OS_AT_PAGESZ), 77); /* no environment */
    assert_int_equal(os_auxv(NULL, OS_AT_PAGESZ), -OS_EINVAL);
    assert_null(os_vdso(envp, "clock_gettime"));
    assert_null(os_vdso(NULL, "clock_gettime"));
}

static long nanoseconds(const struct os_timespec *time)
{
    return time->tv_sec * 1000000000 + time->tv_nsec;
}
static void check_clock(void *function)
{
    static const int clocks[] = {OS_CLOCK_REALTIME, OS_CLOCK_MONOTONIC, OS_CLOCK_BOOTTIME,
                                 OS_CLOCK_MONOTONIC_COARSE, OS_CLOCK_PROCESS_CPUTIME_ID};
    for (size_t i = 0; i < COUNT(clocks); i++) {
        struct os_timespec before, time, after;
        assert_int_equal(os_clock_gettime(clocks[i], &before), 0);
        assert_int_equal(os_vdso_clock_gettime(function, clocks[i], &time), 0);
        assert_int_equal(os_clock_gettime(clocks[i], &after), 0);
        /* MemorySanitizer looks at branches, and not at what libc's or cmocka's functions get. */
        if (nanoseconds(&before) > nanoseconds(&time) || nanoseconds(&time) > nanoseconds(&after))
            fail_msg("clock %d is at another time", clocks[i]);
    }
    struct os_timespec time;
    assert_int_equal(os_vdso_clock_gettime(function, 9999, &time), -OS_EINVAL);
}
static void clock_by_call(void **state)
{
    (void)state;
    check_clock(NULL);
    assert_int_equal(os_vdso_clock_gettime(NULL, OS_CLOCK_REALTIME, (void *)16), -OS_EFAULT);
}
static void *kernels_clock(void)
{
    void *function = os_vdso(environment, "clock_gettime");
    if (function == NULL && under_qemu && os_auxv(environment, OS_AT_SYSINFO_EHDR) == -OS_ENOENT)
        skip_because("qemu-user has no vDSO before 8.2");
    assert_non_null(function);
    return function;
}
static void clock_by_vdso(void **state)
{
    (void)state;
    check_clock(kernels_clock());
}
/* The nanoseconds that so many calls take. */
enum { CALLS = 5000, ATTEMPTS = 200 };
static long taken(void *function, int by_libc)
{
    struct os_timespec begin, end, time;
    struct timespec libcs;
    os_vdso_clock_gettime(function, OS_CLOCK_MONOTONIC, &begin);
    for (int i = 0; i < CALLS; i++)
        if (by_libc)
            clock_gettime(CLOCK_MONOTONIC, &libcs);
        else
            os_vdso_clock_gettime(function, OS_CLOCK_MONOTONIC, &time);
    os_vdso_clock_gettime(function, OS_CLOCK_MONOTONIC, &end);
    return nanoseconds(&end) - nanoseconds(&begin);
}
/* The fewest of some attempts, by turns: others use the machine too, and not always as much. */
static void cost(void **state)
{
    void *function = kernels_clock();
    long ours = LONG_MAX, libcs = LONG_MAX;
    (void)state;
#ifndef __OPTIMIZE__
    skip_because("a program without optimisation");
#endif
    if (under_qemu)
        skip_because("an emulator's time says nothing");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        const long our_time = taken(function, 0), their_time = taken(function, 1);
        ours = our_time < ours ? our_time : ours;
        libcs = their_time < libcs ? their_time : libcs;
    }
    printf("# os_vdso_clock_gettime: %ld ns, libc: %ld ns\n", ours / CALLS, libcs / CALLS);
    assert_true(10 * ours <= 11 * libcs);
}
static void functions(void **state)
{
    static const char *const none[] = {"",
                                       "clock_gettim",
                                       "clock_gettimes",
                                       "__vdso_clock_gettime",
                                       "__kernel_clock_gettime",
                                       "no such function"};
    (void)state;
    kernels_clock();
    for (size_t i = 0; i < COUNT(none); i++)
        assert_null(os_vdso(environment, none[i]));
    assert_non_null(os_vdso(environment, "gettimeofday"));
    assert_non_null(os_vdso(environment, "clock_getres"));
}

/*
 * An image, of the kernel's own structures. It is to be mapped at 0x10000, and lies at the end of
 * its memory: a byte more, and there is a fault.
 */
#ifdef OS_CORE_AARCH64
#define NAME "__kernel_"
#else
#define NAME "__vdso_"
#endif
enum { AT = 0x10000, FUNCTIONS = 4 };
struct image {
    struct os_elf64_hdr header;
    struct os_elf64_phdr program[3];
    struct os_elf64_dyn dynamic[6];
    struct os_elf64_sym symbols[1 + FUNCTIONS];
    unsigned int hash[2 + 1 + 1 + FUNCTIONS];
    unsigned int gnu_hash[4 + 2 + 4 + FUNCTIONS];
    char strings[64];
    unsigned char code[16];
};
#define IN(member) offsetof(struct image, member)
#define PLACE(member) (AT + IN(member))

static void make(struct image *image, int old_hash)
{
    static const char names[] = "\0" NAME "one\0" NAME "two\0"
                                "three\0" NAME "four";
    const unsigned int at[] = {0, 1, sizeof NAME "one" + 1, 2 * sizeof NAME "one" + 1,
                               2 * sizeof NAME "one" + sizeof "three" + 1};
    /* Buckets and the first symbol; a filter and its shift; where the chain of each bucket begins,
       one has none; hash values, of which the last one of a chain is odd. */
    const unsigned int gnu_hash[] = {4, 1, 1, 6,       0,       0,       3,
                                     2, 1, 0, 0x10101, 0x10201, 0x10300, 0x10401};

    memset(image, 0, sizeof *image);
    memcpy(image->header.e_ident, "\177ELF\2\1\1", 7);
    image->header.e_phoff = IN(program);
    image->header.e_phentsize = sizeof image->program[0];
    image->header.e_phnum = 3;
    image->program[0].p_type = 4; /* a note */
    image->program[0].p_vaddr = 0x777;
    image->program[1].p_type = 2;
    image->program[1].p_vaddr = PLACE(dynamic);
    image->program[2].p_type = 1;
    image->program[2].p_vaddr = AT;
    image->program[2].p_memsz = sizeof *image;
    image->dynamic[0].d_tag = 5;
    image->dynamic[0].d_un.d_ptr = PLACE(strings);
    image->dynamic[1].d_tag = 6;
    image->dynamic[1].d_un.d_ptr = PLACE(symbols);
    image->dynamic[2].d_tag = old_hash ? 4 : 0x6ffffef5;
    image->dynamic[2].d_un.d_ptr = old_hash ? PLACE(hash) : PLACE(gnu_hash);
    image->hash[0] = 1;
    image->hash[1] = 1 + FUNCTIONS;
    memcpy(image->gnu_hash, gnu_hash, sizeof gnu_hash);
    memcpy(image->strings, names, sizeof names);
    for (int i = 1; i <= FUNCTIONS; i++) {
        image->symbols[i].st_name = at[i];
        image->symbols[i].st_shndx = 1;
        image->symbols[i].st_value = PLACE(code) + (unsigned int)i;
    }
}
static char *memory, *end;
static void *find(const void *image, size_t size, const char *name)
{
    memcpy(end - size, image, size);
    return os_vdso_find(end - size, size, name);
}
static void made_images(void **state)
{
    struct image image;
    (void)state;
    for (int old_hash = 0; old_hash < 2; old_hash++) {
        make(&image, old_hash);
        char *here = end - sizeof image;
        assert_ptr_equal(find(&image, sizeof image, "one"), here + IN(code) + 1);
        assert_ptr_equal(find(&image, sizeof image, "two"), here + IN(code) + 2);
        assert_ptr_equal(find(&image, sizeof image, "four"), here + IN(code) + 4);
        assert_null(find(&image, sizeof image, "three")); /* it has no prefix */
        assert_null(find(&image, sizeof image, "on"));
        assert_null(find(&image, sizeof image, "ones"));
        assert_null(find(&image, sizeof image, ""));
        /* The same in a vector of a program, whose header says how long it is. */
        void *made[] = {NULL, (void *)OS_AT_SYSINFO_EHDR, here, NULL, NULL};
        assert_ptr_equal(os_vdso((char **)made, "two"), here + IN(code) + 2);
        image.strings[image.symbols[2].st_name] = 'x'; /* another prefix */
        assert_null(find(&image, sizeof image, "two"));
        image.strings[image.symbols[2].st_name] = NAME[0];
        image.symbols[2].st_shndx = 0; /* not defined there */
        assert_null(find(&image, sizeof image, "two"));
        image.symbols[2].st_shndx = 1;
        image.symbols[2].st_value = AT - 1;
        assert_null(find(&image, sizeof image, "two"));
        image.symbols[2].st_value = AT + sizeof image;
        assert_null(find(&image, sizeof image, "two"));
    }
}
/* Only as many as the table says. */
static void counted(void **state)
{
    struct image image;
    (void)state;
    make(&image, 1);
    image.hash[1] = 4;
    assert_non_null(find(&image, sizeof image, "two"));
    assert_null(find(&image, sizeof image, "four"));
    make(&image, 0);
    image.gnu_hash[12] |= 1;
    assert_non_null(find(&image, sizeof image, "two"));
    assert_null(find(&image, sizeof image, "four"));
    make(&image, 0);
    image.symbols[0] = image.symbols[2];
    image.gnu_hash[6] = image.gnu_hash[7] = image.gnu_hash[8] = 0; /* no chain */
    assert_null(find(&image, sizeof image, "two"));
    image.gnu_hash[6] = 1; /* that of the first symbol, and no other */
    assert_non_null(find(&image, sizeof image, "one"));
    make(&image, 0);
    image.header.e_phnum = 2; /* without the one that is loaded; the member behind is not zero */
    image.header.e_shentsize = 64;
    assert_null(find(&image, sizeof image, "one"));
}
/* Where it lies in the file, and in memory: the first segment that is loaded says it. */
static void segments(void **state)
{
    struct image image;
    (void)state;
    make(&image, 0);
    image.program[2].p_vaddr = AT + 0x30;
    image.program[2].p_offset = 0x30;
    assert_non_null(find(&image, sizeof image, "two"));
    make(&image, 0);
    image.program[0] = image.program[2];
    image.program[2].p_vaddr = 0x777;
    assert_non_null(find(&image, sizeof image, "two"));
}
/* Of one that the kernel gave, sixteen program headers say how long it is: they are in its first
 * page. */
static void beginning(void **state)
{
    struct {
        struct os_elf64_hdr header;
        struct os_elf64_phdr program[17];
        struct image image;
    } *longer = (void *)memory;
    void *made[] = {NULL, (void *)OS_AT_SYSINFO_EHDR, longer, NULL, NULL};
    (void)state;
    memset(longer, 0, sizeof *longer);
    make(&longer->image, 0);
    longer->header = longer->image.header;
    longer->header.e_phnum = 17;
    longer->program[0] = longer->image.program[1];
    longer->program[15] = longer->image.program[2];
    longer->program[15].p_offset = sizeof longer->header + sizeof longer->program;
    longer->program[15].p_memsz = sizeof *longer;
    assert_ptr_equal(os_vdso((char **)made, "two"), longer->image.code + 2);
    longer->program[16] = longer->program[15];
    longer->program[15].p_type = 4;
    assert_ptr_equal(os_vdso_find(longer, sizeof *longer, "two"), longer->image.code + 2);
    assert_null(os_vdso((char **)made, "two"));
    made[2] = NULL; /* a kernel without a vDSO */
    assert_null(os_vdso((char **)made, "two"));
}
/* Looks in an image behind which a part of it lies once more, and the pointer to it leads there. */
static void *find_moved(const struct image *image, size_t begin, size_t end_of_part, size_t pointer)
{
    struct {
        struct image image;
        char part[sizeof *image];
    } longer = {*image, {0}};
    unsigned long to;
    memcpy(&to, (const char *)image + pointer, sizeof to);
    to += sizeof *image - begin;
    memcpy((char *)&longer + pointer, &to, sizeof to);
    memcpy(longer.part, (const char *)image + begin, end_of_part - begin);
    return find(&longer, sizeof *image + (end_of_part - begin), "two");
}
static void needs_all(const struct image *image, size_t begin, size_t end_of_part, size_t pointer)
{
    assert_non_null(find_moved(image, begin, end_of_part, pointer));
    assert_null(find_moved(image, begin, end_of_part - 1, pointer));
}
static void ends_with_what_it_needs(void **state)
{
    struct image image;
    (void)state;
    make(&image, 1);
    needs_all(&image, IN(hash), IN(hash[2]), IN(dynamic[2].d_un));
    make(&image, 0);
    image.symbols[0] = image.symbols[2]; /* not even this one is there if a chain has no end */
    needs_all(&image, IN(gnu_hash), IN(gnu_hash) + sizeof image.gnu_hash, IN(dynamic[2].d_un));
    make(&image, 0);
    needs_all(&image, IN(symbols), IN(symbols[2].st_size), IN(dynamic[1].d_un));
    needs_all(&image, IN(strings), IN(strings[1 + 2 * sizeof NAME "two"]), IN(dynamic[0].d_un));
    needs_all(&image, IN(dynamic), IN(dynamic[3]), IN(program[1].p_vaddr));
    image.dynamic[3] = image.dynamic[2]; /* cut off, it leads nowhere */
    assert_null(find_moved(&image, IN(dynamic), IN(dynamic[3].d_un), IN(program[1].p_vaddr)));
    needs_all(&image, IN(program), IN(program[2].p_align), IN(header.e_phoff));
    image.program[0] = image.program[2];
    image.program[2] = image.program[1];
    needs_all(&image, IN(program), IN(program[2].p_paddr), IN(header.e_phoff));
}
/* The highest byte of a number counts: with a 1 there it is another one. */
static void whole_numbers(void **state)
{
    static const size_t highest[] = {
        IN(header.e_phoff) + 7,     IN(program[1].p_type) + 3,   IN(program[1].p_vaddr) + 7,
        IN(program[2].p_type) + 3,  IN(program[2].p_vaddr) + 7,  IN(program[2].p_offset) + 7,
        IN(dynamic[0].d_tag) + 7,   IN(dynamic[0].d_un) + 7,     IN(dynamic[1].d_tag) + 7,
        IN(dynamic[1].d_un) + 7,    IN(dynamic[2].d_tag) + 7,    IN(dynamic[2].d_un) + 7,
        IN(symbols[2].st_name) + 3, IN(symbols[2].st_value) + 7, IN(gnu_hash[0]) + 3,
        IN(gnu_hash[1]) + 3,        IN(gnu_hash[2]) + 3,         IN(gnu_hash[6]) + 3};
    struct image image;
    (void)state;
    for (size_t i = 0; i < COUNT(highest); i++) {
        make(&image, 0);
        ((unsigned char *)&image)[highest[i]] = 1;
        if (find(&image, sizeof image, "two") != NULL)
            fail_msg("the byte at %zu does not count", highest[i]);
    }
    make(&image, 1);
    image.header.e_phnum = 0x100;
    image.program[2].p_memsz = 1UL << 56;
    image.symbols[2].st_shndx = 0x100;
    image.hash[1] = 1U << 24;
    assert_non_null(find(&image, sizeof image, "two"));
}
static void damaged(void **state)
{
    struct image image;
    void *made[] = {NULL, (void *)OS_AT_SYSINFO_EHDR, NULL, NULL, NULL};
    (void)state;
    make(&image, 1);
    assert_null(os_vdso_find(NULL, sizeof image, "one"));
    for (int byte = 0; byte < 5; byte++) {
        make(&image, 1);
        image.header.e_ident[byte] ^= 1;
        assert_null(find(&image, sizeof image, "one"));
        memcpy(memory, &image, sizeof image);
        made[2] = memory;
        assert_null(os_vdso((char **)made, "one"));
    }
    /* What is no image says nothing of its length. */
    make(&image, 1);
    image.header.e_ident[0] = 0;
    image.header.e_phnum = 0xffff;
    image.program[2].p_memsz = ~0UL;
    memcpy(memory, &image, sizeof image);
    assert_null(os_vdso((char **)made, "one"));
    make(&image, 1);
    image.program[2].p_memsz = 0;
    assert_null(find(&image, sizeof image, "one"));
    /* Any part of it: it has to reach to the end of the name, and here the function lies before. */
    for (int old_hash = 0; old_hash < 2; old_hash++) {
        make(&image, old_hash);
        image.symbols[2].st_value = AT;
        for (size_t size = 0; size < sizeof image; size++)
            assert_int_equal(find(&image, size, "two") != NULL,
                             size >= IN(strings[1 + 2 * sizeof NAME "two"]));
    }
}
/* Words of it are any: what is found lies in it, and nothing beside it is read. */
static unsigned long any(void)
{
    static unsigned long state = 1;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}
static void hostile(void **state)
{
    static const unsigned long edges[] = {
        0,         1,          AT, AT - 1, AT + sizeof(struct image), ~0UL, ~0UL - 8,
        1UL << 63, 0xffffffff, 24, 0xffff};
    struct image image;
    char *const here = end - sizeof image;
    const int rounds = under_qemu ? 20000 : 200000;
    int found = 0;
    (void)state;
    for (int round = 0; round < rounds; round++) {
        make(&image, (int)(any() & 1));
        for (unsigned long changes = any() % 4; changes > 0; changes--) {
            const unsigned long value = any() % 2 ? edges[any() % COUNT(edges)] : AT + any() % 1000;
            const size_t bytes = (size_t)1 << any() % 4;
            memcpy((char *)&image + any() % (sizeof image - bytes), &value, bytes);
        }
        char *result = find(&image, sizeof image, "two");
        assert_true(result == NULL || (result >= here && result < end));
        found += result != NULL;
    }
    assert_in_range(found, rounds / 3, rounds - rounds / 20);
}

static int set_up(void **state)
{
    void *room;
    (void)state;
    if (os_map_guarded(&room, 4 * page) != 0)
        return -1;
    memory = room;
    end = memory + 4 * page;
    return 0;
}
static int tear_down(void **state)
{
    (void)state;
    return os_unmap_guarded(memory, 4 * page) == 0 ? 0 : -1;
}

int test_vdso(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_auxv: what /proc/self/auxv says", auxv),
        TEST("os_auxv: a vector made here, one without the entry", other_auxv),
        TEST("os_vdso_clock_gettime: without a function", clock_by_call),
        TEST("os_vdso_clock_gettime: by the vDSO", clock_by_vdso),
        TEST("os_vdso_clock_gettime: at most 1.1 times libc's time", cost),
        TEST("os_vdso: what is there, and what is not", functions),
        TEST("os_vdso_find: images made here, both kinds of tables", made_images),
        TEST("os_vdso_find: as many symbols as the table says", counted),
        TEST("os_vdso_find: where the first segment lies", segments),
        TEST("os_vdso: sixteen program headers", beginning),
        TEST("os_vdso_find: an image that ends with what it needs", ends_with_what_it_needs),
        TEST("os_vdso_find: numbers count with their highest byte", whole_numbers),
        TEST("os_vdso_find: damaged, and cut off anywhere", damaged),
        TEST("os_vdso_find: hostile numbers", hostile),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
