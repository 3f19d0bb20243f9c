/* SPDX-License-Identifier: MIT */
/*
 * The first process of a kernel in an emulator, without a libc: it mounts what programs expect,
 * runs those of /programs, one a line with its arguments, and powers the machine off. Their output
 * goes to the console, between lines of its own:
 *
 *     >>> run /unit kernel
 *     >>> exit 0               as a shell has it: 128 and the signal if it was killed
 *     >>> power off            after the last one
 */
#define OS_CORE_CALLS
#include "os_core.h"

enum { SIGCHLD = 17, NOT_FOUND = 127 };
/* ioctl_tty(2), reboot(2) */
enum { TCSBRK = 0x5409, DRAIN = 1 };
enum { MAGIC1 = (int)0xfee1dead, MAGIC2 = 672274793, POWER_OFF = 0x4321fedc };

static void say(const char *text)
{
    os_size_t length = 0;
    while (text[length] != '\0')
        length++;
    os_write(1, text, length);
}
static void say_number(int number)
{
    char digits[12], *first = digits + sizeof digits - 1;
    *first = '\0';
    do
        *--first = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    say(first);
}

/* A failure here shows in the programs that need it. */
static void mount(const char *type, const char *folder)
{
    os_mkdirat(OS_AT_FDCWD, folder, 0755);
    os_mount(type, folder, type, 0, 0);
}
static void prepare(void)
{
    mount("devtmpfs", "/dev");
    long console = os_openat(OS_AT_FDCWD, "/dev/console", OS_O_RDWR, 0);
    for (int fd = 0; fd < 3; fd++)
        if (console != fd)
            os_dup3((int)console, fd, 0);
    mount("proc", "/proc");
    mount("sysfs", "/sys");
    mount("tmpfs", "/tmp");
    mount("tmpfs", "/dev/shm");
    mount("devpts", "/dev/pts");
}

/* Runs the words of a line, and waits for it and for the processes that it leaves behind. */
static int run(char *line)
{
    static char *const environment[] = {"PATH=/", "TMPDIR=/tmp", "CMOCKA_MESSAGE_OUTPUT=TAP", 0};
    char *words[16];
    int count = 0, status = 0;

    for (char *c = line; *c != '\0' && count < 15; count++) {
        words[count] = c;
        while (*c != ' ' && *c != '\0')
            c++;
        while (*c == ' ')
            *c++ = '\0';
    }
    words[count] = 0;
    long child = os_syscall5(OS_NR_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) {
        os_execve(words[0], words, environment);
        os_exit_group(NOT_FOUND);
    }
    for (long ended = child < 0 ? child : 0; ended != child;) {
        ended = os_wait4(-1, &status, 0, 0);
        if (ended < 0)
            return NOT_FOUND;
    }
    return (status & 127) == 0 ? status >> 8 & 255 : 128 + (status & 127);
}

int main(void)
{
    void *data;
    os_size_t length;

    prepare();
    if (os_map_file(&data, &length, "/programs") != 0)
        say("/init: cannot map /programs\n");
    for (const char *text = data, *end = text + length; text < end; text++) {
        char line[256];
        os_size_t n = 0;
        for (; text < end && *text != '\n' && n < sizeof line - 1; text++)
            line[n++] = *text;
        line[n] = '\0';
        say(">>> run ");
        say(line);
        say("\n");
        int status = run(line);
        say(">>> exit ");
        say_number(status);
        say("\n");
    }
    say(">>> power off\n");
    os_ioctl(1, TCSBRK, DRAIN); /* or what the console has not sent yet is lost */
    os_sync();
    os_reboot(MAGIC1, MAGIC2, POWER_OFF, 0);
    return 1; /* which is a panic */
}
