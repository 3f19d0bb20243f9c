/* SPDX-License-Identifier: MIT */
/* Processes: to fork, to start a program, to read a wait status. With OS_CORE_CALLS. */
#ifndef OS_CORE_PROCESS_H_
#define OS_CORE_PROCESS_H_

#include "calls.h"

OS_CORE_BEGIN_

/* The status that os_wait4 gives. */
#define OS_WTERMSIG(status) ((status)&0x7f)
#define OS_WEXITSTATUS(status) (((status) >> 8) & 0xff)
#define OS_WSTOPSIG(status) OS_WEXITSTATUS(status)
#define OS_WCOREDUMP(status) ((status)&0x80)
#define OS_WIFEXITED(status) (OS_WTERMSIG(status) == 0)
#define OS_WIFSTOPPED(status) (((status)&0xff) == 0x7f)
#define OS_WIFCONTINUED(status) ((status) == 0xffff)
#define OS_WIFSIGNALED(status) (OS_WTERMSIG(status) != 0 && OS_WTERMSIG(status) != 0x7f)

/*
 * os_fork: make a copy of this process, with this thread alone.
 *
 * Result  in the copy 0, here its process ID; or -errno, and there is none.
 *
 * Errors
 *   EAGAIN  RLIMIT_NPROC, the limit of the cgroup, or kernel.threads-max.
 *   ENOMEM  the kernel has no memory, or no more is allowed (overcommit).
 *   EPERM   a seccomp filter, of a container for instance, forbids it.
 *
 * It is the call clone with OS_SIGCHLD, for not every machine has a call fork. Locks that other
 * threads held stay locked in the copy. A libc in the same program does not notice: in the copy,
 * make system calls only.
 *
 * Linux: all releases. qemu-user: the same. Manual: fork(2).
 */
OS_CORE_API_HELPER_ long os_fork(void) OS_CORE_MUST_CHECK_;

/*
 * os_spawn: start a program in a child, without copying this process.
 *
 * path        the file of the program, as for os_execve: it is not searched for.
 * argv, envp  its arguments and environment, each with a NULL at the end; or NULL for none, which
 *             programs do not expect of argv.
 * prepare     called in the child first, or NULL. If it returns -errno, os_spawn gives that; with
 *             any other result the child goes on. It can redirect descriptors, change the folder,
 *             the process group, or which signals are ignored.
 * argument    what prepare gets.
 *
 * Result  the process ID of the child, in which the program has begun; or -errno, and there is no
 *         child: it has ended, and has been waited for. A child that a signal ended before that, or
 *         prepare itself, is the result too: os_wait4 says how it ended.
 *
 * Errors: those of os_fork, what prepare returns, and those of execve(2), such as
 *   E2BIG    argv and envp together are too large.
 *   EACCES   the file is not a regular one, or this process may not execute it.
 *   EFAULT   path, argv or envp cannot be read.
 *   ENOENT   the program is not there, or its loader.
 *   ENOEXEC  the kernel does not know the format of the file.
 *   ETXTBSY  the file is open for writing.
 *
 * Until the program begins, the child runs in the memory of this process, on the stack below all
 * that is in use, and this thread waits. So it costs the same for a process of any size. prepare
 * sees and changes this process's own variables; it must return, and may not touch its callers'.
 * All signals are blocked meanwhile, in this thread and in the child, and signals that have a
 * handler are set to their default in the child: no handler runs there. The program has this
 * thread's mask, its ignored signals, and its descriptors without OS_O_CLOEXEC. A child that could
 * not start its program raises SIGCHLD all the same. Where SIGCHLD is ignored, do not wait.
 *
 * Linux: 2.2. qemu-user: copies the process, for it has no vfork. An error of prepare or execve
 * then comes as the exit status 127 of the child, whose ID is the result; changes that prepare
 * makes to variables are lost. Manual: vfork(2), execve(2).
 */
OS_CORE_API_HELPER_ long os_spawn(const char *path, char *const *argv, char *const *envp,
                                  long (*prepare)(void *argument),
                                  void *argument) OS_CORE_MUST_CHECK_;

OS_CORE_END_

#endif
