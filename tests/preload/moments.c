/* SPDX-License-Identifier: MIT */
/*
 * moments MOMENT: calls memory functions when a shim may not be ready for it, and ends as programs
 * end. The suite counts what the table of the shim has. It prints "right", or what went wrong and
 * fails.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define RIGHT(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("wrong: %s, errno %d\n", #condition, errno);                                    \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static const int anonymous = MAP_PRIVATE | MAP_ANONYMOUS;
static char *early; /* made before any constructor, that of a library included */
static void map_early(void)
{
    early = mmap(0, 1, PROT_READ | PROT_WRITE, anonymous, -1, 0);
}
#ifdef __GLIBC__
__attribute__((section(".preinit_array"), used)) static void (*const before_all)(void) = map_early;
#else
__attribute__((constructor(101))) static void before_most(void)
{
    map_early();
}
#endif

/* One failure, and how many threads and rounds. */
enum { THREADS = 4, ROUNDS = 10000 };
static void *fail_often(void *unused)
{
    for (int i = 0; i < ROUNDS; i++) {
        errno = 0;
        RIGHT(munmap((void *)1, 1) == -1 && errno == EINVAL);
    }
    return unused;
}
static void threads(void)
{
    pthread_t thread[THREADS];
    for (int i = 0; i < THREADS; i++)
        RIGHT(pthread_create(&thread[i], 0, fail_often, 0) == 0);
    for (int i = 0; i < THREADS; i++)
        RIGHT(pthread_join(thread[i], 0) == 0);
}

/* A store into a page that may not be written: the handler gives the page back. */
static char *page;
static void give_back(int signal)
{
    int before = errno;
    (void)signal;
    if (mprotect(page, 1, PROT_READ | PROT_WRITE) != 0)
        _exit(9);
    errno = before;
}
static void handler(void)
{
    struct sigaction action = {.sa_handler = give_back};
    RIGHT((page = mmap(0, 1, PROT_READ, anonymous, -1, 0)) != MAP_FAILED);
    RIGHT(sigaction(SIGSEGV, &action, 0) == 0);
    *(volatile char *)page = 1;
    RIGHT(*(volatile char *)page == 1);
}

/* The child makes two calls, and ends by exit; its parent one, and those of threads before. */
static void child(void)
{
    int status;
    threads();
    pid_t pid = fork();
    if (pid == 0) {
        RIGHT(madvise(early, 1, MADV_DONTNEED) == 0 && munmap(early, 1) == 0);
        exit(0);
    }
    RIGHT(waitpid(pid, &status, 0) == pid && status == 0);
    RIGHT(madvise(early, 1, MADV_DONTNEED) == 0);
}

/* Ends: standard error is closed, or another file; the environment is written over. */
static void closed(void)
{
    RIGHT(close(2) == 0);
}
static void another(void)
{
    RIGHT(close(2) == 0 && open("another", O_WRONLY | O_CREAT, 0600) == 2);
}
static void environment(void)
{
    char *value = getenv("PRELOAD_TABLE");
    if (value != 0)
        memset(value, 'x', strlen(value));
    RIGHT(chdir("/") == 0);
}
static void at_once(void)
{
    fflush(0);
    _exit(0);
}
static void nothing(void)
{
}

static const struct {
    const char *name;
    void (*run)(void);
} moments[] = {{"threads", threads}, {"handler", handler}, {"child", child},
               {"closed", closed},   {"another", another}, {"environment", environment},
               {"_exit", at_once},   {"nothing", nothing}};

int main(int argc, char **argv)
{
    RIGHT(early != 0 && early != MAP_FAILED && *early == 0);
    for (size_t i = 0; argc == 2 && i < sizeof moments / sizeof *moments; i++)
        if (strcmp(argv[1], moments[i].name) == 0) {
            puts("right");
            fflush(0);
            moments[i].run();
            return 0;
        }
    return 2;
}
