/* SPDX-License-Identifier: MIT */
/* The arithmetic of os_core/helpers.h gives what that of libc and of the kernel's headers gives.
   Prints how much it compared. */
#define _GNU_SOURCE
#define OS_CORE_DATA
#include "os_core.h"

#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

static long compared, different;
#define SAME(ours, theirs)                                                                         \
    do {                                                                                           \
        compared++;                                                                                \
        if ((ours) != (theirs) && different++ < 9)                                                 \
            printf("line %d: %s is not %s\n", __LINE__, #ours, #theirs);                           \
    } while (0)

static void statuses_and_modes(void)
{
    for (int s = 0; s < 0x20000; s++) {
        SAME(!OS_WIFEXITED(s), !WIFEXITED(s));
        SAME(!OS_WIFSIGNALED(s), !WIFSIGNALED(s));
        SAME(!OS_WIFSTOPPED(s), !WIFSTOPPED(s));
        SAME(!OS_WIFCONTINUED(s), !WIFCONTINUED(s));
        SAME(!OS_WCOREDUMP(s), !WCOREDUMP(s));
        SAME(OS_WEXITSTATUS(s), WEXITSTATUS(s));
        SAME(OS_WTERMSIG(s), WTERMSIG(s));
        SAME(OS_WSTOPSIG(s), WSTOPSIG(s));
        SAME(!OS_S_ISREG(s), !S_ISREG(s));
        SAME(!OS_S_ISDIR(s), !S_ISDIR(s));
        SAME(!OS_S_ISLNK(s), !S_ISLNK(s));
        SAME(!OS_S_ISCHR(s), !S_ISCHR(s));
        SAME(!OS_S_ISBLK(s), !S_ISBLK(s));
        SAME(!OS_S_ISFIFO(s), !S_ISFIFO(s));
        SAME(!OS_S_ISSOCK(s), !S_ISSOCK(s));
        SAME(OS_HTONS(s), htons((unsigned short)s));
        SAME(OS_NTOHS(s), ntohs((unsigned short)s));
        SAME(OS_HTONL((unsigned int)s * 40503), htonl((unsigned int)s * 40503));
        SAME(OS_NTOHL((unsigned int)s * 40503), ntohl((unsigned int)s * 40503));
    }
    SAME(OS_HTONLL(0x0102030405060708), 0x0807060504030201);
    SAME(OS_NTOHLL(OS_HTONLL(0x0102030405060708)), 0x0102030405060708);
    SAME(OS_R_OK, R_OK);
    SAME(OS_W_OK, W_OK);
    SAME(OS_X_OK, X_OK);
    SAME(OS_F_OK, F_OK);
}

static void devices_and_ioctls(void)
{
    for (unsigned int major = 0; major <= 0xfff; major += 7)
        for (unsigned int minor = 0; minor <= 0xfffff; minor += 4093) {
            SAME(OS_MAKEDEV(major, minor), makedev(major, minor));
            SAME(OS_MAJOR(makedev(major, minor)), major);
            SAME(OS_MINOR(makedev(major, minor)), minor);
        }
    SAME(OS_IOC(OS_IOC_READ, 'x', 3, 77), _IOC(_IOC_READ, 'x', 3, 77));
    SAME(OS_IO('x', 3), _IO('x', 3));
    SAME(OS_IOR('x', 3, struct os_stat), _IOR('x', 3, struct stat));
    SAME(OS_IOW('x', 255, char[77]), _IOW('x', 255, char[77]));
    SAME(OS_IOWR(0xff, 0, long), _IOWR(0xff, 0, long));
    SAME(OS_IOC_DIR(_IOW('x', 5, long)), _IOC_WRITE);
    SAME(OS_IOC_TYPE(_IOW('x', 5, long)), 'x');
    SAME(OS_IOC_NR(_IOW('x', 5, long)), 5);
    SAME(OS_IOC_SIZE(_IOW('x', 5, long)), sizeof(long));
    SAME(OS_TIOCGWINSZ, TIOCGWINSZ);
}

static void sets(void)
{
    cpu_set_t cpus;
    sigset_t libcs;
    fd_set fds;
    struct os_sigset signals;
    struct os_fd_set ours;
    unsigned long longs[sizeof cpus / sizeof(long)] = {0};
    CPU_ZERO(&cpus);
    FD_ZERO(&fds);
    sigemptyset(&libcs);
    memset(&ours, 0, sizeof ours);
    OS_SIGEMPTYSET(&signals);
    for (int i = 1; i < 1000; i += 3) {
        CPU_SET(i, &cpus);
        OS_CPU_SET(i, longs);
        FD_SET(i, &fds);
        OS_FD_SET(i, &ours);
        if (i % 2) {
            CPU_CLR(i, &cpus);
            OS_CPU_CLR(i, longs);
            FD_CLR(i, &fds);
            OS_FD_CLR(i, &ours);
        }
        SAME(memcmp(&cpus, longs, sizeof cpus), 0);
        SAME(memcmp(&fds, &ours, sizeof ours), 0);
        SAME(!OS_CPU_ISSET(i, longs), !CPU_ISSET(i, &cpus));
        SAME(!OS_FD_ISSET(i, &ours), !FD_ISSET(i, &fds));
    }
    for (int i = 1; i < 32; i += 2) {
        sigaddset(&libcs, i), OS_SIGADDSET(&signals, i);
        if (i % 3 == 0)
            sigdelset(&libcs, i), OS_SIGDELSET(&signals, i);
        SAME(memcmp(&libcs, &signals, 8), 0);
        SAME(!OS_SIGISMEMBER(&signals, i), !sigismember(&libcs, i));
    }
    OS_SIGADDSET(&signals, 64);
    SAME(OS_SIGISMEMBER(&signals, 64), 1);
    OS_SIGFILLSET(&signals);
    SAME(signals.sig[0], ~0UL);
}

/* Control messages: each length of the first of two, and of what is left. */
static void control_messages(void)
{
    union {
        struct cmsghdr header;
        char bytes[256];
    } buffer;
    struct msghdr libcs = {.msg_control = &buffer};
    struct os_msghdr ours;
    for (size_t room = 0; room < 128; room++)
        for (size_t length = 0; length < 160; length++) {
            memset(&buffer, 0, sizeof buffer);
            buffer.header.cmsg_len = length;
            ((struct cmsghdr *)(buffer.bytes + CMSG_ALIGN(length)))->cmsg_len =
                sizeof(struct cmsghdr);
            libcs.msg_controllen = room;
            memset(&ours, 0, sizeof ours);
            ours.msg_control = &buffer, ours.msg_controllen = room;
            SAME((void *)OS_CMSG_FIRSTHDR(&ours), (void *)CMSG_FIRSTHDR(&libcs));
            SAME((void *)OS_CMSG_NXTHDR(&ours, (struct os_cmsghdr *)&buffer),
                 (void *)CMSG_NXTHDR(&libcs, &buffer.header));
            SAME(OS_CMSG_ALIGN(length), CMSG_ALIGN(length));
            SAME(OS_CMSG_SPACE(length), CMSG_SPACE(length));
            SAME(OS_CMSG_LEN(length), CMSG_LEN(length));
        }
    SAME(OS_CMSG_DATA((struct os_cmsghdr *)&buffer), (void *)CMSG_DATA(&buffer.header));
}

static void netlink(void)
{
    union {
        struct nlmsghdr message;
        struct rtattr attribute;
        char bytes[256];
    } buffer;
    struct os_nlmsghdr *message = (struct os_nlmsghdr *)&buffer;
    struct os_rtattr *attribute = (struct os_rtattr *)&buffer;
    for (int left = 0; left < 128; left++)
        for (unsigned short length = 0; length < 160; length++) {
            int ours = left, theirs = left;
            buffer.message.nlmsg_len = length;
            SAME(!OS_NLMSG_OK(message, left), !NLMSG_OK(&buffer.message, left));
            SAME((void *)OS_NLMSG_NEXT(message, ours), (void *)NLMSG_NEXT(&buffer.message, theirs));
            SAME(ours, theirs);
            SAME(OS_NLMSG_PAYLOAD(message, 4), NLMSG_PAYLOAD(&buffer.message, 4));
            SAME(OS_NLMSG_ALIGN(length), (unsigned int)NLMSG_ALIGN(length));
            SAME(OS_NLMSG_SPACE(length), (unsigned int)NLMSG_SPACE(length));
            SAME(OS_NLMSG_LENGTH(length), (unsigned int)NLMSG_LENGTH(length));
            buffer.attribute.rta_len = length;
            ours = theirs = left;
            SAME(!OS_RTA_OK(attribute, left), !RTA_OK(&buffer.attribute, left));
            SAME((void *)OS_RTA_NEXT(attribute, ours), (void *)RTA_NEXT(&buffer.attribute, theirs));
            SAME(ours, theirs);
            SAME(OS_RTA_ALIGN(length), (unsigned int)RTA_ALIGN(length));
            SAME(OS_RTA_LENGTH(length), (unsigned int)RTA_LENGTH(length));
            SAME(OS_RTA_SPACE(length), RTA_SPACE(length));
            SAME(OS_RTA_PAYLOAD(attribute), (unsigned int)RTA_PAYLOAD(&buffer.attribute));
        }
    SAME(OS_NLMSG_DATA(message), (void *)NLMSG_DATA(&buffer.message));
    SAME(OS_RTA_DATA(attribute), (void *)RTA_DATA(&buffer.attribute));
}

int main(void)
{
    statuses_and_modes();
    devices_and_ioctls();
    sets();
    control_messages();
    netlink();
    printf("%ld results compared, %ld differ\n", compared, different);
    return different != 0 || compared < 1000000;
}
