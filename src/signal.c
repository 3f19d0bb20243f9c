/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "program.h"
#include "trap.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_HELPER_ long os_sigaction(int sig, const struct os_sigaction *act,
                                         struct os_sigaction *oldact) OS_CORE_NOEXCEPT_
{
#ifdef OS_ARCH_SIGNAL_RETURN_
    struct os_sigaction complete;

    if (act != 0 && (act->sa_flags & OS_SA_RESTORER) == 0) {
        complete.k_sa_handler = act->k_sa_handler;
        complete.sa_flags = act->sa_flags | OS_SA_RESTORER;
        complete.sa_restorer = os_arch_signal_return_();
        complete.sa_mask = act->sa_mask;
        act = &complete;
    }
#endif
    return os_trap4_(OS_NR_rt_sigaction, os_number_(sig), os_pointer_(act), os_pointer_(oldact),
                     sizeof(struct os_sigset));
}
OS_CORE_NAMED_(sigaction);

OS_CORE_END_
