/* SPDX-License-Identifier: MIT */
#include "define.h"
#include "error_strings.h"
#include "os_core.h"

OS_CORE_BEGIN_

/*
 * The string of an error, in one that has all of them: its place is a number, for a table of
 * pointers would need relocations, and so data.
 */
OS_CORE_INLINE_ const char *os_error_string_(const char *strings, const unsigned short *places,
                                             os_size_t count, long error)
{
    /* The magnitude as an unsigned number: -LONG_MIN does not exist as a long. */
    unsigned long number = (unsigned long)error;
    if (error < 0)
        number = ~number + 1;
    return number < count && places[number] != 0 ? strings + places[number] : 0;
}

/* Arrays of its own for each, which -fdata-sections lets the linker drop. */
OS_CORE_DEFINE_HELPER_ const char *os_error_name(long error) OS_CORE_NOEXCEPT_
{
    static const char names[] = OS_ERROR_NAMES_;
    static const unsigned short places[] = {OS_ERROR_NAME_AT_};
    return os_error_string_(names, places, sizeof places / sizeof *places, error);
}
OS_CORE_NAMED_(error_name);

OS_CORE_DEFINE_HELPER_ const char *os_error_text(long error) OS_CORE_NOEXCEPT_
{
    static const char texts[] = OS_ERROR_TEXTS_;
    static const unsigned short places[] = {OS_ERROR_TEXT_AT_};
    return os_error_string_(texts, places, sizeof places / sizeof *places, error);
}
OS_CORE_NAMED_(error_text);

OS_CORE_END_
