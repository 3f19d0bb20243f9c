/* SPDX-License-Identifier: MIT */
#include "tls.h"
#include "trap.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_START_ os_size_t os_tls_size(void) OS_CORE_NOEXCEPT_
{
    return os_tls_size_();
}
OS_CORE_NAMED_(tls_size);

OS_CORE_DEFINE_START_ void *os_tls_init(void *block) OS_CORE_NOEXCEPT_
{
    os_uintptr_t guard = 0;
#ifdef OS_TLS_GUARD_
    __asm__ __volatile__(OS_TLS_READ_GUARD_ : "=a"(guard));
#endif
    return os_tls_fill_(block, guard);
}
OS_CORE_NAMED_(tls_init);

OS_CORE_DEFINE_START_ long os_tls_set(void *pointer) OS_CORE_NOEXCEPT_
{
#ifdef OS_TLS_CALL_
    return OS_TLS_CALL_;
#else
    __asm__ __volatile__(OS_TLS_INSTRUCTION_ : : "r"(pointer) : "memory");
    return 0;
#endif
}
OS_CORE_NAMED_(tls_set);

OS_CORE_END_
