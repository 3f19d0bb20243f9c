/* SPDX-License-Identifier: MIT */
/* The names mean the inline functions again, where there are some: the end of unchecked.h. */
#ifdef OS_CORE_WRAPPED_
#undef os_mmap
#undef os_mmap_raw
#undef os_munmap
#undef os_mremap
#undef os_mremap_raw
#undef os_mprotect
#undef os_msync
#undef os_mlockall
#undef os_memfd_create
#undef os_map_anonymous
#undef os_map_aligned
#undef os_map_guarded
#undef os_map_ring
#undef os_map_exactly
#endif
