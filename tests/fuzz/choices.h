/* SPDX-License-Identifier: MIT */
/* The questions of the model and its checks to the fuzzer; included first (-include). */
#ifndef CHOICES_H
#define CHOICES_H

#include <stdio.h>
#include <stdlib.h>

/* The function that OS_CORE_TRAP names. */
long model(long nr, long a, long b, long c, long d, long e, long f);

/* Choices, each of the next bytes of the input; behind its end, all are 0, and nothing fails. */
unsigned long any(unsigned long least, unsigned long most);
unsigned long any_number(void);
unsigned long any_size(void);
unsigned long any_address(void);
unsigned long any_alignment(void);
unsigned long any_huge_page(void);
long any_long(void);
int any_failure(void);
long any_error(void);

/* Says what is wrong, and aborts: that is how a fuzzer learns of it. */
static inline void must(int holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    fprintf(stderr, "%s:%d: it is not so that %s\n", file, line, what);
    abort();
}
#define MUST(condition, what) must(condition, what, __FILE__, __LINE__)

/* The linker makes an array of all that must be SEEN; main.c names those that were not. */
struct sight {
    const char *what;
    long seen;
};
#define SEEN(condition, what_is_seen)                                                              \
    do {                                                                                           \
        static struct sight sight                                                                  \
            __attribute__((__section__("sights"), __used__)) = {what_is_seen, 0};                  \
        sight.seen |= (condition);                                                                 \
    } while (0)

#define PAGES 1024

#endif
