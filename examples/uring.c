/* SPDX-License-Identifier: MIT */
/*
 * io_uring: prints files, one after the other, like cat. The first bytes of several files are read
 * at a time; while one is printed, the kernel goes on with the next ones.
 *
 *     cc -O2 -ffreestanding -fno-stack-protector -Iinclude -nostdlib -static examples/uring.c \
 *         -Lbuild/x86_64 -los_core_start -los_core -o uring
 *     ./uring README.md CHANGELOG.md
 *
 * It needs Linux 5.6. Where there is no io_uring, under qemu-user for instance, it says so.
 */
#define PROGRAM "uring"
#define OS_CORE_CALLS
#include "os_core.h"
#include "print.h"

enum { FILES = 8 }; /* so many at a time */

/* A file that is being read: the bytes that came, or -errno. */
static struct file {
    const char *name;
    int fd, in_flight, result;
    char data[65536];
} files[FILES];

static int ring_fd;
/* Shared with the kernel. It takes the first question, and we the first answer. */
static struct os_io_uring_sqe *questions;
static struct os_io_uring_cqe *answers;
static unsigned int *last_question, *question_order, *first_answer, *last_answer;
static unsigned int question_mask, answer_mask;

static char *map(os_size_t length, os_off_t what)
{
    return (char *)checked("mmap", os_mmap_raw(0, length, OS_PROT_READ | OS_PROT_WRITE,
                                               OS_MAP_SHARED | OS_MAP_POPULATE, ring_fd, what));
}

static void make_ring(void)
{
    struct os_io_uring_params p = {0};
    long fd = os_io_uring_setup(FILES, &p);
    os_size_t end, end_of_answers;
    char *queues;

    if (fd == -OS_ENOSYS)
        fail("there is no io_uring: Linux before 5.1, or qemu-user", 0, fd);
    if (fd == -OS_EPERM)
        fail("io_uring is forbidden: kernel.io_uring_disabled, or a container", 0, fd);
    ring_fd = (int)checked("io_uring_setup", fd);
    if ((p.features & OS_IORING_FEAT_RW_CUR_POS) == 0)
        fail("this io_uring is too old: Linux before 5.6", 0, -OS_ENOSYS);
    end = p.sq_off.array + p.sq_entries * sizeof *question_order;
    end_of_answers = p.cq_off.cqes + p.cq_entries * sizeof *answers;
    queues = map(end > end_of_answers ? end : end_of_answers, OS_IORING_OFF_SQ_RING);
    questions = (void *)map(p.sq_entries * sizeof *questions, OS_IORING_OFF_SQES);
    last_question = (void *)(queues + p.sq_off.tail);
    question_order = (void *)(queues + p.sq_off.array);
    question_mask = *(unsigned int *)(void *)(queues + p.sq_off.ring_mask);
    answers = (void *)(queues + p.cq_off.cqes);
    first_answer = (void *)(queues + p.cq_off.head);
    last_answer = (void *)(queues + p.cq_off.tail);
    answer_mask = *(unsigned int *)(void *)(queues + p.cq_off.ring_mask);
}

/* Submits so many questions, and waits for so many answers. */
static void enter(unsigned int submit, unsigned int wait)
{
    long result;

    do
        result = os_io_uring_enter(ring_fd, submit, wait, OS_IORING_ENTER_GETEVENTS, 0, 0);
    while (result == -OS_EINTR || result == -OS_EAGAIN);
    checked("io_uring_enter", result);
}

/* Asks for bytes from the file's own position: so it may be a pipe. No queue is ever full, because
 * each file has one question at a time. */
static void ask(struct file *file)
{
    unsigned int last = *last_question, place = last & question_mask;
    struct os_io_uring_sqe question = {0};

    question.opcode = OS_IORING_OP_READ;
    question.fd = file->fd;
    question.off = (unsigned long)-1;
    question.addr = (unsigned long)file->data;
    question.len = sizeof file->data;
    question.user_data = (unsigned long)(file - files);
    file->in_flight = 1;
    questions[place] = question;
    question_order[place] = place;
    __atomic_store_n(last_question, last + 1, __ATOMIC_RELEASE);
    enter(1, 0);
}

/* Takes answers, in whatever order they come, until this file has its own. */
static void wait_for(const struct file *file)
{
    while (file->in_flight) {
        unsigned int first = *first_answer;
        const struct os_io_uring_cqe *answer = &answers[first & answer_mask];
        if (first == __atomic_load_n(last_answer, __ATOMIC_ACQUIRE)) {
            enter(0, 1);
        } else {
            files[answer->user_data].result = answer->res;
            files[answer->user_data].in_flight = 0;
            __atomic_store_n(first_answer, first + 1, __ATOMIC_RELEASE);
        }
    }
}

static void begin(struct file *file, const char *name)
{
    file->name = name;
    file->fd = (int)os_openat(OS_AT_FDCWD, name, OS_O_RDONLY | OS_O_CLOEXEC, 0);
    if (file->fd >= 0)
        ask(file);
}

/* An error is told when it is the file's turn: what comes before has been printed. */
static void finish(struct file *file)
{
    if (file->fd < 0)
        fail("cannot open", file->name, file->fd);
    for (wait_for(file); file->result != 0; ask(file), wait_for(file)) {
        if (file->result < 0 && file->result != -OS_EINTR)
            fail("cannot read", file->name, file->result);
        for (int done = 0; done < file->result;) {
            long wrote = os_write(1, file->data + done, (os_size_t)(file->result - done));
            if (wrote != -OS_EINTR)
                done += (int)checked("cannot write", wrote);
        }
    }
    os_close(file->fd);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        usage("FILE...");
    make_ring();
    for (int i = 1; i < argc + FILES; i++) {
        if (i > FILES)
            finish(&files[i % FILES]);
        if (i < argc)
            begin(&files[i % FILES], argv[i]);
    }
    return 0;
}
