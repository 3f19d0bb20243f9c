/* SPDX-License-Identifier: MIT */
/* A lock on a whole file. */
#ifndef OS_CORE_POSIX_SYS_FILE_H_
#define OS_CORE_POSIX_SYS_FILE_H_

#include "../fcntl.h"

OS_CORE_BEGIN_

OS_POSIX_ int flock(int fd, int operation)
{
    return (int)os_errno_(os_flock(fd, (unsigned int)operation));
}

OS_CORE_END_

#endif
