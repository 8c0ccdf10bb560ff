"""Brings the files of one release of a package by uv, the wheel or else the source, and reads their names: nothing is
imported, built or run (the interpreter that uv is given has no setuptools, so that no build can begin)."""

import ast
import hashlib
import os
import pickle
import re
import shutil
import subprocess
import tempfile

from wheels import IDENT, extract, list_versions, vkey, want

PYTHONS = ("3.11", "3.9", "3.12", "3.8", "3.7", "3.13")
OUTSIDE = re.compile(r"(^|/)(tests?|testing|examples?|docs?|benchmarks?|scripts|setup)(/|\.py$)|(^|/)(test_\w+|conftest|\w+_test)\.py$")


class Store:
    """Extracts of one package, by release; kept in a file, since a release never changes."""

    def __init__(self, dist, cache, source=False):
        self.dist = dist
        self.source = source
        self.unkept = 0
        self.path = os.path.join(cache, f"{dist}.uv.pkl")
        self.data = {"ex": {}, "v": {}, "listed": [], "none": []}
        if os.path.exists(self.path):
            with open(self.path, "rb") as file:
                self.data = pickle.load(file)
        if not self.data["listed"]:
            self.data["listed"] = [v for v in list_versions(dist) if vkey(v) < (2022,) or vkey(v) > (2100,) or len(vkey(v)) > 1]

    def release(self, version):
        """Whether it could be read."""
        if version in self.data["v"]:
            return True
        if version in self.data["none"]:
            return False
        with tempfile.TemporaryDirectory(prefix="pod-wizard-") as folder:
            place = fetch(self.dist, version, folder, self.source)
            if place is None:
                self.data["none"].append(version)
            else:
                self.read(version, place)
        self.unkept += 1
        if self.unkept >= 4:
            self.keep()
        return place is not None

    def read(self, version, place):
        files, said = {}, ""
        for folder, folders, names in os.walk(place):
            folders[:] = [one for one in folders if not one.startswith(".")]
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), place)
                if path.endswith((".dist-info/METADATA", "PKG-INFO")):
                    with open(os.path.join(folder, name), encoding="utf8", errors="replace") as file:
                        said += file.read()
                if path.startswith(("src/", "python/", "lib/")):
                    path = path.split("/", 1)[1]
                if re.search(r"\.(so|pyd)$", path):
                    files.setdefault("#so", []).append(path)
                if not want(self.dist, path) or OUTSIDE.search(path):
                    continue
                # What lies deep is nobody's to import: it is there, and what it holds is not known.
                if path.count("/") > 2 + (name == "__init__.py"):
                    files[path] = None
                    continue
                with open(os.path.join(folder, name), "rb") as file:
                    text = file.read()
                digest = hashlib.sha1(text).digest()[:10]
                if digest not in self.data["ex"]:
                    self.data["ex"][digest] = more(text.decode("utf8", "replace"))
                files[path] = digest
        self.data["v"][version] = {"files": files, "words": set(re.findall(r"[A-Za-z_]\w{2,60}", said))}

    def keep(self):
        self.unkept = 0
        with open(self.path + "~", "wb") as file:
            pickle.dump(self.data, file, 4)
        os.replace(self.path + "~", self.path)


def fetch(dist, version, folder, source):
    """The folder with its files: of the wheel, or of the source where there is none (or where the wheel is too large)."""
    uv = ["uv", "pip", "install", "--quiet", "--no-deps", "--no-config", "--cache-dir", os.path.join(folder, "cache")]
    wheel = os.path.join(folder, "wheel")
    for python in () if source else PYTHONS:
        asked = ["--only-binary", ":all:", "--python-version", python, "--python-platform", "x86_64-manylinux_2_39"]
        done = subprocess.run([*uv, "--target", wheel, *asked, f"{dist}=={version}"], capture_output=True, text=True)
        if done.returncode == 0:
            return wheel
        if "source distribution" in done.stderr and "no wheels" in done.stderr:
            break
    bare = os.path.join(folder, "bare")
    subprocess.run(["uv", "venv", "--quiet", "--no-config", bare], capture_output=True)
    asked = ["--python", bare, "--no-binary", ":all:", "--no-build-isolation"]
    subprocess.run([*uv, "--target", os.path.join(folder, "none"), *asked, f"{dist}=={version}"], capture_output=True)
    for at, folders, _ in os.walk(os.path.join(folder, "cache")):
        if "sdists" in at and "src" in folders and version in at:
            shutil.rmtree(wheel, ignore_errors=True)
            return os.path.join(at, "src")
    return None


def more(text):
    """What extract says, and: words in the strings of a module that makes names while it runs; attributes that a class sets
    on itself, whether it answers for any name, what decorates its functions."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        return {"err": type(error).__name__}
    found = extract(tree)
    # A call on the level of the module may hand out names that only its strings have (deprecations of models, say).
    makes = re.search(r"__getattr__|globals\(\)|sys\.modules\[|setattr\(|lazy|exec\(", text)
    places = [tree] if makes else [node for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    found["strings"] = {
        word
        for place in places
        for node in ast.walk(place)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 200
        for word in re.findall(r"\w+", node.value)
    }
    found["decorated"] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in found["c"]:
            found["c"][node.name]["own"] = {
                one.attr
                for one in ast.walk(node)
                if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store) and getattr(one.value, "id", "") == "self"
            }
            decorate(found, node.body, f"{node.name}.")
    decorate(found, tree.body, "")
    return found


def decorate(found, body, of):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.decorator_list and IDENT.match(node.name):
            found["decorated"][of + node.name] = " ".join(ast.unparse(one) for one in node.decorator_list)
