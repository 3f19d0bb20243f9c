/* SPDX-License-Identifier: MIT */
/*
 * The vDSO: src/vdso.c reads an image by two functions only (tests/programs.sh looks at that). For
 * all images of some bytes, all sizes, places and widths they read no other byte.
 */
#include "src/vdso.c"
#include "src/auxv.c"

enum { BYTES = 12 };

/* An image of any bytes, which has memory for these and no more. */
static struct os_vdso_image_ any_image(void)
{
    struct os_vdso_image_ image;

    image.size = any(0, BYTES);
    image.bytes = __CPROVER_allocate(image.size, 0);
    return image;
}

PROOF(image_number)
{
    const struct os_vdso_image_ image = any_image();
    const unsigned long at = nondet_number();
    const unsigned int bytes = (unsigned int)any(1, 8);
    const int inside = at <= image.size && bytes <= image.size - at;
    const unsigned long number = os_vdso_number_(&image, at, bytes);

    MUST(inside || number == 0, "what is not all in the image is 0");
    MUST(!inside || (number & 255) == image.bytes[at], "the lowest byte comes first");
    MUST(!inside || number >> 8 * (bytes - 1) == image.bytes[at + bytes - 1], "the highest last");
    SEEN(inside && at + bytes == image.size && bytes == 8, "a number at the end");
    SEEN(!inside && at < image.size, "one that is cut off");
    SEEN(at > ~0UL - 8, "one at the end of all addresses");
}

PROOF(image_string)
{
    const struct os_vdso_image_ image = any_image();
    const unsigned long at = nondet_number();
    char string[4];

    string[3] = '\0';
    const int found = os_vdso_string_(&image, at, string);
    MUST(!found || (at < image.size && image.bytes[at] == (unsigned char)string[0]), "it is there");
    SEEN(found && string[0] != '\0' && string[1] != '\0' && string[2] != '\0', "a long one");
    SEEN(!found && at < image.size && image.bytes[at] == (unsigned char)string[0], "one cut off");
    SEEN(at > image.size, "one behind the image");
}
