/* SPDX-License-Identifier: MIT */
/*
 * helpers ROUNDS COUNT: each helper beside the same written by hand over libc, with every failure
 * handled. "name<TAB>nanoseconds", where names are "file", "file by hand", "file again".
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os_core.h"
#include "turns.h"

#define LENGTH ((size_t)65536)
#define ALIGNMENT ((size_t)2 << 20)
#define MUST(condition) ((condition) ? (void)0 : turns_fail(#condition))
#define REPEAT for (; count > 0; count--)

static const char *file = "README.md";
static volatile const char *sink;
static volatile long number;

/* --- by hand ---------------------------------------------------------------------------------- */

static void *hand_anonymous(size_t length)
{
    void *memory = mmap(0, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* Takes as much as the place may need, and gives back what is before and behind it. */
static void *hand_aligned(size_t length, size_t alignment, int prot)
{
    char *room = mmap(0, length + alignment, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *at;
    size_t before;
    if (room == MAP_FAILED)
        return NULL;
    before = (alignment - (uintptr_t)room % alignment) % alignment;
    at = room + before;
    if ((before != 0 && munmap(room, before) != 0) ||
        (alignment != before && munmap(at + length, alignment - before) != 0) ||
        (prot == PROT_NONE && mprotect(at, length, PROT_READ | PROT_WRITE) != 0)) {
        munmap(room, length + alignment);
        return NULL;
    }
    return at;
}

/* What is inside is made accessible, or the two guards inaccessible. */
static void *hand_guarded(size_t length, int prot)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), whole = (length + page - 1) & ~(page - 1);
    char *room = mmap(0, whole + 2 * page, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return NULL;
    if (prot == PROT_NONE ? mprotect(room + page, whole, PROT_READ | PROT_WRITE) != 0
                          : mprotect(room, page, PROT_NONE) != 0 ||
                                mprotect(room + page + whole, page, PROT_NONE) != 0) {
        munmap(room, whole + 2 * page);
        return NULL;
    }
    return room + page;
}

static int hand_unmap_guarded(void *memory, size_t length)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), whole = (length + page - 1) & ~(page - 1);
    return munmap((char *)memory - page, whole + 2 * page);
}

static void *hand_ring(size_t length)
{
    const int fd = memfd_create("ring", MFD_CLOEXEC);
    char *ring = MAP_FAILED;
    if (fd < 0)
        return NULL;
    if (ftruncate(fd, (off_t)length) == 0)
        ring = mmap(0, 2 * length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (ring != MAP_FAILED && mmap(ring + length, length, PROT_READ | PROT_WRITE,
                                   MAP_SHARED | MAP_FIXED, fd, 0) == MAP_FAILED) {
        munmap(ring, 2 * length);
        ring = MAP_FAILED;
    }
    close(fd);
    return ring == MAP_FAILED ? NULL : ring;
}

static void *hand_file(size_t *length)
{
    struct stat status;
    void *data = MAP_FAILED;
    const int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        data = mmap(0, *length = (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    return data == MAP_FAILED ? NULL : data;
}

static void *hand_exactly(void *place)
{
    void *at =
        mmap(place, LENGTH, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (at != MAP_FAILED && at != place) { /* a kernel that took it for a hint */
        munmap(at, LENGTH);
        return NULL;
    }
    return at == MAP_FAILED ? NULL : at;
}

/* --- in turn ---------------------------------------------------------------------------------- */

#define TURN(name) static void name(long count)

TURN(anonymous)
{
    void *memory;
    REPEAT MUST(os_map_anonymous(&memory, LENGTH) == 0 && os_munmap(memory, LENGTH) == 0);
}
TURN(anonymous_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_anonymous(LENGTH)) != NULL && munmap(memory, LENGTH) == 0);
}

TURN(aligned)
{
    void *memory;
    REPEAT MUST(os_map_aligned(&memory, LENGTH, ALIGNMENT) == 0 && os_munmap(memory, LENGTH) == 0);
}
TURN(aligned_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_aligned(LENGTH, ALIGNMENT, PROT_NONE)) != NULL &&
                munmap(memory, LENGTH) == 0);
}
TURN(aligned_writable_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_aligned(LENGTH, ALIGNMENT, PROT_READ | PROT_WRITE)) != NULL &&
                munmap(memory, LENGTH) == 0);
}

