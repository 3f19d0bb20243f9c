# SPDX-License-Identifier: MIT
"""What the documents claim of mappings, tried."""
import math
import os
import statistics

from common import Counts, Stop, ratios

ABOUT = """\
Memory is taken when it is touched: which of 64 pages are in memory (mincore), and the KiB of a mapping of 1 GiB that
are. A file of 1 GiB in the page cache is read at random, 64 bytes at a time, by pread and through a fresh mapping,
faults included. A fault costs as much as many preads, and serves all later reads of the folio that it maps: few
reads share none, many share all. The larger the folios that the file system makes, the fewer the faults, and the
sooner the mapping wins; the faults in the table over 262,144 pages say how large they are here. Then the file is read
once from the beginning to the end; 256 MiB of memory are touched for the first time; and a buffer gets twice its room
where it cannot grow.
"""
READS = 1000, 3000, 10000, 30000, 100000, 300000, 1000000


def large_file(bench, size):
    """A file with data, on the disk; there has to be room for it."""
    room = os.statvfs(bench.folder)
    free = room.f_bavail * room.f_frsize
    if free < size + (64 << 20):
        raise Stop(f"no room for a file of {size >> 20} MiB: {free >> 20} MiB are free there; "
                   "BUILD= says another place, BENCH= other parts than claims")
    bench.progress("the large file")
    path, block = bench.path("large"), os.urandom(1 << 20)
    with open(path, "wb") as file:
        for _ in range(size >> 20):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return path


def resident(bench, program):
    pages = bench.table("pages", "Which of 64 pages are in memory", only_drawn=True)
    memory = bench.table("resident", "KiB in memory of a mapping of 1 GiB")
    for name, (number,) in bench.turns(program, "resident").items():
        when, what = name.split(" ", 1) if name.startswith("KiB") else name.rsplit(" ", 1)
        if when == "KiB":
            if what != "before":
                memory.add(what, "KiB", Counts(KiB=int(number)))
        else:
            pages.add(when, what, Counts(resident=int(number)))


def turning_point(taken):
    """The number of reads at which both take as long, between two that were tried; None if there is none."""
    for (few, before), (many, after) in zip(taken, taken[1:]):
        if before > 1 >= after:
            share = math.log(before) / math.log(before / after)
            return round(few * (many / few) ** share, -2)
    return None


def at_random(bench, program, path, size):
    table = bench.table("random", "Random reads: time over that of pread")
    faults = bench.table("faults", "The same: pages met, in percent, faults of the mapping, and where it turns")
    pages, taken = size // os.sysconf("SC_PAGE_SIZE"), []
    for reads in READS[:3] if bench.quick else READS:
        bench.progress(f"{reads} random reads")
        times = bench.turns(program, "random", bench.rounds(15 if reads < 300000 else 5), path, reads)
        row = f"{reads:,} reads"
        for name in "mapping", "MADV_RANDOM", "MAP_POPULATE", "pread again":
            table.add(row, name, ratios(times, name, "pread"))
        faults.add(row, "pages met", Counts(percent=100 * (1 - math.exp(-reads / pages))))
        faults.add(row, "faults", Counts(faults=int(times["faults"][0])))
        taken.append((reads, statistics.median(times["mapping"]) / statistics.median(times["pread"])))
    turn = turning_point(taken)
    if turn:
        faults.add("both take as long", "reads", Counts(reads=int(turn)))


def measure(bench):
    size = (16 << 20) if bench.quick else 1 << 30
    path = large_file(bench, size)
    program = bench.program("claims")
    resident(bench, program)
    at_random(bench, program, path, size)
    sequential = bench.table("sequential", "The file once, from its beginning to its end: time over that of read")
    base = "read, 1 MiB at a time"
    for column, forget in ("in the page cache", []), ("not in the page cache", ["forget"]):
        bench.progress(f"sequential, {column}")
        times = bench.turns(program, "sequential", bench.rounds(7), path, *forget)
        for name in times:
            if name != base:
                sequential.add(name, column, ratios(times, name, base))
    if "O_DIRECT, 1 MiB at a time" not in times:
        bench.peers.left_out["O_DIRECT"] = "the file system of the build folder has none"
    os.remove(path)
    bench.progress("first touch")
    touch = bench.table("touch", "The first touch of 256 MiB, mapping and unmapping included: time over plain memory's")
    times = bench.turns(program, "touch", bench.rounds(9), (8 if bench.quick else 256) << 20)
    for name in times:
        if name != "plain":
            touch.add(name, "time", ratios(times, name, "plain"))
    move = bench.table("move", "Twice the room for a buffer: time of mremap over that of copying")
    for kib in 16, 256, 4 << 10, 16 << 10:
        bench.progress(f"moving {kib} KiB")
        times = bench.turns(program, "move", bench.rounds(25), kib << 10)
        move.add(f"{kib:,} KiB", "mremap", ratios(times, "mremap", "copy"))
        move.add(f"{kib:,} KiB", "again", ratios(times, "again", "mremap"))
