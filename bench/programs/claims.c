/* SPDX-License-Identifier: MIT */
/*
 * What the documents claim of mappings, tried. Nanoseconds of each, in turn, if not said otherwise.
 *
 * claims resident                   which of 64 pages are in memory, and KiB of a mapping of 1 GiB
 * claims random ROUNDS FILE READS   64 bytes at so many random places: pread, and a fresh mapping
 * claims sequential ROUNDS FILE [forget]   all of the file, in the page cache, or forgotten before
 * claims touch ROUNDS BYTES         the first touch of each page
 * claims move ROUNDS BYTES          twice the room for what was written: mremap, or copied
 */
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "os_core.h"
#include "turns.h"

#define PRIVATE (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS)
#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)
#define MUST(condition) ((condition) ? (void)0 : turns_fail(#condition))

static os_size_t page, length; /* of the file, or of memory */
static int fd = -1, direct = -1, forget;
static volatile unsigned long sum;

static char *must_map(os_size_t bytes, int prot, int flags, int file)
{
    char *memory = os_mmap(0, bytes, prot, flags, file, 0);
    MUST(memory != OS_MAP_FAILED);
    return memory;
}

static void add(const char *data, os_size_t bytes)
{
    unsigned long words = 0;
    for (os_size_t i = 0; i < bytes; i += sizeof(long))
        words += *(const unsigned long *)(const void *)(data + i);
    sum += words;
}

/* --- resident --------------------------------------------------------------------------------- */

static void show(const char *when, char *memory, os_size_t pages)
{
    unsigned char in[64];
    MUST(os_mincore(memory, pages * page, in) == 0);
    for (os_size_t i = 0; i < pages; i++)
        printf("%s %lu\t%d\n", when, (unsigned long)i, in[i] & 1);
}

static void kib(const char *when)
{
    char line[80];
    long now = 0;
    static long before = -1;
    FILE *rollup = fopen("/proc/self/smaps_rollup", "r");
    MUST(rollup != NULL);
    while (fgets(line, sizeof line, rollup))
        if (sscanf(line, "Anonymous: %ld kB", &now) == 1)
            break;
    fclose(rollup);
    if (before < 0)
        before = now;
    else
        printf("KiB %s\t%ld\n", when, now - before);
}

static void resident(void)
{
    const os_size_t large = (os_size_t)1 << 30;
    char *memory = must_map(64 * page, READ_WRITE, PRIVATE, -1);
    show("mapped", memory, 64);
    for (os_size_t i = 0; i < 8; i++)
        memory[i * i * page] = 1;
    show("touched", memory, 64);
    MUST(os_madvise(memory, 32 * page, OS_MADV_DONTNEED) == 0);
    show("given back", memory, 64);

    kib("before");
    kib("before"); /* what the first look at it took itself is in memory now */
    memory = must_map(large, READ_WRITE, PRIVATE, -1);
    kib("mapped");
    for (os_size_t i = 0; i < 1000; i++)
        memory[i * (large / 1000) / page * page] = 1;
    kib("1,000 pages touched");
    MUST(os_madvise(memory, large, OS_MADV_DONTNEED) == 0);
    kib("given back");
}

/* --- random ----------------------------------------------------------------------------------- */

static unsigned long place(void)
{
    return ((unsigned long)turns_random() << 20 ^ turns_random()) % (length / 64) * 64;
}

static void by_pread(long reads)
{
    char data[64];
    for (; reads > 0; reads--) {
        MUST(os_pread64((unsigned int)fd, data, sizeof data, (os_off_t)place()) == sizeof data);
        add(data, sizeof data);
    }
}

static void by_mapping(long reads, int flags, int advice)
{
    char *data = must_map(length, OS_PROT_READ, OS_MAP_PRIVATE | flags, fd);
    MUST(os_madvise(data, length, advice) == 0);
    for (; reads > 0; reads--)
        add(data + place(), 64);
    MUST(os_munmap(data, length) == 0);
}
static void random_mapping(long reads)
{
    by_mapping(reads, 0, OS_MADV_NORMAL);
}
static void random_advised(long reads)
{
    by_mapping(reads, 0, OS_MADV_RANDOM);
}
static void random_populated(long reads)
{
    by_mapping(reads, OS_MAP_POPULATE, OS_MADV_NORMAL);
}

static long faults(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_minflt + used.ru_majflt;
}

static void at_random(int rounds, long reads)
{
    const struct turn turns[] = {{"pread", by_pread, reads},
                                 {"pread again", by_pread, reads},
                                 {"mapping", random_mapping, reads},
                                 {"MADV_RANDOM", random_advised, reads},
                                 {"MAP_POPULATE", random_populated, reads}};
    turns_take(turns, sizeof turns / sizeof turns[0], rounds);
    const long before = faults();
    random_mapping(reads);
    printf("faults\t%ld\n", faults() - before);
}

/* --- sequential ------------------------------------------------------------------------------- */

static void begin(void)
{
    if (forget)
        MUST(os_fadvise64(fd, 0, 0, OS_POSIX_FADV_DONTNEED) == 0);
}

static void by_read(int file, os_size_t piece)
{
    char *data = must_map(piece, READ_WRITE, PRIVATE | OS_MAP_POPULATE, -1);
    long got;
    begin();
    MUST(os_lseek((unsigned int)file, 0, OS_SEEK_SET) == 0);
    while ((got = os_read((unsigned int)file, data, piece)) > 0)
        add(data, (os_size_t)got);
    MUST(got == 0 && os_munmap(data, piece) == 0);
}
static void read_large(long count)
{
    by_read(fd, (os_size_t)count << 20);
}
static void read_small(long count)
{
    by_read(fd, (os_size_t)count << 16);
}
static void read_direct(long count)
{
    by_read(direct, (os_size_t)count << 20);
}

