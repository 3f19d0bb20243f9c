/* SPDX-License-Identifier: MIT */
/* The error test, and the names of errors: for every long. */
#include "src/error.c"
#include "tests/model/errors.c"

PROOF(is_error) { check_is_error(); }
PROOF(error_name) { check_error_name(); }

/*
 * The texts are a longer string of strings (two minutes). The function that searches it is proved
 * for all strings of strings of some bytes, and all errors: it finds the string behind as many
 * zeros.
 */
PROOF(error_string)
{
    char strings[12];
    const os_size_t size = sizeof strings;
    const long error = any_long();
    const unsigned long at = any(0, sizeof strings - 1);
    unsigned long zeros = 0;

    __CPROVER_assume(strings[0] == '\0'); /* error 0 has none */
    for (unsigned long i = 0; i < at; i++)
        zeros += strings[i] == '\0';
    const int is_it = at > 0 && strings[at - 1] == '\0' && strings[at] != '\0' &&
                      zeros == (error < 0 ? -(unsigned long)error : (unsigned long)error);
    const char *found = os_error_string_(strings, size, error);

    MUST((found == strings + at) == is_it, "it finds the one that there is, and no other");
    SEEN(is_it && at == 11 && zeros == 3, "there is one");
    SEEN(found == 0, "there is none");
}
