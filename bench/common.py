# SPDX-License-Identifier: MIT
"""What the parts of the measurement share: commands, counts, turns, and the tables that the report is made of."""
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

TARGETS = "x86_64", "aarch64", "riscv64"
HOST = "x86_64"  # times are this machine's; for the others there are counts


class Stop(Exception):
    """The reason why there is no report, in a line."""


class Ratios:
    """What was taken in turn: the median of the ratios of one round each, with the quartiles."""

    def __init__(self, ratios):
        self.median = statistics.median(ratios)
        self.low, _, self.high = statistics.quantiles(ratios, n=4, method="inclusive")
        half = len(ratios) // 2
        moved = abs(statistics.median(ratios[:half]) - statistics.median(ratios[half:]))
        self.steady = moved <= self.high - self.low

    def numbers(self):
        yield "ratio", self.median, self.low, self.high

    def __str__(self):
        """A number only where there is a difference, and where both halves of the rounds agree."""
        digits = 2 if self.median >= 0.1 else 3 if self.median >= 0.01 else 4
        shown = "same" if self.low <= 1 <= self.high else f"{self.median:.{digits}f}" if self.steady else "unsteady"
        return f"{shown} ({self.low:.{digits}f} to {self.high:.{digits}f})"


class Counts:
    """Exact numbers of one thing, by their units: Counts(instructions=9, bytes=34)."""

    def __init__(self, **units):
        self.units = units

    def numbers(self):
        for unit, number in self.units.items():
            yield unit.replace("_", " "), number, number, number

    def __str__(self):
        return " / ".join(f"{number:,}" if isinstance(number, int) else f"{number:.2f}"
                          for number in self.units.values())


class Table:
    """Rows and columns in the order in which they came."""

    def __init__(self, name, about, only_drawn):
        self.name, self.about, self.only_drawn = name, about, only_drawn
        self.cells, self.rows, self.columns = {}, [], []

    def add(self, row, column, cell):
        for known, new in (self.rows, row), (self.columns, column):
            if new not in known:
                known.append(new)
        self.cells[row, column] = cell

    def markdown(self, heading):
        yield f"| {heading} | " + " | ".join(self.columns) + " |"
        yield "|---" * (len(self.columns) + 1) + "|"
        for row in self.rows:
            yield f"| {row} | " + " | ".join(str(self.cells.get((row, c), "-")) for c in self.columns) + " |"

    def lines(self, part):
        """For the TSV: part, table, row, column, unit, and the number between its quartiles."""
        for (row, column), cell in self.cells.items():
            for unit, number, low, high in cell.numbers():
                yield "\t".join([part, self.name, row.replace("`", ""), column.replace("`", ""), unit,
                                 *(f"{n:.6g}" if isinstance(n, float) else str(n) for n in (number, low, high))])


