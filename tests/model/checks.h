/* SPDX-License-Identifier: MIT */
/*
 * Each calls a function with any arguments, in a kernel that model_boot() made, and says what must
 * be true afterwards.
 */
#ifndef CHECKS_H
#define CHECKS_H

/* A mapping that a helper has given to the program: length bytes at memory; or nothing. */
struct block {
    unsigned long memory, length;
    int guarded;
    unsigned long unit; /* the least that can be unmapped: a page, or a huge one */
};

void check_is_error(void);
void check_error_name(void);
void check_error_text(void);
void check_page_size(void);
void check_name_mapping(void);
struct block check_map_anonymous(void);
struct block check_map_file(void);
struct block check_map_aligned(void);
struct block check_map_guarded(void);
struct block check_map_ring(void);
struct block check_map_exactly(void);
/* The block goes: 1, or the kernel refuses that. */
int check_unmap(struct block block);
int check_unmap_guarded(struct block block);

#endif
