/* SPDX-License-Identifier: MIT */
/*
 * An echo server: epoll waits for everything, a timerfd tells that a second is over, a signalfd
 * that it shall end (SIGTERM, SIGINT). It closes connections that are idle. It serves 64 at a time;
 * more of them wait.
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static examples/echo.c \
 *         -Lbuild/x86_64 -los_core_start -los_core -o echo
 *     ./echo 7777 60        port 7777 of 127.0.0.1; port 0 is one that the kernel chooses
 */
#define PROGRAM "echo"
#define OS_CORE_CALLS
#define OS_CORE_DATA
#include "os_core.h"
#include "print.h"

enum { CONNECTIONS = 64, LISTENER = CONNECTIONS, TIMER, SIGNALS }; /* what an event is for */

static struct connection {
    unsigned long number, idle, bytes; /* the number is 0 if there is none */
    int fd;
    os_size_t received, sent; /* of data */
    char data[8192];
} connections[CONNECTIONS];
static int epoll, listener;
static unsigned long idle_limit, begun;

static void watch(int operation, int fd, unsigned int events, long what)
{
    struct os_epoll_event event = {events, (unsigned long)what};

    checked("epoll_ctl", os_epoll_ctl(epoll, operation, fd, &event));
}

/* When there is no room, or no descriptor, the listener waits until the next second. Other errors
 * are those of a connection that has gone again. */
static void begin(void)
{
    struct connection *c = connections, *limit = connections + CONNECTIONS;
    long fd = -OS_EMFILE;

    while (c < limit && c->number != 0)
        c++;
    if (c < limit)
        fd = os_accept4(listener, 0, 0, OS_SOCK_NONBLOCK | OS_SOCK_CLOEXEC);
    if (fd == -OS_EMFILE || fd == -OS_ENFILE || fd == -OS_ENOMEM || fd == -OS_ENOBUFS)
        watch(OS_EPOLL_CTL_MOD, listener, 0, LISTENER);
    if (os_is_error(fd))
        return;
    c->fd = (int)fd;
    c->number = ++begun;
    c->idle = c->bytes = c->received = c->sent = 0;
    watch(OS_EPOLL_CTL_ADD, c->fd, OS_EPOLLIN, c - connections);
}

static void end(struct connection *c, const char *why)
{
    print("connection %lu: %lu bytes, %s\n", c->number, c->bytes, why);
    os_close(c->fd); /* epoll forgets it */
    c->number = 0;
}

/* Bytes are received when all before them have been sent: who does not read is not read either. */
static void serve(struct connection *c)
{
    long result = 1;

    if (c->sent == c->received) {
        result = os_read(c->fd, c->data, sizeof c->data);
        c->received = os_is_error(result) ? 0 : (os_size_t)result;
        c->sent = 0;
    }
    while (!os_is_error(result) && c->sent < c->received) {
        result = os_sendto(c->fd, c->data + c->sent, c->received - c->sent, OS_MSG_NOSIGNAL, 0, 0);
        if (!os_is_error(result)) {
            c->sent += (os_size_t)result;
            c->bytes += (os_size_t)result;
            c->idle = 0;
        }
    }
    if (result == 0 || (os_is_error(result) && result != -OS_EAGAIN && result != -OS_EINTR))
        end(c, result == 0 ? "closed by its client" : os_error_name(result));
    else
        watch(OS_EPOLL_CTL_MOD, c->fd, c->sent < c->received ? OS_EPOLLOUT : OS_EPOLLIN,
              c - connections);
}

static void tick(int timer)
{
    unsigned long seconds = 0;

    checked("read", os_read(timer, &seconds, sizeof seconds));
    for (struct connection *c = connections; c < connections + CONNECTIONS; c++)
        if (c->number != 0 && (c->idle += seconds) > idle_limit)
            end(c, "idle");
    watch(OS_EPOLL_CTL_MOD, listener, OS_EPOLLIN, LISTENER);
}

static void listen_at(unsigned long port)
{
    int type = OS_SOCK_STREAM | OS_SOCK_NONBLOCK | OS_SOCK_CLOEXEC, yes = 1;
    struct os_sockaddr_in in = {0};
    struct os_sockaddr *address = (void *)&in;
    int size = sizeof in;

    in.sin_family = OS_AF_INET;
    in.sin_port = OS_HTONS(port);
    in.sin_addr.s_addr = OS_HTONL(OS_INADDR_LOOPBACK);
    listener = (int)checked("socket", os_socket(OS_AF_INET, type, 0));
    os_setsockopt(listener, OS_SOL_SOCKET, OS_SO_REUSEADDR, &yes, sizeof yes);
    checked("cannot take the port", os_bind(listener, address, size));
    checked("listen", os_listen(listener, 128));
    checked("getsockname", os_getsockname(listener, address, &size));
    watch(OS_EPOLL_CTL_ADD, listener, OS_EPOLLIN, LISTENER);
    print("listening on 127.0.0.1:%d\n", OS_NTOHS(in.sin_port));
}

int main(int argc, char **argv)
{
    struct os_itimerspec second = {{1, 0}, {1, 0}};
    struct os_sigset ending = {{0}};
    struct os_epoll_event event = {0};
    unsigned long port;
    int timer, signals;

    if (argc != 3 || read_number(argv[1], &port) != 0 || port > 65535 ||
        read_number(argv[2], &idle_limit) != 0)
        usage("PORT SECONDS");
    epoll = (int)checked("epoll_create", os_epoll_create1(OS_EPOLL_CLOEXEC));
    timer = (int)checked("timerfd", os_timerfd_create(OS_CLOCK_MONOTONIC, OS_TFD_CLOEXEC));
    checked("timerfd", os_timerfd_settime(timer, 0, &second, 0));
    OS_SIGADDSET(&ending, OS_SIGTERM);
    OS_SIGADDSET(&ending, OS_SIGINT);
    checked("sigprocmask", os_rt_sigprocmask(OS_SIG_BLOCK, &ending, 0, sizeof ending));
    signals = (int)checked("signalfd", os_signalfd4(-1, &ending, sizeof ending, OS_SFD_CLOEXEC));
    watch(OS_EPOLL_CTL_ADD, timer, OS_EPOLLIN, TIMER);
    watch(OS_EPOLL_CTL_ADD, signals, OS_EPOLLIN, SIGNALS);
    for (listen_at(port); event.data != SIGNALS;) {
        if (os_epoll_wait(epoll, &event, 1, -1) != 1)
            continue; /* the process was stopped, and goes on */
        if (event.data == TIMER)
            tick(timer);
        else if (event.data == LISTENER)
            begin();
        else if (event.data < CONNECTIONS)
            serve(&connections[event.data]);
    }
    print("ended by a signal, after %lu connections\n", begun);
    return 0;
}
