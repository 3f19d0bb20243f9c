/* SPDX-License-Identifier: MIT */
/*
 * differential SEED COUNT EVERY [without-maps]: the same random calls through os_* and libc, in two
 * children that begin alike: the results and errno are to be the same, and after each, or after
 * EVERY calls, the whole map of the process (/proc/self/maps). A difference is printed with its
 * call in full. Everything follows from the seed. Without maps: a qemu-user may die of reading
 * them, and only which pages of the arena are mapped is compared.
 *
 * calls.inc is what tests/differential/calls.awk makes of docs/calls.tsv: every call of
 * os_core/memory.h, but for those of tests/differential/untried; the order of its arguments, for
 * both sides, and how they are chosen. That the order is right, libc's headers and functions say,
 * and the kernel of what libc has no function for.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define OS_CORE_NO_CHECKS
#include "os_core.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PAGES 16 /* of the arena */

/* Far from everything else, so that nothing comes to lie behind it by itself. */
static char *const arena = (char *)0x1000000000;
static size_t page;
static int files[2]; /* to be mapped: what the child has made; and one that is not open */
static int without_maps;

#include "calls.inc"
#define NUMBER(name, ...) DO_##name,
enum call { CALLS(NUMBER) N_CALLS };
#define NAME(name, ...) #name,
static const char *const names[] = {CALLS(NAME)};
#define LIBC_HAS(name, has, ...) has,
static const int libc_has[] = {CALLS(LIBC_HAS)};
static int lacking[N_CALLS]; /* by this kernel, or qemu-user: libc makes up for some */

/* A call with its arguments, by the names that they have in the prototypes. */
#define MEMBER(name) long name;
struct tuple { enum call call; MEMBERS(MEMBER) };
struct outcome {
    long result; /* or -errno */
    uint64_t map;
};

/* What calls read; what they write, a row for each argument. Behind each ends what is mapped. */
static long *read_from;
static unsigned char (*written)[32];
#define ROWS 6

/* --- the tuples: each follows from the seed and its number alone (splitmix64) --- */

static uint64_t state;
static uint64_t any(uint64_t below)
{
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return (z ^ z >> 31) % below;
}
#define ONE_OF(array) (array)[any(COUNT(array))]

/* Pages of the arena; one time in sixteen an address that is none. */
static long any_address(uint64_t at)
{
    const uintptr_t inside = (uintptr_t)arena + at * page;
    const uintptr_t none[] = {inside + 1, inside + page / 2, 0, 1, (uintptr_t)1 << 63,
                              (uintptr_t)-1};
    return (long)(any(16) == 0 ? ONE_OF(none) : inside);
}
/* Up to the end of the arena, and not always whole pages; or more than there is. */
static long any_length(uint64_t at)
{
    static const size_t none[] = {0, SIZE_MAX, SIZE_MAX - 100, PTRDIFF_MAX, (size_t)1 << 62};
    if (any(16) == 0)
        return (long)ONE_OF(none);
    at = (1 + any(PAGES - at)) * page;
    return (long)(any(4) == 0 ? at - any(page) : at);
}
static int is_long(long length)
{
    return (size_t)length > PAGES * page;
}
/* qemu-user 7.2 dies of an address elsewhere with such a length (page_set_flags: start < end). */
static long not_both(long length, long address)
{
    return is_long(length) && (size_t)address - (size_t)arena >= PAGES * page ? (long)page : length;
}
static long any_prot(void)
{
    static const int prots[] = {PROT_NONE, PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_EXEC,
                                PROT_WRITE, PROT_READ | PROT_WRITE | PROT_EXEC};
    return any(32) == 0 ? 0x40000000 : ONE_OF(prots);
}
static long any_flags(void)
{
    return any(16) == 0 ? 0x100 : (long)any(8);
}
/* Not 1: at membarrier's, the kernel waits for every processor. */
static long any_number(void)
{
    static const int numbers[] = {-1, -1, 0, 0, 2, 3, 4, 1000};
    return ONE_OF(numbers);
}
static long any_count(void)
{
    return any(16) == 0 ? -1 : (long)any(130);
}
static long any_name(void)
{
    return any(16) == 0 ? 0 : (long)"a";
}
/* run() puts what the child has in the place of 0. */
static long any_file(void)
{
    return (long)any(8) - 1; /* -1: not open; 0: the file; others: not open */
}
static long any_process(void)
{
    return (long)any(3) - 1; /* -1: none; 0: the child; others: none */
}
/*
 * One error at a time: glibc looks at the offset first, and qemu-user at the length, and at the
 * flags that MAP_SHARED_VALIDATE does not take.
 */
