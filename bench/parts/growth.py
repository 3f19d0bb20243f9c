# SPDX-License-Identifier: MIT
"""How cost grows: with mappings held, with a file, with threads."""
from common import Stop, ratios

ABOUT = """\
The library over glibc (bench/programs/growth.c). A page of private memory is mapped and unmapped while the process
holds other mappings that cannot be merged; a file with holes is mapped and unmapped, untouched; threads map, touch and
unmap a page at once, where the time is that for one page. Each is over the first row of its table, in the same round.
"""
MOST = 60000


def grown(bench, table, name, column, unit, command):
    """A row for each number, over the first; and itself again."""
    bench.progress(name)
    table.columns += [column, "again"]
    times = bench.turns(*command)
    sizes = [words.split(" ")[1] for words in times if words.startswith(f"{name} ")]
    for size in sizes:
        row = f"{int(size):,} {unit}"
        if size != sizes[0]:
            table.add(row, column, ratios(times, f"{name} {size}", f"{name} {sizes[0]}"))
        table.add(row, "again", ratios(times, f"again {size}", f"{name} {size}"))


def measure(bench):
    held, file, threads = (bench.table(name, about) for name, about in (
        ("held", "Mapping and unmapping a page, by the mappings held"),
        ("file", "Mapping and unmapping a file, by its size"),
        ("threads", "Mapping, touching and unmapping a page, by the threads that do it at once")))
    with open("/proc/sys/vm/max_map_count", encoding="utf-8") as limit:
        allowed = int(limit.read())
    if allowed < MOST + 1000:
        raise Stop(f"a process may have {allowed} mappings, {MOST} are to be held: sysctl vm.max_map_count=65530")
    program = bench.program("growth")
    count = 20 if bench.quick else 2000
    most = 1000 if bench.quick else MOST
    grown(bench, held, "held", "time", "held", [program, "held", bench.rounds(25), count, most])
    grown(bench, file, "file", "time", "MiB", [program, "file", bench.rounds(25), count, bench.path("large")])
    grown(bench, threads, "threads", "time for a page", "threads", [program, "threads", bench.rounds(25), count])
