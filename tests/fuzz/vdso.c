/* SPDX-License-Identifier: MIT */
/*
 * os_vdso_find, on images that an input has damaged: the input is the image itself, or changes of
 * one that is whole. It lies in memory of its size and no more, and what is found is in it.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define OS_CORE_CALLS
#include "os_core.h"

#include "src/auxv.c"
#include "src/vdso.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WHOLE = 512, AT = 0x2000 };

static void put(unsigned char *image, unsigned int at, unsigned long number)
{
    memcpy(image + at, &number, sizeof number);
}
/* A header, a segment, the dynamic section, two tables, two symbols, their names. */
static void make(unsigned char *image)
{
    memset(image, 0, WHOLE);
    memcpy(image, "\177ELF\2\1\1", 7);
    put(image, OS_ELF_PHOFF_, 64);
    put(image, OS_ELF_PHNUM_, 2);
    put(image, 64, OS_ELF_LOAD_);
    put(image, 64 + OS_ELF_P_VADDR_, AT);
    put(image, 64 + OS_ELF_P_MEMSZ_, WHOLE);
    put(image, 120, OS_ELF_DYNAMIC_);
    put(image, 120 + OS_ELF_P_VADDR_, AT + 176);
    static const unsigned long dynamic[] = {
        OS_ELF_DT_STRTAB_,   AT + 400, OS_ELF_DT_SYMTAB_, AT + 320,
        OS_ELF_DT_GNU_HASH_, AT + 272, OS_ELF_DT_HASH_,   AT + 264};
    memcpy(image + 176, dynamic, sizeof dynamic);
    put(image, 272, 1UL | 1UL << 32); /* a bucket; the first symbol is 1 */
    put(image, 280, 1);
    put(image, 296, 1UL | 1UL << 32); /* the bucket, and the end of its chain */
    put(image, 344, 1UL | 1UL << 48);
    put(image, 352, AT + 450);
    memcpy(image + 401, OS_VDSO_PREFIX_ "f", sizeof OS_VDSO_PREFIX_ "f");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned char whole[WHOLE];
    unsigned char *image, *found;
    size_t length = size;

    make(whole);
    if (size % 2 == 0) { /* pairs: a place and a byte, and then how much there is of it */
        length = size < 2 ? WHOLE : WHOLE - data[0];
        for (size_t i = 2; i + 3 < size; i += 4)
            whole[(data[i] | data[i + 1] << 8) % WHOLE] = data[i + 2];
    }
    image = malloc(length + (length == 0));
    if (image == NULL)
        return 0;
    memcpy(image, size % 2 == 0 ? whole : data, length);
    found = os_vdso_find(image, length, "f");
    if (found != NULL && (found < image || found >= image + length))
        abort();
    if (size < 2 && size % 2 == 0 && found != image + 450)
        abort(); /* the whole one has it */
    free(image);
    return 0;
}
