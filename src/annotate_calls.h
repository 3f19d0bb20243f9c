/* SPDX-License-Identifier: MIT */
/*
 * What the calls of os_core/calls.h write, for annotate.h. Private to the sources. In the single
 * header this is a part of os_core_calls.h: who does without those calls does without this.
 */
#ifndef OS_CORE_ANNOTATE_CALLS_H
#define OS_CORE_ANNOTATE_CALLS_H

#include "annotate.h"

#ifdef OS_CORE_ANNOTATED

OS_CORE_BEGIN

/* struct msghdr and struct mmsghdr, as the manual has them. */
struct os_msghdr {
    void *name;
    unsigned int name_length;
    struct os_iovec *list;
    os_size_t list_count;
    void *control;
    os_size_t control_length;
    int flags;
};
struct os_mmsghdr {
    struct os_msghdr header;
    unsigned int length;
};

/* A number where a pointer points to, which may be NULL. */
OS_ANNOTATE long os_annotate_int(long pointer)
{
    return pointer == 0 ? 0 : OS_CORE_CONVERT(long, *OS_CORE_REINTERPRET(unsigned int *, pointer));
}

/* What only before the call can be known: how much room there is for an address, or an option. */
OS_ANNOTATE long os_annotate_calls_before(long nr, long b, long c, long e, long f)
{
    if (!os_msan_unpoison)
        return 0;
    switch (nr) {
    case OS_NR_accept:
    case OS_NR_accept4:
    case OS_NR_getsockname:
    case OS_NR_getpeername:
        return b == 0 ? 0 : os_annotate_int(c);
    case OS_NR_recvfrom:
        return e == 0 ? 0 : os_annotate_int(f);
    case OS_NR_recvmsg:
        return b == 0 ? 0 : os_annotate_int(b + 8);
    case OS_NR_getsockopt:
        return os_annotate_int(e);
    default:
        return 0;
    }
}

/* A message of so many bytes, and an address for which there was room. */
OS_ANNOTATE void os_annotate_message(struct os_msghdr *message, long bytes, long room)
{
    os_annotate_list(OS_CORE_REINTERPRET(long, message->list),
                     OS_CORE_CONVERT(long, message->list_count), bytes);
    os_annotate_written(OS_CORE_REINTERPRET(long, message->name),
                        os_annotate_least(room, OS_CORE_CONVERT(long, message->name_length)));
    os_annotate_written(OS_CORE_REINTERPRET(long, message->control),
                        OS_CORE_CONVERT(long, message->control_length));
    os_annotate_written(OS_CORE_REINTERPRET(long, &message->flags), sizeof message->flags);
}

/* The same member of several structures: so many bytes every so many. */
OS_ANNOTATE void os_annotate_members(long first, long count, long every, long bytes)
{
    for (; count > 0; first += every, count--)
        os_annotate_written(first, bytes);
}

/* The lengths, and what was received: of an address 128 bytes at most, the room is not known. */
OS_ANNOTATE void os_annotate_messages(struct os_mmsghdr *message, long count, int received)
{
    for (; count > 0; message++, count--) {
        os_annotate_written(OS_CORE_REINTERPRET(long, &message->length), sizeof message->length);
        if (received)
            os_annotate_message(&message->header, OS_CORE_CONVERT(long, message->length), 128);
    }
}

/* MSG_STAT, MSG_STAT_ANY and MSG_INFO have the numbers 11, 13 and 12. */
OS_ANNOTATE long os_annotate_msgctl_size(long command)
{
    if (command == OS_IPC_STAT || command == 11 || command == 13)
        return 120; /* struct msqid64_ds */
    return command == OS_IPC_INFO || command == 12 ? 32 : 0; /* struct msginfo */
}

/*
 * What a call has written to a buffer: the call, which of its arguments points there, and how many
 * bytes. What it only changes is not there: the program has initialized it.
 */
