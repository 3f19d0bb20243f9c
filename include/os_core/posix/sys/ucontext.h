/* SPDX-License-Identifier: MIT */
#include "../signal.h"
