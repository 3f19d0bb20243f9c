/* SPDX-License-Identifier: MIT */
/* The version of os_core. It stands in these three lines only; the Makefile reads them here. */
#ifndef OS_CORE_VERSION_H_
#define OS_CORE_VERSION_H_

#define OS_CORE_VERSION_MAJOR 0
#define OS_CORE_VERSION_MINOR 1
#define OS_CORE_VERSION_PATCH 0

/* As one number, for #if: 1.2.3 is 10203. */
#define OS_CORE_VERSION                                                                            \
    (OS_CORE_VERSION_MAJOR * 10000 + OS_CORE_VERSION_MINOR * 100 + OS_CORE_VERSION_PATCH)

#endif
