# SPDX-License-Identifier: MIT
"""Loops that map, touch and unmap a page, beside the peers."""
import peers
from common import HOST, TARGETS, Counts, ratios

ABOUT = """\
Private memory, a page in each round; "touch" also writes a byte and reads it back. Instructions are those of one
round, the loop's own included. Time is that of the whole program over the floor's: a libc also makes other mappings at
its start, and mapping beside one that could be merged with it takes the kernel longer.
"""
PRIVATE = "OS_MAP_PRIVATE"


def measure(bench):
    counted = bench.table("instructions", "Instructions of a round")
    timed = bench.table("time", "Time over the floor's")
    for target in TARGETS:
        bench.progress(f"counting, {target}")
        few, many = (peers.programs(bench, target, rounds, PRIVATE, 0) for rounds in (10, 20))
        for name in few:
            if name != "glibc, dynamic" or target == HOST:
                counts = [bench.instructions(target, program[name]) for program in (few, many)]
                counted.add(name, target, Counts(instructions=(counts[1] - counts[0]) // 10))
    for touch, column in (0, "map, unmap"), (1, "map, touch, unmap"):
        bench.progress(f"time, {column}")
        rounds = 100 if bench.quick else 20000
        commands = {name: [program] for name, program in
                    peers.programs(bench, HOST, rounds, PRIVATE, touch).items()}
        commands["floor, again"] = commands["floor"]
        times = bench.in_turn(commands, bench.rounds(25))
        for name in commands:
            if name != "floor":
                timed.add(name, column, ratios(times, name, "floor"))
