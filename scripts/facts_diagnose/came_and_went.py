#!/usr/bin/env python3
"""Makes src/catalog/diagnose/came-and-went.json: npm run facts:came -- [--read] [--cache FOLDER] [PACKAGE ...]

Of each package that came.json lists: public modules, names, arguments and methods that a release took away or brought.
The newest patch of each minor is read, and where something changes between two, the patches between, for the exact bound.
--read only reads (minutes for a package); without it the table is made of what was read, for all packages at once, since
what one imports of another says what is asked for.
"""

import argparse
import collections
import json
import os
import pathlib
import pickle
import re
import tempfile
import time

from fetched import Store
from history import NOISE, Version, vkey

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "src/catalog/diagnose/came-and-went.json"
MOST = 9  # minors of a package
LEAST = 1.3  # points that a row must have
ROOM = 420  # characters of a package, times its own factor
PLAIN = re.compile(r"^[A-Za-z]\w{2,50}$")
INNER = re.compile(
    r"(^|\.)(_\w*|tests?|testing|examples?|docs?|benchmarks?|scripts|vendored?|third_?party|experimental_\w+|setup|conftest|version)(\.|$)"
)
DULL = re.compile(
    r"^(logger|log|annotations|main|version|np|torch|parser|cli|app|test\w*|Any|List|Dict|Optional|Union|Tuple|T|PY\d|[A-Z]{1,2}|Iterable|Callable|Sequence|Literal|Enum|Path|partial|wraps|deepcopy|warnings|jax|gym)$"
)


class Release(Version):
    """One release, and what can be asked of it."""

    def __init__(self, store, version):
        super().__init__(store.data, version)
        self.words = store.data["v"][version]["words"]
        self.known = {}

    def open(self, module, above=()):
        """Whether names of it may be there that reading does not show: of what it imports with a star, as well."""
        if ("open", module) not in self.known:
            self.known["open", module] = self.read_open(module, above)
        return self.known["open", module]

    def read_open(self, module, above):
        info = self.mods.get(module)
        if info is None:
            return False
        if info.get("skip"):
            return True
        for one, _ in info["x"]:
            if "err" in one:
                return True
            for level, inner in one["s"]:
                target = self.absmod(module, level, inner)
                if target.split(".")[0] in self.roots and (target not in self.mods or self.mods[target].get("skip")):
                    return True
                if target.split(".")[0] not in self.roots:
                    return True
                if target not in above and target != module and self.open(target, (*above, module)):
                    return True
        return False

    def strings(self, module):
        return set().union(*(one.get("strings", ()) for one, _ in self.mods[module]["x"])) if module in self.mods else set()

    def public(self, module):
        found = {n: k for n, k in self.names(module).items() if PLAIN.match(n) and not NOISE.search(n) and not DULL.match(n)}
        package = self.mods[module]["pkg"]
        return {n: k for n, k in found.items() if k in "fcl" or (k in "ie" and package) or (k == "v" and not n.islower())}

    def has(self, place):
        """Whether it has a place as the table writes it; None: it cannot be said."""
        owner, colon, member = place.partition(":")
        if colon:
            return self.has_member(owner, member)
        module, _, name = place.rpartition(".")
        if place in self.mods:
            return True
        if module not in self.mods:
            return False
        if name in self.names(module) or name in self.strings(module):
            return True
        return None if self.open(module) else False

    def has_member(self, owner, member):
        root, _, owner = owner.partition(".")
        name, _, method = owner.partition(".")
        found = self.callee(root, name)
        if found is None:
            return None
        members, signature, whole = found
        if method:
            signature = (members.get(method) or ())[:2]
        if signature and (signature[1] or member in signature[0] or member in (signature[2:] or ((),))[0]):
            return True
        if not method and member in members:
            return True
        # A constructor that takes no others says it, wherever the class inherits from.
        return False if whole or (signature and not signature[1]) else None

    def callee(self, root, name):
        """As read_callee says; read once."""
        key = (root, name)
        if key not in self.known:
            self.known[key] = self.read_callee(root, name)
        return self.known[key]

    def read_callee(self, root, name):
        """Members of a class (or none, of a function), the arguments of its constructor, and whether that is all."""
        at = self.find_public(root, name)
        if at is None:
            return None
        module, kind, one, inner = at
        if kind == "f":
            words = one.get("decorated", {}).get(inner, "")
            signature = one["f"].get(inner)
            if signature is None:
                return None
            return {}, (signature[0], signature[1], re.findall(r"\w+", words)), not words
        chain = self.mro(inner, module)
        members, whole = {}, bool(chain)
        for place, cls, body in reversed(chain):
            members.update(body["m"])
            members.update(dict.fromkeys([*body["fl"], *body.get("own", ())]))
            if "__getattr__" in body["m"] or "__getattribute__" in body["m"] or body["rel"]:
                whole = False
            for base in body["b"]:
                if base.split("[")[0].split(".")[-1] not in {cls for _, cls, _ in chain} | {"object", "ABC", "Generic", "Protocol"}:
                    whole = False
        signature = self.initsig(inner, module)
        if signature:
            words = " ".join(
                text
                for place, cls, _ in chain
                for found, _ in self.mods[place]["x"]
                for key, text in found.get("decorated", {}).items()
                if key in (cls, f"{cls}.__init__") and text != "dataclass"
            )
            signature = (signature[0], signature[1], re.findall(r"\w+", words))
        return members, signature, whole

    def find_public(self, root, name):
        """What `name` is, where the package or one of its parts hands it on."""
        for module in [root, *sorted(m for m in self.mods if m.startswith(root + ".") and m.count(".") == 1 and not INNER.search(m))]:
            if module in self.mods and name in self.names(module):
                found = self.resolve(module, name)
                if found and (found[1] == "f" or found[1] == "c"):
                    return found
        return None


