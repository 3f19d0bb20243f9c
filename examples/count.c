/* SPDX-License-Identifier: MIT */
/*
 * Counts lines, words and bytes as wc does, or the lines that have a text as grep -cF does:
 *
 *     ./count README.md examples/count.c
 *     ./count -c static examples/count.c
 *
 * Shows files that are mapped, not read; what cannot be mapped (pipes, /proc) is read into memory
 * that grows. A file that others make shorter meanwhile raises SIGBUS, and a handler says so.
 * Limits: a word is what stands between ASCII's blanks, and what is read must fit into memory.
 */
#define PROGRAM "count"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

struct text {
    const char *first;
    os_size_t length, mapped;
};

static const char *current; /* the file's name, for the handler */

/* Nothing else prints while a file is looked at: so the handler may. */
static void became_shorter(int signal)
{
    (void)signal;
    fail("it became shorter while it was read", current, -OS_EIO);
}

static struct text read_all(int fd)
{
    struct text text = {0, 0, 1UL << 16};
    void *memory;
    long got;

    checked("no memory", os_map_anonymous(&memory, text.mapped));
    while ((got = os_read(fd, (char *)memory + text.length, text.mapped - text.length)) != 0) {
        if (got == -OS_EINTR)
            continue;
        text.length += (os_size_t)checked_file("cannot read", current, got);
        if (text.length < text.mapped)
            continue;
        memory = (void *)checked(
            "no memory", os_mremap_raw(memory, text.mapped, 2 * text.mapped, OS_MREMAP_MAYMOVE, 0));
        text.mapped *= 2;
    }
    text.first = (const char *)memory;
    return text;
}

/* An empty file cannot be mapped, and files of /proc say that they are empty: these are read. */
static struct text open_text(void)
{
    struct text text = {0, 0, 0};
    struct os_statx file;
    long fd, memory = -OS_ENODEV;

    if (compare(current, "-") == 0)
        return read_all(0);
    fd = checked_file("cannot open", current, os_open(current, OS_O_RDONLY | OS_O_CLOEXEC, 0));
    checked_file("cannot look at", current,
                 os_statx((int)fd, "", OS_AT_EMPTY_PATH, OS_STATX_BASIC_STATS, &file));
    if ((file.stx_mode & OS_S_IFMT) == OS_S_IFREG && file.stx_size > 0)
        memory = os_mmap_raw(0, file.stx_size, OS_PROT_READ, OS_MAP_PRIVATE, (int)fd, 0);
    if (os_is_error(memory))
        text = read_all((int)fd);
    else {
        text.first = (const char *)memory;
        text.length = text.mapped = file.stx_size;
    }
    checked("close", os_close((int)fd));
    return text;
}

/* --- counting --------------------------------------------------------------------------------- */

struct counts {
    unsigned long lines, words, bytes, found;
};

static int is_at(const char *wanted, const char *text, const char *end)
{
    while (*wanted != '\0' && text < end && *text == *wanted) {
        text++;
        wanted++;
    }
    return *wanted == '\0';
}

/* A line is found if the text begins in it. What follows the last end of a line can be found too.
 */
static struct counts count(struct text text, const char *wanted)
{
    const char *at = text.first, *end = at + text.length;
    struct counts counts = {0, 0, text.length, 0};
    int blank = 1, before, found = 0;

    for (; at < end; at++) {
        before = blank;
        blank = *at == ' ' || (*at >= '\t' && *at <= '\r');
        counts.words += before && !blank;
        counts.lines += *at == '\n';
        found |= is_at(wanted, at, end);
        if (*at == '\n' || at + 1 == end) {
            counts.found += (unsigned long)found;
            found = 0;
        }
    }
    return counts;
}

static void print_counts(struct counts counts, int only_found, const char *name)
{
    if (only_found)
        print("%lu ", counts.found);
    else
        print("%lu %lu %lu ", counts.lines, counts.words, counts.bytes);
    print_name(name);
    print("\n");
}

int main(int argc, char **argv)
{
    int only_found = argc > 1 && compare(argv[1], "-c") == 0, i;
    struct os_sigaction action = {0};
    struct counts sum = {0, 0, 0, 0};

    if (argc < (only_found ? 4 : 2))
        usage("[-c TEXT] FILE...");
    action.k_sa_handler = became_shorter;
    checked("sigaction", os_sigaction(OS_SIGBUS, &action, 0));
    for (i = only_found ? 3 : 1; i < argc; i++) {
        struct counts counts;
        struct text text;
        current = argv[i];
        text = open_text();
        counts = count(text, only_found ? argv[2] : "");
        print_counts(counts, only_found, current);
        sum.lines += counts.lines;
        sum.words += counts.words;
        sum.bytes += counts.bytes;
        sum.found += counts.found;
        checked("munmap", os_munmap((void *)(os_uintptr_t)text.first, text.mapped));
    }
    if (argc > (only_found ? 4 : 2))
        print_counts(sum, only_found, "total");
    return 0;
}
