/* SPDX-License-Identifier: MIT */
/*
 * Threads. They call nothing of libc, which does not know them: what is wrong they say in a
 * variable.
 */
#include "programs.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define STACK 65536

static void *stack_of_its_own(void)
{
    void *stack;
    assert_int_equal(os_map_guarded(&stack, STACK), 0);
    return stack;
}
static void free_stack(void *stack)
{
    assert_int_equal(os_unmap_guarded(stack, STACK), 0);
}

static int tid;
static volatile long seen, identity, pointer, at;
static volatile int known;

static void looks(void *argument)
{
    __attribute__((__aligned__(16))) volatile char aligned[16];
    seen = (long)argument;
    identity = os_gettid();
    known = tid;
    pointer = (long)os_thread_pointer();
    at = (long)aligned;
}
static void one(void **state)
{
    void *stack = stack_of_its_own();
    long result = os_thread_create(&tid, looks, (void *)42, stack, STACK, os_thread_pointer());
    (void)state;
    assert_true(result > 0);
    assert_int_equal(os_thread_join(&tid), 0);
    assert_int_equal(tid, 0);
    assert_int_equal(seen, 42);
    assert_int_equal(identity, result);
    assert_int_equal(known, result); /* it was there before the thread began */
    assert_int_not_equal(identity, os_gettid());
    assert_int_equal(pointer, os_thread_pointer());
    assert_int_equal(at % 16, 0);
    assert_in_range(at, (uintptr_t)stack, (uintptr_t)stack + STACK);
    assert_int_equal(os_thread_join(&tid), 0); /* once more */
    free_stack(stack);
}

static void own_pointer(void **state)
{
    void *stack = stack_of_its_own();
    void *block[16] = {block, NULL, block};
    (void)state;
    assert_true(os_thread_create(&tid, looks, NULL, stack, STACK, block) > 0);
    assert_int_equal(os_thread_join(&tid), 0);
    assert_int_equal(pointer, block);
    free_stack(stack);
}

#ifdef OS_CORE_X86_64
/* The call that says it can be forbidden. */
static int forbidden(void *unused)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OS_NR_arch_prctl, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | OS_EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog filter = {COUNT(code), code};
    (void)unused;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
        return 1;
    return os_thread_pointer() == NULL ? 0 : 2;
}
static void forbidden_pointer(void **state)
{
    const int result = in_child(forbidden, NULL);
    (void)state;
    if (result == 1 && under_qemu)
        skip_because("qemu-user has no filters of calls");
    assert_int_equal(result, 0);
}
#endif

/* A thread has the directory, the mask, the descriptors and the semaphores of its process. */
static int semaphores;
static void changes(void *name)
{
    struct os_sembuf up = {0, 1, OS_SEM_UNDO}; /* until the process ends */
    seen = os_chdir("/") != 0 || os_umask(0123) != 022 || os_semop(semaphores, &up, 1) != 0
               ? -1
               : os_memfd_create(name, 0);
}
static int with_changes(void *stack)
{
    char name[] = "changed", directory[4];
    if (os_chdir("/tmp") != 0 || os_umask(022) < 0 ||
        os_thread_create(&tid, changes, name, stack, STACK, os_thread_pointer()) < 0 ||
        os_thread_join(&tid) != 0 || seen < 0)
        return 1;
    if (os_getcwd(directory, sizeof directory) != 2 || os_umask(022) != 0123)
        return 2;
    if (os_lseek((int)seen, 0, OS_SEEK_SET) != 0)
        return 3;
    return os_semctl(semaphores, 0, OS_GETVAL, 0) == 1 ? 0 : 4;
}
static void of_its_process(void **state)
{
    void *stack = stack_of_its_own();
    (void)state;
    semaphores = (int)os_semget(OS_IPC_PRIVATE, 1, 0600);
    const int status = in_child(with_changes, stack);
    os_semctl(semaphores, 0, OS_IPC_RMID, 0);
    assert_int_equal(status, 0);
    free_stack(stack);
}

/* Any end of a stack, rounded down; any beginning. */
static void odd_stacks(void **state)
{
    char *stack = stack_of_its_own();
    (void)state;
    for (size_t i = 0; i < 33; i++) {
        seen = 0;
        assert_true(os_thread_create(&tid, looks, (void *)1, stack + i, STACK - 2 * i,
                                     os_thread_pointer()) > 0);
        assert_int_equal(os_thread_join(&tid), 0);
        assert_int_equal(seen, 1);
        assert_int_equal(at % 16, 0);
        assert_true(at < (long)stack + STACK - (long)i);
    }
    /* The smallest that is taken. */
    assert_true(
        os_thread_create(&tid, looks, (void *)2, stack, OS_MINSIGSTKSZ, os_thread_pointer()) > 0);
    assert_int_equal(os_thread_join(&tid), 0);
    assert_int_equal(seen, 2);
    free_stack(stack);
}

