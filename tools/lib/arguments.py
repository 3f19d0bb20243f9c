# SPDX-License-Identifier: MIT
"""The calls with all that is known of their arguments: the prototypes in include/os_core/memory.h and calls.h, as clang
sees them, with the facts of tools/calls.table and the sizes that the kernel's headers give."""
import collections
import os
import re

from common import TARGETS, TOP, die, fetched, read
from compiler import Compiler, declared
from table import numbers

MEMORY, CALLS = TOP + "/include/os_core/memory.h", TOP + "/include/os_core/calls.h"
BASIC = {"char": 1, "unsigned char": 1, "int": 4, "unsigned int": 4, "long": 8, "unsigned long": 8, "os_size_t": 8,
         "os_off_t": 8, "__u64": 8}

# One argument of a call: `kind` is number, bits or size, or what happens to what it points to; `size` is an expression.
Argument = collections.namedtuple("Argument", "name type kind size points_to")


class Functions:
    """All functions that are one call, by name; .call is that, .arguments what is known of each."""

    def __init__(self, table):
        number_of, _ = numbers()
        self.all = {}
        calls = read(CALLS)
        for call in table.memory:
            if " os_%s(" % call in calls:
                die("os_%s is to be in memory.h, and is still in calls.h: make calls takes it out there" % call)
        for function in declared([MEMORY, CALLS]):
            call = re.sub("^os_", "", function.name)
            if call not in table.facts and call.endswith("_raw"):
                call = call[:-4]
            in_memory = function.header == MEMORY
            if in_memory and call not in table.memory:
                continue  # a helper
            function.call, function.in_memory, function.numbers = call, in_memory, number_of.get(call)
            if not function.numbers:
                die("%s: the constants have no OS_NR_%s" % (function.name, call))
            function.arguments = arguments(function, table)
            self.all[function.name] = function
        for call in table.facts:
            if "os_" + call not in self.all:
                die("calls.table: there is no function os_%s" % call)
            names = {name for _, name in self.all["os_" + call].parameters}
            for fact in table.facts[call]:
                if fact.argument not in names:
                    die("calls.table: os_%s has no argument %s" % (call, fact.argument))

    def of(self, in_memory):
        return [function for function in self.all.values() if function.in_memory == in_memory]


def arguments(function, table):
    """The facts of each argument, or what its type says; more than one if the kernel writes at more than one place."""
    found = []
    for type_, name in function.parameters:
        facts = [fact for fact in table.facts.get(function.call, ()) if fact.argument == name]
        pointed = re.sub(r"^const | ?\*$", "", type_) if "*" in type_ else None
        where = "%s of os_%s" % (name, function.call)
        for fact in facts:
            if (fact.kind == "bits") != (pointed is None) or (fact.kind == "bits" and type_ != "int"):
                die("calls.table: %s cannot be %s: it is %s" % (where, fact.kind, type_))
            if fact.kind in ("out", "left") and type_.startswith("const "):
                die("calls.table: %s is const, and so not %s" % (where, fact.kind))
            points_to = fact.points_to or pointed
            size = fact.size if fact.size or fact.kind in ("bits", "place", "any") else "sizeof"
            if size and "sizeof" in size and points_to == "void":
                die("calls.table does not say how many bytes %s points to" % where)
            found.append(Argument(name, type_, fact.kind, size, points_to))
        if facts:
            continue
        if pointed is None:
            kind = "number" if type_ in ("int", "unsigned int", "unsigned short", "long", "os_off_t") else "size"
            found.append(Argument(name, type_, kind, None, None))
        elif type_ == "const char *":
            found.append(Argument(name, type_, "in", "string", "char"))
        elif re.match("const (struct|union) ", type_):
            found.append(Argument(name, type_, "in", "sizeof", pointed))
        else:
            die("calls.table does not say what %s points to: %s" % (where, type_))
    return found


class Sizes:
    """How large the kernel's structures are on each target."""

    def __init__(self, table):
        uapi = os.environ.get("UAPI") or fetched("uapi/usr/include")
        if not os.path.isdir(uapi + "/linux"):
            die("no kernel headers in %s: run tools/fetch-uapi DIR, then set UAPI=DIR/usr/include" % uapi)
        self.of = {target: self.ask(target, uapi, table.headers(target)) for target in TARGETS}
        self.differing = {}  # NAME: TYPE, of those that everywhere() has told

    @staticmethod
    def ask(target, uapi, headers):
        compiler = Compiler(target)
        flags = ["-nostdinc", "-w", "-I%s/%s-linux-gnu" % (uapi, target), "-I" + uapi]
        text = "#include <linux/fcntl.h>\n" + "".join("#include <%s>\n" % header for header in headers)
        seen = compiler.run(text, flags + ["-E", "-P"])
        if seen is None:
            die("the headers in %s: %s" % (uapi, compiler.complaint))
        tags = sorted(set(re.findall(r"\b((?:struct|union) [a-z_0-9]+)\s*\{", seen)))
        text += "void sizes(void) {\n" + "".join(
            '__asm__(".ascii \\"@@ %s = %%0\\"" :: "i"(sizeof(%s)));\n' % (tag, tag) for tag in tags) + "}\n"
        out = compiler.run(text, flags + ["-S", "-o", "-"])
        if out is None:
            die("the headers in %s: %s" % (uapi, compiler.complaint))
        return {tag: int(size) for tag, size in re.findall(r'"@@ (.*?) = [$#]?([0-9]+)"', out)}

    def on(self, target, type_):
        """The bytes of a type there, or None."""
        if type_ in BASIC:
            return BASIC[type_]
        return 8 if type_.endswith("*") else self.of[target].get(type_)

    def everywhere(self, type_):
        """As C says it: a number, or a name, which is to be defined for each target; None if no header tells."""
        sizes = {self.on(target, type_) for target in TARGETS}
        if len(sizes) == 1:
            size, = sizes
            return size and str(size)
        if None in sizes:
            die("the headers of one target lack %s" % type_)
        name = "OS_%s_SIZE_" % type_.split()[-1].upper()
        self.differing[name] = type_
        return name
