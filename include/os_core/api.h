/* SPDX-License-Identifier: MIT */
/* How the functions of os_core are declared: linkage, visibility, attributes. */
#ifndef OS_CORE_API_H_
#define OS_CORE_API_H_

#if !defined(__GNUC__) && !defined(__TINYC__) /* clang defines it too */
#error "os_core: this compiler is not supported: take gcc, clang, or tcc with libos_core.a"
#endif

/*
 * OS_CORE_BINDINGS is for programs that read the header to make another language's declarations of
 * it: they leave out hidden and inline functions, and constants that are pointers.
 */
#ifdef OS_CORE_BINDINGS
#undef OS_CORE_NO_CHECKS
#define OS_CORE_NO_CHECKS
#undef OS_CORE_VISIBILITY
#define OS_CORE_VISIBILITY
#endif

/*
 * Functions are hidden: a shared object that contains them does not export them, and calls need no
 * relocation, so that a loader can use them before it has relocated itself. Define
 * OS_CORE_VISIBILITY, empty for instance, to have it another way: it stands before each. One pragma
 * for all takes a compiler less time than an attribute for each, of OS_CORE_CALLS a twentieth.
 */
#define OS_CORE_HIDE_
#define OS_CORE_SHOW_
#ifndef OS_CORE_VISIBILITY
#ifdef __TINYC__ /* which has no such pragma */
#define OS_CORE_VISIBILITY __attribute__((__visibility__("hidden")))
#else
#define OS_CORE_VISIBILITY
#undef OS_CORE_HIDE_
#undef OS_CORE_SHOW_
#define OS_CORE_HIDE_ _Pragma("GCC visibility push(hidden)")
#define OS_CORE_SHOW_ _Pragma("GCC visibility pop")
#endif
#endif

/*
 * Around all declarations and definitions. They are C: if a user's flags tell C++ to warn of C's
 * casts, or of a null pointer that is 0, those warnings do not apply to this code.
 */
#if !defined(__cplusplus)
#define OS_CORE_BEGIN_ OS_CORE_HIDE_
#define OS_CORE_END_ OS_CORE_SHOW_
#else
#ifdef __clang__
#define OS_CORE_SHADOW_
#else /* which warns of a call that has the name of a structure, as os_statx */
#define OS_CORE_SHADOW_ _Pragma("GCC diagnostic ignored \"-Wshadow\"")
#endif
#define OS_CORE_BEGIN_                                                                             \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wold-style-cast\"")          \
        _Pragma("GCC diagnostic ignored \"-Wzero-as-null-pointer-constant\"")                      \
            OS_CORE_SHADOW_ OS_CORE_HIDE_ extern "C"                                               \
    {
#define OS_CORE_END_                                                                               \
    }                                                                                              \
    OS_CORE_SHOW_ _Pragma("GCC diagnostic pop")
#endif

/*
 * With OS_CORE_UAPI prototypes take the kernel's own structures. OS_TAG_statx_ is the tag, ours or
 * the kernel's, in one word, so that ctags and cscope see the prototype.
 */
#ifdef OS_CORE_UAPI
#define OS_CORE_IS_UAPI_ 1
#endif

/*
 * In object files the functions have longer names, os_core_mmap, which nobody else has: names.h.
 * With OS_CORE_STATIC there are none.
 */
#ifndef OS_CORE_STATIC
#define OS_CORE_RENAMED_
#endif
#if defined(OS_CORE_PREFIX) || defined(__TINYC__) || defined(__IMPORTC__)
#ifndef OS_CORE_PREFIXED_
#error "os_core: include os_core.h, not one of its parts, which lack the names of the functions"
#endif
#define OS_CORE_NAMED_OTHERWISE_
#else
#include "names.h"
#endif

/*
 * Always inlined, at -O0 and -Os too. With SME it is for the compiler to decide: a system call ends
 * streaming mode, and a streaming function has to leave that, call, and enter it again.
 */
#ifdef __ARM_FEATURE_SME
#define OS_CORE_INLINE_ static inline __attribute__((__unused__, __nothrow__))
#else
#define OS_CORE_INLINE_ static inline __attribute__((__always_inline__, __unused__, __nothrow__))
#endif

/*
 * The same for a function without a system call, which is in the declarations too. There nothing
 * forces it upon its callers: one may be compiled for fewer registers than the file. For other
 * languages it is a function of the library (src/bindings.c).
 */
#if defined(OS_CORE_STATIC) || defined(OS_CORE_SOURCES_) /* src/define.h */
#define OS_CORE_API_INLINE_ OS_CORE_INLINE_
#elif defined(OS_CORE_BINDINGS)
#define OS_CORE_API_INLINE_ OS_CORE_API_
#else
#define OS_CORE_API_INLINE_ static inline __attribute__((__unused__, __nothrow__))
#endif

/*
 * OS_CORE_API_ stands before every prototype. With OS_CORE_STATIC the functions are inlined into
 * their callers. Without exceptions (C, -fno-exceptions) nothing can throw: then there is nothing
 * to say of it, which takes a compiler less time.
 */
#ifdef OS_CORE_STATIC
#define OS_CORE_IS_STATIC_ 1
#define OS_CORE_API_ OS_CORE_INLINE_
#elif defined(__EXCEPTIONS)
#define OS_CORE_API_ OS_CORE_VISIBILITY __attribute__((__nothrow__))
#else
#define OS_CORE_API_ OS_CORE_VISIBILITY
#endif

/* The same for functions that are more than a system call: they are not inlined by force. */
#ifdef OS_CORE_STATIC
#define OS_CORE_API_HELPER_ static inline __attribute__((__unused__, __nothrow__))
#else
#define OS_CORE_API_HELPER_ OS_CORE_API_
#endif

/*
 * Every prototype ends with one of these. No function throws: where that is a part of a function's
 * type, since C++17, a pointer to it may say so too. And ignoring a result may be a bug: the
 * compiler says so.
 */
#ifdef __cpp_noexcept_function_type
#define OS_CORE_NOEXCEPT_ noexcept
#else
#define OS_CORE_NOEXCEPT_
#endif
#define OS_CORE_MUST_CHECK_ OS_CORE_NOEXCEPT_ __attribute__((__warn_unused_result__))

#endif
