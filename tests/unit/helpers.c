/* SPDX-License-Identifier: MIT */
/* The helpers of map.h: the effect of each, and each failure, which leaves nothing. */
#include "unit.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#define NOTHING_YET ((void *)4242)

static size_t whole_pages(size_t length)
{
    return (length + page - 1) / page * page;
}
static void check_zero_and_writable(unsigned char *p, size_t length)
{
    for (size_t i = 0; i < length; i++)
        assert_int_equal(p[i], 0);
    memset(p, 0xaa, length);
    assert_int_equal(((volatile unsigned char *)p)[length - 1], 0xaa);
}
static int load(void *address)
{
    (void)*(volatile unsigned char *)address;
    return 0;
}
static int store_9(void *address)
{
    *(volatile unsigned char *)address = 9;
    return 0;
}

/* --- what is refused: the exact error, NULL, and nothing else */

enum helper { ANONYMOUS, FILE_PATH, ALIGNED, GUARDED, RING };

struct refused {
    enum helper helper;
    long expected;
    os_size_t length, alignment;
    const char *path;
};
static void refused(const struct refused *r)
{
    void *memory = NOTHING_YET;
    os_size_t length = 4242;
    const int fd = next_descriptor();
    long result = 0;

    nothing_changes();
    switch (r->helper) {
    case ANONYMOUS: result = os_map_anonymous(&memory, r->length); break;
    case FILE_PATH: result = os_map_file(&memory, &length, r->path); break;
    case ALIGNED: result = os_map_aligned(&memory, r->length, r->alignment); break;
    case GUARDED: result = os_map_guarded(&memory, r->length); break;
    case RING: result = os_map_ring(&memory, r->length); break;
    }
    nothing_changed();
    if (result != r->expected)
        fail_msg("%d, length 0x%lx, alignment 0x%lx, %s: %ld", r->helper, r->length, r->alignment,
                 r->path ? r->path : "", result);
    assert_null(memory);
    if (r->helper == FILE_PATH)
        assert_int_equal(length, 0);
    assert_int_equal(next_descriptor(), fd);
}
static void refused_all(const struct refused *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        refused(&rows[i]);
}
#define TOP ((os_size_t)1 << 63)

