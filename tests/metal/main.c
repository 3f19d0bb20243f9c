/* SPDX-License-Identifier: MIT */
/*
 * The unit tests of tests/unit on the machine of examples/metal: its main and its cmocka. A test
 * that calls a function that is not here ends as skipped, with the function's name: tests/metal.sh
 * makes absent.c of those that the unit tests name and nobody has.
 */
#define PROGRAM "unit"
#define OS_CORE_CALLS
#include "harness.h"

#include "print.h"

static enum { PASSED, FAILED, SKIPPED } verdict;
static int number;
static const struct CMUnitTest *now;
static void *end_of_test[5]; /* __builtin_setjmp's */

void end_test(void)
{
    if (now == NULL) { /* nobody would see it */
        print("not ok - outside of a test\n");
        os_exit_group(1);
    }
    __builtin_longjmp(end_of_test, 1);
}
/* What is wrong comes behind the line of its test: tests/lib/cmocka.awk. */
void fails_at(const char *file, int line)
{
    print("not ok %d - %s\n# %s:%d: ", number, now != NULL ? now->name : "", file, line);
    verdict = FAILED;
}
void say_why(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    print_values(format, &values);
    va_end(values);
    print("\n");
}
void must_be(int right, const char *what, const char *file, int line)
{
    if (right)
        return;
    fails_at(file, line);
    say_why("%s", what);
    end_test();
}
void must_equal(unsigned long got, unsigned long wanted, const char *what, const char *file,
                int line)
{
    if (got == wanted)
        return;
    fails_at(file, line);
    say_why("%s: 0x%lx, not 0x%lx", what, got, wanted);
    end_test();
}
void skip_because(const char *reason)
{
    print("# skip: %s\n", reason);
    verdict = SKIPPED;
    end_test();
}

static __attribute__((__noinline__)) void run(void)
{
    void *state = now->initial_state;

    if (__builtin_setjmp(end_of_test) != 0)
        return;
    if (now->setup_func != NULL)
        must_be(now->setup_func(&state) == 0, "its setup", __FILE__, __LINE__);
    now->test_func(&state);
    if (now->teardown_func != NULL)
        must_be(now->teardown_func(&state) == 0, "its teardown", __FILE__, __LINE__);
}
int _cmocka_run_group_tests(const char *group, const struct CMUnitTest *tests, size_t count,
                            void *setup, void *teardown)
{
    const char *reason;
    int failed = 0;

    (void)group, (void)setup, (void)teardown;
    print("1..%zu\n", count);
    for (now = tests; now < tests + count; now++) {
        number = (int)(now - tests) + 1;
        verdict = PASSED;
        reason = not_on_this_machine(now->name);
        if (reason == NULL) {
            run();
        } else {
            print("# skip: %s\n", reason);
            verdict = SKIPPED;
        }
        failed += verdict == FAILED;
        if (verdict != FAILED)
            print("ok %d - %s%s\n", number, now->name, verdict == SKIPPED ? " # SKIP" : "");
    }
    now = NULL;
    return failed;
}

int main(void)
{
    int failed = 0;

    page = (size_t)os_page_size();
    failed += test_errors();
    failed += test_mapping();
    failed += test_refused();
    failed += test_syscalls();
    failed += test_helpers();
    failed += test_kernel();
    failed += test_family();
    failed += test_effects();
    if (not_a_test() != NULL) {
        print("not ok - no test is called so: %s\n", not_a_test());
        failed++;
    }
    return failed != 0;
}
