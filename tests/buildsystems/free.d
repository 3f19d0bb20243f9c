// SPDX-License-Identifier: MIT
// A program without D's runtime and without a libc, with the library and its start.
mixin(import("constants.d"));

extern (C):
pragma(mangle, "os_core_mmap")
void* os_mmap(void* address, size_t length, int prot, int flags, int fd, long offset);
pragma(mangle, "os_core_munmap")
long os_munmap(void* address, size_t length);

int main()
{
    auto page = cast(ubyte*) os_mmap(null, 4096, READ_WRITE, ANONYMOUS, -1, 0);
    if (cast(long) page == -1)
        return 1;
    page[4095] = 0xFF;
    return page[4095] == 0xFF && os_munmap(page, 4096) == 0 ? 0 : 2;
}
