/* SPDX-License-Identifier: MIT */
/* With OS_CORE_UAPI the functions take what the kernel's own headers define, without a cast. */
#include BEFORE
#include "os_core.h"
#include AFTER
long uapi(struct iovec *v, struct cachestat_range *r, struct cachestat *c);
long uapi(struct iovec *v, struct cachestat_range *r, struct cachestat *c)
{
    return os_process_vm_readv(0, v, 1, v, 1, 0) + os_cachestat(0, r, c, 0) + (long)c->nr_cache;
}
#ifdef OS_CORE_CALLS
long calls(struct statx *x, struct stat *s, struct __kernel_timespec *t, struct epoll_event *e,
           union bpf_attr *b, struct os_sigaction *a, struct os_msghdr *m,
           struct io_uring_params *p);
long calls(struct statx *x, struct stat *s, struct __kernel_timespec *t, struct epoll_event *e,
           union bpf_attr *b, struct os_sigaction *a, struct os_msghdr *m,
           struct io_uring_params *p)
{
    m->msg_iov->iov_len = 5;
    return os_statx(0, "", 0, 0, x) + os_fstat(0, s) + os_nanosleep(t, t) +
           os_epoll_ctl(0, 1, 2, e) + os_bpf(0, b, 8, 0, 0) + os_rt_sigaction(1, a, a, 8) +
           os_sendmsg(0, m, 0) + os_io_uring_setup(1, p);
}
#endif
#ifdef OS_CORE_DATA
struct nlmsghdr *next(struct nlmsghdr *n, struct rtattr *r, int left);
struct nlmsghdr *next(struct nlmsghdr *n, struct rtattr *r, int left)
{
    return OS_RTA_OK(r, left) && OS_RTA_NEXT(r, left) == r ? OS_NLMSG_NEXT(n, left) : n;
}
#endif
