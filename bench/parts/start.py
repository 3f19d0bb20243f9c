# SPDX-License-Identifier: MIT
"""From exec to exit of the example program, beside its peers."""
import peers
from common import HOST, TARGETS, Counts, ratios

ABOUT = """\
The same programs as above. Instructions are those of the program, from its first to its last; each repetition of a
string instruction counts. Memory is what is resident at the exit. Time is that of vfork, execve and wait, over the
floor's.
"""


def measure(bench):
    counted = bench.table("counts", "On x86_64, where all can be counted")
    timed = bench.table("time", "Time over the floor's")
    others = bench.table("instructions", "Instructions on the other machines, as qemu-user executes them")
    programs = peers.programs(bench, HOST)
    for name, program in programs.items():
        bench.progress(f"counting {name}")
        costs = fewest(bench, program)
        for unit, number in costs.items():
            counted.add(name, unit, Counts(**{unit.replace(" ", "_"): number}))
    bench.progress("time")
    commands = {name: [program] for name, program in programs.items()}
    commands["floor, again"] = [programs["floor"]]
    times = bench.in_turn(commands, bench.rounds(2500))
    for name in commands:
        if name != "floor":
            timed.add(name, "time", ratios(times, name, "floor"))
    for target in TARGETS:
        if target != HOST:
            for name, program in peers.programs(bench, target).items():
                if name != "glibc, dynamic":  # under qemu-user it runs only with that machine's loader
                    bench.progress(f"counting {name}, {target}")
                    others.add(name, target, Counts(instructions=bench.instructions(target, program)))


def fewest(bench, program):
    """A fault that the kernel has to begin again counts twice: the fewest of several runs are the program's."""
    return min((bench.costs(program) for _ in range(bench.rounds(5))), key=lambda costs: costs["faults"])
