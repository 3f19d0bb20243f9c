# SPDX-License-Identifier: MIT
"""How C is written by the generators, so that it reads as if it were by hand."""

# What no argument and no member can be called: words of C++, and macros of compilers and libcs.
KEYWORDS = set("""alignas alignof and asm auto bool break case catch char class compl concept const consteval constexpr
constinit continue decltype default delete do double else enum explicit export extern false final float for friend goto
if import inline int long module mutable namespace new noexcept not nullptr operator or override private protected
public register requires restrict return short signed sizeof static struct switch template this throw true try typedef
typeid typename typeof union unsigned using virtual void volatile while xor linux unix i386 errno stdin stdout
stderr""".split())


def spelt(type_, name):
    """A parameter as C declares it."""
    if "(*)" in type_:  # a pointer to a function
        return type_.replace("(*)", "(*%s)" % name)
    return type_ + ("" if type_.endswith("*") else " ") + name


def wrap(head, items, tail, width=100):
    """One line, broken between the items where it would be too long."""
    lines, indent = [head], " " * len(head)
    items = [item + "," for item in items[:-1]] + [(items[-1] if items else "") + tail]
    for number, item in enumerate(items):
        if number and len(lines[-1]) + 1 + len(item) > width:
            lines.append(indent + item)
        else:
            lines[-1] += (" " if number else "") + item
    at = lines[-1].find(" OS_CORE_NOEXCEPT_")
    if len(lines[-1]) > width and at > 0:
        lines[-1:] = [lines[-1][:at], indent + lines[-1][at + 1:]]
    return lines


def widened(type_, name, bits=False):
    """How an argument becomes the long that the kernel reads (src/trap.h); None if there is no rule."""
    if "*" in type_:
        return "os_pointer_(%s)" % name
    if type_ in ("os_size_t", "unsigned long"):
        return "os_size_(%s)" % name
    if type_ == "unsigned int":
        return "os_unsigned_(%s)" % name
    if type_ in ("int", "unsigned short"):
        return ("os_bits_(%s)" if bits else "os_number_(%s)") % name
    return name if type_ in ("long", "os_off_t") else None


def sections(names, targets_of, targets):
    """The names of all targets first, then of fewer, each in the order of the alphabet: [(condition, names)]."""
    sets = {}
    for name in sorted(names):
        sets.setdefault(tuple(target for target in targets if target in targets_of[name]), []).append(name)
    order = sorted(sets, key=lambda on: (-len(on), on))
    return [(None if len(on) == len(targets) else " || ".join("defined(OS_CORE_%s)" % t.upper() for t in on), sets[on])
            for on in order]
