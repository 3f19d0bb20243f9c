/* SPDX-License-Identifier: MIT */
/*
 * Around structures, which are as the kernel has them: with members without a name, bit-fields of
 * any type, and arrays without a length where C and C++ have none.
 */
#ifndef OS_CORE_STRUCTURES_DEFINE_H_
#define OS_CORE_STRUCTURES_DEFINE_H_

#ifdef __TINYC__ /* which has no _Pragma, and does not warn of these */
#define OS_CORE_STRUCTURES_
#define OS_CORE_STRUCTURES_END_
#else
#ifdef __cplusplus
#define OS_CORE_CXX_COMPAT_
#else
#define OS_CORE_CXX_COMPAT_ _Pragma("GCC diagnostic ignored \"-Wc++-compat\"")
#endif
/* -Wpacked warns of an inefficient structure under the name of -Wattributes (gcc on riscv64). */
#define OS_CORE_STRUCTURES_                                                                        \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wpedantic\"")                \
        _Pragma("GCC diagnostic ignored \"-Wpacked\"")                                             \
            _Pragma("GCC diagnostic ignored \"-Wattributes\"") OS_CORE_CXX_COMPAT_
#define OS_CORE_STRUCTURES_END_ _Pragma("GCC diagnostic pop")
#endif
#ifdef __cplusplus
#define OS_CORE_FLEXIBLE_(type, name) type name[0]
#else
#define OS_CORE_FLEXIBLE_(type, name)                                                              \
    struct {                                                                                       \
        struct {                                                                                   \
        } name##_;                                                                                 \
        type name[];                                                                               \
    }
#endif

#endif
