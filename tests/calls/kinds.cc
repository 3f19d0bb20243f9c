// SPDX-License-Identifier: MIT
// docs/calls.tsv, the headers and the kernel's own prototypes agree, all as the compiler of a target sees them:
// tools/calls, which chose our types, has no part in it. Every function has the types that docs/calls.tsv says; every
// argument has the width and the sign that it has in the kernel's prototype, or is widened to them as its kind says;
// every pointer is one there, to the same structure, and const if it is there. kernel.inc is the kernel's prototypes,
// compare.inc what tests/calls/compare.awk makes of docs/calls.tsv.
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
typedef struct __user_cap_header_struct *cap_user_header_t;
typedef struct __user_cap_data_struct *cap_user_data_t;
#define asmlinkage
#define __user
#define BITS_PER_LONG 64
#define __ARCH_WANT_SYS_UTIME
#define new new_
// What programs know by another tag.
#define user_msghdr msghdr
#define msqid_ds msqid64_ds
#define shmid_ds shmid64_ds
#include "kernel.inc"
#undef new
#undef msqid_ds
#undef shmid_ds
}

template <class A, class B> struct same { static const bool is = false; };
template <class A> struct same<A, A> { static const bool is = true; };
template <class T> struct plain { typedef T type; static const bool is_const = false; };
template <class T> struct plain<const T> { typedef T type; static const bool is_const = true; };

// Of an integer the size and the sign tell, of an enumeration its integer's: -1 need not be a value of it.
template <class T, bool = __is_enum(T)> struct integer { typedef T type; };
template <class T> struct integer<T, true> { typedef __underlying_type(T) type; };
template <class T> constexpr bool has_sign() { return T(-1) < T(0); }
template <class T> struct kind {
    static const int size = sizeof(T);
    static const bool is_signed = has_sign<typename integer<T>::type>();
};

// What two pointers point to: the same structure, integers that are as large and have the same sign, or bytes, for
// which one of them says void.
template <class A, class B, bool = __is_class(A) || __is_union(A) || __is_class(B) || __is_union(B)> struct pointee {
    static const bool is_same = kind<A>::size == kind<B>::size && kind<A>::is_signed == kind<B>::is_signed;
};
template <class A, class B> struct pointee<A, B, true> { static const bool is_same = same<A, B>::is; };
template <class A> struct pointee<A, void, false> { static const bool is_same = true; };
template <class A> struct pointee<A, void, true> { static const bool is_same = true; };
template <class B> struct pointee<void, B, false> { static const bool is_same = true; };
template <class B> struct pointee<void, B, true> { static const bool is_same = true; };
template <> struct pointee<void, void, false> { static const bool is_same = true; };
template <class A, class B> struct pointee<A *, B *, false> {
    static const bool is_same = pointee<typename plain<A>::type, typename plain<B>::type>::is_same;
};

// Whether an argument of ours, of the kind that docs/calls.tsv says, is one of the kernel's.
template <class Ours, class Theirs> struct argument { // both are integers
    typedef kind<Ours> ours;
    typedef kind<Theirs> theirs;
    static constexpr bool fits(char letter)
    {
        return letter == 'f' || // an int here; there an int, an unsigned int or a long
               (ours::size == theirs::size && ours::is_signed == theirs::is_signed) ||
               // It is widened as its kind or its sign says, to what the kernel has.
               (ours::size == 4 && theirs::size == 8 && theirs::is_signed == (letter == 'n' && ours::is_signed)) ||
               // Of 32 bits all reach the kernel; which of them is the sign is nothing to a set of bits.
               (ours::size == 4 && theirs::size == 4 && letter == 'b');
    }
};
template <class Ours, class Theirs> struct argument<Ours *, Theirs> { // an address, an unsigned long there
    static constexpr bool fits(char letter)
    {
        return letter == 'p' && kind<Theirs>::size == 8 && !kind<Theirs>::is_signed;
    }
};
template <class Ours, class Theirs> struct argument<Ours, Theirs *> {
    static constexpr bool fits(char) { return false; }
};
template <class Ours, class Theirs> struct argument<Ours *, Theirs *> { // what is const there, is const here
    static constexpr bool fits(char letter)
    {
        return (plain<Ours>::is_const || !plain<Theirs>::is_const) && !(plain<Ours>::is_const && letter == 'w') &&
               pointee<typename plain<Ours>::type, typename plain<Theirs>::type>::is_same;
    }
};

// The set of the arguments that do not fit, the first being bit 0; all, if their numbers differ.
template <class... Ours, class... Theirs>
constexpr unsigned long differing(const char *letters, void (*)(Ours...), long (*)(Theirs...))
{
    const bool fit[] = {argument<Ours, Theirs>::fits(*letters++)..., true};
    unsigned long set = 0;
    for (unsigned i = 0; i < sizeof...(Ours); i++)
        set |= static_cast<unsigned long>(!fit[i]) << i;
    return set;
}
// A function of other types than docs/calls.tsv says does not convert.
#define COMPARE(call, theirs, ours, result, declared, letters, pointing)                           \
    result(*const call##_as_said) declared = ours;                                                 \
    namespace kernel {                                                                             \
    static_assert(differing(letters, static_cast<void(*) pointing>(nullptr), sys_##theirs) == 0,   \
                  #ours);                                                                          \
    }
#include "compare.inc"
