/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "clone.h"
#include "define.h"
#include "program.h"
#include "trap.h"

OS_CORE_BEGIN_

OS_CORE_DEFINE_HELPER_ long os_fork(void) OS_CORE_NOEXCEPT_
{
    return os_trap5_(OS_NR_clone, OS_SIGCHLD, 0, 0, 0, 0);
}
OS_CORE_NAMED_(fork);

/* It comes by way of a number: clang wants a cast there, and g++ takes it for a useless one. */
typedef long os_preparation_(void *argument) OS_THROWS_NOTHING_;

/* What os_spawn and its child have in common. */
struct os_spawn_ {
    const char *path;
    char *const *argv, *const *envp;
    os_preparation_ *prepare;
    void *argument;
    struct os_sigset mask; /* the caller's */
    struct os_sigaction action;
    struct os_sigset behind; /* qemu-user 7.2 writes 8 bytes more on riscv64 */
    long error;
};

OS_CORE_INLINE_ void os_signal_mask_(const struct os_sigset *mask, struct os_sigset *old)
{
    os_trap4_(OS_NR_rt_sigprocmask, OS_SIG_SETMASK, os_pointer_(mask), os_pointer_(old),
              sizeof *mask);
}

/* A handler would run in the child on its parent's memory. Ignored signals stay ignored. */
OS_CORE_INLINE_ void os_no_handlers_(struct os_sigaction *action)
{
    const long size = sizeof action->sa_mask;
    unsigned long sig; /* unsigned: -ftrapv would call a function to add 1 */

    for (sig = 1; sig <= 8 * sizeof action->sa_mask; sig++) {
        os_trap4_(OS_NR_rt_sigaction, (long)sig, 0, os_pointer_(action), size);
        if (action->k_sa_handler == OS_SIG_DFL || action->k_sa_handler == OS_SIG_IGN)
            continue;
        action->k_sa_handler = OS_SIG_DFL;
        os_trap4_(OS_NR_rt_sigaction, (long)sig, os_pointer_(action), 0, size);
    }
}

/* The child. All its data is its parent's: nobody cleans up a frame that is never left. */
OS_CORE_PRIVATE_ void os_spawn_child_(void *data, void *unused)
{
    struct os_spawn_ *spawn = (struct os_spawn_ *)data;

    (void)unused;
    os_no_handlers_(&spawn->action);
    if (spawn->prepare != 0)
        spawn->error = spawn->prepare(spawn->argument);
    if (!os_is_error(spawn->error)) {
        os_signal_mask_(&spawn->mask, 0);
        spawn->error = os_trap3_(OS_NR_execve, os_pointer_(spawn->path), os_pointer_(spawn->argv),
                                 os_pointer_(spawn->envp));
    }
    os_trap1_(OS_NR_exit_group, 127);
    __builtin_trap();
}

OS_CORE_DEFINE_HELPER_ long os_spawn(const char *path, char *const *argv, char *const *envp,
                                     long (*prepare)(void *argument),
                                     void *argument) OS_CORE_NOEXCEPT_
{
    const struct os_sigset all = {{~0UL}};
    struct os_child_ child;
    struct os_spawn_ spawn;
    long pid;

    spawn.path = path;
    spawn.argv = argv;
    spawn.envp = envp;
    spawn.prepare = (os_preparation_ *)(os_uintptr_t)prepare;
    spawn.argument = argument;
    spawn.error = 0;
    child.entry = os_spawn_child_;
    child.first = &spawn;
    child.second = child.shadow = 0;
    os_signal_mask_(&all, &spawn.mask);
    pid = os_clone_(&child, OS_CLONE_VM | OS_CLONE_VFORK | OS_SIGCHLD, 0, 0, 0, 0);
    if (!os_is_error(pid) && os_is_error(spawn.error)) {
        os_trap4_(OS_NR_wait4, pid, 0, 0, 0);
        pid = spawn.error;
    }
    os_signal_mask_(&spawn.mask, 0);
    return pid;
}
OS_CORE_NAMED_(spawn);

OS_CORE_END_
