#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tests/docs/site.py FOLDER: each link of the web site there leads to a file of it, and to an id in that file; each
page can be reached from index.html; no page has an id twice; nothing is fetched from another place."""
import html.parser
import os
import sys


EMPTY = "meta", "link", "br", "hr", "img", "col"


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.problems, self.open = [], set(), [], []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())
        if self.open:
            self.problems.append(f"<{self.open[-1]}> is not closed")

    def handle_starttag(self, tag, attrs):
        if tag not in EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value)
            if name == "id":
                if value in self.ids:
                    self.problems.append(f"two parts have the id {value}")
                self.ids.add(value)

    def handle_endtag(self, tag):
        if tag not in EMPTY and (not self.open or self.open.pop() != tag):
            self.problems.append(f"</{tag}> closes another tag")


def main():
    folder = sys.argv[1]
    pages = {}
    for where, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".html"):
                path = os.path.relpath(os.path.join(where, name), folder)
                pages[path] = Page(os.path.join(where, name))
    problems = [f"{path}: {problem}" for path, page in pages.items() for problem in page.problems]
    leads = {}
    for path, page in pages.items():
        leads[path] = set()
        for link in page.links:
            file, _, fragment = link.partition("#")
            target = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
            leads[path].add(target)
            if not os.path.isfile(os.path.join(folder, target)):
                problems.append(f"{path}: nothing is at {link}")
            elif fragment and (target not in pages or fragment not in pages[target].ids):
                problems.append(f"{path}: {target} has no #{fragment}")
    reached, new = set(), {"index.html"}
    while new:
        reached |= new
        new = {target for path in new for target in leads.get(path, ())} - reached
    problems += [f"{path}: no page leads there" for path in sorted(set(pages) - reached)]
    if len(pages) < 40:
        problems.append(f"there are {len(pages)} pages only")
    print("\n".join(problems))
    sys.exit(bool(problems))


main()
