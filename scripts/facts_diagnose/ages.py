#!/usr/bin/env python3
"""Prints which public names of a package came and went with its releases: npm run facts:ages -- PACKAGE ROOT [--from V] [--depth N] [--class C ...]

For packages that are not in config.json, and for the years before its first versions. What is printed is the material
for src/catalog/diagnose/ages.json: of it, the names are kept that code out there asks for. A line: sign, release, names;
`Class:name` of the classes asked for: arguments of the constructor, and methods.
"""

import argparse
import collections
import os
import tempfile

from history import NOISE, Version
from wheels import read_package


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package")
    parser.add_argument("root")
    parser.add_argument("--from", dest="first", default="0")
    parser.add_argument("--depth", type=int, default=1)
    parser.add_argument("--class", dest="classes", nargs="*", default=[])
    parser.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "pod-wizard-wheels"))
    asked = parser.parse_args()
    os.makedirs(asked.cache, exist_ok=True)
    read = read_package(asked.package, {"from": asked.first}, asked.cache, lambda text: print(f"# reading {text}", flush=True))
    versions = [Version(read, v) for v in read["v"]]
    found = {"-": collections.defaultdict(set), "+": collections.defaultdict(set)}
    for before, now in zip(versions, versions[1:]):
        release = ".".join(now.v.split(".")[:2])
        gone, came = changes(before, now, versions[-1], asked.root, asked.depth)
        for name in asked.classes:
            went, new = of_class(before, now, name, asked.root)
            gone, came = gone | went, came | new
        found["-"][release] |= gone
        found["+"][release] |= came
    for sign, releases in found.items():
        for release, names in releases.items():
            if names:
                print(sign, release, " ".join(sorted(names)))


def changes(before, now, last, root, depth):
    """Modules and names that are gone for good, or came to stay, with one release."""
    own = lambda m: m == root or m.startswith(root + ".")
    public = lambda m: not any(part.startswith("_") for part in m.split("."))
    names = lambda v, m: {n for n in v.names(m) if not n.startswith("_") and len(n) > 2 and not NOISE.search(n)}
    inner = lambda m: m[len(root) + 1 :]
    a, b = ({m for m in v.mods if own(m) and public(m)} for v in (before, now))
    gone = {inner(m) for m in a - b if m not in last.mods and m.count(".") <= depth and m.rpartition(".")[0] in b}
    came = {inner(m) for m in b - a if m in last.mods and m.count(".") <= 1}
    for m in a & b:
        if m.count(".") >= depth:
            continue
        at = "" if m == root else inner(m) + "."
        was, is_now, stays = names(before, m), names(now, m), names(last, m) if m in last.mods else set()
        gone |= {at + n for n in was - is_now - stays if f"{m}.{n}" not in before.mods}
        came |= {at + n for n in (is_now - was) & stays if f"{m}.{n}" not in before.mods}
    return gone, came


def of_class(before, now, name, root):
    """Arguments of its constructor and methods of a class."""
    if not before.find(name, root) or not now.find(name, root):
        return set(), set()
    (a, open_before), (b, open_now) = (((s[0], s[1]) if (s := v.initsig(name, root)) else ([], True)) for v in (before, now))
    methods = lambda v: {m for _, _, c in v.mro(name, root) for m in c["m"] if not m.startswith("_")}
    gone = (set() if open_now else set(a) - set(b)) | (methods(before) - methods(now))
    came = (set() if open_before else set(b) - set(a)) | (methods(now) - methods(before))
    return {f"{name}:{n}" for n in gone}, {f"{name}:{n}" for n in came}


main()
