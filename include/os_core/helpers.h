/* SPDX-License-Identifier: MIT */
/*
 * The small arithmetic of the kernel's headers and of libc's, for OS_CORE_DATA, with our prefix:
 * OS_CMSG_DATA is CMSG_DATA. A macro may look at an argument more than once, as theirs do.
 */
#ifndef OS_CORE_HELPERS_H_
#define OS_CORE_HELPERS_H_

#include "data.h"
#include "process.h"

/* The mode of access and faccessat: as the bits of a file's mode for others. */
#define OS_F_OK 0
#define OS_R_OK OS_S_IROTH
#define OS_W_OK OS_S_IWOTH
#define OS_X_OK OS_S_IXOTH

/*
 * Casts, without a warning in a user's C++ too: -Wold-style-cast, -Wzero-as-null-pointer-constant,
 * and -Wuseless-cast, for a cast to the type that something has. There a number comes by way of
 * long long, a type that nothing is cast to here, and a pointer by way of one to const volatile.
 * C++98 has no word for long long.
 */
#ifdef __cplusplus
typedef __typeof__(__builtin_llabs(0)) os_longest_;
typedef void *os_null_;
#define OS_NUMBER_(type, number) static_cast<type>((number) + static_cast<os_longest_>(0))
#define OS_VOID_(pointer) const_cast<void *>(static_cast<const volatile void *>(pointer))
#define OS_POINTER_(type, pointer) static_cast<type *>(OS_VOID_(pointer))
#define OS_NULL_(type) OS_POINTER_(type, os_null_())
#else
#define OS_NUMBER_(type, number) ((type)(number))
#define OS_VOID_(pointer) ((void *)(pointer))
#define OS_POINTER_(type, pointer) ((type *)OS_VOID_(pointer))
#define OS_NULL_(type) ((type *)0)
#endif
#define OS_UNSIGNED_(number) OS_NUMBER_(unsigned int, number)
#define OS_BYTES_(pointer) OS_POINTER_(char, pointer)

/* The number of an ioctl: OS_IOR('R', 3, struct os_x) is one that writes a struct os_x. */
#define OS_IOC(direction, type, number, size)                                                      \
    ((OS_UNSIGNED_(direction) << OS_IOC_DIRSHIFT) | (OS_UNSIGNED_(type) << OS_IOC_TYPESHIFT) |     \
     (OS_UNSIGNED_(number) << OS_IOC_NRSHIFT) | (OS_UNSIGNED_(size) << OS_IOC_SIZESHIFT))
#define OS_IO(type, number) OS_IOC(OS_IOC_NONE, type, number, 0)
#define OS_IOR(type, number, what) OS_IOC(OS_IOC_READ, type, number, sizeof(what))
#define OS_IOW(type, number, what) OS_IOC(OS_IOC_WRITE, type, number, sizeof(what))
#define OS_IOWR(type, number, what) OS_IOC(OS_IOC_READ | OS_IOC_WRITE, type, number, sizeof(what))
#define OS_IOC_DIR(ioctl) ((ioctl) >> OS_IOC_DIRSHIFT & OS_IOC_DIRMASK)
#define OS_IOC_TYPE(ioctl) ((ioctl) >> OS_IOC_TYPESHIFT & OS_IOC_TYPEMASK)
#define OS_IOC_NR(ioctl) ((ioctl) >> OS_IOC_NRSHIFT & OS_IOC_NRMASK)
#define OS_IOC_SIZE(ioctl) ((ioctl) >> OS_IOC_SIZESHIFT & OS_IOC_SIZEMASK)

/* A number of bytes, rounded up to a multiple of a power of two. */
#define OS_ALIGNED_(bytes, to) (((bytes) + ((to)-1)) & ~((to)-1))

/* Control messages of a struct os_msghdr. */
#define OS_CMSG_ALIGN(bytes) OS_ALIGNED_(OS_NUMBER_(os_size_t, bytes), sizeof(long))
#define OS_CMSG_LEN(bytes) (sizeof(struct os_cmsghdr) + OS_NUMBER_(os_size_t, bytes))
#define OS_CMSG_SPACE(bytes) (sizeof(struct os_cmsghdr) + OS_CMSG_ALIGN(bytes))
#define OS_CMSG_DATA(message) OS_VOID_((message) + 1)
#define OS_CMSG_FIRSTHDR(header)                                                                   \
    ((header)->msg_controllen >= sizeof(struct os_cmsghdr)                                         \
         ? OS_POINTER_(struct os_cmsghdr, (header)->msg_control)                                   \
         : OS_NULL_(struct os_cmsghdr))
