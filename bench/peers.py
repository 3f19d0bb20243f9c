# SPDX-License-Identifier: MIT
"""The libraries that one would take instead, as Debian has them, and the programs that are built with each."""
import glob
import os
import subprocess

from common import HOST, TARGETS, Stop, have

# What makes a program small, of examples/smallest.c, where it names its flags; a peer takes them as far as it can.
SMALL = ["-Os", "-fno-pie", "-s", "-fno-asynchronous-unwind-tables", "-fno-stack-protector", "-fno-unwind-tables",
         "-fno-ident", "-ffunction-sections", "-fdata-sections",
         "-Wl,--gc-sections,--build-id=none,-z,noseparate-code,-z,norelro"]
BARE = ["-ffreestanding", "-nostdlib", "-static"]
NOLIBC = "/usr/src/linux-source-*.tar.xz"


class Peers:
    """Which there are, and why the others are left out."""

    def __init__(self, folder):
        self.folder, self.left_out = folder, {}
        for name, tool, package in (("musl", "musl-gcc", "musl-tools"), ("dietlibc", "diet", "dietlibc-dev"),
                                    ("klibc", "klcc", "libklibc-dev")):
            if not have(tool):
                self.left_out[name] = f"no {tool} (Debian: {package})"
        self.nolibc = self.unpack()

    def unpack(self):
        """The folder of nolibc's headers, from the kernel's source."""
        archives = sorted(glob.glob(NOLIBC))
        if os.environ.get("NOLIBC"):
            return os.environ["NOLIBC"]
        if not archives:
            self.left_out["nolibc"] = "no source of Linux (Debian: linux-source)"
            return None
        within = os.path.basename(archives[-1])[:-len(".tar.xz")]
        done = subprocess.run(["tar", "-xf", archives[-1], "-C", self.folder, f"{within}/tools/include/nolibc"],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"{archives[-1]}: {(done.stderr.strip() or 'cannot unpack it').splitlines()[0]}")
        return os.path.join(self.folder, within, "tools/include/nolibc")

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
        yield "nolibc", [*gcc, *SMALL, *BARE, "-DNOLIBC", "-include", f"{bench.peers.nolibc}/nolibc.h"]
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
        made[name] = os.path.join(folder, name.replace(", ", "."))
        library = []
        if name == "os_core, library":
            library = [f"-L{bench.library('gcc', target)}", "-los_core_start", "-los_core"]
        bench.run(*command, *macros, "bench/programs/example.c", *library, "-o", made[name])
    return made


def has_dynamic(target):
    """A program that is linked dynamically runs under qemu-user only with that machine's libc."""
    return target == HOST or target not in TARGETS
