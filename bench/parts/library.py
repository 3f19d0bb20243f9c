# SPDX-License-Identifier: MIT
"""What a program gets of a library: the text for 1, 10 and 100 calls, and the time to link it."""
import re

from common import HOST, Counts, ratios

ABOUT = """\
Bytes of code and tables of a program, with its start, that makes so many different calls, one each, of
os_core/calls.h; "glibc" makes them with syscall(2). All by gcc -O2, without --gc-sections, unless a row says so. Time
is the linker's and the compiler driver's, over that of the first row.
"""
LIBRARY = ["-ffreestanding", "-fno-stack-protector", "-nostdlib", "-static", "-Wl,-e,os_core_start_bare"]
HEADER = ["-ffreestanding", "-fno-stack-protector", "-ffunction-sections", "-nostdlib", "-static"]


def calls(bench):
    """Calls, each with zeros for its arguments."""
    listed = bench.run("tools/prototypes", "include/os_core/calls.h").splitlines()
    for line in listed:
        name, _, prototype = line.split(" ", 2)
        arguments = re.search(r"\((.*)\)", prototype)[1]
        count = 0 if arguments == "void" else arguments.count(",") + 1
        if "..." not in arguments and "(*" not in arguments and "void" != prototype.split(name)[0].strip():
            yield name, count


def measure(bench):
    text = bench.table("text", "Bytes of code and tables")
    timed = bench.table("time", "Time to link, over the first row's")
    chosen = list(calls(bench))
    library = ["-Iinclude", *LIBRARY]
    static = ["-Isingle_include", "-DOS_CORE_STATIC", "-DOS_CORE_START_BARE", *HEADER]
    archives = [f"-L{bench.library('gcc', HOST, split=True)}", "-los_core_start", "-los_core"]
    ways = {
        "os_core, library": (library, archives),
        "os_core, library, --gc-sections": (library, ["-Wl,--gc-sections", *archives]),
        "os_core, inlined, --gc-sections": (static, ["-Wl,--gc-sections"]),
        "glibc, static": (["-DLIBC", "-static"], []),
        "glibc, dynamic": (["-DLIBC"], []),
    }
    for number in 1, 10, 100:
        bench.progress(f"{number} calls")
        made = chosen[:number]
        ours = "".join(f"    sum += (long){name}({', '.join(['0'] * count)});\n" for name, count in made)
        libc = "".join(f"    sum += syscall({', '.join([name.replace('os_', 'OS_NR_', 1)] + ['0'] * count)});\n"
                       for name, count in made)
        source = bench.write("calls.c", f"""\
#define OS_CORE_CALLS
#define OS_CORE_NO_CHECKS
#ifdef LIBC
#include <unistd.h>
#include "{HOST}.h"
#else
#include "os_core.h"
#endif
int main(void)
{{
    long sum = 0;
#ifdef LIBC
{libc}#else
{ours}#endif
    return (int)sum;
}}
""")
        commands = {}
        for way, (options, libraries) in ways.items():
            place = bench.path(f"calls{len(commands)}")
            flags = ["gcc", "-O2", "-w", *options]
            bench.run(*flags, "-Iinclude/os_core/constants", "-c", source, "-o", f"{place}.o")
            commands[way] = [*flags, f"{place}.o", *libraries, "-o", place]
            bench.run(*commands[way])
            size = int(bench.run("size", place).splitlines()[1].split()[0])
            text.add(way, f"{number} call{'s' * (number > 1)}", Counts(bytes=size))
        commands["os_core, library, again"] = commands["os_core, library"]
        times = bench.in_turn(commands, bench.rounds(25), 2)
        for way in commands:
            if way != "os_core, library":
                timed.add(way, f"{number} call{'s' * (number > 1)}", ratios(times, way, "os_core, library"))
