"""Makes src/catalog/diagnose/releases-read.json of what uv has read of the package index: npm run facts:releases.

It asks the index nothing itself: it reads the cache that uv keeps of each project it has resolved (names of files,
Requires-Python) and the metadata of the wheels it looked at. So: resolve the lists you mean to know more of with
`uv pip compile`, then run this. What uv never looked at is left as unknown.

    facts_releases.py --cache FOLDER [--count FOLDER...] [--write]

--count counts exact pins over the files of these folders, to choose the packages; without it those that are there stay.
"""

import argparse
import array
import collections
import datetime
import json
import pathlib
import re
import struct

ROOT = pathlib.Path(__file__).resolve().parent.parent
METADATA = ROOT / "src/catalog/diagnose/metadata.json"
MADE = ROOT / "src/catalog/diagnose/releases-read.json"
FILE = re.compile(rb"https://[\w./-]+/packages/[0-9a-f/]+/([A-Za-z0-9_.+!-]+?\.(?:whl|tar\.gz|zip|tar\.bz2))")
PIN = re.compile(r"(?<![\w.-])([A-Za-z][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([0-9][0-9A-Za-z.!]*)")
FINAL = re.compile(r"(\d+(?:\.\d+)*)(?:\.post(\d+))?$")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Judged by rules of their own, and built for indexes of their own.
OWN = {"torch", "torchvision", "torchaudio"}
SINCE = datetime.datetime(2020, 7, 1).timestamp() * 1000
# Nothing came since: what is newer than its newest is not expected.
QUIET = datetime.datetime.now().timestamp() * 1000 - 400 * 86_400_000
NEWEST_PYTHON = 14


def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def canonical(version):
    """(release without its last zeros, post or -1); None for a pre-release, which nothing is said about."""
    found = FINAL.match(version.lower())
    if found is None:
        return None
    numbers = [int(one) for one in found[1].split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers), int(found[2]) if found[2] else -1


def text_of(version):
    numbers, post = version
    return ".".join(map(str, numbers)) + (f"p{post}" if post >= 0 else "")