static void anonymous_refused(void **state)
{
    const struct refused rows[] = {
        {ANONYMOUS, -OS_EINVAL, 0, 0, NULL},
        {ANONYMOUS, -OS_ENOMEM, SIZE_MAX, 0, NULL},
        {ANONYMOUS, -OS_ENOMEM, SIZE_MAX - page + 1, 0, NULL},
        {ANONYMOUS, -OS_ENOMEM, PTRDIFF_MAX, 0, NULL},
        {ANONYMOUS, -OS_ENOMEM, TOP, 0, NULL},
    };
    (void)state;
    refused_all(rows, COUNT(rows));
}
static void aligned_refused(void **state)
{
    const struct refused rows[] = {
        {ALIGNED, -OS_EINVAL, 0, 1, NULL},
        {ALIGNED, -OS_EINVAL, 0, 1 << 21, NULL},
        {ALIGNED, -OS_EINVAL, 1, 0, NULL},
        {ALIGNED, -OS_EINVAL, 1, 3, NULL},
        {ALIGNED, -OS_EINVAL, 1, page + 1, NULL},
        {ALIGNED, -OS_EINVAL, 1, 3 * page, NULL},
        {ALIGNED, -OS_EINVAL, 1, SIZE_MAX, NULL},
        {ALIGNED, -OS_EINVAL, 1, TOP + 1, NULL},
        /* Sums that do not fit, on either side of the edge; what fits the kernel refuses. */
        {ALIGNED, -OS_ENOMEM, SIZE_MAX, 1, NULL},
        {ALIGNED, -OS_ENOMEM, SIZE_MAX, 1 << 21, NULL},
        {ALIGNED, -OS_ENOMEM, SIZE_MAX - page + 2, 1 << 21, NULL},
        {ALIGNED, -OS_ENOMEM, SIZE_MAX - page + 1, 1 << 21, NULL},
        {ALIGNED, -OS_ENOMEM, 0 - (1UL << 21) + page, 1 << 21, NULL},
        {ALIGNED, -OS_ENOMEM, 0 - (1UL << 21) + 2 * page, 1 << 21, NULL},
        {ALIGNED, -OS_ENOMEM, 0 - (1UL << 21), 1 << 21, NULL},
        {ALIGNED, -OS_ENOMEM, TOP, TOP, NULL},
        {ALIGNED, -OS_ENOMEM, TOP + page, TOP, NULL},
        {ALIGNED, -OS_ENOMEM, TOP + 2 * page, TOP, NULL},
        {ALIGNED, -OS_ENOMEM, 1, TOP, NULL},
    };
    (void)state;
    refused_all(rows, COUNT(rows));
}
static void guarded_refused(void **state)
{
    const struct refused rows[] = {
        {GUARDED, -OS_EINVAL, 0, 0, NULL},
        {GUARDED, -OS_ENOMEM, SIZE_MAX, 0, NULL},
        {GUARDED, -OS_ENOMEM, SIZE_MAX - page, 0, NULL},
        {GUARDED, -OS_ENOMEM, 0 - 3 * page, 0, NULL},
        {GUARDED, -OS_ENOMEM, 2 - 3 * page, 0, NULL}, /* the first whose sum does not fit */
        {GUARDED, -OS_ENOMEM, 1 - 3 * page, 0, NULL},
        {GUARDED, -OS_ENOMEM, PTRDIFF_MAX, 0, NULL},
    };
    (void)state;
    refused_all(rows, COUNT(rows));
}
static void ring_refused(void **state)
{
    const struct refused rows[] = {
        {RING, -OS_EINVAL, 0, 0, NULL},
        {RING, -OS_EINVAL, 1, 0, NULL},
        {RING, -OS_EINVAL, page / 2, 0, NULL},
        {RING, -OS_EINVAL, page - 1, 0, NULL},
        {RING, -OS_EINVAL, page + 1, 0, NULL},
        {RING, -OS_EINVAL, page + page / 2, 0, NULL},
        {RING, -OS_ENOMEM, TOP, 0, NULL}, /* twice that is 0 */
        {RING, -OS_ENOMEM, TOP + page, 0, NULL},
        {RING, -OS_ENOMEM, SIZE_MAX, 0, NULL},
        {RING, -OS_ENOMEM, 0 - page, 0, NULL},
        {RING, -OS_ENOMEM, TOP - page, 0, NULL},
        {RING, -OS_ENOMEM, TOP / 2, 0, NULL},
    };
    (void)state;
    refused_all(rows, COUNT(rows));
}
static void file_refused(void **state)
{
    const struct refused rows[] = {
        {FILE_PATH, -OS_ENOENT, 0, 0, "/proc/self/there is no such file"},
        {FILE_PATH, -OS_ENOENT, 0, 0, ""},
        {FILE_PATH, -OS_ENOTDIR, 0, 0, "/proc/self/exe/x"},
        {FILE_PATH, -OS_EFAULT, 0, 0, NULL},
        {FILE_PATH, -OS_EISDIR, 0, 0, "/"},
        {FILE_PATH, -OS_EISDIR, 0, 0, "."},
        {FILE_PATH, -OS_EISDIR, 0, 0, "/proc"},
        {FILE_PATH, -OS_EISDIR, 0, 0, "/dev"},
        /* They say that their size is 0, and are not empty. */
        {FILE_PATH, -OS_ENODEV, 0, 0, "/proc/sys/kernel/ostype"},
        {FILE_PATH, -OS_ENODEV, 0, 0, "/dev/zero"},
        {FILE_PATH, -OS_ENODEV, 0, 0, "/dev/urandom"},
        /* Nor does this say how large it is. */
        {FILE_PATH, -OS_EINVAL, 0, 0, "/proc/version"},
    };
    (void)state;
    refused_all(rows, COUNT(rows));
}

