/* SPDX-License-Identifier: MIT */
/*
 * Instructions for long copies on x86_64 (Intel SDM, AMD64 APM: REP MOVS, REP STOS): rdi, rsi and
 * rcx say where and how much, and move on. They take some forty cycles to begin, and then whole
 * cache lines; the direction flag is clear (System V ABI for x86-64, 3.2.1).
 */
#define OS_LONG_COPY_ "rep movsb"
#define OS_LONG_FILL_ "rep stosb"
#define OS_LONG_ 2048

#ifdef __SSE2__
#define OS_ARCH_16_BYTES_ 1
typedef char os_16_bytes_ __attribute__((__vector_size__(16)));
#define OS_WIDE_SAME_(name, l, r)                                                                  \
    const os_16_bytes_ name =                                                                      \
        (os_16_bytes_)((os_16_bytes_)OS_WIDE_FROM_(l) == (os_16_bytes_)OS_WIDE_FROM_(r))
#define OS_WIDE_ALL_(a, b, c, d) (__builtin_ia32_pmovmskb128((a & b) & (c & d)) == 0xffff)
#endif