def read_index(path):
    """Of each release that is none before its time: tags of its wheels, whether it has a source, Requires-Python, when it came."""
    data = path.read_bytes()
    words = array.array("i")
    words.frombytes(data[: len(data) // 4 * 4])
    files = list(FILE.finditer(data))
    starts = {file.start() for file in files}
    # A file's record names its address by how far that lies before it.
    records = {i * 4 - 4 + word: i * 4 - 4 for i, word in enumerate(words) if word < 0 and i * 4 - 4 + word in starts}
    releases = {}
    for file in files:
        name, at = file[1].decode(), records.get(file.start())
        if at is None or at + 28 > len(data):
            continue
        wheel = name.endswith(".whl")
        version = name[:-4].split("-")[1] if wheel else re.sub(r"\.(?:tar\.\w+|zip)$", "", name).rpartition("-")[2]
        version = canonical(version)
        if version is None:
            continue
        release = releases.setdefault(
            version, {"wheels": [], "source": False, "python": pythons(data, at), "came": struct.unpack_from("<q", data, at - 48)[0]}
        )
        if wheel:
            release["wheels"].append(name[:-4].split("-", 2)[2].split("-")[-3:])
        else:
            release["source"] = True
    return releases


def pythons(data, at):
    """Requires-Python as (operator, minor) for Python 3."""
    kind, away = struct.unpack_from("<ii", data, at + 16)
    if kind != 1:
        return []
    place = at + 20 + away
    back, count = struct.unpack_from("<ii", data, place)
    rows = [data[place + back + i * 32 : place + back + i * 32 + 32] for i in range(count)]
    return [(row[0], row[21]) for row in rows if row[22] == 3 and row[20] == 0]


GREATER, LESS, GREATER_EQUAL = 8, 6, 9


def python_code(release):
    """`9-12!`: from 3.9 on, wheels up to 3.12 (!: and no source); `9<12`: refused above; empty: any."""
    lowest = max([minor for operator, minor in release["python"] if operator == GREATER_EQUAL], default=0)
    below = [minor - 1 for operator, minor in release["python"] if operator == LESS and minor > 0]
    newest, pure, usable = 0, False, False
    for python, abi, system in release["wheels"]:
        if system != "any" and not ("manylinux" in system and "x86_64" in system):
            continue
        usable = True
        numbers = [int(minor) for minor in re.findall(r"cp3(\d+)", python)]
        if system == "any" or abi == "abi3" or "py3" in python:
            pure = True
        newest = max([newest, *numbers])
    newest = 0 if pure or not usable else newest
    start = str(lowest) if lowest > 7 else ""
    if below and min(below) <= NEWEST_PYTHON and (newest == 0 or min(below) <= newest):
        return f"{start}<{min(below)}"
    return f"{start}-{newest}{'' if release['source'] else '!'}" if 0 < newest <= NEWEST_PYTHON else start


def ranges(numbers):
    parts, numbers = [], sorted(numbers)
    while numbers:
        end = 0
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        parts.append(str(numbers[0]) if end == 0 else f"{numbers[0]}-{numbers[end]}")
        numbers = numbers[end + 1 :]
    return "+".join(parts)


def versions_code(versions):
    """`4.2:01_*,0+2-3;=1.2.3.4`: minors from 4.2 on by their last patch, _ none, * as listed behind; = as written; $ at the end: no news for a year."""
    majors, rest = {}, []
    for numbers, post in versions:
        if post >= 0 or len(numbers) > 3:
            rest.append((numbers, post))
        else:
            major, minor, patch = (*numbers, 0, 0)[:3]
            majors.setdefault(major, {}).setdefault(minor, set()).add(patch)
    parts = []
    for major, minors in sorted(majors.items()):
        first, last = min(minors), max(minors)
        if last - first > 130 or len(minors) * 4 < last - first:
            rest += [((major, minor, patch), -1) for minor, patches in minors.items() for patch in patches]
            continue
        signs, listed = "", []
        for minor in range(first, last + 1):
            patches = minors.get(minor, set())
            whole = patches == set(range(len(patches))) and len(patches) <= len(DIGITS)
            signs += "_" if not patches else DIGITS[len(patches) - 1] if whole else "*"
            if patches and not whole:
                listed.append(ranges(patches))
        parts.append(f"{major}{f'.{first}' if first else ''}:{','.join([signs, *listed])}")
    written = ["=" + " ".join(text_of(one) for one in sorted(rest))] if rest else []
    return ";".join(parts + written)


def python_runs(releases):
    runs, last = [], ""
    for version, release in releases:
        code = python_code(release)
        if code != last:
            runs.append(f"{text_of(version)} {code}".strip())
            last = code
    return ",".join(runs)


def unpacked(data, at=0):
    """One value of MessagePack, of the kinds that metadata are made of."""
    kind = data[at]
    if kind < 0x80:
        return kind, at + 1
    wide = {0xD9: 1, 0xDA: 2, 0xDB: 4, 0xDC: 2, 0xDD: 4, 0xDE: 2, 0xDF: 4, 0xC4: 1}
    if kind in wide:
        size = int.from_bytes(data[at + 1 : at + 1 + wide[kind]], "big")
        at += 1 + wide[kind]
    elif kind <= 0xBF:
        size = kind & (31 if kind >= 0xA0 else 15)
        at += 1
    else:
        simple = {0xC0: None, 0xC2: False, 0xC3: True}
        if kind in simple:
            return simple[kind], at + 1
        bytes_of = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}[kind]
        return int.from_bytes(data[at + 1 : at + 1 + bytes_of], "big"), at + 1 + bytes_of
    if 0xA0 <= kind <= 0xBF or kind in (0xD9, 0xDA, 0xDB):
        return data[at : at + size].decode(), at + size
    if kind == 0xC4:
        return data[at : at + size], at + size
    values = []
    for _ in range(size * (2 if kind <= 0x8F or kind in (0xDE, 0xDF) else 1)):
        value, at = unpacked(data, at)
        values.append(value)
    return values, at


MACHINE = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "os_name": "posix",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
}


def holds(marker):
    """Whether a marker holds on Linux x86-64: True, False, or None where it depends on the Python."""

    def clause(text):
        parts = re.match(r"\(*([a-z_]+) *(==|!=) *'([^']*)'\)*$", text.strip())
        if parts is None or parts[1] not in MACHINE or ("(" in text) != (")" in text):
            return None
        return (MACHINE[parts[1]] == parts[3]) == (parts[2] == "==")

    if marker.strip() == "":
        return True
    # Brackets around several clauses are not taken apart.
    groups = [[clause(part) for part in group.split(" and ")] for group in marker.replace('"', "'").split(" or ")]
    answers = [False if False in group else None if None in group else True for group in groups]
    return True if True in answers else None if None in answers else False


def read_needs(folder):
    """Of each release that was looked at, what it requires on Linux with any Python."""
    found = {}
    for path in folder.glob("*.msgpack"):
        row, _ = unpacked(path.read_bytes())
        if not isinstance(row, list) or len(row) < 3 or not isinstance(row[1], str):
            continue
        needs = {}
        for line in row[2]:
            requirement, _, marker = line.partition(";")
            parts = re.match(r"\s*([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*([<>=!~][^@]*)?$", requirement.strip())
            sure = holds(marker)
            if parts is None or "extra ==" in marker or sure is False:
                continue
            name = normalised(parts[1])
            # Two lines for one name differ by their markers, and which one counts is not known here.
            needs[name] = None if name in needs or not sure else (parts[2] or "").replace(" ", "")
        found[row[1]] = {name: specifier for name, specifier in needs.items() if specifier}
    return found


