# SPDX-License-Identifier: MIT
"""The code of the memory family, beside the floor."""
import re

from common import TARGETS, Counts

ABOUT = """\
Instructions on the success path / bytes. The floor is hand-written assembly (bench/floor) that keeps the same contract:
an error is exactly -4095 to -1, and an int is widened.
"""


def floor(bench, target):
    """The object of the floor, and its functions."""
    made = bench.path(f"floor.{target}.o")
    bench.run(*bench.compiler("gcc", target), "-c", f"bench/floor/{target}.S", "-o", made)
    symbols = bench.run(f"{target}-linux-gnu-nm", made)
    return made, re.findall(r" T (\w+)", symbols)


def measure(bench):
    for target in TARGETS:
        bench.progress(target)
        functions = bench.table(f"functions {target}", f"{target}, out of line")
        inlined = bench.table(f"inlined {target}", f"{target}, inlined: `os_mmap` of constants, and the same with its "
                              "test, `os_is_error(os_mmap_raw(...))`")
        made, names = floor(bench, target)
        outside = [name for name in names if name.startswith("os_")]
        inside = [name for name in names if not name.startswith("os_")]

        def add(table, column, binary, which):
            for name, counts in bench.lengths(target, binary, which):
                table.add(f"`{name}`", column, counts)
        add(functions, "floor", made, outside)
        add(inlined, "floor", made, inside)
        for compiler in "gcc", "clang":
            for level in "-O2", "-Os":
                command = [*bench.compiler(compiler, target), level, "-ffunction-sections", "-Isingle_include", "-c"]
                bench.run(*command, "-DOS_CORE_IMPLEMENTATION", "-x", "c", "single_include/os_core.h", "-o",
                          bench.path("one.o"))
                add(functions, f"{compiler} {level}", bench.path("one.o"), outside)
                bench.run(*command, "tests/shape/constants.c", "-o", bench.path("inlined.o"))
                add(inlined, f"{compiler} {level}", bench.path("inlined.o"), inside)
