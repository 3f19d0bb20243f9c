# SPDX-License-Identifier: MIT
"""tools/calls.table: what is known of the calls and stands in no header of the kernel's. Its first lines say how to
read it."""
import collections
import os
import re

from common import TARGETS, TOP, die, read, rows

FACT = re.compile(r"(\w+):(\w+)(?:\[([^]]*)\])?(?:\{([^}]*)\})?$")
KINDS = ("bits", "in", "out", "both", "left", "any", "place")

Fact = collections.namedtuple("Fact", "argument kind size points_to")
Misuse = collections.namedtuple("Misuse", "group name condition text")


class Table:
    """What the lines say. use(KIND, KEY) is what one does, if there is one; each must be of some use."""

    def __init__(self):
        self.said, self.used, self.facts, self.memory = {}, set(), {}, []
        self.misuses, self.checked = [], {}
        for number, line in rows(os.path.join(TOP, "tools/calls.table")):
            kind, _, rest = line.partition(" ")
            rest = " ".join(rest.split())
            words = rest.split(" ")
            if kind == "call":
                self.call(number, words[0], re.findall(r"(?:\[[^]]*\]|\{[^}]*\}|[^ ])+", rest)[1:])
            elif kind in ("left", "noreturn", "no_error", "narrow", "const", "core"):
                for word in words:
                    self.say(kind, word, True)
            elif kind in ("like", "choose", "rename", "names", "since", "rather"):
                self.say(kind, words[0], " ".join(words[1:]))
            elif kind == "own":
                self.say(kind, rest.split("(")[0], rest)
            elif kind in ("type", "as"):
                names, _, ours = rest.partition(" = ")
                for name in names.split(" ") if kind == "as" else [names.strip()]:
                    self.say(kind, name, ours)
            elif kind == "checked":
                self.checked[words[0]] = words[1:]
            elif kind == "misuse":
                name, condition, text = re.split(": ", rest, 2)
                self.misuses.append(Misuse(name.split(".")[0], name.replace(".", "_"), condition, text))
            else:
                die("calls.table:%d: unknown \"%s\"" % (number, kind))
        for misuse in self.misuses:
            if misuse.group not in self.checked:
                die("calls.table: no function is checked for \"misuse %s\"" % misuse.group)

    def call(self, number, name, words):
        if name in self.facts:
            die("calls.table says \"call %s\" twice" % name)
        if words[:1] == ["memory"]:
            self.memory.append(name)
            self.say("memory", name, True)
            del words[0]
        self.facts[name] = facts = []
        for word in words:
            match = FACT.match(word)
            if not match or match.group(2) not in KINDS:
                die("calls.table:%d: not ARGUMENT:KIND[SIZE]: \"%s\"" % (number, word))
            facts.append(Fact(*match.groups()))

    def say(self, kind, key, value):
        if (kind, key) in self.said:
            die("calls.table says \"%s %s\" twice" % (kind, key))
        self.said[kind, key] = value

    def use(self, kind, key):
        if (kind, key) in self.said:
            self.used.add((kind, key))
        return self.said.get((kind, key))

    def left_over(self):
        for kind, key in self.said:
            if (kind, key) not in self.used:
                die("calls.table: \"%s %s\" has no use" % (kind, key))


def numbers():
    """{NAME: {TARGET: NUMBER}} of the constants, and the release of Linux that they are from."""
    found, release = {}, None
    for target in TARGETS:
        text = read("%s/include/os_core/constants/%s.h" % (TOP, target))
        for name, number in re.findall(r"^#define OS_NR_([a-z_0-9]*) +([0-9]+)$", text, re.M):
            found.setdefault(name, {})[target] = int(number)
        release = re.search(r"^#define OS_CORE_LINUX_RELEASE (.*)$", text, re.M)
    if not found or not release:
        die("the constants have no OS_NR_ names")
    code = int(release.group(1), 16)
    return found, "%d.%d.%d" % (code >> 16, code >> 8 & 255, code & 255)
