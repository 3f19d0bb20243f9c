/* SPDX-License-Identifier: MIT */
/*
 * Prints "call ENOSYS" or "call there" for each call of calls.h, made with -1 for each argument: in
 * a child, since a qemu-user may die of that.
 */
#include "calls.h"

#define SIGCHLD 17
#define IS_THERE 1

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
        const long child = os_syscall5(OS_NR_clone, SIGCHLD, 0, 0, 0, 0);
        int status = 0;

        if (child == 0)
            return os_syscall6(calls[i].nr, -1, -1, -1, -1, -1, -1) == -OS_ENOSYS ? 0 : IS_THERE;
        if (os_is_error(os_syscall4(OS_NR_wait4, child, (long)&status, 0, 0)))
            return 1;
        say(calls[i].name);
        say(status == 0 ? " ENOSYS\n" : " there\n");
    }
    return 0;
}
