/* SPDX-License-Identifier: MIT */
/* Prints "call ENOSYS" or "call there" for each call of calls.h, made with -1 for each argument. */
#include "calls.h"

static void say(const char *text)
{
    os_size_t length = 0;

    while (text[length] != '\0')
        length++;
    (void)os_syscall3(OS_NR_write, 1, (long)text, (long)length);
}

int main(void)
{
    os_size_t i;

    for (i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        const long result = os_syscall6(calls[i].nr, -1, -1, -1, -1, -1, -1);

        say(calls[i].name);
        say(result == -OS_ENOSYS ? " ENOSYS\n" : " there\n");
    }
    return 0;
}
