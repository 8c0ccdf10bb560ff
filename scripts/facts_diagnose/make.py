#!/usr/bin/env python3
"""Makes the facts of `diagnose` about packages again, from their wheels: npm run facts:diagnose -- [--write] PACKAGE ...

Says for each package whether the rows of src/catalog/diagnose/api-history.json and metadata.json are the ones
that come out today, and what differs; --write puts the new ones in their place. Without a package: all of
config.json (some 25 minutes and 2.4 GB of wheels, of which nothing is kept but extracts in --cache).
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FACTS = HERE.parent.parent / "src/catalog/diagnose"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE")
    parser.add_argument("--write", action="store_true", help="put the rows that come out into the Catalog")
    parser.add_argument("--cache", default=os.path.join(tempfile.gettempdir(), "pod-wizard-wheels"))
    asked = parser.parse_args()
    # Sets of strings keep one order from run to run, and the rows their bytes.
    if os.environ.get("PYTHONHASHSEED") != "0":
        sys.exit(subprocess.run([sys.executable, *sys.argv], env={**os.environ, "PYTHONHASHSEED": "0"}).returncode)
    from history import CONFIG, build
    from wheels import read_package

    unknown = [name for name in asked.packages if name not in CONFIG["packages"]]
    if unknown:
        sys.exit(f"not in config.json: {', '.join(unknown)}")
    os.makedirs(asked.cache, exist_ok=True)
    api, meta = (json.loads((FACTS / name).read_text()) for name in ("api-history.json", "metadata.json"))
    same = True
    for dist in asked.packages or [k for k, v in CONFIG["packages"].items() if not v.get("metadata_only")]:
        read = read_package(dist, CONFIG["packages"][dist], asked.cache, lambda text: print(f"  reading {text}", flush=True))
        rows, requirements = build(dist, read)
        for root, row in rows.items():
            same &= compare(root, api["packages"].get(root), row)
            api["packages"][root] = row
        same &= compare(f"{dist} (metadata)", meta["packages"].get(dist), requirements)
        meta["packages"][dist] = requirements
    if asked.write and not same:
        api["date"] = meta["date"] = time.strftime("%Y-%m-%d")
        write("api-history.json", api)
        write("metadata.json", meta)
    sys.exit(0 if same or asked.write else 1)


def compare(name, committed, made):
    """Says what differs; a newer release moves the last column, and what is read of it."""
    if committed == made:
        print(f"{name}: the same, {len(made['v'])} versions, {made['v'][0]} to {made['v'][-1]}")
        return True
    before, now = (committed or {}).get("v", []), made["v"]
    gone, came = [v for v in before if v not in now], [v for v in now if v not in before]
    print(f"{name}: differs; versions gone: {' '.join(gone) or 'none'}; new: {' '.join(came) or 'none'}")
    for key in sorted({*(committed or {}), *made} - {"v"}):
        if (committed or {}).get(key) != made.get(key):
            print(f"  {key}: {len(json.dumps((committed or {}).get(key)))} characters committed, {len(json.dumps(made.get(key)))} made")
    return False


def write(name, table):
    """A package and a fact a line, as the files are: a change shows as the lines that changed."""
    lines = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"{compact(row)}:{compact(content)}" for row, content in value.items())
            lines.append(f"{compact(key)}:{{\n{rows}\n}}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join(map(compact, value))
            lines.append(f"{compact(key)}:[\n{rows}\n]")
        else:
            lines.append(f"{compact(key)}:{compact(value)}")
    (FACTS / name).write_text("{\n" + ",\n".join(lines) + "\n}\n")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


main()
