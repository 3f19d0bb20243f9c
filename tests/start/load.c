/* SPDX-License-Identifier: MIT */
/* load BLOB: copies the bytes of blob.c to two addresses, and calls them there. Ends with 0. */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#define OS_CORE_START
#endif
#include "os_core.h"

void *memcpy(void *to, const void *from, os_size_t length);

typedef int blob(const char *name, int which, const void **where);

static int run(char *at, const void *bytes, os_size_t size, os_size_t room)
{
    const void *where = 0;
    memcpy(at, bytes, size);
    if (os_flush_icache(at, at + size) != 0)
        return 5;
    if (os_mprotect(at, room, OS_PROT_READ | OS_PROT_EXEC) != 0)
        return 10;
    if (((blob *)(os_uintptr_t)at)("a blob", 2, &where) != 42)
        return 20;
    return (const char *)where > at && (const char *)where < at + size ? 0 : 30;
}

int main(int argc, char **argv)
{
    const os_size_t page = (os_size_t)os_page_size();
    void *bytes;
    os_size_t size, room;
    char *at;
    int result;
    if (argc != 2 || os_map_file(&bytes, &size, argv[1]) != 0 || size == 0)
        return 1;
    room = (size + page - 1) / page * page;
    at = (char *)os_mmap(0, 2 * room + page, OS_PROT_READ | OS_PROT_WRITE,
                         OS_MAP_PRIVATE | OS_MAP_ANONYMOUS, -1, 0);
    if (at == OS_MAP_FAILED)
        return 2;
    result = run(at, bytes, size, room);
    return result != 0 ? result : run(at + room + page, bytes, size, room);
}
