/* SPDX-License-Identifier: MIT */
/* What the sources know of ELF files is what libc's <elf.h> says; or it does not compile. */
#include "image.h"
#include "vdso.c"

#include <elf.h>
#include <stddef.h>

#define SAME(ours, theirs)                                                                         \
    _Static_assert((unsigned long)(ours) == (unsigned long)(theirs), #ours " is not " #theirs)
#define SAME_PLACE(ours, our_member, theirs, their_member)                                         \
    SAME(offsetof(struct ours, our_member), offsetof(theirs, their_member));                       \
    SAME(sizeof(((struct ours *)0)->our_member), sizeof(((theirs *)0)->their_member))

/* image.h: DT_ANDROID_REL and DT_ANDROID_RELA are LLVM's, and not in <elf.h>. */
SAME(OS_PT_LOAD_, PT_LOAD);
SAME(OS_PT_DYNAMIC_, PT_DYNAMIC);
SAME(OS_PT_INTERP_, PT_INTERP);
SAME(OS_PT_TLS_, PT_TLS);
SAME(OS_PF_W_, PF_W);
SAME(OS_DT_NULL_, DT_NULL);
SAME(OS_DT_PLTRELSZ_, DT_PLTRELSZ);
SAME(OS_DT_RELA_, DT_RELA);
SAME(OS_DT_RELASZ_, DT_RELASZ);
SAME(OS_DT_REL_, DT_REL);
SAME(OS_DT_JMPREL_, DT_JMPREL);
SAME(OS_DT_RELRSZ_, DT_RELRSZ);
SAME(OS_DT_RELR_, DT_RELR);

SAME(sizeof(struct os_image_), sizeof(Elf64_Ehdr));
SAME_PLACE(os_image_, entry, Elf64_Ehdr, e_entry);
SAME_PLACE(os_image_, headers, Elf64_Ehdr, e_phoff);
SAME_PLACE(os_image_, header_count, Elf64_Ehdr, e_phnum);
SAME(sizeof(struct os_image_header_), sizeof(Elf64_Phdr));
SAME_PLACE(os_image_header_, type, Elf64_Phdr, p_type);
SAME_PLACE(os_image_header_, flags, Elf64_Phdr, p_flags);
SAME_PLACE(os_image_header_, offset, Elf64_Phdr, p_offset);
SAME_PLACE(os_image_header_, address, Elf64_Phdr, p_vaddr);
SAME_PLACE(os_image_header_, file_size, Elf64_Phdr, p_filesz);
SAME_PLACE(os_image_header_, size, Elf64_Phdr, p_memsz);
SAME_PLACE(os_image_header_, alignment, Elf64_Phdr, p_align);
SAME(sizeof(struct os_image_relocation_), sizeof(Elf64_Rela));
SAME_PLACE(os_image_relocation_, offset, Elf64_Rela, r_offset);
SAME_PLACE(os_image_relocation_, info, Elf64_Rela, r_info);
SAME_PLACE(os_image_relocation_, addend, Elf64_Rela, r_addend);

#if defined(__x86_64__)
SAME(OS_R_NONE_, R_X86_64_NONE);
SAME(OS_R_RELATIVE_, R_X86_64_RELATIVE);
SAME(OS_R_TPREL_, R_X86_64_TPOFF64);
SAME(OS_R_IRELATIVE_, R_X86_64_IRELATIVE);
#elif defined(__aarch64__)
SAME(OS_R_NONE_, R_AARCH64_NONE);
SAME(OS_R_RELATIVE_, R_AARCH64_RELATIVE);
SAME(OS_R_TPREL_, R_AARCH64_TLS_TPREL);
SAME(OS_R_IRELATIVE_, R_AARCH64_IRELATIVE);
#else
SAME(OS_R_NONE_, R_RISCV_NONE);
SAME(OS_R_RELATIVE_, R_RISCV_RELATIVE);
SAME(OS_R_TPREL_, R_RISCV_TLS_TPREL64);
SAME(OS_R_IRELATIVE_, R_RISCV_IRELATIVE);
#endif

SAME(OS_ELF_MAGIC_, ELFMAG0 | ELFMAG1 << 8 | ELFMAG2 << 16 | ELFMAG3 << 24);
SAME(OS_ELF_CLASS_, EI_CLASS);
SAME(OS_ELF_PHOFF_, offsetof(Elf64_Ehdr, e_phoff));
SAME(OS_ELF_PHNUM_, offsetof(Elf64_Ehdr, e_phnum));
SAME(OS_ELF_HEADER_, sizeof(Elf64_Ehdr));
SAME(OS_ELF_P_OFFSET_, offsetof(Elf64_Phdr, p_offset));
SAME(OS_ELF_P_VADDR_, offsetof(Elf64_Phdr, p_vaddr));
SAME(OS_ELF_P_MEMSZ_, offsetof(Elf64_Phdr, p_memsz));
SAME(OS_ELF_PROGRAM_, sizeof(Elf64_Phdr));
SAME(OS_ELF_LOAD_, PT_LOAD);
SAME(OS_ELF_DYNAMIC_, PT_DYNAMIC);
SAME(OS_ELF_DT_HASH_, DT_HASH);
SAME(OS_ELF_DT_STRTAB_, DT_STRTAB);
SAME(OS_ELF_DT_SYMTAB_, DT_SYMTAB);
SAME(OS_ELF_DT_GNU_HASH_, DT_GNU_HASH);
SAME(OS_ELF_ST_SHNDX_, offsetof(Elf64_Sym, st_shndx));
SAME(OS_ELF_ST_VALUE_, offsetof(Elf64_Sym, st_value));
SAME(OS_ELF_SYMBOL_, sizeof(Elf64_Sym));