#define OS_WROTE(call, where, bytes) \
    if (nr == OS_NR_##call)          \
    os_annotate_written(where, bytes)
/* clang-format off */

/* As much as its result or an argument says. */
OS_ANNOTATE void os_annotate_calls_sized(long before, long result, long nr, long a, long b, long c,
                                         long d, long e, long f)
{
    const long at_most_c = os_annotate_least(result, c), at_most_d = os_annotate_least(result, d);

    OS_WROTE(fgetxattr, c, at_most_d); OS_WROTE(getxattr, c, at_most_d);
    OS_WROTE(lgetxattr, c, at_most_d); OS_WROTE(flistxattr, b, at_most_c);
    OS_WROTE(listxattr, b, at_most_c); OS_WROTE(llistxattr, b, at_most_c);
    OS_WROTE(listxattrat, d, os_annotate_least(result, e));
    OS_WROTE(getxattrat, *OS_CORE_REINTERPRET(long *, e), /* struct xattr_args */
             os_annotate_least(result, os_annotate_int(e + 8)));
    OS_WROTE(mq_timedreceive, b, result); OS_WROTE(msgrcv, b, 8 + result);
    OS_WROTE(sched_getaffinity, c, result);
    OS_WROTE(syslog, b, a >= 2 && a <= 4 ? at_most_c : 0); /* the other actions read nothing */

    OS_WROTE(epoll_pwait, b, result * OS_ARCH_EPOLL_EVENT_SIZE);
    OS_WROTE(epoll_pwait2, b, result * OS_ARCH_EPOLL_EVENT_SIZE);
    OS_WROTE(getgroups, b, os_annotate_least(result, a) * 4);
    OS_WROTE(io_getevents, d, result * 32); OS_WROTE(io_pgetevents, d, result * 32);
    OS_WROTE(listmount, b, result * 8); OS_WROTE(listns, b, result * 8);
    OS_WROTE(lsm_list_modules, a, result * 8);

    OS_WROTE(accept, b, os_annotate_least(before, os_annotate_int(c)));
    OS_WROTE(accept4, b, os_annotate_least(before, os_annotate_int(c)));
    OS_WROTE(getpeername, b, os_annotate_least(before, os_annotate_int(c)));
    OS_WROTE(getsockname, b, os_annotate_least(before, os_annotate_int(c)));
    OS_WROTE(getsockopt, d, os_annotate_least(before, os_annotate_int(e)));
    OS_WROTE(recvfrom, e, os_annotate_least(before, os_annotate_int(f)));
    OS_WROTE(file_getattr, c, d); OS_WROTE(lsm_get_self_attr, b, os_annotate_int(c));
    OS_WROTE(msgctl, c, os_annotate_msgctl_size(b));
    OS_WROTE(name_to_handle_at, c, 8 + os_annotate_int(c));
    OS_WROTE(name_to_handle_at, d, e & OS_AT_HANDLE_MNT_ID_UNIQUE ? 8 : 4);
    OS_WROTE(rt_sigpending, a, b); OS_WROTE(rt_sigprocmask, c, d);
    OS_WROTE(sched_getattr, b, 4); OS_WROTE(sched_getattr, b, os_annotate_int(b));
    OS_WROTE(statmount, b, 4); OS_WROTE(statmount, b, os_annotate_int(b));

    if (nr == OS_NR_recvmsg)
        os_annotate_message(OS_CORE_REINTERPRET(struct os_msghdr *, b), result, before);
    if (nr == OS_NR_recvmmsg || nr == OS_NR_sendmmsg)
        os_annotate_messages(OS_CORE_REINTERPRET(struct os_mmsghdr *, b), result,
                             nr == OS_NR_recvmmsg);
    if (nr == OS_NR_ppoll) /* revents */
        os_annotate_members(a + 6, b, 8, 2);
#ifdef OS_NR_stat /* the calls of old */
    OS_WROTE(epoll_wait, b, result * OS_ARCH_EPOLL_EVENT_SIZE);
    OS_WROTE(getdents, b, result); OS_WROTE(modify_ldt, b, result); OS_WROTE(readlink, b, result);
    if (nr == OS_NR_poll)
        os_annotate_members(a + 6, b, 8, 2);
#endif
#ifdef OS_NR_riscv_hwprobe
    if (nr == OS_NR_riscv_hwprobe)
        os_annotate_members(a, b, 16, 16);
#endif
}

/* A structure, always as long. */
OS_ANNOTATE void os_annotate_calls_fixed(long result, long nr, long a, long b, long c, long d,
                                         long e)
{
    OS_WROTE(adjtimex, a, 208); OS_WROTE(clock_adjtime, b, 208);
    OS_WROTE(capget, b, os_annotate_int(a) == 0x19980330 ? 12 : 24);
    OS_WROTE(clock_getres, b, 16); OS_WROTE(clock_gettime, b, 16);
    OS_WROTE(fstat, b, OS_ARCH_STAT_SIZE); OS_WROTE(newfstatat, c, OS_ARCH_STAT_SIZE);
    OS_WROTE(fstatfs, b, 120); OS_WROTE(statfs, b, 120); OS_WROTE(statx, e, 256);
    OS_WROTE(get_robust_list, b, 8); OS_WROTE(get_robust_list, c, 8);
    OS_WROTE(getcpu, a, 4); OS_WROTE(getcpu, b, 4);
    OS_WROTE(getitimer, b, 32); OS_WROTE(setitimer, c, 32);
    OS_WROTE(getresgid, a, 4); OS_WROTE(getresgid, b, 4); OS_WROTE(getresgid, c, 4);
    OS_WROTE(getresuid, a, 4); OS_WROTE(getresuid, b, 4); OS_WROTE(getresuid, c, 4);
    OS_WROTE(getrlimit, b, 16); OS_WROTE(prlimit64, d, 16); OS_WROTE(getrusage, b, 144);
    OS_WROTE(gettimeofday, a, 16); OS_WROTE(gettimeofday, b, 8); OS_WROTE(io_uring_setup, b, 120);
    OS_WROTE(mq_getsetattr, c, 64); OS_WROTE(mq_timedreceive, d, 4);
    OS_WROTE(pipe2, a, 8); OS_WROTE(socketpair, d, 8);
    OS_WROTE(rt_sigaction, c, OS_ARCH_SIGACTION_SIZE); OS_WROTE(rt_sigtimedwait, b, 128);
    OS_WROTE(sched_getparam, b, 4); OS_WROTE(sched_rr_get_interval, b, 16);
    OS_WROTE(sigaltstack, b, 24); OS_WROTE(sysinfo, a, 112);
    OS_WROTE(timer_create, c, 4); OS_WROTE(timer_gettime, b, 32); OS_WROTE(timer_settime, d, 32);
    OS_WROTE(timerfd_gettime, b, 32); OS_WROTE(timerfd_settime, d, 32);
    OS_WROTE(times, a, 32); OS_WROTE(uname, a, 390);
    /* Unless there was no child to tell of. Of struct siginfo the members for a child. */
    OS_WROTE(wait4, b, result > 0 ? 4 : 0); OS_WROTE(wait4, d, result > 0 ? 144 : 0);
    OS_WROTE(waitid, c, 28); OS_WROTE(waitid, e, c != 0 && os_annotate_int(c) == 0 ? 0 : 144);
#ifdef OS_NR_stat
    OS_WROTE(lstat, b, OS_ARCH_STAT_SIZE); OS_WROTE(stat, b, OS_ARCH_STAT_SIZE);
    OS_WROTE(pipe, a, 8); OS_WROTE(time, a, 8); OS_WROTE(ustat, b, 32);
#endif
}
/* clang-format on */

OS_ANNOTATE void os_annotate_calls_after(long before, long result, long nr, long a, long b, long c,
                                         long d, long e, long f)
{
    if (result == -OS_EINTR) { /* a sleep tells what is left of it */
        OS_WROTE(nanosleep, b, 16);
        OS_WROTE(clock_nanosleep, d, b & 1 ? 0 : 16); /* TIMER_ABSTIME */
    }
    if (os_msan_unpoison && !os_is_error(result)) {
        os_annotate_calls_sized(before, result, nr, a, b, c, d, e, f);
        os_annotate_calls_fixed(result, nr, a, b, c, d, e);
    }
}

OS_CORE_END

#endif

#endif