static void choose_mmap(struct tuple *t)
{
    static const int sharing[] = {MAP_SHARED, MAP_PRIVATE, MAP_PRIVATE, MAP_SHARED_VALIDATE, 0};
    static const int others[] = {0, 0, MAP_FIXED, MAP_FIXED, MAP_FIXED | MAP_POPULATE,
                                 MAP_NORESERVE, MAP_FIXED_NOREPLACE, MAP_STACK};

    t->flags = ONE_OF(sharing) | ONE_OF(others);
    if (any(2) == 0) {
        t->flags |= MAP_ANONYMOUS;
        t->fd = -1;
    }
    t->offset = any(16) == 0 ? 1 : (long)(any(4) * page);
    if (t->offset == 1 && (is_long(t->length) || (t->flags & 3) == MAP_SHARED_VALIDATE))
        t->offset = 0;
}
static void choose_mremap(struct tuple *t, uint64_t at, uint64_t to)
{
    static const int remaps[] = {0, MREMAP_MAYMOVE, MREMAP_MAYMOVE, MREMAP_MAYMOVE | MREMAP_FIXED,
                                 MREMAP_MAYMOVE | MREMAP_FIXED, MREMAP_FIXED,
                                 MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 64};

    t->flags = ONE_OF(remaps);
    t->new_size = any(2) == 0 ? t->old_size : any_length(to);
    if (t->flags == 64) { /* glibc 2.41 looks at it first, qemu-user at the range */
        t->old_address = (long)(arena + at * page);
        t->old_size = t->new_size = (long)page;
    }
    t->new_address = (t->flags & MREMAP_FIXED) != 0 ? any_address(to) : 0;
}
/* Of all that follows, the stack included, if the range does not wrap. */
static void choose_madvise(struct tuple *t)
{
    static const int advised[] = {MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED,
                                  MADV_DONTNEED, MADV_DONTNEED, MADV_FREE, MADV_REMOVE,
                                  MADV_DONTFORK, MADV_DOFORK, MADV_DONTDUMP, MADV_COLD, 22, 23,
                                  102, 103, 9999, -1};

    t->advice = ONE_OF(advised);
    if (is_long(t->length))
        t->length = -1;
}
/* Every other time where the file is at first; with rights it is refused. */
static void choose_remap_file_pages(struct tuple *t)
{
    if (any(2) == 0) {
        t->addr = (long)(arena + PAGES / 2 * page);
        t->size = (long)page;
    }
    t->prot = any(4) == 0 ? PROT_READ : 0;
    t->pgoff = (long)any(4);
}
#define CHOOSE(name, has, ours, libcs, mapped, choice) case DO_##name: (void)choice; break;
static struct tuple tuple(uint64_t seed, uint64_t i)
{
    struct tuple t = {0};
    uint64_t at, to;

