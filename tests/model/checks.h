/* SPDX-License-Identifier: MIT */
/* Each calls a helper, after model_begin(), with any arguments, and says what must be so then. */
#ifndef CHECKS_H
#define CHECKS_H

void check_page_size(void);
void check_map_anonymous(void);
void check_map_file(void);
void check_map_aligned(void);
void check_map_guarded(void);
void check_unmap_guarded(void);
void check_map_ring(void);
void check_map_exactly(void);
void check_name_mapping(void);

#endif
