/* SPDX-License-Identifier: MIT */
/* What a program does with the structures: every way a member can be made. */
#include BEFORE
#include "os_core.h"
#include AFTER
unsigned long user(struct os_statx *x, struct os_stat *s, struct os_perf_event_attr *p,
                   struct os_linux_dirent64 *d, struct os_siginfo *i, struct os_sigaction *a,
                   struct os_epoll_event *e, union os_bpf_attr *b, struct os_input_event *n);
unsigned long user(struct os_statx *x, struct os_stat *s, struct os_perf_event_attr *p,
                   struct os_linux_dirent64 *d, struct os_siginfo *i, struct os_sigaction *a,
                   struct os_epoll_event *e, union os_bpf_attr *b, struct os_input_event *n)
{
    p->exclude_kernel = 1;
    p->sample_freq = 4;
    b->prog_type = 3U;
    a->sa_flags = OS_SA_SIGINFO;
    a->k_sa_handler = 0;
    a->sa_mask.sig[0] = e->data;
    return x->stx_size + s->st_ino + (unsigned long)s->st_mtime_nsec + d->d_ino +
           (unsigned long)d->d_name[0] + (unsigned long)i->si_signo +
           (unsigned long)x->stx_mtime.tv_nsec + e->events + n->code;
}
