/* SPDX-License-Identifier: MIT */
/*
 * A user of the module of module.cpp sees no macro and no header: 0 if it maps a page, as page.c.
 */
import pages;

#ifdef OS_CORE_VERSION
#error "a module exports no macro"
#endif

int main()
{
    void *memory = pages::os_mmap(nullptr, 4096, pages::read_write, pages::shared, -1, 0);
    unsigned char *p = static_cast<unsigned char *>(memory);
    if (reinterpret_cast<long>(memory) == -1)
        return 1;
    p[4095] = 0xFF;
    return p[4095] == 0xFF && pages::os_munmap(p, 4096) == 0 ? 0 : 2;
}
