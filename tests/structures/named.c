/* SPDX-License-Identifier: MIT */
/*
 * Every structure that programs meet, by its name: those without which a program has to type them
 * or to include another header. Defined: DATA, with OS_CORE_DATA; else OS_CORE_CALLS is enough.
 */
#include "os_core.h"

#define S(tag) typedef char has_##tag[sizeof(struct os_##tag) ? 1 : -1]
#define U(tag) typedef char has_##tag[sizeof(union os_##tag) ? 1 : -1]
#define C(name) enum { has_constant_##name = (OS_##name) == 0 }

/* Files. */
S(stat); S(statx); S(statx_timestamp); S(statfs); S(linux_dirent64); S(linux_dirent);
S(open_how); S(file_handle); S(file_attr); S(xattr_args); S(flock); S(f_owner_ex); S(fsxattr);
S(fiemap); S(fiemap_extent); S(file_clone_range); S(file_dedupe_range); S(fstrim_range);
S(mount_attr); S(statmount); S(mnt_id_req); S(inotify_event); S(fanotify_event_metadata);
S(fanotify_event_info_header); S(fanotify_event_info_fid); S(fanotify_event_info_pidfd);
S(fanotify_event_info_error); S(fanotify_event_info_range); S(fanotify_event_info_mnt);
S(fanotify_response); S(fanotify_response_info_header); S(fanotify_response_info_audit_rule);
S(loop_info64); S(loop_config); S(hd_geometry); S(blkpg_ioctl_arg); S(blkpg_partition);
S(cachestat); S(cachestat_range); S(iovec); S(utimbuf); S(ustat); S(delegation); S(vfs_cap_data);
S(vfs_ns_cap_data);
/* Time, processes. */
S(timespec); S(itimerspec); S(old_timeval); S(old_itimerval); S(sock_timeval); S(timezone);
S(tms);
S(timex); S(rlimit); S(rlimit64); S(rusage); S(new_utsname); S(sysinfo); S(clone_args);
S(sched_attr); S(sched_param); S(robust_list); S(robust_list_head); S(rseq); S(rseq_cs);
S(futex_waitv); S(user_cap_header_struct); S(user_cap_data_struct); S(kexec_segment);
S(seccomp_data); S(seccomp_notif); S(seccomp_notif_resp); S(seccomp_notif_sizes);
S(seccomp_notif_addfd); S(landlock_ruleset_attr); S(landlock_path_beneath_attr);
S(landlock_net_port_attr); S(lsm_ctx); S(pidfd_info); S(ptrace_syscall_info);
S(ptrace_peeksiginfo_args); S(ptrace_rseq_configuration); S(ptrace_sud_config);
S(seccomp_metadata);
/* Signals and their frame. */
S(sigaction); S(sigset); S(siginfo); S(sigaltstack); S(sigevent); U(sigval); S(signalfd_siginfo);
S(ucontext); S(sigcontext); S(sigset_argpack); S(aio_sigset);
#if defined(OS_CORE_X86_64)
S(fpstate_64); S(fpx_sw_bytes); S(xstate); S(ymmh_state); S(user_desc);
S(user_regs_struct); S(pt_regs);
#elif defined(OS_CORE_AARCH64)
S(aarch64_ctx); S(fpsimd_context); S(esr_context); S(sve_context); S(za_context); S(zt_context);
S(tpidr2_context); S(fpmr_context); S(poe_context); S(gcs_context); S(extra_context);
S(user_pt_regs); S(user_fpsimd_state); S(user_sve_header); S(user_za_header); S(user_pac_mask);
#elif defined(OS_CORE_RISCV64)
S(riscv_d_ext_state); S(riscv_q_ext_state); U(riscv_fp_state); S(riscv_ctx_hdr);
S(riscv_v_ext_state);
S(riscv_extra_ext_header); S(sc_riscv_v_state); S(user_regs_struct); S(riscv_hwprobe);
#endif
/* Sockets. */
S(msghdr); S(mmsghdr); S(cmsghdr); S(ucred); S(linger); S(sockaddr); S(sockaddr_in);
S(sockaddr_in6);
S(sockaddr_un); S(sockaddr_nl); S(sockaddr_ll); S(sockaddr_vm); S(sockaddr_storage); S(in_addr);
S(in6_addr); S(ip_mreq); S(ip_mreqn); S(ip_mreq_source); S(ip_msfilter); S(group_req);
S(group_source_req); S(ipv6_mreq); S(in_pktinfo); S(in6_pktinfo); S(packet_mreq);
S(sock_extended_err); S(nlmsghdr); S(nlmsgerr); S(nlattr); S(genlmsghdr); S(rtattr); S(rtmsg);
S(rtgenmsg); S(rtnexthop); S(rta_cacheinfo); S(ifinfomsg); S(ifaddrmsg); S(ndmsg); S(tcmsg);
S(prefixmsg); S(ifa_cacheinfo); S(rtnl_link_stats64); S(ifreq); S(ifconf); S(ifmap);
/* Waiting, rings. */
S(pollfd); S(fd_set); S(epoll_event); S(epoll_params); S(iocb); S(io_event);
S(io_uring_sqe); S(io_uring_cqe); S(io_uring_params); S(io_sqring_offsets); S(io_cqring_offsets);
S(io_uring_files_update); S(io_uring_rsrc_register); S(io_uring_rsrc_update);
S(io_uring_rsrc_update2);
S(io_uring_probe); S(io_uring_probe_op); S(io_uring_restriction); S(io_uring_buf);
S(io_uring_buf_ring); S(io_uring_buf_reg); S(io_uring_buf_status); S(io_uring_napi);
S(io_uring_getevents_arg); S(io_uring_sync_cancel_reg); S(io_uring_file_index_range);
S(io_uring_recvmsg_out); S(io_uring_clock_register); S(io_uring_clone_buffers);
S(io_uring_region_desc); S(io_uring_mem_region_reg); S(io_uring_reg_wait); S(io_timespec);
S(io_uring_query_hdr); S(io_uring_query_opcode); S(io_uring_bpf); S(io_uring_zcrx_ifq_reg);
S(zcrx_ctrl);
S(uffd_msg); S(uffdio_api); S(uffdio_range); S(uffdio_register); S(uffdio_copy);
S(uffdio_zeropage);
S(uffdio_writeprotect); S(uffdio_continue); S(uffdio_poison); S(uffdio_move);
S(mq_attr); S(ipc64_perm); S(shmid64_ds); S(shminfo64); S(shm_info); S(semid64_ds); S(sembuf);
S(seminfo); S(msqid64_ds); S(msgbuf); S(msginfo);
/* Programs, counters, terminals. */
S(sock_filter); S(sock_fprog); U(bpf_attr); S(bpf_insn); S(perf_event_attr);
S(perf_event_mmap_page);
S(perf_event_header); S(perf_event_query_bpf); U(perf_mem_data_src); S(perf_branch_entry);
U(perf_sample_weight); S(perf_ns_link_info); S(termios); S(termios2); S(winsize);
S(elf64_hdr); S(elf64_phdr); S(elf64_shdr); S(elf64_sym); S(elf64_rel); S(elf64_rela);
S(elf64_note);
S(elf64_dyn); S(elf64_verdef); S(elf64_verdaux);
/* The vector of what is told to a program at its start is pairs of longs: no structure. */
C(AT_NULL); C(AT_PHDR); C(AT_SYSINFO_EHDR); C(AT_RANDOM); C(AT_HWCAP2);

