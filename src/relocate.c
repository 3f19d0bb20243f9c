/* SPDX-License-Identifier: MIT */
/* Before it has run, nothing may be read that is relocated: no pointer in memory, no GOT. */
#include "entry.h"
#include "image.h"
#include "tls.h"

OS_CORE_BEGIN_

typedef os_uintptr_t __attribute__((__may_alias__)) os_place_;
typedef os_uintptr_t os_resolver_(os_uintptr_t hwcap, const os_uintptr_t *more) OS_THROWS_NOTHING_;

/*
 * The IFUNCs of a program at a fixed address, which has no dynamic section: the linker marks where
 * they are. It does not in a program at any address. So this file, compiled without -fPIE, does not
 * link there, where it would do too little: the compiler's default, or -fPIE, is what it wants.
 */
#ifdef __PIC__
#define OS_FIXED_ __attribute__((__weak__, __visibility__("hidden")))
#else
#define OS_FIXED_ __attribute__((__visibility__("hidden")))
#endif
extern const struct os_image_relocation_ os_fixed_begin_[] __asm__("__rela_iplt_start") OS_FIXED_;
extern const struct os_image_relocation_ os_fixed_end_[] __asm__("__rela_iplt_end") OS_FIXED_;

/* Words to add bias to: an address is the first one, and the bits of a number the next 63. */
#ifdef __PIC__
OS_CORE_INLINE_ void os_relocate_words_(os_uintptr_t bias, os_uintptr_t begin, os_size_t bytes)
{
    const os_uintptr_t *packed = (const os_uintptr_t *)begin;
    os_uintptr_t place = bias;
    for (; bytes >= sizeof *packed; bytes -= sizeof *packed, packed++) {
        os_uintptr_t bits = *packed, i;
        if (bits % 2 == 0) {
            place = bias + bits;
            *(os_place_ *)place += bias;
            place += sizeof bits;
            continue;
        }
        for (i = 0; (bits >>= 1) != 0; i++)
            if (bits % 2 != 0)
                ((os_place_ *)place)[i] += bias;
        place += 63 * sizeof bits;
    }
}
#endif

/* The address of the function that is to be called: a resolver may look at what the machine has. */
OS_CORE_INLINE_ os_uintptr_t os_resolve_(os_uintptr_t address, const os_uintptr_t *auxv)
{
    os_resolver_ *resolver = (os_resolver_ *)address;
#if defined(OS_RESOLVER_NONE_)
    (void)auxv;
    return resolver(0, 0);
#elif defined(OS_RESOLVER_BIT_)
    const os_uintptr_t hwcap = os_tagged_(auxv, OS_AT_HWCAP);
    os_uintptr_t more[3];
    more[0] = sizeof more;
    more[1] = hwcap;
    more[2] = os_tagged_(auxv, OS_AT_HWCAP2);
    return resolver(hwcap | OS_RESOLVER_BIT_, more);
#else
    return resolver(os_tagged_(auxv, OS_AT_HWCAP), 0);
#endif
}

/* First bias is added, everywhere; then the resolvers are asked: they may use what is relocated. */
OS_START_LOCAL_ long os_relocate_table_(os_uintptr_t bias, os_uintptr_t begin, os_size_t bytes,
                                        const os_uintptr_t *auxv, int resolving)
{
    const struct os_image_relocation_ *one = (const struct os_image_relocation_ *)begin;
    const struct os_image_header_ *tls = os_image_header_(OS_PT_TLS_);
    const os_uintptr_t data = os_image_data_();
    for (; bytes >= sizeof *one; bytes -= sizeof *one, one++) {
        os_uintptr_t value = bias + one->addend;
        if (one->info == OS_R_NONE_ || (one->info == OS_R_IRELATIVE_) != resolving)
            continue;
        /* cppcheck-suppress unsignedLessThanZero */
        if (one->offset < data)
            return -OS_ENOEXEC; /* text relocations, which -z text would have refused */
        if (one->info == OS_R_IRELATIVE_)
            value = os_resolve_(value, auxv);
        else if (one->info == OS_R_TPREL_ && tls != 0)
            value = one->addend + (os_uintptr_t)os_tls_offset_(tls);
        else if (one->info != OS_R_RELATIVE_)
            return -OS_ENOEXEC;
        *(os_place_ *)(bias + one->offset) = value;
    }
    return 0;
}

#ifdef __PIC__
/* A linker may keep the relocations of IFUNCs in a table of their own, or list them twice. */
OS_CORE_INLINE_ long os_relocate_tables_(os_uintptr_t bias, const os_uintptr_t *dynamic,
                                         const os_uintptr_t *auxv, int resolving)
{
    const long result = os_relocate_table_(bias, bias + os_tagged_(dynamic, OS_DT_RELA_),
                                           os_tagged_(dynamic, OS_DT_RELASZ_), auxv, resolving);
    return result != 0 ? result
                       : os_relocate_table_(bias, bias + os_tagged_(dynamic, OS_DT_JMPREL_),
                                            os_tagged_(dynamic, OS_DT_PLTRELSZ_), auxv, resolving);
}

OS_CORE_INLINE_ long os_relocate_all_(os_uintptr_t bias, os_uintptr_t address,
                                      const os_uintptr_t *auxv)
{
    const os_uintptr_t *dynamic = (const os_uintptr_t *)(bias + address);
    long result;
    if (os_tagged_(dynamic, OS_DT_REL_) != 0 || os_tagged_(dynamic, OS_DT_ANDROID_REL_) != 0 ||
        os_tagged_(dynamic, OS_DT_ANDROID_RELA_) != 0)
        return -OS_ENOEXEC; /* ld.lld -z rel, --pack-dyn-relocs=android */
    os_relocate_words_(bias, bias + os_tagged_(dynamic, OS_DT_RELR_),
                       os_tagged_(dynamic, OS_DT_RELRSZ_));
    result = os_relocate_tables_(bias, dynamic, auxv, 0);
    return result != 0 ? result : os_relocate_tables_(bias, dynamic, auxv, 1);
}
#endif

OS_CORE_DEFINE_START_ long os_relocate(const os_uintptr_t *auxv) OS_CORE_NOEXCEPT_
{
    const struct os_image_header_ *dynamic = os_image_header_(OS_PT_DYNAMIC_);
    const os_uintptr_t begin = (os_uintptr_t)os_fixed_begin_;
    long result = -OS_ENOEXEC; /* a linker that is not so strict */
    if (dynamic == 0)
        result = os_relocate_table_(0, begin, (os_uintptr_t)os_fixed_end_ - begin, auxv, 1);
#ifdef __PIC__
    else
        result = os_relocate_all_(os_image_bias_(), dynamic->address, auxv);
#endif
    __asm__ __volatile__("" : : : "memory"); /* what was relocated is read only now */
    return result;
}
OS_CORE_NAMED_(relocate);

OS_CORE_END_
