/* SPDX-License-Identifier: MIT */
/* From a file to another descriptor, inside the kernel. */
#ifndef OS_CORE_POSIX_SYS_SENDFILE_H_
#define OS_CORE_POSIX_SYS_SENDFILE_H_

#include "../calls_.h"

OS_CORE_BEGIN_

OS_POSIX_ ssize_t sendfile(int out, int in, off_t *offset, size_t count)
{
    return os_errno_(os_sendfile(out, in, offset, count));
}

OS_CORE_END_

#endif
