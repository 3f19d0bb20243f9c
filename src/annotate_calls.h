/* SPDX-License-Identifier: MIT */
/*
 * What the calls of os_core/calls.h write, for annotate.h. Private to the sources. In the single
 * header this is a part of os_core_calls.h: a program without those calls does not need this.
 */
#ifndef OS_CORE_ANNOTATE_CALLS_H_
#define OS_CORE_ANNOTATE_CALLS_H_

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
OS_ANNOTATE_ long os_annotate_int_at_(long pointer)
{
    return pointer == 0 ? 0 : (long)*(unsigned int *)pointer;
}

/* A message of so many bytes, and an address for which there was room. */
OS_ANNOTATE_ void os_annotate_message_(long header, long bytes, long room)
{
    struct os_msghdr_ *message = (struct os_msghdr_ *)header;

    os_annotate_list_((long)message->list, (long)message->list_count, bytes);
    os_annotate_written_((long)message->name, os_annotate_least_(room, (long)message->name_length));
    os_annotate_written_((long)message->control, (long)message->control_length);
    os_annotate_written_((long)&message->flags, sizeof message->flags);
}

/* The same member of several structures: so many bytes every so many. */
OS_ANNOTATE_ void os_annotate_members_(long first, long count, long every, long bytes)
{
    for (; count > 0; first += every, count--)
        os_annotate_written_(first, bytes);
}

/* The lengths, and what was received. An address has at most 128 bytes: its room is not known. */
OS_ANNOTATE_ void os_annotate_messages_(long headers, long count, int received)
{
    struct os_mmsghdr_ *message = (struct os_mmsghdr_ *)headers;

    for (; count > 0; message++, count--) {
        os_annotate_written_((long)&message->length, sizeof message->length);
        if (received)
            os_annotate_message_((long)&message->header, (long)message->length, 128);
    }
}

/* MSG_STAT, MSG_STAT_ANY and MSG_INFO have the numbers 11, 13 and 12. */
OS_ANNOTATE_ long os_annotate_msgctl_size_(long command)
{
    if (command == OS_IPC_STAT || command == 11 || command == 13)
        return 120;                                          /* struct msqid64_ds */
    return command == OS_IPC_INFO || command == 12 ? 32 : 0; /* struct msginfo */
}

/* struct xattr_args: where the value was to be written, and for how many bytes there was room. */
OS_ANNOTATE_ void os_annotate_xattr_args_(long args, long result)
{
    const long room = os_annotate_int_at_(args + 8);

    os_annotate_written_(*(long *)args, os_annotate_least_(result, room));
}

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
