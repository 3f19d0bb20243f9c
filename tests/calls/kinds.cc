// SPDX-License-Identifier: MIT
// Every argument of every function of os_core/calls.h has the width and the sign that it has in the
// kernel's own prototype, as the compiler of a target sees both. tools/calls chose our types, and
// has no part in it. kernel.inc has those prototypes. tests/calls.sh makes compare.inc from the
// header's functions: for each, the kernel's name and the arguments that are meant to differ.
#include <linux/aio_abi.h>
#include <linux/fs.h>
#include <linux/landlock.h>
#include <linux/signal.h>
#include <linux/types.h>
#define OS_CORE_CALLS
#include "os_core.h"

namespace kernel {
// The kernel's names for the types that UAPI headers call __kernel_..., and types of its own.
typedef __kernel_size_t size_t;
typedef __kernel_loff_t loff_t;
typedef __kernel_off_t off_t;
typedef __kernel_pid_t pid_t;
typedef __kernel_key_t key_t;
typedef __kernel_mqd_t mqd_t;
typedef __kernel_clockid_t clockid_t;
typedef __kernel_timer_t timer_t;
typedef __kernel_rwf_t rwf_t;
typedef __kernel_uid32_t uid_t, qid_t;
typedef __kernel_gid32_t gid_t;
typedef __kernel_ulong_t uintptr_t, old_sigset_t;
typedef __u64 u64;
typedef __u32 u32, uint32_t;
typedef __s32 key_serial_t, old_time32_t;
typedef unsigned short umode_t;
struct fd_set;
typedef struct header *cap_user_header_t;
typedef struct data *cap_user_data_t;
#define asmlinkage
#define __user
#define BITS_PER_LONG 64
#define __ARCH_WANT_SYS_UTIME
#define new new_
#include "kernel.inc"
#undef new
}

// All pointers are one kind. Size and sign tell the other types apart, and those of its integer an
// enumeration: -1 need not be one of its values.
template <class T, bool = __is_enum(T)> struct integer { typedef T type; };
template <class T> struct integer<T, true> { typedef __underlying_type(T) type; };
template <class T> constexpr bool has_sign() { return T(-1) < T(0); }
template <class T> struct kind {
    static const int is = 2 * sizeof(T) + has_sign<typename integer<T>::type>();
};
template <class T> struct kind<T *> { static const int is = 1; };

// The set of the arguments that differ, the first as bit 0; all of them, if the counts differ.
template <class R, class... Ours, class... Theirs>
constexpr unsigned long differing(R (*)(Ours...), long (*)(Theirs...))
{
    if (sizeof...(Ours) != sizeof...(Theirs))
        return ~0UL;
    const int ours[] = {kind<Ours>::is..., 0}, theirs[] = {kind<Theirs>::is..., 0};
    unsigned long set = 0;
    for (unsigned i = 0; i < sizeof...(Ours); i++)
        set |= static_cast<unsigned long>(ours[i] != theirs[i]) << i;
    return set;
}
#define COMPARE(call, theirs, may_differ)                                                          \
    static_assert((differing(os_##call, kernel::sys_##theirs) & ~(may_differ)) == 0, "os_" #call);
#include "compare.inc"