/* --- os_map_anonymous, os_map_aligned */

static void anonymous(void **state)
{
    const size_t before = mapped_bytes();
    void *memory;
    (void)state;
    assert_int_equal(os_map_anonymous(&memory, 3 * page + 1), 0);
    check_zero_and_writable(memory, 4 * page);
    assert_int_equal(mapped_bytes(), before + 4 * page);
    assert_int_equal(in_child(store_9, memory), 0);
    assert_int_equal(*(volatile unsigned char *)memory, 0xaa); /* private */
    assert_int_equal(os_munmap(memory, 3 * page + 1), 0);
    assert_int_equal(mapped_bytes(), before);
}
static void aligned(void **state)
{
    const size_t alignments[] = {1, 2, page / 2, page, 2 * page, 1 << 16, 1 << 21, 1 << 30};
    const size_t lengths[] = {1, page - 1, page, page + 1, 5 * page, (1 << 16) + 1};
    (void)state;
    for (size_t i = 0; i < COUNT(alignments) * COUNT(lengths); i++) {
        const size_t alignment = alignments[i % COUNT(alignments)];
        const size_t length = lengths[i / COUNT(alignments)];
        const size_t before = mapped_bytes();
        void *memory = NOTHING_YET;
        errno = 4242;
        assert_int_equal(os_map_aligned(&memory, length, alignment), 0);
        assert_int_equal(errno, 4242);
        assert_int_equal((uintptr_t)memory % alignment, 0);
        assert_int_equal((uintptr_t)memory % page, 0);
        assert_int_equal(mapped_bytes(), before + whole_pages(length)); /* no more stays */
        check_zero_and_writable(memory, whole_pages(length));
        assert_int_equal(os_munmap(memory, length), 0);
        assert_int_equal(mapped_bytes(), before);
    }
}

/*
 * Two blocks at a multiple of alignment: the second lies neither where the kernel puts it nor where
 * it would be right, and takes as much room as there can be.
 */
static long two_aligned(size_t alignment)
{
    void *first, *second;
    long result = os_map_aligned(&first, 3 * page, alignment);
    if (result != 0)
        return result;
    result = os_map_aligned(&second, 3 * page, alignment);
    if (result == 0 && (((uintptr_t)first | (uintptr_t)second) % alignment != 0 ||
                        *(volatile char *)second != 0 || os_munmap(second, 3 * page) != 0))
        return 1;
    return os_munmap(first, 3 * page) != 0 ? 2 : result;
}
/* The stack is at the end of an address space. qemu-user 7.2 has a table of reserved addresses. */
static int address_bits(void)
{
    return under_qemu ? 26 : 64 - __builtin_clzl((uintptr_t)__builtin_frame_address(0));
}
static void aligned_to_much(void **state)
{
    const int bits = address_bits();
    (void)state;
    for (int shift = 20; shift < bits - 1; shift++) {
        const size_t before = mapped_bytes();
        const long result = two_aligned((size_t)1 << shift);
        if (result != 0 && !(result == -OS_ENOMEM && shift == bits - 2)) /* there are only three */
            fail_msg("2^%d: %ld", shift, result);
        assert_int_equal(mapped_bytes(), before);
    }
    void *memory;
    assert_int_equal(os_map_aligned(&memory, 1, (size_t)1 << (bits - 1)), 0);
    assert_int_equal(os_munmap(memory, 1), 0);
}

/* --- os_map_file */

/* A folder of their own, the current one meanwhile, with one file. */
static char folder[PATH_MAX];
static int outside = -1;
static int in_folder(void **state)
{
    const char *parent = getenv("TMPDIR");
    (void)state;
    snprintf(folder, sizeof folder, "%s/unit.XXXXXX", parent ? parent : "/tmp");
    outside = open(".", O_RDONLY);
    return outside < 0 || mkdtemp(folder) == NULL || chdir(folder) != 0;
}
static int out_of_folder(void **state)
{
    (void)state;
    unlink("file");
    return fchdir(outside) != 0 || close(outside) != 0 || rmdir(folder) != 0;
}
static void write_file(const void *contents, size_t length)
{
    const int fd = open("file", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, contents, length), length);
    close(fd);
}

