/* SPDX-License-Identifier: MIT */
/* No qemu-user: what the kernel of examples/metal has is the newest Linux's. */
#include "harness.h"

int qemu_differs(const char *question)
{
    (void)question;
    return 0;
}
void same_as_linux(const char *question)
{
    (void)question;
}
void needs_kernel(const char *what_qemu_does)
{
    (void)what_qemu_does;
}
long qemu_result(const char *question, long on_linux)
{
    (void)question;
    return on_linux;
}
int older_than(int major, int minor)
{
    (void)major, (void)minor;
    return 0;
}
