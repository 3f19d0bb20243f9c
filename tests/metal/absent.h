/* SPDX-License-Identifier: MIT */
/* For absent.c, made by tests/metal.sh, a line for each function of a libc that is not here. */
void skip_because(const char *reason);

#define ABSENT(name)                                                                               \
    void absent_##name(void) __asm__(#name);                                                       \
    void absent_##name(void)                                                                       \
    {                                                                                              \
        skip_because("the machine has no libc: " #name);                                           \
    }
