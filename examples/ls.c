/* SPDX-License-Identifier: MIT */
/*
 * A folder's files, hidden ones too, with what the kernel knows of them, as by ls -l:
 *
 *     ./ls include
 *
 * Shows getdents64 and its records, statx, readlinkat. Limits: times are UTC, and owners are
 * numbers, for their names are in files that the kernel does not know.
 */
#define PROGRAM "ls"
#define OS_CORE_DATA /* the calls, and OS_S_ISDIR */
#include "os_core.h"
#include "print.h"

/* Bytes for a folder's records: what is not touched takes no memory. */
#define ROOM (1UL << 26)

/* Shell's sort: elements that are far apart are put in order first. */
static void sort(const char **names, os_size_t count)
{
    os_size_t gap, i, j;

    for (gap = count / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11)
        for (i = gap; i < count; i++) {
            const char *name = names[i];
            for (j = i; j >= gap && compare(names[j - gap], name) > 0; j -= gap)
                names[j] = names[j - gap];
            names[j] = name;
        }
}

/* Reads all records of the folder, and returns how many names there are but "." and "..". */
static os_size_t read_names(int fd, const char *folder, char *records, const char **names)
{
    os_size_t used = 0, at, count = 0;
    long got;

    while ((got = os_getdents64(fd, (struct os_linux_dirent64 *)(void *)(records + used),
                                (unsigned int)(ROOM - used))) > 0)
        used += (os_size_t)got;
    checked_file("cannot read", folder, got);
    for (at = 0; at < used;) {
        const struct os_linux_dirent64 *record = (const void *)(records + at);

        if (compare(record->d_name, ".") != 0 && compare(record->d_name, "..") != 0)
            names[count++] = record->d_name;
        at += record->d_reclen;
    }
    return count;
}

/* --- a line ----------------------------------------------------------------------------------- */

static void print_mode(unsigned int mode)
{
    char text[] = "?rwxrwxrwx";
    unsigned int i;

    text[0] = "?pc?d?b?-?l?s???"[(mode & OS_S_IFMT) / OS_S_IFIFO];
    for (i = 0; i < 9; i++)
        if ((mode & (OS_S_IRUSR >> i)) == 0)
            text[1 + i] = '-';
    for (i = 0; i < 3; i++)
        if ((mode & (OS_S_ISUID >> i)) != 0)
            text[3 + 3 * i] = (text[3 + 3 * i] == 'x' ? "sst" : "SST")[i];
    print("%s", text);
}

static void print_target(int folder, const char *name)
{
    char target[OS_PATH_MAX];
    long length = os_readlinkat(folder, name, target, sizeof target - 1);

    target[os_is_error(length) ? 0 : length] = '\0'; /* some of /proc lead nowhere */
    print(" -> ");
    print_name(target);
}

static void print_file(int folder, const char *name, const struct os_statx *file)
{
    print_mode(file->stx_mode);
    print(" %3u %5u %5u ", file->stx_nlink, file->stx_uid, file->stx_gid);
    if (OS_S_ISCHR(file->stx_mode) || OS_S_ISBLK(file->stx_mode))
        print("%5u, %3u ", file->stx_rdev_major, file->stx_rdev_minor);
    else
        print("%10lu ", file->stx_size);
    print_time(file->stx_mtime.tv_sec);
    print(" ");
    print_name(name);
    if (OS_S_ISLNK(file->stx_mode))
        print_target(folder, name);
    print("\n");
}

static long look_at(int folder, const char *name, struct os_statx *file)
{
    long result = os_statx(folder, name, OS_AT_SYMLINK_NOFOLLOW, OS_STATX_BASIC_STATS, file);

    if (os_is_error(result) && result != -OS_ENOENT)
        fail("cannot look at", name, result);
    return result;
}

static void list(const char *folder)
{
    void *records, *names;
    struct os_statx file;
    os_size_t count, i;
    long fd = os_open(folder, OS_O_RDONLY | OS_O_DIRECTORY | OS_O_CLOEXEC, 0);

    checked_file("cannot open", folder, fd);
    checked("no memory", os_map_anonymous(&records, ROOM));
    checked("no memory", os_map_anonymous(&names, ROOM / sizeof(struct os_linux_dirent64) * 8));
    count = read_names((int)fd, folder, (char *)records, (const char **)names);
    sort((const char **)names, count);
    for (i = 0; i < count; i++) {
        const char *name = ((const char **)names)[i];
        if (look_at((int)fd, name, &file) == 0) /* else it has gone meanwhile */
            print_file((int)fd, name, &file);
    }
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : ".";
    struct os_statx file;

    if (argc > 2)
        usage("[FILE]");
    if (look_at(OS_AT_FDCWD, name, &file) != 0)
        fail("cannot find", name, -OS_ENOENT);
    if (OS_S_ISDIR(file.stx_mode))
        list(name);
    else
        print_file(OS_AT_FDCWD, name, &file);
    return 0;
}
