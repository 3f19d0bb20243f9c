/* SPDX-License-Identifier: MIT */
/* The error test and the names of errors: for every long. */
#include "src/error.c"

/* 1 for each number that an OS_E constant has: errnos.inc is made of the target's constants. */
static const char is_errno[4096] = {
#include "errnos.inc"
};

PROOF(is_error)
{
    const long result = any_long();
    MUST(os_is_error(result) == (result >= -4095 && result <= -1), "exactly -4095..-1 are errors");
    SEEN(os_is_error(result), "an error");
    SEEN(!os_is_error(result), "no error");
}

PROOF(error_name)
{
    const long error = any_long();
    const char *name = os_error_name(error);
    const int known = error > -4096 && error < 4096 && is_errno[error < 0 ? -error : error];

    MUST((name != 0) == known, "there is a name for exactly the errors that Linux has");
    SEEN(name != 0, "a name");
    SEEN(name == 0, "none");
}
