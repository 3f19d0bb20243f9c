/* SPDX-License-Identifier: MIT */
/*
 * SQLite at work in each of its journals, with and without mapped files. With OURS, each call of
 * its unix VFS is this library's (xSetSystemCall). A line for each test, as tests/clients/lib.sh
 * wants it: what the database has at the end, and what integrity_check says.
 */
#define _GNU_SOURCE
#include "sqlite3.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CALLS 25 /* that its unix VFS has, as it is built here */

#ifdef OURS
#define OS_CORE_CALLS
#include "preload.h"

#include <stdarg.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>

static int our_open(const char *path, int flags, int mode)
{
    return (int)ANSWER(os_openat(OS_AT_FDCWD, path, flags, (unsigned short)mode));
}

static int our_close(int fd)
{
    return (int)ANSWER(os_close(fd));
}

static int our_access(const char *path, int mode)
{
    return (int)ANSWER(os_faccessat(OS_AT_FDCWD, path, mode));
}

static char *our_getcwd(char *buf, size_t size)
{
    return ANSWER(os_getcwd(buf, size)) > 0 ? buf : 0;
}

/* A libc's struct stat is the kernel's on these machines. */
static int our_stat(const char *path, struct stat *buf)
{
    return (int)ANSWER(os_newfstatat(OS_AT_FDCWD, path, (struct os_stat *)buf, 0));
}

static int our_lstat(const char *path, struct stat *buf)
{
    return (int)ANSWER(
        os_newfstatat(OS_AT_FDCWD, path, (struct os_stat *)buf, OS_AT_SYMLINK_NOFOLLOW));
}

static int our_fstat(int fd, struct stat *buf)
{
    return (int)ANSWER(os_fstat(fd, (struct os_stat *)buf));
}

static int our_ftruncate(int fd, off_t length)
{
    return (int)ANSWER(os_ftruncate(fd, length));
}

static int our_fcntl(int fd, int cmd, ...)
{
    va_list list;
    unsigned long argument;

    va_start(list, cmd);
    argument = va_arg(list, unsigned long);
    va_end(list);
    return (int)ANSWER(os_fcntl(fd, (unsigned int)cmd, argument));
}

static int our_ioctl(int fd, unsigned long request, ...)
{
    va_list list;
    unsigned long argument;

    va_start(list, request);
    argument = va_arg(list, unsigned long);
    va_end(list);
    return (int)ANSWER(os_ioctl(fd, (unsigned int)request, argument));
}

static ssize_t our_read(int fd, void *buf, size_t count)
{
    return ANSWER(os_read(fd, buf, count));
}

static ssize_t our_write(int fd, const void *buf, size_t count)
{
    return ANSWER(os_write(fd, buf, count));
}

static ssize_t our_pread(int fd, void *buf, size_t count, off_t at)
{
    return ANSWER(os_pread64(fd, buf, count, at));
}

static ssize_t our_pwrite(int fd, const void *buf, size_t count, off_t at)
{
    return ANSWER(os_pwrite64(fd, buf, count, at));
}

static int our_fchmod(int fd, mode_t mode)
{
    return (int)ANSWER(os_fchmod(fd, (unsigned short)mode));
}

static int our_fchown(int fd, uid_t user, gid_t group)
{
    return (int)ANSWER(os_fchown(fd, user, group));
}

static int our_fallocate(int fd, off_t at, off_t length)
{
    return (int)-COUNTED(
        os_fallocate(fd, 0, at, length)); /* as posix_fallocate: it returns errno */
}

static int our_unlink(const char *path)
{
    return (int)ANSWER(os_unlinkat(OS_AT_FDCWD, path, 0));
}

static int our_mkdir(const char *path, mode_t mode)
{
    return (int)ANSWER(os_mkdirat(OS_AT_FDCWD, path, (unsigned short)mode));
}

static int our_rmdir(const char *path)
{
    return (int)ANSWER(os_unlinkat(OS_AT_FDCWD, path, OS_AT_REMOVEDIR));
}

static uid_t our_geteuid(void)
{
    return (uid_t)COUNTED(os_geteuid());
}

static int our_getpagesize(void)
{
    return (int)COUNTED((long)os_page_size());
}

static ssize_t our_readlink(const char *path, char *buf, size_t size)
{
    return ANSWER(os_readlinkat(OS_AT_FDCWD, path, buf, (int)size));
}