static void file_contents(void **state)
{
    const size_t lengths[] = {1, page - 1, page, page + 1, 3 * page};
    unsigned char *contents = map_pages(3);
    (void)state;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const size_t before = mapped_bytes();
        const int fd = next_descriptor();
        void *data = NOTHING_YET;
        os_size_t length = 0;
        write_file(contents, lengths[i]);
        errno = 4242;
        assert_int_equal(os_map_file(&data, &length, "file"), 0);
        assert_int_equal(errno, 4242);
        assert_int_equal(next_descriptor(), fd);
        assert_int_equal(length, lengths[i]);
        assert_memory_equal(data, contents, length);
        for (size_t rest = length; rest < whole_pages(length); rest++)
            assert_int_equal(((unsigned char *)data)[rest], 0);
        assert_int_equal(mapped_bytes(), before + whole_pages(length));
        assert_int_equal(in_child(store_9, data), DIED + SIGSEGV); /* read-only */
        assert_int_equal(os_munmap(data, length), 0);
        assert_int_equal(mapped_bytes(), before);
    }
    unmap_pages(contents, 3);
}
static void file_empty(void **state)
{
    static const char *const names[] = {"file", "/dev/null"};
    (void)state;
    write_file("", 0);
    for (size_t i = 0; i < COUNT(names); i++) {
        const int fd = next_descriptor();
        void *data = NOTHING_YET;
        os_size_t length = 4242;
        nothing_changes();
        const long result = os_map_file(&data, &length, names[i]);
        nothing_changed();
        assert_int_equal(result, 0);
        assert_null(data);
        assert_int_equal(length, 0);
        assert_int_equal(next_descriptor(), fd);
    }
}
static void large_file(void **state)
{
    /* riscv64 has 2^38 bytes with Sv39; and a qemu-user may have a table of all its pages. */
    const char *const what_it_costs =
        "mmap: 2^32 bytes reserved, what that takes of the host's memory";
    const size_t large = (size_t)1 << (qemu_differs(what_it_costs) ? 32 : 36);
    const int fd = memory_file(1);
    char path[40];
    void *data;
    os_size_t length;
    (void)state;
    assert_int_equal(ftruncate(fd, (off_t)large), 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    assert_int_equal(os_map_file(&data, &length, path), 0);
    assert_int_equal(length, large);
    check_filled(data, 1, 1);
    assert_int_equal(((unsigned char *)data)[large - 1], 0);
    assert_int_equal(os_munmap(data, length), 0);
    close(fd);
}
/* One that is larger than the address space. */
static void file_too_large(void **state)
{
    const int fd = memory_file(1);
    char path[40];
    (void)state;
    assert_int_equal(ftruncate(fd, (off_t)1 << 60), 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    refused(&(struct refused){FILE_PATH, -OS_ENOMEM, 0, 0, path});
    close(fd);
}
static int map_fifo(void *unused)
{
    void *data;
    os_size_t length;
    (void)unused;
    alarm(5);
    return os_map_file(&data, &length, "file") == -OS_ESPIPE ? 0 : 1;
}
static void file_fifo(void **state)
{
    char byte = 0;
    int writer;
    (void)state;
    assert_int_equal(mkfifo("file", 0600), 0);
    assert_int_equal(in_child(map_fifo, NULL), 0); /* nobody writes: SIGALRM if it waited for one */
    writer = open("file", O_RDWR);
    assert_true(writer >= 0);
    assert_int_equal(write(writer, "x", 1), 1);
    refused(&(struct refused){FILE_PATH, -OS_ESPIPE, 0, 0, "file"});
    assert_int_equal(read(writer, &byte, 1), 1); /* it has not been read */
    assert_int_equal(byte, 'x');
    close(writer);
}
static void file_socket(void **state)
{
    const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    const struct sockaddr_un name = {AF_UNIX, "file"};
    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&name, sizeof name), 0);
    refused(&(struct refused){FILE_PATH, -OS_ENXIO, 0, 0, "file"});
    close(fd);
}
static int map_terminal(void *unused)
{
    void *data;
    os_size_t length;
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    (void)unused;
    alarm(5);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 || setsid() < 0)
        return 1;
    if (os_map_file(&data, &length, ptsname(master)) != -OS_ESPIPE)
        return 2;
    return open("/dev/tty", O_RDWR) == -1 && errno == ENXIO ? 0 : 3;
}
static void file_terminal(void **state)
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    (void)state;
    if (master < 0 || access("/dev/tty", F_OK) != 0)
        skip_because("there are no pseudo-terminals here");
    close(master);
    assert_int_equal(in_child(map_terminal, NULL), 0);
}
static int without_descriptors(void *unused)
{
    const struct rlimit none = {0, 0};
    void *memory = NOTHING_YET;
    os_size_t length;
    (void)unused;
    if (setrlimit(RLIMIT_NOFILE, &none) != 0)
        return 1;
    if (os_map_file(&memory, &length, "/proc/self/exe") != -OS_EMFILE || memory != NULL)
        return 2;
    return os_map_ring(&memory, page) == -OS_EMFILE ? 0 : 3;
}
static void no_descriptors(void **state)
{
    (void)state;
    assert_int_equal(in_child(without_descriptors, NULL), 0);
}

