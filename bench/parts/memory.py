# SPDX-License-Identifier: MIT
"""The memory functions of libos_core_start.a, beside libc's."""
from common import HOST, TARGETS, Counts, ratios

ABOUT = """\
Time over that of glibc's functions, which choose by the processor; memmove goes eight bytes upwards, over itself. Both
are called through a pointer. Instructions are those for eight bytes of 4 KiB; a string instruction of x86_64 counts
once for each byte. "shifted" is from an address that is not aligned to one that is.
"""
WORK = {
    "memcpy": "copy(left, right, BYTES)",
    "memcpy, shifted": "copy(left, right + 1, BYTES)",
    "memset": "set(left, 0, BYTES)",
    "memcmp": "(void)compare(left, right, BYTES)",
}


def size(number):
    for unit in "B", "KiB", "MiB":
        if number < 1024:
            return f"{number} {unit}"
        number //= 1024
    return f"{number} GiB"


def times(bench):
    """The functions get other names, so that one program has both."""
    archive = f"{bench.library('gcc', HOST)}/libos_core_start.a"
    renamed = bench.path("renamed.a")
    names = "memcpy", "memmove", "memset", "memcmp"
    bench.run("objcopy", *(f"--redefine-sym={name}=ours_{name}" for name in names), archive, renamed)
    program = bench.program("memory", renamed)
    bench.progress("time")
    table = bench.table("time", "Time over glibc's")
    taken = bench.turns(program, bench.rounds(50), 4 << 10 if bench.quick else 64 << 20)
    for column, which, base in ("", "", " libc"), (" again", " again", ""):
        for name in taken:
            if name.count(" ") == 1:
                function, number = name.split(" ")
                table.add(size(int(number)), f"`{function}`{column}", ratios(taken, name + which, name + base))


def instructions(bench):
    table = bench.table("instructions", "Instructions for eight bytes")
    for target in TARGETS:
        gcc, clang = bench.compiler("gcc", target), bench.compiler("clang", target)
        bare = ["-O2", "-DOS_CORE", "-Iinclude", "-ffreestanding", "-fno-stack-protector", "-nostdlib", "-static",
                "-Wl,-e,os_core_start_bare"]
        ways = {"os_core, gcc": ([*gcc, *bare], bench.library("gcc", target)),
                "os_core, clang": ([*clang, *bare], bench.library("clang", target)),
                "glibc": ([*gcc, "-O2", "-static"], None)}
        for work, call in WORK.items():
            for way, (command, library) in ways.items():
                bench.progress(f"counting {work}, {way}, {target}")
                counts = []
                for number in 1, 2:
                    program = bench.path("eight")
                    bench.run(*command, f"-DTIMES={number}", f"-DDO={call}", "bench/programs/eight.c", "-o", program,
                              *([f"-L{library}", "-los_core_start", "-los_core"] if library else []))
                    counts.append(bench.instructions(target, program))
                table.add(f"{target}, {work}", way, Counts(instructions=(counts[1] - counts[0]) / 512))


def measure(bench):
    times(bench)
    instructions(bench)
