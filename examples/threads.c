/* SPDX-License-Identifier: MIT */
/*
 * Threads that take work from a queue: they count the primes below a number.
 *
 *     ./threads 100000 4
 *
 * Shows os_thread_create on guarded stacks, thread-local variables, os_thread_join, a mutex and a
 * queue by futex. Limits: up to 64 threads. gcc needs -mno-outline-atomics on aarch64.
 */
#define PROGRAM "threads"
#define OS_CORE_CALLS
#define OS_CORE_START 1 /* os_tls_init */
#include "os_core.h"
#include "print.h"

#define THREADS 64
#define STACK (1UL << 16)
#define PIECE 1000UL /* numbers for a thread to look at */
#define SLOTS 8U

/* Sleeps while the word has this value, or less long: who calls this looks again. */
static void wait_while(unsigned int *word, unsigned int value)
{
    (void)os_futex(word, OS_FUTEX_WAIT_PRIVATE, value, 0, 0, 0);
}

/* 0: it is free. 1: a thread has it. 2: a thread has it, and others may wait for it. */
static void lock(unsigned int *mutex)
{
    unsigned int is = 0;

    if (!__atomic_compare_exchange_n(mutex, &is, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        while (__atomic_exchange_n(mutex, 2, __ATOMIC_ACQUIRE) != 0)
            wait_while(mutex, 2);
}

static void unlock(unsigned int *mutex)
{
    if (__atomic_exchange_n(mutex, 0, __ATOMIC_RELEASE) == 2)
        checked("futex", os_futex(mutex, OS_FUTEX_WAKE_PRIVATE, 1, 0, 0, 0));
}

static struct {
    unsigned int mutex, changes; /* changes is counted up at each change */
    unsigned int first, used;
    unsigned long work[SLOTS];
} queue;

/* The queue was looked at while it was locked, and it is again afterwards. */
static void wait_for_change(void)
{
    unsigned int changes = __atomic_load_n(&queue.changes, __ATOMIC_RELAXED);

    unlock(&queue.mutex);
    wait_while(&queue.changes, changes);
    lock(&queue.mutex);
}

static void changed(void)
{
    __atomic_fetch_add(&queue.changes, 1, __ATOMIC_RELAXED);
    unlock(&queue.mutex);
    checked("futex", os_futex(&queue.changes, OS_FUTEX_WAKE_PRIVATE, THREADS + 1, 0, 0, 0));
}

static void put(unsigned long work)
{
    lock(&queue.mutex);
    while (queue.used == SLOTS)
        wait_for_change();
    queue.work[(queue.first + queue.used++) % SLOTS] = work;
    changed();
}

static unsigned long take(void)
{
    unsigned long work;

    lock(&queue.mutex);
    while (queue.used == 0)
        wait_for_change();
    work = queue.work[queue.first++ % SLOTS];
    queue.used--;
    changed();
    return work;
}

static unsigned long limit;
static __thread unsigned long found;

struct worker {
    int tid;
    void *stack;
    unsigned long primes;
};

static unsigned long is_prime(unsigned long n)
{
    unsigned long divisor = 2;

    while (divisor * divisor <= n && n % divisor != 0)
        divisor++;
    return n >= 2 && divisor * divisor > n;
}

static void count_primes(void *argument)
{
    unsigned long first, n;

    while ((first = take()) < limit)
        for (n = first; n < limit && n < first + PIECE; n++)
            found += is_prime(n);
    ((struct worker *)argument)->primes = found;
}

/* The block of the thread-local variables lies above the stack, between the same guards. */
static void start(struct worker *worker)
{
    checked("no stack", os_map_guarded(&worker->stack, STACK + os_tls_size()));
    checked("no thread", os_thread_create(&worker->tid, count_primes, worker, worker->stack, STACK,
                                          os_tls_init((char *)worker->stack + STACK)));
}

static unsigned long join(struct worker *worker)
{
    checked("cannot join", os_thread_join(&worker->tid));
    checked("cannot unmap", os_unmap_guarded(worker->stack, STACK + os_tls_size()));
    return worker->primes;
}

int main(int argc, char **argv)
{
    static struct worker workers[THREADS];
    unsigned long threads, i, first, primes = 0;

    if (argc != 3 || read_number(argv[1], &limit) != 0 || read_number(argv[2], &threads) != 0 ||
        threads < 1 || threads > THREADS || limit > ~0UL - THREADS * PIECE)
        usage("NUMBER THREADS");
    for (i = 0; i < threads; i++)
        start(&workers[i]);
    for (first = 0; first < limit + threads * PIECE; first += PIECE) /* an end for each thread */
        put(first);
    for (i = 0; i < threads; i++)
        primes += join(&workers[i]);
    print("%lu primes below %lu, by %lu threads\n", primes, limit, threads);
    return 0;
}