/* mmap, munmap and mremap are those of examples/preload/map.c, which is linked before libc. */
static const struct {
    const char *name;
    sqlite3_syscall_ptr call;
} ours[] = {
#define CALL(name, call)                                                                           \
    {                                                                                              \
        name, (sqlite3_syscall_ptr)(call)                                                          \
    }
    CALL("open", our_open),
    CALL("close", our_close),
    CALL("access", our_access),
    CALL("getcwd", our_getcwd),
    CALL("stat", our_stat),
    CALL("fstat", our_fstat),
    CALL("ftruncate", our_ftruncate),
    CALL("fcntl", our_fcntl),
    CALL("read", our_read),
    CALL("pread", our_pread),
    CALL("pread64", our_pread),
    CALL("write", our_write),
    CALL("pwrite", our_pwrite),
    CALL("pwrite64", our_pwrite),
    CALL("fchmod", our_fchmod),
    CALL("fallocate", our_fallocate),
    CALL("unlink", our_unlink),
    CALL("mkdir", our_mkdir),
    CALL("rmdir", our_rmdir),
    CALL("fchown", our_fchown),
    CALL("geteuid", our_geteuid),
    CALL("mmap", mmap),
    CALL("munmap", munmap),
    CALL("mremap", mremap),
    CALL("getpagesize", our_getpagesize),
    CALL("readlink", our_readlink),
    CALL("lstat", our_lstat),
    CALL("ioctl", our_ioctl),
};

/* Each call that this build of SQLite makes: of those that it does not make it says so. */
static int take_ours(void)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find("unix");
    int taken = 0;

    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
        taken += vfs->xGetSystemCall(vfs, ours[i].name) != 0 &&
                 vfs->xSetSystemCall(vfs, ours[i].name, ours[i].call) == SQLITE_OK;
    fprintf(stderr, "%d calls are ours\n", taken);
    return taken;
}
#else
static int take_ours(void)
{
    return CALLS;
}
#endif

static sqlite3 *database;
static const char *failed;

static void run(const char *sql)
{
    char *error = 0;

    if (failed == 0 && sqlite3_exec(database, sql, 0, 0, &error) != SQLITE_OK)
        failed = error != 0 ? error : "an error";
}

/* The text of the first column of the first row. */
static const char *value(const char *sql)
{
    static char text[64];
    sqlite3_stmt *statement;

    text[0] = 0;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, 0) != SQLITE_OK)
        return failed = sqlite3_errmsg(database);
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != 0)
        snprintf(text, sizeof text, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return text;
}

static void work(void)
{
    run("CREATE TABLE word (id INTEGER PRIMARY KEY, text, number)");
    run("CREATE INDEX by_number ON word (number, text)");
    run("BEGIN; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        " INSERT INTO word SELECT i, printf('%0*d', i % 97, i), i * 7919 % 10007 FROM n; COMMIT");
    run("UPDATE word SET text = text || number WHERE id % 3 = 0");
    run("BEGIN; DELETE FROM word WHERE id % 2 = 0; ROLLBACK");
    run("DELETE FROM word WHERE id % 5 = 0");
    run("CREATE TABLE large (blob); INSERT INTO large VALUES (zeroblob(3000000))");
    run("ATTACH 'second.db' AS second; CREATE TABLE second.copy AS SELECT * FROM word;"
        " DETACH second");
    run("VACUUM");
    run("INSERT INTO word SELECT id + 100000, text, number FROM word WHERE id < 1000");
}

static void test(const char *journal, long mapped)
{
    char sql[200];

    failed = 0;
    remove("test.db"), remove("second.db");
    if (sqlite3_open("test.db", &database) != SQLITE_OK)
        failed = "it does not open";
    snprintf(sql, sizeof sql, "PRAGMA journal_mode = %s; PRAGMA mmap_size = %ld", journal, mapped);
    run(sql);
    work();
    sqlite3_close(database);
    sqlite3_open("test.db", &database);
    snprintf(sql, sizeof sql, "PRAGMA mmap_size = %ld", mapped);
    run(sql);
    snprintf(sql, sizeof sql, "%s", value("PRAGMA integrity_check"));
    if (failed != 0)
        printf("fail %s, %ld bytes mapped: %s\n", journal, mapped, failed);
    else
        printf("%s %s, %ld bytes mapped: %s", strcmp(sql, "ok") == 0 ? "pass" : "fail", journal,
               mapped, sql),
            printf(", %s words\n", value("SELECT count(*) || ' ' || sum(number) || ' ' ||"
                                         " sum(length(text)) FROM word"));
    sqlite3_close(database);
    fflush(stdout);
}

int main(void)
{
    const char *const journals[] = {"DELETE", "TRUNCATE", "PERSIST", "MEMORY", "WAL"};
    const long sizes[] = {0, 100000, 268435456};

    if (take_ours() != CALLS)
        return 1;
    for (size_t i = 0; i < sizeof journals / sizeof journals[0]; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++)
            test(journals[i], sizes[k]);
    return 0;
}
