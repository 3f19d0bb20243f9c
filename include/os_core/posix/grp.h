/* SPDX-License-Identifier: MIT */
/* Other groups: setgroups. */
#include "unistd.h"
