/* SPDX-License-Identifier: MIT */
/*
 * MIT License
 *
 * Copyright (c) 2026 the os_core authors
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to deal
 * in the Software without restriction, including without limitation the rights
 * to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 * copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all
 * copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 * OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 * SOFTWARE.
 */
/*
 * os_core.h includes this for OS_CORE_PREFIX. If that is lx_, the function os_mmap is lx_mmap in
 * the source: in a file that has an os_mmap of its own. Types, macros and constants keep their
 * names, os_syscall(...), which is a macro in C, is left out. In object files the function is
 * os_core_mmap, as without.
 *
 * The first time this gives the names, and the second time it takes them away: from there on
 * os_mmap is the file's own. Only a name before a ( is a function: struct os_statx keeps its.
 */
#ifndef OS_CORE_PREFIXED_
#define OS_CORE_PREFIXED_ 1
/* In two steps, so that a prefix is looked up, and not what another header has made of a name. */
#define OS_CORE_PASTE_(prefix, nothing, name) OS_CORE_PASTED_(prefix, nothing##name)
#define OS_CORE_PASTED_(prefix, name) prefix##name
#define os_syscall0(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall0)(__VA_ARGS__)
#define os_syscall1(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall1)(__VA_ARGS__)
#define os_syscall2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall2)(__VA_ARGS__)
#define os_syscall3(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall3)(__VA_ARGS__)
#define os_syscall4(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall4)(__VA_ARGS__)
#define os_syscall5(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall5)(__VA_ARGS__)
#define os_syscall6(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall6)(__VA_ARGS__)
#define os_is_error(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , is_error)(__VA_ARGS__)
#define os_mmap(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mmap)(__VA_ARGS__)
#define os_mmap_raw(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mmap_raw)(__VA_ARGS__)
#define os_munmap(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , munmap)(__VA_ARGS__)
#define os_mremap(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mremap)(__VA_ARGS__)
#define os_mremap_raw(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mremap_raw)(__VA_ARGS__)
#define os_mprotect(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mprotect)(__VA_ARGS__)
#define os_compiler_barrier(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , compiler_barrier)(__VA_ARGS__)
#define os_flush_icache(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , flush_icache)(__VA_ARGS__)
#define os_page_size(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , page_size)(__VA_ARGS__)
#define os_madvise(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , madvise)(__VA_ARGS__)
#define os_msync(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , msync)(__VA_ARGS__)
#define os_mincore(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mincore)(__VA_ARGS__)
#define os_mlock(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mlock)(__VA_ARGS__)
#define os_mlock2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mlock2)(__VA_ARGS__)
#define os_munlock(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , munlock)(__VA_ARGS__)
#define os_mlockall(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mlockall)(__VA_ARGS__)
#define os_munlockall(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , munlockall)(__VA_ARGS__)
#define os_memfd_create(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , memfd_create)(__VA_ARGS__)
#define os_memfd_secret(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , memfd_secret)(__VA_ARGS__)
#define os_pkey_alloc(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pkey_alloc)(__VA_ARGS__)
#define os_pkey_free(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pkey_free)(__VA_ARGS__)
#define os_pkey_mprotect(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pkey_mprotect)(__VA_ARGS__)
#define os_mseal(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mseal)(__VA_ARGS__)
#define os_process_madvise(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , process_madvise)(__VA_ARGS__)
#define os_process_mrelease(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , process_mrelease)(__VA_ARGS__)
#define os_userfaultfd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , userfaultfd)(__VA_ARGS__)
#define os_map_shadow_stack(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_shadow_stack)(__VA_ARGS__)
#define os_map_shadow_stack_raw(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_shadow_stack_raw)(__VA_ARGS__)
#define os_remap_file_pages(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , remap_file_pages)(__VA_ARGS__)
#define os_cachestat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , cachestat)(__VA_ARGS__)
#define os_membarrier(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , membarrier)(__VA_ARGS__)
#define os_mbind(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mbind)(__VA_ARGS__)
#define os_set_mempolicy(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , set_mempolicy)(__VA_ARGS__)
#define os_get_mempolicy(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , get_mempolicy)(__VA_ARGS__)
#define os_set_mempolicy_home_node(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , set_mempolicy_home_node)(__VA_ARGS__)
#define os_migrate_pages(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , migrate_pages)(__VA_ARGS__)
#define os_move_pages(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , move_pages)(__VA_ARGS__)
#define os_process_vm_readv(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , process_vm_readv)(__VA_ARGS__)
#define os_process_vm_writev(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , process_vm_writev)(__VA_ARGS__)
#define os_brk(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , brk)(__VA_ARGS__)
#define os_shmget(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , shmget)(__VA_ARGS__)
#define os_shmat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , shmat)(__VA_ARGS__)
#define os_shmat_raw(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , shmat_raw)(__VA_ARGS__)
#define os_shmdt(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , shmdt)(__VA_ARGS__)
#define os_shmctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , shmctl)(__VA_ARGS__)
#define os_error_name(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , error_name)(__VA_ARGS__)
#define os_error_text(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , error_text)(__VA_ARGS__)
#define os_map_anonymous(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_anonymous)(__VA_ARGS__)
#define os_map_file(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_file)(__VA_ARGS__)
#define os_map_aligned(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_aligned)(__VA_ARGS__)
#define os_map_guarded(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_guarded)(__VA_ARGS__)
#define os_unmap_guarded(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , unmap_guarded)(__VA_ARGS__)
#define os_map_guarded_by(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_guarded_by)(__VA_ARGS__)
#define os_unmap_guarded_by(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , unmap_guarded_by)(__VA_ARGS__)
#define os_map_ring(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_ring)(__VA_ARGS__)
#define os_map_exactly(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , map_exactly)(__VA_ARGS__)
#define os_name_mapping(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , name_mapping)(__VA_ARGS__)
#define os_accept(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , accept)(__VA_ARGS__)
#define os_accept4(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , accept4)(__VA_ARGS__)
#define os_acct(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , acct)(__VA_ARGS__)
#define os_add_key(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , add_key)(__VA_ARGS__)
#define os_adjtimex(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , adjtimex)(__VA_ARGS__)
#define os_bind(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , bind)(__VA_ARGS__)
#define os_bpf(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , bpf)(__VA_ARGS__)
#define os_capget(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , capget)(__VA_ARGS__)
#define os_capset(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , capset)(__VA_ARGS__)
#define os_chdir(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , chdir)(__VA_ARGS__)
#define os_chroot(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , chroot)(__VA_ARGS__)
#define os_clock_adjtime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_adjtime)(__VA_ARGS__)
#define os_clock_getres(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_getres)(__VA_ARGS__)
#define os_clock_gettime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_gettime)(__VA_ARGS__)
#define os_clock_nanosleep(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_nanosleep)(__VA_ARGS__)
#define os_clock_settime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_settime)(__VA_ARGS__)
#define os_close(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , close)(__VA_ARGS__)
#define os_close_range(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , close_range)(__VA_ARGS__)
#define os_connect(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , connect)(__VA_ARGS__)
#define os_copy_file_range(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , copy_file_range)(__VA_ARGS__)
#define os_delete_module(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , delete_module)(__VA_ARGS__)
#define os_dup(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , dup)(__VA_ARGS__)
#define os_dup3(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , dup3)(__VA_ARGS__)
#define os_epoll_create1(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_create1)(__VA_ARGS__)
#define os_epoll_ctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_ctl)(__VA_ARGS__)
#define os_epoll_pwait(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_pwait)(__VA_ARGS__)
#define os_epoll_pwait2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_pwait2)(__VA_ARGS__)
#define os_eventfd2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , eventfd2)(__VA_ARGS__)
#define os_execve(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , execve)(__VA_ARGS__)
#define os_execveat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , execveat)(__VA_ARGS__)
#define os_exit(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , exit)(__VA_ARGS__)
#define os_exit_group(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , exit_group)(__VA_ARGS__)
#define os_faccessat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , faccessat)(__VA_ARGS__)
#define os_faccessat2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , faccessat2)(__VA_ARGS__)
#define os_fadvise64(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fadvise64)(__VA_ARGS__)
#define os_fallocate(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fallocate)(__VA_ARGS__)
#define os_fanotify_init(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fanotify_init)(__VA_ARGS__)
#define os_fanotify_mark(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fanotify_mark)(__VA_ARGS__)
#define os_fchdir(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fchdir)(__VA_ARGS__)
#define os_fchmod(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fchmod)(__VA_ARGS__)
#define os_fchmodat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fchmodat)(__VA_ARGS__)
#define os_fchmodat2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fchmodat2)(__VA_ARGS__)
#define os_fchown(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fchown)(__VA_ARGS__)
#define os_fchownat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fchownat)(__VA_ARGS__)
#define os_fcntl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fcntl)(__VA_ARGS__)
#define os_fdatasync(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fdatasync)(__VA_ARGS__)
#define os_fgetxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fgetxattr)(__VA_ARGS__)
#define os_file_getattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , file_getattr)(__VA_ARGS__)
#define os_file_setattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , file_setattr)(__VA_ARGS__)
#define os_finit_module(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , finit_module)(__VA_ARGS__)
#define os_flistxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , flistxattr)(__VA_ARGS__)
#define os_flock(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , flock)(__VA_ARGS__)
#define os_fremovexattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fremovexattr)(__VA_ARGS__)
#define os_fsconfig(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fsconfig)(__VA_ARGS__)
#define os_fsetxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fsetxattr)(__VA_ARGS__)
#define os_fsmount(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fsmount)(__VA_ARGS__)
#define os_fsopen(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fsopen)(__VA_ARGS__)
#define os_fspick(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fspick)(__VA_ARGS__)
#define os_fstat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fstat)(__VA_ARGS__)
#define os_fstatfs(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fstatfs)(__VA_ARGS__)
#define os_fsync(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fsync)(__VA_ARGS__)
#define os_ftruncate(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ftruncate)(__VA_ARGS__)
#define os_futex(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , futex)(__VA_ARGS__)
#define os_futex_requeue(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_requeue)(__VA_ARGS__)
#define os_futex_wait(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_wait)(__VA_ARGS__)
#define os_futex_waitv(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_waitv)(__VA_ARGS__)
#define os_futex_wake(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_wake)(__VA_ARGS__)
#define os_get_robust_list(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , get_robust_list)(__VA_ARGS__)
#define os_getcpu(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getcpu)(__VA_ARGS__)
#define os_getcwd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getcwd)(__VA_ARGS__)
#define os_getdents64(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getdents64)(__VA_ARGS__)
#define os_getegid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getegid)(__VA_ARGS__)
#define os_geteuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , geteuid)(__VA_ARGS__)
#define os_getgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getgid)(__VA_ARGS__)
#define os_getgroups(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getgroups)(__VA_ARGS__)
#define os_getitimer(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getitimer)(__VA_ARGS__)
#define os_getpeername(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getpeername)(__VA_ARGS__)
#define os_getpgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getpgid)(__VA_ARGS__)
#define os_getpid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getpid)(__VA_ARGS__)
#define os_getppid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getppid)(__VA_ARGS__)
#define os_getpriority(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getpriority)(__VA_ARGS__)
#define os_getrandom(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getrandom)(__VA_ARGS__)
#define os_getresgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getresgid)(__VA_ARGS__)
#define os_getresuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getresuid)(__VA_ARGS__)
#define os_getrlimit(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getrlimit)(__VA_ARGS__)
#define os_getrusage(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getrusage)(__VA_ARGS__)
#define os_getsid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getsid)(__VA_ARGS__)
#define os_getsockname(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getsockname)(__VA_ARGS__)
#define os_getsockopt(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getsockopt)(__VA_ARGS__)
#define os_gettid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , gettid)(__VA_ARGS__)
#define os_gettimeofday(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , gettimeofday)(__VA_ARGS__)
#define os_getuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getuid)(__VA_ARGS__)
#define os_getxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getxattr)(__VA_ARGS__)
#define os_getxattrat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getxattrat)(__VA_ARGS__)
#define os_init_module(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , init_module)(__VA_ARGS__)
#define os_inotify_add_watch(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_add_watch)(__VA_ARGS__)
#define os_inotify_init1(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_init1)(__VA_ARGS__)
#define os_inotify_rm_watch(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_rm_watch)(__VA_ARGS__)
#define os_io_cancel(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_cancel)(__VA_ARGS__)
#define os_io_destroy(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_destroy)(__VA_ARGS__)
#define os_io_getevents(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_getevents)(__VA_ARGS__)
#define os_io_pgetevents(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_pgetevents)(__VA_ARGS__)
#define os_io_setup(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_setup)(__VA_ARGS__)
#define os_io_submit(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_submit)(__VA_ARGS__)
#define os_io_uring_enter(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_uring_enter)(__VA_ARGS__)
#define os_io_uring_register(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_uring_register)(__VA_ARGS__)
#define os_io_uring_setup(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , io_uring_setup)(__VA_ARGS__)
#define os_ioctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ioctl)(__VA_ARGS__)
#define os_ioprio_get(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ioprio_get)(__VA_ARGS__)
#define os_ioprio_set(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ioprio_set)(__VA_ARGS__)
#define os_kcmp(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , kcmp)(__VA_ARGS__)
#define os_kexec_file_load(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , kexec_file_load)(__VA_ARGS__)
#define os_kexec_load(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , kexec_load)(__VA_ARGS__)
#define os_keyctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , keyctl)(__VA_ARGS__)
#define os_kill(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , kill)(__VA_ARGS__)
#define os_landlock_add_rule(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , landlock_add_rule)(__VA_ARGS__)
#define os_landlock_create_ruleset(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , landlock_create_ruleset)(__VA_ARGS__)
#define os_landlock_restrict_self(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , landlock_restrict_self)(__VA_ARGS__)
#define os_lgetxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lgetxattr)(__VA_ARGS__)
#define os_linkat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , linkat)(__VA_ARGS__)
#define os_listen(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , listen)(__VA_ARGS__)
#define os_listmount(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , listmount)(__VA_ARGS__)
#define os_listns(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , listns)(__VA_ARGS__)
#define os_listxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , listxattr)(__VA_ARGS__)
#define os_listxattrat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , listxattrat)(__VA_ARGS__)
#define os_llistxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , llistxattr)(__VA_ARGS__)
#define os_lremovexattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lremovexattr)(__VA_ARGS__)
#define os_lseek(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lseek)(__VA_ARGS__)
#define os_lsetxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lsetxattr)(__VA_ARGS__)
#define os_lsm_get_self_attr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lsm_get_self_attr)(__VA_ARGS__)
#define os_lsm_list_modules(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lsm_list_modules)(__VA_ARGS__)
#define os_lsm_set_self_attr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lsm_set_self_attr)(__VA_ARGS__)
#define os_mkdirat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mkdirat)(__VA_ARGS__)
#define os_mknodat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mknodat)(__VA_ARGS__)
#define os_mount(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mount)(__VA_ARGS__)
#define os_mount_setattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mount_setattr)(__VA_ARGS__)
#define os_move_mount(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , move_mount)(__VA_ARGS__)
#define os_mq_getsetattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_getsetattr)(__VA_ARGS__)
#define os_mq_notify(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_notify)(__VA_ARGS__)
#define os_mq_open(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_open)(__VA_ARGS__)
#define os_mq_timedreceive(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_timedreceive)(__VA_ARGS__)
#define os_mq_timedsend(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_timedsend)(__VA_ARGS__)
#define os_mq_unlink(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_unlink)(__VA_ARGS__)
#define os_msgctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , msgctl)(__VA_ARGS__)
#define os_msgget(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , msgget)(__VA_ARGS__)
#define os_msgrcv(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , msgrcv)(__VA_ARGS__)
#define os_msgsnd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , msgsnd)(__VA_ARGS__)
#define os_name_to_handle_at(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , name_to_handle_at)(__VA_ARGS__)
#define os_nanosleep(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , nanosleep)(__VA_ARGS__)
#define os_newfstatat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , newfstatat)(__VA_ARGS__)
#define os_open_by_handle_at(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , open_by_handle_at)(__VA_ARGS__)
#define os_open_tree(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , open_tree)(__VA_ARGS__)
#define os_open_tree_attr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , open_tree_attr)(__VA_ARGS__)
#define os_openat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , openat)(__VA_ARGS__)
#define os_openat2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , openat2)(__VA_ARGS__)
#define os_perf_event_open(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , perf_event_open)(__VA_ARGS__)
#define os_personality(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , personality)(__VA_ARGS__)
#define os_pidfd_getfd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pidfd_getfd)(__VA_ARGS__)
#define os_pidfd_open(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pidfd_open)(__VA_ARGS__)
#define os_pidfd_send_signal(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pidfd_send_signal)(__VA_ARGS__)
#define os_pipe2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pipe2)(__VA_ARGS__)
#define os_pivot_root(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pivot_root)(__VA_ARGS__)
#define os_ppoll(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ppoll)(__VA_ARGS__)
#define os_prctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , prctl)(__VA_ARGS__)
#define os_pread64(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pread64)(__VA_ARGS__)
#define os_preadv(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , preadv)(__VA_ARGS__)
#define os_preadv2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , preadv2)(__VA_ARGS__)
#define os_prlimit64(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , prlimit64)(__VA_ARGS__)
#define os_pselect6(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pselect6)(__VA_ARGS__)
#define os_ptrace(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ptrace)(__VA_ARGS__)
#define os_pwrite64(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pwrite64)(__VA_ARGS__)
#define os_pwritev(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pwritev)(__VA_ARGS__)
#define os_pwritev2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pwritev2)(__VA_ARGS__)
#define os_quotactl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , quotactl)(__VA_ARGS__)
#define os_quotactl_fd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , quotactl_fd)(__VA_ARGS__)
#define os_read(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , read)(__VA_ARGS__)
#define os_readahead(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , readahead)(__VA_ARGS__)
#define os_readlinkat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , readlinkat)(__VA_ARGS__)
#define os_readv(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , readv)(__VA_ARGS__)
#define os_reboot(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , reboot)(__VA_ARGS__)
#define os_recvfrom(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , recvfrom)(__VA_ARGS__)
#define os_recvmmsg(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , recvmmsg)(__VA_ARGS__)
#define os_recvmsg(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , recvmsg)(__VA_ARGS__)
#define os_removexattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , removexattr)(__VA_ARGS__)
#define os_removexattrat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , removexattrat)(__VA_ARGS__)
#define os_renameat2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , renameat2)(__VA_ARGS__)
#define os_request_key(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , request_key)(__VA_ARGS__)
#define os_restart_syscall(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , restart_syscall)(__VA_ARGS__)
#define os_rseq(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rseq)(__VA_ARGS__)
#define os_rseq_slice_yield(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rseq_slice_yield)(__VA_ARGS__)
#define os_rt_sigaction(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigaction)(__VA_ARGS__)
#define os_rt_sigpending(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigpending)(__VA_ARGS__)
#define os_rt_sigprocmask(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigprocmask)(__VA_ARGS__)
#define os_rt_sigqueueinfo(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigqueueinfo)(__VA_ARGS__)
#define os_rt_sigsuspend(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigsuspend)(__VA_ARGS__)
#define os_rt_sigtimedwait(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigtimedwait)(__VA_ARGS__)
#define os_rt_tgsigqueueinfo(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_tgsigqueueinfo)(__VA_ARGS__)
#define os_sched_get_priority_max(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_get_priority_max)(__VA_ARGS__)
#define os_sched_get_priority_min(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_get_priority_min)(__VA_ARGS__)
#define os_sched_getaffinity(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getaffinity)(__VA_ARGS__)
#define os_sched_getattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getattr)(__VA_ARGS__)
#define os_sched_getparam(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getparam)(__VA_ARGS__)
#define os_sched_getscheduler(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getscheduler)(__VA_ARGS__)
#define os_sched_rr_get_interval(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_rr_get_interval)(__VA_ARGS__)
#define os_sched_setaffinity(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setaffinity)(__VA_ARGS__)
#define os_sched_setattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setattr)(__VA_ARGS__)
#define os_sched_setparam(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setparam)(__VA_ARGS__)
#define os_sched_setscheduler(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setscheduler)(__VA_ARGS__)
#define os_sched_yield(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_yield)(__VA_ARGS__)
#define os_seccomp(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , seccomp)(__VA_ARGS__)
#define os_semctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , semctl)(__VA_ARGS__)
#define os_semget(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , semget)(__VA_ARGS__)
#define os_semop(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , semop)(__VA_ARGS__)
#define os_semtimedop(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , semtimedop)(__VA_ARGS__)
#define os_sendfile(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sendfile)(__VA_ARGS__)
#define os_sendmmsg(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sendmmsg)(__VA_ARGS__)
#define os_sendmsg(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sendmsg)(__VA_ARGS__)
#define os_sendto(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sendto)(__VA_ARGS__)
#define os_set_robust_list(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , set_robust_list)(__VA_ARGS__)
#define os_set_tid_address(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , set_tid_address)(__VA_ARGS__)
#define os_setdomainname(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setdomainname)(__VA_ARGS__)
#define os_setfsgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setfsgid)(__VA_ARGS__)
#define os_setfsuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setfsuid)(__VA_ARGS__)
#define os_setgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setgid)(__VA_ARGS__)
#define os_setgroups(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setgroups)(__VA_ARGS__)
#define os_sethostname(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sethostname)(__VA_ARGS__)
#define os_setitimer(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setitimer)(__VA_ARGS__)
#define os_setns(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setns)(__VA_ARGS__)
#define os_setpgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setpgid)(__VA_ARGS__)
#define os_setpriority(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setpriority)(__VA_ARGS__)
#define os_setregid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setregid)(__VA_ARGS__)
#define os_setresgid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setresgid)(__VA_ARGS__)
#define os_setresuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setresuid)(__VA_ARGS__)
#define os_setreuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setreuid)(__VA_ARGS__)
#define os_setrlimit(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setrlimit)(__VA_ARGS__)
#define os_setsid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setsid)(__VA_ARGS__)
#define os_setsockopt(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setsockopt)(__VA_ARGS__)
#define os_settimeofday(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , settimeofday)(__VA_ARGS__)
#define os_setuid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setuid)(__VA_ARGS__)
#define os_setxattr(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setxattr)(__VA_ARGS__)
#define os_setxattrat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , setxattrat)(__VA_ARGS__)
#define os_shutdown(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , shutdown)(__VA_ARGS__)
#define os_sigaltstack(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sigaltstack)(__VA_ARGS__)
#define os_signalfd4(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , signalfd4)(__VA_ARGS__)
#define os_socket(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , socket)(__VA_ARGS__)
#define os_socketpair(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , socketpair)(__VA_ARGS__)
#define os_splice(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , splice)(__VA_ARGS__)
#define os_statfs(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , statfs)(__VA_ARGS__)
#define os_statmount(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , statmount)(__VA_ARGS__)
#define os_statx(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , statx)(__VA_ARGS__)
#define os_swapoff(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , swapoff)(__VA_ARGS__)
#define os_swapon(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , swapon)(__VA_ARGS__)
#define os_symlinkat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , symlinkat)(__VA_ARGS__)
#define os_sync(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sync)(__VA_ARGS__)
#define os_sync_file_range(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sync_file_range)(__VA_ARGS__)
#define os_syncfs(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syncfs)(__VA_ARGS__)
#define os_sysinfo(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sysinfo)(__VA_ARGS__)
#define os_syslog(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , syslog)(__VA_ARGS__)
#define os_tee(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , tee)(__VA_ARGS__)
#define os_tgkill(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , tgkill)(__VA_ARGS__)
#define os_timer_create(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_create)(__VA_ARGS__)
#define os_timer_delete(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_delete)(__VA_ARGS__)
#define os_timer_getoverrun(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_getoverrun)(__VA_ARGS__)
#define os_timer_gettime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_gettime)(__VA_ARGS__)
#define os_timer_settime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_settime)(__VA_ARGS__)
#define os_timerfd_create(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timerfd_create)(__VA_ARGS__)
#define os_timerfd_gettime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timerfd_gettime)(__VA_ARGS__)
#define os_timerfd_settime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , timerfd_settime)(__VA_ARGS__)
#define os_times(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , times)(__VA_ARGS__)
#define os_tkill(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , tkill)(__VA_ARGS__)
#define os_truncate(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , truncate)(__VA_ARGS__)
#define os_umask(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , umask)(__VA_ARGS__)
#define os_umount2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , umount2)(__VA_ARGS__)
#define os_uname(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , uname)(__VA_ARGS__)
#define os_unlinkat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , unlinkat)(__VA_ARGS__)
#define os_unshare(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , unshare)(__VA_ARGS__)
#define os_utimensat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , utimensat)(__VA_ARGS__)
#define os_vhangup(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , vhangup)(__VA_ARGS__)
#define os_vmsplice(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , vmsplice)(__VA_ARGS__)
#define os_wait4(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , wait4)(__VA_ARGS__)
#define os_waitid(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , waitid)(__VA_ARGS__)
#define os_write(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , write)(__VA_ARGS__)
#define os_writev(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , writev)(__VA_ARGS__)
#define os_renameat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , renameat)(__VA_ARGS__)
#define os_riscv_flush_icache(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , riscv_flush_icache)(__VA_ARGS__)
#define os_riscv_hwprobe(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , riscv_hwprobe)(__VA_ARGS__)
#define os_access(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , access)(__VA_ARGS__)
#define os_alarm(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , alarm)(__VA_ARGS__)
#define os_arch_prctl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , arch_prctl)(__VA_ARGS__)
#define os_chmod(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , chmod)(__VA_ARGS__)
#define os_chown(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , chown)(__VA_ARGS__)
#define os_creat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , creat)(__VA_ARGS__)
#define os_dup2(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , dup2)(__VA_ARGS__)
#define os_epoll_create(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_create)(__VA_ARGS__)
#define os_epoll_wait(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_wait)(__VA_ARGS__)
#define os_eventfd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , eventfd)(__VA_ARGS__)
#define os_futimesat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , futimesat)(__VA_ARGS__)
#define os_getdents(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getdents)(__VA_ARGS__)
#define os_getpgrp(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , getpgrp)(__VA_ARGS__)
#define os_inotify_init(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_init)(__VA_ARGS__)
#define os_ioperm(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ioperm)(__VA_ARGS__)
#define os_iopl(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , iopl)(__VA_ARGS__)
#define os_lchown(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lchown)(__VA_ARGS__)
#define os_link(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , link)(__VA_ARGS__)
#define os_lstat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , lstat)(__VA_ARGS__)
#define os_mkdir(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mkdir)(__VA_ARGS__)
#define os_mknod(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , mknod)(__VA_ARGS__)
#define os_modify_ldt(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , modify_ldt)(__VA_ARGS__)
#define os_open(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , open)(__VA_ARGS__)
#define os_pause(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pause)(__VA_ARGS__)
#define os_pipe(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , pipe)(__VA_ARGS__)
#define os_poll(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , poll)(__VA_ARGS__)
#define os_readlink(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , readlink)(__VA_ARGS__)
#define os_rename(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rename)(__VA_ARGS__)
#define os_rmdir(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , rmdir)(__VA_ARGS__)
#define os_select(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , select)(__VA_ARGS__)
#define os_signalfd(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , signalfd)(__VA_ARGS__)
#define os_stat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , stat)(__VA_ARGS__)
#define os_symlink(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , symlink)(__VA_ARGS__)
#define os_sysfs(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sysfs)(__VA_ARGS__)
#define os_time(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , time)(__VA_ARGS__)
#define os_unlink(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , unlink)(__VA_ARGS__)
#define os_ustat(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , ustat)(__VA_ARGS__)
#define os_utime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , utime)(__VA_ARGS__)
#define os_utimes(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , utimes)(__VA_ARGS__)
#define os_fork(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , fork)(__VA_ARGS__)
#define os_spawn(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , spawn)(__VA_ARGS__)
#define os_sigaction(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , sigaction)(__VA_ARGS__)
#define os_thread_create(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_create)(__VA_ARGS__)
#define os_thread_join(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_join)(__VA_ARGS__)
#define os_thread_exit(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_exit)(__VA_ARGS__)
#define os_thread_exit_unmap(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_exit_unmap)(__VA_ARGS__)
#define os_thread_pointer(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_pointer)(__VA_ARGS__)
#define os_auxv(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , auxv)(__VA_ARGS__)
#define os_vdso(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , vdso)(__VA_ARGS__)
#define os_vdso_find(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , vdso_find)(__VA_ARGS__)
#define os_vdso_clock_gettime(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , vdso_clock_gettime)(__VA_ARGS__)
#define os_relocate(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , relocate)(__VA_ARGS__)
#define os_tls_size(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , tls_size)(__VA_ARGS__)
#define os_tls_init(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , tls_init)(__VA_ARGS__)
#define os_tls_set(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , tls_set)(__VA_ARGS__)
#define os_constructors(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , constructors)(__VA_ARGS__)
#define os_destructors(...) OS_CORE_PASTE_(OS_CORE_PREFIX, , destructors)(__VA_ARGS__)
#if !defined(OS_CORE_STATIC) && !defined(OS_CORE_NAME_)
#define OS_CORE_NAME_(name, symbol) OS_CORE_PRAGMA_(redefine_extname name symbol)
#define OS_CORE_PRAGMA_(text) _Pragma(#text)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall0), os_core_syscall0)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall1), os_core_syscall1)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall2), os_core_syscall2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall3), os_core_syscall3)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall4), os_core_syscall4)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall5), os_core_syscall5)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syscall6), os_core_syscall6)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mmap), os_core_mmap)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mmap_raw), os_core_mmap_raw)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , munmap), os_core_munmap)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mremap), os_core_mremap)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mremap_raw), os_core_mremap_raw)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mprotect), os_core_mprotect)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , flush_icache), os_core_flush_icache)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , page_size), os_core_page_size)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , madvise), os_core_madvise)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , msync), os_core_msync)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mincore), os_core_mincore)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mlock), os_core_mlock)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mlock2), os_core_mlock2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , munlock), os_core_munlock)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mlockall), os_core_mlockall)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , munlockall), os_core_munlockall)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , memfd_create), os_core_memfd_create)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , memfd_secret), os_core_memfd_secret)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pkey_alloc), os_core_pkey_alloc)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pkey_free), os_core_pkey_free)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pkey_mprotect), os_core_pkey_mprotect)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mseal), os_core_mseal)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , process_madvise), os_core_process_madvise)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , process_mrelease), os_core_process_mrelease)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , userfaultfd), os_core_userfaultfd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_shadow_stack), os_core_map_shadow_stack)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_shadow_stack_raw), os_core_map_shadow_stack_raw)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , remap_file_pages), os_core_remap_file_pages)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , cachestat), os_core_cachestat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , membarrier), os_core_membarrier)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mbind), os_core_mbind)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , set_mempolicy), os_core_set_mempolicy)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , get_mempolicy), os_core_get_mempolicy)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , set_mempolicy_home_node), os_core_set_mempolicy_home_node)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , migrate_pages), os_core_migrate_pages)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , move_pages), os_core_move_pages)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , process_vm_readv), os_core_process_vm_readv)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , process_vm_writev), os_core_process_vm_writev)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , brk), os_core_brk)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , shmget), os_core_shmget)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , shmat), os_core_shmat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , shmat_raw), os_core_shmat_raw)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , shmdt), os_core_shmdt)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , shmctl), os_core_shmctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , error_name), os_core_error_name)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , error_text), os_core_error_text)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_anonymous), os_core_map_anonymous)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_file), os_core_map_file)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_aligned), os_core_map_aligned)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_guarded), os_core_map_guarded)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , unmap_guarded), os_core_unmap_guarded)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_guarded_by), os_core_map_guarded_by)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , unmap_guarded_by), os_core_unmap_guarded_by)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_ring), os_core_map_ring)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , map_exactly), os_core_map_exactly)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , name_mapping), os_core_name_mapping)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , accept), os_core_accept)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , accept4), os_core_accept4)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , acct), os_core_acct)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , add_key), os_core_add_key)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , adjtimex), os_core_adjtimex)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , bind), os_core_bind)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , bpf), os_core_bpf)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , capget), os_core_capget)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , capset), os_core_capset)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , chdir), os_core_chdir)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , chroot), os_core_chroot)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_adjtime), os_core_clock_adjtime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_getres), os_core_clock_getres)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_gettime), os_core_clock_gettime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_nanosleep), os_core_clock_nanosleep)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , clock_settime), os_core_clock_settime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , close), os_core_close)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , close_range), os_core_close_range)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , connect), os_core_connect)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , copy_file_range), os_core_copy_file_range)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , delete_module), os_core_delete_module)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , dup), os_core_dup)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , dup3), os_core_dup3)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_create1), os_core_epoll_create1)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_ctl), os_core_epoll_ctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_pwait), os_core_epoll_pwait)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_pwait2), os_core_epoll_pwait2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , eventfd2), os_core_eventfd2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , execve), os_core_execve)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , execveat), os_core_execveat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , exit), os_core_exit)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , exit_group), os_core_exit_group)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , faccessat), os_core_faccessat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , faccessat2), os_core_faccessat2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fadvise64), os_core_fadvise64)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fallocate), os_core_fallocate)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fanotify_init), os_core_fanotify_init)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fanotify_mark), os_core_fanotify_mark)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fchdir), os_core_fchdir)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fchmod), os_core_fchmod)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fchmodat), os_core_fchmodat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fchmodat2), os_core_fchmodat2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fchown), os_core_fchown)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fchownat), os_core_fchownat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fcntl), os_core_fcntl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fdatasync), os_core_fdatasync)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fgetxattr), os_core_fgetxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , file_getattr), os_core_file_getattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , file_setattr), os_core_file_setattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , finit_module), os_core_finit_module)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , flistxattr), os_core_flistxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , flock), os_core_flock)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fremovexattr), os_core_fremovexattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fsconfig), os_core_fsconfig)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fsetxattr), os_core_fsetxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fsmount), os_core_fsmount)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fsopen), os_core_fsopen)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fspick), os_core_fspick)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fstat), os_core_fstat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fstatfs), os_core_fstatfs)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fsync), os_core_fsync)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ftruncate), os_core_ftruncate)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , futex), os_core_futex)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_requeue), os_core_futex_requeue)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_wait), os_core_futex_wait)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_waitv), os_core_futex_waitv)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , futex_wake), os_core_futex_wake)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , get_robust_list), os_core_get_robust_list)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getcpu), os_core_getcpu)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getcwd), os_core_getcwd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getdents64), os_core_getdents64)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getegid), os_core_getegid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , geteuid), os_core_geteuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getgid), os_core_getgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getgroups), os_core_getgroups)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getitimer), os_core_getitimer)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getpeername), os_core_getpeername)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getpgid), os_core_getpgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getpid), os_core_getpid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getppid), os_core_getppid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getpriority), os_core_getpriority)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getrandom), os_core_getrandom)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getresgid), os_core_getresgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getresuid), os_core_getresuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getrlimit), os_core_getrlimit)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getrusage), os_core_getrusage)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getsid), os_core_getsid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getsockname), os_core_getsockname)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getsockopt), os_core_getsockopt)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , gettid), os_core_gettid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , gettimeofday), os_core_gettimeofday)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getuid), os_core_getuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getxattr), os_core_getxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getxattrat), os_core_getxattrat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , init_module), os_core_init_module)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_add_watch), os_core_inotify_add_watch)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_init1), os_core_inotify_init1)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_rm_watch), os_core_inotify_rm_watch)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_cancel), os_core_io_cancel)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_destroy), os_core_io_destroy)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_getevents), os_core_io_getevents)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_pgetevents), os_core_io_pgetevents)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_setup), os_core_io_setup)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_submit), os_core_io_submit)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_uring_enter), os_core_io_uring_enter)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_uring_register), os_core_io_uring_register)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , io_uring_setup), os_core_io_uring_setup)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ioctl), os_core_ioctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ioprio_get), os_core_ioprio_get)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ioprio_set), os_core_ioprio_set)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , kcmp), os_core_kcmp)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , kexec_file_load), os_core_kexec_file_load)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , kexec_load), os_core_kexec_load)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , keyctl), os_core_keyctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , kill), os_core_kill)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , landlock_add_rule), os_core_landlock_add_rule)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , landlock_create_ruleset), os_core_landlock_create_ruleset)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , landlock_restrict_self), os_core_landlock_restrict_self)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lgetxattr), os_core_lgetxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , linkat), os_core_linkat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , listen), os_core_listen)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , listmount), os_core_listmount)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , listns), os_core_listns)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , listxattr), os_core_listxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , listxattrat), os_core_listxattrat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , llistxattr), os_core_llistxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lremovexattr), os_core_lremovexattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lseek), os_core_lseek)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lsetxattr), os_core_lsetxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lsm_get_self_attr), os_core_lsm_get_self_attr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lsm_list_modules), os_core_lsm_list_modules)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lsm_set_self_attr), os_core_lsm_set_self_attr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mkdirat), os_core_mkdirat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mknodat), os_core_mknodat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mount), os_core_mount)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mount_setattr), os_core_mount_setattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , move_mount), os_core_move_mount)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_getsetattr), os_core_mq_getsetattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_notify), os_core_mq_notify)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_open), os_core_mq_open)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_timedreceive), os_core_mq_timedreceive)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_timedsend), os_core_mq_timedsend)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mq_unlink), os_core_mq_unlink)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , msgctl), os_core_msgctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , msgget), os_core_msgget)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , msgrcv), os_core_msgrcv)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , msgsnd), os_core_msgsnd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , name_to_handle_at), os_core_name_to_handle_at)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , nanosleep), os_core_nanosleep)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , newfstatat), os_core_newfstatat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , open_by_handle_at), os_core_open_by_handle_at)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , open_tree), os_core_open_tree)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , open_tree_attr), os_core_open_tree_attr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , openat), os_core_openat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , openat2), os_core_openat2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , perf_event_open), os_core_perf_event_open)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , personality), os_core_personality)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pidfd_getfd), os_core_pidfd_getfd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pidfd_open), os_core_pidfd_open)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pidfd_send_signal), os_core_pidfd_send_signal)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pipe2), os_core_pipe2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pivot_root), os_core_pivot_root)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ppoll), os_core_ppoll)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , prctl), os_core_prctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pread64), os_core_pread64)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , preadv), os_core_preadv)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , preadv2), os_core_preadv2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , prlimit64), os_core_prlimit64)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pselect6), os_core_pselect6)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ptrace), os_core_ptrace)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pwrite64), os_core_pwrite64)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pwritev), os_core_pwritev)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pwritev2), os_core_pwritev2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , quotactl), os_core_quotactl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , quotactl_fd), os_core_quotactl_fd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , read), os_core_read)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , readahead), os_core_readahead)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , readlinkat), os_core_readlinkat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , readv), os_core_readv)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , reboot), os_core_reboot)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , recvfrom), os_core_recvfrom)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , recvmmsg), os_core_recvmmsg)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , recvmsg), os_core_recvmsg)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , removexattr), os_core_removexattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , removexattrat), os_core_removexattrat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , renameat2), os_core_renameat2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , request_key), os_core_request_key)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , restart_syscall), os_core_restart_syscall)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rseq), os_core_rseq)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rseq_slice_yield), os_core_rseq_slice_yield)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigaction), os_core_rt_sigaction)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigpending), os_core_rt_sigpending)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigprocmask), os_core_rt_sigprocmask)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigqueueinfo), os_core_rt_sigqueueinfo)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigsuspend), os_core_rt_sigsuspend)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_sigtimedwait), os_core_rt_sigtimedwait)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rt_tgsigqueueinfo), os_core_rt_tgsigqueueinfo)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_get_priority_max), os_core_sched_get_priority_max)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_get_priority_min), os_core_sched_get_priority_min)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getaffinity), os_core_sched_getaffinity)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getattr), os_core_sched_getattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getparam), os_core_sched_getparam)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_getscheduler), os_core_sched_getscheduler)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_rr_get_interval), os_core_sched_rr_get_interval)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setaffinity), os_core_sched_setaffinity)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setattr), os_core_sched_setattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setparam), os_core_sched_setparam)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_setscheduler), os_core_sched_setscheduler)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sched_yield), os_core_sched_yield)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , seccomp), os_core_seccomp)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , semctl), os_core_semctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , semget), os_core_semget)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , semop), os_core_semop)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , semtimedop), os_core_semtimedop)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sendfile), os_core_sendfile)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sendmmsg), os_core_sendmmsg)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sendmsg), os_core_sendmsg)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sendto), os_core_sendto)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , set_robust_list), os_core_set_robust_list)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , set_tid_address), os_core_set_tid_address)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setdomainname), os_core_setdomainname)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setfsgid), os_core_setfsgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setfsuid), os_core_setfsuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setgid), os_core_setgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setgroups), os_core_setgroups)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sethostname), os_core_sethostname)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setitimer), os_core_setitimer)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setns), os_core_setns)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setpgid), os_core_setpgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setpriority), os_core_setpriority)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setregid), os_core_setregid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setresgid), os_core_setresgid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setresuid), os_core_setresuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setreuid), os_core_setreuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setrlimit), os_core_setrlimit)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setsid), os_core_setsid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setsockopt), os_core_setsockopt)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , settimeofday), os_core_settimeofday)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setuid), os_core_setuid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setxattr), os_core_setxattr)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , setxattrat), os_core_setxattrat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , shutdown), os_core_shutdown)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sigaltstack), os_core_sigaltstack)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , signalfd4), os_core_signalfd4)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , socket), os_core_socket)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , socketpair), os_core_socketpair)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , splice), os_core_splice)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , statfs), os_core_statfs)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , statmount), os_core_statmount)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , statx), os_core_statx)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , swapoff), os_core_swapoff)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , swapon), os_core_swapon)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , symlinkat), os_core_symlinkat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sync), os_core_sync)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sync_file_range), os_core_sync_file_range)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syncfs), os_core_syncfs)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sysinfo), os_core_sysinfo)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , syslog), os_core_syslog)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , tee), os_core_tee)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , tgkill), os_core_tgkill)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_create), os_core_timer_create)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_delete), os_core_timer_delete)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_getoverrun), os_core_timer_getoverrun)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_gettime), os_core_timer_gettime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timer_settime), os_core_timer_settime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timerfd_create), os_core_timerfd_create)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timerfd_gettime), os_core_timerfd_gettime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , timerfd_settime), os_core_timerfd_settime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , times), os_core_times)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , tkill), os_core_tkill)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , truncate), os_core_truncate)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , umask), os_core_umask)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , umount2), os_core_umount2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , uname), os_core_uname)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , unlinkat), os_core_unlinkat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , unshare), os_core_unshare)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , utimensat), os_core_utimensat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , vhangup), os_core_vhangup)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , vmsplice), os_core_vmsplice)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , wait4), os_core_wait4)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , waitid), os_core_waitid)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , write), os_core_write)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , writev), os_core_writev)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , renameat), os_core_renameat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , riscv_flush_icache), os_core_riscv_flush_icache)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , riscv_hwprobe), os_core_riscv_hwprobe)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , access), os_core_access)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , alarm), os_core_alarm)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , arch_prctl), os_core_arch_prctl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , chmod), os_core_chmod)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , chown), os_core_chown)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , creat), os_core_creat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , dup2), os_core_dup2)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_create), os_core_epoll_create)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , epoll_wait), os_core_epoll_wait)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , eventfd), os_core_eventfd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , futimesat), os_core_futimesat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getdents), os_core_getdents)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , getpgrp), os_core_getpgrp)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , inotify_init), os_core_inotify_init)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ioperm), os_core_ioperm)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , iopl), os_core_iopl)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lchown), os_core_lchown)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , link), os_core_link)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , lstat), os_core_lstat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mkdir), os_core_mkdir)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , mknod), os_core_mknod)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , modify_ldt), os_core_modify_ldt)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , open), os_core_open)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pause), os_core_pause)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , pipe), os_core_pipe)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , poll), os_core_poll)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , readlink), os_core_readlink)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rename), os_core_rename)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , rmdir), os_core_rmdir)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , select), os_core_select)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , signalfd), os_core_signalfd)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , stat), os_core_stat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , symlink), os_core_symlink)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sysfs), os_core_sysfs)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , time), os_core_time)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , unlink), os_core_unlink)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , ustat), os_core_ustat)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , utime), os_core_utime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , utimes), os_core_utimes)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , fork), os_core_fork)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , spawn), os_core_spawn)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , sigaction), os_core_sigaction)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_create), os_core_thread_create)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_join), os_core_thread_join)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_exit), os_core_thread_exit)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_exit_unmap), os_core_thread_exit_unmap)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , thread_pointer), os_core_thread_pointer)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , auxv), os_core_auxv)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , vdso), os_core_vdso)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , vdso_find), os_core_vdso_find)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , vdso_clock_gettime), os_core_vdso_clock_gettime)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , relocate), os_core_relocate)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , tls_size), os_core_tls_size)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , tls_init), os_core_tls_init)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , tls_set), os_core_tls_set)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , constructors), os_core_constructors)
OS_CORE_NAME_(OS_CORE_PASTE_(OS_CORE_PREFIX, , destructors), os_core_destructors)
#endif
#else
#undef OS_CORE_PREFIXED_
#undef os_syscall0
#undef os_syscall1
#undef os_syscall2
#undef os_syscall3
#undef os_syscall4
#undef os_syscall5
#undef os_syscall6
#undef os_is_error
#undef os_mmap
#undef os_mmap_raw
#undef os_munmap
#undef os_mremap
#undef os_mremap_raw
#undef os_mprotect
#undef os_compiler_barrier
#undef os_flush_icache
#undef os_page_size
#undef os_madvise
#undef os_msync
#undef os_mincore
#undef os_mlock
#undef os_mlock2
#undef os_munlock
#undef os_mlockall
#undef os_munlockall
#undef os_memfd_create
#undef os_memfd_secret
#undef os_pkey_alloc
#undef os_pkey_free
#undef os_pkey_mprotect
#undef os_mseal
#undef os_process_madvise
#undef os_process_mrelease
#undef os_userfaultfd
#undef os_map_shadow_stack
#undef os_map_shadow_stack_raw
#undef os_remap_file_pages
#undef os_cachestat
#undef os_membarrier
#undef os_mbind
#undef os_set_mempolicy
#undef os_get_mempolicy
#undef os_set_mempolicy_home_node
#undef os_migrate_pages
#undef os_move_pages
#undef os_process_vm_readv
#undef os_process_vm_writev
#undef os_brk
#undef os_shmget
#undef os_shmat
#undef os_shmat_raw
#undef os_shmdt
#undef os_shmctl
#undef os_error_name
#undef os_error_text
#undef os_map_anonymous
#undef os_map_file
#undef os_map_aligned
#undef os_map_guarded
#undef os_unmap_guarded
#undef os_map_guarded_by
#undef os_unmap_guarded_by
#undef os_map_ring
#undef os_map_exactly
#undef os_name_mapping
#undef os_accept
#undef os_accept4
#undef os_acct
#undef os_add_key
#undef os_adjtimex
#undef os_bind
#undef os_bpf
#undef os_capget
#undef os_capset
#undef os_chdir
#undef os_chroot
#undef os_clock_adjtime
#undef os_clock_getres
#undef os_clock_gettime
#undef os_clock_nanosleep
#undef os_clock_settime
#undef os_close
#undef os_close_range
#undef os_connect
#undef os_copy_file_range
#undef os_delete_module
#undef os_dup
#undef os_dup3
#undef os_epoll_create1
#undef os_epoll_ctl
#undef os_epoll_pwait
#undef os_epoll_pwait2
#undef os_eventfd2
#undef os_execve
#undef os_execveat
#undef os_exit
#undef os_exit_group
#undef os_faccessat
#undef os_faccessat2
#undef os_fadvise64
#undef os_fallocate
#undef os_fanotify_init
#undef os_fanotify_mark
#undef os_fchdir
#undef os_fchmod
#undef os_fchmodat
#undef os_fchmodat2
#undef os_fchown
#undef os_fchownat
#undef os_fcntl
#undef os_fdatasync
#undef os_fgetxattr
#undef os_file_getattr
#undef os_file_setattr
#undef os_finit_module
#undef os_flistxattr
#undef os_flock
#undef os_fremovexattr
#undef os_fsconfig
#undef os_fsetxattr
#undef os_fsmount
#undef os_fsopen
#undef os_fspick
#undef os_fstat
#undef os_fstatfs
#undef os_fsync
#undef os_ftruncate
#undef os_futex
#undef os_futex_requeue
#undef os_futex_wait
#undef os_futex_waitv
#undef os_futex_wake
#undef os_get_robust_list
#undef os_getcpu
#undef os_getcwd
#undef os_getdents64
#undef os_getegid
#undef os_geteuid
#undef os_getgid
#undef os_getgroups
#undef os_getitimer
#undef os_getpeername
#undef os_getpgid
#undef os_getpid
#undef os_getppid
#undef os_getpriority
#undef os_getrandom
#undef os_getresgid
#undef os_getresuid
#undef os_getrlimit
#undef os_getrusage
#undef os_getsid
#undef os_getsockname
#undef os_getsockopt
#undef os_gettid
#undef os_gettimeofday
#undef os_getuid
#undef os_getxattr
#undef os_getxattrat
#undef os_init_module
#undef os_inotify_add_watch
#undef os_inotify_init1
#undef os_inotify_rm_watch
#undef os_io_cancel
#undef os_io_destroy
#undef os_io_getevents
#undef os_io_pgetevents
#undef os_io_setup
#undef os_io_submit
#undef os_io_uring_enter
#undef os_io_uring_register
#undef os_io_uring_setup
#undef os_ioctl
#undef os_ioprio_get
#undef os_ioprio_set
#undef os_kcmp
#undef os_kexec_file_load
#undef os_kexec_load
#undef os_keyctl
#undef os_kill
#undef os_landlock_add_rule
#undef os_landlock_create_ruleset
#undef os_landlock_restrict_self
#undef os_lgetxattr
#undef os_linkat
#undef os_listen
#undef os_listmount
#undef os_listns
#undef os_listxattr
#undef os_listxattrat
#undef os_llistxattr
#undef os_lremovexattr
#undef os_lseek
#undef os_lsetxattr
#undef os_lsm_get_self_attr
#undef os_lsm_list_modules
#undef os_lsm_set_self_attr
#undef os_mkdirat
#undef os_mknodat
#undef os_mount
#undef os_mount_setattr
#undef os_move_mount
#undef os_mq_getsetattr
#undef os_mq_notify
#undef os_mq_open
#undef os_mq_timedreceive
#undef os_mq_timedsend
#undef os_mq_unlink
#undef os_msgctl
#undef os_msgget
#undef os_msgrcv
#undef os_msgsnd
#undef os_name_to_handle_at
#undef os_nanosleep
#undef os_newfstatat
#undef os_open_by_handle_at
#undef os_open_tree
#undef os_open_tree_attr
#undef os_openat
#undef os_openat2
#undef os_perf_event_open
#undef os_personality
#undef os_pidfd_getfd
#undef os_pidfd_open
#undef os_pidfd_send_signal
#undef os_pipe2
#undef os_pivot_root
#undef os_ppoll
#undef os_prctl
#undef os_pread64
#undef os_preadv
#undef os_preadv2
#undef os_prlimit64
#undef os_pselect6
#undef os_ptrace
#undef os_pwrite64
#undef os_pwritev
#undef os_pwritev2
#undef os_quotactl
#undef os_quotactl_fd
#undef os_read
#undef os_readahead
#undef os_readlinkat
#undef os_readv
#undef os_reboot
#undef os_recvfrom
#undef os_recvmmsg
#undef os_recvmsg
#undef os_removexattr
#undef os_removexattrat
#undef os_renameat2
#undef os_request_key
#undef os_restart_syscall
#undef os_rseq
#undef os_rseq_slice_yield
#undef os_rt_sigaction
#undef os_rt_sigpending
#undef os_rt_sigprocmask
#undef os_rt_sigqueueinfo
#undef os_rt_sigsuspend
#undef os_rt_sigtimedwait
#undef os_rt_tgsigqueueinfo
#undef os_sched_get_priority_max
#undef os_sched_get_priority_min
#undef os_sched_getaffinity
#undef os_sched_getattr
#undef os_sched_getparam
#undef os_sched_getscheduler
#undef os_sched_rr_get_interval
#undef os_sched_setaffinity
#undef os_sched_setattr
#undef os_sched_setparam
#undef os_sched_setscheduler
#undef os_sched_yield
#undef os_seccomp
#undef os_semctl
#undef os_semget
#undef os_semop
#undef os_semtimedop
#undef os_sendfile
#undef os_sendmmsg
#undef os_sendmsg
#undef os_sendto
#undef os_set_robust_list
#undef os_set_tid_address
#undef os_setdomainname
#undef os_setfsgid
#undef os_setfsuid
#undef os_setgid
#undef os_setgroups
#undef os_sethostname
#undef os_setitimer
#undef os_setns
#undef os_setpgid
#undef os_setpriority
#undef os_setregid
#undef os_setresgid
#undef os_setresuid
#undef os_setreuid
#undef os_setrlimit
#undef os_setsid
#undef os_setsockopt
#undef os_settimeofday
#undef os_setuid
#undef os_setxattr
#undef os_setxattrat
#undef os_shutdown
#undef os_sigaltstack
#undef os_signalfd4
#undef os_socket
#undef os_socketpair
#undef os_splice
#undef os_statfs
#undef os_statmount
#undef os_statx
#undef os_swapoff
#undef os_swapon
#undef os_symlinkat
#undef os_sync
#undef os_sync_file_range
#undef os_syncfs
#undef os_sysinfo
#undef os_syslog
#undef os_tee
#undef os_tgkill
#undef os_timer_create
#undef os_timer_delete
#undef os_timer_getoverrun
#undef os_timer_gettime
#undef os_timer_settime
#undef os_timerfd_create
#undef os_timerfd_gettime
#undef os_timerfd_settime
#undef os_times
#undef os_tkill
#undef os_truncate
#undef os_umask
#undef os_umount2
#undef os_uname
#undef os_unlinkat
#undef os_unshare
#undef os_utimensat
#undef os_vhangup
#undef os_vmsplice
#undef os_wait4
#undef os_waitid
#undef os_write
#undef os_writev
#undef os_renameat
#undef os_riscv_flush_icache
#undef os_riscv_hwprobe
#undef os_access
#undef os_alarm
#undef os_arch_prctl
#undef os_chmod
#undef os_chown
#undef os_creat
#undef os_dup2
#undef os_epoll_create
#undef os_epoll_wait
#undef os_eventfd
#undef os_futimesat
#undef os_getdents
#undef os_getpgrp
#undef os_inotify_init
#undef os_ioperm
#undef os_iopl
#undef os_lchown
#undef os_link
#undef os_lstat
#undef os_mkdir
#undef os_mknod
#undef os_modify_ldt
#undef os_open
#undef os_pause
#undef os_pipe
#undef os_poll
#undef os_readlink
#undef os_rename
#undef os_rmdir
#undef os_select
#undef os_signalfd
#undef os_stat
#undef os_symlink
#undef os_sysfs
#undef os_time
#undef os_unlink
#undef os_ustat
#undef os_utime
#undef os_utimes
#undef os_fork
#undef os_spawn
#undef os_sigaction
#undef os_thread_create
#undef os_thread_join
#undef os_thread_exit
#undef os_thread_exit_unmap
#undef os_thread_pointer
#undef os_auxv
#undef os_vdso
#undef os_vdso_find
#undef os_vdso_clock_gettime
#undef os_relocate
#undef os_tls_size
#undef os_tls_init
#undef os_tls_set
#undef os_constructors
#undef os_destructors
#endif
