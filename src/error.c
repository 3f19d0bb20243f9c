/* SPDX-License-Identifier: MIT */
#include "define.h"
#include "error_strings.h"
#include "os_core.h"

OS_CORE_BEGIN_

/*
 * The string of an error, in one that has all of them, one after the other, each ended by a zero
 * byte: a table of pointers to them would need relocations, and so data.
 */
OS_CORE_INLINE_ const char *os_error_string_(const char *strings, os_size_t size, long error)
{
    os_size_t at = 0;
    /* The magnitude as an unsigned number: -LONG_MIN does not exist as a long. */
    unsigned long left = (unsigned long)error;
    if (error < 0)
        left = ~left + 1;

    for (; left != 0 && at < size; at++)
        if (strings[at] == '\0')
            left--;
    return at < size && strings[at] != '\0' ? strings + at : 0;
}

#define OS_ERROR_NAME_(name, text) name "\0"
#define OS_ERROR_TEXT_(name, text) text "\0"

/* An array of its own for each, which -fdata-sections lets the linker drop. */
OS_CORE_DEFINE_HELPER_ const char *os_error_name(long error) OS_CORE_NOEXCEPT_
{
    static const char names[] = "\0" OS_CORE_ERRORS_(OS_ERROR_NAME_);
    return os_error_string_(names, sizeof names, error);
}

OS_CORE_DEFINE_HELPER_ const char *os_error_text(long error) OS_CORE_NOEXCEPT_
{
    static const char texts[] = "\0" OS_CORE_ERRORS_(OS_ERROR_TEXT_);
    return os_error_string_(texts, sizeof texts, error);
}

OS_CORE_END_
