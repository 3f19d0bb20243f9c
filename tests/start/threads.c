/* SPDX-License-Identifier: MIT */
/*
 * Threads with thread-local variables and a guard of their own: each gets a block. It ends with 0,
 * or with the number of what was wrong.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#endif
#define OS_CORE_CALLS
#define OS_CORE_START
#include "os_core.h"

#define THREADS 3
static _Thread_local int with_value = 41;
static _Thread_local long without;
static int *theirs[THREADS];
static int wrong;

static void expect(int number, int is_so)
{
    if (!is_so)
        __atomic_store_n(&wrong, number, __ATOMIC_RELAXED);
}

static void run(void *argument)
{
    volatile char guarded[20]; /* a stack protector reads the guard */
    int **mine = (int **)argument;
    guarded[with_value % 20] = 1;
    expect(1, with_value == 41 && without == 0 && guarded[1] == 1);
    with_value += (int)(mine - theirs);
    without = 1;
    *mine = &with_value;
    expect(2, *mine != 0 && **mine == 41 + (int)(mine - theirs));
}

int main(void)
{
    int tid[THREADS], i;
    const os_size_t size = 1UL << 16;
    for (i = 0; i < THREADS; i++) {
        void *stack, *block;
        if (os_map_guarded(&stack, size) != 0 || os_map_anonymous(&block, os_tls_size()) != 0)
            return 3;
        if (os_thread_create(&tid[i], run, &theirs[i], stack, size, os_tls_init(block)) <= 0)
            return 4;
    }
    for (i = 0; i < THREADS; i++)
        expect(5, os_thread_join(&tid[i]) == 0 && *theirs[i] == 41 + i);
    expect(6, with_value == 41 && without == 0);
    return wrong;
}
