/* SPDX-License-Identifier: MIT */
/*
 * The memory functions under AddressSanitizer, as our_memcpy and so on: buffers that have just the
 * bytes they are given, at every alignment. It ends the program at a byte beyond. With a libc.
 */
#include <stdlib.h>
#include <string.h>

void *our_memcpy(void *to, const void *from, size_t length);
void *our_memmove(void *to, const void *from, size_t length);
void *our_memset(void *to, int byte, size_t length);
int our_memcmp(const void *left, const void *right, size_t length);

/* A block that ends with the last of length bytes, and begins with the first but for odd. */
static unsigned char *block(size_t length, size_t odd)
{
    unsigned char *bytes = malloc(length + odd);
    if (bytes == NULL)
        abort();
    memset(bytes, 5, length + odd);
    return bytes;
}

int main(void)
{
    size_t length, a, b;
    for (length = 0; length < 300; length++)
        for (a = 0; a < 9; a++)
            for (b = 0; b < 9; b++) {
                unsigned char *to = block(length, a), *from = block(length, b);
                our_memcpy(to + a, from + b, length);
                if (our_memcmp(to + a, from + b, length) != 0)
                    return 1;
                if (length > 0) { /* two that differ are looked at for longer */
                    to[a + length - 1] ^= 1;
                    if (our_memcmp(to + a, from + b, length) == 0)
                        return 1;
                    to[a + length - 1] ^= 1;
                }
                if (b < length) {
                    our_memmove(to + a, to + a + b, length - b);
                    our_memmove(to + a + b, to + a, length - b);
                }
                our_memset(to + a, 6, length);
                free(to);
                free(from);
            }
    return 0;
}
