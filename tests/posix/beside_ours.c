/* SPDX-License-Identifier: MIT */
/* The functions of os_core/posix that tests/posix/beside.c calls, under names of its own. */
#include <errno.h>
#include <time.h>
#include <unistd.h>

#include "beside.h"

const struct calls ours = {read, nanosleep, setresgid, fork};
