# SPDX-License-Identifier: MIT
"""What an include costs a compiler, in C and C++."""
from common import Counts, ratios

ABOUT = """\
A file with nothing but that include, compiled with -O2 to an object. Lines are those that the preprocessor leaves, and
that have anything. Instructions are those of the compiler and all that it runs (callgrind), over those for an empty
file; time is a processor's, over the time for an empty file.
"""
POSIX = ("fcntl.h", "poll.h", "pthread.h", "sched.h", "signal.h", "sys/mman.h", "sys/socket.h", "sys/stat.h",
         "sys/time.h", "sys/uio.h", "sys/wait.h", "time.h", "unistd.h")
COMPILERS = "gcc", "g++", "clang", "clang++"


def cases(bench):
    """Name, lines of the file, options."""
    yield "empty file", "", []
    yield "empty file, again", "", []
    for name, options in (("os_core.h", []), ("OS_CORE_STATIC", ["-DOS_CORE_STATIC"]),
                          ("OS_CORE_NO_CHECKS", ["-DOS_CORE_NO_CHECKS"]),
                          ("OS_CORE_CALLS", ["-DOS_CORE_CALLS"]),
                          ("OS_CORE_STATIC, OS_CORE_CALLS", ["-DOS_CORE_STATIC", "-DOS_CORE_CALLS"]),
                          ("OS_CORE_CALLS, OS_CORE_DATA", ["-DOS_CORE_CALLS", "-DOS_CORE_DATA"])):
        yield name, '#include "os_core.h"\n', ["-Isingle_include", *options]
        if name in ("os_core.h", "OS_CORE_STATIC"):
            yield f"{name}, text alone", '#include "os_core.h"\n', ["-Isingle_include", *options]
    yield "sys/mman.h", "#include <sys/mman.h>\n", []
    yield f"{len(POSIX)} headers of POSIX", "".join(f"#include <{header}>\n" for header in POSIX), []
    if bench.peers.has("nolibc"):
        yield "nolibc", "", ["-include", bench.peers.nolibc()]


def lines(bench, command):
    return sum(line.strip() != "" for line in bench.run(*command, "-E", "-P").splitlines())


def instructions(bench, command):
    """valgrind says at the end of each process "Collected : 38012345"."""
    log = bench.path("valgrind")
    bench.run("valgrind", "--trace-children=yes", "--tool=callgrind", "--callgrind-out-file=/dev/null",
              f"--log-file={log}.%p", *command)
    total = 0
    for name in bench.found("valgrind."):
        with open(bench.path(name), encoding="utf-8") as file:
            total += sum(int(line.split()[-1]) for line in file if "Collected :" in line)
        bench.remove(name)
    return total


def measure(bench):
    counted = bench.table("counts", "Lines, and instructions over those for an empty file")
    timed = bench.table("time", "Time over that for an empty file")
    commands, empty = {}, {}
    for name, text, options in cases(bench):
        for compiler in COMPILERS:
            if name == "nolibc" and "++" in compiler:
                continue
            suffix = "cc" if "++" in compiler else "c"
            source = bench.write(f"include{len(commands)}.{suffix}", text)
            if name.endswith("text alone"):
                left = bench.run(compiler, "-O2", *options, "-E", "-P", source)
                source = bench.write(f"include{len(commands)}.{suffix}", left)
            commands[name, compiler] = [compiler, "-O2", "-w", *options, "-c", source, "-o", bench.path("include.o")]
    for (name, compiler), command in commands.items():
        bench.progress(f"counting {name}, {compiler}")
        if compiler == "gcc":
            counted.add(name, "lines", Counts(lines=lines(bench, [*command[:-4], command[-3]])))
        if not compiler.startswith("clang") and not (bench.quick and name != "os_core.h"):
            if compiler not in empty:
                empty[compiler] = instructions(bench, commands["empty file", compiler])
            counted.add(name, compiler, Counts(times=instructions(bench, command) / empty[compiler]))
    bench.progress("time")
    times = bench.in_turn(commands, bench.rounds(25), 2)
    for name, compiler in commands:
        if name != "empty file":
            timed.add(name, compiler, ratios(times, (name, compiler), ("empty file", compiler)))
