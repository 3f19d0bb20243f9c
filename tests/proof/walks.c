/* SPDX-License-Identifier: MIT */
/*
 * The walks over control messages, netlink's messages and route attributes (os_core/helpers.h),
 * over any bytes: a step from any place that a walk can come to. It reads no byte beside the
 * buffer, gives a message that is whole in it, and goes forward, so that each walk ends.
 */
#define OS_CORE_DATA
#include "os_core.h"

/* A buffer of any bytes, which has memory for these and no more. */
static unsigned long size;
static unsigned char *any_buffer(unsigned long most)
{
    size = any(0, most);
    return __CPROVER_allocate(size, 0);
}
static int is_inside(unsigned long at, unsigned long bytes)
{
    return at <= size && bytes <= size - at;
}

PROOF(control_messages)
{
    enum { HEADER = sizeof(struct os_cmsghdr) };
    struct os_msghdr header;
    unsigned char *buffer = any_buffer(1UL << 40);
    const unsigned long at = nondet_number();

    header.msg_control = buffer;
    header.msg_controllen = size;
    struct os_cmsghdr *message = OS_CMSG_FIRSTHDR(&header);
    MUST(message == 0 || is_inside(0, HEADER), "the first header is in the buffer");
    SEEN(message == 0 && size != 0, "no room for the first");

    __CPROVER_assume(is_inside(at, HEADER));
    message = (struct os_cmsghdr *)(buffer + at);
    const unsigned long length = message->cmsg_len;
    struct os_cmsghdr *next = OS_CMSG_NXTHDR(&header, message);
    const unsigned long forward = (unsigned long)next - (unsigned long)message;
    MUST(next == 0 || is_inside(at + forward, HEADER), "the next header is in the buffer");
    MUST(next == 0 || is_inside(at, length), "so is the message before it, whole");
    MUST(next == 0 || forward >= HEADER, "it is further on");
    SEEN(next != 0 && at + forward + HEADER == size, "a header at the end");
    SEEN(next == 0 && length >= HEADER && !is_inside(at, length), "a message that is too long");
    SEEN(next == 0 && length > ~7UL, "one whose length wraps when it is rounded");
    SEEN(next == 0 && length < HEADER && is_inside(at, 3 * HEADER), "one that is too short");
}

/*
 * What is left, in a number of each type that programs have for it. It is at most what there really
 * is: so at the beginning, and after each step. Behind the end it is negative.
 */
static int is_right(long left, unsigned long at)
{
    return (int)left <= (long)(size - at) && left >= (int)(1U << 31);
}
#define STEP(type, OK, NEXT, structure, member, least)                                             \
    do {                                                                                           \
        unsigned char *buffer = any_buffer(1UL << 40);                                             \
        const unsigned long at = any(0, size + 3);                                                 \
        type left = (type)size;                                                                    \
        MUST(is_right((long)left, 0), "no more is left than there is, at the beginning");          \
        left = (type)nondet_number();                                                              \
        __CPROVER_assume(is_right((long)left, at));                                                \
        structure *message = (structure *)(buffer + at);                                           \
        if (OK(message, left)) {                                                                   \
            const unsigned long length = message->member, before = (unsigned long)message;         \
            MUST(length >= (least) && is_inside(at, length), "a message is whole in the buffer");  \
            message = NEXT(message, left);                                                         \
            const unsigned long forward = (unsigned long)message - before;                         \
            MUST(forward >= length && forward < length + 4, "the next one is further on");         \
            MUST(is_right((long)left, at + forward), "no more is left than there is");             \
            SEEN(at + forward == size + 3, "one that ends before its last bytes");                 \
            SEEN(at + forward == size && left == 0, "one that fills the buffer");                  \
            SEEN(at != 0 && left > (least), "one between others");                                 \
        } else {                                                                                   \
            SEEN(is_inside(at, (least)) && (int)left >= (least), "one that is wrong");             \
            SEEN((int)left < 0, "nothing left");                                                   \
        }                                                                                          \
    } while (0)

#define MESSAGE_STEP(type) STEP(type, OS_NLMSG_OK, OS_NLMSG_NEXT, struct os_nlmsghdr, nlmsg_len, 16)
#define ATTRIBUTE_STEP(type) STEP(type, OS_RTA_OK, OS_RTA_NEXT, struct os_rtattr, rta_len, 4)

PROOF(netlink_messages)
{
    MESSAGE_STEP(int);
    MESSAGE_STEP(unsigned int);
    MESSAGE_STEP(long);
    MESSAGE_STEP(unsigned long);
}

PROOF(route_attributes)
{
    ATTRIBUTE_STEP(int);
    ATTRIBUTE_STEP(unsigned int);
    ATTRIBUTE_STEP(long);
    ATTRIBUTE_STEP(unsigned long);
}
