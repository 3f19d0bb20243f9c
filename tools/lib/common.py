# SPDX-License-Identifier: MIT
"""What every generator in tools/ does alike: it reads whole files, ends with one line of complaint, and replaces a
file only when all of the new one is there."""
import os
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
TARGETS = ("x86_64", "aarch64", "riscv64")
PROGRAM = os.path.relpath(os.path.realpath(sys.argv[0]), TOP)


def die(text):
    sys.exit("%s: %s" % (PROGRAM, text))


def end(kind, error, trace):
    """An interrupt is no fault of the program's."""
    if issubclass(kind, KeyboardInterrupt):
        print("%s: interrupted" % PROGRAM, file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = end


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        die("cannot read %s: %s" % (path, error.strerror))


def write(path, text):
    """The file is the old one or the new one, never a part."""
    new = "%s.%d" % (path, os.getpid())
    try:
        with open(new, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(new, path)
    except OSError as error:
        if os.path.exists(new):
            os.remove(new)
        die("cannot write %s: %s" % (path, error.strerror))


def rows(path):
    """The lines of a list that say something, each with its number. One that begins with a blank goes on."""
    whole = []
    for number, line in enumerate(read(path).splitlines(), 1):
        if line.startswith(" ") and whole:
            whole[-1][1] += line
        elif line.strip() and not line.startswith("#"):
            whole.append([number, line])
    return whole


def fetched(name):
    """Where tools/fetch-... leaves something."""
    return os.path.join(os.environ.get("BUILD") or os.path.join(TOP, "build"), name)
