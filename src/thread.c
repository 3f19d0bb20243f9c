/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "clone.h"
#include "define.h"
#include "program.h"
#include "trap.h"

OS_CORE_BEGIN_

#define OS_THREAD_FLAGS_                                                                           \
    (OS_CLONE_VM | OS_CLONE_FS | OS_CLONE_FILES | OS_CLONE_SIGHAND | OS_CLONE_THREAD |             \
     OS_CLONE_SYSVSEM | OS_CLONE_SETTLS)

OS_CORE_DEFINE_HELPER_ void *os_thread_pointer(void) OS_CORE_NOEXCEPT_
{
    return os_arch_thread_pointer_();
}
OS_CORE_NAMED_(thread_pointer);

OS_CORE_DEFINE_HELPER_ void os_thread_exit(void) OS_CORE_NOEXCEPT_
{
    os_trap1_(OS_NR_exit, 0);
    __builtin_trap(); /* a seam may come back from that */
}
OS_CORE_NAMED_(thread_exit);

typedef void os_thread_function_(void *argument) OS_THROWS_NOTHING_;

/* The outermost function of a thread. */
OS_CORE_PRIVATE_ void os_thread_begin_(void *function, void *argument)
{
    ((os_thread_function_ *)(os_uintptr_t)function)(argument);
    os_thread_exit();
}

/* The kernel waits, and wakes, at multiples of 4. */
OS_CORE_INLINE_ int os_thread_no_tid_(const int *tid)
{
    return ((os_uintptr_t)tid & (sizeof *tid - 1)) != 0;
}

OS_CORE_DEFINE_HELPER_ long os_thread_create(int *tid, void (*function)(void *argument),
                                             void *argument, void *stack, os_size_t size,
                                             void *thread_pointer) OS_CORE_NOEXCEPT_
{
    const long flags = tid == 0 ? 0L : OS_CLONE_PARENT_SETTID | OS_CLONE_CHILD_CLEARTID;
    struct os_child_ child;
    os_uintptr_t end;

    if (os_thread_no_tid_(tid)) /* nobody could wait for it */
        return -OS_EINVAL;
    if (tid != 0)
        *tid = 0;
    if (function == 0 || stack == 0 || size < OS_MINSIGSTKSZ ||
        __builtin_add_overflow((os_uintptr_t)stack, size, &end) ||
        (thread_pointer == 0 && os_thread_pointer() != 0))
        return -OS_EINVAL;
    child.entry = os_thread_begin_;
    child.first = (void *)(os_uintptr_t)function;
    child.second = argument;
    child.shadow = stack;
    return os_clone_(
        &child, OS_THREAD_FLAGS_ | flags, (long)(end & ~15UL),
        OS_CLONE_ORDER_(os_pointer_(tid), os_pointer_(tid), os_pointer_(thread_pointer)));
}
OS_CORE_NAMED_(thread_create);

/* The kernel wakes those who wait for memory that processes can share: not FUTEX_WAIT_PRIVATE. */
OS_CORE_DEFINE_HELPER_ long os_thread_join(const int *tid) OS_CORE_NOEXCEPT_
{
    int running, waited = 0;

    if (os_thread_no_tid_(tid)) /* not every machine can load such a one */
        return -OS_EINVAL;
    while ((running = __atomic_load_n(tid, __ATOMIC_ACQUIRE)) != 0) {
        const long result =
            os_trap4_(OS_NR_futex, os_pointer_(tid), OS_FUTEX_WAIT, os_number_(running), 0);
        if (os_is_error(result) && result != -OS_EAGAIN && result != -OS_EINTR)
            return result;
        waited = 1;
    }
    if (waited) /* the kernel wakes one only, and that one the next */
        os_trap3_(OS_NR_futex, os_pointer_(tid), OS_FUTEX_WAKE, 1);
    return 0;
}
OS_CORE_NAMED_(thread_join);

OS_CORE_DEFINE_HELPER_ void os_thread_exit_unmap(void *memory, os_size_t length) OS_CORE_NOEXCEPT_
{
    const struct os_sigset all = {{~0UL}};

    /* A handler would have no stack. */
    os_trap4_(OS_NR_rt_sigprocmask, OS_SIG_SETMASK, os_pointer_(&all), 0, sizeof all);
#ifdef OS_CORE_TRAP
    os_trap2_(OS_NR_munmap, os_pointer_(memory), os_size_(length));
    os_thread_exit();
#else
    {
        OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, OS_NR_munmap);
        OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, os_pointer_(memory));
        OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, os_size_(length));
        __asm__ __volatile__(OS_TRAP_INSTRUCTION_ "\n" OS_THREAD_END_
                             :
                             : "r"(r0), "r"(r1), "r"(r2), [exit] "i"(OS_NR_exit)
                             : OS_TRAP_CLOBBERS_ "memory");
        __builtin_unreachable();
    }
#endif
}
OS_CORE_NAMED_(thread_exit_unmap);

OS_CORE_END_
