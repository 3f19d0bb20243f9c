#include "os_core.h"