/*
 * Who has no thread pointer, as a program without a libc, need give none. Here libc's is away, and
 * with it the guard of a stack protector.
 */
#if defined(__x86_64__) && !defined(__SSP__) && !defined(__SSP_STRONG__) && !defined(__SSP_ALL__)
#define CAN_BE_WITHOUT 1
static int with_none(void *stack)
{
    void *mine = os_thread_pointer();
    long result;
    os_arch_prctl(OS_ARCH_SET_FS, 0);
    pointer = 1;
    result = os_thread_create(&tid, looks, NULL, stack, STACK, NULL);
    if (result > 0)
        result = os_thread_join(&tid);
    os_arch_prctl(OS_ARCH_SET_FS, (unsigned long)mine);
    return result == 0 && pointer == 0 ? 0 : 1;
}
static void no_pointer(void **state)
{
    void *stack = stack_of_its_own();
    (void)state;
    assert_int_equal(in_child(with_none, stack), 0);
    free_stack(stack);
}
#endif

/* Each adds to a number under a lock that waits by futex. */
static unsigned int lock;
static long number;
static void adds(void *times)
{
    for (long i = 0; i < (long)times; i++) {
        while (__atomic_exchange_n(&lock, 1, __ATOMIC_ACQUIRE) != 0)
            os_futex(&lock, OS_FUTEX_WAIT_PRIVATE, 1, NULL, NULL, 0);
        number++;
        __atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
        os_futex(&lock, OS_FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    }
}
static void many(void **state)
{
    enum { THREADS = 8, TIMES = 200, ROUNDS = 10 };
    const int before = mappings();
    void *stacks[THREADS];
    int tids[THREADS];
    (void)state;
    number = 0;
    for (int i = 0; i < THREADS; i++)
        stacks[i] = stack_of_its_own();
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < THREADS; i++)
            assert_true(os_thread_create(&tids[i], adds, (void *)TIMES, stacks[i], STACK,
                                         os_thread_pointer()) > 0);
        for (int i = 0; i < THREADS; i++)
            assert_int_equal(os_thread_join(&tids[i]), 0);
    }
    assert_int_equal(number, THREADS * TIMES * ROUNDS);
    for (int i = 0; i < THREADS; i++)
        free_stack(stacks[i]);
    if (!under_qemu) /* that has mappings of its own */
        assert_int_equal(mappings(), before);
}

