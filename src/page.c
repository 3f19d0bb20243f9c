/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "icache.h"
#include "os_core.h"
#include "trap.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_HELPER_ long os_flush_icache(void *begin, void *end) OS_CORE_NOEXCEPT_
{
    return os_arch_flush_icache_((char *)begin, (char *)end);
}
OS_CORE_NAMED_(flush_icache);

OS_CORE_DEFINE_HELPER_ long os_page_size(void) OS_CORE_NOEXCEPT_
{
#ifdef OS_PAGE_SIZE_
    return OS_PAGE_SIZE_;
#else
    long size, result = -OS_EINVAL;

    /* From the smallest that any of the three machines has. */
    for (size = 1L << 12; result == -OS_EINVAL && size <= 1L << 30; size <<= 1)
        result = os_trap3_(OS_NR_madvise, size, 0, 0);
    return result == 0 ? size >> 1 : result;
#endif
}
OS_CORE_NAMED_(page_size);

OS_CORE_END_