/*
 * NULL behind the last one, and for one that is shorter than its own header. The header of what is
 * returned lies in the buffer; its cmsg_len may say more than there is, unless the kernel wrote it.
 */
#define OS_CMSG_LEFT_(header, message)                                                             \
    ((header)->msg_controllen -                                                                    \
     OS_NUMBER_(os_size_t, OS_BYTES_(message) - OS_BYTES_((header)->msg_control)))
#define OS_CMSG_NXTHDR(header, message)                                                            \
    ((message)->cmsg_len >= sizeof(struct os_cmsghdr) &&                                           \
             OS_CMSG_LEFT_(header, message) >= sizeof(struct os_cmsghdr) &&                        \
             (message)->cmsg_len <= OS_CMSG_LEFT_(header, message) - sizeof(struct os_cmsghdr) &&  \
             OS_CMSG_ALIGN((message)->cmsg_len) <=                                                 \
                 OS_CMSG_LEFT_(header, message) - sizeof(struct os_cmsghdr)                        \
         ? OS_POINTER_(struct os_cmsghdr, OS_BYTES_(message) + OS_CMSG_ALIGN((message)->cmsg_len)) \
         : OS_NULL_(struct os_cmsghdr))

/*
 * Messages of netlink: length is how many bytes are left, and OS_NLMSG_NEXT lessens it. It becomes
 * negative if the last message lacks the bytes that align the next. In an unsigned type that is a
 * large number: therefore it is looked at as an int.
 */
#define OS_NLMSG_ALIGN(bytes) OS_ALIGNED_(OS_UNSIGNED_(bytes), OS_UNSIGNED_(OS_NLMSG_ALIGNTO))
#define OS_NLMSG_LENGTH(bytes) (OS_UNSIGNED_(bytes) + OS_UNSIGNED_(OS_NLMSG_HDRLEN))
#define OS_NLMSG_SPACE(bytes) OS_NLMSG_ALIGN(OS_NLMSG_LENGTH(bytes))
#define OS_NLMSG_DATA(message) OS_VOID_(OS_BYTES_(message) + OS_NLMSG_HDRLEN)
#define OS_NLMSG_OK(message, length)                                                               \
    (OS_NUMBER_(int, length) >= OS_NLMSG_HDRLEN &&                                                 \
     (message)->nlmsg_len >= OS_UNSIGNED_(OS_NLMSG_HDRLEN) &&                                      \
     (message)->nlmsg_len <= OS_UNSIGNED_(length))
#define OS_NLMSG_NEXT(message, length)                                                             \
    ((length) = OS_NUMBER_(int, OS_NUMBER_(long, length) -                                         \
                                    OS_NUMBER_(long, OS_NLMSG_ALIGN((message)->nlmsg_len))),       \
     OS_POINTER_(struct OS_NLMSGHDR_, OS_BYTES_(message) + OS_NLMSG_ALIGN((message)->nlmsg_len)))
#define OS_NLMSG_PAYLOAD(message, bytes) ((message)->nlmsg_len - OS_NLMSG_SPACE(bytes))

/* The attributes of rtnetlink in them. */
#define OS_RTA_ALIGN(bytes) OS_ALIGNED_(OS_UNSIGNED_(bytes), OS_UNSIGNED_(OS_RTA_ALIGNTO))
#define OS_RTA_LENGTH(bytes) OS_UNSIGNED_(sizeof(struct OS_RTATTR_) + OS_NUMBER_(os_size_t, bytes))
#define OS_RTA_SPACE(bytes) OS_RTA_ALIGN(OS_RTA_LENGTH(bytes))
#define OS_RTA_DATA(attribute) OS_VOID_((attribute) + 1)
#define OS_RTA_PAYLOAD(attribute) ((attribute)->rta_len - OS_UNSIGNED_(sizeof *(attribute)))
#define OS_RTA_OK(attribute, length)                                                               \
    (OS_NUMBER_(int, length) >= OS_NUMBER_(int, sizeof *(attribute)) &&                            \
     (attribute)->rta_len >= sizeof *(attribute) && (attribute)->rta_len <= OS_UNSIGNED_(length))
