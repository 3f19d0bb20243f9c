/* SPDX-License-Identifier: MIT */
/*
 * A sandbox: the program gives up the calls that it does not need, by a seccomp filter. Then it
 * works. A call that is refused fails with an error, and any other one ends the process.
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static examples/sandbox.c \
 *         -Lbuild/x86_64 -los_core_start -los_core -o sandbox
 *     ./sandbox
 *
 * To use it in a program, change the list, and call enter when all else is open. It needs Linux
 * 4.14; qemu-user has no seccomp, and then it says so. A libc makes calls that its program does not
 * see, so that its list is longer.
 */
#define PROGRAM "sandbox"
#define OS_CORE_CALLS
#define OS_CORE_DATA /* OS_AUDIT_ARCH_ */
#include "os_core.h"
#include "print.h"

#if defined(__x86_64__)
#define THIS_MACHINE OS_AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE OS_AUDIT_ARCH_AARCH64
#else
#define THIS_MACHINE OS_AUDIT_ARCH_RISCV64
#endif

/* The filter is a program that the kernel runs at each call, over a struct os_seccomp_data. An
 * instruction has a code, how many to leave out if it is true and if it is not, and a value. */
/* clang-format off */
#define LOAD(member) \
    {OS_BPF_LD | OS_BPF_W | OS_BPF_ABS, 0, 0, __builtin_offsetof(struct os_seccomp_data, member)}
#define IF(value) {OS_BPF_JMP | OS_BPF_JEQ | OS_BPF_K, 0, 1, value}
#define IF_NOT(value) {OS_BPF_JMP | OS_BPF_JEQ | OS_BPF_K, 1, 0, value}
#define RETURN(action) {OS_BPF_RET | OS_BPF_K, 0, 0, action}
#define ALLOW(call) IF(OS_NR_##call), RETURN(OS_SECCOMP_RET_ALLOW)
/* clang-format on */

/* The machine comes first: an x86_64 process can also make the calls of i386 (int $0x80), whose
 * numbers mean others: 1 is exit there, and write here. The numbers of x32 have a bit more, and so
 * none of them is in the list. */
static struct os_sock_filter code[] = {
    LOAD(arch),
    IF_NOT(THIS_MACHINE),
    RETURN(OS_SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    ALLOW(mmap),
    ALLOW(mprotect),
    ALLOW(munmap),
    ALLOW(write),
    ALLOW(exit_group),
    IF(OS_NR_openat),
    RETURN(OS_SECCOMP_RET_ERRNO | OS_EPERM),
    RETURN(OS_SECCOMP_RET_KILL_PROCESS),
};

/* From here on there is no way back, not for this process nor for one that it starts. Without the
 * promise that no program gets more rights by execve, only root may do it. */
static void enter(void)
{
    struct os_sock_fprog filter = {sizeof code / sizeof code[0], code};

    checked("prctl", os_prctl(OS_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    checked("there is no seccomp", os_seccomp(OS_SECCOMP_SET_MODE_FILTER, 0, &filter));
}

/* Does a child end by SIGSYS that enters the sandbox, and then does this? */
static int kills(void (*act)(void))
{
    long child = checked("fork", os_fork());
    int status;

    if (child == 0) {
        enter();
        act();
        os_exit_group(0);
    }
    while (checked("wait", os_wait4((int)child, &status, 0, 0)) != child)
        ;
    if (OS_WIFEXITED(status) && OS_WEXITSTATUS(status) != 0)
        os_exit_group(1); /* it has said why */
    return OS_WTERMSIG(status) == OS_SIGSYS;
}

static void open_socket(void)
{
    (void)os_socket(OS_AF_UNIX, OS_SOCK_STREAM, 0);
}

/* How many primes there are below a number, by the sieve of Eratosthenes, in memory of its own. */
static unsigned long primes_below(unsigned long limit)
{
    unsigned long n, multiple, primes = 0;
    unsigned char *composite =
        (unsigned char *)checked("mmap", os_mmap_raw(0, limit, OS_PROT_READ | OS_PROT_WRITE,
                                                     OS_MAP_ANONYMOUS | OS_MAP_PRIVATE, -1, 0));

    for (n = 2; n * n < limit; n++)
        for (multiple = n * n; !composite[n] && multiple < limit; multiple += n)
            composite[multiple] = 1;
    checked("mprotect", os_mprotect(composite, limit, OS_PROT_READ));
    for (n = 2; n < limit; n++)
        primes += !composite[n];
    checked("munmap", os_munmap(composite, limit));
    return primes;
}

int main(void)
{
    int killed = kills(open_socket);
    long file;

    print("a child that wants a socket: %s\n", killed ? "SIGSYS" : "it lives");
    enter();
    print("entered, by a filter of %zu instructions\n", sizeof code / sizeof code[0]);
    print("%lu primes below 1000000\n", primes_below(1000000));
    file = os_openat(OS_AT_FDCWD, "/dev/null", OS_O_RDONLY, 0);
    print("a file: %s\n", file == -OS_EPERM ? "EPERM" : "not refused");
    return killed && file == -OS_EPERM ? 0 : 1;
}