static void by_mapping_once(int flags, int advice)
{
    char *data;
    begin();
    data = must_map(length, OS_PROT_READ, OS_MAP_PRIVATE | flags, fd);
    MUST(os_madvise(data, length, advice) == 0);
    add(data, length);
    MUST(os_munmap(data, length) == 0);
}
#define MAPPED_ONCE(name, flags, advice)                                                           \
    static void name(long count)                                                                   \
    {                                                                                              \
        for (; count > 0; count--)                                                                 \
            by_mapping_once(flags, advice);                                                        \
    }
MAPPED_ONCE(mapping, 0, OS_MADV_NORMAL)
MAPPED_ONCE(mapping_sequential, 0, OS_MADV_SEQUENTIAL)
MAPPED_ONCE(mapping_populated, OS_MAP_POPULATE, OS_MADV_NORMAL)

static void sequential(int rounds)
{
    const struct turn turns[] = {{"read, 1 MiB at a time", read_large, 1},
                                 {"read, again", read_large, 1},
                                 {"read, 64 KiB at a time", read_small, 1},
                                 {"mapping", mapping, 1},
                                 {"mapping, MADV_SEQUENTIAL", mapping_sequential, 1},
                                 {"mapping, MAP_POPULATE", mapping_populated, 1},
                                 {"O_DIRECT, 1 MiB at a time", read_direct, 1}};
    const int all = sizeof turns / sizeof turns[0];
    turns_take(turns, direct < 0 ? all - 1 : all, rounds);
}

/* --- touch ------------------------------------------------------------------------------------ */

static void touch(char *memory)
{
    for (os_size_t i = 0; i < length; i += page)
        memory[i] = 1;
    MUST(os_munmap(memory, length) == 0);
}
static void touch_plain(long count)
{
    for (; count > 0; count--)
        touch(must_map(length, READ_WRITE, PRIVATE, -1));
}
static void touch_populated(long count)
{
    for (; count > 0; count--)
        touch(must_map(length, READ_WRITE, PRIVATE | OS_MAP_POPULATE, -1));
}
static void touch_shared(long count)
{
    for (; count > 0; count--)
        touch(must_map(length, READ_WRITE, OS_MAP_SHARED | OS_MAP_ANONYMOUS, -1));
}
static void touch_huge(long count)
{
    for (; count > 0; count--) {
        void *memory = NULL;
        MUST(os_map_aligned(&memory, length, 2 << 20) == 0);
        const long advised = os_madvise(memory, length, OS_MADV_HUGEPAGE);
        (void)advised; /* a kernel without huge pages: as plain */
        touch(memory);
    }
}

static void touched(int rounds)
{
    const struct turn turns[] = {{"plain", touch_plain, 1},
                                 {"plain, again", touch_plain, 1},
                                 {"MAP_POPULATE", touch_populated, 1},
                                 {"os_map_aligned, MADV_HUGEPAGE", touch_huge, 1},
                                 {"shared", touch_shared, 1}};
    turns_take(turns, sizeof turns / sizeof turns[0], rounds);
}

/* --- move ------------------------------------------------------------------------------------- */

static char *buffer; /* of length bytes, written to */

/* The range behind it is taken, so that it has to move. */
static void before_move(void)
{
    buffer = must_map(2 * length, READ_WRITE, PRIVATE, -1);
    memset(buffer, 1, length);
    MUST(os_mprotect(buffer + length, length, OS_PROT_NONE) == 0);
}
static void moved(int rounds)
{
    for (int round = -1; round < rounds; round++)
        for (int way = 0; way < 3; way++) {
            char *old, *new;
            before_move();
            old = buffer;
            const long long began = turns_now();
            if (way < 2)
                new = os_mremap(old, length, 2 * length, OS_MREMAP_MAYMOVE, 0);
            else {
                new = must_map(2 * length, READ_WRITE, PRIVATE, -1);
                memcpy(new, old, length);
                MUST(os_munmap(old, length) == 0);
            }
            if (round >= 0)
                printf("%s\t%lld\n", (const char *[]){"mremap", "again", "copy"}[way],
                       turns_now() - began);
            MUST(new != OS_MAP_FAILED &&new != old &&new[length - 1] == 1);
            MUST(os_munmap(new, 2 * length) == 0 && os_munmap(old + length, length) == 0);
        }
}

/* The file is in the page cache. */
static void open_file(const char *path)
{
    fd = open(path, O_RDONLY | O_CLOEXEC);
    MUST(fd >= 0);
    length = (os_size_t)lseek(fd, 0, SEEK_END);
    direct = open(path, O_RDONLY | O_CLOEXEC | O_DIRECT); /* which not every file system has */
    read_large(1);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    const int rounds = argc > 2 ? atoi(argv[2]) : 0;
    page = (os_size_t)os_page_size();
    turns_pin();
    if (argc > 3 && (strcmp(what, "random") == 0 || strcmp(what, "sequential") == 0))
        open_file(argv[3]);
    else if (argc > 3)
        length = (os_size_t)atol(argv[3]);
    if (strcmp(what, "resident") == 0)
        resident();
    else if (argc == 5 && strcmp(what, "random") == 0)
        at_random(rounds, atol(argv[4]));
    else if (argc >= 4 && strcmp(what, "sequential") == 0) {
        forget = argc == 5;
        sequential(rounds);
    } else if (argc == 4 && strcmp(what, "touch") == 0)
        touched(rounds);
    else if (argc == 4 && strcmp(what, "move") == 0)
        moved(rounds);
    else
        turns_fail("do that: claims resident|random|sequential|touch|move ...");
    return 0;
}
