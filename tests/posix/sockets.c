/* SPDX-License-Identifier: MIT */
/* Sockets, waiting for descriptors, clocks, timers, queues: see say.h. */
#include "say.h"

#include <arpa/inet.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>

/* Addresses of 16 bytes: each sort, by its first words. */
static void long_addresses(void)
{
    static const unsigned int words[][4] = {
        {0, 0, 0, 0},          {0, 0, 0, 1},          {0, 0, 0, 2}, {0, 0, 0xffff, 1},
        {0xfe800000, 0, 0, 1}, {0xfec00000, 0, 0, 1}, {0xff010000}, {0xff120000},
        {0xff050000},          {0xff080000},          {0xff0e0000}, {0x20010000},
    };
    struct in6_addr address;
    size_t i;
    int word;

    for (i = 0; i < sizeof words / sizeof *words; i++) {
        for (word = 0; word < 4; word++)
            address.s6_addr32[word] = htonl(words[i][word]);
        SAY(address.s6_addr16[7] == htons(1));
        SAY(IN6_IS_ADDR_UNSPECIFIED(&address) != 0);
        SAY(IN6_IS_ADDR_LOOPBACK(&address) != 0);
        SAY(IN6_IS_ADDR_MULTICAST(&address) != 0);
        SAY(IN6_IS_ADDR_LINKLOCAL(&address) != 0);
        SAY(IN6_IS_ADDR_SITELOCAL(&address) != 0);
        SAY(IN6_IS_ADDR_V4MAPPED(&address) != 0);
        SAY(IN6_IS_ADDR_V4COMPAT(&address) != 0);
        SAY(IN6_IS_ADDR_MC_NODELOCAL(&address) != 0);
        SAY(IN6_IS_ADDR_MC_LINKLOCAL(&address) != 0);
        SAY(IN6_IS_ADDR_MC_SITELOCAL(&address) != 0);
        SAY(IN6_IS_ADDR_MC_ORGLOCAL(&address) != 0);
        SAY(IN6_IS_ADDR_MC_GLOBAL(&address) != 0);
        SAY(IN6_ARE_ADDR_EQUAL(&address, &in6addr_loopback) != 0);
    }
    SAY(IN6_IS_ADDR_UNSPECIFIED(&in6addr_any));
}

static void connections(void)
{
    struct sockaddr_in address, other;
    socklen_t length = sizeof other;
    int number = 1;
    char text[8];
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int client = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    int accepted = -1;

    SAY(server >= 0 && client >= 0);
    SAY(socket(-1, 0, 0));
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    SAY(ntohl(address.sin_addr.s_addr) == 0x7f000001);
    SAY(setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &number, sizeof number));
    SAY(bind(server, (struct sockaddr *)&address, sizeof address));
    SAY(bind(server, (struct sockaddr *)&address, sizeof address));
    SAY(bind(server, (struct sockaddr *)&address, 3));
    SAY(htons(0x1234) == 0x3412);
    SAY(listen(server, 5));
    SAY(getsockname(server, (struct sockaddr *)&other, &length));
    SAY(length);
    SAY(ntohs(other.sin_port) != 0 && other.sin_addr.s_addr == address.sin_addr.s_addr);
    SAY(connect(client, (struct sockaddr *)&other, sizeof other));
    SAY(connect(client, (struct sockaddr *)&other, sizeof other));
    accepted = accept4(server, (struct sockaddr *)&address, &length, SOCK_NONBLOCK);
    SAY(accepted >= 0);
    SAY(accept(client, 0, 0));
    SAY(recv(accepted, text, sizeof text, 0));
    SAY(setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &number, sizeof number));
    SAY(setsockopt(client, 9999, 9999, &number, sizeof number));
    length = sizeof number;
    SAY(getsockopt(client, SOL_SOCKET, SO_TYPE, &number, &length));
    SAY(number == SOCK_STREAM);
    SAY(getpeername(client, (struct sockaddr *)&address, &length));
    SAY(getpeername(server, (struct sockaddr *)&address, &length));
    SAY(send(client, "hello", 5, MSG_NOSIGNAL));
    SAY(recv(accepted, text, sizeof text, MSG_PEEK));
    SAY(recvfrom(accepted, text, sizeof text, 0, 0, 0));
    SAY(text[4]);
    SAY(shutdown(client, SHUT_WR));
    SAY(recv(accepted, text, sizeof text, 0));
    SAY(shutdown(client, 99));
    SAY(send(client, "x", 1, MSG_NOSIGNAL));
    SAY(sendto(-1, "x", 1, 0, 0, 0));
    SAY(close(accepted) + close(client) + close(server));
}

