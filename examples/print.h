/* SPDX-License-Identifier: MIT */
/*
 * What a libc would give the examples: printing, failing, texts and numbers. It is no part of the
 * library: copy it, and change it. It is for one thread, since all of it prints into one buffer.
 *
 *     #define PROGRAM "ls"            messages begin with it
 *     #define OS_CORE_CALLS
 *     #include "os_core.h"
 *     #include "print.h"
 */
#ifndef PRINT_H
#define PRINT_H

#ifndef PROGRAM
#error "print.h: say what messages begin with: #define PROGRAM \"the name of the program\""
#endif

static char print_buffer[1024];
static os_size_t print_used;
static int print_fd = 1;

static inline void fail(const char *what, const char *file, long error)
    __attribute__((__noreturn__));
static inline void usage(const char *arguments) __attribute__((__noreturn__));
static inline void print(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));

/* A pipe may take less than it is given, and a signal may come first. */
static inline void print_flush(void)
{
    os_size_t done = 0, length = print_used;

    print_used = 0;
    while (done < length) {
        long wrote = os_write(print_fd, print_buffer + done, length - done);
        if (!os_is_error(wrote))
            done += (os_size_t)wrote;
        else if (wrote != -OS_EINTR && print_fd == 2)
            os_exit_group(1);
        else if (wrote != -OS_EINTR)
            fail("cannot write", 0, wrote);
    }
}

/* What is printed from now on goes to this descriptor. */
static inline void print_to(int fd)
{
    print_flush();
    print_fd = fd;
}

static inline void print_char(char c)
{
    if (print_used == sizeof print_buffer)
        print_flush();
    print_buffer[print_used++] = c;
    if (c == '\n')
        print_flush();
}

/* A name may hold anything. What would move the cursor or end the line is shown as '?': control
 * characters, and of those that UTF-8 writes in two bytes the first. */
static inline void print_name(const char *name)
{
    for (; *name != '\0'; name++) {
        unsigned char c = (unsigned char)name[0], next = (unsigned char)name[1];
        print_char(c < ' ' || c == 127 || (c == 0xc2 && next < 0xa0) ? '?' : *name);
    }
}

/* A value takes at least so many columns: the rest is blanks before it, zeros, or blanks after. */
struct print_field {
    os_size_t width;
    int zeros, left;
};

static inline void print_text(const char *text, os_size_t length, struct print_field field)
{
    os_size_t rest = field.width > length ? field.width - length : 0;

    for (; rest > 0 && !field.left; rest--)
        print_char(field.zeros ? '0' : ' ');
    for (; length > 0; length--)
        print_char(*text++);
    for (; rest > 0; rest--)
        print_char(' ');
}

static inline void print_number(unsigned long number, unsigned long base, int negative,
                                struct print_field field)
{
    char digits[21], *end = digits + sizeof digits, *first = end; /* 64 bits have 20 digits */

    do
        *--first = "0123456789abcdef"[number % base];
    while ((number /= base) != 0);
    if (negative && field.zeros && !field.left) { /* the sign comes before the zeros */
        print_char('-');
        field.width -= field.width > 0;
    } else if (negative)
        *--first = '-';
    print_text(first, (os_size_t)(end - first), field);
}

/* Prints the value for what follows a '%', and returns where that ends. */
static inline const char *print_value(const char *format, __builtin_va_list *values)
{
    struct print_field field = {0, 0, 0};
    os_size_t length = 0;
    const char *text;
    long number;
    int is_long;

    for (; *format == '-' || *format == '0'; format++)
        *(*format == '-' ? &field.left : &field.zeros) = 1;
    if (*format == '*' && format++)
        field.width = (os_size_t) __builtin_va_arg(*values, int);
    for (; *format >= '0' && *format <= '9'; format++)
        field.width = field.width * 10 + (os_size_t)(*format - '0');
    is_long = (*format == 'l' || *format == 'z') && format++;
    if (*format == 's') {
        for (text = __builtin_va_arg(*values, const char *); text[length] != '\0';)
            length++;
        print_text(text, length, field);
    } else if (*format == 'c') {
        char c = (char)__builtin_va_arg(*values, int);
        print_text(&c, 1, field);
    } else if (*format == 'd') {
        number = is_long ? __builtin_va_arg(*values, long) : __builtin_va_arg(*values, int);
        print_number(number < 0 ? ~(unsigned long)number + 1 : (unsigned long)number, 10,
                     number < 0, field);
    } else if (*format == 'u' || *format == 'x')
        print_number(is_long ? __builtin_va_arg(*values, unsigned long)
                             : __builtin_va_arg(*values, unsigned int),
                     *format == 'x' ? 16 : 10, 0, field);
    else
        print_char(*format);
    return format + 1;
}

