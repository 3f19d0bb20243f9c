/* SPDX-License-Identifier: MIT */
/*
 * The same without libFuzzer, for compilers and machines that have none:
 *
 *     fuzz FILE...          tries these inputs
 *     fuzz -runs=NUMBER     tries that many random ones, always the same, and names the cases
 *                           that they did not see
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "choices.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const struct sight __start_sights[], __stop_sights[]; /* the linker's */

static uint8_t data[1000];

static int try_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "fuzz: cannot read %s\n", path);
        return 2;
    }
    const size_t size = fread(data, 1, sizeof data, file);
    if (size == sizeof data) {
        fprintf(stderr, "fuzz: %s is too long\n", path);
        return 2;
    }
    fclose(file);
    fprintf(stderr, "fuzz: %s, %zu bytes\n", path, size);
    return LLVMFuzzerTestOneInput(data, size);
}

static uint64_t state = 88172645463325252; /* xorshift64 */
static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}
static int try_random(unsigned long runs)
{
    int unseen = 0;

    for (unsigned long run = 0; run < runs; run++) {
        const size_t size = next() % 512;
        for (size_t i = 0; i < size; i++)
            data[i] = (uint8_t)next();
        LLVMFuzzerTestOneInput(data, size);
    }
    for (const struct sight *sight = __start_sights; sight < __stop_sights; sight++)
        if (!sight->seen) {
            fprintf(stderr, "fuzz: not once in %lu runs: %s\n", runs, sight->what);
            unseen = 1;
        }
    return unseen;
}

int main(int argc, char **argv)
{
    unsigned long runs = 0;

    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-runs=", 6) == 0)
            runs = strtoul(argv[i] + 6, NULL, 10);
        else if (try_file(argv[i]) != 0)
            return 2;
    }
    if (argc < 2 || (runs == 0 && strncmp(argv[argc - 1], "-runs=", 6) == 0)) {
        fprintf(stderr, "usage: fuzz FILE... or fuzz -runs=NUMBER\n");
        return 2;
    }
    return runs == 0 ? 0 : try_random(runs);
}
