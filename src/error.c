/* SPDX-License-Identifier: MIT */
#include "os_core.h"
#include "define.h"
#include "error_names.h"

OS_CORE_BEGIN

/* One string, and no table of pointers into it: that would need relocations, and so data. */
OS_DEFINE_HELPER(const char *, os_error_name)(long error)
{
    static const char names[] = OS_CORE_ERROR_NAMES;
    os_size_t at = 0;
    /* The magnitude as an unsigned number: -LONG_MIN does not exist as a long. */
    unsigned long left = OS_CORE_CONVERT(unsigned long, error);
    if (error < 0)
        left = 0UL - left;

    for (; left != 0 && at < sizeof names; at++)
        if (names[at] == '\0')
            left--;
    return at < sizeof names && names[at] != '\0' ? names + at : 0;
}

OS_CORE_END
