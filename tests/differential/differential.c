/* SPDX-License-Identifier: MIT */
/*
 * differential SEED COUNT EVERY [without-maps]: the same random calls through os_* and libc, in two
 * children that begin alike: the results and errno are to be the same, and after each, or after
 * EVERY calls, the whole map of the process (/proc/self/maps). A difference is printed with its
 * call in full. Everything follows from the seed. Without maps: a qemu-user may die of reading
 * them, and only which pages of the arena are mapped is compared.
 *
 * arguments.inc is what tests/differential/arguments.awk makes of docs/calls.tsv: the order of the
 * arguments of each call, for both sides. That it is right, libc's headers and functions say.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
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
static int lacking[32]; /* calls that this kernel, or qemu-user, lacks: libc makes up for some */

/* The calls, and our function that gives the kernel's own result. */
#define CALLS(CALL)                                                                                \
    CALL(mmap, os_mmap_raw)                                                                        \
    CALL(munmap, os_munmap)                                                                        \
    CALL(mprotect, os_mprotect)                                                                    \
    CALL(mremap, os_mremap_raw)                                                                    \
    CALL(madvise, os_madvise)                                                                      \
    CALL(msync, os_msync)                                                                          \
    CALL(mincore, os_mincore)                                                                      \
    CALL(mlock, os_mlock)                                                                          \
    CALL(mlock2, os_mlock2)                                                                        \
    CALL(munlock, os_munlock)                                                                      \
    CALL(memfd_create, os_memfd_create)                                                            \
    CALL(pkey_mprotect, os_pkey_mprotect)                                                          \
    CALL(remap_file_pages, os_remap_file_pages)
#define NUMBER(name, function) DO_##name,
enum call { CALLS(NUMBER) N_CALLS };
#define NAME(name, function) #name,
static const char *const names[] = {CALLS(NAME)};

/* A call with its arguments, by the names that they have in the prototypes. */
struct tuple {
    enum call call;
    union { char *addr, *old_address; };
    char *new_address;
    union { size_t length, size, old_size; };
    size_t new_size;
    int prot;
    union { int flags, advice; };
    union { int fd, pkey; };
    union { long offset, pgoff; };
    unsigned char *vec;
    const char *name;
};
#include "arguments.inc"
struct outcome {
    long result; /* or -errno */
    uint64_t map;
};

static unsigned char vector[PAGES * 8];

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
static char *any_address(uint64_t at)
{
    const uintptr_t inside = (uintptr_t)arena + at * page;
    const uintptr_t none[] = {inside + 1, inside + page / 2, 0, 1, (uintptr_t)1 << 63,
                              (uintptr_t)-1};
    return any(16) == 0 ? (char *)ONE_OF(none) : arena + at * page;
}
/* Up to the end of the arena, and not always whole pages; or more than there is. */
static size_t any_length(uint64_t at)
{
    static const size_t none[] = {0, SIZE_MAX, SIZE_MAX - 100, PTRDIFF_MAX, (size_t)1 << 62};
    if (any(16) == 0)
        return ONE_OF(none);
    at = (1 + any(PAGES - at)) * page;
    return any(4) == 0 ? at - any(page) : at;
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
    t->fd = -1;
    if (any(2) == 0)
        t->flags |= MAP_ANONYMOUS;
    else
        t->fd = (int)any(8) - 1; /* -1: not open; 0: the file; others: not open */
    t->offset = any(16) == 0 ? 1 : (long)(any(4) * page);
    if (t->offset == 1 && (t->length > PAGES * page || (t->flags & 3) == MAP_SHARED_VALIDATE))
        t->offset = 0;
}
static void choose_mremap(struct tuple *t, uint64_t at, uint64_t to)
{
    static const int remaps[] = {0, MREMAP_MAYMOVE, MREMAP_MAYMOVE, MREMAP_MAYMOVE | MREMAP_FIXED,
                                 MREMAP_MAYMOVE | MREMAP_FIXED, MREMAP_FIXED,
                                 MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 64};

    t->flags = ONE_OF(remaps);
    t->new_size = any(2) == 0 ? t->length : any_length(to);
    if (t->flags == 64) { /* glibc 2.41 looks at it first, qemu-user at the range */
        t->addr = arena + at * page;
        t->length = t->new_size = page;
    }
    if ((t->flags & MREMAP_FIXED) != 0)
        t->new_address = any_address(to);
}
/* Of all that follows, the stack included, if the range does not wrap. */
static void choose_madvise(struct tuple *t)
{
    static const int advised[] = {MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED,
                                  MADV_DONTNEED, MADV_DONTNEED, MADV_FREE, MADV_REMOVE,
                                  MADV_DONTFORK, MADV_DOFORK, MADV_DONTDUMP, MADV_COLD, 22, 23,
                                  102, 103, 9999, -1};

    t->flags = ONE_OF(advised);
    if (t->length > PAGES * page)
        t->length = SIZE_MAX;
}
static struct tuple tuple(uint64_t seed, uint64_t i)
{
    static const int prots[] = {PROT_NONE, PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_EXEC,
                                PROT_WRITE, PROT_READ | PROT_WRITE | PROT_EXEC};
    struct tuple t = {.vec = vector, .name = "a"};
    uint64_t at, to;

