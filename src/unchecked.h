/* SPDX-License-Identifier: MIT */
/*
 * gcc knows one body for each name, and by now has the inline functions of os_core/checks.h: from
 * here to checked.h it takes the functions that these call. For the single header.
 */
#ifdef OS_CORE_WRAPPED_
#define os_mmap os_mmap_unchecked_
#define os_mmap_raw os_mmap_raw_unchecked_
#define os_munmap os_munmap_unchecked_
#define os_mremap os_mremap_unchecked_
#define os_mremap_raw os_mremap_raw_unchecked_
#define os_mprotect os_mprotect_unchecked_
#define os_msync os_msync_unchecked_
#define os_mlockall os_mlockall_unchecked_
#define os_memfd_create os_memfd_create_unchecked_
#define os_map_anonymous os_map_anonymous_unchecked_
#define os_map_aligned os_map_aligned_unchecked_
#define os_map_guarded os_map_guarded_unchecked_
#define os_map_ring os_map_ring_unchecked_
#define os_map_exactly os_map_exactly_unchecked_
#endif
