/* SPDX-License-Identifier: MIT */
/*
 * os_tls_init and os_relocate on a program that is not this one: an ELF header, program headers and
 * a dynamic section that the test makes, with what no linker was seen to write. This program itself
 * needs neither: it begins with the bare start. Ends with 0, or with 1 and what is not so.
 */
#define OS_CORE_START
#include "os_core.h"
#include <elf.h>

static void failed(const char *text, os_size_t length)
{
    os_syscall3(OS_NR_write, 2, (long)text, (long)length);
    os_syscall1(OS_NR_exit_group, 1);
}
#define EXPECT(is_so) ((is_so) ? (void)0 : failed(#is_so "\n", sizeof #is_so))

/* The first page of the program, as it was linked: at address 0x12000, from byte 0x2000 on. */
enum { LOAD, DYNAMIC, OTHER, TLS, HEADERS };
struct image {
    Elf64_Ehdr header;
    Elf64_Phdr headers[HEADERS];
};
extern struct image image __asm__("__ehdr_start");
struct image image = {{.e_phoff = sizeof(Elf64_Ehdr), .e_phnum = HEADERS},
                      {{.p_type = PT_LOAD, .p_vaddr = 0x12000, .p_offset = 0x2000},
                       {.p_type = PT_DYNAMIC},
                       {.p_type = PT_NOTE},
                       {.p_type = PT_TLS}}};
static Elf64_Addr linked = 0x10000;
static Elf64_Addr bias(void)
{
    return (Elf64_Addr)&image - linked;
}

/* --- thread-local variables ----------------------------------------------------------------- */

/* What the machine keeps at the thread pointer, and where the stack protector's guard stands. */
#if defined(__x86_64__)
enum { HEAD = 48, GUARD = 40, BELOW = 1 };
#elif defined(__aarch64__)
enum { HEAD = 16, GUARD = 0, BELOW = 0 };
#else
enum { HEAD = 0, GUARD = 0, BELOW = 0 };
#endif
static os_uintptr_t first_block[6] = {0, 1, 2, 3, 4, 0x1122334455667788};

/* The nearest place for the variables with an address that is aligned as that in the file is. */
static unsigned char *variables_at(unsigned char *pointer, const Elf64_Phdr *tls)
{
    const os_size_t alignment = tls->p_align != 0 ? tls->p_align : 1;
    unsigned char *first = BELOW ? pointer - tls->p_memsz : pointer + HEAD;
    while (((os_uintptr_t)first - tls->p_vaddr) % alignment != 0)
        first += BELOW ? -1 : 1;
    return first;
}

static unsigned char values[1024] __attribute__((__aligned__(256)));
static unsigned char memory[2048] __attribute__((__aligned__(256)));

/* Each byte that is neither a variable's nor the machine's stays as it was. */
static void bytes_are_right(const unsigned char *pointer, const unsigned char *first,
                            const Elf64_Phdr *tls)
{
    const unsigned char *value = (const unsigned char *)(bias() + tls->p_vaddr);
    os_size_t i;
    for (i = 0; i < sizeof memory; i++) {
        const unsigned char *at = memory + i;
        if (at >= first && at < first + tls->p_memsz)
            EXPECT(*at == (at < first + tls->p_filesz ? value[at - first] : 0));
        else if (!BELOW || at < pointer || at >= pointer + HEAD ||
                 (at >= pointer + 8 && at < pointer + GUARD))
            EXPECT(*at == 77);
    }
}

static void a_block(os_size_t at)
{
    const Elf64_Phdr *tls = &image.headers[TLS];
    const int are_there = tls->p_type == PT_TLS;
    const os_size_t more = are_there && tls->p_align > 16 ? tls->p_align - 1 : 15;
    const os_size_t bytes = are_there ? tls->p_memsz : 0, size = os_tls_size();
    unsigned char *pointer, *first;
    os_size_t i;
    EXPECT(size == HEAD + bytes + 2 * more);
    for (i = 0; i < sizeof memory; i++)
        memory[i] = 77;
    pointer = (unsigned char *)os_tls_init(memory + at);
    first = are_there ? variables_at(pointer, tls) : pointer;
    EXPECT((os_uintptr_t)pointer % (more + 1) == 0);
    EXPECT(first >= memory + at && pointer >= memory + at);
    EXPECT(first + bytes <= memory + at + size && pointer + HEAD <= memory + at + size);
    if (BELOW) {
        EXPECT(*(void **)(void *)pointer == pointer);
        EXPECT(*(os_uintptr_t *)(void *)(pointer + GUARD) == first_block[5]);
    }
    if (are_there)
        bytes_are_right(pointer, first, tls);
}