#ifdef DATA
/* Ioctls, of each family. */
C(FS_IOC_GETFLAGS); C(FS_IOC_FSGETXATTR); C(FS_IOC_FIEMAP); C(FICLONE); C(FICLONERANGE);
C(FIDEDUPERANGE); C(FITRIM); C(FIFREEZE); C(FIBMAP); C(BLKGETSIZE64); C(BLKSSZGET); C(BLKDISCARD);
C(BLKPG); C(BLKREPORTZONE); C(LOOP_CONFIGURE); C(LOOP_CTL_GET_FREE); C(SIOCGIFCONF);
C(SIOCGIFADDR);
C(SIOCADDRT); C(SIOCETHTOOL); C(SIOCOUTQ); C(TUNSETIFF); C(IFF_TAP); C(RTC_RD_TIME);
C(RTC_SET_TIME);
C(EVIOCGRAB); C(EVIOCGID); C(UI_DEV_CREATE); C(VT_ACTIVATE); C(KDSETMODE); C(GIO_FONT);
C(PAGEMAP_SCAN);
C(PROCMAP_QUERY); C(TCGETS2); C(TIOCGWINSZ); C(TIOCSCTTY); C(FIONREAD); C(UFFDIO_COPY);
C(SECCOMP_IOCTL_NOTIF_RECV); C(PERF_EVENT_IOC_ENABLE); C(NS_GET_USERNS); C(PIDFD_GET_INFO);
C(EPIOCSPARAMS); C(HIDIOCGRAWINFO); C(WDIOC_KEEPALIVE); C(I2C_RDWR); C(SPI_IOC_WR_MODE);
C(GPIO_GET_CHIPINFO_IOCTL); C(USBDEVFS_CONTROL); C(DM_VERSION); C(NBD_SET_SOCK); C(NVME_IOCTL_ID);
C(HDIO_GETGEO); C(CDROMEJECT); C(DMA_BUF_IOCTL_SYNC); C(PTP_CLOCK_GETCAPS); C(PPS_FETCH);
C(RNDGETENTCNT); C(FBIOGET_VSCREENINFO); C(FS_IOC_ENABLE_VERITY); C(FS_IOC_SET_ENCRYPTION_POLICY);
C(F_GETFD); C(F_SETLK); C(F_OFD_SETLK); C(F_ADD_SEALS); C(F_SETPIPE_SZ); C(F_SETOWN_EX);
C(O_ACCMODE);
/* ELF, audit, access, netlink, sockets, terminals. */
C(ELFMAG0); C(ELFCLASS64); C(ELFDATA2LSB); C(EI_NIDENT); C(ET_DYN); C(EM_X86_64); C(EM_AARCH64);
C(EM_RISCV); C(PT_LOAD); C(PT_GNU_STACK); C(PF_X); C(DT_NEEDED); C(SHT_SYMTAB); C(SHF_ALLOC);
C(SHN_UNDEF); C(STB_GLOBAL); C(STT_FUNC); C(NT_PRSTATUS); C(AUDIT_ARCH_X86_64);
C(AUDIT_ARCH_AARCH64);
C(AUDIT_ARCH_RISCV64); C(R_OK); C(W_OK); C(X_OK); C(F_OK); C(NLM_F_REQUEST); C(NLMSG_DONE);
C(RTM_NEWLINK); C(IFLA_IFNAME); C(IFA_LOCAL); C(RTA_DST); C(RTPROT_STATIC); C(RT_SCOPE_UNIVERSE);
C(NDA_DST); C(CTRL_CMD_GETFAMILY); C(SCM_RIGHTS); C(SO_PEERCRED); C(VMADDR_CID_HOST);
C(ETH_P_ALL);
C(ARPHRD_ETHER); C(PACKET_RX_RING); C(ICANON); C(ECHO); C(B115200); C(VMIN); C(KEY_ENTER);
C(EV_KEY);
C(EXT4_SUPER_MAGIC); C(PROC_SUPER_MAGIC); C(BTF_KIND_STRUCT);
S(rtc_time); S(input_event); S(input_id); S(vt_mode); S(vt_stat); S(kbentry); S(serial_struct);
S(sockaddr_alg); S(sockaddr_xdp); S(sockaddr_can); S(tcp_info); S(tpacket_req3); S(arpreq);
S(rtentry);
S(blk_zone); S(dm_ioctl); S(nvme_passthru_cmd); S(i2c_msg); S(spi_ioc_transfer); S(bpf_prog_info);
S(loop_info); S(fsmap_head); S(termio); S(ethtool_cmd); S(ethtool_link_settings); S(in6_ifreq);
S(mii_ioctl_data); S(audit_status); S(icmp_filter); S(tls_crypto_info); C(ETHTOOL_GLINKSETTINGS);
S(fscrypt_policy_v2); S(fsverity_enable_arg); S(taskstats); S(inet_diag_req_v2); S(proc_event);
#endif
