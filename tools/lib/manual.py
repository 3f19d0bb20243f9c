# SPDX-License-Identifier: MIT
"""Since when Linux has each call: the manual page syscalls(2) has a table, tools/calls.table what is newer than it."""
import os
import re

from common import die, read


def releases(page):
    """{CALL: since when} of the manual. A row: bold NAME(2), tab, the release; a long one begins with a block for the
    name."""
    found, row = {}, None
    for line in page.splitlines():
        cells, words = line.split("\t"), line.split()
        if words[:1] == [".BR"] and words[2:3] == ["(2)"]:
            row = words[1]
        elif cells[0] == "T}" and len(cells) > 1:
            found[row] = cells[1]
        else:
            name = re.match(r"\\f\[B\]([a-z_0-9]+)\\", cells[0])
            if name:
                found[name.group(1)] = cells[1] if len(cells) > 1 else ""
    return found


class Manual:
    def __init__(self, table, path):
        if not path or not os.access(path, os.R_OK):
            die("MANUAL is not set: run tools/fetch-syscalls DIR, then set MANUAL=DIR/syscalls.2")
        self.table, self.releases = table, releases(read(path))

    def since(self, call):
        theirs = re.sub(";.*", "", self.releases.get(call, ""))
        if self.table.use("rather", call) == theirs:
            die("calls.table: \"rather %s\" is what the manual says" % call)
        release = self.table.use("rather", call) or theirs or self.table.use("since", call) or ""
        if not re.fullmatch(r"[1-9][0-9]*(\.[0-9]+)+", release):  # of "2.6; 2.4.18" the second is of an older series
            die("the manual does not say since when there is %s: say it in calls.table" % call)
        return release
