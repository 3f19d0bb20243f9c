/* SPDX-License-Identifier: MIT */
/*
 * What a program finds of itself in memory: its ELF header, and the program headers behind it
 * (System V gABI, "Object Files"). Private to the sources.
 *
 * The linker defines __ehdr_start where the headers are loaded. Where they are not (a script of
 * one's own, -N), the program does not link: the complete start needs them, the bare one does not.
 */
#ifndef OS_CORE_IMAGE_H_
#define OS_CORE_IMAGE_H_

#include "entry.h"

OS_CORE_BEGIN_

struct os_image_ {
    unsigned char kind[24];
    os_uintptr_t entry, headers, sections;
    unsigned int flags;
    unsigned short size, header_size, header_count, section_size, section_count, names;
};
struct os_image_header_ {
    unsigned int type, flags;
    os_uintptr_t offset, address, physical, file_size, size, alignment;
};
struct os_image_relocation_ {
    os_uintptr_t offset, info, addend;
};

#define OS_PT_LOAD_ 1
#define OS_PT_DYNAMIC_ 2
#define OS_PT_INTERP_ 3
#define OS_PT_TLS_ 7
#define OS_PF_W_ 2
#define OS_DT_NULL_ 0
#define OS_DT_PLTRELSZ_ 2
#define OS_DT_RELA_ 7
#define OS_DT_RELASZ_ 8
#define OS_DT_REL_ 17
#define OS_DT_JMPREL_ 23
#define OS_DT_RELRSZ_ 35
#define OS_DT_RELR_ 36
#define OS_DT_ANDROID_REL_ 0x6000000f
#define OS_DT_ANDROID_RELA_ 0x60000011
#define OS_R_NONE_ 0

extern const struct os_image_ os_image_ __asm__("__ehdr_start")
    __attribute__((__visibility__("hidden")));

/* Its first program header of that type, or NULL. */
OS_START_LOCAL_ const struct os_image_header_ *os_image_header_(unsigned int type)
{
    const struct os_image_header_ *header =
        (const struct os_image_header_ *)((os_uintptr_t)&os_image_ + os_image_.headers);
    unsigned int left;
    for (left = os_image_.header_count; left != 0; left--, header++)
        if (header->type == type)
            return header;
    return 0;
}

/* May the program write there? An address as the linker gave it. */
OS_START_LOCAL_ int os_image_writes_(os_uintptr_t address)
{
    const struct os_image_header_ *header =
        (const struct os_image_header_ *)((os_uintptr_t)&os_image_ + os_image_.headers);
    unsigned int left;
    for (left = os_image_.header_count; left != 0; left--, header++)
        if (header->type == OS_PT_LOAD_ && (header->flags & OS_PF_W_) != 0 &&
            address - header->address < header->size)
            return 1;
    return 0;
}

/* The value of a tag, in the dynamic section or the auxiliary vector: 0 if it is not there. */
OS_START_LOCAL_ os_uintptr_t os_tagged_(const os_uintptr_t *pair, os_uintptr_t tag)
{
    for (; pair[0] != 0; pair += 2)
        if (pair[0] == tag)
            return pair[1];
    return 0;
}

/*
 * How far it is from where it was linked: the ELF header stands at the beginning of the file. What
 * is not compiled for that is at a fixed address, or does not link (relocate.c).
 */
OS_START_LOCAL_ os_uintptr_t os_image_bias_(void)
{
#ifdef __PIC__
    const struct os_image_header_ *first = os_image_header_(OS_PT_LOAD_);
    return (os_uintptr_t)&os_image_ - (first != 0 ? first->address - first->offset : 0);
#else
    return 0;
#endif
}

OS_CORE_END_

#endif
