/* SPDX-License-Identifier: MIT */
/*
 * What a program of this folder prints: each call as it is written, its result, and errno. It is
 * the same with a libc and with os_core/posix.
 */
#ifndef SAY_H
#define SAY_H

#ifndef _GNU_SOURCE /* which g++ defines */
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef __cplusplus
extern "C" int main(void); /* clang -ffreestanding takes it for any function */
#endif

static void say_text(const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        const ssize_t written = write(1, text, length);
        if (written <= 0)
            _exit(99);
        text += written;
        length -= (size_t)written;
    }
}

static void say_number(long number)
{
    char digits[24];
    char *first = digits + sizeof digits - 1;
    unsigned long rest = number < 0 ? 0UL - (unsigned long)number : (unsigned long)number;

    *first = 0;
    do
        *--first = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        *--first = '-';
    say_text(first);
}

__attribute__((__unused__)) static void say_result(const char *call, long result, int error)
{
    say_text(call);
    say_text(" = ");
    say_number(result);
    if (error != 0) {
        say_text(", errno ");
        say_number(error);
    }
    say_text("\n");
}

/* Zero would be lost in a function that sets errno although nothing failed. */
#define SAY(call)                                                                                  \
    do {                                                                                           \
        long result_;                                                                              \
        errno = 0;                                                                                 \
        result_ = (long)(call);                                                                    \
        say_result(#call, result_, errno);                                                         \
    } while (0)

#endif
