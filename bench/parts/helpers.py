# SPDX-License-Identifier: MIT
"""Helpers, beside the same written by hand over libc."""
from common import ratios

ABOUT = """\
Time over that of what bench/programs/helpers.c does by hand with the functions of glibc, every failure handled; the
memory is unmapped again in each round. "again" is the helper a second time, over itself. os_map_aligned is asked for
64 KiB at a multiple of 2 MiB, and for 2 MiB, for which the kernel has a fit place as a rule. By hand, the room is
inaccessible first, or writable, as that of os_map_guarded. By hand the last three are getauxval, strerrorname_np and
strerrordesc_np.
"""


def measure(bench):
    table = bench.table("time", "Time over that by hand")
    program = bench.program("helpers")
    bench.progress("time")
    times = bench.turns(program, bench.rounds(300), 10 if bench.quick else 300)
    for name in times:
        if f"{name} by hand" in times:
            function, *length = name.split(",")
            row = ",".join([f"`{function}`", *length])
            table.add(row, "over by hand", ratios(times, name, f"{name} by hand"))
            if f"{name} writable by hand" in times:
                table.add(row, "over by hand, writable", ratios(times, name, f"{name} writable by hand"))
            table.add(row, "again", ratios(times, f"{name} again", name))
