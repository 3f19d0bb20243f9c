/* SPDX-License-Identifier: MIT */
#ifndef WRAPPERS_H
#define WRAPPERS_H

/*
 * The table of the wrappers, a line each: name, result, number, kinds of the arguments, and the
 * arguments of a call, where P(i), L(i), S(i), I(i) and U(i) are the i-th as a void *, an
 * os_size_t, a long, an int and an unsigned int, and A(i, type) is it as the address of a type.
 *
 * Results    raw      the kernel's own (of brk, too, which has no errors)
 *            address  the same, but -1 for an error
 * Arguments  N  the number of the call                L  64 bits: a pointer, a size, an offset
 *            B  a set of bits, int or unsigned        I  an int that is a number
 */
#define WRAPPERS(WRAPPER)                                                                          \
    WRAPPER(os_mmap, address, OS_NR_mmap, "LLBBIL", (P(0), L(1), I(2), I(3), I(4), S(5)))          \
    WRAPPER(os_mmap_raw, raw, OS_NR_mmap, "LLBBIL", (P(0), L(1), I(2), I(3), I(4), S(5)))          \
    WRAPPER(os_munmap, raw, OS_NR_munmap, "LL", (P(0), L(1)))                                      \
    WRAPPER(os_mremap, address, OS_NR_mremap, "LLLBL", (P(0), L(1), L(2), I(3), P(4)))             \
    WRAPPER(os_mremap_raw, raw, OS_NR_mremap, "LLLBL", (P(0), L(1), L(2), I(3), P(4)))             \
    WRAPPER(os_mprotect, raw, OS_NR_mprotect, "LLB", (P(0), L(1), I(2)))                           \
    WRAPPER(os_madvise, raw, OS_NR_madvise, "LLI", (P(0), L(1), I(2)))                             \
    WRAPPER(os_msync, raw, OS_NR_msync, "LLB", (P(0), L(1), I(2)))                                 \
    WRAPPER(os_mincore, raw, OS_NR_mincore, "LLL", (P(0), L(1), A(2, unsigned char)))              \
    WRAPPER(os_mlock, raw, OS_NR_mlock, "LL", (P(0), L(1)))                                        \
    WRAPPER(os_mlock2, raw, OS_NR_mlock2, "LLB", (P(0), L(1), U(2)))                               \
    WRAPPER(os_munlock, raw, OS_NR_munlock, "LL", (P(0), L(1)))                                    \
    WRAPPER(os_mlockall, raw, OS_NR_mlockall, "B", (I(0)))                                         \
    WRAPPER(os_munlockall, raw, OS_NR_munlockall, "", ())                                          \
    WRAPPER(os_memfd_create, raw, OS_NR_memfd_create, "LB", (A(0, const char), U(1)))              \
    WRAPPER(os_memfd_secret, raw, OS_NR_memfd_secret, "B", (U(0)))                                 \
    WRAPPER(os_pkey_alloc, raw, OS_NR_pkey_alloc, "BB", (U(0), U(1)))                              \
    WRAPPER(os_pkey_free, raw, OS_NR_pkey_free, "I", (I(0)))                                       \
    WRAPPER(os_pkey_mprotect, raw, OS_NR_pkey_mprotect, "LLBI", (P(0), L(1), I(2), I(3)))          \
    WRAPPER(os_mseal, raw, OS_NR_mseal, "LLL", (P(0), L(1), L(2)))                                 \
    WRAPPER(os_process_madvise, raw, OS_NR_process_madvise, "ILLIB",                               \
            (I(0), A(1, const struct iovec), L(2), I(3), U(4)))                                    \
    WRAPPER(os_process_mrelease, raw, OS_NR_process_mrelease, "IB", (I(0), U(1)))                  \
    WRAPPER(os_userfaultfd, raw, OS_NR_userfaultfd, "B", (I(0)))                                   \
    WRAPPER(os_map_shadow_stack, address, OS_NR_map_shadow_stack, "LLB", (P(0), L(1), U(2)))       \
    WRAPPER(os_map_shadow_stack_raw, raw, OS_NR_map_shadow_stack, "LLB", (P(0), L(1), U(2)))       \
    WRAPPER(os_remap_file_pages, raw, OS_NR_remap_file_pages, "LLBLB",                             \
            (P(0), L(1), I(2), L(3), I(4)))                                                        \
    WRAPPER(os_cachestat, raw, OS_NR_cachestat, "ILLB",                                            \
            (I(0), A(1, struct cachestat_range), A(2, struct cachestat), U(3)))                    \
    WRAPPER(os_membarrier, raw, OS_NR_membarrier, "IBI", (I(0), U(1), I(2)))                       \
    WRAPPER(os_mbind, raw, OS_NR_mbind, "LLBLLB",                                                  \
            (P(0), L(1), I(2), A(3, const unsigned long), L(4), U(5)))                             \
    WRAPPER(os_set_mempolicy, raw, OS_NR_set_mempolicy, "BLL",                                     \
            (I(0), A(1, const unsigned long), L(2)))                                               \
    WRAPPER(os_get_mempolicy, raw, OS_NR_get_mempolicy, "LLLLL",                                   \
            (A(0, int), A(1, unsigned long), L(2), P(3), L(4)))                                    \
    WRAPPER(os_set_mempolicy_home_node, raw, OS_NR_set_mempolicy_home_node, "LLLL",                \
            (P(0), L(1), L(2), L(3)))                                                              \
    WRAPPER(os_migrate_pages, raw, OS_NR_migrate_pages, "ILLL",                                    \
            (I(0), L(1), A(2, const unsigned long), A(3, const unsigned long)))                    \
    WRAPPER(os_move_pages, raw, OS_NR_move_pages, "ILLLLB",                                        \
            (I(0), L(1), A(2, void *), A(3, const int), A(4, int), I(5)))                          \
    WRAPPER(os_process_vm_readv, raw, OS_NR_process_vm_readv, "ILLLLL",                            \
            (I(0), A(1, const struct iovec), L(2), A(3, const struct iovec), L(4), L(5)))          \
    WRAPPER(os_process_vm_writev, raw, OS_NR_process_vm_writev, "ILLLLL",                          \
            (I(0), A(1, const struct iovec), L(2), A(3, const struct iovec), L(4), L(5)))          \
    WRAPPER(os_brk, raw, OS_NR_brk, "L", (P(0)))                                                   \
    WRAPPER(os_shmget, raw, OS_NR_shmget, "ILB", (I(0), L(1), I(2)))                               \
    WRAPPER(os_shmat, address, OS_NR_shmat, "ILB", (I(0), P(1), I(2)))                             \
    WRAPPER(os_shmat_raw, raw, OS_NR_shmat, "ILB", (I(0), P(1), I(2)))                             \
    WRAPPER(os_shmdt, raw, OS_NR_shmdt, "L", (P(0)))                                               \
    WRAPPER(os_shmctl, raw, OS_NR_shmctl, "IIL", (I(0), I(1), A(2, struct shmid_ds)))              \
    WRAPPER(os_syscall0, raw, 0, "N", (S(0)))                                                      \
    WRAPPER(os_syscall1, raw, 0, "NL", (S(0), S(1)))                                               \
    WRAPPER(os_syscall2, raw, 0, "NLL", (S(0), S(1), S(2)))                                        \
    WRAPPER(os_syscall3, raw, 0, "NLLL", (S(0), S(1), S(2), S(3)))                                 \
    WRAPPER(os_syscall4, raw, 0, "NLLLL", (S(0), S(1), S(2), S(3), S(4)))                          \
    WRAPPER(os_syscall5, raw, 0, "NLLLLL", (S(0), S(1), S(2), S(3), S(4), S(5)))                   \
    WRAPPER(os_syscall6, raw, 0, "NLLLLLL", (S(0), S(1), S(2), S(3), S(4), S(5), S(6)))

#define P(i) ((void *)v[i])
#define L(i) ((os_size_t)v[i])
#define S(i) (v[i])
#define I(i) ((int)v[i])
#define U(i) ((unsigned int)v[i])
#define A(i, type) ((type *)v[i])

#endif
