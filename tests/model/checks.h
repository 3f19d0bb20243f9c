/* SPDX-License-Identifier: MIT */
/* What each helper must do on any kernel that is like the model, once it is called. */
#ifndef CHECKS_H
#define CHECKS_H

#define CHECKS(CHECK)                                                                              \
    CHECK(page_size)                                                                               \
    CHECK(map_anonymous)                                                                           \
    CHECK(map_file)                                                                                \
    CHECK(map_aligned)                                                                             \
    CHECK(map_guarded)                                                                             \
    CHECK(unmap_guarded)                                                                           \
    CHECK(map_ring)                                                                                \
    CHECK(map_exactly)                                                                             \
    CHECK(name_mapping)

#define DECLARE_CHECK(name) void check_##name(void);
CHECKS(DECLARE_CHECK)

#endif
