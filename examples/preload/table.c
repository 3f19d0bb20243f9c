/* SPDX-License-Identifier: MIT */
/*
 * libos_core_preload.so: the table. It is printed when the program ends by exit or by the end of
 * main, where the variable PRELOAD_TABLE said at the start:
 *
 *     stderr    the file that standard error was at the start. A program that has closed it, or has
 * another file there, gets no table, and that file nothing that is not its own. /a/path   a file,
 * to which each process adds its table
 *
 * A child of fork begins at 0. Nothing is printed by _exit, exec or a signal, nor for a program
 * with the rights of another user (setuid).
 */
#define _GNU_SOURCE
#define OS_CORE_CALLS
#include <features.h>

#include "preload.h"
#include "text.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct count *counted;
static char place[PATH_MAX + 1]; /* a path that is too long stays so, for the kernel to refuse */
static struct os_stat errors_at_start;

static void add_row(const char *function, unsigned long calls, unsigned long errors, long last)
{
    add(function, 18);
    add_number(calls, 10);
    add_number(errors, 10);
    if (last != 0) {
        const char *name = os_error_name(last);
        add("  ", 2);
        add(name != 0 ? name : "unknown", 0);
    }
    add("\n", 1);
}

/* A reader that is gone must not end the program: the signal is blocked, and taken away if it came.
 */
static long write_text(int fd)
{
    const struct os_sigset pipe = {{1UL << (SIGPIPE - 1)}};
    const struct os_timespec now = {0, 0};
    struct os_sigset before;
    long result;

    os_rt_sigprocmask(SIG_BLOCK, &pipe, &before, sizeof pipe);
    result = os_write(fd, text, text_length);
    if (result == -EPIPE)
        os_rt_sigtimedwait(&pipe, 0, &now, sizeof pipe);
    os_rt_sigprocmask(SIG_SETMASK, &before, 0, sizeof before);
    text_length = 0;
    return result;
}

static void write_errors(void)
{
    struct os_stat now;

    if (errors_at_start.st_mode != 0 && os_fstat(2, &now) == 0 &&
        now.st_dev == errors_at_start.st_dev && now.st_ino == errors_at_start.st_ino)
        write_text(2);
}

static void write_file(void)
{
    const int flags = OS_O_WRONLY | OS_O_CREAT | OS_O_APPEND | OS_O_CLOEXEC | OS_O_NOCTTY |
                      OS_O_NONBLOCK; /* a pipe that nobody reads is an error */
    long fd = place[0] == '/' ? os_openat(OS_AT_FDCWD, place, flags, 0666) : -EINVAL;
    long result = os_is_error(fd) ? fd : write_text((int)fd);

    if (!os_is_error(fd))
        os_close((int)fd);
    if (!os_is_error(result))
        return;
    text_length = 0;
    add("os_core_preload: cannot write ", 0);
    add(place, 0);
    add(place[0] == '/' ? ": " : ": PRELOAD_TABLE is stderr, or begins with a slash: ", 0);
    add(os_error_name(result), 0);
    add("\n", 0);
    write_errors();
}

/* In the child of fork. A handler of a signal may count meanwhile. */
static void forget(void)
{
    struct count *count = __atomic_exchange_n(&counted, 0, __ATOMIC_ACQUIRE);

    while (count != 0) {
        struct count *next = count->next;
        count->errors = 0;
        count->last_error = 0;
        __atomic_store_n(&count->calls, 0, __ATOMIC_RELEASE);
        count = next;
    }
}

/* The variable is copied, for programs write over their environment. */
__attribute__((constructor)) static void begin(void)
{
    const char *value = secure_getenv("PRELOAD_TABLE");

    if (value == 0)
        return;
    strncpy(place, value, sizeof place - 1);
    if (os_fstat(2, &errors_at_start) != 0)
        errors_at_start.st_mode = 0;
    pthread_atfork(0, 0, forget);
}

__attribute__((destructor)) static void end(void)
{
    unsigned long calls = 0, errors = 0;
    char name[16] = ""; /* as long as the kernel's */

    if (place[0] == 0)
        return;
    os_prctl(OS_PR_GET_NAME, (unsigned long)name, 0, 0, 0);
    add("os_core_preload: process ", 0);
    add_number((unsigned long)os_getpid(), 0);
    add(", ", 0);
    add(name, 0);
    add("\nfunction               calls    errors  last error\n", 0);
    for (const struct count *count = counted; count != 0; count = count->next) {
        add_row(count->function, count->calls, count->errors, count->last_error);
        calls += count->calls;
        errors += count->errors;
    }
    add_row("all", calls, errors, 0);
    if (strcmp(place, "stderr") == 0)
        write_errors();
    else
        write_file();
}