#define OS_RTA_NEXT(attribute, length)                                                             \
    ((length) -= OS_NUMBER_(int, OS_RTA_ALIGN((attribute)->rta_len)),                              \
     OS_POINTER_(struct OS_RTATTR_, OS_BYTES_(attribute) + OS_RTA_ALIGN((attribute)->rta_len)))
#ifdef OS_CORE_UAPI
#define OS_NLMSGHDR_ nlmsghdr
#define OS_RTATTR_ rtattr
#else
#define OS_NLMSGHDR_ os_nlmsghdr
#define OS_RTATTR_ os_rtattr
#endif

/* The kind of a file, by its mode. */
#define OS_S_ISREG(mode) (((mode)&OS_S_IFMT) == OS_S_IFREG)
#define OS_S_ISDIR(mode) (((mode)&OS_S_IFMT) == OS_S_IFDIR)
#define OS_S_ISLNK(mode) (((mode)&OS_S_IFMT) == OS_S_IFLNK)
#define OS_S_ISCHR(mode) (((mode)&OS_S_IFMT) == OS_S_IFCHR)
#define OS_S_ISBLK(mode) (((mode)&OS_S_IFMT) == OS_S_IFBLK)
#define OS_S_ISFIFO(mode) (((mode)&OS_S_IFMT) == OS_S_IFIFO)
#define OS_S_ISSOCK(mode) (((mode)&OS_S_IFMT) == OS_S_IFSOCK)

/* The number of a device, of 32 bits: 12 say which kind, 20 which one. */
#define OS_MAKEDEV(major, minor)                                                                   \
    ((OS_UNSIGNED_(minor) & 0xffU) | ((OS_UNSIGNED_(major) & 0xfffU) << 8) |                       \
     ((OS_UNSIGNED_(minor) & 0xfff00U) << 12))
#define OS_MAJOR(device) (OS_UNSIGNED_((device) >> 8) & 0xfffU)
#define OS_MINOR(device)                                                                           \
    ((OS_UNSIGNED_(device) & 0xffU) | (OS_UNSIGNED_((device) >> 12) & 0xfff00U))

/* Sets of signals, struct os_sigset; of descriptors, struct os_fd_set; of processors, longs. */
#define OS_BIT_(number) (1UL << (OS_UNSIGNED_(number) % 64U))
#define OS_SIGEMPTYSET(set) ((void)((set)->sig[0] = 0))
#define OS_SIGFILLSET(set) ((void)((set)->sig[0] = ~0UL))
#define OS_SIGADDSET(set, signal) ((void)((set)->sig[0] |= OS_BIT_((signal)-1)))
#define OS_SIGDELSET(set, signal) ((void)((set)->sig[0] &= ~OS_BIT_((signal)-1)))
#define OS_SIGISMEMBER(set, signal) (((set)->sig[0] & OS_BIT_((signal)-1)) != 0)
#define OS_CPU_SET(cpu, longs) ((void)((longs)[OS_UNSIGNED_(cpu) / 64U] |= OS_BIT_(cpu)))
#define OS_CPU_CLR(cpu, longs) ((void)((longs)[OS_UNSIGNED_(cpu) / 64U] &= ~OS_BIT_(cpu)))
#define OS_CPU_ISSET(cpu, longs) (((longs)[OS_UNSIGNED_(cpu) / 64U] & OS_BIT_(cpu)) != 0)
#define OS_FD_SET(fd, set) OS_CPU_SET(fd, (set)->fds_bits)
#define OS_FD_CLR(fd, set) OS_CPU_CLR(fd, (set)->fds_bits)
#define OS_FD_ISSET(fd, set) OS_CPU_ISSET(fd, (set)->fds_bits)

/* Between the order of bytes here and that of the network: all targets begin with the lowest. */
#define OS_HTONS(number) __builtin_bswap16(OS_NUMBER_(unsigned short, number))
#define OS_HTONL(number) __builtin_bswap32(OS_UNSIGNED_(number))
#define OS_HTONLL(number)                                                                          \
    OS_NUMBER_(unsigned long, __builtin_bswap64(OS_NUMBER_(unsigned long, number)))
#define OS_NTOHS(number) OS_HTONS(number)
#define OS_NTOHL(number) OS_HTONL(number)
#define OS_NTOHLL(number) OS_HTONLL(number)

#endif