/* --- os_map_guarded, os_unmap_guarded */

static void guarded(void **state)
{
    const size_t lengths[] = {1, page - 1, page, page + 1, 10 * page};
    (void)state;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const size_t before = mapped_bytes(), whole = whole_pages(lengths[i]);
        void *memory = NOTHING_YET;
        unsigned char *p;
        errno = 4242;
        assert_int_equal(os_map_guarded(&memory, lengths[i]), 0);
        assert_int_equal(errno, 4242);
        p = memory;
        assert_int_equal((uintptr_t)p % page, 0);
        check_zero_and_writable(p, whole);
        assert_int_equal(mapped_bytes(), before + whole + 2 * page);
        assert_int_equal(in_child(load, p - 1), DIED + SIGSEGV);
        assert_int_equal(in_child(load, p - page), DIED + SIGSEGV);
        assert_int_equal(in_child(load, p + whole), DIED + SIGSEGV);
        assert_int_equal(in_child(load, p + whole + page - 1), DIED + SIGSEGV);
        assert_int_equal(os_unmap_guarded(p, lengths[i]), 0);
        assert_int_equal(mapped_bytes(), before);
    }
}
/* Guards of any power of two that is not less than a page. */
static void guarded_by(void **state)
{
    (void)state;
    for (size_t guard = page; guard <= 4 * page; guard *= 2) {
        const size_t before = mapped_bytes(), length = 4 * page + 1;
        const size_t whole = (length + guard - 1) & ~(guard - 1);
        void *memory = NOTHING_YET;
        assert_int_equal(os_map_guarded_by(&memory, length, guard), 0);
        unsigned char *p = memory;
        check_zero_and_writable(p, whole);
        assert_int_equal(mapped_bytes(), before + whole + 2 * guard);
        assert_int_equal(in_child(load, p - guard), DIED + SIGSEGV);
        assert_int_equal(in_child(load, p + whole + guard - 1), DIED + SIGSEGV);
        assert_int_equal(os_unmap_guarded_by(p, length, guard), 0);
        assert_int_equal(mapped_bytes(), before);
    }
}
static void guarded_by_refused(void **state)
{
    const struct {
        long error;
        os_size_t length, guard;
    } rows[] = {
        {-OS_EINVAL, 0, page},
        {-OS_EINVAL, 1, 0},
        {-OS_EINVAL, 1, 3 * page},
        {-OS_EINVAL, 1, page / 2},
        {-OS_ENOMEM, 2 - 3 * page, page},
        {-OS_ENOMEM, 1, TOP},
        {-OS_ENOMEM, 1, TOP / 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        void *memory = NOTHING_YET;
        nothing_changes();
        const long result = os_map_guarded_by(&memory, rows[i].length, rows[i].guard);
        nothing_changed();
        if (result != rows[i].error || memory != NULL)
            fail_msg("row %zu: %ld", i, result);
    }
    assert_int_equal(os_unmap_guarded_by((void *)(16 * page), 1, 3 * page), -OS_EINVAL);
    assert_int_equal(os_unmap_guarded_by((void *)(16 * page), 1, TOP), -OS_EINVAL);
    assert_int_equal(os_unmap_guarded_by((void *)(16 * page), 0, page), -OS_EINVAL);
    assert_int_equal(os_unmap_guarded_by((void *)page, 1, 2 * page), -OS_EINVAL);
}
static void unmap_guarded_refused(void **state)
{
    void *memory;
    (void)state;
    assert_int_equal(os_map_guarded(&memory, 3 * page), 0);
    unsigned char *p = memory;
    fill(p, 3);
    const struct {
        void *memory;
        os_size_t length;
    } rows[] = {{p, 0}, {p + 1, page}, {p, SIZE_MAX}, {p, 2 - 3 * page}, {NULL, page}, {NULL, 0},
                {(void *)(page - 1), page}, {OS_MAP_FAILED, page}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        nothing_changes();
        const long result = os_unmap_guarded(rows[i].memory, rows[i].length);
        nothing_changed();
        if (result != -OS_EINVAL)
            fail_msg("row %zu: %ld", i, result);
        check_filled(p, 3, 1);
    }
    assert_int_equal(os_unmap_guarded(p, 3 * page), 0);
}

/* --- os_map_ring */

static void ring(void **state)
{
    const size_t lengths[] = {page, 3 * page, 1 << 20};
    (void)state;
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const size_t before = mapped_bytes(), length = lengths[i];
        const int fd = next_descriptor();
        void *memory = NOTHING_YET;
        unsigned char *p;
        errno = 4242;
        const long result = os_map_ring(&memory, length);
        skip_if_missing("memfd_create", result);
        assert_int_equal(result, 0);
        assert_int_equal(errno, 4242);
        assert_int_equal(next_descriptor(), fd);
        assert_int_equal(mapped_bytes(), before + 2 * length);
        p = memory;
        for (size_t j = 0; j < 2 * length; j++)
            assert_int_equal(p[j], 0);
        memcpy(p + length - 3, "record", 6); /* across the end */
        assert_memory_equal(p, "ord", 3);
        assert_memory_equal(p + 2 * length - 3, "rec", 3);
        for (size_t j = 0; j < length; j++)
            p[j] = (unsigned char)(j / page + j);
        assert_memory_equal(p, p + length, length);
        memset(p + length, 0x55, length);
        for (size_t j = 0; j < length; j++)
            assert_int_equal(p[j], 0x55);
        assert_int_equal(in_child(store_9, p + length), 0);
        assert_int_equal(*(volatile unsigned char *)p, 9); /* a child shares it */
        assert_int_equal(os_munmap(p, 2 * length), 0);
        assert_int_equal(mapped_bytes(), before);
    }
}
static int ring_beyond_the_limit(void *unused)
{
    const struct rlimit one = {page, page};
    void *memory = NOTHING_YET;
    long result;
    (void)unused;
    if (setrlimit(RLIMIT_FSIZE, &one) != 0)
        return 1;
    signal(SIGXFSZ, SIG_IGN);
    result = os_map_ring(&memory, 2 * page);
    if (result != -OS_EFBIG)
        return result == 0 ? 2 : 3;
    return memory == NULL && os_map_ring(&memory, page) == 0 ? 0 : 4;
}
static void ring_limit(void **state)
{
    (void)state;
    assert_int_equal(in_child(ring_beyond_the_limit, NULL), 0);
}

