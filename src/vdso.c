/* SPDX-License-Identifier: MIT */
#include "annotated.h"
#include "define.h"
#include "program.h"
#include "trap.h"

OS_CORE_BEGIN_

/*
 * Where things are in an ELF file of 64 bits: the System V ABI, chapters 4 and 5. Not as
 * structures: an offset in a damaged file can be any number.
 */
enum os_elf_ {
    OS_ELF_MAGIC_ = 0x464c457f,
    OS_ELF_CLASS_ = 4, /* 2: 64 bits */
    OS_ELF_PHOFF_ = 32,
    OS_ELF_PHNUM_ = 56,
    OS_ELF_HEADER_ = 64,
    OS_ELF_P_OFFSET_ = 8,
    OS_ELF_P_VADDR_ = 16,
    OS_ELF_P_MEMSZ_ = 40,
    OS_ELF_PROGRAM_ = 56,
    OS_ELF_LOAD_ = 1,
    OS_ELF_DYNAMIC_ = 2,
    OS_ELF_DT_HASH_ = 4,
    OS_ELF_DT_STRTAB_ = 5,
    OS_ELF_DT_SYMTAB_ = 6,
    OS_ELF_DT_GNU_HASH_ = 0x6ffffef5,
    OS_ELF_ST_SHNDX_ = 6,
    OS_ELF_ST_VALUE_ = 8,
    OS_ELF_SYMBOL_ = 24
};

/* An image: the bytes that may be read, and what its program headers and dynamic section say. */
struct os_vdso_image_ {
    const unsigned char *bytes;
    os_size_t size;
    unsigned long load_at, load_size, dynamic; /* offsets are what is left of addresses */
    unsigned long hash, gnu_hash, strings, symbols;
};

/* So many bytes at an offset, as a number; 0 if they are not all in the image. */
OS_CORE_PRIVATE_ unsigned long os_vdso_number_(const struct os_vdso_image_ *image, unsigned long at,
                                               unsigned int bytes)
{
    unsigned long number = 0;

    if (at > image->size || image->size - at < bytes)
        return 0;
    while (bytes-- > 0)
        number = number << 8 | image->bytes[at + bytes];
    return number;
}

/* Is the string at an offset this one? */
OS_CORE_PRIVATE_ int os_vdso_string_(const struct os_vdso_image_ *image, unsigned long at,
                                     const char *string)
{
    for (; at < image->size && image->bytes[at] == (unsigned char)*string; at++, string++)
        if (*string == '\0')
            return 1;
    return 0;
}

/* An image, and what its program headers say: 0 if there are none for a program. */
OS_CORE_PRIVATE_ int os_vdso_programs_(struct os_vdso_image_ *image, const void *bytes,
                                       os_size_t size)
{
    unsigned long at, left;

    image->bytes = (const unsigned char *)bytes;
    image->size = size;
    image->load_at = image->load_size = image->dynamic = 0;
    at = os_vdso_number_(image, OS_ELF_PHOFF_, 8);
    for (left = os_vdso_number_(image, OS_ELF_PHNUM_, 2); left > 0; left--, at += OS_ELF_PROGRAM_) {
        const unsigned long type = os_vdso_number_(image, at, 4);
        const unsigned long vaddr = os_vdso_number_(image, at + OS_ELF_P_VADDR_, 8);
        if (type == OS_ELF_LOAD_ && image->load_size == 0) {
            image->load_at = vaddr - os_vdso_number_(image, at + OS_ELF_P_OFFSET_, 8);
            image->load_size = os_vdso_number_(image, at + OS_ELF_P_MEMSZ_, 8);
        } else if (type == OS_ELF_DYNAMIC_) {
            image->dynamic = vaddr;
        }
    }
    image->dynamic -= image->load_at;
    return os_vdso_number_(image, 0, 4) == OS_ELF_MAGIC_ &&
           os_vdso_number_(image, OS_ELF_CLASS_, 1) == 2 && image->load_size != 0;
}

/* What the dynamic section says. */
OS_CORE_INLINE_ void os_vdso_tables_(struct os_vdso_image_ *image)
{
    unsigned long at = image->dynamic, tag;

    image->hash = image->gnu_hash = image->strings = image->symbols = image->size;
    while ((tag = os_vdso_number_(image, at, 8)) != 0) {
        const unsigned long value = os_vdso_number_(image, at + 8, 8) - image->load_at;
        if (tag == OS_ELF_DT_HASH_)
            image->hash = value;
        else if (tag == OS_ELF_DT_GNU_HASH_)
            image->gnu_hash = value;
        else if (tag == OS_ELF_DT_STRTAB_)
            image->strings = value;
        else if (tag == OS_ELF_DT_SYMTAB_)
            image->symbols = value;
        at += 16;
    }
}

