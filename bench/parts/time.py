# SPDX-License-Identifier: MIT
"""The time, from the vDSO and from a system call."""
from common import ratios

ABOUT = """\
The monotonic clock. The floor is the function of the vDSO, called through the pointer that os_vdso gave.
"""
FLOOR = "the vDSO itself"


def measure(bench):
    table = bench.table("time", "Time over the floor's")
    program = bench.program("clock")
    bench.progress("time")
    times = bench.turns(program, bench.rounds(300), 100 if bench.quick else 5000)
    for name in times:
        if name != FLOOR:
            table.add(name, "time", ratios(times, name, FLOOR))
