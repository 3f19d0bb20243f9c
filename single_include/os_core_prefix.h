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
 * names; os_syscall(...), which is a macro in C, is left out. In object files the function is
 * os_core_mmap, as without.
 *
 * The first time this gives the names, and the second time it takes them away: from there on
 * os_mmap is the file's own. Only a name before a ( is a function: struct os_statx keeps its.
 *
 * tcc, and D's compiler of C, cannot say what a function is called in object files. So to them it
 * is os_core_mmap in the source, too.
 */
#if defined(__TINYC__) || defined(__IMPORTC__)
#ifdef OS_CORE_PREFIX
#error "os_core: OS_CORE_PREFIX is for gcc and clang: this compiler cannot name a symbol"
#endif
#ifndef OS_CORE_PREFIXED_
#define OS_CORE_PREFIXED_ 1
#define os_syscall0 os_core_syscall0
#define os_syscall1 os_core_syscall1
#define os_syscall2 os_core_syscall2
#define os_syscall3 os_core_syscall3
#define os_syscall4 os_core_syscall4
#define os_syscall5 os_core_syscall5
#define os_syscall6 os_core_syscall6
#define os_is_error os_core_is_error
#define os_exit_group os_core_exit_group
#define os_mmap os_core_mmap
#define os_mmap_raw os_core_mmap_raw
#define os_munmap os_core_munmap
#define os_mremap os_core_mremap
#define os_mremap_raw os_core_mremap_raw
#define os_mprotect os_core_mprotect
#define os_compiler_barrier os_core_compiler_barrier
#define os_flush_icache os_core_flush_icache
#define os_page_size os_core_page_size
#define os_madvise os_core_madvise
#define os_msync os_core_msync
#define os_mincore os_core_mincore
#define os_mlock os_core_mlock
#define os_mlock2 os_core_mlock2
#define os_munlock os_core_munlock
#define os_mlockall os_core_mlockall
#define os_munlockall os_core_munlockall
#define os_memfd_create os_core_memfd_create
#define os_memfd_secret os_core_memfd_secret
#define os_pkey_alloc os_core_pkey_alloc
#define os_pkey_free os_core_pkey_free
#define os_pkey_mprotect os_core_pkey_mprotect
#define os_mseal os_core_mseal
#define os_process_madvise os_core_process_madvise
#define os_process_mrelease os_core_process_mrelease
#define os_userfaultfd os_core_userfaultfd
#define os_map_shadow_stack os_core_map_shadow_stack
#define os_map_shadow_stack_raw os_core_map_shadow_stack_raw
#define os_remap_file_pages os_core_remap_file_pages
#define os_cachestat os_core_cachestat
#define os_membarrier os_core_membarrier
#define os_mbind os_core_mbind
#define os_set_mempolicy os_core_set_mempolicy
#define os_get_mempolicy os_core_get_mempolicy
#define os_set_mempolicy_home_node os_core_set_mempolicy_home_node
#define os_migrate_pages os_core_migrate_pages
#define os_move_pages os_core_move_pages
#define os_process_vm_readv os_core_process_vm_readv
#define os_process_vm_writev os_core_process_vm_writev
#define os_brk os_core_brk
#define os_shmget os_core_shmget
#define os_shmat os_core_shmat
#define os_shmat_raw os_core_shmat_raw
#define os_shmdt os_core_shmdt
#define os_shmctl os_core_shmctl
#define os_error_name os_core_error_name
#define os_error_text os_core_error_text
#define os_map_anonymous os_core_map_anonymous
#define os_map_file os_core_map_file
#define os_map_aligned os_core_map_aligned
#define os_map_guarded os_core_map_guarded
#define os_unmap_guarded os_core_unmap_guarded
#define os_map_guarded_by os_core_map_guarded_by
#define os_unmap_guarded_by os_core_unmap_guarded_by
#define os_map_ring os_core_map_ring
#define os_map_exactly os_core_map_exactly
#define os_name_mapping os_core_name_mapping
#define os_accept os_core_accept
#define os_accept4 os_core_accept4
#define os_acct os_core_acct
#define os_add_key os_core_add_key
#define os_adjtimex os_core_adjtimex
#define os_bind os_core_bind
#define os_bpf os_core_bpf
#define os_capget os_core_capget
#define os_capset os_core_capset
#define os_chdir os_core_chdir
#define os_chroot os_core_chroot
#define os_clock_adjtime os_core_clock_adjtime
#define os_clock_getres os_core_clock_getres
#define os_clock_gettime os_core_clock_gettime
#define os_clock_nanosleep os_core_clock_nanosleep
#define os_clock_settime os_core_clock_settime
#define os_close os_core_close
#define os_close_range os_core_close_range
#define os_connect os_core_connect
#define os_copy_file_range os_core_copy_file_range
#define os_delete_module os_core_delete_module
#define os_dup os_core_dup
#define os_dup3 os_core_dup3
#define os_epoll_create1 os_core_epoll_create1
#define os_epoll_ctl os_core_epoll_ctl
#define os_epoll_pwait os_core_epoll_pwait
#define os_epoll_pwait2 os_core_epoll_pwait2
#define os_eventfd2 os_core_eventfd2
#define os_execve os_core_execve
#define os_execveat os_core_execveat
#define os_exit os_core_exit
#define os_faccessat os_core_faccessat
#define os_faccessat2 os_core_faccessat2
#define os_fadvise64 os_core_fadvise64
#define os_fallocate os_core_fallocate
#define os_fanotify_init os_core_fanotify_init
#define os_fanotify_mark os_core_fanotify_mark
#define os_fchdir os_core_fchdir
#define os_fchmod os_core_fchmod
#define os_fchmodat os_core_fchmodat
#define os_fchmodat2 os_core_fchmodat2
#define os_fchown os_core_fchown
#define os_fchownat os_core_fchownat
#define os_fcntl os_core_fcntl
#define os_fdatasync os_core_fdatasync
#define os_fgetxattr os_core_fgetxattr
#define os_file_getattr os_core_file_getattr
#define os_file_setattr os_core_file_setattr
#define os_finit_module os_core_finit_module
#define os_flistxattr os_core_flistxattr
#define os_flock os_core_flock
#define os_fremovexattr os_core_fremovexattr
#define os_fsconfig os_core_fsconfig
#define os_fsetxattr os_core_fsetxattr
#define os_fsmount os_core_fsmount
#define os_fsopen os_core_fsopen
#define os_fspick os_core_fspick
#define os_fstat os_core_fstat
#define os_fstatfs os_core_fstatfs
#define os_fsync os_core_fsync
#define os_ftruncate os_core_ftruncate
#define os_futex os_core_futex
#define os_futex_requeue os_core_futex_requeue
#define os_futex_wait os_core_futex_wait
#define os_futex_waitv os_core_futex_waitv
#define os_futex_wake os_core_futex_wake
#define os_get_robust_list os_core_get_robust_list
#define os_getcpu os_core_getcpu
#define os_getcwd os_core_getcwd
#define os_getdents64 os_core_getdents64
#define os_getegid os_core_getegid
#define os_geteuid os_core_geteuid
#define os_getgid os_core_getgid
#define os_getgroups os_core_getgroups
#define os_getitimer os_core_getitimer
#define os_getpeername os_core_getpeername
#define os_getpgid os_core_getpgid
#define os_getpid os_core_getpid
#define os_getppid os_core_getppid
#define os_getpriority os_core_getpriority
#define os_getrandom os_core_getrandom
#define os_getresgid os_core_getresgid
#define os_getresuid os_core_getresuid
#define os_getrlimit os_core_getrlimit
#define os_getrusage os_core_getrusage
#define os_getsid os_core_getsid
#define os_getsockname os_core_getsockname
#define os_getsockopt os_core_getsockopt
#define os_gettid os_core_gettid
#define os_gettimeofday os_core_gettimeofday
#define os_getuid os_core_getuid
#define os_getxattr os_core_getxattr
#define os_getxattrat os_core_getxattrat
#define os_init_module os_core_init_module
#define os_inotify_add_watch os_core_inotify_add_watch
#define os_inotify_init1 os_core_inotify_init1
#define os_inotify_rm_watch os_core_inotify_rm_watch
#define os_io_cancel os_core_io_cancel
#define os_io_destroy os_core_io_destroy
#define os_io_getevents os_core_io_getevents
#define os_io_pgetevents os_core_io_pgetevents
#define os_io_setup os_core_io_setup
#define os_io_submit os_core_io_submit
#define os_io_uring_enter os_core_io_uring_enter
#define os_io_uring_register os_core_io_uring_register
#define os_io_uring_setup os_core_io_uring_setup
#define os_ioctl os_core_ioctl
#define os_ioprio_get os_core_ioprio_get
#define os_ioprio_set os_core_ioprio_set
#define os_kcmp os_core_kcmp
#define os_kexec_file_load os_core_kexec_file_load
#define os_kexec_load os_core_kexec_load
#define os_keyctl os_core_keyctl
#define os_kill os_core_kill
#define os_landlock_add_rule os_core_landlock_add_rule
#define os_landlock_create_ruleset os_core_landlock_create_ruleset
#define os_landlock_restrict_self os_core_landlock_restrict_self
#define os_lgetxattr os_core_lgetxattr
#define os_linkat os_core_linkat
#define os_listen os_core_listen
#define os_listmount os_core_listmount
#define os_listns os_core_listns
#define os_listxattr os_core_listxattr
#define os_listxattrat os_core_listxattrat
#define os_llistxattr os_core_llistxattr
#define os_lremovexattr os_core_lremovexattr
#define os_lseek os_core_lseek
#define os_lsetxattr os_core_lsetxattr
#define os_lsm_get_self_attr os_core_lsm_get_self_attr
#define os_lsm_list_modules os_core_lsm_list_modules
#define os_lsm_set_self_attr os_core_lsm_set_self_attr
#define os_mkdirat os_core_mkdirat
#define os_mknodat os_core_mknodat
#define os_mount os_core_mount
#define os_mount_setattr os_core_mount_setattr
#define os_move_mount os_core_move_mount
#define os_mq_getsetattr os_core_mq_getsetattr
#define os_mq_notify os_core_mq_notify
#define os_mq_open os_core_mq_open
#define os_mq_timedreceive os_core_mq_timedreceive
#define os_mq_timedsend os_core_mq_timedsend
#define os_mq_unlink os_core_mq_unlink
#define os_msgctl os_core_msgctl
#define os_msgget os_core_msgget
#define os_msgrcv os_core_msgrcv
#define os_msgsnd os_core_msgsnd
#define os_name_to_handle_at os_core_name_to_handle_at
#define os_nanosleep os_core_nanosleep
#define os_newfstatat os_core_newfstatat
#define os_open_by_handle_at os_core_open_by_handle_at
#define os_open_tree os_core_open_tree
#define os_open_tree_attr os_core_open_tree_attr
#define os_openat os_core_openat
#define os_openat2 os_core_openat2
#define os_perf_event_open os_core_perf_event_open
#define os_personality os_core_personality
#define os_pidfd_getfd os_core_pidfd_getfd
#define os_pidfd_open os_core_pidfd_open
#define os_pidfd_send_signal os_core_pidfd_send_signal
#define os_pipe2 os_core_pipe2
#define os_pivot_root os_core_pivot_root
#define os_ppoll os_core_ppoll
#define os_prctl os_core_prctl
#define os_pread64 os_core_pread64
#define os_preadv os_core_preadv
#define os_preadv2 os_core_preadv2
#define os_prlimit64 os_core_prlimit64
#define os_pselect6 os_core_pselect6
#define os_ptrace os_core_ptrace
#define os_pwrite64 os_core_pwrite64
#define os_pwritev os_core_pwritev
#define os_pwritev2 os_core_pwritev2
#define os_quotactl os_core_quotactl
#define os_quotactl_fd os_core_quotactl_fd
#define os_read os_core_read
#define os_readahead os_core_readahead
#define os_readlinkat os_core_readlinkat
#define os_readv os_core_readv
#define os_reboot os_core_reboot
#define os_recvfrom os_core_recvfrom
#define os_recvmmsg os_core_recvmmsg
#define os_recvmsg os_core_recvmsg
#define os_removexattr os_core_removexattr
#define os_removexattrat os_core_removexattrat
#define os_renameat2 os_core_renameat2
#define os_request_key os_core_request_key
#define os_restart_syscall os_core_restart_syscall
#define os_rseq os_core_rseq
#define os_rseq_slice_yield os_core_rseq_slice_yield
#define os_rt_sigaction os_core_rt_sigaction
#define os_rt_sigpending os_core_rt_sigpending
#define os_rt_sigprocmask os_core_rt_sigprocmask
#define os_rt_sigqueueinfo os_core_rt_sigqueueinfo
#define os_rt_sigsuspend os_core_rt_sigsuspend
#define os_rt_sigtimedwait os_core_rt_sigtimedwait
#define os_rt_tgsigqueueinfo os_core_rt_tgsigqueueinfo
#define os_sched_get_priority_max os_core_sched_get_priority_max
#define os_sched_get_priority_min os_core_sched_get_priority_min
#define os_sched_getaffinity os_core_sched_getaffinity
#define os_sched_getattr os_core_sched_getattr
#define os_sched_getparam os_core_sched_getparam
#define os_sched_getscheduler os_core_sched_getscheduler
#define os_sched_rr_get_interval os_core_sched_rr_get_interval
#define os_sched_setaffinity os_core_sched_setaffinity
#define os_sched_setattr os_core_sched_setattr
#define os_sched_setparam os_core_sched_setparam
#define os_sched_setscheduler os_core_sched_setscheduler
#define os_sched_yield os_core_sched_yield
#define os_seccomp os_core_seccomp
#define os_semctl os_core_semctl
#define os_semget os_core_semget
#define os_semop os_core_semop
#define os_semtimedop os_core_semtimedop
#define os_sendfile os_core_sendfile
#define os_sendmmsg os_core_sendmmsg
#define os_sendmsg os_core_sendmsg
#define os_sendto os_core_sendto
#define os_set_robust_list os_core_set_robust_list
#define os_set_tid_address os_core_set_tid_address
#define os_setdomainname os_core_setdomainname
#define os_setfsgid os_core_setfsgid
#define os_setfsuid os_core_setfsuid
#define os_setgid os_core_setgid
#define os_setgroups os_core_setgroups
#define os_sethostname os_core_sethostname
#define os_setitimer os_core_setitimer
#define os_setns os_core_setns
#define os_setpgid os_core_setpgid
#define os_setpriority os_core_setpriority
#define os_setregid os_core_setregid
#define os_setresgid os_core_setresgid
#define os_setresuid os_core_setresuid
#define os_setreuid os_core_setreuid
#define os_setrlimit os_core_setrlimit
#define os_setsid os_core_setsid
#define os_setsockopt os_core_setsockopt
#define os_settimeofday os_core_settimeofday
#define os_setuid os_core_setuid
#define os_setxattr os_core_setxattr
#define os_setxattrat os_core_setxattrat
#define os_shutdown os_core_shutdown
#define os_sigaltstack os_core_sigaltstack
#define os_signalfd4 os_core_signalfd4
#define os_socket os_core_socket
#define os_socketpair os_core_socketpair
#define os_splice os_core_splice
#define os_statfs os_core_statfs
#define os_statmount os_core_statmount
#define os_statx os_core_statx
#define os_swapoff os_core_swapoff
#define os_swapon os_core_swapon
#define os_symlinkat os_core_symlinkat
#define os_sync os_core_sync
#define os_sync_file_range os_core_sync_file_range
#define os_syncfs os_core_syncfs
#define os_sysinfo os_core_sysinfo
#define os_syslog os_core_syslog
#define os_tee os_core_tee
#define os_tgkill os_core_tgkill
#define os_timer_create os_core_timer_create
#define os_timer_delete os_core_timer_delete
#define os_timer_getoverrun os_core_timer_getoverrun
#define os_timer_gettime os_core_timer_gettime
#define os_timer_settime os_core_timer_settime
#define os_timerfd_create os_core_timerfd_create
#define os_timerfd_gettime os_core_timerfd_gettime
#define os_timerfd_settime os_core_timerfd_settime
#define os_times os_core_times
#define os_tkill os_core_tkill
#define os_truncate os_core_truncate
#define os_umask os_core_umask
#define os_umount2 os_core_umount2
#define os_uname os_core_uname
#define os_unlinkat os_core_unlinkat
#define os_unshare os_core_unshare
#define os_utimensat os_core_utimensat
#define os_vhangup os_core_vhangup
#define os_vmsplice os_core_vmsplice
#define os_wait4 os_core_wait4
#define os_waitid os_core_waitid
#define os_write os_core_write
#define os_writev os_core_writev
#define os_renameat os_core_renameat
#define os_access os_core_access
#define os_alarm os_core_alarm
#define os_arch_prctl os_core_arch_prctl
#define os_chmod os_core_chmod
#define os_chown os_core_chown
#define os_creat os_core_creat
#define os_dup2 os_core_dup2
#define os_epoll_create os_core_epoll_create
#define os_epoll_wait os_core_epoll_wait
#define os_eventfd os_core_eventfd
#define os_futimesat os_core_futimesat
#define os_getdents os_core_getdents
#define os_getpgrp os_core_getpgrp
#define os_inotify_init os_core_inotify_init
#define os_ioperm os_core_ioperm
#define os_iopl os_core_iopl
#define os_lchown os_core_lchown
#define os_link os_core_link
#define os_lstat os_core_lstat
#define os_mkdir os_core_mkdir
#define os_mknod os_core_mknod
#define os_modify_ldt os_core_modify_ldt
#define os_open os_core_open
#define os_pause os_core_pause
#define os_pipe os_core_pipe
#define os_poll os_core_poll
#define os_readlink os_core_readlink
#define os_rename os_core_rename
#define os_rmdir os_core_rmdir
#define os_select os_core_select
#define os_signalfd os_core_signalfd
#define os_stat os_core_stat
#define os_symlink os_core_symlink
#define os_sysfs os_core_sysfs
#define os_time os_core_time
#define os_unlink os_core_unlink
#define os_ustat os_core_ustat
#define os_utime os_core_utime
#define os_utimes os_core_utimes
#define os_fork os_core_fork
#define os_spawn os_core_spawn
#define os_sigaction os_core_sigaction
#define os_thread_create os_core_thread_create
#define os_thread_join os_core_thread_join
#define os_thread_exit os_core_thread_exit
#define os_thread_exit_unmap os_core_thread_exit_unmap
#define os_thread_pointer os_core_thread_pointer
#define os_auxv os_core_auxv
#define os_vdso os_core_vdso
#define os_vdso_find os_core_vdso_find
#define os_vdso_clock_gettime os_core_vdso_clock_gettime
#define os_riscv_flush_icache os_core_riscv_flush_icache
#define os_riscv_hwprobe os_core_riscv_hwprobe
#define os_relocate os_core_relocate
#define os_tls_size os_core_tls_size
#define os_tls_init os_core_tls_init
#define os_tls_set os_core_tls_set
#define os_constructors os_core_constructors
#define os_destructors os_core_destructors
#endif
#elif !defined(OS_CORE_PREFIXED_)
#define OS_CORE_PREFIXED_ 1
/* In steps, so that the prefix is looked up, but not what another header has made of a name. */
#define OS_CORE_OWN_(nothing, name) OS_CORE_PASTE_(OS_CORE_PREFIX, nothing, nothing##name)
#define OS_CORE_PASTE_(prefix, nothing, name) OS_CORE_PASTED_(prefix, nothing##name)
#define OS_CORE_PASTED_(prefix, name) prefix##name
#define os_syscall0(...) OS_CORE_OWN_(, syscall0)(__VA_ARGS__)
#define os_syscall1(...) OS_CORE_OWN_(, syscall1)(__VA_ARGS__)
#define os_syscall2(...) OS_CORE_OWN_(, syscall2)(__VA_ARGS__)
#define os_syscall3(...) OS_CORE_OWN_(, syscall3)(__VA_ARGS__)
#define os_syscall4(...) OS_CORE_OWN_(, syscall4)(__VA_ARGS__)
#define os_syscall5(...) OS_CORE_OWN_(, syscall5)(__VA_ARGS__)
#define os_syscall6(...) OS_CORE_OWN_(, syscall6)(__VA_ARGS__)
#define os_is_error(...) OS_CORE_OWN_(, is_error)(__VA_ARGS__)
#define os_exit_group(...) OS_CORE_OWN_(, exit_group)(__VA_ARGS__)
#define os_mmap(...) OS_CORE_OWN_(, mmap)(__VA_ARGS__)
#define os_mmap_raw(...) OS_CORE_OWN_(, mmap_raw)(__VA_ARGS__)
#define os_munmap(...) OS_CORE_OWN_(, munmap)(__VA_ARGS__)
#define os_mremap(...) OS_CORE_OWN_(, mremap)(__VA_ARGS__)
#define os_mremap_raw(...) OS_CORE_OWN_(, mremap_raw)(__VA_ARGS__)
#define os_mprotect(...) OS_CORE_OWN_(, mprotect)(__VA_ARGS__)
#define os_compiler_barrier(...) OS_CORE_OWN_(, compiler_barrier)(__VA_ARGS__)
#define os_flush_icache(...) OS_CORE_OWN_(, flush_icache)(__VA_ARGS__)
#define os_page_size(...) OS_CORE_OWN_(, page_size)(__VA_ARGS__)
#define os_madvise(...) OS_CORE_OWN_(, madvise)(__VA_ARGS__)
#define os_msync(...) OS_CORE_OWN_(, msync)(__VA_ARGS__)
#define os_mincore(...) OS_CORE_OWN_(, mincore)(__VA_ARGS__)
#define os_mlock(...) OS_CORE_OWN_(, mlock)(__VA_ARGS__)
#define os_mlock2(...) OS_CORE_OWN_(, mlock2)(__VA_ARGS__)
#define os_munlock(...) OS_CORE_OWN_(, munlock)(__VA_ARGS__)
#define os_mlockall(...) OS_CORE_OWN_(, mlockall)(__VA_ARGS__)
#define os_munlockall(...) OS_CORE_OWN_(, munlockall)(__VA_ARGS__)
#define os_memfd_create(...) OS_CORE_OWN_(, memfd_create)(__VA_ARGS__)
#define os_memfd_secret(...) OS_CORE_OWN_(, memfd_secret)(__VA_ARGS__)
#define os_pkey_alloc(...) OS_CORE_OWN_(, pkey_alloc)(__VA_ARGS__)
#define os_pkey_free(...) OS_CORE_OWN_(, pkey_free)(__VA_ARGS__)
#define os_pkey_mprotect(...) OS_CORE_OWN_(, pkey_mprotect)(__VA_ARGS__)
#define os_mseal(...) OS_CORE_OWN_(, mseal)(__VA_ARGS__)
#define os_process_madvise(...) OS_CORE_OWN_(, process_madvise)(__VA_ARGS__)
#define os_process_mrelease(...) OS_CORE_OWN_(, process_mrelease)(__VA_ARGS__)
#define os_userfaultfd(...) OS_CORE_OWN_(, userfaultfd)(__VA_ARGS__)
#define os_map_shadow_stack(...) OS_CORE_OWN_(, map_shadow_stack)(__VA_ARGS__)
#define os_map_shadow_stack_raw(...) OS_CORE_OWN_(, map_shadow_stack_raw)(__VA_ARGS__)
#define os_remap_file_pages(...) OS_CORE_OWN_(, remap_file_pages)(__VA_ARGS__)
#define os_cachestat(...) OS_CORE_OWN_(, cachestat)(__VA_ARGS__)
#define os_membarrier(...) OS_CORE_OWN_(, membarrier)(__VA_ARGS__)
#define os_mbind(...) OS_CORE_OWN_(, mbind)(__VA_ARGS__)
#define os_set_mempolicy(...) OS_CORE_OWN_(, set_mempolicy)(__VA_ARGS__)
#define os_get_mempolicy(...) OS_CORE_OWN_(, get_mempolicy)(__VA_ARGS__)
#define os_set_mempolicy_home_node(...) OS_CORE_OWN_(, set_mempolicy_home_node)(__VA_ARGS__)
#define os_migrate_pages(...) OS_CORE_OWN_(, migrate_pages)(__VA_ARGS__)
#define os_move_pages(...) OS_CORE_OWN_(, move_pages)(__VA_ARGS__)
#define os_process_vm_readv(...) OS_CORE_OWN_(, process_vm_readv)(__VA_ARGS__)
#define os_process_vm_writev(...) OS_CORE_OWN_(, process_vm_writev)(__VA_ARGS__)
#define os_brk(...) OS_CORE_OWN_(, brk)(__VA_ARGS__)
#define os_shmget(...) OS_CORE_OWN_(, shmget)(__VA_ARGS__)
#define os_shmat(...) OS_CORE_OWN_(, shmat)(__VA_ARGS__)
#define os_shmat_raw(...) OS_CORE_OWN_(, shmat_raw)(__VA_ARGS__)
#define os_shmdt(...) OS_CORE_OWN_(, shmdt)(__VA_ARGS__)
#define os_shmctl(...) OS_CORE_OWN_(, shmctl)(__VA_ARGS__)
#define os_error_name(...) OS_CORE_OWN_(, error_name)(__VA_ARGS__)
#define os_error_text(...) OS_CORE_OWN_(, error_text)(__VA_ARGS__)
#define os_map_anonymous(...) OS_CORE_OWN_(, map_anonymous)(__VA_ARGS__)
#define os_map_file(...) OS_CORE_OWN_(, map_file)(__VA_ARGS__)
#define os_map_aligned(...) OS_CORE_OWN_(, map_aligned)(__VA_ARGS__)
#define os_map_guarded(...) OS_CORE_OWN_(, map_guarded)(__VA_ARGS__)
#define os_unmap_guarded(...) OS_CORE_OWN_(, unmap_guarded)(__VA_ARGS__)
#define os_map_guarded_by(...) OS_CORE_OWN_(, map_guarded_by)(__VA_ARGS__)
#define os_unmap_guarded_by(...) OS_CORE_OWN_(, unmap_guarded_by)(__VA_ARGS__)
#define os_map_ring(...) OS_CORE_OWN_(, map_ring)(__VA_ARGS__)
#define os_map_exactly(...) OS_CORE_OWN_(, map_exactly)(__VA_ARGS__)
#define os_name_mapping(...) OS_CORE_OWN_(, name_mapping)(__VA_ARGS__)
#define os_accept(...) OS_CORE_OWN_(, accept)(__VA_ARGS__)
#define os_accept4(...) OS_CORE_OWN_(, accept4)(__VA_ARGS__)
#define os_acct(...) OS_CORE_OWN_(, acct)(__VA_ARGS__)
#define os_add_key(...) OS_CORE_OWN_(, add_key)(__VA_ARGS__)
#define os_adjtimex(...) OS_CORE_OWN_(, adjtimex)(__VA_ARGS__)
#define os_bind(...) OS_CORE_OWN_(, bind)(__VA_ARGS__)
#define os_bpf(...) OS_CORE_OWN_(, bpf)(__VA_ARGS__)
#define os_capget(...) OS_CORE_OWN_(, capget)(__VA_ARGS__)
#define os_capset(...) OS_CORE_OWN_(, capset)(__VA_ARGS__)
#define os_chdir(...) OS_CORE_OWN_(, chdir)(__VA_ARGS__)
#define os_chroot(...) OS_CORE_OWN_(, chroot)(__VA_ARGS__)
#define os_clock_adjtime(...) OS_CORE_OWN_(, clock_adjtime)(__VA_ARGS__)
#define os_clock_getres(...) OS_CORE_OWN_(, clock_getres)(__VA_ARGS__)
#define os_clock_gettime(...) OS_CORE_OWN_(, clock_gettime)(__VA_ARGS__)
#define os_clock_nanosleep(...) OS_CORE_OWN_(, clock_nanosleep)(__VA_ARGS__)
#define os_clock_settime(...) OS_CORE_OWN_(, clock_settime)(__VA_ARGS__)
#define os_close(...) OS_CORE_OWN_(, close)(__VA_ARGS__)
#define os_close_range(...) OS_CORE_OWN_(, close_range)(__VA_ARGS__)
#define os_connect(...) OS_CORE_OWN_(, connect)(__VA_ARGS__)
#define os_copy_file_range(...) OS_CORE_OWN_(, copy_file_range)(__VA_ARGS__)
#define os_delete_module(...) OS_CORE_OWN_(, delete_module)(__VA_ARGS__)
#define os_dup(...) OS_CORE_OWN_(, dup)(__VA_ARGS__)
#define os_dup3(...) OS_CORE_OWN_(, dup3)(__VA_ARGS__)
#define os_epoll_create1(...) OS_CORE_OWN_(, epoll_create1)(__VA_ARGS__)
#define os_epoll_ctl(...) OS_CORE_OWN_(, epoll_ctl)(__VA_ARGS__)
#define os_epoll_pwait(...) OS_CORE_OWN_(, epoll_pwait)(__VA_ARGS__)
#define os_epoll_pwait2(...) OS_CORE_OWN_(, epoll_pwait2)(__VA_ARGS__)
#define os_eventfd2(...) OS_CORE_OWN_(, eventfd2)(__VA_ARGS__)
#define os_execve(...) OS_CORE_OWN_(, execve)(__VA_ARGS__)
#define os_execveat(...) OS_CORE_OWN_(, execveat)(__VA_ARGS__)
#define os_exit(...) OS_CORE_OWN_(, exit)(__VA_ARGS__)
#define os_faccessat(...) OS_CORE_OWN_(, faccessat)(__VA_ARGS__)
#define os_faccessat2(...) OS_CORE_OWN_(, faccessat2)(__VA_ARGS__)
#define os_fadvise64(...) OS_CORE_OWN_(, fadvise64)(__VA_ARGS__)
#define os_fallocate(...) OS_CORE_OWN_(, fallocate)(__VA_ARGS__)
#define os_fanotify_init(...) OS_CORE_OWN_(, fanotify_init)(__VA_ARGS__)
#define os_fanotify_mark(...) OS_CORE_OWN_(, fanotify_mark)(__VA_ARGS__)
#define os_fchdir(...) OS_CORE_OWN_(, fchdir)(__VA_ARGS__)
#define os_fchmod(...) OS_CORE_OWN_(, fchmod)(__VA_ARGS__)
#define os_fchmodat(...) OS_CORE_OWN_(, fchmodat)(__VA_ARGS__)
#define os_fchmodat2(...) OS_CORE_OWN_(, fchmodat2)(__VA_ARGS__)
#define os_fchown(...) OS_CORE_OWN_(, fchown)(__VA_ARGS__)
#define os_fchownat(...) OS_CORE_OWN_(, fchownat)(__VA_ARGS__)
#define os_fcntl(...) OS_CORE_OWN_(, fcntl)(__VA_ARGS__)
#define os_fdatasync(...) OS_CORE_OWN_(, fdatasync)(__VA_ARGS__)
#define os_fgetxattr(...) OS_CORE_OWN_(, fgetxattr)(__VA_ARGS__)
#define os_file_getattr(...) OS_CORE_OWN_(, file_getattr)(__VA_ARGS__)
#define os_file_setattr(...) OS_CORE_OWN_(, file_setattr)(__VA_ARGS__)
#define os_finit_module(...) OS_CORE_OWN_(, finit_module)(__VA_ARGS__)
#define os_flistxattr(...) OS_CORE_OWN_(, flistxattr)(__VA_ARGS__)
#define os_flock(...) OS_CORE_OWN_(, flock)(__VA_ARGS__)
#define os_fremovexattr(...) OS_CORE_OWN_(, fremovexattr)(__VA_ARGS__)
#define os_fsconfig(...) OS_CORE_OWN_(, fsconfig)(__VA_ARGS__)
#define os_fsetxattr(...) OS_CORE_OWN_(, fsetxattr)(__VA_ARGS__)
#define os_fsmount(...) OS_CORE_OWN_(, fsmount)(__VA_ARGS__)
#define os_fsopen(...) OS_CORE_OWN_(, fsopen)(__VA_ARGS__)
#define os_fspick(...) OS_CORE_OWN_(, fspick)(__VA_ARGS__)
#define os_fstat(...) OS_CORE_OWN_(, fstat)(__VA_ARGS__)
#define os_fstatfs(...) OS_CORE_OWN_(, fstatfs)(__VA_ARGS__)
#define os_fsync(...) OS_CORE_OWN_(, fsync)(__VA_ARGS__)
#define os_ftruncate(...) OS_CORE_OWN_(, ftruncate)(__VA_ARGS__)
#define os_futex(...) OS_CORE_OWN_(, futex)(__VA_ARGS__)
#define os_futex_requeue(...) OS_CORE_OWN_(, futex_requeue)(__VA_ARGS__)
#define os_futex_wait(...) OS_CORE_OWN_(, futex_wait)(__VA_ARGS__)
#define os_futex_waitv(...) OS_CORE_OWN_(, futex_waitv)(__VA_ARGS__)
#define os_futex_wake(...) OS_CORE_OWN_(, futex_wake)(__VA_ARGS__)
#define os_get_robust_list(...) OS_CORE_OWN_(, get_robust_list)(__VA_ARGS__)
#define os_getcpu(...) OS_CORE_OWN_(, getcpu)(__VA_ARGS__)
#define os_getcwd(...) OS_CORE_OWN_(, getcwd)(__VA_ARGS__)
#define os_getdents64(...) OS_CORE_OWN_(, getdents64)(__VA_ARGS__)
#define os_getegid(...) OS_CORE_OWN_(, getegid)(__VA_ARGS__)
#define os_geteuid(...) OS_CORE_OWN_(, geteuid)(__VA_ARGS__)
#define os_getgid(...) OS_CORE_OWN_(, getgid)(__VA_ARGS__)
#define os_getgroups(...) OS_CORE_OWN_(, getgroups)(__VA_ARGS__)
#define os_getitimer(...) OS_CORE_OWN_(, getitimer)(__VA_ARGS__)
#define os_getpeername(...) OS_CORE_OWN_(, getpeername)(__VA_ARGS__)
#define os_getpgid(...) OS_CORE_OWN_(, getpgid)(__VA_ARGS__)
#define os_getpid(...) OS_CORE_OWN_(, getpid)(__VA_ARGS__)
#define os_getppid(...) OS_CORE_OWN_(, getppid)(__VA_ARGS__)
#define os_getpriority(...) OS_CORE_OWN_(, getpriority)(__VA_ARGS__)
#define os_getrandom(...) OS_CORE_OWN_(, getrandom)(__VA_ARGS__)
#define os_getresgid(...) OS_CORE_OWN_(, getresgid)(__VA_ARGS__)
#define os_getresuid(...) OS_CORE_OWN_(, getresuid)(__VA_ARGS__)
#define os_getrlimit(...) OS_CORE_OWN_(, getrlimit)(__VA_ARGS__)
#define os_getrusage(...) OS_CORE_OWN_(, getrusage)(__VA_ARGS__)
#define os_getsid(...) OS_CORE_OWN_(, getsid)(__VA_ARGS__)
#define os_getsockname(...) OS_CORE_OWN_(, getsockname)(__VA_ARGS__)
#define os_getsockopt(...) OS_CORE_OWN_(, getsockopt)(__VA_ARGS__)
#define os_gettid(...) OS_CORE_OWN_(, gettid)(__VA_ARGS__)
#define os_gettimeofday(...) OS_CORE_OWN_(, gettimeofday)(__VA_ARGS__)
#define os_getuid(...) OS_CORE_OWN_(, getuid)(__VA_ARGS__)
#define os_getxattr(...) OS_CORE_OWN_(, getxattr)(__VA_ARGS__)
#define os_getxattrat(...) OS_CORE_OWN_(, getxattrat)(__VA_ARGS__)
#define os_init_module(...) OS_CORE_OWN_(, init_module)(__VA_ARGS__)
#define os_inotify_add_watch(...) OS_CORE_OWN_(, inotify_add_watch)(__VA_ARGS__)
#define os_inotify_init1(...) OS_CORE_OWN_(, inotify_init1)(__VA_ARGS__)
#define os_inotify_rm_watch(...) OS_CORE_OWN_(, inotify_rm_watch)(__VA_ARGS__)
#define os_io_cancel(...) OS_CORE_OWN_(, io_cancel)(__VA_ARGS__)
#define os_io_destroy(...) OS_CORE_OWN_(, io_destroy)(__VA_ARGS__)
#define os_io_getevents(...) OS_CORE_OWN_(, io_getevents)(__VA_ARGS__)
#define os_io_pgetevents(...) OS_CORE_OWN_(, io_pgetevents)(__VA_ARGS__)
#define os_io_setup(...) OS_CORE_OWN_(, io_setup)(__VA_ARGS__)
#define os_io_submit(...) OS_CORE_OWN_(, io_submit)(__VA_ARGS__)
#define os_io_uring_enter(...) OS_CORE_OWN_(, io_uring_enter)(__VA_ARGS__)
#define os_io_uring_register(...) OS_CORE_OWN_(, io_uring_register)(__VA_ARGS__)
#define os_io_uring_setup(...) OS_CORE_OWN_(, io_uring_setup)(__VA_ARGS__)
#define os_ioctl(...) OS_CORE_OWN_(, ioctl)(__VA_ARGS__)
#define os_ioprio_get(...) OS_CORE_OWN_(, ioprio_get)(__VA_ARGS__)
#define os_ioprio_set(...) OS_CORE_OWN_(, ioprio_set)(__VA_ARGS__)
#define os_kcmp(...) OS_CORE_OWN_(, kcmp)(__VA_ARGS__)
#define os_kexec_file_load(...) OS_CORE_OWN_(, kexec_file_load)(__VA_ARGS__)
#define os_kexec_load(...) OS_CORE_OWN_(, kexec_load)(__VA_ARGS__)
#define os_keyctl(...) OS_CORE_OWN_(, keyctl)(__VA_ARGS__)
#define os_kill(...) OS_CORE_OWN_(, kill)(__VA_ARGS__)
#define os_landlock_add_rule(...) OS_CORE_OWN_(, landlock_add_rule)(__VA_ARGS__)
#define os_landlock_create_ruleset(...) OS_CORE_OWN_(, landlock_create_ruleset)(__VA_ARGS__)
#define os_landlock_restrict_self(...) OS_CORE_OWN_(, landlock_restrict_self)(__VA_ARGS__)
#define os_lgetxattr(...) OS_CORE_OWN_(, lgetxattr)(__VA_ARGS__)
#define os_linkat(...) OS_CORE_OWN_(, linkat)(__VA_ARGS__)
#define os_listen(...) OS_CORE_OWN_(, listen)(__VA_ARGS__)
#define os_listmount(...) OS_CORE_OWN_(, listmount)(__VA_ARGS__)
#define os_listns(...) OS_CORE_OWN_(, listns)(__VA_ARGS__)
#define os_listxattr(...) OS_CORE_OWN_(, listxattr)(__VA_ARGS__)
#define os_listxattrat(...) OS_CORE_OWN_(, listxattrat)(__VA_ARGS__)
#define os_llistxattr(...) OS_CORE_OWN_(, llistxattr)(__VA_ARGS__)
#define os_lremovexattr(...) OS_CORE_OWN_(, lremovexattr)(__VA_ARGS__)
#define os_lseek(...) OS_CORE_OWN_(, lseek)(__VA_ARGS__)
#define os_lsetxattr(...) OS_CORE_OWN_(, lsetxattr)(__VA_ARGS__)
#define os_lsm_get_self_attr(...) OS_CORE_OWN_(, lsm_get_self_attr)(__VA_ARGS__)
#define os_lsm_list_modules(...) OS_CORE_OWN_(, lsm_list_modules)(__VA_ARGS__)
#define os_lsm_set_self_attr(...) OS_CORE_OWN_(, lsm_set_self_attr)(__VA_ARGS__)
#define os_mkdirat(...) OS_CORE_OWN_(, mkdirat)(__VA_ARGS__)
#define os_mknodat(...) OS_CORE_OWN_(, mknodat)(__VA_ARGS__)
#define os_mount(...) OS_CORE_OWN_(, mount)(__VA_ARGS__)
#define os_mount_setattr(...) OS_CORE_OWN_(, mount_setattr)(__VA_ARGS__)
#define os_move_mount(...) OS_CORE_OWN_(, move_mount)(__VA_ARGS__)
#define os_mq_getsetattr(...) OS_CORE_OWN_(, mq_getsetattr)(__VA_ARGS__)
#define os_mq_notify(...) OS_CORE_OWN_(, mq_notify)(__VA_ARGS__)
#define os_mq_open(...) OS_CORE_OWN_(, mq_open)(__VA_ARGS__)
#define os_mq_timedreceive(...) OS_CORE_OWN_(, mq_timedreceive)(__VA_ARGS__)
#define os_mq_timedsend(...) OS_CORE_OWN_(, mq_timedsend)(__VA_ARGS__)
#define os_mq_unlink(...) OS_CORE_OWN_(, mq_unlink)(__VA_ARGS__)
#define os_msgctl(...) OS_CORE_OWN_(, msgctl)(__VA_ARGS__)
#define os_msgget(...) OS_CORE_OWN_(, msgget)(__VA_ARGS__)
#define os_msgrcv(...) OS_CORE_OWN_(, msgrcv)(__VA_ARGS__)
#define os_msgsnd(...) OS_CORE_OWN_(, msgsnd)(__VA_ARGS__)
#define os_name_to_handle_at(...) OS_CORE_OWN_(, name_to_handle_at)(__VA_ARGS__)
#define os_nanosleep(...) OS_CORE_OWN_(, nanosleep)(__VA_ARGS__)
#define os_newfstatat(...) OS_CORE_OWN_(, newfstatat)(__VA_ARGS__)
#define os_open_by_handle_at(...) OS_CORE_OWN_(, open_by_handle_at)(__VA_ARGS__)
#define os_open_tree(...) OS_CORE_OWN_(, open_tree)(__VA_ARGS__)
#define os_open_tree_attr(...) OS_CORE_OWN_(, open_tree_attr)(__VA_ARGS__)
#define os_openat(...) OS_CORE_OWN_(, openat)(__VA_ARGS__)
#define os_openat2(...) OS_CORE_OWN_(, openat2)(__VA_ARGS__)
#define os_perf_event_open(...) OS_CORE_OWN_(, perf_event_open)(__VA_ARGS__)
#define os_personality(...) OS_CORE_OWN_(, personality)(__VA_ARGS__)
#define os_pidfd_getfd(...) OS_CORE_OWN_(, pidfd_getfd)(__VA_ARGS__)
#define os_pidfd_open(...) OS_CORE_OWN_(, pidfd_open)(__VA_ARGS__)
#define os_pidfd_send_signal(...) OS_CORE_OWN_(, pidfd_send_signal)(__VA_ARGS__)
#define os_pipe2(...) OS_CORE_OWN_(, pipe2)(__VA_ARGS__)
#define os_pivot_root(...) OS_CORE_OWN_(, pivot_root)(__VA_ARGS__)
#define os_ppoll(...) OS_CORE_OWN_(, ppoll)(__VA_ARGS__)
#define os_prctl(...) OS_CORE_OWN_(, prctl)(__VA_ARGS__)
#define os_pread64(...) OS_CORE_OWN_(, pread64)(__VA_ARGS__)
#define os_preadv(...) OS_CORE_OWN_(, preadv)(__VA_ARGS__)
#define os_preadv2(...) OS_CORE_OWN_(, preadv2)(__VA_ARGS__)
#define os_prlimit64(...) OS_CORE_OWN_(, prlimit64)(__VA_ARGS__)
#define os_pselect6(...) OS_CORE_OWN_(, pselect6)(__VA_ARGS__)
#define os_ptrace(...) OS_CORE_OWN_(, ptrace)(__VA_ARGS__)
#define os_pwrite64(...) OS_CORE_OWN_(, pwrite64)(__VA_ARGS__)
#define os_pwritev(...) OS_CORE_OWN_(, pwritev)(__VA_ARGS__)
#define os_pwritev2(...) OS_CORE_OWN_(, pwritev2)(__VA_ARGS__)
#define os_quotactl(...) OS_CORE_OWN_(, quotactl)(__VA_ARGS__)
#define os_quotactl_fd(...) OS_CORE_OWN_(, quotactl_fd)(__VA_ARGS__)
#define os_read(...) OS_CORE_OWN_(, read)(__VA_ARGS__)
#define os_readahead(...) OS_CORE_OWN_(, readahead)(__VA_ARGS__)
#define os_readlinkat(...) OS_CORE_OWN_(, readlinkat)(__VA_ARGS__)
#define os_readv(...) OS_CORE_OWN_(, readv)(__VA_ARGS__)
#define os_reboot(...) OS_CORE_OWN_(, reboot)(__VA_ARGS__)
#define os_recvfrom(...) OS_CORE_OWN_(, recvfrom)(__VA_ARGS__)
#define os_recvmmsg(...) OS_CORE_OWN_(, recvmmsg)(__VA_ARGS__)
#define os_recvmsg(...) OS_CORE_OWN_(, recvmsg)(__VA_ARGS__)
#define os_removexattr(...) OS_CORE_OWN_(, removexattr)(__VA_ARGS__)
#define os_removexattrat(...) OS_CORE_OWN_(, removexattrat)(__VA_ARGS__)
#define os_renameat2(...) OS_CORE_OWN_(, renameat2)(__VA_ARGS__)
#define os_request_key(...) OS_CORE_OWN_(, request_key)(__VA_ARGS__)
#define os_restart_syscall(...) OS_CORE_OWN_(, restart_syscall)(__VA_ARGS__)
#define os_rseq(...) OS_CORE_OWN_(, rseq)(__VA_ARGS__)
#define os_rseq_slice_yield(...) OS_CORE_OWN_(, rseq_slice_yield)(__VA_ARGS__)
#define os_rt_sigaction(...) OS_CORE_OWN_(, rt_sigaction)(__VA_ARGS__)
#define os_rt_sigpending(...) OS_CORE_OWN_(, rt_sigpending)(__VA_ARGS__)
#define os_rt_sigprocmask(...) OS_CORE_OWN_(, rt_sigprocmask)(__VA_ARGS__)
#define os_rt_sigqueueinfo(...) OS_CORE_OWN_(, rt_sigqueueinfo)(__VA_ARGS__)
#define os_rt_sigsuspend(...) OS_CORE_OWN_(, rt_sigsuspend)(__VA_ARGS__)
#define os_rt_sigtimedwait(...) OS_CORE_OWN_(, rt_sigtimedwait)(__VA_ARGS__)
#define os_rt_tgsigqueueinfo(...) OS_CORE_OWN_(, rt_tgsigqueueinfo)(__VA_ARGS__)
#define os_sched_get_priority_max(...) OS_CORE_OWN_(, sched_get_priority_max)(__VA_ARGS__)
#define os_sched_get_priority_min(...) OS_CORE_OWN_(, sched_get_priority_min)(__VA_ARGS__)
#define os_sched_getaffinity(...) OS_CORE_OWN_(, sched_getaffinity)(__VA_ARGS__)
#define os_sched_getattr(...) OS_CORE_OWN_(, sched_getattr)(__VA_ARGS__)
#define os_sched_getparam(...) OS_CORE_OWN_(, sched_getparam)(__VA_ARGS__)
#define os_sched_getscheduler(...) OS_CORE_OWN_(, sched_getscheduler)(__VA_ARGS__)
#define os_sched_rr_get_interval(...) OS_CORE_OWN_(, sched_rr_get_interval)(__VA_ARGS__)
#define os_sched_setaffinity(...) OS_CORE_OWN_(, sched_setaffinity)(__VA_ARGS__)
#define os_sched_setattr(...) OS_CORE_OWN_(, sched_setattr)(__VA_ARGS__)
#define os_sched_setparam(...) OS_CORE_OWN_(, sched_setparam)(__VA_ARGS__)
#define os_sched_setscheduler(...) OS_CORE_OWN_(, sched_setscheduler)(__VA_ARGS__)
#define os_sched_yield(...) OS_CORE_OWN_(, sched_yield)(__VA_ARGS__)
#define os_seccomp(...) OS_CORE_OWN_(, seccomp)(__VA_ARGS__)
#define os_semctl(...) OS_CORE_OWN_(, semctl)(__VA_ARGS__)
#define os_semget(...) OS_CORE_OWN_(, semget)(__VA_ARGS__)
#define os_semop(...) OS_CORE_OWN_(, semop)(__VA_ARGS__)
#define os_semtimedop(...) OS_CORE_OWN_(, semtimedop)(__VA_ARGS__)
#define os_sendfile(...) OS_CORE_OWN_(, sendfile)(__VA_ARGS__)
#define os_sendmmsg(...) OS_CORE_OWN_(, sendmmsg)(__VA_ARGS__)
#define os_sendmsg(...) OS_CORE_OWN_(, sendmsg)(__VA_ARGS__)
#define os_sendto(...) OS_CORE_OWN_(, sendto)(__VA_ARGS__)
#define os_set_robust_list(...) OS_CORE_OWN_(, set_robust_list)(__VA_ARGS__)
#define os_set_tid_address(...) OS_CORE_OWN_(, set_tid_address)(__VA_ARGS__)
#define os_setdomainname(...) OS_CORE_OWN_(, setdomainname)(__VA_ARGS__)
#define os_setfsgid(...) OS_CORE_OWN_(, setfsgid)(__VA_ARGS__)
#define os_setfsuid(...) OS_CORE_OWN_(, setfsuid)(__VA_ARGS__)
#define os_setgid(...) OS_CORE_OWN_(, setgid)(__VA_ARGS__)
#define os_setgroups(...) OS_CORE_OWN_(, setgroups)(__VA_ARGS__)
#define os_sethostname(...) OS_CORE_OWN_(, sethostname)(__VA_ARGS__)
#define os_setitimer(...) OS_CORE_OWN_(, setitimer)(__VA_ARGS__)
#define os_setns(...) OS_CORE_OWN_(, setns)(__VA_ARGS__)
#define os_setpgid(...) OS_CORE_OWN_(, setpgid)(__VA_ARGS__)
#define os_setpriority(...) OS_CORE_OWN_(, setpriority)(__VA_ARGS__)
#define os_setregid(...) OS_CORE_OWN_(, setregid)(__VA_ARGS__)
#define os_setresgid(...) OS_CORE_OWN_(, setresgid)(__VA_ARGS__)
#define os_setresuid(...) OS_CORE_OWN_(, setresuid)(__VA_ARGS__)
#define os_setreuid(...) OS_CORE_OWN_(, setreuid)(__VA_ARGS__)
#define os_setrlimit(...) OS_CORE_OWN_(, setrlimit)(__VA_ARGS__)
#define os_setsid(...) OS_CORE_OWN_(, setsid)(__VA_ARGS__)
#define os_setsockopt(...) OS_CORE_OWN_(, setsockopt)(__VA_ARGS__)
#define os_settimeofday(...) OS_CORE_OWN_(, settimeofday)(__VA_ARGS__)
#define os_setuid(...) OS_CORE_OWN_(, setuid)(__VA_ARGS__)
#define os_setxattr(...) OS_CORE_OWN_(, setxattr)(__VA_ARGS__)
#define os_setxattrat(...) OS_CORE_OWN_(, setxattrat)(__VA_ARGS__)
#define os_shutdown(...) OS_CORE_OWN_(, shutdown)(__VA_ARGS__)
#define os_sigaltstack(...) OS_CORE_OWN_(, sigaltstack)(__VA_ARGS__)
#define os_signalfd4(...) OS_CORE_OWN_(, signalfd4)(__VA_ARGS__)
#define os_socket(...) OS_CORE_OWN_(, socket)(__VA_ARGS__)
#define os_socketpair(...) OS_CORE_OWN_(, socketpair)(__VA_ARGS__)
#define os_splice(...) OS_CORE_OWN_(, splice)(__VA_ARGS__)
#define os_statfs(...) OS_CORE_OWN_(, statfs)(__VA_ARGS__)
#define os_statmount(...) OS_CORE_OWN_(, statmount)(__VA_ARGS__)
#define os_statx(...) OS_CORE_OWN_(, statx)(__VA_ARGS__)
#define os_swapoff(...) OS_CORE_OWN_(, swapoff)(__VA_ARGS__)
#define os_swapon(...) OS_CORE_OWN_(, swapon)(__VA_ARGS__)
#define os_symlinkat(...) OS_CORE_OWN_(, symlinkat)(__VA_ARGS__)
#define os_sync(...) OS_CORE_OWN_(, sync)(__VA_ARGS__)
#define os_sync_file_range(...) OS_CORE_OWN_(, sync_file_range)(__VA_ARGS__)
#define os_syncfs(...) OS_CORE_OWN_(, syncfs)(__VA_ARGS__)
#define os_sysinfo(...) OS_CORE_OWN_(, sysinfo)(__VA_ARGS__)
#define os_syslog(...) OS_CORE_OWN_(, syslog)(__VA_ARGS__)
#define os_tee(...) OS_CORE_OWN_(, tee)(__VA_ARGS__)
#define os_tgkill(...) OS_CORE_OWN_(, tgkill)(__VA_ARGS__)
#define os_timer_create(...) OS_CORE_OWN_(, timer_create)(__VA_ARGS__)
#define os_timer_delete(...) OS_CORE_OWN_(, timer_delete)(__VA_ARGS__)
#define os_timer_getoverrun(...) OS_CORE_OWN_(, timer_getoverrun)(__VA_ARGS__)
#define os_timer_gettime(...) OS_CORE_OWN_(, timer_gettime)(__VA_ARGS__)
#define os_timer_settime(...) OS_CORE_OWN_(, timer_settime)(__VA_ARGS__)
#define os_timerfd_create(...) OS_CORE_OWN_(, timerfd_create)(__VA_ARGS__)
#define os_timerfd_gettime(...) OS_CORE_OWN_(, timerfd_gettime)(__VA_ARGS__)
#define os_timerfd_settime(...) OS_CORE_OWN_(, timerfd_settime)(__VA_ARGS__)
#define os_times(...) OS_CORE_OWN_(, times)(__VA_ARGS__)
#define os_tkill(...) OS_CORE_OWN_(, tkill)(__VA_ARGS__)
#define os_truncate(...) OS_CORE_OWN_(, truncate)(__VA_ARGS__)
#define os_umask(...) OS_CORE_OWN_(, umask)(__VA_ARGS__)
#define os_umount2(...) OS_CORE_OWN_(, umount2)(__VA_ARGS__)
#define os_uname(...) OS_CORE_OWN_(, uname)(__VA_ARGS__)
#define os_unlinkat(...) OS_CORE_OWN_(, unlinkat)(__VA_ARGS__)
#define os_unshare(...) OS_CORE_OWN_(, unshare)(__VA_ARGS__)
#define os_utimensat(...) OS_CORE_OWN_(, utimensat)(__VA_ARGS__)
#define os_vhangup(...) OS_CORE_OWN_(, vhangup)(__VA_ARGS__)
#define os_vmsplice(...) OS_CORE_OWN_(, vmsplice)(__VA_ARGS__)
#define os_wait4(...) OS_CORE_OWN_(, wait4)(__VA_ARGS__)
#define os_waitid(...) OS_CORE_OWN_(, waitid)(__VA_ARGS__)
#define os_write(...) OS_CORE_OWN_(, write)(__VA_ARGS__)
#define os_writev(...) OS_CORE_OWN_(, writev)(__VA_ARGS__)
#define os_renameat(...) OS_CORE_OWN_(, renameat)(__VA_ARGS__)
#define os_access(...) OS_CORE_OWN_(, access)(__VA_ARGS__)
#define os_alarm(...) OS_CORE_OWN_(, alarm)(__VA_ARGS__)
#define os_arch_prctl(...) OS_CORE_OWN_(, arch_prctl)(__VA_ARGS__)
#define os_chmod(...) OS_CORE_OWN_(, chmod)(__VA_ARGS__)
#define os_chown(...) OS_CORE_OWN_(, chown)(__VA_ARGS__)
#define os_creat(...) OS_CORE_OWN_(, creat)(__VA_ARGS__)
#define os_dup2(...) OS_CORE_OWN_(, dup2)(__VA_ARGS__)
#define os_epoll_create(...) OS_CORE_OWN_(, epoll_create)(__VA_ARGS__)
#define os_epoll_wait(...) OS_CORE_OWN_(, epoll_wait)(__VA_ARGS__)
#define os_eventfd(...) OS_CORE_OWN_(, eventfd)(__VA_ARGS__)
#define os_futimesat(...) OS_CORE_OWN_(, futimesat)(__VA_ARGS__)
#define os_getdents(...) OS_CORE_OWN_(, getdents)(__VA_ARGS__)
#define os_getpgrp(...) OS_CORE_OWN_(, getpgrp)(__VA_ARGS__)
#define os_inotify_init(...) OS_CORE_OWN_(, inotify_init)(__VA_ARGS__)
#define os_ioperm(...) OS_CORE_OWN_(, ioperm)(__VA_ARGS__)
#define os_iopl(...) OS_CORE_OWN_(, iopl)(__VA_ARGS__)
#define os_lchown(...) OS_CORE_OWN_(, lchown)(__VA_ARGS__)
#define os_link(...) OS_CORE_OWN_(, link)(__VA_ARGS__)
#define os_lstat(...) OS_CORE_OWN_(, lstat)(__VA_ARGS__)
#define os_mkdir(...) OS_CORE_OWN_(, mkdir)(__VA_ARGS__)
#define os_mknod(...) OS_CORE_OWN_(, mknod)(__VA_ARGS__)
#define os_modify_ldt(...) OS_CORE_OWN_(, modify_ldt)(__VA_ARGS__)
#define os_open(...) OS_CORE_OWN_(, open)(__VA_ARGS__)
#define os_pause(...) OS_CORE_OWN_(, pause)(__VA_ARGS__)
#define os_pipe(...) OS_CORE_OWN_(, pipe)(__VA_ARGS__)
#define os_poll(...) OS_CORE_OWN_(, poll)(__VA_ARGS__)
#define os_readlink(...) OS_CORE_OWN_(, readlink)(__VA_ARGS__)
#define os_rename(...) OS_CORE_OWN_(, rename)(__VA_ARGS__)
#define os_rmdir(...) OS_CORE_OWN_(, rmdir)(__VA_ARGS__)
#define os_select(...) OS_CORE_OWN_(, select)(__VA_ARGS__)
#define os_signalfd(...) OS_CORE_OWN_(, signalfd)(__VA_ARGS__)
#define os_stat(...) OS_CORE_OWN_(, stat)(__VA_ARGS__)
#define os_symlink(...) OS_CORE_OWN_(, symlink)(__VA_ARGS__)
#define os_sysfs(...) OS_CORE_OWN_(, sysfs)(__VA_ARGS__)
#define os_time(...) OS_CORE_OWN_(, time)(__VA_ARGS__)
#define os_unlink(...) OS_CORE_OWN_(, unlink)(__VA_ARGS__)
#define os_ustat(...) OS_CORE_OWN_(, ustat)(__VA_ARGS__)
#define os_utime(...) OS_CORE_OWN_(, utime)(__VA_ARGS__)
#define os_utimes(...) OS_CORE_OWN_(, utimes)(__VA_ARGS__)
#define os_fork(...) OS_CORE_OWN_(, fork)(__VA_ARGS__)
#define os_spawn(...) OS_CORE_OWN_(, spawn)(__VA_ARGS__)
#define os_sigaction(...) OS_CORE_OWN_(, sigaction)(__VA_ARGS__)
#define os_thread_create(...) OS_CORE_OWN_(, thread_create)(__VA_ARGS__)
#define os_thread_join(...) OS_CORE_OWN_(, thread_join)(__VA_ARGS__)
#define os_thread_exit(...) OS_CORE_OWN_(, thread_exit)(__VA_ARGS__)
#define os_thread_exit_unmap(...) OS_CORE_OWN_(, thread_exit_unmap)(__VA_ARGS__)
#define os_thread_pointer(...) OS_CORE_OWN_(, thread_pointer)(__VA_ARGS__)
#define os_auxv(...) OS_CORE_OWN_(, auxv)(__VA_ARGS__)
#define os_vdso(...) OS_CORE_OWN_(, vdso)(__VA_ARGS__)
#define os_vdso_find(...) OS_CORE_OWN_(, vdso_find)(__VA_ARGS__)
#define os_vdso_clock_gettime(...) OS_CORE_OWN_(, vdso_clock_gettime)(__VA_ARGS__)
#define os_riscv_flush_icache(...) OS_CORE_OWN_(, riscv_flush_icache)(__VA_ARGS__)
#define os_riscv_hwprobe(...) OS_CORE_OWN_(, riscv_hwprobe)(__VA_ARGS__)
#define os_relocate(...) OS_CORE_OWN_(, relocate)(__VA_ARGS__)
#define os_tls_size(...) OS_CORE_OWN_(, tls_size)(__VA_ARGS__)
#define os_tls_init(...) OS_CORE_OWN_(, tls_init)(__VA_ARGS__)
#define os_tls_set(...) OS_CORE_OWN_(, tls_set)(__VA_ARGS__)
#define os_constructors(...) OS_CORE_OWN_(, constructors)(__VA_ARGS__)
#define os_destructors(...) OS_CORE_OWN_(, destructors)(__VA_ARGS__)
#if !defined(OS_CORE_STATIC) && !defined(OS_CORE_NAME_)
#define OS_CORE_NAME_(name, symbol) OS_CORE_PRAGMA_(redefine_extname name symbol)
#define OS_CORE_PRAGMA_(text) _Pragma(#text)
OS_CORE_NAME_(OS_CORE_OWN_(, accept), os_core_accept)
OS_CORE_NAME_(OS_CORE_OWN_(, accept4), os_core_accept4)
OS_CORE_NAME_(OS_CORE_OWN_(, acct), os_core_acct)
OS_CORE_NAME_(OS_CORE_OWN_(, add_key), os_core_add_key)
OS_CORE_NAME_(OS_CORE_OWN_(, adjtimex), os_core_adjtimex)
OS_CORE_NAME_(OS_CORE_OWN_(, auxv), os_core_auxv)
OS_CORE_NAME_(OS_CORE_OWN_(, bind), os_core_bind)
OS_CORE_NAME_(OS_CORE_OWN_(, bpf), os_core_bpf)
OS_CORE_NAME_(OS_CORE_OWN_(, brk), os_core_brk)
OS_CORE_NAME_(OS_CORE_OWN_(, cachestat), os_core_cachestat)
OS_CORE_NAME_(OS_CORE_OWN_(, capget), os_core_capget)
OS_CORE_NAME_(OS_CORE_OWN_(, capset), os_core_capset)
OS_CORE_NAME_(OS_CORE_OWN_(, chdir), os_core_chdir)
OS_CORE_NAME_(OS_CORE_OWN_(, chroot), os_core_chroot)
OS_CORE_NAME_(OS_CORE_OWN_(, clock_adjtime), os_core_clock_adjtime)
OS_CORE_NAME_(OS_CORE_OWN_(, clock_getres), os_core_clock_getres)
OS_CORE_NAME_(OS_CORE_OWN_(, clock_gettime), os_core_clock_gettime)
OS_CORE_NAME_(OS_CORE_OWN_(, clock_nanosleep), os_core_clock_nanosleep)
OS_CORE_NAME_(OS_CORE_OWN_(, clock_settime), os_core_clock_settime)
OS_CORE_NAME_(OS_CORE_OWN_(, close), os_core_close)
OS_CORE_NAME_(OS_CORE_OWN_(, close_range), os_core_close_range)
OS_CORE_NAME_(OS_CORE_OWN_(, connect), os_core_connect)
OS_CORE_NAME_(OS_CORE_OWN_(, constructors), os_core_constructors)
OS_CORE_NAME_(OS_CORE_OWN_(, copy_file_range), os_core_copy_file_range)
OS_CORE_NAME_(OS_CORE_OWN_(, delete_module), os_core_delete_module)
OS_CORE_NAME_(OS_CORE_OWN_(, destructors), os_core_destructors)
OS_CORE_NAME_(OS_CORE_OWN_(, dup), os_core_dup)
OS_CORE_NAME_(OS_CORE_OWN_(, dup3), os_core_dup3)
OS_CORE_NAME_(OS_CORE_OWN_(, epoll_create1), os_core_epoll_create1)
OS_CORE_NAME_(OS_CORE_OWN_(, epoll_ctl), os_core_epoll_ctl)
OS_CORE_NAME_(OS_CORE_OWN_(, epoll_pwait), os_core_epoll_pwait)
OS_CORE_NAME_(OS_CORE_OWN_(, epoll_pwait2), os_core_epoll_pwait2)
OS_CORE_NAME_(OS_CORE_OWN_(, error_name), os_core_error_name)
OS_CORE_NAME_(OS_CORE_OWN_(, error_text), os_core_error_text)
OS_CORE_NAME_(OS_CORE_OWN_(, eventfd2), os_core_eventfd2)
OS_CORE_NAME_(OS_CORE_OWN_(, execve), os_core_execve)
OS_CORE_NAME_(OS_CORE_OWN_(, execveat), os_core_execveat)
OS_CORE_NAME_(OS_CORE_OWN_(, exit), os_core_exit)
OS_CORE_NAME_(OS_CORE_OWN_(, exit_group), os_core_exit_group)
OS_CORE_NAME_(OS_CORE_OWN_(, faccessat), os_core_faccessat)
OS_CORE_NAME_(OS_CORE_OWN_(, faccessat2), os_core_faccessat2)
OS_CORE_NAME_(OS_CORE_OWN_(, fadvise64), os_core_fadvise64)
OS_CORE_NAME_(OS_CORE_OWN_(, fallocate), os_core_fallocate)
OS_CORE_NAME_(OS_CORE_OWN_(, fanotify_init), os_core_fanotify_init)
OS_CORE_NAME_(OS_CORE_OWN_(, fanotify_mark), os_core_fanotify_mark)
OS_CORE_NAME_(OS_CORE_OWN_(, fchdir), os_core_fchdir)
OS_CORE_NAME_(OS_CORE_OWN_(, fchmod), os_core_fchmod)
OS_CORE_NAME_(OS_CORE_OWN_(, fchmodat), os_core_fchmodat)
OS_CORE_NAME_(OS_CORE_OWN_(, fchmodat2), os_core_fchmodat2)
OS_CORE_NAME_(OS_CORE_OWN_(, fchown), os_core_fchown)
OS_CORE_NAME_(OS_CORE_OWN_(, fchownat), os_core_fchownat)
OS_CORE_NAME_(OS_CORE_OWN_(, fcntl), os_core_fcntl)
OS_CORE_NAME_(OS_CORE_OWN_(, fdatasync), os_core_fdatasync)
OS_CORE_NAME_(OS_CORE_OWN_(, fgetxattr), os_core_fgetxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, file_getattr), os_core_file_getattr)
OS_CORE_NAME_(OS_CORE_OWN_(, file_setattr), os_core_file_setattr)
OS_CORE_NAME_(OS_CORE_OWN_(, finit_module), os_core_finit_module)
OS_CORE_NAME_(OS_CORE_OWN_(, flistxattr), os_core_flistxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, flock), os_core_flock)
OS_CORE_NAME_(OS_CORE_OWN_(, flush_icache), os_core_flush_icache)
OS_CORE_NAME_(OS_CORE_OWN_(, fork), os_core_fork)
OS_CORE_NAME_(OS_CORE_OWN_(, fremovexattr), os_core_fremovexattr)
OS_CORE_NAME_(OS_CORE_OWN_(, fsconfig), os_core_fsconfig)
OS_CORE_NAME_(OS_CORE_OWN_(, fsetxattr), os_core_fsetxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, fsmount), os_core_fsmount)
OS_CORE_NAME_(OS_CORE_OWN_(, fsopen), os_core_fsopen)
OS_CORE_NAME_(OS_CORE_OWN_(, fspick), os_core_fspick)
OS_CORE_NAME_(OS_CORE_OWN_(, fstat), os_core_fstat)
OS_CORE_NAME_(OS_CORE_OWN_(, fstatfs), os_core_fstatfs)
OS_CORE_NAME_(OS_CORE_OWN_(, fsync), os_core_fsync)
OS_CORE_NAME_(OS_CORE_OWN_(, ftruncate), os_core_ftruncate)
OS_CORE_NAME_(OS_CORE_OWN_(, futex), os_core_futex)
OS_CORE_NAME_(OS_CORE_OWN_(, futex_requeue), os_core_futex_requeue)
OS_CORE_NAME_(OS_CORE_OWN_(, futex_wait), os_core_futex_wait)
OS_CORE_NAME_(OS_CORE_OWN_(, futex_waitv), os_core_futex_waitv)
OS_CORE_NAME_(OS_CORE_OWN_(, futex_wake), os_core_futex_wake)
OS_CORE_NAME_(OS_CORE_OWN_(, get_mempolicy), os_core_get_mempolicy)
OS_CORE_NAME_(OS_CORE_OWN_(, get_robust_list), os_core_get_robust_list)
OS_CORE_NAME_(OS_CORE_OWN_(, getcpu), os_core_getcpu)
OS_CORE_NAME_(OS_CORE_OWN_(, getcwd), os_core_getcwd)
OS_CORE_NAME_(OS_CORE_OWN_(, getdents64), os_core_getdents64)
OS_CORE_NAME_(OS_CORE_OWN_(, getegid), os_core_getegid)
OS_CORE_NAME_(OS_CORE_OWN_(, geteuid), os_core_geteuid)
OS_CORE_NAME_(OS_CORE_OWN_(, getgid), os_core_getgid)
OS_CORE_NAME_(OS_CORE_OWN_(, getgroups), os_core_getgroups)
OS_CORE_NAME_(OS_CORE_OWN_(, getitimer), os_core_getitimer)
OS_CORE_NAME_(OS_CORE_OWN_(, getpeername), os_core_getpeername)
OS_CORE_NAME_(OS_CORE_OWN_(, getpgid), os_core_getpgid)
OS_CORE_NAME_(OS_CORE_OWN_(, getpid), os_core_getpid)
OS_CORE_NAME_(OS_CORE_OWN_(, getppid), os_core_getppid)
OS_CORE_NAME_(OS_CORE_OWN_(, getpriority), os_core_getpriority)
OS_CORE_NAME_(OS_CORE_OWN_(, getrandom), os_core_getrandom)
OS_CORE_NAME_(OS_CORE_OWN_(, getresgid), os_core_getresgid)
OS_CORE_NAME_(OS_CORE_OWN_(, getresuid), os_core_getresuid)
OS_CORE_NAME_(OS_CORE_OWN_(, getrlimit), os_core_getrlimit)
OS_CORE_NAME_(OS_CORE_OWN_(, getrusage), os_core_getrusage)
OS_CORE_NAME_(OS_CORE_OWN_(, getsid), os_core_getsid)
OS_CORE_NAME_(OS_CORE_OWN_(, getsockname), os_core_getsockname)
OS_CORE_NAME_(OS_CORE_OWN_(, getsockopt), os_core_getsockopt)
OS_CORE_NAME_(OS_CORE_OWN_(, gettid), os_core_gettid)
OS_CORE_NAME_(OS_CORE_OWN_(, gettimeofday), os_core_gettimeofday)
OS_CORE_NAME_(OS_CORE_OWN_(, getuid), os_core_getuid)
OS_CORE_NAME_(OS_CORE_OWN_(, getxattr), os_core_getxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, getxattrat), os_core_getxattrat)
OS_CORE_NAME_(OS_CORE_OWN_(, init_module), os_core_init_module)
OS_CORE_NAME_(OS_CORE_OWN_(, inotify_add_watch), os_core_inotify_add_watch)
OS_CORE_NAME_(OS_CORE_OWN_(, inotify_init1), os_core_inotify_init1)
OS_CORE_NAME_(OS_CORE_OWN_(, inotify_rm_watch), os_core_inotify_rm_watch)
OS_CORE_NAME_(OS_CORE_OWN_(, io_cancel), os_core_io_cancel)
OS_CORE_NAME_(OS_CORE_OWN_(, io_destroy), os_core_io_destroy)
OS_CORE_NAME_(OS_CORE_OWN_(, io_getevents), os_core_io_getevents)
OS_CORE_NAME_(OS_CORE_OWN_(, io_pgetevents), os_core_io_pgetevents)
OS_CORE_NAME_(OS_CORE_OWN_(, io_setup), os_core_io_setup)
OS_CORE_NAME_(OS_CORE_OWN_(, io_submit), os_core_io_submit)
OS_CORE_NAME_(OS_CORE_OWN_(, io_uring_enter), os_core_io_uring_enter)
OS_CORE_NAME_(OS_CORE_OWN_(, io_uring_register), os_core_io_uring_register)
OS_CORE_NAME_(OS_CORE_OWN_(, io_uring_setup), os_core_io_uring_setup)
OS_CORE_NAME_(OS_CORE_OWN_(, ioctl), os_core_ioctl)
OS_CORE_NAME_(OS_CORE_OWN_(, ioprio_get), os_core_ioprio_get)
OS_CORE_NAME_(OS_CORE_OWN_(, ioprio_set), os_core_ioprio_set)
OS_CORE_NAME_(OS_CORE_OWN_(, kcmp), os_core_kcmp)
OS_CORE_NAME_(OS_CORE_OWN_(, kexec_file_load), os_core_kexec_file_load)
OS_CORE_NAME_(OS_CORE_OWN_(, kexec_load), os_core_kexec_load)
OS_CORE_NAME_(OS_CORE_OWN_(, keyctl), os_core_keyctl)
OS_CORE_NAME_(OS_CORE_OWN_(, kill), os_core_kill)
OS_CORE_NAME_(OS_CORE_OWN_(, landlock_add_rule), os_core_landlock_add_rule)
OS_CORE_NAME_(OS_CORE_OWN_(, landlock_create_ruleset), os_core_landlock_create_ruleset)
OS_CORE_NAME_(OS_CORE_OWN_(, landlock_restrict_self), os_core_landlock_restrict_self)
OS_CORE_NAME_(OS_CORE_OWN_(, lgetxattr), os_core_lgetxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, linkat), os_core_linkat)
OS_CORE_NAME_(OS_CORE_OWN_(, listen), os_core_listen)
OS_CORE_NAME_(OS_CORE_OWN_(, listmount), os_core_listmount)
OS_CORE_NAME_(OS_CORE_OWN_(, listns), os_core_listns)
OS_CORE_NAME_(OS_CORE_OWN_(, listxattr), os_core_listxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, listxattrat), os_core_listxattrat)
OS_CORE_NAME_(OS_CORE_OWN_(, llistxattr), os_core_llistxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, lremovexattr), os_core_lremovexattr)
OS_CORE_NAME_(OS_CORE_OWN_(, lseek), os_core_lseek)
OS_CORE_NAME_(OS_CORE_OWN_(, lsetxattr), os_core_lsetxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, lsm_get_self_attr), os_core_lsm_get_self_attr)
OS_CORE_NAME_(OS_CORE_OWN_(, lsm_list_modules), os_core_lsm_list_modules)
OS_CORE_NAME_(OS_CORE_OWN_(, lsm_set_self_attr), os_core_lsm_set_self_attr)
OS_CORE_NAME_(OS_CORE_OWN_(, madvise), os_core_madvise)
OS_CORE_NAME_(OS_CORE_OWN_(, map_aligned), os_core_map_aligned)
OS_CORE_NAME_(OS_CORE_OWN_(, map_anonymous), os_core_map_anonymous)
OS_CORE_NAME_(OS_CORE_OWN_(, map_exactly), os_core_map_exactly)
OS_CORE_NAME_(OS_CORE_OWN_(, map_file), os_core_map_file)
OS_CORE_NAME_(OS_CORE_OWN_(, map_guarded), os_core_map_guarded)
OS_CORE_NAME_(OS_CORE_OWN_(, map_guarded_by), os_core_map_guarded_by)
OS_CORE_NAME_(OS_CORE_OWN_(, map_ring), os_core_map_ring)
OS_CORE_NAME_(OS_CORE_OWN_(, map_shadow_stack), os_core_map_shadow_stack)
OS_CORE_NAME_(OS_CORE_OWN_(, map_shadow_stack_raw), os_core_map_shadow_stack_raw)
OS_CORE_NAME_(OS_CORE_OWN_(, mbind), os_core_mbind)
OS_CORE_NAME_(OS_CORE_OWN_(, membarrier), os_core_membarrier)
OS_CORE_NAME_(OS_CORE_OWN_(, memfd_create), os_core_memfd_create)
OS_CORE_NAME_(OS_CORE_OWN_(, memfd_secret), os_core_memfd_secret)
OS_CORE_NAME_(OS_CORE_OWN_(, migrate_pages), os_core_migrate_pages)
OS_CORE_NAME_(OS_CORE_OWN_(, mincore), os_core_mincore)
OS_CORE_NAME_(OS_CORE_OWN_(, mkdirat), os_core_mkdirat)
OS_CORE_NAME_(OS_CORE_OWN_(, mknodat), os_core_mknodat)
OS_CORE_NAME_(OS_CORE_OWN_(, mlock), os_core_mlock)
OS_CORE_NAME_(OS_CORE_OWN_(, mlock2), os_core_mlock2)
OS_CORE_NAME_(OS_CORE_OWN_(, mlockall), os_core_mlockall)
OS_CORE_NAME_(OS_CORE_OWN_(, mmap), os_core_mmap)
OS_CORE_NAME_(OS_CORE_OWN_(, mmap_raw), os_core_mmap_raw)
OS_CORE_NAME_(OS_CORE_OWN_(, mount), os_core_mount)
OS_CORE_NAME_(OS_CORE_OWN_(, mount_setattr), os_core_mount_setattr)
OS_CORE_NAME_(OS_CORE_OWN_(, move_mount), os_core_move_mount)
OS_CORE_NAME_(OS_CORE_OWN_(, move_pages), os_core_move_pages)
OS_CORE_NAME_(OS_CORE_OWN_(, mprotect), os_core_mprotect)
OS_CORE_NAME_(OS_CORE_OWN_(, mq_getsetattr), os_core_mq_getsetattr)
OS_CORE_NAME_(OS_CORE_OWN_(, mq_notify), os_core_mq_notify)
OS_CORE_NAME_(OS_CORE_OWN_(, mq_open), os_core_mq_open)
OS_CORE_NAME_(OS_CORE_OWN_(, mq_timedreceive), os_core_mq_timedreceive)
OS_CORE_NAME_(OS_CORE_OWN_(, mq_timedsend), os_core_mq_timedsend)
OS_CORE_NAME_(OS_CORE_OWN_(, mq_unlink), os_core_mq_unlink)
OS_CORE_NAME_(OS_CORE_OWN_(, mremap), os_core_mremap)
OS_CORE_NAME_(OS_CORE_OWN_(, mremap_raw), os_core_mremap_raw)
OS_CORE_NAME_(OS_CORE_OWN_(, mseal), os_core_mseal)
OS_CORE_NAME_(OS_CORE_OWN_(, msgctl), os_core_msgctl)
OS_CORE_NAME_(OS_CORE_OWN_(, msgget), os_core_msgget)
OS_CORE_NAME_(OS_CORE_OWN_(, msgrcv), os_core_msgrcv)
OS_CORE_NAME_(OS_CORE_OWN_(, msgsnd), os_core_msgsnd)
OS_CORE_NAME_(OS_CORE_OWN_(, msync), os_core_msync)
OS_CORE_NAME_(OS_CORE_OWN_(, munlock), os_core_munlock)
OS_CORE_NAME_(OS_CORE_OWN_(, munlockall), os_core_munlockall)
OS_CORE_NAME_(OS_CORE_OWN_(, munmap), os_core_munmap)
OS_CORE_NAME_(OS_CORE_OWN_(, name_mapping), os_core_name_mapping)
OS_CORE_NAME_(OS_CORE_OWN_(, name_to_handle_at), os_core_name_to_handle_at)
OS_CORE_NAME_(OS_CORE_OWN_(, nanosleep), os_core_nanosleep)
OS_CORE_NAME_(OS_CORE_OWN_(, newfstatat), os_core_newfstatat)
OS_CORE_NAME_(OS_CORE_OWN_(, open_by_handle_at), os_core_open_by_handle_at)
OS_CORE_NAME_(OS_CORE_OWN_(, open_tree), os_core_open_tree)
OS_CORE_NAME_(OS_CORE_OWN_(, open_tree_attr), os_core_open_tree_attr)
OS_CORE_NAME_(OS_CORE_OWN_(, openat), os_core_openat)
OS_CORE_NAME_(OS_CORE_OWN_(, openat2), os_core_openat2)
OS_CORE_NAME_(OS_CORE_OWN_(, page_size), os_core_page_size)
OS_CORE_NAME_(OS_CORE_OWN_(, perf_event_open), os_core_perf_event_open)
OS_CORE_NAME_(OS_CORE_OWN_(, personality), os_core_personality)
OS_CORE_NAME_(OS_CORE_OWN_(, pidfd_getfd), os_core_pidfd_getfd)
OS_CORE_NAME_(OS_CORE_OWN_(, pidfd_open), os_core_pidfd_open)
OS_CORE_NAME_(OS_CORE_OWN_(, pidfd_send_signal), os_core_pidfd_send_signal)
OS_CORE_NAME_(OS_CORE_OWN_(, pipe2), os_core_pipe2)
OS_CORE_NAME_(OS_CORE_OWN_(, pivot_root), os_core_pivot_root)
OS_CORE_NAME_(OS_CORE_OWN_(, pkey_alloc), os_core_pkey_alloc)
OS_CORE_NAME_(OS_CORE_OWN_(, pkey_free), os_core_pkey_free)
OS_CORE_NAME_(OS_CORE_OWN_(, pkey_mprotect), os_core_pkey_mprotect)
OS_CORE_NAME_(OS_CORE_OWN_(, ppoll), os_core_ppoll)
OS_CORE_NAME_(OS_CORE_OWN_(, prctl), os_core_prctl)
OS_CORE_NAME_(OS_CORE_OWN_(, pread64), os_core_pread64)
OS_CORE_NAME_(OS_CORE_OWN_(, preadv), os_core_preadv)
OS_CORE_NAME_(OS_CORE_OWN_(, preadv2), os_core_preadv2)
OS_CORE_NAME_(OS_CORE_OWN_(, prlimit64), os_core_prlimit64)
OS_CORE_NAME_(OS_CORE_OWN_(, process_madvise), os_core_process_madvise)
OS_CORE_NAME_(OS_CORE_OWN_(, process_mrelease), os_core_process_mrelease)
OS_CORE_NAME_(OS_CORE_OWN_(, process_vm_readv), os_core_process_vm_readv)
OS_CORE_NAME_(OS_CORE_OWN_(, process_vm_writev), os_core_process_vm_writev)
OS_CORE_NAME_(OS_CORE_OWN_(, pselect6), os_core_pselect6)
OS_CORE_NAME_(OS_CORE_OWN_(, ptrace), os_core_ptrace)
OS_CORE_NAME_(OS_CORE_OWN_(, pwrite64), os_core_pwrite64)
OS_CORE_NAME_(OS_CORE_OWN_(, pwritev), os_core_pwritev)
OS_CORE_NAME_(OS_CORE_OWN_(, pwritev2), os_core_pwritev2)
OS_CORE_NAME_(OS_CORE_OWN_(, quotactl), os_core_quotactl)
OS_CORE_NAME_(OS_CORE_OWN_(, quotactl_fd), os_core_quotactl_fd)
OS_CORE_NAME_(OS_CORE_OWN_(, read), os_core_read)
OS_CORE_NAME_(OS_CORE_OWN_(, readahead), os_core_readahead)
OS_CORE_NAME_(OS_CORE_OWN_(, readlinkat), os_core_readlinkat)
OS_CORE_NAME_(OS_CORE_OWN_(, readv), os_core_readv)
OS_CORE_NAME_(OS_CORE_OWN_(, reboot), os_core_reboot)
OS_CORE_NAME_(OS_CORE_OWN_(, recvfrom), os_core_recvfrom)
OS_CORE_NAME_(OS_CORE_OWN_(, recvmmsg), os_core_recvmmsg)
OS_CORE_NAME_(OS_CORE_OWN_(, recvmsg), os_core_recvmsg)
OS_CORE_NAME_(OS_CORE_OWN_(, relocate), os_core_relocate)
OS_CORE_NAME_(OS_CORE_OWN_(, remap_file_pages), os_core_remap_file_pages)
OS_CORE_NAME_(OS_CORE_OWN_(, removexattr), os_core_removexattr)
OS_CORE_NAME_(OS_CORE_OWN_(, removexattrat), os_core_removexattrat)
OS_CORE_NAME_(OS_CORE_OWN_(, renameat2), os_core_renameat2)
OS_CORE_NAME_(OS_CORE_OWN_(, request_key), os_core_request_key)
OS_CORE_NAME_(OS_CORE_OWN_(, restart_syscall), os_core_restart_syscall)
OS_CORE_NAME_(OS_CORE_OWN_(, rseq), os_core_rseq)
OS_CORE_NAME_(OS_CORE_OWN_(, rseq_slice_yield), os_core_rseq_slice_yield)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_sigaction), os_core_rt_sigaction)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_sigpending), os_core_rt_sigpending)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_sigprocmask), os_core_rt_sigprocmask)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_sigqueueinfo), os_core_rt_sigqueueinfo)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_sigsuspend), os_core_rt_sigsuspend)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_sigtimedwait), os_core_rt_sigtimedwait)
OS_CORE_NAME_(OS_CORE_OWN_(, rt_tgsigqueueinfo), os_core_rt_tgsigqueueinfo)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_get_priority_max), os_core_sched_get_priority_max)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_get_priority_min), os_core_sched_get_priority_min)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_getaffinity), os_core_sched_getaffinity)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_getattr), os_core_sched_getattr)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_getparam), os_core_sched_getparam)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_getscheduler), os_core_sched_getscheduler)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_rr_get_interval), os_core_sched_rr_get_interval)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_setaffinity), os_core_sched_setaffinity)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_setattr), os_core_sched_setattr)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_setparam), os_core_sched_setparam)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_setscheduler), os_core_sched_setscheduler)
OS_CORE_NAME_(OS_CORE_OWN_(, sched_yield), os_core_sched_yield)
OS_CORE_NAME_(OS_CORE_OWN_(, seccomp), os_core_seccomp)
OS_CORE_NAME_(OS_CORE_OWN_(, semctl), os_core_semctl)
OS_CORE_NAME_(OS_CORE_OWN_(, semget), os_core_semget)
OS_CORE_NAME_(OS_CORE_OWN_(, semop), os_core_semop)
OS_CORE_NAME_(OS_CORE_OWN_(, semtimedop), os_core_semtimedop)
OS_CORE_NAME_(OS_CORE_OWN_(, sendfile), os_core_sendfile)
OS_CORE_NAME_(OS_CORE_OWN_(, sendmmsg), os_core_sendmmsg)
OS_CORE_NAME_(OS_CORE_OWN_(, sendmsg), os_core_sendmsg)
OS_CORE_NAME_(OS_CORE_OWN_(, sendto), os_core_sendto)
OS_CORE_NAME_(OS_CORE_OWN_(, set_mempolicy), os_core_set_mempolicy)
OS_CORE_NAME_(OS_CORE_OWN_(, set_mempolicy_home_node), os_core_set_mempolicy_home_node)
OS_CORE_NAME_(OS_CORE_OWN_(, set_robust_list), os_core_set_robust_list)
OS_CORE_NAME_(OS_CORE_OWN_(, set_tid_address), os_core_set_tid_address)
OS_CORE_NAME_(OS_CORE_OWN_(, setdomainname), os_core_setdomainname)
OS_CORE_NAME_(OS_CORE_OWN_(, setfsgid), os_core_setfsgid)
OS_CORE_NAME_(OS_CORE_OWN_(, setfsuid), os_core_setfsuid)
OS_CORE_NAME_(OS_CORE_OWN_(, setgid), os_core_setgid)
OS_CORE_NAME_(OS_CORE_OWN_(, setgroups), os_core_setgroups)
OS_CORE_NAME_(OS_CORE_OWN_(, sethostname), os_core_sethostname)
OS_CORE_NAME_(OS_CORE_OWN_(, setitimer), os_core_setitimer)
OS_CORE_NAME_(OS_CORE_OWN_(, setns), os_core_setns)
OS_CORE_NAME_(OS_CORE_OWN_(, setpgid), os_core_setpgid)
OS_CORE_NAME_(OS_CORE_OWN_(, setpriority), os_core_setpriority)
OS_CORE_NAME_(OS_CORE_OWN_(, setregid), os_core_setregid)
OS_CORE_NAME_(OS_CORE_OWN_(, setresgid), os_core_setresgid)
OS_CORE_NAME_(OS_CORE_OWN_(, setresuid), os_core_setresuid)
OS_CORE_NAME_(OS_CORE_OWN_(, setreuid), os_core_setreuid)
OS_CORE_NAME_(OS_CORE_OWN_(, setrlimit), os_core_setrlimit)
OS_CORE_NAME_(OS_CORE_OWN_(, setsid), os_core_setsid)
OS_CORE_NAME_(OS_CORE_OWN_(, setsockopt), os_core_setsockopt)
OS_CORE_NAME_(OS_CORE_OWN_(, settimeofday), os_core_settimeofday)
OS_CORE_NAME_(OS_CORE_OWN_(, setuid), os_core_setuid)
OS_CORE_NAME_(OS_CORE_OWN_(, setxattr), os_core_setxattr)
OS_CORE_NAME_(OS_CORE_OWN_(, setxattrat), os_core_setxattrat)
OS_CORE_NAME_(OS_CORE_OWN_(, shmat), os_core_shmat)
OS_CORE_NAME_(OS_CORE_OWN_(, shmat_raw), os_core_shmat_raw)
OS_CORE_NAME_(OS_CORE_OWN_(, shmctl), os_core_shmctl)
OS_CORE_NAME_(OS_CORE_OWN_(, shmdt), os_core_shmdt)
OS_CORE_NAME_(OS_CORE_OWN_(, shmget), os_core_shmget)
OS_CORE_NAME_(OS_CORE_OWN_(, shutdown), os_core_shutdown)
OS_CORE_NAME_(OS_CORE_OWN_(, sigaction), os_core_sigaction)
OS_CORE_NAME_(OS_CORE_OWN_(, sigaltstack), os_core_sigaltstack)
OS_CORE_NAME_(OS_CORE_OWN_(, signalfd4), os_core_signalfd4)
OS_CORE_NAME_(OS_CORE_OWN_(, socket), os_core_socket)
OS_CORE_NAME_(OS_CORE_OWN_(, socketpair), os_core_socketpair)
OS_CORE_NAME_(OS_CORE_OWN_(, spawn), os_core_spawn)
OS_CORE_NAME_(OS_CORE_OWN_(, splice), os_core_splice)
OS_CORE_NAME_(OS_CORE_OWN_(, statfs), os_core_statfs)
OS_CORE_NAME_(OS_CORE_OWN_(, statmount), os_core_statmount)
OS_CORE_NAME_(OS_CORE_OWN_(, statx), os_core_statx)
OS_CORE_NAME_(OS_CORE_OWN_(, swapoff), os_core_swapoff)
OS_CORE_NAME_(OS_CORE_OWN_(, swapon), os_core_swapon)
OS_CORE_NAME_(OS_CORE_OWN_(, symlinkat), os_core_symlinkat)
OS_CORE_NAME_(OS_CORE_OWN_(, sync), os_core_sync)
OS_CORE_NAME_(OS_CORE_OWN_(, sync_file_range), os_core_sync_file_range)
OS_CORE_NAME_(OS_CORE_OWN_(, syncfs), os_core_syncfs)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall0), os_core_syscall0)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall1), os_core_syscall1)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall2), os_core_syscall2)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall3), os_core_syscall3)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall4), os_core_syscall4)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall5), os_core_syscall5)
OS_CORE_NAME_(OS_CORE_OWN_(, syscall6), os_core_syscall6)
OS_CORE_NAME_(OS_CORE_OWN_(, sysinfo), os_core_sysinfo)
OS_CORE_NAME_(OS_CORE_OWN_(, syslog), os_core_syslog)
OS_CORE_NAME_(OS_CORE_OWN_(, tee), os_core_tee)
OS_CORE_NAME_(OS_CORE_OWN_(, tgkill), os_core_tgkill)
OS_CORE_NAME_(OS_CORE_OWN_(, thread_create), os_core_thread_create)
OS_CORE_NAME_(OS_CORE_OWN_(, thread_exit), os_core_thread_exit)
OS_CORE_NAME_(OS_CORE_OWN_(, thread_exit_unmap), os_core_thread_exit_unmap)
OS_CORE_NAME_(OS_CORE_OWN_(, thread_join), os_core_thread_join)
OS_CORE_NAME_(OS_CORE_OWN_(, thread_pointer), os_core_thread_pointer)
OS_CORE_NAME_(OS_CORE_OWN_(, timer_create), os_core_timer_create)
OS_CORE_NAME_(OS_CORE_OWN_(, timer_delete), os_core_timer_delete)
OS_CORE_NAME_(OS_CORE_OWN_(, timer_getoverrun), os_core_timer_getoverrun)
OS_CORE_NAME_(OS_CORE_OWN_(, timer_gettime), os_core_timer_gettime)
OS_CORE_NAME_(OS_CORE_OWN_(, timer_settime), os_core_timer_settime)
OS_CORE_NAME_(OS_CORE_OWN_(, timerfd_create), os_core_timerfd_create)
OS_CORE_NAME_(OS_CORE_OWN_(, timerfd_gettime), os_core_timerfd_gettime)
OS_CORE_NAME_(OS_CORE_OWN_(, timerfd_settime), os_core_timerfd_settime)
OS_CORE_NAME_(OS_CORE_OWN_(, times), os_core_times)
OS_CORE_NAME_(OS_CORE_OWN_(, tkill), os_core_tkill)
OS_CORE_NAME_(OS_CORE_OWN_(, tls_init), os_core_tls_init)
OS_CORE_NAME_(OS_CORE_OWN_(, tls_set), os_core_tls_set)
OS_CORE_NAME_(OS_CORE_OWN_(, tls_size), os_core_tls_size)
OS_CORE_NAME_(OS_CORE_OWN_(, truncate), os_core_truncate)
OS_CORE_NAME_(OS_CORE_OWN_(, umask), os_core_umask)
OS_CORE_NAME_(OS_CORE_OWN_(, umount2), os_core_umount2)
OS_CORE_NAME_(OS_CORE_OWN_(, uname), os_core_uname)
OS_CORE_NAME_(OS_CORE_OWN_(, unlinkat), os_core_unlinkat)
OS_CORE_NAME_(OS_CORE_OWN_(, unmap_guarded), os_core_unmap_guarded)
OS_CORE_NAME_(OS_CORE_OWN_(, unmap_guarded_by), os_core_unmap_guarded_by)
OS_CORE_NAME_(OS_CORE_OWN_(, unshare), os_core_unshare)
OS_CORE_NAME_(OS_CORE_OWN_(, userfaultfd), os_core_userfaultfd)
OS_CORE_NAME_(OS_CORE_OWN_(, utimensat), os_core_utimensat)
OS_CORE_NAME_(OS_CORE_OWN_(, vdso), os_core_vdso)
OS_CORE_NAME_(OS_CORE_OWN_(, vdso_clock_gettime), os_core_vdso_clock_gettime)
OS_CORE_NAME_(OS_CORE_OWN_(, vdso_find), os_core_vdso_find)
OS_CORE_NAME_(OS_CORE_OWN_(, vhangup), os_core_vhangup)
OS_CORE_NAME_(OS_CORE_OWN_(, vmsplice), os_core_vmsplice)
OS_CORE_NAME_(OS_CORE_OWN_(, wait4), os_core_wait4)
OS_CORE_NAME_(OS_CORE_OWN_(, waitid), os_core_waitid)
OS_CORE_NAME_(OS_CORE_OWN_(, write), os_core_write)
OS_CORE_NAME_(OS_CORE_OWN_(, writev), os_core_writev)
#if defined(__x86_64__) || defined(__aarch64__)
OS_CORE_NAME_(OS_CORE_OWN_(, renameat), os_core_renameat)
#endif
#if defined(__riscv)
OS_CORE_NAME_(OS_CORE_OWN_(, riscv_flush_icache), os_core_riscv_flush_icache)
OS_CORE_NAME_(OS_CORE_OWN_(, riscv_hwprobe), os_core_riscv_hwprobe)
#endif
#if defined(__x86_64__)
OS_CORE_NAME_(OS_CORE_OWN_(, access), os_core_access)
OS_CORE_NAME_(OS_CORE_OWN_(, alarm), os_core_alarm)
OS_CORE_NAME_(OS_CORE_OWN_(, arch_prctl), os_core_arch_prctl)
OS_CORE_NAME_(OS_CORE_OWN_(, chmod), os_core_chmod)
OS_CORE_NAME_(OS_CORE_OWN_(, chown), os_core_chown)
OS_CORE_NAME_(OS_CORE_OWN_(, creat), os_core_creat)
OS_CORE_NAME_(OS_CORE_OWN_(, dup2), os_core_dup2)
OS_CORE_NAME_(OS_CORE_OWN_(, epoll_create), os_core_epoll_create)
OS_CORE_NAME_(OS_CORE_OWN_(, epoll_wait), os_core_epoll_wait)
OS_CORE_NAME_(OS_CORE_OWN_(, eventfd), os_core_eventfd)
OS_CORE_NAME_(OS_CORE_OWN_(, futimesat), os_core_futimesat)
OS_CORE_NAME_(OS_CORE_OWN_(, getdents), os_core_getdents)
OS_CORE_NAME_(OS_CORE_OWN_(, getpgrp), os_core_getpgrp)
OS_CORE_NAME_(OS_CORE_OWN_(, inotify_init), os_core_inotify_init)
OS_CORE_NAME_(OS_CORE_OWN_(, ioperm), os_core_ioperm)
OS_CORE_NAME_(OS_CORE_OWN_(, iopl), os_core_iopl)
OS_CORE_NAME_(OS_CORE_OWN_(, lchown), os_core_lchown)
OS_CORE_NAME_(OS_CORE_OWN_(, link), os_core_link)
OS_CORE_NAME_(OS_CORE_OWN_(, lstat), os_core_lstat)
OS_CORE_NAME_(OS_CORE_OWN_(, mkdir), os_core_mkdir)
OS_CORE_NAME_(OS_CORE_OWN_(, mknod), os_core_mknod)
OS_CORE_NAME_(OS_CORE_OWN_(, modify_ldt), os_core_modify_ldt)
OS_CORE_NAME_(OS_CORE_OWN_(, open), os_core_open)
OS_CORE_NAME_(OS_CORE_OWN_(, pause), os_core_pause)
OS_CORE_NAME_(OS_CORE_OWN_(, pipe), os_core_pipe)
OS_CORE_NAME_(OS_CORE_OWN_(, poll), os_core_poll)
OS_CORE_NAME_(OS_CORE_OWN_(, readlink), os_core_readlink)
OS_CORE_NAME_(OS_CORE_OWN_(, rename), os_core_rename)
OS_CORE_NAME_(OS_CORE_OWN_(, rmdir), os_core_rmdir)
OS_CORE_NAME_(OS_CORE_OWN_(, select), os_core_select)
OS_CORE_NAME_(OS_CORE_OWN_(, signalfd), os_core_signalfd)
OS_CORE_NAME_(OS_CORE_OWN_(, stat), os_core_stat)
OS_CORE_NAME_(OS_CORE_OWN_(, symlink), os_core_symlink)
OS_CORE_NAME_(OS_CORE_OWN_(, sysfs), os_core_sysfs)
OS_CORE_NAME_(OS_CORE_OWN_(, time), os_core_time)
OS_CORE_NAME_(OS_CORE_OWN_(, unlink), os_core_unlink)
OS_CORE_NAME_(OS_CORE_OWN_(, ustat), os_core_ustat)
OS_CORE_NAME_(OS_CORE_OWN_(, utime), os_core_utime)
OS_CORE_NAME_(OS_CORE_OWN_(, utimes), os_core_utimes)
#endif
#ifdef OS_CORE_BINDINGS
OS_CORE_NAME_(OS_CORE_OWN_(, is_error), os_core_is_error)
OS_CORE_NAME_(OS_CORE_OWN_(, compiler_barrier), os_core_compiler_barrier)
#endif
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
#undef os_exit_group
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
#undef os_riscv_flush_icache
#undef os_riscv_hwprobe
#undef os_relocate
#undef os_tls_size
#undef os_tls_init
#undef os_tls_set
#undef os_constructors
#undef os_destructors
#endif