def versions_to_keep(name, found, pins, before):
    had = before.get(name, {}).get("v", [])
    versions = [version for version in found if FINAL.match(version) and (pins[(name, version)] or version in had)]
    return sorted(versions, key=canonical)


def count(folders):
    names, pins = collections.Counter(), collections.Counter()
    for folder in folders:
        for repository in pathlib.Path(folder).iterdir():
            named = set()
            for path in [repository, *repository.rglob("*")]:
                if path.is_file() and path.stat().st_size < 200_000:
                    text = path.read_text(errors="replace")
                    found = {(normalised(name), version) for name, version in PIN.findall(text)}
                    pins.update(found)
                    # What pip freeze wrote exists; what people write themselves may not.
                    if len(found) < 60:
                        named |= {name for name, _ in found}
            names.update(named)
    return names, pins


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cache", type=pathlib.Path, required=True)
    options.add_argument("--count", nargs="*", default=[])
    options.add_argument("--also", nargs="*", default=[], help="packages whatever the count")
    options.add_argument("--most", type=int, default=300)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    index = next(given.cache.glob("simple-v*")) / "pypi"
    wheels = next(given.cache.glob("wheels-v*")) / "pypi"
    before = json.loads(MADE.read_text()) if MADE.exists() else {"packages": {}, "needs": {}}
    names, pins = count(given.count)
    there = {path.stem for path in index.glob("*.rkyv")}
    ranked = [name for name, _ in names.most_common() if name in there and name not in OWN]
    chosen = {*ranked[: given.most], *given.also, *before["packages"]} & there
    often = {*ranked[: given.most // 2], *OWN}
    read = {name: read_needs(wheels / name) for name in chosen}
    kept = {name: versions_to_keep(name, found, pins, before["needs"]) for name, found in read.items()}
    # What a release wants in one version only may be gone.
    exact = {
        other
        for name, versions in kept.items()
        for version in versions
        for other, specifier in read[name][version].items()
        if re.fullmatch(r"==[\d.]+", specifier)
    }
    packages, needs, day = {}, {}, 0
    for name in sorted(chosen | (exact & there) - OWN):
        path = index / f"{name}.rkyv"
        day = max(day, path.stat().st_mtime)
        releases = sorted(read_index(path).items())
        # Up to the last old one nothing is said: a list with holes would call missing what is not.
        old = [at for at, (_, release) in enumerate(releases) if release["came"] < SINCE]
        known = releases[old[-1] + 1 if old else 0 :]
        if 1 < len(known) < 500:
            ended = "$" if max(release["came"] for _, release in known) < QUIET else ""
            packages[name] = f"{versions_code([version for version, _ in known])}{ended}|{python_runs(known)}"
    elsewhere = json.loads(METADATA.read_text())["packages"]
    for name, versions in sorted(kept.items()):
        runs = {}
        # Those whose minors were read already; what these two want changes with nearly each release.
        if name in {normalised(other) for other in elsewhere} - {"vllm", "fastapi"}:
            continue
        for at, version in enumerate(versions):
            asked = {
                other: spec
                for other, spec in read[name][version].items()
                if other in often or (other in packages and "==" in spec)
            }
            for other in {*runs, *asked}:
                spec = asked.get(other)
                if other not in runs:
                    runs[other] = [[at, spec]]
                elif runs[other][-1][1] != spec:
                    runs[other].append([at, spec])
        if runs:
            needs[name] = {"v": versions, "req": dict(sorted(runs.items()))}
    made = {
        "about": "By package: its releases, then from which on which Python (scripts/facts_releases.py says how that is written); "
        "needs: Requires-Dist per version, run-length. What came before July 2020, and pre-releases, are left out.",
        "date": datetime.date.fromtimestamp(day).isoformat(),
        "source": "files and metadata on the package index, as uv read them",
        "packages": packages,
        "needs": needs,
    }
    text = "".join(
        ["{\n", ",\n".join(f"{json.dumps(key)}:{rows(value)}" for key, value in made.items()), "\n}\n"]
    )
    print(len(packages), "packages,", sum(len(row["v"]) for row in needs.values()), "releases whose needs were read,", len(text), "bytes")
    if given.write:
        MADE.write_text(text)


def rows(value):
    if isinstance(value, str):
        return json.dumps(value)
    return "{\n" + ",\n".join(f"{json.dumps(key)}:{json.dumps(row, separators=(',', ':'))}" for key, row in value.items()) + "\n}"


main()
