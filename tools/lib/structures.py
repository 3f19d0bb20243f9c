# SPDX-License-Identifier: MIT
"""tools/structures.list: which of the kernel's structures there are here, and how they are called."""
import os
import re

from common import TARGETS, TOP, die, read, rows

FILES = ("memory", "kernel", "uapi", "data")  # each can use what those before it have


def ours(tag):
    """Our tag for the kernel's, behind os_."""
    return re.sub("^kernel_", "", tag.lstrip("_"))


def uapi_tags(pairs):
    """What prototypes take with OS_CORE_UAPI, by [("struct TAG" of the kernel, our tag)]."""
    return [kernels + ";" for kernels, _ in pairs] + [
        "#define OS_TAG_%s_ %s" % (our, kernels.split()[1]) for kernels, our in pairs]


def our_tags(pairs):
    """What they take without it."""
    return ["#define OS_TAG_%s_ os_%s" % (our, our) for _, our in pairs]


def places():
    """{our tag, without os_: (the file of include/os_core/structures/ that has it, struct or union)}"""
    return {tag: (which, kind) for which in FILES for tag, kind in
            tags_of(read("%s/include/os_core/structures/%s.h" % (TOP, which))).items()}


def tags_of(text, target=""):
    """{our tag, without os_: struct or union} of one of these files, for one target or for all."""
    found, there = {}, True
    for line in text.splitlines():
        match = re.match(r"(struct|union) os_(\w+) \{", line)
        if line.startswith("#if defined(OS_CORE_"):
            there = "_%s)" % target.upper() in line or not target
        elif line.startswith("#endif"):
            there = True
        elif match and there:
            found[match.group(2)] = match.group(1)
    return found


def place(number, words):
    """(TARGET, the rest) of the first word: "x86_64:asm/ldt.h" is for one target, "asm/stat.h" for all."""
    target, _, word = words[0].rpartition(":")
    if target not in ("", *TARGETS):
        die("structures.list:%d: there is no target %s, only %s" % (number, target, ", ".join(TARGETS)))
    return target, word


def in_prototype(type_, where):
    """A type as a prototype of ours says it: "const struct os_statx *" can be the kernel's struct statx."""
    def tag(match):
        return match.group() if where[match.group(2)][0] == "kernel" else "%s OS_TAG_%s_" % match.groups()
    return re.sub(r"\b(struct|union) os_(\w+)", tag, type_)


class List:
    """The lines, by what they begin with: (TARGET, HEADER, WORDS)."""

    def __init__(self):
        self.lines, self.renames, self.used = {which: [] for which in FILES}, {}, set()
        for number, line in rows(os.path.join(TOP, "tools/structures.list")):
            kind, *words = line.split()
            if kind == "kernel" and words:
                for word in words:
                    target, name = place(number, [word])
                    self.lines[kind].append((target, "", [name]))
            elif kind in FILES and len(words) > 1:
                self.lines[kind].append((*place(number, words), words[1:]))
            elif kind == "rename" and len(words) == 2:
                self.renames[words[0]] = words[1]
            elif kind in (*FILES, "rename"):
                die("structures.list:%d: a word is missing, or one too many: %s" % (number, line))
            else:
                die("structures.list:%d: unknown \"%s\"" % (number, kind))

    def renamed(self, tag, member):
        self.used.add("%s.%s" % (tag, member))
        return self.renames.get("%s.%s" % (tag, member), member)

    def left_over(self):
        for where in self.renames:
            if where not in self.used:
                die("structures.list: \"rename %s\" has no use: there is no such member" % where)

    def of_headers(self, tag):
        """Is it from a header?"""
        return any(re.fullmatch(word, tag) for kind in ("memory", "uapi") for _, _, words in self.lines[kind]
                   for word in words if "=" not in word)