    state = seed * 0xd1342543de82ef95 + i;
    (void)any(2);
    do
        t.call = (enum call)any(N_CALLS);
    while (lacking[t.call]);
    at = any(PAGES);
    to = any(PAGES);
    t.addr = any_address(at);
    t.length = any_length(at);
    if (t.length > PAGES * page && (t.addr < arena || t.addr >= arena + PAGES * page))
        t.length = page; /* qemu-user 7.2 dies of both (page_set_flags: start < end) */
    t.prot = any(32) == 0 ? 0x40000000 : ONE_OF(prots);
    switch (t.call) {
    case DO_mmap: choose_mmap(&t); break;
    case DO_mremap: choose_mremap(&t, at, to); break;
    case DO_madvise: choose_madvise(&t); break;
    case DO_msync: t.flags = any(16) == 0 ? 0x100 : (int)any(8); break;
    case DO_mlock2: t.flags = (int)any(3); break;
    case DO_memfd_create: t.flags = (int)any(8); break;
    case DO_pkey_mprotect: t.fd = any(4) == 0 ? 1000 : -1; break;
    case DO_remap_file_pages:
        t.prot = any(4) == 0 ? PROT_READ : 0;
        t.offset = (long)any(4);
        break;
    default: break;
    }
    return t;
}
static void print(struct tuple t)
{
    printf("# %s: addr %p (arena %+ld), length %zu, new_address %p, new_size %zu, prot %#x, "
           "flags %#x, fd %d, offset %ld\n", names[t.call], (void *)t.addr,
           (long)(t.addr - arena), t.length, (void *)t.new_address, t.new_size, t.prot,
           t.flags, t.fd, t.offset);
}

/* --- the two sides --- */

#define OURS(name, function) case DO_##name: return (long)function(ARGUMENTS_##name(t));
static long by_os_core(struct tuple t)
{
    switch (t.call) {
    CALLS(OURS)
    default: abort();
    }
}
#define LIBCS(name, function) case DO_##name: return (long)name(ARGUMENTS_##name(t));
static long by_libc(struct tuple t)
{
    switch (t.call) {
    CALLS(LIBCS)
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
        if (t.call == DO_mmap && t.fd >= 0)
            t.fd = files[t.fd != 0];
        memset(vector, 0xff, sizeof vector);
        errno = CANARY;
        result = with_libc ? by_libc(t) : by_os_core(t);
        if (with_libc && result == -1)
            result = -errno;
        else
            need(with_libc || errno == CANARY, "errno has been touched");
        outcomes[i].result = result;
        outcomes[i].map = i % every == every - 1 ? hash_of_map() : 1;
        /* Which bytes were written. Not what they say: the kernel takes a page back any time. */
        for (size_t j = 0; j < sizeof vector; j++)
            outcomes[i].map = outcomes[i].map * 31 + (vector[j] != 0xff);
        if (result >= 0 && t.call == DO_memfd_create)
            close((int)result);
        /* A mapping elsewhere is taken away again. */
        if (!os_is_error(result) && (t.call == DO_mmap || t.call == DO_mremap) &&
            ((char *)result < arena || (char *)result >= arena + 4 * PAGES * page))
            need(munmap((char *)result, t.call == DO_mmap ? t.length : t.new_size) == 0, "munmap");
    }
    fflush(stdout);
    _exit(0);
}

static const char *const sides[] = {"os_core", "libc"};

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
/* Nothing seen is no success: each call has worked, and each has failed. */
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
        if (good[call] == 0 || (bad[call] == 0 && call != DO_memfd_create))
            all = 0;
    }
    return all;
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
    lacking[DO_mlock2] = os_mlock2(NULL, 0, 0) == -OS_ENOSYS;
    lacking[DO_pkey_mprotect] = os_pkey_mprotect(NULL, 0, 0, -1) == -OS_ENOSYS;
    lacking[DO_remap_file_pages] = os_remap_file_pages(NULL, 0, 0, 0, 0) == -OS_ENOSYS;
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
