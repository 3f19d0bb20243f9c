/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "os_core/vdso.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_HELPER_ long os_auxv(char *const *envp, unsigned long type) OS_CORE_NOEXCEPT_
{
    const unsigned long *entry;

    if (envp == 0)
        return -OS_EINVAL;
    while (*envp != 0)
        envp++;
    for (entry = (const unsigned long *)(os_uintptr_t)(envp + 1); entry[0] != OS_AT_NULL;
         entry += 2)
        if (entry[0] == type)
            return (long)entry[1];
    return -OS_ENOENT;
}
OS_CORE_NAMED_(auxv);

OS_CORE_END_