    state = seed * 0xd1342543de82ef95 + i;
    (void)any(2);
    do
        t.call = (enum call)any(N_CALLS);
    while (lacking[t.call]);
    at = any(PAGES);
    to = any(PAGES);
    switch (t.call) {
    CALLS(CHOOSE)
    default: abort();
    }
    t.length = not_both(t.length, t.addr);
    t.old_size = not_both(t.old_size, t.old_address);
    switch (t.call) { /* which say more than kinds and names do */
    case DO_mmap: choose_mmap(&t); break;
    case DO_mremap: choose_mremap(&t, at, to); break;
    case DO_madvise: choose_madvise(&t); break;
    case DO_remap_file_pages: choose_remap_file_pages(&t); break;
    default: break;
    }
    return t;
}
#define PRINT(name) \
    if (t.name != 0) \
        printf(" " #name " %#lx", (unsigned long)t.name);
static void print(struct tuple t)
{
    printf("# %s, arena %p:", names[t.call], (void *)arena);
    MEMBERS(PRINT)
    printf("\n");
}

/* --- the two sides --- */

#define OURS(name, has, ours, ...) case DO_##name: return (long)ours;
static long by_os_core(struct tuple t)
{
    switch (t.call) {
    CALLS(OURS)
    default: abort();
    }
}
#define LIBCS(name, has, ours, libcs, ...) case DO_##name: return (long)libcs;
static long by_libc(struct tuple t)
{
    switch (t.call) {
    CALLS(LIBCS)
    default: abort();
    }
}
/* How long what it maps is; 0: the result is no address. */
#define MAPPED(name, has, ours, libcs, mapped, ...) case DO_##name: return (size_t)(mapped);
static size_t maps(struct tuple t)
{
    switch (t.call) {
    CALLS(MAPPED)
    default: abort();
    }
}

static void need(int condition, const char *what)
{
    if (!condition) {
        printf("# %s: errno %d\n", what, errno);
        fflush(stdout);
        _exit(1);
    }
}
/* The addresses, the rights and the offset of each line: device and inode differ. */
static uint64_t hash_of_map(void)
{
    static char text[1 << 16];
    uint64_t hash = 14695981039346656037u;
    ssize_t n, length = 0;
    int fd, fields = 0;
    unsigned char byte;

    for (size_t i = 0; without_maps && i < 4 * PAGES; i++)
        hash = hash * 31 + (mincore(arena + i * page, page, &byte) == 0);
    if (without_maps)
        return hash;
    fd = open("/proc/self/maps", O_RDONLY);
    need(fd >= 0, "/proc/self/maps");
    while ((n = read(fd, text + length, sizeof text - (size_t)length)) > 0)
        length += n;
    close(fd);
    need(length > 0 && length < (ssize_t)sizeof text, "/proc/self/maps is empty, or too long");
    for (ssize_t i = 0; i < length; i++) {
        fields = text[i] == '\n' ? 0 : fields + (text[i] == ' ');
        if (fields < 3)
            hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    }
    return hash;
}

/* Anonymous memory and a file, both touched, and a hole. */
static void prepare(void)
{
    need(munmap(arena, 4 * PAGES * page) == 0, "munmap of the arena");
    need(mmap(arena, PAGES * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
              -1, 0) == arena, "the arena");
    need(mmap(arena + PAGES / 2 * page, PAGES / 4 * page, PROT_READ | PROT_WRITE,
              MAP_SHARED | MAP_FIXED, files[0], 0) != MAP_FAILED, "the file in the arena");
    for (size_t i = 0; i < PAGES; i++)
        arena[i * page] = (char)i;
    need(munmap(arena + (PAGES - 2) * page, page) == 0, "the hole");
}

/* Of a result that is a number of something else, nothing is closed: the file is the last. */
static void close_file(long result)
{
    if (result > files[0] && result < 100)
        close((int)result);
}

#define CANARY 4242
static void run(int with_libc, uint64_t seed, size_t count, size_t every, struct outcome *outcomes)
{
    files[0] = memfd_create("arena", 0);
    files[1] = 1000;
    need(files[0] >= 0 && ftruncate(files[0], (off_t)(PAGES * page)) == 0, "memfd_create");
    for (size_t i = 0; i < count; i++) {
        struct tuple t = tuple(seed, i);
        long result;
        if (i % 32 == 0)
            prepare();
        if (t.fd >= 0)
            t.fd = files[t.fd != 0];
        if (t.pid >= 0)
            t.pid = t.pid == 0 ? getpid() : INT_MAX;
        memset(written, 0xff, ROWS * sizeof *written);
        errno = CANARY;
        result = with_libc ? by_libc(t) : by_os_core(t);
        if (with_libc && result == -1)
            result = -errno;
        else
            need(with_libc || errno == CANARY, "errno has been touched");
        outcomes[i].result = result;
        outcomes[i].map = i % every == every - 1 ? hash_of_map() : 1;
        /* Which bytes were written. Not what they say: the kernel takes a page back any time. */
        for (size_t j = 0; j < ROWS * sizeof *written; j++)
            outcomes[i].map = outcomes[i].map * 31 + (written[j / 32][j % 32] != 0xff);
        close_file(result);
        /* A mapping elsewhere is taken away again. */
        if (!os_is_error(result) && maps(t) != 0 &&
            ((char *)result < arena || (char *)result >= arena + 4 * PAGES * page))
            need(munmap((char *)result, maps(t)) == 0, "munmap");
    }
    fflush(stdout);
    _exit(0);
}

static const char *const sides[] = {"os_core", "libc"};

/*
 * Both sides run on one processor, the first: which node of memory has a page follows from the
 * processor that touches it first, and mbind with MPOL_MF_STRICT tells.
 */
static void stay_on_processor(int number)
{
    cpu_set_t processor;

    CPU_ZERO(&processor);
    CPU_SET((size_t)number, &processor);
    need(sched_setaffinity(0, sizeof processor, &processor) == 0, "sched_setaffinity");
}
static int first_processor(void)
{
    cpu_set_t all;
    int number = 0;

    need(sched_getaffinity(0, sizeof all, &all) == 0, "sched_getaffinity");
    while (!CPU_ISSET((size_t)number, &all))
        number++;
    return number;
}

/* Runs a side in a child. One that dies leaves no outcome of the call that it died of. */
static int runs(int side, uint64_t seed, size_t count, size_t every, struct outcome *outcomes)
{
    size_t i = 0;
    int status;
    pid_t pid = fork();

    need(pid >= 0, "fork");
    if (pid == 0)
        run(side, seed, count, every, outcomes);
    waitpid(pid, &status, 0);
    if (status == 0)
        return 1;
    while (i + 1 < count && outcomes[i].map != 0)
        i++;
    printf("# %s: wait status 0x%x, after %zu calls, at:\n", sides[side], status, i);
    print(tuple(seed, i));
    return 0;
}
static const char *error(long result)
{
    return os_is_error(result) ? os_error_name(result) : "no error";
}
static size_t good[N_CALLS], bad[N_CALLS];

/* How many calls differ. The first five are printed. */
static size_t differing(uint64_t seed, size_t count, struct outcome *ours, struct outcome *libcs)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        struct outcome *mine = &ours[i], *its = &libcs[i];
        struct tuple t = tuple(seed, i);

        (os_is_error(mine->result) ? bad : good)[t.call]++;
        if ((mine->result == its->result && mine->map == its->map) || ++n > 5)
            continue;
        printf("# call %zu: os_core %ld (%s), libc %ld (%s)%s\n", i, mine->result,
               error(mine->result), its->result, error(its->result),
               mine->map == its->map ? "" : ", another map");
        print(t);
    }
    return n;
}
/*
 * Nothing seen is no success: each call has failed, and each has worked that libc has, for that is
 * not for few machines.
 */
