/* SPDX-License-Identifier: MIT */
/*
 * Starts a static program, ET_EXEC or static PIE, as execve does, but in this process: it maps the
 * segments, builds a stack, and jumps. Itself it is a static PIE, and not where others want to be:
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -fPIE -Wl,-pie,--no-dynamic-linker -Iinclude \
 *         -nostdlib examples/loader.c -Lbuild/x86_64 -los_core_start -los_core -o loader
 *     ./loader ./program its arguments
 * FLAGS: -fPIE -Wl,-pie,--no-dynamic-linker
 * The program's stack begins below the loader's, which stays. /proc/self/exe is the loader.
 */
#define PROGRAM "loader"
#define OS_CORE_CALLS
#define OS_CORE_DATA
#include "os_core.h"
#include "print.h"

#if defined(__x86_64__)
#define MACHINE OS_EM_X86_64
#define JUMP(to, sp)                                                                               \
    __asm__("mov %0, %%rsp\n\txor %%edx, %%edx\n\tjmp *%1" ::"r"(sp), "r"(to) : "rdx", "memory")
#elif defined(__aarch64__)
#define MACHINE OS_EM_AARCH64
#define JUMP(to, sp)                                                                               \
    __asm__("mov sp, %0\n\tmov x0, xzr\n\tbr %1" ::"r"(sp), "r"(to) : "x0", "memory")
#else
#define MACHINE OS_EM_RISCV
#define JUMP(to, sp) __asm__("mv sp, %0\n\tli a0, 0\n\tjr %1" ::"r"(sp), "r"(to) : "a0", "memory")
#endif

static const char *name; /* the program's; its file, and what that says */
static int fd, begins;
static const struct os_elf64_hdr *head;
static const struct os_elf64_phdr *segments, *end_of_segments;
static unsigned long file_size, page, base, program_headers; /* base is added to all addresses */

static void expect(int right, const char *what)
{
    if (!right)
        fail(what, name, -OS_ENOEXEC);
}

static void read_file(void)
{
    void *file;
    long result = os_map_file(&file, &file_size, name);

    if (os_is_error(result))
        fail("cannot map", name, result);
    fd = (int)checked("open", os_openat(OS_AT_FDCWD, name, OS_O_RDONLY | OS_O_CLOEXEC, 0));
    head = file;
    expect(file_size >= sizeof *head && *(const unsigned int *)file == 0x464c457f /* ELF */ &&
               head->e_ident[OS_EI_CLASS] == OS_ELFCLASS64 && head->e_machine == MACHINE &&
               (head->e_type == OS_ET_EXEC || head->e_type == OS_ET_DYN),
           "no program for this machine:");
    expect(head->e_phentsize == sizeof *segments && head->e_phoff % sizeof(long) == 0 &&
               head->e_phoff <= file_size &&
               head->e_phnum <= (file_size - head->e_phoff) / sizeof *segments,
           "its head is damaged:");
    segments = (const void *)((const char *)file + head->e_phoff);
    end_of_segments = segments + head->e_phnum;
}

/* Looks at the segments, and maps zeros for all: where they say, or anywhere. */
static void reserve(void)
{
    unsigned long low = ~0UL, high = 0, align = page;
    void *memory;
    long result;

    for (const struct os_elf64_phdr *s = segments; s < end_of_segments; s++) {
        unsigned long end = s->p_vaddr + s->p_memsz;
        expect(s->p_type != OS_PT_INTERP, "it needs a dynamic loader:");
        if (s->p_type != OS_PT_LOAD)
            continue;
        expect(s->p_filesz <= s->p_memsz && s->p_offset <= file_size &&
                   s->p_filesz <= file_size - s->p_offset && end >= s->p_vaddr && end < 1UL << 63 &&
                   (s->p_vaddr - s->p_offset) % page == 0 && (s->p_align & (s->p_align - 1)) == 0 &&
                   (s->p_filesz == s->p_memsz || (s->p_flags & OS_PF_W) != 0),
               "a segment is damaged:");
        low = s->p_vaddr < low ? s->p_vaddr : low;
        high = end > high ? end : high;
        align = s->p_align > align && head->e_type == OS_ET_DYN ? s->p_align : align;
        begins |= (s->p_flags & OS_PF_X) != 0 && head->e_entry - s->p_vaddr < s->p_filesz;
    }
    expect(begins, "it does not begin in its code:");
    low &= ~(align - 1);
    memory = (void *)low;
    if (head->e_type == OS_ET_DYN)
        result = os_map_aligned(&memory, high - low, align);
    else
        result = os_map_exactly(memory, high - low, OS_PROT_READ | OS_PROT_WRITE,
                                OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
    if (os_is_error(result))
        fail("no room for", name, result);
    base = (unsigned long)memory - low;
}

/* Maps the bytes of the file. The rest of their last page becomes zeros as well. */
static void map(const struct os_elf64_phdr *s)
{
    unsigned long in_page = s->p_vaddr % page, start = base + s->p_vaddr - in_page;
    unsigned long end = base + s->p_vaddr + s->p_filesz;
    int prot = ((s->p_flags & OS_PF_R) != 0 ? OS_PROT_READ : 0) |
               ((s->p_flags & OS_PF_W) != 0 ? OS_PROT_WRITE : 0) |
               ((s->p_flags & OS_PF_X) != 0 ? OS_PROT_EXEC : 0);

    checked("mmap", os_mmap_raw((void *)start, end - start, prot, OS_MAP_PRIVATE | OS_MAP_FIXED, fd,
                                (os_off_t)(s->p_offset - in_page)));
    for (; s->p_memsz > s->p_filesz && end % page != 0; end++)
        *(char *)end = 0;
    if (head->e_phoff - s->p_offset < s->p_filesz)
        program_headers = base + s->p_vaddr + (head->e_phoff - s->p_offset);
}

int main(int argc, char **argv, char **envp)
{
    const unsigned long *from = (void *)(argv + 1), *auxv, *end;
    unsigned long *stack, *aux;

    if (argc < 2)
        usage("PROGRAM [ARGUMENT...]");
    page = (unsigned long)checked("page size", os_auxv(envp, OS_AT_PAGESZ));
    name = argv[1];
    read_file();
    reserve();
    for (const struct os_elf64_phdr *s = segments; s < end_of_segments; s++)
        if (s->p_type == OS_PT_LOAD && s->p_filesz != 0)
            map(s);
    os_close(fd);
    while (*envp != 0)
        envp++;
    for (auxv = end = (void *)(envp + 1); *end != OS_AT_NULL;)
        end += 2;
    /* argc, then what follows argv[0] on our stack: argv, envp, auxv, each with its end */
    stack = __builtin_alloca((os_size_t)(end + 2 - from + 2) * sizeof *stack);
    stack[0] = (unsigned long)argc - 1;
    for (long i = 0; from + i < end + 2; i++)
        stack[i + 1] = from[i];
    for (aux = stack + 1 + (auxv - from); aux[0] != OS_AT_NULL; aux += 2) /* of the program now */
        aux[1] = aux[0] == OS_AT_PHDR     ? program_headers
                 : aux[0] == OS_AT_PHNUM  ? head->e_phnum
                 : aux[0] == OS_AT_ENTRY  ? base + head->e_entry
                 : aux[0] == OS_AT_BASE   ? 0
                 : aux[0] == OS_AT_EXECFN ? (unsigned long)name
                                          : aux[1];
    JUMP(base + head->e_entry, stack);
    __builtin_unreachable();
}
