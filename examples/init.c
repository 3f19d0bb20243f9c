/* SPDX-License-Identifier: MIT */
/*
 * /init of an initramfs, the first process of a machine: it mounts /proc, /sys and /dev, lists what
 * it sees, runs the program that the kernel's command line names behind "--", and powers off.
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static examples/init.c \
 *         -Lbuild/x86_64 -los_core_start -los_core -o init
 *     echo init | cpio -o -H newc >initramfs
 *     qemu-system-x86_64 -kernel KERNEL -initrd initramfs -append "console=ttyS0 panic=-1" \
 *         -nographic -no-reboot
 *
 * As any other process it refuses to run. It never ends, since that is a panic: what fails, it
 * says.
 */
#define PROGRAM "init"
#define OS_CORE_CALLS
#define OS_CORE_DATA
#include "os_core.h"
#include "print.h"

static void tell(const char *what, const char *file, long error)
{
    if (os_is_error(error))
        print("%s %s: %s\n", what, file, os_error_name(error));
}

static void mount(const char *type, const char *folder)
{
    os_mkdirat(OS_AT_FDCWD, folder, 0755); /* it may be there */
    tell("cannot mount", folder, os_mount(type, folder, type, OS_MS_NOSUID | OS_MS_NOEXEC, 0));
}

/* A kernel without a console in its own initramfs gives no descriptors. */
static void open_console(void)
{
    long console = os_openat(OS_AT_FDCWD, "/dev/console", OS_O_RDWR, 0);

    for (int fd = 0; fd < 3 && !os_is_error(console); fd++)
        if (console != fd)
            os_dup3((int)console, fd, 0);
    if (console > 2)
        os_close((int)console);
}

static void show_file(const char *name)
{
    char text[8192];
    long fd = os_openat(OS_AT_FDCWD, name, OS_O_RDONLY, 0), got = fd;

    print("\n%s\n", name);
    while (fd >= 0 && (got = os_read((int)fd, text, sizeof text)) > 0)
        for (long i = 0; i < got; i++)
            print_char(text[i]);
    tell("cannot read", name, got);
    if (fd >= 0)
        os_close((int)fd);
}

/* A name is printed with a / behind it if it is a folder's, with a @ if it is a link's. */
static void show_folder(const char *name)
{
    static char records[8192] __attribute__((__aligned__(8)));
    long fd = os_openat(OS_AT_FDCWD, name, OS_O_RDONLY | OS_O_DIRECTORY, 0), got = fd;

    print("\n%s\n", name);
    while (fd >= 0 && (got = os_getdents64((int)fd, (void *)records, sizeof records)) > 0)
        for (long at = 0; at < got;) {
            const struct os_linux_dirent64 *entry = (void *)(records + at);
            at += entry->d_reclen;
            if (entry->d_name[0] != '.') {
                print_name(entry->d_name);
                print(entry->d_type == OS_DT_DIR ? "/ " : entry->d_type == OS_DT_LNK ? "@ " : " ");
            }
        }
    print("\n");
    tell("cannot list", name, got);
    if (fd >= 0)
        os_close((int)fd);
}

static void show_machine(char **envp)
{
    struct os_new_utsname kernel;
    struct os_sysinfo memory;

    tell("cannot ask", "uname", os_uname(&kernel));
    tell("cannot ask", "sysinfo", os_sysinfo(&memory));
    print("%s %s, %s, pages of %ld bytes, %lu MiB of memory\n", kernel.sysname, kernel.release,
          kernel.machine, os_auxv(envp, OS_AT_PAGESZ), (memory.totalram * memory.mem_unit) >> 20);
}

/* Waits for it, and for all processes that end meanwhile: a first process inherits the others. */
static void run(char **argv, char **envp)
{
    int status = 0;
    long child, ended;

    print("\n%s\n", argv[0]);
    child = os_spawn(argv[0], argv, envp, 0, 0);
    tell("cannot run", argv[0], child);
    if (os_is_error(child))
        return;
    do
        ended = os_wait4(-1, &status, 0, 0);
    while (ended != child && (!os_is_error(ended) || ended == -OS_EINTR));
    print(OS_WIFEXITED(status) ? "exit status %d\n" : "signal %d\n",
          OS_WIFEXITED(status) ? OS_WEXITSTATUS(status) : OS_WTERMSIG(status));
}

int main(int argc, char **argv, char **envp)
{
    if (os_getpid() != 1)
        fail("this is for process 1: boot it", 0, -OS_EPERM);
    mount("devtmpfs", "/dev");
    open_console();
    mount("proc", "/proc");
    mount("sysfs", "/sys");
    show_machine(envp);
    show_file("/proc/cmdline");
    show_file("/proc/mounts");
    show_folder("/");
    show_folder("/dev");
    show_folder("/sys/devices/system/cpu");
    if (argc > 1)
        run(argv + 1, envp);
    print("\npower off\n");
    os_ioctl(1, OS_TCSBRK, 1); /* the console sends what it still has */
    os_sync();
    os_reboot(OS_LINUX_REBOOT_MAGIC1, OS_LINUX_REBOOT_MAGIC2, OS_LINUX_REBOOT_CMD_POWER_OFF, 0);
    for (;;)
        os_pause();
}
