/* SPDX-License-Identifier: MIT */
#include "checks.h"
#include "os_core.h"

void check_is_error(void)
{
    const long result = any_long();

    MUST(os_is_error(result) == (result >= -4095 && result <= -1), "exactly -4095..-1 are errors");
    SEEN(os_is_error(result), "an error");
    SEEN(!os_is_error(result), "no error");
}

/* 1 for each number that an OS_E constant has: errnos.inc is made of the target's constants. */
static const char is_errno[4095 + 1] = {
#include "errnos.inc"
};

static int has_strings(long error)
{
    return error >= -4095 && error <= 4095 && is_errno[error < 0 ? -error : error];
}

void check_error_name(void)
{
    const long error = any_long();
    const char *name = os_error_name(error);

    MUST((name != 0) == has_strings(error), "exactly the errors that Linux has have a name");
    MUST(name == 0 || (name[-1] == '\0' && name[0] == 'E'), "a name begins like one");
    SEEN(name != 0 && error < 0, "a name");
    SEEN(name == 0, "none");
}

void check_error_text(void)
{
    const long error = any_long();
    const char *text = os_error_text(error);

    MUST((text != 0) == has_strings(error), "exactly the errors that Linux has have a text");
    MUST(text == 0 || (text[-1] == '\0' && text[0] != '\0'), "a text begins where another ends");
    SEEN(text != 0 && error > 0, "a text");
    SEEN(text == 0, "none");
}
