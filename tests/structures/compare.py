#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""compare.py TARGET headers    our structures against those of the kernel's headers (UAPI=DIR)
compare.py TARGET FILE          those of structures/kernel.h against the BTF of a kernel

clang says how ours and the headers' are laid out (-fdump-record-layouts); the generator asked gcc. Then clang compares
the size and sign of each member. In the end it prints how much was compared.
"""
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, "tools/lib")
import btf  # noqa: E402
from compiler import stubs  # noqa: E402
from structures import List, ours, tags_of  # noqa: E402

LINE = re.compile(r"\s*(\d+)(?::(\d+)-(\d+)|:-)? \|(\s+)(\S.*)$")
SAME = {"__u64": "unsigned long", "__u32": "unsigned int", "__u16": "unsigned short", "__u8": "unsigned char",
        "unsigned long long": "unsigned long"}


def clang(target, options, text):
    done = subprocess.run(["clang", "--target=%s-linux-gnu" % target, "-w", "-nostdinc", "-x", "c", *options, "-"],
                          input=text, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit("\n".join(done.stderr.splitlines()[:8]))
    return done.stdout


def layouts(target, options, text, types):
    """{TYPE: ([(path, byte, first bit, last bit, type)], "sizeof=..., align=...")}"""
    text += "".join("int size%d[sizeof(%s) + 1];\n" % (number, type_) for number, type_ in enumerate(types))
    out = clang(target, ["-fsyntax-only", "-Xclang", "-fdump-record-layouts", *options], text)
    found = {}
    for dump in out.split("*** Dumping AST Record Layout\n")[1:]:
        members, name, path = [], None, []
        for line in dump.splitlines():
            end = re.search(r"\[(sizeof=\d+).*?(align=\d+)", line)
            match = LINE.match(line)
            if end and name:
                found.setdefault(name, (members, " ".join(end.groups())))
            if not match or end:
                continue
            byte, first, last, indent, said = match.groups()
            depth = (len(indent) - 1) // 2
            if depth == 0:
                name = re.sub(r" +$", "", said)
                continue
            said = re.sub(r"\((unnamed|anonymous)[^)]*\)", "()", said)
            kind, _, member = said.rpartition(" ")
            path = path[:depth - 1]
            if re.match(r"(struct|union) \(\)$", said):
                member, kind = "", said
            elif member.endswith("*") or member.endswith("]") or not re.fullmatch(r"\w+", member):
                member, kind = "", said
            path.append(member)
            if member:
                members.append((".".join(word for word in path if word), int(byte), first, last, kind))
        path = []
    return found


def complain(name, mine, theirs):
    for left, right in zip(mine + [None] * 3, theirs + [None] * 3):
        if left != right:
            print("%s: ours %s, the kernel's %s" % (name, left, right))
            return


def pairs_of(target, listed, defined):
    """[(our type, the kernel's)], by what a compiler says is defined: [("struct" or "union", tag)]"""
    of_ours = {ours(tag): (kind, tag) for kind, tag in defined if not tag.startswith("os_")}
    of_ours.update({word.partition("=")[2]: ("", word.partition("=")[0]) for lines in listed.lines.values()
                    for _, _, words in lines for word in words if "=" in word})
    texts = [open("include/os_core/structures/%s.h" % which).read() for which in ("memory", "uapi", "data")]
    mine = {"os_" + tag for text in texts for tag in tags_of(text, target)}
    pairs = []
    for kind, tag in sorted(set(defined), key=lambda entry: entry[1]):
        if tag in mine:
            if tag[3:] not in of_ours:
                sys.exit("no header has the structure of " + tag)
            pairs.append(("%s %s" % (kind, tag), " ".join(of_ours[tag[3:]]).strip()))
    return pairs


def plain(members, tag, renames):
    """Members as the kernel calls them, without those that make an array without a length possible."""
    return [(renames.get("%s.%s" % (tag, path), path), byte, first, last, SAME.get(kind, kind) if first else "")
            for path, byte, first, last, kind in members
            if not re.search(r"(^|\.)__empty_\w*$|_$", path) and not (kind.endswith("[0]") and "__pad" in path)]


def asserts_of(own_type, their_type, own_members, their_members, renames):
    """What a compiler is to find true: the members' sizes and signs."""
    kind_of = {path: kind for path, _, _, _, kind in their_members}
    for (path, _, first, _, kind) in own_members:
        their_path = renames.get("%s.%s" % (own_type.split()[1][3:], path), path)
        element = re.fullmatch(r"(unsigned |signed )?(char|short|int|long)((\[\d*\])*)", kind)
        if first or not element:
            continue
        zero = "[0]" * kind.count("[")
        their_zero = zero[3:] if "int128" in kind_of[their_path] else zero  # which are two longs here
        if "[0]" not in kind and "[]" not in kind:
            yield "sizeof((({0} *)0)->{1}) == sizeof((({2} *)0)->{3})".format(own_type, path, their_type, their_path)
        yield "NEGATIVE((({0} *)0)->{1}{4}) == NEGATIVE((({2} *)0)->{3}{5})".format(
            own_type, path, their_type, their_path, zero, their_zero)


def headers(target, listed, uapi):
    includes = "".join("#include <%s>\n" % header for kind in ("memory", "uapi", "data")
                       for on, header, _ in listed.lines[kind] if on in ("", target))
    with tempfile.TemporaryDirectory() as own:
        stubs(own)
        options = ["-I" + own, "-I%s/%s-linux-gnu" % (uapi, target), "-I" + uapi, "-Iinclude", "-DOS_CORE_DATA"]
        begin = "#include <linux/fcntl.h>\n" + includes + '#include "os_core.h"\n'
        seen = clang(target, ["-E", "-P", *options], begin)
        defined = re.findall(r"\b(struct|union)\s+(?:__attribute__\s*\(\(.*?\)\)\s*)?(\w+)\s*\{", seen)
        pairs = pairs_of(target, listed, defined)
        found = layouts(target, options, begin, [type_ for pair in pairs for type_ in pair])
        renames = {"%s.%s" % (where.split(".")[0], new): where.split(".")[1] for where, new in listed.renames.items()}
        bad = count = 0
        asserts = []
        for own_type, their_type in pairs:
            if own_type not in found or their_type not in found:
                sys.exit("clang says nothing of %s" % (own_type if own_type not in found else their_type))
            (own_members, own_size), (their_members, their_size) = found[own_type], found[their_type]
            mine, theirs = (plain(members, own_type.split()[1][3:], renames)
                            for members in (own_members, their_members))
            if mine != theirs or own_size != their_size:
                complain(own_type, mine + [own_size], theirs + [their_size])
                bad += 1
            count += len(own_members)
            asserts += asserts_of(own_type, their_type, own_members, their_members, renames)
        text = begin + "#define NEGATIVE(x) ((__typeof__(x))-1 < 0)\n" + "".join(
            '_Static_assert(%s, "%s");\n' % (text, text) for text in asserts)
        clang(target, ["-fsyntax-only", "-ferror-limit=5", *options], text)
    print("%d structures, %d members, %d sizes and signs compared" % (len(pairs), count, len(asserts)))
    return bad == 0 and count > 1000 and len(asserts) > 1000


def kernel(target, listed, path):
    types = btf.Types(path)
    names = dict((word.partition("=")[::2]) for _, _, words in listed.lines["kernel"] for word in words)
    text = open("include/os_core/structures/kernel.h").read()
    begin = '#include "os_core.h"\n'
    own = sorted("%s os_%s" % (kind, tag) for tag, kind in tags_of(text, target).items())
    found = layouts(target, ["-Iinclude", "-DOS_CORE_CALLS"], begin, own)
    of_ours = {our or ours(name): name for name, our in names.items()}
    bad = count = 0
    for type_ in own:
        tag = type_.split()[1][3:]
        name = of_ours.get(tag, tag)
        number = types.tagged.get(name) or types.bare(types.named.get(name, 0))
        if not number:
            print("this kernel has no " + name)
            continue
        members, size = found[type_]
        mine = [(path, byte) for path, byte, _, _, _ in members if "." not in path]
        # A member that has no name there: sa_data of 6.2 to 6.19 is in a union.
        theirs = [(listed.renamed(tag, member.name) or at[0], member.at // 8)
                  for member, at in zip(types.all[number].members, mine)]
        if mine != theirs or not size.startswith("sizeof=%d " % types.all[number].size):
            complain(type_, mine + [size], theirs + [types.all[number].size])
            bad += 1
        count += len(mine)
    print("%d structures, %d members compared with %s, Linux %s"
          % (len(own), count, os.path.basename(path), types.release))
    return bad == 0 and count > 50


listing = List()
if sys.argv[2] == "headers":
    good = headers(sys.argv[1], listing, os.environ["UAPI"])
else:
    good = kernel(sys.argv[1], listing, sys.argv[2])
sys.exit(0 if good else 1)
