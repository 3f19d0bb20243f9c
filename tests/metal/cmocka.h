/* SPDX-License-Identifier: MIT */
/*
 * What the unit tests use of cmocka, where there is no libc that it could be built with: main.c has
 * the functions. The output is that of cmocka's TAP.
 */
#ifndef CMOCKA_H
#define CMOCKA_H

struct CMUnitTest {
    const char *name;
    void (*test_func)(void **state);
    int (*setup_func)(void **state);
    int (*teardown_func)(void **state);
    void *initial_state;
};

int _cmocka_run_group_tests(const char *group, const struct CMUnitTest *tests, size_t count,
                            void *setup, void *teardown);
#define cmocka_run_group_tests(tests, setup, teardown)                                             \
    _cmocka_run_group_tests(#tests, tests, sizeof(tests) / sizeof *(tests), setup, teardown)

/* Where and why a test fails, in print.h's formats; that ends it. */
void fails_at(const char *file, int line);
void say_why(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void end_test(void) __attribute__((__noreturn__));
#define fail_msg(...) (fails_at(__FILE__, __LINE__), say_why(__VA_ARGS__), end_test())

void must_be(int right, const char *what, const char *file, int line);
void must_equal(unsigned long got, unsigned long wanted, const char *what, const char *file,
                int line);
#define MUST_EQUAL(a, b) must_equal((unsigned long)(a), (unsigned long)(b), #a, __FILE__, __LINE__)

#define assert_true(a) must_be((a) != 0, #a, __FILE__, __LINE__)
#define assert_false(a) must_be((a) == 0, "not: " #a, __FILE__, __LINE__)
#define assert_null(a) assert_false(a)
#define assert_non_null(a) assert_true(a)
#define assert_int_equal(a, b) MUST_EQUAL(a, b)
#define assert_ptr_equal(a, b) MUST_EQUAL(a, b)
#define assert_ptr_not_equal(a, b) assert_true((a) != (b))
#define assert_memory_equal(a, b, length) assert_int_equal(memcmp(a, b, length), 0)
#define assert_string_equal(a, b) assert_int_equal(strcmp(a, b), 0)

#endif
