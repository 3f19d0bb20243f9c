# SPDX-License-Identifier: MIT
"""The size of the example program, beside its peers."""
import os

import peers
from common import TARGETS, Counts

ABOUT = """\
Bytes of the file without section headers, and of its code. The program maps a page, writes its last byte, reads it
back and unmaps the page (bench/programs/example.c); each is built by gcc -Os, or as it is named, with the flags of
examples/smallest.c as far as its library takes them (bench/peers.py).
"""


def code(bench, target, program):
    """The bytes of what can be executed."""
    headers = bench.run(f"{target}-linux-gnu-objdump", "-h", program).splitlines()
    return sum(int(line.split()[2], 16) for line, flags in zip(headers, headers[1:]) if "CODE" in flags)


def measure(bench):
    table = bench.table("example", "Bytes of the file / of its code")
    for target in TARGETS:
        bench.progress(target)
        for name, program in peers.programs(bench, target).items():
            bytes_of_code = code(bench, target, program)
            stripped = bench.path("stripped")
            bench.run("llvm-objcopy", "--strip-sections", program, stripped)
            table.add(name, target, Counts(bytes=os.path.getsize(stripped), bytes_of_code=bytes_of_code))
