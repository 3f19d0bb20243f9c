# SPDX-License-Identifier: MIT
"""The libraries that one would take instead, as Debian has them, and the programs that are built with each."""
import glob
import os
import re
import subprocess

from common import HOST, Stop, have

# What makes a program small, of examples/smallest.c, where it names its flags; a peer takes them as far as it can.
SMALL = ["-Os", "-fno-pie", "-s", "-fno-asynchronous-unwind-tables", "-fno-stack-protector", "-fno-unwind-tables",
         "-fno-ident", "-ffunction-sections", "-fdata-sections",
         "-Wl,--gc-sections,--build-id=none,-z,noseparate-code,-z,norelro"]
BARE = ["-ffreestanding", "-nostdlib", "-static"]
NOLIBC = "/usr/src/linux-source-*.tar.xz"


class Peers:
    """Which there are, and why the others are left out."""

    def __init__(self, build, work):
        self.build, self.work, self.left_out = build, work, {}
        for name, tool, package in (("musl", "musl-gcc", "musl-tools"), ("dietlibc", "diet", "dietlibc-dev"),
                                    ("klibc", "klcc", "libklibc-dev")):
            if not have(tool):
                self.left_out[name] = f"no {tool} (Debian: {package})"
        if not glob.glob(NOLIBC):
            self.left_out["nolibc"] = "no source of Linux (Debian: linux-source)"

    def nolibc(self):
        """nolibc.h, from the kernel's source; it is unpacked once, which takes a while."""
        archive = sorted(glob.glob(NOLIBC))[-1]
        within = os.path.basename(archive)[:-len(".tar.xz")]
        kept = os.path.join(self.build, "nolibc", within)
        if not os.path.exists(kept):
            new = os.path.join(self.work, within)
            done = subprocess.run(["tar", "-xf", archive, "-C", self.work, f"{within}/tools/include/nolibc"],
                                  capture_output=True, text=True, check=False)
            if done.returncode:
                raise Stop(f"{archive}: {(done.stderr.strip() or 'cannot unpack it').splitlines()[0]}")
            os.makedirs(os.path.dirname(kept), exist_ok=True)
            os.rename(new, kept)
        return os.path.join(kept, "tools/include/nolibc/nolibc.h")

    def has(self, name):
        return name not in self.left_out


def commands(bench, target):
    """The command that builds a program, for each name: the source and -o come behind it."""
    gcc, clang = bench.compiler("gcc", target), bench.compiler("clang", target)
    inlined = [*SMALL, *BARE, "-DOS_CORE", "-DOS_CORE_STATIC", "-Isingle_include"]
    yield "os_core, inlined", [*gcc, *inlined, "-DOS_CORE_START_BARE"]
    yield "os_core, inlined, clang", [*clang, *inlined, "-DOS_CORE_START_BARE"]
    yield "os_core, library", [*gcc, *SMALL, *BARE, "-DOS_CORE", "-Iinclude", "-Wl,-e,os_core_start_bare"]
    yield "os_core, inlined, complete start", [*gcc, *inlined, "-DOS_CORE_START"]
    if bench.peers.has("nolibc"):
        yield "nolibc", [*gcc, *SMALL, *BARE, "-DNOLIBC", "-include", bench.peers.nolibc()]
    if target == HOST:
        if bench.peers.has("dietlibc"):
            yield "dietlibc", ["diet", "-Os", *gcc, *SMALL, "-static"]
        if bench.peers.has("klibc"):
            yield "klibc, static", ["klcc", "-static", *SMALL]
        if bench.peers.has("musl"):
            yield "musl, static", ["musl-gcc", *SMALL, "-static"]
    yield "glibc, static", [*gcc, *SMALL, "-static"]
    yield "glibc, dynamic", [*gcc, *SMALL, "-no-pie"]


def programs(bench, target, rounds=1, kind="OS_MAP_SHARED", touch=1):
    """{name: path} of the example as each library has it. The first is the floor."""
    macros = [f"-DROUNDS={rounds}", f"-DTYPE={kind}", f"-DTOUCH={touch}"]
    folder = bench.path(f"example.{target}.{rounds}.{kind}.{touch}")
    os.makedirs(folder, exist_ok=True)
    made = {"floor": os.path.join(folder, "floor")}
    bench.run(*bench.compiler("gcc", target), *SMALL, *BARE, *macros, f"bench/floor/program.{target}.S", "-o",
              made["floor"])
    for name, command in commands(bench, target):
        made[name] = os.path.join(folder, re.sub(r"\W+", "-", name))
        library = []
        if name == "os_core, library":
            library = [f"-L{bench.library('gcc', target)}", "-los_core_start", "-los_core"]
        bench.run(*command, *macros, "bench/programs/example.c", *library, "-o", made[name])
    return made