/* Variables of each size and alignment, which begin in the file where a linker may put them. */
static void thread_local_variables(void)
{
    static const unsigned short alignments[] = {0, 1, 2, 4, 8, 16, 32, 64, 256};
    static const unsigned char sizes[] = {0, 1, 7, 31, 32, 64, 100};
    Elf64_Phdr *tls = &image.headers[TLS];
    os_size_t i, alignment, size, odd, at;
    for (i = 0; i < sizeof values; i++)
        values[i] = (unsigned char)(i % 251 + 1);
    for (alignment = 0; alignment < sizeof alignments / sizeof *alignments; alignment++)
        for (size = 0; size < sizeof sizes; size++)
            for (odd = 0; odd < 30; odd += 9)
                for (at = 0; at < 34; at += 3) {
                    tls->p_align = alignments[alignment];
                    tls->p_memsz = sizes[size];
                    tls->p_filesz = (at & 1) != 0 ? sizes[size] : sizes[size] / 3;
                    tls->p_vaddr = (Elf64_Addr)values + odd - bias();
                    a_block(at);
                }
    tls->p_type = PT_NULL;
    for (at = 0; at < 34; at++)
        a_block(at);
    tls->p_type = PT_TLS;
}

/* --- relocations ---------------------------------------------------------------------------- */

#if defined(__x86_64__)
enum { RELATIVE = R_X86_64_RELATIVE, TPREL = R_X86_64_TPOFF64, IRELATIVE = R_X86_64_IRELATIVE };
#elif defined(__aarch64__)
enum {
    RELATIVE = R_AARCH64_RELATIVE,
    TPREL = R_AARCH64_TLS_TPREL,
    IRELATIVE = R_AARCH64_IRELATIVE
};
#else
enum { RELATIVE = R_RISCV_RELATIVE, TPREL = R_RISCV_TLS_TPREL64, IRELATIVE = R_RISCV_IRELATIVE };
#endif
enum { NONE = 0, UNKNOWN = 200 };
/* LLVM's llvm/BinaryFormat/DynamicTags.def */
enum { ANDROID_REL = 0x6000000f, ANDROID_RELA = 0x60000011 };

/* A word for each relocation, and more for packed ones. */
static volatile Elf64_Addr words[150];
static Elf64_Rela table[4], more[1];
static Elf64_Dyn dynamic[8];
extern Elf64_Rela fixed[3] __asm__("__rela_iplt_start");
Elf64_Rela fixed[3];
__asm__(".globl __rela_iplt_end\n.set __rela_iplt_end, __rela_iplt_start + 72\n");
static const os_uintptr_t auxv[] = {OS_AT_HWCAP2, 22, OS_AT_HWCAP, 11, OS_AT_NULL, 0};

static Elf64_Rela relocation(int word, Elf64_Xword type, Elf64_Addr addend)
{
    Elf64_Rela one = {0, 0, 0};
    one.r_offset = (Elf64_Addr)&words[word] - bias();
    one.r_info = type;
    one.r_addend = (Elf64_Sxword)addend;
    return one;
}
static void tag(int at, Elf64_Sxword tag, Elf64_Addr value)
{
    dynamic[at].d_tag = tag;
    dynamic[at].d_un.d_val = value;
}

/* A resolver finds all addresses relocated, in whatever order the tables have them. */
static int resolved;
static os_uintptr_t resolver(os_uintptr_t hwcap, const os_uintptr_t *args)
{
#if defined(__x86_64__)
    (void)hwcap, (void)args;
#elif defined(__aarch64__)
    EXPECT(hwcap == (11 | 1UL << 62) && args[0] == 24 && args[1] == 11 && args[2] == 22);
#else
    EXPECT(hwcap == 11 && args == 0);
#endif
    EXPECT(words[2] == bias() + 0x500 && words[70] == bias() + 70);
    resolved++;
    return 0x700;
}
static Elf64_Addr resolver_is_at(void)
{
    return (Elf64_Addr)resolver;
}