/*
 * How many symbols there are: a hash table says it, or the newer one, in which the chain of the
 * highest one ends with an odd number.
 */
OS_CORE_INLINE_ unsigned long os_vdso_count_(const struct os_vdso_image_ *image)
{
    const unsigned long in_hash = os_vdso_number_(image, image->hash + 4, 4);
    const unsigned long buckets = os_vdso_number_(image, image->gnu_hash, 4);
    const unsigned long first = os_vdso_number_(image, image->gnu_hash + 4, 4);
    unsigned long at = image->gnu_hash + 16 + os_vdso_number_(image, image->gnu_hash + 8, 4) * 8;
    const unsigned long chains = at + buckets * 4;
    unsigned long last = 0;

    if (in_hash != 0)
        return in_hash;
    for (; at < chains && at < image->size; at += 4) {
        const unsigned long bucket = os_vdso_number_(image, at, 4);
        if (bucket > last)
            last = bucket;
    }
    if (last < first)
        return 0;
    for (at = chains + (last - first) * 4; at < image->size; at += 4, last++)
        if ((os_vdso_number_(image, at, 4) & 1) != 0)
            return last + 1;
    return 0;
}

/* Is the name at an offset the machine's for this one? */
OS_CORE_INLINE_ int os_vdso_name_(const struct os_vdso_image_ *image, unsigned long at,
                                  const char *name)
{
    static const char prefix[] = OS_VDSO_PREFIX_;
    unsigned long i;

    for (i = 0; i < sizeof prefix - 1; i++)
        if (os_vdso_number_(image, at + i, 1) != (unsigned char)prefix[i])
            return 0;
    return os_vdso_string_(image, at + i, name);
}

OS_CORE_DEFINE_HELPER_ void *os_vdso_find(const void *bytes, os_size_t size,
                                          const char *name) OS_CORE_NOEXCEPT_
{
    struct os_vdso_image_ image;
    unsigned long left, at;

    if (bytes == 0 || !os_vdso_programs_(&image, bytes, size))
        return 0;
    os_vdso_tables_(&image);
    left = os_vdso_count_(&image);
    for (at = image.symbols; left > 0 && at < size; left--, at += OS_ELF_SYMBOL_) {
        const unsigned long value = os_vdso_number_(&image, at + OS_ELF_ST_VALUE_, 8);
        if (os_vdso_number_(&image, at + OS_ELF_ST_SHNDX_, 2) != 0 &&
            value - image.load_at < size &&
            os_vdso_name_(&image, image.strings + os_vdso_number_(&image, at, 4), name))
            return (void *)((os_uintptr_t)bytes + (value - image.load_at));
    }
    return 0;
}
OS_CORE_NAMED_(vdso_find);

OS_CORE_DEFINE_HELPER_ void *os_vdso(char *const *envp, const char *name) OS_CORE_NOEXCEPT_
{
    const long base = os_auxv(envp, OS_AT_SYSINFO_EHDR);
    struct os_vdso_image_ image;

    if (os_is_error(base) || base == 0)
        return 0;
    /* Its beginning, which is in the first page, says how long it is. */
    if (!os_vdso_programs_(&image, (const void *)base, OS_ELF_HEADER_ + 16 * OS_ELF_PROGRAM_))
        return 0;
    return os_vdso_find(image.bytes, image.load_size, name);
}
OS_CORE_NAMED_(vdso);

/* The vDSO's code has none of the types that -fsanitize=cfi and -fsanitize=kcfi look at. */
#define OS_VDSO_UNCHECKED_ OS_CORE_INLINE_
#ifdef __clang__
#undef OS_VDSO_UNCHECKED_
#if __has_feature(kcfi)
#define OS_VDSO_UNCHECKED_ OS_CORE_INLINE_ __attribute__((__no_sanitize__("kcfi")))
#else
#define OS_VDSO_UNCHECKED_ OS_CORE_INLINE_ __attribute__((__no_sanitize__("cfi-icall")))
#endif
#endif

typedef int os_vdso_clock_(int clock, void *time) OS_THROWS_NOTHING_;

OS_VDSO_UNCHECKED_ long os_vdso_call_(void *function, int clock, void *time)
{
    return ((os_vdso_clock_ *)(os_uintptr_t)function)(clock, time);
}

OS_CORE_DEFINE_HELPER_ long os_vdso_clock_gettime(void *function, int clock,
                                                  struct OS_TAG_timespec_ *time) OS_CORE_NOEXCEPT_
{
    long result;

    if (function == 0)
        return os_trap2_(OS_NR_clock_gettime, os_number_(clock), os_pointer_(time));
    result = os_vdso_call_(function, clock, time);
    if (result == 0)
        OS_ANNOTATE_OUTPUT_((long(*)[2])(void *)time);
    return result;
}
OS_CORE_NAMED_(vdso_clock_gettime);

OS_CORE_END_