static int all_seen(void)
{
    int all = 1;

    printf("# succeeded/failed:");
    for (int call = 0; call < N_CALLS; call++) {
        if (lacking[call]) {
            printf(" %s ENOSYS", names[call]);
            continue;
        }
        printf(" %s %zu/%zu", names[call], good[call], bad[call]);
        if (bad[call] == 0 || (good[call] == 0 && libc_has[call]))
            all = 0;
    }
    return all;
}

/* Memory of a page with none behind it: the kernel writes no more than there is. */
static char *end_of_page(void)
{
    char *p = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    need(p != MAP_FAILED && mprotect(p + page, page, PROT_NONE) == 0, "memory");
    return p + page;
}
/* What is read begins with a one: the first node of memory; no list has anything in it. */
static void set_up(void)
{
    read_from = (long *)(void *)(end_of_page() - page);
    read_from[0] = 1;
    /* Behind it is a row of zeros: qemu-user 7.2 takes mincore's for a string that has an end. */
    written = (unsigned char(*)[32])(void *)end_of_page() - ROWS - 1;
    for (int call = 0; call < N_CALLS; call++) {
        const long result = by_os_core((struct tuple){.call = (enum call)call});

        lacking[call] = result == -OS_ENOSYS;
        if (result > 2 && maps((struct tuple){.call = (enum call)call}) == 0)
            close((int)result);
    }
}

int main(int argc, char **argv)
{
    struct outcome *outcomes[2];
    struct rlimit none = {0, 0};
    size_t differ;
    int all;

    if (argc == 5 && strcmp(argv[4], "without-maps") == 0)
        without_maps = 1;
    else if (argc != 4)
        return 2;
    const uint64_t seed = strtoull(argv[1], NULL, 0);
    const size_t count = strtoull(argv[2], NULL, 0);
    const size_t every = strtoull(argv[3], NULL, 0);
    page = (size_t)sysconf(_SC_PAGESIZE);
    setrlimit(RLIMIT_CORE, &none);
    stay_on_processor(first_processor());
    set_up();
    for (int side = 0; side < 2; side++) {
        outcomes[side] = mmap(NULL, count * sizeof(struct outcome), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        need(outcomes[side] != MAP_FAILED, "mmap");
    }
    fflush(stdout);
    for (int side = 0; side < 2; side++)
        if (!runs(side, seed, count, every, outcomes[side]))
            return 1;
    differ = differing(seed, count, outcomes[0], outcomes[1]);
    all = all_seen();
    printf("\n# %zu calls, %zu differ\n", count, differ);
    return !all || differ != 0;
}
