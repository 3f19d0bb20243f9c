/* SPDX-License-Identifier: MIT */
/*
 * What the complete start does before main, and after it. With the arguments  one "" STATUS  it
 * ends with STATUS; a status from 131 on says which of its tests failed.
 */
#ifdef SINGLE_HEADER
#define OS_CORE_IMPLEMENTATION
#endif
#define OS_CORE_START
#include "os_core.h"

static int failed; /* the first test that did */
static void expect(int number, int is_so)
{
    if (!is_so && failed == 0)
        failed = number;
}

/* Addresses in memory: of a function, of a string, of the middle of an object; many in a row. */
typedef int function(void);
static int seven(void)
{
    return 7;
}
static int numbers[100];
static struct addresses {
    function *function;
    const char *string;
    int *middle;
    struct addresses *next;
    long none;
} addresses[30] = {{seven, "zero", &numbers[50], &addresses[1], 5},
                   {seven, "one", &numbers[51], &addresses[29], 6},
                   [29] = {seven, "last", &numbers[99], 0, 7}};
static struct addresses *volatile first = addresses;
#define FIVE(x) x, x, x, x, x
static int *volatile many[125] = {FIVE(FIVE(FIVE(&numbers[7])))};

static void addresses_are_right(void)
{
    const struct addresses *last = first->next->next;
    int i;
    expect(131, first->function() == 7 && last->function() == 7 && last->string[3] == 't');
    expect(132, first->middle == &numbers[50] && last->middle == &numbers[99]);
    expect(133, last == &addresses[29] && last->next == 0 && last->none == 7 && first->none == 5);
    expect(134, addresses[2].function == 0 && addresses[28].next == 0);
    for (i = 0; i < 125; i++)
        expect(154, many[i] == &numbers[7]);
}

/*
 * os_constructors: they run in their order, with main's arguments, before main. os_destructors:
 * these run the other way, after it.
 */
static volatile int order; /* clang makes constructors values, and does not see .preinit_array */
static char **their_arguments;
static void early(int argc, char **argv, char **envp)
{
    expect(135, order++ == 0);
    expect(136, argc == 4 && argv[4] == 0 && envp[0][0] == 'O');
    their_arguments = argv;
}
__attribute__((__section__(".preinit_array"),
               __used__)) static void (*const before_all)(int, char **, char **) = early;
__attribute__((__constructor__(101))) static void second(void)
{
    expect(137, order++ == 1);
}
static void with_arguments(int argc, char **argv, char **envp)
{
    expect(155, order++ == 2);
    expect(156, argc == 4 && argv == their_arguments && envp == argv + argc + 1);
}
__attribute__((__section__(".init_array.00102"),
               __used__)) static void (*between)(int, char **, char **) = with_arguments;
__attribute__((__constructor__)) static void third(void)
{
    expect(138, order++ == 3 && first->function() == 7);
}
__attribute__((__destructor__(101))) static void at_last(void)
{
    expect(139, order++ == 6);
    os_syscall1(OS_NR_exit_group, failed != 0 ? failed : numbers[0]);
}
__attribute__((__destructor__)) static void at_first(void)
{
    expect(140, order++ == 5);
}

/* Thread-local variables: with values and without, aligned more than a page, with an address. */
static _Thread_local int with_value = 41;
static _Thread_local char without[3];
static _Thread_local struct addresses *volatile with_address = &addresses[29];
static _Thread_local int aligned __attribute__((__aligned__(ALIGNMENT))) = 43;
static _Thread_local long aligned_without __attribute__((__aligned__(ALIGNMENT / 2)));
extern _Thread_local int elsewhere; /* in parts.c */

static void thread_local_variables(void)
{
    static _Thread_local int *volatile pointer;
    expect(141, with_value == 41 && without[0] == 0 && without[2] == 0 && aligned == 43);
    expect(142, with_address == &addresses[29] && aligned_without == 0 && elsewhere == 45);
    pointer = &aligned;
    expect(143, (os_uintptr_t)pointer % ALIGNMENT == 0);
    pointer = (int *)(void *)&aligned_without;
    expect(144, (os_uintptr_t)pointer % (ALIGNMENT / 2) == 0);
    with_value++, without[2] = 1, aligned_without = 2, elsewhere++;
    expect(145, with_value == 42 && without[2] == 1 && aligned == 43 && elsewhere == 46);
}

/*
 * Another block has the first values again, and does not touch the first one. A function of its own
 * looks: the compiler takes the thread pointer for one that never changes.
 */
static char block[8 * ALIGNMENT + 3000];
static __attribute__((__noinline__)) void of_another_block(const int *of_first)
{
    expect(146, with_value == 41 && aligned == 43 && without[2] == 0 && aligned_without == 0);
    expect(147, &with_value != of_first && *of_first == 42 && with_address == &addresses[29]);
    expect(148, (char *)&with_value >= block && (char *)&aligned < block + sizeof block);
}
static void another_block(void)
{
    void *pointer = 0;
    os_size_t at, size = os_tls_size();
    int *volatile of_first = &with_value; /* read again: by the other pointer it would be another */
    expect(150, size + 33 < sizeof block);
    for (at = 0; at < 33; at++) {
        block[at + size] = 77;
        if (at != 0)
            block[at - 1] = 77;
        pointer = os_tls_init(block + at);
        expect(149, block[at + size] == 77 && (at == 0 || block[at - 1] == 77));
    }
    expect(150, os_tls_set(pointer) == 0);
    of_another_block(of_first);
}

#ifdef IFUNC
/* Its resolver uses what is relocated; functions are called, and their addresses compared. */
static int chosen(void)
{
    return 51;
}
static function *const choice[2] = {seven, chosen};
static volatile int right = 1;
static __attribute__((__used__)) function *resolve(void)
{
    volatile char guarded[20];
    guarded[right] = 1;
    return choice[guarded[1] != 0];
}
static int indirect(void) __attribute__((__ifunc__("resolve")));
static function *volatile address_of_indirect = indirect;
static void indirect_functions(void)
{
    expect(151, indirect() == 51 && address_of_indirect() == 51);
}
#else
static void indirect_functions(void)
{
}
#endif

int main(int argc, char **argv)
{
    expect(152, argc == 4 && argv == their_arguments && order++ == 4);
    addresses_are_right();
    thread_local_variables();
    indirect_functions();
    another_block();
    numbers[0] = argv[3][0] - '0';
    return 153;
}