static inline void print_values(const char *format, __builtin_va_list *values)
{
    while (*format != '\0')
        if (*format == '%')
            format = print_value(format + 1, values);
        else
            print_char(*format++);
}

/* As printf, with %s %c %d %ld %u %lu %zu %x %lx %% and a width: %5d, %05d, %-5d, %*d. What follows
 * the last end of a line is written by print_flush. */
static inline void print(const char *format, ...)
{
    __builtin_va_list values;

    __builtin_va_start(values, format);
    print_values(format, &values);
    __builtin_va_end(values);
}

static inline long days_of_month(long year, int month)
{
    static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 1 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

/* Prints a time of OS_CLOCK_REALTIME in UTC: 2026-11-29 17:30. After 400 years, which are 146097
 * days, the calendar begins again. */
static inline void print_time(long seconds)
{
    long second = seconds % 86400 + (seconds % 86400 < 0 ? 86400 : 0);
    long day = seconds / 86400 - (seconds % 86400 < 0);
    long cycle = day / 146097 - (day % 146097 < 0), year = 1970 + 400 * cycle;
    int month = 0;

    for (day -= 146097 * cycle; day >= days_of_month(year, month);
         month++, year += month / 12, month %= 12)
        day -= days_of_month(year, month);
    print("%04ld-%02d-%02ld %02ld:%02ld", year, month + 1, day + 1, second / 3600,
          second / 60 % 60);
}

/* Prints one line on standard error: the failure, its file (or NULL), and the error. */
static inline void complain(const char *what, const char *file, long error)
{
    const char *name = os_error_name(error), *text = os_error_text(error);
    int before = print_fd;

    print_to(2);
    print("%s: %s", PROGRAM, what);
    if (file != 0) {
        print(" '");
        print_name(file);
        print("'");
    }
    if (name != 0 && text != 0)
        print(": %s, %s\n", name, text);
    else
        print(": error %ld\n", error);
    print_to(before);
}

/* The same, and the end of the program. */
static inline void fail(const char *what, const char *file, long error)
{
    complain(what, file, error);
    os_exit_group(1);
}

/* The result of a call, if that has not failed. */
static inline long checked_file(const char *what, const char *file, long result)
{
    if (os_is_error(result))
        fail(what, file, result);
    return result;
}

static inline long checked(const char *what, long result)
{
    return checked_file(what, 0, result);
}

/* Says how the program is called, and ends with 2. */
static inline void usage(const char *arguments)
{
    print_to(2);
    print("usage: %s %s\n", PROGRAM, arguments);
    os_exit_group(2);
}

/* Less than 0, 0 or more: a comes before b, is the same, or comes after it. */
static inline int compare(const char *a, const char *b)
{
    for (; *a == *b && *a != '\0'; a++)
        b++;
    return (unsigned char)*a - (unsigned char)*b;
}

/* 0, or -OS_EINVAL: the text is no decimal number, or has more, or is too large. */
static inline long read_number(const char *text, unsigned long *number)
{
    *number = 0;
    do {
        unsigned int digit = (unsigned int)*text - '0';
        if (digit > 9 || __builtin_mul_overflow(*number, 10UL, number) ||
            __builtin_add_overflow(*number, digit, number))
            return -OS_EINVAL;
    } while (*++text != '\0');
    return 0;
}

#endif
