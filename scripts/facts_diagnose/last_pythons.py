"""Makes the rows of `lastPythons` in src/catalog/diagnose/answers.json anew: the newest Python 3.N that has a wheel of the
newest release below a bound (Linux on x86-64). `{"1.1.0": 6, "1.3.2": 7}`: `<1.1.0` has wheels up to Python 3.6, and
`<1.3.2` up to 3.7. Read from the file names of the configured package index; nothing is installed.

python3 scripts/facts_diagnose/last_pythons.py [--write] [NAME...]

With NAME the rows of these are added; else those of all packages of the table that have wheels for one Python. The
others (what they need decides) stay as a person wrote them."""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

from pip._internal.models.index import PyPI
from wheels import vkey

TABLE = pathlib.Path(__file__).parents[2] / "src/catalog/diagnose/answers.json"
WHEEL = re.compile(r"^.+?-(?P<v>[0-9][0-9.]*(?:\.post\d+)?)(?:-\d[^-]*)?-(?P<py>[^-]+)-(?P<abi>[^-]+)-(?P<place>[^-]+)\.whl$")
# Python 3.13 is in use for as long as it matters: what has no newer wheel says nothing.
NEWEST = 12
ANY = 99
# Its releases are sources that fetch wheels of other names.
BY_HAND = {"tensorrt"}


def index():
    said = subprocess.run([sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True)
    return os.environ.get("PIP_INDEX_URL") or said.stdout.strip() or PyPI.simple_url


def files(name):
    asked = urllib.request.Request(f"{index().rstrip('/')}/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)["files"]


def last_python(tags, abi):
    """Of one wheel; -1: none of Python 3."""
    if abi == "abi3" or any(re.fullmatch(r"py3\d*", tag) for tag in tags):
        return ANY
    return max((int(tag[3:]) for tag in tags if re.fullmatch(r"cp3\d+", tag)), default=-1)


def rows(name):
    by = {}
    for file in files(name):
        said = WHEEL.match(file["filename"])
        if said is None or file.get("yanked") or not re.search(r"^any$|linux.*x86_64", said["place"]):
            continue
        last = last_python(said["py"].split("."), said["abi"])
        by[said["v"]] = max(by.get(said["v"], -1), last)
    found, before = {}, None
    for version in sorted((v for v in by if by[v] >= 0), key=vkey):
        if before is not None and by[version] != before:
            found[version] = before
        before = by[version]
    if before is not None and before <= NEWEST:
        found["999"] = before
    # What every later Python has too ends no row that is told.
    told = [key for key, last in found.items() if last <= NEWEST]
    return {key: last for key, last in found.items() if told and vkey(key) <= vkey(told[-1])}


def main():
    names = [one for one in sys.argv[1:] if not one.startswith("--")]
    text = TABLE.read_text(encoding="utf8")
    table = json.loads(text)["lastPythons"]["rows"]
    names = names or sorted(set(table) - BY_HAND)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        found = dict(zip(names, pool.map(rows, names)))
    made = {**table, **{name: row for name, row in found.items() if row}}
    lines = ",\n   ".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(made.items()))
    start = text.index('"rows": {', text.index('"lastPythons"')) + len('"rows": ')
    end = json.JSONDecoder().raw_decode(text, start)[1]
    if "--write" in sys.argv:
        TABLE.write_text(f"{text[:start]}{{{lines}}}{text[end:]}", encoding="utf8")
    else:
        print(lines)


if __name__ == "__main__":
    main()
