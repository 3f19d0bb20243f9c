/* SPDX-License-Identifier: MIT */
/* Libc's structure, WHAT, where the kernel's is wanted: CALL. */
#include "os_core.h"
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
long wrong(void);
long wrong(void)
{
    static WHAT x;
    return CALL;
}