static void tables(void)
{
    int i;
    for (i = 0; i < 150; i++)
        words[i] = (Elf64_Addr)i;
    resolved = 0;
    table[0] = relocation(0, NONE, 0x400);
    table[1] = relocation(1, IRELATIVE, resolver_is_at() - bias());
    table[2] = relocation(2, RELATIVE, 0x500);
    table[3] = relocation(3, TPREL, 0x600);
    more[0] = relocation(4, IRELATIVE, resolver_is_at() - bias());
    image.headers[DYNAMIC].p_vaddr = (Elf64_Addr)dynamic - bias();
    tag(0, DT_RELA, (Elf64_Addr)table - bias());
    tag(1, DT_RELASZ, sizeof table);
    tag(2, DT_JMPREL, (Elf64_Addr)more - bias());
    tag(3, DT_PLTRELSZ, sizeof more);
    tag(6, DT_NULL, 0);
}

static void relocations(void)
{
    /* The address of a word; two bits of the 63 words behind it, the first and the last. */
    static Elf64_Addr packed[4];
    Elf64_Phdr *tls = &image.headers[TLS];
    unsigned char *pointer;
    int i;
    tls->p_align = 64, tls->p_memsz = 100, tls->p_filesz = 10;
    tls->p_vaddr = (Elf64_Addr)values + 24 - bias();
    pointer = (unsigned char *)os_tls_init(memory);
    tables();
    packed[0] = (Elf64_Addr)&words[70] - bias();
    packed[1] = 1 | 1UL << 1 | 1UL << 63;
    packed[2] = 1 | 1UL << 2;
    packed[3] = (Elf64_Addr)&words[10] - bias();
    tag(4, DT_RELR, (Elf64_Addr)packed - bias());
    tag(5, DT_RELRSZ, sizeof packed);
    EXPECT(os_relocate(auxv) == 0 && resolved == 2);
    for (i = 5; i < 150; i++) {
        const int is_packed = i == 10 || i == 70 || i == 71 || i == 133 || i == 135;
        EXPECT(words[i] == (Elf64_Addr)i + (is_packed ? bias() : 0));
    }
    EXPECT(words[0] == 0 && words[1] == 0x700 && words[2] == bias() + 0x500 && words[4] == 0x700);
    EXPECT(words[3] == 0x600 + (Elf64_Addr)(variables_at(pointer, tls) - pointer));
}

/* What is not known is refused, wherever it stands; so is a variable where there are none. */
static void refused(void)
{
    static const Elf64_Sxword tags[] = {DT_REL, ANDROID_REL, ANDROID_RELA};
    int i;
    for (i = 0; i < 4; i++) {
        tables();
        table[i].r_info = UNKNOWN;
        EXPECT(os_relocate(auxv) == -OS_ENOEXEC);
    }
    tables();
    more[0].r_info = UNKNOWN;
    EXPECT(os_relocate(auxv) == -OS_ENOEXEC);
    tables();
    image.headers[TLS].p_type = PT_NULL;
    EXPECT(os_relocate(auxv) == -OS_ENOEXEC);
    image.headers[TLS].p_type = PT_TLS;
    for (i = 0; i < 3; i++) {
        tag(0, tags[i], 1);
        tag(1, DT_NULL, 0);
        EXPECT(os_relocate(auxv) == -OS_ENOEXEC);
        tag(0, tags[i] + 1, 1);
        EXPECT(os_relocate(auxv) == 0);
    }
}

/* At a fixed address there is no dynamic section. */
static void at_a_fixed_address(void)
{
    int i;
    tables();
    words[2] = bias() + 0x500, words[70] = bias() + 70;
    fixed[0] = relocation(1, IRELATIVE, resolver_is_at());
    fixed[1] = relocation(0, NONE, 0x400);
    fixed[2] = relocation(4, IRELATIVE, resolver_is_at());
    for (i = 0; i < 3; i++)
        fixed[i].r_offset += bias();
    image.headers[DYNAMIC].p_type = PT_NULL;
    EXPECT(os_relocate(auxv) == 0 && resolved == 2);
    EXPECT(words[0] == 0 && words[1] == 0x700 && words[4] == 0x700);
}

int main(void)
{
    EXPECT(os_tls_set(first_block) == 0);
    thread_local_variables();
    relocations();
    image.headers[LOAD].p_type = PT_NULL, linked = 0; /* nothing says where it was linked */
    relocations();
    refused();
    at_a_fixed_address();
    return 0;
}
