/* SPDX-License-Identifier: MIT */
/*
 * A shell: programs, pipes, redirection, and how they ended. It reads commands line by line:
 *
 *     echo 'ls / | wc -l >/tmp/count' | ./shell
 *
 * Shows os_spawn, pipes, dup2, wait4. Limits: words stand between blanks, a program without a / is
 * in /bin, no quotes, variables, jobs. Under qemu-user no start fails: the status is 127.
 */
#define PROGRAM "shell"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

#define LINE 8192 /* characters at most */

/* One program of a pipeline: its words, and where it reads and writes; an error is nowhere. */
struct command {
    char text[LINE + 1], *words[LINE / 2 + 1];
    int in, out;
};

/* Byte by byte, for what follows the line is the programs'. Returns 0 at the end of the input. */
static int read_line(char *line)
{
    os_size_t length = 0;
    long got;

    while ((got = os_read(0, line + length, 1)) == -OS_EINTR ||
           (checked("cannot read", got) == 1 && line[length] != '\n'))
        if (got == 1 && ++length == LINE)
            fail("a line is too long", 0, -OS_E2BIG);
    line[length] = '\0';
    return got == 1 || length > 0;
}

/* Is it one of these? The end of the line is one of all. */
static int is_one_of(const char *these, char c)
{
    while (*these != c && *these != '\0')
        these++;
    return *these == c;
}

static void close_end(int fd)
{
    if (fd > 2)
        checked("close", os_close(fd));
}

static void redirect(int *end, const char *name, int flags)
{
    long fd = os_open(name, flags | OS_O_CLOEXEC, 0666);

    close_end(*end);
    *end = (int)fd;
    if (os_is_error(fd))
        complain("cannot open", name, fd);
}

static void parse(struct command *command, const char *at)
{
    char *room = command->text, **next = command->words;

    while (!is_one_of("|", *at)) {
        char *word = room, how = *at;
        for (at += is_one_of("<>", how); *at == ' ';)
            at++;
        while (!is_one_of(" |<>", *at))
            *room++ = *at++;
        *room++ = '\0';
        if (how == '<')
            redirect(&command->in, word, OS_O_RDONLY);
        else if (how == '>')
            redirect(&command->out, word, OS_O_WRONLY | OS_O_CREAT | OS_O_TRUNC);
        else if (*word != '\0')
            *next++ = word;
    }
    *next = 0;
}

/* In the child. It keeps 0, 1 and 2 alone: all else was opened with OS_O_CLOEXEC. */
static long connect(void *argument)
{
    const struct command *command = (const struct command *)argument;
    long in = os_dup2(command->in, 0), out = os_dup2(command->out, 1);

    return os_is_error(in) ? in : out;
}

/* Returns the child's ID; or, where nothing was started, minus the status that stands for that. */
static long start(struct command *command, char *const *environment)
{
    char path[LINE + 6] = "/bin/";
    const char *name = command->words[0], *file = path;
    os_size_t i;
    long child;

    if (command->in < 0 || command->out < 0 || name == 0)
        return name == 0 ? 0 : -1;
    for (i = 0; (path[5 + i] = name[i]) != '\0'; i++)
        if (name[i] == '/')
            file = name;
    child = os_spawn(file, command->words, environment, connect, command);
    if (os_is_error(child))
        complain("cannot start", name, child);
    return os_is_error(child) ? -127 : child;
}

/* Runs the programs of a line, and returns how the last of them ended, as sh has it in $?. */
static int run(const char *line, char *const *environment)
{
    static struct command command;
    int ends[2] = {0, 1}, children = 0, status, result;
    const char *end;
    long last, child;

    do {
        for (command.in = ends[0], end = line; !is_one_of("|", *end);)
            end++;
        ends[1] = 1;
        if (*end == '|')
            checked("cannot make a pipe", os_pipe2(ends, OS_O_CLOEXEC));
        command.out = ends[1];
        parse(&command, line);
        last = start(&command, environment);
        children += last > 0;
        close_end(command.in);
        close_end(command.out);
        line = end + 1;
    } while (*end == '|');
    for (result = last > 0 ? 0 : (int)-last; children > 0; children--) {
        while ((child = os_wait4(-1, &status, 0, 0)) == -OS_EINTR)
            continue;
        if (checked("cannot wait", child) == last)
            result = OS_WIFEXITED(status) ? OS_WEXITSTATUS(status) : 128 + OS_WTERMSIG(status);
    }
    return result;
}

int main(int argc, char **argv, char **envp)
{
    char line[LINE + 1];
    int status = 0;

    (void)argc, (void)argv;
    while (read_line(line))
        status = run(line, envp);
    return status;
}