/* A descriptor travels through a socket. */
static void messages(void)
{
    int fds[2], received = -1;
    char byte = 'm';
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        size_t alignment;
    } control;
    struct iovec piece;
    struct msghdr message;
    struct cmsghdr *part;
    struct sockaddr_un name;

    SAY(socketpair(AF_UNIX, SOCK_DGRAM, 0, fds));
    SAY(socketpair(AF_INET, SOCK_DGRAM, 0, fds));
    piece.iov_base = &byte;
    piece.iov_len = 1;
    memset(&message, 0, sizeof message);
    memset(&control, 0, sizeof control);
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = &control;
    message.msg_controllen = sizeof control.bytes;
    part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(part), &fds[0], sizeof(int));
    SAY(CMSG_NXTHDR(&message, part) == 0);
    SAY(sendmsg(fds[0], &message, 0));
    memset(&control, 0, sizeof control);
    SAY(recvmsg(fds[1], &message, MSG_CMSG_CLOEXEC));
    part = CMSG_FIRSTHDR(&message);
    SAY(part != 0 && part->cmsg_type == SCM_RIGHTS);
    memcpy(&received, CMSG_DATA(part), sizeof(int));
    SAY(fcntl(received, F_GETFD));
    SAY(message.msg_flags & (MSG_TRUNC | MSG_CTRUNC));
    SAY(recvmsg(fds[1], &message, MSG_DONTWAIT));
    SAY(sendmsg(-1, &message, 0));
    SAY(sendmmsg(-1, 0, 0, 0));
    SAY(recvmmsg(-1, 0, 0, 0, 0));
    memset(&name, 0, sizeof name);
    name.sun_family = AF_UNIX;
    memcpy(name.sun_path, "socket", 7);
    SAY(connect(fds[0], (struct sockaddr *)&name, sizeof name));
    SAY(bind(fds[0], (struct sockaddr *)&name, sizeof name));
    SAY(unlink("socket"));
    SAY(close(received) + close(fds[0]) + close(fds[1]));
}

static void waiting(void)
{
    struct epoll_event event, events[4];
    struct pollfd polled[2];
    struct timespec time = {0, 3000000};
    struct timeval moment = {0, 1000};
    fd_set set;
    sigset_t none;
    int fds[2];
    const int epoll = epoll_create1(EPOLL_CLOEXEC), counter = eventfd(2, EFD_NONBLOCK);
    eventfd_t count = 0;

    SAY(epoll >= 0 && counter >= 0);
    SAY(epoll_create1(99));
    SAY(epoll_create(0));
    SAY(close(epoll_create(1)));
    SAY(eventfd(0, 99999));
    SAY(eventfd_read(counter, &count));
    SAY(count);
    SAY(eventfd_read(counter, &count));
    SAY(eventfd_write(counter, ~(eventfd_t)0));
    SAY(eventfd_write(counter, 3));
    SAY(pipe(fds));
    event.events = EPOLLIN;
    event.data.u64 = 0x123456789abcdef;
    SAY(epoll_ctl(epoll, EPOLL_CTL_ADD, counter, &event));
    SAY(epoll_ctl(epoll, EPOLL_CTL_ADD, counter, &event));
    SAY(epoll_ctl(epoll, EPOLL_CTL_DEL, fds[0], 0));
    SAY(epoll_wait(epoll, events, 4, 0));
    SAY(events[0].data.u64);
    SAY(events[0].events);
    SAY(epoll_wait(epoll, events, 0, 0));
    sigemptyset(&none);
    SAY(epoll_pwait(epoll, events, 4, 0, &none));
    SAY(epoll_pwait2(-1, events, 4, 0, &none));

    polled[0].fd = fds[0];
    polled[0].events = POLLIN;
    polled[1].fd = 99;
    polled[1].events = POLLIN;
    SAY(poll(polled, 1, 1));
    SAY(poll(polled, 2, 0));
    SAY(polled[1].revents);
    SAY(ppoll(polled, 1, &time, &none));
    SAY(time.tv_nsec);
    SAY(poll((struct pollfd *)8, 1, 0));
    SAY(write(fds[1], "x", 1));
    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    SAY(select(fds[0] + 1, &set, 0, 0, &moment));
    SAY(FD_ISSET(fds[0], &set) != 0);
    FD_CLR(fds[0], &set);
    SAY(pselect(fds[0] + 1, &set, 0, 0, &time, &none));
    SAY(time.tv_nsec);
    SAY(pselect(0, 0, 0, 0, &time, 0));
    SAY(select(-1, 0, 0, 0, &moment));
    moment.tv_sec = -1;
    moment.tv_usec = 1500000;
    SAY(select(0, 0, 0, 0, &moment));
    SAY(poll(polled, (nfds_t)99999999, 0));
    time.tv_nsec = -1;
    SAY(ppoll(polled, 1, &time, 0));
}

