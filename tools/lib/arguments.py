# SPDX-License-Identifier: MIT
"""The calls with all that is known of their arguments: the prototypes in include/os_core/memory.h and calls.h, as clang
sees them, with the facts of tools/calls.table and the sizes of the structures."""
import collections
import os
import re

from common import TARGETS, TOP, die, read
from compiler import Compiler, declared
from structures import List, ours, places
from table import numbers

MEMORY, CALLS, EXIT = (TOP + "/include/os_core/%s.h" % name for name in ("memory", "calls", "exit"))
BASIC = {"char": 1, "unsigned char": 1, "int": 4, "unsigned int": 4, "long": 8, "unsigned long": 8, "os_size_t": 8,
         "os_off_t": 8, "__u64": 8}

# What is or'ed together is called so: flags, at_flags, shmflg, oflag ... A mode is, if it is not that of a file.
BITS = re.compile(r"(\w+_)?(flags?|mask|options)|\w+flg|oflag|prot")

# One argument of a call: `kind` is number, bits or size, or what happens to what it points to; `size` is an expression.
Argument = collections.namedtuple("Argument", "name type kind size points_to")


class Functions:
    """All functions that are one call, by name; .call is that, .arguments what is known of each."""

    def __init__(self, table):
        number_of, _ = numbers()
        self.all, self.kernels = {}, Kernels(table)
        calls = read(CALLS)
        for call in table.memory:
            if " os_%s(" % call in calls:
                die("os_%s is to be in memory.h, and is still in calls.h: make calls takes it out there" % call)
        for function in declared([MEMORY, CALLS, EXIT]):
            call = re.sub("^os_", "", function.name)
            if call not in table.facts and call.endswith("_raw"):
                call = call[:-4]
            if function.header == EXIT:
                function.header = CALLS  # which includes it
            in_memory = function.header == MEMORY
            if in_memory and call not in table.memory:
                continue  # a helper
            function.call, function.in_memory, function.numbers = call, in_memory, number_of.get(call)
            if not function.numbers:
                die("%s: the constants have no OS_NR_%s" % (function.name, call))
            function.arguments = arguments(function, table, self.kernels)
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


class Kernels:
    """What the kernel calls our structures."""

    def __init__(self, table):
        where = places()
        self.name = {our: our for our in where}
        for path in MEMORY.replace("memory.h", "structures/memory.h"), CALLS:
            self.name.update(re.findall(r"^#define OS_TAG_(\w+)_ (?!os_)(\w+)$", read(path), re.M))
        words = (word for _, _, words in List().lines["kernel"] for word in words)
        self.name.update((ours(word), word) for word in words if "=" not in word)
        self.typedef = {our.split()[-1]: name for (kind, name), our in table.said.items()
                        if kind == "type" and " " not in name and where.get(our.split()[-1], ('',))[0] == "kernel"}

    def of(self, type_):
        """ "struct os_statx" is the kernel's "struct statx", "struct os_sigset" its "sigset_t"; others stay."""
        return re.sub(r"\b((?:struct|union) )os_(\w+)",
                      lambda tag: self.typedef.get(tag.group(2)) or tag.group(1) + self.name[tag.group(2)], type_)


def number(type_, name):
    """What a number is, by its name and its type."""
    if BITS.fullmatch(name) or (name, type_) == ("mode", "int"):
        return "bits"
    return "number" if type_ in ("int", "unsigned int", "unsigned short", "long", "os_off_t") else "size"


def arguments(function, table, kernels):
    """The facts of each argument, or what its type says; more than one if the kernel writes at more than one place."""
    found = []
    for type_, name in function.parameters:
        facts = [fact for fact in table.facts.get(function.call, ()) if fact.argument == name]
        pointed = kernels.of(re.sub(r"^const | ?\*$", "", type_)) if "*" in type_ else None
        where = "%s of os_%s" % (name, function.call)
        for fact in facts:
            if (fact.kind == "bits") != (pointed is None):
                die("calls.table: %s cannot be %s: it is %s" % (where, fact.kind, type_))
            if fact.kind == number(type_, name):
                die("calls.table: %s is bits by its name" % where)
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
            found.append(Argument(name, type_, number(type_, name), None, None))
        elif type_ == "const char *":
            found.append(Argument(name, type_, "in", "string", "char"))
        elif re.match("const (struct|union) ", type_):
            found.append(Argument(name, type_, "in", "sizeof", pointed))
        else:
            die("calls.table does not say what %s points to: %s" % (where, type_))
    return found


class Sizes:
    """How large the structures are on each target, and where their members are."""

    def __init__(self, kernels, members=()):
        self.kernels, self.members = kernels, members  # members: [(tag without os_, member)]
        tags = [kind + " os_" + our for our, (_, kind) in places().items()]
        self.of = {target: self.ask(target, tags) for target in TARGETS}

    def ask(self, target, tags):
        def run(text, *options):
            out = compiler.run('#include "os_core.h"\n' + text, ["-DOS_CORE_DATA", "-I" + TOP + "/include", *options])
            if out is None:
                die("os_core.h: " + compiler.complaint)
            return out
        compiler = Compiler(target)
        seen = run("", "-E", "-P")
        asked = ["sizeof(%s)" % tag for tag in tags if tag + " {" in seen] + [
            "__builtin_offsetof(struct os_%s, %s)" % (tag, member) for tag, member in self.members
            if "struct os_%s {" % tag in seen]
        lines = ['__asm__(".ascii \\"@@ %s = %%0\\"" :: "i"(%s));\n' % (text, text) for text in asked]
        out = run("void numbers(void) {\n" + "".join(lines) + "}\n", "-S", "-o", "-")
        found = {}
        for what, of, number in re.findall(r'"@@ (sizeof|__builtin_offsetof)\((.*?)\) = [$#]?([0-9]+)"', out):
            tag, _, member = of.partition(", ")
            found[self.kernels.of(tag) if what == "sizeof" else (tag[10:], member)] = int(number)
        return found

    def on(self, target, type_):
        """The bytes of a type there, or of a member (tag, name) where it begins; or None."""
        if type_ in BASIC:
            return BASIC[type_]
        return 8 if type_[-1:] == "*" else self.of[target].get(type_)

    def everywhere(self, type_):
        """As C says it: a number, or what src/layout.h has for each target; None if nothing tells."""
        sizes = {self.on(target, type_) for target in TARGETS}
        if len(sizes) == 1:
            size, = sizes
            return size and str(size)
        return "OS_SIZE_(%s)" % type_.split()[-1]
