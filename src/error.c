/* SPDX-License-Identifier: MIT */
#include "define.h"
#include "error_strings.h"
#include "os_core.h"

OS_CORE_BEGIN

/*
 * The string of an error, in one that has all of them, one after the other, each ended by a zero
 * byte: a table of pointers to them would need relocations, and so data.
 */
OS_CORE_INLINE const char *os_error_string(const char *strings, os_size_t size, long error)
{
    os_size_t at = 0;
    /* The magnitude as an unsigned number: -LONG_MIN does not exist as a long. */
    unsigned long left = OS_CORE_CONVERT(unsigned long, error);
    if (error < 0)
        left = 0UL - left;

    for (; left != 0 && at < size; at++)
        if (strings[at] == '\0')
            left--;
    return at < size && strings[at] != '\0' ? strings + at : OS_CORE_NULL;
}

#define OS_ERROR_NAME(name, text) name "\0"
#define OS_ERROR_TEXT(name, text) text "\0"

/* An array of its own for each, which -fdata-sections lets the linker drop. */
OS_DEFINE_HELPER(const char *, os_error_name)(long error) OS_CORE_NOEXCEPT
{
    static const char names[] = "\0" OS_CORE_ERRORS(OS_ERROR_NAME);
    return os_error_string(names, sizeof names, error);
}

OS_DEFINE_HELPER(const char *, os_error_text)(long error) OS_CORE_NOEXCEPT
{
    static const char texts[] = "\0" OS_CORE_ERRORS(OS_ERROR_TEXT);
    return os_error_string(texts, sizeof texts, error);
}

OS_CORE_END