class Bench:
    """One run: where it builds, how long it may take, and the tables so far."""

    def __init__(self, folder, quick, peers):
        self.folder, self.quick, self.peers = folder, quick, peers
        self.part, self.tables, self.began, self.label = "", [], time.monotonic(), ""
        self.libraries = {}

    def table(self, name, about, only_drawn=False):
        table = Table(name, about, only_drawn)
        self.tables.append((self.part, table))
        return table

    def progress(self, what=""):
        """On a terminal a line that is written again and again; in a log a line for each part."""
        minutes, seconds = divmod(int(time.monotonic() - self.began), 60)
        if sys.stderr.isatty():
            print(f"\r\033[K{minutes}:{seconds:02} {self.label}{what and ', ' + what}", end="", file=sys.stderr)
        elif not what:
            print(f"{minutes}:{seconds:02} {self.label}", file=sys.stderr)
        sys.stderr.flush()

    def rounds(self, number):
        """How often each is done in turn: some few times where only the way is tried."""
        return 3 if self.quick else number

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def found(self, beginning):
        return [name for name in os.listdir(self.folder) if name.startswith(beginning)]

    def remove(self, name):
        os.remove(self.path(name))

    # --- commands ---------------------------------------------------------------------------------

    def run(self, *command, text=None, status=0):
        """What it prints. Another exit status than that one ends the measurement."""
        command = [str(word) for word in command]
        try:
            done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            raise Stop(f"no {command[0]}: install it, tests/install-deps bench does") from None
        if done.returncode != status:
            said = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()
            reason = next((line for line in said if re.search("No space left|error|cannot", line)), said[-1])
            raise Stop(f"{' '.join(command[:6])} ...: exit status {done.returncode}: {reason}")
        return done.stdout

    def compiler(self, name, target=HOST):
        """gcc, g++, clang or clang++ for a target, as the words of a command."""
        if name.startswith("clang"):
            return [name, f"--target={target}-linux-gnu"]
        return [name if target == HOST else f"{target}-linux-gnu-{name}"]

    def library(self, compiler, target, split=False):
        """The folder with both archives, built once; split has a function in each object, as users have it."""
        split = split and not self.quick  # it takes a minute
        key = compiler, target, split
        if key not in self.libraries:
            self.progress(f"the library, {compiler}, {target}")
            folder = self.path(f"library-{compiler}{'-split' * split}")
            self.run("make", "-s", f"BUILD={folder}", f"CC={' '.join(self.compiler(compiler, target))}",
                     f"AR={target}-linux-gnu-ar", "CFLAGS=-O2", "CPPFLAGS=", *([] if split else ["SPLIT="]))
            self.libraries[key] = os.path.join(folder, target)
        return self.libraries[key]

    def program(self, name, *flags):
        """bench/programs/NAME.c for this machine, over glibc, with the library."""
        self.run("gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-Iinclude", "-D_GNU_SOURCE", "-DOS_CORE_CALLS",
                 f"bench/programs/{name}.c", "-o", self.path(name), *flags, f"-L{self.library('gcc', HOST)}",
                 "-los_core", "-lpthread")
        return self.path(name)

    # --- counts -----------------------------------------------------------------------------------

    def listing(self, target, binary):
        return self.run("awk", "-f", "tests/shape/listing.awk",
                        text=self.run(f"{target}-linux-gnu-objdump", "-dr", "--no-show-raw-insn", binary))

    def lengths(self, target, binary, functions):
        """The instructions on the success path and the bytes of each of these functions."""
        listing = self.listing(target, binary)
        symbols = [line.split() for line in self.run(f"{target}-linux-gnu-nm", "-S", binary).splitlines()]
        size = {words[3].replace("os_core_", "os_", 1): int(words[1], 16) for words in symbols if len(words) == 4}
        for function in functions:
            path = self.run("awk", "-v", f"name={function}", "-f", "tests/shape/path.awk", text=listing).strip()
            if not path.isdigit():
                raise Stop(f"{binary}: {function} has no success path that tests/shape/path.awk finds")
            yield function, Counts(instructions=int(path), bytes=size[function])

    def costs(self, program):
        """What a program of this machine does from exec to exit, counted step by step."""
        counter = self.path("count")
        if not os.path.exists(counter):
            self.run("gcc", "-O1", "-o", counter, "tests/size/count.c")
        instructions, calls, faults, status, resident = map(int, self.run(counter, program).split())
        if status != 0:
            raise Stop(f"{program}: exit status {status}")
        return {"instructions": instructions, "calls": calls, "faults": faults, "KiB": resident}

    def instructions(self, target, program):
        """From exec to exit; of another machine those that qemu-user executes, one at a time."""
        if target == HOST:
            return self.costs(program)["instructions"]
        qemu = f"qemu-{target}"
        single = "-one-insn-per-tb" if "one-insn-per-tb" in self.run(qemu, "--help") else "-singlestep"
        log = self.path("trace")
        self.run(qemu, single, "-d", "exec,nochain", "-D", log, program)
        with open(log, encoding="utf-8", errors="replace") as file:
            count = sum(line.startswith("Trace ") for line in file)
        self.remove("trace")
        return count

    # --- turns ------------------------------------------------------------------------------------

    def in_turn(self, commands, rounds, column=1):
        """Runs commands (name: words) in turn, in another order each round: {name: [nanoseconds]}.

        bench/programs/spawn.c does it; column 1 is time by the clock, 2 is time of a processor.
        """
        spawn = self.path("spawn")
        if not os.path.exists(spawn):
            self.run("gcc", "-O2", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-o", spawn,
                     "bench/programs/spawn.c")
        listed = self.write("commands", "".join(" ".join(map(str, words)) + "\n" for words in commands.values()))
        names, times = list(commands), {name: [] for name in commands}
        for line in self.run(spawn, rounds, listed).splitlines():
            words = line.split()
            times[names[int(words[0])]].append(int(words[column]))
        return times

    def turns(self, *command):
        """What a program that uses bench/programs/turns.h printed: {name: [nanoseconds]}, a number a round."""
        times = {}
        for line in self.run(*command).splitlines():
            name, nanoseconds = line.split("\t")
            times.setdefault(name, []).append(float(nanoseconds))
        return times


def ratios(times, name, base):
    """A round's time over the base's of the same round."""
    return Ratios([mine / other for mine, other in zip(times[name], times[base])])


def have(tool):
    return shutil.which(tool) is not None
