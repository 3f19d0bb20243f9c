/* SPDX-License-Identifier: MIT */
/*
 * What the calls of os_core/calls.h write, for annotate.h. Private to the sources. In the single
 * header this is a part of os_core_calls.h: who does without those calls does without this.
 */
#ifndef OS_CORE_ANNOTATE_CALLS_H_
#define OS_CORE_ANNOTATE_CALLS_H_

#include "annotate.h"

#ifdef OS_CORE_ANNOTATED_

OS_CORE_BEGIN_

/* struct msghdr and struct mmsghdr, as the manual has them. */
struct os_msghdr_ {
    void *name;
    unsigned int name_length;
    struct os_iovec_ *list;
    os_size_t list_count;
    void *control;
    os_size_t control_length;
    int flags;
};
struct os_mmsghdr_ {
    struct os_msghdr_ header;
    unsigned int length;
};

/* A number where a pointer points to, which may be NULL. */
OS_ANNOTATE_ long os_annotate_int_(long pointer)
{
    return pointer == 0 ? 0 : (long)*(unsigned int *)pointer;
}

/* What only before the call can be known: how much room there is for an address, or an option. */
OS_ANNOTATE_ long os_annotate_calls_before_(long nr, long b, long c, long e, long f)
{
    if (!os_msan_unpoison_)
        return 0;
    switch (nr) {
    case OS_NR_accept:
    case OS_NR_accept4:
    case OS_NR_getsockname:
    case OS_NR_getpeername:
        return b == 0 ? 0 : os_annotate_int_(c);
    case OS_NR_recvfrom:
        return e == 0 ? 0 : os_annotate_int_(f);
    case OS_NR_recvmsg:
        return b == 0 ? 0 : os_annotate_int_(b + 8);
    case OS_NR_getsockopt:
        return os_annotate_int_(e);
    default:
        return 0;
    }
}

/* A message of so many bytes, and an address for which there was room. */
OS_ANNOTATE_ void os_annotate_message_(struct os_msghdr_ *message, long bytes, long room)
{
    os_annotate_list_((long)message->list,
                     (long)message->list_count, bytes);
    os_annotate_written_((long)message->name,
                        os_annotate_least_(room, (long)message->name_length));
    os_annotate_written_((long)message->control,
                        (long)message->control_length);
    os_annotate_written_((long)&message->flags, sizeof message->flags);
}

/* The same member of several structures: so many bytes every so many. */
OS_ANNOTATE_ void os_annotate_members_(long first, long count, long every, long bytes)
{
    for (; count > 0; first += every, count--)
        os_annotate_written_(first, bytes);
}

/* The lengths, and what was received: of an address 128 bytes at most, the room is not known. */
OS_ANNOTATE_ void os_annotate_messages_(struct os_mmsghdr_ *message, long count, int received)
{
    for (; count > 0; message++, count--) {
        os_annotate_written_((long)&message->length, sizeof message->length);
        if (received)
            os_annotate_message_(&message->header, (long)message->length, 128);
    }
}

/* MSG_STAT, MSG_STAT_ANY and MSG_INFO have the numbers 11, 13 and 12. */
OS_ANNOTATE_ long os_annotate_msgctl_size_(long command)
{
    if (command == OS_IPC_STAT || command == 11 || command == 13)
        return 120; /* struct msqid64_ds */
    return command == OS_IPC_INFO || command == 12 ? 32 : 0; /* struct msginfo */
}

/*
 * What a call has written to a buffer: the call, which of its arguments points there, and how many
 * bytes. What it only changes is not there: the program has initialized it.
 */
