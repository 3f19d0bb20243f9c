/* SPDX-License-Identifier: MIT */
/*
 * The unit tests: unit kernel, or, under qemu-user, unit ANSWERS (answers.c), or with a second
 * argument the one test of that name. One source for three targets and three products: the library,
 * and the single header with OS_CORE_IMPLEMENTATION and with OS_CORE_STATIC.
 */
#include "unit.h"

#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>

size_t page;

void skip_because(const char *reason)
{
    printf("# skip: %s\n", reason); /* tests/lib/cmocka.awk puts it on the test's own line */
    skip();
}
void skip_if_missing(const char *call, long result)
{
    char reason[80];
    if (result != -OS_ENOSYS)
        return;
    snprintf(reason, sizeof reason, "%s: ENOSYS%s", call, under_qemu ? ", qemu-user lacks it" : "");
    skip_because(reason);
}

unsigned char *map_far_away(size_t pages)
{
    static uintptr_t next = (uintptr_t)1 << 36;
    unsigned char *place = (unsigned char *)next;

    next += 2 * pages * page;
    assert_ptr_equal(os_mmap(place, pages * page, RW, ANON, -1, 0), place);
    fill(place, pages);
    return place;
}
int memory_file(size_t pages)
{
    unsigned char *contents = map_pages(pages);
    long fd = os_syscall2(OS_NR_memfd_create, (long)"unit", OS_MFD_ALLOW_SEALING);
    skip_if_missing("memfd_create", fd);
    assert_true(fd >= 0);
    assert_int_equal(write((int)fd, contents, pages * page), pages * page);
    unmap_pages(contents, pages);
    return (int)fd;
}
int reopened(int fd, int flags)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    fd = open(path, flags);
    assert_true(fd >= 0);
    return fd;
}

int in_child(int (*f)(void *), void *argument)
{
    int status;
    pid_t pid;

    fflush(stdout);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        /* No core file; and under qemu-user a fault may repeat for ever: a limit ends that. */
        struct rlimit none = {0, 0}, seconds = {5, 5};
        setrlimit(RLIMIT_CORE, &none);
        if (under_qemu)
            setrlimit(RLIMIT_CPU, &seconds);
        signal(SIGSEGV, SIG_DFL); /* cmocka catches them */
        signal(SIGILL, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        _exit(f(argument));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? DIED + WTERMSIG(status) : WEXITSTATUS(status);
}

#define CANARY 4242
static char maps_before[1 << 16], maps_after[1 << 16];

static void read_maps(char *text, size_t size)
{
    size_t length = 0;
    ssize_t n;
    int fd = open("/proc/self/maps", O_RDONLY);
    assert_true(fd >= 0);
    while ((n = read(fd, text + length, size - length - 1)) > 0)
        length += (size_t)n;
    close(fd);
    assert_true(length > 100 && length < size - 1); /* not empty, and whole */
    text[length] = '\0';
}
void nothing_changes(void)
{
    read_maps(maps_before, sizeof maps_before);
    errno = CANARY;
}
void nothing_changed(void)
{
    assert_int_equal(errno, CANARY);
    read_maps(maps_after, sizeof maps_after);
    if (strcmp(maps_before, maps_after) != 0)
        fail_msg("mappings have changed:\n%s---\n%s", maps_before, maps_after);
}

size_t mapped_bytes(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    size_t bytes = 0;
    unsigned long from, to;
    assert_non_null(maps);
    while (fscanf(maps, "%lx-%lx%*[^\n]", &from, &to) == 2)
        bytes += to - from;
    fclose(maps);
    assert_true(bytes > 0);
    return bytes;
}
int next_descriptor(void)
{
    const int fd = dup(STDOUT_FILENO);
    assert_true(fd >= 0);
    close(fd);
    return fd;
}

int older_than(int major, int minor)
{
    struct utsname name;
    int is_major = 0, is_minor = 0;
    assert_int_equal(uname(&name), 0);
    assert_int_equal(sscanf(name.release, "%d.%d", &is_major, &is_minor), 2);
    return is_major < major || (is_major == major && is_minor < minor);
}
size_t sysctl_number(const char *path)
{
    size_t number = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%zu", &number) != 1)
        number = 0;
    fclose(file);
    return number;
}
unsigned char *use_up_mappings(size_t *length)
{
    const size_t limit = sysctl_number("/proc/sys/vm/max_map_count"), pages = 2 * limit;
    unsigned char *many, *last;
    long result = 0;

    if (limit == 0 || limit > 1 << 20)
        return NULL;
    *length = pages * page;
    many = os_mmap(NULL, *length, OS_PROT_NONE, ANON | OS_MAP_NORESERVE, -1, 0);
    if (many == OS_MAP_FAILED)
        return NULL;
    /* A page made different is two more, the last page one: the loop may leave that one to go. */
    for (size_t i = 1; result == 0 && i < pages; i += 2)
        result = os_syscall3(OS_NR_mprotect, (long)(many + i * page), (long)page, OS_PROT_READ);
    last = many + *length - page;
    (void)!os_syscall3(OS_NR_mprotect, (long)last, (long)page, OS_PROT_READ);
    return many;
}

int main(int argc, char **argv)
{
    int failed = 0;

    if (argc < 2 || argc > 3 || (strcmp(argv[1], "kernel") != 0 && !read_answers(argv[1]))) {
        fprintf(stderr, "usage: unit kernel|ANSWERS [TEST], ANSWERS as tests/lib/qemu.sh has it\n");
        return 2;
    }
    if (argc == 3)
        cmocka_set_test_filter(argv[2]);
    page = (size_t)sysconf(_SC_PAGESIZE);
    setvbuf(stdout, NULL, _IOLBF, 0); /* what was printed before a crash is not lost */
    failed += test_errors();
    failed += test_mapping();
    failed += test_refused();
    failed += test_refused_files();
    failed += test_faults();
    failed += test_syscalls();
    failed += test_state();
    failed += test_helpers();
    failed += test_kernel();
    failed += test_family();
    failed += test_effects();
    failed += test_flags();
    failed += test_limits();
    return failed != 0;
}