/* --- os_map_exactly */

static void exactly_free(void **state)
{
    const int fd = memory_file(3);
    unsigned char *p = map_pages(4);
    (void)state;
    unmap_pages(p, 4);
    const size_t before = mapped_bytes();
    errno = 4242;
    assert_int_equal(os_map_exactly(p, page, RW, ANON, -1, 0), 0);
    assert_int_equal(os_map_exactly(p + 2 * page, 2 * page, OS_PROT_READ, OS_MAP_SHARED, fd,
                                    (os_off_t)page), 0);
    assert_int_equal(errno, 4242);
    assert_int_equal(mapped_bytes(), before + 3 * page);
    assert_false(is_mapped(p + page));
    check_zero_and_writable(p, page);
    check_filled(p + 2 * page, 2, 2);
    assert_int_equal(in_child(store_9, p + 2 * page), DIED + SIGSEGV);
    unmap_pages(p, 4);
    close(fd);
}
static void exactly_refused(void **state)
{
    unsigned char *p = map_pages(5);
    (void)state;
    unmap_pages(p, 1);
    unmap_pages(p + 3 * page, 2); /* pages 1 and 2 are busy */
    const struct {
        long expected;
        unsigned char *addr;
        os_size_t length;
        int flags, fd;
    } rows[] = {
        {-OS_EEXIST, p + page, page, ANON, -1},
        {-OS_EEXIST, p + page, 2 * page, ANON, -1},
        {-OS_EEXIST, p + 2 * page, page, ANON, -1},
        {-OS_EEXIST, p, 2 * page, ANON, -1},         /* its end is busy */
        {-OS_EEXIST, p, page + 1, ANON, -1},
        {-OS_EEXIST, p + 2 * page, 3 * page, ANON, -1}, /* its beginning */
        {-OS_EEXIST, p, 5 * page, ANON, -1},         /* its middle */
        {-OS_EEXIST, p + page, page, ANON | OS_MAP_FIXED, -1},
        {-OS_EEXIST, p + page, page, ANON | OS_MAP_FIXED | OS_MAP_FIXED_NOREPLACE, -1},
        {-OS_EINVAL, p + 1, page, ANON, -1},
        {-OS_EINVAL, p + page + 1, page, ANON, -1},
        {-OS_EINVAL, p + 4 * page - 1, page, ANON, -1},
        {-OS_EINVAL, p, 0, ANON, -1},
        {-OS_EINVAL, p, page, OS_MAP_ANONYMOUS, -1},
        {-OS_EBADF, p, page, OS_MAP_PRIVATE, -1},
        {-OS_ENOMEM, p, SIZE_MAX, ANON, -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        nothing_changes();
        const long result = os_map_exactly(rows[i].addr, rows[i].length, RW, rows[i].flags,
                                           rows[i].fd, 0);
        nothing_changed();
        if (result != rows[i].expected)
            fail_msg("row %zu: %ld", i, result);
        check_filled(p + page, 2, 2);
    }
    unmap_pages(p + page, 2);
}
static void exactly_above_user_space(void **state)
{
    void *above = (void *)(TOP + ((os_size_t)1 << 60));
    (void)state;
    nothing_changes();
    /* An address that looks like an error, Linux 6.18 says -1, is not the one that was wanted. */
    for (long error = -1; error >= -3; error--)
        assert_true(os_is_error(os_map_exactly((void *)error, page, RW, ANON, -1, 0)));
    const long result = os_map_exactly(above, page, RW, ANON, -1, 0);
    nothing_changed();
    /* The result of os_map_exactly on a kernel that takes the place for a hint. */
    const int hint = qemu_differs("mmap: MAP_FIXED_NOREPLACE at 2^63");
    assert_int_equal(result, hint ? -OS_EEXIST : -OS_ENOMEM);
}

/* --- os_name_mapping */

/* The line of /proc/self/maps about the mapping that begins there. */
static int maps_line(const void *address, char *line, size_t size)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    unsigned long from = 0;
    assert_non_null(maps);
    while (from != (unsigned long)address && fgets(line, (int)size, maps) != NULL)
        if (sscanf(line, "%lx-", &from) != 1)
            from = 0;
    fclose(maps);
    return from == (unsigned long)address;
}
static void named(void **state)
{
    static const char longest[] =
        "a name of 79 characters, which is the most that there can be, and here it ends.";
    _Static_assert(sizeof longest == 79 + 1, "with its NUL");
    char line[300];
    unsigned char *p = map_pages(3);
    const long result = os_name_mapping(p + page, page, "os_core: a test");
    (void)state;
    if (result == -OS_EINVAL) {
        unmap_pages(p, 3);
        skip_because(under_qemu ? "qemu-user lacks it: EINVAL"
                                : "the kernel has no names of mappings (CONFIG_ANON_VMA_NAME)");
    }
    assert_int_equal(result, 0);
    assert_true(maps_line(p + page, line, sizeof line));
    assert_non_null(strstr(line, " [anon:os_core: a test]\n"));
    assert_int_equal(strlen(longest), 79);
    assert_int_equal(os_name_mapping(p + page, page, longest), 0);
    assert_true(maps_line(p + page, line, sizeof line));
    assert_non_null(strstr(line, longest));
    assert_int_equal(os_name_mapping(p + page, page, NULL), 0);
    assert_false(maps_line(p + page, line, sizeof line) && strstr(line, "[anon:") != NULL);
    check_filled(p, 3, 1);
    unmap_pages(p, 3);
}
static void name_refused(void **state)
{
    static const char *const names[] = {"[", "a]", "$", "`", "\\", "\n", "\x7f", "\xe9",
        "a name of 80 characters, which is one more than there can be, and here it stops."};
    unsigned char *p = map_pages(2);
    (void)state;
    nothing_changes();
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(os_name_mapping(p, page, names[i]), -OS_EINVAL);
    assert_int_equal(os_name_mapping(p + 1, page, "a"), -OS_EINVAL);
    nothing_changed();
    unmap_pages(p, 2);
}

