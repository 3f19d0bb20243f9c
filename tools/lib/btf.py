# SPDX-License-Identifier: MIT
"""The types that a compiler (gcc -gbtf) or a kernel's build has written down as BTF: Documentation/bpf/btf.rst. It
keeps the names, offsets and bits of members and what is anonymous; it does not keep alignment."""
import collections
import re
import struct
import subprocess

from common import die

MAGIC = b"\x9f\xeb\x01\x00\x18\x00\x00\x00"
(INT, PTR, ARRAY, STRUCT, UNION, ENUM, FWD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, FUNC_PROTO, VAR, DATASEC, FLOAT,
 DECL_TAG, TYPE_TAG, ENUM64) = range(1, 20)

# `to` is another type's number; `members` of a structure are Member, of a prototype types' numbers.
Type = collections.namedtuple("Type", "kind name size to members signed count")
Member = collections.namedtuple("Member", "name type at bits")  # in bits; bits is 0 if it is no bit-field

VOID = Type(0, "void", 0, 0, (), False, 0)


def unpacked(image, path):
    """A bzImage's kernel; any other file as it is."""
    if image[0x202:0x206] != b"HdrS":
        return image
    at, length = struct.unpack_from("<II", image, 0x248)
    at += (image[0x1f1] + 1) * 512
    payload = image[at:at + length - 4]  # the last four bytes are its length
    for start, command in ((b"\x28\xb5\x2f\xfd", "zstd"), (b"\xfd7zXZ\0", "xz"), (b"\x1f\x8b", "gzip")):
        if payload.startswith(start):
            try:
                done = subprocess.run([command, "-dc"], input=payload, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            except OSError:
                die("%s needs %s, which is not there" % (path, command))
            return done.stdout
    die("%s is compressed in a way that is not known" % path)


def find(data, path):
    """The part of a file that is BTF: types and strings."""
    at = data.find(MAGIC)
    while at >= 0 and at + 24 <= len(data):
        types_at, types, strings_at, strings = struct.unpack_from("<4I", data, at + 8)
        if types_at == 0 and strings_at == types and types and at + 24 + types + strings <= len(data):
            return data[at + 24:at + 24 + types], data[at + 24 + types:at + 24 + types + strings]
        at = data.find(MAGIC, at + 1)
    die("%s has no BTF" % path)


class Types:
    """All types of a file, by number. tagged has those with a tag, named those with a name by typedef."""

    def __init__(self, path, table=None):
        """The structure `table` begins with a char [2][3]: gcc before 14 has the 3 first (its PR 114186)."""
        try:
            with open(path, "rb") as file:
                data = unpacked(file.read(), path)
        except OSError as error:
            die("cannot read %s: %s" % (path, error.strerror))
        release = re.search(rb"Linux version ([0-9]+\.[0-9]+\.[0-9]+)", data)
        self.release = release.group(1).decode() if release else ""
        data, self.strings = find(data, path)
        self.all, self.tagged, self.named = [VOID], {}, {}
        at = 0
        while at < len(data):
            name, info, size = struct.unpack_from("<3I", data, at)
            count, kind, flag = info & 0xffff, info >> 24 & 0x1f, info >> 31
            at = self.add(data, at + 12, self.string(name), kind, count, flag, size)
        self.reversed = table is not None and self.all[self.all[self.tagged[table]].members[0].type].count == 3

    def string(self, at):
        return self.strings[at:self.strings.index(b"\0", at)].decode()

    def add(self, data, at, name, kind, count, flag, size):
        members, to, signed = (), 0, False
        if kind == INT:
            bits, = struct.unpack_from("<I", data, at)
            signed, at = bits >> 24 & 1 == 1, at + 4
        elif kind == ARRAY:
            to, _, count = struct.unpack_from("<3I", data, at)
            at += 12
        elif kind in (STRUCT, UNION):
            members = []
            for _ in range(count):
                string, type_, offset = struct.unpack_from("<3I", data, at)
                bits, offset = (offset >> 24, offset & 0xffffff) if flag else (0, offset)
                members.append(Member(self.string(string), type_, offset, bits))
                at += 12
        elif kind == ENUM:
            values = struct.unpack_from("<%di" % (2 * count), data, at)[1::2]
            # The lowest value is a flag, 0x80000000, which newer paholes write here.
            signed, at = any(-1 << 31 < value < 0 for value in values), at + 8 * count
        elif kind == FUNC_PROTO:
            to, members = size, struct.unpack_from("<%dI" % (2 * count), data, at)[1::2]
            at += 8 * count
        elif kind in (PTR, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, VAR, TYPE_TAG, DECL_TAG):
            to, at = size, at + (4 if kind in (VAR, DECL_TAG) else 0)
        elif kind in (DATASEC, ENUM64):
            at += 12 * count
        elif kind not in (FWD, FLOAT):
            die("BTF: a kind of type that is not known: %d" % kind)
        if kind in (STRUCT, UNION) and name:
            self.tagged.setdefault(name, len(self.all))
        elif kind == TYPEDEF:
            self.named.setdefault(name, len(self.all))
        self.all.append(Type(kind, name, size, to, members, signed, count))
        return at

    def bare(self, number):
        """Without names by typedef, const and the like."""
        while self.all[number].kind in (TYPEDEF, VOLATILE, CONST, RESTRICT, TYPE_TAG):
            number = self.all[number].to
        return number
