/* SPDX-License-Identifier: MIT */
/*
 * What the calls of os_core/calls.h write, for annotated.h. Private to the sources. In the single
 * header this is a part of os_core_calls.h: a program without those calls does not need this.
 */
#ifndef OS_CORE_ANNOTATE_CALLS_H_
#define OS_CORE_ANNOTATE_CALLS_H_

#include "annotate.h"

#ifdef OS_CORE_ANNOTATED_

#include "layout_calls.h"
#include "os_core/flags.h"
#include "os_core/structures/kernel.h"

OS_CORE_BEGIN_

/* A number where a pointer points to, which may be NULL. */
OS_ANNOTATE_ long os_annotate_int_at_(long pointer)
{
    return pointer == 0 ? 0 : (long)*(unsigned int *)pointer;
}

/* A message of so many bytes, and an address for which there was room. */
OS_ANNOTATE_ void os_annotate_message_(long header, long bytes, long room)
{
    struct os_msghdr *message = (struct os_msghdr *)header;

    os_annotate_list_((long)message->msg_iov, (long)message->msg_iovlen, bytes);
    os_annotate_written_((long)message->msg_name,
                         os_annotate_least_(room, (long)message->msg_namelen));
    os_annotate_written_((long)message->msg_control, (long)message->msg_controllen);
    os_annotate_written_((long)&message->msg_flags, sizeof message->msg_flags);
}

/* What came to pass at each of several descriptors. */
OS_ANNOTATE_ void os_annotate_revents_(long polled, long count)
{
    for (; count > 0; polled += OS_SIZE_(pollfd), count--)
        os_annotate_written_(polled + OS_OFFSET_(pollfd, revents), sizeof(short));
}

/* The lengths, and what was received. An address has at most 128 bytes: its room is not known. */
OS_ANNOTATE_ void os_annotate_messages_(long headers, long count, int received)
{
    struct os_mmsghdr *message = (struct os_mmsghdr *)headers;

    for (; count > 0; message++, count--) {
        os_annotate_written_((long)&message->msg_len, sizeof message->msg_len);
        if (received)
            os_annotate_message_((long)&message->msg_hdr, (long)message->msg_len, 128);
    }
}

OS_ANNOTATE_ long os_annotate_msgctl_size_(long command)
{
    if (command == OS_IPC_STAT || command == OS_MSG_STAT || command == OS_MSG_STAT_ANY)
        return OS_SIZE_(msqid64_ds);
    return command == OS_IPC_INFO || command == OS_MSG_INFO ? OS_SIZE_(msginfo) : 0;
}

/* struct xattr_args: where the value was to be written, and for how many bytes there was room. */
OS_ANNOTATE_ void os_annotate_xattr_args_(long args, long result)
{
    const long room = os_annotate_int_at_(args + OS_OFFSET_(xattr_args, size));

    os_annotate_written_(*(long *)(args + OS_OFFSET_(xattr_args, value)),
                         os_annotate_least_(result, room));
}

#ifdef OS_NR_riscv_hwprobe
/* The values; the keys are the program's. */
OS_ANNOTATE_ void os_annotate_hwprobes_(long pairs, long count)
{
    for (; count > 0; pairs += OS_SIZE_(riscv_hwprobe), count--)
        os_annotate_written_(pairs + OS_OFFSET_(riscv_hwprobe, value), sizeof(long));
}
#endif

#include "written_calls.h"

OS_ANNOTATE_ long os_annotate_calls_before_(long nr, long a, long b, long c, long d, long e, long f)
{
    return os_msan_unpoison_ ? os_annotate_room_(nr, a, b, c, d, e, f) : 0;
}

OS_ANNOTATE_ void os_annotate_calls_after_(long before, long result, long nr, long a, long b,
                                           long c, long d, long e, long f)
{
    if (os_msan_unpoison_)
        os_annotate_calls_buffers_(before, result, nr, a, b, c, d, e, f);
}

OS_CORE_END_

#endif

#endif
