/* SPDX-License-Identifier: MIT */
/*
 * The walks of os_core/helpers.h over control messages, netlink's messages and the attributes in
 * them. The input says which walk, and has the bytes of a buffer. Each buffer is tried in memory of
 * its size and no more, for AddressSanitizer, and before memory that nobody can read.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#define OS_CORE_DATA
#include "os_core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

enum { ROOM = 65536 }; /* a multiple of each size of pages */

static unsigned char *buffer;
static size_t size;

static void is_inside(const void *what, size_t bytes)
{
    const size_t at = (size_t)((const unsigned char *)what - buffer);
    MUST(at <= size && bytes <= size - at, "what a walk gives lies in the buffer");
}

static void control_messages(void)
{
    struct os_msghdr header = {.msg_control = buffer, .msg_controllen = size};
    struct os_cmsghdr *message = OS_CMSG_FIRSTHDR(&header);
    size_t messages = 0;

    for (; message != NULL; message = OS_CMSG_NXTHDR(&header, message)) {
        is_inside(message, sizeof *message);
        MUST(++messages <= size / sizeof *message, "a walk over control messages ends");
    }
    SEEN(messages > 3, "four control messages");
}

/* The same with what is left in a signed and in an unsigned type. */
#define NETLINK(name, type)                                                                        \
    static void name##_attributes(struct os_nlmsghdr *in)                                          \
    {                                                                                              \
        type left = OS_NLMSG_PAYLOAD(in, sizeof(struct os_rtgenmsg)); /* it may be below 0 */      \
        struct os_rtattr *attribute = (struct os_rtattr *)(in + 1) + 1;                            \
        size_t attributes = 0;                                                                     \
                                                                                                   \
        for (; OS_RTA_OK(attribute, left); attribute = OS_RTA_NEXT(attribute, left)) {             \
            is_inside(attribute, attribute->rta_len);                                              \
            MUST(++attributes <= size / sizeof *attribute, "a walk over attributes ends");         \
        }                                                                                          \
        SEEN(attributes > 1, #type ": two attributes");                                            \
        SEEN(in->nlmsg_len == sizeof *in, #type ": a message with less than an attribute");        \
        SEEN(left == (type)-1, #type ": an attribute that ends before its last byte");             \
    }                                                                                              \
    static void name##_messages(void)                                                              \
    {                                                                                              \
        type left = (type)size;                                                                    \
        struct os_nlmsghdr *message = (struct os_nlmsghdr *)(void *)buffer;                        \
        size_t messages = 0;                                                                       \
                                                                                                   \
        for (; OS_NLMSG_OK(message, left); message = OS_NLMSG_NEXT(message, left)) {               \
            is_inside(message, message->nlmsg_len);                                                \
            MUST(++messages <= size / sizeof *message, "a walk over messages ends");               \
            name##_attributes(message);                                                            \
        }                                                                                          \
        SEEN(messages > 2, #type ": three messages");                                              \
        SEEN(left == (type)-1, #type ": a message that ends before its last byte");                \
    }
NETLINK(signed, int)
NETLINK(unsigned, unsigned int)
NETLINK(long, size_t)

/* Chance makes no chain of large numbers: leaves of all but the first of some bytes nothing. */
static void make_small(unsigned char *bytes, size_t some)
{
    for (size_t i = 0; i < size; i++)
        bytes[i] = i % some == 0 ? bytes[i] % 64 : 0;
}

/* Aligned, and the memory behind it cannot be read. */
static unsigned char *before_guard(void)
{
    static unsigned char *memory;

    if (memory == NULL) {
        memory = mmap(NULL, 2 * ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        MUST(mprotect(memory, ROOM, PROT_READ | PROT_WRITE) == 0, "there is memory");
    }
    return memory + ROOM - (size + 7) / 8 * 8;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    static const struct {
        void (*walk)(void);
        size_t alignment;
    } walks[] = {
        {control_messages, 8}, {signed_messages, 4}, {unsigned_messages, 4}, {long_messages, 4}};

    if (length == 0 || length > ROOM)
        return 0;
    const unsigned int which = data[0] % 4, small = data[0] & 4;
    size = small && length > 100 ? 100 - length % 8 : length - 1;
    unsigned char *exact = malloc(size + (size == 0));
    MUST(exact != NULL, "there is memory");
    memcpy(exact, data + 1, size);
    buffer = exact;
    if (small)
        make_small(buffer, walks[which].alignment);
    walks[which].walk();
    buffer = memcpy(before_guard(), exact, size);
    walks[which].walk();
    free(exact);
    return 0;
}