#define OS_WROTE_(call, where, bytes) \
    if (nr == OS_NR_##call)          \
    os_annotate_written_(where, bytes)
/* clang-format off */

/* As much as its result or an argument says. */
OS_ANNOTATE_ void os_annotate_calls_sized_(long before, long result, long nr, long a, long b,
                                           long c,
                                         long d, long e, long f)
{
    const long at_most_c = os_annotate_least_(result, c), at_most_d = os_annotate_least_(result, d);

    OS_WROTE_(fgetxattr, c, at_most_d); OS_WROTE_(getxattr, c, at_most_d);
    OS_WROTE_(lgetxattr, c, at_most_d); OS_WROTE_(flistxattr, b, at_most_c);
    OS_WROTE_(listxattr, b, at_most_c); OS_WROTE_(llistxattr, b, at_most_c);
    OS_WROTE_(listxattrat, d, os_annotate_least_(result, e));
    OS_WROTE_(getxattrat, *(long *)e, /* struct xattr_args */
             os_annotate_least_(result, os_annotate_int_(e + 8)));
    OS_WROTE_(mq_timedreceive, b, result); OS_WROTE_(msgrcv, b, 8 + result);
    OS_WROTE_(sched_getaffinity, c, result);
    OS_WROTE_(syslog, b, a >= 2 && a <= 4 ? at_most_c : 0); /* the other actions read nothing */

    OS_WROTE_(epoll_pwait, b, result * OS_ARCH_EPOLL_EVENT_SIZE_);
    OS_WROTE_(epoll_pwait2, b, result * OS_ARCH_EPOLL_EVENT_SIZE_);
    OS_WROTE_(getgroups, b, os_annotate_least_(result, a) * 4);
    OS_WROTE_(io_getevents, d, result * 32); OS_WROTE_(io_pgetevents, d, result * 32);
    OS_WROTE_(listmount, b, result * 8); OS_WROTE_(listns, b, result * 8);
    OS_WROTE_(lsm_list_modules, a, result * 8);

    OS_WROTE_(accept, b, os_annotate_least_(before, os_annotate_int_(c)));
    OS_WROTE_(accept4, b, os_annotate_least_(before, os_annotate_int_(c)));
    OS_WROTE_(getpeername, b, os_annotate_least_(before, os_annotate_int_(c)));
    OS_WROTE_(getsockname, b, os_annotate_least_(before, os_annotate_int_(c)));
    OS_WROTE_(getsockopt, d, os_annotate_least_(before, os_annotate_int_(e)));
    OS_WROTE_(recvfrom, e, os_annotate_least_(before, os_annotate_int_(f)));
    OS_WROTE_(file_getattr, c, d); OS_WROTE_(lsm_get_self_attr, b, os_annotate_int_(c));
    OS_WROTE_(msgctl, c, os_annotate_msgctl_size_(b));
    OS_WROTE_(name_to_handle_at, c, 8 + os_annotate_int_(c));
    OS_WROTE_(name_to_handle_at, d, e & OS_AT_HANDLE_MNT_ID_UNIQUE ? 8 : 4);
    OS_WROTE_(rt_sigpending, a, b); OS_WROTE_(rt_sigprocmask, c, d);
    OS_WROTE_(sched_getattr, b, 4); OS_WROTE_(sched_getattr, b, os_annotate_int_(b));
    OS_WROTE_(statmount, b, 4); OS_WROTE_(statmount, b, os_annotate_int_(b));

    if (nr == OS_NR_recvmsg)
        os_annotate_message_((struct os_msghdr_ *)b, result, before);
    if (nr == OS_NR_recvmmsg || nr == OS_NR_sendmmsg)
        os_annotate_messages_((struct os_mmsghdr_ *)b, result,
                             nr == OS_NR_recvmmsg);
    if (nr == OS_NR_ppoll) /* revents */
        os_annotate_members_(a + 6, b, 8, 2);
#ifdef OS_NR_stat /* the calls of old */
    OS_WROTE_(epoll_wait, b, result * OS_ARCH_EPOLL_EVENT_SIZE_);
    OS_WROTE_(getdents, b, result); OS_WROTE_(modify_ldt, b, result);
    OS_WROTE_(readlink, b, result);
    if (nr == OS_NR_poll)
        os_annotate_members_(a + 6, b, 8, 2);
#endif
#ifdef OS_NR_riscv_hwprobe
    if (nr == OS_NR_riscv_hwprobe)
        os_annotate_members_(a, b, 16, 16);
#endif
}

/* A structure, always as long. */
OS_ANNOTATE_ void os_annotate_calls_fixed_(long result, long nr, long a, long b, long c, long d,
                                         long e)
{
    OS_WROTE_(adjtimex, a, 208); OS_WROTE_(clock_adjtime, b, 208);
    OS_WROTE_(capget, b, os_annotate_int_(a) == 0x19980330 ? 12 : 24);
    OS_WROTE_(clock_getres, b, 16); OS_WROTE_(clock_gettime, b, 16);
    OS_WROTE_(fstat, b, OS_ARCH_STAT_SIZE_); OS_WROTE_(newfstatat, c, OS_ARCH_STAT_SIZE_);
    OS_WROTE_(fstatfs, b, 120); OS_WROTE_(statfs, b, 120); OS_WROTE_(statx, e, 256);
    OS_WROTE_(get_robust_list, b, 8); OS_WROTE_(get_robust_list, c, 8);
    OS_WROTE_(getcpu, a, 4); OS_WROTE_(getcpu, b, 4);
    OS_WROTE_(getitimer, b, 32); OS_WROTE_(setitimer, c, 32);
    OS_WROTE_(getresgid, a, 4); OS_WROTE_(getresgid, b, 4); OS_WROTE_(getresgid, c, 4);
    OS_WROTE_(getresuid, a, 4); OS_WROTE_(getresuid, b, 4); OS_WROTE_(getresuid, c, 4);
    OS_WROTE_(getrlimit, b, 16); OS_WROTE_(prlimit64, d, 16); OS_WROTE_(getrusage, b, 144);
    OS_WROTE_(gettimeofday, a, 16); OS_WROTE_(gettimeofday, b, 8);
    OS_WROTE_(io_uring_setup, b, 120);
    OS_WROTE_(mq_getsetattr, c, 64); OS_WROTE_(mq_timedreceive, d, 4);
    OS_WROTE_(pipe2, a, 8); OS_WROTE_(socketpair, d, 8);
    OS_WROTE_(rt_sigaction, c, OS_ARCH_SIGACTION_SIZE_); OS_WROTE_(rt_sigtimedwait, b, 128);
    OS_WROTE_(sched_getparam, b, 4); OS_WROTE_(sched_rr_get_interval, b, 16);
    OS_WROTE_(sigaltstack, b, 24); OS_WROTE_(sysinfo, a, 112);
    OS_WROTE_(timer_create, c, 4); OS_WROTE_(timer_gettime, b, 32); OS_WROTE_(timer_settime, d, 32);
    OS_WROTE_(timerfd_gettime, b, 32); OS_WROTE_(timerfd_settime, d, 32);
    OS_WROTE_(times, a, 32); OS_WROTE_(uname, a, 390);
    /* Unless there was no child to tell of. Of struct siginfo the members for a child. */
    OS_WROTE_(wait4, b, result > 0 ? 4 : 0); OS_WROTE_(wait4, d, result > 0 ? 144 : 0);
    OS_WROTE_(waitid, c, 28); OS_WROTE_(waitid, e, c != 0 && os_annotate_int_(c) == 0 ? 0 : 144);
#ifdef OS_NR_stat
    OS_WROTE_(lstat, b, OS_ARCH_STAT_SIZE_); OS_WROTE_(stat, b, OS_ARCH_STAT_SIZE_);
    OS_WROTE_(pipe, a, 8); OS_WROTE_(time, a, 8); OS_WROTE_(ustat, b, 32);
#endif
}
/* clang-format on */

OS_ANNOTATE_ void os_annotate_calls_after_(long before, long result, long nr, long a, long b,
                                           long c,
                                         long d, long e, long f)
{
    if (result == -OS_EINTR) { /* a sleep tells what is left of it */
        OS_WROTE_(nanosleep, b, 16);
        OS_WROTE_(clock_nanosleep, d, b & 1 ? 0 : 16); /* TIMER_ABSTIME */
    }
    if (os_msan_unpoison_ && !os_is_error(result)) {
        os_annotate_calls_sized_(before, result, nr, a, b, c, d, e, f);
        os_annotate_calls_fixed_(result, nr, a, b, c, d, e);
    }
}

OS_CORE_END_

#endif

#endif
