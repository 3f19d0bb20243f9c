/* SPDX-License-Identifier: MIT */
/*
 * A compiler: it makes instructions of an arithmetic expression of x, and calls them.
 *
 *     ./jit '(x + 1) * (x - 1) / 2' 9
 *
 * Shows memory that is first writable and then executable, never both; os_flush_icache; a handler
 * of a signal; jit.h has the machines. Limits: + - * / and parentheses on signed numbers of 64
 * bits, which wrap around.
 */
#define PROGRAM "jit"
#define OS_CORE_CALLS
#include "jit.h"
#include "os_core.h"
#include "print.h"

struct compiler {
    const char *at;     /* what is still to read */
    unsigned int *next; /* where the next instruction goes */
    int depth;
};

static void emit(struct compiler *compiler, enum piece piece)
{
    const unsigned int *word = pieces[piece];

    while (*word != 0)
        *compiler->next++ = *word++;
}

static int takes(struct compiler *compiler, char c)
{
    while (*compiler->at == ' ')
        compiler->at++;
    if (*compiler->at != c)
        return 0;
    compiler->at++;
    return 1;
}

static void compile(struct compiler *compiler, int level);

static void compile_value(struct compiler *compiler)
{
    unsigned long number = 0;

    if (++compiler->depth > 1000)
        fail("too deep for the stack", compiler->at, -OS_E2BIG);
    if (takes(compiler, '-')) {
        compile_value(compiler);
        emit(compiler, NEGATE);
    } else if (takes(compiler, 'x'))
        emit(compiler, LOAD_X);
    else if (takes(compiler, '(')) {
        compile(compiler, 0);
        if (!takes(compiler, ')'))
            fail("a ) is missing", compiler->at, -OS_EINVAL);
    } else if (*compiler->at < '0' || *compiler->at > '9')
        fail("a value is missing", compiler->at, -OS_EINVAL);
    else {
        for (; *compiler->at >= '0' && *compiler->at <= '9'; compiler->at++)
            number = number * 10 + (unsigned long)(*compiler->at - '0');
        compiler->next = load_number(compiler->next, number);
    }
    compiler->depth--;
}

/* Level 0 adds and subtracts, level 1 multiplies and divides, level 2 is a value. */
static void compile(struct compiler *compiler, int level)
{
    int i = 0;

    if (level == 2) {
        compile_value(compiler);
        return;
    }
    compile(compiler, level + 1);
    while (i < 2)
        if (takes(compiler, "+-*/"[2 * level + i])) {
            emit(compiler, PUSH);
            compile(compiler, level + 1);
            emit(compiler, POP);
            emit(compiler, (enum piece)(ADD + 2 * level + i));
            i = 0;
        } else
            i++;
}

/* No character becomes more than sixteen words. */
static long evaluate(const char *text, long x)
{
    struct compiler compiler = {text, 0, 0};
    os_size_t size = 64;
    const char *end;
    void *code;

    for (end = text; *end != '\0'; end++)
        size += 64;
    checked("no memory", os_map_anonymous(&code, size));
    compiler.next = (unsigned int *)code;
    emit(&compiler, BEGIN);
    compile(&compiler, 0);
    emit(&compiler, END);
    if (compiler.at != end)
        fail("the expression is over, but not the text", compiler.at, -OS_EINVAL);
    checked("not executable", os_mprotect(code, size, OS_PROT_READ | OS_PROT_EXEC));
    checked("os_flush_icache", os_flush_icache(code, compiler.next));
    x = ((long (*)(long))(os_uintptr_t)code)(x);
    checked("munmap", os_munmap(code, size));
    return x;
}

static void cannot_divide(int signal)
{
    (void)signal;
    fail("cannot divide", 0, -OS_EDOM);
}

int main(int argc, char **argv)
{
    struct os_sigaction action = {0};

    if (argc != 2 && argc != 3)
        usage("EXPRESSION [X]");
    action.k_sa_handler = cannot_divide;
    checked("sigaction", os_sigaction(OS_SIGFPE, &action, 0));
    checked("sigaction", os_sigaction(OS_SIGTRAP, &action, 0));
    print("%ld\n", evaluate(argv[1], argc == 3 ? evaluate(argv[2], 0) : 0));
    return 0;
}
