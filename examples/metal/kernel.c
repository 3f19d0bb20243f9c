/* SPDX-License-Identifier: MIT */
/* The kernel of metal.h: its calls by their numbers, the console, the beginning and the end. */
#include "os_core.h"

#include "metal.h"

int main(void);

static void say(const char *text)
{
    while (*text != '\0')
        machine_put(*text++);
}
static void say_number(unsigned long number, unsigned long base)
{
    if (number >= base)
        say_number(number / base, base);
    machine_put("0123456789abcdef"[number % base]);
}

/* examples/metal/boot reads this line: a machine has no exit status. */
static void power_off(long status) __attribute__((__noreturn__));
static void power_off(long status)
{
    say("power off, status ");
    say_number((unsigned long)status & 255, 10);
    machine_put('\n');
    machine_off();
}

void metal_start(void)
{
    power_off(main());
}
void metal_fault(unsigned long at, unsigned long address)
{
    say("\nfault at 0x");
    say_number(at, 16);
    say(", address 0x");
    say_number(address, 16);
    machine_put('\n');
    power_off(255);
}

static long write_console(long fd, const char *text, unsigned long length)
{
    if (fd != 1 && fd != 2)
        return -OS_EBADF;
    for (unsigned long i = 0; i < length; i++)
        machine_put(text[i]);
    return (long)length;
}

/* No file can be open but the console, which cannot be mapped. */
static long map(const unsigned long *a)
{
    const long flags = (long)a[3], fd = (int)a[4];

    if ((flags & OS_MAP_ANONYMOUS) == 0 && a[5] % METAL_PAGE == 0)
        return fd >= 0 && fd <= 2 ? -OS_ENODEV : -OS_EBADF;
    return metal_mmap(a[0], a[1], (long)a[2], flags, (long)a[5]);
}

long metal_call(long nr, long a, long b, long c, long d, long e, long f)
{
    const unsigned long at = (unsigned long)a, length = (unsigned long)b;

    switch (nr) {
    case OS_NR_mmap:
        return map((const unsigned long[]){at, length, (unsigned long)c, (unsigned long)d,
                                           (unsigned long)e, (unsigned long)f});
    case OS_NR_munmap: return metal_munmap(at, length);
    case OS_NR_mremap: return metal_mremap(at, length, (unsigned long)c, d, (unsigned long)e);
    case OS_NR_mprotect: return metal_mprotect(at, length, c);
    case OS_NR_madvise: return metal_madvise(at, length, c);
    case OS_NR_mincore: return metal_mincore(at, length, (unsigned char *)c);
    case OS_NR_write: return write_console((int)a, (const char *)b, (unsigned long)c);
    case OS_NR_exit_group: power_off(a);
#ifdef OS_NR_riscv_flush_icache /* the other machines need no kernel for that */
    case OS_NR_riscv_flush_icache: __asm__ __volatile__("fence.i" : : : "memory"); return 0;
#endif
    default: return -OS_ENOSYS;
    }
}
