/* SPDX-License-Identifier: MIT */
/* Which numbers are errors, and their names: no kernel is asked. */
#ifdef WITH_LIBRARY /* whose os_is_error is a function, for other languages */
#define OS_CORE_BINDINGS
#endif
#include "unit.h"

/* The kernel's MAX_ERRNO is 4095. Others have stopped at 131, or gone on to 65536. */
static void errors_are_minus_4095_to_minus_1(void **state)
{
    static const long errors[] = {-1, -2, -12, -131, -132, -133, -134, -4094, -4095};
    static const long results[] = {0, 1, 4095, 4096, LONG_MAX, LONG_MAX - 1, 0x1000, 0x7ffffffff000,
                                   0xffffffff, 0xfffffffe, 0xfffff001, -4096, -4097, -8192,
                                   -65536, -0x80000000L, -0x7fffffff000, LONG_MIN,
                                   LONG_MIN + 1, LONG_MIN + 4095};
    (void)state;
    for (size_t i = 0; i < COUNT(errors); i++)
        if (os_is_error(errors[i]) != 1)
            fail_msg("%ld is an error", errors[i]);
    for (size_t i = 0; i < COUNT(results); i++)
        if (os_is_error(results[i]) != 0)
            fail_msg("%ld is no error", results[i]);
    for (long result = -4095; result < 0; result++)
        assert_int_equal(os_is_error(result), 1);
}

/* glibc's names are the check; it may not know the newest errors of the kernel, nor we glibc's. */
static void names_are_the_libc_s(void **state)
{
    int named = 0;
    (void)state;
    for (int error = 1; error <= 133; error++) {
        const char *name = strerrorname_np(error);
        if (name == NULL) { /* 41 and 58 */
            assert_null(os_error_name(error));
            assert_null(os_error_name(-error));
            continue;
        }
        named++;
        assert_string_equal(os_error_name(error), name);
        assert_string_equal(os_error_name(-error), name);
    }
    assert_int_equal(named, 131);
    assert_string_equal(os_error_name(OS_EFTYPE), "EFTYPE");
}
static void names_of_no_error(void **state)
{
    static const long none[] = {0, 41, 58, 135, 136, 511, 512, 4095, 4096, 65536, 0x100000001,
                                0x10000000c, LONG_MAX, LONG_MAX - 11};
    (void)state;
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_null(os_error_name(none[i]));
        assert_null(os_error_name(-none[i]));
    }
    assert_null(os_error_name(LONG_MIN));
    assert_null(os_error_name(LONG_MIN + 1));
    for (long error = 135; error <= 5000; error++)
        assert_null(os_error_name(error));
}

int test_errors(void)
{
    static const struct CMUnitTest tests[] = {
        TEST("os_is_error: exactly -4095..-1", errors_are_minus_4095_to_minus_1),
        TEST("os_error_name: every error, of both signs, as libc names it", names_are_the_libc_s),
        TEST("os_error_name: 0, gaps and what lies outside have no name", names_of_no_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
