/* SPDX-License-Identifier: MIT */
/*
 * Instructions for long copies on x86_64 (Intel SDM, AMD64 APM: REP MOVS, REP STOS): rdi, rsi and
 * rcx say where and how much, and move on. They take some forty cycles to begin, and then whole
 * cache lines; the direction flag is clear (System V ABI for x86-64, 3.2.1).
 */
#define OS_LONG_COPY_ "rep movsb"
#define OS_LONG_FILL_ "rep stosb"
#define OS_LONG_ 2048

#ifdef __AVX2__ /* with -march=x86-64-v3: nothing chooses while the program runs */
#define OS_ARCH_VECTOR_ 32
#define OS_WIDE_MASK_(wide) ((unsigned int)__builtin_ia32_pmovmskb256(wide) == 0xffffffff)
#elif defined __SSE2__
#define OS_ARCH_VECTOR_ 16
#define OS_WIDE_MASK_(wide) (__builtin_ia32_pmovmskb128(wide) == 0xffff)
#endif
#ifdef OS_ARCH_VECTOR_
typedef char os_vector_bytes_ __attribute__((__vector_size__(OS_ARCH_VECTOR_)));
#define OS_WIDE_SAME_(name, l, r)                                                                  \
    const os_vector_bytes_ name = (os_vector_bytes_)((os_vector_bytes_)OS_WIDE_FROM_(l) ==         \
                                                     (os_vector_bytes_)OS_WIDE_FROM_(r))
#define OS_WIDE_ALL_(a, b, c, d) OS_WIDE_MASK_((a & b) & (c & d))
#endif