#define FILE_TEST(name, function) {name, function, in_folder, out_of_folder, NULL}

int test_helpers(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_map_anonymous: private, zero, writable, and freed", anonymous),
        TEST("os_map_anonymous: what is refused", anonymous_refused),
        FILE_TEST("os_map_file: contents, length, read-only, closed", file_contents),
        FILE_TEST("os_map_file: an empty file, and one that reads as empty", file_empty),
        TEST("os_map_file: 2^36 bytes, under an old qemu-user 2^32", large_file),
        TEST("os_map_file: more bytes than there are addresses", file_too_large),
        TEST("os_map_file: what is refused", file_refused),
        FILE_TEST("os_map_file: a FIFO is not waited for, nor read", file_fifo),
        FILE_TEST("os_map_file: a socket", file_socket),
        TEST("os_map_file: a terminal, which does not become the process's own", file_terminal),
        TEST("os_map_file, os_map_ring: no descriptor left", no_descriptors),
        TEST("os_map_aligned: aligned, no more mapped than wanted, and freed", aligned),
        TEST("os_map_aligned: to each power of two that there is room for", aligned_to_much),
        TEST("os_map_aligned: what is refused", aligned_refused),
        TEST("os_map_guarded: usable, guarded on both sides, and freed", guarded),
        TEST("os_map_guarded: what is refused", guarded_refused),
        TEST("os_unmap_guarded: what is refused", unmap_guarded_refused),
        TEST("os_map_guarded_by, os_unmap_guarded_by: guards of a size", guarded_by),
        TEST("os_map_guarded_by, os_unmap_guarded_by: what is refused", guarded_by_refused),
        TEST("os_map_ring: twice the same, shared, closed, and freed", ring),
        TEST("os_map_ring: what is refused", ring_refused),
        TEST("os_map_ring: beyond RLIMIT_FSIZE", ring_limit),
        TEST("os_map_exactly: at a free address, with every argument", exactly_free),
        TEST("os_map_exactly: what is refused, and replaces nothing", exactly_refused),
        TEST("os_map_exactly: above user space", exactly_above_user_space),
        TEST("os_name_mapping: in /proc/self/maps, and gone again", named),
        TEST("os_name_mapping: what is refused", name_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
