/* SPDX-License-Identifier: MIT */
/*
 * clone with the memory of the parent, once for threads and for a child as vfork makes it. Private
 * to the sources.
 *
 * In C such a child cannot come back from the call, for the frame that it would return to is its
 * parent's, or is not on its stack. So assembly leads it into entry, which does not return.
 */
#ifndef OS_CORE_CLONE_H_
#define OS_CORE_CLONE_H_

#include "program.h"

OS_CORE_BEGIN_

/* What the child does: entry(first, second). */
struct os_child_ {
    void (*entry)(void *first, void *second);
    void *first, *second;
    void *shadow; /* where a shadow call stack begins, or NULL for the parent's */
};

/* a .. e: the arguments of clone, in the order of the machine. */
OS_TRAP_FUNCTION_ long os_clone_(const struct os_child_ *child, long a, long b, long c, long d,
                                 long e)
{
#ifdef OS_CORE_TRAP
    const long result = OS_CORE_TRAP(OS_NR_clone, a, b, c, d, e, 0);
    if (result == 0)
        child->entry(child->first, child->second);
    return result;
#else
    const long function = (long)child->entry;
    OS_TRAP_LOAD_(entry, OS_CHILD_ENTRY_, function);
    OS_TRAP_LOAD_(first, OS_CHILD_FIRST_, os_pointer_(child->first));
    OS_TRAP_LOAD_(second, OS_CHILD_SECOND_, os_pointer_(child->second));
#ifdef OS_CHILD_SHADOW_
    OS_TRAP_LOAD_(shadow, OS_CHILD_SHADOW_, os_pointer_(child->shadow));
#define OS_CHILD_ALSO_ , "r"(shadow)
#else
#define OS_CHILD_ALSO_
#endif
    OS_TRAP_LOAD_(r0, OS_TRAP_NUMBER_, OS_NR_clone);
    OS_TRAP_LOAD_(r1, OS_TRAP_ARG1_, a);
    OS_TRAP_LOAD_(r2, OS_TRAP_ARG2_, b);
    OS_TRAP_LOAD_(r3, OS_TRAP_ARG3_, c);
    OS_TRAP_LOAD_(r4, OS_TRAP_ARG4_, d);
    OS_TRAP_LOAD_(r5, OS_TRAP_ARG5_, e);
    register long result __asm__(OS_TRAP_RESULT_);
    __asm__ __volatile__(OS_TRAP_INSTRUCTION_ "\n" OS_CHILD_CODE_
                         : "=r"(result)
                         : "r"(r0), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5), "r"(entry),
                           "r"(first), "r"(second)OS_CHILD_ALSO_
                         : OS_TRAP_CLOBBERS_ "memory");
    return result;
#endif
}

OS_CORE_END_

#endif
