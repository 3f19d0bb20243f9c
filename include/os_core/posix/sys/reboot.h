/* SPDX-License-Identifier: MIT */
/* The end of the machine's work. */
#ifndef OS_CORE_POSIX_SYS_REBOOT_H_
#define OS_CORE_POSIX_SYS_REBOOT_H_

#include "../calls_.h"

#define RB_AUTOBOOT OS_LINUX_REBOOT_CMD_RESTART
#define RB_HALT_SYSTEM OS_LINUX_REBOOT_CMD_HALT
#define RB_POWER_OFF OS_LINUX_REBOOT_CMD_POWER_OFF
#define RB_ENABLE_CAD OS_LINUX_REBOOT_CMD_CAD_ON
#define RB_DISABLE_CAD OS_LINUX_REBOOT_CMD_CAD_OFF
#define RB_SW_SUSPEND OS_LINUX_REBOOT_CMD_SW_SUSPEND
#define RB_KEXEC OS_LINUX_REBOOT_CMD_KEXEC

OS_CORE_BEGIN_

OS_POSIX_ int reboot(int command)
{
    return (int)os_errno_(
        os_reboot(OS_LINUX_REBOOT_MAGIC1, OS_LINUX_REBOOT_MAGIC2, (unsigned int)command, 0));
}

OS_CORE_END_

#endif
