/* SPDX-License-Identifier: MIT */
/* The program itself plays the kernel's part in a call: seccomp sends a signal in its place.
 */
#include "seen.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>

enum { REAL = 0x5eed }; /* the sixth argument of a call that is for the kernel */

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define UNLESS(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, skip)
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)

static long (*the_stand_in)(const long *arguments);
static long the_number;

static int install(struct sock_filter *filter, size_t count)
{
    struct sock_fprog program = {(unsigned short)count, filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
                   prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0
               ? DOES_NOT_HAVE
               : 0;
}

#ifdef __x86_64__
static void on_signal(int signal, siginfo_t *info, void *context)
{
    greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
    long arguments[6];
    (void)signal, (void)info;
    if (__msan_unpoison)
        __msan_unpoison(r, sizeof(gregset_t));
    arguments[0] = r[REG_RDI], arguments[1] = r[REG_RSI], arguments[2] = r[REG_RDX];
    arguments[3] = r[REG_R10], arguments[4] = r[REG_R8], arguments[5] = REAL;
    r[REG_RAX] = the_stand_in(arguments);
}
int stand_in_for(long nr, long a, long (*stand_in)(const long *arguments))
{
    struct sock_filter filter[] = {
        LOAD(nr),
        UNLESS(nr, 5),
        LOAD(args[0]),
        UNLESS(a, 3),
        LOAD(args[5]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, REAL, 1, 0),
        RETURN(SECCOMP_RET_TRAP),
        RETURN(SECCOMP_RET_ALLOW),
    };
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_NODEFER};
    the_stand_in = stand_in;
    the_number = nr;
    return sigaction(SIGSYS, &action, NULL) != 0 ? 1
                                                 : install(filter, sizeof filter / sizeof *filter);
}
#else
int stand_in_for(long nr, long a, long (*stand_in)(const long *arguments))
{
    the_number = nr, (void)a, the_stand_in = stand_in;
    return DOES_NOT_HAVE;
}
#endif

long real_call(const long *arguments)
{
    const long result = syscall(the_number, arguments[0], arguments[1], arguments[2], arguments[3],
                                arguments[4], arguments[5]);
    return result == -1 ? -OS_EINVAL : result;
}

int forbid(const long *nr, size_t count)
{
    struct sock_filter filter[32], *at = filter;
    *at++ = (struct sock_filter)LOAD(nr);
    for (size_t i = 0; i < count; i++) {
        *at++ = (struct sock_filter)UNLESS(nr[i], 1);
        *at++ = (struct sock_filter)RETURN(SECCOMP_RET_KILL_PROCESS);
    }
    *at++ = (struct sock_filter)RETURN(SECCOMP_RET_ALLOW);
    return install(filter, (size_t)(at - filter));
}
