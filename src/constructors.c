/* SPDX-License-Identifier: MIT */
#include "image.h"

/*
 * clang's -fno-use-init-array puts them into .ctors and .dtors. ld.bfd and gold take those into the
 * arrays below, and lld leaves them where nobody finds them. An empty section of the same name and
 * of another type has lld refuse the program: "section type mismatch for .ctors". The type is
 * SHT_LOOS + 256, for lld from 19 refuses those that it does not know. gold makes a second array of
 * it, and finds the first: so the right one comes first. ld.bfd makes one of both, and warns where
 * it is empty: so there is a null in it. (Without -fPIC nothing is refused: it would cost a page.)
 */
#if defined(__clang__) && defined(__PIC__)
#define OS_CALLED_(function) ((function) != 0)
#define OS_REFUSED_(section, array)                                                                \
    ".pushsection ." array ", \"aw\", %" array "\n.balign 8\n.8byte 0\n.popsection\n"              \
    ".pushsection " section ", \"\", %0x6fff4c00\n.popsection\n"
__asm__(OS_REFUSED_(".ctors", "init_array") OS_REFUSED_(".dtors", "fini_array"));
#endif
#ifndef OS_CALLED_
#define OS_CALLED_(function) 1
#endif

OS_CORE_BEGIN_

typedef void os_constructor_(int argc, char **argv, char **envp);
typedef void os_destructor_(void);
typedef void os_constructor_that_returns_(int, char **, char **) OS_THROWS_NOTHING_;
typedef void os_destructor_that_returns_(void) OS_THROWS_NOTHING_;

/* The linker defines where the arrays begin and end; with a script that does not, it says so. */
#define OS_LINKER_(name) __asm__(name) __attribute__((__visibility__("hidden")))
extern os_constructor_ *const os_first_begin_[] OS_LINKER_("__preinit_array_start");
extern os_constructor_ *const os_first_end_[] OS_LINKER_("__preinit_array_end");
extern os_constructor_ *const os_constructors_begin_[] OS_LINKER_("__init_array_start");
extern os_constructor_ *const os_constructors_end_[] OS_LINKER_("__init_array_end");
extern os_destructor_ *const os_destructors_begin_[] OS_LINKER_("__fini_array_start");
extern os_destructor_ *const os_destructors_end_[] OS_LINKER_("__fini_array_end");

/* Two arrays to the compiler, of which one may begin where the other ends. */
OS_START_LOCAL_ void os_construct_(os_constructor_ *const *one, os_constructor_ *const *end,
                                   int argc, char **argv, char **envp)
{
    for (; (os_uintptr_t)one < (os_uintptr_t)end; one++)
        if (OS_CALLED_(*one))
            ((os_constructor_that_returns_ *)*one)(argc, argv, envp);
}

OS_START_LOCAL_ void os_destruct_(os_destructor_ *const *begin, os_destructor_ *const *end)
{
    while ((os_uintptr_t)end > (os_uintptr_t)begin) {
        end--;
        if (OS_CALLED_(*end))
            ((os_destructor_that_returns_ *)*end)();
    }
}

OS_CORE_DEFINE_START_ void os_constructors(int argc, char **argv, char **envp) OS_CORE_NOEXCEPT_
{
    if (os_image_header_(OS_PT_INTERP_) == 0) /* a dynamic loader calls these, and only these */
        os_construct_(os_first_begin_, os_first_end_, argc, argv, envp);
    os_construct_(os_constructors_begin_, os_constructors_end_, argc, argv, envp);
}
OS_CORE_NAMED_(constructors);

OS_CORE_DEFINE_START_ void os_destructors(void) OS_CORE_NOEXCEPT_
{
    os_destructor_ *const *end = os_destructors_end_;

    __asm__("" : "+r"(end)); /* in one array with what is before it, which gcc's analyzer doubts */
    os_destruct_(os_destructors_begin_, end);
}
OS_CORE_NAMED_(destructors);

OS_CORE_END_
