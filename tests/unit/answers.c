/* SPDX-License-Identifier: MIT */
/*
 * The recorded answers (tests/qemu/answers) of the qemu-user that runs this, beside Linux's
 * answers. tests/lib/qemu.sh makes lines of them: "question<TAB>Linux's<TAB>qemu-user's".
 */
#include "unit.h"

int under_qemu;
static char answers[1 << 15];

int read_answers(const char *path)
{
    FILE *file = fopen(path, "r");
    size_t length;

    if (file == NULL)
        return 0;
    length = fread(answers, 1, sizeof answers - 1, file);
    fclose(file);
    under_qemu = 1;
    return length > 0 && length < sizeof answers - 1 && answers[length - 1] == '\n';
}

struct answer {
    char linux_says[60], qemu_says[60];
};
static struct answer answer_to(const char *question)
{
    const size_t length = strlen(question);
    struct answer answer;

    for (const char *line = answers; *line != '\0'; line = strchr(line, '\n') + 1)
        if (strncmp(line, question, length) == 0 && line[length] == '\t' &&
            sscanf(line + length, "\t%59[^\t]\t%59[^\n]", answer.linux_says, answer.qemu_says) == 2)
            return answer;
    fail_msg("no answer to \"%s\" in tests/qemu/answers: make qemu-table", question);
    abort();
}

int qemu_differs(const char *question)
{
    if (!under_qemu)
        return 0;
    const struct answer answer = answer_to(question);
    return strcmp(answer.linux_says, answer.qemu_says) != 0;
}
void same_as_linux(const char *question)
{
    static char reason[300];
    if (!qemu_differs(question))
        return;
    const struct answer answer = answer_to(question);
    snprintf(reason, sizeof reason, "qemu-user, %s: %s, Linux: %s", question, answer.qemu_says,
             answer.linux_says);
    skip_because(reason);
}
void needs_kernel(const char *what_qemu_does)
{
    if (under_qemu)
        skip_because(what_qemu_does);
}

long qemu_result(const char *question, long on_linux)
{
    if (!under_qemu)
        return on_linux;
    const struct answer answer = answer_to(question);
    if (strcmp(answer.qemu_says, "ok") == 0)
        return 0;
    for (long error = 1; error < 200; error++) {
        const char *name = os_error_name(-error);
        if (name != NULL && strcmp(answer.qemu_says, name) == 0)
            return -error;
    }
    return NO_RESULT;
}
