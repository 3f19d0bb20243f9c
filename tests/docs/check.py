#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each thing that the documents name is there.

    tests/docs/check.py links|paths|names|commands|blocks|checklist|catalogue|generated DOCUMENT...

Prints a line for each thing that is wrong: DOCUMENT:LINE: what. Run from the top of the tree.
"commands" prints every make command instead, for tests/docs.sh to ask make about.
"""
import fnmatch
import glob
import os
import re
import sys


class Document:
    """A Markdown file: its text without code blocks, and its blocks, with the numbers of lines."""

    def __init__(self, path):
        self.path = path
        self.lines = []    # (number, text) outside blocks
        self.fenced = []   # (number, language, lines)
        self.indented = []  # (number, text)
        fence, previous = None, ""
        for number, text in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
            if fence is not None:
                if text.strip() == "```":
                    fence = None
                else:
                    fence[2].append(text)
            elif text.lstrip().startswith("```"):
                fence = (number, text.strip()[3:], [])
                self.fenced.append(fence)
            elif re.match(r" {4,}\S", text) and (not previous.strip() or self.indented
                                                 and self.indented[-1][0] == number - 1):
                self.indented.append((number, text.strip()))
            else:
                self.lines.append((number, text))
            previous = text
        if fence is not None:
            say(path, fence[0], "a block that does not end")
        # Code spans and links can go on in the next line.
        self.text = "\n".join(text for _, text in self.lines)

    def line_of(self, position):
        return self.lines[self.text.count("\n", 0, position)][0]

    def spans(self):
        """Each `span`, with its line."""
        for match in re.finditer(r"`([^`]+)`", self.text):
            yield self.line_of(match.start()), " ".join(match.group(1).split())

    def links(self):
        for match in re.finditer(r"\]\(([^)]*)\)", self.text):
            yield self.line_of(match.start()), match.group(1)

    def headings(self):
        """The anchors of the headings, as Markdown viewers make them."""
        for _, text in self.lines:
            match = re.match(r"#+ +(.*)", text)
            if match:
                yield re.sub(r"[^\w\- ]", "", match.group(1).lower()).replace(" ", "-")


def say(path, line, what):
    print(f"{path}:{line}: {what}")


def links(document):
    for line, link in document.links():
        if re.match(r"[a-z]+:", link):
            say(document.path, line, f"a link to another place: {link}")
            continue
        path, _, anchor = link.partition("#")
        target = os.path.normpath(os.path.join(os.path.dirname(document.path), path)) if path else document.path
        if not os.path.exists(target):
            say(document.path, line, f"nothing is at {link}")
        elif anchor and anchor not in Document(target).headings():
            say(document.path, line, f"{target} has no heading #{anchor}")
    for line, text in document.lines:
        if re.search(r"https?://|/(work|home|root)/", text):
            say(document.path, line, f"a place outside the repository: {text.strip()}")


def paths(document):
    """Each span that looks like a path of this tree: its first part is a file or a folder of the top."""
    for line, span in document.spans():
        if re.search(r"[\s=*,:]", span.replace("<arch>", "")) or not re.match(r"[\w.]+(/|\.(md|sh|c|h|in)$)", span):
            continue
        path = span.replace("<arch>", "*").rstrip("/")
        top = path.split("/")[0]
        if top == "build" or not (os.path.exists(top) or path.endswith(".md")):
            continue
        if not glob.glob(path):
            say(document.path, line, f"there is no {span}")


def words_of(paths_of_words):
    words = set()
    for top in paths_of_words:
        files = [top] if os.path.isfile(top) else [
            os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names]
        for name in files:
            words.update(re.findall(r"\w+", open(name, encoding="utf-8", errors="replace").read()))
    return words


def names(document, known=[]):  # pylint: disable=dangerous-default-value
    """Functions, macros and constants: os_ and OS_ words in spans and blocks are words of the sources."""
    if not known:
        known.append(words_of(["include", "src", "packaging"]))
        known[0] |= {"os_mfill", "os_mfill_raw"}  # which docs/adding-a-call.md, and the suite table, add in a copy
        known.append({name.rsplit(".", 1)[0] for name in os.listdir("man")})
    places = list(document.spans()) + document.indented
    for number, language, lines in document.fenced:
        if language in ("c", "sh"):
            places += [(number + i, text) for i, text in enumerate(lines, 1)]
    for line, text in places:
        for word in re.findall(r"(?<![\w/.-])(?:os|OS)_\w+(?![\w]*\.(?:h|rs|c|pc|a))", text):
            if word.endswith("_") or word in known[0] or word in known[1]:
                continue
            say(document.path, line, f"no {word} in include/ or src/")
        match = re.fullmatch(r"man (?:\d )?(\w+)", text)
        if match and match.group(1) not in known[1] and match.group(1) not in known[0]:
            say(document.path, line, f"there is no manual page {match.group(1)}")


def commands(document):
    for line, text in list(document.spans()) + document.indented:
        if re.match(r"([A-Z]+=\S+ )*make( |$)", text) and "<" not in text and "..." not in text:
            print(f"{document.path}:{line}:{text}")


def blocks(document):
    """Each block is run, built or looked at."""
    for line, language, _ in document.fenced:
        if language not in ("c", "sh", "text", "rust", "d", "cmake", "meson") or \
                language in ("rust", "d") and document.path != "docs/bindings.md" or \
                language in ("cmake", "meson") and document.path != "docs/packages.md":
            say(document.path, line, f"a block of {language or 'nothing'}: who runs it?")
    for line, text in document.indented:
        if not re.match(r"make |CC=aarch64-linux-gnu-gcc ldc2 ", text):
            say(document.path, line, f"a command that nobody looks at: {text}")


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.S)


def peculiar(document, text, files):
    """Each file whose code names riscv64 is in the table, or in the list of those that do it for a peculiarity."""
    listed = re.search(r"Look through them, too:(.*?)\n\n", text, flags=re.S)[1]
    listed = set(re.findall(r"`([^`]+)`", listed))
    named = set()
    for path in files_of("docs", "man", "include", "src", "single_include", "tests/mistakes", "tests/docs"):
        content = open(path, encoding="utf-8", errors="replace").read()
        if path.endswith(".md") or re.search(r"^\s*/?\* .*\bGENERATED by `make", content, flags=re.M):
            continue
        code = without_comments(content) if re.search(r"\.(c|h|cc)$", path) else \
            re.sub(r"(^|\s)#.*", "", content, flags=re.M)
        if re.search(r"\b_*riscv(64)?(?!_?[a-z])", code):
            named.add(path)
    for path in sorted(named - files - listed):
        say(path, 0, f"it names riscv64, and is not in the checklist of {document.path}")
    for path in sorted(listed - named):
        say(document.path, 0, f"{path} does not name riscv64: take it off the list")


def checklist(document):
    """Each row of the table under "Checklist", for each machine; and who else names a machine."""
    machines = sorted(os.listdir("src/arch"))
    text = open(document.path, encoding="utf-8").read().split("\n## Checklist\n")[1]
    tables = re.findall(r"(?:^\|.*\n)+", text, flags=re.M)
    files = set()
    for row in tables[0].splitlines()[2:]:
        where, what = row.strip("|").split("|")
        for machine in machines:
            def own(span):
                return span.replace("<arch>", machine).replace("<ARCH>", machine.upper())
            wanted = [own(span) for span in re.findall(r"`([^`]+)`", what) if not span.startswith("make")]
            for path in map(own, re.findall(r"`([^`]+)`", where)):
                files.add(path)
                if not os.path.exists(path):
                    say(document.path, 0, f"{machine}: there is no {path}")
                    continue
                content = open(path, encoding="utf-8").read()
                for word in wanted:
                    if word not in re.sub(r" +", " ", content):
                        say(document.path, 0, f"{machine}: {path} has no {word}")
    for suite in re.findall(r"`(\w+)` \|$", tables[1], flags=re.M):
        if not os.path.exists(f"tests/{suite}.sh"):
            say(document.path, 0, f"there is no suite {suite}")
    for path in glob.glob("include/**/*.h", recursive=True) + glob.glob("src/**/*.[ch]", recursive=True):
        content = open(path, encoding="utf-8").read()
        if path in files or "GENERATED" in content.split("\n")[0] or "GENERATED" in content.split("\n")[1]:
            continue
        named = [machine for machine in machines
                 if re.search(rf"\b(OS_CORE_{machine.upper()}|__{machine}(__)?|arch/{machine})\b",
                              without_comments(content))]
        if named:
            say(path, 0, f"it names {', '.join(named)}, and is not in the checklist of {document.path}")
    peculiar(document, text, files)


def files_of(*left_out):
    """The files of the tree, but for these folders, what is built and what git keeps."""
    for folder, folders, names_here in os.walk("."):
        folder = folder[2:]
        folders[:] = [name for name in folders
                      if name not in (".git", "build", "__pycache__") and os.path.join(folder, name) not in left_out]
        yield from (os.path.join(folder, name) for name in names_here)


def generated(document):
    """The first table under "What is generated" has each file that says GENERATED by `make GOAL`, and this goal."""
    text = open(document.path, encoding="utf-8").read().split("\n## What is generated, and by what\n")[1]
    rows = []
    for row in re.search(r"(?:^\|.*\n)+", text, flags=re.M)[0].splitlines()[2:]:
        what, by = row.strip("|").split("|")[:2]
        rows.append((re.findall(r"`([^`]+/[^`]*)`", what), re.findall(r"`make ([^`]+)`", by)))
        for span in rows[-1][0]:
            if not glob.glob(span):
                say(document.path, 0, f"a row has {span}, which is not there")
    for path in files_of("tests/mistakes", "tools"):
        if path.startswith("src/single_header"):
            continue  # the beginnings of the files in single_include
        goal = re.search(r"^\s*(?:/\*|\*|<!--) .*\bGENERATED by `?make ([a-z-]+)",
                         open(path, encoding="utf-8", errors="replace").read(), flags=re.M)
        if goal and not any(goal[1] in goals and (fnmatch.fnmatch(path, span) or span[-1] == "/" and
                                                  path.startswith(span)) for spans, goals in rows for span in spans):
            say(path, 0, f"it is generated by make {goal[1]}, and no row of {document.path} says so")


def mistakes():
    """The suites of each mistake, by the number that its ids begin with: A5a and A5b are A5."""
    suites = {}
    for path in glob.glob("tests/mistakes/*.patch"):
        suite = re.search(r"^Suite: (\w+)", open(path, encoding="utf-8").read(), flags=re.M)[1]
        suites.setdefault(re.match(r"[A-Z]+\d+", os.path.basename(path))[0], set()).add(suite)
    return suites


def catalogue(document):
    """(A5, C3 to C6: `shape`, `unit`) names mistakes that there are, and their suites; every mistake is named."""
    suites = mistakes()
    named = set()
    for match in re.finditer(r"\(((?:[A-Z]+\d+[a-z]?|to|,|\s)+):\s+((?:`\w+`[,\s]*)+)\)", document.text):
        line, ids = document.line_of(match.start()), []
        for letters, first, last in re.findall(r"([A-Z]+)(\d+)[a-z]?(?: to [A-Z]+(\d+))?", " ".join(match[1].split())):
            ids += [letters + str(number) for number in range(int(first), int(last or first) + 1)
                    if not last or letters + str(number) in suites]
        said, true = set(re.findall(r"`(\w+)`", match[2])), set()
        for name in ids:
            if name not in suites:
                say(document.path, line, f"there is no mistake {name}")
            true |= suites.get(name, set())
        if said - true:
            say(document.path, line, f"none of {match[1]} is for {', '.join(sorted(said - true))}")
        if true - said:
            say(document.path, line, f"{match[1]} are also for {', '.join(sorted(true - said))}")
        named.update(ids)
    for name in sorted(set(suites) - named):
        say(document.path, 0, f"the mistake {name} is in no entry")


def main():
    checks = {check.__name__: check for check in (links, paths, names, commands, blocks, checklist, catalogue,
                                                    generated)}
    if len(sys.argv) < 3 or sys.argv[1] not in checks:
        sys.exit(f"usage: tests/docs/check.py {'|'.join(checks)} DOCUMENT...")
    for path in sys.argv[2:]:
        checks[sys.argv[1]](Document(path))


main()
