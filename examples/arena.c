/* SPDX-License-Identifier: MIT */
/*
 * An arena: one reservation of addresses, of which a part is memory; all is freed at once.
 *
 *     ./arena README.md >/dev/null
 *
 * It prints a file's lines, last first, as tac does, and on standard error what the arena takes.
 * Shows how to reserve (PROT_NONE), commit (mprotect), and decommit (map anew). An access outside
 * of what is committed raises SIGSEGV. Limits: one thread; files of /proc cannot be mapped.
 */
#define PROGRAM "arena"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

#define RESERVED (OS_MAP_PRIVATE | OS_MAP_ANONYMOUS | OS_MAP_NORESERVE)

#define READ_WRITE (OS_PROT_READ | OS_PROT_WRITE)

static os_size_t page, step; /* the kernel's page, and how much is committed at a time */

/* room is a multiple of step. A page before it and one behind it are guards, and so is what is not
 * committed. */
struct arena {
    char *memory;
    os_size_t room, committed, used;
};

static os_size_t rounded(os_size_t size, os_size_t to)
{
    return (size + to - 1) & ~(to - 1);
}

/* Reserving costs addresses and nothing else: no memory, no promise of memory. */
static void arena_open(struct arena *arena, os_size_t room)
{
    long first = os_mmap_raw(0, room + 2 * page, OS_PROT_NONE, RESERVED, -1, 0);

    arena->memory = (char *)checked("cannot reserve", first) + page;
    arena->room = room;
    arena->committed = arena->used = 0;
}

/* Returns NULL if there is no room or no memory. */
static void *arena_allocate(struct arena *arena, os_size_t size, os_size_t alignment)
{
    os_size_t first = rounded(arena->used, alignment), more = 0;

    if (first > arena->room || size > arena->room - first)
        return 0;
    if (first + size > arena->committed)
        more = rounded(first + size - arena->committed, step);
    if (more > 0 && os_is_error(os_mprotect(arena->memory + arena->committed, more, READ_WRITE)))
        return 0;
    arena->committed += more;
    arena->used = first + size;
    return arena->memory + first;
}

/* Frees what was allocated since so much was in use: a new mapping has no memory. */
static void arena_release(struct arena *arena, os_size_t used)
{
    os_size_t keep = rounded(used, page);

    if (keep < arena->committed) {
        checked("cannot decommit", os_mmap_raw(arena->memory + keep, arena->committed - keep,
                                               OS_PROT_NONE, RESERVED | OS_MAP_FIXED, -1, 0));
        arena->committed = keep;
    }
    arena->used = used;
}

struct line {
    struct line *before;
    os_size_t length;
    char text[];
};

static struct line *copy_lines(struct arena *arena, const char *text, os_size_t length)
{
    const char *end = text + length;
    struct line *last = 0;

    while (text < end) {
        struct line *line;
        os_size_t i, size = 0;
        while (text + size < end && text[size++] != '\n')
            continue;
        line = (struct line *)arena_allocate(arena, sizeof *line + size, sizeof(void *));
        if (line == 0)
            fail("no room for a line", 0, -OS_ENOMEM);
        for (i = 0; i < size; i++)
            line->text[i] = *text++;
        line->length = size;
        line->before = last;
        last = line;
    }
    return last;
}

static void print_lines(const struct line *line)
{
    const struct print_field as_it_is = {0, 0, 0};

    for (; line != 0; line = line->before)
        print_text(line->text, line->length, as_it_is);
}

/* The kernel says whether it can write there. A program that cannot gets a SIGSEGV. */
static int is_memory(char *byte)
{
    return !os_is_error(os_getrandom(byte, 1, 0));
}

static void show(const char *when, const struct arena *arena)
{
    os_size_t at, pages = 0;
    unsigned char is_there;
    int guarded = !is_memory(arena->memory - 1) && !is_memory(arena->memory + arena->committed);

    for (at = 0; at < arena->committed; at += page) {
        checked("mincore", os_mincore(arena->memory + at, page, &is_there));
        pages += is_there & 1U;
    }
    print_to(2);
    print("%-8s %6lu KiB used, %6lu committed, %6lu in memory, %s\n", when, arena->used / 1024,
          arena->committed / 1024, pages * page / 1024, guarded ? "guarded" : "not guarded");
    print_to(1);
}

int main(int argc, char **argv, char **envp)
{
    struct arena arena;
    os_size_t length;
    void *file;

    if (argc != 2)
        usage("FILE");
    page = (os_size_t)checked("the page size", os_auxv(envp, OS_AT_PAGESZ));
    step = 16 * page;
    checked_file("cannot map", argv[1], os_map_file(&file, &length, argv[1]));
    arena_open(&arena, 1UL << 36);
    show("reserved", &arena);
    print_lines(copy_lines(&arena, (const char *)file, length));
    show("copied", &arena);
    arena_release(&arena, 0);
    show("released", &arena);
    checked("cannot unmap", os_munmap(arena.memory - page, arena.room + 2 * page));
    return 0;
}
