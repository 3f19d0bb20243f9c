# SPDX-License-Identifier: MIT
"""The compilers of the targets, and what they are asked. Nothing is linked or run, and no libc is needed."""
import json
import os
import platform
import re
import shutil
import subprocess

from common import TARGETS, TOP, die, write


class Compiler:
    """Compiles for a target: by its gcc, by clang where there is none, or by `wanted`: gcc, clang or clang-16."""

    def __init__(self, target, wanted=""):
        prefix = "" if target == platform.machine() else target + "-linux-gnu-"
        clang = ["--target=%s-linux-gnu" % target]
        if wanted.startswith("clang"):
            self.command = [wanted] + clang
        elif wanted or shutil.which(prefix + "gcc"):
            self.command = [prefix + (wanted or "gcc")]
        else:
            self.command = ["clang"] + clang
        if not shutil.which(self.command[0]):
            die("no %s to compile for %s: install it, or %sgcc" % (self.command[0], target, prefix))
        self.name = " ".join(self.command)

    def run(self, text, options):
        """What it prints for a program, or None; then what it complains about is in .complaint."""
        done = subprocess.run(self.command + options + ["-x", "c", "-"], input=text, encoding="utf-8",
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.complaint = next((line for line in done.stderr.splitlines() if "error" in line), done.stderr[:200])
        return done.stdout if done.returncode == 0 else None


def stubs(own):
    """What headers of the kernel ask of a libc."""
    os.mkdir(own + "/sys")
    for header in ("unistd", "sys/ioctl", "stdint", "stddef", "limits"):
        write(own + "/%s.h" % header, "")
    write(own + "/sys/time.h", "#include <linux/time.h>\n")
    write(own + "/sys/types.h", "#include <linux/types.h>\n")
    write(own + "/sys/socket.h", "#pragma once\n#include <linux/socket.h>\ntypedef __kernel_sa_family_t sa_family_t;\n"
          "struct sockaddr { sa_family_t sa_family; char sa_data[14]; };\n")


class Function:
    """A function as clang has understood it."""

    def __init__(self, node, file):
        self.name, self.file = node["name"], file
        self.offset = node["loc"].get("expansionLoc", node["loc"])["offset"]
        self.result = re.match(r"[^(]*", node["type"]["qualType"]).group().strip()
        self.parameters = [(child["type"]["qualType"], child.get("name", ""))
                           for child in node.get("inner", ()) if child["kind"] == "ParmVarDecl"]
        self.body = next((child for child in node.get("inner", ()) if child["kind"] == "CompoundStmt"), None)
        self.external = node.get("storageClass") != "static" and not self.body
        self.always_inline = any(child["kind"] == "AlwaysInlineAttr" for child in node.get("inner", ()))


def nodes(tree):
    """A piece of what clang has understood, and all that it is made of. What is left out, as in for (;;), has no
    kind."""
    if "kind" in tree:
        yield tree
    for child in tree.get("inner", ()):
        yield from nodes(child)


# Which file a function is in. It is told only where it is not that of the place told before, so the text is passed by
# in its order: a file that was included from another is not a place.
PLACE = re.compile(r'"includedFrom": \{\s*"file": "[^"]*"|"file": "([^"]*)"|'
                   r'"id": "(0x[0-9a-f]+)",\s*"kind": "FunctionDecl"|"range": \{')


def _files(text):
    """{ID: FILE} of the functions."""
    files, file, now = {}, "", None
    for match in PLACE.finditer(text):
        if match.group(1) is not None:
            file = match.group(1)
        elif match.group(2):
            now = match.group(2)
        elif now and match.group().startswith('"range"'):
            files[now], now = file, None
    return files


def functions(files, target, options=()):
    """The functions that C files of this project declare or define for a target, in their order."""
    if not shutil.which("clang"):
        die("no clang, which tells what functions there are: install it")
    command = ["clang", "--target=%s-linux-gnu" % target, "-std=c99", "-ffreestanding", "-fsyntax-only", "-w",
               "-I" + os.path.join(TOP, "include"), "-I" + os.path.join(TOP, "src"), "-DOS_CORE_NO_CHECKS",
               *options, "-Xclang", "-ast-dump=json", "-x", "c", "-"]
    text = "".join('#include "%s"\n' % os.path.abspath(file) for file in files)
    done = subprocess.run(command, input=text, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        lines = done.stderr.splitlines() or ["it fails"]
        die("clang: " + next((line for line in lines if "error:" in line), lines[0]))
    files = _files(done.stdout)
    return [Function(node, files[node["id"]]) for node in _functions(json.loads(done.stdout))]


def _functions(tree):
    for node in tree.get("inner", ()):
        if node["kind"] == "FunctionDecl" and "offset" in node["loc"].get("expansionLoc", node["loc"]):
            yield node
        elif node["kind"] == "LinkageSpecDecl":
            yield from _functions(node)


def declared(headers, options=(), targets=TARGETS):
    """The public functions that headers of this project declare themselves, on any of the targets, in their order."""
    place = {os.path.abspath(header): (number, header) for number, header in enumerate(headers)}
    found = {}
    for target in targets:
        for function in functions(headers, target, options):
            at = place.get(os.path.abspath(function.file))
            if at and function.name.startswith("os_") and not function.name.endswith("_"):
                function.header = at[1]
                found.setdefault(function.name, (at[0], function.offset, function))
    return [entry[2] for entry in sorted(found.values(), key=lambda entry: entry[:2])]