TURN(huge)
{
    void *memory;
    REPEAT MUST(os_map_aligned(&memory, ALIGNMENT, ALIGNMENT) == 0 &&
                os_munmap(memory, ALIGNMENT) == 0);
}
TURN(huge_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_aligned(ALIGNMENT, ALIGNMENT, PROT_NONE)) != NULL &&
                munmap(memory, ALIGNMENT) == 0);
}
TURN(huge_writable_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_aligned(ALIGNMENT, ALIGNMENT, PROT_READ | PROT_WRITE)) != NULL &&
                munmap(memory, ALIGNMENT) == 0);
}

TURN(guarded)
{
    void *memory;
    REPEAT MUST(os_map_guarded(&memory, LENGTH) == 0 && os_unmap_guarded(memory, LENGTH) == 0);
}
TURN(guarded_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_guarded(LENGTH, PROT_NONE)) != NULL &&
                hand_unmap_guarded(memory, LENGTH) == 0);
}
TURN(guarded_writable_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_guarded(LENGTH, PROT_READ | PROT_WRITE)) != NULL &&
                hand_unmap_guarded(memory, LENGTH) == 0);
}

TURN(ring)
{
    void *memory;
    REPEAT MUST(os_map_ring(&memory, LENGTH) == 0 && os_munmap(memory, 2 * LENGTH) == 0);
}
TURN(ring_by_hand)
{
    void *memory;
    REPEAT MUST((memory = hand_ring(LENGTH)) != NULL && munmap(memory, 2 * LENGTH) == 0);
}

TURN(a_file)
{
    void *data;
    os_size_t length;
    REPEAT MUST(os_map_file(&data, &length, file) == 0 && os_munmap(data, length) == 0);
}
TURN(a_file_by_hand)
{
    void *data;
    size_t length;
    REPEAT MUST((data = hand_file(&length)) != NULL && munmap(data, length) == 0);
}

/* A place that is free: it was mapped a moment ago. */
static void *place(void)
{
    void *at = hand_anonymous(LENGTH);
    MUST(at != NULL && munmap(at, LENGTH) == 0);
    return at;
}
TURN(exactly)
{
    void *at = place();
    REPEAT MUST(
        os_map_exactly(at, LENGTH, OS_PROT_READ, OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0) == 0 &&
        os_munmap(at, LENGTH) == 0);
}
TURN(exactly_by_hand)
{
    void *at = place();
    REPEAT MUST(hand_exactly(at) == at && munmap(at, LENGTH) == 0);
}

TURN(page_size)
{
    REPEAT number = os_page_size();
}
TURN(page_size_by_hand)
{
    REPEAT number = (long)getauxval(AT_PAGESZ);
}

TURN(error_name)
{
    REPEAT sink = os_error_name(-(count % 100 + 1));
}
TURN(error_name_by_hand)
{
    REPEAT sink = strerrorname_np((int)(count % 100 + 1));
}
TURN(error_text)
{
    REPEAT sink = os_error_text(-(count % 100 + 1));
}
TURN(error_text_by_hand)
{
    REPEAT sink = strerrordesc_np((int)(count % 100 + 1));
}

int main(int argc, char **argv)
{
    const int rounds = argc == 3 ? atoi(argv[1]) : 1;
    const long count = argc == 3 ? atol(argv[2]) : 1;
#define OURS_AND_BY_HAND(name, function)                                                           \
    {name, function, count}, {name " again", function, count},                                     \
    {                                                                                              \
        name " by hand", function##_by_hand, count                                                 \
    }
    const struct turn turns[] = {
        OURS_AND_BY_HAND("os_map_anonymous", anonymous),
        OURS_AND_BY_HAND("os_map_aligned", aligned),
        {"os_map_aligned writable by hand", aligned_writable_by_hand, count},
        OURS_AND_BY_HAND("os_map_aligned, 2 MiB", huge),
        {"os_map_aligned, 2 MiB writable by hand", huge_writable_by_hand, count},
        OURS_AND_BY_HAND("os_map_guarded", guarded),
        {"os_map_guarded writable by hand", guarded_writable_by_hand, count},
        OURS_AND_BY_HAND("os_map_ring", ring),
        OURS_AND_BY_HAND("os_map_file", a_file),
        OURS_AND_BY_HAND("os_map_exactly", exactly),
        OURS_AND_BY_HAND("os_page_size", page_size),
        OURS_AND_BY_HAND("os_error_name", error_name),
        OURS_AND_BY_HAND("os_error_text", error_text),
    };
    turns_pin();
    turns_take(turns, sizeof turns / sizeof turns[0], rounds);
    return 0;
}