/* Sums and differences of times. */
static void times(void)
{
    struct timeval a = {5, 700000}, b = {2, 600000}, result;

    timeradd(&a, &b, &result);
    SAY(result.tv_sec * 1000000 + result.tv_usec);
    timersub(&a, &b, &result);
    SAY(result.tv_sec * 1000000 + result.tv_usec);
    timersub(&b, &a, &result);
    SAY(result.tv_sec);
    SAY(result.tv_usec);
    timeradd(&b, &b, &b);
    SAY(b.tv_sec);
    SAY(b.tv_usec);
    SAY(timercmp(&a, &b, <));
    SAY(timercmp(&a, &b, >=));
    b.tv_sec = 5;
    SAY(timercmp(&a, &b, >));
    SAY(timercmp(&a, &b, !=));
    SAY(timerisset(&a));
    a.tv_sec = 0;
    SAY(timerisset(&a));
    timerclear(&a);
    SAY(timerisset(&a));
}

static void clocks(void)
{
    struct timespec span = {0, 0}, left = {0, 0};
    struct timeval moment;
    struct itimerval interval;
    struct itimerspec timer;
    struct sigevent event;
    timer_t id;
    int fd;
    unsigned long expired = 0;

    SAY(clock_gettime(CLOCK_MONOTONIC, &span));
    SAY(span.tv_sec > 0 && span.tv_nsec < 1000000000);
    SAY(clock_gettime(9999, &span));
    SAY(clock_getres(CLOCK_REALTIME, &span));
    SAY(clock_settime(9999, &span));
    moment.tv_sec = moment.tv_usec = -1;
    SAY(settimeofday(&moment, 0) == -1 && (errno == EINVAL || errno == EPERM));
    SAY(gettimeofday(&moment, 0));
    SAY(moment.tv_sec > 1000000000);
    SAY(time(0) >= moment.tv_sec);
    SAY(time(&moment.tv_sec) == moment.tv_sec);
    times();
    span.tv_sec = 0;
    span.tv_nsec = 1000;
    SAY(nanosleep(&span, &left));
    SAY(clock_nanosleep(CLOCK_MONOTONIC, 0, &span, 0));
    SAY(clock_nanosleep(9999, 0, &span, 0));
    SAY(clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &span, 0));
    span.tv_nsec = -1;
    SAY(nanosleep(&span, &left));
    SAY(usleep(1000));
    SAY(sleep(0));
    SAY(alarm(100));
    SAY(alarm(0) > 90);
    SAY(getitimer(ITIMER_REAL, &interval));
    SAY(interval.it_value.tv_sec);
    SAY(setitimer(99, &interval, 0));

    fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    memset(&timer, 0, sizeof timer);
    timer.it_value.tv_nsec = 1;
    SAY(timerfd_settime(fd, 0, &timer, 0));
    SAY(read(fd, &expired, sizeof expired));
    SAY(expired);
    SAY(timerfd_gettime(fd, &timer));
    SAY(timer.it_value.tv_nsec);
    SAY(timerfd_create(9999, 0));
    SAY(timerfd_settime(fd, 99, &timer, 0));

    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_NONE;
    SAY(timer_create(CLOCK_MONOTONIC, &event, &id));
    timer.it_value.tv_sec = 100;
    SAY(timer_settime(id, 0, &timer, 0));
    SAY(timer_gettime(id, &timer));
    SAY(timer.it_value.tv_sec);
    SAY(timer_getoverrun(id));
    SAY(timer_delete(id));
    event.sigev_notify = 99;
    SAY(timer_create(CLOCK_MONOTONIC, &event, &id));
}

/* The names have a slash, which the kernel's have not. */
static void queues(void)
{
    struct mq_attr attributes;
    char text[32];
    unsigned int priority = 0;
    mqd_t queue;

    memset(&attributes, 0, sizeof attributes);
    attributes.mq_maxmsg = 2;
    attributes.mq_msgsize = sizeof text;
    mq_unlink("/os_core.posix");
    queue = mq_open("/os_core.posix", O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &attributes);
    SAY(mq_open("os_core.posix", O_RDWR));
    SAY(mq_unlink("os_core.posix"));
    if (queue == -1)
        return;
    SAY(mq_send(queue, "message", 7, 3));
    SAY(mq_getattr(queue, &attributes));
    SAY(attributes.mq_curmsgs);
    SAY(mq_receive(queue, text, sizeof text, &priority));
    SAY(priority);
    SAY(mq_receive(queue, text, sizeof text, &priority));
    SAY(mq_timedreceive(queue, text, 1, 0, 0));
    SAY(mq_timedsend(queue, text, 999, 0, 0));
    attributes.mq_flags = 0;
    SAY(mq_setattr(queue, &attributes, &attributes));
    SAY(attributes.mq_flags == O_NONBLOCK);
    SAY(mq_notify(queue, 0));
    SAY(mq_close(queue));
    SAY(mq_unlink("/os_core.posix"));
    SAY(mq_unlink("/os_core.posix"));
}

int main(void)
{
    long_addresses();
    connections();
    messages();
    waiting();
    clocks();
    queues();
    return 0;
}
