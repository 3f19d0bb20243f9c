/* SPDX-License-Identifier: MIT */
/*
 * SQLite at work in each of its journals, with and without mapped files. A line for each test, as
 * tests/clients/lib.sh wants it: what the database has at the end, and what integrity_check says.
 */
#define _GNU_SOURCE
#include "sqlite3.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

    for (size_t i = 0; i < sizeof journals / sizeof journals[0]; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++)
            test(journals[i], sizes[k]);
    return 0;
}
