#!/usr/bin/env python3
"""Draws removed names from src/catalog/diagnose/api-history.json and reads them in the wheels themselves.

python3 scripts/verify-removed-names.py [--count 40] [--seed 13] [--out docs/removed-names.md]

For each: the version that `diagnose` advises must have the name, the first one read without it must lack it.
Needs pip and the network; the facts' own reader is not used, so that a fault of it shows.
"""
import argparse, ast, json, pathlib, random, subprocess, sys, tempfile, zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FACTS = ROOT / "src/catalog/diagnose/api-history.json"


def candidates():
    """(dist, module, name, advised, refused), each a plain name that went for good."""
    for root, pack in json.loads(FACTS.read_text())["packages"].items():
        dist, versions = pack.get("dist", root), pack["v"]
        for module, signs in pack.get("names", {}).items():
            came = " ".join(signs.get("+", {}).values()).split()
            for index, words in signs.get("-", {}).items():
                for word in words.split():
                    name = word.partition(">")[0]
                    if "*" in name or not name.isidentifier() or name in came:
                        continue
                    full = root if module == "." else f"{root}.{module}"
                    if root == "google":
                        full = "google.protobuf" if module == "." else f"google.{module}"
                    yield dist, full, name, versions[int(index) - 1], versions[int(index)]


def wheel(dist, version, folder):
    platforms = [f"manylinux{tag}_x86_64" for tag in ("1", "2010", "2014", "_2_17", "_2_24", "_2_27", "_2_28", "_2_31", "_2_34", "_2_35")]
    for python in ("3.11", "3.13", "3.9", "3.7"):
        target = folder / f"{dist}-{version}"
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--python-version", python,
             *(word for platform in [*platforms, "any"] for word in ("--platform", platform)), "-d", str(target), f"{dist}=={version}"],
            capture_output=True, text=True)
        found = list(target.glob("*.whl")) if target.exists() else []
        if found:
            return zipfile.ZipFile(found[0])
    return None


def names_of(archive, module, seen=()):
    """Names that can be imported from a module, or None where there is no such module."""
    base = module.replace(".", "/")
    members = set(archive.namelist())
    path = next((p for p in (f"{base}/__init__.py", f"{base}.py") if p in members), None)
    package = path is not None and path.endswith("__init__.py")
    if path is None:
        return None
    names = {m[len(base) + 1:].split("/")[0].split(".")[0] for m in members if m.startswith(base + "/") and m.endswith((".py", ".so"))} if package else set()
    tree = ast.parse(archive.read(path).decode("utf-8", "replace"))
    stub = f"{base}/__init__.pyi"
    trees = [tree] + ([ast.parse(archive.read(stub).decode("utf-8", "replace"))] if stub in members else [])

    def visit(body):
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.Import):
                names.update((a.asname or a.name).split(".")[0] for a in node.names)
            elif isinstance(node, ast.ImportFrom):
                for a in node.names:
                    if a.name != "*":
                        names.add(a.asname or a.name)
                        continue
                    parts = module.split(".") if package else module.split(".")[:-1]
                    parts = parts[: len(parts) - node.level + 1] if node.level else []
                    target = ".".join(parts + ([node.module] if node.module else []))
                    if target not in seen:
                        names.update(names_of(archive, target, (*seen, module)) or ())
            elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    names.update(n.id for n in ast.walk(target) if isinstance(n, ast.Name))
                    # Lazy modules list what they offer: _import_structure["part"] = ["Name"]; __all__ = [...]
                    label = ast.unparse(target)
                    if any(word in label for word in ("import_structure", "__all__", "submod_attrs", "_dynamic_imports", "_COMPONENTS", "SUBMOD_ATTRS")) and node.value is not None:
                        names.update(n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str))
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and "import_structure" in ast.unparse(node.value.func):
                names.update(n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str))
            for field in ("body", "orelse", "finalbody"):
                if isinstance(node, (ast.If, ast.Try, ast.With, ast.For)) and getattr(node, field, None):
                    visit(getattr(node, field))
            if isinstance(node, ast.Try):
                for handler in node.handlers:
                    visit(handler.body)

    for one in trees:
        visit(one.body)
    return names


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--out", default=str(ROOT / "docs/removed-names.md"))
    args = parser.parse_args()
    every = sorted(set(candidates()))
    drawn = random.Random(args.seed).sample(every, args.count)
    rows, right, cache = [], 0, {}
    with tempfile.TemporaryDirectory() as temporary:
        for dist, module, name, advised, refused in sorted(drawn):
            def has(version):
                if (dist, version) not in cache:
                    cache[dist, version] = wheel(dist, version, pathlib.Path(temporary))
                archive = cache[dist, version]
                return None if archive is None else name in (names_of(archive, module) or set())
            before, after = has(advised), has(refused)
            good = before is True and after is False
            right += good
            say = {True: "has it", False: "lacks it", None: "no wheel"}
            rows.append(f"| {dist} | `{module}` | `{name}` | {advised}: {say[before]} | {refused}: {say[after]} | {'yes' if good else 'NO'} |")
            print(rows[-1], flush=True)
    head = (f"# Removed names, read in the wheels\n\n{right} of {args.count} drawn with seed {args.seed} from {len(every)} names "
            "that `diagnose` knows to be gone: the advised version has the name, the refused one lacks it. "
            "Made by `scripts/verify-removed-names.py`.\n\n"
            "| package | module | name | advised | refused | as told |\n|---|---|---|---|---|---|\n")
    pathlib.Path(args.out).write_text(head + "\n".join(rows) + "\n")
    print(f"{right} of {args.count}")


main()