/* Several wait for one, which waits for a word. */
static unsigned int gate;
static int slow_tid;
static volatile int joined;
static void slow(void *argument)
{
    (void)argument;
    while (__atomic_load_n(&gate, __ATOMIC_ACQUIRE) == 0)
        os_futex(&gate, OS_FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
    seen = 7;
}
static void joins(void *argument)
{
    (void)argument;
    if (os_thread_join(&slow_tid) == 0 && seen == 7)
        __atomic_add_fetch(&joined, 1, __ATOMIC_SEQ_CST);
}
static void several_wait(void **state)
{
    void *stacks[4];
    int tids[3];
    (void)state;
    gate = 0;
    seen = joined = 0;
    for (int i = 0; i < 4; i++)
        stacks[i] = stack_of_its_own();
    assert_true(os_thread_create(&slow_tid, slow, NULL, stacks[3], STACK, os_thread_pointer()) > 0);
    for (int i = 0; i < 3; i++)
        assert_true(os_thread_create(&tids[i], joins, NULL, stacks[i], STACK, os_thread_pointer()) >
                    0);
    __atomic_store_n(&gate, 1, __ATOMIC_RELEASE);
    os_futex(&gate, OS_FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    assert_int_equal(os_thread_join(&slow_tid), 0);
    for (int i = 0; i < 3; i++)
        assert_int_equal(os_thread_join(&tids[i]), 0);
    assert_int_equal(joined, 3);
    for (int i = 0; i < 4; i++)
        free_stack(stacks[i]);
}

__attribute__((__noinline__)) static void deep(int depth)
{
    volatile char room[100];
    room[0] = (char)depth;
    if (depth == 0)
        os_thread_exit();
    if (depth > 0)
        deep(depth - 1);
    seen = room[0]; /* never */
}
static void exits(void *argument)
{
    deep((int)(long)argument);
}
static void exit_of_one(void **state)
{
    void *stack = stack_of_its_own();
    (void)state;
    seen = 1;
    assert_true(os_thread_create(&tid, exits, (void *)10, stack, STACK, os_thread_pointer()) > 0);
    assert_int_equal(os_thread_join(&tid), 0);
    assert_int_equal(seen, 1);
    free_stack(stack);
}

static int only_one(void *unused)
{
    (void)unused;
    os_thread_exit();
    return 9; /* never */
}
static void exit_of_the_only_one(void **state)
{
    (void)state;
    assert_int_equal(in_child(only_one, NULL), 0);
}

/* It unmaps its own stack, while signals come in: none finds it without one. */
static volatile int handled;
static void counts(int sig)
{
    (void)sig;
    handled = handled + 1;
}
static void unmaps(void *stack)
{
    __atomic_store_n(&gate, 1, __ATOMIC_RELEASE);
    os_thread_exit_unmap((char *)stack - page, STACK + 2 * page);
}
static void unmaps_its_stack(void **state)
{
    const int before = mappings(), rounds = 30;
    struct os_sigaction act = {0};
    unsigned char there;
    (void)state;
    act.k_sa_handler = counts;
    act.sa_flags = OS_SA_RESTART;
    assert_int_equal(set_action(OS_SIGUSR1, &act, NULL), 0);
    for (int i = 0; i < rounds; i++) {
        void *stack = stack_of_its_own();
        const long id = os_thread_create(&tid, unmaps, stack, stack, STACK, os_thread_pointer());
        assert_true(id > 0);
        while (os_tgkill((int)os_getpid(), (int)id, OS_SIGUSR1) == 0)
            os_sched_yield();
        assert_int_equal(os_thread_join(&tid), 0);
        assert_int_equal(os_mincore(stack, page, &there), -OS_ENOMEM);
    }
    if (!under_qemu)
        assert_int_equal(mappings(), before);
}
static void detached(void **state)
{
    void *stack = stack_of_its_own();
    unsigned char there;
    (void)state;
    assert_true(os_thread_create(NULL, unmaps, stack, stack, STACK, os_thread_pointer()) > 0);
    for (int i = 0; i < 10000 && os_mincore(stack, page, &there) == 0; i++)
        os_sched_yield();
    for (int i = 0; i < 100 && os_mincore(stack, page, &there) == 0; i++)
        usleep(10000);
    assert_int_equal(os_mincore(stack, page, &there), -OS_ENOMEM);
}
static void unmaps_nothing(void *odd)
{
    os_thread_exit_unmap((char *)odd + 1, 1);
}
static void nothing_to_unmap(void **state)
{
    void *stack = stack_of_its_own();
    (void)state;
    assert_true(os_thread_create(&tid, unmaps_nothing, stack, stack, STACK, os_thread_pointer()) >
                0);
    assert_int_equal(os_thread_join(&tid), 0);
    ((volatile char *)stack)[0] = 1;
    free_stack(stack);
}

/* A signal to a thread: its handler runs there, and returns. */
static volatile long handled_by;
static void who(int sig)
{
    (void)sig;
    handled_by = os_gettid();
}
static void handler_in_a_thread(void **state)
{
    void *stack = stack_of_its_own();
    struct os_sigaction act = {0};
    (void)state;
    act.k_sa_handler = who;
    assert_int_equal(set_action(OS_SIGUSR1, &act, NULL), 0);
    gate = 0;
    handled_by = 0;
    const long id = os_thread_create(&slow_tid, slow, NULL, stack, STACK, os_thread_pointer());
    assert_true(id > 0);
    assert_int_equal(os_tgkill((int)os_getpid(), (int)id, OS_SIGUSR1), 0);
    for (int i = 0; i < 100000 && handled_by == 0; i++)
        os_sched_yield();
    assert_int_equal(handled_by, id);
    __atomic_store_n(&gate, 1, __ATOMIC_RELEASE);
    os_futex(&gate, OS_FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    assert_int_equal(os_thread_join(&slow_tid), 0);
    free_stack(stack);
}

/* An unwinder ends at the outermost frame. */
static struct trace trace;
static volatile int ended; /* a statement after the call: it is no jump */
static void walks(void *argument)
{
    (void)argument;
    walk(&trace);
    ended = 1;
}
static void unwinders(void **state)
{
    void *stack = stack_of_its_own();
    (void)state;
    assert_true(os_thread_create(&tid, walks, NULL, stack, STACK, os_thread_pointer()) > 0);
    assert_int_equal(os_thread_join(&tid), 0);
    assert_true(trace.ended);
    assert_in_range(trace.frames, 2, 6);
    assert_true(walked_through(&trace, (void (*)(void))(uintptr_t)walks));
    free_stack(stack);
}

#ifdef OS_CORE_X86_64
/*
 * Under a shadow stack a return that no call belongs to is a SIGSEGV. No function that was called
 * before there was one may return: its process ends in it.
 */
static unsigned long shadow_stack(void)
{
    unsigned long pointer = 0; /* where there is none */
    __asm__ volatile(".byte 0xf3, 0x48, 0x0f, 0x1e, 0xc8" : "+a"(pointer)); /* rdssp %rax */
    return pointer;
}
static void looks_at_it(void *argument)
{
    identity = (long)shadow_stack();
    os_tgkill((int)os_getpid(), (int)os_gettid(), OS_SIGUSR1); /* its handler returns */
    seen = (long)argument;
}
static long prepares(void *argument)
{
    return *(int *)argument = 0;
}
static int works_with_it(void *stack)
{
    static char *argv[] = {(char *)"program", (char *)"started", (char *)"environment", NULL};
    static char *envp[] = {(char *)"A=b", NULL};
    const struct os_sigaction act = {.k_sa_handler = who};
    int status = -1, prepared = 1;

    handled_by = seen = 0;
    if (os_sigaction(OS_SIGUSR1, &act, NULL) != 0)
        return 3;
    const long id =
        os_thread_create(&tid, looks_at_it, (void *)42, stack, STACK, os_thread_pointer());
    if (id <= 0 || os_thread_join(&tid) != 0 || seen != 42 || handled_by != id)
        return 4;
    if (shadow_stack() == 0 || identity == 0 || identity == (long)shadow_stack())
        return 5;
    const long pid = os_spawn("/proc/self/exe", argv, envp, prepares, &prepared);
    if (pid <= 0 || prepared != 0 || os_wait4((int)pid, &status, 0, NULL) != pid ||
        status != 7 << 8)
        return 6;
    const long copy = os_fork();
    if (copy == 0)
        os_exit_group(shadow_stack() == 0);
    return copy > 0 && os_wait4((int)copy, &status, 0, NULL) == copy && status == 0 ? 0 : 7;
}
static int begins_one(void *stack)
{
    long result = OS_NR_arch_prctl; /* a function for the call could not return */
    __asm__ volatile("syscall"
                     : "+a"(result)
                     : "D"((long)OS_ARCH_SHSTK_ENABLE), "S"((long)OS_ARCH_SHSTK_SHSTK)
                     : "rcx", "r11", "memory");
    if (result == -OS_EOPNOTSUPP || result == -OS_EINVAL) /* of the processor; of the kernel */
        return 1;
    os_exit_group(result == 0 ? works_with_it(stack) : 2);
}
static void under_a_shadow_stack(void **state)
{
    void *stack = stack_of_its_own();
    const int result = in_child(begins_one, stack);
    (void)state;
    free_stack(stack);
    if (result == 1)
        skip_because("this machine has no shadow stacks");
    assert_int_equal(result, 0);
}
#endif

static void refused(void **state)
{
    void *stack = stack_of_its_own(), *mine = os_thread_pointer();
    const struct {
        void (*function)(void *);
        void *stack;
        size_t size;
        void *pointer;
    } cases[] = {
        {NULL, stack, STACK, mine},     {looks, NULL, STACK, mine},
        {looks, stack, 0, mine},        {looks, stack, OS_MINSIGSTKSZ - 1, mine},
        {looks, stack, SIZE_MAX, mine}, {looks, stack, 0 - (uintptr_t)stack, mine},
        {looks, stack, STACK, NULL},
    };
    const int before = mappings();
    (void)state;
    seen = 5;
    int odd[2] = {7, 7};
    for (int i = 1; i < 4; i++)
        assert_int_equal(os_thread_create((int *)(void *)((char *)odd + i), looks, NULL, stack,
                                          STACK, mine),
                         -OS_EINVAL);
    assert_true(odd[0] == 7 && odd[1] == 7);
#ifdef __x86_64__ /* the other machines take any */
    assert_int_equal(os_thread_create(&tid, looks, NULL, stack, STACK, (void *)~0UL), -OS_EPERM);
#endif
    for (size_t i = 0; i < COUNT(cases); i++) {
        tid = 99;
        assert_int_equal(os_thread_create(&tid, cases[i].function, NULL, cases[i].stack,
                                          cases[i].size, cases[i].pointer),
                         -OS_EINVAL);
        assert_int_equal(tid, 0);
        assert_int_equal(os_thread_create(NULL, cases[i].function, NULL, cases[i].stack,
                                          cases[i].size, cases[i].pointer),
                         -OS_EINVAL);
    }
    assert_int_equal(seen, 5);
    assert_int_equal(mappings(), before);
    int two[2] = {1, 1};
    assert_int_equal(os_thread_join((int *)(void *)((char *)two + 1)), -OS_EINVAL);
    two[0] = two[1] = 0; /* the thread is over, and the kernel is not asked */
    assert_int_equal(os_thread_join((int *)(void *)((char *)two + 1)), -OS_EINVAL);
    free_stack(stack);
}

static int no_more(void *stack)
{
    const struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_NPROC, &none) != 0 || os_setresgid(65534, 65534, 65534) != 0 ||
        os_setresuid(65534, 65534, 65534) != 0)
        return 1;
    tid = 99;
    if (os_thread_create(&tid, looks, NULL, stack, STACK, os_thread_pointer()) != -OS_EAGAIN)
        return 2;
    return tid == 0 && os_thread_join(&tid) == 0 ? 0 : 3;
}
static void limit(void **state)
{
    void *stack = stack_of_its_own();
    const int result = in_child(no_more, stack);
    (void)state;
    free_stack(stack);
    if (result == 1)
        skip_because("not root: the limit counts all of this user's threads");
    assert_int_equal(result, 0);
}

__attribute__((__noinline__)) static int overflows(volatile char *below)
{
    volatile char room[1000];
    room[0] = *below;
    return *below == 'x' ? 0 : overflows(room) + room[0]; /* never x */
}
static void too_deep(void *argument)
{
    char c = 0;
    (void)argument;
    seen = overflows(&c);
}
static int overflow(void *no_stack)
{
    int id;
    void *stack;
    if (os_map_guarded(&stack, STACK) != 0)
        return 1;
    if (no_stack != NULL && os_mprotect(stack, STACK, OS_PROT_NONE) != 0)
        return 2;
    if (os_thread_create(&id, too_deep, NULL, stack, STACK, os_thread_pointer()) < 0)
        return 3;
    return os_thread_join(&id) == 0 ? 4 : 5;
}
static void bad_stack(void **state)
{
    (void)state;
    assert_int_equal(in_child(overflow, NULL), DIED + SIGSEGV);
    assert_int_equal(in_child(overflow, &tid), DIED + SIGSEGV);
}

int test_threads(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_thread_create: runs with its argument, identity and stack", one),
        TEST("os_thread_create: a thread pointer of its own", own_pointer),
#ifdef OS_CORE_X86_64
        TEST("os_thread_pointer: NULL where the call is forbidden", forbidden_pointer),
#endif
        TEST("os_thread_create: it has what its process has", of_its_process),
#ifdef CAN_BE_WITHOUT
        TEST("os_thread_create: no thread pointer, where there is none", no_pointer),
#endif
        TEST("os_thread_create: stacks that begin and end anywhere", odd_stacks),
        TEST("os_thread_create: eight at a time, nothing is left", many),
        TEST("os_thread_join: several wait", several_wait),
        TEST("os_thread_exit: ends one thread, from any depth", exit_of_one),
        TEST("os_thread_exit: of the only one, ends the process with 0", exit_of_the_only_one),
        TEST("os_thread_exit_unmap: its own stack, under signals", unmaps_its_stack),
        TEST("os_thread_exit_unmap: nobody waits", detached),
        TEST("os_thread_exit_unmap: what cannot be unmapped", nothing_to_unmap),
        TEST("os_thread_create: a handler runs in a thread", handler_in_a_thread),
        TEST("os_thread_create: an unwinder finds the end", unwinders),
#ifdef OS_CORE_X86_64
        TEST("os_thread_create: under a shadow stack, with handlers and children",
             under_a_shadow_stack),
#endif
        TEST("os_thread_create: errors", refused),
        TEST("os_thread_create: no more threads", limit),
        TEST("os_thread_create: a stack that overflows, or is none", bad_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
