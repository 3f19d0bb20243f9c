/* SPDX-License-Identifier: MIT */
/*
 * A ring between two processes: a buffered pipe. The parent reads its input into the ring, and its
 * child writes out what is there. The ring is mapped twice, side by side, so that neither call
 * stops at its end. The counts are in memory that the two share, and futexes wait for them.
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static examples/ring.c \
 *         -Lbuild/x86_64 -los_core_start -los_core -o ring
 *     ./ring <README.md | tail
 *
 * When one of the two fails or is killed, the other one ends too, after waiting for a second.
 */
#define PROGRAM "ring"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

/* Each word is written by one of the two. It counts bytes, and begins again at 0 after 2^31: the
 * ring's length is a power of two. The bit says that the process is done. */
#define DONE 0x80000000U
struct shared {
    unsigned int filled, emptied;
    unsigned long over[2]; /* reads and writes that went on over the end */
};

static char *ring;
static unsigned int length;
static struct shared *shared;
static long parent, child; /* child is 0 in the child */

/* Counts bytes, or says that there are no more of them, and wakes the other process. The store
 * comes after all that was done with the ring, and a load of the count before what follows it. */
static void tell(unsigned int *count, unsigned int bytes, unsigned int done)
{
    unsigned int now = ((*count + bytes) & ~DONE) | done;

    __atomic_store_n(count, now, __ATOMIC_RELEASE);
    checked("futex", os_futex(count, OS_FUTEX_WAKE, 1, 0, 0, 0));
}

/* A futex does not know whether the other process still lives. One that failed has said why. */
static void end_if_alone(void)
{
    int status = 0;

    if (child == 0 ? os_getppid() != parent : os_wait4((int)child, &status, OS_WNOHANG, 0) == child)
        os_exit_group(1);
}

/* Waits until the other's count is no more what it was. Memory that two processes share has no
 * private futexes. */
static unsigned int wait_for_change(unsigned int *count, unsigned int old)
{
    struct os_timespec second = {1, 0};

    for (;;) {
        unsigned int now = __atomic_load_n(count, __ATOMIC_ACQUIRE);
        long result;
        if (now != old)
            return now;
        result = os_futex(count, OS_FUTEX_WAIT, old, &second, 0, 0);
        if (result == -OS_ETIMEDOUT)
            end_if_alone();
        else if (result != -OS_EAGAIN && result != -OS_EINTR)
            checked("futex", result);
    }
}

/* Reads or writes at a place of the ring, over its end if there is so much: but no more than a part
 * of the ring, so that the other process can work at the same time. */
static unsigned int transfer(int fd, unsigned int place, unsigned int bytes)
{
    unsigned int most = fd == 0 ? length / 3 : length / 5;
    char *data = ring + place % length;
    long result;

    if (bytes > most)
        bytes = most;
    do
        result = fd == 0 ? os_read(fd, data, bytes) : os_write(fd, data, bytes);
    while (result == -OS_EINTR);
    checked(fd == 0 ? "cannot read" : "cannot write", result);
    if (place % length + (unsigned int)result > length)
        shared->over[fd]++;
    return (unsigned int)result;
}

static void fill(void)
{
    unsigned int emptied = 0, got;

    for (;; tell(&shared->filled, got, 0)) {
        unsigned int used = (shared->filled - emptied) & ~DONE;
        if (used == length) {
            emptied = wait_for_change(&shared->emptied, emptied);
            used = (shared->filled - emptied) & ~DONE;
        }
        got = transfer(0, shared->filled, length - used);
        if (got == 0)
            break;
    }
    tell(&shared->filled, 0, DONE);
}

static void empty(void)
{
    unsigned int filled = 0;

    for (;;) {
        unsigned int used = (filled - shared->emptied) & ~DONE;
        if (used != 0)
            tell(&shared->emptied, transfer(1, shared->emptied, used), 0);
        else if ((filled & DONE) != 0)
            return;
        else
            filled = wait_for_change(&shared->filled, filled);
    }
}

int main(int argc, char **argv, char **envp)
{
    struct os_sigaction ignore = {0};
    void *memory;
    int status;

    (void)argv;
    if (argc != 1)
        usage("<INPUT >OUTPUT");
    length = 16 * (unsigned int)checked("page size", os_auxv(envp, OS_AT_PAGESZ));
    checked("os_map_ring", os_map_ring(&memory, length));
    ring = memory;
    shared = (void *)checked("mmap", os_mmap_raw(0, sizeof *shared, OS_PROT_READ | OS_PROT_WRITE,
                                                 OS_MAP_ANONYMOUS | OS_MAP_SHARED, -1, 0));
    ignore.k_sa_handler = OS_SIG_IGN; /* a reader that leaves is an error of write, then */
    checked("sigaction", os_sigaction(OS_SIGPIPE, &ignore, 0));
    parent = os_getpid();
    child = checked("fork", os_fork());
    if (child == 0) {
        empty();
        return 0;
    }
    fill();
    while (checked("wait", os_wait4((int)child, &status, 0, 0)) != child)
        ;
    print_to(2);
    print("ring: %lu reads and %lu writes went over the end of the %u bytes\n", shared->over[0],
          shared->over[1], length);
    return status != 0;
}
