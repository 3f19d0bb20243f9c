/* SPDX-License-Identifier: MIT */
/*
 * An address of any family is taken as it is, in C with gcc and clang, as by a libc's functions
 * (with LIBC the headers are a libc's); but with WRONG a pointer to an int. With OWN the program
 * mistakes pointers of its own, which the command line allows.
 */
#ifdef LIBC
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

/* Pointers and members that a program writes itself. */
struct server {
    int (*connect)(int, const struct sockaddr *, socklen_t);
    int (*getpeername)(int, struct sockaddr *, socklen_t *);
};
extern const struct server server;
const struct server server = {connect, getpeername};

#define CALLS(name, type)                                                                          \
    int name(const type *address, type *written);                                                  \
    int name(const type *address, type *written)                                                   \
    {                                                                                              \
        char text[1];                                                                              \
        socklen_t length = 16;                                                                     \
        return bind(-1, address, length) + connect(-1, address, length) +                          \
               server.connect(-1, 0, 0) + server.getpeername(-1, 0, &length) +                     \
               (int)sendto(-1, text, 0, 0, address, length) + accept(-1, written, &length) +       \
               accept4(-1, written, &length, 0) + getsockname(-1, written, &length) +              \
               getpeername(-1, written, &length) +                                                 \
               (int)recvfrom(-1, text, 1, 0, written, &length);                                    \
    }
CALLS(any, struct sockaddr)
CALLS(internet, struct sockaddr_in)
CALLS(internet_6, struct sockaddr_in6)
CALLS(file, struct sockaddr_un)
CALLS(untyped, void)
#ifndef LIBC
CALLS(storage, struct sockaddr_storage)
CALLS(netlink, struct sockaddr_nl)
CALLS(link_layer, struct sockaddr_ll)
#endif
#ifdef WRONG
CALLS(wrong, int)
#endif
#ifdef OWN
struct sockaddr_in *own(struct sockaddr *address);
struct sockaddr_in *own(struct sockaddr *address)
{
    return address;
}
#endif
