/* SPDX-License-Identifier: MIT */
/* The error test, and the names and texts of errors: for every long. */
#include "src/error.c"
#include "tests/model/errors.c"

PROOF(is_error) { check_is_error(); }
PROOF(error_name) { check_error_name(); }
PROOF(error_text) { check_error_text(); }