class Package:
    def __init__(self, line, cache, reading=True):
        """`reading`: false: of its minors only what was read already."""
        self.reading = reading
        words = line.split()
        self.dist = words[0]
        roots = [w for w in words[1:] if w[0].isalpha() and w != "source"]
        self.roots = roots[0].split(",") if roots else [self.dist.replace("-", "_")]
        self.first = next((w[2:] for w in words if w.startswith(">=")), "0")
        self.factor = float(next((w[1:] for w in words if w.startswith("*")), "1"))
        self.store = Store(self.dist, cache, "source" in words)
        listed = [v for v in self.store.data["listed"] if vkey(v) >= vkey(self.first)]
        self.patches = collections.defaultdict(list)
        for v in listed:
            self.patches[vkey(v)[:2]].append(v)
        self.releases = {}
        # How many releases may be read besides, for exact bounds.
        self.more = round(8 * self.factor)
        self.first_read = set(self.minors())

    def minors(self):
        keys = sorted(self.patches)
        if len(keys) > MOST:
            step = (len(keys) - 1) / (MOST - 1)
            keys = [keys[round(i * step)] for i in range(MOST)]
        return [self.patches[k][-1] for k in keys]

    def release(self, version):
        if version not in self.store.data["v"]:
            if not self.reading or self.more <= 0:
                return None
            self.more -= version not in self.first_read
        if version not in self.releases:
            self.releases[version] = Release(self.store, version) if self.store.release(version) else None
        return self.releases[version]

    def between(self, before, now):
        listed = [v for k in sorted(self.patches) for v in self.patches[k]]
        return listed[listed.index(before) + 1 : listed.index(now) + 1]

    def exact(self, place, before, now, gone):
        """The first release without it, or with it; where some between could not be read, the one that is safe to name: the
        first of them of what went, and of what came the first that is known to have it. None: it is not so after all."""
        steps = self.between(before, now)
        low, high, unread = -1, len(steps) - 1, set()
        while high - low > 1:
            free = [i for i in range(low + 1, high) if i not in unread]
            if not free:
                break
            # Mostly it is the first release of a minor.
            middle = free[0] if low == -1 else free[len(free) // 2]
            release = self.release(steps[middle])
            there = None if release is None else release.has(place)
            if there is None:
                unread.add(middle)
            elif there == gone:
                low = middle
            else:
                high = middle
        ends = [self.release(v) for v in (before if low < 0 else steps[low], steps[high])]
        if [None if one is None else one.has(place) for one in ends] != [gone, not gone]:
            return None
        return steps[low + 1 if gone else high]

    def changes(self):
        """(place, sign, before, now), and what is known of each release."""
        known = [v for v in self.minors() if self.reading or v in self.store.data["v"]]
        read = [r for r in map(self.release, known) if r is not None and any(root in r.mods for root in self.roots)]
        rows = []
        for root in self.roots:
            for at in range(1, len(read)):
                rows += of_step(read, at, root)
        return read, rows


def of_step(read, at, root):
    a, b, later, earlier = read[at - 1], read[at], read[at:], read[:at]
    if root not in a.mods or root not in b.mods:
        return []
    modules = lambda r: {m for m in r.mods if (m == root or m.startswith(root + ".")) and m.count(".") <= 3 and not INNER.search(m)}
    ma, mb = modules(a), modules(b)
    rows = []
    stay_gone = lambda place: all(r.has(place) is False for r in later)
    were_gone = lambda place: all(r.has(place) is False for r in earlier)
    for m in ma - mb:
        if m.rpartition(".")[0] in b.mods and stay_gone(m):
            rows.append((m, "-", a.v, b.v))
    for m in mb - ma:
        if m.rpartition(".")[0] in a.mods and m.count(".") <= 2 and were_gone(m):
            rows.append((m, "+", a.v, b.v))
    for m in ma & mb:
        if m.count(".") > 2:
            continue
        na, nb = a.public(m), b.public(m)
        rows += [(f"{m}.{n}", "-", a.v, b.v) for n in set(na) - set(nb) if stay_gone(f"{m}.{n}")]
        if m.count(".") <= 1:
            rows += [(f"{m}.{n}", "+", a.v, b.v) for n in set(nb) - set(na) if were_gone(f"{m}.{n}")]
    handed = lambda r: {n for m in modules(r) if m.count(".") <= 1 and r.mods[m]["pkg"] for n, k in r.public(m).items() if k in "fcil"}
    for name in handed(a) & handed(b):
        ca, cb = a.callee(root, name), b.callee(root, name)
        if ca is None or cb is None or (ca == cb):
            continue
        rows += of_callee(f"{root}.{name}", ca, cb, a, b, later, earlier)
    return rows


def of_callee(owner, ca, cb, a, b, later, earlier):
    args = lambda s: {x for x in s[0] if x not in ("self", "cls") and PLAIN.match(x)} if s else set()
    rows = []
    pairs = [(owner, ca[1], cb[1])]
    pairs += [(f"{owner}.{m}", ca[0][m], cb[0][m]) for m in ca[0].keys() & cb[0].keys() if ca[0][m] and cb[0][m] and PLAIN.match(m)]
    for place, sa, sb in pairs:
        if sa and sb:
            rows += [(f"{place}:{x}", "-") for x in (set() if sb[1] else args(sa) - args(sb))]
            rows += [(f"{place}:{x}", "+") for x in (set() if sa[1] else args(sb) - args(sa))]
    public = lambda c: {m for m in c[0] if PLAIN.match(m)}
    if cb[2] and ca[2]:
        rows += [(f"{owner}:{m}", "-") for m in public(ca) - public(cb) - args(cb[1])]
        rows += [(f"{owner}:{m}", "+") for m in public(cb) - public(ca) - args(ca[1])]
    kept = []
    for place, sign in set(rows):
        others = later if sign == "-" else earlier
        # A class that was not there yet, or is gone, says nothing of its arguments.
        if all(r.has(place) is False or r.callee(*owner.split(".", 1)) is None for r in others):
            kept.append((place, sign, a.v, b.v))
    return kept


def users_of(cache):
    """By a dotted name, the packages whose modules import it."""
    users = collections.defaultdict(set)
    for path in pathlib.Path(cache).glob("*.uv.pkl"):
        with open(path, "rb") as file:
            extracts = pickle.load(file)["ex"].values()
        for one in extracts:
            for level, module, name in one.get("i", {}).values():
                if level == 0:
                    users[f"{module}.{name}" if name else module].add(path.name)
                    users[module].add(path.name)
    return users


# Names that are handed out in a way that was not seen (`timm.models` has each old name of a model still), and those of
# which an entry of diagnose knows more.
FALSE = re.compile(r"^timm\.models\.(?:\w+\.)?[a-z]\w*\d\w*$|^whisperx\.DiarizationPipeline$|^deepspeed\.ops\.sparse_attention$")


def choose(package, users, asked):
    """(place, sign, release) of what is most likely asked for, within the room of the package."""
    read, rows = package.changes()
    own = f"{package.dist}.uv.pkl"
    words = set().union(*(r.words for r in read)) if read else set()
    used = lambda name: min(4, len(users.get(name, set()) - {own}))
    by_name = collections.Counter()
    for name, who in users.items():
        if name.split(".")[0] in package.roots and who - {own}:
            by_name[name.rpartition(".")[2]] = max(by_name[name.rpartition(".")[2]], min(4, len(who - {own})))
    first = {root: set().union(*(r.public(root) for r in read if root in r.mods)) for root in package.roots}
    modules = set().union(*(r.mods for r in read)) if read else set()

    late = {r.v: i / max(1, len(read) - 1) for i, r in enumerate(read)}

    def score(place, sign, now):
        owner, colon, member = place.partition(":")
        root, _, inner = owner.partition(".")
        gone = sign == "-"
        if colon:
            name, _, method = inner.partition(".")
            total = (0.9 if gone else 0.3) + by_name[name] * 0.7 + (name in words) + (name in first[root]) * 0.8 - (0.6 if method else 0)
            total += member in words and ("_" in member or not member.islower())
            return total + late[now] + 10 * (member in asked or f"{inner}:{member}" in asked)
        name = inner.rpartition(".")[2]
        depth = inner.count(".")
        if place in modules:
            total = (2.6 if gone else 2.2) - 0.6 * depth + used(place) * 1.2
        else:
            handed = any(r.mods.get(owner.rpartition(".")[0], {}).get("pkg") for r in read)
            total = (1.8 if gone else 0.5) + handed * (1.4 if gone else 0.8) - 0.5 * depth
            total += used(place) * 1.2 + by_name[name] * 0.5 + (name in first[root])
        total += name in words and ("_" in name or not name.islower())
        return total + 1.5 * late[now] + 10 * (name in asked or inner in asked)

    ranked = sorted(((score(p, s, b), p, s, a, b) for p, s, a, b in set(rows)), key=lambda x: (-x[0], x[1]))
    alike, kept, room, seen = collections.Counter(), [], ROOM * package.factor, set()
    again, lost = set(), set()
    for points, place, sign, before, now in ranked:
        if points < LEAST or room < 0:
            break
        if FALSE.match(place):
            continue
        owner, colon, member = place.partition(":")
        if colon and alike[sign, now, member] >= 2 and points < 10:
            continue
        alike[sign, now, member] += bool(colon)
        part = owner.rpartition(".")[0] if not colon else owner
        if alike[sign, now, part] >= 10 and points < 10:
            continue
        alike[sign, now, part] += 1
        short = shortened(place, sign, read, now)
        if (short, sign) in seen:
            continue
        seen.add((short, sign))
        at = package.exact(place, before, now, sign == "-")
        if at is None:
            continue
        moved = target(place, read[-1]) if sign == "-" and points >= 3 and not short.split(".", 1)[1].startswith(".") else ""
        word = short + moved
        room -= len(word) - len(place.split(".")[0])
        if sign == "+" and not read[-1].has(place):
            # It is gone again: whoever lacks it has a release that is too new as likely as one that is too old.
            again.add(place)
        if sign == "-":
            lost.add(place)
        kept.append((word, sign, re.sub(r"^(\d+\.\d+)\.0$", r"\1", at)))
    return [row for row in kept if row[1] == "-" or row[0] not in again - lost]


def shortened(place, sign, read, now):
    """`root..NAME` where no module of the later releases has that name any more. (What came may have moved since.)"""
    if ":" in place or sign == "+":
        return place
    root, _, inner = place.partition(".")
    name = inner.rpartition(".")[2]
    if len(name) < 6 or name.islower() and "_" not in name:
        return place
    at = next(i for i, r in enumerate(read) if r.v == now)
    others = read[at:]
    nowhere = lambda r: not any(name in r.names(m) or m.endswith(f".{name}") or r.open(m) for m in r.mods if m.split(".")[0] == root)
    return f"{root}..{name}" if all(map(nowhere, others)) else place


def target(place, release):
    """`>.PART` where the package has the name in one other public part of it."""
    root, _, inner = place.partition(".")
    name = inner.rpartition(".")[2]
    if ":" in place or place in release.mods or len(name) < 5:
        return ""
    handed = lambda m: release.public(m).get(name, "v") in "fcil"
    found = [m for m in release.mods if m.split(".")[0] == root and not INNER.search(m) and handed(m)]
    found.sort(key=lambda m: (m.count("."), len(m)))
    return ">." + found[0].partition(".")[2] if found and found[0].count(".") <= 2 else ""


def write(table):
    """All but the packages that api-history.json has, release by release."""
    closer = json.loads(TABLE.with_name("api-history.json").read_text())["packages"]
    rows = {
        root: {
            sign: {at: " ".join(sorted(words)) for at, words in sorted(releases.items(), key=lambda x: vkey(x[0]))}
            for sign, releases in signs.items()
            if releases
        }
        for root, signs in sorted(table.items())
        if root not in closer
    }
    head = {
        "about": "As ages.json, made whole by scripts/facts_diagnose/came_and_went.py: what a release took away (-) or brought (+). `.NAME`: of every part of the package; `>.PART`: the part that has it now.",
        "date": time.strftime("%Y-%m-%d"),
        "source": "the wheels (or sources), by release",
    }
    lines = [f"{json.dumps(k)}:{json.dumps(v)}," for k, v in head.items()]
    body = ",\n".join(f"{json.dumps(root)}:{json.dumps(row, separators=(',', ':'))}" for root, row in rows.items())
    TABLE.write_text("{\n" + "\n".join(lines) + '\n"packages":{\n' + body + "\n}\n}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE")
    parser.add_argument("--read", action="store_true", help="only read what is not in the cache yet")
    parser.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "pod-wizard-wheels"))
    asked = parser.parse_args()
    os.makedirs(asked.cache, exist_ok=True)
    config = json.loads((HERE / "came.json").read_text())
    lines = [line for line in config["packages"] if not asked.packages or line.split()[0] in asked.packages]
    if asked.read:
        for line in lines:
            package = Package(line, asked.cache)
            read = [v for v in package.minors() if package.store.release(v)]
            package.store.keep()
            choose(package, {}, config["asked"].get(package.dist, "").split())
            package.store.keep()
            print(f"{package.dist}: {' '.join(read)}", flush=True)
        return
    users = users_of(asked.cache)
    table = {}
    for line in lines:
        if not os.path.exists(os.path.join(asked.cache, f"{line.split()[0]}.uv.pkl")):
            continue
        package = Package(line, asked.cache, reading=False)
        kept = choose(package, users, config["asked"].get(package.dist, "").split())
        print(f"{package.dist}: {len(kept)} rows", flush=True)
        for place, sign, at in kept:
            root, _, inner = place.partition(".")
            table.setdefault(root, {"-": {}, "+": {}})[sign].setdefault(at, []).append(inner)
    write(table)


if __name__ == "__main__":
    main()
