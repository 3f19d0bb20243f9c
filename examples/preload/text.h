/* SPDX-License-Identifier: MIT */
/* The text that table.c writes. */
#ifndef TEXT_H
#define TEXT_H

#include <limits.h>
#include <string.h>

/* Enough for a row of each function. Only the end of the program writes it. */
static char text[2 * PATH_MAX];
static size_t text_length;

/* Adds a word, and blanks until it has so many columns. */
static void add(const char *word, size_t columns)
{
    while ((*word != 0 || columns > 0) && text_length < sizeof text) {
        text[text_length++] = *word != 0 ? *word++ : ' ';
        columns -= columns > 0;
    }
}

/* Adds a number, on the right of so many columns. */
static void add_number(unsigned long number, size_t columns)
{
    char digits[24], *first = digits + sizeof digits - 1;

    *first = 0;
    do
        *--first = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    for (size_t length = strlen(first); length < columns; length++)
        add(" ", 1);
    add(first, 0);
}

#endif
